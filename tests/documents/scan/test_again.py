"""Strings in doubt are looked at in several views, of which the cost is bounded."""

import pytest

pytest.importorskip("rapidocr_onnxruntime", reason="text recognition is not installed: pip install 'gongkai[ocr]'")

from collections.abc import Sequence
from typing import cast

import numpy as np

from gongkai.documents.scan import again as scan_again
from gongkai.documents.scan.again import agreed, likeliest, look_again
from gongkai.documents.scan.pictures import Grey
from gongkai.documents.scan.recognise import Read, Recogniser


class Counting:
    """Reads each picture as its number, and keeps them all."""

    def __init__(self) -> None:
        self.pictures: list[Grey] = []

    def read(self, lines: Sequence[Grey]) -> list[Read]:
        self.pictures += lines
        return [Read(str(number), 0.9) for number in range(len(lines))]


def paper(high: int, wide: int) -> Grey:
    return np.full((high, wide), 255, np.uint8)


def test_each_picture_has_views_of_its_own() -> None:
    models = Counting()
    said = look_again({4: paper(20, 40), 7: paper(30, 30)}, cast(Recogniser, models))
    assert {number: [read.text for read in reads] for number, reads in said.items()} == {4: [*"012"], 7: [*"345"]}
    assert look_again({}, cast(Recogniser, models)) == {}
    assert len(models.pictures) == 6


def test_no_more_is_looked_at_again_than_a_report_has_in_doubt(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(scan_again, "MOST_AGAIN", 5.0)
    models = Counting()
    assert set(look_again({k: paper(20, 40) for k in range(9)}, cast(Recogniser, models))) == {0, 1}


def test_large_print_is_not_enlarged_without_bound() -> None:
    models = Counting()
    look_again({0: paper(2000, 3000)}, cast(Recogniser, models))
    assert max(picture.shape[0] for picture in models.pictures) <= 120


def test_sign_between_thousands_may_be_read_otherwise_in_each_view() -> None:
    """Its tail is faint, and where it is taken for dirt it is not there at all (made scan 1755)."""
    twice = Read("5.195", 0.96), Read("5195", 1.0)
    assert agreed(twice, [Read("5,195", 0.9), Read("5195", 0.8), Read("5.195", 0.8)]) == "5.195"
    assert agreed(twice, [Read("5,195", 0.9), Read("5195", 0.9), Read("5195", 0.9)]) == "5,195"
    assert agreed(twice, [Read("5,195", 0.9), Read("51.95", 0.9), Read("5195", 0.9)]) == ""
    assert agreed(twice, [Read("5,195", 0.9), Read("5,196", 0.9), Read("5195", 0.9)]) == ""


def test_what_is_said_surely_by_all_views_or_alike_by_all_readings_is_agreed() -> None:
    twice = Read("14", 0.99), Read("74", 0.6)
    assert agreed(twice, [Read("14", 0.85)] * 3) == "14"
    assert agreed(twice, [Read("14", 0.84)] * 3) == ""
    assert agreed(twice, [Read("14", 0.9), Read("14", 0.9), Read("11", 0.9)]) == ""
    assert agreed([Read("14", 0.75)] * 2, [Read("14", 0.75)] * 3) == "14"
    assert agreed([Read("14", 0.75)] * 2, [Read("14", 0.7)] * 3) == ""


def test_likeliest_is_what_most_say_surely() -> None:
    reads = Read("准", 0.5), Read("维", 0.4), Read("维", 0.3), Read("难", 0.4)
    assert likeliest(reads).text == "维"
    assert likeliest(reads).confidence == pytest.approx(0.175)
