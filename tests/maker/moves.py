"""Damage that moves figures or what holds them in place: rows and cells that slip, spans and headers that are lost.

Where figures stand under other headers than their own by accident, a reader may put them right, or leave them null and
say so; `Truth.also` is what stands there now.
"""

import itertools
import random
from dataclasses import replace

from tests.maker.blocks import GONE, changed, copied, exchanged, figures_at, keys_of, printed, tables_of, without
from tests.maker.pieces import MadeTable, Piece, Row, Truth
from tests.maker.reports import MadeReport

WIDTHS = {"rq": (7,), "rl": (5, 15)}
"""Figures of a row of table RQ, and of RL: of one proceeding, where each has a table of its own, or of all."""


def _whole_rows(table: MadeTable, name: str = "rq") -> list[Row]:
    """The rows of a table with all their figures, which stand together."""
    rows = [row for row in table if len(keys_of(row)) in WIDTHS[name]]
    return [row for row in rows if figures_at(row)[-1] - figures_at(row)[0] == len(keys_of(row)) - 1]


def _number(truth: Truth) -> object:
    return truth.value or 0


def figure_moved(report: MadeReport, draw: random.Random) -> MadeReport:
    """A figure of table RQ stands one cell beside its own, and what stood there in its place.

    Where its row prints nothing else, it looks like one that slid or lost a blank, and may be put right.
    """
    number = draw.choice(tables_of(report, "rq"))
    table = copied(report, number)
    pairs = [
        (row, at)
        for row in _whole_rows(table)
        for at in figures_at(row)[:-1]
        if _number(report.truth[row[at].key]) != _number(report.truth[row[at + 1].key])
    ]
    if not pairs:
        return report
    row, at = draw.choice(pairs)
    truth = exchanged(row, at, row, at + 1, report.truth)
    if sum(piece.text.strip() != "" for piece in row if piece.key) == 1:
        truth = {key: replace(now, also=report.truth[key].value) for key, now in truth.items()}
    return changed(report, number, table, truth)


def row_repeated(report: MadeReport, draw: random.Random) -> MadeReport:
    """A row of table RQ shows the figures of another instead of its own."""
    number = draw.choice(tables_of(report, "rq"))
    table = copied(report, number)
    rows = _whole_rows(table)
    if len(rows) < 2:
        return report
    one, other = draw.sample(rows, 2)
    truth: dict[str, Truth] = {}
    for a, b in zip(figures_at(one), figures_at(other), strict=True):
        truth[one[a].key] = report.truth[other[b].key]
        one[a] = replace(one[a], text=other[b].text)
    states = {key: (now.state, report.truth[key].state) for key, now in truth.items()}
    return changed(report, number, table, truth) if all(a == b for a, b in states.values()) else report


def row_duplicated(report: MadeReport, draw: random.Random) -> MadeReport:
    """A row of table RQ stands there twice."""
    number = draw.choice(tables_of(report, "rq"))
    table = copied(report, number)
    loose = [n for n, row in enumerate(table) if keys_of(row) and all(piece.rows == 1 for piece in row)]
    if not loose:
        return report
    twice = draw.choice(loose)
    longer = [
        [replace(p, rows=p.rows + 1) if p.rows > 1 and r < twice < r + p.rows else p for p in row]
        for r, row in enumerate(table)
    ]
    truth = {key: replace(report.truth[key], certain=False) for key in keys_of(table[twice])}
    return changed(report, number, [*longer[: twice + 1], list(table[twice]), *longer[twice + 1 :]], truth)


def rows_lost(report: MadeReport, draw: random.Random) -> MadeReport:
    """Several rows of table RQ are gone, one here and one there."""
    number = draw.choice(tables_of(report, "rq"))
    table = copied(report, number)
    truth: dict[str, Truth] = {}
    for _ in range(draw.randint(2, 5)):
        loose = [n for n, row in enumerate(table) if keys_of(row) and all(piece.rows == 1 for piece in row)]
        if loose:
            lost = draw.choice(loose)
            truth |= dict.fromkeys(keys_of(table[lost]), GONE)
            table = without(table, lost)
    return changed(report, number, table, truth)


def _unsettled(report: MadeReport, table: MadeTable) -> dict[str, Truth]:
    """The figures of a table, about all of which the damage leaves room."""
    return {key: replace(report.truth[key], certain=False) for row in table for key in keys_of(row)}


def header_lost(report: MadeReport, draw: random.Random) -> MadeReport:
    """All that stands above the first figures of a table is gone."""
    number = draw.choice(tables_of(report, "rq", "rl"))
    table = copied(report, number)
    first = next(n for n, row in enumerate(table) if keys_of(row))
    return changed(report, number, table[first:], _unsettled(report, table))


def header_row_lost(report: MadeReport, draw: random.Random) -> MadeReport:
    """One of the rows above the first figures of a table is gone, and what stood below it moves left.

    None where the legal persons stand in another order than the form's: without their labels, which a reader takes for
    those of the form and tells, nothing on the page says so.
    """
    number = draw.choice(tables_of(report, "rq", "rl"))
    table = copied(report, number)
    first = next(n for n, row in enumerate(table) if keys_of(row))
    if first == 0 or report.layout.column_order == "members_reversed":
        return report
    return changed(report, number, without(table, draw.randrange(first)), _unsettled(report, table))


