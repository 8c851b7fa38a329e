"""Shanghai crawled whole: the city, its year archives, the districts."""

from collections.abc import Iterator

import pytest

from tests.emulated import shanghai
from tests.emulated.whole import Whole, assert_all_found, assert_whole, crawl_whole, serving

PORTALS = [shanghai.city(), shanghai.year_archives(), shanghai.district()]
LOOPING = shanghai.year_archives(name="shanghai-loop", loop=True)


@pytest.fixture(scope="module")
def whole(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Whole]:
    with serving([*PORTALS, LOOPING]) as sites:
        yield crawl_whole(sites, tmp_path_factory.mktemp("shanghai"))


@pytest.mark.parametrize("name", [portal.name for portal in PORTALS])
def test_all_of_a_column_is_found(whole: Whole, name: str) -> None:
    assert_whole(whole, name)


def test_the_newest_year_under_a_second_address_is_no_repeat(whole: Whole) -> None:
    listed = [path for path in whole.asked("shanghai-years") if "index" in path]
    assert "/zfxxgknb2025/index.html" in listed, "its own address, after the column's"
    assert len(set(listed)) == len(listed), "no page of it is read twice"


def test_a_year_that_leads_back_to_its_first_page_is_one(whole: Whole) -> None:
    assert_all_found(whole, LOOPING.name)
    result = whole.portals[LOOPING.name]
    assert result.listing_end == "repeat"
    assert "leads back to" in result.problem
