"""Table RL out of loose text: fifteen figures under labels that are cut up, one figure a label, or three small tables.

A proceeding is named once, before its five outcomes, and each outcome stands right before its figure (the table turned
on its side) or the five stand before their five figures (three small tables).
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Literal

from gongkai.forms import FORMS
from gongkai.reports import findings
from gongkai.reports.align import Alignment, Placed
from gongkai.reports.labels import TITLES, is_head, match_column, match_row, normalise
from gongkai.reports.lines import Item, Line
from gongkai.reports.loose import Loose, opens_review
from gongkai.reports.rows import RowName
from gongkai.reports.scattered import in_order
from gongkai.reports.strips import Strip
from gongkai.values import Finding

_BLOCK = FORMS["2021"].tables["rl"].blocks[0]
_WIDTH = len(_BLOCK.rows) * len(_BLOCK.columns)
_MOST_LINES = 60
"""Lines from the head of the table to its figures, at most."""


def read_disputes(strips: Sequence[Strip]) -> Loose | None:
    """Table RL, or None where its columns cannot be told."""
    opens = [n for n, strip in enumerate(strips) if opens_review(strip)]
    begin = opens[0] if opens else len(strips)
    near = strips[begin : begin + _MOST_LINES]
    return _line_of_fifteen(near) or _told_by_labels(near)


def _line_of_fifteen(strips: Sequence[Strip]) -> Loose | None:
    """All figures in one line, or one below the other, at the end of these strips' header.

    The figures are in the order of the form if the pieces of the header are, and if they add up: each proceeding's
    first four to the fifth. Without any header, right under the title, the sums must prove it alone.
    """
    at = next((n for n, strip in enumerate(strips) if len(strip.figures) == _WIDTH and not strip.says), None)
    if at is None:
        return None
    header = [strip.says for strip in strips[:at] if not _is_title(strip)]
    figures = strips[at].figures
    if not _adds_up(figures) or not (in_order("rl", header) or (not header and _proves_order(figures))):
        return None
    fields = [(row, column.key) for row in _BLOCK.rows for column in _BLOCK.columns]
    placed = [
        Placed("rl", RowName(row.key, row.label), column, item, strips[at].line)
        for (row, column), item in zip(fields, figures, strict=True)
    ]
    return Loose(Alignment(placed, findings=[_tell()]), strips[: at + 1])


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
    tokens = list(_tokens(strips))
    per_row = 1 + 2 * len(_BLOCK.columns)
    groups = [tokens[n : n + per_row] for n in range(0, per_row * len(_BLOCK.rows), per_row)]
    placed: list[Placed] = []
    for row, *rest in (group for group in groups if group):
        half = len(rest) // 2
        pairs = [*zip(rest[::2], rest[1::2], strict=False)]
        if not all(a.kind == "column" and b.kind == "cell" for a, b in pairs):
            pairs = [*zip(rest[:half], rest[half:], strict=False)]
        if row.kind != "row" or not all(a.kind == "column" and b.kind == "cell" for a, b in pairs):
            return None
        placed += [Placed("rl", RowName(row.key, row.item.text), a.key, b.item, b.line) for a, b in pairs]
    if len({(one.row.key, one.column) for one in placed}) < _WIDTH:
        return None
    return Loose(Alignment(placed), strips[: tokens[per_row * len(_BLOCK.rows) - 1].at + 1])


def _tokens(strips: Sequence[Strip]) -> Iterator[_Token]:
    """What these strips print of the table, its labels over several proceedings left out; up to any other words."""
    for at, strip in enumerate(strips):
        items = [item for item in strip.line.items if item.begins] if strip.line.table is not None else strip.tokens
        behind_column = False
        whole = len(items) == len(_BLOCK.columns) and not strip.says
        for item in items:
            rows, columns = match_row("rl", item.text).keys, match_column("rl", item.text).keys
            if item.reading.state == "blank" and not behind_column and not whole:
                continue  # Beside a label that spans several rows, or at the end of a row.
            behind_column = len(columns) == 1
            if len(rows) == 1:
                yield _Token("row", rows[0], item, strip.line, at)
            elif len(columns) == 1:
                yield _Token("column", columns[0], item, strip.line, at)
            elif not item.is_words or item.stands_for_figure:
                yield _Token("cell", "", item, strip.line, at)
            elif not is_head(item.text) and not _is_title(strip):
                return


def _is_title(strip: Strip) -> bool:
    return normalise("".join(strip.says)) == TITLES["rl"]


def _groups(figures: Sequence[Item]) -> list[list[int]]:
    values = [int(item.reading.value or 0) for item in figures]
    width = len(_BLOCK.columns)
    return [values[n : n + width] for n in range(0, len(values), width)]


def _adds_up(figures: Sequence[Item]) -> bool:
    return all(sum(parts) == total for *parts, total in _groups(figures))


def _proves_order(figures: Sequence[Item]) -> bool:
    """Are there figures other than 0, so that the sums say where the totals stand?"""
    return any(total for *_, total in _groups(figures))


def _tell() -> Finding:
    keys = FORMS["2021"].tables["rl"].cell_keys()
    return findings.assumed(
        findings.ORDER,
        "复议诉讼表的列标题被拆散，按格式文本的列序读取，各项之和等于总计",
        "the column labels of table rl are cut up; its figures were read in the order of the form, and they add up",
        keys,
    )
