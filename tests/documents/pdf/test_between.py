"""Figures of merged cells in tables without all lines: they stand between two columns or two rows."""

from collections.abc import Sequence

import pytest

from gongkai.documents.pdf.glyphs import CUT
from gongkai.documents.pdf.reader import read_pdf
from gongkai.values import Grid, Paragraph
from tests.documents.pdf.files import Sheet, text_width

Word = tuple[float, str]
HEAD = [(100.0, "信息内容"), (200.0, "制发"), (270.0, "废止"), (340.0, "有效"), (410.0, "公开")]
FIVE = f"5{CUT}"


def blocks_of(*lines: tuple[float, Sequence[Word]]) -> tuple[Paragraph | Grid, ...]:
    """What lines of words make, size 9, each word with its middle where it says."""
    sheet = Sheet()
    for y, words in lines:
        for x, word in words:
            sheet.text(x - text_width(word, 9) / 2, y, word, 9)
    return read_pdf(sheet.data()).blocks


def grid_of(*lines: tuple[float, Sequence[Word]]) -> list[list[str]]:
    """The texts of the one grid that lines of words make."""
    [grid] = [block for block in blocks_of(*lines) if isinstance(block, Grid)]
    return [[cell.text if cell else "" for cell in row] for row in grid.rows]


def row(label: str, *figures: str) -> list[Word]:
    """A label, and figures in the middle of their columns."""
    return [(100.0, label), *((200.0 + 70 * k, figure) for k, figure in enumerate(figures) if figure)]


@pytest.mark.parametrize(
    ("whole", "words", "read"),
    [
        (["0", "0", "0", "3"], [(235, "5"), (340, "0"), (410, "8")], [FIVE, FIVE, "0", "8"]),
        (["0", "0", "0", "3"], [(200, "2"), (305, "5"), (410, "8")], ["2", FIVE, FIVE, "8"]),
        (["0", "0", "0", "3"], [(203, "5"), (340, "0"), (410, "8")], ["5", "", "0", "8"]),
        (["12345678", "0", "0", "3"], [(215, "5"), (340, "0"), (410, "8")], ["5", "", "0", "8"]),
        (["12345678", "0", "0", "3"], [(185, "5"), (340, "0"), (410, "8")], ["5", "", "0", "8"]),
    ],
    ids=["first two", "middle two", "a little aside", "at the right", "at the left"],
)
def test_figure_between_two_columns_is_of_neither(whole: list[str], words: list[Word], read: list[str]) -> None:
    lines = [HEAD, row("规章", *whole), [(100.0, "规范性文件"), *words]]
    assert grid_of(*((100.0 + 20 * k, line) for k, line in enumerate(lines)))[-1] == ["规范性文件", *read]


@pytest.mark.parametrize(
    ("words", "read"),
    [
        ([(235, "5"), (270, "4"), (410, "8")], [FIVE, "4", "", "8"]),
        ([(235, "5"), (200, "4"), (410, "8")], ["4", FIVE, "", "8"]),
        ([(235, "5"), (200, "4"), (270, "6"), (410, "8")], ["4", "5", "6", "", "8"]),
        ([(270, "4"), (340, "8"), (420, "5")], ["", "4", "8", FIVE]),
        ([(190, "5"), (270, "4"), (340, "8")], [FIVE, "4", "8", ""]),
        ([(270, "4"), (340, "8"), (435, "5")], ["", "4", "8", "", "5"]),
    ],
    ids=["at its right", "at its left", "at both sides", "last column", "first column", "far outside"],
)
def test_figure_beside_others_is_of_the_column_without_one(words: list[Word], read: list[str]) -> None:
    lines = [HEAD, row("规章", "0", "0", "0", "3"), [(100.0, "规范性文件"), *sorted(words)]]
    assert grid_of(*((100.0 + 20 * k, line) for k, line in enumerate(lines)))[-1] == ["规范性文件", *read]


