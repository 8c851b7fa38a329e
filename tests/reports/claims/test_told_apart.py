"""What a sentence counts of a part, another time, another body or in two ways, and words that were not read.

Each wording has the shape of one that a real report prints; the sentences and figures are ours (`claiming.FIGURES`).
"""

import pytest

from tests.reports.claims.claiming import told


@pytest.mark.parametrize(
    "sentence",
    [
        "本年收到的信息公开申请中，有3件因收到较晚未及办理。",
        "除6件信息公开申请延期答复外，其余按时答复。",
        "收到信息公开申请96件，经补正和撤回，实际受理71件。",
        "总署收到信息公开申请20件，各直属海关收到51件。",
        "收到要求公开征地批文的信息公开申请12件，要求公开规划许可的59件。",
        "截至目前，71件信息公开申请已全部办结。",
        "上年度未办结的7件信息公开申请已于年内全部办结。",
        "2023年度结转的7件信息公开申请均已办结。",
        "代理市政府应诉信息公开行政诉讼案件35件。",
        "办理以市政府为被申请人的信息公开行政复议35件。",
        "全市政府系统新收信息公开申请1371件。",
        "行政诉讼3件，均被驳回。",
        "五年来收到信息公开申请371件。",
        "收到信息公开行政复议申请25件，受理23件。",
        "收到热线来电、信息公开申请等126件。",
        "受理信访、举报、投诉305件。",
        "我县政府系统收到信息公开申请371件。",
        "县、乡两级收到信息公开申请371件。",
        "全局系统收到信息公开申请171件。",
        "我委（含委属单位）收到信息公开申请171件。",
        "市政府收到信息公开申请305件，其中转市政府部门办理234件。",
        "2024年有2件信息公开申请被要求重新答复。",
        "复议机关责令重新答复信息公开申请2件。",
        "整改3件信息公开申请答复不规范问题。",
        "法律顾问参与答复信息公开申请35件。",
        "提前答复信息公开申请50件。",
        "办结疑难复杂信息公开申请12件。",
        "办结上年结转信息公开申请7件、本年新收申请62件。",
        "收到关于做好信息公开申请工作的通知5件。",
        "新收录信息公开申请案例12件。",
        "收到同一申请人提出的信息公开申请20件。",
        "收到不符合条件的信息公开申请3件。",
        "月均收到信息公开申请6件。",
        "对20件公文作出不予公开属性认定。",
        "信息公开申请补正后予以公开3件。",
        "经第三方同意予以公开信息公开申请2件。",
        "信息公开申请中，征地类予以公开6件。",
        "信息公开申请不予处理6件，其中重复申请1件，占17%。",
        "信息公开申请中，重复申请20件并案处理。",
        "信息公开申请不予公开由20件下降到13件。",
        "机构改革以来收到信息公开申请371件。",
        "截至2025年1月底，2024年度信息公开申请答复71件。",
        "信息公开申请分别由办公室答复20件、规划科答复31件。",
        "信息公开申请中，第三方不同意公开3件。",
        "收到省平台推送的信息公开申请40件。",
        "信息公开申请71件涉及12个部门，区政府办答复20件。",
        "复盘信息公开申请答复被纠错的2件案件。",
        "新收信息公开行政复议20件，上年结转3件。",
        "信息公开行政复议结案22件、行政诉讼结案18件。",
        "答复信息公开申请69件。其中：办公室答复60件，咨询类答复9件。",
        "收到信息公开申请71件，50件已应要求以邮件答复，另21件因不掌握无法提供。",
        "收到信息公开申请71件，50件由办公室答复，19件由水政科答复。",
        "收到信息公开申请71件，办结69件，到期办结率100%。",
        "制发规范性文件16个，标注废止文件200个。",
    ],
)
def test_what_is_of_a_part_of_another_time_or_body_contradicts_nothing(sentence: str) -> None:
    assert [one for one in told(sentence) if "mismatch" in one] == []


