"""More ways in which offices say what the tables count, and what only sounds like it.

Each wording has the shape of one that a real report prints; the sentences and figures are ours (`claiming.FIGURES`).
"""

import pytest

from tests.reports.claims.claiming import held, told

NOTHING_NEW = {"rq.requests_new.total": 0}
NO_DISPUTES = {"rl.review.total": 0, "rl.suit_direct.total": 0, "rl.suit_after_review.total": 0}
ZERO_DISPUTES = ["N14 0 match rl.review.total", "N15 0 match suits.total"]


@pytest.mark.parametrize(
    "sentence",
    [
        "全年没有发生因政府信息公开工作引发举报、投诉、行政复议或行政诉讼等事件。",
        "本年度未发生针对政府信息公开事务的复议、诉讼和申诉。",
        "未发生针对本部门有关政府信息公开事务的行政复议案、行政诉讼案和有关的申诉案。",
        "未收到因政府信息公开工作提起的行政复议和行政诉讼。",
        "政府信息公开行政复议、行政诉讼零发生。",
        "未发生因依申请公开而引起的行政复议、行政诉讼情况。",
        "未出现因政府信息公开工作而被申请行政复议或被提起行政诉讼的情形。",
        "未发生因政府信息申请引起的行政复议和行政诉讼。",
        "全年未发生因政务公开申请行政复议、提起行政诉讼的情况。",
        "无因政府信息产生行政复议，提起行政诉讼情况。",
        "政府信息公开行政复议、行政诉讼数量均为0。",
    ],
)
def test_no_disputes_in_words(sentence: str) -> None:
    assert told(sentence, changed=NO_DISPUTES) == ZERO_DISPUTES


def test_a_cost_that_no_suit_made_is_no_count_of_suits() -> None:
    assert told("未发生与诉讼有关的费用支出。") == ["N23 0 no_cell"]


def test_rates_of_nought_are_no_counts() -> None:
    assert told("行政复议纠错率、行政诉讼败诉率均为零。") == []


@pytest.mark.parametrize(
    "sentence",
    [
        "未收到自然人、法人或其他组织申请公开相关政府信息。",
        "2024年全年无依申请办理情况。",
        "未受理任何形式的政府信息公开申请。",
        "我街道未接收到依申请公开。",
        "我局依申请公开数为0。",
        "本年度无依申请公开事项。",
        "政府信息公开申请数量为零。",
        "本年度未收到和处理政府信息公开申请事件。",
        "我局未收到群众通过网站、邮箱、来信等渠道提交的政府信息公开申请。",
    ],
)
def test_no_requests_in_words(sentence: str) -> None:
    assert told(sentence, changed=NOTHING_NEW) == ["N18 0 match requests_new"]


def test_none_by_one_way_may_be_some_by_others() -> None:
    assert told("我局未收到群众通过来信提交的政府信息公开申请。") == []


def test_no_requests_and_no_disputes_in_one_clause() -> None:
    sentence = "未收到政府信息公开申请及因政府信息公开引起的行政复议、诉讼。"
    assert sorted(told(sentence, changed=NOTHING_NEW | NO_DISPUTES)) == [*ZERO_DISPUTES, "N18 0 match requests_new"]


def test_disputes_that_no_request_caused_say_nothing_of_requests() -> None:
    assert told("未发生因政府信息公开申请和有关事项引起的行政复议。", changed=NO_DISPUTES) == ZERO_DISPUTES[:1]


def test_no_documents_issued() -> None:
    none = {"pd.normative_docs_issued": 0}
    for sentence in (
        "本年度未制发规章、行政规范性文件。",
        "全年没有制定出台规范性文件。",
        "未制定、修订或废止规范性文件。",
    ):
        assert told(sentence, changed=none) == ["N19 0 match pd.normative_docs_issued"]
    assert told("未出台规范性文件。") == ["N19 0 mismatch pd.normative_docs_issued"]
    assert told("未制作规范性文件解读。") == []


def test_nothing_carried_out_of_the_year() -> None:
    none = {"rq.requests_carried_out.total": 0}
    for sentence in ("申请均已答复，无下年度结转。", "没有结转到下一年度继续办理的申请。"):
        assert "N05 0 match requests_carried_out" in told(sentence, changed=none)


def test_nothing_carried_where_the_year_stands_before_the_negation() -> None:
    none = {"rq.requests_carried_in.total": 0, "rq.requests_carried_out.total": 0}
    said = told("收到申请71件，上年无结转，本年度没有结转。", changed=none)
    assert said[1:] == ["N03 0 match requests_carried_in", "N05 0 match requests_carried_out"]


def test_reviews_of_other_work_contradict_nothing() -> None:
    sentence = "2024年度行政执法工作均无被申请行政复议和提起行政诉讼。"
    assert [claim.split()[2] for claim in told(sentence)] == ["ambiguous", "ambiguous"]
    about = "行政执法工作和政府信息公开均无被申请行政复议。"
    assert [claim.split()[2] for claim in told(about)] == ["mismatch"]


def test_requests_done_by_way_contradict_nothing() -> None:
    done = told("2024年通过网站共办理并答复信息公开申请3件、纸质申请61件。")
    assert done[0].split()[:3] == ["N04", "3", "ambiguous"]
    assert told("2024年共办理并答复信息公开申请3件、线索61件。")[0].split()[:3] == ["N04", "3", "mismatch"]


def test_narrow_commas_end_clauses_as_wide_ones_do() -> None:
    assert told("2024年未发生行政复议,无行政诉讼败诉;", changed=NO_DISPUTES)[:1] == ZERO_DISPUTES[:1]
    assert told("2024年收到申请1,234件.") == ["N01 1234 mismatch requests_new"]


def test_parts_of_a_row_contradict_nothing() -> None:
    """One row is for what is not there and what others hold, one for what is granted and what was public already."""
    assert told("申请中，信息不存在8件，非本机关掌握2件。")[0] == "N09 8 ambiguous unable_not_held"
    assert told("申请中，同意公开的16件，已主动公开的3件。")[0] == "N06 16 ambiguous granted_full"
    assert told("申请中，同意公开的16件。")[0] == "N06 16 mismatch granted_full"


