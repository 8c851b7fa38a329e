"""Open rows of table RQ in an alignment: placed and told, or null and told, or alike their neighbours."""

from dataclasses import replace
from random import Random

import pytest

from gongkai.documents import read_document
from gongkai.reports import read_report
from gongkai.reports.tables.align import Alignment, Placed
from gongkai.reports.tables.applicants import COLUMNS
from gongkai.reports.tables.lines import Item, Line
from gongkai.reports.tables.numbers import read_number
from gongkai.reports.tables.placing import OpenRow
from gongkai.reports.tables.rows import RowName
from gongkai.reports.tables.settle import settle
from gongkai.reports.tables.solutions import is_result
from gongkai.values import Grid, GridCell
from tests.maker.damage import DAMAGES
from tests.maker.judge import judge
from tests.maker.kinds import RENDERERS
from tests.maker.layout import Layout
from tests.maker.reports import make
from tests.reports.loose_text import LABELS, ROWS, bars, read, values
from tests.reports.tables.test_align import HEAD, requests
from tests.reports.tables.test_align import cells as html
from tests.reports.tables.test_placing import RESULTS

NOTHING = ["0"] * 6
BEFORE = {"requests_new": ["4", "2", *NOTHING[2:], "6"], "requests_carried_in": [*NOTHING, "0"]}
AFTER = {"completed_total": ["4", "2", *NOTHING[2:], "6"], "requests_carried_out": [*NOTHING, "0"]}


BLANK = [""] * 6
TOTALS = ["6", "0", "6", *["0"] * (len(RESULTS) - 1), "6", "0"]


def line(cells: list[str]) -> Line:
    return Line(tuple(Item(read_number(cell), n, n + 1, True, False) for n, cell in enumerate(cells)), 1, None, 0, True)


def alignment(given: dict[str, list[str]]) -> Alignment:
    """A table with these rows, open where they have not seven cells with a total; 4 and 2 requests in all others."""
    made = Alignment()
    rows = {**BEFORE, **{key: [*NOTHING, "0"] for key in RESULTS}, **AFTER}
    for key, cells in {**rows, **given}.items():
        row, name = line(cells), RowName(key, key)
        if len(cells) == len(COLUMNS) and cells[-1]:
            made.placed += [Placed("rq", name, c, item, row) for c, item in zip(COLUMNS, row.items, strict=True)]
        else:
            made.open.append(OpenRow(name, row.items, row))
    return made


def texts(settled: Alignment, key: str) -> list[str | None]:
    """What was placed in a row, `None` where there is nothing."""
    cells = {one.column: one.item for one in settled.placed if one.row.key == key}
    return [item.text if (item := cells[column]) else None for column in COLUMNS]


def rules(settled: Alignment, key: str) -> set[str]:
    return {one.rule for one in settled.findings if any(cell.startswith(f"rq.{key}.") for cell in one.cells)}


def test_a_row_that_the_sums_place_is_placed_and_told() -> None:
    settled = settle(alignment({"granted_full": ["4", "2", "6"]}))
    assert texts(settled, "granted_full") == ["4", "2", None, None, None, None, "6"]
    assert rules(settled, "granted_full") == {"READ-PLACED"}
    assert settled.open == []


@pytest.mark.parametrize("label_row", [[""] * 7, [*NOTHING, "0"]], ids=["a label alone", "their sum"])
def test_the_label_over_the_rows_of_2021_is_no_row_of_the_form_of_2019(label_row: list[str]) -> None:
    others = {key: [*NOTHING, "0"] for key in ("other_no_correction", "other_fee_unpaid", "other_other")}
    settled = settle(alignment({**others, "other_total": label_row, "granted_full": ["4", "2", "6"]}))
    assert texts(settled, "granted_full") == ["4", "2", None, None, None, None, "6"]
    assert not any(one.row.key == "other_total" for one in settled.placed)


