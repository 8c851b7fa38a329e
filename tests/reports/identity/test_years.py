"""The report's year: from the page alone, and what contradicts it is told."""

import pytest

from gongkai.documents import read_document
from gongkai.reports.identity.reader import Identity, identify
from gongkai.reports.identity.years import title_years
from gongkai.reports.passages import read_passages
from gongkai.values import Document, Grid, GridCell

TITLE = "云泽市教育局政府信息公开工作年度报告"


def who(*paragraphs: str, head: str = "", table: str = "") -> Identity:
    body = "".join(f"<p>{text}</p>" for text in paragraphs)
    page = f"<html><head>{head}</head><body>{table}{body}</body></html>"
    document = read_document(page.encode(), name="x.html")
    return identify(document, read_passages(document))


def rules(found: Identity) -> list[tuple[str, str, str]]:
    return [(finding.rule, finding.severity, finding.status) for finding in found.findings]


BROKEN = ("X-YEAR", "warning", "fail")


@pytest.mark.parametrize(
    ("title", "years"),
    [
        ("云泽市教育局2023年政府信息公开工作年度报告", (2023,)),
        ("云泽市教育局２０２３ 年度政府信息公开年报", (2023,)),
        ("云泽市教育局二〇二三年政府信息公开工作年度报告", (2023,)),
        ("云泽市教育局二○二三年政府信息公开工作年度报告", (2023,)),
        ("云泽市教育局二O二三年政府信息公开工作年度报告", (2023,)),
        ("云泽市教育局二零二零年政府信息公开工作年度报告", (2020,)),
        ("云泽市教育局2023政府信息公开工作年度报告", (2023,)),
        ("云泽市教育局2024年1月发布的2023年度政府信息公开工作报告", (2023,)),
        ("云泽市教育局2024年发布的2023年度政府信息公开工作报告", (2023,)),
        ("云泽大学2019-2021学年信息公开工作报告", ()),
        ("云泽市教育局2022年、2023年政府信息公开工作报告", (2022, 2023)),
        ("云泽市教育局2022-2023年政府信息公开工作报告", (2022, 2023)),
        ("云泽市教育局2022—2023年度政府信息公开工作报告", (2022, 2023)),
        ("云泽市教育局2023年1-12月政府信息公开工作报告", (2023,)),
        ("云泽市教育局2023年政府信息公开工作年度报告（云教发〔2024〕5号）", (2023,)),
        ("云泽市教育局政府信息公开工作年度报告", ()),
        ("云泽市1987年政府信息公开工作年度报告", ()),
        ("云泽市水利局政府信息公开年报（2023）", (2023,)),
        ("政府信息公开年报（2023）5号", ()),
        ("【2023】云泽市水利局政府信息公开年报", (2023,)),
        ("云泽市水利局政府信息公开年报【2023】5号", ()),
        ("云泽市水利局政府信息公开工作年度报告（2023年1月1日至12月31日）", (2023,)),
        ("云泽市水利局政府信息公开工作年度报告（2023年1月1日—2023年12月31日）", (2023,)),
        ("云泽学院政府信息公开工作年度报告（2022年9月1日至2023年8月31日）", ()),
    ],
)
def test_years_of_a_title(title: str, years: tuple[int, ...]) -> None:
    assert title_years(title) == years


@pytest.mark.parametrize(
    "period",
    [
        "数据统计期限为2022年1月1日起至12月31日止。",
        "本报告统计期自2022年1月1日至2022年12月31日。",
        "统计期限：2022.1.1-2022.12.31",
        "统计期限：2022-01-01至2022-12-31",
        "统计时段为２０２２年１月１日至１２月３１日。",
        "统计期限为二〇二二年1月1日至12月31日。",
        "所列数据为2022年1月至12月的数据。",
        "统计期限自二〇二二年一月一日起至十二月三十一日止。",
        "统计期限为2022年度。",
        "本报告统计时段：2022年全年。",
        "根据条例，现公布2022年政府信息公开工作年度报告。",
    ],
)
def test_the_preamble_where_the_title_has_no_year(period: str) -> None:
    found = who(TITLE, period, "一、总体情况")
    assert (found.year, rules(found)) == (2022, [])
    assert {one.source for one in found.evidence if one.field == "year"} == {"preamble"}


