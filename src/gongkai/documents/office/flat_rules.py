"""Rules of a workbook of Excel 2003 that draw figures in white, in the words of XLSX."""

import re
from collections.abc import Iterator
from xml.sax.saxutils import escape

from lxml import etree

EXCEL = "{urn:schemas-microsoft-com:office:excel}"
LOOKS = '<dxfs><dxf><font><color rgb="FFFFFFFF"/></font></dxf></dxfs>'
"""The one look that the rules refer to."""
_SIGNS = {
    "Equal": "equal",
    "NotEqual": "notEqual",
    "Less": "lessThan",
    "LessOrEqual": "lessThanOrEqual",
    "Greater": "greaterThan",
    "GreaterOrEqual": "greaterThanOrEqual",
    "Between": "between",
    "NotBetween": "notBetween",
}
_AREA = re.compile(r"R(\d{1,7})C(\d{1,5})(?::R(\d{1,7})C(\d{1,5}))?")
_WHITE = re.compile(r"(?:^|;)\s*color:\s*(?:white|#fff(?:fff)?)\b", re.IGNORECASE)
_GROUND = re.compile(r"background(?:-color)?:(?!\s*(?:white|#fff(?:fff)?)\b)", re.IGNORECASE)
_MOST_LETTERS = 4_096


def rules_of(sheet: etree._Element) -> str:
    """The rules of a worksheet that may hide a figure, each as an element of XLSX."""
    return "".join(
        rule
        for laid in sheet.iterchildren(EXCEL + "ConditionalFormatting")
        for rule in _rules(laid, " ".join(_areas(laid.findtext(EXCEL + "Range") or "")))
    )


def letters(column: int) -> str:
    """The letters of a column, from 1: A, B, …, Z, AA."""
    before, last = divmod(column - 1, 26)
    return (letters(before) if before else "") + chr(ord("A") + last)


def _areas(text: str) -> Iterator[str]:
    for found in _AREA.finditer(text[:_MOST_LETTERS]):
        top, left, bottom, right = (int(number or found[k - 2]) for k, number in enumerate(found.groups(), 1))
        if min(top, left, bottom, right) > 0:
            yield f"{letters(left)}{top}:{letters(right)}{bottom}"


def _rules(laid: etree._Element, areas: str) -> Iterator[str]:
    for condition in laid.iterchildren(EXCEL + "Condition"):
        look = condition.find(EXCEL + "Format")
        style = "" if look is None else look.get("Style", "")
        if not _WHITE.search(style) or _GROUND.search(style):
            continue
        values = (condition.findtext(EXCEL + name) or "" for name in ("Value1", "Value2"))
        formulas = "".join(f"<formula>{escape(value)}</formula>" for value in values if value)
        sign = _SIGNS.get(condition.findtext(EXCEL + "Qualifier") or "")
        kind = f'type="cellIs" operator="{sign}"' if sign else 'type="expression"'
        yield (
            f'<conditionalFormatting sqref="{areas}"><cfRule {kind} dxfId="0">{formulas}</cfRule>'
            "</conditionalFormatting>"
        )
