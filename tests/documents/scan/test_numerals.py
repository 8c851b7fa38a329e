"""Chinese numerals: what their strokes are taken for alone, and when they are sure."""

import pytest

pytest.importorskip("rapidocr_onnxruntime", reason="text recognition is not installed: pip install 'gongkai[ocr]'")

from gongkai.documents.scan.numerals import as_numeral, numeral
from gongkai.documents.scan.recognise import Read


@pytest.mark.parametrize(
    ("text", "meant"),
    [("+-", "十一"), ("+1", "十一"), ("t+", "七十"), ("二+七", "二十七"), ("三十", "三十"), ("t", "七"), ("+", "十")],
)
def test_signs_that_strokes_were_taken_for(text: str, meant: str) -> None:
    assert as_numeral(text) == meant


@pytest.mark.parametrize("text", ["", "-", "一", "—", "14", "+5", "行政", "十件", "三、", "a"])
def test_other_texts_are_no_numerals(text: str) -> None:
    assert as_numeral(text) == ""
    assert numeral(Read(text, 0.99), Read(text, 0.99)) is None


def test_numeral_that_both_readings_surely_show() -> None:
    assert numeral(Read("二十七", 0.97), Read("二+七", 0.9)) == Read("二十七", 0.9)


@pytest.mark.parametrize(
    ("first", "second"),
    [
        (Read("二", 0.99), Read("三", 0.99)),
        (Read("二", 0.9), Read("二", 0.8)),  # a stroke of three may be too faint
        (Read("+-", 0.99), Read("+-", 0.99)),  # no character of it was seen
        (Read("t", 0.99), Read("t", 0.99)),
        (Read("二", 0.99), Read("=", 0.99)),
    ],
)
def test_numeral_in_doubt(first: Read, second: Read) -> None:
    read = numeral(first, second)
    assert read == Read(as_numeral(first.text), 0.0)