def test_a_row_that_fits_nowhere_is_null_and_told() -> None:
    settled = settle(alignment({"granted_full": ["5", "2"]}))
    assert texts(settled, "granted_partial") == [*NOTHING, "0"]
    assert texts(settled, "granted_full") == [None] * len(COLUMNS)
    assert "READ-SHAPE" in rules(settled, "granted_full")


@pytest.mark.parametrize("blank", [[""], []], ids=["blank", "left out"])
def test_six_noughts_lack_the_total_that_their_neighbours_lack(blank: list[str]) -> None:
    results = {key: [*NOTHING, *blank] for key in RESULTS} | {"granted_full": ["4", "2", *NOTHING[2:], *blank]}
    settled = settle(alignment(results))
    assert texts(settled, "denied_state_secret")[:6] == NOTHING
    assert not texts(settled, "denied_state_secret")[6]
    assert texts(settled, "granted_full")[:6] == ["4", "2", *NOTHING[2:]]


def test_a_lone_nought_is_a_total_where_its_neighbours_print_nothing_else() -> None:
    """Eight cells for seven columns: the nought may be the sixth of them or the seventh."""
    totals = {key: [*BLANK, total] for key, total in zip([*BEFORE, *RESULTS, *AFTER], TOTALS, strict=True)}
    settled = settle(alignment(totals | {"granted_full": [*BLANK, "6", ""], "granted_partial": [*BLANK, "0", ""]}))
    assert texts(settled, "granted_partial") == [*BLANK, "0"]


def test_a_lone_nought_is_a_total_where_others_stand_behind_blanks() -> None:
    """A bar at the end of a row of text pads it; a lone figure, with blanks for its applicants, is a nought."""
    rows = {key: [*BLANK, "0"] for key in [*BEFORE, *RESULTS, *AFTER]}
    filled = {key: ["4", "2", *BLANK[2:], "6"] for key in ("requests_new", "granted_full", "completed_total")}
    settled = settle(alignment(rows | filled | {"denied_state_secret": [*BLANK, "0", ""]}))
    assert texts(settled, "denied_state_secret") == [*BLANK, "0"]
    assert rules(settled, "denied_state_secret") == {"READ-PLACED"}


def test_a_lone_nought_whose_neighbours_differ_is_not_placed() -> None:
    """One of them has lost a cell, so that its total stands under another column."""
    totals = {key: [*BLANK, total] for key, total in zip([*BEFORE, *RESULTS, *AFTER], TOTALS, strict=True)}
    settled = settle(alignment(totals | {"granted_full": [*BLANK[1:], "6", ""], "granted_partial": [*BLANK, "0", ""]}))
    assert texts(settled, "granted_partial")[5:] == [None, None]
    assert rules(settled, "granted_partial") == {"READ-SHAPE"}


def test_nothing_open_changes_nothing() -> None:
    before = alignment({})
    count = len(before.placed)
    assert len(settle(before).placed) == count
    assert before.findings == []


def test_a_wrong_figure_does_not_move_rows_whose_totals_are_blank() -> None:
    """With a 1 too many the rows as printed break a sum that a row moved to the right would obey (made page 700703)."""
    dashes = ["-"] * 6
    results = {key: [*dashes, ""] for key in RESULTS}
    results |= {key: [*dashes[1:], "1", ""] for key in ("denied_state_secret", "not_processed_repeat")}
    results["denied_admin_inquiry"] = ["1", *dashes[2:], "1", ""]
    completed = ["1", *NOTHING[2:], "2", "3"]
    settled = settle(alignment(results | {"requests_new": completed, "completed_total": completed}))
    for key, cells in results.items():
        assert all(text in (cell, None) for text, cell in zip(texts(settled, key), cells, strict=True)), key


