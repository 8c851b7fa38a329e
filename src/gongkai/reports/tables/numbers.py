"""What stands in a cell: a number exactly as printed, one of the marks for nothing, or words.

Nothing is guessed: text that is not plainly one number has no value (catalogue items 1, 3 and 4).
"""

import re
from decimal import Decimal
from typing import NamedTuple

from gongkai.documents.nothing import WORDS_FOR_NOTHING
from gongkai.reports.memory import MOST, remembered
from gongkai.reports.traditional import simplified
from gongkai.values import CellState, GridCell

_NARROW = {code: code - 0xFEE0 for code in range(0xFF01, 0xFF5F)} | {0x3000: 0x20, 0x2212: 0x2D, 0xFE63: 0x2D}
"""Full-width ASCII and minus signs, one by one: NFKC would turn a footnote's ² into a digit of the number."""
_DASHES = re.compile(r"[-\u2010-\u2015\u2500\u2501\u30fc\uff70_~]+")
_SLASHES = re.compile(r"[/\\]+")
_NOTE = r"(?P<note>\([^()]*[^()0-9. ,][^()]*\))?"
_MARK = r"(?: ?(?:[*※†‡①-⑳]|\[(?:注|注?[1-9])\]))?"
_NUMBER = re.compile(
    r"(?:(?P<change>增加?|减少?) ?)?"
    r"(?P<number>(?(change)|[-+]?)(?:[0-9]{1,3}(?:,[0-9]{3})+|[0-9]{1,18})(?:\.[0-9]{1,8})?) ?"
    r"(?P<unit>万元|元|件次|件|条|项|个|宗|起|例|部|份|次|篇|人次|人|笔|批|家|户)?(?:人民币)?"
    rf"{_NOTE}{_MARK}"
)
"""A number, a unit or counter, a note in brackets behind it and a footnote's mark: `22（其中修订 16 件）`,
`160.5964万元`, `14,069`, `5*`, `5①`, `5[注1]`; `减4` in the column 本年增/减 (a bureau, 2020)."""
_MOST_DIGITS = 18
_APART = re.compile(r"[0-9]{1,3}(?: [0-9]{3})+ ?(?:件次|件)?")
"""Digits with spaces where thousands are parted: one number, or two that stood in two cells (catalogue item 3)."""
_CHINESE = re.compile(
    r"(?P<number>[零〇]|[二两三四五六七八九]|[一二三四五六七八九]?十[一二三四五六七八九]?|[二三四五六七八九]百)"
    rf" ?(?:件次|件)?{_NOTE}{_MARK}"
)
_DIGITS = {digit: value for value, digit in enumerate("零一二三四五六七八九")} | {"〇": 0, "两": 2}
_MONEY = ("元", "万元")
_INSTEAD = re.compile(rf"{WORDS_FOR_NOTHING}|[↑↓]")
LEAST_CONFIDENCE = 0.5
"""Figures that were recognised in a picture with less are in doubt."""
UNREAD = "\ufffd"
"""Stands for ink in which nothing was recognised."""
_WORDS = re.compile(r"[\u4e00-\u9fff]{2}")
"""A label of which a line was not recognised (社会公益 and ink below it) is no figure."""


class Reading(NamedTuple):
    """A cell's text and what it says. `value` is None unless `state` is `number`; `unit` is 元, 万元 or None."""

    raw: str
    state: CellState
    value: int | Decimal | None = None
    unit: str | None = None
    in_doubt: bool = False
    """It looks like a figure, and was not surely recognised in a picture, or is not plainly one number: its state is
    `text`."""
    readings: tuple[str, ...] = ()
    """All that it was read as in a picture, if it is in doubt; what it is taken for first."""


def stands_for_a_figure(reading: Reading) -> bool:
    """Does this print one of the words that pages put where a figure would stand (catalogue items 3 and 4)?"""
    return reading.state == "text" and bool(_INSTEAD.fullmatch(reading.raw.strip()))


def read_cell(cell: GridCell) -> Reading:
    """Read a cell: as its text says, unless it is a figure that was not surely recognised in a picture.

    >>> read_cell(GridCell("14", 0, 0, confidence=0.3)).in_doubt
    True
    """
    text = cell.text
    if cell.confidence is None and text.isdigit() and text.isascii() and len(text) <= _MOST_DIGITS:
        return tuple.__new__(Reading, (text, "number", int(text), None, False, ()))
    reading = read_number(text)
    if cell.confidence is None or cell.confidence >= LEAST_CONFIDENCE:
        return reading
    if reading.state == "blank" or _is_words(reading):
        return reading
    readings = cell.readings if cell.readings[:1] == (text,) else ()  # of the whole cell, not of a part
    return Reading(text, "text", in_doubt=True, readings=readings)


def count_apart(raw: str) -> int | None:
    """The count that digits with spaces where thousands are parted print, if they are one number; None of others.

    No number has a nought for its thousands: those are two that stood in two cells, and add up as one would.

    >>> count_apart("14 069"), count_apart("14 06"), count_apart("0 774")
    (14069, None, None)
    """
    text = raw.translate(_NARROW).strip()
    digits = "".join(filter(str.isdecimal, text)) if _APART.fullmatch(text) else "0"
    return int(digits) if len(digits) <= _MOST_DIGITS and digits[0] != "0" else None


def _is_words(reading: Reading) -> bool:
    """Are these words, and neither ink that was not recognised nor a spoilt figure (38., "0)?"""
    if reading.state != "text" or _WORDS.search(reading.raw):
        return reading.state == "text"
    return UNREAD not in reading.raw and (any(map(str.isalpha, reading.raw)) or not any(map(str.isdigit, reading.raw)))


@remembered(4096)
def read_number(raw: str) -> Reading:
    """Read the text of one cell.

    >>> read_number("１４，０６９").value, read_number("160.5964万元").unit, read_number("—").state
    (14069, '万元', 'dash')
    """
    if raw.isascii() and raw.isdigit() and len(raw) <= _MOST_DIGITS:
        return Reading(raw, "number", int(raw))
    if len(raw) > MOST:  # A passage, which may be megabytes.
        return Reading(raw, "blank" if raw.isspace() else "text")
    text = raw.translate(_NARROW).strip()
    if not text:
        return Reading(raw, "blank")
    if _DASHES.fullmatch(text):
        return Reading(raw, "dash")
    return Reading(raw, "slash") if _SLASHES.fullmatch(text) else _figure(raw, simplified(text))


def _figure(raw: str, text: str) -> Reading:
    """A number with what may stand beside it, else words."""
    match = _NUMBER.fullmatch(text)
    if match is None:
        chinese = _CHINESE.fullmatch(text)
        if chinese is None:
            return Reading(raw, "text", in_doubt=_APART.fullmatch(text) is not None)
        return Reading(raw, "number", _chinese(chinese["number"]))
    printed = ("-" if (match["change"] or "").startswith("减") else "") + match["number"].replace(",", "")
    if len(printed) > _MOST_DIGITS:
        return Reading(raw, "text")
    value: int | Decimal = Decimal(printed) if "." in printed else int(printed)
    return Reading(raw, "number", value, match["unit"] if match["unit"] in _MONEY else None)


def _chinese(text: str) -> int:
    """A Chinese numeral below 1,000 without gaps. A lone 一 is not among them: it is also how a dash is mistyped."""
    if text.endswith("百"):
        return 100 * _DIGITS[text[0]]
    if "十" in text:
        tens, _, ones = text.partition("十")
        return 10 * (_DIGITS[tens] if tens else 1) + (_DIGITS[ones] if ones else 0)
    return _DIGITS[text]
