"""Tables that a page break cuts inside a row, and pieces that are no rest of the table above them."""

import pytest

from gongkai.documents import read_document
from gongkai.documents.pdf.joins import join
from gongkai.documents.pdf.lattice import Piece, Place
from gongkai.documents.pdf.reader import read_pdf
from gongkai.values import Document, Grid
from tests.documents.pdf.files import WIDTH, Box, Sheet

XS = [60.0, 160.0, 186.0, 212.0]
"""Columns of figures with room for two digits of size 10."""


def rows(*texts: tuple[str, ...]) -> list[Box]:
    return [
        Box(text, r, k, align="middle" if k else "left") for r, row in enumerate(texts) for k, text in enumerate(row)
    ]


def _at(row: int, texts: tuple[str, ...]) -> list[Box]:
    return rows(*((),) * row, texts)


def over_pages(upper: list[Box], lower: list[Box], xs: list[float] = XS) -> Document:
    """What is read of a table whose rows are parted by a page break."""
    sheet = Sheet()
    for boxes, top in ((upper, 700.0), (lower, 70.0)):
        count = max(box.row + box.row_span for box in boxes)
        sheet.table(xs, [top + 30 * row for row in range(count + 1)], boxes, size=10)
        sheet.page()
    return read_pdf(sheet.data())


def texts(document: Document) -> list[list[list[str]]]:
    """The texts of each grid's rows, each cell once."""
    grids = [block for block in document.blocks if isinstance(block, Grid)]
    return [[[c.text for k, c in enumerate(row) if c and c not in row[:k]] for row in grid.rows] for grid in grids]


def test_digits_that_a_page_has_no_room_for_go_on_overleaf() -> None:
    upper = rows(("3.重复申请", "1", "2"), ("（七）总计", "17", "8"))
    lower = rows(("", "77", ""), ("四、结转", "3", "4"))
    assert texts(over_pages(upper, lower)) == [
        [["3.重复申请", "1", "2"], ["（七）总计", "1777", "8"], ["四、结转", "3", "4"]]
    ]


def test_label_and_digits_that_both_go_on_overleaf() -> None:
    upper = rows(("3.要求提供公开出版", "18", "0"))
    lower = rows(("物", "0", ""), ("4.其他", "3", "4"))
    assert texts(over_pages(upper, lower)) == [[["3.要求提供公开出版物", "180", "0"], ["4.其他", "3", "4"]]]


def test_label_goes_on_overleaf_whose_letters_are_set_apart() -> None:
    sheet = Sheet()
    for top, words in (
        (700.0, ("2.其他法律行", "18", "0")),
        (70.0, ("政法规禁止公开", "", "")),
        (96.0, ("3.其他", "3", "4")),
    ):
        if top == 70:
            sheet.page()
        sheet.table([60.0, 152.0, 192.0, 232.0], [top, top + 26], [Box("", 0, k) for k in range(3)])
        for x, word in zip((66, 170, 210), words, strict=True):
            sheet.text(x, top + 17, word, 10, apart=2.0)
    [grid] = texts(read_pdf(sheet.data()))
    assert grid == [["2.其他法律行政法规禁止公开", "18", "0"], ["3.其他", "3", "4"]]


def test_figures_of_a_cut_row_that_had_room_are_not_made_one_number() -> None:
    [grid] = texts(over_pages(rows(("1.其他", "7", "8")), rows(("", "5", ""), ("2.重复申请", "3", "4"))))
    assert grid[0] == ["1.其他", "7 5", "8"]


def test_figures_of_a_cut_row_are_parted_where_one_beside_them_had_room() -> None:
    """A row overleaf has lost its label: 17 over 77 were 1777 beside 8 and 5, which were told."""
    upper = rows(("3.重复申请", "1", "2"), ("（七）总计", "17", "8"))
    lower = rows(("", "77", "5"), ("四、结转", "3", "4"))
    assert texts(over_pages(upper, lower))[0][1] == ["（七）总计", "17 77", "8 5"]


