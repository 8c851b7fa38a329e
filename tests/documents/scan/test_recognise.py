"""Characters that are as likely others are known, and marked in running text."""

import pytest

pytest.importorskip("rapidocr_onnxruntime", reason="text recognition is not installed: pip install 'gongkai[ocr]'")

import cv2
import numpy as np

from gongkai.documents.scan.recognise import Read, marked, recogniser


def test_unsure_character_of_running_text_is_marked() -> None:
    """南浔溪市 was read as 南得溪市 in a title with 0.33, and the report given to that agency (made scan 514)."""
    assert marked(Read("南得溪市", 0.33, (1,)), "\ufffd").text == "南\ufffd溪市"
    assert marked(Read("南浔溪市", 0.7), "\ufffd").text == "南浔溪市"
    assert marked(Read("四、2019年", 0.2, (1, 2)), "\ufffd").text == "四、2019年"


def test_unsure_characters_are_those_that_are_less_likely_than_not() -> None:
    picture = np.full((48, 160), 255, np.uint8)
    cv2.putText(picture, "80383", (20, 36), cv2.FONT_HERSHEY_SIMPLEX, 1.0, (20,), 3, cv2.LINE_AA)
    blurred = [np.asarray(cv2.GaussianBlur(picture, (0, 0), by), np.uint8) for by in (1, 3, 4, 5, 6, 7)]
    reads = recogniser().read([picture, *blurred])
    assert not reads[0].unsure
    assert any(read.unsure for read in reads)
    assert all(bool(read.unsure) == (read.confidence < 0.5) for read in reads if read.text)
    assert all(place < len(read.text) for read in reads for place in read.unsure)


def test_strokes_beside_a_chinese_numeral_are_of_it() -> None:
    """三十一 was 三十- or 三+- to the models, with 0.5: what looks like a numeral's stroke is one there."""
    picture = np.full((48, 160), 255, np.uint8)
    level, upright = [(12, 34, 12), (14, 32, 23), (10, 36, 36), (44, 70, 23), (78, 104, 23)], (57, 10, 38)
    for x0, x1, y in level:
        cv2.line(picture, (x0, y), (x1, y), (40,), 2)
    cv2.line(picture, (upright[0], upright[1]), (upright[0], upright[2]), (40,), 2)
    soft = np.asarray(cv2.GaussianBlur(picture, (0, 0), 1), np.uint8)
    [read] = recogniser().read([soft])
    assert (read.text, read.confidence > 0.9) == ("三十一", True)
    [alone] = recogniser().read([np.ascontiguousarray(soft[:, 74:])])
    assert alone.text != "一" or alone.confidence < 0.9


def test_sign_between_thousands_is_a_point_or_a_comma_though_it_is_unclear_which() -> None:
    """The less likely it is either, the more do both together: 1,849 was 1.849 with 0.6 (made scan 1755)."""
    models = recogniser()
    number = {char: n for n, char in enumerate(models._characters)}

    def decoded(text: str, *unclear: tuple[int, float]) -> tuple[str, float]:
        """What a model says that is sure of all characters but for points that may be commas, or the reverse."""
        steps = np.zeros((2 * len(text), len(number)), np.float32)
        for n, char in enumerate(text):
            steps[2 * n, number[char]] = steps[2 * n + 1, 0] = 1
        for n, comma in unclear:
            steps[2 * n, [number["."], number[","]]] = 1 - comma, comma
        read = models._decoded(steps)
        return read.text, round(read.confidence, 3)

    assert decoded("1.849", (1, 0.4)) == ("1.849", 1.0)
    assert decoded("1,849", (1, 0.6)) == ("1.849", 1.0)
    assert decoded("1,849", (1, 0.9)) == ("1,849", 0.9)
    assert decoded("18.49", (2, 0.4)) == ("18.49", 0.6)
