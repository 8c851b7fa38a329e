"""Tests of figures that count several things which their clause names together."""

import pytest

from gongkai.reports.claims.sums import named_together
from tests.reports.claims.claiming import told


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        ("不予公开、无法提供共25件", "N08 25 match"),
        ("部分公开和不予公开24件", "N08 24 match"),
        ("予以公开、部分公开、不予公开43件", "N08 43 match"),
        ("不予处理及其他处理14件", "N10 14 match"),
        ("信访举报投诉类、重复申请不予处理6件", "N10 6 match"),
        ("因属于国家秘密、过程性信息不予公开9件", "N08 9 match"),
        ("本机关不掌握、没有现成信息需要另行制作12件", "N09 12 match"),
        ("6件为信访举报投诉类申请和重复申请", "N10 6 match"),
        ("科研机构、法律服务机构申请8件", "N11 8 match"),
        ("本年新收申请和上年结转申请共78件", "N03 78 match"),
        ("办结及结转下年度申请78件", "N05 78 match"),
        ("不予公开（含不予处理）19件", "N08 19 match"),
        ("予以公开（含部分公开）30件", "N06 30 match"),
        ("全部或部分公开30件", "N06 30 match"),
    ],
)
def test_a_figure_of_several_things_is_their_sum(sentence: str, expected: str) -> None:
    """Each was held against the last thing named alone, and contradicted it."""
    assert any(one.startswith(expected) for one in told(f"全年收到信息公开申请71件，{sentence}。")), told(sentence)


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        ("政府信息公开行政复议23件，维持、纠正19件。", "N16 19 match rl.review.upheld/rl.review.corrected"),
        ("政府信息公开行政诉讼，未经复议直接起诉和复议后起诉24件。", "N15 24 match suits.total"),
        (
            "制定、废止行政规范性文件43件。",
            "N19 43 match pd.normative_docs_issued/pd.normative_docs_repealed",
        ),
        ("修改、废止行政规范性文件30件。", "N19 30 no_cell"),
        ("收到信息公开申请（含上年结转）78件。", "N03 78 match workload"),
        ("因政府信息公开被申请行政复议（含诉讼）47件。", "N14 47 match rl.review.total/suits.total"),
    ],
)
def test_so_are_reviews_by_their_ends_and_documents(sentence: str, expected: str) -> None:
    assert told(sentence)[-1].replace("rl.suit_direct.total/rl.suit_after_review.total", "suits.total") == expected


@pytest.mark.parametrize(
    "sentence",
    [
        "本机关不掌握或没有现成信息及申请内容不明确无法提供33件",
        "新收及上年结转申请均已办结69件",
        "不予公开、无法提供26件，占37.7%",
        "不予公开和无法提供的占40%",
    ],
)
def test_a_sum_that_does_not_fit_may_count_otherwise(sentence: str) -> None:
    assert [one for one in told(f"全年收到信息公开申请71件，{sentence}。") if "mismatch" in one] == []


def test_one_thing_alone_and_all_who_may_ask_are_no_sum() -> None:
    """Guards against telling too little."""
    others = told("收到信息公开申请71件，因本机关不掌握、没有现成信息等原因无法提供13件。")
    assert others[1] == "N09 13 mismatch unable"
    assert told("全年新收公民、法人及其他组织信息公开申请72件。") == ["N01 72 mismatch requests_new"]
    assert told("收到信息公开申请71件，不予公开14件、无法提供12件。")[1] == "N08 14 mismatch denied"
    assert told("收到信息公开申请71件，信访、举报、投诉类申请6件。")[1].startswith("N10 6 mismatch")
    assert named_together("不予公开及时答复", "", "request") is None


@pytest.mark.parametrize("words", ["不予公开、", "和", "信访", "新收及上年结转"])
def test_words_without_end_are_soon_read(words: str) -> None:
    """Guards against a search that takes time by the square of its text."""
    found = named_together(words * 4_000, words * 4_000, "request")
    assert found == ("rq.requests_new.total + rq.requests_carried_in.total" if "新收" in words else None)


@pytest.mark.parametrize(
    ("sentence", "total"),
    [
        ("收到申请71件，上年结转7件，共78件；已答复69件。", "N01 78 match_alternative"),
        ("申请不予公开13件、无法提供12件，合计25件。", "N08 25 match"),
        ("申请予以公开19件、部分公开11件，两项合计30件。", "N06 30 match"),
        ("申请予以公开20件、部分公开11件，两项合计31件。", "N06 31 ambiguous"),
        ("信息公开行政复议23件、行政诉讼24件，合计47件。", "N14 47 match"),
    ],
)
def test_what_the_text_adds_up_itself(sentence: str, total: str) -> None:
    assert [" ".join(one.split()[:3]) for one in told(sentence)].count(total) == 1


@pytest.mark.parametrize(
    ("sentence", "value"),
    [("收到申请71件、上年结转7件，共计79件。", "79"), ("申请71件，申请71件，共142件。", "142")],
)
def test_what_does_not_add_up_is_no_sum(sentence: str, value: str) -> None:
    assert value not in [one.split()[1] for one in told(sentence)]
