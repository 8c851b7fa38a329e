"""Loose text to strips: a line that a converter left, as its words and its figures, whatever it was cut from.

Text extractors leave a table as rows of bars, as lines with spaces, or as one cell a line, often all three in one file
(a city commission's report of 2024). A strip is what such lines have in common.
"""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import groupby, islice

from gongkai.reports.memory import LONGEST
from gongkai.reports.tables.carried import runs_on
from gongkai.reports.tables.lines import Item, Line
from gongkai.reports.tables.numbers import Reading, read_number
from gongkai.reports.tables.serials import counted
from gongkai.reports.tables.table_lines import lines_of
from gongkai.values import Grid, Paragraph

_PAGE_MARK = re.compile(r"(?:[-—–－~·]\s*)+\d{1,4}(?:\s*[-—–－~·])+|第\s*\d{1,4}\s*页.*|#+")
_DIGITS = r"\d零〇一二三四五六七八九十百千万"
_PARTS = re.compile(
    rf"[?？] 0(?!\S)|[{_DIGITS}][{_DIGITS},]{{0,20}}[（(][^（）()]{{1,40}}[）)](?!\S)|(?:(?![?？] 0(?!\S))\S)+"
)
"""Words and figures in a line; `? 0` is one of the marks for nothing (catalogue item 3), and a figure's note belongs to
it: 22（其中修订 16 件） (item 4), 四十（其中修订 1 件）."""
_COLON = re.compile(r"(?<=[\u4e00-\u9fff）)])[：:](?=\s*[\d０-９])")
"""Between a label and its figure in a list: 结果维持：27."""
_NUMERALS = frozenset("一二三四五六七八九十")
_MOST_TOKENS = 60
"""Words and figures that a line of a table has at most; a longer one is prose."""


@dataclass(frozen=True, slots=True)
class Strip:
    """One line: the words before its figures, the figures (in `line`, where they have a place), the words behind.

    `line` holds all its items; a line of running text is in no table. `is_row`: the page printed it as one row, so
    that its figures do not go on in the next line.
    """

    words: tuple[str, ...]
    figures: tuple[Item, ...]
    behind: tuple[str, ...]
    line: Line
    is_row: bool

    @property
    def tokens(self) -> tuple[Item, ...]:
        """All its words and figures in their order, one by one."""
        return tuple(token for item in self.line.items for token in _tokens(item))

    @property
    def says(self) -> tuple[str, ...]:
        """All its words."""
        return (*self.words, *self.behind)


def strips_of(blocks: Iterable[Paragraph | Grid]) -> list[Strip]:
    """The lines of a document in reading order, page marks and empty lines left out.

    Figures that stand alone on lines one after another are one strip.
    """
    strips = list(_strips(blocks))
    joined: list[Strip] = []
    for alone, group in groupby(strips, lambda strip: not strip.is_row and not strip.says):
        members = list(group)
        if alone:
            figures = tuple(item for strip in members for item in strip.figures)
            members = [replace(members[0], figures=figures, line=members[0].line._replace(items=figures))]
        joined += members
    return _without_numbers(joined)


def _without_numbers(strips: list[Strip]) -> list[Strip]:
    """The strips without the numbers of a table's lines, which run on behind the figures of the lines before."""
    alone = [n for n, strip in enumerate(strips) if strip.figures and not strip.says and not strip.is_row]
    run = {alone[n] for n in counted([strips[n].figures[-1].text for n in alone])}
    kept = [_without_last(strip) if n in run else strip for n, strip in enumerate(strips)]
    return [strip for strip in kept if strip.says or strip.figures]


def _without_last(strip: Strip) -> Strip:
    figures = strip.figures[:-1]
    return replace(strip, figures=figures, line=strip.line._replace(items=figures))


def _strips(blocks: Iterable[Paragraph | Grid]) -> Iterator[Strip]:
    for block in blocks:
        if isinstance(block, Grid):
            lines = lines_of(block)
            for line in lines if not (block.flattened and runs_on(lines)) else ():
                strip = _strip([item for item in line.items if item.begins], line)
                if strip is not None:
                    yield replace(strip, is_row=True)
        else:
            strip = _strip([_item(block.text)], Line((), None, None, 0, True))
            if strip is not None:
                yield strip


def _item(text: str) -> Item:
    return Item(read_number(text), 0, 1, True, False)


def _strip(items: Sequence[Item], line: Line) -> Strip | None:
    text = " ".join(item.text for item in items).strip()
    if not text or (len(text) <= LONGEST and _PAGE_MARK.fullmatch(text)) or _is_tex(text):
        return None
    tokens = list(islice((token for item in items for token in _tokens(item)), _MOST_TOKENS + 1))
    if len(tokens) > _MOST_TOKENS:
        return None
    begin, end = _longest_run(tokens, line.table is not None)
    words = tuple(token.text for token in tokens[:begin])
    behind = tuple(token.text for token in tokens[end:])
    figures = tuple(tokens[begin:end])
    return Strip(words, figures, behind, line._replace(items=line.items or tuple(tokens)), len(figures) > 1)


def _is_tex(text: str) -> bool:
    """Is this a row of a table in TeX? Its blanks stand between two &, without which a figure would be another's."""
    return text.endswith("\\\\") and "&" in text


def _tokens(item: Item) -> Iterator[Item]:
    """An item, or the words and figures in it where it holds several; its blanks left out.

    A lone Chinese numeral is a shred of a vertical label (三、本年度办理结果), not a figure.
    """
    if item.reading.state == "blank":
        return
    if (item.reading.state != "text" or item.stands_for_figure) and item.text not in _NUMERALS:
        yield item
        return
    for found in _PARTS.finditer(_COLON.sub(" ", item.text)):
        part = found[0]
        yield item._replace(reading=Reading(part, "text") if part in _NUMERALS else read_number(part))


def _longest_run(tokens: Sequence[Item], in_table: bool) -> tuple[int, int]:
    """Begin and end of the longest run of figures; where there is none, both are the number of tokens.

    无 is one in a table, and a word in running text.
    """
    best = len(tokens), len(tokens)
    begin = None
    for n, token in enumerate((*tokens, _WORD)):
        if token.is_figure or (in_table and token.stands_for_figure):
            begin = n if begin is None else begin
        elif begin is not None:
            best = (begin, n) if n - begin > best[1] - best[0] else best
            begin = None
    return best


_WORD = Item(Reading("", "text"), 0, 0, False, False)
