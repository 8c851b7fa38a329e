"""How all requests that a sentence counts ended, or who made them, where the words behind the count alone say so."""

import pytest

from tests.reports.claims.claiming import NEW, told

RECEIVED = "本局全年收到政府信息公开申请71件"
ONE = {NEW: 1}


@pytest.mark.parametrize(
    ("words", "cell", "claim"),
    [
        ("，均予以公开。", "granted_full", "N06 71 match granted_full"),
        ("，经研究，全部予以公开；未收取费用。", "granted_full", "N06 71 match granted_full"),
        ("，均为不同意公开。", "denied_state_secret", "N08 71 ambiguous denied"),
        ("，均属本单位不掌握的信息。", "unable_not_held", "N09 71 match unable_not_held"),
        ("（均为公民提出），较上年增加。", "requests_new.natural_person", "N11 71 match requests_new.natural_person"),
        ("，都结转下年度继续办理。", "requests_carried_out", "N05 71 match requests_carried_out"),
        ("，均属于重复申请，不再处理。", "not_processed_repeat", "N10 71 match not_processed_repeat"),
    ],
)
def test_all_requests_are_alike(words: str, cell: str, claim: str) -> None:
    key = f"rq.{cell}" if "." in cell else f"rq.{cell}.total"
    assert told(f"{RECEIVED}{words}", changed={key: 71})[:2] == ["N01 71 match requests_new", claim]


@pytest.mark.parametrize(
    ("words", "cell", "claim"),
    [
        ("，已依法予以公开。", "granted_full", "N06 1 match granted_full"),
        ("，为本机关不掌握的政府信息。", "unable_not_held", "N09 1 match unable_not_held"),
        ("，答复结果为部分公开。", "granted_partial", "N07 1 match granted_partial"),
    ],
)
def test_one_request_needs_no_word_for_all(words: str, cell: str, claim: str) -> None:
    changed = {**ONE, f"rq.{cell}.total": 1}
    assert told(f"本局全年收到政府信息公开申请1件{words}", changed=changed) == ["N01 1 match requests_new", claim]


def test_what_was_carried_in_may_have_ended_otherwise() -> None:
    assert told(f"{RECEIVED}，均予以公开。") == ["N01 71 match requests_new", "N06 71 ambiguous granted_full"]


@pytest.mark.parametrize(
    "words",
    [
        "，均不涉及不予公开。",
        "，均没有不予公开的情形。",
        "，均未出现不予公开情形。",
        "，均不属于不予公开范围。",
        "，均说明不予公开的理由。",
        "，均告知无法提供的原因。",
        "，均核实是否予以公开。",
        "，均要求部分公开。",
        "，已予以公开。",  # many need a word for all
    ],
)
def test_what_only_sounds_like_it(words: str) -> None:
    assert told(f"{RECEIVED}{words}") == ["N01 71 match requests_new"]


def test_a_figure_of_its_own_is_told_once() -> None:
    changed = {"rq.granted_full.total": 71}
    assert told(f"{RECEIVED}，均予以公开71件。", changed=changed) == [
        "N01 71 match requests_new",
        "N06 71 match granted_full",
    ]


def test_an_answer_that_was_made_public_was_given_to_all() -> None:
    assert told(f"{RECEIVED}，均予以公开答复。") == ["N01 71 match requests_new", "N13 100 ambiguous rate"]


def test_none_received_tells_nothing_of_all() -> None:
    assert told("本局全年收到政府信息公开申请0件，均予以公开。", changed={NEW: 0}) == ["N01 0 match requests_new"]