def test_outcomes_behind_counts_of_both_kinds() -> None:
    both = "政府信息公开行政复议23件、诉讼24件，其中被纠错{}件。"
    assert [told(both.format(n))[-1].split()[2] for n in (1, 2, 3)] == [
        "match",
        "match_alternative",
        "match_alternative",
    ]
    assert told(both.format(9))[-1].split()[2] == "mismatch"


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        ("办理申请时，2023年结转至2024年的有7件。", ["N03 7 match requests_carried_in"]),
        ("上一年度结转本年度继续办理的申请7件。", ["N03 7 match requests_carried_in"]),
        ("申请中，其中9件未到答复期限，结转下年度继续办理。", ["N05 9 match requests_carried_out"]),
        ("收到申请71件，结转下年度继续办理9件。", ["N01 71 match requests_new", "N05 9 match requests_carried_out"]),
        ("申请中其中5件由于信访举报投诉类申请不予处理。", ["N10 5 match not_processed_petition_complaint"]),
        ("申请中同意公开19件，不同意公开13件。", ["N06 19 match granted_full", "N08 13 match denied"]),
        ("申请中给予公开19件。", ["N06 19 match granted_full"]),
        ("申请中因逾期未补正终止办理3件。", ["N10 3 match other_no_correction"]),
        ("3件申请因涉及个人隐私不予公开。", ["N08 3 ambiguous denied"]),
        ("因2023年度政府信息公开申请引发行政复议23件。", ["N14 23 match rl.review.total"]),
    ],
)
def test_other_words_for_a_cell(sentence: str, expected: list[str]) -> None:
    assert told(sentence) == expected


def test_ways_that_requests_came_by_letter_and_otherwise() -> None:
    said = told("收到申请71件，其中当面申请的2件，来信申请的40件，网上申请的20件，其他方式申请9件。")
    assert said == [
        "N01 71 match requests_new",
        *("N26 2 no_cell", "N26 40 no_cell", "N26 20 no_cell", "N26 9 no_cell"),
        "N26 71 match requests_new",
    ]
    assert not [one for one in told("依申请公开方面，网上公开了21件。") if one.startswith("N26")]


def test_all_done_behind_the_ways_that_requests_came_by() -> None:
    said = told("收到申请71件，其中平台在线提交申请70件、线下来信或转办1件，均按时办结，办结率100%。")
    assert [one.split()[0] for one in said] == ["N01", "N26", "N26", "N26", "N13", "N13"]


def test_received_with_what_was_carried_in_balances_both_ways() -> None:
    four = "受理申请78件（其中上年结转7件），办结69件，结转下年9件。"
    assert told(four)[-1] == "N27 78 match balance"
    assert told("受理申请71件（不含上年结转7件），办结69件，结转下年9件。")[-1] == "N27 78 match balance"
    assert told("受理申请71件，上年结转8件，办结69件，结转下年9件。")[-1] == "N27 79 mismatch balance"


@pytest.mark.parametrize(
    "sentence",
    ["收到的申请均按时办结。", "收到的申请都在法定期限内予以答复。", "收到的申请均在法定时限内完成办理。"],
)
def test_all_done_in_other_words(sentence: str) -> None:
    assert [one[:7] for one in told(sentence)] == ["N13 100"]


@pytest.mark.parametrize(
    "sentence",
    [
        "对各镇开展依申请公开模拟测评，各镇均规范回复。",
        "4件申请不予处理外，其余均已按规定进行回复。",
        "本报告由总体情况、主动公开政府信息情况、其他事项等六个部分组成。",
        "本报告由总体情况、主动公开政府信息情况等六部分组成。",
        "公开政府信息20个工作日内办理。",
        "全年在部召开专场新闻发布会3次。",
    ],
)
def test_what_only_sounds_like_it(sentence: str) -> None:
    assert [one for one in told(sentence) if not one.startswith("N10")] == []


def test_a_part_by_subject_matter_contradicts_nothing() -> None:
    assert told("收到申请涉及征地拆迁30件。") == ["N01 30 ambiguous requests_new"]


def test_shares_of_an_offices_own_documents_contradict_nothing() -> None:
    said = told("我局共制作信息30条，其中依申请公开信息数6条，占比20%；不予公开信息数0条，占比0%。")
    assert said
    assert not [one for one in said if "mismatch" in one]


def test_cases_of_both_kinds_together() -> None:
    sentence = "依法做好相关行政复议、行政诉讼案件的应诉工作，共办理相关案件{}件。"
    assert told(sentence.format(47)) == ["N14 47 match rl.review.total/rl.suit_direct.total/rl.suit_after_review.total"]
    assert [one.split()[2] for one in told(sentence.format(50))] == ["ambiguous"]


def test_suits_by_instance_contradict_nothing() -> None:
    assert told("涉及政府信息公开的行政诉讼一审案件15件。") == ["N15 15 ambiguous suits.total"]


def test_fees_for_copies() -> None:
    assert told("本年度依申请提供政府信息收取复印费320元。") == ["N23 320 no_cell"]


def test_published_things_of_many_kinds_are_no_penalties() -> None:
    assert told("公开财政预决算、工作动态、行政处罚等信息1851条。") == ["N21 1851 no_cell"]


def test_the_parts_of_a_report_are_no_published_things() -> None:
    assert told("本年报由总体情况、主动公开的政府信息情况等6项内容组成。") == []


def test_words_in_traditional_characters() -> None:
    assert told("全年收到政府信息公開申請71件，辦結69件，結轉下年度9件。")[:3] == [
        "N01 71 match requests_new",
        "N04 69 match completed_total",
        "N05 9 match requests_carried_out",
    ]


def test_what_came_this_year_of_what_was_completed() -> None:
    said = told("本年度办结政府信息公开申请69件，其中上年度结转7件、本年度新收62件。")
    assert said[2] == "N02 62 match_alternative completed_total/requests_carried_in"
    assert told("本年度新收政府信息公开申请62件。") == ["N02 62 mismatch requests_new"]


def test_what_was_carried_in_and_what_came_each_with_its_end() -> None:
    said = told("上一年度结转7件政府信息公开申请，全部办结；本年度新收71件，办结62件，结转下年度9件。")
    assert [one for one in said if "mismatch" in one] == []
    assert said[-1] == "N27 71 match balance"
    assert told("收到申请71件，全部办结。")[-1] == "N13 100 mismatch rate"


