"""gkmlpt: a category read by its interface, wherever the interface says that its articles are."""

from collections.abc import Iterator

import pytest

from tests.emulated.gkmlpt import Habits, portal, with_files
from tests.emulated.portal import html
from tests.emulated.whole import Whole, assert_all_found, assert_whole, crawl_whole, serving

SOUND = {
    "plain": Habits(),
    "in_page": Habits(detail=False),
    "https": Habits(addresses="https"),
    "elsewhere": Habits(addresses="elsewhere"),
    "few": Habits(total=7),
    "same_address": Habits(crossposts="same_address"),
    "other_address": Habits(crossposts="other_address"),
}
BUSY = html("<html><body>系统繁忙，请稍后再试</body></html>")


@pytest.fixture(scope="module")
def whole(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Whole]:
    portals = [portal(name, habits) for name, habits in SOUND.items()]
    portals += [
        with_files("files"),
        with_files("files_in_text", named=False),
        with_files("files_in_answer", in_page=False),
        portal("much", Habits(total=40)),
        portal("busy", Habits(answer=lambda page: BUSY if page == 2 else None)),
    ]
    with serving(portals) as sites:
        yield crawl_whole(sites, tmp_path_factory.mktemp("gkmlpt"))


@pytest.mark.parametrize("name", [*SOUND, "files", "files_in_text", "files_in_answer"])
def test_all_reports_are_found(whole: Whole, name: str) -> None:
    assert_whole(whole, name)


def test_article_by_two_ids_at_one_address_is_one_report(whole: Whole) -> None:
    """A page of the listing with nothing but such articles is no repetition of the page before."""
    result = whole.portals["same_address"]
    assert (result.listing_end, result.announced, result.listed, result.found) == ("announced_reached", 16, 16, 6)


def test_article_that_is_not_at_the_address_given_is_looked_for_on_the_portals_own_host(whole: Whole) -> None:
    outcomes = whole.outcomes("elsewhere")
    assert {outcome for path, outcome in outcomes.items() if path.startswith("http://127.0.0.77")} == {"refused"}
    assert {outcome for path, outcome in outcomes.items() if path.startswith("/gkmlpt/")} == {"ok"}


def test_total_that_is_too_high_is_a_stub_and_all_is_found(whole: Whole) -> None:
    assert_all_found(whole, "much")
    result = whole.portals["much"]
    assert (result.listing_end, result.announced, result.listed) == ("stub", 40, 12)


def test_page_of_html_in_place_of_json_is_an_error_and_no_end(whole: Whole) -> None:
    result = whole.portals["busy"]
    assert (result.listing_end, result.announced, result.listed) == ("error", 12, 7)
    assert "系统繁忙" in result.problem