@pytest.mark.parametrize(
    "text",
    [
        "2022年，我局认真贯彻落实条例。",
        "2022年度，我局坚持以公开为常态。",
        "2022年以来，我乡在县委县政府的正确领导下，扎实推进公开工作。",
        "现结合我镇实际，汇报我镇2022年政府信息公开工作。",
        "现将2022年度政府信息公开工作情况总结如下：",
        "2022年我局政府信息公开工作运行良好。",
        "2022年共收到政府信息公开申请3件。",
        "全年工作平稳。2022年我局主动公开政府信息15条。",
        "全年工作平稳。2022年度我街办未接到政府信息公开申请。",
        "全年工作平稳。2022年我局未发生行政复议。",
        "截至2022年12月31日，网站上共有信息15条。",
        "截止2022年底，网站上共有信息15条。",
    ],
)
def test_the_text_where_nothing_else_has_a_year(text: str) -> None:
    found = who(TITLE, "一、总体情况", text)
    assert (found.year, rules(found)) == (2022, [("READ-YEAR", "info", "pass_assumed")])
    assert [one.source for one in found.evidence if one.field == "year"] == ["text"]


@pytest.mark.parametrize(
    "text",
    [
        "2025年，我局将继续做好公开工作。",
        "较2021年增长12%，收到申请3件。",
        "9件转结2025年办理。",
        "根据2019年修订的条例开展工作。",
        "2021年，我局认真落实。2022年，我局严格落实。",
        "我局成立于2018年。",
        "2021年发生的行政复议仍在审理。",
        "2025年我局计划制定规范性文件3件。",
        "工作平稳。</p><p>二、主动公开政府信息情况</p><p>正文。</p><p>三、收到和处理政府信息公开申请情况</p><p>"
        "详见2021年政府信息公开工作情况。",
    ],
)
def test_other_years_of_the_text_are_not_the_reports(text: str) -> None:
    found = who(TITLE, "一、总体情况", text)
    assert (found.year, rules(found)) == (None, [("READ-YEAR", "warning", "not_assessable")])


def _sheet(label: str, **metadata: str) -> Document:
    cell = GridCell(label, 0, 0)
    return Document("xlsx", "", metadata, (Grid(((cell,),), 1),))


@pytest.mark.parametrize(
    ("label", "year"),
    [
        ("本年（2023）制发件数", 2023),
        ("本年增/減(指2023年增加或減少的事項數)", 2023),
        ("上一年项目数量（指2022年事项数）", 2023),
        ("本年制发件数", None),
        ("处理决定数量(指2023年办件量)", None),
        ("填表说明：口径与本年（2023）预算一致", None),
    ],
)
def test_the_year_that_offices_write_into_labels(label: str, year: int | None) -> None:
    document = _sheet(label)
    found = identify(document, read_passages(document))
    assert found.year == year
    assert ("READ-YEAR", "info" if year else "warning") in [(rule, severity) for rule, severity, _ in rules(found)]


@pytest.mark.parametrize(
    ("names", "year"),
    [(("2023年", "2023年(2)"), 2023), (("2023",), 2023), (("2022年", "2023年"), None), (("Sheet1",), None)],
)
def test_the_year_of_sheets(names: tuple[str, ...], year: int | None) -> None:
    document = Document("xlsx", "", {f"sheet {n}": name for n, name in enumerate(names, 1)}, ())
    assert identify(document, read_passages(document)).year == year


def test_a_year_from_a_sheet_or_from_other_metadata() -> None:
    """Of what a file says of itself, the names of its sheets alone are heard."""
    document = Document("xlsx", "", {"sheet 1": "2023年"}, ())
    (told,) = [f for f in identify(document, read_passages(document)).findings if f.rule == "READ-YEAR"]
    assert told.zh == "报告年度2023取自工作表名称，标题和统计期未写明"
    assert told.en == "the year 2023 was taken from the sheet's name alone"
    document = Document("xlsx", "", {"keywords": "2023年"}, ())
    assert identify(document, read_passages(document)).year is None


