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
    with serving([*portals, portal("never", Habits(years=())), portal("500", Habits(gap="500"))]) as sites:
        yield crawl_whole(sites, tmp_path_factory.mktemp("annual"))


@pytest.mark.parametrize("name", SOUND)
def test_all_years_are_found(whole: Whole, name: str) -> None:
    assert_whole(whole, name)


def test_module_that_has_no_year_at_all_is_an_error(whole: Whole) -> None:
    assert_all_found(whole, "never")
    assert_polite(whole, "never")
    result = whole.portals["never"]
    assert (result.family, result.listing_end, result.problem) == ("hanweb_annual", "error", SILENT)


def test_module_that_fails_for_years_without_a_report_is_left_before_its_host_is(whole: Whole) -> None:
    """Each such year is asked for three times, and five in a row would cost the host's other portals their pass."""
    assert_all_found(whole, "500")
    assert_polite(whole, "500")
    result = whole.portals["500"]
    assert result.listing_end == "error"
    assert "http_error status 500" in result.problem
    years = [int(path[-4:]) for path in whole.asked("500")[1:]]
    assert sorted(set(years)) == list(range(2016, 2027))
    assert years[-3:] == [2016] * 3
