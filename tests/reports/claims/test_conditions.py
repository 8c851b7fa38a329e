"""Sentences that each tell of one condition of the reading: what it doubts or leaves out, and what it does not.

The figures are ours (`claiming.FIGURES`).
"""

import pytest

from tests.reports.claims.claiming import FIGURES, held, told


@pytest.mark.parametrize(
    ("sentence", "claims"),
    [
        # A counter that counts other things too, and none of them.
        ("信息公开申请中不予公开35个。", ["N08 35 ambiguous denied"]),
        ("收到信息公开申请0项。", ["N01 0 ambiguous requests_new"]),
        ("信息公开行政复议5次。", ["N14 5 ambiguous rl.review.total"]),
        ("信息公开行政复议0次。", ["N14 0 mismatch rl.review.total"]),
        ("信息公开行政诉讼0次。", ["N15 0 mismatch suits.total"]),
        ("网站发布现行有效规章5条。", ["N20 5 ambiguous pd.rules_in_force"]),
        ("制定规章5部。", ["N20 5 mismatch pd.rules_issued"]),
        ("制发规范性文件6条。", ["N19 6 ambiguous pd.normative_docs_issued"]),
        ("制发规范性文件0条。", ["N19 0 mismatch pd.normative_docs_issued"]),
        # A part, and what only stands beside one.
        ("其中信息公开申请本年新收36件。", ["N02 36 ambiguous requests_new"]),
        ("其中，本年度新收信息公开申请70件。", ["N02 70 mismatch requests_new"]),
        ("其中，全年新收信息公开申请70件。", ["N01 70 mismatch requests_new"]),
        ("其中，答复信息公开申请60件。", ["N04 60 ambiguous completed_total"]),
        ("本年新收公租房申请58件。", ["N02 58 ambiguous requests_new"]),
        ("本年度新收信息公开申请58件。", ["N02 58 mismatch requests_new"]),
        ("政务服务大厅答复信息公开申请12件。", ["N04 12 ambiguous completed_total"]),
        ("受理本年新收信息公开申请96件，不予受理3件。", ["N02 96 ambiguous requests_new"]),
        ("受理信息公开申请96件，撤回3件。", ["N01 96 ambiguous requests_new"]),
        ("新收信息公开申请96件，撤回3件。", ["N01 96 mismatch requests_new"]),
        ("收到并受理信息公开申请96件，撤回3件。", ["N01 96 mismatch requests_new"]),
        ("收到信息公开申请42件，终止办理3件。", ["N01 42 mismatch requests_new"]),
        ("2件予以退回，全年收到信息公开申请96件。", ["N01 96 mismatch requests_new"]),
        ("截至目前，共收到信息公开申请75件。", ["N01 75 ambiguous requests_new"]),
        ("我委（含委属单位）收到信息公开申请0件。", ["N01 0 ambiguous requests_new"]),
        (
            "其中市级部门收到信息公开申请12件、县（市、区）收到23件。",
            ["N01 12 ambiguous requests_new", "N01 23 ambiguous requests_new"],
        ),
        (
            "临湖区收到信息公开申请12件，白石县收到信息公开申请8件，办结20件。",
            ["N01 12 ambiguous requests_new", "N01 8 ambiguous requests_new", "N04 20 ambiguous completed_total"],
        ),
        # One reason or one way to end among several.
        ("信息公开申请征求第三方意见3件，不予公开20件。", ["N08 20 mismatch denied"]),
        ("经征求意见，同意公开相关材料的全部信息公开申请均已办结5件。", ["N04 5 ambiguous completed_total"]),
        ("信息公开申请的答复中，主动公开12件，无法提供13件。", ["N21 12 no_cell", "N09 13 mismatch unable"]),
        (
            "办结信息公开申请89件，检索后告知申请人信息不存在4件。",
            ["N04 89 mismatch completed_total", "N09 4 ambiguous unable_not_held"],
        ),
        (
            "上年结转信息公开申请7件（其中予以公开3件）；信息公开申请本年新收26件。",
            ["N03 7 match requests_carried_in", "N06 3 ambiguous granted_full", "N02 26 mismatch requests_new"],
        ),
        (
            "信息公开行政复议5件，维持33件，驳回复议申请14件。",
            [
                "N14 5 mismatch rl.review.total",
                "N16 33 ambiguous rl.review.upheld",
                "N16 14 ambiguous rl.review.upheld",
            ],
        ),
        (
            "信息公开行政复议4件，维持12件，确认违法69件，责令答复58件。",
            [
                "N14 4 mismatch rl.review.total",
                "N16 12 mismatch rl.review.upheld",
                "N16 69 ambiguous rl.review.corrected",
                "N16 58 ambiguous rl.review.corrected",
            ],
        ),
        (
            "新出台行政规范性文件6件；宣布失效7件。",
            ["N19 6 mismatch pd.normative_docs_issued", "N19 7 mismatch pd.normative_docs_repealed"],
        ),
        ("制定规章7件，废止8件。", ["N20 7 mismatch pd.rules_issued", "N20 8 mismatch pd.rules_repealed"]),
        # How all ended, and words behind a figure that tell no end.
        ("上年结转信息公开申请7件，均予以公开。", ["N03 7 match requests_carried_in"]),
        ("全年收到信息公开申请1件，已告知。", ["N01 1 mismatch requests_new"]),
        # What is carried on, said in the next clause; what is not.
        ("全年收到信息公开申请71件均已登记，结转至2025年的将按期办理。", ["N01 71 match requests_new"]),
        ("信息公开申请中，有13件不予公开的已告知理由，结转下年的继续办理。", ["N08 13 match denied"]),
        ("信息公开申请中，1件未到答复期限，结转下年度继续办理。", ["N05 1 ambiguous requests_carried_out"]),
        ("全年信息公开申请均已登记。9件因材料较多，转入次年办理。", ["N05 9 match requests_carried_out"]),
        (
            "2023年结转至2024年的其余信息公开申请办结62件。",
            ["N04 62 match_alternative completed_total/requests_carried_in"],
        ),
        ("收到信息公开申请71件，其他8件。", ["N01 71 match requests_new", "N10 8 match other"]),
        # Words without a figure: of another year, hoped for, of other matters.
        ("确保信息公开行政复议、行政诉讼数量均为0。", []),
        ("上半年信息公开申请数量为零。", []),
        ("2023年，上年度未结转信息公开申请。", []),
        ("2023年，信息公开申请均已办结。", []),
        ("力争信息公开申请全部办结。", []),
        ("全年未作出行政处罚决定。", ["N22 0 ambiguous pd.penalty_decisions"]),
        ("规范性文件较上年增长一倍。", ["N17 100 no_cell"]),
        ("主动公开信息较上年减少三成。", ["N17 30 no_cell"]),
        ("统计期限为2024年1月1日至2025年12月31日。", ["N25 2025 mismatch"]),
        (
            "涉及信息公开的行政诉讼15件，本年度无依申请公开事项。",
            ["N15 15 mismatch suits.total", "N18 0 mismatch requests_new"],
        ),
    ],
)
def test_each_condition(sentence: str, claims: list[str]) -> None:
    assert told(sentence) == claims


