"""A second run asks whether anything has changed, and fetches only what has."""

from pathlib import Path

from gongkai.archive import load_snapshots, read_body

from .crawls import crawl, outcomes, rows
from .sites import Page, Site, listing, pages_of, report, reports


def filled(site: Site, count: int = 3) -> None:
    site.pages |= {"/list.html": listing(reports(count)), **pages_of(reports(count))}


def test_what_has_not_changed_is_not_sent_again(tmp_path: Path, site: Site) -> None:
    filled(site)
    site.pages["/robots.txt"] = Page(b"User-agent: *\nDisallow: /no\n")
    crawl(tmp_path, [site.portal()], run_id="one")
    first = load_snapshots(tmp_path)
    (result,) = crawl(tmp_path, [site.portal()], run_id="two")
    second = load_snapshots(tmp_path)[len(first) :]
    assert [asked.status for asked in site.log[5:]] == [304] * 5
    assert [row.outcome for row in second] == ["unchanged"] * 5
    assert [row.sha256 for row in second] == [row.sha256 for row in first]
    assert (result.portals[0].found, result.portals[0].fetched, result.portals[0].unchanged) == (3, 0, 3)
    assert result.snapshots == {"unchanged": 5}


def test_a_page_without_a_tag_that_sends_the_same_bytes_is_unchanged_too(tmp_path: Path, site: Site) -> None:
    filled(site, 1)
    site.pages["/art/2001.html"] = Page(report(2001).body, tagged=False)
    for run in ("one", "two", "three"):
        crawl(tmp_path, [site.portal()], run_id=run)
    assert outcomes(tmp_path) == ["ok", "unchanged", "unchanged"]
    assert [row.status for row in rows(tmp_path)] == [200, 200, 200]


def test_last_modified_is_asked_with_as_well(tmp_path: Path, site: Site) -> None:
    filled(site, 1)
    day = "Wed, 15 Jan 2025 08:00:00 GMT"
    site.pages["/art/2001.html"] = Page(report(2001).body, headers={"Last-Modified": day}, tagged=False)
    for run in ("one", "two"):
        crawl(tmp_path, [site.portal()], run_id=run)
    assert site.log[-1].headers["If-Modified-Since"] == day
    assert "If-None-Match" not in site.log[-1].headers


def test_a_report_that_has_changed_is_a_new_body_beside_the_old(tmp_path: Path, site: Site) -> None:
    filled(site, 2)
    crawl(tmp_path, [site.portal()], run_id="one")
    site.pages["/art/2001.html"] = report(9001)
    crawl(tmp_path, [site.portal()], run_id="two")
    site.pages["/art/2001.html"] = Page(b"gone", 404)
    crawl(tmp_path, [site.portal()], run_id="three")
    site.pages["/art/2001.html"] = report(9001)
    crawl(tmp_path, [site.portal()], run_id="four")
    changed = [row for row in rows(tmp_path) if row.url.endswith("2001.html")]
    assert [row.outcome for row in changed] == ["ok", "ok", "gone", "unchanged"]
    assert [read_body(tmp_path, row) for row in changed[:2]] == [report(2001).body, report(9001).body]


def test_a_new_report_is_found_on_a_listing_that_has_changed(tmp_path: Path, site: Site) -> None:
    filled(site, 2)
    crawl(tmp_path, [site.portal()], run_id="one")
    filled(site, 3)
    (result,) = crawl(tmp_path, [site.portal()], run_id="two")
    assert (result.portals[0].fetched, result.portals[0].unchanged) == (1, 2)


def test_a_page_whose_archived_body_is_lost_is_fetched_anew(tmp_path: Path, site: Site) -> None:
    filled(site, 2)
    crawl(tmp_path, [site.portal()], run_id="one")
    (warc,) = tmp_path.glob("warc/*/one.warc.gz")
    lost = rows(tmp_path)[1]
    assert lost.warc_offset is not None
    warc.write_bytes(warc.read_bytes()[: lost.warc_offset + 40])
    crawl(tmp_path, [site.portal()], run_id="two")
    assert outcomes(tmp_path)[2:] == ["unchanged", "ok"]
    assert read_body(tmp_path, rows(tmp_path)[-1]) == report(2002).body
