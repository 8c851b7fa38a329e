"""Table PD of a made report."""

from tests.maker import labels
from tests.maker.pieces import MadeTable, Piece, Printer


def disclosure_table(printer: Printer) -> MadeTable:
    """A heading, a header and rows per item of Article 20, padded to the widest block."""
    layout = printer.layout
    width = 4
    table: MadeTable = []
    for item, columns, rows in labels.DISCLOSURE[layout.pd_form]:
        article = labels.dressed(f"第二十条第（{item}）项", "", layout)
        spans = [*([1] * (len(columns) - 1)), width - len(columns)]
        heads = [labels.cut(labels.disclosure_heading(name, layout, printer.year), layout) for name in columns]
        table.append([Piece(article, columns=width)])
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
    return table