def test_the_same_said_of_all_of_the_year_still_contradicts() -> None:
    """Guards against telling too little."""
    assert told("信息公开申请均已办结。") == ["N13 100 mismatch rate"]
    assert told("收到信息公开申请96件。") == ["N01 96 mismatch requests_new"]
    assert told("信息公开申请答复60件，另有9件结转下年度答复。")[0] == "N04 60 mismatch completed_total"
    assert told("青屏街道办事处共收到信息公开申请96件。") == ["N01 96 mismatch requests_new"]
    assert told("收到公民要求公开政府信息的申请96件。") == ["N01 96 mismatch requests_new"]
    assert told("全镇受理信息公开申请0件。") == ["N01 0 mismatch requests_new"]
    assert told("信息公开申请补正后仍不明确2件。") == ["N09 2 mismatch unable_unclear_after_correction"]
    assert told("信息公开重复申请1件，占2.9%。")[-1] == "N12 2.9 mismatch not_processed_repeat/completed_total"
    assert told("信息公开行政复议25件，均已审结。") == ["N14 25 mismatch rl.review.total"]
    assert told("因信息公开被提起行政诉讼3件，均被驳回。")[-1] == "N16 3 mismatch suits.upheld"


def test_what_a_system_received_is_what_its_tables_count() -> None:
    """Guards against telling too little: the report of a whole system counts just that."""
    sentence = "全市税务系统共收到信息公开申请96件。"
    assert told(sentence, scope="system") == ["N01 96 mismatch requests_new"]
    assert told(sentence) == ["N01 96 ambiguous requests_new"]


def test_what_its_office_received_is_a_part_of_what_all_bodies_did() -> None:
    """The office's own in a report by the office are what its tables count."""
    sentence = "市政府办公厅全年收到政府信息公开申请32件，办结31件，结转下年度5件。"
    of_all, own = told(sentence, scope="aggregate"), told(sentence, scope="own")
    assert [one.split()[2] for one in of_all] == ["ambiguous"] * 3
    assert [one.split()[2] for one in own] == ["mismatch"] * 3


def test_what_was_to_be_answered_is_all_that_there_was() -> None:
    """应答复 was held against what was completed."""
    said = told("应答复信息公开申请78件，实际答复69件。")
    assert said == ["N04 78 match workload", "N04 69 match completed_total"]


def test_a_part_that_came_too_late_is_carried_on() -> None:
    said = told("本年收到的信息公开申请中，有9件因临近年末，结转至2025年答复。")
    assert said == ["N05 9 match requests_carried_out"]


@pytest.mark.parametrize("words", ["尚在办理期限内", "跨年办理"])
def test_other_words_for_what_is_not_yet_done(words: str) -> None:
    assert told(f"信息公开申请9件{words}。") == ["N05 9 match requests_carried_out"]


def test_the_others_behind_applicants_are_applicants() -> None:
    """法律服务机构5件，其他6件 was read as 其他处理; behind outcomes it is."""
    said = told("商业企业信息公开申请14件，法律服务机构5件，其他6件。")
    assert said[-1] == "N11 6 match requests_new.other_org"
    assert told("不予公开13件，无法提供12件，其他8件。")[-1] == "N10 8 match other"


def test_ends_in_the_words_of_the_old_form() -> None:
    said = told("信息公开行政复议数量23件，维持具体行政行为数17件。")
    assert said == ["N14 23 match rl.review.total", "N16 17 match rl.review.upheld"]
    said = told("信息公开行政诉讼数量24件，维持具体行政行为或者驳回原告诉讼请求数14件。")
    assert said[1] == "N16 14 match suits.upheld"


def test_the_others_behind_ends_of_reviews_are_ends() -> None:
    said = told("信息公开行政复议23件，其中维持17件，纠正2件，其他3件。")
    assert said[-1] == "N16 3 match rl.review.other"


def test_what_was_not_made_public_in_short() -> None:
    """不公开13件 was not read, and 不公开、无法提供25件 held against the last of them alone."""
    assert told("答复信息公开申请69件，部分公开11件，不公开13件。")[-1] == "N08 13 match denied"
    assert told("收到信息公开申请71件，58件予以公开，13件不公开。")[-1] == "N08 13 match denied"
    assert told("信息公开申请不公开及无法提供25件。")[0].startswith("N09 25 match ")
    assert told("坚持以公开为常态、不公开为例外，收到信息公开申请71件。") == ["N01 71 match requests_new"]


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        ("没有公民就信息公开提出行政复议。", "N14 0 match rl.review.total"),
        ("本年无企业或其他组织、个人向我局申请政府信息公开。", "N18 0 match requests_new"),
        ("未发生被复议机关纠错或法院判决败诉的信息公开案件。", "N16 0 match suits.corrected"),
        ("申请公开政府信息0件。", "N01 0 match requests_new"),
    ],
)
def test_more_words_for_none(sentence: str, expected: str) -> None:
    none = {"rq.requests_new.total": 0, "rl.review.total": 0, "rl.suit_direct.corrected": 0}
    assert told(sentence, changed=none)[-1] == expected


