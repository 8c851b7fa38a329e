"""Ink is gathered into strings, cell by cell; dirt is told from print."""

import pytest

pytest.importorskip("rapidocr_onnxruntime", reason="text recognition is not installed: pip install 'gongkai[ocr]'")

import numpy as np

from gongkai.documents.limits import Unreadable
from gongkai.documents.scan import ink as scan_ink
from gongkai.documents.scan.depth import deepen, smooth
from gongkai.documents.scan.ink import (
    around,
    by_place,
    doubt_at_lines,
    doubt_beside,
    doubt_cut,
    find_blobs,
    is_speck,
    strings,
)
from gongkai.documents.scan.recognise import Box

HIGH = 20.0
CELL = Box(0, 0, 500, 200)


def digits(x: int, y: int, count: int) -> list[Box]:
    return [Box(x + 12 * k, y, x + 12 * k + 10, y + 20) for k in range(count)]


def test_blobs_are_the_dark_pixels_that_hang_together() -> None:
    picture = np.full((50, 60), 255, np.uint8)
    picture[10:20, 5:9] = 0
    picture[20:22, 9:12] = 100  # touches the first at a corner
    picture[30:34, 40:50] = 169
    picture[40, 40] = 0  # one pixel is noise
    picture[45:48, 10:20] = 170  # too light
    assert sorted(find_blobs(picture)) == [Box(5, 10, 12, 22), Box(40, 30, 50, 34)]


def test_page_of_nothing_but_dirt_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(scan_ink, "MAX_BLOBS", 50)
    picture = np.full((40, 40), 255, np.uint8)
    picture[::4, ::4] = 0
    with pytest.raises(Unreadable, match="over 50 blots"):
        find_blobs(picture)


def test_dot_is_a_speck_and_a_dash_is_none() -> None:
    assert is_speck(Box(0, 0, 4, 4), HIGH)
    assert not is_speck(Box(0, 0, 12, 2), HIGH)
    assert not is_speck(Box(0, 0, 2, 12), HIGH)


def test_blob_belongs_to_the_smallest_place_that_holds_its_middle() -> None:
    page, cell = Box(0, 0, 500, 500), Box(100, 100, 200, 150)
    inside, astride, outside = Box(120, 110, 130, 130), Box(190, 110, 206, 130), Box(300, 300, 310, 320)
    off = Box(600, 10, 610, 30)
    assert by_place([inside, astride, outside, off], [page, cell]) == [[outside], [inside, astride]]
    assert by_place([], [page, cell]) == [[], []]
    assert by_place([inside], []) == []


def test_digits_beside_each_other_are_one_string_with_its_specks() -> None:
    point, dirt = Box(33, 47, 36, 50), Box(400, 47, 403, 50)
    [found] = strings([*reversed(digits(10, 30, 2)), *digits(40, 30, 1), point, dirt], HIGH, CELL)
    assert found.blobs == (*digits(10, 30, 2), *digits(40, 30, 1))
    assert found.box == Box(10, 30, 50, 50)
    assert found.specks == (point,)


def test_strings_of_two_cells_that_no_line_parts_are_unclear() -> None:
    """A table a little beside others had the border of its last column in the figure: 13406 was 1 and 3406."""
    taken = np.zeros((200, 500), np.bool_)
    cells = Box(0, 0, 121, 200), Box(121, 0, 500, 200)
    left, right = digits(110, 30, 1), digits(122, 30, 4)
    found = [string for blobs, cell in zip((left, right), cells, strict=True) for string in strings(blobs, HIGH, cell)]
    assert [one.is_unclear for one in doubt_cut(taken, found, HIGH)] == [True, True]
    assert [one.is_unclear for one in doubt_cut(taken, found[:1], HIGH)] == [False]
    taken[:, 120:122] = True
    assert doubt_cut(taken, found, HIGH) == found
    taken[:] = False
    above = strings(digits(122, 55, 4), HIGH, cells[1])
    assert doubt_cut(taken, [found[0], *above], HIGH) == [found[0], *above]


def test_gap_parts_strings_and_lines_are_read_from_above() -> None:
    found = strings([*digits(10, 70, 2), *digits(10, 30, 2), *digits(60, 31, 1)], HIGH, CELL)
    assert [string.box for string in found] == [Box(10, 30, 32, 50), Box(60, 31, 70, 51), Box(10, 70, 32, 90)]


def test_strokes_over_each_other_are_one_character() -> None:
    two = [Box(10, 30, 30, 33), Box(12, 45, 28, 48)]  # 二
    [found] = strings(two, HIGH, CELL)
    assert found.box == Box(10, 30, 30, 48)


