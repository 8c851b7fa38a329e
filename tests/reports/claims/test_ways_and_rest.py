"""What came in one way, what is left when some requests were told apart, and the year that ends with its December."""

import pytest

from tests.reports.claims.claiming import held, told


@pytest.mark.parametrize(
    "words",
    [
        "通过网页渠道收到申请69件，通过来信渠道收到申请2件。",
        "全年通过来访形式收到申请65件，以信函形式收到申请6件。",
        "本局从政务服务网收到申请68件，从邮局渠道收到申请3件。",
        "本局利用依申请公开系统收到申请70件，通过政务大厅受理申请1件。",
    ],
)
def test_what_one_way_brought_is_not_all_that_came(words: str) -> None:
    """By a way whose name is none of a list the figure was held against all requests received."""
    claims = told(f"政府信息公开申请办理情况：{words}")
    assert [one.split()[0] for one in claims] == ["N26"] * 3
    assert claims[-1] == "N26 71 match requests_new"


@pytest.mark.parametrize("ways", ["信函、网络", "网上和书面", "当面、邮寄和网络", "来信及平台", "线上线下和窗口"])
def test_several_ways_behind_the_verb_brought_all(ways: str) -> None:
    """Of 收到网上和书面申请71件 the figure was one of a list of ways, and held against nothing."""
    assert told(f"政府信息公开情况：全年收到{ways}申请71件。") == ["N01 71 match requests_new"]


def test_one_way_at_a_time_is_a_list() -> None:
    claims = told("政府信息公开情况：全年收到网络申请65件、信函申请6件。")
    assert [one.split()[0] for one in claims] == ["N26"] * 3


@pytest.mark.parametrize("ways", ["通过各种渠道", "通过多种方式", "通过信函、网络等方式", "通过上述渠道"])
def test_all_ways_together_brought_all(ways: str) -> None:
    assert told(f"政府信息公开情况：{ways}收到申请71件。") == ["N01 71 match requests_new"]
    assert told(f"政府信息公开情况：{ways}收到申请70件。") == ["N01 70 mismatch requests_new"]


@pytest.mark.parametrize(
    ("words", "last"),
    [
        ("全年收到信息公开申请71件，其中不予公开13件，其余58件均已答复。", "N04 58 ambiguous completed_total"),
        ("全年收到信息公开申请71件，其中不予公开13件，其他58件均已答复。", "N04 58 ambiguous completed_total"),
        ("全年办理信息公开申请78件，除9件结转下年外，其他69件均已办结。", "N04 69 match completed_total"),
        ("全年办理信息公开申请78件，除9件结转下年外，其余69件均已办结。", "N04 69 match completed_total"),
    ],
)
def test_what_is_left_is_not_all(words: str, last: str) -> None:
    """其余58件均已答复 was held against all that was answered; 其他62件均已办结 was one of 其他处理, and all done."""
    assert told(words)[-1] == last
    assert not held(words)[1]


@pytest.mark.parametrize(
    "words",
    [
        "全年受理信息公开申请71件，3件告知不属于本单位职责，对68件申请作出答复。",
        "全年受理信息公开申请71件，其中转办3件，对68件申请作出答复。",
        "全年收到信息公开申请71件，不予受理3件，答复68件。",
    ],
)
def test_what_was_answered_beside_other_ends_is_not_all(words: str) -> None:
    assert told(words)[-1] == "N04 68 ambiguous completed_total"
    assert told("全年受理信息公开申请71件，对68件申请作出答复。")[-1] == "N04 68 mismatch completed_total"


def test_other_ends_are_still_those_of_the_last_group() -> None:
    assert told("全年收到信息公开申请71件，予以公开19件，其他8件。")[-1] == "N10 8 match other"


