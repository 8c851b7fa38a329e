"""Tables whose columns are parted by upright lines, and whose rows are not parted by level ones."""

import pytest

from gongkai.documents.pdf.reader import read_pdf
from gongkai.values import Document, Grid
from tests.documents.pdf.files import Box, Sheet

XS = [60.0, 160.0, 200.0, 240.0, 280.0]


def boxes_of(*rows: tuple[str, ...]) -> list[Box]:
    return [Box(text, r, k) for r, row in enumerate(rows) for k, text in enumerate(row)]


def texts(document: Document) -> list[list[list[str]]]:
    grids = [block for block in document.blocks if isinstance(block, Grid)]
    return [[[cell.text if cell else "" for cell in row] for row in grid.rows] for grid in grids]


def heights(top: float, rows: int) -> list[float]:
    return [top + 18 * row for row in range(rows + 1)]


def test_header_alone_at_the_foot_of_a_page_is_that_of_the_rows_overleaf() -> None:
    sheet = Sheet()
    header = [Box("事项", 0, 0, 2), Box("申请人情况", 0, 1, 1, 3), *(Box(n, 1, 1 + k) for k, n in enumerate("甲乙丙"))]
    sheet.table(XS, heights(700, 2), header, rules="upright")
    sheet.page()
    rows = boxes_of(("1.国家秘密", "3", "4", "7"), ("2.商业秘密", "5", "6", "11"))
    sheet.table(XS, heights(100, 2), rows, rules="upright")
    assert texts(read_pdf(sheet.data())) == [
        [
            ["", "申请人情况", "申请人情况", "申请人情况"],
            ["事项", "甲", "乙", "丙"],
            ["1.国家秘密", "3", "4", "7"],
            ["2.商业秘密", "5", "6", "11"],
        ]
    ]


def test_columns_between_upright_lines_that_are_blank_in_all_rows_are_columns() -> None:
    sheet = Sheet()
    rows = boxes_of(("1.国家秘密", "3", "", "3"), ("2.商业秘密", "5", "", "5"))
    sheet.table(XS, heights(100, 2), rows, rules="upright")
    assert texts(read_pdf(sheet.data())) == [[["1.国家秘密", "3", "", "3"], ["2.商业秘密", "5", "", "5"]]]


def test_digits_apart_between_two_upright_lines_are_one_figure() -> None:
    sheet = Sheet()
    rows = boxes_of(("1.国家秘密", "", "", "503"), ("2.商业秘密", "", "", "7"))
    sheet.table(XS, heights(100, 2), rows, rules="upright")
    sheet.text(172, 111, "5", 9)
    sheet.text(181.5, 111, "03", 9)
    sheet.text(178, 129, "7", 9)
    assert texts(read_pdf(sheet.data())) == [[["1.国家秘密", "503", "", "503"], ["2.商业秘密", "7", "", "7"]]]


def test_digits_apart_in_a_frame_round_all_columns_are_not_made_one_figure() -> None:
    sheet = Sheet()
    sheet.line(50, 80, 50, 160)
    sheet.line(300, 80, 300, 160)
    for y, words in ((100, ((60, "1.国家秘密"), (172, "5"), (181.5, "03"))), (120, ((60, "2.商业秘密"), (190, "7")))):
        for x, word in words:
            sheet.text(x, y, word, 9)
    [grid] = texts(read_pdf(sheet.data()))
    assert "5 03" in grid[0]


def test_header_covers_the_columns_between_the_upright_lines_beside_it() -> None:
    sheet = Sheet()
    xs = [60.0, 80.0, 100.0, 190.0, 210.0, 230.0, 320.0]
    header = [Box("复议", 0, 0, 1, 3), Box("诉讼", 0, 3, 1, 3)]
    header += [Box(text, 1, k) for k, text in enumerate(("维持", "纠正", "总计") * 2)]
    rows = [Box(text, 2, k) for k, text in enumerate(("1", "2", "3", "4", "5", "9"))]
    sheet.table(xs, heights(100, 3), [*header, *rows], rules="upright")
    [grid] = texts(read_pdf(sheet.data()))
    assert grid[0] == ["复议", "复议", "复议", "诉讼", "诉讼", "诉讼"]


def test_figures_of_several_rows_in_one_narrow_cell_are_not_made_one() -> None:
    sheet = Sheet()
    rows = [Box("事项", 0, 0), Box("数量", 0, 1), Box("4.其他", 3, 0), Box("70707", 3, 1)]
    rows += [Box("2.无正当理由大量反复申请的答复", 1, 0), Box("10412", 1, 1)]
    rows += [Box("3.要求行政机关确认或重新出具", 2, 0), Box("22222", 2, 1)]
    sheet.table([60.0, 142.0, 172.0], [100.0, 120.0, 150.0, 180.0, 200.0], rows, rules="box")
    sheet.line(142, 100, 142, 200)
    figures = {text for grid in texts(read_pdf(sheet.data())) for row in grid for text in row}
    assert {"10412", "22222", "70707"} <= figures


def test_row_alone_overleaf_is_of_the_table_whose_rows_no_line_parts() -> None:
    sheet = Sheet()
    xs = [60.0, 200.0, 300.0]
    rows = [("信息内容", "收费金额"), ("1.行政处罚", "3"), ("2.行政强制", "4")]
    sheet.table(xs, heights(700, 3), boxes_of(*rows), rules="upright")
    sheet.page()
    sheet.table(xs, heights(100, 1), boxes_of(("3.行政收费", "5")), rules="upright")
    assert texts(read_pdf(sheet.data())) == [[*map(list, rows), ["3.行政收费", "5"]]]


def test_header_is_none_of_the_figures_behind_an_upright_line() -> None:
    """The last column has lost its own, and the one before it is blank."""
    sheet = Sheet()
    rows = [["事项", "自然人", "其他", ""], ["1.国家秘密", "3", "", "3"], ["2.商业秘密", "5", "", "5"]]
    sheet.table(XS, heights(100, 3), boxes_of(*map(tuple, rows)), rules="upright")
    assert texts(read_pdf(sheet.data())) == [rows]


@pytest.mark.parametrize(("rules", "unruled"), [("all", False), ("upright", False), ("level", True), ("none", True)])
def test_a_grid_says_whether_lines_part_its_columns(rules: str, unruled: bool) -> None:
    sheet = Sheet()
    rows = boxes_of(("1.国家秘密", "3", "4", "7"), ("2.商业秘密", "5", "6", "11"))
    sheet.table(XS, heights(100, 2), rows, rules=rules)
    [grid] = [block for block in read_pdf(sheet.data()).blocks if isinstance(block, Grid)]
    assert grid.unruled is unruled
