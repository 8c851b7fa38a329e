"""Words of several kinds in one pattern."""

import pytest

from gongkai.reports.claims.subjects import SUBJECTS
from gongkai.reports.claims.words import TIME
from gongkai.reports.kinds import any_of, kind_of


def test_the_kind_of_each_word() -> None:
    pattern = any_of((("fruit", "苹果 梨子?"), ("tool", "锤 梨铧"), ("fruit", "柿")))
    assert [(match[0], kind_of(match)) for match in pattern.finditer("苹果锤梨子柿梨铧")] == [
        ("苹果", "fruit"),
        ("锤", "tool"),
        ("梨子", "fruit"),
        ("柿", "fruit"),
        ("梨", "fruit"),
    ]


def test_subjects() -> None:
    text = (
        "行政复议，行政诉讼；行政许可申请、依申请公开；政协提案，网民留言；"
        "行政许可；规范性文件、规章、规章制度；主动公开"
    )
    assert [kind_of(match) for match in SUBJECTS.finditer(text)] == [
        *("review", "suit", "other", "request", "motion", "other", "other"),
        *("decision", "normative", "rules", "other", "proactive"),
    ]


def test_times() -> None:
    text = "2024年1月1日至12月31日，全年，去年，上年结转，上年相比，2023年，2024年12月底，2024年6月，二季度，自施行以来"
    assert [(match[0], kind_of(match)) for match in TIME.finditer(text)] == [
        ("2024年", "year"),
        ("1月1日至12月31日", "whole"),
        ("全年", "this"),
        ("去年", "part"),
        ("上年", "part"),
        ("2023年", "year"),
        ("2024年", "year"),
        ("12月底", "whole"),
        ("6月", "part"),
        ("季度", "part"),
        ("施行以来", "part"),
    ]


def test_words_begin_with_a_character_as_it_is() -> None:
    with pytest.raises(ValueError, match="do not begin"):
        any_of((("fruit", "苹果 (?<!青)梨"),))


def test_a_subject_ends_with_its_line() -> None:
    assert [kind_of(match) for match in SUBJECTS.finditer("不动产登记\n申请人")] == ["request"]
