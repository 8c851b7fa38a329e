"""Table RL out of loose text: fifteen figures under labels that are cut up, one figure a label, or three small tables.

A proceeding is named once, before its five outcomes, and each outcome stands right before its figure (the table turned
on its side) or the five stand before their five figures (three small tables). Or labels of one kind stand over the
columns, and those of the other before the rows (a matrix).
"""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby, takewhile
from typing import Literal

from gongkai.forms import FORMS
from gongkai.reports import findings
from gongkai.reports.labels import is_head, is_title, match_column, normalise
from gongkai.reports.loose.requests import Loose, opens_review
from gongkai.reports.loose.scattered import in_order
from gongkai.reports.loose.strips import Strip
from gongkai.reports.tables.align import Alignment, Placed
from gongkai.reports.tables.captions import proceeding
from gongkai.reports.tables.lines import OUTCOMES, Item, Line
from gongkai.reports.tables.outcomes import adds_up, by_proceeding, in_other_order
from gongkai.reports.tables.rows import RowName
from gongkai.values import Finding

_BLOCK = FORMS["2021"].tables["rl"].blocks[0]
_WIDTH = len(_BLOCK.rows) * len(_BLOCK.columns)
_GROUPS = re.compile("行政复议行政诉讼(?:未经复议直接起诉复议后起诉)?|(?:行政复议)?未经复议直接起诉复议后起诉")
_YEAR_ALONE = re.compile(r"\s*(?:(20\d\d)年?|上一?年|去年)度?[:：]?\s*")
_MOST_LINES = 60
"""Lines from the head of the table to its figures, at most."""


def read_disputes(strips: Sequence[Strip]) -> Loose | None:
    """Table RL, or None where its columns cannot be told."""
    begin = next((n for n, strip in enumerate(strips) if opens_review(strip)), len(strips))
    near = strips[begin : begin + _MOST_LINES]
    return _line_of_fifteen(near) or _told_by_labels(near) or _matrix(strips[max(0, begin - 1) : begin + _MOST_LINES])


def _line_of_fifteen(strips: Sequence[Strip]) -> Loose | None:
    """All figures in one line, or one below the other, at the end of these strips' header.

    The figures are in the order of the form if the pieces of the header are, and if they add up: each proceeding's
    first four to the fifth. Without any outcome in the header, right under the title, the sums must prove it alone.
    """
    at = next((n for n, strip in enumerate(strips) if _fifteen(strip)), None)
    if at is None or _is_of_last_year(strips, at):
        return None
    header = [strip.says for strip in strips[: at + 1] if strip.says and not _is_title(strip)]
    if _GROUPS.fullmatch("".join(normalise(word) for words in header for word in words)):
        header = []  # The proceedings are named, and no outcome is.
    figures = _fifteen(strips[at])
    is_told = in_order("rl", header) or (not header and _proves_order(figures))
    if in_other_order(header) or not adds_up(figures) or not is_told or _is_in_margin(figures[0], strips[: at + 1]):
        return None
    fields = [(row, column.key) for row in _BLOCK.rows for column in _BLOCK.columns]
    placed = [
        Placed("rl", RowName(row.key, row.label), column, item, strips[at].line)
        for (row, column), item in zip(fields, figures, strict=True)
    ]
    return Loose(Alignment(placed, findings=[_tell()]), strips[: at + 1])


def _is_of_last_year(strips: Sequence[Strip], at: int) -> bool:
    """Do the words right before these figures name an earlier year than other words: 2023年, and 2024年 below?"""
    before = [text for strip in strips[: at + 1] for text in strip.says][-1:]
    years = [int(found[1] or 0) for strip in strips for text in strip.says if (found := _YEAR_ALONE.fullmatch(text))]
    own = [int(found[1] or 0) for text in before if (found := _YEAR_ALONE.fullmatch(text))]
    return own != [] and (own == [0] or own[0] < max(years))


