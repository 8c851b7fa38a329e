"""The maker's own labels, typed from the catalogue of real reports, with the damage seen on them."""

from tests.maker.layout import Layout

REQUEST_COLUMNS = {
    "natural_person": "自然人",
    "commercial_enterprise": "商业企业",
    "research_institution": "科研机构",
    "public_interest_org": "社会公益组织",
    "legal_services_org": "法律服务机构",
    "other_org": "其他",
    "total": "总计",
}
# field: (enumerator kind and number, official label)
REQUEST_ROWS = {
    "requests_new": ("item", "一", "本年新收政府信息公开申请数量"),
    "requests_carried_in": ("item", "二", "上年结转政府信息公开申请数量"),
    "granted_full": ("bracket", "一", "予以公开"),
    "granted_partial": ("bracket", "二", "部分公开（区分处理的，只计这一情形，不计其他情形）"),
    "denied_state_secret": ("number", "1", "属于国家秘密"),
    "denied_other_law_prohibits": ("number", "2", "其他法律行政法规禁止公开"),
    "denied_security_stability": ("number", "3", "危及“三安全一稳定”"),
    "denied_third_party_rights": ("number", "4", "保护第三方合法权益"),
    "denied_internal_affairs": ("number", "5", "属于三类内部事务信息"),
    "denied_process_info": ("number", "6", "属于四类过程性信息"),
    "denied_enforcement_case_file": ("number", "7", "属于行政执法案卷"),
    "denied_admin_inquiry": ("number", "8", "属于行政查询事项"),
    "unable_not_held": ("number", "1", "本机关不掌握相关政府信息"),
    "unable_needs_creation": ("number", "2", "没有现成信息需要另行制作"),
    "unable_unclear_after_correction": ("number", "3", "补正后申请内容仍不明确"),
    "not_processed_petition_complaint": ("number", "1", "信访举报投诉类申请"),
    "not_processed_repeat": ("number", "2", "重复申请"),
    "not_processed_publication": ("number", "3", "要求提供公开出版物"),
    "not_processed_excessive": ("number", "4", "无正当理由大量反复申请"),
    "not_processed_reconfirm": ("number", "5", "要求行政机关确认或重新出具已获取信息"),
    "other_no_correction": ("number", "1", "申请人无正当理由逾期不补正、行政机关不再处理其政府信息公开申请"),
    "other_fee_unpaid": ("number", "2", "申请人逾期未按收费通知要求缴纳费用、行政机关不再处理其政府信息公开申请"),
    "other_other": ("number", "3", "其他"),
    "other_total": ("bracket", "六", "其他处理"),
    "completed_total": ("bracket", "七", "总计"),
    "requests_carried_out": ("item", "四", "结转下年度继续办理"),
}
GROUPS = {"denied": ("三", "不予公开"), "unable": ("四", "无法提供"), "not_processed": ("五", "不予处理")}
GROUPS["other"] = ("六", "其他处理")

SHORT = {
    "requests_new": "本年新收",
    "requests_carried_in": "上年结转",
    "granted_partial": "部分公开",
    "other_no_correction": "逾期不补正",
    "requests_carried_out": "结转下年度",
    "other_total": "其他",
    "normative_docs": "规范性文件",
    "commercial_enterprise": "企业",
    "legal_services_org": "法律服务",
    "本年制发件数": "制发件数",
}
DAMAGED = {
    "denied_other_law_prohibits": "其他法律行政止公开",
    "denied_internal_affairs": "属于三类内容事务信息",
    "granted_partial": "部分公开（区分处理的，只计这一情况，不计其他情形）",
    "requests_carried_out": "结转下一年度继续办理",
    "现行有效件数": "现行有效件",
    "本年增/减": "本年增/",
}
ANNOTATED = {
    "granted_full": "予以公开（含告知已主动公开的，2020年起单列）",
    "unable_not_held": "本机关不掌握相关政府信息（如信息不存在、不属于本机关公开2项）",
    "rules": "规章（设区的市、自治州人民政府填报）",
    "normative_docs": "规范性文件（指2019年12月31日前以“规定”“办法”为题的公文）",
}
_SIMPLIFIED_TRADITIONAL = (
    "规規 范範 数數 据據 处處 内內 务務 项項 类類 条條 办辦 执執 结結 转轉 开開 护護 "
    "权權 过過 总總 计計 对對 业業 实實 审審 询詢 复復 议議 诉訴 讼訟 维維 纠糾 织織 "
    "机機 构構 请請 补補 组組 举舉 报報 关關 强強 许許 罚罰 费費 购購 额額 单單 废廢 "
    "现現 减減 获獲 认認 确確 续續 继繼 缴繳 纳納 无無 当當 区區 这這 国國 属屬 稳穩 "
    "档檔 没沒 应應 设設 标標 "
)
_TRADITIONAL = str.maketrans({pair[0]: pair[1] for pair in _SIMPLIFIED_TRADITIONAL.split()})

