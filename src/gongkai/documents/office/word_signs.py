"""The signs of a Word text: what each element that holds no others prints."""

import re

from lxml import etree

from gongkai.documents.styles import W

MATH = "{http://schemas.openxmlformats.org/officeDocument/2006/math}"
LINE_END = "\n"
NO_SIGN = "〓"
"""Stands for a sign of a symbol font, which has no character of its own: a tick is not blank, and is no number."""
_SIGNS = {W + "tab": " ", W + "ptab": " ", W + "noBreakHyphen": "-"}
_NOTES = frozenset((W + "footnoteReference", W + "endnoteReference"))
_LINE_ENDS = frozenset((W + "br", W + "cr"))


def text_of(element: etree._Element) -> str | None:
    """The text that an element stands for; None for one that may hold others. The mark of a note stands apart."""
    tag = element.tag
    if tag in (W + "t", MATH + "t"):
        return element.text or ""
    if tag in _LINE_ENDS:
        return LINE_END
    if tag == W + "sym":
        return _sign(element)
    if tag in _NOTES:
        return " " if element.get(f"{W}customMarkFollows") else ""
    return _SIGNS.get(tag)


def _sign(symbol: etree._Element) -> str:
    """The character of a `w:sym`: fonts of symbols keep theirs in the private area, at F000 and the sign's own code."""
    code = symbol.get(f"{W}char") or ""
    if not re.fullmatch(r"[0-9A-Fa-f]{2,4}", code):
        return NO_SIGN
    point = int(code, 16)
    if 0xF020 <= point <= 0xF07E and (symbol.get(f"{W}font") or "").lower() == "symbol":
        point -= 0xF000
        return chr(point) if chr(point) in "0123456789.,:;+-/()%= " else NO_SIGN
    return NO_SIGN if 0xD800 <= point <= 0xF8FF or point < 0x20 else chr(point)