def test_strokes_belong_to_the_line_that_they_are_nearest_to() -> None:
    """A character of a narrow column's second line is made of strokes; the first line is less high than others."""
    upper, roof, mouth = Box(10, 7, 60, 18), Box(12, 22, 26, 29), Box(12, 31, 26, 40)
    assert [string.box for string in strings([upper, roof, mouth], HIGH, CELL)] == [upper, Box(12, 22, 26, 40)]


@pytest.mark.parametrize(
    ("stroke", "is_minus"),
    [
        (Box(22, 39, 26, 41), True),
        (Box(20, 39, 27, 41), True),
        (Box(22, 47, 26, 49), False),  # too low
        (Box(22, 31, 26, 33), False),  # too high
        (Box(23, 38, 26, 41), False),  # a speck
        (Box(66, 39, 70, 41), False),  # behind the figure
    ],
)
def test_flat_stroke_before_digits_is_a_minus(stroke: Box, is_minus: bool) -> None:
    [found] = strings([stroke, *digits(30, 30, 2)], HIGH, CELL)
    assert found.has_minus == is_minus
    assert (found.box.x0 == stroke.x0) == is_minus


@pytest.mark.parametrize("dirt", [Box(248, 2, 252, 4), Box(248, 150, 252, 152)])
def test_flat_dirt_away_from_the_middle_leaves_a_cell_blank(dirt: Box) -> None:
    assert strings([dirt], HIGH, CELL) == []


def test_cell_with_dirt_alone_has_no_string() -> None:
    assert strings([Box(10, 10, 12, 13), Box(50, 20, 54, 23)], HIGH, CELL) == []


def test_box_round_boxes() -> None:
    assert around([Box(5, 9, 8, 12), Box(1, 10, 6, 30)]) == Box(1, 9, 8, 30)


@pytest.mark.parametrize(
    "strokes",
    [
        [Box(100, 90, 118, 92)],
        [Box(100, 90, 109, 92)],
        [Box(100, 90, 109, 92), Box(111, 90, 120, 92)],
        [Box(100, 90, 109, 93), Box(111, 90, 115, 92)],
        [Box(100, 90, 139, 93)],
        [Box(100, 90, 118, 92), Box(130, 84, 132, 86)],  # dirt stands beside it
        [Box(248, 99, 252, 101)],  # short, but in the middle of the cell
        [Box(100, 90, 118, 92), Box(110, 78, 112, 80)],  # dirt stands over it, but no digit is so wide
        [Box(100, 90, 106, 92), Box(107, 90, 113, 92), Box(105, 78, 107, 80)],  # nor has one two strokes side by side
    ],
)
def test_flat_strokes_are_a_dash(strokes: list[Box]) -> None:
    [found] = strings(strokes, HIGH, CELL)
    assert found.is_dash


@pytest.mark.parametrize(
    "strokes",
    [
        digits(100, 80, 1),
        [Box(100, 80, 118, 82), Box(100, 95, 118, 97)],  # 二
        [Box(100, 90, 118, 92), *digits(120, 80, 1)],  # a minus before a digit
        [Box(100, 90, 118, 100)],  # a block
        [Box(100, 90, 190, 92)],  # a rule
        [Box(100, 1, 118, 3)],  # at the upper ruling line
        [Box(100, 197, 118, 199)],  # at the lower one
        [Box(0, 90, 18, 92)],  # at the left one
        [Box(100, 90, 112, 92), Box(105, 78, 107, 80)],  # over it, what may be left of a faint digit
        [Box(100, 90, 103, 91)],  # so short that it may be dirt
    ],
)
def test_other_ink_is_no_dash(strokes: list[Box]) -> None:
    [found] = strings(strokes, HIGH, CELL)
    assert not found.is_dash


@pytest.mark.parametrize("ink", [0, 60, 120, 170])
def test_faint_print_becomes_as_dark_as_good_print(ink: int) -> None:
    picture = np.full((60, 100), 255, np.uint8)
    picture[20:40, 30:60] = ink
    deep = deepen(picture, [Box(25, 15, 65, 45)])
    assert deep[30, 40] == min(ink, 80)
    assert (deep[picture == 255] == 255).all()


def test_shade_is_not_made_to_ink() -> None:
    picture = np.full((60, 100), 250, np.uint8)
    assert deepen(picture, [Box(25, 15, 65, 45)]).min() > scan_ink.INK
    assert np.array_equal(deepen(picture, []), picture)


def test_noise_is_smoothed_and_clean_paper_is_not() -> None:
    clean = np.full((200, 200), 255, np.uint8)
    clean[90:110, 50:150] = 30
    noisy = (clean + np.random.default_rng(0).normal(0, 16, clean.shape)).clip(0, 255).astype(np.uint8)
    assert np.array_equal(smooth(clean), clean)
    assert smooth(noisy)[:80].std() < 0.5 * noisy[:80].std()


