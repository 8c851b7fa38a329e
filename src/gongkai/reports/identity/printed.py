"""What a page prints of itself beside its text: rows like 发布机构, meta tags, dates, numbers, a signature."""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import islice, pairwise, takewhile

from gongkai.registry.codes import is_org_code, is_uscc
from gongkai.reports.contacts import without_contacts
from gongkai.reports.identity.names import name_of
from gongkai.reports.labels import normalise
from gongkai.reports.sections import heading_of
from gongkai.reports.traditional import simplified
from gongkai.values import Document, Evidence, EvidenceField, EvidenceSource, Grid, Paragraph

_ISSUER = (
    *("发布机构", "发布单位", "发布机关", "发布部门", "公开机构", "公开主体", "公开单位", "公开部门", "公开责任部门"),
    *("发文机关", "发文单位", "发文机构", "制发机关", "责任单位", "责任部门"),
    *("编制单位", "填报单位", "报送单位", "单位名称", "机构名称", "单位"),
)
_SOURCE = ("信息来源", "文章来源", "稿件来源", "来源", "稿源")
_PUBLISHED = (
    *("发布日期", "发布时间", "公开日期", "公开时间", "信息发布日期", "上网日期", "发文日期", "发布于"),
    *(
        "信息提供日期",
        "发表日期",
        "发表时间",
        "公布日期",
        "公布时间",
        "发稿时间",
        "录入时间",
        "添加时间",
        "更新日期",
        "更新时间",
    ),
    "信息时间",
)
"""Labels of a day of publication, the best first."""
_DATED = ("日期", "时间")
"""Labels of a day, if nothing else stands beside them: 来源：区政府办 时间：2017-01-12 10:01."""
_WRITTEN = ("生成日期", "生成日期有效期", "成文日期")
"""Labels of the day of writing, if none of publication is told."""
_DAYS = (*_PUBLISHED, *_WRITTEN)
_TITLES = ("名称", "标题", "信息名称", "文件名称", "信息标题")
_INDEX = ("索引号", "索引码", "信息索引号", "信息索引")
_NUMBER = ("发文字号", "文号", "发文文号", "文件编号", "公文号")
_LABELS = frozenset((*_ISSUER, *_SOURCE, *_DAYS, *_DATED, *_TITLES, *_INDEX, *_NUMBER))
_LONGEST_LINE = 300
_LINE = re.compile(
    r"(?<![\u4e00-\u9fff])("
    + "|".join(r"\s?".join(label) for label in sorted(sorted(_LABELS), key=len, reverse=True))
    + r")(?:[(（][^()（）]{1,6}[)）])?\s?[:：]"
    + rf"|({'|'.join(_DAYS)})\s?[:：](?=\s?20\d\d)"
)
"""A label, or that of a day right behind what stands beside the label before: 来源：云泽街发布日期：2021-01-22."""
_DAY_BESIDE = re.compile(rf"(?:^|\s)({'|'.join(_DAYS)})\s*(20\d\d[-/.年]\d{{1,2}}[-/.月]\d{{1,2}})(?!\d)")
"""A row of a table in one line of text, without colons: 公开目录 年度报告 发布日期 2021-02-20."""
_IS_PROSE = re.compile(r"。|^\s*(?:根据|依据|按照)")
"""The text that follows a label left empty: 文号： over 根据《…通知》（国办公开办函〔2021〕30号）要求."""
WAY = re.compile(r"\s*(?:(?:您|你)?(?:的|现在|当前)*(?:所在)?的?位置\s*[:：]|(?:网站|返回)?首页(?=[\s>＞»›]))")
"""The way to a page, which may open a line that holds title, day and text too: 当前位置： 首页 年报 某局…报告."""
_CLOSES = re.compile(
    r"\s(?:浏览|瀏覽|阅读|閱讀|点击|點擊|字号|字体|分享|打印|作者|编辑|责任编辑|访问|审核)|[|｜【]"
    r"|(?:浏览|阅读|点击|访问)(?:次数|量|数)?\s?[:：]|(?:字号|字体|分享|打印|作者|编辑|审核)(?:到|本页)?\s?[:：]"
)
"""Where the next label of a line begins, spaced or with its colon: 来源：云泽市水利局字号：[ 大 中 小 ]."""


