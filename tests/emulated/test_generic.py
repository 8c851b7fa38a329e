"""Sites of no family crawled whole: every shape of address, every way to the next page, folders per year."""

from collections.abc import Iterator

import pytest

from tests.emulated import generic
from tests.emulated.whole import Whole, assert_all_found, assert_polite, assert_whole, crawl_whole, serving

PORTALS = [
    *(
        generic.of_shape(shape, following=generic.FOLLOWING[at % len(generic.FOLLOWING)])
        for at, shape in enumerate(generic.SHAPES)
    ),
    generic.year_roots(),
]
DRIFTED = generic.year_roots(name="generic-drifted", gone=2012)


@pytest.fixture(scope="module")
def whole(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Whole]:
    with serving([*PORTALS, DRIFTED]) as sites:
        yield crawl_whole(sites, tmp_path_factory.mktemp("generic"))


@pytest.mark.parametrize("name", [portal.name for portal in PORTALS])
def test_all_of_a_column_is_found(whole: Whole, name: str) -> None:
    assert_whole(whole, name)


@pytest.mark.parametrize("name", [portal.name for portal in PORTALS[:-1]])
def test_all_three_pages_are_read(whole: Whole, name: str) -> None:
    assert whole.portals[name].pages == 3


def test_a_year_whose_folder_has_gone_is_told_and_the_others_are_found(whole: Whole) -> None:
    assert_all_found(whole, DRIFTED.name)
    assert_polite(whole, DRIFTED.name)
    result = whole.portals[DRIFTED.name]
    assert (result.listing_end, result.found, result.failed) == ("error", 6, 0)
    assert "/gknb2012/: gone status 404" in result.problem
