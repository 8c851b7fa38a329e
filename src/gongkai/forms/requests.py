"""Table RQ, 收到和处理政府信息公开申请情况: what the forms of 2019 and 2021 have in common, and its sums.

Rows and columns: domain reference 1.2, taken from real reports. Articles are those of the OGI Regulations
(政府信息公开条例, State Council Order 711).
"""

from gongkai.forms.model import Block, Column, Identity, Row, Subtotal, Table

TITLE = "收到和处理政府信息公开申请情况"
NOTE = "（本列数据的勾稽关系为：第一项加第二项之和，等于第三项加第四项之和）"

LEGAL_PERSONS = "法人或其他组织"
APPLICANTS = (
    Column("natural_person", "自然人", ("公民", "个人")),
    Column("commercial_enterprise", "商业企业", ("企业", "商业", "商业机构", "工商企业"), group=LEGAL_PERSONS),
    Column("research_institution", "科研机构", ("科研", "科研单位", "科研院所", "研究机构"), group=LEGAL_PERSONS),
    Column(
        "public_interest_org", "社会公益组织", ("社会公益", "公益组织", "公益机构", "社会团体"), group=LEGAL_PERSONS
    ),
    Column("legal_services_org", "法律服务机构", ("法律服务", "法律机构", "律师事务所", "律所"), group=LEGAL_PERSONS),
    Column("other_org", "其他", ("其他组织", "其它", "其它组织", "其他法人", "其他法人或组织"), group=LEGAL_PERSONS),
    Column("total", "总计", ("合计", "总数", "共计")),
)

RESULTS = "三、本年度办理结果"
DENIED = "（三）不予公开"
UNABLE = "（四）无法提供"
NOT_PROCESSED = "（五）不予处理"
OTHER = "（六）其他处理"

RECEIVED_ROWS = (
    Row(
        "requests_new",
        "本年新收政府信息公开申请数量",
        "一、",
        variants=("本年新收", "本年新收申请数量", "本年新收申请"),
    ),
    Row(
        "requests_carried_in",
        "上年结转政府信息公开申请数量",
        "二、",
        # 转结 is the slip that the Changzhou zone office's 2024 report makes in its text.
        variants=("上年结转", "上年转结政府信息公开申请数量", "上年度结转政府信息公开申请数量", "上一年度结转"),
    ),
)

GRANTED_ROWS = (
    Row("granted_full", "予以公开", "（一）", (RESULTS,), "36(1), 36(2)"),
    Row(
        "granted_partial",
        "部分公开（区分处理的，只计这一情形，不计其他情形）",
        "（二）",
        (RESULTS,),
        "37",
        # 情况 for 情形: Erdao expropriation office 2022.
        ("部分公开", "部分公开（区分处理的，只计这一情况，不计其他情形）"),
    ),
)

DENIED_ROWS = (
    Row("denied_state_secret", "属于国家秘密", "1．", (RESULTS, DENIED), "14", ("国家秘密",)),
    Row(
        "denied_other_law_prohibits",
        "其他法律行政法规禁止公开",
        "2．",
        (RESULTS, DENIED),
        "14",
        # 行政止公开: Hongze district 2024 prints the label so.
        ("其他法律、行政法规禁止公开", "其他法律行政止公开", "法律行政法规禁止公开"),
    ),
    Row("denied_security_stability", "危及“三安全一稳定”", "3．", (RESULTS, DENIED), "14", ("三安全一稳定",)),
    Row("denied_third_party_rights", "保护第三方合法权益", "4．", (RESULTS, DENIED), "15", ("第三方合法权益",)),
    Row(
        "denied_internal_affairs",
        "属于三类内部事务信息",
        "5．",
        (RESULTS, DENIED),
        "16(1)",
        # 内容事务: Erdao expropriation office 2022.
        ("三类内部事务信息", "属于三类内容事务信息", "内部事务信息"),
    ),
    Row(
        "denied_process_info", "属于四类过程性信息", "6．", (RESULTS, DENIED), "16(2)", ("四类过程性信息", "过程性信息")
    ),
    Row("denied_enforcement_case_file", "属于行政执法案卷", "7．", (RESULTS, DENIED), "16(2)", ("行政执法案卷",)),
    Row("denied_admin_inquiry", "属于行政查询事项", "8．", (RESULTS, DENIED), "36(7)", ("行政查询事项",)),
)

UNABLE_ROWS = (
    Row(
        "unable_not_held",
        "本机关不掌握相关政府信息",
        "1．",
        (RESULTS, UNABLE),
        "36(4), 36(5)",
        ("不掌握相关政府信息", "本机关不掌握"),
    ),
    Row(
        "unable_needs_creation",
        "没有现成信息需要另行制作",
        "2．",
        (RESULTS, UNABLE),
        "38",
        ("需要另行制作", "需另行制作", "没有现成信息"),
    ),
    Row(
        "unable_unclear_after_correction",
        "补正后申请内容仍不明确",
        "3．",
        (RESULTS, UNABLE),
        "30",
        ("申请内容仍不明确", "补正后仍不明确"),
    ),
)

