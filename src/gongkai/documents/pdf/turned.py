"""Pages on which a wide table is printed on its side, without the mark that turns the page: turned upright."""

from collections import Counter

from gongkai.documents.pdf.drawing import Rule
from gongkai.documents.pdf.glyphs import Glyph, Page
from gongkai.documents.pdf.veils import Box

_TURNS = (0, 1, 2, -1)
"""How a character is turned, by quarters."""


def upright(page: Page) -> Page:
    """The page turned so that most of its characters are upright, if most are turned one way; else the page itself."""
    most, count = Counter(glyph.turned for glyph in page.glyphs).most_common(1)[0] if page.glyphs else (0, 0)
    if not most or count * 2 <= len(page.glyphs):
        return page
    wide, high = page.width, page.height
    glyphs = tuple(_turned(glyph, wide, high, most) for glyph in page.glyphs)
    level = tuple(_turned_rule(rule, wide, high, most, level=True) for rule in page.level)
    sides = tuple(_turned_rule(rule, wide, high, most, level=False) for rule in page.upright)
    shapes = tuple(_turned_box(shape, wide, high, most) for shape in page.shapes)
    pictured = tuple(_turned_box(picture, wide, high, most) for picture in page.pictured)
    turned = page._replace(glyphs=glyphs, level=level, upright=sides, shapes=shapes, pictured=pictured)
    return turned if most == 2 else turned._replace(width=high, height=wide, level=sides, upright=level)


def _turned_rule(rule: Rule, wide: float, high: float, most: int, *, level: bool) -> Rule:
    along, across = (wide, high) if level else (high, wide)
    start, end = (along - rule.end, along - rule.start) if most == 2 or level == (most > 0) else rule[1:]
    return Rule(across - rule.at if most == 2 or level == (most < 0) else rule.at, start, end)


def _turned_box(box: Glyph | Box, wide: float, high: float, most: int) -> Box:
    if most == 2:
        return Box(wide - box.x1, high - box.bottom, wide - box.x0, high - box.top)
    if most > 0:
        return Box(box.top, wide - box.x1, box.bottom, wide - box.x0)
    return Box(high - box.bottom, box.x0, high - box.top, box.x1)


def _turned(glyph: Glyph, wide: float, high: float, most: int) -> Glyph:
    """A character of a page of this width and height, where those that read as `most` says become upright."""
    x0, top, x1, bottom = _turned_box(glyph, wide, high, most)
    return glyph._replace(x0=x0, top=top, x1=x1, bottom=bottom, turned=_TURNS[(glyph.turned - most) % 4])
