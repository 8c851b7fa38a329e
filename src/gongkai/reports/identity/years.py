"""The year that a report is about: its title's, else its statistics period's, else what other words plainly say.

Years that contradict each other are told under X-YEAR (Huai'an natural resources 2021 states a period of 2020, Xiliu
town 2023 says 2022 in one section). A wrong year is worse than none.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import chain

from gongkai.reports import findings
from gongkai.reports.identity.printed import evidence
from gongkai.reports.passages import Passages
from gongkai.reports.sections import topic
from gongkai.values import Document, Evidence, EvidenceSource, Finding, Grid

_CHINESE_YEAR = re.compile(r"[二贰][〇○零０0oOＯОо◯][一二三四五六七八九〇○零０0oOＯОо◯]{2}(?=年)")
_DIGITS = str.maketrans(
    "〇○零oOＯОо◯一二三四五六七八九贰０１２３４５６７８９", "000000000" + "123456789" + "2" + "0123456789"
)
_NARROW = str.maketrans("０１２３４５６７８９", "0123456789")
_WIDE = re.compile("[０-９]")
_FIRST, _LAST = 2008, 2099
_YEAR = re.compile(
    r"(?<!\d)(20\d\d)(?:年|(?=政府?信息|信息公开|政务公开)|(?<=[(（【]\d{4})(?=[)）】])|(?=[-—–~～－、至到]{1,2}20\d\d年))"
)
_NUMBERED = re.compile(r"[〔\[【(（]20\d\d[〕\]】)）]\s?第?\d{1,5}号")
_DATED = re.compile(r"20\d\d年\d{1,2}月(?:\d{1,2}日)?(?!至|到|起)")
_SCHOOL_YEAR = re.compile(r"(20\d\d)(?:[-—–~～至到－]|年){1,2}(20\d\d)[学學]年度?")
_SCHOOL_PERIOD = re.compile(
    r"(?:20\d\d)[年./-]0?9[月./-](?:0?1(?!\d)日?)?(?:起|开始)?[^。；\d]{0,6}(20\d\d)[年./-]0?8(?:月(?!\d)|[月./-]31)"
)
"""Universities report by the school year, which is called by the year that it ends in: 2019-2020学年 is on 2020."""
_OF_YEAR = re.compile(r"(?<![-—–~～－、至到])(20\d\d)年度")


def plain(text: str) -> str:
    """Text without spaces in its lines, its years in digits: ２０２３ 年, 二〇二三年 and 二O二三年 are 2023年."""
    text = "\n".join(["".join(line.split()) for line in text.split("\n")])
    text = text.translate(_NARROW) if _WIDE.search(text) else text
    return _CHINESE_YEAR.sub(lambda year: year[0].translate(_DIGITS), text)


def _known(years: Sequence[str | int]) -> tuple[int, ...]:
    return tuple(dict.fromkeys(year for text in years if _FIRST <= (year := int(text)) <= _LAST))


def _ended(text: str) -> str:
    """Plain text with school years called by the year in which they end."""
    return _SCHOOL_YEAR.sub(lambda y: f"{y[2]}年度" if int(y[2]) == int(y[1]) + 1 else y[0], text)


def is_school_year(year: int | None, title: str, passages: Passages) -> bool:
    """Whether a title or a preamble says that the report's year is a school year, over in August."""
    texts = [plain(text) for text in (title, *passages.texts[:1])]
    found = [match for text in texts for pattern in (_SCHOOL_YEAR, _SCHOOL_PERIOD) for match in pattern.finditer(text)]
    return any(match.groups()[-1] == str(year) for match in found)


def title_years(title: str) -> tuple[int, ...]:
    """The years that a title names, each once; of several the one of 年度: 2020年发布的2019年度报告 is on 2019.

    One that names no more than days names a year if they are its first and its last: （2024年1月1日至12月31日）.
    """
    text = _DATED.sub("", _NUMBERED.sub("", _ended(plain(title))))
    years = _known(_YEAR.findall(text)) or _known(_of_period(plain(title)))
    return of_year if len(years) > 1 and len(of_year := _known(_OF_YEAR.findall(text))) == 1 else years


