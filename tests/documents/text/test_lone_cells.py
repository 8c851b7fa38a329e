"""Tables with one cell a line and nothing between, or an empty line."""

import pytest

from tests.documents.text.test_reader import blocks
from tests.maker.judge import judge, judge_file
from tests.maker.layout import Layout
from tests.maker.reports import MadeReport, make

HEADER = ["申请人情况", "", "自然人", "法人或其他组织", "总计", "商业", "企业", "其他"]
NEW = ["一、本年新收政府信息公开申请数量", "3", "", "", "1", "", "", "4"]
CARRIED = ["二、上年结转政府信息公开申请数量", "", "", "", "", "", "", ""]
GRANTED = ["（一）予以公开", "无", "2", "", "", "", "", "2"]
WITHHELD = ["（三）不予公开", "1．属于国家秘密", "1", "", "", "", "", "", "1"]
ROWS = [NEW, CARRIED, GRANTED, WITHHELD]
LINES = [*HEADER, *NEW, *CARRIED, "三、本年度办理结果", *GRANTED, *WITHHELD]
GRID = [["申请人情况", ""], HEADER[2:] + NEW, CARRIED, ["三、本年度办理结果", *GRANTED], WITHHELD]
OUTCOMES = ["结果维持", "结果纠正", "其他结果", "尚未审结", "总计"]
FIFTEEN = ["1", "", "", "", "1", *[""] * 10]


def text(*parts: str | list[str], apart: str = "\n") -> str:
    return apart.join(line for part in parts for line in (part if isinstance(part, list) else [part]))


@pytest.mark.parametrize("apart", ["\n", "\n\n"])
def test_an_empty_line_is_a_blank_cell(apart: str) -> None:
    """A text in which it parts all lines has two more for each."""
    assert blocks(text("三、收到的申请", LINES, "五、存在的问题", "本局无。", apart=apart)) == [
        "三、收到的申请",
        GRID,
        "五、存在的问题",
        "本局无。",
    ]


def test_headings_and_captions_are_none_of_a_table() -> None:
    """Below a heading more labels stand than those of one row; a caption is longer than a label over figures."""
    disputes = ["行政复议", *OUTCOMES, *FIFTEEN]
    for caption in ("附：青屏县教育局政府信息公开情况统计表", "附二〇二一年全系统的数据"):
        assert blocks(text(caption, LINES, "四、复议与诉讼", disputes, "", "五、问题", "", "本局无。")) == [
            caption,
            GRID,
            "四、复议与诉讼",
            [disputes],
            "五、问题",
            "本局无。",
        ]


def test_a_narrow_table_is_found_beside_a_wide_one() -> None:
    """Under a heading one row of figures is enough."""
    narrow = ["信息内容", "本年制发件数", "现行有效件数", "规章", "", "", "规范性文件", "", "7", "行政许可", ""]
    assert blocks(text("二、主动公开", narrow, "三、收到的申请", LINES)) == [
        "二、主动公开",
        [["信息内容", "本年制发件数", "现行有效件数", "规章", "", ""], ["规范性文件", "", "7"], ["行政许可", ""]],
        "三、收到的申请",
        GRID,
    ]
    assert blocks(text("二、主动公开", narrow)) == ["二、主动公开", *filter(None, narrow)]


def test_what_stands_before_fifteen_figures_may_be_a_margin() -> None:
    """Blanks behind them part them from what follows, and are cells where the first is blank."""
    disputes = ["四、复议与诉讼", "行政复议", *OUTCOMES, "", *FIFTEEN, "", "五、问题"]
    *_, rows, problems = blocks(text("三、收到的申请", LINES, disputes))
    assert (rows, problems) == ([["行政复议", *OUTCOMES, "", *FIFTEEN, ""]], "五、问题")


@pytest.mark.parametrize(
    ("row", "behind"),
    [
        (["0", "0", "0", "9", "9", "99", *["0"] * 7, "5", "0", "5"], []),
        (["0", "0", "0", "9", "9", *["0"] * 5, "5", "0", "0", "0", "5"], ["7"]),
    ],
    ids=["99 was cut in two", "the number of a page"],
)
def test_a_figure_behind_fifteen_is_one_of_their_row_unless_they_add_up(row: list[str], behind: list[str]) -> None:
    """Of sixteen figures the first five add up by chance: 9 and 9 passed as 尚未审结 and 总计."""
    disputes = ["行政复议", *OUTCOMES, *row]
    found = blocks(text("三、收到的申请", LINES, "四、复议与诉讼", disputes, behind, "", "五、问题"))
    assert found[3:] == [[disputes], *behind, "五、问题"]


