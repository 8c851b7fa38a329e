"""Tables without rules whose rows and cells do not show by their lines of text alone."""

from gongkai.documents.pdf import read_pdf
from gongkai.values import Grid
from tests.documents.pdf_files import Sheet

HEADER = (100.0, ("信息内容", "制发件数", "废止件数"))
HEADER_OF_TWO = (100.0, ("内容", "制发", "废止"))


def rows_of(*lines: tuple[float, tuple[str, ...]]) -> list[list[str]]:
    """The texts of the one grid that lines of words make: the label's at the left, two columns of figures."""
    sheet = Sheet()
    for y, words in lines:
        for x, word in zip((100, 240, 320), words, strict=True):
            sheet.text(x, y, word, 9)
    [grid] = [block for block in read_pdf(sheet.data()).blocks if isinstance(block, Grid)]
    return [[cell.text if cell else "" for cell in row] for row in grid.rows]


def test_lines_of_one_cell_are_not_made_one_number() -> None:
    lines = (HEADER, (120, ("规章", "1", "2")), (131, ("", "35", "")), (150, ("文件", "5", "6")))
    assert rows_of(*lines)[1:] == [["规章", "1 35", "2"], ["文件", "5", "6"]]


def test_figures_close_below_others_without_a_label_are_no_row() -> None:
    lines = (HEADER, (120, ("规章", "372", "420")), (131, ("", "6", "0")), (150, ("文件", "5", "6")))
    assert rows_of(*lines)[1:] == [["规章", "372 6", "420 0"], ["", "", ""], ["文件", "5", "6"]]


def test_figure_alone_in_its_line_between_the_lines_of_its_label_is_a_row() -> None:
    label = ((140, ("行政规范性", "", "")), (146, ("", "35", "")), (152, ("文件总数", "", "")))
    rows = rows_of(HEADER, (120, ("规章", "1", "2")), *label, (172, ("文件", "5", "6")))
    assert rows[1:] == [["规章", "1", "2"], ["行政规范性文件总数", "35", ""], ["文件", "5", "6"]]


def test_first_label_that_begins_like_a_heading_is_no_heading() -> None:
    label = ((120, ("一、本年新收政府信息", "", "")), (125, ("", "3", "4")), (131, ("公开申请数量", "", "")))
    assert rows_of(HEADER, *label, (150, ("二、上年结转", "5", "6"))) == [
        ["信息内容", "制发件数", "废止件数"],
        ["一、本年新收政府信息公开申请数量", "3", "4"],
        ["二、上年结转", "5", "6"],
    ]


def test_halves_of_figures_centred_between_others_are_not_read() -> None:
    upper, lower = (120, ("", "3720", "")), (132, ("", "6", ""))
    rows = rows_of(HEADER_OF_TWO, upper, (126, ("1.规章", "", "2")), lower, (150, ("2.文件", "5", "6")))
    assert "3720……6" in [text for row in rows for text in row]
    assert rows[-1] == ["2.文件", "5", "6"]


def test_halves_of_figures_beside_the_rest_of_a_label_are_not_read() -> None:
    first, second = (120, ("1.行政规范", "3720", "4")), (131, ("性文件", "6", ""))
    rows = rows_of(HEADER_OF_TWO, first, second, (150, ("2.文件", "5", "6")))
    assert [row[1:] for row in rows[1:]] == [["3720…", "4"], ["…6", ""], ["5", "6"]]


def test_rows_as_close_as_lines_of_text_are_rows() -> None:
    lines = ((120, ("1.规章", "3720", "4200")), (131, ("2.文件", "655", "7")), (142, ("3.其他", "8", "941")))
    assert rows_of(HEADER_OF_TWO, *lines)[1:] == [list(words) for _, words in lines]