@pytest.mark.parametrize(
    ("sentence", "claims"),
    [
        ("2024年结转2025年信息公开申请9件。", ["N05 9 match requests_carried_out"]),
        ("2024年未发生信息公开行政复议。", ["N14 0 ambiguous rl.review.total"]),
        ("2024年，信息公开申请均已办结。", ["N13 100 ambiguous rate"]),
    ],
)
def test_a_named_year_where_that_of_the_report_is_unknown(sentence: str, claims: list[str]) -> None:
    assert told(sentence, year=None) == claims


def test_that_all_of_a_system_is_done_is_of_the_report_of_the_system_alone() -> None:
    sentence = "全市税务系统信息公开申请均已办结。"
    assert told(sentence, scope="system") == ["N13 100 mismatch rate"]
    assert told(sentence) == ["N13 100 ambiguous rate"]


@pytest.mark.parametrize(
    ("sentence", "claims"),
    [
        ("信息公开申请60件上升至71件。", []),
        ("由9件信息公开申请转至2025年继续办理。", ["N05 9 match requests_carried_out"]),
        ("信息公开申请中予以公开或部分公开14件。", ["N06 14 mismatch granted_full/granted_partial"]),
        ("71件信息公开申请中予以公开、部分公开共30件。", ["N06 30 match granted_full/granted_partial"]),
        ("收到信息公开申请71件中予以公开、部分公开分别为19件、11件。", ["N01 71 match requests_new"]),
        ("应予答复的信息公开申请中予以公开19件。", ["N06 19 match granted_full"]),
        ("受理并答复的信息公开申请予以公开71件。", ["N06 71 mismatch granted_full"]),
        ("信息公开申请不予公开71件均按时答复。", ["N08 71 mismatch denied", "N13 100 ambiguous rate"]),
        (
            "信息公开申请逾期不补正3件，不予处理5件。",
            ["N10 3 match other_no_correction", "N10 5 mismatch not_processed"],
        ),
        ("信息公开行政复议、行政诉讼依次23件。", []),
        ("信息公开行政复议同比增长20%。", []),
        # An end is of the proceedings that are named before it.
        (
            "信息公开行政诉讼未经复议直接起诉15件，行政诉讼共24件。",
            ["N15 15 match rl.suit_direct.total", "N15 24 match suits.total"],
        ),
        (
            "信息公开行政诉讼未经复议15件，行政复议维持17件。",
            ["N15 15 match rl.suit_direct.total", "N16 17 match rl.review.upheld"],
        ),
        (
            "信息公开行政诉讼未经复议15件、复议后9件，维持6件。",
            [
                "N15 15 match rl.suit_direct.total",
                "N15 9 match rl.suit_after_review.total",
                "N16 6 match_alternative rl.suit_after_review.upheld",
            ],
        ),
        (
            "信息公开行政诉讼未经复议15件，维持8件。",
            ["N15 15 match rl.suit_direct.total", "N16 8 match rl.suit_direct.upheld"],
        ),
        ("信息公开行政诉讼维持8件，纠正2件。", ["N16 8 mismatch suits.upheld", "N16 2 mismatch suits.corrected"]),
        (
            "信息公开行政复议17件，其中维持31件。",
            ["N14 17 mismatch rl.review.total", "N16 31 mismatch rl.review.upheld"],
        ),
        ("信息公开行政复议24件，行政诉讼23件。", ["N14 24 mismatch rl.review.total", "N15 23 mismatch suits.total"]),
        (
            "信息公开行政复议23件；行政诉讼24件，均未审结。",
            ["N14 23 match rl.review.total", "N15 24 match suits.total", "N16 24 mismatch suits.pending"],
        ),
        ("信息公开行政复议23件。全部行政许可决定均获维持。", ["N14 23 match rl.review.total"]),
        ("信息公开行政复议纠正2件，其余均维持。", ["N16 2 match rl.review.corrected"]),
        (
            "信息公开行政复议23件，行政诉讼24件，结果维持。",
            ["N14 23 match rl.review.total", "N15 24 match suits.total"],
        ),
        (
            "信息公开行政复议23件，纠正2件，结果维持。",
            ["N14 23 match rl.review.total", "N16 2 match rl.review.corrected"],
        ),
        (
            "全市信息公开行政复议共25件，均获维持。",
            ["N14 25 ambiguous rl.review.total", "N16 25 ambiguous rl.review.upheld"],
        ),
        # Shares: of what, and of whose.
        ("信息公开申请中予以公开近19件（27.5%）。", []),
        ("信息公开申请中予以公开19项（27.5%）。", ["N06 19 match granted_full"]),
        (
            "信息公开申请中，予以公开19件（占35.5%）。",
            ["N06 19 match granted_full", "N12 35.5 mismatch granted_full/completed_total"],
        ),
        ("将信息公开申请办结率提高到100%。", []),
        ("信息公开申请答复率100%。", ["N13 100 ambiguous rate"]),
        ("信息公开申请予以公开、部分公开分别占27.5%。", []),
        (
            "制发规范性文件58件；信息公开申请予以公开占15.8%。",
            ["N19 58 mismatch pd.normative_docs_issued", "N12 15.8 ambiguous granted_full/completed_total"],
        ),
        (
            "全区各部门收到信息公开申请71件，其中予以公开占66.5%。",
            ["N01 71 match requests_new", "N12 66.5 ambiguous granted_full/completed_total"],
        ),
        (
            "收到信息公开申请71件，占37.7%。",
            ["N01 71 match requests_new", "N12 37.7 ambiguous requests_new/requests_new"],
        ),
        ("信息公开申请部分公开比例为15.9%。", ["N12 15.9 match granted_partial/completed_total"]),
        ("信息公开申请部分公开占15.5%。", ["N12 15.5 match_alternative granted_partial/requests_new"]),
        ("信息公开申请部分公开占收到申请总数的15.5%。", ["N12 15.5 match granted_partial/requests_new"]),
        ("信息公开申请部分公开占已答复申请的15.9%。", ["N12 15.9 match granted_partial/completed_total"]),
        ("信息公开申请中予以公开19件。占27.54%。", ["N06 19 match granted_full"]),
        ("信息公开申请中不予公开超35件，占4.34%。", []),
        ("网络信息公开申请占50%。", []),
        ("不予公开占18.8%。", []),
        ("信息公开申请予以公开19件，网站信息占27.5%。", ["N06 19 match granted_full"]),
        ("制发规范性文件16件（23.2%）。", ["N19 16 match pd.normative_docs_issued"]),
        ("信息公开申请不予公开13件，予以公开、部分公开分别为19件，占18.8%。", ["N08 13 match denied"]),
        (
            "信息公开申请中不予公开13件（18.8%），其他8件。",
            ["N08 13 match denied", "N12 18.8 match denied/completed_total", "N10 8 match other"],
        ),
        # Sums and breakdowns.
        ("主动公开信息100条，其中网站100条。", ["N21 100 no_cell"]),
        ("主动公开信息100条，其中网站60条，公众号40次。", ["N21 100 no_cell"]),
        (
            "信息公开申请予以公开19件，部分公开11件，涉及群众30名。",
            ["N06 19 match granted_full", "N07 11 match granted_partial"],
        ),
        ("信息公开申请予以公开19件，共19件。", ["N06 19 match granted_full"]),
        (
            "信息公开申请予以公开19件，部分公开11件，共20件。",
            ["N06 19 match granted_full", "N07 11 match granted_partial"],
        ),
        (
            "信息公开申请予以公开19件，占27.5%，部分公开11件，占15.9%，共30件。",
            [
                "N06 19 match granted_full",
                "N12 27.5 match granted_full/completed_total",
                "N07 11 match granted_partial",
                "N12 15.9 match granted_partial/completed_total",
                "N06 30 match granted_full/granted_partial",
            ],
        ),
        (
            "上年结转信息公开申请7件，新收71件，共78件。",
            ["N03 7 match requests_carried_in", "N01 71 match requests_new", "N01 78 match_alternative workload"],
        ),
        (
            "上年结转信息公开申请7件，上年度结转7件，共14件。",
            ["N03 7 match requests_carried_in", "N03 7 match requests_carried_in"],
        ),
        (
            "信息公开申请予以公开、部分公开30件不含不予公开、无法提供的。",
            ["N06 30 match granted_full/granted_partial"],
        ),
        (
            "新收信息公开申请78件，上年结转7件，办结69件，结转下年9件。",
            [
                "N01 78 match_alternative workload",
                "N03 7 match requests_carried_in",
                "N04 69 match completed_total",
                "N05 9 match requests_carried_out",
                "N27 85 mismatch balance",
            ],
        ),
        ("信息公开申请予以公开、部分公开分别为19件、11件、13件，结转下年9件。", ["N05 9 match requests_carried_out"]),
        # Of those that the sentence counts before.
        (
            "信息公开申请自然人41件，其他组织20件。",
            ["N11 41 match requests_new.natural_person", "N11 20 mismatch legal_persons"],
        ),
        (
            "信息公开申请商业企业14件，其他组织20件。",
            ["N11 14 match requests_new.commercial_enterprise", "N11 20 ambiguous legal_persons"],
        ),
        (
            "信息公开申请商业企业14件，法人和其他组织20件。",
            ["N11 14 match requests_new.commercial_enterprise", "N11 20 mismatch legal_persons"],
        ),
        (
            "信息公开申请商业企业14件，科研机构20件。",
            ["N11 14 match requests_new.commercial_enterprise", "N11 20 mismatch requests_new.research_institution"],
        ),
        (
            "上年结转信息公开申请7件，予以公开3件、部分公开4件。",
            ["N03 7 match requests_carried_in", "N06 3 ambiguous granted_full", "N07 4 ambiguous granted_partial"],
        ),
        (
            "收到批量信息公开申请50件，予以公开25件。",
            ["N01 50 ambiguous requests_new", "N06 25 ambiguous granted_full"],
        ),
        ("其中，网上信息公开申请50件，予以公开25件。", ["N26 50 no_cell", "N06 25 ambiguous granted_full"]),
        ("各部门信息公开情况：全年收到申请12件。", ["N01 12 ambiguous requests_new"]),
        (
            "收到信息公开申请96件，9件在2025年答复。",
            ["N01 96 mismatch requests_new", "N04 9 ambiguous completed_total"],
        ),
        # Another year, and words on other work before.
        ("较2023年有所增加，收到信息公开申请71件。", ["N01 71 match requests_new"]),
        ("收到信息公开申请较2023年的60件增加。", []),
        (
            "信息公开申请中属于国家秘密1件。上半年开展自查2次。收到信息公开申请71件。",
            ["N08 1 match denied_state_secret", "N01 71 match requests_new"],
        ),
        ("上半年信息公开申请部分公开11件。", []),
        ("全年未办理许可事项。", ["N22 0 ambiguous pd.licensing_decisions"]),
    ],
)
def test_each_condition_on_several_figures(sentence: str, claims: list[str]) -> None:
    assert told(sentence) == claims