def test_label_that_stands_overleaf_alone_belongs_to_the_figures_before_the_break() -> None:
    upper = rows(("1.其他", "3", "4"), ("", "5", "6"))
    [grid] = texts(over_pages(upper, rows(("2.重复申请", "", ""), ("3.出版物", "7", "8"))))
    assert grid == [["1.其他", "3", "4"], ["2.重复申请", "5", "6"], ["3.出版物", "7", "8"]]


def test_figures_beside_a_label_are_not_those_of_the_next_label_overleaf() -> None:
    upper = rows(("1.其他", "3", "4"), ("（六）其他处理", "5", "6"))
    [grid] = texts(over_pages(upper, rows(("（七）总计", "", ""), ("四、结转", "7", "8"))))
    assert grid[1:3] == [["（六）其他处理", "5", "6"], ["（七）总计", "", ""]]


def test_figures_that_stand_overleaf_alone_belong_to_the_label_before_the_break() -> None:
    [grid] = texts(over_pages(rows(("1.其他", "", "")), rows(("", "5", "6"), ("2.重复申请", "3", "4"))))
    assert grid == [["1.其他", "5", "6"], ["2.重复申请", "3", "4"]]


def test_label_breaks_where_no_bracket_is_parted_from_its_text() -> None:
    xs = [60.0, 112.0, 138.0]
    upper, lower = rows(("3.危", "")), rows(("及“三安全一稳定”", "5"), ("4.其他", "6"))
    assert texts(over_pages(upper, lower, xs)) == [[["3.危及“三安全一稳定”", "5"], ["4.其他", "6"]]]


def test_blank_rest_of_a_cut_header_is_no_row() -> None:
    upper = rows(("信息内容", "制", "废"))
    lower = rows(("", "", ""), ("规章", "3", "4"))
    assert texts(over_pages(upper, lower)) == [[["信息内容", "制", "废"], ["规章", "3", "4"]]]


def test_row_of_blanks_at_the_end_stays() -> None:
    assert len(texts(over_pages(rows(("信息内容", "制", "废")), rows(("", "", ""))))[0]) == 2


@pytest.mark.parametrize("lower", [("2.重复申请", "3", ""), ("规章", "3", "4"), ("物", "", "4")])
def test_rows_with_labels_or_room_of_their_own_are_not_joined(lower: tuple[str, str, str]) -> None:
    [grid] = texts(over_pages(rows(("1.其他", "7", "8")), rows(lower, ("4.其他", "5", "6"))))
    assert grid == [["1.其他", "7", "8"], list(lower), ["4.其他", "5", "6"]]


def test_tables_whose_figures_stand_in_other_columns_are_not_one() -> None:
    sheet = Sheet()
    sheet.table([60, 160, 200, 240, 300], [70, 100], rows(("1.其他", "7", "8", "9")))
    sheet.table([60, 120, 180, 220, 300], [110, 140], rows(("2.其他", "4", "5", "6")))
    assert texts(read_pdf(sheet.data())) == [[["1.其他", "7", "8", "9"]], [["2.其他", "4", "5", "6"]]]


def test_frame_that_leaves_a_strip_beside_its_table_is_no_column() -> None:
    sheet = Sheet()
    sheet.table([50, 320], [60, 90, 160], [Box("一、总体情况", 0, 0, align="left"), Box("", 1, 0)])
    sheet.table([56, 160, 200, 314], [90, 125, 160], rows(("规章", "1", "2"), ("文件", "3", "4")))
    sheet.line(50, 90, 320, 90)
    [grid] = texts(read_pdf(sheet.data()))
    assert grid == [["规章", "1", "2"], ["文件", "3", "4"]]


def test_figure_at_the_very_side_of_the_page_may_be_half_of_one() -> None:
    sheet = Sheet()
    sheet.table([400, 500, WIDTH + 20], [70, 100], [Box("规章", 0, 0), Box("", 0, 1)])
    sheet.text(WIDTH - 15.5, 90, "961", 10, "Times-Roman")
    [grid] = texts(read_pdf(sheet.data()))
    assert grid == [["规章", "961…"]]


