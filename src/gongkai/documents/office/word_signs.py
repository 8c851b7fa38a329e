"""The signs of a Word text: what each element that holds no others prints."""

import re
from collections.abc import Iterable, Mapping

from lxml import etree

from gongkai.documents.styles import W

MATH = "{http://schemas.openxmlformats.org/officeDocument/2006/math}"
PARTS_OF_MATH = frozenset(MATH + tag for tag in ("num", "den", "sup", "sub", "deg"))
"""Those that are no part of a figure beside them."""
LINE_END = "\n"
NO_SIGN = "〓"
"""Stands for a sign of a symbol font, which has no character of its own: a tick is not blank, and is no number."""
_SIGNS = {W + "tab": " ", W + "ptab": " ", W + "noBreakHyphen": "-"}
_NOTES = frozenset((W + "footnoteReference", W + "endnoteReference"))
_LINE_ENDS = frozenset((W + "br", W + "cr"))
DRAWN = "\x1e"
"""Stands for a picture in the line, until it is known whether it touches a digit."""
GAP = "\x1f"
"""Stands round what is no part of the figure beside it: a space, which no XML can hold."""
_BESIDE_A_FIGURE = re.compile(rf"(?<=\d){GAP}(\d+){GAP}|{GAP}(\d+){GAP}(?=\d)")
BY_A_FIGURE = re.compile(rf"(?<=\d){DRAWN}+|(?<!{DRAWN}){DRAWN}+(?=\d)")
"""A picture in the line that touches a digit may be a digit of the same figure."""
FONTS_OF_SIGNS = re.compile(r"wingdings|webdings|marlett|zapf ?dingbats|mt extra|bookshelf symbol", re.IGNORECASE)
"""Those that draw pictures for letters and digits."""
_LONGEST_FIGURE = 10
"""Characters of a figure with its unit."""
_ANCHOR = "{http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing}anchor"
_FLOATING = re.compile(r"position\s*:\s*absolute")


def drawn(picture: etree._Element) -> str:
    """The mark of a picture that stands in the line; none for one that floats, as seals do."""
    around = picture.iterancestors()
    return "" if any(one.tag == _ANCHOR or _FLOATING.search(one.get("style") or "") for one in around) else DRAWN


def running_text(parts: Iterable[str]) -> str:
    """A paragraph from its parts. A raised or struck number beside a figure stands in brackets: 26 with a footnote 1 is
    26[1], since a space between digits joins them there.
    """
    text = "".join(parts).replace(DRAWN, "")
    return _BESIDE_A_FIGURE.sub(lambda mark: f"[{mark[1] or mark[2]}]", text)


def is_of_signs(properties: Mapping[str, etree._Element]) -> bool:
    """Is a run of these properties set in a font that draws pictures for letters and digits?"""
    fonts = properties.get(W + "rFonts")
    return fonts is not None and bool(FONTS_OF_SIGNS.match(fonts.get(f"{W}ascii") or fonts.get(f"{W}hAnsi") or ""))


def as_signs(text: str) -> str:
    """A text of such a font."""
    return re.sub("[0-9]", NO_SIGN, text)


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


def shows_a_figure(control: etree._Element) -> bool:
    """Is what a control shows before anything is filled in a figure, which is printed as one that was?"""
    said = "".join(text.text or "" for text in control.iter(f"{W}t")).strip()
    return len(said) <= _LONGEST_FIGURE and any(map(str.isdigit, said))