@pytest.mark.parametrize(
    "sentence",
    [
        "收到政府信息公开申请最多的部门为自然资源部门，共收到35件。",
        "发出政府信息公开申请答复书65件。",
        "收到政府信息公开申请71件，申请人撤回2件，办结67件。",
        "申请中予以公开19件，其余39件分别为不予公开、无法提供、不予处理、其他处理。",
        "累计公布政府规章90条（现存有效70条，废止或失效20条）、规范性文件60条（现存有效40条，废止或失效20条）。",
        "规范性文件栏目共公开文件46件，其中失效44件，废止24件。",
        "2024年制作、获取政府信息84条，其中作为依申请公开文件50条，不予公开文件34条。",
        "2024年共受理政府信息公开申请71件，答复7件，不予受理4件，补正后终止60件。",
        "收到申请71件，因不属于本单位公开范围且未掌握相关信息等情形依规答复8件。",
        "2024年度公开信息206条，其中主动公开200条，依申请公开2条，不予公开信息数4条。",
        "各镇（街道）、部门（单位）受理政府信息公开申请76件，办结64件。",
        "全区各部门共收到政府信息公开申请149件。其中，予以公开96件，占66.5%；不予公开8件。引起行政复议3件，均获维持。",
        "2024年受理并答复政府信息公开申请71件。",
        "2024年政府新收依申请公开30件，予以公开9件；部门新收依申请公开41件，无法提供8件，不予处理5件。",
        "全年配合审批部门答复依申请公开2件。",
    ],
)
def test_counts_of_parts_regions_papers_documents_and_other_ends_contradict_nothing(sentence: str) -> None:
    assert [one for one in told(sentence) if "mismatch" in one] == []


def test_what_was_public_already_is_one_of_the_outcomes_of_requests() -> None:
    said = told("答复申请69件，其中属于主动公开范围6件，同意部分公开11件，不同意公开13件。")
    assert said == ["N04 69 match completed_total", "N07 11 match granted_partial", "N08 13 match denied"]


def test_ways_that_requests_came_by_as_channels() -> None:
    said = told("收到申请71件。其中，网络渠道58件，占81.7%，信件渠道13件，占18.3%。")
    assert said[-1] == "N26 71 match requests_new"


def test_steps_are_none_of_what_is_counted() -> None:
    assert told("主动公开行政复议类信息24条。") == []
    assert told("申请按登记、答复、送达、行政复议等十个流程办理。") == []


def test_an_office_that_counts_its_own_behind_a_region_can_contradict() -> None:
    for between in ("", "\n"):
        said = told(f"全区共收到政府信息公开申请149件。{between}我局收到政府信息公开申请73件。")
        assert said == ["N01 149 ambiguous requests_new", "N01 73 mismatch requests_new"]


def test_received_and_completed_in_one_figure_is_either() -> None:
    assert told("2024年受理办结依申请公开件69件。") == ["N01 69 match_alternative completed_total"]
    assert told("2024年受理办结依申请公开件60件。") == ["N01 60 mismatch requests_new"]


def test_received_told_again_where_all_was_in_time_is_either() -> None:
    assert told("收到申请71件，71件申请均在法定时限内答复。")[1] == "N04 71 match_alternative requests_new"
    assert told("收到申请71件，已答复71件。")[1] == "N04 71 mismatch completed_total"


def test_received_that_its_own_sentence_splits_balances() -> None:
    said = told("共受理政府信息公开申请78件，其中网上申请居多，结转上年度办理7件，办结69件，结转下年度9件。")
    assert said[-1] == "N27 78 match balance"
    said = told("共受理政府信息公开申请78件，其中新收到70件，结转上年度办理7件，办结69件，结转下年度9件。")
    assert said[-1] == "N27 78 match balance"


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        ("全年线上、线下共收到依申请公开71件。", ["N01 71 match requests_new"]),
        (
            "全年办理政府信息公开申请78件，含2023年转至今年办理的7件，办结69件，剩余9件结转下一年度处理。",
            [
                "N04 78 match_alternative workload",
                "N03 7 match requests_carried_in",
                "N04 69 match completed_total",
                "N05 9 match requests_carried_out",
            ],
        ),
        ("2023年收到，结转至2024年作出答复的政府信息公开申请7件。", ["N03 7 match requests_carried_in"]),
        ("其中2件申请向社会公开，非本部门掌握10件。", ["N09 10 match unable_not_held"]),
        (
            "共受理信息公开申请71件，申请内容涉及规范性文件目录等。其中，予以公开19件、部分公开11件。",
            ["N01 71 match requests_new", "N06 19 match granted_full", "N07 11 match granted_partial"],
        ),
        (
            "廢止規章1件、行政規範性文件27件。",
            ["N20 1 match pd.rules_repealed", "N19 27 match_alternative pd.normative_docs_repealed"],
        ),
        ("其中行政復議糾錯2件。", ["N16 2 match rl.review.corrected"]),
        ("網絡申請58件，信函申請13件。", ["N26 58 no_cell", "N26 13 no_cell", "N26 71 match requests_new"]),
    ],
)
def test_more_words_for_a_cell(sentence: str, expected: list[str]) -> None:
    assert told(sentence) == expected


