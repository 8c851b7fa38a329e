"""Short rows of table RQ: whatever is placed is right, and what the sums leave open is null with a finding."""

import time
from collections.abc import Mapping

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from gongkai.documents import read_document
from gongkai.reports import read_report
from gongkai.reports.tables.applicants import COLUMNS, WIDTH
from gongkai.reports.tables.lines import Item, Line
from gongkai.reports.tables.numbers import read_number
from gongkai.reports.tables.placing import OpenRow, holds, placings
from gongkai.reports.tables.row_sums import TOTAL
from gongkai.reports.tables.rows import RowName
from gongkai.reports.tables.solutions import ABSENT
from tests.maker import text
from tests.maker.layout import Layout
from tests.maker.reports import make

RESULTS = ["granted_full", "granted_partial", "denied_state_secret", "denied_other_law_prohibits"]
RESULTS += ["denied_security_stability", "denied_third_party_rights", "denied_internal_affairs"]
RESULTS += ["denied_process_info", "denied_enforcement_case_file", "denied_admin_inquiry", "unable_not_held"]
RESULTS += ["unable_needs_creation", "unable_unclear_after_correction", "not_processed_petition_complaint"]
RESULTS += ["not_processed_repeat", "not_processed_publication", "not_processed_excessive"]
RESULTS += ["not_processed_reconfirm", "other_total"]
Figures = dict[str, list[int]]


def whole(results: Mapping[str, list[int]], carried_in: list[int]) -> Figures:
    """A table of the form of 2019 from its results and what was carried in: the sums are worked out here."""
    completed = [sum(column) for column in zip(*results.values(), strict=True)]
    new = [a + 3 for a in completed]
    carried_out = [n + i - c for n, i, c in zip(new, carried_in, completed, strict=True)]
    table = {"requests_new": new, "requests_carried_in": carried_in, **results, "completed_total": completed}
    table["requests_carried_out"] = carried_out
    return {key: [*row, sum(row)] for key, row in table.items()}


def open_row(key: str, cells: list[str]) -> OpenRow:
    items = tuple(Item(read_number(cell), n, n + 1, True, False) for n, cell in enumerate(cells))
    return OpenRow(RowName(key, key), items, Line(items, 1, None, 0, True))


def placed(table: Figures, shown: Mapping[str, list[str]]) -> dict[str, tuple[Item | None, ...]]:
    rows = [open_row(key, cells) for key, cells in shown.items()]
    sure = {key: open_row(key, list(map(str, row))).items for key, row in table.items() if key not in shown}
    return dict(zip(shown, placings(rows, sure), strict=True))


def value(item: Item | None) -> int:
    assert item is not None
    return 0 if item is ABSENT else int(item.reading.value or 0)


rows = st.lists(st.integers(0, 4), min_size=6, max_size=6)
tables = st.builds(
    whole, st.fixed_dictionaries(dict.fromkeys(RESULTS, rows)), st.lists(st.just(1), min_size=6, max_size=6)
)


@settings(max_examples=60)
@given(tables, st.sets(st.sampled_from(RESULTS), min_size=1, max_size=6))
def test_figures_placed_where_zeros_were_dropped_are_right(table: Figures, short: set[str]) -> None:
    """Each row lost its zeros, so no zero is printed in it: what is placed is the figure of that column."""
    shown = {key: [str(n) for n in table[key] if n] for key in short}
    for key, cells in placed(table, shown).items():
        for item, true in zip(cells, table[key], strict=True):
            assert item is None or value(item) == true


@settings(max_examples=60)
@given(tables)
def test_figures_placed_where_repeats_were_dropped_are_right(table: Figures) -> None:
    shown = {key: [str(n) for c, n in enumerate(row) if not c or n != row[c - 1]] for key, row in table.items()}
    for key, cells in placed(table, shown).items():
        for item, true in zip(cells, table[key], strict=True):
            assert item is None or value(item) == true


def test_one_placing_is_found_and_the_total_with_it() -> None:
    table = whole({key: [0] * 6 for key in RESULTS} | {"granted_full": [5, 0, 2, 0, 0, 0]}, [0] * 6)
    (cells,) = placed(table, {"granted_full": ["5", "2", "7"]}).values()
    assert [value(item) for item in cells] == [5, 0, 2, 0, 0, 0, 7]
    assert [item is ABSENT for item in cells] == [False, True, False, True, True, True, False]


def test_a_table_with_a_row_missing_places_nothing() -> None:
    table = whole({key: [0] * 6 for key in RESULTS} | {"granted_full": [5, 0, 2, 0, 0, 0]}, [0] * 6)
    del table["denied_state_secret"]
    (cells,) = placed(table, {"granted_full": ["5", "2", "7"]}).values()
    assert cells == (None,) * len(COLUMNS)


def test_a_table_whose_sums_break_places_nothing() -> None:
    table = whole({key: [0] * 6 for key in RESULTS} | {"granted_full": [5, 0, 2, 0, 0, 0]}, [0] * 6)
    table["completed_total"][0] += 1
    (cells,) = placed(table, {"granted_full": ["5", "2", "7"]}).values()
    assert cells == (None,) * len(COLUMNS)


def test_what_stays_open_is_null_and_told() -> None:
    """Every row has one figure: whose it is no sum can say."""
    made = make(3, Layout(totals_only=True, blanks_dropped=True, flattening="bars"))
    report = read_report(read_document(text.render(made), name="made.txt"))
    named = {key for finding in report.findings for key in finding.cells}
    null = {key for key, cell in report.cells.items() if cell.state == "absent"}
    assert "rq.granted_full.natural_person" in null
    assert null <= named


