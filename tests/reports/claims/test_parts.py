"""How those requests ended that a sentence counts apart, which is not how all of them did.

Each wording has the shape of one that a real report prints; the sentences and figures are ours (`claiming.FIGURES`).
"""

import pytest

from tests.reports.claims.claiming import told


@pytest.mark.parametrize(
    "sentence",
    [
        "上年结转信息公开申请7件，其中予以公开3件，部分公开2件，不予公开2件。",
        "上年结转信息公开申请7件（其中予以公开3件、无法提供4件）。",
        "2023年结转至2024年的7件信息公开申请已办结，其中不予公开4件。",
        "本年新收信息公开申请中，已办结62件，其中予以公开16件，不予公开12件。",
        "网上提交信息公开申请50件，其中予以公开12件，部分公开6件。",
        "网上提交信息公开申请50件，答复45件，结转5件；信函申请21件，答复18件。",
        "自然人提出信息公开申请41件，其中予以公开12件，不予公开8件。",
        "自然人提出信息公开申请41件，答复36件。",
        "收到信息公开申请71件，其中自然人41件（其中予以公开12件，部分公开8件）。",
        "补正后受理信息公开申请5件，其中予以公开2件。",
        "征地类信息公开申请30件，予以公开9件，不予公开6件。",
        "收到信息公开申请80件，其中9件不属于政府信息公开申请。",
        "收到信息公开申请71件，其中自然人41件，商业企业14件，科研机构3件，其他组织13件。",
        "收到信息公开申请71件，其中2件均已办结。",
        "向水利局转办信息公开申请6件，均已办结。",
        "以政府名义制发规范性文件9件，以政府办名义制发7件。",
        "区级规范性文件制发10件，街镇规范性文件制发6件。",
        "信息公开行政诉讼新收20件，旧存4件，审结18件。",
        "信息公开申请中，12件已主动公开并告知获取方式，7件予以公开。",
        "未发生以白石镇政府为被告的信息公开行政诉讼。",
        "信息公开申请涉及商业秘密、个人隐私等第三方合法权益的不予公开4件。",
        "信息公开申请因信息不存在、非本机关制作等原因无法提供10件。",
        "信息公开申请平均办结时间8天，较法定时限缩短60%。",
        "71件信息公开申请中，58件按时办结，4件延期办结。",
        "区本级信息公开申请办结率100%，各部门办结率98%。",
        "信息公开申请不予公开13件中，过程性信息占61.5%。",
    ],
)
def test_what_is_told_of_a_part_is_not_held_against_all(sentence: str) -> None:
    assert not any("mismatch" in claim for claim in told(sentence))


@pytest.mark.parametrize(
    ("sentence", "wrong"),
    [
        ("收到信息公开申请71件，其中予以公开30件。", "N06 30 mismatch granted_full"),
        ("收到信息公开申请71件，上年结转7件，其中予以公开30件。", "N06 30 mismatch granted_full"),
        ("收到信息公开申请71件（网上50件，信函21件），予以公开30件。", "N06 30 mismatch granted_full"),
        ("收到信息公开申请71件，其中自然人41件，办结58件。", "N04 58 mismatch completed_total"),
        ("通过网站、信函等方式收到信息公开申请71件，其中予以公开30件。", "N06 30 mismatch granted_full"),
        ("收到信息公开申请71件，其中自然人41件，法人和其他组织31件。", "N11 31 mismatch legal_persons"),
        ("收到信息公开申请71件，均已办结。", "N13 100 mismatch rate"),
        ("收到信息公开申请71件。其中自然人41件，法人30件，办结58件。", "N04 58 mismatch completed_total"),
        ("信息公开申请因涉及国家秘密、商业秘密等原因不予公开14件。", "N08 14 mismatch denied"),
        ("信息公开申请中，信访举报投诉类申请5件，重复申请9件。", "N10 9 mismatch not_processed_repeat"),
        ("信息公开申请中，不予处理8件（含申请人逾期不补正3件）。", "N10 8 mismatch not_processed"),
        ("制发规范性文件9件。", "N19 9 mismatch pd.normative_docs_issued"),
        ("未发生以我局为被告的信息公开行政诉讼。", "N15 0 mismatch suits.total"),
    ],
)
def test_what_is_told_of_all_is(sentence: str, wrong: str) -> None:
    assert wrong in told(sentence)


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        ("自然人申请41件，商业企业申请14件，其他组织申请16件。", "N11 16 match_alternative"),
        ("信息公开申请中，不予处理9件（含申请人逾期不补正3件）。", "N10 9 match_alternative"),
        ("未收到当面、网上、信函和其他形式的政府信息公开申请。", "N18 0 mismatch requests_new"),
        ("未收到以云泽市水利局为被申请人的信息公开行政复议。", "N14 0 ambiguous rl.review.total"),
        ("年度申请总量71件，较上年增加5件。", "N01 71 match requests_new"),
        ("信息公开申请答复中，19件公开、11件部分公开。", "N06 19 match granted_full"),
        ("结转信息公开申请9件至下一年度。", "N05 9 match requests_carried_out"),
        ("信息公开申请答复69件，9件在办。", "N05 9 match requests_carried_out"),
        ("信息公开申请属于国家秘密的不予公开1件。", "N08 1 match denied_state_secret"),
        ("信息公开行政诉讼24件，6件尚在审理。", "N16 6 match suits.pending"),
        ("信息公开行政复议23件，撤销复议申请5件。", "N16 5 ambiguous rl.review.other"),
        ("信息公开申请71件，69件已按照规定的时限和程序依法依规进行了答复。", "N04 69 match completed_total"),
    ],
)
def test_words_that_were_not_read(sentence: str, expected: str) -> None:
    assert any(claim.startswith(expected) for claim in told(sentence))


@pytest.mark.parametrize(
    "sentence",
    [
        "未收到信息公开申请人邮寄的补正材料。",
        "尚未收到信息公开行政诉讼判决书。",
        "无新增信息公开行政诉讼案件，上年结转2件。",
        "乡镇未收到信息公开申请。",
        "政府网站未收到信息公开申请，信函收到71件。",
        "未制定规范性文件以外的政策文件。",
    ],
)
def test_none_of_one_kind_or_in_one_way_may_leave_others(sentence: str) -> None:
    assert not any("mismatch" in claim for claim in told(sentence))


def test_none_in_all_ways_is_none() -> None:
    assert told("线上线下均未收到信息公开申请。") == ["N18 0 mismatch requests_new"]
    assert told("通过网站、信函等渠道均未收到信息公开申请。") == ["N18 0 mismatch requests_new"]
    assert told("信息公开行政诉讼无一败诉。") == ["N16 0 mismatch suits.corrected"]
    assert told("信息公开行政复议无一被纠错。") == ["N16 0 mismatch rl.review.corrected"]
