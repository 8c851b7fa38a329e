"""Ruling lines are found where they were drawn, whole, and nothing else is taken for one."""

from collections.abc import Callable, Sequence

import pytest

pytest.importorskip("rapidocr_onnxruntime", reason="text recognition is not installed: pip install 'gongkai[ocr]'")

import cv2
import numpy as np

from gongkai.documents.scan.lines import Ruling, find_ruling
from gongkai.documents.scan.pictures import Grey
from gongkai.documents.scan.strokes import Stroke

HIGH = 20.0
XS = [100, 300, 420, 540, 700]
YS = [80, 120, 160, 220, 260, 300]
NEAR = 6.0
"""Pixels: a thick line's middle is not where its first pixel is."""


def blank() -> Grey:
    return np.full((400, 800), 255, np.uint8)


def line(picture: Grey, x0: int, y0: int, x1: int, y1: int, ink: int = 40, thick: int = 2) -> None:
    picture[y0 : max(y1, y0 + thick), x0 : max(x1, x0 + thick)] = ink


def table(ink: int = 40, thick: int = 2) -> Grey:
    picture = blank()
    for y in YS:
        line(picture, XS[0], y, XS[-1] + thick, y, ink, thick)
    for x in XS:
        line(picture, x, YS[0], x, YS[-1] + thick, ink, thick)
    return picture


def near(strokes: tuple[Stroke, ...], expected: Sequence[tuple[float, float, float]]) -> bool:
    found = sorted(strokes)
    return len(found) == len(expected) and all(
        abs(one - other) <= NEAR
        for a, b in zip(found, sorted(expected), strict=True)
        for one, other in zip(a, b, strict=True)
    )


def is_whole(ruling: Ruling) -> bool:
    """Tell whether all lines of the table were found, from end to end, and no other."""
    return near(ruling.level, [(y, XS[0], XS[-1]) for y in YS]) and near(
        ruling.upright, [(x, YS[0], YS[-1]) for x in XS]
    )


def write(picture: Grey, text: str, x: int, y: int) -> None:
    cv2.putText(picture, text, (x, y), cv2.FONT_HERSHEY_SIMPLEX, 0.75, (30,), 2, cv2.LINE_AA)


@pytest.mark.parametrize("ink", [0, 90, 150])
@pytest.mark.parametrize("thick", [1, 2, 4, 6])
def test_table_is_found_whole(ink: int, thick: int) -> None:
    ruling = find_ruling(table(ink, thick), HIGH)
    assert is_whole(ruling)
    assert (ruling.picture == 255).all()


@pytest.mark.parametrize("ink", [204, 221])
def test_lines_paler_than_print_are_found_where_there_are_no_others(ink: int) -> None:
    """A page on the web rules its tables in light grey, and all its figures were in doubt."""
    picture = _noise(table(ink), 3)
    write(picture, "1107", 320, 147)
    ruling = find_ruling(picture, HIGH)
    assert is_whole(ruling)
    assert (np.asarray(ruling.picture)[125:150, 310:410] < 100).any()


def test_lines_are_not_looked_for_among_paler_ones_where_there_are_some() -> None:
    """What shines through thin paper is no line of the table in front."""
    picture = table()
    line(picture, 150, YS[0], 150, YS[-1], ink=225)
    assert is_whole(find_ruling(picture, HIGH))


def test_merged_cells_end_their_lines() -> None:
    picture = table()
    picture[YS[1] - 1 : YS[1] + 3, XS[1] + 4 : XS[3] - 2] = 255  # a cell over two rows and two columns
    picture[YS[0] + 4 : YS[2] - 2, XS[2] - 1 : XS[2] + 3] = 255
    ruling = find_ruling(picture, HIGH)
    levels = [(y, XS[0], XS[-1]) for y in YS if y != YS[1]] + [(YS[1], XS[0], XS[1]), (YS[1], XS[3], XS[-1])]
    assert near(ruling.level, levels)
    uprights = [(x, YS[0], YS[-1]) for x in XS if x != XS[2]] + [(XS[2], YS[2], YS[-1])]
    assert near(ruling.upright, uprights)


@pytest.mark.parametrize("at", [0, -1])
def test_row_that_a_page_leaves_open_is_closed_by_its_sides(at: int) -> None:
    """A browser draws no line where a page cuts its table, and all figures of the first row behind it were lost."""
    picture = table()
    picture[YS[at] : YS[at] + 2] = picture[YS[0] + 10]  # the uprights alone
    ruling = find_ruling(picture, HIGH)
    assert near(ruling.level, [(y, XS[0], XS[-1]) for y in YS if y != YS[at]])
    cut = YS[1] if at == 0 else YS[-2]
    assert near(ruling.upright, [(x, *ends) for x in XS for ends in ((YS[0], cut), (cut, YS[-1]))])


def test_strokes_above_a_table_are_none_of_it() -> None:
    """Two strokes of characters that stand on a table do not make a row of it."""
    picture = table()
    for x in XS[1:3]:
        line(picture, x, YS[0] - 30, x, YS[0], thick=2)
    assert is_whole(find_ruling(picture, HIGH))


def test_print_is_left_and_lines_are_taken_out() -> None:
    picture, print_alone = table(), blank()
    for one in (picture, print_alone):
        write(one, "1107", 320, 147)
        write(one, "Total", 130, 247)
    ruling = find_ruling(picture, HIGH)
    assert is_whole(ruling)
    assert np.array_equal(ruling.picture, print_alone)