@pytest.mark.parametrize(
    "period",
    [
        "报告中所列数据的统计期限,自2024年1月1日起至2024年12月31日止。",
        "本报告所列统计数据的期限自2024年1月1日起，至2024年12月31日止。",
        "《年报》所列数据自2024年1月1日起至2024年12月31日止。",
        "数据截止期限为2024年1月1日至2024年12月31日。",
        "内容涵盖2024年1月1日至12月31日期间的工作。",
        "报告中所统计的数据时限为2024年1月1日至2024年12月31日。",
        "数据统计日期自2024年1月1日起，至2024年12月31日止。",
        "报告中所涉数据的统计时段为2024年1月1日至2024年12月31日。",
        "所涉数据的统计限自2024年1月1日至2024年12月31日。",
    ],
)
def test_periods_in_other_words(period: str) -> None:
    assert told(period) == ["N25 2024 match"]
    assert told(period, year=2025) == ["N25 2024 mismatch"]


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        ("2024年共收到公民政府信息公开申请71件。", ["N11 71 match_alternative requests_new"]),
        ("全年共收到71件申请，已办结62件、正在办理9件。", ["N05 9 match requests_carried_out"]),
        ("申请中予以部份公开11件，逾期未补正3件，其他处理5件。", ["N10 5 match_alternative other_other"]),
        ("申请中不予处理6件，其他8件。", ["N10 8 match other"]),
        ("申请中予以公开19件，其他情况占30%。", ["N12 30 ambiguous other/completed_total"]),
        ("在办结的69件中，部分公开11件，占15.9%。", ["N12 15.9 match granted_partial/completed_total"]),
        ("部分公开11件，占25.9%。", ["N12 25.9 ambiguous granted_partial/completed_total"]),
        ("部分公开11件，办结率100%。", ["N07 11 match granted_partial"]),
        ("制发规范性文件16件，占50%。", ["N19 16 match pd.normative_docs_issued"]),
        ("答复申请69件，按“本机关不掌握相关政府信息”答复10件。", ["N09 10 match unable_not_held"]),
    ],
)
def test_the_rest_of_what_was_done(sentence: str, expected: list[str]) -> None:
    said = told(sentence)
    assert said[-1:] == expected
    assert [one for one in said if "mismatch" in one] == []


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        (
            "申请人未经复议直接诉讼15件，复议后诉讼9件。",
            ["N15 15 match rl.suit_direct.total", "N15 9 match rl.suit_after_review.total"],
        ),
        ("未经复议直接诉讼0件。", ["N15 0 mismatch rl.suit_direct.total"]),
        ("本局未出现被起诉的情况。", ["N15 0 mismatch suits.total"]),
        (
            "未出现被起诉或当事人申请行政复议的情况。",
            ["N14 0 mismatch rl.review.total", "N15 0 mismatch suits.total"],
        ),
        (
            "未发生针对我单位信息公开事务的行政复议、行政诉讼。",
            ["N14 0 mismatch rl.review.total", "N15 0 mismatch suits.total"],
        ),
        (
            "未发生由信息公开引发的行政复议和行政诉讼。",
            ["N14 0 mismatch rl.review.total", "N15 0 mismatch suits.total"],
        ),
        (
            "未產生針對本局信息公開的行政複議和行政訴訟。",
            ["N14 0 mismatch rl.review.total", "N15 0 mismatch suits.total"],
        ),
        ("没有行政相对人向我局提出信息公开申请。", ["N18 0 mismatch requests_new"]),
        ("未收到网络依申请公开。", ["N18 0 ambiguous requests_new"]),
        ("没有向依申请公开对象收取检索、复印、邮寄等费用。", ["N23 0 no_cell"]),
        (
            "规章对外公开总数33件，规范性文件对外公开总数量为58件。",
            ["N20 33 match pd.rules_in_force", "N19 58 match pd.normative_docs_in_force"],
        ),
        (
            "答复信息公开申请69件，其中公开19件，不存在10件。",
            ["N04 69 match completed_total", "N06 19 match granted_full", "N09 10 match unable_not_held"],
        ),
        ("申请中告知其他途径获取3件，告知通过网站查阅2件。", []),
        ("没有接到群众主动要求公开信息的申请。", ["N18 0 mismatch requests_new"]),
        ("未制定部门规章及行政规范性文件。", ["N19 0 mismatch pd.normative_docs_issued"]),
        (
            "未发生因信息公开申请办理导致行政复议、提起行政诉讼案件。",
            ["N14 0 mismatch rl.review.total", "N15 0 mismatch suits.total"],
        ),
        (
            "未发生针对青屏乡有关信息公开事务的行政复议案件、行政诉讼案件。",
            ["N14 0 mismatch rl.review.total", "N15 0 mismatch suits.total"],
        ),
        ("未制定发布、废止行政规范性文件。", ["N19 0 mismatch pd.normative_docs_issued"]),
        ("没有对公民、法人和其他组织收取依申请信息公开的费用。", ["N23 0 no_cell"]),
        (
            "截至2024年12月30日，主动公开信息8条，共收到信息公开申请71件。",
            ["N21 8 no_cell", "N01 71 match requests_new"],
        ),
        (
            "未发生因违反信息公开规定而出现行政复议和行政诉讼的情况。",
            ["N14 0 mismatch rl.review.total", "N15 0 mismatch suits.total"],
        ),
        ("未发生与诉讼（行政复议、行政诉讼）有关的费用。", []),
        ("依申请公开系统将受理部门增至13个镇。", []),
        ("采纳热线建议12件，办理人大代表建议5件。", ["N24 5 no_cell"]),
    ],
)
def test_words_that_were_taken_for_others_or_for_nothing(sentence: str, expected: list[str]) -> None:
    """未经复议直接诉讼 was held against all reviews and suits, 向申请公开对象收取 was none of the requests."""
    assert told(sentence) == expected


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        (
            "全年受理信息公开申请71件，除9件结转下年办理外其余62件均办理完毕。",
            ["N01 71 match requests_new", "N04 62 match_alternative completed_total/requests_carried_in"],
        ),
        (
            "信息公开申请9件结转下年，其余69件全部按时答复。",
            ["N05 9 match requests_carried_out", "N04 69 match completed_total"],
        ),
        (
            "答复信息公开申请69件，不属于本单位公开10件。",
            ["N04 69 match completed_total", "N09 10 match unable_not_held"],
        ),
        ("本年度发布政策0条，解读0条，新闻0条。", ["N21 0 no_cell"]),
    ],
)
def test_the_rest_is_neither_carried_on_nor_all(sentence: str, expected: list[str]) -> None:
    """其余62件均办理完毕 behind 结转下年办理 was held against what is carried on, and against a rate of 100 %."""
    assert told(sentence) == expected


def test_no_document_in_words_and_what_is_no_request() -> None:
    assert told("本年度未发生规范性文件的立改废情形。")[0].startswith("N19 0 ")
    assert told("我局无规范性文件制定情况。")[0].startswith("N19 0 ")
    assert told("我局无规范性文件制定权限。") == []
    assert told("局内设2个信息公开申请受理点。") == []


def test_no_request_of_one_that_was_counted_is_not_none_of_all() -> None:
    assert told("1件因地址有误未收到申请人的依申请材料。") == []
    assert told("本年度未接到公民要求办理的依申请公开事项。")[0].startswith("N18 0 ")
    assert told("我局未收到公开行政复议的情形。")[0].startswith("N14 0 ")
    assert told("未有因依申请公开答复引发的行政诉讼。")[0].startswith("N15 0 ")
    assert told("全年公开各类信息351条。") == ["N21 351 no_cell"]
    assert "N06" in told("予以公开各类信息2件。")[0]


