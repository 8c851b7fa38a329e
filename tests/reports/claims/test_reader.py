"""Figures in the text held against the tables: each pattern N01 to N28, and what only looks like one.

The sentences are ours, in the ways that offices write; what they must give was worked out from `claiming.FIGURES`.
"""

from decimal import Decimal

import pytest

from gongkai.reports.claims.reader import MOST_FIGURES
from tests.reports.claims.claiming import FIGURES, held, told

SAID: dict[str, list[tuple[str, list[str]]]] = {
    "N01": [
        ("2024年，我局共收到政府信息公开申请71件。", ["N01 71 match requests_new"]),
        ("全年累计接收依申请公开事项７１宗。", ["N01 71 match requests_new"]),
        ("2024年度共受理71件群众提交的政府信息公开申请。", ["N01 71 match requests_new"]),
        ("今年以来共受理信息公开申请78件。", ["N01 78 match_alternative workload"]),
        ("通过网络、信函等渠道收到政府信息公开申请71件。", ["N01 71 match requests_new"]),
        ("本单位收到政府信息公开申请73件。", ["N01 73 mismatch requests_new"]),
    ],
    "N02": [
        ("政府信息公开申请方面，本年新收71件。", ["N02 71 match requests_new"]),
        ("本年度新收申请七十一件。", ["N02 71 match requests_new"]),
        ("本年度新收申请78件。", ["N02 78 mismatch requests_new"]),
    ],
    "N03": [
        ("上年结转的信息公开申请有7件。", ["N03 7 match requests_carried_in"]),
        ("另有7件申请系上一年度转结而来。", ["N03 7 match requests_carried_in"]),
        ("2023年结转政府信息公开申请７件。", ["N03 7 match requests_carried_in"]),
        ("上年度遗留申请8件。", ["N03 8 mismatch requests_carried_in"]),
    ],
    "N04": [
        ("全年答复政府信息公开申请69件。", ["N04 69 match completed_total"]),
        ("截至12月31日，已办结申请69件。", ["N04 69 match completed_total"]),
        ("依申请公开事项中，69件已经依法答复。", ["N04 69 match completed_total"]),
        ("办理完毕申请六十九件。", ["N04 69 match completed_total"]),
        (
            "收到的71件申请中，已答复62件。",
            ["N01 71 match requests_new", "N04 62 match_alternative completed_total/requests_carried_in"],
        ),
        ("全年办结信息公开申请60件。", ["N04 60 mismatch completed_total"]),
    ],
    "N05": [
        ("9件申请转至2025年继续办理。", ["N05 9 match requests_carried_out"]),
        ("结转下一年度的申请共９件。", ["N05 9 match requests_carried_out"]),
        ("尚有九件申请顺延到下年度答复。", ["N05 9 match requests_carried_out"]),
        ("全年无结转下年度申请。", ["N05 0 mismatch requests_carried_out"]),
    ],
    "N06": [
        ("在已办结的申请中，予以公开19件。", ["N06 19 match granted_full"]),
        ("同意公开的申请有十九件。", ["N06 19 match granted_full"]),
        ("申请中予以公开和部分公开的30件。", ["N06 30 match granted_full/granted_partial"]),
        ("申请中同意公开或部分同意公开的30件。", ["N06 30 match granted_full/granted_partial"]),
        ("答复申请时全部公开21件。", ["N06 21 mismatch granted_full"]),
    ],
    "N07": [
        ("申请中部分公开11件。", ["N07 11 match granted_partial"]),
        ("对11件申请予以部分公开。", ["N07 11 match granted_partial"]),
        ("申请中部分同意公开的11件。", ["N07 11 match granted_partial"]),
        ("申请中部分公开12件。", ["N07 12 mismatch granted_partial"]),
    ],
    "N08": [
        ("决定不予公开的申请13件。", ["N08 13 match denied"]),
        ("申请中不予公开十三件。", ["N08 13 match denied"]),
        ("申请因涉及第三方合法权益不予公开4件。", ["N08 4 match denied_third_party_rights"]),
        ("对申请作出不予公开答复14件。", ["N08 14 mismatch denied"]),
    ],
    "N09": [
        ("申请中无法提供的12件。", ["N09 12 match unable"]),
        ("本机关不掌握相关信息10件。", ["N09 10 match unable_not_held"]),
        ("告知申请人信息不存在12件。", ["N09 12 match_alternative unable"]),
        ("没有现成信息、需要另行制作的申请2件。", ["N09 2 match unable_needs_creation"]),
        ("申请中无法提供15件。", ["N09 15 mismatch unable"]),
    ],
    "N10": [
        ("申请中不予处理6件，其他处理8件。", ["N10 6 match not_processed", "N10 8 match other"]),
        ("重复申请1件。", ["N10 1 match not_processed_repeat"]),
        ("申请人逾期不补正3件。", ["N10 3 match other_no_correction"]),
        ("申请中不予处理5件。", ["N10 5 mismatch not_processed"]),
    ],
    "N11": [
        (
            "其中自然人申请41件，法人或其他组织申请30件。",
            ["N11 41 match requests_new.natural_person", "N11 30 match legal_persons"],
        ),
        (
            "申请人为公民的41件，商业企业14件，科研机构3件。",
            [
                "N11 41 match requests_new.natural_person",
                "N11 14 match requests_new.commercial_enterprise",
                "N11 3 match requests_new.research_institution",
            ],
        ),
        (
            "个人提出的申请47件。",
            ["N11 47 match_alternative requests_new.natural_person/requests_carried_in.natural_person"],
        ),
    ],
    "N12": [
        (
            "申请中予以公开19件，占27.54%；不予公开13件，占18.8%。",
            [
                "N06 19 match granted_full",
                "N12 27.54 match granted_full/completed_total",
                "N08 13 match denied",
                "N12 18.8 match denied/completed_total",
            ],
        ),
        ("所办申请中，部分公开的占15.9%。", ["N12 15.9 match granted_partial/completed_total"]),
        ("所办申请中，部分公开的占百分之二十。", ["N12 20 mismatch granted_partial/completed_total"]),
    ],
    "N13": [
        ("依申请公开办结率88.46%。", ["N13 88.46 match rate"]),
        ("信息公开申请办结率为100%。", ["N13 100 mismatch rate"]),
        ("信息公开申请按时答复率百分之百。", ["N13 100 ambiguous rate"]),
        ("所有申请均已办结。", ["N13 100 mismatch rate"]),
    ],
    "N14": [
        ("因政府信息公开引起的行政复议23件。", ["N14 23 match rl.review.total"]),
        ("信息公开工作被申请行政复议二十三宗。", ["N14 23 match rl.review.total"]),
        ("全年未发生行政复议。", ["N14 0 mismatch rl.review.total"]),
        ("因政府信息公开被申请复议20件。", ["N14 20 mismatch rl.review.total"]),
    ],
    "N15": [
        ("因政府信息公开提起的行政诉讼24件。", ["N15 24 match suits.total"]),
        (
            "政府信息公开行政诉讼：未经复议直接起诉15件，复议后起诉９件。",
            ["N15 15 match rl.suit_direct.total", "N15 9 match rl.suit_after_review.total"],
        ),
        ("没有因信息公开引发的行政诉讼案件。", ["N15 0 mismatch suits.total"]),
        ("信息公开行政诉讼25件。", ["N15 25 mismatch suits.total"]),
    ],
    "N16": [
        (
            "因政府信息公开被申请行政复议23件，其中维持17件，纠正2件，尚未审结1件。",
            [
                "N14 23 match rl.review.total",
                "N16 17 match rl.review.upheld",
                "N16 2 match rl.review.corrected",
                "N16 1 match rl.review.pending",
            ],
        ),
        (
            "信息公开行政诉讼案件中，法院驳回十四件，败诉一件。",
            ["N16 14 match suits.upheld", "N16 1 match suits.corrected"],
        ),
        ("政府信息公开行政复议未被纠错。", ["N16 0 mismatch rl.review.corrected"]),
        (
            "政府信息公开行政复议23件，均获维持。",
            ["N14 23 match rl.review.total", "N16 23 mismatch rl.review.upheld"],
        ),
    ],
    "N17": [
        ("申请量同比增长18.3%。", ["N17 18.3 no_cell"]),
        ("收到申请较上年减少12件。", ["N17 12 no_cell"]),
        ("主动公开信息条数比去年上升百分之五。", ["N17 5 no_cell"]),
    ],
    "N18": [
        ("本年度未收到政府信息公开申请。", ["N18 0 mismatch requests_new"]),
        ("全年无依申请公开事项。", ["N18 0 mismatch requests_new"]),
        ("没有收到公民、法人和其他组织要求公开政府信息的申请。", ["N18 0 mismatch requests_new"]),
    ],
    "N19": [
        (
            "全年制发行政规范性文件16件，废止27件，现行有效58件。",
            [
                "N19 16 match pd.normative_docs_issued",
                "N19 27 match pd.normative_docs_repealed",
                "N19 58 match pd.normative_docs_in_force",
            ],
        ),
        ("以区政府名义印发规范性文件十六份。", ["N19 16 match pd.normative_docs_issued"]),
        ("新出台行政规范性文件17件。", ["N19 17 mismatch pd.normative_docs_issued"]),
    ],
    "N20": [
        (
            "新制定规章2件，修改规章3件，废止1件。",
            ["N20 2 match pd.rules_issued", "N20 3 no_cell", "N20 1 match pd.rules_repealed"],
        ),
        ("截至年底现行有效规章三十三部。", ["N20 33 match pd.rules_in_force"]),
        (
            "公开政府规章3件（含新制定2件、废止1件）。",
            ["N20 3 ambiguous pd.rules_issued", "N20 2 match pd.rules_issued", "N20 1 match pd.rules_repealed"],
        ),
    ],
    "N21": [
        ("主动公开政府信息500条，其中动态200条、公告180条、文件120条。", ["N21 500 match"]),
        ("通过网站发布信息３２００条，公众号发布1500条。", ["N21 3200 no_cell", "N21 1500 no_cell"]),
        ("主动公开政府信息500条，其中动态200条、公告180条、文件100条。", ["N21 500 no_cell"]),
    ],
    "N22": [
        (
            "作出行政许可决定1,204件，行政处罚87件，行政强制45件。",
            [
                "N22 1204 match pd.licensing_decisions",
                "N22 87 match pd.penalty_decisions",
                "N22 45 match pd.compulsion_decisions",
            ],
        ),
        ("公开行政处罚信息80条。", ["N22 80 ambiguous pd.penalty_decisions"]),
    ],
    "N23": [
        ("收取政府信息处理费1200元。", ["N23 1200 no_cell"]),
        ("全年未收取任何费用。", ["N23 0 no_cell"]),
        ("实际收取信息处理费０元。", ["N23 0 no_cell"]),
    ],
    "N24": [
        ("承办人大代表建议十二件、政协提案8件。", ["N24 12 no_cell", "N24 8 no_cell"]),
        ("公开政协提案答复６件。", ["N24 6 no_cell"]),
    ],
    "N25": [
        ("本报告所列数据统计期限自2024年1月1日起至2024年12月31日止。", ["N25 2024 match"]),
        ("统计时限：２０２４年１月１日—12月31日。", ["N25 2024 match"]),
        ("统计期限为2023年1月1日至2023年12月31日。", ["N25 2023 mismatch"]),
    ],
    "N26": [
        (
            "收到申请71件，其中网络申请40件、信函申请21件、当面申请10件。",
            [
                "N01 71 match requests_new",
                "N26 40 no_cell",
                "N26 21 no_cell",
                "N26 10 no_cell",
                "N26 71 match requests_new",
            ],
        ),
        ("网站在线申请三十件，纸质申请36件。", ["N26 30 no_cell", "N26 36 no_cell", "N26 66 ambiguous requests_new"]),
    ],
    "N27": [
        (
            "收到申请71件，上年结转7件，办结69件，结转下年9件。",
            [
                "N01 71 match requests_new",
                "N03 7 match requests_carried_in",
                "N04 69 match completed_total",
                "N05 9 match requests_carried_out",
                "N27 78 match balance",
            ],
        ),
        (
            "收到申请71件，上年结转7件，办结68件，结转下年9件。",
            [
                "N01 71 match requests_new",
                "N03 7 match requests_carried_in",
                "N04 68 mismatch completed_total",
                "N05 9 match requests_carried_out",
                "N27 78 mismatch balance",
            ],
        ),
    ],
    "N28": [
        (
            "政府信息公开行政诉讼败诉一件，行政复议纠正两件。",
            ["N16 1 match suits.corrected", "N16 2 match rl.review.corrected"],
        ),
        ("共收到申请零件。", ["N01 0 mismatch requests_new"]),
        ("收到政府信息公开申请一百零二件。", ["N01 102 mismatch requests_new"]),
    ],
}


