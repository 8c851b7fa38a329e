"""Hanweb's jpage: the column crawled whole, and what becomes of its habits."""

from collections.abc import Iterator

import pytest

from tests.emulated.cast import entries
from tests.emulated.hanweb_jpage import (
    EMPTY,
    NAMED,
    OLD_PROXY,
    PROXY,
    Habits,
    by_number,
    datastore,
    encrypted,
    named,
    portal,
    xml,
)
from tests.emulated.portal import Emulated, html
from tests.emulated.whole import Whole, assert_all_found, assert_polite, assert_whole, crawl_whole, serving

SOUND = {
    "plain": Habits(),
    "post": Habits(post="405"),
    "post_only": Habits(post="200"),
    "old": Habits(proxy=OLD_PROXY, records="td"),
    "open": Habits(records="li_open"),
    "shell": Habits(embedded=False),
    "few": Habits(total=7),
    "by_page": Habits(by_page=True),
}
OLD = [*(named(kind, embedded=embedded) for kind in NAMED for embedded in (True, False)), by_number()]
BUSY = html("<html><body>系统繁忙，请稍后再试</body></html>")


def repeating(name: str) -> Emulated:
    """Whatever is asked for, the proxy answers the first records."""
    first = xml(datastore(entries()[:5], 12, "li"))
    return portal(name, Habits(answer=first))


@pytest.fixture(scope="module")
def whole(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Whole]:
    portals = [portal(name, habits) for name, habits in SOUND.items()]
    portals += [
        *OLD,
        encrypted("encrypted", empty=False),
        encrypted("encrypted_empty", empty=True),
        portal("empty", Habits(answer=EMPTY)),
        portal("empty_shell", Habits(answer=EMPTY, embedded=False)),
        portal("much", Habits(total=40)),
        portal("busy", Habits(answer=BUSY)),
        repeating("repeating"),
    ]
    with serving(portals) as sites:
        yield crawl_whole(sites, tmp_path_factory.mktemp("jpage"))


@pytest.mark.parametrize("name", [*SOUND, "encrypted", *(portal.name for portal in OLD)])
def test_all_reports_are_found(whole: Whole, name: str) -> None:
    assert_whole(whole, name)


@pytest.mark.parametrize(("name", "listed", "held"), [("empty", 5, 1), ("empty_shell", 0, 0)])
def test_proxy_that_is_empty_though_records_are_announced_is_an_error(
    whole: Whole, name: str, listed: int, held: int
) -> None:
    """What the column page embeds is found all the same (crawling.md, row 8)."""
    result = whole.portals[name]
    assert (result.listing_end, result.announced, result.listed, result.held) == ("error", 12, listed, held)
    assert "no records, though 12 are announced" in result.problem
    assert_polite(whole, name)


def test_encrypted_group_that_answers_nothing_is_a_stub(whole: Whole) -> None:
    result = whole.portals["encrypted_empty"]
    assert (result.listing_end, result.listed, result.held) == ("stub", 5, 1)
    assert result.problem == "page 2 shows no link"


def test_total_that_is_too_high_is_an_error_and_all_is_found(whole: Whole) -> None:
    assert_all_found(whole, "much")
    result = whole.portals["much"]
    assert (result.listing_end, result.announced, result.listed) == ("error", 40, 12)


def test_proxy_that_repeats_is_a_repetition(whole: Whole) -> None:
    result = whole.portals["repeating"]
    assert (result.listing_end, result.announced, result.listed, result.held) == ("repeat", 12, 5, 1)
    asked = [asked for asked in whole.asked("repeating") if asked.startswith(PROXY)]
    assert ["startrecord=6" in asked[0], "page=2" in asked[1]] == [True] * len(asked)


def test_page_in_place_of_records_is_an_error_and_no_end(whole: Whole) -> None:
    result = whole.portals["busy"]
    assert (result.listing_end, result.listed, result.held) == ("error", 5, 1)
    assert "no <datastore> but a page" in result.problem
