"""The whole way on the demo's portals, without Prefect: what the pages print is what the tables hold, cell by cell."""

from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal
from itertools import pairwise
from pathlib import Path

import duckdb
import polars as pl
import pytest

from gongkai import pipeline
from gongkai.crawl import HostResult
from gongkai.demo import Expected, RequestRecord, Sites, serve
from gongkai.pipeline import Job
from gongkai.warehouse import Rows

SAMPLE = Path(__file__).resolve().parents[2] / "data" / "sample"


@dataclass(frozen=True)
class Run:
    """One run of all stages: what came of it, and what the sites saw."""

    job: Job
    sites: Sites
    hosts: tuple[HostResult, ...]
    requests: tuple[RequestRecord, ...]


def run_all(job: Job, sites: Sites) -> Run:
    before = len(sites.requests())
    hosts = pipeline.crawl_all(job)
    for batch in pipeline.plan_parse(job):
        pipeline.parse_batch(job, batch)
    pipeline.build(job)
    pipeline.export(job)
    return Run(job, sites, hosts, sites.requests()[before:])


@pytest.fixture(scope="module")
def first(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Run]:
    """The first run on a fresh data folder."""
    data = tmp_path_factory.mktemp("demo")
    with serve(SAMPLE) as sites:
        job = pipeline.job(data, sites.write_registry(data / "registry"), pause=0.01)
        yield run_all(job, sites)


def ask(run: Run, query: str) -> Rows:
    return pipeline.ask(run.job, query)


def test_every_report_is_found_and_named(first: Run) -> None:
    """Recall and precision of reports, with agency and year: nothing missing, nothing that is no report."""
    found = set(ask(first, "select agency_name, year from reports where is_current").rows)
    assert found == {(report.agency_name, report.year) for report in first.sites.expected()}


def by_page(run: Run) -> dict[str, Expected]:
    return {report.url: report for report in run.sites.expected()}


def test_every_cell_is_as_the_page_prints_it(first: Run) -> None:
    expected = by_page(first)
    rows = ask(first, "select r.url, c.cell_key, c.value from cells c join reports r using (report_id)").rows
    read: dict[str, dict[str, Decimal | None]] = {}
    for url, key, value in rows:
        if ".ext:" not in key:
            read.setdefault(url, {})[key] = value
    assert len(read) >= 35
    for url, cells in read.items():
        known = {key: value for key, value in cells.items() if value is not None}
        assert known == {key: value for key, value in expected[url].cells.items() if value is not None}, url


def test_the_broken_sum_and_no_other_is_found(first: Run) -> None:
    rows = ask(first, "select agency_name, year, rule from findings where status = 'fail'").rows
    broken = {(report.agency_name, report.year, rule) for report in first.sites.expected() for rule in report.broken}
    assert {row for row in rows if row[2].startswith(("RQ-", "RL-"))} == broken


def test_the_zone_office_has_the_rate_of_its_report(first: Run) -> None:
    """changzhou-2024: 18 of 55."""
    rows = ask(
        first,
        "select partial_disclosure_rate, partial_disclosure_numerator, partial_disclosure_denominator "
        "from agency_year_metrics where agency_name like '常州%'",
    ).rows
    assert [(round(float(rate), 6), n, d) for rate, n, d in rows] == [(round(18 / 55, 6), 18, 55)]


def test_the_data_folder_keeps_its_registry(first: Run, tmp_path: Path) -> None:
    """`gongkai status --data data/demo` is about the demo portals; a folder without a registry, about the real ones."""
    assert pipeline.job(first.job.data).registry == first.job.registry
    assert {one.portal_id for one in pipeline.status(pipeline.job(first.job.data))} == {
        portal.portal_id for portal in first.sites.portals
    }
    assert pipeline.job(tmp_path).registry == SAMPLE.parent / "registry"
    assert pipeline.job(first.job.data, tmp_path).registry == tmp_path


def test_manners_were_kept(first: Run) -> None:
    """From the sites' own logs: one request at a time per host, none against robots.txt."""
    for host in first.sites.hosts:
        asked = [request for request in first.requests if request.host == host]
        assert asked[0].target == "/robots.txt"
        assert all(one.ended <= other.started for one, other in pairwise(asked))
        assert not [request.target for request in asked if request.target.startswith("/neibu/")]
        assert {"(+" in request.user_agent for request in asked} == {True}


def test_exports_open_without_us(first: Run) -> None:
    path = next(first.job.exports.rglob("agency_year_metrics.parquet"))
    with duckdb.connect() as connection:
        rates = connection.execute("select count(partial_disclosure_rate) from read_parquet(?)", [str(path)]).fetchone()
    assert rates == (pl.scan_parquet(path).select(pl.col("partial_disclosure_rate").count()).collect().item(),)
    assert rates[0] > 20


def test_a_second_run_fetches_nothing_that_has_not_changed(first: Run) -> None:
    tables = ["reports", "cells", "findings", "agency_year_metrics"]
    counts = {name: ask(first, f"select count(*) from {name}").rows for name in tables}
    lake = sorted(path.name for path in (first.job.lake / "readings").iterdir())
    second = run_all(first.job, first.sites)
    gets = [request for request in second.requests if request.method == "GET" and request.target != "/robots.txt"]
    assert {request.status for request in gets} <= {304, 404}
    assert {name: ask(second, f"select count(*) from {name}").rows for name in tables} == counts
    assert sorted(path.name for path in (first.job.lake / "readings").iterdir()) == lake