def test_a_year_from_the_name_of_a_file_is_told_as_weak() -> None:
    found = who("2023年报", "正文。")
    assert [f.zh for f in found.findings if f.rule == "READ-YEAR"] == [
        "报告年度2023取自文件名称或首行，标题和统计期未写明"
    ]


def test_a_period_of_another_year() -> None:
    """Huai'an natural resources 2021 states a period of 2020."""
    found = who("云泽市教育局2021年政府信息公开工作年度报告", "统计期限为2020年1月1日至2020年12月31日。")
    assert (found.year, rules(found)) == (2021, [BROKEN])
    assert "2020" in found.findings[0].zh
    told = [(one.value, one.text) for one in found.evidence if one.field == "year"]
    assert told == [("2021", "云泽市教育局2021年政府信息公开工作年度报告"), ("2020", "2020年1月1日至2020年12月31日")]


def test_a_year_that_a_preamble_says_twice_is_told_once() -> None:
    preamble = "现公布2020年政府信息公开工作年度报告。统计期限为2020年1月1日至2020年12月31日。"
    found = who("云泽市教育局2021年政府信息公开工作年度报告", preamble)
    assert (found.year, rules(found)) == (2021, [BROKEN])


def test_a_period_goes_before_a_preamble_s_title_that_the_text_does_not_bear_out() -> None:
    preamble = "现公布2020年政府信息公开工作年度报告。统计期限为2021年1月1日至2021年12月31日。"
    for text in ("正文。", "2021年收到政府信息公开申请3件。", "2020年收到申请3件。2021年收到申请5件。"):
        found = who(TITLE, preamble, "一、总体情况", text)
        assert (found.year, BROKEN in rules(found)) == (2021, True)
    assert who(TITLE, preamble, "一、总体情况", "2020年收到政府信息公开申请3件。").year == 2020


def test_a_school_year_in_a_part_is_not_the_report_s() -> None:
    assert who(TITLE, "一、总体情况", "招生信息自2019年9月1日至2020年8月31日公布。").year is None


def test_a_period_that_runs_over_two_years() -> None:
    found = who("云泽市教育局2021年政府信息公开工作年度报告", "统计期限为2020年1月1日至2021年12月31日。")
    assert (found.year, rules(found)) == (2021, [BROKEN])
    assert who(TITLE, "统计期限为2020年1月1日至2021年12月31日。").year is None


def test_a_title_of_two_years_is_decided_by_the_period() -> None:
    title = "云泽市教育局2022年、2023年政府信息公开工作报告"
    found = who(title, "统计期限为2023年1月1日至12月31日。")
    assert (found.year, rules(found)) == (2023, [BROKEN])
    assert [one.value for one in found.evidence if one.field == "year"] == ["2023", "2023", "2022"]
    assert who(title).year is None
    assert who(title, "统计期限为2021年1月1日至12月31日。").year is None


def test_a_first_line_that_is_no_title_is_heard_last() -> None:
    """A day of publication, or an order of the year before, opens pages whose title is a picture."""
    period = "本报告所列数据的统计期限自2023年1月1日起至12月31日止。"
    for first in ("2024年3月13日", "按照市政府办公室《2024年政务公开工作要点》"):
        found = who(first, period, "一、总体情况")
        assert found.year == 2023
        assert not [rule for rule, *_ in rules(found) if rule == "X-YEAR"]
    assert who("2023年报", "正文。").year == 2023


def test_a_period_that_was_not_changed_under_a_preamble_and_a_text_of_this_year() -> None:
    """Huai'an natural resources 2021, whose page has no title of its own in the text."""
    found = who(
        "根据条例要求，云泽市水利局编制了2023年政府信息公开年度报告。统计期限自2022年1月1日起至2022年12月31日止。",
        "一、总体情况",
        "2023年新收政府信息公开申请3件。",
    )
    assert (found.agency, found.year) == ("云泽市水利局", 2023)
    assert BROKEN in rules(found)