@pytest.mark.parametrize(
    ("sentence", "expected"), [pair for pairs in SAID.values() for pair in pairs], ids=lambda value: str(value)[:30]
)
def test_what_a_sentence_says(sentence: str, expected: list[str]) -> None:
    assert told(sentence) == expected


def test_every_pattern_is_tried() -> None:
    assert list(SAID) == [f"N{n:02}" for n in range(1, 29)]
    assert all(len(pairs) >= 2 for pairs in SAID.values())


@pytest.mark.parametrize(
    "sentence",
    [
        "上半年收到政府信息公开申请30件，办结25件。",
        "2024年第四季度收到信息公开申请20件。",
        "2024年1月至6月收到信息公开申请30件。",
        "2023年共收到政府信息公开申请60件。",
        "2022年、2023年、2024年分别收到信息公开申请50件、60件、71件。",
        "近三年累计收到政府信息公开申请210件。",
        "自条例实施以来，累计受理信息公开申请300件。",
        "2025年计划办理政府信息公开申请100件。",
        "2025年将确保信息公开申请答复率达到100%。",
        "力争依申请公开答复率100%。",
        "如收到申请5件以上，应当集中研究。",
        "共收到政府信息公开申请60余件。",
        "全年收到信息公开申请近百件。",
        "信息公开申请10件左右。",
        "我局收到行政许可申请135件，受理120件，办结118件。",
        "办理不动产登记申请3000件，答复率100%。",
        "全年收到群众来信68件，答复68件。",
        "办理热线工单47件，已全部办结，回复率达100%。",
        "组织政府信息公开申请办理培训3次，培训人员120人次。",
        "对71件申请逐一登记，出具补正告知书12份，延期答复8件。",
        "信息公开申请满意率99%。",
        "行政复议纠错率为9%，行政诉讼败诉率4.2%。",
        "开展规范性文件合法性审查40件，报送备案16件。",
        "制定政府信息公开制度5项，修订完善规章制度12项。",
        "全年无超期答复申请的情况。",
        "未收到补正材料的申请人视为放弃。",
        "未收到涉及商业秘密的申请。",
    ],
)
def test_what_is_none_of_the_tables(sentence: str) -> None:
    assert told(sentence) == []