@pytest.mark.parametrize(
    "sentence",
    [
        "未发生因政府信息公开工作申请行政复议或者提起行政诉讼的情况。",
        "无因政府信息公开引起的检举、行政复议和诉讼案件。",
    ],
)
def test_no_disputes_among_other_words(sentence: str) -> None:
    """或者 and 检举 ended what 未 and 无 are of: no suits were told, or nothing."""
    assert told(sentence, changed=NO_DISPUTES) == ZERO_DISPUTES


def test_short_words_for_requests_and_fees_that_were_neither_taken_nor_let_off() -> None:
    assert told("未收到依申公开申请。", changed=NOTHING_NEW) == ["N18 0 match requests_new"]
    assert told("我局未对依申请公开政府信息收取或减免费用。") == ["N23 0 no_cell"]


def test_a_period_that_ends_on_the_31st_as_it_is_said() -> None:
    assert told("统计期限自2024年1月1日起至2024年12月31号止。") == ["N25 2024 match"]


def test_whose_request_it_is() -> None:
    assert told("收到信息公开申请71件，41件属自然人申请，14件属于商业企业申请。") == [
        "N01 71 match requests_new",
        "N11 41 match requests_new.natural_person",
        "N11 14 match requests_new.commercial_enterprise",
    ]


def test_a_share_that_names_what_it_is_a_share_of_is_of_the_figure_before_it() -> None:
    """占已答复件数的 was taken for what is counted: 27.54 % of all answers were held against all answers."""
    said = told("答复信息公开申请69件，其中予以公开19件，占已答复件数的27.54%，部分公开11件，占15.94%。")
    assert said == [
        "N04 69 match completed_total",
        "N06 19 match granted_full",
        "N12 27.54 match granted_full/completed_total",
        "N07 11 match granted_partial",
        "N12 15.94 match granted_partial/completed_total",
    ]


def test_a_number_without_a_counter_before_its_share() -> None:
    said = told("办结信息公开申请69件，其中予以公开19件，占27.54%；部分公开11，占15.94%。")
    assert said[-2:] == ["N07 11 match granted_partial", "N12 15.94 match granted_partial/completed_total"]


def test_what_columns_of_a_site_are_counted_is_none_of_what_it_published() -> None:
    assert told("政府信息主动公开于网站的13个子栏目。") == []


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        ("制定出台《云泽市停车办法》《云泽市养犬规定》两部规章。", ["N20 2 match pd.rules_issued"]),
        ("印发《云泽市公租房管理办法（试行）》等16件行政规范性文件。", ["N19 16 match pd.normative_docs_issued"]),
        (
            "印发行政规范性文件《云泽市种粮补贴细则（2023—2025年）》《云泽市许可办法》等16件。",
            ["N19 16 match pd.normative_docs_issued"],
        ),
        (
            "废止《云泽市2019年种粮补贴办法》等27件行政规范性文件。",
            ["N19 27 match pd.normative_docs_repealed"],
        ),
        ("根据《云泽市2023年政务公开工作要点》，共收到信息公开申请71件。", ["N01 71 match requests_new"]),
        ("收到《政府信息公开申请表》71份。", ["N01 71 match requests_new"]),  # as it was: papers are counted so
    ],
)
def test_the_names_of_documents_before_their_number(sentence: str, expected: list[str]) -> None:
    """Brackets in a name ended the clause, a year in it was the figure's, and what it is about was what was counted."""
    assert told(sentence) == expected


def test_the_cost_of_no_request_says_nothing_of_requests() -> None:
    """未产生依申请信息检索、复印费用 was read as none asked: false where some did, and paid nothing."""
    assert told("因此未产生依申请信息检索、复印、邮递等成本费用。") == []


def test_no_request_before_no_dispute_in_one_list() -> None:
    said = told("未收到任何形式的依申请公开信息、行政复议和行政诉讼。", changed=NOTHING_NEW | NO_DISPUTES)
    assert sorted(said) == [*ZERO_DISPUTES, "N18 0 match requests_new"]
    said = told("本年度无依申请公开、行政复议和行政诉讼情况。", changed=NOTHING_NEW | NO_DISPUTES)
    assert sorted(said) == [*ZERO_DISPUTES, "N18 0 match requests_new"]
    assert told("未收到因依申请公开、政府信息管理等引起的行政复议。") == ["N14 0 mismatch rl.review.total"]


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        (
            "收到信息公开申请71件，其中2件办理结果为没有现成信息需要另行制作。",
            ["N01 71 match requests_new", "N09 2 match unable_needs_creation"],
        ),
        (
            "本年出台行政规范性文件：制发件数16件，废止件数27件。",
            ["N19 16 match pd.normative_docs_issued", "N19 27 match pd.normative_docs_repealed"],
        ),
        ("收到信息公开申请(71)件，办结（69）件。", ["N01 71 match requests_new", "N04 69 match completed_total"]),
        ("我局职责：（3）件件有回应；（1）条例学习。", []),
    ],
)
def test_results_behind_their_figures_and_figures_in_brackets(sentence: str, expected: list[str]) -> None:
    """Figures in the brackets of a model text were none; numbers of a list in such brackets are none still."""
    assert told(sentence) == expected


def test_a_region_that_dealt_with_requests_has_the_disputes_behind_them_too() -> None:
    said = told("2024年，全区共处理信息公开申请件1717件。因政府信息公开引起的行政复议29件。")
    assert said == ["N04 1717 ambiguous completed_total", "N14 29 ambiguous rl.review.total"]


def test_a_part_that_is_broken_down_in_brackets_counts_once() -> None:
    said = told("主动公开信息392条，其中，网站公开225条（工作动态125条、其他100条），公众号发布167条。")
    assert said[0] == "N21 392 match"
    assert told("主动公开信息100条（其中网站发布60条，公众号发布40条）。")[0] == "N21 100 match"
    assert told("主动公开信息392条，其中，网站公开225条（工作动态125条），公众号发布160条。")[0] == "N21 392 no_cell"


