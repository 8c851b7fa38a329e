"""Figures of table RQ beside the column of totals: results in a column without requests."""

import pytest

from tests.reports.tables.test_align import CARRIED_IN, NEW, cells, requests, rules, values

RESULT = "<tr><td colspan=3>{}</td>{}</tr>"
BLANKS = [""] * 5


@pytest.mark.parametrize("result", [7, 0])
def test_results_of_an_applicant_without_requests_are_not_read(result: int) -> None:
    """Rows that lost the label at their left stand one to the left, in a table of totals (made text 155500042)."""
    report = requests(
        NEW.format(cells([*BLANKS, "", 9])),
        CARRIED_IN.format(cells([*BLANKS, "", 1])),
        RESULT.format("（一）予以公开", cells([*BLANKS, result, ""])),
        RESULT.format("四、结转下年度继续办理", cells([*BLANKS, "", 3])),
    )
    assert values(report, "granted_full") == [None] * 7
    assert rules(report, "rq.granted_full.other_org") == {"READ-SHAPE"}
    assert report.cells["rq.granted_full.other_org"].state == "absent"
    assert values(report, "requests_new")[6] == 9
    assert values(report, "requests_carried_out")[6] == 3


@pytest.mark.parametrize(
    ("new", "row"),
    [([*BLANKS, 9, 9], [*BLANKS, 7, ""]), ([*BLANKS, "", 9], [*BLANKS, 7, 7]), ([*BLANKS, "", ""], [*BLANKS, 7, ""])],
    ids=["requests", "a total", "no requests at all"],
)
def test_results_beside_which_nothing_is_missing_are_read(new: list[object], row: list[object]) -> None:
    """A guard: of these, nothing says that they stand elsewhere."""
    report = requests(NEW.format(cells(new)), RESULT.format("（一）予以公开", cells(row)))
    assert values(report, "granted_full")[5] == 7


@pytest.mark.parametrize(
    ("rows", "is_read"),
    [
        ([["", 9], ["", 1], ["", 7]], False),
        ([[4, 5, "", 9], [1, "", 1], ["", 7, 7]], False),
        ([[4, 1, 0, 0, 0, 9], [0, 0, 0, 0, 0, 1], [2, 1, 0, 0, 0, 7]], False),
        ([[4, 1, 0, 0, 0, 9], [0, 0, 0, 0, 0, 1], [2, 1, 0, 0, 0, 2]], True),
        ([[9], [1], [7]], True),
        ([[4, 5], [1], [7]], True),
        ([[0, 0], [0], [0]], True),
    ],
    ids=[
        "one column",
        "behind others",
        "behind all but one",
        "another figure",
        "natural persons",
        "no sums",
        "nothing",
    ],
)
def test_totals_that_moved_to_the_left_are_no_applicants(rows: list[list[object]], is_read: bool) -> None:
    """A sheet whose blanks are gone has no total in any row (made sheet 162715104)."""
    new, carried, granted = ([*row, *[""] * (7 - len(row))] for row in rows)
    report = requests(
        NEW.format(cells(new)), CARRIED_IN.format(cells(carried)), RESULT.format("（一）予以公开", cells(granted))
    )
    assert (values(report, "granted_full") == [value if value != "" else None for value in granted]) == is_read
    assert is_read or "READ-SHAPE" in rules(report, "rq.granted_full.commercial_enterprise")
