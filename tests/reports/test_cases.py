"""The cases of `tests/cases`: one folder per layout, with a page and its cells written down by hand.

A cell is a number as printed, or the state that it must have. To add a case, drop a page and its `expected.toml`.
"""

import tomllib
from decimal import Decimal
from pathlib import Path

import pytest

from gongkai.documents import read_document
from gongkai.reports import read_report

CASES = sorted(path for path in (Path(__file__).parents[1] / "cases").iterdir() if (path / "expected.toml").exists())


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.name)
def test_case(case: Path) -> None:
    expected = tomllib.loads((case / "expected.toml").read_text("utf-8"), parse_float=Decimal)
    (page,) = case.glob("report.*")
    report = read_report(read_document(page.read_bytes(), name=page.name))
    assert (report.agency, report.year, dict(report.forms)) == (expected["agency"], expected["year"], expected["forms"])
    assert str(report.published_at) == expected.get("published_at", "None")
    for key, want in expected["cells"].items():
        cell = report.cells[key]
        assert (cell.state if isinstance(want, str) else cell.value) == want, key
        assert (cell.value is None) == isinstance(want, str), key
    for key, unit in expected.get("units", {}).items():
        assert report.cells[key].unit == unit
    for key, table in expected.get("tables", {}).items():
        assert report.cells[key].at.table == table
    assert {finding.rule for finding in report.findings}.issuperset(expected.get("rules", []))
    named = {key for finding in report.findings for key in finding.cells}
    assert {key for key, cell in report.cells.items() if cell.state == "absent"} <= named
