"""Whose figures a report gives: only where its own words say so, and an aggregate never by guess."""

import pytest

from gongkai.reports.identity.scope import read_scope
from gongkai.reports.numerals import fold
from gongkai.reports.passages import Passages
from gongkai.values import Scope

PLAIN: list[tuple[str, Scope]] = [
    ("本报告所列数据涵盖全市各级行政机关。", "aggregate"),
    ("本报告统计的是2025年1月1日到2025年12月31日全市各级行政机关的数据。", "aggregate"),
    ("本年度报告由市政府办公室汇总各部门、各镇数据编制。", "aggregate"),
    ("统计数据包括市政府及所属部门、各县区。", "aggregate"),
    ("所列数据由各部门、各街道数据汇总而成。", "aggregate"),
    ("本报告由市政府办公室综合各县、区人民政府和市政府各部门的年度报告编制而成。", "aggregate"),
    ("现综合各地、自治区政府组成部门及直属机构政府信息公开情况，编制本年度报告。", "aggregate"),
    ("本年报由区政府办公室综合区政府所属各行政机关的年度总结报告编制而成。", "aggregate"),
    ("本报告由市政府办公室编制，是2025年云泽市各级行政机关开展政府信息公开工作的情况，包括附表。", "aggregate"),
    ("本年报由县政府办公室综合全县17个乡镇、有关部门2025年政府信息公开工作情况编制。", "aggregate"),
    ("本年度报告由临湖区人民政府办公室综合区政府各镇办、各部门的工作情况编制而成。", "aggregate"),
    (
        "本报告根据2025年云泽市各开发区管委会、市政府各部门等政府信息公开工作年度报告编制，全文由五部分组成。",
        "aggregate",
    ),
    ("报告汇总全市数据，统计期限为2025年1月1日至12月31日。", "aggregate"),
    ("所列数据仅限云泽市教育局机关，统计时间为2025年1月1日至12月31日。", "own"),
    ("所列数据的统计期限自2025年1月1日起，统计范围限于本单位。", "own"),
    ("所列数据仅包括本机关的数据。", "own"),
    ("本年度报告数据只反映我局情况。", "own"),
    ("本报告数据只统计本级政府的数据。", "government_level"),
    ("本报告统计数据仅含区级政府数据。", "government_level"),
    ("本报告数据为区政府本级，不含街道和部门。", "government_level"),
    ("统计口径为区本级。", "government_level"),
    ("本报告数据涵盖全省税务系统。", "system"),
    ("本报告由县政府办公室根据各乡镇人民政府、县直各部门的年度报告汇总编制。", "aggregate"),
    ("本报告统计数据为县政府及县政府办公室数据，不含各部门、各乡镇。", "government_level"),
    ("报告内容涵盖县政府及其办公室。", "government_level"),
    ("报告中所列数据包含县本级、乡镇（街道）和县直部门。", "aggregate"),
    ("本报告由云泽县各乡镇、各部门政府信息公开年度报告综合整理而成。", "aggregate"),
    ("本年度报告统计数据为云泽市教育局机关数据。", "own"),
    ("本报告数据包括市政府和市政府办公厅。", "government_level"),
    ("所列数据包括各级气象部门。", "system"),
]


@pytest.mark.parametrize(("sentence", "scope"), PLAIN)
def test_a_sentence_on_the_data_says_it(sentence: str, scope: Scope) -> None:
    found, confidence, told = read_scope("云泽市人民政府", Passages((sentence,)))
    assert (found, confidence) == (scope, "plain")
    assert [(one.source, one.value, one.text) for one in told] == [("text", scope, sentence.rstrip("。"))]


UNSAID = [
    "我局召开培训会，包括各镇各街道。",
    "本报告按照关于做好市政府各部门2025年政府信息公开工作年度报告编制和发布工作的通知要求编制。",
    "举办年度报告编制培训，包括各部门、各镇工作人员。",
    "指导各部门、各街道做好统计数据填报。",
    "加强对各镇、各部门数据公开的督促。",
    "2024年，全市各级行政机关认真落实条例，形成本年度报告。",
    "本报告数据不包括各镇、各街道。",
    "本报告由白石街道办事处综合各项数据编制。",
    "所列数据未包括下属单位。",
    "本报告数据为市政府本级及街道的数据。",
    "本报告数据中，12件为市政府本级。",
    "数据涵盖全市各级行政机关。另有数据仅包括本机关。",
    "全市收到申请95件。",
    "",
]