def test_comma_and_broken_stroke_bridge_a_gap() -> None:
    word = [Box(10, 10, 26, 13), Box(58, 10, 78, 30), Box(80, 10, 100, 30)]
    broken = [Box(9, 27, 11, 28), Box(39, 18, 43, 22)]
    assert [string.box.x0 for string in strings(word, HIGH, CELL)] == [10, 58]
    assert [string.box.x0 for string in strings([*word, *broken], HIGH, CELL)] == [10]


def test_dirt_over_a_gap_bridges_none() -> None:
    word = [Box(10, 10, 26, 30), Box(58, 10, 78, 30)]
    assert len(strings([*word, Box(39, 38, 43, 41)], HIGH, CELL)) == 2


def test_small_hyphen_is_a_minus_and_a_short_stroke_before_a_figure_is_unclear() -> None:
    """In Helvetica at 150 dots an inch a minus came out as 6 by 4 pixels: -36 was read as 36 (made scan 10)."""
    figure = digits(250, 90, 2)
    [sure] = strings([Box(241, 98, 248, 102), *figure], HIGH, CELL)
    assert (sure.has_minus, sure.may_be_minus) == (True, None)
    [blunt] = strings([Box(243, 98, 248, 102), *figure], HIGH, CELL)
    assert (blunt.has_minus, blunt.may_be_minus) == (False, Box(243, 98, 248, 102))
    for dirt in (Box(243, 98, 247, 102), Box(243, 108, 248, 112), Box(230, 98, 235, 102), Box(243, 92, 248, 96)):
        [none] = strings([dirt, *figure], HIGH, CELL)
        assert (none.has_minus, none.may_be_minus) == (False, None)


def test_lower_part_of_a_broken_digit_is_no_minus_before_the_rest() -> None:
    """The bowls of 55 in 5571 hung together, apart from their flags: wide and low, and half way up (made scan 5)."""
    bowls, flags = Box(161, 100, 181, 109), (Box(162, 94, 169, 98), Box(172, 94, 180, 98))
    [figure] = strings([bowls, *flags, *digits(182, 94, 2)], 28.0, CELL)
    assert (figure.has_minus, figure.may_be_minus) == (False, None)


_LARGE = 28.0
"""The height that a page's text has where its figures are 20 high."""


def test_small_hyphen_alone_is_a_dash() -> None:
    [alone] = strings([Box(247, 98, 254, 102)], _LARGE, CELL)
    assert alone.is_dash


_LARGER = 31.5
"""And where they are 18 high, and a hyphen is but a speck."""


def test_hyphen_that_a_blur_made_blunt_is_a_dash_in_the_middle_of_its_cell() -> None:
    """Twelve hyphens of made scan 10, 4 by 2 pixels before the blur, were taken for dirt, and their cells for blank."""
    [middle] = strings([Box(246, 100, 252, 104)], _LARGER, CELL)
    assert middle.is_dash
    assert strings([Box(236, 100, 242, 104)], _LARGER, CELL) == []  # elsewhere it is dirt
    assert strings([Box(247, 98, 253, 103)], _LARGER, CELL) == []  # and so is what is higher


@pytest.mark.parametrize("wide", [4, 5])
def test_speck_in_the_middle_of_its_cell_that_may_be_a_hyphen_is_not_taken_for_dirt(wide: int) -> None:
    """A hyphen of 5 by 3 pixels left its cell blank (made scan 908, of 120 dots an inch)."""
    [middle] = strings([Box(247, 100, 247 + wide, 103)], _LARGER, CELL)
    assert (middle.is_dash, middle.is_unclear) == (False, True)
    assert strings([Box(238, 100, 238 + wide, 103)], _LARGER, CELL) == []  # elsewhere it is dirt


@pytest.mark.parametrize("wide", [(7, 6), (6, 7), (5, 5)])
def test_two_hyphens_are_a_dash_though_one_or_both_are_no_larger_than_dirt(wide: tuple[int, int]) -> None:
    """Nine cells with -- were null (made scan 960): one of each two was a speck, and so what is left of a digit."""
    left, right = Box(248 - wide[0], 98, 248, 101), Box(251, 98, 251 + wide[1], 101)
    [dash] = strings([left, right], _LARGER, CELL)
    assert (dash.is_dash, dash.box) == (True, Box(left.x0, 98, right.x1, 101))
    dirt = Box(300, 130, 303, 134)
    assert strings([left, right, dirt], _LARGER, CELL)[0].is_dash


@pytest.mark.parametrize(
    "speck",
    [
        Box(251, 98, 254, 101),  # shorter
        Box(251, 95, 257, 101),  # higher
        Box(251, 101, 257, 104),  # not level
    ],
)
def test_other_speck_beside_a_hyphen_is_none(speck: Box) -> None:
    assert not any(string.is_dash for string in strings([Box(241, 98, 248, 101), speck], _LARGER, CELL))


