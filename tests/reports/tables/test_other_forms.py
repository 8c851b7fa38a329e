"""Tables of which nothing was read are told under the form of the year too."""

from dataclasses import replace

from gongkai.forms import FORMS
from gongkai.reports import findings
from gongkai.reports.tables.assemble import Tables
from gongkai.reports.tables.other_forms import unread_of_other_forms
from gongkai.values import Cell

OWN = tuple(FORMS["2021"].tables["pd"].cell_keys())
OLD = tuple(FORMS["2019"].tables["pd"].cell_keys())


def tables(*read_: str) -> Tables:
    cells = {key: Cell(key, "1", 1, "number") if key in read_ else Cell(key, None, None, "absent") for key in OLD}
    return Tables({"pd": "2019"}, cells, ())


def named(found: Tables, year: int | None, table: str) -> list[str]:
    return [key for one in unread_of_other_forms(found, year) for key in one.cells if key.startswith(f"{table}.")]


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


def test_those_that_another_form_has_are_where_no_row_tells_the_form() -> None:
    """A district's report of 2024 by the form of 2019, of whose row （六）其他处理 nothing was left."""
    newer, older = (tuple(FORMS[form].tables["rq"].cell_keys()) for form in ("2021", "2019"))
    for mine, others in ((newer, older), (older, newer)):
        shared, own = (next(key for key in mine if (key in others) == is_shared) for is_shared in (True, False))
        cells = {key: Cell(key, None, None, "absent") for key in mine}
        read = replace(tables(), forms={"rq": "2021" if mine is newer else "2019"})
        for year in (2024, 2020, None):
            told = replace(read, cells={**cells, shared: Cell(shared, "1", 1, "number")})
            assert set(named(told, year, "rq")) == set(others) - set(mine)
            is_of_year = year == (2024 if mine is newer else 2020)
            assert {one.severity for one in unread_of_other_forms(told, year) if one.cells[0].startswith("rq.")} == {
                "info" if is_of_year else "warning"
            }
            known = replace(told, cells={**told.cells, own: Cell(own, "", None, "blank")})
            assert named(known, year, "rq") == []
