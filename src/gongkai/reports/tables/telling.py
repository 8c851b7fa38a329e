"""What is told of a table's lines and columns that could not be placed, or not without a doubt."""

from collections.abc import Mapping, Sequence

from gongkai.forms import FORMS, TableName
from gongkai.reports import findings
from gongkai.reports.tables.heading import Header, Heading
from gongkai.reports.tables.lines import Item, Line
from gongkai.values import At, Finding

_LABELS: Mapping[tuple[TableName, str | None], str] = {
    (table, column.key): column.label
    for form in FORMS.values()
    for table, printed in form.tables.items()
    for block in printed.blocks
    for column in block.columns
}
"""What the forms print over each column."""
_MOST_SHOWN = 30
"""Figures that a message shows."""


def damaged_column(table: TableName, heading: Heading, line: Line) -> Finding:
    """A column whose label is damaged, and how it was read; `line` is the last of its header."""
    at = At(line.page, line.table, None, None if line.flattened else heading.start + 1)
    return findings.assumed(
        findings.COLUMN,
        f"{findings.place_zh(at)}：列标题“{heading.label}”有缺损，按“{_LABELS[table, heading.key]}”读取",
        f"{findings.place_en(at)}: the column's label “{heading.label}” is damaged and was read as {heading.key}",
    )


def unlabelled_row(line: Line) -> Finding:
    """A line of figures without a label."""
    at = line.at(line.items[0])
    shown = "、".join(item.text for item in line.items if item.text)
    return findings.left_null(
        findings.ROW,
        f"{findings.place_zh(at)}：一行数字没有行标题，未读取：{shown}",
        f"{findings.place_en(at)}: a line of figures without a label was not read: {shown}",
    )


def unknown_row(line: Line, label: str) -> Finding:
    """A row that no form has, which is kept as `ext`."""
    at = line.at(line.items[0])
    return findings.assumed(
        findings.ROW,
        f"{findings.place_zh(at)}：“{label}”不是格式文本中的行，数据按 ext 保留",
        f"{findings.place_en(at)}: no form has a row “{label}”; its figures are kept as ext",
        severity="warning",
    )


def other_year(line: Line, label: str) -> Finding:
    """A row that is named by an earlier year than another row of the same cells."""
    at = line.at(line.items[0])
    return findings.assumed(
        findings.ROW,
        f"{findings.place_zh(at)}：“{label}”一行是以前年度的数据，未读取",
        f"{findings.place_en(at)}: the row “{label}” is of an earlier year and was not read",
    )


def unknown_column(cells: Sequence[tuple[Line, Item]], label: str) -> Finding:
    """The figures under one column that no form has; `label` is what stands over them, if anything does."""
    line, item = cells[0]
    at = line.at(item)._replace(row=None)
    shown = "、".join(item.text for _, item in cells[:_MOST_SHOWN]) + ("…" if len(cells) > _MOST_SHOWN else "")
    named_zh, named_en = (f"“{label}”", f" “{label}”") if label else ("", "")
    return findings.left_null(
        findings.COLUMN,
        f"{findings.place_zh(at)}：列标题{named_zh}不是任何已知列，其下{len(cells)}个数据未读取：{shown}",
        f"{findings.place_en(at)}: no form has the column{named_en}; what stands under it ({len(cells)}) was not read: "
        f"{shown}",
    )


def no_header(line: Line, label: str) -> Finding:
    """A row of the form under no header."""
    at = line.at(line.items[0])
    return findings.left_null(
        findings.COLUMN,
        f"{findings.place_zh(at)}：“{label}”一行上方没有可识别的列标题，数据未读取",
        f"{findings.place_en(at)}: no known column labels above the row “{label}”, so its figures were not read",
    )


def over_rows(line: Line, item: Item) -> Finding:
    """A figure that spans several rows."""
    at = line.at(item)
    return findings.left_null(
        findings.SHAPE,
        f"{findings.place_zh(at)}：数字“{item.text}”跨多行，无法确定属于哪一行",
        f"{findings.place_en(at)}: the figure “{item.text}” spans several rows",
    )


def other_width(line: Line, label: str, header: Header, figures: Sequence[Item]) -> Finding:
    """A row that has not one figure for each column, or whose figures may stand beside their own columns."""
    at, cells, columns = line.at(line.items[0]), len(figures), len(header.headings)
    shown = "、".join(item.text for item in figures if item.text)
    zh, en = (f"“{label}”一行", f"the row “{label}”") if label else ("此行", "the row")
    why = (
        (f"有{cells}格，与{columns}个列标题可能错位", f"has {cells} cells, which may not stand under their own columns")
        if cells == columns
        else (f"有{cells}格，应有{columns}格", f"has {cells} cells for {columns} columns")
    )
    return findings.left_null(
        findings.SHAPE,
        f"{findings.place_zh(at)}：{zh}{why[0]}，无法确定各数所在列，未读取：{shown}",
        f"{findings.place_en(at)}: {en} {why[1]}, so none could be placed: {shown}",
    )
