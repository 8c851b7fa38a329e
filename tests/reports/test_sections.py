"""Sections by their headings, whatever number and wording a page gives them."""

import pytest

from gongkai.reports.sections import heading_of, read_sections
from gongkai.values import Grid, Paragraph


def sections(*lines: str) -> list[tuple[str, str, str]]:
    blocks: list[Paragraph | Grid] = [Paragraph(line) for line in lines]
    return [(section.number, section.heading, section.text) for section in read_sections(blocks)]


def test_text_belongs_to_the_heading_above_it() -> None:
    assert sections("标题", "一、总体情况", "甲", "（一）主动公开。", "六、其他需要报告的事项", "无。") == [
        ("一", "总体情况", "甲\n（一）主动公开。"),
        ("六", "其他需要报告的事项", "无。"),
    ]


def test_the_topic_decides_not_the_printed_number() -> None:
    found = sections(
        "一、主动公开政府信息情况",
        "四、政府信息公开申请情况",
        "三、政府信息公开行政复议、行政诉讼情况",
        "二、工作机制保障",
    )
    assert [(number, heading) for number, heading, _ in found] == [
        ("二", "主动公开政府信息情况"),
        ("三", "政府信息公开申请情况"),
        ("四", "政府信息公开行政复议、行政诉讼情况"),
        ("", "工作机制保障"),
    ]


def test_items_of_a_part_by_digits_open_no_part() -> None:
    found = sections(
        "一、总体情况",
        "1.主动公开政府信息情况。全年发布信息3条。",
        "2.依申请公开。收到申请1件。",
        "二、主动公开政府信息情况",
        "3、收到和处理政府信息公开申请情况",
    )
    assert [(number, text) for number, _, text in found] == [
        ("一", "1.主动公开政府信息情况。全年发布信息3条。\n2.依申请公开。收到申请1件。"),
        ("二", ""),
        ("三", ""),
    ]
    assert [number for number, _, _ in sections("1、总体情况", "1、主动公开政府信息情况")] == ["一", "二"]


def test_headings_among_the_text_of_one_line() -> None:
    found = sections("云泽市水利局年度报告 一、总体情况 2024年，收到申请3件。 二、主动公开政府信息情况 见表。")
    assert found == [("一", "总体情况", "2024年，收到申请3件。"), ("二", "主动公开政府信息情况", "见表。")]
    assert sections("一、总体情况 2024年，收到申请3件。") == [("一", "总体情况", "2024年，收到申请3件。")]


def test_other_titles_of_the_fifth() -> None:
    for heading in ("存在的主要问题及改进情况", "存在问题及改进措施", "政府信息公开工作存在的主要问题和改进情况"):
        assert sections(f"五、{heading}")[0][0] == "五"


def test_a_label_of_rows_over_a_table_of_its_own_is_no_heading() -> None:
    found = sections(
        "三、收到和处理政府信息公开申请情况",
        "一、本年新收政府信息公开申请数量",
        "三、本年度办理结果",
        "四、结转下年度继续办理",
        "六、其他",
    )
    assert [heading for _, heading, _ in found] == ["收到和处理政府信息公开申请情况", "其他"]


def test_a_row_of_a_flattened_table_is_no_heading() -> None:
    found = sections(
        "三、收到和处理政府信息公开申请情况",
        "一、本年新收 3 0 0 0 0 0 3",
        "三、本年度办理结果 （一）予以公开 2 0 0 0 0 0 2",
        "四、结转下年度继续办理 1 - / 0 0 0 1",
        "四、其他处理",
    )
    assert [heading for _, heading, _ in found] == ["收到和处理政府信息公开申请情况", "其他处理"]


def test_a_sentence_is_no_heading() -> None:
    assert (
        sections(
            "一、完善制度，落实责任。",
            "二、2024年本机关主动公开信息共一百五十三条，其中通过网站公开一百条，通过公告栏公开五十三条。",
        )
        == []
    )


def test_the_foot_of_the_page_is_no_text() -> None:
    found = sections("六、其他需要报告的事项", "无。", "主办单位：某局 网站标识码：0000000000", "版权所有")
    assert found == [("六", "其他需要报告的事项", "无。")]