def test_a_table_with_very_many_placings_is_given_up_in_time() -> None:
    """Nineteen rows of three figures that may stand in many columns: the steps are bounded, and nothing is guessed."""
    table = whole({key: [1, 0, 1, 0, 0, 0] for key in RESULTS}, [1] * 6)
    start = time.process_time()
    found = placed(table, {key: ["1", "1", "2"] for key in RESULTS})
    assert time.process_time() - start < 5
    for cells in found.values():
        assert all(item is None or value(item) == n for item, n in zip(cells, [1, 0, 1, 0, 0, 0, 2], strict=True))


def test_six_figures_before_a_blank_are_no_row_without_a_total_by_themselves() -> None:
    """A row that lost a figure and was filled up looks so; blanks and repeats are printed elsewhere."""
    table = whole({key: [1, 0, 0, 0, 0, 0] for key in RESULTS}, [1] * 6)
    table["completed_total"][0] += 1
    (cells,) = placed(table, {"granted_full": ["1", "", "0", "0", "0", "1", ""]}).values()
    assert cells == (None,) * len(COLUMNS)


def test_short_rows_that_were_filled_up_are_not_read_by_their_place() -> None:
    """A row that ends in its own sum shows it: repeats were dropped, and blanks fill the end (made text 160600012)."""
    table = whole({key: [1, 1, 0, 0, 2, 0] for key in RESULTS}, [1] * 6)
    shown = {"granted_full": ["1", "0", "3", "5", "9", "", ""], "granted_partial": ["0", "6", "0", "1", "", "", ""]}
    shown["denied_process_info"] = ["0", "", "0", "0", "0", "0", "0"]
    filled = placed(table, shown)
    assert filled["granted_full"] == filled["granted_partial"] == (None,) * len(COLUMNS)
    del shown["granted_full"]
    assert None not in placed(table, shown)["granted_partial"]


LONE = [open_row(key, ["106", *[""] * TOTAL]) for key in ("requests_new", "completed_total")]
"""Rows of seven cells of which the first alone is filled."""


def blank_but(**shown: tuple[Item | None, ...]) -> dict[str, tuple[Item | None, ...]]:
    """All other rows of the table: blank, but for those that are given."""
    others = ("requests_carried_in", *RESULTS, "requests_carried_out")
    return {key: open_row(key, [""] * WIDTH).items for key in others} | shown


NOUGHT = open_row("granted_full", ["0", *[""] * TOTAL]).items


def test_results_that_are_all_blank_do_not_move_a_figure_under_the_total() -> None:
    """Nothing is printed of the results, so that they deny no column (made text 169013965)."""
    assert placings(LONE, blank_but()) == [(None,) * WIDTH] * len(LONE)


UNREAD = (None,) * WIDTH


@pytest.mark.parametrize("row", [UNREAD, open_row("denied_process_info", ["若干", *[""] * TOTAL]).items])
def test_a_row_that_could_not_be_read_leaves_the_sums_of_the_columns_open(row: tuple[Item | None, ...]) -> None:
    """It would count as nothing (made text 166822717)."""
    assert placings(LONE, blank_but(granted_full=NOUGHT, denied_process_info=row)) == [UNREAD] * len(LONE)


def test_a_lone_nought_beside_a_row_that_could_not_be_read_stands_anywhere() -> None:
    """Rows that begin with a blank show that blanks are printed, and of a nought repeats may be dropped."""
    rows = [open_row("denied_state_secret", ["0"]), open_row("granted_full", ["", "5"])]
    sure = blank_but(requests_new=UNREAD, completed_total=UNREAD)
    sure = {key: row for key, row in sure.items() if key not in ("denied_state_secret", "granted_full")}
    assert placings(rows, sure) == [UNREAD] * 2


@pytest.mark.parametrize("mark", ["", "0", "-", "无", "不适用"])
def test_results_that_print_a_nought_deny_their_column(mark: str) -> None:
    """A guard: nothing is left but that blanks were dropped before the totals."""
    row = open_row("denied_process_info", [mark, *[""] * TOTAL]).items
    found = placings(LONE, blank_but(granted_full=NOUGHT, denied_process_info=row))
    assert [[item is not None and item.text for item in cells] for cells in found] == [[""] * TOTAL + ["106"]] * 2


@pytest.mark.parametrize(("word", "is_proof"), [("无", True), ("若干", False)])
def test_words_that_may_be_any_figure_prove_no_table(word: str, is_proof: bool) -> None:
    table = whole({key: [0] * 6 for key in RESULTS} | {"granted_full": [5, 0, 2, 0, 0, 0]}, [0] * 6)
    rows = {key: [*map(str, row)] for key, row in table.items()}
    rows["denied_state_secret"][1] = word
    assert holds([(key, open_row(key, cells).items) for key, cells in rows.items()]) == is_proof


def test_a_row_of_which_seven_others_add_up_too_is_not_placed() -> None:
    """9, 5 and 1 are 15; 9, 5, 1 and 15 are 30, which is last year's total (上年总计)."""
    table = whole({key: [9, 5, 1, 0, 0, 0] if key == RESULTS[0] else [1] * 6 for key in RESULTS}, [1] * 6)
    shown = {RESULTS[0]: ["", "9", "5", "1", "", "", "15", "30"]}
    assert placed(table, shown) == {RESULTS[0]: (None,) * 7}
    (alone,) = placed(table, {RESULTS[0]: ["9", "5", "1", "", "", "", "15", ""]}).values()
    assert [value(item) for item in alone] == [9, 5, 1, 0, 0, 0, 15]
