"""A page in the middle of a list that cannot be had is a gap, and hides none of the pages after it."""

from collections.abc import Iterator

import pytest

from gongkai.crawl import SEEN_WHOLE
from tests.emulated import broken
from tests.emulated.whole import Whole, assert_all_found, assert_polite, crawl_whole, serving

PORTALS = broken.all_portals()


@pytest.fixture(scope="module")
def whole(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Whole]:
    with serving(PORTALS) as sites:
        yield crawl_whole(sites, tmp_path_factory.mktemp("broken"))


@pytest.mark.parametrize("name", [portal.name for portal in PORTALS])
def test_what_stands_before_and_after_it_is_found_and_the_list_is_not_whole(whole: Whole, name: str) -> None:
    assert_all_found(whole, name)
    assert_polite(whole, name)
    result = whole.portals[name]
    assert result.listing_end not in SEEN_WHOLE
    assert result.problem
    assert 0 < result.found == len(whole.sites[name].portal.shows) < 6


@pytest.mark.parametrize("name", [portal.name for portal in PORTALS if not portal.name.endswith("-busy")])
def test_the_page_is_a_row_with_its_failure(whole: Whole, name: str) -> None:
    kind = {"error": "http_error", "reset": "reset", "gone": "gone", "home": "soft404"}[name.partition("-")[2]]
    rows = [row for row in whole.rows[name] if row.role == "listing" and row.outcome not in ("ok", "unchanged")]
    assert kind in {row.outcome for row in rows}
    assert whole.portals[name].listing_end == "error"
