"""Who reports, on which year, for whom, published when: as the page prints it, each on the best evidence there is.

None of these is made up: what the page does not print is None (or `unknown`), with a finding.
"""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from itertools import pairwise

from gongkai.reports import findings
from gongkai.reports.labels import normalise
from gongkai.reports.sections import heading_of, preamble
from gongkai.values import Document, Finding, Grid, Paragraph, Scope


@dataclass(frozen=True, slots=True)
class Identity:
    """What a report says of itself. `agency` is as printed; `findings` tell what is missing or contradicts itself."""

    agency: str | None
    year: int | None
    title: str
    scope: Scope
    published_at: date | None
    findings: tuple[Finding, ...]


_TITLE = re.compile(r"政府?信息公开.{0,16}(?:报告|年报)")
_TITLE_LONGEST = 80
_TITLE_SITE = re.compile(r"\s*[-_|—–]+\s*[^-_|—–]*(?:政府|网|网站|平台|门户)[^-_|—–]*$")
_NEARLY = re.compile(r"根据|按照|现公布|现将|编制|图解|解读|通知|目录|指南")


def identify(document: Document) -> Identity:
    """Read agency, year, title, scope and date of publication from a document that holds a report."""
    printed = _printed_pairs(document)
    title = _title(document)
    year, year_findings = _year(document, title)
    agency, agency_findings = _agency(document, title, printed)
    return Identity(
        agency, year, title, _scope(document), _published(document, printed), (*year_findings, *agency_findings)
    )


# --- title ---------------------------------------------------------------------------------------------------------


def _head(document: Document) -> list[Paragraph]:
    """The paragraphs before the first statutory heading, headings of the markup among them."""
    head: list[Paragraph] = []
    for block in document.blocks:
        if isinstance(block, Paragraph):
            if heading_of(block) is not None and not _TITLE.search(normalise(block.text)):
                break
            head.append(block)
    return head


def _title(document: Document) -> str:
    """The title as printed: a line that says 政府信息公开…报告, put together where it is broken in two."""
    lines = [paragraph.text for paragraph in _head(document)]
    for following in (1, 2):
        for n in range(len(lines)):
            text = "".join(lines[n : n + following])
            if len(text) <= _TITLE_LONGEST and _is_title(text):
                return _with_issuer(lines, n, text)
    named = [document.metadata[key] for key in _named(document.metadata, "articletitle", "title")]
    for text in (*named, _TITLE_SITE.sub("", document.title)):
        if _is_title(text):
            return text
    return document.title


def _is_title(text: str) -> bool:
    return bool(_TITLE.search(normalise(text))) and not _NEARLY.search(text) and not text.endswith(("。", "；"))


def _with_issuer(lines: list[str], n: int, text: str) -> str:
    """A title whose first line is the agency alone."""
    if (
        n
        and not _organ(_strip_title(text))
        and len(lines[n - 1]) <= 30
        and _organ(lines[n - 1])
        and "：" not in lines[n - 1]
    ):
        return f"{lines[n - 1]}{text}"
    return text


def _named(metadata: Mapping[str, str], *names: str) -> list[str]:
    """The metadata keys of these names, in the order of the names, whatever their case."""
    by_name = {key.lower(): key for key in reversed(list(metadata))}
    return [by_name[name] for name in names if name in by_name]


# --- year ----------------------------------------------------------------------------------------------------------

_DIGITS = str.maketrans("〇○零一二三四五六七八九０１２３４５６７８９", "000" + "123456789" + "0123456789")
_YEAR = re.compile(r"(20\d\d)\s*年")
_PERIOD = re.compile(r"(20\d\d)年1月1日.{0,8}?(?:(20\d\d)年)?(?:度)?12月31日")
_FIRST, _LAST = 2008, 2099


def _years(text: str) -> list[int]:
    """The years that a text names, Arabic or Chinese (二〇二三年), each once."""
    plain = re.sub(r"\s+", "", text.translate(_DIGITS))
    return list(dict.fromkeys(year for found in _YEAR.findall(plain) if _FIRST <= (year := int(found)) <= _LAST))


def _periods(document: Document) -> list[int]:
    """The years of the statistics periods that run from 1 January to 31 December."""
    years: list[int] = []
    for block in document.blocks:
        if isinstance(block, Paragraph):
            for begin, end in _PERIOD.findall(re.sub(r"\s+", "", block.text.translate(_DIGITS))):
                if not end or begin == end:
                    years.append(int(begin))
    return list(dict.fromkeys(years))


