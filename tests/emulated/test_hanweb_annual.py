"""Hanweb's annual-report module: every year that there is, whatever answers for the years that there are not."""

from collections.abc import Iterator

import pytest

from tests.emulated.hanweb_annual import AREA, MODULE, Habits, portal
from tests.emulated.whole import Whole, assert_all_found, assert_polite, assert_whole, crawl_whole, serving

SOUND = {
    "offers": Habits(),
    "swapped": Habits(swapped=True, listing=f"{MODULE}?fbtime=2020&area={AREA}"),
    "gaps": Habits(years=(2019, 2024), offers=False),
    "404": Habits(gap="404"),
    "home": Habits(gap="home", offers=False),
    "newest": Habits(gap="newest"),
    "no_year": Habits(listing=f"{MODULE}?area={AREA}"),
    "tree": Habits(column="tree"),
    "frame": Habits(column="frame"),
}
SILENT = "silent zero: the listing answers, and shows no link"


@pytest.fixture(scope="module")
def whole(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Whole]:
    portals = [portal(name, habits) for name, habits in SOUND.items()]
    with serving([*portals, portal("never", Habits(years=()))]) as sites:
        yield crawl_whole(sites, tmp_path_factory.mktemp("annual"))


@pytest.mark.parametrize("name", SOUND)
def test_all_years_are_found(whole: Whole, name: str) -> None:
    assert_whole(whole, name)


def test_module_that_has_no_year_at_all_is_an_error(whole: Whole) -> None:
    assert_all_found(whole, "never")
    assert_polite(whole, "never")
    result = whole.portals["never"]
    assert (result.family, result.listing_end, result.problem) == ("hanweb_annual", "error", SILENT)
