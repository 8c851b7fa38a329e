"""The parts of a report, by their headings: whatever number a page prints, the topic decides (catalogue item 15)."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import replace
from itertools import chain
from typing import NamedTuple

from gongkai.reports.contacts import without_contacts
from gongkai.reports.labels import match_row, normalise
from gongkai.reports.tables.lines import RESULTS
from gongkai.reports.traditional import simplified
from gongkai.values import Grid, Paragraph, Section

_HEADING = re.compile(r"\s*([一二三四五六七八九十]{1,3})\s*[、丶.．]\s*(\S.{0,38})$")
_NUMERALS = "一二三四五六七八九"
_ITEM = re.compile(r"\s*([1-9])\s*[、丶.．，,]\s*([^。：:]{3,60})")
_UNNUMBERED = 24
"""Characters that a heading without a number has at most, if it is marked up as one."""
_FIGURES_BEHIND = re.compile(r"(?:\s+[\d,.，/／—－-]+)++$")
_TITLES_TOO = frozenset(("其他", "其它", "其他处理", "总计", "合计", "总数", "共计"))
"""Labels that a part may be titled with too."""
_TITLE = (
    "(?:总体|基本)情况|概述"
    "|(?:行政机关)?主动公开(?:政府)?信息(?:的)?(?:工作)?情况"
    "|(?:收到和)?处理政府信息公开申请(?:的)?情况"
    "|(?:因)?政府信息公开(?:工作)?(?:被申请|被提起|引起的|的)?行政复议[、丶和及与]{0,2}(?:被?提起)?行政诉讼(?:的)?(?:工作)?情况"
    "|(?:政府信息公开工作)?存在的?(?:主要)?问题[、丶和及与]?(?:下一步)?改进(?:情况|措施)"
    "|其他需要报告的(?:其他)?事项"
)
_TITLE_ENDS = tuple("况述施项")
_TELLS = re.compile("[，,不未没还有]")
"""Words of a sentence, which no title has."""
_TITLED = re.compile(rf"((?:第?[一二三四五六七八九十]{{1,3}}(?:部分|章)?|\d{{1,2}})[、丶.．，,]?)?({_TITLE})")
"""A statutory title or a variant of it: a heading where it stands alone; before `：` or `。` too if it is numbered."""
_OPENS_TITLED = re.compile(_TITLE)
_RUN_IN = re.compile(
    rf"\s*(?:[一二三四五六七八九十]\s?[、.．]\s?)({_TITLE})\s?(?=20\d\d年|[(（][一1][)）]|[本我][年局办委厅院镇乡街机单部]|按照|根据|全年|无|未)"
)
"""A numbered title with the text right behind it, which a page sets apart by its looks: 一、总体情况2024年，…."""
_INLINE = re.compile(rf"(?:^|(?<=[\s。]))([一二三四五六七八九十]\s?、\s?(?:{_TITLE}))(?=\s|$)")
_HEAD = re.compile(r"[^。：:]{3,60}")
_OPENS = frozenset("一二三四五六七八九十第总基概行主收处因政存其")
"""What a heading of either kind begins with, if not with a digit: most paragraphs are told by it to be none."""
_TOPICS = (
    ("四", re.compile("行政复议|行政诉讼|复议[和及与]?诉讼")),
    ("", re.compile("收费|费用")),
    ("五", re.compile("主要问题|存在的?(?:问题|困难|短板)|问题[与和及]改进|改进(?:情况|措施)|不足|下一步|工作打算")),
    (
        "六",
        re.compile(
            "其他需要报告|其他需?报告|其他事项|其他(?:有关|相关)(?:情况|事项)|需要报告的(?:其他)?事项|其他(?:需要?)?(?:情况)?说明"
        ),
    ),
    ("三", re.compile("申请")),
    ("二", re.compile("主动公开")),
    ("一", re.compile("总体(?:工作|推进|工作推进)?情况|基本(?:情况|概况)|概述|工作概况")),
)
_LEADER = re.compile(r"[\s.…·‥．]*\d*$")
"""What stands behind a heading in a table of contents: dots, and a page's number."""
_FOOT = re.compile(
    r"主办单位|版权所有|ICP备|公网安备|网站标识码|打印(?:本页)?|关闭(?:本页|窗口)|上一篇|下一篇|分享到|相关链接|扫一扫"
)
"""Words of a page's foot, which ends the last section: site chrome is none of the report's text."""


