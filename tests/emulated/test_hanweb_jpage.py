"""Hanweb's jpage: the column crawled whole, and what becomes of its habits."""

from collections.abc import Iterator

import pytest

from tests.emulated.hanweb_jpage import OLD_PROXY, Habits, encrypted, portal
from tests.emulated.whole import Whole, assert_whole, crawl_whole, serving

SOUND = {
    "plain": Habits(),
    "post": Habits(post=True),
    "old": Habits(proxy=OLD_PROXY, records="td"),
    "open": Habits(records="li_open"),
    "shell": Habits(embedded=False),
}


@pytest.fixture(scope="module")
def whole(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Whole]:
    portals = [portal(name, habits) for name, habits in SOUND.items()]
    portals += [encrypted("encrypted", empty=False)]
    with serving(portals) as sites:
        yield crawl_whole(sites, tmp_path_factory.mktemp("jpage"))


@pytest.mark.parametrize("name", [*SOUND, "encrypted"])
def test_all_reports_are_found(whole: Whole, name: str) -> None:
    assert_whole(whole, name)
