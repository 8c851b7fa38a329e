"""Rules of an XLS that draw figures in white wherever a condition holds: so offices make the zeros of a sheet blank."""

import struct
from collections.abc import Iterator
from decimal import Decimal

from gongkai.documents.office.sheets import Area
from gongkai.documents.office.xls_looks import WHITES
from gongkai.documents.office.xlsx_rules import Hiding, Test, comparing

_SIGNS = {3: "=", 4: "<>", 5: ">", 6: "<", 7: ">=", 8: "<="}
_OF_ITSELF = 1
"""The kind of a rule that compares the cell itself."""
_NUMBER, _USERS, _FONT, _PLACE, _BORDER, _PATTERN = 1 << 25, 1, 1 << 26, 1 << 27, 1 << 28, 1 << 29
"""What of a look a rule changes: its format, one of the user's own, its font, and so on."""
_FONT_SIZE, _COLOR, _PLACE_SIZE, _BORDER_SIZE = 118, 80, 8, 8
_WHOLE, _FRACTION = 0x1E, 0x1F
"""The kinds of formulas that are one number."""
_PAPER = WHITES | {64, 65}


def areas_of(body: bytes) -> list[Area]:
    """The areas that the following rules are laid over."""
    count = min(struct.unpack_from("<12xH", body)[0], (len(body) - 14) // 8)
    places = (struct.unpack_from("<HHHH", body, 14 + 8 * n) for n in range(count))
    return [(top, left, bottom, right) for top, bottom, left, right in places if top <= bottom and left <= right]


def rule_of(body: bytes) -> tuple[Hiding, Test] | None:
    """A rule that draws figures in white, and when it holds; None for one that hides nothing."""
    kind, sign, length, _, changed, more = struct.unpack_from("<BBHHIH", body)
    at = 12
    if changed & _NUMBER:
        at += struct.unpack_from("<H", body, at)[0] if more & _USERS else 2
    if not changed & _FONT:
        return None
    color = struct.unpack_from("<i", body, at + _COLOR)[0]
    at += _FONT_SIZE + _PLACE_SIZE * bool(changed & _PLACE) + _BORDER_SIZE * bool(changed & _BORDER)
    if color not in WHITES or not all(ground in _PAPER for ground in _grounds(changed, body, at)):
        return None
    at += 4 * bool(changed & _PATTERN)
    limit = _limit(body[at : at + length])
    if kind == _OF_ITSELF and sign in _SIGNS and limit is not None:
        return Hiding(None), comparing(_SIGNS[sign], limit)
    return Hiding(None), lambda number: None


def _grounds(changed: int, body: bytes, at: int) -> Iterator[int]:
    """The colours of the ground that a rule gives to a cell."""
    if changed & _PATTERN:
        yield struct.unpack_from("<2xH", body, at)[0] >> 7 & 0x7F


def _limit(formula: bytes) -> Decimal | None:
    """The number that a formula is, if it is one."""
    if len(formula) == 3 and formula[0] == _WHOLE:
        return Decimal(struct.unpack_from("<xH", formula)[0])
    if len(formula) == 9 and formula[0] == _FRACTION:
        number = Decimal(repr(struct.unpack_from("<xd", formula)[0]))
        return number if number.is_finite() else None
    return None