@pytest.mark.parametrize("sentence", UNSAID)
def test_nothing_is_guessed_of_a_government(sentence: str) -> None:
    for agency in (None, "云泽市人民政府", "云泽市人民政府办公室", "云泽市"):
        scope, confidence, _ = read_scope(agency, Passages((sentence,)))
        assert (scope, confidence) == ("unknown", None)


RECEIVED = "2024年，我局共收到政府信息公开申请3件。"


def test_a_department_that_tells_what_it_received_itself() -> None:
    scope, confidence, told = read_scope("云泽市教育局", Passages(("", RECEIVED)))
    assert (scope, confidence, told[0].text) == ("own", "hinted", RECEIVED.rstrip("。"))


@pytest.mark.parametrize(
    "agency", [None, "云泽市人民政府", "云泽市人民政府办公室", "国家税务总局云泽市税务局", "云泽海关"]
)
def test_no_hint_of_governments_and_vertical_units(agency: str | None) -> None:
    """Hongze 2024: the office received 17, the table counts the district's 95."""
    assert read_scope(agency, Passages(("", RECEIVED)))[0] == "unknown"


def test_a_system_only_with_evidence() -> None:
    assert read_scope("国家税务总局云泽市税务局", Passages(("本报告数据涵盖全系统。",)))[0] == "system"
    assert read_scope("云泽市教育局", Passages(("本报告数据涵盖全系统。",)))[0] == "unknown"
    assert read_scope("国家税务总局云泽市税务局", Passages(("税务系统工作平稳。",)))[0] == "unknown"


@pytest.mark.parametrize(
    ("words", "agency", "scope"),
    [
        ("梳理编制云泽海关关区2024年政府信息公开工作年度报告。", "云泽海关", "system"),
        ("本报告梳理2024年海关系统政府信息公开工作情况编制而成。", "海关总署", "system"),
        ("海关总署(本级机关)2024年政府信息公开工作年度报告", "海关总署", "own"),
        ("云泽市人民政府（本级）2024年政府信息公开工作年度报告", "云泽市人民政府", "government_level"),
        ("云泽县人民政府机关2024年政府信息公开工作年度报告", "云泽县人民政府", "government_level"),
        ("本报告反映以县人民政府及其办公室名义公开信息的情况。", "云泽县人民政府", "government_level"),
        ("本年报在2024年度各乡镇（街道）、县政府各部门的年度报告的基础上编制。", "云泽县人民政府", "aggregate"),
        ("本報告涵蓋廣東各地級以上市、縣政府和省政府各部門的情況。", "廣東省人民政府", "aggregate"),
        ("本报告汇总全市数据，统计期限为2024年1月1日至12月31日。", "云泽市人民政府", "aggregate"),
        ("报告根据条例要求，结合全区各级各部门2024年政府信息公开年度报告编制而成。", None, "aggregate"),
        ("本报告所列数据来自全市编制年度报告的单位。", None, "aggregate"),
        (
            "2024年度报告根据条例，由市政府办公厅综合各区（县）人民政府（下称“各区”）和市政府各委、办、局（下称“市级机关”）的政府信息公开年度报告编制而成。",
            None,
            "aggregate",
        ),
        ("本报告在各乡（镇）、县政府各部门年度报告基础上汇总编制。", "云泽县人民政府", "aggregate"),
    ],
)
def test_what_titles_and_their_likes_say(words: str, agency: str | None, scope: Scope) -> None:
    assert read_scope(agency, Passages((fold(words),)))[:2] == (scope, "plain")


def test_a_title_that_says_behind_it_that_it_is_of_one_level() -> None:
    for title in ("政府信息公开工作年度报告【城区本级】", "云泽市2024年政府信息公开工作年度报告（市本级）"):
        assert read_scope("云泽市人民政府", Passages((title,)))[:2] == ("government_level", "plain")


