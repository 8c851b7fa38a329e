"""Two readings that differ, and figures that do not fit their ink, are in doubt; both are given, the ink is drawn."""

import pytest

pytest.importorskip("rapidocr_onnxruntime", reason="text recognition is not installed: pip install 'gongkai[ocr]'")

from collections.abc import Sequence
from typing import cast

import cv2
import numpy as np

from gongkai.documents.scan_figures import DASH, UNREAD, decide, see
from gongkai.documents.scan_ink import String, find_blobs, strings
from gongkai.documents.scan_pictures import Grey
from gongkai.documents.scan_recognise import Box, Read, Recogniser

HIGH = 24.0
CELL = Box(0, 0, 400, 80)


class Readings:
    """Gives prepared readings, one list for each time that it is asked, and keeps the pictures."""

    def __init__(self, *readings: Sequence[Read]) -> None:
        self.readings = list(readings)
        self.pictures: list[list[Grey]] = []

    def read(self, lines: Sequence[Grey]) -> list[Read]:
        self.pictures.append(list(lines))
        return list(self.readings.pop(0)) if lines else []


def drawn(text: str, gap: int = 0) -> Grey:
    """Digits beside each other, `gap` pixels farther apart than usual after the first."""
    picture = np.full((80, 400), 255, np.uint8)
    x = 100
    for k, char in enumerate(text):
        cv2.putText(picture, char, (x, 52), cv2.FONT_HERSHEY_SIMPLEX, 1.0, (20,), 3, cv2.LINE_AA)
        x += (20 if char.isdigit() else 10) + (gap if k == 0 else 0)
    return picture


def read_strings(picture: Grey, found: Sequence[String], models: Recogniser) -> list[Read]:
    return decide(see(picture, found, models))


def read(picture: Grey, first: str, second: str, sure: tuple[float, float] = (0.99, 0.97)) -> Read:
    models = Readings([Read(first, sure[0])], [Read(second, sure[1])])
    [found] = strings(find_blobs(picture), HIGH, CELL)
    [one] = read_strings(picture, [found], cast(Recogniser, models))
    return one


@pytest.mark.parametrize("text", ["0", "7", "14", "100", "2024", "358605"])
def test_figure_read_twice_alike_is_as_sure_as_the_less_sure_reading(text: str) -> None:
    assert read(drawn(text), text, text) == Read(text, 0.97)
    assert read(drawn(text), text, text, (0.9, 0.95)) == Read(text, 0.9)
    assert read(drawn(text), text, text, (0.7, 0.99)) == Read(text, 0.0)


@pytest.mark.parametrize(
    ("ink", "first", "second"),
    [
        ("14", "14", "74"),  # another digit
        ("100", "100", "10"),  # one of two like digits dropped
        ("100", "10", "10"),  # dropped twice
        ("10", "100", "100"),  # doubled twice
        ("14", "1.4", "1.4"),  # a point for which there is no room
        ("14", "1,4", "1,4"),
        ("14", ".14", ".14"),  # a point at the end
        ("14", "14.", "14."),
        ("7", "", "7"),
        ("7", "7", ""),
        ("228", "22b", "22b"),  # letters
        ("8", "g", "g"),
        ("4033", "40$3", "40$3"),
        ("4033", "40.33", "40 33"),  # a space for a point: 7982.5929 was taken for 79825929 in a fax
        ("4033", "40 33", "40 33"),
        ("4033", "40 33", "40.33"),
        ("14", "14", "14”"),  # dirt in one of the readings
    ],
)
def test_figure_that_does_not_agree_is_in_doubt(ink: str, first: str, second: str) -> None:
    assert read(drawn(ink), first, second).confidence == 0


def test_point_is_believed_where_its_ink_is_and_nowhere_else() -> None:
    picture = drawn("14", gap=10)
    assert read(picture, "1.4", "1.4").confidence == 0
    picture[49:53, 123:127] = 20
    assert read(picture, "1.4", "1.4") == Read("1.4", 0.97)


def test_digits_so_far_apart_that_something_was_lost_are_in_doubt() -> None:
    assert read(drawn("14", gap=14), "14", "14").confidence == 0


def test_slash_or_bar_is_not_read_as_one() -> None:
    slash, bar = np.full((80, 400), 255, np.uint8), np.full((80, 400), 255, np.uint8)
    cv2.line(slash, (100, 52), (112, 28), (20,), 2)
    bar[28:52, 100:103] = 20
    assert read(slash, "1", "1") == Read("/", 1.0)
    assert read(bar, "1", "1").confidence == 0
    assert read(drawn("7"), "7", "7") == Read("7", 0.97)


def test_ink_that_nothing_is_read_in_is_marked() -> None:
    assert read(drawn("8"), "", "") == Read(UNREAD, 0.97)


def test_words_are_read_once() -> None:
    models = Readings([Read("行政许可", 0.9)])
    found = strings(find_blobs(drawn("8080")), HIGH, CELL)
    assert read_strings(drawn("8080"), found, cast(Recogniser, models)) == [Read("行政许可", 0.9)]
    assert models.pictures[1:] == [[]]


@pytest.mark.parametrize(("first", "second"), [("行政许可", "行政许町"), ("行政许可1", "行政许町1")])
def test_words_read_differently_keep_the_surer_reading(first: str, second: str) -> None:
    assert read(drawn("8080"), first, second, (0.7, 0.6)) == Read(first, 0.6)


