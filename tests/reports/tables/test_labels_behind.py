"""Tables in text whose labels may stand behind their figures."""

from collections.abc import Sequence

from gongkai.reports.tables.applicants import COLUMNS
from gongkai.values import Report
from tests.reports.loose_text import LABELS, ROWS, bars, read

HEAD = ["自然人", "法人或其他组织", "总计", "商业企业", "科研机构", "社会公益组织", "法律服务机构", "其他"]


def one_a_line(rows: Sequence[Sequence[object]]) -> Report:
    """A table with a cell a line, each before a bar."""
    return read("".join(f"{cell} |\n" for row in [HEAD, *rows] for cell in row))


def granted(report: Report) -> list[object]:
    return [report.cells[f"rq.granted_full.{column}"].value for column in COLUMNS]


def test_a_last_label_with_nothing_behind_it_shows_that_each_may_stand_behind_its_figures() -> None:
    """不详 stands where the first total does, so that no figure stands before the labels (made text 174148166)."""
    totals = ["不详", *(row[6] for row in ROWS[1:])]
    rows = [[*[""] * 6, total, label] for label, total in zip(LABELS, totals, strict=True)]
    report = one_a_line(rows)
    assert granted(report) == [None] * 7
    assert any("rq.granted_full.total" in one.cells for one in report.findings)


def test_a_last_row_of_blanks_is_no_label_alone() -> None:
    blank = [LABELS[-1], *[""] * 7]
    rows = [[label, *row] for label, row in zip(LABELS[:-1], ROWS[:-1], strict=True)]
    assert granted(one_a_line([*rows, blank])) == ROWS[2]


def test_a_last_label_alone_in_its_line_says_nothing_of_those_beside_their_figures() -> None:
    rows = [*ROWS[:-1], []]
    text = "".join(bars([label, *row]) for label, row in zip(LABELS, rows, strict=True))
    assert granted(read(bars(HEAD[:3]) + bars(HEAD[3:]) + text)) == ROWS[2]