@pytest.mark.parametrize(
    ("sentence", "value"), [("较上年翻了一番", 100), ("比2023年增长近一倍", 100), ("同比减少了三成", 30)]
)
def test_changes_in_words(sentence: str, value: int) -> None:
    assert told(f"收到信息公开申请71件，{sentence}。") == ["N01 71 match requests_new", f"N17 {value} no_cell"]
    assert told(f"办理提案5件，{sentence}。") == ["N24 5 no_cell"]


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        (
            "因政府信息公开引起的行政复议17件，结果维持。",
            ["N14 17 ambiguous rl.review.total", "N16 17 match rl.review.upheld"],
        ),
        (
            "因政府信息公开引起的行政复议23件，结果维持17件。",
            ["N14 23 match rl.review.total", "N16 17 match rl.review.upheld"],
        ),
        (
            "因政府信息公开引起的行政复议23件、行政诉讼24件，结果维持。",
            ["N14 23 match rl.review.total", "N15 24 match suits.total"],
        ),
    ],
)
def test_the_one_count_of_a_sentence_was_upheld(sentence: str, expected: list[str]) -> None:
    """Of two counts 结果维持 does not say which."""
    assert [one.replace("mismatch", "ambiguous") for one in told(sentence)] == expected


def test_long_words_for_nothing() -> None:
    said = told("我局尚未收到公民、法人和其他组织需要本机关主动公开以外的政府信息的申请。", changed=NOTHING_NEW)
    assert said == ["N18 0 match requests_new"]
    assert told("我局未向公民、法人或其他组织收取任何与政府信息公开工作相关的费用。") == ["N23 0 no_cell"]


@pytest.mark.parametrize(
    "words", ["尚未办结9件", "尚未答复的申请9件", "未予答复9件", "待办理9件", "在办9件", "其中9件尚未办结"]
)
def test_what_is_not_done_yet_is_carried_on_and_not_done(words: str) -> None:
    """尚未办结9件 was held against all that was completed: a contradiction in each report that says so."""
    assert told(f"收到信息公开申请71件，{words}。") == ["N01 71 match requests_new", "N05 9 match requests_carried_out"]


def test_what_was_not_done_in_time_or_not_at_all_is_neither() -> None:
    assert told("收到信息公开申请71件，未按时答复0件。") == ["N01 71 match requests_new"]
    assert told("收到信息公开申请71件，不再处理3件，终止办理5件。") == ["N01 71 match requests_new"]
    assert told("收到信息公开申请71件，未审结1件。") == ["N01 71 match requests_new"]


@pytest.mark.parametrize("words", ["参与制定规范性文件5件", "推动出台规章3部", "牵头制定《云泽市停车办法》等3部规章"])
def test_what_a_bureau_drafts_its_government_issues(words: str) -> None:
    """推动出台规章3部 of a bureau was held against its own rules, of which it has none."""
    assert told(f"{words}。") == []


@pytest.mark.parametrize(
    "sentence",
    [
        "收到信息公开申请71件，当场答复3件。",
        "收到信息公开申请71件，其余均20个工作日内答复66件。",
        "因政府信息公开被申请行政复议23件，其中维持12件，驳回复议申请5件。",
        "政府信息公开类行政诉讼24件，判决驳回诉讼请求10件，裁定驳回起诉4件。",
        "公布现行有效规范性文件58件，失效12件。",
        "废止规范性文件20件，宣布失效7件。",
        "目前市政府现行有效规范性文件300件。",
        "实际受理信息公开申请70件，不予受理1件。",
        "累计受理信息公开申请350件。",
        "收到有效信息公开申请70件。",
        "因信息公开申请内容不明确要求补正5件，补正后受理4件。",
        "政务服务中心收到信息公开申请30件，政府办收到41件。",
        "审查拟公开文件200件，不予公开15件。",
        "评查行政执法案卷5件。",
        "信息公开申请公开（含部分公开）30件。",
        "本单位作为复议机关受理信息公开复议案件12件。",
    ],
)
def test_what_can_be_of_a_part_or_of_others_contradicts_nothing(sentence: str) -> None:
    assert [one for one in told(sentence) if "mismatch" in one] == []


def test_what_can_be_nothing_else_still_contradicts() -> None:
    """Guards against telling too little."""
    assert told("全年累计收到信息公开申请72件。") == ["N01 72 mismatch requests_new"]
    assert told("受理信息公开申请72件，按期答复69件。")[0] == "N01 72 mismatch requests_new"
    assert told("我市政府制定规范性文件15件。") == ["N19 15 mismatch pd.normative_docs_issued"]
    assert told("因政府信息公开被申请行政复议23件，其中维持12件。")[1] == "N16 12 mismatch rl.review.upheld"


@pytest.mark.parametrize(
    "sentence",
    [
        "下属单位未收到信息公开申请。",
        "各镇街未收到信息公开申请。",
        "各科室均未收到信息公开申请。",
        "本年度未收到自然人提出的信息公开申请。",
        "对未收到信息公开申请的单位进行通报。",
        "未收到行政复议机关的受理通知书。",
        "收到信息公开申请71件，除9件外均已办结。",
        "收到信息公开申请71件，71件申请均已办结，其中9件在下一年度办结。",
        "确保依申请公开零超期、零复议、零诉讼。",
    ],
)
def test_words_for_nothing_or_all_of_others_or_wished_for_contradict_nothing(sentence: str) -> None:
    assert [one for one in told(sentence) if "mismatch" in one] == []


def test_words_for_nothing_of_ones_own_still_contradict() -> None:
    """Guards against telling too little."""
    assert told("全年未收到公民、法人和其他组织的信息公开申请。") == ["N18 0 mismatch requests_new"]
    assert told("全年零诉讼。")[0].startswith("N15 0 mismatch")
    asked = "未接到公众、法人或其他组织等要求公开政府信息的申请。"
    assert told(asked) == ["N18 0 mismatch requests_new"]


def test_nothing_brought_about_by_a_cause_is_nothing() -> None:
    """未发生因答复不当引发的… was not read: only some words could stand between."""
    lost = "未发生因信息公开答复不当引发的行政复议、行政诉讼。"
    assert told(lost)[0] == "N14 0 mismatch rl.review.total"
    assert told("未发生因公开不及时导致的行政诉讼败诉案件。") == ["N16 0 mismatch suits.corrected"]


def test_none_in_a_region_is_none_in_its_office() -> None:
    """全区行政复议0件 could not be a contradiction, 全区未发生行政复议 was one."""
    assert told("全区因信息公开发生行政复议0件。") == ["N14 0 mismatch rl.review.total"]
    assert told("行政复议0次。") == ["N14 0 mismatch rl.review.total"]
    assert told("全区因信息公开发生行政复议2件。") == ["N14 2 ambiguous rl.review.total"]
    assert told("全区各部门收到信息公开申请0件。") == ["N01 0 ambiguous requests_new"]


