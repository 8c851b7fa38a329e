"""Pages on which a wide table is printed on its side, without the mark that turns the page: turned upright."""

from collections import Counter

from gongkai.documents.pdf_drawing import Rule
from gongkai.documents.pdf_glyphs import Glyph, Page
from gongkai.documents.pdf_veils import Box


def upright(page: Page) -> Page:
    """The page turned by a quarter where most of its characters read up, or most read down; else the page itself."""
    most, count = Counter(glyph.turned for glyph in page.glyphs).most_common(1)[0] if page.glyphs else (0, 0)
    if not most or count * 2 <= len(page.glyphs):
        return page
    wide, high = page.width, page.height
    glyphs = tuple(_turned(glyph, wide, high, most) for glyph in page.glyphs)
    if most > 0:
        level = tuple(Rule(wide - rule.at, rule.start, rule.end) for rule in page.upright)
        sides = tuple(Rule(rule.at, wide - rule.end, wide - rule.start) for rule in page.level)
    else:
        level = tuple(Rule(rule.at, high - rule.end, high - rule.start) for rule in page.upright)
        sides = tuple(Rule(high - rule.at, rule.start, rule.end) for rule in page.level)
    shapes = tuple(_turned_box(shape, wide, high, most) for shape in page.shapes)
    return page._replace(width=high, height=wide, glyphs=glyphs, level=level, upright=sides, shapes=shapes)


def _turned_box(box: Glyph | Box, wide: float, high: float, most: int) -> Box:
    if most > 0:
        return Box(box.top, wide - box.x1, box.bottom, wide - box.x0)
    return Box(high - box.bottom, box.x0, high - box.top, box.x1)


def _turned(glyph: Glyph, wide: float, high: float, most: int) -> Glyph:
    """A character of a page of this width and height, where those that read as `most` says become upright."""
    x0, top, x1, bottom = _turned_box(glyph, wide, high, most)
    return glyph._replace(x0=x0, top=top, x1=x1, bottom=bottom, turned=0 if glyph.turned else -most)
