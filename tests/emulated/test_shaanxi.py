"""Shaanxi crawled whole: numbers, hex digits, Content-, folders per year; pagers by script, link, or none."""

from collections.abc import Iterator

import pytest

from tests.emulated import shaanxi
from tests.emulated.whole import Whole, assert_whole, crawl_whole, serving

PORTALS = [
    shaanxi.numbered("script", name="shaanxi-script"),
    shaanxi.numbered("link", name="shaanxi-link"),
    shaanxi.numbered("none", name="shaanxi-none"),
    shaanxi.hexadecimal(),
    shaanxi.content(),
    shaanxi.by_years(),
]


@pytest.fixture(scope="module")
def whole(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Whole]:
    with serving(PORTALS) as sites:
        yield crawl_whole(sites, tmp_path_factory.mktemp("shaanxi"))


@pytest.mark.parametrize("name", [portal.name for portal in PORTALS])
def test_all_of_a_column_is_found(whole: Whole, name: str) -> None:
    assert_whole(whole, name)


def test_without_a_pager_the_number_after_the_last_is_asked_for_and_lacks(whole: Whole) -> None:
    lists = [path for path in whole.asked("shaanxi-none") if path.count("/") == 4]
    assert [path.rpartition("/")[2] for path in lists] == ["1.html", "2.html", "3.html", "4.html"]
    assert whole.outcomes("shaanxi-none", "listing")[lists[-1]] == "gone"
    assert "/zfxxgk/zfxxgknb/szfnb/4.html" not in whole.asked("shaanxi-link") + whole.asked("shaanxi-script")