def test_figure_aside_in_a_row_that_is_whole_makes_no_column() -> None:
    words = [(100.0, "规范性文件"), (200.0, "1"), (235.0, "5"), (340.0, "0"), (410.0, "8")]
    lines = [HEAD, row("规章", "0", "0", "0", "3"), row("规章制度", "0", "0", "0", "3"), words]
    grid = grid_of(*((100.0 + 20 * k, line) for k, line in enumerate(lines)))
    assert grid[-1] == ["规范性文件", "1", FIVE, "0", "8"]


def test_figure_alone_may_be_one_over_all_columns() -> None:
    whole = row("规章", "0", "0", "12345678", "3")
    lines = [HEAD, whole, [(100.0, "许可"), (330.0, "5")], whole]
    assert "5" in grid_of(*((100.0 + 20 * k, line) for k, line in enumerate(lines)))[2]


def test_where_no_row_is_whole_headers_tell_the_columns() -> None:
    words = [(100.0, "规范性文件"), (235.0, "5"), (340.0, "0"), (410.0, "8")]
    assert grid_of((100.0, HEAD), (120.0, words))[-1] == ["规范性文件", FIVE, FIVE, "0", "8"]
    beside = [(100.0, "规范性文件"), (207.0, "5"), (340.0, "0"), (410.0, "8")]
    assert grid_of((100.0, HEAD), (120.0, beside))[-1] == ["规范性文件", "5", "", "0", "8"]


def test_where_rows_leave_out_other_columns_headers_tell_the_columns() -> None:
    words = [(100.0, "规范性文件"), (235.0, "5"), (340.0, "0"), (410.0, "8")]
    grid = grid_of((100.0, HEAD), (120.0, row("规章", "0", "0", "3")), (140.0, words))
    assert grid[-1] == ["规范性文件", FIVE, FIVE, "0", "8"]


def test_header_over_several_columns_is_none_of_one() -> None:
    words = [(100.0, "规范性文件"), (215.0, "5"), (340.0, "0"), (410.0, "8")]
    over = [(270.0, "本年情况"), (410.0, "历年情况")]
    grid = grid_of((85.0, over), (100.0, HEAD), (120.0, row("规章", "12345678", "0", "0", "3")), (140.0, words))
    assert grid[-1] == ["规范性文件", "5", "", "0", "8"]


def test_in_a_column_whose_figures_are_not_set_alike_any_may_be() -> None:
    figures = ((193.0, "1111"), (206.0, "2222"), (200.0, "3"), (213.0, "5"))
    lines = [HEAD]
    for at, figure in figures:
        others = [(270.0, "0"), (340.0, "0")] if figure != "5" else [(340.0, "0")]
        lines.append([(100.0, "规范性文件"), (at, figure), *others, (410.0, "8")])
    assert grid_of(*((100.0 + 20 * k, line) for k, line in enumerate(lines)))[-1] == ["规范性文件", "5", "", "0", "8"]


LAST = (170.0, row("3.商业秘密", "2", "0", "0", "2"))


@pytest.mark.parametrize(
    ("above", "y", "below", "read"),
    [
        ("", 130.0, "", (FIVE, FIVE)),
        ("", 124.8, "", ("5", "")),
        ("", 135.2, "", ("", "5")),
        ("", 135.2, "1", ("", "5 1")),
        ("1", 130.0, "", ("1", "5")),
    ],
    ids=["in the middle", "nearly in the upper row", "nearly in the lower row", "over a figure", "under a figure"],
)
def test_figure_between_two_rows_is_of_neither(above: str, y: float, below: str, read: tuple[str, str]) -> None:
    rows = [row("1.国家秘密", above, "0", "4", "4"), row("2.工作秘密", below, "1", "0", "1")]
    lines = [(100.0, HEAD), (120.0, rows[0]), (140.0, rows[1]), LAST]
    grid = grid_of(*sorted([*lines, (y, [(200.0, "5")])], key=lambda line: line[0]))
    assert (grid[1][1], grid[2][1]) == read