_STATUTORY = "一二三四五六"
_PRINTED = re.compile(r"\s*第?([一二三四五六七八九十]{1,3})(?:部分|章)?[、丶.．，,\s]")
_BRACKETED = re.compile(r"\s*[(（]([一二三四五六])[)）]\s*(\S.{1,38})")
_ENOUGH_PARTS = 3
"""Headings in brackets, of parts that have these numbers, that a page without others is divided by."""


class Printed(NamedTuple):
    """A part, and the number that the page prints before its heading, if any."""

    section: Section
    printed: str


def topic(heading: str) -> str:
    """The statutory number, 一 to 六, of the part that a heading opens, or `""` where it opens another part."""
    text = normalise(heading)
    titled = _OPENS_TITLED.match(text)  # 总体情况，包括主动公开、依申请公开… is 一
    text = titled[0] if titled else text
    return next((number for number, pattern in _TOPICS if pattern.search(text)), "")


def opening(paragraph: Paragraph) -> tuple[str, str] | None:
    """The heading of a paragraph that opens a part of a report, without its number, and the text right behind it.

    `六、其他需要报告的事项：无。` is both. None if the paragraph opens no part.
    """
    text = paragraph.text
    first = text.lstrip()[:1]
    if first not in _OPENS and not first.isdecimal():
        return (text, "") if _is_marked(paragraph) else None
    head = _HEAD.match(text)
    titled = head and head[0].rstrip().endswith(_TITLE_ENDS) and _TITLED.fullmatch(re.sub(r"\s", "", head[0]))
    if head and titled:
        rest = text[head.end() + 1 :].strip()
        if titled[1] or not rest:
            return titled[2], rest
    if run_in := _RUN_IN.match(text):
        return run_in[1], text[run_in.end() :]
    match = _HEADING.fullmatch(text)
    if match and not _is_sentence(match[2].rstrip()) and not _names_row(match[2]):
        return match[2].strip().rstrip("、，。"), ""
    return (text, "") if _is_marked(paragraph) else None


def _is_sentence(text: str) -> bool:
    """Does this end as sentences do, and is it no title that ends so too (二、主动公开情况。)?"""
    is_title = (
        text.endswith("。")
        and simplified(text)[:-1].endswith(_TITLE_ENDS)
        and not _TELLS.search(text)
        and topic(text) != ""
    )
    return text.endswith(("。", "；", ";", "，")) and not is_title


def _names_row(text: str) -> bool:
    """Is this the label of rows of table RQ, over a small table of its own or before the figures of a flattened one?

    二、上年结转政府信息公开申请数量; 四、结转下年度继续办理 4 1 0 0 0 0 5; 三、本年度办理结果 （一）予以公开 3.
    """
    label = normalise(_FIGURES_BEHIND.sub("", text))
    row = match_row("rq", label)
    return label.startswith(RESULTS) or (label not in _TITLES_TOO and bool(row.keys) and row.sure)


def _is_item(paragraph: Paragraph, parts: frozenset[str]) -> bool:
    """Is this an item of a part (1.主动公开情况 under 一), by a digit that is not the part's own number?

    2.主动公开信息情况 is one too where the page has 二、主动公开政府信息情况, which `parts` tells.
    """
    item = _ITEM.match(paragraph.text)
    return item is not None and (_NUMERALS[int(item[1]) - 1] != topic(item[2]) or topic(item[2]) in parts)


def _numbered_parts(lines: Iterable[Paragraph]) -> frozenset[str]:
    """The topics of the parts that a page numbers 一 to 九."""
    found = (opening(line) for line in lines if line.text.lstrip()[:1] in _NUMERALS)
    return frozenset(topic(one[0]) for one in found if one is not None)


def _is_marked(paragraph: Paragraph) -> bool:
    """Is this marked up as a heading, and of one of the topics?"""
    return paragraph.heading and len(paragraph.text) <= _UNNUMBERED and bool(topic(paragraph.text))


