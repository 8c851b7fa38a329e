"""Digits are told by their shapes, and cut apart where they touch; their ink is drawn, in more sizes than one."""

import pytest

pytest.importorskip("rapidocr_onnxruntime", reason="text recognition is not installed: pip install 'gongkai[ocr]'")

import cv2
import numpy as np

from gongkai.documents.scan.commas import Cut
from gongkai.documents.scan.ink import String, around
from gongkai.documents.scan.pictures import Grey
from gongkai.documents.scan.recognise import Box, Read
from gongkai.documents.scan.seen import Seen, recut
from gongkai.documents.scan.shapes import Digit, digits_of, evenly_cut, likeness, pitch_of, shapes_of, tall_places


def drawn(text: str, size: float = 1.0, step: float = 20.0) -> Grey:
    picture = np.full((80, 400), 255, np.uint8)
    for k, char in enumerate(text):
        x = round(50 + step * size * k)
        cv2.putText(picture, char, (x, 52), cv2.FONT_HERSHEY_SIMPLEX, size, (20,), round(3 * size), cv2.LINE_AA)
    return picture


def string(*blobs: Box) -> String:
    return String(around(blobs), tuple(sorted(blobs)), ())


def digits(picture: Grey, pitch: float = 0.95) -> tuple[Digit, ...]:
    """Digits of a picture, in blobs of ink that hang together."""
    dark = (picture < 170).astype(np.uint8)
    _, _, stats, _ = cv2.connectedComponentsWithStats(dark)
    blobs = [Box(int(x), int(y), int(x + w), int(y + h)) for x, y, w, h, _ in stats[1:]]
    return digits_of(picture, tall_places(string(*blobs)), pitch, 24)


KNOWN = shapes_of([(0, "0123456789", digits(drawn("0123456789"))), (1, "9876543210", digits(drawn("9876543210")))])


@pytest.mark.parametrize("size", [0.8, 1.0, 1.3])
def test_each_digit_is_likest_to_itself_in_any_size(size: float) -> None:
    found = digits(drawn("3141592687", size))
    assert [int(likeness(digit, KNOWN, -1).argmax()) for digit in found] == [3, 1, 4, 1, 5, 9, 2, 6, 8, 7]


def test_string_does_not_vouch_for_itself() -> None:
    [digit] = digits(drawn("5"))
    assert likeness(digit, KNOWN, -1)[5] > 0.9
    alone = shapes_of([(0, "5", [digit])])
    assert likeness(digit, alone, 0).tolist() == [0.0] * 10
    assert likeness(digit, alone, 1)[5] == pytest.approx(1)
    assert likeness(digit, alone, 1).sum() == pytest.approx(1)


def test_string_with_another_number_of_digits_is_no_pattern() -> None:
    assert len(shapes_of([(0, "55", digits(drawn("5")))]).digits) == 0


def test_digits_that_touch_are_cut_apart() -> None:
    found = digits(drawn("2805", step=17.0))
    assert [int(likeness(digit, KNOWN, -1).argmax()) for digit in found] == [2, 8, 0, 5]


def test_parts_of_a_broken_digit_are_one() -> None:
    flag, bowl, other, point = Box(12, 10, 20, 14), Box(10, 16, 20, 30), Box(24, 10, 34, 30), Box(21, 27, 23, 30)
    assert tall_places(string(flag, bowl, other, point)) == [Box(10, 10, 20, 30), Box(24, 10, 34, 30)]


def test_pitch_is_that_of_most_figures() -> None:
    close, apart = [Box(0, 0, 10, 20), Box(14, 0, 24, 20)], [Box(0, 0, 10, 20), Box(40, 0, 50, 20)]
    assert pitch_of([(2, close), (2, close), (2, apart)]) == pytest.approx(0.66)
    assert pitch_of([(2, apart)]) == pitch_of([]) == pytest.approx(0.7)


def test_pitch_is_known_where_most_digits_touch() -> None:
    """In a blurred scan the middles of a pair and of a digit beside it were taken for those of two digits."""
    pair, digit = Box(0, 0, 24, 20), Box(27, 0, 37, 20)
    assert pitch_of([(3, [pair, digit])] * 2 + [(2, [pair])]) == pytest.approx(0.66, abs=0.01)


