"""The three tables of a made report as rows of pieces with spans, and the truth about every cell printed."""

import random
from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from decimal import Decimal

from tests.maker import figures as fig
from tests.maker import labels
from tests.maker.layout import Layout


@dataclass(frozen=True, slots=True)
class Piece:
    """One table cell: its text (line feeds are line breaks), its spans, and the form's cell that it shows, if any."""

    text: str
    rows: int = 1
    columns: int = 1
    key: str = ""


Row = list[Piece]
MadeTable = list[Row]


@dataclass(frozen=True, slots=True)
class Truth:
    """What a reader must find: the number printed, or None, and the state."""

    value: int | Decimal | None
    state: str


_MARKS = {
    "blank": ("", "blank"),
    "nbsp": ("\xa0", "blank"),
    "slash": ("/", "slash"),
    "dash": ("-", "dash"),
    "double_dash": ("--", "dash"),
    "em_dash": ("—", "dash"),
}
"""What stands for nothing, and the state that a reader must give it."""


@dataclass(slots=True)
class Printer:
    """Writes figures as the layout has them, and keeps the truth of each."""

    layout: Layout
    figures: fig.Figures
    draw: random.Random
    truth: dict[str, Truth] = field(default_factory=dict)

    def piece(self, key: str, rows: int = 1, columns: int = 1) -> Piece:
        """The cell of the form as printed."""
        text, truth = self._printed(key)
        self.truth[key] = truth
        return Piece(text, rows, columns, key)

    def _printed(self, key: str) -> tuple[str, Truth]:
        value, layout = self.figures[key], self.layout
        table, _, rest = key.partition(".")
        row, _, column = rest.partition(".")
        if table == "rq" and layout.natural_persons_only and column not in ("natural_person", "total"):
            return "\xa0", Truth(None, "blank")
        result = table == "rq" and row.partition("_")[0] not in ("requests", "completed")
        if result and column == "total" and layout.blank_result_totals:
            return "", Truth(None, "blank")
        if value == 0 and layout.nothing != "zero":
            mark = self.draw.choice(sorted(_MARKS)) if layout.nothing == "mixed" else layout.nothing
            text, state = _MARKS[mark]
            return text, Truth(None, state)
        return self._number(key, value), Truth(value, "number")

    def _number(self, key: str, value: int | Decimal) -> str:
        layout = self.layout
        text = f"{value:,}" if layout.digits == "grouped" else f"{value}"
        if layout.signed_changes and key.endswith("_change") and value > 0:
            text = f"+{text}"
        if layout.digits == "full_width":
            text = text.translate({ord("0") + n: ord("０") + n for n in range(10)})
        if layout.money_unit_in_cell and key == "pd.procurement_amount":
            text += "万元"
        if layout.notes_in_cells and key in ("pd.normative_docs_issued", "pd.normative_docs_made") and value:
            text += "（其中修订 1 件）"
        return text


def disclosure_table(printer: Printer) -> MadeTable:
    """Table PD: a heading, a header and rows per item of Article 20, padded to the widest block."""
    layout = printer.layout
    width = 4
    table: MadeTable = []
    for item, columns, rows in labels.DISCLOSURE[layout.pd_form]:
        article = labels.dressed(f"第二十条第（{item}）项", "", layout)
        spans = _spread(len(columns), width - 1)
        table.append([Piece(article, columns=width)])
        heads = [_cut(labels.dressed(name, "", layout), layout) for name in columns]
        table.append(
            [
                Piece(labels.dressed("信息内容", "", layout)),
                *(Piece(h, columns=s) for h, s in zip(heads, spans, strict=True)),
            ]
        )
        for row, label in rows:
            keys = [f"pd.{row}_{labels.DISCLOSURE_FIELDS[name]}" for name in columns]
            pieces = [printer.piece(key, columns=span) for key, span in zip(keys, spans, strict=True)]
            table.append([Piece(labels.dressed(label, row, layout)), *pieces])
        if item == "一" and layout.extra_disclosure_row:
            figures = [Piece(str(n), columns=s) for n, s in zip((186, 86, 255), spans, strict=True)]
            table.append([Piece(labels.dressed("其他主动公开文件", "", layout)), *figures])
    return table


def _spread(parts: int, width: int) -> list[int]:
    """`width` columns shared out over `parts` cells, the last one taking what is left."""
    return [*([1] * (parts - 1)), width - parts + 1]


def _cut(label: str, layout: Layout) -> str:
    """本年新 / 制作数量: a header broken over two lines."""
    return f"{label[:3]}\n{label[3:]}" if layout.cut_headers and len(label) > 5 else label


def request_header(layout: Layout) -> MadeTable:
    """The three header rows of table RQ, over three columns of labels."""
    columns = labels.REQUEST_COLUMNS | (labels.CUT_COLUMNS if layout.cut_headers else {})
    names = {key: labels.dressed(name, "", layout) for key, name in columns.items()}
    note = labels.dressed("（本列数据的勾稽关系为：第一项加第二项之和，等于第三项加第四项之和）", "", layout)
    return [
        [Piece(note, rows=3, columns=3), Piece(labels.dressed("申请人情况", "", layout), columns=7)],
        [
            Piece(names["natural_person"], rows=2),
            Piece(labels.dressed("法人或其他组织", "", layout), columns=5),
            Piece(names["total"], rows=2),
        ],
        [Piece(names[key]) for key in fig.APPLICANTS[1:]],
    ]


