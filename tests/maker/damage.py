"""Damage to a made report: what happens to pages between an office's desk and the web.

Each kind gives the report with the truth a reader may still claim: a cell is what is printed under its label and its
header after the damage, and cells that are no longer printed are absent.
"""

import random
from collections.abc import Callable, Mapping
from dataclasses import replace
from decimal import Decimal

from tests.maker.pieces import MadeTable, Piece, Row, Truth
from tests.maker.reports import MadeReport

Damage = Callable[[MadeReport, random.Random], MadeReport]

_GONE = Truth(None, "absent")


def _tables_of(report: MadeReport, *names: str) -> list[int]:
    """Which blocks show cells of these tables."""
    return [
        number
        for number, block in enumerate(report.blocks)
        if isinstance(block, list) and any(p.key.partition(".")[0] in names for row in block for p in row)
    ]


def _copy(report: MadeReport, number: int) -> MadeTable:
    """The table of a block, to be changed."""
    table = report.blocks[number]
    assert isinstance(table, list)
    return [list(row) for row in table]


def _changed(report: MadeReport, number: int, table: MadeTable, truth: Mapping[str, Truth]) -> MadeReport:
    blocks = (*report.blocks[:number], *([table] if table else []), *report.blocks[number + 1 :])
    return replace(report, blocks=blocks, truth={**report.truth, **truth})


def _keys(row: Row) -> list[str]:
    return [piece.key for piece in row if piece.key]


def _wide(row: Row) -> int:
    return sum(piece.columns for piece in row)


def _figures_at(row: Row) -> list[int]:
    return [place for place, piece in enumerate(row) if piece.key]


def _without(table: MadeTable, lost: int) -> MadeTable:
    """The table without a row that begins no tall cell; tall cells over it are shorter by one."""
    kept: MadeTable = []
    for r, row in enumerate(table):
        if r != lost:
            kept.append([replace(p, rows=p.rows - 1) if p.rows > 1 and r < lost < r + p.rows else p for p in row])
    return kept


def row_lost(report: MadeReport, draw: random.Random) -> MadeReport:
    """A row of figures whose label does not span others is gone."""
    number = draw.choice(_tables_of(report, "rq"))
    table = _copy(report, number)
    loose = [n for n, row in enumerate(table) if _keys(row) and all(p.rows == 1 for p in row)]
    if not loose:
        return report
    lost = draw.choice(loose)
    return _changed(report, number, _without(table, lost), dict.fromkeys(_keys(table[lost]), _GONE))


def table_cut_off(report: MadeReport, draw: random.Random) -> MadeReport:
    """Table RQ ends early; in the last of its blocks, where it has several."""
    number = _tables_of(report, "rq")[-1]
    table = _copy(report, number)
    figures = [n for n, row in enumerate(table) if _keys(row)]
    if len(figures) < 4:
        return report
    end = draw.choice(figures[2:])
    kept = [[replace(p, rows=min(p.rows, end - r)) for p in row] for r, row in enumerate(table[:end])]
    return _changed(report, number, kept, {key: _GONE for row in table[end:] for key in _keys(row)})


def columns_swapped(report: MadeReport, draw: random.Random) -> MadeReport:
    """The figures of two columns stand under each other's header."""
    return _swap_columns(report, draw.sample(range(7), 2), headers=False)


def columns_swapped_with_headers(report: MadeReport, draw: random.Random) -> MadeReport:
    """Two columns have changed places, headers and all."""
    if report.layout.column_order != "official" or report.layout.halves:
        return report
    return _swap_columns(report, draw.choice([[0, 6], draw.sample(range(1, 6), 2)]), headers=True)


def _swap_columns(report: MadeReport, swapped: list[int], headers: bool) -> MadeReport:
    """Swap two columns in every table that shows figures of RQ; those without a header go on under the one before.

    Rows that lack figures have no columns to swap: such a report stays as it is.
    """
    if report.layout.blanks_dropped or report.layout.repeats_dropped:
        return report
    for count, number in enumerate(_tables_of(report, "rq")):
        table = _copy(report, number)
        truth: dict[str, Truth] = {}
        for row in table:
            places = _figures_at(row)
            if len(places) != 7:
                continue
            one, other = (places[column] for column in swapped)
            if headers:
                row[one], row[other] = row[other], row[one]
            else:
                truth |= _exchange(row, one, row, other, report.truth)
        if headers and not _swap_headers(table, swapped) and count == 0:
            return report
        report = _changed(report, number, table, truth)
    return report


def _swap_headers(table: MadeTable, swapped: list[int]) -> bool:
    """Swap two labels in each header of a table; False where it has none."""
    corners = [n for n, row in enumerate(table) if any(piece.rows == 3 for piece in row)]
    heads = [
        row
        for corner in corners
        for row in table[corner + 1 : corner + 3]
        if len(row) == (5 if 1 <= swapped[0] <= 5 else 3)
    ]
    for head in heads:
        one, other = (swapped[0] - 1, swapped[1] - 1) if len(head) == 5 else (0, 2)
        head[one], head[other] = head[other], head[one]
    return bool(heads)


def _exchange(row: Row, one: int, again: Row, other: int, truth: Mapping[str, Truth]) -> dict[str, Truth]:
    """Swap what two cells print; the truth about them after that."""
    a, b = row[one], again[other]
    row[one], again[other] = replace(a, text=b.text), replace(b, text=a.text)
    return {a.key: truth[b.key], b.key: truth[a.key]}


