"""What a DOCX keeps outside its text: styles (headings, hidden text) and the automatic numbers of its paragraphs.

Word draws an automatic number (一、 or 1.) and stores none: it is counted here as Word counts it.
"""

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from itertools import islice

from lxml import etree

from gongkai.documents.package import Package, read_xml, relations

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
W14 = "{http://schemas.microsoft.com/office/word/2010/wordml}"
NEARLY_WHITE = re.compile("(?:F[C-F]){3}", re.IGNORECASE)
"""Colours that nobody tells from white."""
_HEXADECIMAL = 6
"""Digits of a colour."""
_HEADING_NAME = re.compile(r"(heading|标题)\s*[1-9]?$|title$", re.IGNORECASE)
_CONTENTS_NAME = re.compile(r"toc\s*[1-9]$", re.IGNORECASE)
_LOOKS = frozenset(W + tag for tag in ("vanish", "strike", "dstrike", "vertAlign", "position", "color", "sz"))
_PROPERTIES = tuple(W + tag for tag in ("rPr", "pPr", "tcPr", "tblPr"))
_STYLED_BY = frozenset(W + tag for tag in ("rStyle", "pStyle", "tblStyle"))
_RAISED, _TINY = 6, 8
"""Half points by which a raised text is a note, and of a text that nobody sees."""
_BODY_LEVEL = 9
"""The outline level of text that is no heading."""
_MAX_BASES = 20
"""Styles that a style may be based on, one upon the other."""
_MAX_STYLES = 5_000
"""Word itself allows 4,091."""
_LEVELS = 9
_MAX_NUMBER = 32_767
_MAX_LABEL = 64
"""Characters of one label: a long one, drawn before each paragraph, would be a bomb."""

_CHINESE = "零一二三四五六七八九"
_FINANCIAL = "零壹贰叁肆伍陆柒捌玖"
_STEMS = "甲乙丙丁戊己庚辛壬癸"
_ROMAN = ((1000, "m"), (900, "cm"), (500, "d"), (400, "cd"), (100, "c"), (90, "xc"), (50, "l"), (40, "xl"))
_ROMAN_SMALL = ((10, "x"), (9, "ix"), (5, "v"), (4, "iv"), (1, "i"))


@dataclass(frozen=True, slots=True)
class Style:
    """One style, with what it inherits: does it make a heading, an entry of the contents, a number?"""

    heading: bool = False
    contents: bool = False
    number: tuple[str, int] | None = None
    look: Mapping[str, etree._Element] = field(default_factory=dict)
    """How it draws a text that is hidden, or is not to lengthen a figure beside it, by tag."""
    ground: bool = False
    """It colours what lies under the text."""


@dataclass(frozen=True, slots=True)
class _Level:
    start: int
    kind: str
    text: str
    joined: bool


@dataclass(slots=True)
class Numbers:
    """The numbered lists of one document, and how far each has been counted while it is read from front to back."""

    levels: Mapping[str, Mapping[int, _Level]]
    """By list (`numId`): what each of its levels looks like."""
    families: Mapping[str, str]
    """Lists of one family (`abstractNumId`) count on from each other."""
    restarts: Mapping[str, Mapping[int, int]]
    counted: dict[str, dict[int, int]] = field(default_factory=dict)
    begun: set[str] = field(default_factory=set)
    unknown: set[str] = field(default_factory=set)
    """Kinds of number that were met and cannot be written."""

    def next(self, number: str, level: int) -> str:
        """The label of the next paragraph of this list and level, with the gap behind it; `""` for bullets."""
        look = self.levels.get(number, {}).get(level)
        if look is None:
            return ""
        counts = self.counted.setdefault(self.families[number], {})
        if number not in self.begun:
            self.begun.add(number)
            counts.update({at: start - 1 for at, start in self.restarts[number].items()})
        counts[level] = min(counts.get(level, look.start - 1) + 1, _MAX_NUMBER)
        for deeper in range(level + 1, _LEVELS):
            counts.pop(deeper, None)
        if look.kind in ("bullet", "none"):
            return ""
        return self._label(number, look, counts)

    def _label(self, number: str, look: _Level, counts: Mapping[int, int]) -> str:
        label = look.text
        for at, shown in self.levels[number].items():
            if f"%{at + 1}" not in label:
                continue
            write = _WRITERS.get(shown.kind)
            if write is None:
                self.unknown.add(shown.kind)
                return ""
            label = label.replace(f"%{at + 1}", write(counts.get(at, shown.start)))
        return label if look.joined or label.endswith(("、", "）", ")", "．")) else f"{label} "


def read_styles(package: Package, main: str) -> dict[str, Style]:
    """The paragraph and character styles of a document whose text is in part `main`, by id."""
    root = _related_xml(package, main, "styles")
    if root is None:
        return {}
    found = {style.get(f"{W}styleId", ""): style for style in islice(root.iterchildren(f"{W}style"), _MAX_STYLES)}
    return {key: _style(key, found) for key in found}


