"""Table PD of a made report."""

from dataclasses import replace

from tests.maker import labels
from tests.maker.pieces import MadeTable, Piece, Printer


def disclosure_blocks(printer: Printer) -> list[str | MadeTable]:
    """Table PD, whole or with a table per item of Article 20."""
    items = _items(printer)
    kind = printer.layout.disclosure
    if kind == "articles_left":
        items = [[[replace(table[0][0], columns=1, rows=len(table) - 1), *table[1]], *table[2:]] for table in items]
    elif kind == "down":
        items = [_down(table) for table in items]
    if kind == "table_per_item":
        return list(items)
    return [[row for item in items for row in item]]


def _down(table: MadeTable) -> MadeTable:
    """A row per figure, with the labels of its row and its column to the left."""
    _, (_, *heads), *rows = table
    return [
        [*([replace(label, rows=len(heads))] if n == 0 else []), replace(head, columns=1), replace(figure, columns=1)]
        for label, *figures in rows
        for n, (head, figure) in enumerate(zip(heads, figures, strict=True))
    ]


def _items(printer: Printer) -> list[MadeTable]:
    """A heading, a header and rows per item of Article 20, padded to the widest block."""
    layout = printer.layout
    width = 4
    tables: list[MadeTable] = []
    for item, columns, rows in labels.DISCLOSURE[layout.pd_form]:
        article = labels.dressed(f"第二十条第（{item}）项", "", layout)
        spans = [*([1] * (len(columns) - 1)), width - len(columns)]
        heads = [labels.cut(labels.disclosure_heading(name, layout, printer.year), layout) for name in columns]
        table: MadeTable = [] if layout.disclosure == "no_articles" else [[Piece(article, columns=width)]]
        table.append(
            [
                Piece(labels.dressed("信息内容", "", layout)),
                *(Piece(head, columns=span) for head, span in zip(heads, spans, strict=True)),
            ]
        )
        for row, label in rows:
            keys = [f"pd.{row}_{labels.DISCLOSURE_FIELDS[name]}" for name in columns]
            pieces = [printer.piece(key, span) for key, span in zip(keys, spans, strict=True)]
            if layout.headers == "first_line":
                printer.unsettle(keys)
            table.append([Piece(labels.dressed(label, row, layout)), *pieces])
        if item == "一" and layout.extra_disclosure_row:
            figures = [Piece(str(n), columns=s) for n, s in zip((186, 86, 255), spans, strict=True)]
            table.append([Piece(labels.dressed("其他主动公开文件", "", layout)), *figures])
        tables.append(table)
    return tables