def _is_in_margin(first: Item, strips: Sequence[Strip]) -> bool:
    """Stands the first figure left of all labels in the lines above, in a grid that keeps its places?

    It is none of the row then, or all have moved: which of it, a row with a blank in place of a figure does not tell.
    """
    *above, own = (strip.line for strip in strips)
    words = [item.start for line in above if line.table == own.table for item in line.items if item.is_words]
    lacks_one = any(item.reading.state == "blank" for item in own.items)
    return not own.flattened and lacks_one and first.end <= min(words, default=0)


def _fifteen(strip: Strip) -> Sequence[Item]:
    """The figures of the table in this line; none where it has others.

    Where one cell stands a line they are in one row with the header, and may have blanks beside them: the sums show
    then which fifteen of its cells they are.
    """
    if len(strip.figures) == _WIDTH and not strip.says:
        return strip.figures
    if strip.line.table is None or strip.behind:
        return ()
    items = strip.line.items
    first = max((n + 1 for n, item in enumerate(items) if item.is_words and not item.stands_for_figure), default=0)
    filled = [n for n in range(first, len(items)) if items[n].reading.state != "blank"]
    begins = range(max(first, filled[-1] + 1 - _WIDTH), min(filled[0], len(items) - _WIDTH) + 1) if filled else ()
    fit = [n for n in begins if adds_up(items[n : n + _WIDTH]) and _proves_order(items[n:])]
    if len(fit) != 1 or (not strip.line.flattened and _may_begin_before(items[first:], fit[0] - first)):
        return ()
    return items[fit[0] : fit[0] + _WIDTH]


def _may_begin_before(items: Sequence[Item], begin: int) -> bool:
    """Stands a blank before the first of fifteen figures, and one more in their first proceeding?

    The first is that of a margin, or the other is a cell too many: the sums hold both ways.
    """
    return begin > 0 and any(item.reading.state == "blank" for item in items[begin : begin + OUTCOMES])


@dataclass(frozen=True, slots=True)
class _Token:
    """One thing that the table prints: a proceeding, an outcome, or what stands where a figure does."""

    kind: Literal["row", "column", "cell"]
    key: str
    item: Item
    line: Line
    at: int


def _told_by_labels(strips: Sequence[Strip]) -> Loose | None:
    """Each figure by the proceeding before it and its own outcome; None unless all fifteen are told so, each once."""
    tokens = list(_filled(_tokens(strips)))
    per_row = 1 + 2 * len(_BLOCK.columns)
    groups = [tokens[n : n + per_row] for n in range(0, per_row * len(_BLOCK.rows), per_row)]
    placed: list[Placed] = []
    for row, *rest in (group for group in groups if group):
        half = len(rest) // 2
        pairs = [*zip(rest[::2], rest[1::2], strict=False)]
        if not all(a.kind == "column" and b.kind == "cell" for a, b in pairs):
            pairs = [*zip(rest[:half], rest[half:], strict=False)]
            if _is_cut_beside(rest[:half], rest[half:]):
                return None
        if row.kind != "row" or not all(a.kind == "column" and b.kind == "cell" for a, b in pairs):
            return None
        placed += [Placed("rl", RowName(row.key, row.item.text), a.key, b.item, b.line) for a, b in pairs]
    end = tokens[per_row * len(_BLOCK.rows) - 1 :][:2]
    if len({(one.row.key, one.column) for one in placed}) < _WIDTH or _runs_on(*end):
        return None
    return Loose(Alignment(placed), strips[: end[0].at + 1])


def _is_cut_beside(labels: Sequence[_Token], cells: Sequence[_Token]) -> bool:
    """Stand some of these cells in a line of the labels, and others not? A line with a cell more has widened its grid.

    The blank that fills the line of labels up is no figure then.
    """
    beside = {token.at for token in labels}
    return len({token.at in beside for token in cells}) > 1


def _runs_on(last: _Token, behind: _Token | None = None) -> bool:
    """Stands one more cell behind the last one in its line? Which of them are the five is not known."""
    return behind is not None and behind.kind == "cell" and behind.at == last.at


