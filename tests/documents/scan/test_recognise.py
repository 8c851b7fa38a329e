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
