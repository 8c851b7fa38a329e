"""Figures that several things have in their order (分别): each is held against its own cell, or none is.

Each wording has the shape of one that a real report prints; the sentences and figures are ours (`claiming.FIGURES`).
"""

import pytest

from gongkai.reports.claims.respective import told_apart
from tests.reports.claims.claiming import held, told


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        (
            "在办结的69件申请中，予以公开、部分公开、不予公开、无法提供、不予处理、其他处理的分别为19件、11件、13件、12件、6件和8件。",
            [
                *("N04 69 match completed_total", "N06 19 match granted_full", "N07 11 match granted_partial"),
                *("N08 13 match denied", "N09 12 match unable", "N10 6 match not_processed", "N10 8 match other"),
            ],
        ),
        (
            "政府信息公开申请新收、办结、结转下年度分别为71、69、9件。",
            ["N01 71 match requests_new", "N04 69 match completed_total", "N05 9 match requests_carried_out"],
        ),
        ("行政复议和行政诉讼案件分别为23件和24件。", ["N14 23 match rl.review.total", "N15 24 match suits.total"]),
        (
            "规范性文件制发、废止、现行有效件数分别为16件、27件和58件。",
            [
                "N19 16 match pd.normative_docs_issued",
                "N19 27 match pd.normative_docs_repealed",
                "N19 58 match pd.normative_docs_in_force",
            ],
        ),
        ("2022年、2023年、2024年收到政府信息公开申请分别为45件、58件、71件。", ["N01 71 match requests_new"]),
        (
            "各类申请予以公开、部分公开分别占27.5%、15.9%。",
            ["N12 27.5 match granted_full/completed_total", "N12 15.9 match granted_partial/completed_total"],
        ),
        (
            "申请中予以公开、部分公开所占比例分别为27.5%、15.9%。",
            ["N12 27.5 match granted_full/completed_total", "N12 15.9 match granted_partial/completed_total"],
        ),
        (
            "申请分别为自然人41件、商业企业14件。",
            ["N11 41 match requests_new.natural_person", "N11 14 match requests_new.commercial_enterprise"],
        ),
        (
            "申请中予以公开和部分公开分别为20件、11件。",
            ["N06 20 mismatch granted_full", "N07 11 match granted_partial"],
        ),
    ],
)
def test_each_figure_stands_behind_its_noun(sentence: str, expected: list[str]) -> None:
    assert told(sentence) == expected


@pytest.mark.parametrize(
    "sentence",
    [
        "申请答复中，国家秘密、过程性信息等不予公开、部分公开的分别为13件、11件。",
        "近三年申请量分别为45件、58件、71件。",
        "市局、分局收到申请分别为51件、20件。",
        "予以公开、部分公开两类申请分别增长12件、8件。",
        "申请予以公开19件、部分公开，分别为19件、11件。",
    ],
)
def test_where_nouns_and_figures_are_not_as_many_or_bodies_the_text_is_left_alone(sentence: str) -> None:
    assert told_apart(sentence) == sentence
    assert not [one for one in told(sentence) if "mismatch" in one]


def test_a_claim_is_printed_with_its_noun() -> None:
    (first, second), _ = held("行政复议、行政诉讼分别为23件、24件。")
    assert (first.text, second.text) == ("行政复议为23件", "行政诉讼为24件")


@pytest.mark.parametrize("repeated", ["分别", "分别1、", "1、", "和", "1件、", "，"])
def test_it_takes_time_that_grows_with_the_text_only(repeated: str) -> None:
    text = f"予以公开、部分公开分别为1{repeated * 100_000}"
    assert told_apart(text) == text