def test_header_that_goes_on_overleaf_is_one_row() -> None:
    xs = [60.0, 84.0, 108.0, 140.0]
    upper = rows(("维", "纠", "总计"))
    assert texts(over_pages(upper, rows(("持", "正", ""), ("1", "2", "3")), xs)) == [
        [["维持", "纠正", "总计"], ["1", "2", "3"]]
    ]


def test_row_of_figures_without_labels_goes_on_overleaf() -> None:
    upper = rows(("维持", "甲", "乙"), ("12", "34", "5"))
    assert texts(over_pages(upper, rows(("", "6", "")), [60.0, 86.0, 112.0, 138.0]))[0][1] == ["12", "346", "5"]


@pytest.mark.parametrize(("label", "rest"), [("5.", "属于"), ("4.保护", "第三方")])
def test_label_that_ends_behind_its_enumerator_or_before_an_ordinal_goes_on(label: str, rest: str) -> None:
    end = 84.0 if label == "5." else 100.0
    lower = rows((rest, "6", ""), ("6.", "3", "4"))
    [grid] = texts(over_pages(rows((label, "37", "2")), lower, [60.0, end, end + 26, end + 52]))
    assert grid == [[label + rest, "376", "2"], ["6.", "3", "4"]]


def test_words_in_a_figures_place_go_on_overleaf() -> None:
    [grid] = texts(over_pages(rows(("1.其他", "不适", "1")), rows(("", "用", ""), ("2.重复", "3", "4"))))
    assert grid[0] == ["1.其他", "不适用", "1"]


def test_figures_that_a_break_may_have_cut_are_not_read_where_the_rest_is_no_row() -> None:
    xs = [60.0, 82.0, 108.0, 134.0, 170.0]
    upper, lower = rows(("其", "37", "8", "1")), rows(("他", "6", "", "2"), ("规章", "3", "4", "5"))
    [grid] = texts(over_pages(upper, lower, xs))
    assert grid == [["其", "37…", "8", "1"], ["他", "…6", "", "2"], ["规章", "3", "4", "5"]]


def test_last_three_digits_of_a_figure_overleaf_are_no_figure() -> None:
    """Word breaks 11 058 at its space, and a row over pages; the label may be one that goes on, or two."""
    xs = [60.0, 130.0, 165.0, 200.0]
    for second in ("0", "22"):
        upper = rows(("3.重复申请", "1", "2"), ("要求提供公开", "11", second))
        lower = rows(("出版物", "058", "" if second == "0" else "764"), ("其他", "3", "4"))
        [[*_, above, below, last]] = texts(over_pages(upper, lower, xs))
        assert above[1:] + below[1:] == ["11…", f"{second}{'…' * (second != '0')}", "…058", below[2]]
        assert below[2] in ("", "…764") and last == ["其他", "3", "4"]


def test_sign_of_a_change_in_percent_stands_in_a_line_of_its_own() -> None:
    xs = [60.0, 160.0, 186.0, 230.0]
    [grid] = texts(over_pages(rows(("1.其他", "25", "-")), rows(("", "0", "25%"), ("2.重复", "3", "4%")), xs))
    assert grid[0] == ["1.其他", "250", "-25%"]


def test_enumerators_in_a_column_of_their_own_are_no_figures() -> None:
    xs = [60.0, 80.0, 160.0, 190.0, 230.0]
    boxes = [Box("一、本年新收", 0, 0, 1, 2, "left"), Box("7", 0, 2), Box("8", 0, 3)]
    lower = rows(("1", "属于国家秘密", "3", "4"), ("2", "其他", "5", "6"))
    assert texts(over_pages(boxes, lower, xs)) == [
        [["一、本年新收", "7", "8"], ["1", "属于国家秘密", "3", "4"], ["2", "其他", "5", "6"]]
    ]


def test_another_table_may_touch_the_rest_of_one_overleaf() -> None:
    sheet = Sheet()
    sheet.table([60, 160, 200, 240], [700, 730], rows(("1.其他", "7", "8")))
    sheet.page()
    sheet.table([60, 160, 200, 240], [70, 100], rows(("2.重复", "3", "4")))
    sheet.table([60, 180, 220, 240], [100, 130], rows(("3.规章", "5", "6")))
    [grid] = texts(read_pdf(sheet.data()))
    assert grid == [["1.其他", "7", "8"], ["2.重复", "3", "4"], ["3.规章", "5", "6"]]


