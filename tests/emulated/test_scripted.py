"""Columns that scripts make, and entries that lead on, crawled whole."""

from collections.abc import Iterator

import pytest

from tests.emulated import leading, scripted
from tests.emulated.whole import Whole, assert_all_found, assert_whole, crawl_whole, serving

PORTALS = [*scripted.all_portals(), *leading.all_portals()]


@pytest.fixture(scope="module")
def whole(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Whole]:
    with serving([*PORTALS, scripted.lost()]) as sites:
        yield crawl_whole(sites, tmp_path_factory.mktemp("scripted"))


@pytest.mark.parametrize("name", [portal.name for portal in PORTALS])
def test_all_reports_are_found(whole: Whole, name: str) -> None:
    assert_whole(whole, name)


def test_next_page_that_cannot_be_told_is_said(whole: Whole) -> None:
    assert_all_found(whole, "lost")
    result = whole.portals["lost"]
    assert (result.listing_end, result.found) == ("error", 1)
    assert "page 1 of some names no address of the next" in result.problem


def test_what_an_entry_leads_to_has_its_page_as_parent(whole: Whole) -> None:
    inner = [row for row in whole.rows["below"] if row.role == "attachment"]
    assert {whole.path("below", row.parent) for row in inner} == {
        f"{leading.COLUMN}{y}nb.html" for y in (2022, 2023, 2024)
    }
    assert len(inner) == 9
    assert "云泽市水务局2023年政府信息公开工作年度报告" in {row.title for row in inner}
