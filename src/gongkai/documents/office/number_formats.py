"""Numbers as a sheet shows them: a stored 9.0 as `9`, 0.5 as `50%`, 0 as `-` or as nothing, by the cell's format.

Only what a report's sheet may hold: digits, grouping, decimals, percent, scaling by thousands, sections with their
conditions, words round the number, dates and times. Scientific and fractional formats are shown as plain numbers.

>>> [show(Decimal(9), code) for code in ("General", "0.00", "0%", '0"件"', '#,##0;-#,##0;"-"')]
['9', '9.00', '900%', '9件', '9']
"""

import re
from collections.abc import Callable, Iterator, Sequence
from datetime import datetime, timedelta
from decimal import ROUND_HALF_UP, Decimal
from functools import lru_cache

from gongkai.documents.office.sheets import UNREAD, as_seen

_TOKEN = re.compile(
    r'"(?P<quoted>[^"]*)"?|[\\!](?P<escaped>.?)|_(?P<gap>.?)|\*(?P<fill>.?)|\[(?P<bracket>[^\]]*)\]?'
    r"|(?P<general>General|G/通用格式)|(?P<half>AM/PM|A/P|上午/下午)|(?P<sign>E[+-])|(?P<date>y+|m+|d+|h+|s+|e+|aaaa|aaa)"
    r"|(?P<digit>[0#?])|(?P<point>\.)|(?P<comma>,)|(?P<percent>%)|(?P<text>@)|(?P<slash>/)|(?P<other>.)",
    re.IGNORECASE | re.DOTALL,
)
_CONDITION = re.compile(r"(<=|>=|<>|<|>|=)\s*(-?[\d.]{1,20})")
COMPARE: dict[str, Callable[[Decimal, Decimal], bool]] = {
    "<": lambda a, b: a < b,
    "<=": lambda a, b: a <= b,
    ">": lambda a, b: a > b,
    ">=": lambda a, b: a >= b,
    "=": lambda a, b: a == b,
    "<>": lambda a, b: a != b,
}
_MAX_CODE = 128
"""Characters of a format. Excel allows 255; a longer one than this is no format of a report, and is not followed."""
_UNSEEN = ("white", "白色", "color2", "颜色2", "颜色 2", "color 2")
"""A colour that a format gives to what it shows, and that nobody sees."""
_PLAIN_BELOW = Decimal(10) ** 15
_LAST_DAY = 2_958_466
"""The day after 9999-12-31, counted as sheets count days."""

BUILT_IN = {
    0: "General",
    1: "0",
    2: "0.00",
    3: "#,##0",
    4: "#,##0.00",
    5: "¥#,##0;¥-#,##0",
    6: "¥#,##0;¥-#,##0",
    7: "¥#,##0.00;¥-#,##0.00",
    8: "¥#,##0.00;¥-#,##0.00",
    9: "0%",
    10: "0.00%",
    14: "yyyy/m/d",
    15: "d-mmm-yy",
    16: "d-mmm",
    17: "mmm-yy",
    18: "h:mm AM/PM",
    19: "h:mm:ss AM/PM",
    20: "h:mm",
    21: "h:mm:ss",
    22: "yyyy/m/d h:mm",
    27: 'yyyy"年"m"月"',
    28: 'm"月"d"日"',
    29: 'm"月"d"日"',
    30: "m-d-yy",
    31: 'yyyy"年"m"月"d"日"',
    32: 'h"时"mm"分"',
    33: 'h"时"mm"分"ss"秒"',
    36: 'yyyy"年"m"月"',
    37: "#,##0;-#,##0",
    38: "#,##0;-#,##0",
    39: "#,##0.00;-#,##0.00",
    40: "#,##0.00;-#,##0.00",
    41: '_ * #,##0_ ;_ * -#,##0_ ;_ * "-"_ ;_ @_ ',
    42: '_ ¥* #,##0_ ;_ ¥* -#,##0_ ;_ ¥* "-"_ ;_ @_ ',
    43: '_ * #,##0.00_ ;_ * -#,##0.00_ ;_ * "-"??_ ;_ @_ ',
    44: '_ ¥* #,##0.00_ ;_ ¥* -#,##0.00_ ;_ ¥* "-"??_ ;_ @_ ',
    45: "mm:ss",
    46: "h:mm:ss",
    47: "mm:ss",
    49: "@",
    50: 'yyyy"年"m"月"',
    51: 'm"月"d"日"',
    52: 'yyyy"年"m"月"',
    53: 'm"月"d"日"',
    54: 'm"月"d"日"',
    57: 'yyyy"年"m"月"',
    58: 'm"月"d"日"',
}
"""The formats that files name by number alone, as the Chinese edition shows them."""

_Token = tuple[str, str]


