"""Tables without rules whose rows and cells do not show by their lines of text alone."""

import pytest

from gongkai.documents.pdf.glyphs import CUT
from gongkai.documents.pdf.reader import read_pdf
from gongkai.values import Grid
from tests.documents.pdf.files import Sheet

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


def test_halves_of_figures_as_far_apart_as_lines_are_in_loose_text_are_not_read() -> None:
    row, rest = (120, ("1.规章", "3720", "12")), (137, ("", "6", ""))
    assert rows_of(HEADER_OF_TWO, row, rest, (160, ("2.文件", "5", "6")))[1][1:] == ["3720…", "12"]
    upper = ((120, ("", "3720", "")), (137, ("1.规章", "6", "12")))
    assert ["1.规章", "…6", "12"] in rows_of(HEADER_OF_TWO, *upper, (160, ("2.文件", "5", "6")))


def test_figures_are_not_held_against_the_columns_of_another_table() -> None:
    sheet = Sheet()
    for y, words in ((100, ("信息内容", "本年处理决定数量")), (114, ("行政处罚", "235054")), (128, ("行政强制", "88"))):
        for x, word in zip((100, 300), words, strict=True):
            sheet.text(x, y, word, 9)
    sheet.text(100, 150, "三、收到和处理申请情况", 14)
    for y in (170, 184):
        for k in range(9):
            sheet.text(100 + 40 * k, y, str(k), 9)
    grids = [block for block in read_pdf(sheet.data()).blocks if isinstance(block, Grid)]
    assert [[cell.text for cell in row if cell] for row in grids[0].rows[1:]] == [
        ["行政处罚", "235054"],
        ["行政强制", "88"],
    ]


def test_rows_as_close_as_lines_of_text_are_rows() -> None:
    lines = ((120, ("1.规章", "3720", "4200")), (131, ("2.文件", "655", "7")), (142, ("3.其他", "8", "941")))
    assert rows_of(HEADER_OF_TWO, *lines)[1:] == [list(words) for _, words in lines]


def test_row_of_nothing_but_chinese_numerals_is_a_row() -> None:
    lines = ((120, ("三、结果", "3", "12")), (140, ("四、结转下年度", "七", "二十七")))
    assert rows_of(HEADER, *lines)[1:] == [["三、结果", "3", "12"], ["四、结转下年度", "七", "二十七"]]


def test_one_chinese_numeral_under_a_figure_is_one() -> None:
    assert rows_of(HEADER, (120, ("规章", "", "12")), (140, ("文件", "", "八")))[1:] == [
        ["规章", "", "12"],
        ["文件", "", "八"],
    ]


def test_chinese_numerals_of_two_lines_are_not_made_one_number() -> None:
    lines = (HEADER, (120, ("规章", "三十", "二")), (131, ("", "二", "")), (150, ("文件", "5", "6")))
    assert rows_of(*lines)[1] == ["规章", "三十 二", "二"]


def test_row_of_figures_that_begins_with_a_mark_with_a_question_mark_has_no_label() -> None:
    sheet = Sheet()
    for y, words in ((100, ("维持", "纠正", "总计")), (120, ("? 0", "4", "? 0"))):
        for x, word in zip((100, 160, 220), words, strict=True):
            sheet.text(x, y, word, 9)
    [grid] = [block for block in read_pdf(sheet.data()).blocks if isinstance(block, Grid)]
    assert [[cell.text if cell else "" for cell in row] for row in grid.rows] == [
        ["维持", "纠正", "总计"],
        ["? 0", "4", "? 0"],
    ]


def test_labels_of_two_lines_close_over_each_other_are_of_their_own_rows() -> None:
    labels = [(116, "结果"), (127, "维持"), (143, "结果"), (154, "纠正"), (170, "其他"), (181, "结果")]
    figures = [(121.5, ("", "1", "2")), (148.5, ("", "3", "4")), (175.5, ("", "5", "6"))]
    lines = sorted([*figures, *((y, (text, "", "")) for y, text in labels)])
    assert rows_of((97, ("类别", "行政复议", "诉讼")), *lines)[1:] == [
        ["结果维持", "1", "2"],
        ["结果纠正", "3", "4"],
        ["其他结果", "5", "6"],
    ]