def test_documents_counted_as_news_are_what_a_site_published() -> None:
    """发布规范性文件5条、工作动态9条 was held against all documents in force."""
    assert (
        told("门户网站发布现行有效规范性文件5条、重点领域信息27条。")[0] == "N19 5 ambiguous pd.normative_docs_in_force"
    )
    assert told("现行有效规范性文件57件。") == ["N19 57 mismatch pd.normative_docs_in_force"]


def test_figures_in_the_names_of_documents_count_nothing() -> None:
    assert told("全年通过网站公开《云泽市优化营商环境87项措施》。") == []


def test_a_period_may_end_days_before_the_year() -> None:
    """统计期限…至2023年12月25日 of a report that is written in December was no period at all."""
    assert told("统计期限为2024年1月1日至2024年12月20日。") == ["N25 2024 match"]
    assert told("统计期限为2024年1月1日至2024年6月30日。") == []


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        ("全年没有发生一起因信息公开引发的行政诉讼。", ["N15 0 mismatch suits.total"]),
        ("因信息公开引发的行政复议无一件被纠错。", ["N16 0 mismatch rl.review.corrected"]),
        ("全年未收到一件信息公开申请。", ["N18 0 mismatch requests_new"]),
        ("全年未制发1件规范性文件。", ["N19 0 mismatch pd.normative_docs_issued"]),
        ("没有一件信息公开申请超期答复。", []),
        ("未发生一次性告知不到位的情况。", []),
    ],
)
def test_not_one_is_none(sentence: str, expected: list[str]) -> None:
    """没有发生一起行政诉讼 was read as one suit."""
    assert told(sentence) == expected


def test_one_that_is_not_done_is_one() -> None:
    """Guards against telling too little."""
    assert told("收到信息公开申请71件，未办结1件。")[1] == "N05 1 ambiguous requests_carried_out"
    assert told("收到信息公开申请71件，无一例外均已按期答复。")[1] == "N13 100 ambiguous rate"


def test_other_words_for_what_is_carried_on_and_granted() -> None:
    said = told("收到信息公开申请71件，准予公开18件，下年度继续办理8件。")
    assert said[1:] == ["N06 18 mismatch granted_full", "N05 8 mismatch requests_carried_out"]


def test_the_ends_of_suits_by_the_way_to_court() -> None:
    """未经复议15件（维持8件） was held against the reviews upheld: 未经复议 was no suit."""
    said = told("政府信息公开行政诉讼24件，其中未经复议15件（维持8件、未结4件），复议后起诉9件（维持6件）。")
    assert said[2:4] == [
        "N16 8 match rl.suit_direct.upheld",
        "N16 4 match rl.suit_direct.pending",
    ]
    assert said[5] == "N16 6 match rl.suit_after_review.upheld"
    both = told("政府信息公开行政诉讼未经复议15件，复议后起诉9件，其中维持14件。")
    assert both[2] == "N16 14 match suits.upheld"
    assert told("政府信息公开行政诉讼24件，其中未经复议15件（维持9件）。")[2] == "N16 9 mismatch rl.suit_direct.upheld"


@pytest.mark.parametrize(
    "sentence",
    [
        "收到信息公开申请71件，已主动公开告知获取途径5件，予以公开14件。",
        "收到信息公开申请71件，出具不予公开决定书14份。",
    ],
)
def test_papers_and_what_was_public_already_are_counted_apart(sentence: str) -> None:
    assert [one for one in told(sentence) if "mismatch" in one] == []


def test_what_was_not_made_public() -> None:
    """未予以公开14件 was read as granted, 未予公开 and 不能提供 not at all."""
    assert told("收到信息公开申请71件，未予以公开14件。")[1] == "N08 14 mismatch denied"
    assert told("收到信息公开申请71件，未予公开13件，不能提供12件。")[1:] == [
        "N08 13 match denied",
        "N09 12 match unable",
    ]


@pytest.mark.parametrize(
    "sentence",
    [
        "2022年至2024年共收到信息公开申请200件。",
        "以市政府名义答复信息公开申请30件，以市政府办公室名义答复39件。",
        "代市政府答复信息公开申请3件。",
        "合法性审查信息公开申请答复12件。",
        "会商12件信息公开申请的答复。",
    ],
)
def test_what_is_of_several_years_or_not_ones_own_contradicts_nothing(sentence: str) -> None:
    assert [one for one in told(sentence) if "mismatch" in one] == []


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        ("政府信息公开行政复议23件，均尚未审结。", "N16 23 mismatch rl.review.pending"),
        ("政府信息公开行政复议1件，正在审理中。", "N16 1 match rl.review.pending"),
        ("发生1起政府信息公开的行政复议案件，该案至本报告公布时尚未审结。", "N16 1 match rl.review.pending"),
        ("政府信息公开行政诉讼24件（尚未审结）。", "N16 24 mismatch suits.pending"),
    ],
)
def test_what_is_not_yet_decided(sentence: str, expected: str) -> None:
    """均尚未审结 was not read."""
    assert told(sentence)[-1] == expected


def test_how_one_stands_is_told_in_its_own_words() -> None:
    claims, _ = held("发生1起政府信息公开的行政复议案件，该案尚未审结。")
    assert claims[-1].text == "发生1起政府信息公开的行政复议案件，该案尚未审结"


def test_what_is_decided_or_dropped_while_heard_is_not_pending() -> None:
    """Guards against telling too much."""
    for said in ("均已审结", "在审理过程中由申请人撤回", "其中已审结22件"):
        assert not any("pending" in one for one in told(f"政府信息公开行政复议23件，{said}。"))


def test_no_decisions_in_words() -> None:
    """未作出行政处罚、行政强制 was not read. What is published often differs from what is decided: no contradiction."""
    none = {"pd.penalty_decisions": 0, "pd.compulsion_decisions": 0}
    said = told("本年未作出行政处罚、行政强制。", changed=none)
    assert said == ["N22 0 match pd.penalty_decisions", "N22 0 match pd.compulsion_decisions"]
    assert told("本年未实施行政强制措施。") == ["N22 0 ambiguous pd.compulsion_decisions"]
    for other in ("未公开行政处罚信息", "未制定行政处罚裁量基准", "未申请法院强制执行", "无行政许可事项被投诉"):
        assert told(f"{other}。") == []


def test_a_part_that_was_all_done() -> None:
    """其中属于本机关的60件，已全部办结 was held against all that was received."""
    assert told("收到信息公开申请71件，其中属于本机关职责的60件，已全部办结。")[-1] == "N13 100 ambiguous rate"
    assert told("收到信息公开申请71件，其中网络50件，信函21件，均已办结。")[-1] == "N13 100 mismatch rate"