def test_a_whole_row_that_does_not_add_up_among_short_ones_is_null_and_told() -> None:
    """The figures of the row below ran on behind its own, where that row's label is lost."""
    short = {key: ["", "0", "0"] for key in (*BEFORE, *RESULTS, *AFTER)}
    settled = settle(alignment({**short, "granted_full": ["6", "", "6", "", "0", "", "0"]}))
    assert texts(settled, "granted_full") == [None] * len(COLUMNS)
    assert "READ-SHAPE" in rules(settled, "granted_full")


def test_a_mark_for_nothing_is_no_total_of_figures_among_short_rows() -> None:
    """A blank of the labels stands before six figures whose total was dropped (made text 22010423)."""
    short = {key: ["-", "0", "0"] for key in (*BEFORE, *RESULTS, *AFTER)}
    settled = settle(alignment({**short, "granted_full": ["", "9", "-", "8", "1", "-", "-"]}))
    assert texts(settled, "granted_full") == [None] * len(COLUMNS)
    assert "READ-SHAPE" in rules(settled, "granted_full")


def test_a_whole_row_that_does_not_add_up_among_whole_ones_is_as_printed() -> None:
    settled = settle(alignment({"granted_full": ["5", "2", *NOTHING[2:], "6"], "granted_partial": ["0", "0"]}))
    assert texts(settled, "granted_full") == ["5", "2", *NOTHING[2:], "6"]


def test_a_likeness_that_breaks_the_sums_places_nothing() -> None:
    """The natural persons' column and that of totals have changed places, and bars fill some rows up at their ends.

    Six figures behind a blank look like six figures before one, whose total nobody printed (made text 725511).
    """
    results = {key: ["", *NOTHING] for key in RESULTS}
    results |= {"granted_full": ["", "2", *NOTHING[2:], "4", ""], "granted_partial": ["", *NOTHING, ""]}
    swapped = {"requests_new": ["6", "2", *NOTHING[2:], "4"], "completed_total": ["6", "2", *NOTHING[2:], "4"]}
    settled = settle(alignment(results | swapped))
    for key in ("granted_full", "granted_partial"):
        assert texts(settled, key)[0] in ("", None)
        assert texts(settled, key)[1] in ("2", "0", None)


def filled(given: dict[str, list[str]]) -> Alignment:
    """The table as a word processor keeps it: short rows filled up with blanks, each cell under a column."""
    made = alignment({key: [*cells, *[""] * (len(COLUMNS) - len(cells))] for key, cells in given.items()})
    for row in made.open:
        made.placed += [Placed("rq", row.name, c, item, row.line) for c, item in zip(COLUMNS, row.items, strict=True)]
    made.open.clear()
    return made


def test_a_row_that_was_filled_up_shows_its_total_where_an_applicant_stands() -> None:
    """Repeats were dropped (1 0 0 0 0 0 1), and LibreOffice filled the row up on the way from HTML to DOCX."""
    whole = ["4", "2", "0", "5", "0", "1", "12"]
    rows = {key: ["0"] for key in RESULTS} | {"requests_carried_in": ["0"], "requests_carried_out": ["0"]}
    rows |= {"requests_new": whole, "completed_total": whole}
    rows |= {"granted_full": ["3", *whole[1:6], "11"], "granted_partial": ["1", "0", "1"]}
    settled = settle(filled(rows))
    assert "1" not in texts(settled, "granted_partial")[1:-1]
    assert rules(settled, "granted_partial") <= {"READ-PLACED", "READ-SHAPE"}
    assert rules(settled, "granted_partial")


def test_blank_totals_whose_rows_show_no_sum_are_as_printed() -> None:
    results = dict.fromkeys(RESULTS, NOTHING) | {"granted_full": ["4", "2", *NOTHING[2:]]}
    settled = settle(filled(results))
    assert texts(settled, "granted_full") == ["4", "2", *NOTHING[2:], ""]
    assert settled.findings == []


