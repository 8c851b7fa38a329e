"""Lines of flattened text: labels at the left, and no shred of the vertical label among the figures."""

from collections.abc import Sequence
from random import Random

import pytest

from gongkai.forms import TableName
from gongkai.reports.labels import Match, match_column
from gongkai.reports.tables import lines
from gongkai.reports.tables.applicants import COLUMNS
from gongkai.reports.tables.lines import Item, Line, is_shred, without_next_label
from gongkai.reports.tables.numbers import read_cell, read_number
from gongkai.reports.tables.table_lines import lines_of
from gongkai.values import Grid, GridCell
from tests.maker.damage import DAMAGES
from tests.maker.judge import judge
from tests.maker.layout import Layout
from tests.maker.reports import make
from tests.reports.loose_text import HEADER, LABELS, ROWS, bars, read, values


def items(*cells: str) -> list[Item]:
    return [Item(read_cell(GridCell(cell, 0, n)), n, n + 1, True, False) for n, cell in enumerate(cells)]


@pytest.mark.parametrize("text", ["三", "、", "办", "辦", "结", "結"])
def test_a_character_of_the_vertical_label(text: str) -> None:
    assert is_shred(Item(read_number(text), 0, 1, True, False))


@pytest.mark.parametrize("text", ["三件", "二", "无", ""])
def test_what_is_no_character_of_it(text: str) -> None:
    assert not is_shred(Item(read_number(text), 0, 1, True, False))


@pytest.mark.parametrize(
    ("cells", "kept"),
    [
        (["36", "39", "1", "0", "76", "", "本"], 6),
        (["1", "0", "0", "0", "0", "0", "1", "三", ""], 7),
        (["4", "0", "6", "8", "9", "6", "三"], 6),
        (["1", "1", "1", "0", "0", "0", "三"], 7),
        (["0", "三"], 2),
        (["1", "0", "0", "0", "0", "0", "1"], 7),
        (["", "", ""], 3),
        ([], 0),
    ],
)
def test_a_shred_behind_figures_is_cut_off(cells: list[str], kept: int) -> None:
    assert without_next_label(items(*cells)) == items(*cells)[:kept]


def test_a_shred_before_the_label_is_no_figure_before_it() -> None:
    """A small table for each row, the vertical label shredded over them: 三 is not the first of seven figures."""
    head = "| 申请人情况 |\n| 自然人 | 法人或其他组织 | 总计 |\n"
    head += "| 商业企业 | 科研机构 | 社会公益组织 | 法律服务机构 | 其他 |\n"
    rows = [f"{bars([*row])}" for row in ROWS]
    shreds = ["", "", *"三、本年度办理结果", *[""] * 12]
    lines = [f"| {s} | {label} {row}" for s, label, row in zip(shreds, LABELS, rows, strict=True)]
    assert values(read(head + "\n".join(lines)), "rq") == [n for row in ROWS for n in row]
    short = [line.replace("| 4 | 1 | 0 |", "| 4 | 1 |") for line in lines]
    got = values(read(head + "\n".join(short)), "rq")
    assert got[14:21] == [4, 1, None, None, None, None, 5]


def test_a_header_printed_twice_counts_once() -> None:
    head = "| 自然人 | 法人或其他组织 | 总计 |\n| 商业企业 | 科研机构 | 社会公益组织 | 法律服务机构 | 其他 |\n"
    rows = "".join(f"| {label} {bars(row)}" for label, row in zip(LABELS, ROWS, strict=True))
    assert values(read(head + "\n" + head + rows), "rq") == [n for row in ROWS for n in row]


def test_a_blank_behind_labels_at_the_right_is_no_figure() -> None:
    """Rows padded at their end, one of which has lost a figure: the padding does not stand in for it."""
    head = "| 自然人 | 法人或其他组织 | 总计 |\n| 商业企业 | 科研机构 | 社会公益组织 | 法律服务机构 | 其他 |\n"
    rows = [f"{bars(row)[:-1]} {label} | |\n" for label, row in zip(LABELS, ROWS, strict=True)]
    whole = head + "".join(rows)
    assert values(read(whole), "rq") == [n for row in ROWS for n in row]
    assert values(read(whole.replace("| 9 | 2 | 0 | 0 |", "| 9 | 2 | 0 |", 1)), "rq")[0] in (9, None)


def test_each_cell_of_a_long_flattened_row_is_looked_at_a_few_times(monkeypatch: pytest.MonkeyPatch) -> None:
    looked: list[str] = []

    def counted(table: TableName, text: str) -> Match:
        looked.append(text)
        return match_column(table, text)

    monkeypatch.setattr(lines, "match_column", counted)
    row = tuple(GridCell("自然人", 0, n) for n in range(300))
    assert len(lines_of(Grid((row,), 1, flattened=True))) == 1
    assert len(looked) < 1_000


