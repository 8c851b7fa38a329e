"""A report as pictures, crawled whole: the sheets are kept, in their order, under the page that shows them."""

from pathlib import Path

import pytest

from gongkai import pipeline
from gongkai.archive import load_snapshots
from gongkai.works import works_of
from tests.emulated import wrapped
from tests.emulated.whole import assert_polite, crawl_whole, serving


def test_the_sheets_of_a_report_are_got_and_are_one_document(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(pipeline, "plan_parse", lambda job: [])  # recognising text in them is another room's matter
    portal = wrapped.as_pictures()
    with serving([portal]) as sites:
        whole = crawl_whole(sites, tmp_path)
    assert_polite(whole, portal.name)
    (report,) = portal.shows
    (page,) = (row for row in whole.rows[portal.name] if row.role == "report")
    sheets = [row for row in whole.rows[portal.name] if row.role == "attachment"]
    assert [whole.path(portal.name, row.url) for row in sheets] == list(report.paths)
    assert {(row.outcome, row.parent) for row in sheets} == {("ok", page.url)}
    works = works_of(load_snapshots(whole.job.archive), set())
    assert sorted([work.pages for work in works], key=len) == [(page,), tuple(sheets)]
    assert (whole.portals[portal.name].held, whole.portals[portal.name].problem) == (1, "")