@dataclass(frozen=True, slots=True)
class Printed:
    """Labels of the report's own metadata and what stands beside them, and how the page ends."""

    pairs: Mapping[str, str]
    signature: tuple[str, str] | None
    """The name and the day that close the text."""

    def of(self, labels: Sequence[str]) -> list[tuple[str, str]]:
        """Label and value of those of the labels that the page prints, in the order of the labels."""
        return [(label, self.pairs[label]) for label in labels if label in self.pairs]

    @property
    def titles(self) -> list[str]:
        """What stands beside 名称 and its like."""
        return [text for _, text in self.of(_TITLES)]

    @property
    def issuers(self) -> list[tuple[str, str]]:
        """发布机构 and its like."""
        return self.of(_ISSUER)

    @property
    def sources(self) -> list[tuple[str, str]]:
        """来源 and its like: who sent the page in, mostly but not always the agency."""
        return self.of(_SOURCE)


def read_printed(document: Document) -> Printed:
    """Read the rows and lines above the report's parts, small tables wherever they stand, and the end."""
    pairs: dict[str, str] = {}
    for label, text in _pairs(document):
        day = _DAY_FIRST.match(text) if label in (*_DAYS, *_DATED) and _IS_PROSE.search(text) else None
        value = day[0].strip() if day else text
        if value.strip() and not _IS_PROSE.search(value):
            pairs.setdefault(label, value)
    return Printed(pairs, _signature(document))


def _pairs(document: Document) -> Iterator[tuple[str, str]]:
    above = True
    before = ""
    for block in document.blocks:
        if isinstance(block, Grid):
            if len(block.rows) <= 12:
                yield from _neighbours(block)
            before = ""
            continue
        above = above and heading_of(block) is None
        is_line = len(block.text) <= _LONGEST_LINE
        if above and (is_line or WAY.match(block.text)):
            if before in _LABELS and is_line:
                yield before, block.text
            yield from _labelled(block.text[:_LONGEST_LINE])
            before = normalise(block.text)


def _labelled(line: str) -> Iterator[tuple[str, str]]:
    """索引号：… 发布机构：… on one line: what follows each label up to the next."""
    yield from ((match[1], match[2]) for match in _DAY_BESIDE.finditer(line))
    if ":" not in line and "：" not in line:
        return
    plain = simplified(line)  # one for one, so that what stands beside a label is as printed
    found = list(_LINE.finditer(plain))
    for n, match in enumerate(found):
        end = found[n + 1].start() if n + 1 < len(found) else len(line)
        start = end - len(plain[match.end() : end].lstrip(" |｜"))
        closed = _CLOSES.search(plain, start, end)
        yield re.sub(r"\s", "", match[1] or match[2]), line[start : closed.start() if closed else end].strip()


def _neighbours(grid: Grid) -> Iterator[tuple[str, str]]:
    for row in grid.rows:
        cells = [cell for n, cell in enumerate(row) if cell is not None and (n == 0 or row[n - 1] is not cell)]
        for cell in cells:
            if len(cell.text) <= _LONGEST_LINE:
                yield from _labelled(cell.text)
        for left, right in pairwise(cells):
            label = normalise(left.text)
            if label in _LABELS and len(right.text) <= _LONGEST_LINE:
                yield label, right.text


def named(metadata: Mapping[str, str], *names: str) -> list[str]:
    """The metadata keys of these names, in the order of the names, whatever their case."""
    by_name = {key.lower(): key for key in reversed(list(metadata))}
    return [by_name[name] for name in names if name in by_name]


def evidence(field: EvidenceField, source: EvidenceSource, value: str, text: str) -> Evidence:
    """What the page says, with the passage cut to a line and without personal contacts."""
    return Evidence(field, source, value, without_contacts(re.sub(r"\s+", " ", text).strip()[:160]))


