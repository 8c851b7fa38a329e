"""Tables whose columns only rules of dashes show: cells by the place of their characters, or of their width."""

import pytest

from gongkai.documents import read_document
from gongkai.values import Grid, Paragraph

RULE = "  ---------- ------ ------"
WIDE = ["  规章       1      2     ", "  行政       34           "]


def blocks(text: str) -> list[object]:
    return [
        [[cell.text if cell else None for cell in row] for row in block.rows] if isinstance(block, Grid) else block.text
        for block in read_document(text.encode(), name="report.txt").blocks
        if isinstance(block, Grid | Paragraph)
    ]


TABLE = [["规章", "1", "2"], ["行政", "34", ""]]


@pytest.mark.parametrize(
    ("lines", "expected"),
    [
        (["一", "", RULE, *WIDE, RULE, "", "二"], ["一", TABLE, "二"]),
        (["  内容       甲     乙    ", RULE, *WIDE, "", "二"], [[["内容", "甲", "乙"], *TABLE], "二"]),
        # Some programs pad by characters: a Chinese one is as wide as a dash then.
        (
            ["内容       甲    乙", "------  ---  ---", "规章      1    2", "行政      34"],
            [[["内容", "甲", "乙"], *TABLE]],
        ),
        (
            ["======  ===  ===", "内容    甲   乙", "======  ===  ===", "规章    1    2", "======  ===  ==="],
            [[["内容", "甲", "乙"], ["规章", "1", "2"]]],
        ),
        # Between blank lines a row may have several lines, below a header that a frame opens too.
        (
            [RULE, "  规范性     1      2     ", "  文件 ", "", *WIDE[1:], RULE],
            [[["规范性 文件", "1", "2"], ["行政", "34", ""]]],
        ),
        (
            ["  " + "-" * 24, "  内容       本年   乙    ", "             制发", RULE, *WIDE, "  " + "-" * 24],
            [[["内容", "本年", "乙"], ["", "制发", ""], *TABLE]],
        ),
        ([RULE, "  规  章     1      2     ", RULE], [[["规 章", "1", "2"]]]),
        # Figures in two lines are two rows, whatever blank lines stand there.
        ([RULE, *WIDE, "", *WIDE, RULE], [[*TABLE, ["", "", ""], *TABLE]]),
    ],
)
def test_a_table_between_rules(lines: list[str], expected: list[object]) -> None:
    assert blocks("\n".join(lines)) == expected


@pytest.mark.parametrize(
    "lines",
    [
        [RULE, *WIDE],  # nothing closes it
        [RULE, *WIDE, "  行政处罚事项", RULE],  # a text runs over the room between two columns
        [RULE, *WIDE, "x 规章       1      2     ", RULE],
        [RULE, *WIDE, "  规章       1      2       3", RULE],
        [RULE, RULE],
        [RULE, "  规章       14     2     ", "             069          ", "", *WIDE, RULE],  # 14, or 14069
        ["  ----------", "  规章", "  ----------"],
        # Padded by characters or by their width: 1 stands in the first column of figures or in the second.
        ["------ -- -- --", "规章类 1  2", "------ -- -- --"],
    ],
)
def test_what_does_not_fit_its_rules_is_no_table(lines: list[str]) -> None:
    assert not any(isinstance(block, list) for block in blocks("\n".join(lines)))


def test_fifteen_figures_of_such_a_table_are_one_row() -> None:
    """Such a line alone, with blanks between its figures, is taken for a table whose line ends are lost."""
    rule = " ".join(["-" * 6] * 15)
    figures = " ".join(["12    "] * 15)
    assert blocks(f"{rule}\n{figures}\n{rule}") == [[["12"] * 15]]
    assert blocks(figures) == ["12"] * 15


def test_the_measure_by_which_the_last_cell_is_padded_to_the_rule() -> None:
    """A row of blanks fits by both: by characters its first two labels are one cell."""
    rule = "  -------------------- -------------- --- ---"
    row = "  三、本年度办理结果   (一)予以公开          "
    expected = [[["三、本年度办理结果", "(一)予以公开", "", ""]]]
    assert blocks(f"{rule}\n{row}\n{rule}") == expected
    assert blocks(f"{rule}\n{row.rstrip()}\n{rule}") != expected