@pytest.mark.parametrize(
    "sentence",
    [
        "政府信息公开行政复议1件，目前正由复议机关审理。",
        "政府信息公开行政复议23件，1件正在复议机关审理。",
    ],
)
def test_where_a_review_is_heard(sentence: str) -> None:
    assert told(sentence)[-1] == "N16 1 match rl.review.pending"


def test_what_was_dealt_with_by_the_rules_is_not_pending() -> None:
    """Guards against telling too much."""
    assert told("政府信息公开行政复议23件，已按规定办理。") == ["N14 23 match rl.review.total"]


def test_a_rule_that_is_carried_out_is_no_request_for_execution() -> None:
    """严格执行信息公开申请…流程 was read as of requests to a court, 登记信息公开申请 as of titles to land."""
    said = told("严格执行信息公开申请办理流程，受理71件，办结69件。")
    assert said == ["N01 71 match requests_new", "N04 69 match completed_total"]
    assert told("登记信息公开申请71件。") == ["N01 71 match requests_new"]
    assert told("办理不动产登记申请304件，强制执行申请20件。") == []


def test_letters_and_forms_by_which_requests_come() -> None:
    assert told("通过挂号信收到信息公开申请31件，通过网站收到申请40件。")[-1] == "N26 71 match requests_new"
    assert told("信息公开纸质申请31件，电子申请40件。")[-1] == "N26 71 match requests_new"


def test_a_reason_with_the_one_whose_it_is() -> None:
    assert told("3件信息公开申请因申请人无正当理由逾期不补正，不再处理。")[-1] == "N10 3 match other_no_correction"


@pytest.mark.parametrize("order", ["信访投诉举报", "信访、投诉、举报"])
def test_petitions_in_any_order(order: str) -> None:
    assert told(f"以信息公开申请进行{order}5件。")[-1] == "N10 5 match not_processed_petition_complaint"


@pytest.mark.parametrize("words", ["申请人未在规定期限内补正", "逾期未补正视为放弃"])
def test_other_words_for_what_lapsed(words: str) -> None:
    assert told(f"信息公开申请中{words}3件。")[-1] == "N10 3 match other_no_correction"


def test_nothing_carried_in_is_not_nothing_received() -> None:
    """结转上年政府信息公开申请数量为0 was read as that none came."""
    assert told("结转上年政府信息公开申请数量为0。") == ["N03 0 mismatch requests_carried_in"]
    assert told("政府信息公开申请结转下年度数量为零。") == ["N05 0 mismatch requests_carried_out"]
    assert told("上年结转行政复议为0。") == ["N14 0 mismatch rl.review.total"]


def test_what_was_public_is_no_subject_of_the_outcomes_behind() -> None:
    said = told("信息公开申请的答复中，主动公开12件，部分公开11件，不予公开13件。")
    assert said[1:] == ["N07 11 match granted_partial", "N08 13 match denied"]


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        ("政府信息公开行政复议、行政诉讼情况：无。", ["N14 0 match rl.review.total", "N15 0 match suits.total"]),
        ("行政复议23件；行政诉讼无。", ["N14 23 ambiguous rl.review.total", "N15 0 match suits.total"]),
        ("本年度依申请公开情况：无。", ["N18 0 match requests_new"]),
        ("依申请公开咨询电话：无。", []),
        ("依申请公开：无正当理由大量反复申请0件。", ["N10 0 match not_processed_excessive"]),
    ],
)
def test_none_behind_what_is_counted(sentence: str, expected: list[str]) -> None:
    none = {
        "rl.review.total": 0,
        "rl.suit_direct.total": 0,
        "rl.suit_after_review.total": 0,
        "rq.requests_new.total": 0,
    }
    assert told(sentence, changed=none) == expected


def test_what_a_site_shows_of_answers_and_cases_contradicts_nothing() -> None:
    assert told("在依申请公开专栏公开答复12条。") == ["N04 12 ambiguous completed_total"]
    assert "mismatch" not in told("发布政府信息公开行政复议、诉讼典型案例5件。")[0]


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        ("2023年结转2024年办理信息公开申请7件。", ["N03 7 match requests_carried_in"]),
        ("办理结转2023年信息公开申请7件。", ["N03 7 match requests_carried_in"]),
        ("2024年结转2025年信息公开申请9件。", ["N05 9 match requests_carried_out"]),
        ("2022年结转至2023年信息公开申请5件。", []),
    ],
)
def test_the_years_say_which_way_requests_are_carried(sentence: str, expected: list[str]) -> None:
    assert told(sentence) == expected