def show(number: Decimal, code: str, *, from_1904: bool = False) -> str:
    """The number as a cell of this format shows it. `from_1904`: days are counted from 1904, as old Macs did."""
    section, value = _section(_sections(code if len(code) <= _MAX_CODE else "General"), number)
    kinds = {kind for kind, _ in section}
    if any(kind == "bracket" and text.lower() in _UNSEEN for kind, text in section):
        return ""
    if "date" in kinds:
        shown = _date(section, value, from_1904)
        return plain(number) if shown is None else shown
    if "sign" in kinds or ("slash" in kinds and "digit" in kinds):
        return plain(number)
    if "general" in kinds or "text" in kinds:
        return "".join(plain(value) if kind in ("general", "text") else text for kind, text in section).strip()
    return _digits(section, value).strip()


@lru_cache(maxsize=4096)
def as_shown(stored: float, code: str, *, from_1904: bool = False) -> tuple[str, str | None]:
    """A stored number as its cell shows it; and, where the format hides it or digits of it, the number itself.

    Files store the nearest binary fraction, with 17 digits; sheets show 15 of them.

    >>> [as_shown(26.550000000000001, code) for code in ("General", "0")]
    [('26.55', None), ('27', '26.55')]
    """
    number = Decimal(f"{stored:.15g}")
    if not number.is_finite():
        return str(stored), None
    shown = show(number, code, from_1904=from_1904)
    if number and not shown:
        return UNREAD, plain(number)
    digits = shown.replace(",", "").removeprefix("-")
    rounded = re.fullmatch(r"[0-9]+(\.[0-9]+)?", digits) is not None and Decimal(digits) != abs(number)
    return shown, plain(number) if rounded else None


def show_text(text: str, code: str) -> str:
    """A text as a cell of this format shows it: as it is, unless the format has a part for texts.

    A figure that a format hides is neither a blank nor read, be it a text or a number.
    """
    sections = _sections(code if len(code) <= _MAX_CODE else "General")
    section = sections[3] if len(sections) > 3 else sections[0] if len(sections) == 1 else (("text", "@"),)
    if len(sections) == 1 and not any(kind == "text" for kind, _ in section):
        return text
    shown = "".join(text if kind == "text" else word if kind == "word" else "" for kind, word in section).strip()
    return shown if shown or as_seen(text, unseen=True) == text else UNREAD


def plain(number: Decimal) -> str:
    """A number without a format, in its fewest digits.

    >>> [plain(Decimal(text)) for text in ("9.0", "26.550", "-0", "1E+3", "1E+20")]
    ['9', '26.55', '0', '1000', '1E+20']
    """
    if abs(number) >= _PLAIN_BELOW or (number and abs(number) < 1 / _PLAIN_BELOW):
        return str(number.normalize())
    return f"{number.normalize():f}" if number else "0"


@lru_cache(maxsize=512)
def _sections(code: str) -> tuple[tuple[_Token, ...], ...]:
    sections: list[list[_Token]] = [[]]
    for kind, text in _tokens(code):
        if kind == "end":
            sections.append([])
        else:
            sections[-1].append((kind, text))
    return tuple(map(tuple, sections))


def _tokens(code: str) -> Iterator[_Token]:
    for found in _TOKEN.finditer(code):
        kind = found.lastgroup or "other"
        text = found[kind]
        if kind in ("quoted", "escaped"):
            yield "word", text
        elif kind == "bracket" and text.startswith("$"):
            yield "word", text[1:].partition("-")[0]
        elif kind == "bracket" and text.lower() in ("h", "hh", "m", "mm", "s", "ss"):
            yield "date", text.lower()
        elif kind == "other" and text == ";":
            yield "end", ""
        elif kind == "other":
            yield "word", text
        elif kind != "fill":
            yield kind, " " if kind == "gap" else text


def _section(sections: Sequence[Sequence[_Token]], number: Decimal) -> tuple[Sequence[_Token], Decimal]:
    """The part of the format that this number is shown by, and the number without the sign that the part shows."""
    numeric = sections[:3]
    conditions = [_condition(section) for section in numeric]
    if any(conditions):
        for section, condition in zip(numeric, conditions, strict=True):
            if condition is None or COMPARE[condition[0]](number, condition[1]):
                return section, number
        return (("general", ""),), number
    if number < 0 and len(numeric) > 1:
        return numeric[1], -number
    if number == 0 and len(numeric) > 2:
        return numeric[2], number
    return numeric[0], number


def _condition(section: Sequence[_Token]) -> tuple[str, Decimal] | None:
    for kind, text in section:
        found = _CONDITION.fullmatch(text) if kind == "bracket" else None
        if found and found[2].count(".") < 2 and found[2].strip("-."):
            return found[1], Decimal(found[2])
    return None


