"""Figures in running text: Arabic, full-width and Chinese numerals with the counter behind them (pattern N28).

What is only about a number (60余件, 近百件) or is one end of a range (3-5件) is a figure too, but not an exact one.
The mark of a footnote may stand behind one: 26[1]件.
"""

import re
from collections.abc import Iterator
from decimal import Decimal
from functools import lru_cache
from typing import NamedTuple

from gongkai.reports.traditional import simplified

_SPACE = re.compile(r"[^\S\n]+")
_NARROW = dict(zip("０１２３４５６７８９．％－", "0123456789.%-", strict=True))
_WIDE = re.compile("[０-９．％－]")
_GROUPED = re.compile(r"，(?<=[0-9０-９]，)(?=[０-９]{3}(?![0-9０-９]))")
"""A full-width comma inside one full-width number; everywhere else it ends a clause."""
_GROUPED_NARROW = re.compile(r"(?<![\d.])\d{1,3}(?:，\d{3}){1,3}(?=[件条份宗项次篇起例人元万余多])")
"""Narrow digits that full-width commas group, with the counter behind: 1，234件."""
_LABELLED = re.compile(r"(?<=[件份条宗起%])[^\S\n]+(?=[\u4e00-\u9fff（）()]{2,16}[：:]\s?[\d０-９])")
"""Blanks alone between labels with their figures: 收到：71件 办结：69件."""
_NARROW_STOPS = re.compile(r"(?<![0-9]),|,(?![0-9]{3})|;")
"""Narrow commas and semicolons that end a clause: pages that are typed so end theirs as all others do."""
_CHINESE_YEAR = re.compile(r"二[〇○零][一二三四五六七八九〇○零]{2}(?=年)")
_YEAR_DIGITS = str.maketrans("〇○零一二三四五六七八九", "000123456789")
_ONES = ("", *"一二三四五六七八九")
_DAYS = {
    f"{tens}{ones}": str(10 * n + m)
    for n, tens in enumerate(("", "十", "二十", "三十"))
    for m, ones in enumerate(_ONES)
}
_CHINESE_DAY = re.compile(
    "(?<![一二三四五六七八九十百千万零〇第每])(十[一二]?|[一二三四五六七八九])月(?:(三十一?|二?十[一二三四五六七八九]?|[一二三四五六七八九])日)?"
)
_CHINESE = "[零〇一二两三四五六七八九十百千万]"
_BRACKETED = re.compile(r"(?<=[\u4e00-\u9fff])[(（](\d{1,9})[)）](?=[件份宗]|条(?!例)|项(?!目)|起(?!草)|例(?!如))")
"""A figure in the place that a model text leaves for it: 共(29)件. Such numbers in lists stand behind a stop."""
_PERCENT = re.compile(rf"百分之(百|{_CHINESE}{{1,6}})(?:点([零〇一二三四五六七八九]{{1,4}}))?")


def fold(text: str) -> str:
    """Text as it is searched: digits narrow, stops wide, dates in digits, 百分之百 as 100%, simplified, no spaces.

    >>> fold("二〇二三年 收到申请１，２３４件，办结率百分之百")
    '2023年收到申请1,234件，办结率100%'
    """
    text = _LABELLED.sub("，", text) if "：" in text or ":" in text else text
    text = _SPACE.sub("", _GROUPED.sub(",", text))
    text = _GROUPED_NARROW.sub(lambda grouped: grouped[0].replace("，", ","), text)
    text = _WIDE.sub(lambda wide: _NARROW[wide[0]], text)
    text = _NARROW_STOPS.sub(lambda stop: "，" if stop[0] == "," else "；", text)
    text = _BRACKETED.sub(r"\1", text) if ")" in text or "）" in text else text
    text = _CHINESE_YEAR.sub(lambda year: year[0].translate(_YEAR_DIGITS), simplified(text))
    text = _CHINESE_DAY.sub(_day, text) if "月" in text else text
    return _PERCENT.sub(_percent, text) if "百分之" in text else text


def _day(match: re.Match[str]) -> str:
    return f"{_DAYS[match[1]]}月{_DAYS[match[2]]}日" if match[2] else f"{_DAYS[match[1]]}月"