def test_headings_with_text_right_behind_them() -> None:
    assert sections("一、总体情况：本年度做了如下工作。", "六、其他需要报告的事项。无。") == [
        ("一", "总体情况", "本年度做了如下工作。"),
        ("六", "其他需要报告的事项", "无。"),
    ]


def test_titles_without_a_number_and_with_spaces() -> None:
    found = sections("总 体 情 况", "甲。", "主动公开政府信息情况", "第五部分 存在的主要问题及改进情况", "乙。")
    assert found == [
        ("一", "总体情况", "甲。"),
        ("二", "主动公开政府信息情况", ""),
        ("五", "存在的主要问题及改进情况", "乙。"),
    ]


def test_a_stroke_for_the_comma_of_a_list() -> None:
    """As scans are recognised, and some pages typed."""
    found = sections("一丶总体情况", "甲。", "四丶政府信息公开行政复议丶行政诉讼情况", "六丶其他需要报告的事项：无。")
    assert [(number, text) for number, _, text in found] == [("一", "甲。"), ("四", ""), ("六", "无。")]


def test_a_title_inside_a_sentence_opens_nothing() -> None:
    lines = (
        "本报告由总体情况、主动公开政府信息情况、收到和处理政府信息公开申请情况等部分组成。",
        "（一）主动公开情况。全年更新栏目。",
        "存在问题及改进措施：一是力量不足。",
        "1、其他",
    )
    assert sections("一、总体情况", *lines) == [("一", "总体情况", "\n".join(lines))]


def test_headings_dropped_and_renumbered() -> None:
    """Six narrative parts, then the statutory tables from 一 again, as a city commission prints them (2024)."""
    found = sections(
        "一、总体情况",
        "二、工作机制保障",
        "三、主动公开工作情况",
        "四、政府信息公开申请情况",
        "五、政府信息管理",
        "一、主动公开政府信息情况",
        "二、收到和处理政府信息公开申请情况",
        "三、政府信息公开行政复议、行政诉讼情况",
        "五、其他需要报告的事项",
    )
    assert [number for number, _, _ in found] == ["一", "", "二", "三", "", "二", "三", "四", "六"]


@pytest.mark.parametrize(
    ("heading", "number"),
    [
        ("一、基本情况", "一"),
        ("一、工作概况", "一"),
        ("二、主动公开信息情况", "二"),
        ("三、依申请公开政府信息办理情况", "三"),
        ("四、因政府信息公开工作被申请行政复议、提起行政诉讼情况", "四"),
        ("四、行政复议和行政诉讼情况", "四"),
        ("五、存在问题及改进措施", "五"),
        ("五、政府信息公开工作存在的主要问题和改进情况", "五"),
        ("五、工作中的不足与下一步打算", "五"),
        ("五、问题与改进", "五"),
        ("五、存在的困难及改进思路", "五"),
        ("五、下一步工作打算", "五"),
        ("三、困难群众救助信息", ""),
        ("六、其他报告事项", "六"),
        ("六、其他有关情况", "六"),
        ("六、需要报告的其他事项", "六"),
        ("六、其他事项", "六"),
        ("七、附件", ""),
        ("五、存在的主要問題及改進情況", "五"),
    ],
)
def test_the_statutory_number_by_topic(heading: str, number: str) -> None:
    assert [found[0] for found in sections(heading)] == [number]


def test_a_heading_of_the_markup_needs_no_number() -> None:
    blocks = [Paragraph("政府信息依申请公开情况", heading=True), Paragraph("收到申请3件。")]
    assert [(one.number, one.text) for one in read_sections(blocks)] == [("三", "收到申请3件。")]
    assert read_sections([Paragraph("政府信息依申请公开情况")]) == ()


def test_sections_keep_no_contacts() -> None:
    assert sections("六、其他需要报告的事项", "咨询电话：0519-00000000。")[0][2] == "咨询电话：[telephone]。"


def test_tables_are_no_text() -> None:
    blocks: list[Paragraph | Grid] = [Paragraph("二、主动公开政府信息情况"), Grid(((),), 1), Paragraph("如上。")]
    assert [section.text for section in read_sections(blocks)] == ["如上。"]


