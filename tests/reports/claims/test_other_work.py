"""What an office counts behind a sentence on requests, and what it says of these in other words."""

import pytest

from gongkai.reports.claims.asides import tells_of_other_work
from tests.reports.claims.claiming import held, told

RECEIVED = "2024年，我局收到政府信息公开申请71件。"


@pytest.mark.parametrize(
    "sentence",
    [
        "受理矛盾纠纷30件，全部办结。",
        "全年办理窗口业务12000件，办结率100%。",
        "受理食品经营备案600件，办结600件。",
        "全年收到督办件12件，均已办结。",
        "受理“一件事”事项35件，办结率100%。",
        "收到兄弟单位转来线索5件，已全部办结。",
        "受理劳动监察案件12件。",
        "开展意见征集5次，收到意见12条。",
        "全年12345共受理742件，均已办结。",
        "在12345民生平台共收到转办件80件，全部办结。",
        "全年受理群众来电23件，办结23件，办结率100%。",
        "群众诉求共收到80件，已全部办结。",
        "办理县长信箱82件，均已办结。",
        "受理市长公开电话交办件80件，均已办结。",
    ],
)
def test_other_work_contradicts_nothing(sentence: str) -> None:
    """All of these were taken for requests that the tables deny, because the sentence before is on requests."""
    assert held(f"{RECEIVED}{sentence}")[1] == ()
    assert held(f"{RECEIVED}2024年，{sentence}")[1] == ()


@pytest.mark.parametrize(
    ("sentence", "claims"),
    [
        ("全年共受理60件，均已办结。", ["N01 60 mismatch requests_new", "N13 100 mismatch rate"]),
        ("依法办结60件。", ["N04 60 mismatch completed_total"]),
        ("答复60件，办结率100%。", ["N04 60 mismatch completed_total", "N13 100 mismatch rate"]),
        ("共收到各类申请60件。", ["N01 60 mismatch requests_new"]),
        ("受理群众提出的公开申请60件，全部办结。", ["N01 60 mismatch requests_new", "N13 100 mismatch rate"]),
        ("收到依申请公开诉求60件。", ["N01 60 mismatch requests_new"]),
        ("全年收到申请12345件。", ["N01 12345 mismatch requests_new"]),
    ],
)
def test_requests_are_still_held_against_the_tables(sentence: str, claims: list[str]) -> None:
    assert told(f"{RECEIVED}{sentence}")[1:] == claims


def test_a_count_behind_a_fee_is_of_what_was_counted_before() -> None:
    """其中 behind 未收取费用 was of the fee, and so of nothing."""
    said = "收到公开申请71件；未收取任何费用。其中，10件我局不掌握相关信息，8件属于过程性信息，11件属于部分公开。"
    assert told(said) == [
        "N01 71 match requests_new",
        "N23 0 no_cell",
        "N09 10 match unable_not_held",
        "N08 8 match denied_process_info",
        "N07 11 match granted_partial",
    ]
    assert told("收到公开申请71件。收取复印费20元。") == ["N01 71 match requests_new", "N23 20 no_cell"]


@pytest.mark.parametrize(
    ("words", "status"), [("3件逾期未补正", "match"), ("3件申请人逾期不补正", "match"), ("6件逾期未补正", "mismatch")]
)
def test_lapsed_requests_behind_their_figure(words: str, status: str) -> None:
    said = f"收到公开申请71件，{words}，结转下年度继续办理9件。"
    assert told(said)[1] == f"N10 {words[0]} {status} other_no_correction"


@pytest.mark.parametrize(
    ("sentence", "claims"),
    [
        ("2023年未结转申请。", ["N03 0 ambiguous requests_carried_in"]),
        ("2023年度无结转。", ["N03 0 ambiguous requests_carried_in"]),
        ("2022年无结转。", []),
        ("2024年无结转。", []),
        ("上年无结转。", ["N03 0 mismatch requests_carried_in"]),
    ],
)
def test_nothing_carried_out_of_a_named_year(sentence: str, claims: list[str]) -> None:
    assert told(f"我局收到公开申请71件。{sentence}")[1:] == claims


def test_nothing_to_be_dealt_with_came_in() -> None:
    said = told("我办2024年未收到依法处理的依申请公开件。", changed={"rq.requests_new.total": 0})
    assert said == ["N18 0 match requests_new"]


def test_none_of_the_governments_own_contradicts_no_count_of_the_region() -> None:
    said = "全区政府信息公开行政复议23件。区政府本级无涉及信息公开行政复议结果纠正案件。"
    assert held(said)[1] == held(said, scope="aggregate")[1] == ()
    assert told("本年度无涉及信息公开行政复议结果纠正案件。") == ["N16 0 mismatch rl.review.corrected"]


def test_no_proceedings_over_what_was_asked_for() -> None:
    none = {f"rl.{way}.total": 0 for way in ("review", "suit_direct", "suit_after_review")}
    said = told("没有因信息公开申请方面的诉求产生行政复议、行政诉讼。", changed=none)
    assert said == ["N14 0 match rl.review.total", "N15 0 match suits.total"]


def test_requests_by_a_name_with_a_letter_lost() -> None:
    assert told("全年共收到依申公开事项71件。") == ["N01 71 match requests_new"]


@pytest.mark.parametrize("words", ["未发生因信息公开工作被纠错的行政诉讼案件。", "无被纠正的信息公开行政诉讼。"])
def test_no_suit_that_was_corrected_is_none_of_reviews(words: str) -> None:
    """The suits stand behind 被纠错: it was held against the reviews."""
    assert told(words) == ["N16 0 mismatch suits.corrected"]
    none = {"rl.suit_direct.corrected": 0, "rl.suit_after_review.corrected": 0}
    assert told(words, changed=none) == ["N16 0 match suits.corrected"]


@pytest.mark.parametrize(
    "words", ["暂未收到行政复议决定。", "未发生公开申请权被滥用的情形。", "未发生公开申请被滥用情形。"]
)
def test_words_that_only_begin_as_none_at_all(words: str) -> None:
    assert told(f"{RECEIVED}{words}") == ["N01 71 match requests_new"]


def test_hostile_words_are_read_quickly() -> None:
    for repeated in ("收到", "收到群众", "受理上年结转", "收到的是", "，收到甲", "办理办结"):
        assert not tells_of_other_work(repeated * 100_000)