# --- dates -----------------------------------------------------------------------------------------------------------

_DATE = re.compile(
    r"(?<!\d)(20\d\d)\s*[-/.年]\s*(\d{1,2})\s*[-/.月]\s*(\d{1,2})(?:(?!\d)|(?=[0-2]\d[:：]\d\d))|(?<!\d)(20\d\d)([01]\d)([0-3]\d)(?:\d{6})?(?!\d)"
)
_NARROW = str.maketrans("０１２３４５６７８９－．／", "0123456789-./")
_HAN = "〇○零一二三四五六七八九"
_NOUGHTS = str.maketrans("0OoＯОо◯○零", "〇" * 9)
_CHINESE_DATE = re.compile(
    rf"(二[{_HAN}]{{3}}|20\d\d)年([一二三四五六七八九十元]{{1,2}}|\d{{1,2}})月([一二三四五六七八九十廿]{{1,3}}|\d{{1,2}})日"
)
_DAY_FIRST = re.compile(r"20\d\d[-/.年]\d{1,2}[-/.月]\d{1,2}[日/]?(?:\s|$|(?=[0-2]\d[:：]\d\d))")
_META_DATES = (
    "pubdate",
    "publishdate",
    "publish_time",
    "article:published_time",
    "publicationdate",
    "pub_date",
    "published",
)


def day_of(text: str) -> date | None:
    """The first day that words name: 2025-01-20, 2025年1月20日, 20250120, 二〇二五年一月二十日."""
    match = _DATE.search(text.translate(_NARROW))
    plain = re.sub(r"\s+", "", text)
    chinese = None if match else _CHINESE_DATE.search(plain.translate(_NOUGHTS)) or _CHINESE_DATE.search(plain)
    if match:
        year, month, day = (int(group) for group in match.groups() if group)
    elif chinese:
        digits = str.maketrans(_HAN, "000123456789")
        year, month, day = int(chinese[1].translate(digits)), _small(chinese[2]), _small(chinese[3])
    else:
        return None
    try:
        return date(year, month, day)
    except ValueError:
        return None


def _small(numeral: str) -> int:
    """元 is 1, 十二 is 12, 二十 is 20, 廿一 is 21, 三十一 is 31; digits are themselves."""
    if numeral.isdecimal():
        return int(numeral)
    numeral = numeral.replace("廿", "二十")
    if "十" not in numeral:
        return max("元一二三四五六七八九".find(numeral), 1) if len(numeral) == 1 else 0
    tens, ones = numeral.split("十", 1)
    return (_small(tens) if tens else 1) * 10 + _small(ones)


def read_published(document: Document, printed: Printed) -> tuple[date | None, list[Evidence]]:
    """The day of publication: the metadata's, else that beside 发布日期 and its like, else the signature's.

    Else the day alone that follows the title, or stands with its hour between the title and the title again; else
    one that closes the page.
    """
    seen: list[tuple[EvidenceSource, str]] = [
        ("metadata", document.metadata[key]) for key in named(document.metadata, *_META_DATES)
    ]
    seen += [("row", text) for _, text in printed.of(_PUBLISHED)]
    seen += [("row", text) for _, text in printed.of(_DATED) if _DAY_FIRST.match(text)]
    seen += [("row", text) for _, text in printed.of(_WRITTEN)]
    seen += [("signature", printed.signature[1])] if printed.signature else []
    seen += [("row", day) for day in _behind_the_title(document)]
    seen += [("signature", day) for day in _closing(document)]
    days = [(day, source, text) for source, text in seen if (day := day_of(text))]
    told = [evidence("published_at", source, day.isoformat(), text) for day, source, text in days]
    return (days[0][0] if days else None), told


# --- numbers ---------------------------------------------------------------------------------------------------------

