"""A table that is printed once beside two that are printed twice: whose it is cannot be told."""

from dataclasses import replace

import pytest

from gongkai.documents import read_document
from gongkai.reports import read_report
from gongkai.values import Report
from tests.maker.layout import Layout
from tests.maker.pieces import MadeTable
from tests.maker.reports import MadeReport, make
from tests.reports.made import differences, read_back

TABLES = ("pd", "rq", "rl")


def with_neighbour(picture: str) -> MadeReport:
    """A report with a neighbour's tables that no words tell from its own, of which one is a picture."""
    made = make(1, Layout(neighbour="last_year_after", neighbour_unnamed=True, pictures=picture))  # type: ignore[arg-type]
    return make_unnamed(made)


def make_unnamed(made: MadeReport) -> MadeReport:
    """The report without the words over its neighbour's tables."""
    blocks: list[str | MadeTable] = [
        block for block in made.blocks if isinstance(block, list) or not block.startswith("附：")
    ]
    return replace(made, blocks=tuple(blocks))


def read_cells(report: Report, table: str) -> list[str]:
    return [key for key, cell in report.cells.items() if key.startswith(f"{table}.") and cell.value is not None]


@pytest.mark.parametrize("picture", TABLES)
def test_a_table_that_only_the_neighbour_shows_is_not_taken(picture: str) -> None:
    """The report's own is a picture (made file 11000802)."""
    made = with_neighbour(picture)
    report = read_back(made)
    assert differences(made, report)[0] == []
    assert read_cells(report, picture) == []
    told = [one for one in report.findings if one.rule == "READ-DUPLICATE" and f"{picture}." in one.cells[0]]
    assert [one.severity for one in told] == ["error"]
    assert len(told[0].cells) >= 10


def test_one_table_that_is_printed_twice_leaves_the_others_alone() -> None:
    """Last year's table RQ for comparison: its own are read of the other two."""
    made = with_neighbour("none")
    rest = [
        n for n, block in enumerate(made.blocks) if isinstance(block, list) and not any(p.key for r in block for p in r)
    ]
    made = replace(made, blocks=tuple(block for n, block in enumerate(made.blocks) if n not in (rest[0], rest[-1])))
    report = read_back(made)
    assert differences(made, report)[0] == []
    printed = {key for key, truth in made.truth.items() if truth.value is not None and not key.startswith("rq.")}
    assert printed <= {*read_cells(report, "pd"), *read_cells(report, "rl")}


def test_a_table_alone_is_not_taken_either_where_the_third_was_not_found() -> None:
    """Both tables RQ are drawn so that none can be read; RL is the neighbour's, and the report's own a picture."""
    made = with_neighbour("rl")
    blocks = tuple(block for block in made.blocks if not (isinstance(block, list) and len(block) > 15))
    report = read_back(replace(made, blocks=blocks))
    assert "rq" not in report.forms
    assert read_cells(report, "rl") == []


@pytest.mark.parametrize("years", [("2023年", "2024年"), ("2024年", "2023年"), ("2023年度", "2024年度")])
def test_of_rows_named_by_years_the_last_is_this_years(years: tuple[str, str]) -> None:
    """Table RL with a row for each of two years: its cells were printed twice, and none was read."""
    outcomes = "".join(f"<td>{name}</td>" for name in ("结果维持", "结果纠正", "其他结果", "尚未审结", "总计"))
    over = "".join(f"<td colspan=5>{name}</td>" for name in ("行政复议", "未经复议直接起诉", "复议后起诉"))
    figures = {"2023": [1, 0, 0, 0, 1] * 3, "2024": [1, 2, 0, 4, 7] * 3}
    rows = "".join(
        f"<tr><td>{year}</td>{''.join(f'<td>{figure}</td>' for figure in figures[year[:4]])}</tr>" for year in years
    )
    page = f"<table><tr><td rowspan=2>年度</td>{over}</tr><tr>{outcomes * 3}</tr>{rows}</table>"
    report = read_report(read_document(page.encode(), name="page.html"))
    assert [cell.value for cell in report.cells.values()] == figures["2024"]
    [told] = (one for one in report.findings if "以前年度" in one.zh)
    assert "“2023年" in told.zh
