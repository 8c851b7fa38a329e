"""Tables that stand under the words of another year, another body or a whole system: not those of the report.

Pages print last year's tables before or behind this year's, those of a department, or those of all that an office
leads (catalogue item 16). Where the report's own are pictures, or damaged, the others are all that can be read.
"""

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence, Set
from dataclasses import replace
from itertools import dropwhile, pairwise, zip_longest

from gongkai.reports import findings
from gongkai.reports.gather import ENOUGH_WORDS, PLAIN_WORDS, holds_labels
from gongkai.reports.identity.years import plain
from gongkai.reports.labels import level
from gongkai.reports.other_years import (
    CAPTION_WORDS,
    dated_labels,
    is_bare_year,
    is_made_of_words,
    names_other_year,
    names_year,
    says_of_all,
    undated,
)
from gongkai.reports.sections import heading_of, topic
from gongkai.reports.tables.assemble import Tables
from gongkai.values import Cell, Document, Finding, Grid, GridCell, Paragraph

_LONGEST = 50
"""Characters of a caption; a longer paragraph is prose."""
_OF_A_PART = 2
"""Labels of the tables that are printed before the second of them, at least: table PD has two of `PLAIN_WORDS`."""
_LABELS = (*PLAIN_WORDS, "规章", "处罚", "强制", "收费", "采购", "新收", "结转", "法人", "总计", "复议", "起诉", "审结")
"""Words of which each part of a statutory table has one, be it one of many on a page."""
_OF_ONE_TABLE = (
    ("结果维持", "结果纠正", "尚未审结"),
    ("规章", "规范性文件", "行政许可"),
    ("行政许可", "行政处罚", "行政强制"),
)
"""Labels of table RL or PD alone, each of which has few of `PLAIN_WORDS`."""
_BEGINNINGS = ("第二十条", "信息内容", "申请人情况", "行政复议")
_TITLE_ENDS = ("报告", "年报")
_ENDS = ("情况", "表", "报告", "年报", "数据")
_WHOSE = re.compile(
    r"(?:附(?:件|表|录)?[一二三四五\d]?[:：、.]?)?(?P<whose>[^。；，:：]{2,30}?)(?:政府信息公开|政务公开)(?:工作)?(?:年度)?"
    r"(?:(?:统计)?数据|(?:统计)?情况|报告|年报)?(?:统计|汇总)?(?:情况)?表?"
)
_WHOSE_TABLE = re.compile(rf"(?P<whose>[^。；，:：]{{2,30}}?)(?:{CAPTION_WORDS})++")
"""The same over one of the tables: 县教育局收到和处理政府信息公开申请情况."""
_FOR_ALL = re.compile(r".*(?:政府(?:办公[室厅])?|[省市区县州旗盟镇乡])")
"""A government, whose figures may be those of all of its county."""
_TOPICS = ("公开", "申请", "复议", "诉讼")
_YEAR = re.compile(r"(20\d\d)年(?:度)?(?:全年)?")
_LAST_YEAR = re.compile(r"(?:上一?年|去年)(?:度)?")
_SYSTEM = re.compile(r"(?:全|本|各)?系统|全[省市县区州旗盟]|下属单位|所属单位")
_SHORTEST = 3
"""Characters of the name of a body in a table: 全部 is none."""
_ITSELF = "我本"
"""How an office begins what it calls itself: 我局, 本机关."""
_BODY = re.compile(r".*(?:局|委|委员会|办|办公室|馆|院|中心|政府|街道|镇|乡|所|厅|部|社|处|队|学校|公司)")


_Row = tuple[GridCell | None, ...]


def of_others(document: Document, year: int | None, agency: str | None) -> tuple[Document, list[Finding]]:
    """A document without the tables that are not the report's, and a finding for each words that say so.

    `year` and `agency` are those of the report. What a caption says holds up to the next heading of a part of the
    report, but not one that came before it already: it is of another report then. Nor one that comes again, where it
    stands right under the caption or behind a table: titles of flattened tables read as headings. Where no part of the
    report has a heading, it holds for the table right under it, if it is a year.
    """
    whole, document = document, replace(document, blocks=tuple(_cut_at_captions(document.blocks, year, agency)))
    captions = list(_captions(document.blocks, year, agency))
    said = _under(document.blocks, captions, year) if captions else {}
    under = {text: blocks for text, blocks in said.items() if _prints_tables(blocks)}
    left_out = {id(block) for blocks in under.values() for block in blocks}
    told = [_told(text, blocks) for text, blocks in under.items()]
    dated = [grid for grid in _named_others(document, captions, year, agency) if id(grid) not in left_out]
    left_out |= set(map(id, dated))
    own = tuple(block for block in document.blocks if id(block) not in left_out)
    document = replace(document, blocks=own) if left_out else whole
    return document, [*told, *map(_dated, dated), *dated_labels(document, year)]


