"""A figure of which its clause denies something counts no such thing: 行政复议23件均未被纠错."""

import pytest

from tests.reports.claims.claiming import told

NONE_CORRECTED = {f"rl.{kind}.corrected": 0 for kind in ("review", "suit_direct", "suit_after_review")}
NONE_CARRIED = {"rq.requests_carried_in.total": 0, "rq.requests_carried_out.total": 0}
ALL = {**NONE_CORRECTED, **NONE_CARRIED}


@pytest.mark.parametrize(
    ("sentence", "claims"),
    [
        ("信息公开行政复议23件均未被纠错。", ["N14 23 match rl.review.total", "N16 0 match rl.review.corrected"]),
        ("信息公开行政复议23件未发生被撤销情形。", ["N14 23 match rl.review.total", "N16 0 match rl.review.corrected"]),
        ("信息公开行政诉讼24件无一败诉。", ["N15 24 match suits.total", "N16 0 match suits.corrected"]),
        ("信息公开行政诉讼24件均无未审结。", ["N15 24 match suits.total"]),
        ("信息公开行政诉讼24件，均没有维持。", ["N15 24 match suits.total"]),
        ("信息公开行政复议23件无未审结案件。", ["N14 23 match rl.review.total"]),
        ("信息公开行政复议23件未进入诉讼程序。", ["N14 23 match rl.review.total"]),
        ("信息公开申请71件无结转下年度。", ["N01 71 match requests_new", "N05 0 match requests_carried_out"]),
        (
            "办结信息公开申请69件且没有结转下年度。",
            ["N04 69 match completed_total", "N05 0 match requests_carried_out"],
        ),
        ("71件信息公开申请均非上年结转。", []),
        ("收到信息公开申请71件均不涉及部分公开。", ["N01 71 match requests_new"]),
        ("收到信息公开申请71件未出现不予公开情形。", ["N01 71 match requests_new"]),
        ("收到信息公开申请71件没有不予处理情形。", ["N01 71 match requests_new"]),
        ("收到信息公开申请71件不存在无法提供情形。", ["N01 71 match requests_new"]),
        ("收到信息公开申请71件不是结转至下年的。", ["N01 71 match requests_new"]),
        ("制发规范性文件16件均未废止。", ["N19 16 match pd.normative_docs_issued"]),
        ("制发规范性文件16件未列入现行有效目录。", ["N19 16 match pd.normative_docs_issued"]),
    ],
)
def test_what_is_denied_behind_a_figure_is_not_said_of_it(sentence: str, claims: list[str]) -> None:
    assert told(sentence, changed=ALL) == claims


@pytest.mark.parametrize(
    ("sentence", "claims"),
    [
        ("信息公开申请3件属于未在规定期限内补正。", ["N10 3 match other_no_correction"]),
        ("信息公开申请9件未到答复期限。", ["N05 9 match requests_carried_out"]),
        ("信息公开申请9件仍未办结。", ["N05 9 match requests_carried_out"]),
        ("信息公开行政复议1件尚未审结。", ["N16 1 match rl.review.pending"]),
        ("信息公开申请13件未予公开。", ["N08 13 match denied"]),
        ("信息公开申请12件无法提供。", ["N09 12 match unable"]),
        ("信息公开申请10件因本机关未掌握而无法提供。", ["N09 10 ambiguous unable"]),
        ("信息公开申请2件没有现成信息而无法提供。", ["N09 2 match unable_needs_creation"]),
        ("信息公开申请13件无一例外不予公开。", ["N08 13 match denied"]),
        ("信息公开行政诉讼15件未经复议。", ["N15 15 match rl.suit_direct.total"]),
    ],
)
def test_ends_that_begin_as_denials_do_are_said(sentence: str, claims: list[str]) -> None:
    """Guards against telling too little."""
    assert told(sentence) == claims


@pytest.mark.parametrize(
    "sentence",
    [
        "未被纠错的信息公开行政复议21件。",
        "信息公开行政诉讼未败诉23件。",
        "信息公开行政复议未维持5件。",
        "未结转下年度的信息公开申请62件。",
        "非上年结转的信息公开申请62件。",
        "没有发生行政复议的信息公开申请46件。",
        "无重复申请的信息公开事项70件。",
        "不涉及第三方权益的信息公开申请65件。",
        "非自然人提出的信息公开申请30件。",
        "未废止的规范性文件58件。",
    ],
)
def test_what_is_denied_before_a_figure_counts_the_others(sentence: str) -> None:
    """未被纠错的行政复议21件 was held against those that were corrected, and for none that were."""
    assert told(sentence) == []


@pytest.mark.parametrize(
    ("sentence", "claim"),
    [
        ("不再受理信息公开申请3件。", "N01 3 ambiguous requests_new"),
        ("无法办结信息公开申请2件。", "N01 2 ambiguous requests_new"),
        ("建议不予公开信息公开申请15件。", "N08 15 ambiguous denied"),
        ("原不予公开后改为予以公开信息公开申请2件。", "N06 2 ambiguous granted_full"),
    ],
)
def test_what_was_not_done_or_only_meant_contradicts_nothing(sentence: str, claim: str) -> None:
    assert told(sentence) == [claim]


def test_none_of_a_list_before_a_figure_is_none() -> None:
    """Guards against telling too little: 无行政诉讼、行政复议23件 counts no suit."""
    assert "N15 0 mismatch suits.total" in told("无信息公开行政诉讼、行政复议23件。")
    assert told("未发生信息公开行政复议0件。")[0] == "N14 0 mismatch rl.review.total"


@pytest.mark.parametrize("whom", ["我局", "本机关", "市水利局"])
def test_none_against_the_office_itself_is_none(whom: str) -> None:
    """Whom nobody sued stood between the denial and the proceedings, and neither was told."""
    denied = f"2024年，没有公民对{whom}提起行政复议或提出行政诉讼。"
    assert [one.split()[:2] for one in told(denied)] == [["N14", "0"], ["N15", "0"]]
    assert told("2024年，没有公民对街道派出所提起行政复议。") == []


@pytest.mark.parametrize("word", ["公布", "公开"])
def test_what_was_disclosed_in_all_is_told_without_the_word_proactive(word: str) -> None:
    whole = f"全县各单位共{word}政府信息90条，包括规划类信息30条、民生类信息60条。"
    assert told(whole) == ["N21 90 match"]
    assert told(f"全年累计{word}了信息85余条。") == []
    assert told(f"累计{word}信息85条。") == ["N21 85 no_cell"]
    assert told("网站上公布服务电话12个。") == []


@pytest.mark.parametrize("why", ["本机关未按规定公开信息", "答复内容不清楚", "公开信息侵害自身权益"])
def test_none_who_held_that_something_was_wrong_brought_proceedings(why: str) -> None:
    """Why nobody did stood between the denial and the proceedings."""
    said = told(f"全年没有任何公民和法人认为{why}而提起行政复议、行政诉讼的情形。")
    assert [one.split()[:2] for one in said] == [["N14", "0"], ["N15", "0"]]
    assert told(f"未收到群众认为{why}而提出的更正申请。") == []
    assert told(f"有公民认为{why}而提起行政复议23件。") == ["N14 23 match rl.review.total"]