# --- what else names years -------------------------------------------------------------------------------------------

_DAY = r"年0?1月0?1日?|[-./]0?1[-./]0?1"
_PERIOD = re.compile(
    rf"(20\d\d)(?:(?:{_DAY})(?:起|开始)?[^。；\d]{{0,6}}(?:(20\d\d)[年./-])?(?:度)?12[月./-](?:[12]\d|3[01])日?|年0?1月?[至到—–~-]{{1,2}}12月)"
)
_PERIOD_WHOLE = re.compile(
    r"(?:统计|数据)(?:期限|时限|时段|时间|周期|年度|期间?)(?:均?为|是|系|[:：])?(20\d\d)年(?:度|全年)?(?=[，。；]|$)"
)
"""A period told as a year alone: 统计期限为2024年度."""
_TITLED = re.compile(
    r"(20\d\d)年(?:度)?(?:的)?[^，。；：》\n\d]{0,24}?(?:信息|政务)公开[^，。；：》\n\d]{0,12}?(?:报告|年报)"
)
_WORK = re.compile(
    r"(20\d\d)年(?:度)?的?(?:[我本全][^，。；\d]{1,3})?(?:政府)?(?:信息|政务)公开(?:工作)?(?:的?情况)?"
    r"(?=[。；]|$|(?:予以|进行|作)?(?:报告|总结|汇报|公布|如下)|运行)"
)
"""What a preamble reports on: 汇报我镇2023年政府信息公开工作."""
_THIS_YEAR = re.compile(r"本年(?:度)?[^(（\[\d]{0,8}[(（\[](?:指)?(20\d\d)")
_LAST_YEAR = re.compile(r"上一?年(?:度)?[^(（\[\d]{0,8}[(（\[](?:指)?(20\d\d)")
_SHEET = re.compile(r"(?<!\d)(20\d\d)(?:年|$)")
_ACTS = (
    "在[^，,。；]{2,24}下|扎实|明确|认真|坚持|严格|深入|全面|高度重视|以习近平|始终|积极|持续|紧紧|围绕|切实|依法|不断"
    "|按照|根据|贯彻"
)
_DID = re.compile(
    r"(20(?<![较比与和从自至到于去前后度转结\d]20)\d\d)年度?(?:全年)?[，,]?(?P<who>[^，,。；\d]{0,24}?)(?:共|累计|总计|合计)?"
    r"(?:新?收到|接[收到]|未发生|受理|新收|办结|办理|答复|主动公开(?!方面|工作|中|质量|内容|存在)|公开政府信息|制发|制定|印发|发布)(?!的)"
)
_OPENS = re.compile(rf"^(20\d\d)年(?:度|以来)?[，,]?[^，,。；\d]{{0,24}}?(?:{_ACTS})")
_BY_ITS_END = re.compile(r"截[至止](20\d\d)年(?:12月(?:3[01]日|底|末)|底|末)")
"""A count that closes with a year: 截至2024年12月31日."""
_NOT_DONE = re.compile(r"将|拟|计划|继续|要|同期|相比|上年|上一年|去年|底前|以前|之前")


@dataclass(frozen=True, slots=True)
class Said:
    """The years that one source names, and the passages that do so."""

    source: EvidenceSource
    years: tuple[int, ...]
    texts: tuple[str, ...]


def _searched(source: EvidenceSource, pattern: re.Pattern[str], texts: Sequence[str], shift: int = 0) -> Said:
    found = [(match, text) for text in texts for match in pattern.finditer(text)]
    years = _known([int(year) + shift for match, _ in found for year in match.groups() if year and year.isdigit()])
    return Said(source, years, tuple(_around(text, match) for match, text in found))


def _of_period(text: str) -> list[str]:
    return [year for match in _PERIOD.finditer(text) for year in match.groups() if year]


def _around(text: str, match: re.Match[str]) -> str:
    return text[match.start() : match.end()]


