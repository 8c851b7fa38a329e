"""Lines of text to reports and strips: what the tests of loose text share. The figures are made up."""

from collections.abc import Iterable

from gongkai.documents import read_document
from gongkai.reports import read_report
from gongkai.reports.loose.strips import Strip, strips_of
from gongkai.values import Report

HEADER = "申请人情况\n自然人\n法人或其他组织\n总计\n商业企业\n科研机构\n社会公益组织\n法律服务机构\n其他\n"
REVIEW = "四、政府信息公开行政复议、行政诉讼情况\n"
FIFTEEN = [2, 0, 1, 0, 3, 1, 0, 0, 0, 1, 0, 0, 0, 4, 4]
LABELS = [
    "一、本年新收政府信息公开申请数量", "二、上年结转政府信息公开申请数量", "（一）予以公开", "（二）部分公开",
    "1.属于国家秘密", "2.其他法律行政法规禁止公开", "3.危及“三安全一稳定”", "4.保护第三方合法权益",
    "5.属于三类内部事务信息", "6.属于四类过程性信息", "7.属于行政执法案卷", "8.属于行政查询事项",
    "1.本机关不掌握相关政府信息", "2.没有现成信息需要另行制作", "3.补正后申请内容仍不明确",
    "1.信访举报投诉类申请", "2.重复申请", "3.要求提供公开出版物", "4.无正当理由大量反复申请",
    "5.要求行政机关确认或重新出具已获取信息", "（六）其他处理", "（七）总计", "四、结转下年度继续办理",
]  # fmt: skip
ROWS = [[9, 2, 0, 0, 0, 0, 11], [1, 0, 0, 0, 0, 0, 1], [4, 1, 0, 0, 0, 0, 5], [2, 0, 0, 0, 0, 0, 2]]
ROWS += [[0] * 7 for _ in range(8)]
ROWS += [[3, 1, 0, 0, 0, 0, 4], *([0] * 7 for _ in range(8)), [9, 2, 0, 0, 0, 0, 11], [1, 0, 0, 0, 0, 0, 1]]
"""The form of 2019: 11 and 1 came in, 11 were completed (5, 2 and 4), 1 is carried out."""


def read(text: str) -> Report:
    """The report that this text is read as."""
    return read_report(read_document(text.encode(), name="report.txt"))


def strips(text: str) -> list[Strip]:
    """The strips of this text."""
    return strips_of(read_document(text.encode(), name="report.txt").blocks)


def bars(cells: Iterable[object]) -> str:
    """A row of bars."""
    return f"| {' | '.join(map(str, cells))} |\n"


def values(report: Report, table: str) -> list[object]:
    """The values of a table's cells in the order of the form."""
    return [cell.value for key, cell in report.cells.items() if key.startswith(f"{table}.")]