def header_cell_wrong(report: MadeReport, draw: random.Random) -> MadeReport:
    """A label above the first figures of a table reaches a row or a column too far or too short, or stands one on."""
    number = draw.choice(tables_of(report, "rq", "rl"))
    table = copied(report, number)
    over = list(itertools.takewhile(lambda row: not keys_of(row), table))
    cells = [(row, c) for row in over for c in range(len(row))]
    if not cells:
        return report
    row, c = draw.choice(cells)
    label, by = row[c], draw.choice((-1, 1))
    rows, columns = replace(label, rows=max(1, label.rows + by)), replace(label, columns=max(1, label.columns + by))
    row[c : c + 1] = draw.choice(([rows], [columns], [Piece(""), label]))
    return changed(report, number, table, _unsettled(report, table))


def _tall_labels(table: MadeTable) -> list[tuple[Row, int]]:
    """The labels beside figures that reach over more than two rows, each by its row and its place there."""
    first = next(n for n, row in enumerate(table) if keys_of(row))
    return [(row, c) for row in table[first:] for c, piece in enumerate(row) if piece.rows > 2 and not piece.key]


def span_wrong(report: MadeReport, draw: random.Random) -> MadeReport:
    """A tall label of table RQ reaches over a row too many, or one too few."""
    number = draw.choice(tables_of(report, "rq"))
    table = copied(report, number)
    tall = _tall_labels(table)
    if not tall:
        return report
    row, c = draw.choice(tall)
    row[c] = replace(row[c], rows=row[c].rows + draw.choice([-1, 1]))
    return changed(report, number, table, _unsettled(report, table))


def tall_label_lost(report: MadeReport, draw: random.Random) -> MadeReport:
    """A tall label of table RQ is gone, and the rows beside it move left."""
    number = draw.choice(tables_of(report, "rq"))
    table = copied(report, number)
    tall = _tall_labels(table)
    if not tall:
        return report
    row, c = draw.choice(tall)
    del row[c]
    return changed(report, number, table, _unsettled(report, table))


def figure_split(report: MadeReport, draw: random.Random, name: str = "rq") -> MadeReport:
    """A figure of a table is cut over two cells, and those behind it have moved right."""
    number = draw.choice(tables_of(report, name))
    table = copied(report, number)
    long = [
        (row, at)
        for row in _whole_rows(table, name)
        for at in figures_at(row)
        if len(row[at].text) > 1 and row[at].text.isascii() and row[at].text.isdecimal()
    ]
    if not long:
        return report
    row, at = draw.choice(long)
    text, places = row[at].text, figures_at(row)
    cut = draw.randrange(1, len(text))
    truth = {row[p].key: replace(report.truth[row[p].key], certain=False) for p in places if p < at}
    truth[row[at].key] = replace(GONE, certain=False, also=int(text[:cut]))
    before: object = int(text[cut:])
    for place in places[places.index(at) + 1 :]:
        key = row[place].key
        truth[key] = replace(report.truth[key], certain=False, also=before)  # type: ignore[arg-type]
        before = report.truth[key].value
    row[at : at + 1] = [replace(row[at], text=text[:cut]), Piece(text[cut:])]
    return changed(report, number, table, truth)


def figures_glued(report: MadeReport, draw: random.Random, name: str = "rq") -> MadeReport:
    """Two neighbours of a table run together in one cell, and those behind them have moved left."""
    number = draw.choice(tables_of(report, name))
    table = copied(report, number)
    pairs = [
        (row, at)
        for row in _whole_rows(table, name)
        for at in figures_at(row)[:-1]
        if row[at].text != "0" and all(row[n].text.isascii() and row[n].text.isdecimal() for n in (at, at + 1))
    ]
    if not pairs:
        return report
    row, at = draw.choice(pairs)
    places = figures_at(row)
    glued = row[at].text + row[at + 1].text
    truth = {row[p].key: replace(report.truth[row[p].key], certain=False) for p in places if p < at}
    truth[row[at].key] = replace(GONE, certain=False, also=int(glued))
    for place in places[places.index(at) + 1 :]:
        behind = printed(row[place + 1], report) if place + 1 < len(row) else None
        own = GONE if place == at + 1 else report.truth[row[place].key]
        truth[row[place].key] = replace(own, certain=False, also=behind)
    row[at : at + 2] = [replace(row[at], text=glued)]
    return changed(report, number, table, truth)


def row_shifted(report: MadeReport, draw: random.Random) -> MadeReport:
    """The figures of a row of table RQ stand one cell to the left of their own; the last cell is empty."""
    number = draw.choice(tables_of(report, "rq"))
    table = copied(report, number)
    rows = [row for row in _whole_rows(table) if any(_number(report.truth[key]) for key in keys_of(row))]
    if not rows:
        return report
    row = draw.choice(rows)
    places = figures_at(row)
    old = [report.truth[row[place].key] for place in places]
    texts = [row[place].text for place in places]
    truth: dict[str, Truth] = {}
    for n, place in enumerate(places):
        own, now = old[n], old[n + 1] if n + 1 < len(places) else Truth(None, "blank")
        truth[row[place].key] = replace(own, certain=False, also=now.value)
        row[place] = replace(row[place], text=texts[n + 1] if n + 1 < len(places) else "")
    return changed(report, number, table, truth)


def cells_inserted(report: MadeReport, draw: random.Random, name: str = "rq") -> MadeReport:
    """From some row of a table on, an empty cell stands before the figures, which have moved right."""
    number = draw.choice(tables_of(report, name))
    table = copied(report, number)
    rows = _whole_rows(table, name)
    if not rows:
        return report
    truth: dict[str, Truth] = {}
    for row in rows[draw.randrange(len(rows)) :]:
        places = figures_at(row)
        before = None
        for place in places:
            own = report.truth[row[place].key]
            truth[row[place].key] = replace(own, certain=False, also=before)
            before = own.value
        row.insert(places[0], Piece(""))
    return changed(report, number, table, truth)
