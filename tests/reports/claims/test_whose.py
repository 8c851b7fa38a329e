"""Figures that sound like the office's own of the year and are another's, and wordings that were not read.

Each wording has the shape of one that a real report prints; the sentences and figures are ours (`claiming.FIGURES`).
"""

import pytest

from tests.reports.claims.claiming import told

NONE = {f"rl.{kind}.total": 0 for kind in ("review", "suit_direct", "suit_after_review")}
NO_DISPUTES = ["N14 0 match rl.review.total", "N15 0 match suits.total"]


@pytest.mark.parametrize(
    "sentence",
    [
        "乡镇政府（街道办事处）收到申请8件。",
        "牵头办理市政府收到的依申请公开件26件。",
        "年初至今，收到信息公开申请66件。",
        "本月受理信息公开申请6件。",
        "“十四五”以来，共受理信息公开申请298件。",
        "信息公开申请经征求第三方意见，同意公开3件，不同意公开5件。",
        "第三方书面同意公开申请的信息2件，不同意公开的4件。",
        "信息公开申请以商业秘密为由不予公开4件。",
        "市级收到信息公开申请25件，同比增长10%。",
        "临湖区收到信息公开申请12件，白石县收到信息公开申请8件。",
        "收到信息公开申请71件。其中，临湖区收到信息公开申请12件。",
        "市司法局受理信息公开类行政复议58件。",
        "行政复议机构办理非信息公开类案件369件。",
        "2023年收到信息公开申请58件（2024年71件），办结57件。",
        "（上年）收到信息公开申请58件。",
        "上半年，我局开展自查。收到信息公开申请30件。",
        "信息公开行政复议均获支持；本单位其他行政复议5件。",
        "信息公开行政复议均获支持；行政复议5件，均与政府信息公开无关。",
        "所有信息公开申请均在20个工作日内办结。",
        "办结申请69件，其中上年结转7件、本年新收62件；未办结9件。",
        "上年结转申请7件，本年新收71件，共答复61件，其他处理8件，结转下年度9件。",
    ],
)
def test_what_another_time_or_body_has_contradicts_nothing(sentence: str) -> None:
    assert not [claim for claim in told(sentence) if "mismatch" in claim]


@pytest.mark.parametrize(
    ("sentence", "wrong"),
    [
        ("今年以来，收到信息公开申请66件。", "N01 66 mismatch requests_new"),
        ("机构改革以来制度更全，2024年收到信息公开申请66件。", "N01 66 mismatch requests_new"),
        ("白石乡镇政府大院收到信息公开申请8件。", "N01 8 mismatch requests_new"),
        ("市水利局收到信息公开申请72件，市水利局办结69件。", "N01 72 mismatch requests_new"),
        ("信息公开申请共办理78件。其中，新收72件。", "N01 72 mismatch requests_new"),
        ("被受理的信息公开行政复议58件。", "N14 58 mismatch rl.review.total"),
        ("信息公开申请不予公开5件。", "N08 5 mismatch denied"),
        ("信息公开申请同意公开3件。", "N06 3 mismatch granted_full"),
        ("所有信息公开申请均已办结。", "N13 100 mismatch rate"),
        ("上年结转申请7件，新收71件，办结70件，结转下年度9件。", "N27 78 mismatch balance"),
    ],
)
def test_what_is_of_all_still_does(sentence: str, wrong: str) -> None:
    """Guards against telling too much."""
    assert wrong in told(sentence)


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        ("申请以“过程性信息”为由不予公开8件。", ["N08 8 match denied_process_info"]),
        ("申请以第三方权益为由不予公开4件。", ["N08 4 match denied_third_party_rights"]),
        ("申请人逾期不补正、行政机关不再处理其政府信息公开申请3件。", ["N10 3 match other_no_correction"]),
        ("因属信访投诉举报事项不予处理的申请5件。", ["N10 5 match not_processed_petition_complaint"]),
        ("登记信息公开申请71件，办复69件。", ["N01 71 match requests_new", "N04 69 match completed_total"]),
        ("收到信息公开申请71件，比去年多13件。", ["N01 71 match requests_new", "N17 13 no_cell"]),
        ("信息公开申请中，尚有9件未到答复期限。", ["N05 9 match requests_carried_out"]),
        ("未到法定期限的信息公开申请9件。", ["N05 9 match requests_carried_out"]),
        ("收到信息公开申请1，234件。", ["N01 1234 mismatch requests_new"]),
        (
            "主动公开政府信息1，234条，其中网站公开1，000条、新媒体公开234条。",
            ["N21 1234 match", "N21 1000 no_cell", "N21 234 no_cell"],
        ),
        ("收取信息处理费3件，金额1200元。", ["N23 1200 no_cell"]),
        ("发出收费通知的件数和总金额以及实际收取的总金额均为0。", ["N23 0 no_cell"]),
        (
            "申请总量78件（新收71件、结转7件）。",
            ["N01 78 match_alternative workload", "N01 71 match requests_new", "N03 7 match requests_carried_in"],
        ),
        (
            "依申请公开办理78件，其中办结69件，结转9件。",
            [
                "N04 78 match_alternative workload",
                "N04 69 match completed_total",
                "N05 9 match requests_carried_out",
            ],
        ),
        ("申请中，上年结转7件；结转9件。", ["N03 7 match requests_carried_in", "N05 9 match requests_carried_out"]),
        (
            "新收到的71件信息公开申请，除9件结转外，其余62件按期办结。",
            [
                "N01 71 match requests_new",
                "N05 9 match requests_carried_out",
                "N04 62 match_alternative completed_total/requests_carried_in",
            ],
        ),
        (
            "申请中予以公开19件（上年16件），部分公开11件（2023年13件），不予公开13件。",
            ["N06 19 match granted_full", "N07 11 match granted_partial", "N08 13 match denied"],
        ),
        (
            "申请中予以公开19件（27.5%），部分公开11件(15.9%)，不予公开13件（50%）。",
            [
                *("N06 19 match granted_full", "N12 27.5 match granted_full/completed_total"),
                *("N07 11 match granted_partial", "N12 15.9 match granted_partial/completed_total"),
                "N08 13 match denied",
            ],
        ),
        (
            "信息公开行政复议23件，在审1件，维持17件。",
            ["N14 23 match rl.review.total", "N16 1 match rl.review.pending", "N16 17 match rl.review.upheld"],
        ),
        (
            "收到信息公开申请：71件 上年结转：7件 办结：69件",
            ["N01 71 match requests_new", "N03 7 match requests_carried_in", "N04 69 match completed_total"],
        ),
        ("法院审理中的政府信息公开行政诉讼6件。", ["N16 6 match suits.pending"]),
        ("尚未审结的政府信息公开行政诉讼案件6件。", ["N16 6 match suits.pending"]),
        ("被维持的政府信息公开行政复议案件17件。", ["N16 17 match rl.review.upheld"]),
        ("败诉的政府信息公开行政诉讼案件2件。", ["N16 2 mismatch suits.corrected"]),
        (
            "信息公开行政复议中，撤销2件、申请人撤回3件、尚在审理1件。",
            [
                "N16 2 match rl.review.corrected",
                "N16 3 match rl.review.other",
                "N16 1 match rl.review.pending",
            ],
        ),
        ("本年度结转申请9件。", ["N05 9 match requests_carried_out"]),
        ("9件信息公开申请尚在法定办理期限内。", ["N05 9 match requests_carried_out"]),
        ("申请中，办结69件，结转10件。", ["N04 69 match completed_total", "N05 10 ambiguous requests_carried_out"]),
        ("申请中以自然人身份提交的有41件。", ["N11 41 match requests_new.natural_person"]),
        ("信息公开行政诉讼方面：共发生24件。", ["N15 24 match suits.total"]),
        ("无因不依法履行政府信息公开义务被责令改正、被复议纠错情况。", ["N16 0 mismatch rl.review.corrected"]),
    ],
)
def test_wordings_that_were_not_read(sentence: str, expected: list[str]) -> None:
    assert told(sentence) == expected


