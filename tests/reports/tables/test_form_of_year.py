"""Tables of which nothing was read are told under the form of the year too."""

from dataclasses import replace

from gongkai.forms import FORMS
from gongkai.reports import findings
from gongkai.reports.tables.assemble import Tables
from gongkai.reports.tables.form_of_year import unread_of_year
from gongkai.values import Cell

OWN = tuple(FORMS["2021"].tables["pd"].cell_keys())
OLD = tuple(FORMS["2019"].tables["pd"].cell_keys())


def tables(*read_: str) -> Tables:
    cells = {key: Cell(key, "1", 1, "number") if key in read_ else Cell(key, None, None, "absent") for key in OLD}
    return Tables({"pd": "2019"}, cells, ())


def named(found: Tables, year: int | None, table: str) -> list[str]:
    return [key for one in unread_of_year(found, year) for key in one.cells if key.startswith(f"{table}.")]


def test_the_cells_of_the_form_of_the_year_are_named() -> None:
    assert set(named(tables(), 2023, "pd")) == set(OWN) - set(OLD)


def test_none_is_where_a_figure_was_read_or_the_year_has_the_same_form_or_none() -> None:
    assert named(tables(OLD[0]), 2023, "pd") == []
    assert named(tables(), 2020, "pd") == []
    assert named(tables(), 2018, "pd") == []
    assert named(tables(), None, "pd") == []


def test_those_of_all_forms_are_where_copies_could_not_be_read() -> None:
    """A report of 2020 by the form of 2021 beside another's by that of 2019 (made text 152600222)."""
    twice = findings.left_null(findings.DUPLICATE, "不止一份", "printed twice", OLD)
    assert set(named(replace(tables(), findings=(twice,)), 2020, "pd")) == set(OWN) - set(OLD)
    assert named(replace(tables(OLD[0]), findings=(twice,)), 2020, "pd") == []
