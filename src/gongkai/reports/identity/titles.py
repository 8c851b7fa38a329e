"""A report's title: the line that says 政府信息公开…报告, whole where it is broken in two, without the site behind."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from itertools import islice, pairwise

from gongkai.registry.names import plain_name
from gongkai.reports.identity.names import (
    PLACELESS,
    is_government,
    is_kind_of_regions,
    is_operator,
    is_region,
    name_of,
)
from gongkai.reports.identity.printed import WAY, Printed, named
from gongkai.reports.identity.years import title_years
from gongkai.reports.labels import normalise
from gongkai.reports.sections import heading_of
from gongkai.reports.traditional import simplified
from gongkai.values import Document, Grid, Paragraph

_TITLE = re.compile(r"(?:政府?信息|信息|政务)(?:主动)?公开.{0,20}(?:报告|年报)")
_LONGEST = 80
_LONGEST_NAMED = 400
"""Characters in which a name is looked for: a file without a title is called by its first line, of any length."""
_NEARLY = re.compile(
    r"^欢迎(?:您|光临|访问|来到)|所属主题|^(?:网站)?首页|^[|｜\s]*(?:索\s*引|主题分类|信息分类|发布机构|文件下载)|根据|按照|现(?:公[布开]|发布|予公)|现将|现向|特向|编制(?!委|办)|图解|解读|通知|目录|指南|上一篇|下一篇|上一条|下一条|附件|[,，；：](?!.*报告$)"
)
_SITE = re.compile("欢迎|平台$|^(?:政府|政务|信息|公开|专栏|栏目|目录)+$")
"""A site's greeting or column, which stands as a page's first line: 您好，欢迎登录某旗政务公开平台, 信息公开."""
_HALF_QUOTED = re.compile(r"^[^《》]*》|《[^《》]*$")
"""A line out of the middle of a sentence: 定》）和《关于印发…政府信息公开工作年度报告."""
_CRUMBS = re.compile(
    r"^[•●▪■◆]\s*(?:(?:标?\s{0,12}题|名?\s{0,12}称)\s*[:：]\s*)?|\s*[>＞»›]+\s*|\s*/\s+|\s+/\s*|^Page \d{1,4} - "
    r"|^(?:标题|名称)(?=[^\s:：|｜])|^[Tt]itle\s?[:：]\s*[\"“]?|^(?:[-–—*·]\s{0,4})?(?:信息|文件)?(?:名\s{0,12}[称稱]|[标標]\s{0,12}[题題])(?:\s*[:：|｜]\s*|\s+)"
    r"|^[称稱题題]\s*[:：|｜]\s*|^(?:文\s{0,12}号\s?[:：]\s{0,12})?关\s{0,4}键\s{0,4}[字词]\s?[:：]\s*"
)
"""What stands before a title: the way to the page, the number of a page of a flip-book (catalogue item 20), a label."""
_BEHIND = re.compile(r"\s*[|_｜]+\s*|\s+[-—–]+\s*|[-—–]{1,2}(?=[^-—–]{2,40}$)")
_BARS = re.compile(r"\s*[|_｜]+\s*|\s+[-—–]+\s+")
_SITE_BEHIND = re.compile(r"(?<=报告|年报)[-—–]{1,2}.*$")
"""The column and the site behind a title, where what a page is called is its first line too."""
_NAME_AND_YEAR = re.compile(
    r"([\u4e00-\u9fff]{3,40}?)\s*(?:20\d\d|二[〇○零OＯ][\u4e00-\u9fff〇○]{2})\s*年?度?(?:政府)?"
)
"""The first line of a title that is broken behind the year, also in 政府|信息公开: 某办事处2023年度政府."""
_YEAR_AND_NAME = re.compile(
    r"(?:20\d\d|二[〇○零OＯ][\u4e00-\u9fff〇○]{2})\s*年\s*度?\s*([\u4e00-\u9fff]{3,40}?)(?:政府)?"
)
"""The same where the year stands before the name: 2024年某办事处."""
_HALF_NAME = re.compile(r"(?P<year>20\d\d年度?)?(?P<name>[\u4e00-\u9fff]{1,8}[省市县区州盟旗][\u4e00-\u9fff]{0,20})")
_HAS_PLACE = re.compile("[省市县区旗州盟镇乡]|街道")
_YEAR_ALONE = re.compile(r"[(（]?\s*(?:20\d\d|二[〇○零OＯ][\u4e00-\u9fff〇○]{2})\s*年?\s*度?\s*[)）]?")
_IN_BRACKETS = re.compile(r"[(（][^()（）]{3,40}[)）]")
_KIND = re.compile(r"^[【\[]\D{1,6}[】\]]|^附\s*件?\s*[0-9一二三]?\s*[:：.．、]\s*")
"""What kind of page a title says it is: 【图文】, 附件1：."""
_LABEL = re.compile(r"^(?:[^:：《》]{1,12}[:：]\s*){1,3}")
"""What stands before the name in a title: 年报：某局2024年…, 文号: 关键字: 某局2024年…."""
_QUOTED = re.compile(r"《([^《》]{6,80})》")
_FILE = re.compile(r"\.(?:docx?|wps|pdf|xlsx?)$")
_DAY_BEHIND = re.compile(r"\s*[(（]?\s*20\d\d[-./年]\d{1,2}[-./月]\d{1,2}日?\s*[)）]?")
"""A day that a site writes behind its titles: …年度报告 ( 2025.01.13 )."""
_LABEL_BEHIND = re.compile(r"(?:(?<=报告)|(?<=年报))\s+[\u4e00-\u9fff\s]{2,8}[:：].*$")
"""The next label of a line of metadata: 名称：…年度报告 发布机构：…."""
_IN_A_LINE = re.compile(
    r"(?<=[\s>＞»›])(?:(?P<name>[\u4e00-\u9fff]{4,40})\s)?(?P<rest>[^\s。]{4,60}(?:报告|年报))"
    r"\s+(?:(?:信息|文章|稿件)?来源|(?:发布|公开|发文)?(?:机[构关]|单位|部门|[日时][期间])|作者|编辑|浏览次数|字体|字号)\s*[:：]"
)
"""A title between the way to the page and who sent it in: 当前位置：首页 年报 某局2024年…年度报告 来源：某局."""
_OF_KIND = re.compile(r"(?:分类|类别|类型|栏目|目录|主题词|关键词)[:：]?$")
"""What stands before the words for a kind of pages, which are none's title: 主题分类 区政府部门信息公开年度报告."""
_ADDRESSED = re.compile("(?!.*(?:报告|年报|報告|年報))[^。；]{2,40}[:：]")
"""To whom a letter is sent, whose first line it is: 省教育厅： is who asked for the report, not who reports."""
_OF_METADATA = re.compile(
    r"[-–—*·•|｜\s]*(?:(?:信息|文章|稿件)?来源|索\s*引\s*号|文\s*号|(?:发布|公开|发文)(?:机[构关]|单位|部门|[日时][期间])|[日时][期间]"
    r"|作者|浏览次数)(?:\s?[:：]|\s*[|｜])"
)
"""A line of metadata that opens a page without a title: 信息来源：云泽市政府, 索 引 号 | …, names no report."""
_LETTER = re.compile("关于(?:报送|上报|呈报)")
"""A letter with which a report is sent up, whose own title stands below."""
_AFTER = re.compile(r"(?:报告|年报)\s*(?:[(（]([^()（）]{3,40})[)）]|[-—–]{1,2}([\u4e00-\u9fff]{3,40}))$")
_WITH_THOSE_BELOW = re.compile("(?<=[\u4e00-\u9fff]{4})[及和与]其?(?:所属|下属|直属|所辖)[^省市县区]{2,12}$")
"""Whom a report counts besides the body whose it is: 云泽市教育局及所属学校."""


