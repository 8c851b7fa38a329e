"""Damage to a made report: what happens to pages between an office's desk and the web.

Each kind gives the report with the truth a reader may still claim: a cell is what is printed under its label and its
header after the damage, and cells that are no longer printed are absent.
"""

import random
from collections.abc import Callable
from dataclasses import replace
from functools import partial

from tests.maker import moves
from tests.maker.blocks import GONE, changed, copied, exchanged, figures_at, keys_of, printed, tables_of, wide, without
from tests.maker.pieces import MadeTable, Truth
from tests.maker.reports import MadeReport

_WORDS = ("若干", "详见附件", "不详", "约5", "近10", "3-5", "待定", "多", "l", "O", "l3", "按规定不公开", "…")
Damage = Callable[[MadeReport, random.Random], MadeReport]


def row_lost(report: MadeReport, draw: random.Random) -> MadeReport:
    """A row of figures whose label does not span others is gone."""
    number = draw.choice(tables_of(report, "rq"))
    table = copied(report, number)
    loose = [n for n, row in enumerate(table) if keys_of(row) and all(p.rows == 1 for p in row)]
    if not loose:
        return report
    lost = draw.choice(loose)
    return changed(report, number, without(table, lost), dict.fromkeys(keys_of(table[lost]), GONE))


def table_cut_off(report: MadeReport, draw: random.Random) -> MadeReport:
    """Table RQ ends early; in the last of its blocks, where it has several."""
    number = tables_of(report, "rq")[-1]
    table = copied(report, number)
    figures = [n for n, row in enumerate(table) if keys_of(row)]
    if len(figures) < 4:
        return report
    end = draw.choice(figures[2:])
    kept = [[replace(p, rows=min(p.rows, end - r)) for p in row] for r, row in enumerate(table[:end])]
    return changed(report, number, kept, {key: GONE for row in table[end:] for key in keys_of(row)})


def columns_swapped(report: MadeReport, draw: random.Random) -> MadeReport:
    """The figures of two columns stand under each other's header."""
    return _swap_columns(report, draw.sample(range(7), 2), headers=False)


def columns_swapped_with_headers(report: MadeReport, draw: random.Random) -> MadeReport:
    """Two columns have changed places, headers and all."""
    layout = report.layout
    if layout.column_order != "official" or layout.halves or layout.margins:
        return report
    return _swap_columns(report, draw.choice([[0, 6], draw.sample(range(1, 6), 2)]), headers=True)


def _swap_columns(report: MadeReport, swapped: list[int], headers: bool) -> MadeReport:
    """Swap two columns in every table that shows figures of RQ; those without a header go on under the one before.

    Rows that lack figures have no columns to swap: such a report stays as it is.
    """
    if report.layout.blanks_dropped or report.layout.repeats_dropped:
        return report
    for count, number in enumerate(tables_of(report, "rq")):
        table = copied(report, number)
        truth: dict[str, Truth] = {}
        for row in table:
            places = figures_at(row)
            if len(places) != 7:
                continue
            one, other = (places[column] for column in swapped)
            if headers:
                row[one], row[other] = row[other], row[one]
            else:
                truth |= exchanged(row, one, row, other, report.truth)
        if headers and not _swap_headers(table, swapped) and count == 0:
            return report
        report = changed(report, number, table, truth)
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


def digit_changed(report: MadeReport, draw: random.Random) -> MadeReport:
    """One figure of any table is another one."""
    number = draw.choice(tables_of(report, "pd", "rq", "rl"))
    table = copied(report, number)
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
    return changed(report, number, table, {piece.key: replace(before, value=value)})


def figures_in_words(report: MadeReport, draw: random.Random) -> MadeReport:
    """Words stand where some figures of a table would, as an office leaves or mistypes them."""
    number = draw.choice(tables_of(report, "pd", "rq", "rl"))
    table = copied(report, number)
    plain = [p for row in table for p in row if p.key and p.text.isascii() and p.text.isdigit()]
    worded = {p.key: draw.choice(_WORDS) for p in draw.sample(plain, min(len(plain), draw.randint(1, 4)))}
    table = [[replace(p, text=worded.get(p.key, p.text)) for p in row] for row in table]
    return changed(report, number, table, dict.fromkeys(worded, Truth(None, "text", certain=False)))


def label_damaged(report: MadeReport, draw: random.Random) -> MadeReport:
    """Two characters of one label are lost."""
    number = draw.choice(tables_of(report, "pd", "rq", "rl"))
    table = copied(report, number)
    places = [(r, c) for r, row in enumerate(table) for c, p in enumerate(row) if not p.key and len(p.text) > 5]
    if not places:
        return report
    r, c = draw.choice(places)
    piece = table[r][c]
    start = draw.randrange(len(piece.text) - 2)
    table[r][c] = replace(piece, text=piece.text[:start] + piece.text[start + 2 :])
    return changed(report, number, table, {})


def label_lost(report: MadeReport, draw: random.Random) -> MadeReport:
    """A row of figures has lost its own label: the text, or the cell with it, so that its figures move left."""
    number = draw.choice(tables_of(report, "pd", "rq"))
    table = copied(report, number)
    rows = [row for row in table if row and not row[0].key and keys_of(row)]
    if not rows:
        return report
    row = draw.choice(rows)
    at = figures_at(row)[0] - 1
    if draw.random() < 0.5:
        row[at] = replace(row[at], text="")
    else:
        del row[at]
    return changed(report, number, table, {key: replace(report.truth[key], certain=False) for key in keys_of(row)})