def test_pitch_of_full_width_digits_is_that_of_their_middles() -> None:
    """It was taken to be 1.04 of 1.25, and full-width figures were left null for the room between them."""
    figures = [
        (len(text), tall_places(string(*(digit.box for digit in digits(drawn(text, step=27.0))))))
        for text in ("28", "305", "4867")
    ]
    high = figures[0][1][0].y1 - figures[0][1][0].y0
    assert pitch_of(figures) == pytest.approx(27.0 / high, abs=0.05)


def test_parts_of_digits_over_each_other_are_counted_once() -> None:
    """Of 6563, 41 pixels wide, the first three digits touched and reached over the last: five were counted."""
    picture = np.full((40, 100), 255, np.uint8)
    assert len(digits_of(picture, [Box(0, 0, 34, 15), Box(32, 0, 41, 15)], 0.685, 15)) == 4


def test_digits_a_pixel_lower_than_most_are_as_many() -> None:
    picture = np.full((40, 100), 255, np.uint8)
    assert [len(digits_of(picture, [Box(0, 0, 44, 15)], 0.678, high)) for high in (15, 16)] == [5, 4]


@pytest.mark.parametrize("wide", [1, 2, 3, 5])
def test_ink_of_fewer_columns_than_it_may_have_digits_is_cut_within_itself(wide: int) -> None:
    """At the side of a damaged picture (WebP 9703) the last digit had no ink, and reading ended in a fault."""
    picture = np.zeros((20, wide), np.uint8)
    found = digits_of(picture, [Box(0, 0, wide, 20)], 0.02, 20)
    assert all(0 <= digit.box.x0 < digit.box.x1 <= wide for digit in found)


@pytest.mark.parametrize(("second", "count"), [(Box(6, 0, 10, 14), 1), (Box(9, 0, 13, 14), 2)])
def test_two_strokes_no_wider_than_a_digit_are_of_one(second: Box, count: int) -> None:
    """A nought whose ends are gone is as wide as ever, and lower than the others: its strokes were two digits."""
    picture = np.full((14, 20), 255, np.uint8)
    for box in (Box(0, 0, 4, 14), second):
        picture[:, box.x0 : box.x1] = 20
    assert len(digits_of(picture, [Box(0, 0, 4, 14), second], 0.69, 14)) == count


def broken(text: str) -> Grey:
    """Digits that touch, with two rows of pixels lost: what hangs together are parts of several of them."""
    picture = drawn(text, step=17.0)
    picture[38:40] = 255
    return picture


def _box(picture: Grey) -> Box:
    rows, columns = (np.flatnonzero((picture < 170).any(axis=axis)) for axis in (1, 0))
    return Box(int(columns[0]), int(rows[0]), int(columns[-1]) + 1, int(rows[-1]) + 1)


@pytest.mark.parametrize("text", ["2805", "21384", "90", "7", "4169"])
def test_as_many_digits_as_were_read_are_cut_where_they_must_stand(text: str) -> None:
    """Of 12384 in black and white what hung together was four digits wide (made scan 1412)."""
    picture = broken(text)
    found = evenly_cut(picture, _box(picture), 0.71, 24, len(text))
    assert "".join(str(likeness(digit, KNOWN, -1).argmax()) for digit in found) == text


@pytest.mark.parametrize("count", [1, 2, 3, 5, 6, 100_000])
def test_ink_is_not_cut_into_more_or_fewer_digits_than_it_is_wide(count: int) -> None:
    picture = broken("2805")
    assert evenly_cut(picture, _box(picture), 0.71, 24, count) == ()


@pytest.mark.parametrize(
    ("found", "as_read", "is_taken"),
    [
        ("2805", "2805", False),  # no liker
        ("2#05", "2805", False),  # a digit that is like none at all is ink of something else
        ("205", "2805", True),  # of another number, and like digits
        ("285", "2#05", False),
    ],
)
def test_ink_is_cut_anew_only_where_that_is_liker_to_digits(found: str, as_read: str, is_taken: bool) -> None:
    blot = Digit(Box(0, 0, 1, 1), 0.0, np.zeros_like(digits(drawn("1"))[0].square))
    cuts = [tuple(blot if char == "#" else digits(drawn(char))[0] for char in text) for text in (found, as_read)]
    one = Seen(string(Box(0, 0, 9, 9)), Read("", 0.0), Read("", 0.0), cuts[0], (0.0, 0.0), None, as_read=Cut(cuts[1]))
    assert (recut(one, KNOWN, -1).digits is cuts[1]) is is_taken