@pytest.mark.parametrize(
    "sentence",
    [
        "全市各级行政机关共收到政府信息公开申请5210件。",
        "全区新收信息公开申请310件，其中各部门收到239件。",
        "其中市级部门收到申请1200件、县（市、区）收到2300件。",
        "市政府门户网站全年收到信息公开申请30件。",
        "网上平台受理依申请公开40件，其中邮箱申请3件。",
        "编制依申请公开答复模板15份，答复口径20项。",
        "区政府办全年接收转办申请15件。",
        "收到上级转来的政府信息公开申请15件。",
        "根据条例第十六条对申请不予公开2件。",
        "本年度制发公文130件，其中主动公开18件，依申请公开5件，不予公开107件。",
        "截至2024年底，累计收到政府信息公开申请512件（自2008年条例施行以来）。",
        "全年办理行政复议案件1200件，行政应诉案件300件。",
        "收到行政复议申请56件，受理50件，审结45件。",
        "信息公开行政诉讼负责人出庭应诉12件，参加旁听3次。",
        "公开规范性文件20件，政策解读18件。",
        "对规范性文件进行清理，废止29件，继续有效31件。",
        "办理人大代表建议35件、政协提案28件，办结率100%，答复率100%。",
        "答复政协提案28件。",
        "收到政府信息公开申请71件，受理70件，不予受理1件。",
        "信息公开申请均在法定时限内答复，答复率100%。",
        "信息公开申请全部按时办结。",
        "通过依申请公开答复提供信息30条。",
        "2024年我市政府部门制发行政规范性文件120件。",
        "本年度办理行政许可事项1500件，按时办结率100%。",
        "2024年收到申请71件，比上年的60件增加11件，办结量较去年增加20件。",
    ],
)
def test_what_may_be_of_something_else_is_no_contradiction(sentence: str) -> None:
    claims, findings = held(sentence)
    assert "mismatch" not in {claim.status for claim in claims}
    assert findings == ()