def _digits(section: Sequence[_Token], number: Decimal) -> str:
    """Fill the places of the format with the digits of the number, rounded as the format asks."""
    kinds = [kind for kind, _ in section]
    places = [at for at, kind in enumerate(kinds) if kind == "digit"]
    if not places:
        return "".join(text for kind, text in section if kind in ("word", "gap", "percent"))
    point = next((at for at, kind in enumerate(kinds) if kind == "point"), len(section))
    whole = [at for at in places if at < point]
    decimals = [at for at in places if at > point]
    last = whole[-1] if whole else -1
    scale = sum(1 for at in range(last + 1, len(kinds)) if kinds[at] == "comma" and at < point)
    scale += sum(1 for at in range(places[-1] + 1, len(kinds)) if kinds[at] == "comma" and at > point)
    grouped = any(kinds[at] == "comma" for at in range(whole[0], last)) if whole else False
    scaled = number.scaleb(2 * kinds.count("percent") - 3 * scale)
    if abs(scaled) >= _PLAIN_BELOW:
        return plain(scaled)
    rounded = abs(scaled).quantize(Decimal(1).scaleb(-len(decimals)), ROUND_HALF_UP)
    left, _, right = f"{rounded:f}".partition(".")
    filled = _fill_left(section, whole, left, grouped) | _fill_right(section, decimals, right)
    keeps_point = any(filled.get(at) for at in decimals) or any(section[at][1] == "0" for at in decimals)
    if point < len(section):
        filled[point] = "." if keeps_point or not decimals else ""
    shown = "".join(
        filled.get(at, "" if kind in ("comma", "bracket", "half", "slash") else text)
        for at, (kind, text) in enumerate(section)
    )
    return f"-{shown.strip()}" if scaled < 0 and rounded else shown


def _fill_left(section: Sequence[_Token], places: Sequence[int], digits: str, grouped: bool) -> dict[int, str]:
    """The whole digits, from the last place to the first; the first place takes all that are left."""
    filled: dict[int, str] = {}
    rest = "" if digits == "0" else digits
    count = 0
    for at in reversed(places):
        take = rest if at == places[0] else rest[-1:]
        rest = rest[: len(rest) - len(take)]
        take = take or ("0" if section[at][1] == "0" else "")
        text = ""
        for digit in reversed(take):
            text = digit + ("," if grouped and count and count % 3 == 0 else "") + text
            count += 1
        filled[at] = text
    return filled


def _fill_right(section: Sequence[_Token], places: Sequence[int], digits: str) -> dict[int, str]:
    """The decimals, in order; zeros at the end are shown only where the format says `0`."""
    filled: dict[int, str] = {}
    for n, at in enumerate(places):
        needed = any(section[later][1] == "0" for later in places[n:]) or digits[n:].strip("0")
        filled[at] = digits[n] if needed else ""
    return filled


def _date(section: Sequence[_Token], number: Decimal, from_1904: bool) -> str | None:
    """A day number as date and time, or None for a number that is no day."""
    days = number + (1462 if from_1904 else 0)
    if not 0 <= days < _LAST_DAY:
        return None
    epoch = datetime(1899, 12, 31 if days < 60 else 30)  # noqa: DTZ001  # a printed day has no zone
    moment = epoch + timedelta(seconds=int((days * 86_400).to_integral_value(ROUND_HALF_UP)))
    dates = [at for at, (kind, _) in enumerate(section) if kind == "date"]
    halves = any(kind == "half" for kind, _ in section)
    parts = []
    for at, (kind, text) in enumerate(section):
        before = next((section[d][1][0].lower() for d in reversed(dates) if d < at), "")
        after = next((section[d][1][0].lower() for d in dates if d > at), "")
        minutes = text.lower().startswith("m") and len(text) < 3 and (before == "h" or after == "s")
        parts.append(_date_part("min" * minutes or text.lower(), moment, halves) if kind == "date" else text)
        if kind == "half":
            parts[-1] = "上午" if moment.hour < 12 else "下午"
    return "".join(parts).strip()


def _date_part(letters: str, moment: datetime, halves: bool) -> str:
    hour = (moment.hour - 1) % 12 + 1 if halves else moment.hour
    counts = {"y": moment.year, "e": moment.year, "m": moment.month, "d": moment.day, "h": hour, "s": moment.second}
    if letters == "min":
        return f"{moment.minute:02}"
    if letters in ("y", "yy"):
        return f"{moment.year % 100:02}"
    if letters[0] in "md" and len(letters) > 2:
        return moment.strftime("%b" if letters[0] == "m" else "%a")
    if letters[0] == "a":
        return "星期"[: 2 * (len(letters) > 3)] + "一二三四五六日"[moment.weekday()]
    return f"{counts[letters[0]]:0{min(len(letters), 4)}}"
