"""博达 VSB crawled whole: lists that count down, one report under two addresses, reports in files."""

from collections.abc import Iterator

import pytest

from tests.emulated import vsb
from tests.emulated.whole import Whole, assert_whole, crawl_whole, serving

PORTALS = [
    vsb.counting_down("spans"),
    vsb.counting_down("table", name="vsb-table", folder="list/index"),
    vsb.twice_addressed(),
    vsb.files_only(),
]


@pytest.fixture(scope="module")
def whole(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Whole]:
    with serving(PORTALS) as sites:
        yield crawl_whole(sites, tmp_path_factory.mktemp("vsb"))


@pytest.mark.parametrize("name", [portal.name for portal in PORTALS])
def test_all_of_a_column_is_found(whole: Whole, name: str) -> None:
    assert_whole(whole, name)


@pytest.mark.parametrize(("name", "folder"), [("vsb", "/zwgk/zfxxgknb"), ("vsb-table", "/list/index")])
def test_a_list_counts_down(whole: Whole, name: str, folder: str) -> None:
    listed = [path for path in whole.asked(name) if path.startswith(folder)]
    assert listed == [f"{folder}.htm", f"{folder}/2.htm", f"{folder}/1.htm"]


def test_reports_in_files_are_children_of_their_pages(whole: Whole) -> None:
    files = [row for row in whole.rows["vsb-files"] if row.role == "attachment"]
    assert {whole.path("vsb-files", row.parent) for row in files} == set(whole.outcomes("vsb-files"))
    assert {row.outcome for row in files} == {"ok"}
    assert all(row.title for row in files), "the title of their page"