def request_rows(printer: Printer) -> MadeTable:
    """The rows of table RQ with their labels, enumerators and spanning labels as the layout has them."""
    layout = printer.layout
    results = _result_rows(printer)
    body: MadeTable = [_plain_row(printer, "requests_new"), _plain_row(printer, "requests_carried_in")]
    vertical = "三、本年度办理结果"
    for number, row in enumerate(results):
        if layout.results_label == "repeated":
            body.append([Piece(labels.dressed(vertical, "", layout)), *row])
        elif layout.results_label == "shredded":
            body.append([Piece(vertical[number] if number < len(vertical) else ""), *row])
        else:
            head = [Piece(labels.dressed(vertical, "", layout), rows=len(results))] if number == 0 else []
            body.append([*head, *row])
    body.append(_plain_row(printer, "requests_carried_out"))
    return body


def _label(field_name: str, layout: Layout) -> str:
    kind, number, text = labels.REQUEST_ROWS[field_name]
    return labels.enumerated(kind, number, layout) + labels.dressed(text, field_name, layout)


def _values(printer: Printer, row: str) -> Row:
    return [printer.piece(f"rq.{row}.{column}") for column in fig.COLUMNS]


def _plain_row(printer: Printer, row: str) -> Row:
    """A row whose label spans all three label columns."""
    return [Piece(_label(row, printer.layout), columns=3), *_values(printer, row)]


def _result_rows(printer: Printer) -> MadeTable:
    """（一） to （七）, without the vertical label to their left."""
    form = printer.layout.rq_form
    rows = [[Piece(_label(row, printer.layout), columns=2), *_values(printer, row)] for row in fig.GRANTED]
    for group, children in (("denied", fig.DENIED), ("unable", fig.UNABLE), ("not_processed", fig.NOT_PROCESSED)):
        rows += _group(printer, group, children)
    if form == "2021":
        rows += _group(printer, "other", fig.OTHER[form])
    else:
        rows.append([Piece(_label("other_total", printer.layout), columns=2), *_values(printer, "other_total")])
    rows.append([Piece(_label("completed_total", printer.layout), columns=2), *_values(printer, "completed_total")])
    return rows


def _group(printer: Printer, group: str, children: list[str]) -> MadeTable:
    """The rows under one bracketed label, which spans them; and their printed subtotal, where the layout has it."""
    layout = printer.layout
    number, text = labels.GROUPS[group]
    name = labels.enumerated("bracket", number, layout) + labels.dressed(text, "", layout)
    rows: MadeTable = []
    if layout.printed_subtotals:
        sums = [str(sum(printer.figures[f"rq.{child}.{column}"] for child in children)) for column in fig.COLUMNS]
        rows.append([Piece("小计"), *(Piece(text) for text in sums)])
    rows += [[Piece(_label(child, layout)), *_values(printer, child)] for child in children]
    rows[0] = [Piece(name, rows=len(rows)), *rows[0]]
    return rows


def dispute_tables(printer: Printer) -> list[MadeTable]:
    """Table RL: one line of fifteen, or three small tables."""
    layout = printer.layout
    outcomes = [labels.dressed(name, "", layout) for name in labels.OUTCOMES.values()]
    names = {key: labels.dressed(name, "", layout) for key, name in labels.PROCEEDINGS.items()}
    values = {row: [printer.piece(f"rl.{row}.{o}") for o in labels.OUTCOMES] for row in labels.PROCEEDINGS}
    if layout.disputes == "three_tables":
        return [[[Piece(names[row], columns=5)], [Piece(text) for text in outcomes], values[row]] for row in values]
    cut = [f"{text[:2]}\n{text[2:]}" if layout.cut_headers and len(text) == 4 else text for text in outcomes]
    return [
        [
            [Piece(names["review"], columns=5), Piece(labels.dressed("行政诉讼", "", layout), columns=10)],
            [
                *(Piece(text, rows=2) for text in cut),
                Piece(names["suit_direct"], columns=5),
                Piece(names["suit_after_review"], columns=5),
            ],
            [Piece(text) for text in (*cut, *cut)],
            [piece for row in values.values() for piece in row],
        ]
    ]


def unspanned(row: Row) -> Row:
    """A row that stands alone: no cell reaches into rows below."""
    return [replace(piece, rows=1) for piece in row]


def request_tables(printer: Printer) -> list[MadeTable]:
    """Table RQ whole, cut in two with its header repeated, or as one small table per row."""
    layout, rows = printer.layout, request_rows(printer)
    if layout.mini_tables:
        return [[*request_header(layout), row] for row in _standing_alone(rows)]
    if layout.split_requests:
        alone = list(_standing_alone(rows))
        middle = printer.draw.randint(3, len(alone) - 3)
        return [[*request_header(layout), *alone[:middle]], [*request_header(layout), *alone[middle:]]]
    return [[*request_header(layout), *rows]]


def _standing_alone(rows: MadeTable) -> Iterator[Row]:
    """Each row with the spanning labels to its left written out, as a table that is cut must have them."""
    open_cells: dict[int, tuple[Piece, int]] = {}
    for row in rows:
        pieces = iter(row)
        column, whole = 0, []
        while column < 10:
            held = open_cells.get(column)
            piece = held[0] if held else next(pieces)
            left = held[1] if held else piece.rows
            for place in range(column, column + piece.columns):
                open_cells.pop(place, None)
                if left > 1 and place == column:
                    open_cells[place] = (piece, left - 1)
            whole.append(piece)
            column += piece.columns
        yield unspanned(whole)