def numbers(*last: int) -> list[Line]:
    """Lines of a flattened grid that end in these figures."""
    rows = [(GridCell("行政许可", n, 0), GridCell("5", n, 1), GridCell(str(end), n, 2)) for n, end in enumerate(last)]
    return lines_of(Grid(tuple(rows), 1, None, flattened=True))


@pytest.mark.parametrize("last", [range(1, 12), range(2, 13), range(1, 8), range(8, 25)])
def test_last_figures_that_count_up_are_the_numbers_of_the_lines(last: Sequence[int]) -> None:
    """A table cut in two has seven lines, and goes on with the eighth (made text 155060375)."""
    assert {len(line.items) for line in numbers(*last)} == {2}


@pytest.mark.parametrize("last", [range(1, 7), range(100, 120), [*range(1, 6), 7, *range(7, 13)], range(0, 30, 2)])
def test_a_few_that_count_up_or_begin_at_no_line_are_figures(last: Sequence[int]) -> None:
    assert {len(line.items) for line in numbers(*last)} == {3}


@pytest.mark.parametrize("last", [[*range(1, 9), 12, 13], [1, 3, *range(4, 12)], [*range(1, 8), 9, 10, 11]])
def test_numbers_of_the_lines_count_on_behind_lines_that_are_lost(last: Sequence[int]) -> None:
    """The number of such a line was read as its total, in a row that lacked a figure besides."""
    assert {len(line.items) for line in numbers(*last)} == {2}


@pytest.mark.parametrize("other", [20, 5, 11])
def test_a_figure_among_numbers_of_lines_that_is_none_of_them_stays(other: int) -> None:
    assert [len(line.items) for line in numbers(*range(2, 10), other)] == [2] * 8 + [3]


def test_a_row_before_its_label_that_was_moved_to_the_right_is_not_read() -> None:
    """It begins with a blank, which is a cell there; its figures behind that add up (made text 174141079)."""
    head = "| 自然人 | 法人或其他组织 | 总计 |\n| 商业企业 | 科研机构 | 社会公益组织 | 法律服务机构 | 其他 |\n"
    rows = [f"{bars(row)[:-1]} {label} |\n" for label, row in zip(LABELS, ROWS, strict=True)]
    moved = head + "".join([*rows[:2], f"|  | 4 |  | 1 |  |  |  | 5 | {LABELS[2]} |\n", *rows[3:]])
    report = read(moved)
    assert {report.cells[f"rq.granted_full.{column}"].value for column in COLUMNS} == {None}
    assert report.cells["rq.granted_partial.total"].value == 2


def test_blank_totals_before_labels_are_cells_where_the_legal_persons_have_a_sum() -> None:
    head = "| 自然人 | 法人或其他组织 | 总计 |\n| 小计 | 商业企业 | 科研机构 | 社会公益组织 | 法律服务机构 | 其他 |\n"
    rows = ""
    for n, (label, row) in enumerate(zip(LABELS, ROWS, strict=True)):
        cells = [row[0], sum(row[1:6]), *row[1:6], "" if 1 < n < len(ROWS) - 2 else row[6]]
        rows += f"{bars(cells)[:-1]} {label} |\n"
    assert values(read(head + rows), "rq")[14:21] == [4, 1, 0, 0, 0, 0, None]


def test_rows_before_labels_that_all_begin_with_a_blank_are_read() -> None:
    head = "| 自然人 | 法人或其他组织 | 总计 |\n| 商业企业 | 科研机构 | 社会公益组织 | 法律服务机构 | 其他 |\n"
    rows = [f"| {'|  ' * 5} | {row[6]} | {label} |\n" for label, row in zip(LABELS, ROWS, strict=True)]
    assert values(read(head + "".join(rows)), "rq")[20] == 5


def test_a_last_total_that_counts_on_is_no_number_where_these_run_on() -> None:
    """The first stands behind the header, and each behind the line before its own; the last line has none."""
    head = ["自然人", "商业企业", "科研机构", "社会公益组织", "法律服务机构", "其他", "总计"]
    rows = [[*head, "1"], *(["行政许可", "5", str(n)] for n in range(2, 12))]
    grid = tuple(tuple(GridCell(text, r, c) for c, text in enumerate(row)) for r, row in enumerate(rows))
    assert [len(line.items) for line in lines_of(Grid(grid, 1, flattened=True))] == [7, *[2] * 9, 3]


def test_figures_with_spaces_before_their_label_are_no_labels_of_columns() -> None:
    """One cell a line, labels behind their figures: a first row in the header's line gave each label the next row."""
    head = ["自然人", "商业企业", "科研机构", "社会公益组织", "法律服务机构", "其他", "总计"]
    first = ["26 302", "", "", "", "", "", "26 302"]
    cells = [*head, *first, LABELS[0]]
    for label, row in zip(LABELS[1:], ROWS[1:], strict=True):
        cells += [*map(str, row), label]
    got = values(read("".join(f"{cell} |\n" for cell in cells)), "rq")
    assert not any(got)


