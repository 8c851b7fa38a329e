"""Of a figure in doubt, the likeliest reading is handed on, still in doubt; a lone nought that no model sees is one."""

import pytest

pytest.importorskip("rapidocr_onnxruntime", reason="text recognition is not installed: pip install 'gongkai[ocr]'")

from gongkai.documents.scan.readings import UNREAD
from gongkai.documents.scan.recognise import Read
from tests.documents.scan.test_figures import again, drawn, held

NOTHING = Read("", 0.0)


@pytest.mark.parametrize(
    ("ink", "first", "second"),
    [("54", "34", "34"), ("34", "54", "54"), ("60", "80", "86"), ("60", "6", "80")],
)
def test_figure_in_doubt_is_most_likely_what_its_digits_look_like(ink: str, first: str, second: str) -> None:
    """A form's own sums may prove it then: 15498, read as 15198 by both readings, was left null (made scan 706)."""
    views = [Read(first, 0.6), Read(second, 0.6), Read(first, 0.5)]
    said = again(drawn(ink), Read(first, 0.7), Read(second, 0.6), *views)
    assert (said.text, said.confidence) == (ink, 0.0)
    assert set(said.others) == {first, second} - {ink}


def test_digit_that_is_not_known_elsewhere_stays_as_it_was_read() -> None:
    assert held("94", Read("94", 0.6), Read("94", 0.5)).text == "94"


@pytest.mark.parametrize("seen", ["", "+"])
def test_lone_nought_that_is_no_figure_to_the_models_is_told_by_its_shape(seen: str) -> None:
    """A narrow 0 of a scan in black and white was nothing at all to both readings: 12 noughts of one page were null."""
    assert held("0", Read(seen, 0.5 if seen else 0.0), NOTHING) == Read("0", 0.85)
    assert held("6", Read(seen, 0.5 if seen else 0.0), NOTHING).confidence == 0


def test_ink_of_several_digits_that_nothing_was_read_in_is_left_unread() -> None:
    assert held("60", NOTHING, NOTHING._replace()) == Read(UNREAD, 0.0)


def test_weak_reading_is_not_sure_by_its_shape_where_the_other_is_sure_of_something_else() -> None:
    """A white streak took half of a 7: its shape was that of a 1, as one reading said with 0.45, the other 7 with 1."""
    assert held("20", Read("28", 0.99), Read("20", 0.45)).confidence == 0
    assert held("20", Read("28", 0.6), Read("20", 0.75)).confidence > 0
    assert held("20", Read("28", 0.6), Read("20", 0.45)).confidence == 0  # 24 was 21 (made scan 1339)