DISCLOSURE = {
    "2021": [
        (
            "一",
            ["本年制发件数", "本年废止件数", "现行有效件数"],
            [("rules", "规章"), ("normative_docs", "行政规范性文件")],
        ),
        ("五", ["本年处理决定数量"], [("licensing", "行政许可")]),
        ("六", ["本年处理决定数量"], [("penalty", "行政处罚"), ("compulsion", "行政强制")]),
        ("八", ["本年收费金额（单位：万元）"], [("admin_fees", "行政事业性收费")]),
    ],
    "2019": [
        (
            "一",
            ["本年新制作数量", "本年新公开数量", "对外公开总数量"],
            [("rules", "规章"), ("normative_docs", "规范性文件")],
        ),
        (
            "五",
            ["上一年项目数量", "本年增/减", "处理决定数量"],
            [("licensing", "行政许可"), ("other_external_service", "其他对外管理服务事项")],
        ),
        (
            "六",
            ["上一年项目数量", "本年增/减", "处理决定数量"],
            [("penalty", "行政处罚"), ("compulsion", "行政强制")],
        ),
        ("八", ["上一年项目数量", "本年增/减"], [("admin_fee", "行政事业性收费")]),
        ("九", ["采购项目数量", "采购总金额"], [("procurement", "政府集中采购")]),
    ],
}  # fmt: skip
DISCLOSURE_FIELDS = {
    "本年制发件数": "issued", "本年废止件数": "repealed", "现行有效件数": "in_force",
    "本年处理决定数量": "decisions", "本年收费金额（单位：万元）": "cny_10k",
    "本年新制作数量": "made", "本年新公开数量": "newly_published", "对外公开总数量": "published_total",
    "上一年项目数量": "items_prev_year", "本年增/减": "items_change", "处理决定数量": "decisions",
    "采购项目数量": "projects", "采购总金额": "amount",
}  # fmt: skip

SPAN = "\x1f"
"""Where one span or run of a cell's text ends and the next begins."""

PROCEEDINGS = {"review": "行政复议", "suit_direct": "未经复议直接起诉", "suit_after_review": "复议后起诉"}
OUTCOMES = {"upheld": "结果维持", "corrected": "结果纠正", "other": "其他结果", "pending": "尚未审结", "total": "总计"}


def dressed(text: str, field: str, layout: Layout) -> str:
    """A label as this layout prints it: shortened, damaged, annotated, spaced, in traditional characters."""
    chosen = {"short": SHORT, "damaged": DAMAGED, "annotated": ANNOTATED}.get(layout.labels, {}).get(field, text)
    if layout.totals_named and chosen == "总计":
        chosen = "合计"
    marks = {"curly": "“”", "straight": '""', "corner": "「」", "none": ("", "")}[layout.quotes]
    chosen = chosen.replace("“", marks[0]).replace("”", marks[1])
    if layout.half_width_brackets:
        chosen = chosen.replace("（", "(").replace("）", ")").replace("，", ",")
    if layout.spaced_labels and len(chosen) == 2:
        chosen = f"{chosen[0]} {chosen[1]}"
    return chosen.translate(_TRADITIONAL) if layout.labels == "traditional" else chosen


def disclosure_heading(name: str, layout: Layout, year: int) -> str:
    """A column heading of table PD, with the unit of money and the year that this layout prints in it."""
    heading = {
        "ten_thousand": name,
        "yuan": name.replace("单位：万元", "单位：元"),
        "unsaid": name.replace("（单位：万元）", ""),
    }[layout.money]
    heading = dressed(heading, name, layout)
    if layout.year_in_labels and heading.startswith("本年"):
        return heading.replace("本年", f"本年({year})" if layout.half_width_brackets else f"本年（{year}）", 1)
    return heading


def cut(label: str, layout: Layout) -> str:
    """A header's text as this layout breaks it: \n is a line, SPAN where one span ends and the next begins."""
    kind = "lines" if layout.cut_headers else layout.headers
    if kind == "whole" or len(label) < 4:
        return label
    if kind == "vertical":
        return "\n".join(label) if len(label) < 8 else label
    size = {4: 2, 5: 4, 6: 2, 7: 3}.get(len(label), 4)
    pieces = [label[at : at + size] for at in range(0, len(label), size)] if size == 2 else [label[:size], label[size:]]
    return pieces[0] if kind == "first_line" else {"lines": "\n", "spans": SPAN}[kind].join(pieces)


def enumerated(kind: str, number: str, layout: Layout) -> str:
    """The enumerator before a label: 一、 （一） 1． or another way of writing it, or none."""
    if layout.numbering == "none":
        return ""
    if kind == "item":
        return f"{number}、"
    if kind == "bracket":
        return f"({number})" if layout.half_width_brackets else f"（{number}）"
    if layout.enumerators == "circled":
        return "①②③④⑤⑥⑦⑧"[int(number) - 1]
    if layout.enumerators == "full_width":
        number = chr(ord("０") + int(number))
    return number + {"full": "．", "dot": ".", "comma": "、", "full_width": "．"}[layout.enumerators]