def _year(document: Document, title: str) -> tuple[int | None, list[Finding]]:
    """The report's year: the title's, else that of the statistics period. A contradiction is told, the title stands."""
    in_title = _years(title)
    if len(in_title) > 1:  # 2020年发布的2019年度报告: the year that 年度 follows is the report's.
        in_title = [int(y) for y in dict.fromkeys(re.findall(r"(20\d\d)年度", title.translate(_DIGITS)))] or in_title
    periods = _periods(document)
    preambles = [year for text in preamble(document.blocks) if _TITLE.search(normalise(text)) for year in _years(text)]
    for years in (in_title, periods, list(dict.fromkeys(preambles))):
        if len(years) == 1:
            others = [year for year in periods if year != years[0]]
            return years[0], [_contradiction(years[0], others)] if others else []
    return None, [
        findings.left_null(
            findings.YEAR,
            f"无法确定报告年度（标题：{title or '无'}；统计期：{periods or '无'}）",
            f"the report's year could not be told (title: {title or 'none'}; statistics periods: {periods or 'none'})",
        )
    ]


def _contradiction(year: int, others: list[int]) -> Finding:
    named = "、".join(map(str, others))
    return findings.assumed(
        findings.YEAR,
        f"标题年度为{year}，统计期为{named}，不一致；按标题读取",
        f"the title says {year}, the statistics period {named}; the title's year was taken",
        severity="warning",
    )


# --- agency --------------------------------------------------------------------------------------------------------

_ORGAN = re.compile(
    r"(?:政府|委员会|办公室|办公厅|党政办|[省市县区旗州]委|办事处|管理处|服务中心|中心|[厅局署院社馆站所队部处办]|街道|[镇乡]|公司|大学|医院"
    r"|管委会|科委|经信委|发改委|建委|国资委|委)$"
)
_SELF = re.compile(r"^(?:我|本|该|全|各)|^(?:市|县|区|省)?(?:局|办|委|厅|院)$")
_TITLE_TAIL = re.compile(r"(?:关于)?(?:20\d\d年?度?)?(?:政府?信息公开|政务公开).*$")
_TITLE_YEAR = re.compile(r"^(?:关于)?\s*20\d\d\s*年?度?|20\d\d\s*年?度?$")
_ISSUER_LABELS = frozenset(
    ("发布机构", "发布单位", "公开机构", "公开主体", "信息来源", "发文机关", "制发机关", "责任单位")
)
_DATE_LABELS = frozenset(("发布日期", "公开日期", "发布时间", "公开时间", "生成日期", "成文日期"))
_CHROME = re.compile(r"(?:网|网站|平台|门户|频道|系统|管理员|admin)$", re.IGNORECASE)
_ACTS = "认真|坚持|严格|深入|全面|按照|高度重视|以习近平|在|始终|积极|持续|紧紧|围绕|根据|切实|依法|不断"
_IN_TEXT = re.compile(rf"20\d\d年(?:度)?[,，]([^,，。；、]{{2,24}}?)(?:{_ACTS})")


def _organ(text: str) -> bool:
    return bool(_ORGAN.search(text)) and not _SELF.search(text) and not _CHROME.search(text)


def _strip_title(title: str) -> str:
    """What is left of a title without year and 政府信息公开…报告: the agency, or a region."""
    text = re.sub(r"\s+", "", title.translate(_DIGITS_ONLY))
    text = _TITLE_TAIL.sub("", text)
    return _TITLE_YEAR.sub("", _TITLE_YEAR.sub("", text)).strip("：:《》“”()（）-—_ 的")


_DIGITS_ONLY = str.maketrans("０１２３４５６７８９〇", "01234567890")
_CHINESE_YEAR = re.compile(r"二[〇○零0][一二三四五六七八九〇○零0]{2}年?度?")


def _agency(document: Document, title: str, printed: Mapping[str, str]) -> tuple[str | None, list[Finding]]:
    """The agency as printed: in the title, in the row 发布机构, in the metadata, else named in passing in the text."""
    in_title = _strip_title(_CHINESE_YEAR.sub("", title))
    issuer = next((printed[label] for label in printed if label in _ISSUER_LABELS and _organ(printed[label])), None)
    source = next((text for text in _sources(document.metadata) if _organ(text)), None)
    if _organ(in_title):
        return in_title, []
    named = _government(in_title, issuer, source, document) if in_title else None
    if named is not None:
        return named, [_only_region(named)] if named == in_title else []
    if issuer or source:
        return issuer or source, []
    passing = _in_passing(document)
    return (passing, [_passing(passing)]) if passing else (None, [_NO_AGENCY])


_NO_AGENCY = findings.left_null(
    findings.AGENCY,
    "页面未写明机关名称（标题、发布机构、元数据、正文均无），由所在栏目确定",
    "the page names no agency in its title, its 发布机构 row, its metadata or its text; the portal must tell",
)


