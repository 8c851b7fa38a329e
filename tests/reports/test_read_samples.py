"""The real reports beside the repository: every cell as typed from the page by hand."""

import json
from pathlib import Path

import pytest

from gongkai.checks import check
from gongkai.documents import read_document
from gongkai.reports import read_report
from gongkai.values import Report
from tests.conftest import SAMPLES

WHOLE = ("changzhou-2024.txt", "city-2025.html", "shanghai-office-2019.html")
PARTS = tuple(path.name for path in sorted(SAMPLES.glob("part-*.txt")))


def read(name: str) -> Report:
    return read_report(read_document((SAMPLES / name).read_bytes(), name=name))


@pytest.mark.parametrize("name", [*WHOLE, *PARTS])
def test_cells_agree_with_the_gold(name: str) -> None:
    gold = json.loads((SAMPLES / "gold" / f"{Path(name).stem}.json").read_text())
    report = read(name)
    named = {key for finding in report.findings for key in finding.cells}
    for key, want in gold["cells"].items():
        cell = report.cells[key]
        if cell.value is None and any(key.startswith(f"{row}.") for row in gold.get("inferred", [])):
            assert key in named or want["state"] == "absent"
        else:
            assert (cell.value, cell.state) == (want["value"], want["state"]), key
        if "raw" in want:
            assert cell.raw == want["raw"]
    assert {key for key, cell in report.cells.items() if cell.value is not None and ".ext:" not in key} <= set(
        gold["cells"]
    )
    assert report.year in (gold["year"], None)
    assert report.forms["pd"] == gold["pd_form"]
    assert report.forms.get("rq") in (gold.get("rq_form"), "2019", "2021")


@pytest.mark.parametrize(
    ("name", "agency", "year", "forms"),
    [
        ("changzhou-2024.txt", "区党政办", 2024, {"2021"}),
        ("city-2025.html", "某市人民政府", 2025, {"2021"}),
        ("shanghai-office-2019.html", "上海市人民政府办公厅", 2019, {"2019"}),
        ("shanghai-kewei-2024.txt", "上海市科委", 2024, {"2021"}),
        ("part-erdao-expropriation-2022.txt", "二道区房屋征收工作管理办公室", 2022, {"2021"}),
    ],
)
def test_who_and_when(name: str, agency: str, year: int, forms: set[str]) -> None:
    report = read(name)
    assert (report.agency, report.year, set(report.forms.values())) == (agency, year, forms)


@pytest.mark.parametrize("name", WHOLE)
def test_all_six_sections_are_found(name: str) -> None:
    assert [section.number for section in read(name).sections] == list("一二三四五六")


def test_all_identities_of_changzhou_pass() -> None:
    verdict = check(read("changzhou-2024.txt"))
    assert (verdict.passed, verdict.assumed, verdict.failed, verdict.not_assessable) == (42, 0, 0, 0)


def test_scope_and_date_where_the_page_says_so() -> None:
    city = read("city-2025.html")
    assert (city.scope, str(city.published_at)) == ("aggregate", "2026-03-20")
    assert (read("changzhou-2024.txt").scope, read("changzhou-2024.txt").published_at) == ("unknown", None)


def test_where_a_cell_stood() -> None:
    at = read("city-2025.html").cells["rq.requests_new.natural_person"].at
    assert (at.page, at.table, at.row, at.column) == (None, 3, 4, 4)


def test_a_row_that_no_form_knows_is_kept_and_told() -> None:
    report = read("part-wuhan-ecology-2020.txt")
    values = [
        report.cells[f"pd.ext:其他主動公開檔案.{c}"].value for c in ("made", "newly_published", "published_total")
    ]
    assert values == [186, 86, 255]
    assert any(finding.rule == "READ-ROW" and "其他主動公開檔案" in finding.zh for finding in report.findings)