def test_an_item_with_the_number_of_a_part_that_stands_elsewhere() -> None:
    """The second item of 一 was read as part 二, and what followed it as the part's text."""
    lines = [
        "一、总体情况",
        "1.制度建设情况",
        "2.主动公开信息情况",
        "公开信息8条。",
        "二、主动公开政府信息情况",
        "如表。",
    ]
    assert [(number, text) for number, _, text in sections(*lines)] == [
        ("一", "1.制度建设情况\n2.主动公开信息情况\n公开信息8条。"),
        ("二", "如表。"),
    ]
    assert [number for number, *_ in sections("一、总体情况", "甲。", "2、主动公开政府信息情况")] == ["一", "二"]


@pytest.mark.parametrize(
    ("heading", "number", "words"),
    [
        ("一、总体情况、", "一", "总体情况"),
        ("一、工作总体推进情况", "一", "工作总体推进情况"),
        ("一、信息公开总体工作情况", "一", "信息公开总体工作情况"),
        ("四、依申请公开收费及减免情况", "", "依申请公开收费及减免情况"),
        ("五、复议、诉讼和申诉情况", "四", "复议、诉讼和申诉情况"),
        ("二、主动公开情况。", "二", "主动公开情况"),
        ("一、教育局信息公开总体情况概述。", "一", "教育局信息公开总体情况概述"),
    ],
)
def test_headings_in_other_words(heading: str, number: str, words: str) -> None:
    assert [found[:2] for found in sections(heading)] == [(number, words)]


def test_a_heading_behind_the_last_sentence_of_the_preamble() -> None:
    assert sections("如有疑问，请与本局联系。一、总体情况", "甲。") == [("一", "总体情况", "甲。")]


def test_a_sentence_that_ends_like_a_title_is_no_heading() -> None:
    """Guards against telling too much."""
    assert [number for number, *_ in sections("五、存在的主要问题及改进情况", "二、主动公开还有不及时的情况。")] == [
        "五"
    ]


@pytest.mark.parametrize("heading", ["其他需要说明的事项", "其他情况说明"])
def test_other_words_for_other_matters(heading: str) -> None:
    assert [number for number, *_ in sections("一、总体情况", "甲", f"六、{heading}", "无。")] == ["一", "六"]


def test_a_table_of_contents_is_no_parts() -> None:
    """Its lines were parts without text, before the parts themselves."""
    headings = ("一、总体情况", "二、主动公开政府信息情况")
    blocks = [*(Paragraph(f"{heading}……{n}") for n, heading in enumerate(headings, 1))]
    blocks += [Paragraph(text) for heading in headings for text in (heading, "正文。")]
    assert [(one.number, one.text) for one in read_sections(blocks)] == [("一", "正文。"), ("二", "正文。")]


def test_a_part_of_another_name_between_those_that_have_their_numbers() -> None:
    found = sections(
        "一、工作开展情况",
        "二、主动公开政府信息情况",
        "三、收到和处理政府信息公开申请情况",
        "四、政府信息公开行政复议、行政诉讼情况",
        "五、存在的主要问题及改进情况",
        "六、附则",
        "七、附件",
    )
    assert [number for number, *_ in found] == ["一", "二", "三", "四", "五", "", ""]
    assert [number for number, *_ in sections("五、存在的主要问题及改进情况", "六、政府信息公开收费情况")] == [
        "五",
        "六",
    ]


def test_a_part_of_another_name_is_none_where_its_neighbours_are_renumbered() -> None:
    """Guards against telling too much."""
    found = sections("一、重点工作", "二、收到和处理政府信息公开申请情况", "三、收费情况", "四、其他需要报告的事项")
    assert [number for number, *_ in found] == ["", "三", "", "六"]
    found = sections("一、总体情况", "二、重点工作", "三、收到和处理政府信息公开申请情况", "二、主动公开政府信息情况")
    assert [number for number, *_ in found] == ["一", "", "三", "二"]


def test_parts_numbered_in_brackets_on_a_page_without_others() -> None:
    lines = ("（一）总体情况", "甲。", "（二）主动公开政府信息情况", "（三）收到和处理政府信息公开申请情况", "乙。")
    assert sections(*lines) == [
        ("一", "总体情况", "甲。"),
        ("二", "主动公开政府信息情况", ""),
        ("三", "收到和处理政府信息公开申请情况", "乙。"),
    ]
    assert [number for number, *_ in sections("一、总体情况", *lines)] == ["一"]
    assert sections(*lines[:2], "（二）依申请公开情况", "（三）队伍建设") == []