@pytest.mark.parametrize("text", ["8 031", "1 204 331", "21 592件"])
def test_digits_apart_are_a_figure_in_doubt(text: str) -> None:
    item = Item(read_number(text), 0, 1, True, False)
    assert (item.is_figure, item.is_words, item.reading.value) == (True, False, None)


@pytest.mark.parametrize("text", ["3 01", "2024 001", "12 345 项目", "1 234 5"])
def test_digits_apart_that_part_no_thousands_are_words(text: str) -> None:
    assert Item(read_number(text), 0, 1, True, False).is_words


def flattened(*cells: str) -> list[list[str]]:
    grid = Grid((tuple(GridCell(cell, 0, n) for n, cell in enumerate(cells)),), 1, flattened=True)
    return [[item.text for item in line.items] for line in lines_of(grid)]


def test_pieces_of_a_label_are_one_item_and_marks_for_nothing_are_no_pieces() -> None:
    """English beside a label is none of it: 其他 N/A would be 其他."""
    assert flattened("自然人", "商业", "企业", "其他", "总计") == [["自然人", "商业企业", "其他", "总计"]]
    assert flattened("其他", "N/A", "总计") == [["其他", "N/A", "总计"]]


def test_two_labels_of_table_pd_before_the_figures_of_both_stay_in_one_line() -> None:
    assert flattened("", "规章", "行政规范性文件", "1", "2") == [["", "规章", "行政规范性文件", "1", "2"]]
    assert flattened("信息内容", "制发", "规章", "1") == [["信息内容", "制发"], ["规章", "1"]]


def test_the_number_of_the_one_row_of_a_small_table_runs_on_from_its_label() -> None:
    """A table for each row, a cell a line: the header ends with the row's number, and was a row of its own."""
    made = make(
        4, Layout(natural_persons_only=True, serial_numbers=True, mini_tables=True, flattening="bar_lines"), "text"
    )
    assert judge(made, "text").doubtful == ()


def test_a_shred_of_the_label_beside_all_results_hides_no_number() -> None:
    """三 is a figure too, and stands behind the number of the next row."""
    cells = ["序号", *HEADER.split()]
    for n, label, row in zip(range(1, 24), LABELS, ROWS, strict=True):
        cells += [str(n), *("三、本年度办理结果"[n - 3 : n - 2] or [] if n > 2 else []), label, *map(str, row)]
    assert values(read("\n".join(f"{cell} |" for cell in cells)), "rq") == [n for row in ROWS for n in row]


OUTCOMES = ["结果维持", "结果纠正", "其他结果", "尚未审结", "总计"]


@pytest.mark.parametrize(
    ("cells", "read_as"),
    [
        (["", "44", "", "", "44", ""], ["", "44", "", "", "44"]),
        (["5", "", "", "", "5"], ["5", "", "", "", "5"]),
        (["", "", "", "", "", ""], [""] * 5),
        (["44", "", "", "44", ""], None),
        (["5", "", "", "4", "", ""], None),
        (["44", "", "", "44"], None),
        (["44", "", "无", "", "44"], ["44", "", "无", "", "44"]),
        (["44", "", "其中", "", "44"], None),
    ],
)
def test_a_row_of_one_proceeding_has_the_five_figures_that_add_up(cells: list[str], read_as: list[str] | None) -> None:
    """One cell a line: an empty line parts three tables, and looks like a blank cell (made text 169045466)."""
    row = ["", "行政复议", *OUTCOMES, *cells]
    grid = Grid((tuple(GridCell(text, 0, n) for n, text in enumerate(row)),), 1, flattened=True)
    got = [[item.text for item in line.items] for line in lines_of(grid)]
    assert (got == [["行政复议"], OUTCOMES, read_as]) is (read_as is not None)


@pytest.mark.parametrize(
    ("cells", "kept"), [(["", "19", "", "74", "93", ""], 5), (["5", "", "", "4", "", ""], 6), (["", "1", "", "1"], 4)]
)
def test_figures_in_one_row_with_their_outcomes_are_the_five_that_add_up(cells: list[str], kept: int) -> None:
    """The blank behind them is the line that parts their table from the next caption."""
    grid = Grid((tuple(GridCell(text, 0, n) for n, text in enumerate([*OUTCOMES, *cells])),), 1, flattened=True)
    assert [[item.text for item in line.items] for line in lines_of(grid)] == [OUTCOMES, cells[:kept]]


def test_three_tables_of_table_rl_with_blanks_are_read_where_one_cell_stands_a_line() -> None:
    score = judge(make(174150000, Layout(disputes="three_tables", flattening="plain_lines", nothing="blank")), "text")
    assert len(score.doubtful) == score.excused
    assert not score.wrong


def test_a_total_among_the_figures_of_table_rl_is_no_label_behind_them() -> None:
    """总计 reached over the line of figures (damaged text 174270155): 42 was read for two outcomes."""
    made = DAMAGES["header_cell_wrong"](make(174270155, kind="text"), Random(174270155))
    assert not judge(made, "text").wrong