def test_a_sixth_figure_that_happens_to_be_the_sum_of_the_others_stays() -> None:
    """One applicant of the first kind and one of the last, in a row whose total is blank."""
    sums = ["1", *NOTHING[2:], "1", "2"]
    results = dict.fromkeys(RESULTS, NOTHING) | {"granted_full": ["1", *NOTHING[2:], "1"]}
    settled = settle(filled({"requests_new": sums, "completed_total": sums, **results}))
    assert texts(settled, "granted_full") == ["1", *NOTHING[2:], "1", ""]


def test_a_row_that_was_filled_up_under_columns_in_another_order_is_null() -> None:
    """The natural persons stand last; what the sums place, they place in the order of the form (made page 14503124)."""
    order = [*COLUMNS[1:6], COLUMNS[0], COLUMNS[6]]
    made = Alignment()
    for key in (*BEFORE, *RESULTS, *AFTER):
        count = "3" if key in ("requests_new", "granted_full", "completed_total") else "0"
        row = line(["", "", count, "", "", count, ""])
        made.placed += [Placed("rq", RowName(key, key), c, item, row) for c, item in zip(order, row.items, strict=True)]
    settled = settle(made)
    assert {one.item for one in settled.placed} == {None}
    assert len(settled.placed) == len(COLUMNS) * (len(RESULTS) + 4)


def test_the_last_figure_is_the_last_that_is_printed_where_the_columns_stand_in_another_order() -> None:
    """其他 stands before the other legal persons, 商业企业 behind them; repeats are dropped from results."""
    order = [COLUMNS[0], *COLUMNS[5:0:-1], COLUMNS[6]]
    made = Alignment()
    for key in (*BEFORE, *RESULTS, *AFTER):
        row = line(["0", "3", "0", "1", "4", "", ""] if is_result(key) else ["0", "3", "0", "1", "0", "0", "4"])
        made.placed += [Placed("rq", RowName(key, key), c, item, row) for c, item in zip(order, row.items, strict=True)]
    settled = settle(made)
    assert {item for key in RESULTS for item in texts(settled, key)} == {None}
    assert texts(settled, "requests_new") == ["0", "0", "0", "1", "0", "3", "4"]


def test_the_one_row_whose_total_is_blank_may_have_lost_a_figure() -> None:
    """A repeated 7 is left out, and its margin stands where the total did (made page 15501852)."""
    new, out = ["8", "9", "7", "5", "1", "4", "34"], ["4", "7", "7", "5", "1", "4", "28"]
    done = [str(int(a) - int(b)) for a, b in zip(new, out, strict=True)]
    whole = {key: [*NOTHING, "0"] for key in (*RESULTS, "requests_carried_in")}
    short = [*out[:2], *out[3:], ""]
    rows = whole | {"requests_new": new, "granted_full": done, "completed_total": done, "requests_carried_out": short}
    placed = texts(settle(filled(rows)), "requests_carried_out")
    assert all(text in (None, printed) for text, printed in zip(placed, out, strict=True)), placed


def test_rows_of_text_that_do_not_add_up_for_the_most_part_are_not_read() -> None:
    """小计 lost its label, and results have no totals: seven figures and a blank, eight figures in the other rows."""
    head = "| 自然人 | 法人或其他组织 | 总计 |\n| 商业企业 | 科研机构 | 社会公益组织 | 法律服务机构 | 其他 |\n"
    rows = [[row[0] + n, sum(row[1:6]) + 2, *row[1:5], row[5] + 2, row[6] + n + 2] for n, row in enumerate(ROWS)]
    rows = [row if n in (0, 1, 21, 22) else [*row[:7], ""] for n, row in enumerate(rows)]  # type: ignore[list-item]
    text = "".join(f"| {label} {bars(row)}" for label, row in zip(LABELS, rows, strict=True))
    report = read(head + text)
    assert not any(values(report, "rq"))
    named = {key for finding in report.findings for key in finding.cells}
    assert {key for key in report.cells if key.startswith("rq.")} <= named