def _related_xml(package: Package, main: str, kind: str) -> etree._Element | None:
    path = next((path for found, path in relations(package, main).values() if found == kind), None)
    return read_xml(package, path) if path else None


def _style(key: str, found: Mapping[str, etree._Element]) -> Style:
    heading: bool | None = None
    contents = False
    number: tuple[str, int] | None = None
    look: dict[str, etree._Element] = {}
    ground = False
    for _ in range(_MAX_BASES):
        element = found.get(key)
        if element is None:
            break
        name = value(element.find(f"{W}name")) or ""
        contents = contents or bool(_CONTENTS_NAME.match(name))
        outline = value(element.find(f"{W}pPr/{W}outlineLvl"))
        if heading is None and (outline is not None or _HEADING_NAME.match(name)):
            heading = outline is None or integer(outline, _BODY_LEVEL) < _BODY_LEVEL
        number = number or number_of(element.find(f"{W}pPr/{W}numPr"))
        own = properties_of(element, "rPr")
        look = {tag: own[tag] for tag in _LOOKS & own.keys()} | look
        ground = ground or any(map(_colours, element.iter(f"{W}shd")))
        key = value(element.find(f"{W}basedOn")) or ""
    return Style(bool(heading), contents, number, look, ground)


def stands_apart(look: Mapping[str, etree._Element]) -> bool:
    """Is a run of this look struck, raised or lowered, white, or so small that nobody sees it?"""
    if not look:
        return False
    return (
        _is_struck(look)
        or _has_no_colour(look)
        or value(look.get(W + "vertAlign")) in ("superscript", "subscript")
        or abs(integer(value(look.get(W + "position")), 0)) >= _RAISED
        or _is_white(look)
        or _is_tiny(look)
    )


def is_unseen(run: etree._Element, look: Mapping[str, etree._Element], styles: Mapping[str, Style]) -> bool:
    """Is a run of this look struck, without a colour, tiny, or white on no other colour?"""
    if _is_struck(look) or _has_no_colour(look) or _is_tiny(look):
        return True
    around = (run, *run.iterancestors(W + "p", W + "tc", W + "tbl"))
    return _is_white(look) and not any(_has_ground(element, styles) for element in around)


def is_hidden(look: Mapping[str, etree._Element]) -> bool:
    """Is a text of this look not shown at all?"""
    return is_on(look.get(W + "vanish"))


def _is_struck(look: Mapping[str, etree._Element]) -> bool:
    return is_on(look.get(W + "strike")) or is_on(look.get(W + "dstrike"))


def _is_white(look: Mapping[str, etree._Element]) -> bool:
    color = look.get(W + "color")
    if color is None:
        return False
    is_ground = color.get(f"{W}themeColor") == "background1" and not color.get(f"{W}themeShade")
    return is_ground or NEARLY_WHITE.fullmatch(value(color) or "") is not None


def _is_tiny(look: Mapping[str, etree._Element]) -> bool:
    return integer(value(look.get(W + "sz")), _TINY + 1) <= _TINY


def _has_no_colour(look: Mapping[str, etree._Element]) -> bool:
    """Is it drawn without a colour, or in that of what lies under it?"""
    filled, shade = look.get(W14 + "textFill"), look.get(W + "shd")
    if filled is not None and filled.find(f"{W14}noFill") is not None:
        return True
    fill = "" if shade is None else shade.get(f"{W}fill") or ""
    return len(fill) == _HEXADECIMAL and fill.upper() == (value(look.get(W + "color")) or "").upper()


def _has_ground(element: etree._Element, styles: Mapping[str, Style]) -> bool:
    """Does this run, paragraph, cell or table lie on a colour of its own?"""
    for properties in element.iterchildren(*_PROPERTIES):
        for child in properties.iterchildren(etree.Element):
            style = styles.get(value(child) or "") if child.tag in _STYLED_BY else None
            if child.tag == W + "highlight" or (child.tag == W + "shd" and _colours(child)) or (style and style.ground):
                return True
    return False


def _colours(shade: etree._Element) -> bool:
    """Is this `w:shd` a colour or a pattern, and not white?"""
    fill = shade.get(f"{W}fill", "auto").upper()
    return fill not in ("AUTO", "FFFFFF") or value(shade) not in ("clear", "nil", None)


def read_numbers(package: Package, main: str) -> Numbers:
    """The numbered lists of a document whose text is in part `main`, none of them counted yet."""
    root = _related_xml(package, main, "numbering")
    families: dict[str, str] = {}
    levels: dict[str, dict[int, _Level]] = {}
    restarts: dict[str, dict[int, int]] = {}
    if root is None:
        return Numbers(levels, families, restarts)
    abstract = {element.get(f"{W}abstractNumId", ""): element for element in root.iterchildren(f"{W}abstractNum")}
    looks = {key: _levels(element) for key, element in abstract.items()}
    for number in root.iterchildren(f"{W}num"):
        key = number.get(f"{W}numId", "")
        families[key] = value(number.find(f"{W}abstractNumId")) or ""
        levels[key] = looks.get(families[key], {})
        restarts[key] = {}
        for override in islice(number.iterchildren(f"{W}lvlOverride"), _LEVELS):
            levels[key] = {**levels[key], **_levels(override)}
            start = value(override.find(f"{W}startOverride"))
            if start is not None:
                restarts[key][integer(override.get(f"{W}ilvl"), 0)] = integer(start, 1)
    return Numbers(levels, families, restarts)


