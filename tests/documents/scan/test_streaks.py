"""Streaks from edge to edge of a scan are no ruling lines; what they may hide is in doubt."""

from itertools import pairwise

import pytest

pytest.importorskip("rapidocr_onnxruntime", reason="text recognition is not installed: pip install 'gongkai[ocr]'")

import numpy as np

from gongkai.documents.scan.ink import find_blobs, strings
from gongkai.documents.scan.lines import find_ruling
from gongkai.documents.scan.pictures import Grey
from gongkai.documents.scan.recognise import Box
from gongkai.documents.scan.streaks import doubt_under, hidden, without_streaks
from tests.documents.scan.test_lines import HIGH, XS, YS, is_whole, line, table, write

PLACES = [Box(x0, y0, x1, y1) for y0, y1 in pairwise(YS) for x0, x1 in pairwise(XS)]
X, Y = 480, 190
"""Where streaks run: within the third column, and within the third row."""


def streaked(*, upright: bool, ink: int = 90) -> Grey:
    picture = table()
    line(picture, *((X, 0, X, 400) if upright else (0, Y, 800, Y)), ink=ink)
    return picture


@pytest.mark.parametrize("upright", [True, False])
@pytest.mark.parametrize("ink", [30, 90, 170])
def test_streak_over_the_page_parts_no_cells(upright: bool, ink: int) -> None:
    picture, marks = without_streaks(streaked(upright=upright, ink=ink), HIGH)
    assert is_whole(find_ruling(picture, HIGH))
    assert bool(marks[:, X].all() if upright else marks[Y].all())


@pytest.mark.parametrize("crop", [(0, 400, 0, 800), (80, 302, 100, 702), (76, 306, 0, 800), (0, 400, 96, 706)])
def test_ruling_lines_of_a_table_are_no_streaks_though_it_fills_the_picture(crop: tuple[int, int, int, int]) -> None:
    y0, y1, x0, x1 = crop
    _, marks = without_streaks(np.ascontiguousarray(table()[y0:y1, x0:x1]), HIGH)
    assert not marks.any()


def test_ruling_line_under_a_streak_is_kept() -> None:
    """A fold that lies on the last line of a table took it away, with all of its last row."""
    picture = table()
    line(picture, 0, YS[3], 800, YS[3], ink=170)
    line(picture, XS[0], YS[3], XS[-1], YS[3])
    mended, marks = without_streaks(picture, HIGH)
    assert not marks.any()
    assert [round(stroke.at) for stroke in sorted(find_ruling(mended, HIGH).level)] == YS


def test_figures_that_a_streak_crosses_or_may_hide_a_digit_of_are_in_doubt() -> None:
    """2193 under a fold's edge was read as 193, surely, and nobody was told."""
    picture = streaked(upright=True)
    for row, (text, x) in enumerate((("193", X + 6), ("82", X - 10), ("1", X + 40))):
        write(picture, text, x, YS[row] + 30)
    mended, marks = without_streaks(picture, HIGH)
    blobs = find_blobs(find_ruling(mended, HIGH).picture)
    cells = [Box(XS[2], YS[row], XS[3], YS[row + 1]) for row in range(3)]
    found = [s for cell in cells for s in strings([b for b in blobs if cell.y0 < b.y < cell.y1], HIGH, cell)]
    assert [doubt_under(marks, string, HIGH).is_unclear for string in found] == [True, True, False]


def test_cell_that_a_streak_crosses_is_not_surely_empty() -> None:
    _, marks = without_streaks(streaked(upright=True), HIGH)
    assert len(hidden(marks, PLACES, [], HIGH)) == len(YS) - 1
    assert len(hidden(marks, PLACES, [Box(X - 20, 90, X + 20, 110)], HIGH)) == len(YS) - 2
    assert hidden(np.zeros_like(marks), PLACES, [], HIGH) == []