NOT_PROCESSED_ROWS = (
    Row("not_processed_petition_complaint", "信访举报投诉类申请", "1．", (RESULTS, NOT_PROCESSED), "39(1)"),
    Row("not_processed_repeat", "重复申请", "2．", (RESULTS, NOT_PROCESSED), "36(6)"),
    Row(
        "not_processed_publication", "要求提供公开出版物", "3．", (RESULTS, NOT_PROCESSED), "39(2)", ("提供公开出版物",)
    ),
    Row("not_processed_excessive", "无正当理由大量反复申请", "4．", (RESULTS, NOT_PROCESSED), "35", ("大量反复申请",)),
    Row(
        "not_processed_reconfirm",
        "要求行政机关确认或重新出具已获取信息",
        "5．",
        (RESULTS, NOT_PROCESSED),
        "",
        ("确认或重新出具已获取信息",),
    ),
)

OTHER_ROWS_2021 = (
    Row(
        "other_no_correction",
        "申请人无正当理由逾期不补正、行政机关不再处理其政府信息公开申请",
        "1．",
        (RESULTS, OTHER),
        "30",
        ("逾期不补正", "申请人无正当理由逾期不补正"),
    ),
    Row(
        "other_fee_unpaid",
        "申请人逾期未按收费通知要求缴纳费用、行政机关不再处理其政府信息公开申请",
        "2．",
        (RESULTS, OTHER),
        "42",
        (
            "逾期未缴纳费用",
            "逾期未缴费",
            "逾期不缴纳费用",
            "逾期不缴费",
            "逾期未按收费通知要求缴纳费用",
            "申请人逾期未按收费通知要求缴纳费用",
        ),
    ),
    Row("other_other", "其他", "3．", (RESULTS, OTHER)),
)
OTHER_ROWS_2019 = (Row("other_total", "其他处理", "（六）", (RESULTS,), "", ("其他",)),)

CLOSING_ROWS = (
    Row("completed_total", "总计", "（七）", (RESULTS,), "", ("合计", "办理结果总计", "总计（办理结果）")),
    Row(
        "requests_carried_out",
        "结转下年度继续办理",
        "四、",
        variants=("结转下年度", "结转下一年度继续办理", "结转下年", "结转下一年度"),
    ),
)


def _row_identities(rows: tuple[Row, ...]) -> list[Identity]:
    """RQ-ROW: in each row the six applicant columns add up to the total (总计)."""
    return [
        Identity(
            rule=f"RQ-ROW.{row.key}",
            left=tuple(f"rq.{row.key}.{column.key}" for column in APPLICANTS[:-1]),
            right=(f"rq.{row.key}.total",),
            zh=f"“{row.label}”一行：六类申请人之和应等于总计",
            en=f"row {row.key}: the six applicant columns add up to the total",
        )
        for row in rows
    ]


def _balance(column: Column) -> Identity:
    """RQ-BAL, the identity that the form prints (勾稽关系): item 1 + item 2 = item 3 + item 4."""
    c = column.key
    return Identity(
        rule=f"RQ-BAL.{c}",
        left=(f"rq.requests_new.{c}", f"rq.requests_carried_in.{c}"),
        right=(f"rq.completed_total.{c}", f"rq.requests_carried_out.{c}"),
        zh=f"“{column.label}”一列：本年新收＋上年结转应等于办理结果总计＋结转下年度",
        en=f"column {c}: new + carried in = completed + carried out",
    )


def _outcomes(column: Column, results: tuple[Row, ...]) -> Identity:
    """RQ-OUT: the results of a column add up to （七）总计."""
    c = column.key
    return Identity(
        rule=f"RQ-OUT.{c}",
        left=tuple(f"rq.{row.key}.{c}" for row in results),
        right=(f"rq.completed_total.{c}",),
        zh=f"“{column.label}”一列：（一）至（六）各项办理结果之和应等于（七）总计",
        en=f"column {c}: the results (1) to (6) add up to (7), completed",
    )


def requests_table(other_rows: tuple[Row, ...]) -> Table:
    """Table RQ with the given rows under （六）其他处理: one in the form of 2019, three in that of 2021."""
    results = (*GRANTED_ROWS, *DENIED_ROWS, *UNABLE_ROWS, *NOT_PROCESSED_ROWS, *other_rows)
    rows = (*RECEIVED_ROWS, *results, *CLOSING_ROWS)
    groups = [
        Subtotal("denied_total", "不予公开", tuple(row.key for row in DENIED_ROWS), ("不予公开小计",)),
        Subtotal("unable_total", "无法提供", tuple(row.key for row in UNABLE_ROWS), ("无法提供小计",)),
        Subtotal("not_processed_total", "不予处理", tuple(row.key for row in NOT_PROCESSED_ROWS), ("不予处理小计",)),
    ]
    if len(other_rows) > 1:
        groups.append(Subtotal("other_total", "其他处理", tuple(row.key for row in other_rows), ("其他处理小计",)))
    return Table(
        name="rq",
        title=TITLE,
        blocks=(Block("", APPLICANTS, rows),),
        joint=".",
        note=NOTE,
        identities=(
            *_row_identities(rows),
            *(_balance(column) for column in APPLICANTS),
            *(_outcomes(column, results) for column in APPLICANTS),
        ),
        subtotals=tuple(groups),
    )
