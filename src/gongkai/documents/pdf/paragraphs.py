"""Lines of prose to paragraphs, and what a page prints round its text (page numbers, running heads) left out."""

import re
from collections import Counter, defaultdict
from collections.abc import Sequence
from itertools import pairwise
from typing import NamedTuple

from gongkai.documents.pdf.glyphs import Page
from gongkai.documents.pdf.lines import Line, line_text, segments
from gongkai.documents.pdf.spans import BESIDE
from gongkai.values import Paragraph

_MARGIN = 0.12
"""The share of a page's height, at its top and at its foot, where page numbers and running heads stand."""
_PAGE_NUMBER = re.compile(r"[-—–－─·\s]*(\d{1,4})[-—–－─·\s]*|第\s*(\d{1,4})\s*页.{0,12}|(\d{1,4})\s*[/／]\s*\d{1,4}")
_NUMBERED = re.compile(r"(\d{1,4})\s*[/／]\s*\d{1,4}$|第\s*(\d{1,4})\s*页")
"""A page's number in a line that says more: the address of a page that a browser printed, the name of the report."""
_PLAIN_NUMBER = re.compile(r"[-–−]?\d+")
_MANY_WORDS = 3
_INDENT = 1.2
_SHORT = 2.0
"""A line that ends so far from the right margin, in character sizes, ends its paragraph."""
_LEADING = 1.35
"""A distance between lines that is this many times the usual one parts paragraphs."""
_LARGE = 1.15
"""A line so much larger than most is a heading."""
_ENDS = ("。", "；", "：", "！", "？")
_NEW = re.compile(r"[（(]?[一二三四五六七八九十]{1,3}[)）、]")


def without_running_lines(pages: Sequence[Page], lines: Sequence[Line]) -> list[Line]:
    """Drop page numbers, running feet, and running heads but for the first one. No line of a table is any of these."""
    height = {page.number: page.height for page in pages}
    of_tables = _of_tables(lines)
    lone = [line for line in lines if line not in of_tables]
    low = {line for line in lone if line.y > (1 - _MARGIN) * height[line.page]}
    high = {line for line in lone if line.y < _MARGIN * height[line.page]}
    dropped: set[Line] = set()
    for band in (low, high):
        dropped |= _page_numbers(band, len(pages))
        rest = [line for line in sorted(band, key=lambda line: (line.page, line.y)) if line not in dropped]
        counts = Counter((line.text, round(line.y / 4)) for line in rest)
        seen: set[tuple[str, int]] = set()
        for line in rest:
            key = line.text, round(line.y / 4)
            if counts[key] > 1 and (band is low or key in seen):
                dropped.add(line)
            seen.add(key)
    return [line for line in lines if line not in dropped]


def _of_tables(lines: Sequence[Line]) -> set[Line]:
    """Lines of many words far apart, and those closer over each other than lines of one text are: cells side by side.

    Tables without rules have them at the top and at the foot of pages too, the same ones where all figures are 0.
    """
    wide = {line for line in lines if len(segments(line)) >= _MANY_WORDS}
    ordered = sorted(lines, key=lambda line: (line.page, line.y))
    close = (pair for pair in pairwise(ordered) if pair[0].page == pair[1].page and _are_beside(*pair))
    return wide.union(*close)


def _are_beside(upper: Line, lower: Line) -> bool:
    return lower.y - upper.y < BESIDE * min(upper.size, lower.size)


def _page_numbers(band: set[Line], pages: int) -> set[Line]:
    """Lines that are page numbers: they count up with the pages, beside the same words, or are dressed as such are."""
    by_offset: dict[tuple[int, str], list[Line]] = defaultdict(list)
    dressed: set[Line] = set()
    for line in band:
        match = _PAGE_NUMBER.fullmatch(line.text) or _NUMBERED.search(line.text)
        if match is None:
            continue
        words = line.text[: match.start()] + line.text[match.end() :]
        by_offset[int(next(g for g in match.groups() if g)) - line.page, words].append(line)
        if is_dressed_number(line.text):
            dressed.add(line)
    counted = {line for some in by_offset.values() if len({x.page for x in some}) > 1 for line in some}
    alone = {line for line in by_offset.get((0, ""), ()) if pages == 1}
    return dressed | counted | alone


def is_dressed_number(text: str) -> bool:
    """Tell whether a line is a page's number in marks that no figure has: - 3 -, 第3页, 3/8."""
    return _PAGE_NUMBER.fullmatch(text) is not None and not _PLAIN_NUMBER.fullmatch(text)


class Setting(NamedTuple):
    """How the prose of a document is set: its margins, the usual distance of lines, the size of most of them."""

    left: float
    right: float
    leading: float
    size: float


def setting(lines: Sequence[Line]) -> Setting:
    """Measure all the prose of a document."""
    if not lines:
        return Setting(0.0, 0.0, 0.0, 0.0)
    gaps = sorted(b.y - a.y for a, b in pairwise(lines) if a.page == b.page and b.y > a.y)
    return Setting(
        min(line.x0 for line in lines),
        max(line.x1 for line in lines),
        gaps[len(gaps) // 3] if gaps else 0.0,
        sorted(line.size for line in lines)[len(lines) // 2],
    )


def paragraphs(lines: Sequence[Line], prose: Setting) -> list[Paragraph]:
    """Join lines that follow each other into paragraphs, by indents, short lines and gaps, over pages too."""
    made: list[list[Line]] = []
    for line in lines:
        if made and _goes_on(made[-1], line, prose):
            made[-1].append(line)
        else:
            made.append([line])
    return [Paragraph(_text(some), heading=some[0].size >= _LARGE * prose.size) for some in made]


def _goes_on(some: list[Line], line: Line, prose: Setting) -> bool:
    left, right = prose.left, prose.right
    last = some[-1]
    size = line.size
    if abs(last.size - size) > 0.12 * size:
        return False
    same_page = last.page == line.page
    if same_page and line.y - last.y > max(_LEADING * prose.leading, 2 * size):
        return False
    if _is_centred(last, left, right) and _is_centred(line, left, right):
        return same_page and size >= 16 and line.y - last.y < 2.5 * size
    if not same_page and last.text.endswith(_ENDS):
        return False
    return line.x0 - left < _INDENT * size and right - last.x1 < _SHORT * size and not _NEW.match(line.text)


def _is_centred(line: Line, left: float, right: float) -> bool:
    before, after = line.x0 - left, right - line.x1
    return before > 2 * line.size and abs(before - after) < 1.5 * line.size


def _text(some: Sequence[Line]) -> str:
    text = some[0].text
    for upper, lower in pairwise(some):
        a, b = upper.glyphs[-1].text, lower.glyphs[0].text
        if a.isascii() and b.isascii() and a.isalpha() and b.isalpha():
            text += " "
        text += line_text(lower.glyphs)
    return text