def test_header_whose_tall_cells_a_break_cuts_between_its_rows_is_whole() -> None:
    xs = [60.0, 160.0, 184.0, 208.0, 232.0]
    upper = [Box("事项", 0, 0), Box("自", 0, 1), Box("组织", 0, 2, 1, 2)]
    lower = [Box("", 0, 0), Box("然", 0, 1), Box("企", 0, 2), Box("其", 0, 3), *_at(1, ("1.其他", "7", "8", "9"))]
    [grid] = texts(over_pages(upper, lower, xs))
    assert grid == [["事项", "自然", "组织"], ["", "自然", "企", "其"], ["1.其他", "7", "8", "9"]]


def test_blank_column_of_figures_does_not_go_on_in_the_header_before_the_break() -> None:
    upper = rows(("信息内容", "制", "废"))
    lower = rows(("规章", "", "4"), ("文件", "", "6"))
    assert texts(over_pages(upper, lower))[0][1:] == [["规章", "", "4"], ["文件", "", "6"]]


def test_borders_of_another_table_in_the_same_frame_do_not_widen_a_column() -> None:
    sheet = Sheet()
    sheet.table([60, 160, 191, 240], [70, 110], rows(("1.其他", "", "8")))
    sheet.text(164, 87, "376", 10, "Times-Roman")
    sheet.text(164, 100, "5", 10, "Times-Roman")
    sheet.table([60, 100, 195.5, 240], [150, 180], rows(("甲", "乙", "丙")))
    sheet.table([60, 240], [40, 70, 110, 150, 180], [Box("一段。", 0, 0), Box("二段。", 2, 0)])
    grids = texts(read_pdf(sheet.data()))
    assert ["1.其他", "3765", "8"] in [row for grid in grids for row in grid]


def test_tables_of_other_widths_that_touch_are_not_one() -> None:
    sheet = Sheet()
    sheet.table([60, 160, 200, 300], [70, 100], rows(("1.其他", "7", "8")))
    sheet.table([60, 140, 150, 160], [100, 130], rows(("2.重复", "", "4")))
    sheet.table([60, 160, 200, 280], [130, 160], rows(("3.规章", "5", "6")))
    grids = texts(read_pdf(sheet.data()))
    assert grids == [[["1.其他", "7", "8"]], [["2.重复", "", "4"]], [["3.规章", "5", "6"]]]


def test_header_printed_again_in_the_middle_that_a_page_break_cuts_stays_whole() -> None:
    xs = [60.0, 160.0, 200.0, 240.0]
    head = [Box("事项", 0, 0), Box("申请人", 0, 1, 1, 2), Box("", 1, 0), Box("甲", 1, 1), Box("乙", 1, 2)]
    upper = [*head, *_at(2, ("1.国家秘密", "3", "4")), Box("事项", 3, 0), Box("申请人", 3, 1, 1, 2)]
    lower = [Box("", 0, 0), Box("甲", 0, 1), Box("乙", 0, 2), *_at(1, ("2.商业秘密", "5", "6"))]
    [grid] = texts(over_pages(upper, lower, xs))
    assert grid[-3:] == [["事项", "申请人"], ["", "甲", "乙"], ["2.商业秘密", "5", "6"]]


def test_header_again_that_a_page_break_cuts_stays_whole_where_the_first_one_lacks_a_label() -> None:
    """Its last row was left out overleaf: 法人或其他组织 stood over five columns, and was taken for their names."""
    xs = [60.0, 160.0, 200.0, 240.0, 280.0]
    head = [Box("事项", 0, 0), Box("申请人", 0, 1, 1, 2), Box("", 0, 3), *_at(1, ("", "乙", "甲", ""))]
    again = [Box("事项", 3, 0), Box("申请人", 3, 1, 1, 2), Box("总计", 3, 3)]
    upper = [*head, *_at(2, ("1.国家秘密", "3", "4", "7")), *again]
    lower = [*_at(0, ("", "乙", "甲", "")), *_at(1, ("2.商业秘密", "5", "6", "11"))]
    [grid] = texts(over_pages(upper, lower, xs))
    assert grid[-3:] == [["事项", "申请人", "总计"], ["", "乙", "甲", ""], ["2.商业秘密", "5", "6", "11"]]


