"""Rows that print nothing but the sum of the legal persons."""

import random
from dataclasses import replace

import pytest

from gongkai.reports.tables.applicants import COLUMNS
from tests.maker.blocks import changed, copied, tables_of
from tests.maker.damage import DAMAGES
from tests.maker.judge import judge
from tests.maker.layout import Kind, Layout, Subtotal
from tests.maker.reports import MadeReport, make
from tests.reports.loose_text import LABELS, read
from tests.reports.tables.test_settle import SUMMED


def layout(subtotal: Subtotal, *, margins: bool) -> Layout:
    return Layout(totals_only=True, blank_result_totals=True, persons_subtotal=subtotal, margins=margins)


@pytest.mark.parametrize("subtotal", ["first", "last"])
@pytest.mark.parametrize("kind", ["html", "xlsx", "text"])
def test_sums_that_add_up_over_all_rows_leave_all_else_blank(kind: Kind, subtotal: Subtotal) -> None:
    """Each row of results was null: its figure might have been an applicant's (made files 175651942, 176660696)."""
    score = judge(make(175651942, layout(subtotal, margins=kind != "text")), kind)
    assert (score.wrong, score.doubtful) == ((), ())


def test_sums_of_a_table_that_lost_a_row_prove_nothing() -> None:
    lost = DAMAGES["row_lost"](make(175651942, layout("last", margins=True)), random.Random(1))
    assert_left(lost)


def test_sums_that_do_not_add_up_prove_nothing() -> None:
    made = make(175651942, layout("last", margins=True))
    (number,) = tables_of(made, "rq")
    table = copied(made, number)
    row = next(row for row in table if any(piece.key == "rq.granted_full.total" for piece in row))
    at = next(n for n, piece in enumerate(row) if piece.text.isdecimal())
    row[at] = replace(row[at], text=str(int(row[at].text) + 1))
    assert_left(changed(made, number, table, {}))


def test_two_rows_with_figures_prove_nothing() -> None:
    """One result and （七） are the same figure whatever column it is of."""
    nothing = ["0"] * 8
    printed = {0: [*"05500005"], 1: nothing, 2: ["", "5"], len(LABELS) - 2: ["", "5"], len(LABELS) - 1: nothing}
    cells = ([*printed.get(n, []), *[""] * 8][:8] for n in range(len(LABELS)))
    report = read(
        SUMMED + "".join(f"| {label} | {' | '.join(row)} |\n" for label, row in zip(LABELS, cells, strict=True))
    )
    assert {report.cells[f"rq.granted_full.{column}"].state for column in COLUMNS} == {"absent"}


def assert_left(made: MadeReport) -> None:
    score = judge(made, "xlsx")
    assert score.wrong == ()
    assert "rq.granted_full.total" in score.doubtful
