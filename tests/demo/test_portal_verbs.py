"""`gongkai portal check` and `portal add` on the demo's sites: what a person reads, and what is written."""

import csv
import json
from collections.abc import Iterator
from itertools import pairwise
from pathlib import Path

import pytest
from typer.testing import CliRunner

from gongkai.cli import app
from gongkai.demo import Sites, serve
from gongkai.registry import load_registry

SAMPLE = Path(__file__).resolve().parents[2] / "data" / "sample"


@pytest.fixture(scope="module")
def sites() -> Iterator[Sites]:
    with serve(SAMPLE) as running:
        yield running


@pytest.fixture
def registry(sites: Sites, tmp_path: Path) -> Path:
    return sites.write_registry(tmp_path / "registry")


def run(verb: str, *arguments: str, registry: Path) -> tuple[int, str, str]:
    folders = ["--registry", str(registry), "--data", str(registry.parent / "data"), "--pause", "0.01"]
    result = CliRunner().invoke(app, ["portal", verb, *arguments, *folders])
    told = f"gongkai: {result.exception}" if result.exception and result.exit_code == 1 else ""
    return result.exit_code, result.stdout, result.stderr + told


def test_every_portal_is_reachable_recognised_and_yields(sites: Sites, registry: Path) -> None:
    before = len(sites.requests())
    status, out, _ = run("check", "--json", "--quiet", registry=registry)
    checks = {check["portal_id"]: check for check in json.loads(out)}
    assert status == 0
    assert set(checks) == {portal.portal_id for portal in sites.portals}
    assert all(check["reachable"] and check["links"] and check["report"] for check in checks.values())
    years = {report.url: report.year for report in sites.expected()}
    assert {name: check["year"] for name, check in checks.items()} == {
        name: years[check["report"]] for name, check in checks.items()
    }
    for host in sites.hosts:
        asked = [request for request in sites.requests()[before:] if request.host == host]
        assert asked[0].target == "/robots.txt"
        assert all(one.ended <= other.started for one, other in pairwise(asked))


def test_what_is_fetched_is_no_crawl(registry: Path) -> None:
    """A check leaves nothing in the archive that a crawl would take for its own."""
    run("check", "demo-hongze", registry=registry)
    data = registry.parent / "data"
    assert not list(data.glob("archive/**/*.parquet")) and not list(data.glob("archive/**/*.warc.gz*"))
    assert len(list(data.glob("surveys/**/*.warc.gz"))) == 1


def test_a_portal_that_has_moved_or_is_of_another_family_is_said(registry: Path) -> None:
    file = registry / "portals.csv"
    rows = list(csv.reader(file.open(encoding="utf-8", newline="")))
    for row in rows:
        if row[0] == "demo-hongze":
            row[4] = row[4].replace("col5103", "col9999")
        if row[0] == "demo-xuwen-justice":
            row[5] = "vsb"
    with file.open("w", encoding="utf-8", newline="") as written:
        csv.writer(written).writerows(rows)
    status, out, _ = run("check", "demo-hongze", "demo-xuwen-justice", "--json", "--quiet", registry=registry)
    gone, other = json.loads(out)
    assert status == 1
    assert (gone["reachable"], gone["links"]) == (False, 0)
    assert "gone" in gone["problem"]
    assert other["recognised"] == "hanweb_jpage"
    assert "vsb" in other["problem"]


def test_an_unknown_portal_is_one_clear_line(registry: Path) -> None:
    status, _, told = run("check", "nobody", registry=registry)
    assert status == 1
    assert "no portal nobody" in told


def test_a_new_column_becomes_a_row_that_a_crawl_can_use(sites: Sites, registry: Path) -> None:
    file = registry / "portals.csv"
    rows = [line for line in file.read_text().splitlines() if not line.startswith("demo-lanchuan-education")]
    file.write_text("\n".join(rows) + "\n")
    url = next(portal.listing_url for portal in sites.portals if portal.portal_id == "demo-lanchuan-education")
    status, out, told = run("add", url, "--write", registry=registry)
    assert status == 0
    added = load_registry(registry).portals[-1]
    assert out.strip().split(",")[1:] == ["澜川市教育局", "990200", "prefectural", url, "hanweb_jpage", "own"]
    assert (added.agency_name, added.listing_url, added.family) == ("澜川市教育局", url, "hanweb_jpage")
    assert "added to" in told
    assert run("add", url, registry=registry)[0] == 1  # it is there now


def test_a_page_that_is_not_there_is_no_row(sites: Sites, registry: Path) -> None:
    before = (registry / "portals.csv").read_bytes()
    status, out, told = run("add", f"http://{sites.hosts[0]}/nothing/", "--write", registry=registry)
    assert (status, out) == (1, "")
    assert "gone" in told
    assert (registry / "portals.csv").read_bytes() == before
