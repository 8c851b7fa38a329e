"""Labels of columns that are cut over several lines of a flattened header, put together: 商业, 企业; 尚未, 审结."""

from collections.abc import Sequence

from gongkai.reports.labels import COLUMNS, YEAR, bare, match_column, normalise
from gongkai.reports.tables.applicants import GROUP

_LABELS = frozenset(label for labels in COLUMNS.values() for label in labels)
_LONGEST = max(map(len, _LABELS))
_MOST_PIECES = 10
"""Lines that such a label is cut into, at most: one written downwards has one for each character."""
_LONGEST_PIECE = 12
"""Characters of one of these, with its unit (金额（单位：万元）)."""


def pieces(words: Sequence[str]) -> list[int]:
    """How many of these words spell each label in turn; 1 for one that is a label, or of none. "" is no word."""
    counts: list[int] = []
    at = 0
    while at < len(words):
        counts.append(_pieces_at(words, at))
        at += counts[-1]
    return counts


def _pieces_at(words: Sequence[str], at: int) -> int:
    """How many words from this one on spell one label: as many as can."""
    spelt, most = "", 1
    for count, word in enumerate(words[at : at + _MOST_PIECES], start=1):
        spelt += word
        if not 0 < len(word) <= _LONGEST_PIECE or len(spelt) > _LONGEST + _LONGEST_PIECE:
            break
        if YEAR.fullmatch(word.strip()):  # 2023年 beside 自然人 is a column of its own.
            break
        if count > 1 and (normalise(spelt) in _LABELS or bare(spelt) in _LABELS or _is_member(spelt)):
            most = count
    return most


def _is_member(text: str) -> bool:
    """Is this the label of a column with that of its group before it: 法人或其他组织（商业企业）?"""
    is_closed = text.startswith(GROUP) and text.endswith(("）", ")"))
    return is_closed and bool(match_column("rq", text).keys)
