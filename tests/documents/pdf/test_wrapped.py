"""Labels of several lines in tables without level lines: which lines are one label, and beside which figures it is."""

from collections.abc import Sequence

import pytest

from gongkai.documents.pdf.reader import read_pdf
from gongkai.values import Grid
from tests.documents.pdf.files import Sheet, text_width

SIZE = 9.0
HEADER = ("信息内容", "制发件数", "废止件数")
SHORT = (("1.国家秘密", "14", "0"), ("2.其他法律/行政法规禁/止公开", "", "3"), ("3.危及三安/全一稳定", "23", "4"))
MORE = (("4.重复申请", "5", ""), ("5.要求提供/公开出版物", "36", "7"))


def rows_of(
    *table: tuple[str, str, str], at: float, leading: float, between: float = 0.0, apart: float = 0.0, beside: str = ""
) -> list[list[str]]:
    """The texts of the one grid that rows make, whose labels have their lines (parted by `/`) in the middle.

    Figures stand `at` the first line of their label (0), its last one (1) or between. Lines are `leading` points under
    each other, rows so many `between` them, letters of labels so many `apart`; `beside` is written downwards at the
    left of all rows, its characters closer than lines.
    """
    sheet = Sheet()
    y = 100.0
    for label, *figures in (HEADER, *table):
        lines = label.split("/")
        for number, line in enumerate(lines):
            wide = text_width(line, SIZE) + apart * (len(line) - 1)
            sheet.text(150 - wide / 2, y + number * leading, line, SIZE, apart=apart)
        for x, figure in zip((260, 340), figures, strict=True):
            sheet.text(x, y + at * (len(lines) - 1) * leading, figure, SIZE)
        y += len(lines) * leading + between
    for number, character in enumerate(beside):
        sheet.text(70, 135 + number * 1.35 * SIZE, character, SIZE)
    [grid] = [block for block in read_pdf(sheet.data()).blocks if isinstance(block, Grid)]
    return [[cell.text if cell else "" for cell in row] for row in grid.rows]


def whole(table: Sequence[tuple[str, str, str]]) -> list[list[str]]:
    return [[label.replace("/", ""), *figures] for label, *figures in table]


@pytest.mark.parametrize("leading", [1.3 * SIZE, 1.45 * SIZE, 1.65 * SIZE])
@pytest.mark.parametrize("at", [0.0, 0.5, 1.0])
def test_figures_beside_the_first_the_middle_or_the_last_line_of_their_label(at: float, leading: float) -> None:
    assert rows_of(*SHORT, *MORE, at=at, leading=leading, between=3)[1:] == whole((*SHORT, *MORE))


@pytest.mark.parametrize("at", [0.5, 1.0])
def test_rows_no_further_apart_than_the_lines_of_their_labels(at: float) -> None:
    assert rows_of(*SHORT, *MORE, at=at, leading=1.65 * SIZE)[1:] == whole((*SHORT, *MORE))


@pytest.mark.parametrize("at", [0.5, 1.0])
def test_characters_written_downwards_beside_them_are_no_lines_of_labels(at: float) -> None:
    table = (*SHORT, *MORE)
    rows = rows_of(*table, at=at, leading=1.65 * SIZE, beside="本年度办理结果")
    assert [row[-3:] for row in rows[1:]] == whole(table)


def test_line_that_had_no_room_for_a_letter_and_the_space_before_it_goes_on() -> None:
    table = (
        ("1.属于国家/秘密", "1", "2"),
        ("2.其他法/律行政法规/禁止公开", "30", "4"),
        ("3.危及/“三安全一/稳定”", "5", "6"),
    )
    assert rows_of(*table, at=0.5, leading=1.4 * SIZE, between=4, apart=4)[1:] == whole(table)


def test_label_with_a_line_beside_figures_is_theirs_where_a_page_cuts_the_row_below() -> None:
    sheet = Sheet()
    table = (
        ("1.信/访举/报投/诉类", "2", "3"),
        ("2.重/复申/请", "4", "5"),
        ("4.无/正当/理由/大量/反复/申请", "6", "10"),
        ("5.要/求行/政机/关确/认或/重新/出具/已获/取信/息", "0", "1"),
    )
    y = 100.0
    for x, header in ((150, "信息内容"), (260, "制发件数"), (340, "废止件数")):
        sheet.text(x, y, header, SIZE)
    for label, *figures in table:
        lines = label.split("/")
        for number, line in enumerate(lines):
            sheet.text(150, y + (number + 1) * 15, line, SIZE)
        beside = 1 if label.startswith("5") else len(lines)
        for x, figure in zip((260, 340), figures, strict=True):
            sheet.text(x, y + beside * 15, figure, SIZE)
        y += len(lines) * 15
    [grid] = [block for block in read_pdf(sheet.data()).blocks if isinstance(block, Grid)]
    rows = [[cell.text if cell else "" for cell in row] for row in grid.rows]
    assert rows[1:] == whole(table)


def test_full_line_far_above_the_rest_of_its_label_is_no_row_without_figures() -> None:
    table = (
        ("（一）予以公开", "1", "2"),
        ("（二）部分公开（/区分处理的只计/这一情形）", "3", "4"),
        ("（三）不予公开", "5", "6"),
        ("（四）无法提供", "7", "8"),
    )
    rows = rows_of(*table, at=0.5, leading=2.2 * SIZE)
    assert [row[1:] for row in rows[1:]] == [["1", "2"], ["3", "4"], ["5", "6"], ["7", "8"]]


def halved(header: Sequence[tuple[float, float, str]], row: Sequence[tuple[float, str]]) -> list[str]:
    """The texts of a grid's first row of figures: each figure in two lines, parted by `/`, beside its label's two."""
    sheet = Sheet()
    for x, y, text in header:
        sheet.text(x, y, text, SIZE)
    for number, label in enumerate(("本年新收/申请数量", "上年结转/申请数量", "予以公开/的数量")):
        for line in (0, 1):
            y = 140.0 + number * 36 + line * 12
            sheet.text(60, y, label.split("/")[line], SIZE)
            for x, text in row:
                if len(parts := text.split("/")) > line and parts[line]:
                    sheet.text(x, y, parts[line], SIZE)
    grids = [block for block in read_pdf(sheet.data()).blocks if isinstance(block, Grid)]
    return [cell.text for grid in grids for line in grid.rows for cell in line if cell and cell.text[:1].isdigit()]


def test_a_header_over_others_says_nothing_of_the_room_in_one_column() -> None:
    """It stands over one column of figures, the others of its columns being blank: figures there fill it all the same.

    A sheet with cells aligned at the top, figures of six digits over two lines.
    """
    header = [
        (150, 100, "自然人"),
        (200, 100, "法人或其他组织"),
        (330, 100, "总计"),
        (200, 118, "小计"),
        (230, 118, "商业"),
        (260, 118, "科研"),
    ]
    read = halved(header, [(200, "1398/30"), (330, "1597/76")])
    assert read
    assert all("…" in text for text in read)


def test_the_sign_of_a_change_stands_alone_where_figures_beside_it_are_halves() -> None:
    header = [(200, 118, "商业"), (230, 118, "科研"), (260, 118, "总计"), (330, 118, "同比增减")]
    read = halved(header, [(200, "1398/30"), (230, "1100/21"), (260, "1597/76"), (330, "-/49%")])
    figures = [text for text in read if not text.endswith("%")]
    assert figures
    assert all("…" in text for text in figures)