@dataclass(frozen=True, slots=True)
class Title:
    """The title as printed.

    `rivals` are other titles of reports that the page shows as if they were its own, where nothing tells which is.
    """

    text: str
    rivals: tuple[str, ...] = ()

    @property
    def printed(self) -> str:
        """The title, or `""` where a page without one is called by its first line: a sentence, a heading, 正文."""
        told = len(self.text) <= _LONGEST and "公开" in simplified(self.text) and not _SITE.search(self.text)
        is_line = "。" in self.text or self.text.endswith((":", "：")) or heading_of(Paragraph(self.text)) is not None
        return _FILE.sub("", self.text) if is_title(self.text) or (told and not is_line) else ""

    @property
    def agency(self) -> str:
        """What stands before year and 政府信息公开…报告, else in brackets behind: an agency, a region, or `""`."""
        words = self.text[:_LONGEST_NAMED]
        quoted = _QUOTED.search(words)  # 关于报送《某局2021年政府信息公开年度报告》的函
        words = quoted[1] if quoted and is_title(quoted[1]) else words
        words = _DAY_BEHIND.sub("", _KIND.sub("", words))
        behind = _AFTER.search(words)
        before = _before(_LABEL.sub("", words)) or _before(words)
        return before if before or not behind else _behind(behind)