def heading_of(paragraph: Paragraph) -> str | None:
    """The words of a heading that opens a part of a report, without the number; None if this is no such heading."""
    found = opening(paragraph)
    return None if found is None else found[0]


def _lines(paragraph: Paragraph) -> list[Paragraph]:
    """A paragraph, or the parts of one that holds headings among its text: … 一、总体情况 2024年…."""
    parts = _INLINE.split(paragraph.text) if "、" in paragraph.text else []
    texts = [text for part in parts if (text := part.strip())]
    return [Paragraph(text) for text in texts] if len(texts) > 1 else [paragraph]


def read_sections(blocks: Iterable[Paragraph | Grid]) -> tuple[Section, ...]:
    """The parts in the order of the page, each with the text up to the next heading, without tables and contacts.

    `number` is the statutory one, found by topic (`""` for a part that the form does not have); `heading` is without
    the number that the page prints. A part may come twice (text first, tables behind, as a city commission does).
    """
    lines = list(chain.from_iterable(_lines(block) for block in blocks if isinstance(block, Paragraph)))
    return _by_their_places(_read(lines) or _read(_without_brackets(lines)))


def _read(lines: Sequence[Paragraph]) -> Sequence[Printed]:
    """The parts that these lines open, and what follows each."""
    sections: list[Printed] = []
    number = heading = printed = ""
    text: list[str] = []
    opened = numbered = False
    parts = _numbered_parts(lines)
    for block in lines:
        found = None if numbered and _is_item(block, parts) else opening(block)
        numbered = numbered or (found is not None and block.text.lstrip()[:1] in _NUMERALS)
        ends = opened and len(block.text) < 120 and bool(_FOOT.search(block.text))
        if (found is not None or ends) and opened:
            sections.append(Printed(Section(number, heading, without_contacts("\n".join(text))), printed))
        if ends:
            opened = False
        elif found is not None:
            heading, rest = found
            number, text, opened = topic(heading), [rest] if rest else [], True
            numeral = _PRINTED.match(block.text)
            printed = numeral[1] if numeral else ""
        else:
            text.append(block.text)
    if opened:
        sections.append(Printed(Section(number, heading, without_contacts("\n".join(text))), printed))
    return _without_contents(sections)


def _without_brackets(lines: Sequence[Paragraph]) -> list[Paragraph]:
    """The lines with the headings of a page that numbers its parts （一） to （六）; none if it does not."""
    found = {n: match for n, line in enumerate(lines) if (match := _BRACKETED.fullmatch(line.text))}
    parts = {n: match for n, match in found.items() if topic(match[2]) == match[1]}
    if len({match[1] for match in parts.values()}) < _ENOUGH_PARTS:
        return []
    return [Paragraph(f"{parts[n][1]}、{parts[n][2]}") if n in parts else line for n, line in enumerate(lines)]


def _by_their_places(sections: Sequence[Printed]) -> tuple[Section, ...]:
    """The parts; what a page calls otherwise is that whose number it has, between those that have theirs.

    六、附则 behind 五、存在的主要问题及改进情况 is part 六 of a page that has no other.
    """
    known = {one.section.number for one in sections}
    told: list[Section] = []
    for before, one, behind in zip((None, *sections), sections, (*sections[1:], None), strict=False):
        place = _STATUTORY.find(one.printed) if one.printed else -1
        ours = place >= 0 and not one.section.number and one.printed not in known
        fits = ours and _is_part(before, place - 1) and _is_part(behind, place + 1)
        told.append(replace(one.section, number=one.printed) if fits else one.section)
    return tuple(told)


def _is_part(one: Printed | None, place: int) -> bool:
    """Is this the part of a place, by its words and by its number; or none, before the first and behind the last?"""
    if not 0 <= place < len(_STATUTORY):
        return one is None
    return one is not None and one.section.number == one.printed == _STATUTORY[place]


def _without_contents(sections: Sequence[Printed]) -> tuple[Printed, ...]:
    """The parts without the lines of a table of contents, or of a row of tabs: headings alone that come once more."""
    kept: list[Printed] = []
    behind: set[str] = set()
    for one in reversed(sections):
        heading = _LEADER.sub("", one.section.heading)
        if one.section.text or heading not in behind:
            kept.append(one)
        behind.add(heading)
    return tuple(reversed(kept))