def test_another_year_in_one_part() -> None:
    """Xiliu town's report for 2023 tells of 2022 in one part."""
    title = "云泽市教育局2023年政府信息公开工作年度报告"
    found = who(title, "一、总体情况", "2023年，我局认真落实条例。", "二、主动公开", "2022年，我局制发规范性文件0件。")
    assert (found.year, rules(found)) == (2023, [BROKEN])
    assert "第二部分" in found.findings[0].zh
    compared = who(title, "一、总体情况", "2022年，我局收到申请3件，2023年收到5件。")
    assert rules(compared) == []
    following = who(title, "五、存在的主要问题及改进情况", "2024年，我局主动公开工作将更进一步。")
    assert rules(following) == []


@pytest.mark.parametrize(
    "line",
    [
        "与2022年相比有所减少：2022年收到申请8件，今年收到5件。",
        "2022年收到申请8件，本年收到5件。",
        "2022年主动公开方面存在的问题已经改进。",
    ],
)
def test_another_year_beside_this_one_is_no_contradiction(line: str) -> None:
    title = "云泽市教育局2023年政府信息公开工作年度报告"
    assert rules(who(title, "一、总体情况", line)) == []
    labels = ("一、总体情况", "2022年收到申请8件。", "本年新收政府信息公开申请数量")
    assert rules(who(title, *labels)) == [BROKEN]


@pytest.mark.parametrize(
    ("day", "expected"),
    [
        ("2024-01-01", []),
        ("2024-01-20", []),
        ("2025-12-31", []),
        ("2023-12-31", [BROKEN]),
        ("2022-01-20", [BROKEN]),
        ("2026-01-05", [("X-YEAR", "info", "fail")]),
    ],
)
def test_the_day_of_publication_against_the_year(day: str, expected: list[tuple[str, str, str]]) -> None:
    found = who("云泽市教育局2023年政府信息公开工作年度报告", f"发布日期：{day}")
    assert (found.year, rules(found)) == (2023, expected)


def test_no_year_is_none_and_told() -> None:
    found = who(TITLE)
    assert (found.year, rules(found)) == (None, [("READ-YEAR", "warning", "not_assessable")])
    (told,) = found.findings
    assert told.zh == f"无法确定报告年度（标题：{TITLE}；统计期：无）"
    assert told.en.endswith(f"(title: {TITLE}; statistics periods: none)")
    (told,) = [f for f in who(TITLE, "统计期限为2020年1月1日至2021年12月31日。").findings if f.rule == "READ-YEAR"]
    assert told.zh.endswith("统计期：2020、2021）")
    assert told.en.endswith("statistics periods: 2020, 2021)")


@pytest.mark.parametrize(
    "words",
    [
        ("云泽大学2019-2020学年信息公开工作年度报告",),
        ("云泽大学信息公开年度报告", "本年报由云泽大学编制，为2019—2020学年度信息公开年度报告。"),
        ("云泽大学信息公开年度报告", "所列数据的统计期限自2019年9月1日起至2020年8月31日止。"),
        ("云泽大学2020年度信息公开工作年度报告", "现将2020年度（2019年9月1日至2020年8月31日）的工作报告如下。"),
    ],
)
def test_a_school_year_is_called_by_the_year_in_which_it_ends(words: tuple[str, ...]) -> None:
    """Universities publish in the autumn of that year, which is no slip."""
    found = who(*words, "发布日期：2020-10-30")
    assert (found.agency, found.year) == ("云泽大学", 2020)
    assert rules(found) == [("READ-YEAR", "info", "pass_assumed")]
    assert BROKEN in rules(who(*words, "发布日期：2020-06-30"))


def test_a_school_year_in_the_text_of_a_bureau_is_no_year_of_its_report() -> None:
    """Guards: schools are what bureaus of education write about."""
    found = who("云泽市教育局2022年政府信息公开工作年度报告", "一、总体情况", "2022-2023学年共发布招生信息30条。")
    assert (found.year, rules(found)) == (2022, [])


def test_a_period_that_ends_days_before_the_year_is_of_the_year() -> None:
    """统计期限…至2022年12月20日 of a report written in December left its year unknown."""
    text = "本报告由云泽市医院编制，所列数据的统计期限自2022年1月1日起至2022年12月20日止。\n一、总体情况\n"
    document = read_document(text.encode(), name="x.txt")
    assert identify(document, read_passages(document)).year == 2022