def _behind(match: re.Match[str]) -> str:
    """The body in brackets behind a title, or behind a dash, where a government and who runs a site is the site."""
    name = name_of(match[1] or match[2]) or ""
    return "" if match[2] and (is_government(name) or is_operator(name)) else name


def _before(words: str) -> str:
    """The name before the rest, in the characters that the page prints, traditional ones too."""
    name = _WITH_THOSE_BELOW.sub("", plain_name(simplified(words)))
    if is_kind_of_regions(name):  # 乡镇信息公开年度报告 is a column
        return ""
    begin = simplified(words).find(name)
    return words[begin : begin + len(name)] if begin >= 0 else name


def find_title(document: Document, printed: Printed) -> Title:
    """The title of a document: a line above its parts, else one of its metadata, else what the file calls itself."""
    head = _head(document)
    lines = [paragraph.text for paragraph in head]
    found = _standing(lines, document)
    meta = [document.metadata[key] for key in named(document.metadata, "articletitle", "title", "og:title", "subject")]
    if found:
        itself = [] if document.title == lines[0] else [document.title]  # else its first line stands for it
        return _chosen(found, head, [*meta, *printed.titles, *itself])
    for text in (*printed.titles, *_cells(document), *meta, _BEHIND.split(document.title)[0], document.title):
        if is_title(text):
            return Title(_CRUMBS.split(text)[-1])
    called = document.title
    return Title("" if _ADDRESSED.fullmatch(called) or _OF_METADATA.match(simplified(called)) else called)


def is_title(text: str) -> bool:
    """Whether words are the title of a report, not a sentence or a page about one."""
    return (
        len(text) <= _LONGEST
        and "公" in text  # so few lines are looked at any closer
        and bool(_TITLE.search(normalise(text)))
        and not _NEARLY.search(text)
        and "。" not in text
        and not _HALF_QUOTED.search(text)
    )


def _head(document: Document) -> list[Paragraph]:
    """The paragraphs before the first statutory heading, headings of the markup among them."""
    head: list[Paragraph] = []
    for block in document.blocks:
        if isinstance(block, Paragraph):
            if heading_of(block) is not None and not _TITLE.search(normalise(block.text)):
                break
            head.append(block)
    return head


def _standing(lines: list[str], document: Document) -> dict[int, str]:
    """The lines that are titles, by place; where none tells whose or when, the pairs of lines that together do.

    The way to the page ends in the name of a column, 信息公开 > 政府信息公开年度报告, above a title broken in two.
    """
    found = _titles(lines, document, 1)
    if any(map(_is_whole, found.values())):
        return found
    pairs = _titles(lines, document, 2)
    if not found:
        return pairs
    return found | {n: text for n, text in pairs.items() if not {n, n + 1} & found.keys() and title_years(text)}


def _titles(lines: list[str], document: Document, together: int) -> dict[int, str]:
    """The runs of so many lines that are a title, by place."""
    found: dict[int, str] = {}
    for n in range(len(lines) - together + 1):
        text = _CRUMBS.split(_off_its_line("".join(lines[n : n + together])).strip(" |｜"))[-1]
        text = _LABEL_BEHIND.sub("", text)
        if is_title(text):
            text = _without_site(text)
            first, text = _with_first_half(lines, n, text)
            first, text = _with_year(lines, first, n + together, text)
            found[n] = _with_issuer(lines, first, text, document)
    return found


def _off_its_line(line: str) -> str:
    """The title in a line that begins with the way to the page and goes on behind it, else the line."""
    match = _IN_A_LINE.search(line[:_LONGEST_NAMED]) if WAY.match(line) else None
    if match is None:
        return line
    rest = match["rest"]
    return f"{match['name']} {rest}" if not Title(rest).agency and name_of(match["name"] or "") else rest


def _with_first_half(lines: list[str], n: int, text: str) -> tuple[int, str]:
    """A title whose agency's name begins on the line above, and where it begins then.

    云泽市人力资源和社会 over 保障局2024年…; 2024年云泽市 over 水利局政府信息公开….
    """
    above = lines[n - 1].strip() if n else ""
    half, name = _HALF_NAME.fullmatch(above), Title(text).agency
    if half is None or not name or name_of(half["name"]) or _HAS_PLACE.search(name):
        return n, text
    is_dated = bool(half["year"]) and not title_years(text)
    if not is_dated and (PLACELESS.match(name) or is_region(half["name"])):
        return n, text
    whole = f"{above}{text}"
    return (n - 1, whole) if name_of(Title(whole).agency) == f"{half['name']}{name}" else (n, text)


