"""Damage to a made report: what happens to pages between an office's desk and the web."""

import random
from collections.abc import Callable
from dataclasses import replace

from tests.maker.pieces import MadeTable, Piece
from tests.maker.reports import MadeReport

Damage = Callable[[MadeReport, random.Random], MadeReport]


def _tables_of(report: MadeReport, table: str) -> list[int]:
    """Which blocks show cells of `table`."""
    return [
        number
        for number, block in enumerate(report.blocks)
        if isinstance(block, list) and any(p.key.startswith(f"{table}.") for row in block for p in row)
    ]


def _copy(report: MadeReport, number: int) -> MadeTable:
    """The table of a block, to be changed."""
    table = report.blocks[number]
    assert isinstance(table, list)
    return [list(row) for row in table]


def _with_block(report: MadeReport, number: int, table: MadeTable) -> MadeReport:
    return replace(report, blocks=(*report.blocks[:number], table, *report.blocks[number + 1 :]))


def row_lost(report: MadeReport, draw: random.Random) -> MadeReport:
    """A row of figures whose label does not span others is gone."""
    number = draw.choice(_tables_of(report, "rq"))
    table = _copy(report, number)
    loose = [n for n, row in enumerate(table) if any(p.key for p in row) and all(p.rows == 1 for p in row)]
    if not loose:
        return report
    lost = draw.choice(loose)
    return _with_block(report, number, [row for n, row in enumerate(table) if n != lost])


def columns_swapped(report: MadeReport, draw: random.Random) -> MadeReport:
    """Two applicants' figures stand under each other's header."""
    number = draw.choice(_tables_of(report, "rq"))
    table = _copy(report, number)
    one, other = draw.sample(range(7), 2)

    def swapped(row: list[Piece]) -> list[Piece]:
        places = [n for n, piece in enumerate(row) if piece.key]
        if len(places) != 7:
            return row
        new = list(row)
        new[places[one]], new[places[other]] = row[places[other]], row[places[one]]
        return new

    return _with_block(report, number, [swapped(row) for row in table])


def digit_changed(report: MadeReport, draw: random.Random) -> MadeReport:
    """One figure of table RQ or RL is another one."""
    number = draw.choice([*_tables_of(report, "rq"), *_tables_of(report, "rl")])
    table = _copy(report, number)
    places = [
        (r, c)
        for r, row in enumerate(table)
        for c, p in enumerate(row)
        if p.key and p.text.isascii() and p.text.isdigit()
    ]
    if not places:
        return report
    r, c = draw.choice(places)
    piece = table[r][c]
    table[r][c] = replace(piece, text=str(int(piece.text) + draw.choice([1, 9, 10])))
    return _with_block(report, number, table)


def label_damaged(report: MadeReport, draw: random.Random) -> MadeReport:
    """Two characters of one label are lost."""
    number = draw.choice([n for t in ("pd", "rq", "rl") for n in _tables_of(report, t)])
    table = _copy(report, number)
    places = [(r, c) for r, row in enumerate(table) for c, p in enumerate(row) if not p.key and len(p.text) > 5]
    if not places:
        return report
    r, c = draw.choice(places)
    piece = table[r][c]
    start = draw.randrange(len(piece.text) - 2)
    table[r][c] = replace(piece, text=piece.text[:start] + piece.text[start + 2 :])
    return _with_block(report, number, table)


DAMAGES: dict[str, Damage] = {
    "row_lost": row_lost,
    "columns_swapped": columns_swapped,
    "digit_changed": digit_changed,
    "label_damaged": label_damaged,
}
"""All kinds of damage, by name."""
