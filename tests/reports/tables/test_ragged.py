"""Rows of flattened tables that end in several places, without a cell lost."""

import pytest

from gongkai.values import Report
from tests.reports.loose_text import LABELS, ROWS, read

HEAD = ["申请人情况", "自然人", "法人或其他组织", "总计"]
HEAD += ["商业企业", "科研机构", "社会公益组织", "法律服务机构", "其他", "小计"]


def totals_only(*, gaps: bool, lost: str = "") -> Report:
    """Nothing but the totals and 小计 of the legal persons, in rows of bars of which some have two labels before them.

    With `gaps` a row with one label has a blank for the other; the row `lost` has one cell less.
    """
    text = f"{''.join(f'| {label} |' for label in HEAD)}\n".replace("||", "|")
    for label, row in zip(LABELS, ROWS, strict=True):
        cells = [*[""] * 6, sum(row[1:6]), row[6]]
        groups = ["三、本年度办理结果"] if label.startswith(("（一）", "（三）", "1.")) else []
        labels = [*groups, label] if groups or not gaps else [label, ""]
        text += f"| {' | '.join(map(str, [*labels, *cells[label == lost :]]))} |\n"
    return read(text)


def totals(report: Report) -> list[object]:
    return [cell.value for key, cell in report.cells.items() if key.startswith("rq.") and key.endswith(".total")]


def test_rows_with_one_label_have_lost_no_cell_where_none_has_a_blank_for_another() -> None:
    """They are shorter than those with two, and begin with a blank: they were not read."""
    report = totals_only(gaps=False)
    assert totals(report) == [row[6] for row in ROWS]
    assert all(cell.state == "blank" for key, cell in report.cells.items() if key.endswith(".natural_person"))


@pytest.mark.parametrize(("gaps", "lost"), [(True, LABELS[2]), (False, LABELS[3])])
def test_a_row_that_lost_a_cell_is_not_read(gaps: bool, lost: str) -> None:
    report = totals_only(gaps=gaps, lost=lost)
    key = "granted_full" if lost == LABELS[2] else "granted_partial"
    assert report.cells[f"rq.{key}.total"].value is None