def test_how_those_ended_that_were_carried_in_contradicts_nothing() -> None:
    """上年结转的7件中，5件予以公开 was held against all that were granted."""
    said = told("上年结转的7件信息公开申请中，5件予以公开，2件部分公开。")
    assert said[1:] == ["N06 5 ambiguous granted_full", "N07 2 ambiguous granted_partial"]
    assert told("3件信息公开申请补正中，6件答复中。") == []


def test_noughts_in_a_row_are_of_each() -> None:
    """零复议零诉讼零纠错 was read as that no review was lost."""
    said = told("依申请公开工作实现零复议零诉讼零纠错。")
    assert said[:2] == ["N14 0 mismatch rl.review.total", "N15 0 mismatch suits.total"]


def test_who_asked_for_what_was_carried_in() -> None:
    """上年结转申请7件，其中自然人6件 was held against those who asked anew."""
    said = told("上年结转信息公开申请7件，其中自然人6件。")
    assert said[1] == "N11 6 ambiguous requests_new.natural_person"
    said = told("新收信息公开申请71件，其中自然人6件。")
    assert said[1] == "N11 6 mismatch requests_new.natural_person"


def test_what_was_received_of_disclosure_are_requests() -> None:
    said = told("本年受理政府信息公开71件，办结69件。")
    assert said == ["N01 71 match requests_new", "N04 69 match completed_total"]
    assert told("受理政府信息公开咨询305件。") == []


@pytest.mark.parametrize(
    "sentence",
    [
        "受理公租房申请58件。",
        "受理工伤认定申请58件。",
        "受理档案查阅申请58件，提供复印件230页。",
        "收到信访复查申请58件。",
        "受理信访举报投诉类事项58件，均转入信访渠道办理。",
        "受理征地类信息公开申请28件。",
        "政务公开专区接待群众120人次，接收信息公开申请2件。",
        "随机抽取信息公开申请答复50件进行评查。",
        "对30件信息公开申请答复开展质量评查。",
        "对征地类信息公开申请8件均予以公开。",
        "对案卷类信息公开申请6件均作出不予公开决定。",
        "对因信息公开被复议纠错的3个单位发出提醒函5份。",
        "收到申请人对信息公开答复满意的反馈58件。",
        "信息公开申请满意度调查收到问卷58份。",
        "信息公开申请合并答复58件。",
    ],
)
def test_what_else_came_or_was_looked_at_again_contradicts_nothing(sentence: str) -> None:
    """Homes, files and petitions are applied for too; 58件 of these was held against all requests."""
    assert not any("mismatch" in claim for claim in told(sentence))


@pytest.mark.parametrize(
    "sentence",
    [
        "共收到公民、法人和其他组织提交的申请58件。",
        "收到社会公众申请58件。",
        "收到各类信息公开申请58件。",
        "新收申请58件。",
    ],
)
def test_requests_by_whoever_sent_them_are_those_of_the_table(sentence: str) -> None:
    """Guards against telling too little."""
    assert told(sentence)[0] == "N01 58 mismatch requests_new"


def test_one_of_several_ways_to_be_corrected_contradicts_nothing() -> None:
    """确认违法1件，责令答复1件 are two that were corrected, of which each was held against both."""
    said = told("信息公开行政复议23件，维持17件，确认违法1件，责令答复1件，终止3件，未审结1件。")
    assert said[2:4] == ["N16 1 ambiguous rl.review.corrected", "N16 1 ambiguous rl.review.corrected"]
    assert told("信息公开行政复议23件，撤销1件。")[1] == "N16 1 mismatch rl.review.corrected"


def test_what_was_answered_behind_the_ways_in_which_requests_came() -> None:
    said = told("收到信息公开申请71件，多数通过信函或在线申请，69件已在规定期限内答复。")
    assert said[1] == "N04 69 match completed_total"