def _government(region: str, issuer: str | None, source: str | None, document: Document) -> str | None:
    """The government of a title that names a region alone (某市2025年…报告), as the page prints it elsewhere."""
    if issuer and issuer.startswith(region):
        return issuer
    government = f"{region}人民政府"
    texts = (source or "", *(block.text for block in document.blocks if isinstance(block, Paragraph)))
    if any(government in text for text in texts):
        return government
    return region if region[-1] in "省市县区旗州盟" else None


def _sources(metadata: Mapping[str, str]) -> list[str]:
    return [metadata[key] for key in _named(metadata, "contentsource", "source", "author", "publisher")]


def _only_region(region: str) -> Finding:
    return findings.assumed(
        findings.AGENCY,
        f"标题只写明地区“{region}”，未写明机关全称",
        f"the title names only the region “{region}”, not the agency",
    )


def _passing(name: str) -> Finding:
    return findings.assumed(
        findings.AGENCY,
        f"机关名称“{name}”取自正文，可能是简称",
        f"the agency's name “{name}” was taken from the text and may be a short form",
    )


def _in_passing(document: Document) -> str | None:
    """The organ that the text says did the year's work, where it is one and the same in all places."""
    names = {
        name
        for block in document.blocks
        if isinstance(block, Paragraph)
        for name in _IN_TEXT.findall(block.text)
        if _organ(name)
    }
    return names.pop() if len(names) == 1 else None


# --- scope and date ------------------------------------------------------------------------------------------------

_SPEAKS_OF_DATA = re.compile(r"(?:数据|统计|本报告|本年报|年度报告)")
_AGGREGATE = re.compile(
    r"全[省市县区州]各级行政机关|汇总了?.{0,20}(?:部门|单位|乡镇|街道|县|区)|(?:涵盖|包括|包含)了?.{0,30}"
    r"(?:各部门|各镇|各乡|各街道|各县|各区|所属部门|下属单位|下级行政机关|各级行政机关)"
)
_OWN = re.compile(
    r"(?:仅|只)(?:包括|统计|涵盖|含|反映|是)?.{0,4}(?:本机关|本单位|我局|我办|我委|本局|本办|本委)(?!.{0,4}(?:及|和|与))"
)
_LEVEL = re.compile(r"(?:仅|只)(?:包括|统计|涵盖|含|反映|是)?.{0,8}(?:本级|[省市县区]级)(?:政府|机关)?.{0,4}数据")


def _scope(document: Document) -> Scope:
    """Whose figures these are, where a sentence on the data says so in plain words; else unknown.

    A wrong scope is worse than none: sums would count twice.
    """
    found: set[Scope] = set()
    kinds: tuple[tuple[Scope, re.Pattern[str]], ...] = (
        ("aggregate", _AGGREGATE),
        ("own", _OWN),
        ("government_level", _LEVEL),
    )
    for block in document.blocks:
        if isinstance(block, Paragraph):
            for sentence in re.split(r"[。；]", block.text):
                if _SPEAKS_OF_DATA.search(sentence):
                    found |= {scope for scope, pattern in kinds if pattern.search(sentence)}
    return found.pop() if len(found) == 1 else "unknown"


_DATE = re.compile(r"(20\d\d)\s*[-/.年]\s*(\d{1,2})\s*[-/.月]\s*(\d{1,2})")
_LABELLED = re.compile(r"(发布机构|发布日期|公开日期|发布时间|公开时间|生成日期|成文日期|信息来源)\s*[:：]\s*(\S+)")


def _printed_pairs(document: Document) -> dict[str, str]:
    """Labels and what stands beside them, of the report's own metadata: from small tables and lines before it."""
    pairs: dict[str, str] = {}
    for block in document.blocks:
        if isinstance(block, Paragraph):
            for label, text in _LABELLED.findall(block.text):
                pairs.setdefault(label, text)
        elif len(block.rows) <= 12:
            for label, text in _neighbours(block):
                pairs.setdefault(label, text)
    return pairs


def _neighbours(grid: Grid) -> Iterable[tuple[str, str]]:
    for row in grid.rows:
        cells = [cell for n, cell in enumerate(row) if cell is not None and (n == 0 or row[n - 1] is not cell)]
        for left, right in pairwise(cells):
            label = normalise(left.text)
            if label in _ISSUER_LABELS | _DATE_LABELS and right.text:
                yield label, right.text


def _date(text: str) -> date | None:
    match = _DATE.search(text)
    if match is None:
        return None
    try:
        return date(int(match[1]), int(match[2]), int(match[3]))
    except ValueError:
        return None


def _published(document: Document, printed: Mapping[str, str]) -> date | None:
    """The day of publication: the metadata's, else the one printed beside 发布日期 and its like."""
    named = [document.metadata[key] for key in _named(document.metadata, "pubdate", "publishdate", "publish_time")]
    shown = [printed[label] for label in printed if label in _DATE_LABELS]
    return next((day for text in (*named, *shown) if (day := _date(text))), None)