@pytest.mark.parametrize(("first", "status"), [("", "ambiguous"), ("其中，", "mismatch")])
def test_ways_a_sentence_behind_the_whole_are_all(first: str, status: str) -> None:
    said = told(f"{first}网上信息公开申请50件，信函申请21件，予以公开25件。")
    assert said[-1] == f"N06 25 {status} granted_full"


@pytest.mark.parametrize(
    ("sentence", "last"),
    [
        ("2024年，信息公开申请予以公开占15.8%。", "N12 15.8 ambiguous granted_full/completed_total"),
        ("2024年，信息公开申请办结率100%。", "N13 100 ambiguous rate"),
        ("2024年，信息公开行政复议23件，均获维持。", "N16 23 ambiguous rl.review.upheld"),
    ],
)
def test_shares_and_ends_of_a_year_that_may_be_another(sentence: str, last: str) -> None:
    assert told(sentence, year=None)[-1] == last


def test_shares_of_cells_that_the_page_lacks() -> None:
    lacking = {key: value for key, value in FIGURES.items() if "carried_out" not in key and "granted" not in key}
    claims, findings = held("信息公开申请予以公开占27.5%。", figures=lacking)
    assert ([one.status for one in claims], findings) == (["no_cell"], ())
    claims, findings = held("信息公开申请办结率100%。", figures=lacking)
    assert ([one.status for one in claims], len(findings)) == (["mismatch"], 1)