@pytest.mark.parametrize(
    "sentence",
    [
        "因政府信息公开引发的行政复议和行政诉讼均未发生。",
        "政府信息公开行政复议、行政诉讼：均无。",
        "政府信息公开行政复议、行政诉讼情况均为无。",
    ],
)
def test_no_disputes_where_the_negation_stands_behind(sentence: str) -> None:
    assert told(sentence, changed=NONE) == NO_DISPUTES


@pytest.mark.parametrize("sentence", ["全年依申请公开零受理。", "依申请公开保持零申请、零投诉。"])
def test_no_requests_where_nought_stands_before_the_verb(sentence: str) -> None:
    assert told(sentence, changed={"rq.requests_new.total": 0}) == ["N18 0 match requests_new"]


def test_new_requests_of_which_a_list_says_that_there_are_none() -> None:
    nothing = dict.fromkeys(("rq.requests_new.total", "rq.requests_carried_in.total"), 0)
    said = told("本年新收政府信息公开申请数量、上年结转政府信息公开申请数量均为0。", changed=nothing)
    assert sorted(said) == ["N03 0 match requests_carried_in", "N18 0 match requests_new"]


@pytest.mark.parametrize(
    "sentence",
    [
        "为各部门提供依申请公开答复指导69次。",
        "开展依申请公开答复案例研讨69次。",
        "答复申请时引用《条例》第十六条的8件。",
        "依申请公开渠道畅通，设立受理窗口1个、专线电话2部。",
    ],
)
def test_what_only_sounds_like_answers_or_ways_is_none(sentence: str) -> None:
    assert told(sentence) == []


def test_the_head_of_a_system_alone_is_a_part_of_it() -> None:
    sentence = "省局机关收到信息公开申请12件。"
    assert told(sentence, scope="system") == ["N01 12 ambiguous requests_new"]
    assert told("全省各级行政机关收到信息公开申请12件。", scope="system") == ["N01 12 mismatch requests_new"]
    assert told(sentence) == ["N01 12 mismatch requests_new"]


def test_a_school_year_is_the_year_of_the_report_that_it_ends_in() -> None:
    period = "{}年9月1日至{}年8月31日，收到信息公开申请71件。"
    assert told(period.format(2023, 2024)) == ["N01 71 match requests_new"]
    assert told(period.format(2022, 2023)) == []


def test_a_part_of_a_year_in_a_sentence_on_other_work_is_not_that_of_the_next() -> None:
    assert told("上半年开展自查2次。收到信息公开申请71件。") == ["N01 71 match requests_new"]
    assert told("6月召开会议。信息公开行政复议23件。") == ["N14 23 match rl.review.total"]
    for sentence in ("上半年规范办理申请。收到信息公开申请30件。", "2023年开展自查2次。收到信息公开申请58件。"):
        assert told(sentence) == []