def test_a_system_and_its_head_alone_report_apart() -> None:
    system, head = (f"云泽市市场监督管理{whose}2023年政府信息公开工作年度报告" for whose in ("系统", "局机关"))
    assert read_scope("云泽市市场监督管理局", Passages((system,)))[:2] == ("system", "plain")
    assert read_scope("云泽市市场监督管理局", Passages((head,)))[:2] == ("own", "plain")
    said = "通过依申请公开系统2023年政府信息公开申请有7件。"
    assert read_scope("云泽市市场监督管理局", Passages((said,)))[0] == "unknown"


@pytest.mark.parametrize(
    ("words", "agency", "scope"),
    [
        ("本报告数据包括19个镇（街道）、31个区级部门和区政府办公室。", "云泽区人民政府", "aggregate"),
        ("本年报中的数据均为全市（含市、县、乡三级）汇总数据。", "云泽市人民政府", "aggregate"),
        ("本报告所列数据仅为局机关数据。", "云泽市水利局", "own"),
        ("本报告所列数据为本机关数据，不含下属单位。", "云泽市水利局", "own"),
        ("本报告由市政府办公室根据各县人民政府、市政府各部门的年度报告综合编制。", "云泽市人民政府", "aggregate"),
        ("本报告包括国家税务总局云泽市税务局及所属县税务局。", "国家税务总局云泽市税务局", "system"),
        ("本报告数据包括云泽海关及其隶属海关。", "云泽海关", "system"),
        (
            "本年度政府信息公开工作报告由县政府办公室综合各乡（镇）、县政府各部门年度报告编制。",
            "云泽县人民政府办公室",
            "aggregate",
        ),
    ],
)
def test_who_is_counted(words: str, agency: str, scope: Scope) -> None:
    assert read_scope(agency, Passages((words,)))[:2] == (scope, "plain")


@pytest.mark.parametrize(
    ("words", "agency", "scope"),
    [
        (
            "本报告数据统计范围为市政府本级（含市政府办公室），不含各部门、各区县。",
            "云泽市人民政府",
            "government_level",
        ),
        ("本报告数据涵盖局机关各科室、局属各单位。", "云泽市水利局", "unknown"),
        ("本报告所列数据为我局数据和所属单位数据的汇总。", "云泽市水利局", "aggregate"),
    ],
)
def test_what_is_left_out_or_belongs_to_a_bureau_makes_no_aggregate(words: str, agency: str, scope: Scope) -> None:
    """不含各部门、各区县 was read as that the last of these is counted."""
    assert read_scope(agency, Passages((words,)))[0] == scope


@pytest.mark.parametrize(
    "sentence",
    [
        "本报告数据涵盖县政府及县政府办公室、统计局。",
        "本报告数据涵盖县政府及县政府办公室，以及县直各部门。",
        "本报告由县政府办公室根据各科室提供的数据汇总编制。",
    ],
)
def test_a_government_with_its_office_and_more_is_no_level_of_its_own(sentence: str) -> None:
    assert read_scope("云泽县人民政府", Passages((fold(sentence),)))[0] != "government_level"


def test_an_agency_that_tells_by_its_name_what_it_received() -> None:
    sentence = "2024年，云泽市水利局{}共收到政府信息公开申请3件。"
    assert read_scope("云泽市水利局", Passages((sentence.format(""),)))[:2] == ("own", "hinted")
    assert read_scope("云泽市水利局", Passages((sentence.format("及所属单位"),)))[0] == "unknown"
    assert read_scope("云泽市教育局", Passages((sentence.format(""),)))[0] == "unknown"
    assert read_scope("云泽市人民政府", Passages((sentence.format(""),)))[0] == "unknown"


def test_a_system_behind_the_year_in_a_title() -> None:
    """Only a title with the year behind it was known (provincial post offices, 2020)."""
    for title in ("2022年云泽省邮政管理系统政府信息公开年度报告", "云泽省邮政管理系统2022年政府信息公开年度报告"):
        assert read_scope(None, Passages((title,)))[:2] == ("system", "plain")
    assert read_scope(None, Passages(("2022年云泽省信息系统政府信息公开年度报告",)))[0] == "unknown"


