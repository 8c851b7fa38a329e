"""Two readings that differ, and figures that do not fit their ink, are in doubt; both are given, the ink is drawn."""

import pytest

pytest.importorskip("rapidocr_onnxruntime", reason="text recognition is not installed: pip install 'gongkai[ocr]'")

from collections.abc import Sequence
from typing import cast

import cv2
import numpy as np

from gongkai.documents.scan_figures import DASH, UNREAD, read_strings
from gongkai.documents.scan_ink import find_blobs, strings
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