_DOCUMENT_NUMBER = re.compile(r"[\u4e00-\u9fff]{1,16}\s?[〔\[【(（]\s?20\d\d\s?[〕\]】)）]\s?第?\s?\d{1,5}\s?号")
_OF_A_TEMPLATE = "000014349"
"""The General Office of the State Council, as sites number the pages of others that took its template."""
_CODE = re.compile(r"[0-9A-Z]{17}[0-9A-Z](?![0-9A-Z])|[0-9A-Z]{8}-?[0-9X](?![0-9A-Z])")


def read_document_number(document: Document, printed: Printed) -> tuple[str | None, list[Evidence]]:
    """发文字号, from its row or from a line of its own above the text: 云教函〔2025〕3号."""
    seen: list[tuple[EvidenceSource, str]] = [("row", text) for _, text in printed.of(_NUMBER)]
    for block in document.blocks:
        if isinstance(block, Paragraph):
            if heading_of(block) is not None:
                break
            if _DOCUMENT_NUMBER.fullmatch(block.text):
                seen.append(("preamble", block.text))
    for source, text in seen:
        match = _DOCUMENT_NUMBER.search(text)
        if match:
            number = re.sub(r"\s", "", match[0])
            return number, [evidence("document_number", source, number, text)]
    return None, []


def read_org_code(printed: Printed) -> tuple[str | None, list[Evidence]]:
    """The organisation code that an index number (索引号) begins with, or that its social credit code contains.

    Sites number their pages in other ways too: only a code that stands alone and whose check digit is right is one.
    """
    for _, text in printed.of(_INDEX):
        code = org_code_of(text)
        if code:
            return code, [evidence("org_code", "index_number", code, text)]
    return None, []


def org_code_of(index_number: str) -> str | None:
    """The organisation code at the beginning of an index number, or None.

    >>> org_code_of("014416330/2025-00012"), org_code_of("6107000043/2025-00012")
    ('014416330', None)
    """
    match = _CODE.match(index_number.strip().upper())
    if match is None:
        return None
    code = match[0].replace("-", "")
    if len(code) == 18:
        return code[8:17] if is_uscc(code) and is_org_code(code[8:17]) else None
    dated = re.match(r"(?:19|20)[0-4]\d", code)
    return code if is_org_code(code) and len(set(code)) > 2 and not dated and code != _OF_A_TEMPLATE else None


# --- the end ---------------------------------------------------------------------------------------------------------

_FIRST_LINES, _LAST_LINES = 40, 12
_LONGEST_TITLE = 80
_DAY_IN_TITLE = re.compile(
    r"(?:报告|年报)\s*[(（]?\s*(20\d\d[-./年]\d{1,2}[-./月]\d{1,2}日?)\s*(?:发布|公布)?[)）]?(?:$|[(（])"
)
_HOUR = re.compile(r"\s+\d{1,2}[:：]\d\d(?:[:：]\d\d)?$")
_SITE_BEFORE = re.compile(
    r"^(?:[\u4e00-\u9fff]{2,20}\s{1,4})?(?:https?://)?[a-z0-9-]{1,40}(?:\.[a-z0-9-]{1,40}){1,5}/?\s{1,9}(?=20\d\d)"
)
"""The site and its address before a day: 云泽市人民政府门户网站 www.yunze.gov.cn 2023-01-28."""
_SENDER = re.compile(r"(?<=[\d日])\s{0,9}(?:(?:信息|文章|稿件)?来源\s?[:：]|(?P<name>[\u4e00-\u9fff（）()]{4,40})$)")
"""Who sent a page in, behind its day: 2023-01-16 16:50:00 来源: 某市政府, 2024-01-26 某县人民政府办公室."""
_ISSUED = re.compile("(?:印发|发布|公布)$")
_MONTH_ALONE = re.compile(r"20\d\d\s*年\s*\d{1,2}\s*月|二[〇○零一二三四五六七八九]{3}年[一二三四五六七八九十元]{1,2}月")
_DAY_ALONE = re.compile(
    r"[\d\s年月日./-]{8,16}|[二〇○零0OoＯ◯一三四五六七八九十廿元年月日\s]{8,16}|20\d\d年[元一二三四五六七八九十]{1,2}月[一二三四五六七八九十廿\d]{1,3}日"
)