@pytest.mark.parametrize(
    "last", [("事项", "甲", "丙", "丁"), ("事项", "", "丙", "")], ids=["two labels more", "one label alike"]
)
def test_row_of_other_words_before_a_break_is_no_header_again(last: tuple[str, ...]) -> None:
    head, first, second = ("事项", "甲", "", ""), ("1.其他", "3", "4", "7"), ("2.重复", "5", "6", "11")
    xs = [60.0, 160.0, 200.0, 240.0, 280.0]
    [grid] = texts(over_pages(rows(head, first, last), rows(head, second), xs))
    assert grid == [[*head], [*first], [*last], [*second]]


def test_figure_cut_by_a_page_break_is_whole_though_the_next_row_has_other_columns() -> None:
    sheet = Sheet()
    sheet.table([60.0, 160.0, 179.0, 198.0], [760.0, 790.0], rows(("1.逾期不补正的不再", "8", "7")), size=10)
    sheet.page()
    sheet.table([60.0, 160.0, 179.0, 198.0], [70.0, 100.0], rows(("答复", "", "6")), size=10)
    sheet.table([60.0, 130.0, 164.0, 198.0], [100.0, 130.0], rows(("2.其他", "3", "4")), size=10)
    [grid] = texts(read_pdf(sheet.data()))
    assert [row[-2:] for row in grid] == [["8", "76"], ["3", "4"]]


LABELS = ("企业", "机构", "组织", "服务", "其他")


def of_words(*texts: tuple[str, ...], page: int, confidence: float | None) -> Piece:
    places = tuple(
        Place(text, row, 60.0 + 40 * k, 100.0 + 40 * k, confidence=confidence)
        for row, some in enumerate(texts)
        for k, text in enumerate(some)
    )
    return Piece((page,) * len(texts), 60.0, 60.0 + 40 * len(LABELS), 70.0, 70.0 + 30 * len(texts), places)


def joined_rows(*lower: tuple[str, ...], confidence: float | None = 0.7) -> int:
    upper = of_words(LABELS, ("1", "2", "3", "4", "5"), page=1, confidence=confidence)
    return len(join(upper, of_words(*lower, page=2, confidence=confidence)).pages)


FIGURES = ("6", "7", "8", "9", "0")


def test_header_printed_again_may_be_read_otherwise_in_one_place_where_it_is_recognised() -> None:
    """其他 was read as 其地 overleaf: all rows below stood under a header of their own, and were left null."""
    again = (*LABELS[:4], "其地")
    assert joined_rows(LABELS, FIGURES) == joined_rows(again, FIGURES) == 3
    assert joined_rows(again, FIGURES, confidence=None) == 4


@pytest.mark.parametrize("row", [(*LABELS[:3], "報務", "其地"), (*LABELS[:4], "12")])
def test_row_that_differs_otherwise_is_no_header_again(row: tuple[str, ...]) -> None:
    assert joined_rows(row, FIGURES) == 4


def test_header_below_one_whose_columns_stand_in_another_order_is_left() -> None:
    """Left out as the first header printed again, it gave its rows to the columns of the one before it."""
    moved = (*LABELS[1:], LABELS[0])
    upper = of_words(LABELS, FIGURES, page=1, confidence=None)
    both = join(upper, of_words(moved, FIGURES, page=2, confidence=None))
    assert len(join(both, of_words(LABELS, FIGURES, page=3, confidence=None)).pages) == 6


def test_a_grid_of_pages_is_drawn_and_those_of_other_files_are_not() -> None:
    table = "<table><tr><td>3.重复申请</td><td>1</td></tr></table>"
    drawn = over_pages(rows(("3.重复申请", "1", "2")), rows(("4.其他", "3", "4")))
    written = read_document(table.encode(), name="page.html")
    grids = [[block.drawn for block in one.blocks if isinstance(block, Grid)] for one in (drawn, written)]
    assert grids == [[True], [False]]
