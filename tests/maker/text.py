"""A made report as plain text: its tables flattened as sites and converters leave them."""

from collections.abc import Iterator

from tests.maker.labels import SPAN
from tests.maker.layout import Layout
from tests.maker.pieces import MadeTable, Row
from tests.maker.places import Place, places, width
from tests.maker.reports import MadeReport


def render(report: MadeReport) -> bytes:
    """The text as UTF-8."""
    parts = [f" {report.title}", ""]
    for block in report.blocks:
        parts += list(_table(block, report.layout)) if isinstance(block, list) else [block]
        parts.append("")
    return "\n".join(parts).encode()


def _table(table: MadeTable, layout: Layout) -> Iterator[str]:
    rows = _rows_with_gaps(table)
    if layout.flattening == "tabs":
        for row in rows:
            yield from ("\t" if place is None else f"\t{_text(place)}" for place in row)
            yield ""
    elif layout.flattening == "bar_lines":
        yield from _bar_lines(rows, width(places(table)))
    elif layout.flattening == "labels_apart":
        yield from _labels_apart(table)
    else:
        yield from _bars(rows, layout, width(places(table)))


def _text(place: Place) -> str:
    """The text of a cell; its lines stay lines, as a flattened Word table leaves them."""
    return place.piece.text.replace(SPAN, "")


def _flat(place: Place | None) -> str:
    return " ".join(_text(place).split("\n")) if place else ""


def _rows_with_gaps(table: MadeTable) -> list[list[Place | None]]:
    """The cells of each row from left to right; None where a cell of a row above reaches into it."""
    placed = places(table)
    rows: list[list[Place | None]] = []
    for r in range(len(table)):
        here = sorted((p for p in placed if p.row <= r < p.row + p.rows), key=lambda place: place.column)
        rows.append([place if place.row == r else None for place in here])
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


def _labels_apart(table: MadeTable) -> Iterator[str]:
    """Figures in rows of bars; labels on lines of their own, some before their figures and some behind them."""
    for number, row in enumerate(table):
        labels = [piece.text.replace(SPAN, "").replace("\n", "") for piece in row if not piece.key]
        figures = _figures(row)
        if not figures:
            yield from labels
        elif number % 3 == 0:
            yield f"| {' | '.join([*labels, *figures])} |"
        elif number % 3 == 1:
            yield from [*labels, f"| {' | '.join(figures)} |"]
        else:
            yield from [f"| {' | '.join(figures)} |", *labels]


def _figures(row: Row) -> list[str]:
    return [piece.text for piece in row if piece.key]
