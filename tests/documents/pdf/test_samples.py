"""The two real PDFs: their tables as one sees them on the pages, typed by eye."""

import pytest

from gongkai.documents.limits import Unreadable
from gongkai.documents.pdf.reader import read_pdf
from gongkai.values import Document, Grid, GridCell, Paragraph
from tests.conftest import SAMPLES

NONE = ["0"] * 7
HONGZE_PD = [
    ["第二十条第（一）项"],
    ["信息内容", "本年制发件数", "本年废止件数", "现行有效件数"],
    ["规章", "0", "0", "0"],
    ["行政规范性文件", "3", "0", "8"],
    ["第二十条第（五）项"],
    ["信息内容", "本年处理决定数量"],
    ["行政许可", "9487"],
    ["第二十条第（六）项"],
    ["信息内容", "本年处理决定数量"],
    ["行政处罚", "2776"],
    ["行政强制", "84"],
    ["第二十条第（八）项"],
    ["信息内容", "本年收费金额（单位：万元）"],
    ["行政事业性收费", "7545"],
]
HONGZE_RQ = [
    ["一、本年新收政府信息公开申请数量", "95", "0", "0", "0", "0", "0", "95"],
    ["二、上年结转政府信息公开申请数量", *NONE],
    ["（一）予以公开", "50", "0", "0", "0", "0", "0", "50"],
    ["（二）部分公开（区分处理的，只计这一情形，不计其他情形）", "9", "0", "0", "0", "0", "0", "9"],
    ["1.属于国家秘密", *NONE],
    ["2.其他法律行政止公开", *NONE],
    ["3.危及“三安全一稳定”", "1", "0", "0", "0", "0", "0", "1"],
    ["4.保护第三方合法权益", *NONE],
    ["5.属于三类内部事务信息", *NONE],
    ["6.属于四类过程性信息", "1", "0", "0", "0", "0", "0", "1"],
    ["7.属于行政执法案卷", "1", "0", "0", "0", "0", "0", "1"],
    ["8.属于行政查询事项", *NONE],
    ["1.本机关不掌握相关政府信息", "31", "0", "0", "0", "0", "0", "31"],
    ["2.没有现成信息需要另行制作", "1", "0", "0", "0", "0", "0", "1"],
    ["3.补正后申请内容仍不明确", *NONE],
    ["1.信访举报投诉类申请", "1", "0", "0", "0", "0", "0", "1"],
    ["2.重复申请", *NONE],
    ["3.要求提供公开出版物", *NONE],
    ["4.无正当理由大量反复申请", *NONE],
    ["5.要求行政机关确认或重新出具已获取信息", *NONE],
    ["（六）其他处理", *NONE],
    ["（七）总计", "95", "0", "0", "0", "0", "0", "95"],
    ["四、结转下年度继续办理", *NONE],
]
CHANGZHOU_RQ = [
    ["一、本年新收政府信息公开申请数量", "49", "14", "0", "0", "0", "0", "63"],
    ["二、上年结转政府信息公开申请数量", "1", "0", "0", "0", "0", "0", "1"],
    ["（一）予以公开", "8", "0", "0", "0", "0", "0", "8"],
    ["（二）部分公开（区分处理的，只计这一情形，不计其他情形）", "10", "8", "0", "0", "0", "0", "18"],
    ["1.属于国家秘密", *NONE],
    ["2.其他法律行政法规禁止公开", *NONE],
    ["3.危及“三安全一稳定”", *NONE],
    ["4.保护第三方合法权益", *NONE],
    ["5.属于三类内部事务信息", *NONE],
    ["6.属于四类过程性信息", *NONE],
    ["7.属于行政执法案卷", *NONE],
    ["8.属于行政查询事项", *NONE],
    ["1.本机关不掌握相关政府信息", "14", "6", "0", "0", "0", "0", "20"],
    ["2.没有现成信息需要另行制作", *NONE],
    ["3.补正后申请内容仍不明确", *NONE],
    ["1.信访举报投诉类申请", *NONE],
    ["2.重复申请", *NONE],
    ["3.要求提供公开出版物", *NONE],
    ["4.无正当理由大量反复申请", *NONE],
    ["5.要求行政机关确认或重新出具已获取信息", *NONE],
    ["1.申请人无正当理由逾期不补正、行政机关不再处理其政府信息公开申请", "9", "0", "0", "0", "0", "0", "9"],
    ["2.申请人逾期未按收费通知要求缴纳费用、行政机关不再处理其政府信息公开申请", *NONE],
    ["3.其他", *NONE],
    ["（七）总计", "41", "14", "0", "0", "0", "0", "55"],
    ["四、结转下年度继续办理", "9", "0", "0", "0", "0", "0", "9"],
]
HEADER = ["自然人", "商业企业", "科研机构", "社会公益组织", "法律服务机构", "其他", "总计"]
RESULTS = ["结果维持", "结果纠正", "其他结果", "尚未审结", "总计"]


