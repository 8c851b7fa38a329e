"""The findings of reading: every rule, and the words for it in two languages.

| rule | when |
|---|---|
| READ-TABLE | a statutory table was not found |
| READ-ROW | a row that no form knows, or one of the form that the page does not have, or a damaged label |
| READ-COLUMN | figures under a heading that no form knows, or a damaged heading |
| READ-SHAPE | a row whose figures do not fit its columns, or a table without lines whose sums fail |
| READ-ORDER | figures that stand apart from labels of rows or columns, placed by their order and proved by the sums |
| READ-PLACED | figures of a row that is short, or under no header, placed where the sums allow only that |
| READ-DUPLICATE | two cells of the page claim to be the same cell of the form |
| READ-VALUE | a cell of words or not plainly one number, or not surely recognised; a table without a figure |
| READ-FORM | a row or column of another form than its table, or an unread table of another than the year's |
| READ-OTHER | tables of another year, another body or a whole system, which were not read |
| READ-AGENCY | no agency, one that other words of the page contradict, or one on weak evidence |
| READ-YEAR | no year, or one on weak evidence |
| X-YEAR | years that contradict each other: title, statistics period, parts of the text, day of publication |
| READ-CHARSET | a charset that was denied, or characters that were lost |
| READ-DOCUMENT | anything else that the reader of the file had to assume |

`pass_assumed` marks what was read on good evidence that a person may want to see, `not_assessable` what was left null.
"""

from collections.abc import Iterable

from gongkai.values import At, Finding, FindingStatus, Severity

TABLE, ROW, COLUMN, SHAPE = "READ-TABLE", "READ-ROW", "READ-COLUMN", "READ-SHAPE"
ORDER, PLACED = "READ-ORDER", "READ-PLACED"
DUPLICATE, OTHER, VALUE, FORM = "READ-DUPLICATE", "READ-OTHER", "READ-VALUE", "READ-FORM"
AGENCY, YEAR, CHARSET, DOCUMENT = "READ-AGENCY", "READ-YEAR", "READ-CHARSET", "READ-DOCUMENT"
X_YEAR = "X-YEAR"


def left_null(rule: str, zh: str, en: str, cells: Iterable[str] = (), severity: Severity = "warning") -> Finding:
    """Something that could not be read: the cells named are null because of it."""
    return Finding(rule, severity, "not_assessable", tuple(cells), zh, en)


def assumed(rule: str, zh: str, en: str, cells: Iterable[str] = (), severity: Severity = "info") -> Finding:
    """Something that was read on good evidence, but not as the form prints it."""
    status: FindingStatus = "pass_assumed"
    return Finding(rule, severity, status, tuple(cells), zh, en)


def broken(rule: str, zh: str, en: str, severity: Severity = "warning") -> Finding:
    """A rule that what the page prints breaks."""
    return Finding(rule, severity, "fail", (), zh, en)


def place_zh(at: At) -> str:
    """Where something stands, for a Chinese message: 第2个表格第3行第4列."""
    parts = ((at.page, "第{}页"), (at.table, "第{}个表格"), (at.row, "第{}行"), (at.column, "第{}列"))
    return "".join(words.format(number) for number, words in parts if number is not None) or "正文"


def place_en(at: At) -> str:
    """Where something stands, for an English message: table 2, row 3, column 4."""
    parts = (("page", at.page), ("table", at.table), ("row", at.row), ("column", at.column))
    return ", ".join(f"{word} {number}" for word, number in parts if number is not None) or "in the running text"