@pytest.mark.parametrize("wrong", [1, 2])
def test_a_few_rows_of_text_that_do_not_add_up_are_read_as_printed(wrong: int) -> None:
    head = "| 自然人 | 法人或其他组织 | 总计 |\n| 商业企业 | 科研机构 | 社会公益组织 | 法律服务机构 | 其他 |\n"
    rows = [[*row[:6], row[6] + (n < wrong)] for n, row in enumerate(ROWS)]
    text = "".join(f"| {label} {bars(row)}" for label, row in zip(LABELS, rows, strict=True))
    assert values(read(head + text), "rq") == [n for row in rows for n in row]


@pytest.mark.parametrize(("overfull", "is_read"), [(1, True), (3, False)])
def test_rows_with_a_figure_too_many_show_that_the_header_lacks_a_label(overfull: int, is_read: bool) -> None:
    """小计 lost its label behind a page break, and one row a cell: seven that do not add up (160200320)."""
    head = "| 自然人 | 法人或其他组织 | 总计 |\n| 商业企业 | 科研机构 | 社会公益组织 | 法律服务机构 | 其他 |\n"
    rows = [*ROWS[:2], [0, 24, 0, 14, 0, 37, 38], [0, 9, 0, 5, 0, 13, 14], *ROWS[4:6]]
    rows += [[1, 2, 0, 4, 0, 5, 11, 12] for _ in range(overfull)]
    text = "".join(f"| {label} {bars(row)}" for label, row in zip(LABELS, rows, strict=False))
    report = read(head + text)
    full = [report.cells[f"rq.granted_full.{column}"].value for column in COLUMNS]
    assert full == rows[2] if is_read else not any(full)
    assert [report.cells[f"rq.requests_new.{column}"].value for column in COLUMNS] == ROWS[0]


@pytest.mark.parametrize(("short", "is_read"), [(4, True), (5, False)])
def test_a_whole_row_that_does_not_add_up_among_short_ones_is_short_too(short: int, is_read: bool) -> None:
    """小计 has no column, and of equal neighbours one is left: seven of eight figures (made page 160610122)."""
    rows: list[list[int]] = [[*row] for row in ROWS]
    rows[2:7] = [[0, 24, 0, 14, 0, 10, 24] for _ in range(5)]
    rows[7 : 7 + short] = [[0, 24, 0, 24] for _ in range(short)]
    lines = (f"<tr><td colspan=3>{one}</td>{html(row)}</tr>" for one, row in zip(LABELS, rows, strict=True))
    report = requests(*lines)
    full = [report.cells[f"rq.granted_full.{column}"].value for column in COLUMNS]
    assert full == [0, 24, 0, 14, 0, 10, 24] if is_read else not any(full)
    assert [report.cells[f"rq.requests_new.{column}"].value for column in COLUMNS] == ROWS[0]


@pytest.mark.parametrize(("figures", "is_read"), [([5, 0, 3, 0, 2, "", ""], False), ([5, 0, 0, 3, 2, "", ""], True)])
def test_rows_that_hold_no_equal_neighbours_may_have_lost_some(figures: list[object], is_read: bool) -> None:
    """总计 stands first, so that each row adds up although one of equal neighbours is left (made text 160620185)."""
    head = HEAD.replace("<td rowspan=2>总计</td>", "").replace(
        "<td rowspan=2>自", "<td rowspan=2>总计</td><td rowspan=2>自"
    )
    rows = [figures if 1 < n < len(ROWS) - 2 else [21, 1, 2, 3, 4, 5, 6] for n in range(len(ROWS))]
    lines = (f"<tr><td colspan=3>{one}</td>{html(row)}</tr>" for one, row in zip(LABELS, rows, strict=True))
    report = requests(*lines, head=head)
    full = [report.cells[f"rq.granted_full.{column}"].value for column in (COLUMNS[-1], *COLUMNS[:-1])]
    assert full == [*figures[:5], None, None] if is_read else not any(full)
    assert report.cells["rq.requests_new.other_org"].value == 6


