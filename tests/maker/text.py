"""A made report as plain text: its tables flattened as sites and converters leave them."""

import csv
import io
from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace
from itertools import cycle

from tests.maker.labels import SPAN
from tests.maker.layout import Flattening, Layout
from tests.maker.pieces import MadeTable, Row
from tests.maker.places import Place, places, width
from tests.maker.reports import MadeReport


def render(report: MadeReport, flattenings: Sequence[Flattening] = ()) -> bytes:
    """The text as UTF-8; where flattenings are given, its tables in these in turn (`paragraphs_apart` is of all)."""
    parts = [f" {report.title}", ""]
    in_turn = cycle(flattenings or [report.layout.flattening])
    for block in report.blocks:
        if isinstance(block, list):
            parts += _table(block, replace(report.layout, flattening=next(in_turn)))
        else:
            parts.append(block)
        parts.append("")
    return ("\n\n" if report.layout.flattening == "paragraphs_apart" else "\n").join(parts).encode()


def _table(table: MadeTable, layout: Layout) -> Iterator[str]:
    dropped = layout.blanks_dropped or layout.repeats_dropped
    rows = _rows_with_gaps(table, gaps=not (dropped and layout.sides == "right"))
    if layout.flattening == "tabs":
        for row in rows:
            yield from ("\t" if place is None else f"\t{_text(place)}" for place in row)
            yield ""
    elif layout.flattening == "bar_lines":
        yield from _bar_lines(rows, width(places(table)))
    elif layout.flattening == "copied":
        yield from ("\t".join(_flat(place) for place in row if place is not None) for row in rows)
    elif layout.flattening == "plain_lines":
        yield from (_flat(place) for row in rows for place in row if place is not None)
    elif layout.flattening in ("paragraphs", "paragraphs_apart"):
        yield from (line for row in rows for place in row if place is not None for line in _text(place).split("\n"))
    elif layout.flattening in _BY_PLACE:
        yield from _BY_PLACE[layout.flattening](table)
    elif layout.flattening in ("labels_apart", "labels_lost"):
        yield from _labels_apart(table, lost=layout.flattening == "labels_lost")
    else:
        yield from _bars(rows, layout, width(places(table)))


def _text(place: Place) -> str:
    """The text of a cell; its lines stay lines, as a flattened Word table leaves them."""
    return place.piece.text.replace(SPAN, "")


def _flat(place: Place | None) -> str:
    return " ".join(_text(place).split("\n")) if place else ""


def _rows_with_gaps(table: MadeTable, gaps: bool) -> list[list[Place | None]]:
    """The cells of each row from left to right; None where a cell of a row above reaches into it.

    Without `gaps` these are left out: labels behind rows that are short stand in no column of their own.
    """
    placed = places(table)
    rows: list[list[Place | None]] = []
    for r in range(len(table)):
        here = sorted((p for p in placed if p.row <= r < p.row + p.rows), key=lambda place: place.column)
        rows.append([place if place.row == r else None for place in here if gaps or place.row == r])
    return rows


