"""Figures that a rule of an XLSX hides: drawn in white, or by a format that shows nothing, wherever a condition holds.

So offices make the zeros of a sheet blank. Of a rule that asks for more than the figure itself it is not known where it
holds: what it may hide is neither blank nor a number.
"""

import re
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal, InvalidOperation

from lxml import etree

from gongkai.documents.limits import Unreadable
from gongkai.documents.office.number_formats import COMPARE, show
from gongkai.documents.office.sheets import UNREAD, Area, Place
from gongkai.documents.office.xlsx_over import WHITE, color_of
from gongkai.documents.office.xlsx_places import area_of

X = "{http://schemas.openxmlformats.org/spreadsheetml/2006/main}"
_OPERATORS = {
    "equal": "=",
    "notEqual": "<>",
    "lessThan": "<",
    "lessThanOrEqual": "<=",
    "greaterThan": ">",
    "greaterThanOrEqual": ">=",
}
_OF_ITSELF = re.compile(r"=?\$?([A-Z]{1,3})\$?([0-9]{1,7})(<=|>=|<>|<|>|=)(-?[0-9.]{1,20})")
"""A condition that compares a cell with a number."""
_OF_NO_NUMBER = re.compile(r"=?(?:ISERROR|ISERR|ISNA|ISBLANK|ISTEXT)\(\$?[A-Z]{1,3}\$?[0-9]{1,7}\)")
_NEVER = frozenset(("containsErrors", "containsBlanks"))
"""Kinds of rules that hold for no number."""
_DRAWN_INSTEAD = (f"{X}iconSet", f"{X}dataBar")
"""What a rule may show in the place of a figure."""
_MOST_LOOKS = 2_000_000
"""Figures that are held against areas of rules."""

Test = Callable[[Decimal], bool | None]
"""Whether a rule holds for a number; None where that is not known."""


@dataclass(frozen=True, slots=True)
class Hiding:
    """What a rule does to a figure: shows it by the format `code`, or, where that is None, in white."""

    code: str | None


def hidings(styles: etree._Element | None) -> list[Hiding | None]:
    """The looks that rules give, by their numbers; None for those that hide nothing."""
    looks = () if styles is None else styles.iterfind(f"{X}dxfs/{X}dxf")
    return [_hiding(look) for look in looks]


def _hiding(look: etree._Element) -> Hiding | None:
    shown_by = look.find(f"{X}numFmt")
    if shown_by is not None:
        return Hiding(shown_by.get("formatCode") or "General")
    font, fill = look.find(f"{X}font/{X}color"), look.find(f"{X}fill/{X}*")
    is_open = fill is None or fill.get("patternType") == "none"
    ground = WHITE if is_open else color_of(None if fill is None else fill.find(f"{X}bgColor"))
    return Hiding(None) if color_of(font) and color_of(font) == ground else None


def hide(
    texts: dict[Place, str],
    numbers: Mapping[Place, str],
    sheet: etree._Element,
    looks: Sequence[Hiding | None],
    name: str,
) -> None:
    """Lay the rules of a sheet over its texts; `numbers` are the figures that its cells hold, as stored."""
    lay(texts, numbers, ((area, look, _test(rule, area)) for area, rule, look in _rules(sheet, looks)), name)


def lay(
    texts: dict[Place, str], numbers: Mapping[Place, str], rules: Iterable[tuple[Area, Hiding, Test]], name: str
) -> None:
    """Take out of the texts of a sheet the zeros that rules hide, and mark other figures that they may hide.

    Raises `Unreadable` for more rules than a sheet has.
    """
    looked = 0
    for area, look, test in rules:
        rows, columns = area[2] - area[0] + 1, area[3] - area[1] + 1
        looked += min(rows * columns, len(numbers))
        if looked > _MOST_LOOKS:
            raise Unreadable(
                f"{name}: over the figures of a sheet lie too many rules; it is no report",
                f"{name}：工作表中数字上的条件格式过多，不像年报",
            )
        for place in list(_inside(area, numbers)):
            if place in texts:
                shown = _shown(texts.pop(place), numbers[place], look, test)
                texts |= {place: shown} if shown else {}


def _rules(sheet: etree._Element, looks: Sequence[Hiding | None]) -> Iterator[tuple[Area, etree._Element, Hiding]]:
    for block in sheet.iterfind(f"{X}conditionalFormatting"):
        areas = [area for area in map(area_of, (block.get("sqref") or "").split()) if area is not None]
        for rule in block.iterchildren(f"{X}cfRule"):
            number = rule.get("dxfId") or ""
            look = looks[int(number)] if re.fullmatch("[0-9]{1,5}", number) and int(number) < len(looks) else None
            if any(child.get("showValue") in ("0", "false") for child in rule.iterchildren(*_DRAWN_INSTEAD)):
                look = Hiding(";;;")
            if look is not None and rule.get("type") not in _NEVER:
                yield from ((area, rule, look) for area in areas)


def _inside(area: Area, numbers: Mapping[Place, str]) -> Iterator[Place]:
    top, left, bottom, right = area
    if (bottom - top + 1) * (right - left + 1) < len(numbers):
        places = ((row, column) for row in range(top, bottom + 1) for column in range(left, right + 1))
        return (place for place in places if place in numbers)
    return (place for place in numbers if top <= place[0] <= bottom and left <= place[1] <= right)


def _shown(text: str, stored: str, look: Hiding, test: Test) -> str:
    """What a figure shows where a rule is laid over it; `text` is what it shows without."""
    try:
        number = Decimal(f"{float(stored):.15g}")
    except ValueError:
        return text
    holds = test(number) if number.is_finite() else False
    if holds is False:
        return text
    if look.code is None:
        return "" if holds and not number else UNREAD
    other = " ".join(show(number, look.code).split()) or ("" if not number else UNREAD)
    return other if holds or other == text else UNREAD


def _test(rule: etree._Element, area: Area) -> Test:
    """Whether a rule holds for a number; None where that is not known."""
    formulas = [(formula.text or "").replace(" ", "") for formula in rule.iterchildren(f"{X}formula")]
    if rule.get("type") == "cellIs":
        limits = list(map(_number, formulas))
        sign = _OPERATORS.get(rule.get("operator") or "")
        if sign and len(limits) == 1 and limits[0] is not None:
            return comparing(sign, limits[0])
    elif rule.get("type") == "expression" and len(formulas) == 1:
        if _OF_NO_NUMBER.fullmatch(formulas[0]):
            return lambda number: False
        found = _OF_ITSELF.fullmatch(formulas[0])
        limit = _number(found[4]) if found else None
        if found and limit is not None and area_of(found[1] + found[2]) == (*area[:2], *area[:2]):
            return comparing(found[3], limit)
    return lambda number: None


def comparing(sign: str, limit: Decimal) -> Test:
    """The test that compares a number with a limit."""
    return lambda number: COMPARE[sign](number, limit)


def _number(text: str) -> Decimal | None:
    try:
        return Decimal(text.removeprefix("=")) if re.fullmatch(r"=?-?[0-9.]{1,20}", text) else None
    except InvalidOperation:
        return None