def _labels(document: Document) -> Said:
    """Offices write the year into labels: 本年（2023）制发件数, 上一年项目数量（指2019年事项数）."""
    texts = [
        plain(text)
        for block in document.blocks
        if isinstance(block, Grid)
        for text in dict.fromkeys(cell.text for row in block.rows for cell in row if cell is not None)
        if "年" in text[:4] and any(bracket in text for bracket in "(（[")
    ]
    this, last = _searched("label", _THIS_YEAR, texts), _searched("label", _LAST_YEAR, texts, shift=1)
    return Said("label", _known([*this.years, *last.years]), (*this.texts, *last.texts))


def _sheets(document: Document) -> Said:
    names = [plain(text) for key, text in document.metadata.items() if key.startswith("sheet ")]
    return _searched("sheet", _SHEET, names)


_ENDS = re.compile(r"[。；;]")


def _sentences(text: str) -> Iterator[str]:
    dated = (line for line in text.split("\n") if "20" in line)
    return (sentence for line in dated for sentence in _ENDS.split(line) if "20" in sentence)


@dataclass(frozen=True, slots=True)
class Done:
    """A passage, and the years of which it says that something was done in them, each with its words."""

    text: str
    years: tuple[tuple[int, str], ...]


def _done(text: str) -> Iterator[tuple[int, str]]:
    """The years in which a passage says that something was received, answered or made public."""
    for sentence in _sentences(text):
        for match in _DID.finditer(sentence):
            if not _NOT_DONE.search(match["who"]):
                yield int(match[1]), _around(sentence, match)


def _running(passages: Sequence[Done]) -> Said:
    opened = _searched("text", _OPENS, [sentence for one in passages[:2] for sentence in _sentences(one.text)])
    done = list(chain.from_iterable(one.years for one in passages))
    return Said("text", _known([*opened.years, *(year for year, _ in done)]), (*opened.texts, *(t for _, t in done)))


# --- the decision ----------------------------------------------------------------------------------------------------


def read_year(
    document: Document, title: str, rivals: Sequence[str], passages: Passages, *, is_titled: bool
) -> tuple[int | None, list[Evidence], list[Finding]]:
    """The report's year, what the page says of it, and what contradicts it.

    The first source that names one year alone decides: title, statistics period, a title in the preamble, labels,
    sheets, the text. Of a title's several years only one of these is taken. Where `is_titled` is not set, `title` is
    what the file calls itself, or its first line, which is heard last: it may be a day, or name another year's order.
    A title in the preamble goes before a period that it and the text contradict: periods are what offices forget.
    """
    texts = [plain(text) for text in passages.texts]
    done = [Done(text, tuple(_done(text))) for text in texts]
    titles = (title, *rivals) if is_titled else ()
    in_title = _known([year for text in titles for year in title_years(text)])
    running = _running(done)
    said = [
        Said("title", in_title, titles),
        *_by_weight(
            _searched("preamble", _PERIOD, texts),
            _searched("preamble", _TITLED, [_ended(text) for text in texts[:1]]),
            running,
        ),
        _searched("preamble", _SCHOOL_PERIOD, texts[:1]),
        _searched("preamble", _PERIOD_WHOLE, texts),
        _labels(document),
        _sheets(document),
        _searched("text", _WORK, texts[:2]),
        running,
        _searched("text", _BY_ITS_END, texts),
        *([] if is_titled else [Said("metadata", title_years(title), (title,))]),
    ]
    one = next((s for s in said if len(s.years) == 1 and (not in_title or s.years[0] in in_title)), None)
    told = [evidence("year", s.source, str(year), _passage(s, year)) for s in said for year in s.years]
    if one is None:
        return None, told, [_unknown(title, said[1].years)]
    year = one.years[0]
    told.sort(key=lambda e: e.value != str(year))
    school = [_by_school_year(year)] if is_school_year(year, title, passages) else []
    return year, told, [*school, *_judged(one, said), *_sections(year, done)]


def _by_weight(period: Said, titled: Said, running: Said) -> tuple[Said, Said]:
    """The period, then the title of the preamble; the other way round where the text is of the title's year alone."""
    is_stale = len(titled.years) == 1 and titled.years == running.years
    return (titled, period) if is_stale else (period, titled)


def _passage(said: Said, year: int) -> str:
    return next((text for text in said.texts if str(year) in plain(text)), next(iter(said.texts), ""))