@pytest.mark.parametrize("end", [-1, 0, 1, 2, 3, 4])
def test_print_that_reaches_into_a_line_is_left_whole(end: int) -> None:
    """The last digits of 11956 and 106271 stood in the line at their right, and were cut (made scan 10)."""
    picture, print_alone = table(), blank()
    write(print_alone, "1106", 300, 147)
    inked = np.flatnonzero((print_alone < 170).any(axis=0))
    print_alone = np.roll(print_alone, XS[2] + end - int(inked[-1]) - 1, axis=1)
    picture = np.minimum(picture, print_alone)
    for y in range(YS[2] + 10, YS[4], 9):
        picture[y : y + 3, XS[2] + 2 : XS[2] + 4] = 60  # the line's own edge is rough
    ruling = find_ruling(picture, HIGH)
    assert is_whole(ruling)
    lost = (print_alone < 170) & (np.asarray(ruling.picture) >= 170)
    assert lost[:, : XS[2]].sum() == 0
    assert lost[:, XS[2] + 2 :].sum() == 0
    assert ((np.asarray(ruling.picture) < 170) & (print_alone >= 200))[125:150].sum() <= 12
    assert np.asarray(ruling.picture)[150:].min() == 255


def _noise(picture: Grey, by: float = 18) -> Grey:
    noise = np.random.default_rng(1).normal(0, by, picture.shape)
    return (picture + noise).clip(0, 255).astype(np.uint8)


def _gaps(picture: Grey) -> Grey:
    """Every line is broken for a twentieth of its length."""
    picture[:, 350:354] = 255
    picture[:, 600:606] = 255
    picture[140:142, :] = 255
    return picture


def _blur(picture: Grey) -> Grey:
    return np.asarray(cv2.GaussianBlur(picture, (0, 0), 1.2), np.uint8)


@pytest.mark.parametrize("spoil", [_noise, _gaps, _blur])
def test_spoilt_lines_are_still_whole(spoil: Callable[[Grey], Grey]) -> None:
    assert is_whole(find_ruling(spoil(table()), HIGH))


def _dash(picture: Grey) -> None:
    line(picture, 340, 190, 380, 190)


def _one(picture: Grey) -> None:
    line(picture, 360, 180, 360, 200, thick=3)


def _stroke_beside_a_line(picture: Grey) -> None:
    """A stroke, as of 门, that nearly touches the line under it."""
    line(picture, 360, 190, 360, 217, thick=3)


def _words(picture: Grey) -> None:
    for y in (30, 55, 340, 365):
        write(picture, "HEHEHEHEHEHEHEHEHEHEHEHEHEHEHEHE", 60, y)


def _line_under_words(picture: Grey) -> None:
    line(picture, 60, 360, 740, 360)


def _black_bar(picture: Grey) -> None:
    line(picture, 0, 340, 800, 395, ink=0)


@pytest.mark.parametrize("draw", [_dash, _one, _stroke_beside_a_line, _words, _line_under_words, _black_bar])
def test_what_is_no_ruling_line_is_left(draw: Callable[[Grey], None]) -> None:
    picture = table()
    draw(picture)
    assert is_whole(find_ruling(picture, HIGH))


def test_table_open_at_its_sides_keeps_its_long_lines() -> None:
    picture = table()
    for x in (XS[0], XS[-1]):
        picture[:, x - 1 : x + 1] = 255
        for y in range(YS[0], YS[-1]):
            if y not in YS and y - 1 not in YS:
                picture[y, x : x + 3] = 255
    ruling = find_ruling(picture, HIGH)
    assert near(ruling.level, [(y, XS[0], XS[-1]) for y in YS])
    assert near(ruling.upright, [(x, YS[0], YS[-1]) for x in XS[1:-1]])


def test_page_without_lines_has_none() -> None:
    picture = blank()
    _words(picture)
    ruling = find_ruling(picture, HIGH)
    assert (ruling.level, ruling.upright) == ((), ())
    assert np.array_equal(ruling.picture, picture)


def test_pale_lines_reach_their_corners() -> None:
    """A scan at 150 dpi: looked at with the light beside them, hairlines grow paler towards their ends."""
    ruling = find_ruling(table(ink=150, thick=1), 2 * HIGH)
    assert is_whole(ruling)
    assert all(abs(stroke.start - XS[0]) <= 1 and abs(stroke.end - XS[-1]) <= 2 for stroke in ruling.level)
    assert np.asarray(ruling.picture).min() == 255


def crowded(gap: int) -> Grey:
    """A table whose first two rows are of one cell and no higher than its text: over a line stands a character's stem.

    The stem ends so many pixels below the level line over it, and above the one under it.
    """
    picture = table()
    picture[YS[0] + 2 : YS[1], XS[1] - 5 : XS[3] + 7] = 255
    line(picture, XS[0], YS[1] - 20, XS[-1] + 2, YS[1] - 20)
    line(picture, XS[2], YS[1] - 18 + gap, XS[2], YS[1] - gap)
    return picture


@pytest.mark.parametrize("gap", [2, 3])
def test_stem_of_a_character_over_a_line_in_a_row_as_high_as_its_text_is_no_part_of_the_line(gap: int) -> None:
    ruling = find_ruling(crowded(gap), HIGH)
    tops = {stroke.at: stroke.start for stroke in ruling.upright if abs(stroke.at - XS[2]) < NEAR}
    assert all(start >= YS[1] - 1 for start in tops.values()), tops
    assert len(tops) == 1


def test_line_through_a_row_as_high_as_its_text_is_whole() -> None:
    picture = crowded(0)
    tops = [stroke.start for stroke in find_ruling(picture, HIGH).upright if abs(stroke.at - XS[2]) < NEAR]
    assert tops
    assert min(tops) < YS[1] - 15
