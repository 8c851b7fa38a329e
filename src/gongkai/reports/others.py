"""Tables that stand under the words of another year, another body or a whole system: not those of the report.

Pages print last year's tables before or behind this year's, those of a department, or those of all that an office
leads (catalogue item 16). Where the report's own are pictures, or damaged, the others are all that can be read.
"""

import re
from collections.abc import Mapping, Sequence, Set
from dataclasses import replace

from gongkai.reports import findings
from gongkai.reports.gather import ENOUGH_WORDS, holds_labels
from gongkai.reports.identity.years import plain
from gongkai.reports.labels import level
from gongkai.reports.sections import heading_of, topic
from gongkai.reports.tables.assemble import Tables
from gongkai.values import Cell, Document, Finding, Grid, Paragraph

_LONGEST = 50
"""Characters of a caption; a longer paragraph is prose."""
_OF_A_PART = 2
"""Labels of the tables that are printed before the second of them, at least: table PD has two of `PLAIN_WORDS`."""
_TITLE_ENDS = ("报告", "年报")
_ENDS = ("情况", "表", "报告", "年报", "数据")
_WHOSE = re.compile(
    r"(?:附(?:件|表|录)?[一二三四五\d]?[:：、.]?)?(?P<whose>[^。；，:：]{2,30}?)(?:政府信息公开|政务公开)(?:工作)?(?:年度)?"
    r"(?:(?:统计)?数据|(?:统计)?情况|报告|年报)?(?:统计|汇总)?(?:情况)?表?"
)
_YEAR = re.compile(r"(20\d\d)年(?:度)?(?:全年)?")
_LAST_YEAR = re.compile(r"(?:上一?年|去年)(?:度)?")
_SYSTEM = re.compile(r"(?:全|本|各)?系统|全[省市县区州旗盟]|下属单位|所属单位")
_ITSELF = "我本"
"""How an office begins what it calls itself: 我局, 本机关."""
_BODY = re.compile(r".*(?:局|委|委员会|办|办公室|馆|院|中心|政府|街道|镇|乡|所|厅|部|社|学校|公司)")


def of_others(document: Document, year: int | None, agency: str | None) -> tuple[Document, list[Finding]]:
    """A document without the tables that are not the report's, and a finding for each words that say so.

    `year` and `agency` are those of the report. What a caption says holds up to the next heading of a part of the
    report, but not one that came before it already: it is of another report then. Nor one that comes again, where it
    stands right under the caption or behind a table: titles of flattened tables read as headings. Nothing is left out
    where no part of the report has a heading.
    """
    captions = [
        block for block in document.blocks if isinstance(block, Paragraph) and is_others(block.text, year, agency)
    ]
    if not captions:
        return document, []
    under = {text: blocks for text, blocks in _under(document.blocks, captions).items() if _prints_tables(blocks)}
    if not under:
        return document, []
    left_out = {id(block) for blocks in under.values() for block in blocks}
    own = tuple(block for block in document.blocks if id(block) not in left_out)
    return replace(document, blocks=own), [_told(text, blocks) for text, blocks in under.items()]


def _prints_tables(blocks: Sequence[Paragraph | Grid], enough: int = ENOUGH_WORDS) -> bool:
    """Is there a table among these, or a flattened one, of which short lines of text are left?"""
    lines = (block for block in blocks if isinstance(block, Paragraph) and len(block.text) <= _LONGEST)
    return any(isinstance(block, Grid) for block in blocks) or holds_labels(lines, enough)


def is_others(text: str, year: int | None, agency: str | None) -> bool:
    """Does a paragraph name, over the tables behind it, another year, a whole system or another body?

    >>> is_others("附：2020年政府信息公开情况", 2021, None)
    True
    """
    if len(text) > _LONGEST or "公开" not in text or not text.rstrip().endswith(_ENDS) or level(text) == "一":
        return False
    match = _WHOSE.fullmatch(plain(text))
    if match is None:
        return False
    whose = match["whose"]
    years = {int(found) for found in _YEAR.findall(whose)}
    if years and year is not None and year not in years:
        return True
    body = _YEAR.sub("", whose)
    if _LAST_YEAR.fullmatch(body) or _SYSTEM.fullmatch(body):
        return True
    is_body = _BODY.fullmatch(body) and body[0] not in _ITSELF
    return agency is not None and bool(is_body) and not _is_short_for(body, agency)