def digit_changed(report: MadeReport, draw: random.Random) -> MadeReport:
    """One figure of any table is another one."""
    number = draw.choice(_tables_of(report, "pd", "rq", "rl"))
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
    piece, before = table[r][c], report.truth[table[r][c].key]
    value = int(piece.text) + draw.choice([1, 9, 10])
    table[r][c] = replace(piece, text=str(value))
    return _changed(report, number, table, {piece.key: replace(before, value=value)})


def label_damaged(report: MadeReport, draw: random.Random) -> MadeReport:
    """Two characters of one label are lost."""
    number = draw.choice(_tables_of(report, "pd", "rq", "rl"))
    table = _copy(report, number)
    places = [(r, c) for r, row in enumerate(table) for c, p in enumerate(row) if not p.key and len(p.text) > 5]
    if not places:
        return report
    r, c = draw.choice(places)
    piece = table[r][c]
    start = draw.randrange(len(piece.text) - 2)
    table[r][c] = replace(piece, text=piece.text[:start] + piece.text[start + 2 :])
    return _changed(report, number, table, {})


def label_lost(report: MadeReport, draw: random.Random) -> MadeReport:
    """A row of figures has lost its own label: the text, or the cell with it, so that its figures move left."""
    number = draw.choice(_tables_of(report, "pd", "rq"))
    table = _copy(report, number)
    rows = [row for row in table if row and not row[0].key and _keys(row)]
    if not rows:
        return report
    row = draw.choice(rows)
    at = _figures_at(row)[0] - 1
    if draw.random() < 0.5:
        row[at] = replace(row[at], text="")
    else:
        del row[at]
    return _changed(report, number, table, {key: replace(report.truth[key], certain=False) for key in _keys(row)})


def column_label_lost(report: MadeReport, draw: random.Random) -> MadeReport:
    """A label above figures is lost: its text, or the cell with it, so that those behind it move left."""
    number = draw.choice(_tables_of(report, "pd", "rq", "rl"))
    table = _copy(report, number)
    heads = [row for row in table if len(row) > 1 and not _keys(row) and all(p.text for p in row)]
    if not heads:
        return report
    row = draw.choice(heads)
    at = draw.randrange(len(row))
    if draw.random() < 0.5:
        row[at] = replace(row[at], text="")
    else:
        del row[at]
    keys = [key for row in table for key in _keys(row)]
    return _changed(report, number, table, {key: replace(report.truth[key], certain=False) for key in keys})


def labels_swapped(report: MadeReport, draw: random.Random) -> MadeReport:
    """Two rows of the same shape have each other's label, with its number: their figures belong to the other row."""
    number = draw.choice(_tables_of(report, "rq"))
    table = _copy(report, number)
    rows = [row for row in table if len(_keys(row)) == 7 and all(p.rows == 1 for p in row)]
    alike = [(a, b) for n, a in enumerate(rows) for b in rows[n + 1 :] if len(a) == len(b) and _wide(a) == _wide(b)]
    if not alike:
        return report
    one, other = draw.choice(alike)
    truth: dict[str, Truth] = {}
    for a, b in zip(range(len(one)), range(len(other)), strict=True):
        if one[a].key:
            truth |= _exchange(one, a, other, b, report.truth)
    # The figures have changed rows; put each row where its figures were, so that it is the labels that moved.
    first, second = table.index(one), table.index(other)
    table[first], table[second] = other, one
    return _changed(report, number, table, truth)


def _printed(piece: Piece, report: MadeReport) -> int | Decimal | None:
    """The figure that a piece prints, be it a cell of the form or one of a column that no form has."""
    if piece.key:
        return report.truth[piece.key].value
    return int(piece.text) if piece.text.isdecimal() else None


def cell_deleted(report: MadeReport, draw: random.Random) -> MadeReport:
    """One figure's cell is gone, and those to its right have moved left, under other headers than their own."""
    number = draw.choice(_tables_of(report, "rq"))
    table = _copy(report, number)
    rows = [row for row in table if len(_keys(row)) == 7]
    row = draw.choice(rows) if rows else []
    if not row or not row[-1].key:
        return report
    places = _figures_at(row)
    lost = draw.choice(places)
    truth = {}
    for place in places:
        stays = _GONE if place == lost else report.truth[row[place].key]
        also = _printed(row[place + 1], report) if lost <= place < len(row) - 1 else None
        truth[row[place].key] = replace(stays, certain=False, also=also)
    del row[lost]
    return _changed(report, number, table, truth)


def _if_shown(damage: Damage) -> Damage:
    """The same damage, which leaves a report as it is whose table RQ is a picture."""
    return lambda report, draw: damage(report, draw) if _tables_of(report, "rq") else report


DAMAGES: dict[str, Damage] = {
    "row_lost": _if_shown(row_lost),
    "table_cut_off": _if_shown(table_cut_off),
    "columns_swapped": _if_shown(columns_swapped),
    "columns_swapped_with_headers": _if_shown(columns_swapped_with_headers),
    "digit_changed": _if_shown(digit_changed),
    "label_damaged": _if_shown(label_damaged),
    "label_lost": _if_shown(label_lost),
    "column_label_lost": _if_shown(column_label_lost),
    "labels_swapped": _if_shown(labels_swapped),
    "cell_deleted": _if_shown(cell_deleted),
}
"""All kinds of damage, by name."""