def test_a_share_of_those_denied() -> None:
    assert told("信息公开申请中，属于国家秘密的占不予公开的7.7%。")[0].startswith("N12 7.7 match denied_state_secret/")


@pytest.mark.parametrize(
    ("doubted", "sure"),
    [
        ("审查信息公开申请答复60件。", "审核后答复信息公开申请60件。"),
        ("收到涉及征地的信息公开申请60件。", "收到涉及信息公开的申请60件。"),
        ("予以公开征地类信息公开申请6件。", "予以公开各类信息公开申请20件。"),
        ("审结的信息公开行政复议20件。", "未审结的信息公开行政复议3件。"),
        ("其中，受理信息公开申请70件。", "其中，新受理信息公开申请70件。"),
        ("信息公开申请重新答复不予公开20件。", "信息公开申请要求重新出具已获取信息3件。"),
        ("信息公开申请因涉及国家秘密不予公开、无法提供20件。", "信息公开申请因涉及国家秘密等不予公开20件。"),
    ],
)
def test_words_by_which_a_figure_is_of_some_and_the_like_by_which_it_is_not(doubted: str, sure: str) -> None:
    assert [one.split()[2] for one in told(doubted)] == ["ambiguous"]
    assert [one.split()[2] for one in told(sure)] == ["mismatch"]