def _signature(document: Document) -> tuple[str, str] | None:
    """A body's name and a day, at the end on one line or on two, else on two under the title."""
    lines = [block.text.strip() for block in document.blocks if isinstance(block, Paragraph)]
    return _at_the_end(lines[-_LAST_LINES:]) or _under_the_title(lines[:_FIRST_LINES])


def _behind_the_title(document: Document) -> Iterator[str]:
    """A day behind a title in its own paragraph, or in the next one: alone, with its hour, or with who sent it in.

    A button may stand between where who sent it in follows: 听全文, 2022-01-27, 来源：某局 (Guangzhou).
    Below the parts stand the titles and days of other years' reports.
    """
    above = takewhile(lambda block: not (isinstance(block, Paragraph) and heading_of(block)), document.blocks)
    lines = [block.text.strip() for block in islice(above, _FIRST_LINES) if isinstance(block, Paragraph)]
    for n, line in enumerate(lines):
        if len(line) <= _LONGEST_TITLE and (behind := _DAY_IN_TITLE.search(line)):
            yield behind[1]
        if line.endswith(("报告", "年报", "報告", "年報")) and len(line) <= _LONGEST_TITLE:
            sent = n + 3 < len(lines) and simplified(lines[n + 3]).lstrip("•· ").startswith(_SOURCE)
            days = map(_bare_day, lines[n + 1 : n + (3 if sent else 2)])
            yield from (day for day in days if _DAY_ALONE.fullmatch(day))
        if 0 < n < len(lines) - 1 and lines[n - 1] == lines[n + 1] and _HOUR.search(line):
            yield line  # a site prints what it takes for the title and the hour over the text, which begins with it


def _closing(document: Document) -> list[str]:
    """A day alone, in the characters of a letter, that is the last line: a signature without a name."""
    lines = [block.text.strip() for block in document.blocks[-1:] if isinstance(block, Paragraph)]
    return [line for line in lines if "年" in line and _is_dated(line)]


def _bare_day(line: str) -> str:
    """A line of a day without its brackets, who sent the page in, other labels, and the hour."""
    line = _SITE_BEFORE.sub("", line[:_LONGEST_LINE].strip("()（）[]【】•· "), count=1)
    closed = _CLOSES.search(line)
    line = line[: closed.start()].rstrip() if closed else line
    sender = _SENDER.search(line)
    if sender and (sender["name"] is None or name_of(sender["name"])):
        line = line[: sender.start()]
    return _HOUR.sub("", line)


def _under_the_title(lines: Sequence[str]) -> tuple[str, str] | None:
    """The name and the day, in brackets mostly, that follow a title of two lines or one."""
    for title, name, day in zip(lines, lines[1:], lines[2:], strict=False):
        bare = _bare_day(day)
        body = name.strip("()（）")
        if title.endswith("报告"):
            if one := _in_one_line(body):
                return one
            if _is_dated(bare) and name_of(body):
                return body, bare
    return None


def _is_dated(line: str) -> bool:
    """Is this a day, or a month, and nothing else?"""
    return bool((_DAY_ALONE.fullmatch(line) and day_of(line)) or _MONTH_ALONE.fullmatch(line))


def _at_the_end(lines: Sequence[str]) -> tuple[str, str] | None:
    for n in range(len(lines) - 1, -1, -1):
        line = _ISSUED.sub("", lines[n])
        if n and _is_dated(line) and name_of(lines[n - 1]):
            return lines[n - 1], line
        if one := _in_one_line(line):
            return one
    return None


def _in_one_line(line: str) -> tuple[str, str] | None:
    """A body's name with a day behind it."""
    one = re.fullmatch(r"([\u4e00-\u9fff（）()]{4,40})\s?((?:20\d\d|二).{4,14}日)", line)
    return (one[1], one[2]) if one and name_of(one[1]) and day_of(one[2]) else None