def _levels(parent: etree._Element) -> dict[int, _Level]:
    return {
        integer(level.get(f"{W}ilvl"), 0): _Level(
            integer(value(level.find(f"{W}start")), 1),
            value(level.find(f"{W}numFmt")) or "decimal",
            (value(level.find(f"{W}lvlText")) or "")[:_MAX_LABEL],
            value(level.find(f"{W}suff")) == "nothing",
        )
        for level in islice(parent.iterchildren(f"{W}lvl"), _LEVELS)
    }


def properties_of(element: etree._Element, tag: str) -> dict[str, etree._Element]:
    """The properties of a paragraph, run, row or cell (`tag`: pPr, rPr, trPr, tcPr), by tag."""
    for found in element.iterchildren(W + tag):
        return {child.tag: child for child in found.iterchildren(etree.Element)}
    return {}


def value(element: etree._Element | None) -> str | None:
    """The `w:val` of a property, or None where there is no such property."""
    return None if element is None else element.get(f"{W}val")


def is_on(element: etree._Element | None) -> bool:
    """Is this switch there and not turned off?"""
    return element is not None and element.get(f"{W}val") not in ("0", "false", "off")


def integer(text: str | None, default: int) -> int:
    """A whole number of at most 9 digits, or `default` for anything else."""
    return int(text) if text and re.fullmatch(r"-?[0-9]{1,9}", text) else default


def number_of(number: etree._Element | None) -> tuple[str, int] | None:
    """The list and the level that a `w:numPr` names; list `"0"` means no number."""
    key = None if number is None else value(number.find(f"{W}numId"))
    return None if number is None or key is None else (key, integer(value(number.find(f"{W}ilvl")), 0))


def chinese(number: int, digits: str = _CHINESE, ten: str = "十", hundred: str = "百") -> str:
    """A number below 1,000 as Chinese lists write it: 十, 十二, 一百零五; larger ones in digits.

    >>> [chinese(n) for n in (1, 10, 12, 20, 105, 110)]
    ['一', '十', '十二', '二十', '一百零五', '一百一十']
    """
    if not 0 < number < 1000:
        return str(number)
    hundreds, rest = divmod(number, 100)
    tens, ones = divmod(rest, 10)
    text = digits[hundreds] + hundred if hundreds else ""
    if tens:
        text += ("" if tens == 1 and not hundreds and digits == _CHINESE else digits[tens]) + ten
    elif hundreds and ones:
        text += digits[0]
    return text + (digits[ones] if ones else "")


def _roman(number: int) -> str:
    text = ""
    for worth, letters in _ROMAN + _ROMAN_SMALL:
        text += letters * (number // worth)
        number %= worth
    return text


def _letters(number: int) -> str:
    """Word repeats the letter: z is followed by aa, then bb."""
    return chr(ord("a") + (number - 1) % 26) * ((number - 1) // 26 + 1) if 0 < number <= 260 else str(number)


def _from(first: str, most: int) -> Callable[[int], str]:
    """Signs that stand in a row in Unicode, as ① to ⑳; plain digits beyond."""
    return lambda number: chr(ord(first) + number - 1) if 0 < number <= most else str(number)


_WRITERS: dict[str, Callable[[int], str]] = {
    "decimal": str,
    "decimalHalfWidth": str,
    "decimalZero": lambda number: f"{number:02}",
    "decimalFullWidth": lambda number: str(number).translate({ord("0") + n: ord("０") + n for n in range(10)}),
    "chineseCounting": chinese,
    "chineseCountingThousand": chinese,
    "japaneseCounting": chinese,
    "taiwaneseCounting": chinese,
    "taiwaneseCountingThousand": chinese,
    "ideographDigital": lambda number: "".join("〇一二三四五六七八九"[int(digit)] for digit in str(abs(number))),
    "chineseLegalSimplified": lambda number: chinese(number, _FINANCIAL, "拾", "佰"),
    "ideographTraditional": lambda number: _STEMS[number - 1] if 0 < number <= len(_STEMS) else str(number),
    "decimalEnclosedCircle": _from("①", 20),
    "decimalEnclosedCircleChinese": _from("①", 20),
    "decimalEnclosedParen": _from("⑴", 20),
    "decimalEnclosedFullstop": _from("⒈", 20),
    "ideographEnclosedCircle": _from("㊀", 10),
    "lowerLetter": _letters,
    "upperLetter": lambda number: _letters(number).upper(),
    "lowerRoman": _roman,
    "upperRoman": lambda number: _roman(number).upper(),
}
