"""Changzhou crawled whole: the city by JSON, from a class or by its key, and a zone's plain list."""

from collections.abc import Iterator

import pytest

from tests.emulated import changzhou
from tests.emulated.whole import Whole, assert_whole, crawl_whole, serving

PORTALS = [
    changzhou.city(),
    changzhou.city("/gi_class/zfxxgknb?furl=zfxxgk", name="changzhou-keyed"),
    changzhou.district(),
]


@pytest.fixture(scope="module")
def whole(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Whole]:
    with serving(PORTALS) as sites:
        yield crawl_whole(sites, tmp_path_factory.mktemp("changzhou"))


@pytest.mark.parametrize("name", [portal.name for portal in PORTALS])
def test_all_of_a_column_is_found(whole: Whole, name: str) -> None:
    assert_whole(whole, name)


@pytest.mark.parametrize("name", ["changzhou", "changzhou-keyed"])
def test_the_list_comes_page_by_page_until_one_has_no_rows(whole: Whole, name: str) -> None:
    asked = [path for path in whole.asked(name) if "act=ajax" in path]
    assert asked == [changzhou.ajax("zfxxgknb", changzhou.KEY, page) for page in (1, 2, 3, 4)]
