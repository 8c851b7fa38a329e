"""Where the cells of a made table stand on a grid, as a browser would set them."""

from dataclasses import dataclass

from tests.maker.pieces import MadeTable, Piece


@dataclass(frozen=True, slots=True)
class Place:
    """A piece with its first row and column (from 0) and the spans that fit into the table."""

    piece: Piece
    row: int
    column: int
    rows: int
    columns: int


def places(table: MadeTable) -> list[Place]:
    """Every piece with its place, in order. A span that reaches below the table is cut there."""
    taken: set[tuple[int, int]] = set()
    placed: list[Place] = []
    for r, row in enumerate(table):
        c = 0
        for piece in row:
            while (r, c) in taken:
                c += 1
            rows = min(piece.rows, len(table) - r)
            columns = 1
            while columns < piece.columns and (r, c + columns) not in taken:
                columns += 1
            taken |= {(r + down, c + right) for down in range(rows) for right in range(columns)}
            placed.append(Place(piece, r, c, rows, columns))
            c += columns
    return placed


def width(placed: list[Place]) -> int:
    """How many columns the table has."""
    return max(place.column + place.columns for place in placed)
