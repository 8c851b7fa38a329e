"""A registry that names the family of each portal is believed: all families again, and none recognised."""

from collections.abc import Iterator

import pytest

from tests.emulated import (
    changzhou,
    flipbook,
    generic,
    gkmlpt,
    hanweb_annual,
    hanweb_gateway,
    hanweb_jpage,
    openness,
    ucap,
)
from tests.emulated import test_shaanxi as shaanxi
from tests.emulated import test_shanghai as shanghai
from tests.emulated import test_trs as trs
from tests.emulated import test_vsb as vsb
from tests.emulated.whole import Whole, assert_whole, crawl_whole, serving

PORTALS = [
    hanweb_jpage.portal("hanweb_jpage", hanweb_jpage.Habits(embedded=False)),
    hanweb_annual.portal("hanweb_annual"),
    hanweb_gateway.portal("hanweb_gateway"),
    ucap.portal("ucap", ucap.Habits("search")),
    gkmlpt.portal("gkmlpt"),
    openness.portal("openness"),
    changzhou.city(),
    flipbook.books("flipbook"),
    generic.of_shape(next(iter(generic.SHAPES))),
    *(module.PORTALS[0] for module in (trs, vsb, shaanxi, shanghai)),
]


@pytest.fixture(scope="module")
def whole(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Whole]:
    with serving(PORTALS) as sites:
        yield crawl_whole(sites, tmp_path_factory.mktemp("by_name"), by_name=True)


@pytest.mark.parametrize("name", [portal.name for portal in PORTALS])
def test_all_reports_are_found(whole: Whole, name: str) -> None:
    assert_whole(whole, name)
    assert whole.portals[name].evidence == "registry"