def _is_short_for(body: str, agency: str) -> bool:
    """May a name be that of the agency, shortened (县政府办) or with more before it?"""
    return _is_within(body, agency) or _is_within(agency, body)


def _is_within(few: str, many: str) -> bool:
    """Are these characters in the others, in their order?"""
    rest = iter(many)
    return all(character in rest for character in few)


def _heading(block: Paragraph | Grid) -> str | None:
    return heading_of(block) if isinstance(block, Paragraph) else None


def _under(blocks: Sequence[Paragraph | Grid], captions: Sequence[Paragraph]) -> dict[str, list[Paragraph | Grid]]:
    """What stands under each caption; nothing where no part of the report has a heading of its own."""
    known = set(map(id, captions))
    headings = [(n, heading) for n, block in enumerate(blocks) if (heading := _heading(block)) is not None]
    of_part = {n: topic(heading) for n, heading in headings}
    end = _another_report(blocks, known, of_part)
    last = {part: n for n, part in of_part.items() if n < end}
    under: dict[str, list[Paragraph | Grid]] = {}
    parts: set[str] = set()
    caption: str | None = None
    has_titles = False
    for n, block in enumerate(blocks[:end]):
        if id(block) in known:
            assert isinstance(block, Paragraph)
            caption, has_titles = block.text.strip(), n + 1 in of_part
        elif (part := of_part.get(n)) is not None:
            has_titles = has_titles or (caption is not None and _prints_tables(under.get(caption, ()), _OF_A_PART))
            caption = caption if part in parts or (has_titles and n < last[part]) else None
            parts |= {part} if caption is None else set()
        if caption is not None:
            under.setdefault(caption, []).append(block)
    for title in blocks[end : end + 1]:
        assert isinstance(title, Paragraph)
        under.setdefault(title.text.strip(), []).extend(blocks[end:])
    return under if parts - {""} else {}


def _another_report(blocks: Sequence[Paragraph | Grid], captions: Set[int], of_part: Mapping[int, str]) -> int:
    """Where the title of another report stands behind the first, whose parts have the same headings; else the end."""
    for n, block in enumerate(blocks):
        if id(block) in captions and isinstance(block, Paragraph) and block.text.rstrip().endswith(_TITLE_ENDS):
            before = {part for place, part in of_part.items() if place < n}
            following = next((part for place, part in of_part.items() if place > n), "")
            if following and following in before and _prints_tables(blocks[:n]):
                return n
    return len(blocks)


def withheld(tables: Tables) -> Tables:
    """The tables of a report of which all stand under such words: forms and keys, but no figure.

    An office that forgot to change the year over its tables prints this year's, one that put in the wrong file
    another's: which it was the page does not tell, but that there is a report.
    """
    keys = [key for key in tables.cells if ".ext:" not in key]
    why = findings.left_null(
        findings.OTHER,
        "页面上的表格都在写明其他年度、其他机关或全系统的文字之下，没有一个写明属于本报告，其数据均未读取；请核对表前文字",
        "every table of the page stands under the words of another year, another body or a whole system, and none "
        "under the report's own, so none of their figures was read; see whether those words are right",
        keys,
        severity="error",
    )
    not_found = [finding for finding in tables.findings if finding.rule == findings.TABLE]
    return Tables(tables.forms, {key: Cell(key, None, None, "absent") for key in keys}, (why, *not_found))


def _told(caption: str, blocks: Sequence[Paragraph | Grid]) -> Finding:
    numbers = [str(block.number) for block in blocks if isinstance(block, Grid)]
    if not numbers:
        return findings.assumed(
            findings.OTHER,
            f"“{caption}”之下以文字排列的表格不是本报告的表格，未读取",
            f"the lines of tables under “{caption}” are not of the report's, and were not read",
            severity="warning",
        )
    return findings.assumed(
        findings.OTHER,
        f"第{'、'.join(numbers)}个表格在“{caption}”之下，不是本报告的表格，未读取",
        f"tables {', '.join(numbers)} stand under “{caption}”: they are not the report's, and were not read",
        severity="warning",
    )