def column_label_lost(report: MadeReport, draw: random.Random) -> MadeReport:
    """A label above figures is lost: its text, or the cell with it, so that those behind it move left."""
    number = draw.choice(tables_of(report, "pd", "rq", "rl"))
    table = copied(report, number)
    heads = [row for row in table if len(row) > 1 and not keys_of(row) and all(p.text for p in row)]
    if not heads:
        return report
    row = draw.choice(heads)
    at = draw.randrange(len(row))
    if draw.random() < 0.5:
        row[at] = replace(row[at], text="")
    else:
        del row[at]
    keys = [key for row in table for key in keys_of(row)]
    return changed(report, number, table, {key: replace(report.truth[key], certain=False) for key in keys})


def labels_swapped(report: MadeReport, draw: random.Random) -> MadeReport:
    """Two rows of the same shape have each other's label, with its number: their figures belong to the other row."""
    number = draw.choice(tables_of(report, "rq"))
    table = copied(report, number)
    rows = [row for row in table if len(keys_of(row)) == 7 and all(p.rows == 1 for p in row)]
    alike = [(a, b) for n, a in enumerate(rows) for b in rows[n + 1 :] if len(a) == len(b) and wide(a) == wide(b)]
    if not alike:
        return report
    one, other = draw.choice(alike)
    truth: dict[str, Truth] = {}
    for a, b in zip(range(len(one)), range(len(other)), strict=True):
        if one[a].key:
            truth |= exchanged(one, a, other, b, report.truth)
    # The figures have changed rows; put each row where its figures were, so that it is the labels that moved.
    first, second = table.index(one), table.index(other)
    table[first], table[second] = other, one
    return changed(report, number, table, truth)


def cell_deleted(report: MadeReport, draw: random.Random, name: str = "rq") -> MadeReport:
    """One figure's cell is gone, and those to its right have moved left, under other headers than their own.

    Of table RL one that counts: which of several noughts is gone cannot be told, and all the others are read.
    """
    number = draw.choice(tables_of(report, name))
    table = copied(report, number)
    rows = [row for row in table if len(keys_of(row)) in moves.WIDTHS[name]]
    row = draw.choice(rows) if rows else []
    if not row or not row[-1].key:
        return report
    places = figures_at(row)
    lost = draw.choice(places if name == "rq" else [p for p in places if report.truth[row[p].key].value] or places)
    truth = {}
    for place in places:
        stays = GONE if place == lost else report.truth[row[place].key]
        also = printed(row[place + 1], report) if lost <= place < len(row) - 1 else None
        truth[row[place].key] = replace(stays, certain=False, also=also)
    del row[lost]
    return changed(report, number, table, truth)


_LOCAL: tuple[Damage, ...] = (
    row_lost,
    digit_changed,
    label_damaged,
    labels_swapped,
    moves.figure_moved,
    moves.row_repeated,
    moves.rows_lost,
)
"""Damage that leaves each figure in a cell of its own, so that more of it may come on top."""


def _if_shown(damage: Damage, name: str = "rq") -> Damage:
    """The same damage, which leaves a report as it is whose table RQ, or another one, is a picture."""
    return lambda report, draw: damage(report, draw) if tables_of(report, name) else report


_SINGLE: dict[str, Damage] = {
    "row_lost": _if_shown(row_lost),
    "table_cut_off": _if_shown(table_cut_off),
    "columns_swapped": _if_shown(columns_swapped),
    "columns_swapped_with_headers": _if_shown(columns_swapped_with_headers),
    "digit_changed": _if_shown(digit_changed),
    "figures_in_words": _if_shown(figures_in_words),
    "label_damaged": _if_shown(label_damaged),
    "label_lost": _if_shown(label_lost),
    "column_label_lost": _if_shown(column_label_lost),
    "labels_swapped": _if_shown(labels_swapped),
    "cell_deleted": _if_shown(cell_deleted),
    "figure_moved": _if_shown(moves.figure_moved),
    "row_repeated": _if_shown(moves.row_repeated),
    "row_duplicated": _if_shown(moves.row_duplicated),
    "rows_lost": _if_shown(moves.rows_lost),
    "header_lost": _if_shown(moves.header_lost),
    "header_row_lost": _if_shown(moves.header_row_lost),
    "header_cell_wrong": _if_shown(moves.header_cell_wrong),
    "span_wrong": _if_shown(moves.span_wrong),
    "tall_label_lost": _if_shown(moves.tall_label_lost),
    "figure_split": _if_shown(moves.figure_split),
    "figures_glued": _if_shown(moves.figures_glued),
    "row_shifted": _if_shown(moves.row_shifted),
    "cells_inserted": _if_shown(moves.cells_inserted),
    "dispute_deleted": _if_shown(partial(cell_deleted, name="rl"), "rl"),
    "dispute_split": _if_shown(partial(moves.figure_split, name="rl"), "rl"),
    "disputes_glued": _if_shown(partial(moves.figures_glued, name="rl"), "rl"),
    "disputes_inserted": _if_shown(partial(moves.cells_inserted, name="rl"), "rl"),
}


def two_at_once(report: MadeReport, draw: random.Random) -> MadeReport:
    """One damage upon another."""
    once = draw.choice(_LOCAL)(report, draw)
    return draw.choice(list(_SINGLE.values()))(once, draw)


DAMAGES: dict[str, Damage] = {**_SINGLE, "two_at_once": _if_shown(two_at_once)}
"""All kinds of damage, by name."""