@pytest.mark.parametrize(
    ("sentence", "claims"),
    [
        ("未发生因信息公开被起诉后败诉的情况。", []),
        ("未收到通过信函和其他方式的信息公开申请人来访。", []),
        ("本年度没有结转到下年的信息公开申请。", ["N05 0 mismatch requests_carried_out"]),
        ("信息公开申请渠道故障均未发生。", []),
        ("依申请公开差评率为0。", []),
        ("信息公开申请均已答复69件。", ["N04 69 match completed_total"]),
        ("所有信息公开申请中按时答复的占九成。", []),
        ("乡镇人民政府未收到信息公开申请。", ["N18 0 mismatch requests_new"]),
        ("乡镇未收到信息公开申请。", ["N18 0 ambiguous requests_new"]),
        ("如东县收到信息公开申请60件。", ["N01 60 mismatch requests_new"]),
        ("若羌县收到信息公开申请60件。", ["N01 60 mismatch requests_new"]),
        ("凡事认真，凡收到信息公开申请60件的单位均予表扬。", []),
        ("凡事认真收到信息公开申请60件。", ["N01 60 mismatch requests_new"]),
        ("按计划制定规范性文件6件。", ["N19 6 mismatch pd.normative_docs_issued"]),
        ("计划制定规范性文件6件。", []),
        (
            "上年结转信息公开申请7件，收到71件，均已办结。",
            ["N03 7 match requests_carried_in", "N01 71 match requests_new", "N13 100 mismatch rate"],
        ),
        ("2024年度结转至2025年的信息公开申请均已办结。", ["N13 100 ambiguous rate"]),
        ("全市政府收到信息公开申请371件。", ["N01 371 mismatch requests_new"]),
        ("代表我市收到信息公开申请60件。", ["N01 60 mismatch requests_new"]),
        ("信息公开申请予以公开不含部分公开19件。", ["N06 19 match granted_full"]),
        ("信息公开申请中部分公开信息20条。", []),
        ("信息公开申请予以公开的信息20条。", []),
        ("信息公开申请未准予公开20件。", ["N01 20 ambiguous requests_new"]),
        ("新收集信息公开申请意见12件。", ["N01 12 ambiguous requests_new"]),
        ("未受理信息公开申请3件。", ["N01 3 ambiguous requests_new"]),
        ("不受理信息公开申请3件。", ["N01 3 ambiguous requests_new"]),
        ("办结的信息公开申请60件。", ["N01 60 ambiguous requests_new"]),
        ("信息公开行政复议在审查23件。", ["N14 23 match rl.review.total"]),
        ("信息公开案件复议后维持17件。", ["N16 17 match rl.review.upheld"]),
        ("信息公开案件经复议维持17件。", ["N16 17 match rl.review.upheld"]),
        ("现行有效规定受理信息公开申请60件。", ["N01 60 mismatch requests_new"]),
        *(
            (f"{when}以来收到信息公开申请60件。", ["N01 60 mismatch requests_new"])
            for when in ("2024年", "年初", "本年度")
        ),
        ("市政府办现行有效规范性文件6件。", ["N19 6 mismatch pd.normative_docs_in_force"]),
        ("不予受理信息公开行政复议3件。", ["N14 3 ambiguous rl.review.total"]),
        ("答复信息公开申请60件，其中终止3件。", ["N04 60 mismatch completed_total"]),
        ("答复信息公开申请60件，终止3件。", ["N04 60 ambiguous completed_total"]),
    ],
)
def test_what_stands_round_a_word_decides(sentence: str, claims: list[str]) -> None:
    """如东县 supposes nothing, 复议后维持 is no suit, 年初以来 is this year."""
    assert told(sentence) == claims
