"""Labels printed again and again are read alike."""

import pytest

pytest.importorskip("rapidocr_onnxruntime", reason="text recognition is not installed: pip install 'gongkai[ocr]'")

from gongkai.documents.scan.recognise import Read
from gongkai.documents.scan.words import same_words

LABEL = "（本列数据的勾稽关系为：第一项加第二项之和，等于第三项"


def test_readings_of_one_label_that_differ_in_a_character_or_a_sign_are_the_surest_of_them() -> None:
    """A header over seven pages, read as 关系力 on one of them, was not known there again (made scan 301)."""
    reads = [Read(LABEL, 0.95), Read(LABEL.replace("为：", "力"), 0.9), Read(LABEL.replace("：", "."), 0.92)]
    assert same_words(reads) == [reads[0]] * 3


@pytest.mark.parametrize(
    "other",
    [
        "一、本年新收政府信息公开申请数量",  # another label
        LABEL.replace("第三项", "第四项"),  # another numeral
        LABEL.replace("关系为", "联系以"),  # two characters
        "结果维特",  # too short to tell
    ],
)
def test_other_texts_stay_as_they_are(other: str) -> None:
    reads = [Read(LABEL, 0.95), Read("结果维持", 0.9), Read(other, 0.5), Read("14", 0.9), Read("", 0.0)]
    assert same_words(reads) == reads
