"""Sentences that each tell of one condition of the reading: what it doubts or leaves out, and what it does not.

The figures are ours (`claiming.FIGURES`).
"""

import pytest

from tests.reports.claims.claiming import told


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
