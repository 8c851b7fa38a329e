"""TRS crawled whole: each script that draws the pager, each ending, and stubs in place of further pages."""

from collections.abc import Iterator

import pytest

from tests.emulated import trs
from tests.emulated.whole import Whole, assert_all_found, assert_polite, assert_whole, crawl_whole, serving

PORTALS = [
    trs.column(script, ending, name=f"trs-{script.lower()}-{ending}", bare=ending != "shtml")
    for script, ending in zip(trs.SCRIPTS, ("html", "shtml", "htm"), strict=True)
]
STUBS = [trs.column(script, "html", name=f"trs-{script.lower()}-stub", stubs=True) for script in trs.SCRIPTS]


@pytest.fixture(scope="module")
def whole(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Whole]:
    with serving([*PORTALS, *STUBS]) as sites:
        yield crawl_whole(sites, tmp_path_factory.mktemp("trs"))


@pytest.mark.parametrize("name", [portal.name for portal in PORTALS])
def test_all_of_a_column_is_found(whole: Whole, name: str) -> None:
    assert_whole(whole, name)


@pytest.mark.parametrize("name", [portal.name for portal in PORTALS])
def test_all_pages_that_the_script_counts_are_read(whole: Whole, name: str) -> None:
    assert whole.portals[name].pages == 3


@pytest.mark.parametrize("name", [portal.name for portal in STUBS])
def test_a_stub_after_the_first_page_is_told(whole: Whole, name: str) -> None:
    assert_all_found(whole, name)
    assert_polite(whole, name)
    result = whole.portals[name]
    assert (result.listing_end, result.problem) == ("stub", "page 2 shows no link")