def test_lines_that_are_no_table() -> None:
    """Labels behind their figures, a menu with its counts, and prose with numbers in it."""
    behind = [line for row in ROWS for line in (*row[-7:], *row[:-7])]
    menu = [line for n in range(9) for line in ("通知公告", str(n), "", "", "", "", "", "")]
    for lines in (HEADER + behind, menu, ["本年新收申请如下。", *[str(n) for n in range(9)]]):
        assert not [block for block in blocks(text(lines)) if isinstance(block, list)]


def test_cells_of_which_some_are_apart_are_no_table() -> None:
    """A library takes a PDF's text out box by box: an empty line parts boxes, and is no blank cell, nor are two."""
    boxes = [line for row in ROWS for line in (row[0][:4], row[0][4:], "", *row[1:3], "", row[3], "", *row[4:], "")]
    whole = [line for row in ROWS for cell in [f"{row[0][:4]}\n{row[0][4:]}", *"3001004"] for line in (cell, "")]
    for lines in (boxes, whole):
        assert not [block for block in blocks(text(HEADER[2:], lines)) if isinstance(block, list)]


def test_a_caption_between_two_tables_is_none_of_either() -> None:
    caption = "附：青屏县教育局政府信息公开情况统计表"
    assert blocks(text(LINES, caption, LINES, "", "五、问题", "", "本局无。"))[:4] == [
        GRID,
        caption,
        [*GRID[:-1], [*WITHHELD, ""]],
        "五、问题",
    ]


@pytest.mark.parametrize("label", ["一、本年新收", "本年新收政府信息公开申请数量"])
@pytest.mark.parametrize("figure", ["三", "3"])
def test_a_row_has_a_number_or_a_long_label(label: str, figure: str) -> None:
    rows = [[label, figure, *"000003"], *ROWS[1:]]
    lines: list[str | list[str]] = [HEADER[2:], *rows[:2], "三、本年度办理结果", *rows[2:]]
    assert blocks(text(*lines)) == [[HEADER[2:] + rows[0], rows[1], ["三、本年度办理结果", *rows[2]], rows[3]]]


def test_one_numeral_among_figures_is_one() -> None:
    rows = [[row[0], *"000三003"] for row in (NEW, CARRIED, ["（一）予以公开"], ["（二）部分公开"])]
    lines: list[str | list[str]] = [HEADER[2:], *rows]
    assert blocks(text("三、收到的申请", *lines)) == ["三、收到的申请", [HEADER[2:] + rows[0], *rows[1:]]]


def test_a_last_row_of_blanks_is_one_though_its_label_looks_like_a_heading() -> None:
    last = ["四、结转下年度继续办理", *[""] * 7]
    assert blocks(text("三、收到的申请", LINES, last, "五、存在的问题", "本局无。"))[1:3] == [
        [*GRID, last],
        "五、存在的问题",
    ]


def test_a_figure_below_prose_is_no_table() -> None:
    """Guards against telling too much: none stands under a heading, at the end of a text or at its beginning."""
    count = ["浏览次数", "33"]
    assert blocks(text("三、收到的申请", LINES, "本局已公开。", count, "谢谢。"))[2:] == [
        "本局已公开。",
        *count,
        "谢谢。",
    ]
    assert blocks(text(count, "本局已公开。", "三、收到的申请", LINES, "谢谢。", "五、问题"))[:2] == count


@pytest.mark.parametrize(
    "rows",
    [
        [["一、本年新收", *"3001004"], ["二、上年结转", *"1000001"]],
        [[label, "3", *[""] * 6] for label in ("一、本年新收", "二、上年结转", "四、结转")],
    ],
    ids=["two rows", "three figures"],
)
def test_a_few_rows_or_figures_do_not_show_how_a_text_is_written(rows: list[list[str]]) -> None:
    assert not [
        block
        for block in blocks(text(["本局依法公开。"] * 40, "三、收到的申请", HEADER[2:], *rows))
        if isinstance(block, list)
    ]