def _tokens(strips: Sequence[Strip]) -> Iterator[_Token]:
    """What these strips print of the table from its first label on, its labels over several proceedings left out.

    It ends before any other words; those before its first label (类型, 件数) are of its header.
    """
    begun = False
    for at, strip in enumerate(strips):
        items = [item for item in strip.line.items if item.begins] if strip.line.table is not None else strip.tokens
        for item in items:
            token = _token(item, strip.line, at)
            begun = begun or (token is not None and token.kind != "cell")
            if begun and token is not None:
                yield token
            elif begun and not is_head(item.text) and not _is_title(strip):
                return


def _filled(tokens: Iterable[_Token]) -> Iterator[_Token]:
    """These without the blanks beside a label that spans several rows, or at the end of a row."""
    for _, group in groupby(tokens, key=lambda token: token.at):
        row = list(group)
        whole = len(row) == len(_BLOCK.columns) and all(token.kind == "cell" for token in row)
        behind_column = False
        for token in row:
            if whole or behind_column or token.item.reading.state != "blank":
                yield token
            behind_column = token.kind == "column"


def _token(item: Item, line: Line, at: int) -> _Token | None:
    """What an item is in table RL; None where it is words that are neither a proceeding nor an outcome."""
    if item.is_figure:  # held against each label as a damaged one, thousands of them take seconds
        return _Token("cell", "", item, line, at)
    row, columns = proceeding(item.text), match_column("rl", item.text).keys
    if row is not None:
        return _Token("row", row, item, line, at)
    if len(columns) == 1:
        return _Token("column", columns[0], item, line, at)
    return _Token("cell", "", item, line, at) if not item.is_words or item.stands_for_figure else None


def _matrix(strips: Sequence[Strip]) -> Loose | None:
    """Proceedings over the columns and outcomes before the rows, or the other way round; None unless all are there.

    Each row has a cell for each column behind its label, in the same row of the page where that has rows.
    """
    tokens = list(_tokens(strips))
    over = [*takewhile(lambda token: token.kind in (tokens[0].kind, "cell"), tokens)]
    header = [token for token in over if token.kind != "cell"]
    labels = [n for n, token in enumerate(tokens) if token.kind != "cell" and n >= len(over)]
    if not labels or any(token.item.reading.state != "blank" for token in over if token.kind == "cell"):
        return None
    placed: list[Placed] = []
    for n, after in zip(labels, [*labels[1:], len(tokens)], strict=True):
        row, width = tokens[n], n + 1 + len(header)
        cells = tokens[n + 1 : min(width, after)]
        beyond = any(token.item.reading.state != "blank" for token in tokens[width:after])
        apart = row.line.table is not None and any(token.line is not row.line for token in cells)
        if row.kind == header[0].kind or len(cells) < len(header) or beyond or apart:
            return None
        for label, cell in zip(header, cells, strict=True):
            name, column = (label, row) if label.kind == "row" else (row, label)
            placed.append(Placed("rl", RowName(name.key, name.item.text), column.key, cell.item, cell.line))
    if len({(one.row.key, one.column) for one in placed}) != _WIDTH or len(placed) != _WIDTH:
        return None
    return Loose(Alignment(placed), strips[tokens[0].at : tokens[-1].at + 1])


def _is_title(strip: Strip) -> bool:
    return is_title("rl", "".join(strip.says))


def _proves_order(figures: Sequence[Item]) -> bool:
    """Are there figures other than 0, so that the sums say where the totals stand?"""
    return any(total for *_, total in by_proceeding(figures))


def _tell() -> Finding:
    keys = FORMS["2021"].tables["rl"].cell_keys()
    return findings.assumed(
        findings.ORDER,
        "复议诉讼表的列标题被拆散，按格式文本的列序读取，各项之和等于总计",
        "the column labels of table rl are cut up; its figures were read in the order of the form, and they add up",
        keys,
    )