@pytest.mark.parametrize("day", ["截至2024年12月", "截止2024年12月", "截至到2024年12月", "截止到2024年12月"])
def test_up_to_december_is_the_year(day: str) -> None:
    """What was told up to December was taken for the figures of that month, and not held against the tables."""
    words = "，本局收到政府信息公开申请71件，办结69件（含上年结转），结转下年度继续办理9件。"
    assert told(f"{day}{words}") == [
        "N01 71 match requests_new",
        "N04 69 match completed_total",
        "N05 9 match requests_carried_out",
    ]
    assert told(f"{day}，本局收到政府信息公开申请70件。") == ["N01 70 mismatch requests_new"]


@pytest.mark.parametrize("day", ["截至2023年12月", "2024年12月", "截至2024年11月", "截至2024年12月5日"])
def test_another_year_or_a_month_of_it_is_not(day: str) -> None:
    assert told(f"{day}，本局收到政府信息公开申请70件。") == []


def test_what_was_handed_over_last_year_is_not_of_last_year() -> None:
    """Behind 含上年度转办件 all of the paragraph was taken for the year before."""
    words = "全年办结政府信息公开申请69件（含上年度转办件），其中“予以公开”19件。"
    assert told(words)[-1] == "N06 19 match granted_full"


@pytest.mark.parametrize(
    "words",
    [
        "应诉信息公开行政诉讼案件26件（含上年结转2件），胜诉16件。",
        "信息公开行政诉讼26件，其中上一年度遗留2件，胜诉16件。",
        "因信息公开引发行政诉讼24件；非因公开引发复议6件、诉讼4件。",
        "政府信息公开方面，协助法院应诉3件。",
    ],
)
def test_other_cases_contradict_no_table(words: str) -> None:
    assert told(words)
    assert not held(words)[1]


@pytest.mark.parametrize(
    "words", ["无网上依申请公开事项", "未收到线下申请", "未收到书面提交的公开申请", "未收到其他申请"]
)
def test_none_by_one_way_may_leave_those_by_others(words: str) -> None:
    """收到申请71件，均为信函，无网上依申请公开事项 was said to contradict itself (a town, 2025)."""
    assert told(f"{words}。") == ["N18 0 ambiguous requests_new"]
    assert told(f"{words}。", changed={"rq.requests_new.total": 0}) == ["N18 0 match requests_new"]


@pytest.mark.parametrize(
    "words",
    [
        *("未收到线上线下申请", "未收到通过网络、信函等方式提交的申请", "未收到任何形式的信息公开申请"),
        *("未收到公民、法人或者其他组织的申请", "未收到过政务信息公开申请"),
        "未收到自然人、公司、企业或社会团体要求公开政府信息的申请",
        "未收到任何通过网络平台、来信等方式提出的相关政府信息依申请公开",
    ],
)
def test_none_by_any_way_is_none(words: str) -> None:
    assert told(f"{words}。") == ["N18 0 mismatch requests_new"]


@pytest.mark.parametrize("words", ["全年未因信息公开申请引起行政争议", "未发生因公开申请导致的信访"])
def test_what_requests_did_not_lead_to_is_no_word_on_requests(words: str) -> None:
    """It was said that none came, and that the table with 119 contradicts this (a city, 2024)."""
    assert told(f"{words}。") == []


def test_requests_for_a_review_are_none_for_information() -> None:
    assert [one[:3] for one in told("未收到行政复议申请及行政诉讼。")] == ["N14", "N15"]
    assert [one[:3] for one in told("未收到公开申请及由此引发的行政复议。")] == ["N18"]


@pytest.mark.parametrize("words", ["地方性法规和规范性文件", "政策文件及规范性文件", "规章、规范性文件"])
def test_documents_counted_with_others_contradict_no_table(words: str) -> None:
    assert told(f"全年制定{words}21件。") == ["N19 21 ambiguous pd.normative_docs_issued"]
    assert told("全年制定规范性文件21件。") == ["N19 21 mismatch pd.normative_docs_issued"]
    assert told(f"全年制定{words}0件。") == ["N19 0 mismatch pd.normative_docs_issued"]