def _cut_at_captions(
    blocks: Sequence[Paragraph | Grid], year: int | None, agency: str | None
) -> Iterator[Paragraph | Grid]:
    """The blocks, tables of text parted where a line in them is a caption of others: nothing ends such a table."""
    for block in blocks:
        lines = [_only_text(row) for row in block.rows] if isinstance(block, Grid) and block.flattened else []
        captions = {line for line in lines if line and _names_others(line, year, agency)}
        if isinstance(block, Grid) and captions:
            yield from _parted(block, lines, captions, year)
        else:
            yield block


def _names_others(line: str, year: int | None, agency: str | None) -> bool:
    return names_other_year(line, year) or is_others(line, year, agency)


def _parted(grid: Grid, lines: Sequence[str], captions: Set[str], year: int | None) -> Iterator[Paragraph | Grid]:
    """The report's own rows, then the caption with the others', each in its place; the last caption behind."""
    blank = (None,) * max(map(len, grid.rows), default=0)
    rows: tuple[list[_Row], list[_Row]] = [], []
    caption = last = ""
    for row, line in zip(grid.rows, lines, strict=True):
        is_caption = line in captions or names_year(line, year)
        last = line if is_caption else last
        caption = caption or (last if last in captions else "")
        is_others = last in captions
        rows[is_others].append(blank if is_caption else row)
        rows[not is_others].append(blank)
    own, others = (replace(grid, rows=tuple(part)) for part in rows)
    yield from (own, Paragraph(caption), others, Paragraph(last))


def _only_text(row: Sequence[GridCell | None]) -> str:
    """What a row of one text says, else nothing."""
    texts = [cell.text for cell in row if cell is not None and cell.text.strip()]
    return texts[0] if len(texts) == 1 else ""


def _named_others(
    document: Document, captions: Sequence[Paragraph], year: int | None, agency: str | None
) -> Iterator[Grid]:
    """The tables that name another year themselves, or under a caption that does, or on the sheet of others."""
    over = {
        id(caption)
        for caption in captions
        if names_other_year(caption.text, year) and not caption.text.rstrip().endswith(_TITLE_ENDS)
    }
    over -= {id(caption) for caption in captions if is_bare_year(caption.text)}
    sheets = _sheets_of_others(document, year, agency)
    for above, block in pairwise((None, *document.blocks)):
        if isinstance(block, Grid) and (
            id(above) in over or block.page in sheets or _is_of_others(block, year, agency)
        ):
            yield block


def _is_of_others(grid: Grid, year: int | None, agency: str | None) -> bool:
    def is_own(text: str) -> bool:
        return agency is not None and _is_body(text) and _is_short_for(text, agency)

    def is_another(text: str) -> bool:
        return agency is not None and _is_body(text) and _is_another(text, agency)

    return says_of_all(
        grid,
        lambda text: names_other_year(text, year) or is_another(text),
        lambda text: names_year(text, year) or is_own(text),
    )


def _is_body(text: str) -> bool:
    return len(text) >= _SHORTEST and _BODY.fullmatch(text) is not None


def _sheets_of_others(document: Document, year: int | None, agency: str | None) -> set[int | None]:
    """The sheets named by another year, beside one that is not, and those of other bodies, beside the agency's own.

    On all sheets an old name may be left, and one of several bodies is known only where the agency's sheet is.
    """
    names = {int(key.split()[1]): name for key, name in document.metadata.items() if key.startswith("sheet ")}
    others = {n for n, name in names.items() if names_other_year(f"{name}年" if name.isdecimal() else name, year)}
    pages = {block.page for block in document.blocks if isinstance(block, Grid)}
    bodies = {n: _is_another(name, agency) for n, name in names.items() if agency and _BODY.fullmatch(name)}
    if not all(bodies.values()):
        others |= {n for n, is_another in bodies.items() if is_another}
    return {*others} if pages - others else set()


def _captions(blocks: Sequence[Paragraph | Grid], year: int | None, agency: str | None) -> Iterator[Paragraph]:
    """The paragraphs that name another year, a whole system or another body over tables.

    A year alone does so right over a table only.
    """
    dated = {
        id(block)
        for block, below in zip_longest(blocks, blocks[1:])
        if isinstance(block, Paragraph) and names_other_year(block.text, year) and _stands_over(block, below)
    }
    dated -= _first_headings(blocks) if dated else set()
    known = dated | (set(_other_bodies(blocks, agency)) if agency is not None else set())
    for block in blocks:
        if isinstance(block, Paragraph) and (id(block) in known or is_others(block.text, year, agency)):
            yield block