def test_level_specks_elsewhere_are_no_dash() -> None:
    assert strings([Box(243, 112, 248, 115), Box(251, 112, 256, 115)], _LARGER, CELL) == []
    assert strings([Box(141, 98, 146, 101), Box(149, 98, 154, 101)], _LARGER, CELL) == []  # dirt at a side


def test_dirt_farther_from_a_hyphen_than_a_digit_reaches_is_dirt() -> None:
    """Of a digit in the middle of its cell, whose other strokes are too faint, all is near (made scan 10)."""
    hyphen = Box(246, 98, 253, 101)
    for dirt in (Box(253, 116, 256, 119), Box(245, 70, 248, 73)):
        [dash] = strings([hyphen, dirt], _LARGE, CELL)
        assert dash.is_dash
    [near] = strings([hyphen, Box(248, 104, 251, 107)], _LARGE, CELL)
    assert not near.is_dash
    [digit] = strings([Box(246, 109, 253, 112), Box(250, 92, 253, 95)], _LARGE, CELL)  # as of a faint 2
    assert not digit.is_dash


def test_figure_at_a_ruling_line_may_have_lost_ink_to_it() -> None:
    """The last digit of 106271 stood on the line at its right, which left a speck of it (made scan 10)."""
    speck = Box(494, 91, 498, 96)
    [lost] = strings([*digits(458, 90, 3), speck], _LARGE, CELL)
    assert lost.is_unclear
    [touching] = strings(digits(464, 90, 3), _LARGE, CELL)
    assert touching.at_line == (False, True)
    [far] = strings([*digits(420, 90, 3), speck], _LARGE, CELL)
    assert not far.is_unclear
    [beside] = strings([*digits(458, 90, 3), Box(494, 120, 498, 125)], _LARGE, CELL)
    assert not beside.is_unclear
    [first] = strings(digits(1, 90, 3), _LARGE, CELL)
    assert first.at_line == (True, False)
    [free] = strings(digits(450, 90, 3), _LARGE, CELL)
    assert not free.is_unclear and free.at_line == (False, False)


@pytest.mark.parametrize(("line", "expected"), [(135, (False, True)), (137, (False, False)), (96, (True, False))])
def test_figure_is_at_a_line_where_that_was_taken_out_right_beside_it(line: int, expected: tuple[bool, bool]) -> None:
    """A broad line took half a digit along, and the cell began in its middle: the rest ended too far from that."""
    taken = np.zeros((100, 300), np.bool_)
    taken[:, line : line + 4] = True
    [string] = strings(digits(100, 40, 3), HIGH, CELL)
    assert doubt_at_lines(taken, string).at_line == expected


@pytest.mark.parametrize("x", [180, 214, 240])
def test_ink_beside_a_string_that_hangs_on_ink_of_other_cells_puts_it_in_doubt(x: int) -> None:
    """A watermark had joined the first digits of 10379, which were no string of the cell: 0 was read (made scan 3)."""
    picture = np.full((200, 500), 255, np.uint8)
    [alone] = strings(digits(200, 90, 1), HIGH, CELL)
    for blob in alone.blobs:
        picture[blob.y0 : blob.y1, blob.x0 : blob.x1] = 30
    assert doubt_beside(picture, alone, alone.blobs, HIGH, CELL) == alone
    picture[20:200, x : x + 8] = 30
    assert doubt_beside(picture, alone, alone.blobs, HIGH, CELL).is_unclear == (x < 240)
    [dash] = strings([Box(200, 99, 209, 101)], HIGH, CELL)
    assert doubt_beside(picture, dash, dash.blobs, HIGH, CELL).is_dash == (x == 240)


@pytest.mark.parametrize("x", [26, 54])
def test_specks_over_each_other_beside_a_digit_may_be_a_faint_sign(x: int) -> None:
    """The sign of ? 0 was dirt before a nought that is sure (made scan 876); dirt alone is dirt."""
    two, one = [Box(x, 40, x + 3, 44), Box(x + 3, 46, x + 6, 50)], [Box(x, 40, x + 3, 44)]
    assert [strings([*digits(40, 40, 1), *dirt], HIGH, CELL)[0].is_unclear for dirt in (two, one)] == [True, False]


def test_what_is_left_of_a_faint_digit_may_reach_beyond_its_neighbour() -> None:
    """Of 11 under a seal the second was three specks, one of them lower than the first, which lost its foot."""
    low = [Box(54, 41, 57, 45), Box(55, 60, 58, 64)]
    [found] = strings([*digits(40, 40, 1), *low], HIGH, CELL)
    assert found.box.y1 <= low[1].y and found.is_unclear
