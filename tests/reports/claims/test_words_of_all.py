"""Words that tell how all went, or that there was none, with more between them than their plainest form has."""

import pytest

from tests.reports.claims.claiming import FIGURES, NEW, held, told


@pytest.mark.parametrize(
    ("words", "last"),
    [
        ("收到信息公开申请71件，均严格按照《中华人民共和国政府信息公开条例》予以答复。", "N13 100 ambiguous rate"),
        ("收到信息公开申请71件，皆在规定期限内答复。", "N13 100 ambiguous rate"),
        ("所有信息公开申请都严格按照《中华人民共和国政府信息公开条例》规定答复。", "N13 100 ambiguous rate"),
        ("收到信息公开申请71件，无申请件结转到下一年度。", "N05 0 mismatch requests_carried_out"),
        ("答复政府信息依申请公开信件69件。", "N04 69 match completed_total"),
        ("收到依申请公开信件71件。", "N01 71 match requests_new"),
        ("办理信息公开申请69件，其中23件申请进入行政复议程序。", "N14 23 match rl.review.total"),
    ],
)
def test_more_words_between(words: str, last: str) -> None:
    assert told(words)[-1] == last


def test_none_of_what_concerns_the_office() -> None:
    claims = told("未发生涉及云泽区水务局信息公开行政复议案件和行政诉讼案件。")
    assert claims == ["N14 0 mismatch rl.review.total", "N15 0 mismatch suits.total"]
    assert told("本局尚未收到市民或法人依申请公开信息要求。") == ["N18 0 mismatch requests_new"]


@pytest.mark.parametrize(
    ("words", "cells"),
    [
        ("因信息公开引发行政诉讼24件，未被纠错。", "suits.corrected"),
        ("因信息公开引发行政复议23件，未被纠错。", "rl.review.corrected"),
        ("因信息公开引发复议23件、诉讼24件，诉讼未被纠错。", "suits.corrected"),
        ("因信息公开引发行政诉讼24件，复议和诉讼均未被纠错。", "rl.review.corrected"),
    ],
)
def test_what_was_not_corrected_is_what_was_told_of(words: str, cells: str) -> None:
    """Behind suits 未被纠错 was held against the reviews."""
    none = {f"rl.{table}.corrected": 0 for table in ("review", "suit_direct", "suit_after_review")}
    assert f"N16 0 match {cells}" in told(words, changed=none)
    assert not held(words, figures={**FIGURES, **none})[1]


@pytest.mark.parametrize(
    ("words", "cell", "claim"),
    [
        ("申请71件，申请人均为自然人。", "requests_new.natural_person", "N11 71"),
        ("申请71件，内容主要涉及征地，均予以公开。", "granted_full.total", "N06 71"),
        ("申请1件，因其申请公开的信息不存在，已告知。", "unable_not_held.total", "N09 1"),
        ("申请1件，内容涉及林地，经核查，在法定时限内依法予以公开。", "granted_full.total", "N06 1"),
    ],
)
def test_how_all_went_behind_what_they_were_about(words: str, cell: str, claim: str) -> None:
    count = int(claim.split()[1])
    claims = told(f"政府信息公开：全年收到{words}", changed={NEW: count, f"rq.{cell}": count})
    assert claims[-1] == f"{claim} match {cell.removesuffix('.total')}"


def test_who_asked_for_what_was_received_and_answered() -> None:
    """Of what is counted as both 均为自然人 was not read."""
    claims = told("全年受理并答复信息公开申请69件，全部为自然人申请。", changed={"rq.requests_new.natural_person": 69})
    assert claims[-1] == "N11 69 match requests_new.natural_person"


@pytest.mark.parametrize(
    "words",
    [
        "收到申请71件，认真做好答复，政策解读均予以公开。",
        "收到申请71件，内容主要涉及征地，均说明不予公开的理由。",
        "收到申请1件，因其申请，已予以答复。",
    ],
)
def test_what_tells_nothing_of_all(words: str) -> None:
    claims = told(f"政府信息公开：{words}", changed={NEW: 1} if "1件，因" in words else None)
    assert [one.split()[0] for one in claims] == ["N01"]


@pytest.mark.parametrize(
    ("words", "last"),
    [
        ("予以公开19件，申请内容不明确12件。", "N09 12 match_alternative unable"),
        ("予以公开19件，指向不明确、不具体的3件。", "N09 3 ambiguous unable_unclear_after_correction"),
        ("予以公开19件，补正后仍不明确3件。", "N09 3 mismatch unable_unclear_after_correction"),
        ("予以公开19件，13件经研究并征求上级部门意见后不予公开。", "N08 13 match denied"),
        ("予以公开19件，12件经研究并征求上级部门意见后不予公开。", "N08 12 ambiguous denied"),
    ],
)
def test_reasons_in_words_that_the_form_has_not(words: str, last: str) -> None:
    """They may be counted elsewhere too, and contradict nothing."""
    assert told(f"全年收到政府信息公开申请71件，{words}")[-1] == last
