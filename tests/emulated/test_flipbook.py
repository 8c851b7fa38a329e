"""Flip-books crawled whole, page by page: from the shelf to the reader, or to the first page."""

from collections.abc import Iterator

import pytest

from tests.emulated import flipbook
from tests.emulated.whole import Whole, assert_whole, crawl_whole, serving

PORTALS = [flipbook.books("flipbook"), flipbook.books("flipbook-first", first_page=True)]


@pytest.fixture(scope="module")
def whole(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Whole]:
    with serving(PORTALS) as sites:
        yield crawl_whole(sites, tmp_path_factory.mktemp("flipbook"))


@pytest.mark.parametrize("name", [portal.name for portal in PORTALS])
def test_all_of_a_column_is_found(whole: Whole, name: str) -> None:
    assert_whole(whole, name)


@pytest.mark.parametrize("name", [portal.name for portal in PORTALS])
def test_every_page_of_every_book_is_got(whole: Whole, name: str) -> None:
    got = whole.outcomes(name) | whole.outcomes(name, "attachment")
    wanted = {path for one in whole.sites[name].portal.shows for path in one.paths}
    assert len(wanted) == 4 * len(flipbook.AGENCIES)
    assert {path: got.get(path) for path in wanted} == dict.fromkeys(wanted, "ok")