def test_a_blank_total_that_alone_lets_the_sums_hold_places_nothing() -> None:
    """Rows of a total alone, a blank behind one, and the total of all is a slip: 0 was read as 其他 of that row."""
    rows = {key: [*BLANK, "0"] for key in RESULTS} | {
        "granted_full": [*BLANK, "6"],
        "granted_partial": [*BLANK, "0", ""],
    }
    rows |= {"requests_new": [*BLANK, "5"], "requests_carried_in": [*BLANK, "0"]}
    rows |= {"completed_total": [*BLANK, "5", ""], "requests_carried_out": [*BLANK, "0"]}
    settled = settle(alignment(rows))
    assert texts(settled, "granted_partial")[5:] == [None, None]


def test_a_sum_of_the_legal_persons_is_no_cell_of_a_row_whose_total_is_blank() -> None:
    """小计 stands before the five, results have no totals: eight cells, the last one blank (made text 150000253)."""
    head = "申请人情况\n自然人\t法人或其他组织\t总计\n小计\t商业企业\t科研机构\t社会公益组织\t法律服务机构\t其他\n"
    rows = [(row[0], sum(row[1:6]), *row[1:6], row[6]) for row in ROWS]
    lines = [
        "\t".join([label, *map(str, row[:-1]), str(row[-1]) if n in (0, 1, len(rows) - 2, len(rows) - 1) else " "])
        for n, (label, row) in enumerate(zip(LABELS, rows, strict=True))
    ]
    report = read(head + "\n".join(lines))
    assert [report.cells[f"rq.granted_full.{column}"].value for column in COLUMNS] == [4, 1, 0, 0, 0, 0, None]
    assert report.cells["rq.granted_full.total"].state == "blank"
    assert [report.cells[f"rq.requests_new.{column}"].value for column in COLUMNS] == [9, 2, 0, 0, 0, 0, 11]


def test_rows_are_settled_by_figures_that_are_not_sure_yet() -> None:
    """One figure in doubt, and rows with a blank beside their labels and no totals were left null (made scan 797)."""
    made = make(3, Layout(blank_result_totals=True, split_labels=True))
    document = read_document(RENDERERS["html"](made), name="a.html")
    key = "rq.requests_new.other_org"
    text = read_report(document).cells[key].raw

    def seen(cell: GridCell | None) -> GridCell | None:
        return cell._replace(confidence=0.0) if cell and cell.text == text else cell

    blocks = tuple(
        replace(block, rows=tuple(tuple(map(seen, row)) for row in block.rows)) if isinstance(block, Grid) else block
        for block in document.blocks
    )
    cells = read_report(replace(document, blocks=blocks)).cells
    assert all(cells[key].value == made.truth[key].value for key in made.truth if key.startswith("rq."))


@pytest.mark.parametrize(
    ("figures", "is_read"), [([1, 0, 8, 0, 37, 46, "含上年"], False), ([0, 1, 1, 0, 0, 0, 3], True)]
)
def test_a_total_further_left_is_none_in_a_row_with_equal_neighbours(figures: list[object], is_read: bool) -> None:
    """Of equal neighbours one was left, and a remark stands under 总计 (made text 160720002); else it is a slip."""
    lines = [html(figures if n == 2 else row) for n, row in enumerate(ROWS)]
    rows = (f"<tr><td colspan=3>{one}</td>{row}</tr>" for one, row in zip(LABELS, lines, strict=True))
    report = requests(*rows)
    assert [report.cells[f"rq.granted_full.{column}"].value for column in COLUMNS] == (
        figures if is_read else [None] * 7
    )


