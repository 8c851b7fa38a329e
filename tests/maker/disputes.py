"""Table RL of a made report: a line of fifteen figures, three small tables, a row per cell, or prose."""

from tests.maker import labels
from tests.maker.pieces import MadeTable, Piece, Printer, Row, Truth


def dispute_blocks(printer: Printer) -> list[str | MadeTable]:
    """What stands in the section on reviews and suits."""
    if printer.layout.disputes == "prose":
        return [_prose(printer)]
    names = {key: labels.dressed(name, "", printer.layout) for key, name in labels.PROCEEDINGS.items()}
    outcomes = [
        labels.cut(labels.dressed(name, "", printer.layout), printer.layout) for name in labels.OUTCOMES.values()
    ]
    values = {row: [printer.piece(f"rl.{row}.{o}") for o in labels.OUTCOMES] for row in names}
    kind = "captions" if printer.layout.dispute_captions else printer.layout.disputes
    suits = labels.dressed("行政诉讼", "", printer.layout)
    if kind == "bare_line" or len(set(outcomes)) < len(outcomes):
        printer.unsettle(piece.key for row in values.values() for piece in row)
    if kind == "suits_unnamed":
        printer.unsettle(piece.key for row in ("suit_direct", "suit_after_review") for piece in values[row])
    if kind == "captions":
        return [
            block
            for number, row in enumerate(values, 1)
            for block in (_caption(number, row, names[row], suits), [[Piece(text) for text in outcomes], values[row]])
        ]
    if kind == "three_tables":
        return [[[Piece(names[row], columns=5)], [Piece(text) for text in outcomes], values[row]] for row in values]
    return [_table(kind, names, outcomes, values, suits)]


def _caption(number: int, row: str, name: str, suits: str) -> str:
    return f"（{'一二三'[number - 1]}）{name if row == 'review' else f'{suits}（{name}）'}"


def _table(kind: str, names: dict[str, str], outcomes: list[str], values: dict[str, Row], suits: str) -> MadeTable:
    """The one table: a line of figures under its headers, or one of the other shapes that offices give it."""
    line = [piece for row in values.values() for piece in row]
    thrice = [Piece(text) for _ in values for text in outcomes]
    if kind == "bare_line":
        return [line]
    if kind == "down":
        return _down(names, outcomes, values, suits)
    if kind == "matrix":
        return [
            [Piece("", columns=1), *map(Piece, outcomes)],
            *([Piece(name), *values[row]] for row, name in names.items()),
        ]
    if kind == "matrix_turned":
        by_outcome = zip(outcomes, *values.values(), strict=True)
        return [[Piece("类别"), *map(Piece, names.values())], *([Piece(text), *row] for text, *row in by_outcome)]
    if kind == "side_by_side":
        return [[Piece(name, columns=5) for name in names.values()], thrice, line]
    top = [Piece(names["review"], columns=5), Piece(suits, columns=10)]
    if kind == "suits_unnamed":
        return [top, thrice, line]
    lower = [Piece(names["suit_direct"], columns=5), Piece(names["suit_after_review"], columns=5)]
    return [top, [*(Piece(text, rows=2) for text in outcomes), *lower], thrice[5:], line]


def _down(names: dict[str, str], outcomes: list[str], values: dict[str, Row], suits: str) -> MadeTable:
    """The table turned on its side: proceedings and outcomes to the left, one figure a row."""
    table: MadeTable = []
    for proceeding, pieces in values.items():
        for number, (outcome, piece) in enumerate(zip(outcomes, pieces, strict=True)):
            row: Row = []
            if proceeding == "review":
                row += [Piece(names[proceeding], rows=5, columns=2)] if number == 0 else []
            else:
                row += [Piece(suits, rows=10)] if number == 0 and proceeding == "suit_direct" else []
                row += [Piece(names[proceeding], rows=5)] if number == 0 else []
            table.append([*row, Piece(outcome), piece])
    return table


def _prose(printer: Printer) -> str:
    """The figures in a sentence of our own: there is no table, and no cell may be read."""
    for proceeding in labels.PROCEEDINGS:
        for outcome in labels.OUTCOMES:
            printer.truth[f"rl.{proceeding}.{outcome}"] = Truth(None, "absent")
    review, suit = printer.figures["rl.review.total"], printer.figures["rl.suit_direct.total"]
    return (
        f"本年度因信息公开被申请行政复议{review}件，其中结果维持{printer.figures['rl.review.upheld']}件；诉讼{suit}件。"
    )