def test_words_whose_digits_are_read_differently_are_in_doubt() -> None:
    assert read(drawn("8080"), "其中修订1件", "其中修订7件", (0.7, 0.6)) == Read("其中修订1件", 0.0)


def test_dash_is_told_by_its_shape() -> None:
    picture = np.full((80, 400), 255, np.uint8)
    picture[40:43, 100:120] = 20
    assert read(picture, "一", "1") == Read(DASH, 1.0)


def test_dirt_is_taken_away_before_the_second_reading_but_for_a_point() -> None:
    picture = drawn("14", gap=10)
    dirty = picture.copy()
    dirty[26:29, 150:153] = 60
    point = dirty.copy()
    point[49:52, 123:126] = 20
    shown = []
    for one in (picture, dirty, point):
        models = Readings([Read("14", 0.9)], [Read("14", 0.9)])
        [found] = strings(find_blobs(one), HIGH, CELL)
        read_strings(one, [found], cast(Recogniser, models))
        shown.append(models.pictures[1][0])
    assert np.array_equal(shown[0], shown[1])
    assert not np.array_equal(shown[0], shown[2])


def page(*figures: str) -> tuple[Grey, list[String]]:
    """Figures one under the other, and their strings."""
    picture = np.vstack([drawn(figure) for figure in figures])
    found = [string for k in range(len(figures)) for string in _strings(picture, k)]
    assert len(found) == len(figures)
    return picture, found


def _strings(picture: Grey, row: int) -> list[String]:
    place = Box(0, 80 * row, 400, 80 * row + 80)
    return strings([blob for blob in find_blobs(picture) if place.y0 <= blob.y < place.y1], HIGH, place)


OTHERS = ("3456", "6543", "5364", "4635", "2078", "8702", "7820")
"""Figures in which each digit that is asked for stands at least three times."""


def held(ink: str, first: Read, second: Read) -> Read:
    """Read a figure on a page with others that are read surely."""
    picture, found = page(*OTHERS, ink)
    sure = [Read(text, 0.99) for text in OTHERS]
    return read_strings(picture, found, cast(Recogniser, Readings([*sure, first], [*sure, second])))[-1]


@pytest.mark.parametrize(
    ("first", "second"),
    [
        (Read("54", 0.71), Read("54", 0.8)),
        (Read("54", 0.99), Read("34", 0.98)),
        (Read("34", 0.98), Read("54", 0.99)),
        (Read("5A", 0.4), Read("54", 0.6)),
        (Read("54", 0.4), Read("S4", 0.6)),
    ],
)
def test_figure_in_doubt_is_sure_if_its_shape_says_what_a_reading_says(first: Read, second: Read) -> None:
    assert held("54", first, second) == Read("54", 0.85)


@pytest.mark.parametrize(
    ("first", "second"),
    [
        (Read("34", 0.7), Read("34", 0.7)),
        (Read("34", 0.99), Read("34", 0.99)),
        (Read("5A", 0.9), Read("S4", 0.9)),
        (Read("", 0.0), Read("", 0.0)),
    ],
)
def test_shape_is_never_believed_alone_but_speaks_against_readings(first: Read, second: Read) -> None:
    assert held("54", first, second).confidence == 0


def test_digit_between_two_shapes_is_in_doubt_however_sure_the_readings() -> None:
    """Dirt in the upper half of a 5 makes it a 3."""
    picture, _ = page(*OTHERS, "54")
    other, _ = page(*OTHERS, "34")
    between = (picture // 2 + other // 2).astype(np.uint8)
    found = [string for k in range(len(OTHERS) + 1) for string in _strings(between, k)]
    for text in ("34", "54"):
        reads = [Read(one, 0.99) for one in (*OTHERS, text)]
        assert read_strings(between, found, cast(Recogniser, Readings(reads, reads)))[-1].confidence == 0


def test_shape_of_a_digit_that_is_not_surely_read_elsewhere_says_nothing() -> None:
    assert held("19", Read("19", 0.7), Read("19", 0.7)).confidence == 0
    assert held("19", Read("19", 0.9), Read("19", 0.9)) == Read("19", 0.9)


@pytest.mark.parametrize("with_minus", [False, True])
def test_minus_is_believed_where_its_ink_is_and_nowhere_else(with_minus: bool) -> None:
    picture = drawn("14")
    if with_minus:
        picture[40:43, 88:96] = 20
    for text in ("14", "-14"):
        assert (read(picture, text, text).confidence > 0) == (text.startswith("-") == with_minus)


@pytest.mark.parametrize("lost", ["1234", "79825929"])
def test_digits_farther_apart_than_the_others_are_in_doubt(lost: str) -> None:
    """Where a decimal point was too faint to be ink, the room that it takes is left."""
    assert read(drawn(lost), lost, lost).confidence > 0
    assert read(drawn(lost, gap=8), lost, lost).confidence == 0


def test_character_that_looks_like_a_digit_without_its_specks_stays_a_character() -> None:
    assert read(drawn("7"), "正", "7", (0.99, 0.6)) == Read("正", 0.99)
    assert read(drawn("7"), "正", "7", (0.85, 0.9)).confidence == 0
    assert read(drawn("7"), "三", "7", (0.99, 0.6)).confidence == 0
