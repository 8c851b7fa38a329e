"""A made report as a workbook: merged ranges, figures as numbers or as text."""

import io
import re

from xlsxwriter import Workbook  # type: ignore[import-untyped]
from xlsxwriter.format import Format  # type: ignore[import-untyped]
from xlsxwriter.worksheet import Worksheet  # type: ignore[import-untyped]

from tests.maker.labels import SPAN
from tests.maker.pieces import MadeTable
from tests.maker.places import places
from tests.maker.reports import MadeReport

_WIDTH = 9
"""The last column of the paragraphs, which stand in merged cells."""
_FIGURE = re.compile(r"\+?(-?[0-9,]+(?:\.[0-9]+)?)")


def render(report: MadeReport) -> bytes:
    """The file's bytes."""
    out = io.BytesIO()
    book = Workbook(out, {"in_memory": True})
    book.set_properties({"title": report.title})
    styles = _Styles(book)
    sheet = book.add_worksheet()
    sheet.set_column(0, 1, 14)
    sheet.set_column(2, 2, 44)
    sheet.merge_range(0, 0, 0, _WIDTH, report.title, styles.words)
    row = 2
    for block in report.blocks:
        if isinstance(block, str):
            sheet.merge_range(row, 0, row, _WIDTH, block, styles.words)
            row += 1
        elif report.layout.sheet_per_table:
            _write(book.add_worksheet(), 0, block, report.layout.figures_as_text, styles)
        else:
            _write(sheet, row, block, report.layout.figures_as_text, styles)
            row += len(block) + 1
    book.close()
    return out.getvalue()


class _Styles:
    """The formats of a workbook."""

    def __init__(self, book: Workbook) -> None:
        self.words: Format = book.add_format({"text_wrap": True})
        self.cell: Format = book.add_format({"border": 1, "align": "center", "text_wrap": True})
        self.grouped: Format = book.add_format({"border": 1, "align": "center", "num_format": "#,##0.####"})
        self.grouped_whole: Format = book.add_format({"border": 1, "align": "center", "num_format": "#,##0"})
        self.signed: Format = book.add_format({"border": 1, "align": "center", "num_format": "+0;-0;0"})


def _write(sheet: Worksheet, first_row: int, table: MadeTable, as_text: bool, styles: _Styles) -> None:
    for place in places(table):
        row, column = first_row + place.row, place.column
        value, style = _value(place.piece.text.replace(SPAN, ""), as_text, styles)
        if place.rows > 1 or place.columns > 1:
            sheet.merge_range(row, column, row + place.rows - 1, column + place.columns - 1, value, style)
        else:
            sheet.write(row, column, value, style)


def _value(text: str, as_text: bool, styles: _Styles) -> tuple[str | float | None, Format]:
    """What stands in the cell, and the format that shows it as the layout prints it."""
    match = _FIGURE.fullmatch(text)
    if as_text or match is None or not text.isascii():
        return text or None, styles.cell
    number = match[1].replace(",", "")
    value = float(number) if "." in number else int(number)
    if text.startswith("+"):
        return value, styles.signed
    if "," in text:
        return value, styles.grouped if "." in number else styles.grouped_whole
    return value, styles.cell
