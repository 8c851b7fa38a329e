"""Rows of which one figure is printed, alone in its line: between the lines of their label, or of the table."""

from collections.abc import Sequence

import pytest

from gongkai.documents.pdf.glyphs import CUT
from gongkai.documents.pdf.reader import read_pdf
from gongkai.values import Grid
from tests.documents.pdf.files import Sheet

Lines = Sequence[tuple[float, tuple[str, ...]]]
HEADER = (100.0, ("信息内容", "制发件数", "废止件数"))
NARROW = (100.0, ("内容", "制发", "废止"))
FIRST = (120.0, ("1.规章", "11", "12"))
SECOND: Lines = ((140.0, ("2.行政规范性", "", "")), (146.0, ("", "", "35")), (152.0, ("文件总数", "", "")))


def rows_of(*pages: Lines, ruled: Sequence[float] = ()) -> list[list[list[str]]]:
    """The texts of each grid that lines of words make, with level lines at these heights of each page."""
    sheet = Sheet()
    for lines in pages:
        for y, words in lines:
            for x, word in zip((100, 240, 320), words, strict=True):
                sheet.text(x, y, word, 9)
        for y in ruled:
            sheet.line(95, y, 380, y)
        sheet.page()
    grids = [block for block in read_pdf(sheet.data()).blocks if isinstance(block, Grid)]
    return [[[cell.text if cell else "" for cell in row] for row in grid.rows] for grid in grids]


def test_last_row_before_the_header_is_printed_again_is_a_row() -> None:
    again = [(y + 80, words) for y, words in (HEADER, (120.0, ("3.其他", "4", "5")))]
    above, below = rows_of([HEADER, FIRST, *SECOND, *again])
    assert above[1:] == [["1.规章", "11", "12"], ["2.行政规范性文件总数", "", "35"]]
    assert below[1:] == [["3.其他", "4", "5"]]


def test_first_row_is_a_row() -> None:
    [grid] = rows_of([HEADER, *SECOND, (172.0, ("3.其他", "4", "5"))])
    assert grid[1:] == [["2.行政规范性文件总数", "", "35"], ["3.其他", "4", "5"]]


@pytest.mark.parametrize("lead", [12.0, 18.0])
def test_label_far_above_its_figure_between_the_same_level_lines(lead: float) -> None:
    second = [(145.0, ("2.行政规范性", "", "")), (145 + lead / 2, ("", "", "35")), (145 + lead, ("文件总数", "", ""))]
    again = [(y + 100, words) for y, words in (HEADER, (120.0, ("3.其他", "4", "5")))]
    above, below = rows_of([HEADER, FIRST, *second, *again], ruled=(88, 106, 130, 172, 206, 226))
    assert above[1:] == [["1.规章", "11", "12"], ["2.行政规范性文件总数", "", "35"]]
    assert below[1:] == [["3.其他", "4", "5"]]


def test_digits_printed_apart_under_a_header_are_one_figure() -> None:
    sheet = Sheet()
    for y, words in (HEADER, FIRST, (140.0, ("2.行政规范性", "", "")), (152.0, ("文件总数", "", ""))):
        for x, word in zip((100, 240, 320), words, strict=True):
            sheet.text(x, y, word, 9)
    for x, digit in ((322, "3"), (331, "5")):
        sheet.text(x, 146.0, digit, 9)
    [grid] = [block for block in read_pdf(sheet.data()).blocks if isinstance(block, Grid)]
    assert [cell.text if cell else "" for cell in grid.rows[-1]] == ["2.行政规范性文件总数", "", "35"]


def test_figure_overleaf_beside_a_label_that_is_counted_is_no_half() -> None:
    overleaf = [(60.0, ("3.行政许可及", "", "")), (66.0, ("", "", "8751")), (72.0, ("其他事项", "", ""))]
    [grid] = rows_of([NARROW, FIRST, (140.0, ("2.文件", "", "20793"))], overleaf)
    assert grid[-2:] == [["2.文件", "", "20793"], ["3.行政许可及其他事项", "", "8751"]]


def test_figure_overleaf_beside_a_label_that_goes_on_may_be_half() -> None:
    overleaf = [(60.0, ("及行政许可和", "", "")), (66.0, ("", "", "8751")), (72.0, ("其他事项", "", ""))]
    [grid] = rows_of([NARROW, FIRST, (140.0, ("2.文件", "", "20793"))], overleaf)
    assert [row[-1] for row in grid[-2:]] == ["20793" + CUT, CUT + "8751"]


def test_label_overleaf_between_level_lines_is_no_rest_of_one_before_the_break() -> None:
    first = [NARROW, (122.0, ("规章", "11", "12"))]
    rest = [(105.0, ("行政规", "", "")), (116.0, ("文件", "3", "35"))]
    [grid] = rows_of(first, rest, ruled=(88, 106, 130))
    assert grid[1:] == [["规章", "11", "12"], ["行政规文件", "3", "35"]]
