"""Table RQ of a made report: its header, its rows with their labels, and how they are cut into tables."""

from collections.abc import Iterator
from dataclasses import replace

from tests.maker import figures as fig
from tests.maker import labels
from tests.maker.layout import Layout
from tests.maker.pieces import MadeTable, Piece, Printer, Row

_VERTICAL = "三、本年度办理结果"

Labelled = tuple[Row, Row]
"""A row as its labels and its figures."""


def request_header(layout: Layout) -> MadeTable:
    """The three header rows, over three columns of labels."""
    names = {key: labels.cut(labels.dressed(name, key, layout), layout) for key, name in labels.REQUEST_COLUMNS.items()}
    note = labels.dressed("（本列数据的勾稽关系为：第一项加第二项之和，等于第三项加第四项之和）", "", layout)
    corner = Piece(note, rows=3, columns=3)
    above = labels.cut(labels.dressed("申请人情况", "", layout), layout)
    top: Row = [Piece(above, columns=7)]
    return [
        [*top, corner] if layout.sides == "right" else [corner, *top],
        [
            Piece(names["natural_person"], rows=2),
            Piece(labels.dressed("法人或其他组织", "", layout), columns=5),
            Piece(names["total"], rows=2),
        ],
        [Piece(names[key]) for key in fig.APPLICANTS[1:]],
    ]


def request_rows(printer: Printer) -> list[Labelled]:
    """The rows with their labels, enumerators and spanning labels as the layout has them."""
    layout = printer.layout
    results = _result_rows(printer)
    body = [_row(printer, "requests_new", 3), _row(printer, "requests_carried_in", 3)]
    vertical = labels.dressed(_VERTICAL, "", layout)
    for number, (names, figures) in enumerate(results):
        if layout.results_label == "repeated":
            head = [Piece(vertical)]
        elif layout.results_label == "shredded":
            head = [Piece(_VERTICAL[number] if number < len(_VERTICAL) else "")]
        else:
            head = [Piece(vertical, rows=len(results))] if number == 0 else []
        body.append(([*head, *names], figures))
    return [*body, _row(printer, "requests_carried_out", 3)]


def _label(field_name: str, layout: Layout) -> str:
    kind, number, text = labels.REQUEST_ROWS[field_name]
    return labels.enumerated(kind, number, layout) + labels.dressed(text, field_name, layout)


def _row(printer: Printer, field_name: str, columns: int) -> Labelled:
    """A row and its label over so many columns, or in one of them with an empty cell beside it."""
    text = _label(field_name, printer.layout)
    wide = [Piece(text, columns=columns)]
    if columns > 1 and printer.layout.split_labels:
        wide = [Piece(text, columns=columns - 1), Piece("")]
    return wide, _figures(printer, field_name)


def _figures(printer: Printer, row: str) -> Row:
    """The seven figures of a row, or what is left of them where the layout drops some."""
    layout = printer.layout
    pieces = [printer.piece(f"rq.{row}.{column}") for column in fig.COLUMNS]
    kept = [
        piece
        for number, piece in enumerate(pieces)
        if not (layout.blanks_dropped and not piece.text.strip())
        and not (layout.repeats_dropped and number and piece.text == pieces[number - 1].text)
    ]
    if len(kept) < len(pieces) or layout.headers == "first_line":
        printer.unsettle(piece.key for piece in pieces)
    return kept


def _result_rows(printer: Printer) -> list[Labelled]:
    """（一） to （七）, without the vertical label to their left."""
    rows = [_row(printer, field_name, 2) for field_name in fig.GRANTED]
    for group, children in (("denied", fig.DENIED), ("unable", fig.UNABLE), ("not_processed", fig.NOT_PROCESSED)):
        rows += _group(printer, group, children)
    if printer.layout.rq_form == "2021":
        rows += _group(printer, "other", fig.OTHER["2021"])
    else:
        rows.append(_row(printer, "other_total", 2))
    return [*rows, _row(printer, "completed_total", 2)]


def _group(printer: Printer, group: str, children: list[str]) -> list[Labelled]:
    """The rows under one bracketed label, which spans them; and their printed subtotal, where the layout has it."""
    layout = printer.layout
    number, text = labels.GROUPS[group]
    name = labels.enumerated("bracket", number, layout) + labels.dressed(text, "", layout)
    rows: list[Labelled] = []
    if layout.printed_subtotals:
        sums = [str(sum(printer.figures[f"rq.{child}.{column}"] for child in children)) for column in fig.COLUMNS]
        rows.append(([Piece("小计")], [Piece(text) for text in sums]))
    rows += [_row(printer, child, 1) for child in children]
    if layout.group_labels == "spanned":
        return [([Piece(name, rows=len(rows)), *rows[0][0]], rows[0][1]), *rows[1:]]
    below = name if layout.group_labels == "repeated" else ""
    return [([Piece(below if n else name), *names], figures) for n, (names, figures) in enumerate(rows)]


def request_blocks(printer: Printer) -> list[str | MadeTable]:
    """Table RQ whole, cut in two, or as one small table per row."""
    layout, rows = printer.layout, request_rows(printer)
    header = request_header(layout)
    whole = [_joined(row, layout) for row in rows]
    alone = [_joined(row, layout) for row in _standing_alone(rows)]
    if layout.mini_tables:
        return [[*header, row] for row in alone]
    if layout.headless_mini_tables:
        return [[*header, alone[0]], *([row] for row in alone[1:])]
    if not layout.split_requests and layout.split == "none":
        return [[*header, *whole]]
    middle = printer.draw.randint(3, len(alone) - 3)
    first, second = [*header, *alone[:middle]], alone[middle:]
    again = header if layout.split_requests else []
    if layout.split == "invented_header":
        again = [_joined(([Piece("项目", columns=3)], [Piece(f"列{n}") for n in range(1, 8)]), layout)]
    between = ["— 3 —"] if layout.split == "page_number" else []
    return [first, *between, [*again, *second]]


def _joined(row: Labelled, layout: Layout) -> Row:
    names, figures = row
    return [*figures, *names] if layout.sides == "right" else [*names, *figures]


def _standing_alone(rows: list[Labelled]) -> Iterator[Labelled]:
    """Each row with the spanning labels beside it written out, as a table that is cut must have them."""
    held: dict[int, tuple[Piece, int]] = {}
    for names, figures in rows:
        pieces = iter(names)
        whole: Row = []
        column = 0
        while column < 3:
            piece, left = held.pop(column) if column in held else ((new := next(pieces)), new.rows)
            if left > 1:
                held[column] = (piece, left - 1)
            whole.append(replace(piece, rows=1))
            column += piece.columns
        yield whole, figures