@pytest.mark.parametrize(
    ("above", "y", "figures", "read"),
    [
        (row("1.国家秘密", "", "0", "4", "4"), 145.0, ("", "1", "0", "1"), ["1.国家秘密", FIVE, FIVE]),
        (row("", "", "0", "4", "4"), 145.0, ("", "1", "0", "1"), ["", FIVE, FIVE]),
        (row("1.国家秘密", "", "0", "4", "4"), 144.2, ("", "1", "0", "1"), ["1.国家秘密", "", "5"]),
        (row("1.国家秘密", "3", "0", "4", "4"), 145.0, ("", "1", "0", "1"), ["1.国家秘密", "3", "5"]),
        (row("1.国家秘密", "", "0", "4", "4"), 145.0, ("1", "1", "0", "1"), ["1.国家秘密", "", "5 1"]),
    ],
    ids=["above the others", "no label above", "nearly beside them", "a figure above", "a figure below"],
)
def test_figure_above_the_others_of_its_row_may_be_of_the_row_above(
    above: list[Word], y: float, figures: tuple[str, ...], read: list[str]
) -> None:
    """A label of two lines, the first of which is as high as the figure of a cell merged with that above."""
    label = [(139.0, [(100.0, "2.工作"), (200.0, "5")]), (y, row("", *figures)[1:]), (150.0, [(91.0, "秘密")])]
    grid = grid_of((100.0, HEAD), (120.0, above), *label, LAST)
    assert [grid[1][0], grid[1][1], grid[2][1]] == read


def test_number_between_labels_is_of_one() -> None:
    rows = [(100.0, HEAD), (120.0, row("", "1", "0", "4", "4")), (140.0, row("", "1", "1", "0", "1")), LAST]
    grid = grid_of(*rows[:2], (130.0, [(100.0, "5")]), *rows[2:])
    assert [line[0] for line in grid[1:]] == ["", "5", "3.商业秘密"]


def test_line_with_more_figures_than_the_next_is_the_row() -> None:
    head = [*HEAD, (480.0, "其他")]
    upper = [(100.0, "2.工作秘密"), (200.0, "5"), (270.0, "1"), (410.0, "6")]
    lower = [(340.0, "0"), (480.0, "7")]
    grid = grid_of((100.0, head), (120.0, row("1.国家秘密", "", "0")), (139.0, upper), (145.0, lower), LAST)
    assert [line[1] for line in grid[1:3]] == ["", "5"]


def test_first_row_has_none_above() -> None:
    label = [(119.0, [(100.0, "2.工作"), (200.0, "5")]), (125.0, row("", "", "1", "0", "1")[1:])]
    assert grid_of((100.0, HEAD), *label, LAST)[1][1:] == ["5", "1", "0", "1"]


@pytest.mark.parametrize(
    ("line", "read"),
    [
        ((166.0, [(270.0, "5")]), ("", "5")),
        ((177.0, [(270.0, "5")]), ("", "")),
        ((114.0, [(270.0, "5")]), ("5", "")),
        ((110.0, [(270.0, "5")]), ("", "")),
        ((114.0, [(270.0, "5"), (410.0, "以上")]), ("", "")),
    ],
    ids=["lower", "far lower", "higher", "far higher", "beside a word"],
)
def test_figure_above_the_first_row_or_below_the_last_is_of_that(
    line: tuple[float, list[Word]], read: tuple[str, str]
) -> None:
    """Cells set at the top or the foot of a row beside others in the middle."""
    rows = [
        (120.0, row("1.国家秘密", "0", "", "4", "4")),
        (140.0, row("2.工作秘密", "0", "2", "0", "2")),
        (160.0, row("3.商业秘密", "1", "", "0", "1")),
    ]
    grid = grid_of(*sorted([(90.0, HEAD), *rows, line], key=lambda each: each[0]))
    figures = {cells[0]: cells[2] for cells in grid}
    assert (figures["1.国家秘密"], figures["3.商业秘密"]) == read


def test_words_right_below_the_last_row_are_none_of_it() -> None:
    rows = [(120.0, row("1.国家秘密", "0", "", "4", "4")), (140.0, row("2.工作秘密", "0", "", "0", "0"))]
    assert blocks_of((90.0, HEAD), *rows, (146.0, [(270.0, "五件多")]))[-1] == Paragraph("五件多")