_NAMES: dict[EvidenceSource, tuple[str, str]] = {
    "title": ("标题", "the title"),
    "preamble": ("统计期或导语", "the statistics period or preamble"),
    "label": ("表头", "the labels of the tables"),
    "sheet": ("工作表名称", "the sheet's name"),
    "text": ("正文", "the text"),
    "metadata": ("文件名称或首行", "the file's own name or first line"),
}


def _judged(one: Said, said: Sequence[Said]) -> Iterator[Finding]:
    """What contradicts the year taken, and that it was taken from weak evidence."""
    year = one.years[0]
    if one.source in ("label", "sheet", "text", "metadata"):
        zh, en = _NAMES[one.source]
        yield findings.assumed(
            findings.YEAR, f"报告年度{year}取自{zh}，标题和统计期未写明", f"the year {year} was taken from {en} alone"
        )
    told: set[tuple[str, tuple[int, ...]]] = set()
    for other in said:
        others = tuple(y for y in other.years if y != year)
        if others and other.source in ("title", "preamble", "label") and (other.source, others) not in told:
            told.add((other.source, others))
            yield contradiction(year, others, *_NAMES[other.source])


def _by_school_year(year: int) -> Finding:
    return findings.assumed(
        findings.YEAR,
        f"报告按学年（{year - 1}年9月至{year}年8月）编制；年度按学年结束之年{year}读取",
        f"the report is on the school year {year - 1} to {year}; the year in which it ends was taken",
    )


def contradiction(year: int, others: Sequence[int], zh: str, en: str) -> Finding:
    """X-YEAR: a page that names another year somewhere."""
    named = "、".join(map(str, others))
    return findings.broken(
        findings.X_YEAR,
        f"报告年度为{year}，{zh}写的是{named}，不一致；按{year}读取",
        f"the report is on {year}, but {en} says {', '.join(map(str, others))}; {year} was taken",
    )


def _sections(year: int, passages: Sequence[Done]) -> Iterator[Finding]:
    """X-YEAR: parts that tell of what was done in another year, and never name the report's."""
    for one in passages[1:]:
        others = _known([other for other, _ in one.years if other < year and not _is_compared(other, one.text)])
        if others and f"{year}年" not in one.text:
            heading = one.text.split("\n", 1)[0]
            part = topic(heading) or heading[:12]
            yield contradiction(year, others, f"第{part}部分", f"part {part}")


_OF_LABELS = "新收政府|办理结果|制发|废止|处理决定|收费|新制作|新公开|增"
"""How labels of the tables go on that begin with 本年, which stand in the text where these are flattened."""


def _is_compared(other: int, text: str) -> bool:
    """Does a part tell of the report's year too, with what was done in the other one beside it?"""
    return re.search(f"今年|本年度?(?!{_OF_LABELS})|[与和比较同]{other}年", text) is not None


def _unknown(title: str, periods: Sequence[int]) -> Finding:
    zh, en = "、".join(map(str, periods)) or "无", ", ".join(map(str, periods)) or "none"
    return findings.left_null(
        findings.YEAR,
        f"无法确定报告年度（标题：{title[:80] or '无'}；统计期：{zh}）",
        f"the report's year could not be told (title: {title[:80] or 'none'}; statistics periods: {en})",
    )


def judge_publication(year: int | None, day: date | None, *, is_school: bool = False) -> list[Finding]:
    """X-YEAR: a day of publication before the year ended (a school year in August), or long after it."""
    if year is None or day is None:
        return []
    if day < (date(year, 9, 1) if is_school else date(year + 1, 1, 1)):
        return [
            findings.broken(
                findings.X_YEAR,
                f"发布日期{day:%Y-%m-%d}早于报告年度{year}年结束，年度或日期可能有误",
                f"published on {day:%Y-%m-%d}, before {year} ended: the year or the day is wrong",
            )
        ]
    if day.year > year + 2:
        return [
            findings.broken(
                findings.X_YEAR,
                f"发布日期{day:%Y-%m-%d}距报告年度{year}年超过两年，请核对年度",
                f"published on {day:%Y-%m-%d}, more than two years after {year}: see whether the year is right",
                severity="info",
            )
        ]
    return []
