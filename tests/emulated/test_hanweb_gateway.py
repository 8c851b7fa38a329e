"""Hanweb's gateway: the column crawled whole, and what becomes of a gateway that does not do as it is asked."""

from collections.abc import Iterator
from dataclasses import replace

import pytest

from tests.crawl.sites import Asked, Page
from tests.emulated.hanweb_gateway import FAULT, UNIT, Habits, portal
from tests.emulated.portal import Emulated, html
from tests.emulated.whole import Whole, assert_all_found, assert_polite, assert_whole, crawl_whole, serving

SOUND = {
    "plain": Habits(),
    "quoted": Habits(quoted=True),
    "shell": Habits(embedded=False),
    "old": Habits(uuid=False),
    "bare": Habits(bare=True),
    "few": Habits(count=7),
}
BUSY = html("<html><body>系统繁忙，请稍后再试</body></html>")


def always_first(name: str, habits: Habits) -> Emulated:
    """From abroad, the gateway answers page 1 whatever it is asked for (crawling.md, row 7)."""
    first = portal(name, habits)
    unit = first.routes[UNIT]

    def deaf(asked: Asked) -> Page:
        assert callable(unit)
        return unit(replace(asked, path=asked.path.replace("pageNo=", "pageNo=1&before=")))

    return replace(first, routes={**first.routes, UNIT: deaf})


@pytest.fixture(scope="module")
def whole(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Whole]:
    portals = [portal(name, habits) for name, habits in SOUND.items()]
    portals += [
        always_first("deaf", Habits(count=386)),
        portal("much", Habits(count=386)),
        portal("busy", Habits(answer=lambda page: BUSY if page == 2 else None)),
        portal("fault", Habits(answer=lambda page: FAULT if page == 3 else None)),
    ]
    with serving(portals) as sites:
        yield crawl_whole(sites, tmp_path_factory.mktemp("gateway"))


@pytest.mark.parametrize("name", SOUND)
def test_all_reports_are_found(whole: Whole, name: str) -> None:
    assert_whole(whole, name)


def test_gateway_that_always_answers_its_first_page_is_a_repetition(whole: Whole) -> None:
    result = whole.portals["deaf"]
    assert (result.listing_end, result.announced, result.listed, result.held) == ("repeat", 386, 5, 1)
    assert [asked for asked in whole.asked("deaf") if asked.startswith(UNIT)] == whole.asked("deaf")[2:3]
    assert_polite(whole, "deaf")


def test_total_that_is_too_high_is_no_whole_listing(whole: Whole) -> None:
    assert_all_found(whole, "much")
    result = whole.portals["much"]
    assert (result.listing_end, result.announced, result.listed) == ("stub", 386, 12)
    assert result.problem == "page 4 shows no link"


def test_page_of_html_in_place_of_json_is_an_error_and_no_end(whole: Whole) -> None:
    result = whole.portals["busy"]
    assert (result.listing_end, result.announced, result.listed) == ("error", 12, 7)
    assert "系统繁忙" in result.problem
    assert "pageNo=2" in result.problem


def test_answer_that_says_it_failed_is_an_error_and_no_end(whole: Whole) -> None:
    result = whole.portals["fault"]
    assert (result.listing_end, result.listed) == ("error", 10)
    assert "pageNo=3" in result.problem