def test_headings_in_brackets_take_time_that_grows_with_the_page_only() -> None:
    assert sections(*["（一）总体情况"] * 20_000, f"（二）{'主动公开' * 20_000}") == []


@pytest.mark.parametrize(
    ("line", "number", "text"),
    [
        ("一、总体情况2024年，收到申请3件。", "一", "2024年，收到申请3件。"),
        ("一、总体情况（一）主动公开。公开8条。", "一", "（一）主动公开。公开8条。"),
        ("六、其他需要报告的事项无。", "六", "无。"),
        ("四、政府信息公开行政复议、行政诉讼情况本年度未发生。", "四", "本年度未发生。"),
    ],
)
def test_a_heading_that_looks_alone_set_apart_from_its_text(line: str, number: str, text: str) -> None:
    assert [(found[0], found[2]) for found in sections(line)] == [(number, text)]


def test_what_a_title_goes_on_with_is_not_its_topic() -> None:
    for heading in ("一、总体情况，包括主动公开、依申请公开等情况", "一、总体情况（概述主动公开、依申请公开）"):
        assert [number for number, *_ in sections(heading, "甲。")] == ["一"]
    assert sections("一、总体情况良好，无投诉。") == []


@pytest.mark.parametrize(
    "line",
    [
        "二、主动公开情况；",
        "二、主动公开信息若干条。",
        "七、队伍建设情况。",
        *("三、收到申请；", "三、收到申请;", "三、收到申请，"),
    ],
)
def test_what_ends_as_sentences_do_is_no_heading(line: str) -> None:
    """Only what ends as titles do, and is of a topic, may have a stop behind it: 二、主动公开情况。"""
    assert heading_of(Paragraph(line)) is None


@pytest.mark.parametrize("label", ["其他", "其它", "其他处理", "总计", "合计", "总数", "共计"])
def test_labels_of_rows_that_parts_are_titled_with_too(label: str) -> None:
    assert heading_of(Paragraph(f"七、{label}")) == label


@pytest.mark.parametrize(("length", "is_heading"), [(24, True), (25, False)])
def test_what_is_marked_up_as_a_heading_is_short(length: int, is_heading: bool) -> None:
    text = "我局主动公开情况".rjust(length, "我")
    assert (heading_of(Paragraph(text, heading=True)) == text) is is_heading
    assert heading_of(Paragraph(text)) is None


def test_a_marked_heading_with_a_comma_in_it_is_one() -> None:
    found = read_sections([Paragraph("问题、不足与改进措施", heading=True), Paragraph("正文。")])
    assert [(one.number, one.text) for one in found] == [("五", "正文。")]


def test_an_item_whose_part_the_page_does_not_number_is_an_item() -> None:
    assert sections("一、总体情况", "1.主动公开政府信息情况", "正文。") == [
        ("一", "总体情况", "1.主动公开政府信息情况\n正文。")
    ]


def test_a_sentence_that_begins_as_a_number_numbers_no_parts() -> None:
    found = sections("一是加强领导。", "1、总体情况", "甲。", "2、收到和处理政府信息公开申请情况", "乙。")
    assert [(number, text) for number, _, text in found] == [("一", "甲。"), ("三", "乙。")]


def test_what_looks_like_a_foot_ends_an_open_part_only_and_in_a_short_line() -> None:
    long = "打印".ljust(120, "文")
    assert sections("版权所有：某局", "一、便民打印总体情况", long, "关闭窗口", "站内链接") == [
        ("一", "便民打印总体情况", long)
    ]
    assert sections("一、总体情况", long[:-1]) == [("一", "总体情况", "")]


def test_a_number_beyond_the_form_or_of_a_known_topic_decides_nothing() -> None:
    assert [number for number, _, _ in sections("七、附录", "一、总体情况")] == ["", "一"]
    found = sections(
        *("一、总体情况", "二、主动公开政府信息情况", "三、主动公开平台建设", "四、行政复议、行政诉讼情况"),
    )
    assert [number for number, _, _ in found] == ["一", "二", "二", "四"]


def test_a_part_that_comes_twice_with_text_is_kept_twice() -> None:
    assert [text for _, _, text in sections("一、总体情况", "甲。", "一、总体情况", "乙。")] == ["甲。", "乙。"]
