"""What the three statutory tables print, as the demo's sites print it.

This list is written again here, from the reference's section 1.2 to 1.4 and not from `gongkai.forms`, so that reading
a demo page proves the forms against another hand's labels.
"""

from dataclasses import dataclass

Named = tuple[tuple[str, str], ...]
"""Pairs of a key's part and its label."""

APPLICANTS: Named = (
    ("natural_person", "自然人"),
    ("commercial_enterprise", "商业企业"),
    ("research_institution", "科研机构"),
    ("public_interest_org", "社会公益组织"),
    ("legal_services_org", "法律服务机构"),
    ("other_org", "其他"),
)
TOTAL = ("total", "总计")
COLUMNS: tuple[str, ...] = (*(key for key, _ in APPLICANTS), "total")
"""The seven columns of table RQ (申请人情况)."""


@dataclass(frozen=True, slots=True)
class Block:
    """One item of Article 20 in table PD: a cell's key is `pd.` + row + `_` + column."""

    heading: str
    columns: Named
    rows: Named


_MADE = (("made", "本年新制作数量"), ("newly_published", "本年新公开数量"), ("published_total", "对外公开总数量"))
_ITEMS = (("items_prev_year", "上一年项目数量"), ("items_change", "本年增/减"))
_DECISIONS = (("decisions", "本年处理决定数量"),)

PD: dict[str, tuple[Block, ...]] = {
    "2021": (
        Block(
            "第二十条第（一）项",
            (("issued", "本年制发件数"), ("repealed", "本年废止件数"), ("in_force", "现行有效件数")),
            (("rules", "规章"), ("normative_docs", "行政规范性文件")),
        ),
        Block("第二十条第（五）项", _DECISIONS, (("licensing", "行政许可"),)),
        Block("第二十条第（六）项", _DECISIONS, (("penalty", "行政处罚"), ("compulsion", "行政强制"))),
        Block(
            "第二十条第（八）项",
            (("cny_10k", "本年收费金额（单位：万元）"),),
            (("admin_fees", "行政事业性收费"),),
        ),
    ),
    "2019": (
        Block("第二十条第（一）项", _MADE, (("rules", "规章"), ("normative_docs", "规范性文件"))),
        Block(
            "第二十条第（五）项",
            (*_ITEMS, ("decisions", "处理决定数量")),
            (("licensing", "行政许可"), ("other_external_service", "其他对外管理服务事项")),
        ),
        Block(
            "第二十条第（六）项",
            (*_ITEMS, ("decisions", "处理决定数量")),
            (("penalty", "行政处罚"), ("compulsion", "行政强制")),
        ),
        Block("第二十条第（八）项", _ITEMS, (("admin_fee", "行政事业性收费"),)),
        Block(
            "第二十条第（九）项",
            (("projects", "采购项目数量"), ("amount", "采购总金额")),
            (("procurement", "政府集中采购"),),
        ),
    ),
}

NEW = ("requests_new", "一、本年新收政府信息公开申请数量")
CARRIED_IN = ("requests_carried_in", "二、上年结转政府信息公开申请数量")
RESULTS = "三、本年度办理结果"
CARRIED_OUT = ("requests_carried_out", "四、结转下年度继续办理")
COMPLETED = ("completed_total", "（七）总计")


@dataclass(frozen=True, slots=True)
class Group:
    """Rows of 三、本年度办理结果 under one label; a group without a label is a row of its own."""

    label: str
    rows: Named


_UP_TO_FIVE = (
    Group("", (("granted_full", "（一）予以公开"),)),
    Group("", (("granted_partial", "（二）部分公开（区分处理的，只计这一情形，不计其他情形）"),)),
    Group(
        "（三）不予公开",
        (
            ("denied_state_secret", "1．属于国家秘密"),
            ("denied_other_law_prohibits", "2．其他法律行政法规禁止公开"),
            ("denied_security_stability", "3．危及“三安全一稳定”"),
            ("denied_third_party_rights", "4．保护第三方合法权益"),
            ("denied_internal_affairs", "5．属于三类内部事务信息"),
            ("denied_process_info", "6．属于四类过程性信息"),
            ("denied_enforcement_case_file", "7．属于行政执法案卷"),
            ("denied_admin_inquiry", "8．属于行政查询事项"),
        ),
    ),
    Group(
        "（四）无法提供",
        (
            ("unable_not_held", "1．本机关不掌握相关政府信息"),
            ("unable_needs_creation", "2．没有现成信息需要另行制作"),
            ("unable_unclear_after_correction", "3．补正后申请内容仍不明确"),
        ),
    ),
    Group(
        "（五）不予处理",
        (
            ("not_processed_petition_complaint", "1．信访举报投诉类申请"),
            ("not_processed_repeat", "2．重复申请"),
            ("not_processed_publication", "3．要求提供公开出版物"),
            ("not_processed_excessive", "4．无正当理由大量反复申请"),
            ("not_processed_reconfirm", "5．要求行政机关确认或重新出具已获取信息"),
        ),
    ),
)

OUTCOMES: dict[str, tuple[Group, ...]] = {
    "2021": (
        *_UP_TO_FIVE,
        Group(
            "（六）其他处理",
            (
                ("other_no_correction", "1．申请人无正当理由逾期不补正、行政机关不再处理其政府信息公开申请"),
                ("other_fee_unpaid", "2．申请人逾期未按收费通知要求缴纳费用、行政机关不再处理其政府信息公开申请"),
                ("other_other", "3．其他"),
            ),
        ),
    ),
    "2019": (*_UP_TO_FIVE, Group("", (("other_total", "（六）其他处理"),))),
}

RL_RESULTS: Named = (
    ("upheld", "结果维持"),
    ("corrected", "结果纠正"),
    ("other", "其他结果"),
    ("pending", "尚未审结"),
    TOTAL,
)
RL_GROUPS: Named = (("review", "行政复议"), ("suit_direct", "未经复议直接起诉"), ("suit_after_review", "复议后起诉"))
SUITS = "行政诉讼"


def pd_keys(form: str) -> tuple[str, ...]:
    """Keys of table PD of a form, in the order of the page: 10 of 2021, 22 of 2019."""
    return tuple(f"pd.{row}_{column}" for block in PD[form] for row, _ in block.rows for column, _ in block.columns)


def outcome_rows(form: str) -> tuple[str, ...]:
    """Row keys of （一） to （六） in table RQ, which together make （七）总计: 22 of 2021, 20 of 2019."""
    return tuple(key for group in OUTCOMES[form] for key, _ in group.rows)


def rq_rows(form: str) -> tuple[str, ...]:
    """All row keys of table RQ in the order of the page: 25 of 2021, 23 of 2019."""
    return (NEW[0], CARRIED_IN[0], *outcome_rows(form), COMPLETED[0], CARRIED_OUT[0])


def rl_keys() -> tuple[str, ...]:
    """The 15 keys of table RL, in the order of the page."""
    return tuple(f"rl.{group}.{result}" for group, _ in RL_GROUPS for result, _ in RL_RESULTS)
