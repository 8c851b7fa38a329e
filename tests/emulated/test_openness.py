"""龙讯 openness: every year of a branch, by the years that its pages offer or by guessing them."""

from collections.abc import Iterator

import pytest

from tests.emulated.openness import Habits, portal
from tests.emulated.whole import Whole, assert_polite, assert_whole, crawl_whole, serving

SOUND = {
    "links": Habits(),
    "report": Habits(year_page="report"),
    "branch": Habits("branch"),
    "branch_report": Habits("branch", year_page="report"),
    "old": Habits("old"),
    "guessed": Habits(years=(2019, 2024), menu=False),
    "guessed_404": Habits(years=(2019, 2021, 2024), gap="404", year_page="report", menu=False),
}


@pytest.fixture(scope="module")
def whole(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Whole]:
    portals = [portal(name, habits) for name, habits in SOUND.items()]
    with serving([*portals, portal("never", Habits(years=()))]) as sites:
        yield crawl_whole(sites, tmp_path_factory.mktemp("openness"))


@pytest.mark.parametrize("name", SOUND)
def test_all_years_are_found(whole: Whole, name: str) -> None:
    assert_whole(whole, name)


def test_branch_without_any_report_is_a_silent_zero(whole: Whole) -> None:
    assert_polite(whole, "never")
    result = whole.portals["never"]
    assert (result.listing_end, result.held) == ("error", 0)
    assert result.problem.startswith("silent zero")
