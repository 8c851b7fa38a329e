"""Pages on which a wide table is printed on its side, without the mark that turns the page: turned upright."""

from collections import Counter

from gongkai.documents.pdf_drawing import Rule
from gongkai.documents.pdf_glyphs import Glyph, Page


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
    return page._replace(width=high, height=wide, glyphs=glyphs, level=level, upright=sides)


def _turned(glyph: Glyph, wide: float, high: float, most: int) -> Glyph:
    """A character of a page of this width and height, where those that read as `most` says become upright."""
    if most > 0:
        box = glyph.top, wide - glyph.x1, glyph.bottom, wide - glyph.x0
    else:
        box = high - glyph.bottom, glyph.x0, high - glyph.top, glyph.x1
    x0, top, x1, bottom = box
    return glyph._replace(x0=x0, top=top, x1=x1, bottom=bottom, turned=0 if glyph.turned else -most)