def read(name: str) -> tuple[Document, list[Grid]]:
    document = read_pdf((SAMPLES / name).read_bytes())
    return document, [block for block in document.blocks if isinstance(block, Grid)]


def texts(row: tuple[GridCell | None, ...]) -> list[str]:
    """The texts of a row, each cell once."""
    return [cell.text for k, cell in enumerate(row) if cell is not None and cell not in row[:k]]


def last_label_and_figures(grid: Grid) -> list[list[str]]:
    """Of each row below the header the last label that is not blank, and the seven figures."""
    rows = []
    for row in grid.rows[3:]:
        cells = texts(row)
        rows.append([next(text for text in cells[-8::-1] if text), *cells[-7:]])
    return rows


def prose(document: Document) -> list[str]:
    return [block.text for block in document.blocks if isinstance(block, Paragraph)]


def test_hongze_tables_over_pages() -> None:
    _, (pd, rq, rl) = read("hongze-2024.pdf")
    assert [texts(row) for row in pd.rows] == HONGZE_PD
    assert pd.row_pages == (2,) * 7 + (3,) * 7
    assert last_label_and_figures(rq) == HONGZE_RQ
    assert [cell.text for cell in rq.rows[2][3:] if cell] == HEADER
    assert rq.row_pages == (3,) * 16 + (4,) * 10
    assert rq.rows[5][0] == GridCell("三、本年度办理结果", 5, 0, 20, 1)
    assert rq.rows[15][1] == GridCell("（四）无法提供", 15, 1, 3, 1)
    assert [cell.text for cell in rl.rows[2] if cell] == RESULTS * 3
    assert [cell.text for cell in rl.rows[3] if cell] == list("110021000120103")
    assert (rl.page, rl.number) == (4, 3)


def test_hongze_prose() -> None:
    document, _ = read("hongze-2024.pdf")
    assert document.title == "淮安市洪泽区人民政府2024年政府信息公开工作年度报告"
    found = prose(document)
    headings = [text for text in found if text[1] == "、"]
    assert headings == [
        "一、总体情况",
        "二、主动公开政府信息情况",
        "三、收到和处理政府信息公开申请情况",
        "四、政府信息公开行政复议、行政诉讼情况",
        "五、存在的主要问题及改进情况",
        "六、其他需要报告的事项",
    ]
    assert len(found) == 17  # 6 on page 1, 4, 1, 4 and 2
    assert any("政府信息公开申请17件" in text for text in found)
    assert not any(text.strip("- ").isdigit() for text in found)


def test_changzhou_tables() -> None:
    document, (pd, rq, rl) = read("changzhou-2024.pdf")
    assert texts(pd.rows[2]) == ["规章", "0", "0", "0"]
    assert texts(pd.rows[3]) == ["行政规范性文件", "4", "2", "9"]
    assert [texts(pd.rows[r]) for r in (6, 9, 10, 13)] == [
        ["行政许可", "0"],
        ["行政处罚", "0"],
        ["行政强制", "0"],
        ["行政事业性收费", "0"],
    ]
    assert last_label_and_figures(rq) == CHANGZHOU_RQ
    assert [cell.text for cell in rq.rows[2][3:] if cell] == HEADER
    assert rq.row_pages == (1,) * 5 + (2,) * 23
    assert [cell.text for cell in rl.rows[3] if cell] == ["0"] * 15
    assert document.title == "某区党政办公室2024年政府信息公开年度报告"
    assert prose(document)[-4:] == [
        "五、存在的主要问题及改进情况",
        "需要继续改进答复文书的质量。",
        "六、其他需要报告的事项",
        "没有其他需要报告的事项。",
    ]


def test_scan_says_so() -> None:
    with pytest.raises(Unreadable, match="scan"):
        read("changzhou-2024-scan.pdf")
