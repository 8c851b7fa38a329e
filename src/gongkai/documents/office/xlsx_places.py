"""The names of cells in an XLSX, as `B7` and `A1:D9`, to rows and columns."""

import re

from gongkai.documents.office.sheets import Area, Place

LAST_ROW, LAST_COLUMN = 1_048_576, 16_384
_REFERENCE = re.compile(r"([A-Z]{1,3})([0-9]{1,7})")


def place_of(reference: str) -> Place | None:
    """Row and column of a cell, from 0; None for what names none.

    >>> place_of("AB7")
    (6, 27)
    """
    found = _REFERENCE.fullmatch(reference)
    if found is None:
        return None
    column = 0
    for letter in found[1]:
        column = column * 26 + ord(letter) - ord("A") + 1
    return min(int(found[2]), LAST_ROW) - 1, min(column, LAST_COLUMN) - 1


def area_of(reference: str) -> Area | None:
    """The cells from one corner to the other, or one alone; None for what names none."""
    first, _, last = reference.replace("$", "").partition(":")
    begin, end = place_of(first), place_of(last or first)
    if begin is None or end is None or begin[0] > end[0] or begin[1] > end[1]:
        return None
    return (*begin, *end)
