"""Figures of several things that a clause names together: 不予公开、无法提供25件 counts both, neither alone."""

import re
from collections.abc import Mapping

from gongkai.reports.claims.shape import WORKLOAD
from gongkai.reports.kinds import any_of, kind_of

_LAST_YEARS = "上一?年度?[结转]{2}"
_AND_LAST_YEARS = f"[^，。；：\\d]{{0,16}}?[、和与及][^，。；：\\d]{{0,4}}{_LAST_YEARS}"
_REQUESTS = any_of(
    (
        ("denied_state_secret", "国家秘密"),
        ("denied_other_law_prohibits", "行政法规禁止公开"),
        ("denied_security_stability", "三安全一稳定"),
        ("denied_third_party_rights", "第三方合法权益 第三方权益"),
        ("denied_internal_affairs", "内部事务"),
        ("denied_process_info", "过程性信息"),
        ("denied_enforcement_case_file", "行政执法案卷"),
        ("denied_admin_inquiry", "行政查询"),
        ("unable_not_held", "不掌握 未掌握 信息不存在"),
        ("unable_needs_creation", "没有现成信息 另行制作"),
        ("unable_unclear_after_correction", "不明确"),
        ("not_processed_petition_complaint", "信访 举报 投诉"),
        ("not_processed_repeat", "重复申请"),
        ("not_processed_publication", "公开出版物"),
        ("not_processed_excessive", "反复申请"),
        ("not_processed_reconfirm", "重新出具"),
        ("other_no_correction", "逾期[不未]补正"),
        ("other_fee_unpaid", "缴纳费用"),
        ("denied_total", "不予公开 不同意公开 不公开"),
        ("unable_total", "无法提供"),
        ("not_processed_total", "不予处理"),
        ("other_total", "其他处理"),
        ("granted_partial", "部[分份](?:同意|予以)?公开"),
        ("granted_full", "予以公开 同意公开 全部公开"),
        ("workload", f"收到{_AND_LAST_YEARS} 受理{_AND_LAST_YEARS} 接收{_AND_LAST_YEARS}"),
        ("requests_new", "新收 新受理"),
        ("requests_carried_in", f"{_LAST_YEARS} 去年[结转]{{2}}"),
        ("requests_carried_out", "结转(?:至|到)?下 结转(?:至|到)20"),
        ("completed_total", "办结"),
        ("legal_persons", "法人 其他组织"),
        ("natural_person", "自然人 公民 个人"),
        ("research_institution", "科研机构"),
        ("public_interest_org", "社会公益组织"),
        ("legal_services_org", "法律服务机构"),
        ("commercial_enterprise", "商业企业 企业"),
    )
)
_PROCEEDINGS = any_of(
    (
        ("upheld", "维持 驳回 胜诉"),
        ("corrected", "纠正 纠错 撤销 确认违法 败诉"),
        ("other", "撤回 撤诉 终止 调解 和解 其他结果"),
        ("pending", "未审结 正在审理 未结"),
        ("suit_direct", "未经复议 未经行政复议 直接起诉 直接诉讼 直接提起"),
        ("suit_after_review", "复议后"),
    )
)
_DOCUMENTS = any_of((("issued", "制发 制定 制订 出台 印发"), ("repealed", "废止 失效"), ("amended", "修改 修订")))
_WORDS: Mapping[str, tuple[re.Pattern[str], str]] = {
    "request": (_REQUESTS, "rq.{}.total"),
    "unsaid": (_REQUESTS, "rq.{}.total"),
    "review": (_PROCEEDINGS, "rl.review.{}"),
    "suit": (_PROCEEDINGS, "rl.suits.{}"),
    "normative": (_DOCUMENTS, "pd.normative_docs_{}"),
    "rules": (_DOCUMENTS, "pd.rules_{}"),
}
"""What is counted together, by what a clause is about, and the cell of each."""
_APPLICANTS = (
    *("natural_person", "legal_persons", "research_institution"),
    *("public_interest_org", "legal_services_org", "commercial_enterprise"),
)
_CELLS: Mapping[str, str] = {
    "workload": WORKLOAD,
    **{kind: f"rq.requests_new.{kind}" for kind in _APPLICANTS},
    **{kind: f"rl.{kind}.total" for kind in ("suit_direct", "suit_after_review")},
}
_ALL = {"natural_person", "legal_persons"}
"""公民、法人和其他组织 is whoever can ask."""
_JOINED = re.compile("[^，。；：]{0,12}?(?:[、和与或并]|(?<!涉)及(?!时))[^，。；：]{0,12}")
"""What stands between two things that are counted together."""
_BEHIND = re.compile(r"[^，。；：:（(\d]{1,48}(?=[，。；：:]|$)")
"""What a clause says behind its last figure."""


def named_together(before: str, ahead: str, subject: str) -> str | None:
    """The sum of the things that a clause names for its figure, joined by 、 or 和; None if it names one alone, or all.

    They stand last before it, or behind it where nothing does before. Amendments (修改) have no cell: their sum is "".

    >>> named_together("不予公开、无法提供共", "", "request"), named_together("不予公开", "", "request")
    ('rq.denied_total.total + rq.unable_total.total', None)
    """
    if subject not in _WORDS:
        return None
    pattern, cell = _WORDS[subject]
    run = _last_run(pattern, before)
    if not run and (behind := _BEHIND.match(ahead)):
        run = _last_run(pattern, behind[0])
    if (len(run) < 2 and run != ["workload"]) or set(run) == _ALL:
        return None
    return "" if "amended" in run else " + ".join(_CELLS.get(kind, cell.format(kind)) for kind in run)


def _last_run(pattern: re.Pattern[str], words: str) -> list[str]:
    """The last things in words that are joined, with what may close them.

    A group behind its rows (国家秘密、过程性信息不予公开) is told by them, and so is 办结 behind 新收和上年结转.
    With 等 it has others besides.
    """
    run: list[str] = []
    end = 0
    for match in pattern.finditer(words):
        kind = kind_of(match)
        between = words[end : match.start()]
        if run and _JOINED.fullmatch(between) and kind not in run and not _is_group_of(kind, run):
            run.append(kind)
        elif not run or not _closes(kind, run, between):
            run = [kind]
        end = match.end()
    return run


def _closes(kind: str, run: list[str], between: str) -> bool:
    if kind == "completed_total" and len(run) > 1:
        return True
    told = _is_group_of(kind, run) and len(between) <= 4 and "等" not in between
    return kind == run[-1] or told


def _is_group_of(kind: str, run: list[str]) -> bool:
    """国家秘密、商业秘密等原因不予公开 is all of the group, not the group and one of its rows."""
    return kind.endswith("_total") and run[-1].startswith(kind.removesuffix("total"))
