"""Rows of table RQ that print the sum of the legal persons and the total alone."""

import pytest

from gongkai.reports.tables.applicants import COLUMNS
from gongkai.values import Report
from tests.maker.judge import judge
from tests.maker.layout import Flattening, Kind, Layout, Subtotal
from tests.maker.reports import make
from tests.reports.loose_text import LABELS, ROWS, read

HEAD = "| 申请人情况 |\n| 自然人 | 法人或其他组织 | 总计 |\n"
HEAD += "| 小计 | 商业企业 | 科研机构 | 社会公益组织 | 法律服务机构 | 其他 |\n"


def report_of(persons: list[int], applicants: dict[int, list[object]] | None = None) -> Report:
    """A table whose rows have so many legal persons each, and a blank behind them; some have `applicants` too."""
    rows = ""
    for n, (label, row, some) in enumerate(zip(LABELS, ROWS, persons, strict=True)):
        cells = [*(applicants or {}).get(n, ["", some, *[""] * 5]), row[6]]
        rows += f"| {' | '.join(map(str, [label, *cells]))} |{'  |' * (row[6] > 0)}\n"
    return read(HEAD + rows)


def granted(report: Report) -> list[tuple[object, str]]:
    cells = [report.cells[f"rq.granted_full.{column}"] for column in COLUMNS]
    return [(cell.value, cell.state) for cell in cells]


ALONE = [(None, "blank")] * 6
NULL = [(None, "absent")] * 7


def test_a_sum_and_a_total_alone_leave_the_applicants_blank() -> None:
    assert granted(report_of([min(1, row[6]) for row in ROWS])) == [*ALONE, (ROWS[2][6], "number")]


def test_sums_that_are_all_the_totals_may_be_natural_persons_in_rows_that_lost_a_cell() -> None:
    assert granted(report_of([row[6] for row in ROWS])) == NULL


def test_a_sum_alone_in_a_table_of_applicants_may_be_one_of_them() -> None:
    assert granted(report_of([min(1, row[6]) for row in ROWS], {5: [0] * 7})) == NULL


def test_a_sum_of_nought_beside_few_others_may_be_an_applicants() -> None:
    """The total before it is blank then, and what looks like one is 其他."""
    assert granted(report_of([min(1, row[6]) * (n != 2) for n, row in enumerate(ROWS)])) == NULL


@pytest.mark.parametrize("flattening", ["bar_lines", "plain_lines", "paragraphs"])
def test_totals_beside_sums_of_legal_persons_are_read(flattening: Flattening) -> None:
    score = judge(make(174110001, Layout(totals_only=True, persons_subtotal="first", flattening=flattening)), "text")
    assert len(score.doubtful) == score.excused
    assert not score.wrong


def test_a_sum_of_nought_is_read_beside_many_that_are_less_than_their_totals() -> None:
    """A blank stands behind the row of one, so that it may begin with its sum (made text 174101333)."""
    score = judge(make(174101333, kind="text"), "text")
    assert len(score.doubtful) == score.excused
    assert not score.wrong


@pytest.mark.parametrize("kind", ["html", "docx", "xlsx"])
@pytest.mark.parametrize("subtotal", ["first", "last"])
def test_sums_that_are_the_totals_stand_in_their_places_beside_a_margin(kind: Kind, subtotal: Subtotal) -> None:
    """Rows of one legal person alone were null: the total might have been 其他 (made file 175651132)."""
    score = judge(make(175651132, Layout(totals_only=True, persons_subtotal=subtotal, margins=True)), kind)
    assert (score.wrong, score.doubtful) == ((), ())


def test_last_years_totals_beside_a_sum_of_nought_are_not_this_years() -> None:
    """Where 小计 is taken out, eight cells are left, and results have no total (made page 176681151)."""
    layout = Layout(
        nothing="blank",
        natural_persons_only=True,
        blank_result_totals=True,
        persons_subtotal="first",
        beside="dated",
        margins=True,
    )
    assert judge(make(176681151, layout), "html").wrong == ()