def _bars(rows: list[list[Place | None]], layout: Layout, columns: int) -> Iterator[str]:
    """Rows of bars: ended by one, padded to the table's width, or as Markdown has them."""
    for number, row in enumerate(rows):
        cells = [_flat(place) for place in row]
        if layout.flattening == "bars":
            yield f"{' | '.join(cells)} |"
        elif layout.flattening == "padded_bars":
            begun = [_flat(place) for place in row if place is not None]
            yield f"| {' | '.join(begun)} | {'|' * (columns - len(begun))}".rstrip()
        else:
            yield f"| {' | '.join(cells)} |"
            if number == 0 or (layout.split != "none" and number == len(rows) // 2):
                yield "|" + "---|" * columns


def _bar_lines(rows: list[list[Place | None]], columns: int) -> Iterator[str]:
    """One cell a line, each before a bar; a row that is short is filled with bars."""
    for row in rows:
        begun = [place for place in row if place is not None]
        yield from (f"{_flat(place)} |" for place in begun)
        covered = sum(place.columns for place in begun)
        if len(begun) < covered <= columns:
            yield "|" * (covered - len(begun))


def _labels_apart(table: MadeTable, *, lost: bool) -> Iterator[str]:
    """Figures in rows of bars; labels on lines of their own, some before their figures and some behind or lost."""
    for number, row in enumerate(table):
        labels = [piece.text.replace(SPAN, "").replace("\n", "") for piece in row if not piece.is_figure]
        figures = _figures(row)
        if not figures:
            yield from labels
        elif number % 3 == 0:
            yield f"| {' | '.join([*labels, *figures])} |"
        elif number % 3 == 1:
            yield from [*labels, f"| {' | '.join(figures)} |"]
        else:
            yield from [f"| {' | '.join(figures)} |", *([] if lost else labels)]


def _wide(text: str) -> int:
    """How many columns of a terminal a text takes."""
    return sum(2 if ord(c) > 0x2E7F else 1 for c in text)


def _filled(text: str, size: int) -> str:
    return text + " " * (size - _wide(text))


def _sizes(table: MadeTable, gap: int) -> list[int]:
    """The width of each column, so that each cell fits on one line; a wide cell makes its last column wider."""
    placed = places(table)
    sizes = [gap] * width(placed)
    for place in sorted(placed, key=lambda p: p.columns):
        columns = slice(place.column, place.column + place.columns)
        lacking = max(_wide(line) for line in _text(place).split("\n")) + gap - sum(sizes[columns])
        sizes[place.column + place.columns - 1] += max(0, lacking)
    return sizes


def _spaced(table: MadeTable) -> Iterator[str]:
    """Columns kept by spaces, as `pdftotext -layout` does: a tall cell on the first of its lines."""
    sizes = _sizes(table, gap=2)
    for r in range(len(table)):
        here = sorted((place for place in places(table) if place.row == r), key=lambda place: place.column)
        for n in range(max((_text(place).count("\n") + 1 for place in here), default=0)):
            line = ""
            for place in here:
                cut = _text(place).replace("\xa0", " ").split("\n")
                line = _filled(line, sum(sizes[: place.column])) + (cut[n] if n < len(cut) else "")
            yield line.rstrip()


def _owners(table: MadeTable) -> list[list[Place | None]]:
    """For each place of the table's grid the cell that covers it, as a program gets them that goes through the grid."""
    placed = places(table)
    rows: list[list[Place | None]] = [[None] * width(placed) for _ in table]
    for place in placed:
        for row in rows[place.row : place.row + place.rows]:
            row[place.column : place.column + place.columns] = [place] * place.columns
    return rows


def _repeated(table: MadeTable) -> Iterator[str]:
    """Rows of bars with a cell for each place, and no bar at their ends."""
    yield from (" | ".join(map(_flat, row)) for row in _owners(table))


def _broken_rows(table: MadeTable) -> Iterator[str]:
    """Rows of tabs with a cell for each place, whose lines stay lines: the texts of python-docx, joined."""
    yield from ("\t".join(_text(place) if place else "" for place in row) for row in _owners(table))


def _ruled(table: MadeTable) -> Iterator[str]:
    """A table between two rules of dashes as pandoc writes it: a cell in the first of its places, nothing in others."""
    rows = [
        [_flat(p) if p and (p.row, p.column) == (r, c) else "" for c, p in enumerate(row)]
        for r, row in enumerate(_owners(table))
    ]
    sizes = [max(_wide(text) for text in column) + 2 for column in zip(*rows, strict=True)]
    rule = "  " + " ".join("-" * size for size in sizes)
    lines = ("  " + " ".join(_filled(text, size) for text, size in zip(row, sizes, strict=True)) for row in rows)
    yield from (rule, *lines, rule)


def _commas(table: MadeTable) -> Iterator[str]:
    """A sheet saved as comma-separated values: a cell in the first of its places, nothing in the others."""
    written = io.StringIO()
    rows = enumerate(_owners(table))
    csv.writer(written, lineterminator="\n").writerows(
        [_text(p) if p and (p.row, p.column) == (r, c) else "" for c, p in enumerate(row)] for r, row in rows
    )
    yield written.getvalue().rstrip("\n")


def _grid(table: MadeTable) -> Iterator[str]:
    """A grid table as pandoc writes it: rows ruled off, a cell over several columns or rows open inside."""
    sizes = _sizes(table, gap=3)
    placed = places(table)
    edges = [0]
    for size in sizes:
        edges.append(edges[-1] + size)
    owner = {
        (r, c): p for p in placed for r in range(p.row, p.row + p.rows) for c in range(p.column, p.column + p.columns)
    }

    def rule(r: int) -> str:
        parts = []
        for c, size in enumerate(sizes):
            above, below = owner.get((r - 1, c)), owner.get((r, c))
            inside = above is not None and above is below
            parts.append("+" + (" " if inside else "-") * (size - 1))
        return "".join(parts) + "+"

    for r in range(len(table)):
        yield rule(r)
        height = max((_text(p).count("\n") + 1 for p in placed if p.row == r), default=1)
        for n in range(height):
            line = ""
            c = 0
            while c < len(sizes):
                place = owner.get((r, c))
                columns = place.columns if place is not None else 1
                cut = _text(place).replace("\xa0", " ").split("\n") if place is not None and place.row == r else []
                line += _filled(f"| {cut[n] if n < len(cut) else ''}", sum(sizes[c : c + columns]))
                c += columns
            yield line + "|"
    yield rule(len(table))


def _figures(row: Row) -> list[str]:
    return [piece.text for piece in row if piece.is_figure]


_BY_PLACE: dict[str, Callable[[MadeTable], Iterator[str]]] = {
    "spaced": _spaced,
    "grid": _grid,
    "repeated": _repeated,
    "broken_rows": _broken_rows,
    "commas": _commas,
    "ruled": _ruled,
}
"""Ways to flatten a table that keep its cells in their columns."""
