"""What `data/sample` holds, and what is said when it does not hold together."""

import csv
import shutil
from pathlib import Path

import pytest

from gongkai.demo.plan import Item, Plan, load_plan
from gongkai.values import GongkaiError
from tests.demo.sums import broken_sums

SAMPLE = Path(__file__).resolve().parents[2] / "data" / "sample"


@pytest.fixture(scope="module")
def plan() -> Plan:
    return load_plan(SAMPLE)


def reports(plan: Plan) -> list[Item]:
    return [item for site in plan.sites for column in site.columns for item in column.items if item.figures]


def test_there_is_enough_to_show(plan: Plan) -> None:
    found = {(item.figures.agency, item.figures.year) for item in reports(plan) if item.figures}
    assert len(found) >= 24
    assert len({agency for agency, _ in found}) >= 8
    assert len({year for _, year in found}) >= 3
    assert {site.family for site in plan.sites} == {"trs", "hanweb_jpage", "generic"}
    assert all(any(len(c.items) > c.page_size for c in site.columns) for site in plan.sites), "each site has paging"


def test_only_the_reports_that_say_so_are_broken(plan: Plan) -> None:
    for item in reports(plan):
        if item.figures and item.figures.invented:
            cells = {key: cell.value for key, cell in item.figures.cells.items()}
            assert broken_sums(cells) == set(plan.broken.get((item.figures.agency, item.figures.year), ())), item.title
    assert len(plan.broken) == 1


def test_invented_agencies_belong_to_places_that_do_not_exist(plan: Plan) -> None:
    with (SAMPLE / "registry" / "agencies.csv").open(encoding="utf-8", newline="") as file:
        region = {row["canonical_name"]: row["region_id"] for row in csv.DictReader(file)}
    for item in reports(plan):
        if item.figures and item.figures.invented:
            assert region[item.figures.agency].startswith("99")


def test_registry_rows_refer_to_rows_that_are_there(plan: Plan) -> None:
    with (SAMPLE / "registry" / "regions.csv").open(encoding="utf-8", newline="") as file:
        regions = {row["region_id"]: row for row in csv.DictReader(file)}
    with (SAMPLE / "registry" / "agencies.csv").open(encoding="utf-8", newline="") as file:
        agencies = {row["agency_id"]: row for row in csv.DictReader(file)}
    assert all(row["parent_id"] in {"", *regions} for row in regions.values())
    assert all(row["region_id"] in regions and row["parent_agency_id"] in {"", *agencies} for row in agencies.values())
    by_name = {row["canonical_name"]: row for row in agencies.values()}
    portals = [column.portal for site in plan.sites for column in site.columns]
    assert len({portal.portal_id for portal in portals}) == len(portals)
    for portal in portals:
        agency = by_name[portal.agency_name]
        assert (portal.region_code, portal.level) == (regions[agency["region_id"]]["code"], agency["level"])


@pytest.mark.parametrize(
    ("file", "old", "new", "said"),
    [
        ("sites.toml", 'layout = "nbsp"', 'layout = "nbps"', "nbps"),
        ("sites.toml", 'family = "trs"', "family = ", "sites.toml"),
        ("sites.toml", 'scope = "own"', 'scope = "mine"', "mine"),
        (
            "sites.toml",
            'agency = "云泽市公安局"\nyear = 2024\ncell',
            'agency = "某市人民政府"\nyear = 2025\ncell',
            "real",
        ),
        ("figures/city-2025.toml", "requests_carried_in", "requests_carried_about", "requests_carried_about"),
        ("figures/city-2025.toml", "13612 252", "13612", "city-2025.toml"),
    ],
)
def test_a_slip_in_the_sample_is_named(tmp_path: Path, file: str, old: str, new: str, said: str) -> None:
    sample = tmp_path / "sample"
    shutil.copytree(SAMPLE, sample)
    text = (sample / file).read_text("utf-8")
    assert old in text
    (sample / file).write_text(text.replace(old, new, 1), "utf-8")
    with pytest.raises(GongkaiError, match=said) as raised:
        load_plan(sample)
    assert file.rsplit("/", 1)[-1] in str(raised.value)


def test_a_folder_that_is_no_sample(tmp_path: Path) -> None:
    with pytest.raises(GongkaiError, match=r"sites\.toml"):
        load_plan(tmp_path)