def test_small_totals_further_left_are_told_by_large_ones() -> None:
    """A blank was dropped from each row: 19 may be 其他 by chance alone, beside three rows it is none (made OFD)."""
    moved = [[120, 3, 7, "-", 900, 1030, ""], [5, 840, 12, "/", 60, 917, ""], ["-", 37, 905, 88, 1, 1031, ""]]
    odd = dict(zip(LABELS[4:8], [*moved, [1, 0, "/", 17, 1, 19, ""]], strict=True))
    lines = [(label, html(odd.get(label, row))) for label, row in zip(LABELS, ROWS, strict=True)]
    report = requests(*(f"<tr><td colspan=3>{label}</td>{row}</tr>" for label, row in lines))
    for key in ("denied_security_stability", "denied_third_party_rights"):
        assert {report.cells[f"rq.{key}.{column}"].value for column in COLUMNS} == {None}
        assert f"rq.{key}.total" in {cell for finding in report.findings for cell in finding.cells}


def test_a_total_further_left_is_none_under_columns_in_another_order() -> None:
    """100 is 5 and 95 in the order of the form, and stands between 0 and 95 on the page."""
    members = ["商业企业", "科研机构", "社会公益组织", "法律服务机构", "其他"]
    labels, turned = ("".join(f"<td>{one}</td>" for one in some) for some in (members, members[::-1]))
    row = f"<tr><td colspan=3>{LABELS[2]}</td>{html([5, 0, 7, 0, 100, 95, ''])}</tr>"
    report = requests(row, head=HEAD.replace(labels, turned))
    assert [report.cells[f"rq.granted_full.{column}"].value for column in COLUMNS] == [5, 95, 100, 0, 7, 0, None]


def test_a_row_in_doubt_is_not_known_not_to_add_up() -> None:
    """It was opened among rows without totals, and no sum of the table held (made scan 704, two pages on a sheet)."""
    row = [3, 1, 0, 2, 0, 5]
    done = [len(RESULTS) * figure for figure in row]
    new = [done[0] + 1, *done[1:]]
    rows = {key: [*map(str, row), ""] for key in RESULTS} | {"requests_carried_out": ["1", *NOTHING[1:], "1"]}
    rows |= {key: [*map(str, some), str(sum(some))] for key, some in (("requests_new", new), ("completed_total", done))}
    made = alignment(rows)
    n = next(n for n, one in enumerate(made.placed) if one.row.key == "requests_carried_out")
    item = made.placed[n].item
    assert item is not None
    doubtful = item._replace(reading=item.reading._replace(value=None, in_doubt=True))
    made.placed[n] = made.placed[n]._replace(item=doubtful)
    settled = settle(made)
    assert texts(settled, "granted_full") == rows["granted_full"]
    assert texts(settled, "requests_carried_out") == rows["requests_carried_out"]


def test_rows_under_columns_of_which_some_have_no_name_are_not_settled() -> None:
    """社会 and 法律 name no applicant; 5 and 5 add up to a total that none is (made text 155501618)."""
    made = filled({"granted_full": ["0", "0", "5", "0", "0", "5"]})
    made.placed = [one for one in made.placed if one.column not in ("public_interest_org", "legal_services_org")]
    settled = settle(made)
    row = [one for one in settled.placed if one.row.key == "granted_full"]
    assert {one.column for one in row} == set(COLUMNS) - {"public_interest_org", "legal_services_org"}
    assert [one.item for one in row] == [None] * 5


SUMMED = "| 申请人情况 |\n| 自然人 | 法人或其他组织 | 总计 |\n"
SUMMED += "| 小计 | 商业企业 | 科研机构 | 社会公益组织 | 法律服务机构 | 其他 |\n"


def test_a_sum_of_legal_persons_beside_its_one_figure_says_that_no_total_was_dropped() -> None:
    """总计 stands under 商业企业 in all rows: what is blank behind it was read as dropped, and it as the total."""
    damaged = DAMAGES["columns_swapped"](make(165515052, kind="text"), Random(165515052))
    assert not judge(damaged, "text").wrong