def test_requests_by_telephone_and_courier_are_a_channel() -> None:
    assert told("通过市民热线收到信息公开申请3件，快递收到68件。")[0] == "N26 3 no_cell"
    assert told("收到信息公开申请71件，电话答复3件。")[1] == "N04 3 ambiguous completed_total"


def test_nothing_carried_by_other_words_for_none() -> None:
    none = {"rq.requests_carried_in.total": 0}
    for sentence in ("上年度未结转政府信息公开申请。", "上年未转结申请。"):
        assert told(sentence, changed=none) == ["N03 0 match requests_carried_in"]


@pytest.mark.parametrize("words", ["本机关不掌握的政府信息", "申请信息经查询不存在", "经检索不存在的"])
def test_what_is_not_held_in_other_words(words: str) -> None:
    assert told(f"答复信息公开申请69件，{words}10件。")[1:] == ["N09 10 match unable_not_held"]


def test_none_at_all_behind_a_word_for_a_sum() -> None:
    assert told("本年度未共收到依申请公开申请。", changed=NOTHING_NEW) == ["N18 0 match requests_new"]


def test_none_that_citizens_made_by_law() -> None:
    """Companies may have made some: no contradiction."""
    assert told("2024年，我局未收到公民依法提出的政府信息公开申请。") == ["N18 0 ambiguous requests_new"]


def test_done_and_lapsed_and_none_in_other_words() -> None:
    assert told("2024年共收到政府信息公开申请71件，已办69件。")[1] == "N04 69 match completed_total"
    assert told("3件因未及时补正视为放弃申请。") == ["N10 3 match other_no_correction"]
    none = told("2024年未收到、办理过任何政府信息依申请公开等相关事项。", changed=NOTHING_NEW)
    assert none == ["N18 0 match requests_new"]


def test_a_region_that_has_done_all_contradicts_no_office() -> None:
    """Where the report says that it is of the region, it is one of its tables."""
    sentence = "2024年，全市共受理信息公开申请95件，已全部办结。"
    assert told(sentence)[-1] == "N13 100 ambiguous rate"
    assert told(sentence, scope="aggregate")[-1] == "N13 100 mismatch rate"


def test_each_half_of_a_sentence_says_how_its_own_proceedings_ended() -> None:
    """未审结 behind suits was said of the reviews in the half before too, and alone was not read."""
    changed = {
        **{"rl.review.upheld": 9, "rl.review.pending": 0, "rl.review.total": 9},
        **{"rl.suit_direct.pending": 0, "rl.suit_direct.total": 0},
        **{"rl.suit_after_review.pending": 1, "rl.suit_after_review.total": 1},
    }
    expected = [
        *("N14 9 match rl.review.total", "N16 9 match rl.review.upheld"),
        *("N15 1 match suits.total", "N16 1 match suits.pending"),
    ]
    for pending in ("未审结", "均未审结"):
        said = f"政府信息公开被申请行政复议9件，全部维持；行政诉讼1件，{pending}。"
        assert told(said, changed=changed) == expected
    together = "政府信息公开行政复议9件、行政诉讼1件，均未审结。"
    assert "N16 9 mismatch rl.review.pending" in told(together, changed=changed)


def test_cases_of_disclosure_that_an_office_deals_with_are_requests() -> None:
    """They were counted as what it published, and what was carried in was not read."""
    said = "全年依法办理政府信息公开案件78件（含2023年结转7件）。"
    assert told(said) == ["N04 78 match_alternative workload", "N03 7 match requests_carried_in"]


@pytest.mark.parametrize("body", ["我委", "本局", "我办", "本行政机关", "我街道"])
def test_what_is_not_for_the_office_itself_to_disclose(body: str) -> None:
    assert told(f"收到政府信息公开申请71件，其中10件不属于{body}职能范围。")[-1] == "N09 10 match unable_not_held"
    assert told(f"收到政府信息公开申请71件，不属于{body}公开10件。")[-1] == "N09 10 match unable_not_held"
    assert told(f"收到政府信息公开申请71件，不属于{body}公开3件。")[-1] == "N09 3 ambiguous unable_not_held"


def test_requests_by_an_offices_own_site() -> None:
    said = told("收到政府信息公开申请71件。从申请方式看，邮件申请41件，官网申请30件。")
    assert said[1:] == ["N26 41 no_cell", "N26 30 no_cell", "N26 71 match requests_new"]
    assert told("局官网主动公开信息30条。") == ["N21 30 no_cell"]


def test_all_answered_within_a_time_and_in_a_form() -> None:
    said = "收到信息公开申请71件，均在法定20个工作日内按条例规定的形式答复。"
    assert told(said)[1:] == ["N13 100 ambiguous rate"]


def test_all_dealt_with_to_the_end() -> None:
    assert told("收到信息公开申请71件，已全部办理结束。")[1:] == ["N13 100 mismatch rate"]


def test_what_a_review_leaves_in_force_may_be_fewer_than_are() -> None:
    """Those made in the year were not reviewed: 33 beside 37 in the table were a contradiction."""
    assert told("确定继续有效的行政规范性文件42件。") == ["N19 42 ambiguous pd.normative_docs_in_force"]
    assert told("确定继续有效的行政规范性文件58件。") == ["N19 58 match pd.normative_docs_in_force"]
    assert told("现行有效的行政规范性文件42件。") == ["N19 42 mismatch pd.normative_docs_in_force"]


def test_what_is_carried_on_is_of_requests_whatever_was_counted_last() -> None:
    """Behind 咨询 among the ends of requests it was of no subject, and told nothing."""
    said = "新收信息公开申请71件，其中19件予以公开，5件为咨询类案件，9件结转至下年度继续办理。"
    assert told(said)[-1] == "N05 9 match requests_carried_out"
    assert told("全年接待来访咨询5件，9件结转至下年度继续办理。") == []
    assert told("收到信息公开申请71件，接待来访咨询5件，9件结转至下年度办理。")[-1] == "N01 71 match requests_new"


def test_no_disputes_that_were_brought_before_anyone() -> None:
    said = "全年未产生因政府信息公开申请提请的行政复议和行政诉讼案件。"
    assert told(said, changed=NO_DISPUTES) == ZERO_DISPUTES