def _without_site(text: str) -> str:
    """A title without the column before it or the site behind: 信息公开年报 - 某局2024年…年度报告 - 某市政府."""
    parts = [part for part in _BARS.split(text) if is_title(part)] or [text]
    titles = [title for part in parts if _is_whole(title := _without_its_site(part))]
    return titles[0] if len(titles) == 1 else text


def _without_its_site(text: str) -> str:
    """A title without what stands behind a dash, unless that is the body, no government, whose report it is."""
    title = _SITE_BEHIND.sub("", text, count=1)
    return text if Title(text).agency and not Title(title).agency else title


def _is_whole(title: str) -> bool:
    return bool(Title(title).agency or title_years(title))


def _with_year(lines: list[str], first: int, end: int, text: str) -> tuple[int, str]:
    """A title with the year, or the agency in brackets, that stands on a line of its own, and where it begins then.

    2022年度 over 政府信息公开工作年度报告, or （2024年度） or （云泽市医疗保障局） below it.
    """
    after = lines[end].strip() if end < len(lines) else ""
    if _IN_BRACKETS.fullmatch(after) and name_of(after[1:-1]) and not Title(text).agency:
        text = f"{text}{after}"
    if title_years(text):
        return first, text
    if _is_its_year(lines[max(first - 2, 0) : first][::-1]):
        return first - 1, f"{lines[first - 1].strip()}{text}"
    return first, f"{text}{after}" if _is_its_year(lines[end : end + 2]) else text


def is_year(text: str) -> bool:
    """Is a line a year alone: （2024年度）?"""
    return _YEAR_ALONE.fullmatch(text.strip()) is not None


def _is_its_year(lines: list[str]) -> bool:
    """Is the first of two lines away from a title its year? 2025年 may be a signature's; two years are a menu's."""
    years = [is_year(line) for line in lines]
    return years[:1] == [True] and not any(years[1:]) and lines[0].strip().endswith(("度", ")", "）"))


def _with_issuer(lines: list[str], n: int, text: str, document: Document) -> str:
    """A title whose first line is the agency alone; on a web page no government, which is the site's banner there.

    Its office is none: 高平市人民政府办公室 over 2023年政府信息公开工作年度报告.
    """
    before = lines[n - 1].strip() if n else ""
    named = _NAME_AND_YEAR.fullmatch(before) or _YEAR_AND_NAME.fullmatch(before)
    if named and name_of(named[1]) and not title_years(text):
        return f"{before}{text}"
    if len(before) > 40 or Title(text).agency or "：" in before:
        return text
    is_named = name_of(before) is not None or is_region(before)
    is_banner = document.kind == "html" and is_government(before) and not before.endswith(("办公室", "办公厅"))
    if not is_named or _TITLE.search(before) or is_banner:
        return text
    return f"{before}{text}"


def _chosen(found: Mapping[int, str], head: list[Paragraph], told: list[str]) -> Title:
    """The one title of several lines: that which the metadata repeat, else the one marked up as a heading.

    Columns list the titles of other years and agencies beside the report.
    """
    by_key = {_key(text): text for text in reversed(list(found.values()))}
    if len(by_key) == 1:
        return Title(next((text for text in found.values() if not _LETTER.search(text)), next(iter(found.values()))))
    fuller = [text for text in by_key.values() if all(_fits(_key(text), key) for key in by_key)]
    if fuller:
        return Title(fuller[0])
    repeated = {key for key in by_key for text in told if re.sub(r"\s+", "", by_key[key]) in re.sub(r"\s+", "", text)}
    marked = {_key(text) for n, text in found.items() if head[n].heading}
    for keys in (repeated, marked):
        if len(keys) == 1:
            return Title(by_key[keys.pop()])
    text, *rivals = by_key.values()
    return Title(text, tuple(rivals))


def _key(text: str) -> tuple[str, tuple[int, ...]]:
    return Title(text).agency, title_years(text)


def _fits(one: tuple[str, tuple[int, ...]], other: tuple[str, tuple[int, ...]]) -> bool:
    """Whether the second says nothing that the first does not say too: its year, its agency or the end of its name."""
    return one[0].endswith(other[0]) and other[1] in ((), one[1])


def _cells(document: Document) -> Iterator[str]:
    """Cells of the first rows of the first tables: a workbook's merged title, a layout table's."""
    for grid in islice((block for block in document.blocks if isinstance(block, Grid)), 3):
        for row in grid.rows[:3]:
            texts = list(dict.fromkeys(cell.text for cell in row if cell is not None and len(cell.text) <= _LONGEST))
            yield from (text for left, text in pairwise(["", *texts]) if not _OF_KIND.search(normalise(left)))