def test_a_sum_of_legal_persons_says_where_the_cells_of_a_row_begin() -> None:
    """Results have no totals, and a row that has one label of two a bar more at its end."""
    rows = ""
    for label, row in zip(LABELS, ROWS, strict=True):
        cells = [row[0], sum(row[1:6]), *row[1:6], "" if label.startswith("（一）") else row[6], ""]
        rows += f"| {' | '.join(map(str, [label, *cells[: 8 + label.startswith('（一）')]]))} |\n"
    report = read(SUMMED + rows)
    assert [report.cells[f"rq.granted_full.{column}"].value for column in COLUMNS] == [4, 1, 0, 0, 0, 0, None]


def test_a_sum_of_legal_persons_that_is_all_a_row_prints_leaves_it_blank() -> None:
    row = "| （一）予以公开 |  | 0 |  |  |  |  |  |  |\n"
    report = read(SUMMED + "| 一、本年新收政府信息公开申请数量 | 3 | 2 | 2 | 0 | 0 | 0 | 0 | 5 |\n" + row)
    assert {report.cells[f"rq.granted_full.{column}"].state for column in COLUMNS} == {"blank"}


def test_a_blank_before_figures_without_equal_neighbours_may_be_one_of_the_labels() -> None:
    """A nought was dropped beside another, and the blank that filled the labels' place up stood for 自然人."""
    layout = Layout(repeats_dropped=True, split_labels=True, headless_mini_tables=True, headers_on_each_page=True)
    score = judge(make(173101489, replace(layout, half_width_brackets=True), kind="ofd"), "ofd")
    assert score.wrong == ()
    assert "rq.granted_full.commercial_enterprise" in score.doubtful


def test_an_open_sum_of_a_group_is_no_row_of_the_form() -> None:
    made = alignment({"granted_full": ["4", "2", "6"]})
    made.open.append(OpenRow(RowName(None, "其他处理", is_subtotal=True), line(["0", "0"]).items, line(["0", "0"])))
    assert texts(settle(made), "granted_full") == ["4", "2", None, None, None, None, "6"]


@pytest.mark.parametrize("thousands", ["1 004", "1 004件"])
def test_digits_apart_are_one_count_where_all_sums_hold_with_it(thousands: str) -> None:
    """Its row lacks a total. What it prints stays in doubt; where its neighbours stand is none any more."""
    results = {key: [*NOTHING, ""] for key in RESULTS} | {"granted_full": [thousands, "2", *NOTHING[2:], ""]}
    whole = ["1004", "2", *NOTHING[2:], "1006"]
    settled = settle(alignment(results | {"requests_new": whole, "completed_total": whole}))
    assert texts(settled, "granted_full") == [thousands, "2", *NOTHING[2:], ""]
    cells = [one.item for one in settled.placed if one.row.key == "granted_full" and one.item is not None]
    assert [item.reading.value for item in cells] == [None, 2, 0, 0, 0, 0, None]


def test_digits_apart_with_which_no_sum_holds_place_nothing() -> None:
    """1 and 004 may have been two cells."""
    results = {key: [*NOTHING, ""] for key in RESULTS} | {"granted_full": ["1 004", "2", *NOTHING[2:], ""]}
    assert texts(settle(alignment(results)), "granted_full") == [None] * len(COLUMNS)


def test_a_row_of_text_without_its_total_is_read_beside_digits_that_stand_apart() -> None:
    score = judge(make(174110000, Layout(digits="spaced", blank_result_totals=True, flattening="bars")), "text")
    assert len(score.doubtful) == score.excused
    assert not score.wrong


def test_rows_of_two_halves_of_a_table_keep_the_figures_of_both() -> None:
    """Their cells stand in the same places of two grids: those of one were read for the other's."""
    assert judge(make(174908838, kind="html"), "html").wrong == ()


def test_a_row_of_words_for_nothing_is_one_of_those_that_the_sums_place() -> None:
    """It was null, and so were all rows that are short in its table (made text 176661782)."""
    score = judge(make(176661782, kind="text"), "text")
    assert score.wrong == ()
    assert "rq.granted_full.natural_person" not in score.doubtful
