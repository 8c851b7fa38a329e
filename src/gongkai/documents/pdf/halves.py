"""A sheet that was printed on pages side by side, as spreadsheets print what is wider than their paper.

The pages that show its right part have figures without their labels, or beside labels of another table on the sheet:
nothing there is taken for what it seems. They are known by a line that runs in over their left side.
"""

from collections.abc import Sequence

from gongkai.documents.pdf.glyphs import CUT, Page
from gongkai.documents.pdf.lines import Line, make_lines
from gongkai.values import Note

_FEWEST = 3
"""Characters of a line that stand left of the page, if it runs in over its side."""
_NEAR = 1.0
"""The largest gap there, in the size of the characters."""


def without_right_parts(pages: Sequence[Page]) -> tuple[list[Page], tuple[Note, ...]]:
    """The pages, all from the first right part of a sheet on with `CUT` for each character, and a note on these."""
    first = next((k for k, page in enumerate(pages) if _is_right_part(page)), len(pages))
    if first == len(pages):
        return list(pages), ()
    cut = [page._replace(glyphs=tuple(g._replace(text=CUT) for g in page.glyphs)) for page in pages[first:]]
    note = Note(
        f"from page {pages[first].number} on, a sheet is printed on pages side by side, and its right part cannot be "
        "read; print it to the width of one page",
        f"自第{pages[first].number}页起，同一张表分左右打印在多页上，右侧部分无法读取，请按一页宽度打印",
    )
    return [*pages[:first], *cut], (note,)


def _is_right_part(page: Page) -> bool:
    heights = [(glyph.top, glyph.bottom) for glyph in page.glyphs if glyph.x < 0]
    if not heights:
        return False
    top, below = min(top for top, _ in heights), max(below for _, below in heights)
    return any(map(_runs_in, make_lines([g for g in page.glyphs if top <= g.y <= below], page.number)))


def _runs_in(line: Line) -> bool:
    outside = [glyph for glyph in line.glyphs if glyph.x < 0]
    inside = [glyph for glyph in line.glyphs if glyph.x >= 0]
    return len(outside) >= _FEWEST and bool(inside) and inside[0].x0 - outside[-1].x1 < _NEAR * line.size
