"""What stands in the place of a page is recorded as what it is, and a host that puts up a wall is left alone."""

from collections.abc import Iterator
from dataclasses import replace

import pytest

from gongkai import pipeline
from gongkai.values import Outcome
from tests.crawl.sites import Page
from tests.emulated import hanweb_gateway, hanweb_jpage, openness, ucap
from tests.emulated.portal import HOME, Emulated, html, redirect
from tests.emulated.walls import LOGIN, NO_SUCH_PAGE, SHELL, after, by_cookie, forbidden, instead
from tests.emulated.whole import Whole, assert_polite, assert_whole, crawl_whole, serving

JPAGE, UCAP, OPENNESS = hanweb_jpage.portal("jpage"), ucap.portal("ucap"), openness.portal("openness")
GATEWAY = hanweb_gateway.portal("gateway")
OLD = f"/{ucap.SITE}/old/"
SECOND = f"/{ucap.SITE}/{ucap.CHANNEL}/{ucap.CHANNEL}_2.shtml"


def reports(portal: Emulated) -> list[str]:
    """Where a portal's reports are, newest first."""
    return [one.paths[0] for one in portal.shows]


LEFT: dict[str, tuple[Emulated, int, Outcome]] = {
    "robots_403": (instead(JPAGE, "robots_403", {"/robots.txt": forbidden(403)}), 1, "waf"),
    "robots_shell": (instead(UCAP, "robots_shell", {"/robots.txt": SHELL}), 1, "shell"),
    "robots_500": (instead(UCAP, "robots_500", {"/robots.txt": forbidden(500)}), 3, "http_error"),
    "column_403": (instead(OPENNESS, "column_403", {OPENNESS.listing: forbidden(403)}), 2, "waf"),
    "column_412": (instead(JPAGE, "column_412", {JPAGE.listing: forbidden(412)}), 2, "waf"),
    "column_521": (instead(GATEWAY, "column_521", {GATEWAY.listing: forbidden(521)}), 2, "waf"),
    "column_shell": (instead(UCAP, "column_shell", {UCAP.listing: SHELL}), 2, "shell"),
}
"""A portal, how often its host is asked before it is left, and the outcome of the column's page."""

MIDWAY: dict[str, tuple[Emulated, Outcome]] = {
    "burst": (instead(JPAGE, "burst", after(reports(JPAGE), 2, JPAGE)), "waf"),
    "article_shell": (instead(UCAP, "article_shell", {reports(UCAP)[2]: SHELL}), "shell"),
}
"""A portal whose third report is where the wall begins, and the outcome there."""

MOVED: dict[str, tuple[Emulated, Outcome]] = {
    "column_to_home": (instead(JPAGE, "column_to_home", {JPAGE.listing: redirect("/")}), "soft404"),
    "column_is_home": (instead(UCAP, "column_is_home", {UCAP.listing: HOME}), "soft404"),
    "column_leads_home": (
        instead(JPAGE, "column_leads_home", {JPAGE.listing: html("<script>location.href='/'</script>")}),
        "soft404",
    ),
    "column_gone": (instead(UCAP, "column_gone", {UCAP.listing: forbidden(404)}), "gone"),
    "column_loops": (instead(JPAGE, "column_loops", {JPAGE.listing: redirect(JPAGE.listing)}), "redirect_loop"),
    "column_login": (instead(UCAP, "column_login", {UCAP.listing: LOGIN}), "ok"),
}
"""A portal whose column is no more where it was, and the outcome of its page."""

STANDS_IN: dict[str, tuple[Emulated, str]] = {
    "home": (instead(JPAGE, "home", {reports(JPAGE)[2]: HOME}), "the page is the home page"),
    "to_home": (instead(JPAGE, "to_home", {reports(JPAGE)[2]: redirect("/")}), "the page leads to the home page"),
    "no_such_page": (
        replace(instead(UCAP, "no_such_page", {reports(UCAP)[2]: NO_SUCH_PAGE}), missing=NO_SUCH_PAGE),
        "the page is what the host shows for a page that it has not",
    ),
    "the_list": (
        instead(UCAP, "the_list", {reports(UCAP)[2]: UCAP.routes[UCAP.listing]}),
        "the page is the listing itself",
    ),
}
"""A portal with something else in the place of its third report, and what is said of it."""

OTHERS = (
    instead(JPAGE, "cookie", {path: by_cookie(JPAGE.routes[path]) for path in (JPAGE.listing, *reports(JPAGE))}),
    replace(
        instead(
            JPAGE, "disallowed", {"/robots.txt": Page(b"User-agent: *\nDisallow: /art/2023/\nCrawl-delay: 0.02\n")}
        ),
        forbidden=("/art/2023/",),
    ),
    replace(
        instead(UCAP, "column_moved", {OLD: html(f'<meta http-equiv="refresh" content="0;url={UCAP.listing}">')}),
        listing=OLD,
    ),
    instead(JPAGE, "proxy_403", {hanweb_jpage.PROXY: lambda asked: forbidden(403)}),
    instead(UCAP, "second_is_home", {SECOND: HOME}),
    instead(UCAP, "second_to_home", {SECOND: redirect("/")}),
    instead(UCAP, "login", {reports(UCAP)[2]: LOGIN}),
)


@pytest.fixture(scope="module")
def whole(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Whole]:
    """One run over all, and the warehouse built from it."""
    portals = [case[0] for cases in (LEFT, MIDWAY, MOVED, STANDS_IN) for case in cases.values()]
    with serving([*portals, *OTHERS]) as sites:
        crawled = crawl_whole(sites, tmp_path_factory.mktemp("walls"))
        pipeline.build(crawled.job)
        yield crawled