def _percent(match: re.Match[str]) -> str:
    value = 100 if match[1] == "百" else _chinese(match[1])
    decimals = f".{match[2].translate(_YEAR_DIGITS)}" if match[2] else ""
    return match[0] if value is None else f"{value}{decimals}%"


class Figure(NamedTuple):
    """A number in folded text, from `start` to `end` with its counter. `exact` is False for 约30件, 60余件, 1.2万条.

    Amounts of money are in 元. A share behind a number without a counter says that it counts: 部分公开67，占4.61%.
    """

    start: int
    end: int
    value: int | Decimal
    unit: str
    exact: bool


_UNITS = "件次|人次|元|%|[件条份宗项次篇起例期个部场人户家批页张分名款号楼名天日]"
_NAMED = (
    "(?:部[分门]|方面|单位|主项|子项|[专子]?栏目?|[板版]块|章节|账号|小时|工作日|自然日|月|季度"
    "|流程|环节|步骤|渠道|平台|项目外)"
)
"""What is counted in 个 and is none of the things that reports are about: 六个部分, 20个工作日."""
_FIGURE = re.compile(
    r"(?:(?<![\d.A-Za-z〔\[第])(?<!\d\[\d\])(?P<arabic>\d{1,3}(?:,\d{3}){1,4}|\d{1,12})(?P<decimals>\.\d{1,6})?"
    r"(?P<scale>[万亿])?(?:\[\d{1,2}\])?"
    rf"|(?<![第零〇一二两三四五六七八九十百千万])(?P<chinese>{_CHINESE}{{1,12}}))(?P<more>[余多])?(?P<unit>{_UNITS}|(?=，占))(?!(?<=部)[分门]|(?<=个){_NAMED})"
)
_NUMERAL = f"[0-9{_CHINESE[1:]}"
_DIGITS = re.compile(
    rf"{_NUMERAL}(?<!{_NUMERAL}{_NUMERAL}){_NUMERAL}*+(?=[,.余多亿元%\[件条份宗项次篇起例期个部场人户家批页张分名款号楼天日]|，占)"
)
"""Numerals and what may follow them in a figure; the look back keeps a long run from being tried at each place."""
_ABOUT = ("近", "约", "超", "超过", "逾", "不足", "至少", "最多", "-", "—", "~", "–")
_OR_SO = ("以上", "以下", "以内", "左右", "上下", "不到")
_ONE_COUNTS = frozenset("件份宗起例条")
"""Counters of which 一 is a number: 一次 and 一项 are idioms more often than figures."""
_IDIOM = re.compile("事|(?<=无一例)外")
"""Behind 一 and a counter: 一件事, 无一例外."""


def figures(text: str) -> Iterator[Figure]:
    """All figures of folded text, in order."""
    free = 0
    for digits in _DIGITS.finditer(text):  # A search for the digits alone is several times faster.
        match = _FIGURE.match(text, digits.start()) if digits.start() >= free else None
        if match:
            free = match.end()
            found = _figure(match, text)
            if found is not None:
                yield found


def _figure(match: re.Match[str], text: str) -> Figure | None:
    arabic, decimals, scale, chinese, more, unit = match.group(1, 2, 3, 4, 5, 6)
    exact = not more and not text[max(0, match.start() - 2) : match.start()].endswith(_ABOUT)
    exact = exact and not text.startswith(_OR_SO, match.end())
    value: int | Decimal | None
    if chinese is None:
        printed = arabic.replace(",", "")
        value = Decimal(printed + decimals) if decimals else int(printed)
        if scale:
            scaled = value * (10_000 if scale == "万" else 100_000_000)
            value = int(scaled) if scaled == int(scaled) else scaled
            exact = exact and unit == "元"
    else:
        idiom = chinese == "一" and (unit not in _ONE_COUNTS or _IDIOM.match(text, match.end()))
        value = None if idiom else _chinese(chinese)
    return None if value is None else Figure(match.start(), match.end(), value, unit or "件", exact)


@lru_cache(maxsize=1024)
def _chinese(numeral: str) -> int | None:
    """The value of a Chinese numeral, or None where it is none (千百, 万千, 十十两)."""
    # Importing it takes longer than reading most reports, and few need it.
    from cn2an import cn2an  # type: ignore[import-untyped]  # noqa: PLC0415

    try:
        return int(cn2an(numeral, "normal"))
    except (ValueError, KeyError):  # It raises either, by what is wrong.
        return None