def test_a_region_is_the_tables_own_where_the_report_covers_it() -> None:
    sentence = "全市2024年新收政府信息公开申请72件。"
    assert told(sentence, scope="own") == ["N01 72 ambiguous requests_new"]
    assert told(sentence, scope="aggregate") == ["N01 72 mismatch requests_new"]
    assert told("全市新收政府信息公开申请71件。") == ["N01 71 match requests_new"]


def test_figures_of_a_named_year_where_the_reports_is_unknown() -> None:
    assert told("2023年收到政府信息公开申请60件。", year=None) == ["N01 60 ambiguous requests_new"]
    assert told("2024年收到政府信息公开申请71件。", year=None) == ["N01 71 match requests_new"]
    assert told("统计期限为2023年1月1日至12月31日。", year=None) == ["N25 2023 ambiguous"]


def test_each_of_two_nouns() -> None:
    even = {"rl.review.total": 1, "rl.suit_direct.total": 1, "rl.suit_after_review.total": 0}
    said = "因政府信息公开引发行政复议、行政诉讼各1件。"
    assert told(said, changed=even) == ["N14 1 match rl.review.total", "N15 1 match suits.total"]
    assert told(said) == ["N14 1 mismatch rl.review.total", "N15 1 mismatch suits.total"]


def test_four_shares_that_do_not_quite_sum() -> None:
    """Shares of 1,527 that a city commission printed, each right by itself; they sum to 99.9."""
    figures = dict.fromkeys((key for key in FIGURES if key.startswith("rq.")), 0) | {
        "rq.completed_total.total": 1527,
        "rq.granted_full.total": 700,
        "rq.granted_partial.total": 300,
        "rq.denied_process_info.total": 227,
        "rq.unable_not_held.total": 300,
    }
    said = "所办申请中，予以公开占45.8%，部分公开占19.6%，不予公开占14.9%，无法提供占19.6%。"
    claims, findings = held(said, figures=figures)
    assert [(claim.pattern, claim.value, claim.status) for claim in claims] == [
        ("N12", Decimal(printed), "match") for printed in ("45.8", "19.6", "14.9", "19.6")
    ]
    assert findings == ()
    claims, _ = held(said.replace("14.9", "15.1"), figures=figures)
    assert [claim.status for claim in claims] == ["match", "match", "mismatch", "match"]