def findings(whole: Whole, name: str) -> set[tuple[str, str]]:
    """What the warehouse says of a portal's pages: the rule, and the path."""
    query = f"select rule, url from findings where portal_id = '{name}' and report_id is null"
    return {(rule, whole.path(name, url)) for rule, url in pipeline.ask(whole.job, query).rows}


@pytest.mark.parametrize("name", LEFT)
def test_host_behind_a_wall_is_left_and_recorded(whole: Whole, name: str) -> None:
    portal, asked, outcome = LEFT[name]
    assert len(whole.asked(name)) == asked
    assert_polite(whole, name)
    assert whole.outcomes(name, "listing") == {portal.listing: outcome}
    result = whole.portals[name]
    assert (result.listing_end, result.found) == ("error", 0)
    assert f"{portal.listing}: {outcome}" in result.problem
    assert findings(whole, name) == {("LISTING-PART", portal.listing)}


@pytest.mark.parametrize("name", MIDWAY)
def test_wall_that_begins_midway_ends_the_pass_and_costs_no_report_in_silence(whole: Whole, name: str) -> None:
    portal, outcome = MIDWAY[name]
    assert_polite(whole, name)
    outcomes = whole.outcomes(name)
    assert list(outcomes.values()) == ["ok", "ok"] + [outcome] * (len(portal.shows) - 2)
    attempts = [row.attempt for row in whole.rows[name] if row.role == "report"]
    assert attempts == [1, 1, 1] + [0] * (len(portal.shows) - 3)
    assert f": {outcome}" in whole.portals[name].problem
    lost = {("FETCH-FAILED", path) for path, got in outcomes.items() if got == outcome}
    assert findings(whole, name) == lost


@pytest.mark.parametrize("name", MOVED)
def test_column_that_is_not_there_any_more_is_an_error(whole: Whole, name: str) -> None:
    portal, outcome = MOVED[name]
    assert_polite(whole, name)
    assert whole.outcomes(name, "listing") == {portal.listing: outcome}
    assert (whole.portals[name].listing_end, whole.portals[name].found) == ("error", 0)
    assert findings(whole, name) == {("LISTING-PART", portal.listing)}


@pytest.mark.parametrize("name", STANDS_IN)
def test_page_in_the_place_of_a_report_is_a_soft_404(whole: Whole, name: str) -> None:
    portal, said = STANDS_IN[name]
    assert_polite(whole, name)
    path = reports(portal)[2]
    assert whole.outcomes(name) == {other: "soft404" if other == path else "ok" for other in reports(portal)}
    assert [row.detail for row in whole.rows[name] if row.outcome == "soft404"] == [said]
    assert len([asked for asked in whole.asked(name) if asked == "/"]) <= 1
    assert len(whole.found[name]) == len(portal.shows) - 1
    assert findings(whole, name) == {("FETCH-FAILED", path)}


def test_column_that_only_leads_on_is_followed_to_where_it_is_now(whole: Whole) -> None:
    assert_whole(whole, "column_moved")
    assert whole.asked("column_moved")[1:3] == [OLD, UCAP.listing]


def test_cookie_on_a_redirect_is_plain_http_and_no_challenge(whole: Whole) -> None:
    assert_whole(whole, "cookie")


def test_what_robots_txt_forbids_is_not_asked_for_and_recorded(whole: Whole) -> None:
    assert_polite(whole, "disallowed")
    path = reports(JPAGE)[2]
    assert path.startswith("/art/2023/")
    assert whole.outcomes("disallowed")[path] == "robots"
    assert len(whole.found["disallowed"]) == 5
    assert findings(whole, "disallowed") == {("FETCH-FAILED", path)}


def test_wall_before_the_second_page_of_a_list_leaves_what_the_first_shows_unfetched(whole: Whole) -> None:
    assert_polite(whole, "proxy_403")
    result = whole.portals["proxy_403"]
    assert (result.listing_end, result.announced, result.listed, result.held) == ("error", 12, 5, 0)
    assert whole.outcomes("proxy_403") == {reports(JPAGE)[0]: "waf"}
    assert {rule for rule, _ in findings(whole, "proxy_403")} == {"LISTING-PART", "FETCH-FAILED"}


@pytest.mark.parametrize("name", ["second_is_home", "second_to_home"])
def test_second_page_of_a_list_that_is_the_home_page_is_an_error(whole: Whole, name: str) -> None:
    third = SECOND.replace("_2.", "_3.")
    assert whole.outcomes(name, "listing") == {UCAP.listing: "ok", SECOND: "soft404", third: "ok"}
    assert (whole.portals[name].listing_end, whole.portals[name].listed) == ("error", 7)
    assert findings(whole, name) == {("LISTING-PART", UCAP.listing)}


def test_page_to_log_in_at_in_the_place_of_a_report_is_no_report_and_said(whole: Whole) -> None:
    path = reports(UCAP)[2]
    assert path not in {whole.path("login", found.url) for found in whole.found["login"]}
    assert findings(whole, "login") == {("READ-NOTREPORT", path)}


def test_coverage_says_of_every_portal_why_a_year_is_missing(whole: Whole) -> None:
    """None is said to list nothing; what two portals show is found on both."""
    rows = pipeline.ask(whole.job, "select portal_id, status from coverage where year = 2022 and portal_id != ''").rows
    status = dict(rows)
    assert {name: status[name] for name in LEFT} == dict.fromkeys(LEFT, "listing_incomplete")
    assert {name: status[name] for name in MOVED} == dict.fromkeys(MOVED, "listing_incomplete")
    assert {name: status[name] for name in STANDS_IN} == dict.fromkeys(STANDS_IN, "not_fetched")
    assert (status["burst"], status["disallowed"]) == ("not_fetched", "not_fetched")
    assert (status["cookie"], status["column_moved"]) == ("found", "found")
