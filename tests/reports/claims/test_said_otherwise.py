"""True sentences in unusual words contradict nothing, and false ones match nothing (`claiming.FIGURES`)."""

import pytest

from tests.reports.claims.claiming import held, told


@pytest.mark.parametrize(
    "sentence",
    [
        "没有一件信息公开申请被责令重新答复。",
        "未发生信息公开申请舆情事件。",
        "未发生信息公开申请延期办理情况。",
        "未出现信息公开申请办理失误。",
        "未收到涉及国家秘密的信息公开申请。",
        "除局机关外，其他单位均未收到信息公开申请。",
        "其余部门未收到信息公开申请。",
        "信息公开申请经补正后仍不明确的为零。",
        "信息公开申请不予公开的为0。",
        "信息公开申请部分公开数量为零。",
        "信息公开申请延期答复数为0。",
        "信息公开申请答复件数为零。",
        "未发生新的行政诉讼。",
        "未发生复议前置案件。",
        "信息公开行政诉讼经复议的9件，未经复议的15件。",
        "全年行政复议应诉信息公开案件47件。",
        "信息公开行政复议和行政应诉47件。",
        "信息公开申请71件（新收）、7件（上年结转）、69件（办结）、9件（结转下年）。",
        "信息公开行政诉讼未审结6件，其中未经复议4件、复议后2件。",
        "信息公开行政诉讼维持14件（其中未经复议8件）。",
        "本年度制定规章和规范性文件共18件。",
        "规章、行政规范性文件废止共28件。",
        "制定规范性文件及政府规章18件。",
        "当日办结信息公开申请2件。",
        "向市司法局申请信息公开行政复议20件，向省厅申请3件。",
        "收到信息公开申请表80份，其中重复提交9份，实际登记71件。",
        "收到信息公开申请80件次，合并同类后为71件。",
        "收到信息公开申请80件，剔除测试件9件。",
        "截至本报告发布之日，结转信息公开申请已办结9件。",
        "9件信息公开申请因尚在法定答复期内，留待次年答复。",
    ],
)
def test_what_is_true_in_other_words_contradicts_nothing(sentence: str) -> None:
    claims, findings = held(sentence)
    assert [one for one in claims if one.status == "mismatch"] == []
    assert findings == ()


@pytest.mark.parametrize(
    ("sentence", "claims"),
    [
        ("信息公开行政诉讼经复议的9件。", ["N15 9 match rl.suit_after_review.total"]),
        ("经行政复议的信息公开行政诉讼9件。", ["N15 9 match rl.suit_after_review.total"]),
        (
            "信息公开行政复议应诉47件。",
            ["N14 47 match rl.review.total/rl.suit_direct.total/rl.suit_after_review.total"],
        ),
        ("未经行政复议的信息公开行政诉讼15件。", ["N15 15 match rl.suit_direct.total"]),
        ("直接向人民法院提起信息公开行政诉讼15件。", ["N15 15 match rl.suit_direct.total"]),
        ("直接提起行政诉讼的信息公开案件15件。", ["N15 15 match rl.suit_direct.total"]),
        ("信息公开案件经复议后仍提起诉讼9件。", ["N15 9 match rl.suit_after_review.total"]),
        ("信息公开案件复议后又向法院起诉9件。", ["N15 9 match rl.suit_after_review.total"]),
        ("对信息公开复议决定不服提起诉讼9件。", ["N15 9 match rl.suit_after_review.total"]),
        ("不服信息公开行政复议提起诉讼9件。", ["N15 9 match rl.suit_after_review.total"]),
        ("对信息公开复议结果不服，提起诉讼9件。", ["N15 9 match_alternative rl.suit_after_review.total"]),
        ("不服信息公开答复提起行政诉讼24件。", ["N15 24 match suits.total"]),
        (
            "信息公开行政复议、行政诉讼决定维持31件。",
            ["N16 31 match_alternative rl.review.upheld/rl.suit_direct.upheld/rl.suit_after_review.upheld"],
        ),
        ("信息公开申请9件因内容较多尚在法定答复期限内。", ["N05 9 match requests_carried_out"]),
        ("收到信息公开申请80件，实际办结69件。", ["N01 80 mismatch requests_new", "N04 69 match completed_total"]),
        ("向市政府申请信息公开行政复议20件。", ["N14 20 mismatch rl.review.total"]),
        (
            "信息公开行政诉讼24件，其中未经复议8件。",
            ["N15 24 match suits.total", "N15 8 mismatch rl.suit_direct.total"],
        ),
        ("制定规章6件。", ["N20 6 mismatch pd.rules_issued"]),
        ("依申请公开受理、答复件数均为0。", ["N18 0 mismatch requests_new"]),
        ("未收到公民、法人的信息公开申请。", ["N18 0 mismatch requests_new"]),
        ("未发生信息公开行政诉讼。", ["N15 0 mismatch suits.total"]),
    ],
)
def test_what_such_words_are_read_as(sentence: str, claims: list[str]) -> None:
    """Guards against telling too little."""
    assert told(sentence) == claims


def test_a_way_to_court_that_is_named_is_not_the_other_one() -> None:
    """未经复议9件 was found to fit those behind a review, of which the sentence goes on to tell."""
    said = told("信息公开行政诉讼未经复议9件，复议后起诉15件。")
    assert said == ["N15 9 mismatch rl.suit_direct.total", "N15 15 mismatch rl.suit_after_review.total"]


@pytest.mark.parametrize(
    ("words", "status"),
    [
        ("71件（不含上年结转7件）", "match"),
        ("78件（不含上年结转7件）", "mismatch"),
        ("78件，不包括上年度结转的7件", "mismatch"),
        ("78件（含上年结转7件）", "match_alternative"),
        ("78件（不含重复申请）", "match_alternative"),
    ],
)
def test_what_was_received_without_what_was_carried_in(words: str, status: str) -> None:
    assert told(f"收到信息公开申请{words}。")[0].split()[2] == status