def _other_bodies(blocks: Sequence[Paragraph | Grid], agency: str) -> Iterator[int]:
    """The names of other bodies alone, right over tables, behind the first heading: above it a site's may stand."""
    for block, below in pairwise(dropwhile(lambda block: _heading(block) is None, blocks)):
        name = undated(block.text) if isinstance(block, Paragraph) and isinstance(below, Grid) else ""
        if _is_body(name) and _is_another(name, agency):
            yield id(block)


def _stands_over(caption: Paragraph, below: Paragraph | Grid | None) -> bool:
    return isinstance(below, Grid) or not is_bare_year(caption.text) or (below is not None and _begins(below.text))


def _begins(text: str) -> bool:
    """Does a line of text begin a table?"""
    return text.lstrip(" |\t").startswith(_BEGINNINGS) or "勾稽关系" in text


def _first_headings(blocks: Sequence[Paragraph | Grid]) -> set[int]:
    """The first heading of each part: there an office forgets to change the year, and the text tells."""
    found: dict[str, int] = {}
    for block in blocks:
        if (heading := _heading(block)) is not None:
            found.setdefault(topic(heading), id(block))
    return set(found.values())


def _prints_tables(blocks: Sequence[Paragraph | Grid], enough: int = ENOUGH_WORDS) -> bool:
    """Is there a table among these, or a flattened one, of which short lines of text are left?"""
    lines = [block for block in blocks if isinstance(block, Paragraph)]
    return (
        any(isinstance(block, Grid) and _prints_labels(block) for block in blocks)
        or holds_labels([line for line in lines if len(line.text) <= _LONGEST], enough)
        or _holds_one_table(line.text for line in lines if "。" not in line.text)
    )


def _prints_labels(grid: Grid) -> bool:
    """Does a label of the statutory tables stand in a table? That of a page's own data (索引号, 公开日期) has none."""
    texts = {cell.text for row in grid.rows for cell in row if cell is not None}
    return any(word in text for text in texts for word in _LABELS)


def _holds_one_table(lines: Iterable[str]) -> bool:
    """Do the labels of table RL or PD stand in these lines? One line may hold fifteen."""
    text = "\n".join(lines)
    return any(all(word in text for word in words) for words in _OF_ONE_TABLE)


def is_others(text: str, year: int | None, agency: str | None) -> bool:
    """Does a paragraph name, over the tables behind it, another year, a whole system or another body?

    >>> is_others("附：2020年政府信息公开情况", 2021, None)
    True
    """
    if len(text) > _LONGEST or not text.rstrip().endswith(_ENDS) or level(text) == "一":
        return False
    match = _WHOSE.fullmatch(plain(text)) if "公开" in text else None
    if match is None:
        return agency is not None and _is_table_of_others(text, agency)
    whose = match["whose"]
    years = {int(found) for found in _YEAR.findall(whose)}
    if years and year is not None and year not in years:
        return True
    body = _YEAR.sub("", whose)
    if _LAST_YEAR.fullmatch(body) or _SYSTEM.fullmatch(body):
        return True
    return agency is not None and _is_another(body, agency)


def _is_table_of_others(text: str, agency: str) -> bool:
    """Does a caption of one of the tables name a whole system or another body?"""
    bare = undated(text)
    match = _WHOSE_TABLE.fullmatch(bare)
    if match is None or is_made_of_words(bare):
        return False
    whose = match["whose"]
    if _SYSTEM.fullmatch(whose):
        return not (whose.startswith("全") and _FOR_ALL.fullmatch(agency))
    return any(topic in text for topic in _TOPICS) and _is_another(whose, agency)


def _is_another(body: str, agency: str) -> bool:
    return bool(_BODY.fullmatch(body)) and body[0] not in _ITSELF and not _is_short_for(body, agency)


def _is_short_for(body: str, agency: str) -> bool:
    """May a name be that of the agency, shortened (县政府办) or with more before it?

    Some titles name a government by its county or town alone.
    """
    whole = f"{agency}人民政府办公室" if agency.endswith(tuple("省市县区州旗盟镇乡")) else agency
    return _is_within(body, whole) or _is_within(agency, body)


def _is_within(few: str, many: str) -> bool:
    """Are these characters in the others, in their order?"""
    rest = iter(many)
    return all(character in rest for character in few)


def _heading(block: Paragraph | Grid) -> str | None:
    return heading_of(block) if isinstance(block, Paragraph) else None


def _under(
    blocks: Sequence[Paragraph | Grid], captions: Sequence[Paragraph], year: int | None
) -> dict[str, list[Paragraph | Grid]]:
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
        elif isinstance(block, Paragraph) and names_year(block.text, year):
            caption = None
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


def _dated(grid: Grid) -> Finding:
    return findings.assumed(
        findings.OTHER,
        f"第{grid.number}个表格（或其标题、工作表名称）写明是其他年度或其他机关的数据，不是本报告的表格，未读取",
        f"table {grid.number}, its caption or sheet names another year or body: not the report's; it was not read",
        severity="warning",
    )