@pytest.mark.parametrize("other", ["信息不存在4件", "不属于本机关职责4件"])
def test_what_is_not_held_beside_what_is_not_there_contradicts_nothing(other: str) -> None:
    """One row of the table has both: 不掌握6件 was held against 10."""
    said = told(f"信息公开申请答复中，本机关不掌握6件，{other}。")
    assert said[0] == "N09 6 ambiguous unable_not_held"
    assert told("信息公开申请答复中，本机关不掌握6件。") == ["N09 6 mismatch unable_not_held"]


def test_a_year_long_is_no_letter() -> None:
    """一年来信息公开申请 was read as requests by letter (来信)."""
    assert told("一年来信息公开申请共58件。")[0].startswith("N01 58")
    assert told("年初以来信息公开申请71件，答复69件。")[0] == "N01 71 match requests_new"
    assert told("2024年1月1日以来收到信息公开申请71件。")[0] == "N01 71 match requests_new"
    assert told("2022年1月1日以来收到信息公开申请371件。") == told("2024年11月1日以来收到信息公开申请8件。") == []
    assert told("收到来信申请40件，网上申请31件。")[0] == "N26 40 no_cell"
    assert told("近年来信息公开申请办结158件。") == []


@pytest.mark.parametrize(
    "plan", ["拟制定规章5件。", "计划出台规范性文件5件。", "拟废止规范性文件5件。", "建议废止规范性文件5件。"]
)
def test_what_is_planned_contradicts_nothing(plan: str) -> None:
    assert told(plan) == []
    assert told("按照计划制定规章5件。") == ["N20 5 mismatch pd.rules_issued"]


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        ("对1件重复申请不予处理。", "N10 1 match not_processed_repeat"),
        ("3件逾期不补正不予处理。", "N10 3 match other_no_correction"),
        ("信息公开申请答复中，8件过程性信息不予公开。", "N08 8 match denied_process_info"),
        ("对2件没有现成信息需要另行制作的申请无法提供。", "N09 2 match unable_needs_creation"),
    ],
)
def test_a_reason_between_its_count_and_the_outcome(sentence: str, expected: str) -> None:
    """1件重复申请不予处理 was held against all that were not processed."""
    assert told(sentence) == [expected]


@pytest.mark.parametrize(
    "sentence",
    [
        "收到信息公开申请80件，其中无效申请9件。",
        "收到信息公开申请80件（有效申请71件）。",
        "58件因不符合申请要求不予受理。",
        "本届政府以来共收到信息公开申请358件。",
    ],
)
def test_what_was_no_request_or_came_in_other_years_contradicts_nothing(sentence: str) -> None:
    assert not any("mismatch" in claim for claim in told(sentence))


def test_suits_beside_those_after_a_review_may_be_those_without_one() -> None:
    said = told("因政府信息公开被提起行政诉讼15件，复议后诉讼9件。")
    assert said == ["N15 15 match_alternative rl.suit_direct.total", "N15 9 match rl.suit_after_review.total"]
    assert told("因政府信息公开被提起行政诉讼15件。") == ["N15 15 mismatch suits.total"]


@pytest.mark.parametrize("sentence", ["制定党内规范性文件5件。", "制定技术规范性文件5件。", "制定内部规章5件。"])
def test_documents_of_other_kinds_contradict_nothing(sentence: str) -> None:
    assert told(sentence) == []


def test_what_a_library_of_documents_holds_contradicts_nothing() -> None:
    """Other offices' documents stand there too."""
    assert told("规范性文件专栏现有现行有效文件20件。") == ["N19 20 ambiguous pd.normative_docs_in_force"]


@pytest.mark.parametrize("what", ["收取的费用（检索费、邮寄费等）", "收费", "的投诉举报", "超期数"])
def test_what_was_charged_for_requests_is_no_number_of_them(what: str) -> None:
    """依申请公开收取的费用为0元 was read as that none came, and said to contradict the table (a bureau, 2017)."""
    unit = "元" if "费" in what else ""
    assert not [claim for claim in told(f"我局依申请公开{what}为0{unit}。") if claim.startswith("N18")]
    assert told("我局依申请公开数量为0。")[0].startswith("N18 0")


def test_two_parts_of_an_outcome_that_add_up_to_the_tables_contradict_nothing() -> None:
    """What was granted of the year's requests was held against what was granted of all."""
    sentence = "本年新收信息公开申请71件，其中予以公开{}件；上年结转7件，予以公开3件。"
    assert told(sentence.format(16))[1] == "N06 16 ambiguous granted_full"
    assert told(sentence.format(15))[1] == "N06 15 mismatch granted_full"