@pytest.mark.parametrize(
    "sentence",
    [
        "各部门、各区年度报告由其自行编制发布，本报告不再汇总其数据。",
        "各部门、各区县数据不计入本报告。",
        "各区县、各部门的数据不在本报告统计范围内。",
        "各部门、各区县数据不再汇总。",
        "市政府各部门、各区人民政府年度报告另行发布，本报告数据为市政府办公室数据。",
        "本报告数据与各部门年度报告数据可能存在差异。",
        "本报告数据和各部门数据统计口径不同。",
        "本年度报告与各部门年度报告一并公布，数据以各部门公布为准。",
        "本报告所列申请由市政府办公室办理，由各部门受理的申请数据见各部门报告。",
        "部分年报填报不规范，如各乡镇、各部门的统计数据前后矛盾。",
        "本报告不仅反映我办情况。",
        "本报告不只包括市本级，统计范围另有说明。",
        "统计范围并非仅限本单位。",
        "本报告数据不仅为市本级数据。",
        "本报告统计数据不是市政府办公厅机关数据。",
    ],
)
def test_bodies_that_report_apart_and_one_that_is_not_counted_alone_tell_no_scope(sentence: str) -> None:
    """各部门数据不计入本报告 was read as an aggregate, 不仅反映我办情况 as the office's own."""
    assert read_scope("云泽市人民政府", Passages((sentence,)))[:2] == ("unknown", None)


@pytest.mark.parametrize("words", ["不含全市税务系统其他单位", "不涵盖全市税务系统", "不为全系统数据"])
def test_a_system_that_is_not_counted_is_none(words: str) -> None:
    assert read_scope("国家税务总局云泽市税务局", Passages((f"本报告数据{words}。",)))[:2] == ("unknown", None)


@pytest.mark.parametrize(
    "sentence",
    [
        "本报告数据不是市本级数据，而是全市汇总数据。",
        "本报告不仅包括市政府办公室，还包括各部门、各县区的数据。",
        "本报告不仅为市本级情况还包括各部门、各县区的数据。",
        "本报告由各部门、各乡镇数据汇总形成，不再单独公布各单位数据。",
        "本报告将各部门、各区县数据一并汇总。",
        "除垂直管理单位外，本报告数据汇总各部门、各乡镇。",
    ],
)
def test_what_is_counted_besides_what_is_not_makes_an_aggregate(sentence: str) -> None:
    """Guards against telling too little."""
    assert read_scope("云泽市人民政府", Passages((sentence,)))[:2] == ("aggregate", "plain")


@pytest.mark.parametrize(
    "words",
    [
        "本报告数据仅限市水利局机关及下属单位。",
        "本报告数据为市水利局机关数据和事业单位数据。",
        "本报告统计范围限于本机关及事业单位。",
        "本报告数据仅统计我局及事业单位。",
        "本报告数据" + "甲" * 600 + "仅包括本机关。",
        "通过政务公开系统2023年政府信息公开情况较好。",
    ],
)
def test_a_body_with_others_and_a_sentence_without_end_tell_no_scope(words: str) -> None:
    assert read_scope("云泽市水利局", Passages((words,)))[0] == "unknown"


def test_scopes_that_contradict_each_other_leave_nothing_to_a_hint() -> None:
    told = ("数据涵盖全市各级行政机关。另有数据仅包括本机关。", RECEIVED)
    assert read_scope("云泽市水利局", Passages(told))[:2] == ("unknown", None)


@pytest.mark.parametrize(
    ("words", "agency", "scope"),
    [
        ("本报告数据单独公布且仅包括本机关。", "云泽市水利局", "own"),
        ("所列数据仅包括本机关的数据。", "国家税务总局云泽市税务局", "own"),
        ("本报告数据涵盖全市各级行政机关。", "国家税务总局云泽市税务局", "system"),
    ],
)
def test_what_a_vertical_unit_sums_up_is_its_system(words: str, agency: str, scope: Scope) -> None:
    assert read_scope(agency, Passages((words,)))[:2] == (scope, "plain")