def test_rows_of_blanks_are_rows() -> None:
    """Their labels are none of a header, and so many rows need few figures."""
    blank = [""] * 7
    withheld = [[f"{n}．属于此项的申请", *blank] for n in range(1, 7)]
    rows = [
        ["一、本年新收", *blank],
        ["二、上年结转", *blank],
        *withheld,
        *[[f"（{n}）其他", "1", *blank[2:], "1"] for n in "四五六"],
    ]
    prose = ["本局依法公开。"] * 40
    assert blocks(text(prose, "三、收到的申请", HEADER[2:], *rows))[40:] == [
        "三、收到的申请",
        [HEADER[2:] + rows[0], *rows[1:]],
    ]


def test_an_empty_line_that_ends_each_row_is_no_cell() -> None:
    """It would stand for a figure of the first table whose cell a program left out; one ends the header of RL too."""
    figures = ["3", "0", "0", "1", "0", "0", "4"]
    requests = [
        ["一、本年新收政府信息公开申请数量", *figures],
        *[[f"{n}．属于此项的申请", *figures] for n in range(1, 4)],
    ]
    columns = ["信息内容", "本年制发件数", "本年废止件数", "现行有效件数"]
    documents = [["第二十条第（一）项"], columns, ["规章", "1", "5"], ["规范性文件", "4", "1", "9"], ["行政许可", "3"]]
    disputes = ["1", "1", "2", "1", "3", *["0"] * 9]
    lines = [line for row in [*documents, HEADER[2:], *requests] for line in [*row, ""]]
    assert blocks(
        text("二、主动公开", lines, "四、复议与诉讼", OUTCOMES, "", disputes, "", "五、问题", "本局无。")
    ) == [
        "二、主动公开",
        [*documents, [*HEADER[2:]], *requests],
        "四、复议与诉讼",
        [OUTCOMES, disputes],
        "五、问题",
        "本局无。",
    ]


def by_one(*parts: str | list[str]) -> str:
    """A text in which an empty line parts all, and a blank cell is one line more."""
    lines = (line for part in parts for line in (part if isinstance(part, list) else [part]))
    return "".join(f"{line}\n\n" if line else "\n" for line in lines)


def test_a_blank_cell_is_one_line_more_where_rows_are_even_then() -> None:
    """Nothing of the table was read: an even number of empty lines between two cells told no blanks (a town, 2023)."""
    found = blocks(by_one("三、收到的申请", LINES, "五、存在的问题", "本局无。"))
    assert found == ["三、收到的申请", GRID, "五、存在的问题", "本局无。"]
    uneven = [*HEADER, *NEW, "", *CARRIED, "三、本年度办理结果", *GRANTED, *WITHHELD]
    assert not [block for block in blocks(by_one("三、收到的申请", uneven)) if isinstance(block, list)]


@pytest.mark.parametrize(
    ("before", "fifteen", "behind", "row"),
    [
        (1, FIFTEEN, 2, FIFTEEN),
        (0, ["", "2", "", "1", "3", *FIFTEEN[:10]], 1, ["", "2", "", "1", "3", *FIFTEEN[:10]]),
        (1, ["", "2", "", "1", "4", *FIFTEEN[:10]], 1, None),  # no place adds up
        (1, [*[""] * 10, *["9" * 5000, "", "", "", "1"]], 1, None),
    ],
)
def test_fifteen_outcomes_stand_where_their_sums_prove_it(
    before: int, fifteen: list[str], behind: int, row: list[str] | None
) -> None:
    disputes = ["四、复议与诉讼", "行政复议", *OUTCOMES, *[""] * before, *fifteen, *[""] * behind, "五、问题"]
    found = blocks(by_one("三、收到的申请", LINES, disputes))
    expected: list[object] = (
        [[["行政复议", *OUTCOMES, *row]]] if row else ["行政复议", *OUTCOMES, *filter(None, fifteen)]
    )
    assert found[found.index("四、复议与诉讼") + 1 :] == [*expected, "五、问题"]