def test_a_share_may_be_cut_off_instead_of_rounded() -> None:
    """35 of 805 is 4.3478 %; a city's general office prints 4.34 (2019)."""
    figures = {**FIGURES, "rq.completed_total.total": 805, "rq.denied_process_info.total": 30}
    for printed, status in (("4.34", "match"), ("4.35", "match"), ("4.3", "match"), ("4.36", "mismatch")):
        claims, _ = held(f"申请中不予公开35件，占{printed}%。", figures=figures)
        assert [claim.status for claim in claims] == ["match", status]


def test_blanks_are_taken_as_nothing_only_beside_figures() -> None:
    """A blank total is the sum of its columns (a general office, 2019); a row that is blank all through is unknown."""
    assert told("申请中部分公开11件。", changed={"rq.granted_partial.total": None}) == ["N07 11 match granted_partial"]
    blank = {key: None for key in FIGURES if key.startswith("rq.granted_partial.")}
    assert told("申请中部分公开11件。", changed=blank) == ["N07 11 ambiguous granted_partial"]


def test_a_contradiction_is_a_finding_in_two_languages() -> None:
    _, findings = held("收到政府信息公开申请73件。联系人：王某某，电话：0519-00000000。")
    (finding,) = findings
    assert (finding.rule, finding.severity, finding.status) == ("CLAIM-N01", "warning", "fail")
    assert finding.cells == ("rq.requests_new.total",)
    assert "73" in finding.zh
    assert "71" in finding.zh
    assert "73" in finding.en
    assert "71" in finding.en


def test_the_same_contradiction_twice_is_told_once() -> None:
    claims, findings = held("收到政府信息公开申请73件。\n综上，共收到政府信息公开申请73件。")
    assert [claim.status for claim in claims] == ["mismatch", "mismatch"]
    assert len(findings) == 1


def test_a_claim_keeps_no_contacts() -> None:
    claims, _ = held("收到政府信息公开申请71件由经办人：王某某")
    assert [claim.text for claim in claims] == ["收到政府信息公开申请71件由经办人"]


def test_more_figures_than_any_report_has_are_told_not_searched() -> None:
    claims, findings = held("收到政府信息公开申请71件。" * (MOST_FIGURES + 5))
    assert len(claims) == MOST_FIGURES
    assert [finding.severity for finding in findings] == ["info"]
