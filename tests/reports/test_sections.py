"""Sections by their headings, whatever number and wording a page gives them."""

from gongkai.reports.sections import read_sections
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


def test_other_titles_of_the_fifth() -> None:
    for heading in ("存在的主要问题及改进情况", "存在问题及改进措施", "政府信息公开工作存在的主要问题和改进情况"):
        assert sections(f"五、{heading}")[0][0] == "五"


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