PARTED = [line for n in range(1, 8) for line in (f"{n}．属于此项的申请", "3", "0", "0", "1", "0", "0", "4", "")]
WHOLE = ["", "", "", "2", "2", "", "18", "", "", "18", *[""] * 5]


def fifteen(figures: list[str]) -> list[str]:
    """The figures of table RL behind a table whose rows an empty line ends."""
    table = blocks(text("三、申请", HEADER[2:], PARTED, "四、复议", OUTCOMES, figures, "五、问题"))[-2]
    row = table[-1] if isinstance(table, list) else []
    return row[len(OUTCOMES) :] if row[: len(OUTCOMES)] == OUTCOMES else row


def test_fifteen_figures_that_add_up_begin_and_end_with_the_blanks_that_they_have() -> None:
    """The first was taken for the end of the header, those behind the last figure for what parts the table."""
    assert fifteen([*WHOLE, ""]) == WHOLE


@pytest.mark.parametrize(
    "figures",
    [["1", "", "", "", "1", *[""] * 5, "2", "", "", "", "2"], [*[""] * 12, "1", "1", "2"]],
    ids=["their sums", "sums by chance"],
)
def test_a_blank_before_fifteen_figures_ends_their_header(figures: list[str]) -> None:
    assert fifteen(["", *figures, ""]) == figures


def test_two_rows_of_documents_that_end_in_a_blank_are_no_rows_that_one_ends() -> None:
    """Row by row an empty line is a blank cell (made text 174162118)."""
    columns = ["信息内容", "本年制发件数", "本年废止件数", "现行有效件数"]
    documents = [["规章", "22", "", ""], ["规范性文件", "7460", "4255", ""], ["行政处罚", "10"]]
    requests = [[f"{n}．属于此项的申请", "3", "", "", "1", "", "", "4"] for n in range(1, 8)]
    above, below = ([line for row in rows for line in row] for rows in ([columns, *documents], [HEADER[2:], *requests]))
    got = blocks(text("二、主动公开", above, "三、申请", below, "五、问题"))
    assert got[1] == [[*columns, *documents[0]], *documents[1:]]


@pytest.mark.parametrize("rows", [8, 13])
def test_empty_lines_that_many_rows_have_in_turn_are_blank_cells(rows: int) -> None:
    """Totals alone are filled in, and an empty line parts a small table for each row (made text 174193911)."""
    lines = [[f"{n}．属于此项的申请", *[""] * 6, str(n)] for n in range(1, rows + 1)]
    got = blocks(text("三、申请", HEADER[2:], *([*line, ""] for line in lines), "五、问题"))
    grids = [block for block in got if isinstance(block, list)]
    assert [row for grid in grids for row in grid][1:] == (lines[1:] if rows > 12 else [])


def test_rows_that_are_shown_by_two_lines_for_each_blank_are_not_read_by_one() -> None:
    """Two rows were even so by chance (made text 174175424)."""
    score = judge(make(174175424, kind="text"), "text")
    assert len(score.doubtful) == score.excused
    assert not score.wrong


def test_fifteen_figures_behind_a_blank_that_do_not_add_up_may_have_had_one_more() -> None:
    """138 was printed as 9 and 8, or such: without the blank each stood one to the left (made text 174179042)."""
    figures = ["14", "", "14", "48", "", "98", "115", "261", "40", "", "", "9", "8", "13", "8"]
    assert fifteen(["", *figures, ""])[:16] == ["", *figures]


def indented(made: MadeReport) -> str:
    """Each cell breaks before its text and behind its bar, and bars alone stand for what a cell covers."""
    lines = [made.title]
    for block in made.blocks:
        if isinstance(block, str):
            lines.append(block)
            continue
        for row in block:
            for n, cell in enumerate(row):
                lines.append(f"{'         ' if n else ''}{cell.text}  |  ")
                lines += [f"        {'|' * (cell.columns - 1)}"] if cell.columns > 1 else []
            lines.append("        ")
    return "\n".join(lines)


def test_blanks_behind_the_bars_of_indented_cells_are_no_cells() -> None:
    """Nothing was read, and some 300 findings told so (a zone's board, 2023)."""
    made = make(176200001, Layout())
    score = judge_file(made, indented(made).encode(), "made.txt")
    assert (score.right, score.doubtful, score.wrong) == (len(made.truth), (), ())
    assert not score.identity
