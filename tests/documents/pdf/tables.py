"""The statutory table of requests as one draws it: its cells, with figures that tell each cell from all others."""

from tests.documents.pdf.files import Box

COLUMNS = ("自然人", "商业企业", "科研机构", "社会公益组织", "法律服务机构", "其他", "总计")
GROUPS: tuple[tuple[str, tuple[str, ...]], ...] = (
    ("（一）予以公开", ()),
    ("（二）部分公开（区分处理的，只计这一情形，不计其他情形）", ()),
    (
        "（三）不予公开",
        (
            "1.属于国家秘密",
            "2.其他法律行政法规禁止公开",
            "3.危及“三安全一稳定”",
            "4.保护第三方合法权益",
            "5.属于三类内部事务信息",
            "6.属于四类过程性信息",
            "7.属于行政执法案卷",
            "8.属于行政查询事项",
        ),
    ),
    ("（四）无法提供", ("1.本机关不掌握相关政府信息", "2.没有现成信息需要另行制作", "3.补正后申请内容仍不明确")),
    (
        "（五）不予处理",
        (
            "1.信访举报投诉类申请",
            "2.重复申请",
            "3.要求提供公开出版物",
            "4.无正当理由大量反复申请",
            "5.要求行政机关确认或重新出具已获取信息",
        ),
    ),
    (
        "（六）其他处理",
        (
            "1.申请人无正当理由逾期不补正、行政机关不再处理其政府信息公开申请",
            "2.申请人逾期未按收费通知要求缴纳费用、行政机关不再处理其政府信息公开申请",
            "3.其他",
        ),
    ),
    ("（七）总计", ()),
)
XS = (60.0, 85.0, 145.0, 270.0, 308.0, 345.0, 382.0, 419.0, 456.0, 493.0, 535.0)


def row_labels() -> list[str]:
    """The label of each of the 25 rows: that of the row itself, not of its group."""
    inner = [label for group, rows in GROUPS for label in (rows or (group,))]
    return ["一、本年新收政府信息公开申请数量", "二、上年结转政府信息公开申请数量", *inner, "四、结转下年度继续办理"]


def figure(row: int, column: int) -> str:
    """The figure of a row and a column, from 0: no other cell has it. Its length is one to four digits."""
    return str(row * 7 + column + (1000 if row % 5 == 4 else 0))


def requests_header(first: int = 0) -> list[Box]:
    """Three rows of headers, the first at row `first`."""
    boxes = [
        Box("（本列数据的勾稽关系为：第一项加第二项之和，等于第三项加第四项之和）", first, 0, 3, 3, "left"),
        Box("申请人情况", first, 3, 1, 7),
        Box("自然人", first + 1, 3, 2),
        Box("法人或其他组织", first + 1, 4, 1, 5),
        Box("总计", first + 1, 9, 2),
    ]
    return boxes + [Box(label, first + 2, 4 + k) for k, label in enumerate(COLUMNS[1:6])]


def requests_rows() -> list[list[Box]]:
    """The cells that start in each of the 25 rows, counted from row 0; the figures in them too."""
    rows: list[list[Box]] = [[Box(row_labels()[0], 0, 0, 1, 3, "left")], [Box(row_labels()[1], 1, 0, 1, 3, "left")]]
    for group, inner in GROUPS:
        at = len(rows)
        if not inner:
            rows.append([Box(group, at, 1, 1, 2, "left")])
            continue
        rows.append([Box(group, at, 1, len(inner)), Box(inner[0], at, 2, align="left")])
        rows += [[Box(label, at + k, 2, align="left")] for k, label in enumerate(inner[1:], 1)]
    rows[2].insert(0, Box("三、本年度办理结果", 2, 0, len(rows) - 2))
    rows.append([Box(row_labels()[-1], len(rows), 0, 1, 3, "left")])
    for number, row in enumerate(rows):
        row += [Box(figure(number, k), number, 3 + k) for k in range(7)]
    return rows
