"""Tables that print no figure: left blank by an office, or filled by a script when the page is shown."""

import pytest

from gongkai.documents import read_document
from gongkai.reports import read_report
from tests.reports.tables.test_align import HEAD, NEW, PD, cells


def told(table: str) -> set[str]:
    """The cells of table RQ that a finding about cells without a figure names."""
    page = f"{PD.format('')}<table>{HEAD}{table}</table>"
    report = read_report(read_document(page.encode(), name="made.html"))
    return {key for one in report.findings if "一个数字也没有" in one.zh for key in one.cells}


def test_a_table_without_any_figure_is_told() -> None:
    """Its cells are found by a script by their `id`, and filled; a blank form looks the same."""
    row = NEW.format("".join(f"<td id=a{number}></td>" for number in range(7)))
    persons = ("commercial_enterprise", "research_institution", "public_interest_org", "legal_services_org")
    assert told(row) == {f"rq.requests_new.{column}" for column in ("natural_person", *persons, "other_org", "total")}


@pytest.mark.parametrize("first", ["0", "无", "-"])
def test_a_table_in_which_anything_is_printed_was_filled_by_its_office(first: str) -> None:
    assert told(NEW.format(cells([first, "", "", "", "", "", ""]))) == set()


def test_a_cell_that_a_script_fills_is_told_in_words() -> None:
    page = f"{PD.format('')}<table>{HEAD}{NEW.format('<td v-text=a></td>' + cells([0, 0, 0, 0, 0, 1]))}</table>"
    report = read_report(read_document(page.encode(), name="made.html"))
    said = {
        one.zh for one in report.findings if "rq.requests_new.natural_person" in one.cells and one.rule == "READ-VALUE"
    }
    assert said == {"第2个表格第4行第4列的内容是图片或由脚本填入，未读取"}
