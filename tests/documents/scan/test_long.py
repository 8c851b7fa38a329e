"""Long pictures of pages on the web: cut into pages where nothing is printed, or else along a ruling line."""

import numpy as np
import pytest

from gongkai.documents.scan.long import pages_of
from gongkai.documents.scan.pictures import Grey

WIDE = 200


def picture(high: int, *, paper: int = 255) -> Grey:
    """A long picture on which each row prints something."""
    page = np.full((high, WIDE), paper, np.uint8)
    page[:, ::20] = paper // 4
    return page


def heights(page: Grey) -> list[int]:
    return [part.shape[0] for part in pages_of(page)]


@pytest.mark.parametrize("high", [WIDE // 2, WIDE, 2 * WIDE])
def test_a_page_is_left_whole(high: int) -> None:
    page = picture(high)
    assert pages_of(page)[0] is page
    assert len(pages_of(page)) == 1


@pytest.mark.parametrize("paper", [255, 120])
def test_a_long_picture_is_cut_in_the_middle_of_its_widest_gap(paper: int) -> None:
    page = picture(5 * WIDE, paper=paper)
    for begin, end in ((180, 200), (360, 366), (500, 540), (800, 850)):
        page[begin:end] = paper
    parts = pages_of(page)
    assert [part.shape[0] for part in parts] == [190, 330, 305, 175]
    assert np.array_equal(np.concatenate(parts), page)


def test_a_table_over_the_place_is_cut_along_its_last_line_which_is_in_both_parts() -> None:
    page = picture(3 * WIDE)
    page[200:203, 10:] = 0
    page[300:302, 10:] = 0
    page[310:314] = 255  # too little room for a gap between two paragraphs
    upper, lower = pages_of(page)
    assert (upper.shape[0], lower.shape[0]) == (302, 300)
    assert (upper[-1, 10:] == 0).all() and (lower[0, 10:] == 0).all()


def test_where_there_is_neither_the_row_with_the_least_ink_parts_them() -> None:
    page = picture(3 * WIDE)
    page[:, 5:60] = 0
    page[345, 5:60] = 255
    assert heights(page) == [345, 255]