def test_first_line_of_a_label_right_below_the_header_is_no_header() -> None:
    label = (
        (120, ("2.申请人逾期未按收费通", "", "")),
        (131, ("知要求缴纳费用、不再处", "3", "4")),
        (142, ("理", "", "")),
    )
    assert rows_of(HEADER, *label, (162, ("3.其他", "5", "6"))) == [
        ["信息内容", "制发件数", "废止件数"],
        ["2.申请人逾期未按收费通知要求缴纳费用、不再处理", "3", "4"],
        ["3.其他", "5", "6"],
    ]


def test_first_label_of_four_lines_that_begins_like_a_heading_is_no_heading() -> None:
    label = ((120, "一、本年新收"), (131, "政府信息公开"), (142, "申请数量总"), (153, "数"))
    lines = sorted([*((y, (text, "", "")) for y, text in label), (136.5, ("", "3", "4"))])
    assert rows_of(HEADER, *lines, (180, ("二、上年结转", "5", "6"))) == [
        ["信息内容", "制发件数", "废止件数"],
        ["一、本年新收政府信息公开申请数量总数", "3", "4"],
        ["二、上年结转", "5", "6"],
    ]


def test_label_cut_behind_its_opening_bracket_and_number_begins_a_row() -> None:
    label = ((131, "（三"), (142, "）不"), (153, "予"))
    lines = sorted([*((y, (text, "", "")) for y, text in label), (147.5, ("", "5", "6"))])
    assert rows_of(HEADER, (120, ("（二）", "1", "2")), *lines)[1:] == [["（二）", "1", "2"], ["（三）不予", "5", "6"]]


def test_line_that_does_not_fill_its_column_goes_on_in_the_next_close_below() -> None:
    label = ((140, ("2.部分公开", "", "")), (151, ("区分处理的，只计这一", "5", "6")), (162, ("情形", "", "")))
    rows = rows_of(HEADER, (120, ("1.其他法律行政法规禁止公开", "1", "2")), *label, (182, ("3.其他", "7", "8")))
    assert rows[1:] == [
        ["1.其他法律行政法规禁止公开", "1", "2"],
        ["2.部分公开区分处理的，只计这一情形", "5", "6"],
        ["3.其他", "7", "8"],
    ]


def test_row_with_a_figure_more_than_the_table_has_columns_is_not_read() -> None:
    """A figure cut over two cells moves those behind it to the right, and 13 may be the first column's."""
    rows = rows_of(HEADER, (120, ("规章", "13607", "24484")), (144, ("文件", "3", "4")), (168, ("收费", "13 25", "64")))
    assert rows[1:3] == [["规章", "13607", "24484"], ["文件", "3", "4"]]
    assert rows[3][0] == "收费" and all(CUT in text for text in rows[3][1:])


def test_groups_of_three_digits_are_no_figures_more() -> None:
    rows = rows_of(HEADER, (120, ("规章", "13 607", "24 484")), (144, ("文件", "3", "4")))
    assert not any(CUT in text for row in rows for text in row)


@pytest.mark.parametrize(("beside", "last"), [("", None), ("3", "")])
def test_rows_whose_one_figure_stands_before_the_last_column_end_there(beside: str, last: str | None) -> None:
    """Where all others have just one too, in the last: a label that is lost has moved them left."""
    sheet = Sheet()
    rows = (HEADER[1], ("规章", beside, "5"), ("文件", "7", ""), ("许可", "", "9"), ("处罚", "8", ""))
    for y, words in enumerate(rows):
        for x, word in zip((100, 240, 320), words, strict=True):
            sheet.text(x, 100 + 24 * y, word, 9)
    [grid] = [block for block in read_pdf(sheet.data()).blocks if isinstance(block, Grid)]
    ends = [cell.text if cell else None for cell in (row[-1] for row in grid.rows[1:])]
    assert ends == ["5", last, "9", last]


def test_figures_that_fill_their_columns_are_two_where_other_rows_have_one_in_each() -> None:
    sheet = Sheet()
    rows = (("内容", "其他", "总计"), ("规章", "28830", "51816"), ("文件", "0", "26"), ("收费", "4", "31"))
    for number, words in enumerate(rows):
        for x, word in zip((100, 240, 267), words, strict=True):
            sheet.text(x, 100 + 24 * number, word, 9)
    [grid] = [block for block in read_pdf(sheet.data()).blocks if isinstance(block, Grid)]
    assert [[cell.text if cell else "" for cell in row] for row in grid.rows] == [list(words) for words in rows]
