"""Table RQ of a made report: its header, its rows with their labels, and how they are cut into tables."""

from collections.abc import Iterator, Sequence
from dataclasses import replace

from tests.maker import figures as fig
from tests.maker import labels
from tests.maker.layout import Layout
from tests.maker.pieces import MadeTable, Piece, Printer, Row
from tests.maker.places import places

_VERTICAL = "三、本年度办理结果"

Labelled = tuple[Row, Row]
"""A row as its labels and its figures."""


def request_header(layout: Layout, columns: Sequence[str] = ()) -> MadeTable:
    """The three header rows, over the columns of labels; only of some columns of figures, where they are given."""
    shown = [column for column in order(layout) if not columns or column in columns]
    group = [column for column in shown if column not in ("natural_person", "total", BESIDE)]
    note = labels.dressed("（本列数据的勾稽关系为：第一项加第二项之和，等于第三项加第四项之和）", "", layout)
    corner = [Piece(note, rows=1 if layout.one_line_header else 3, columns=_label_places(layout))]
    if layout.serial_numbers:
        corner = [Piece("序号", rows=3), *corner]
    if layout.spacer == "column":
        corner = [*corner, Piece("", rows=3)]
    if layout.one_line_header:
        corner = [replace(piece, rows=1) for piece in corner]
        return [[*corner, *(Piece(_under_persons(column, column in group, layout)) for column in shown)]]
    above = Piece(labels.cut(labels.dressed("申请人情况", "", layout), layout), columns=len(shown))
    persons = Piece(labels.dressed("法人或其他组织", "", layout), columns=len(group))
    middle = [persons if column in group else Piece(_name(column, layout), rows=2) for column in shown]
    second = [piece for n, piece in enumerate(middle) if n == 0 or piece is not middle[n - 1]]
    return [
        [above, *corner] if layout.sides == "right" else [*corner, above],
        second,
        [Piece(_name(column, layout)) for column in group],
    ]


SUBTOTAL, BESIDE = "subtotal", "beside"
"""Columns that no form has: a sum of the five kinds of legal persons, and something that is compared with 总计."""
_ENGLISH = {
    "natural_person": "Natural person", "commercial_enterprise": "Enterprise", "research_institution": "Research",
    "public_interest_org": "NGO", "legal_services_org": "Legal services", "other_org": "Other", "total": "Total",
}  # fmt: skip


def _name(column: str, layout: Layout) -> str:
    """The label of a column."""
    if column == SUBTOTAL:
        return "小计"
    if column == BESIDE:
        return {"last_year": "上年总计", "dated": "2018年总计", "change": "同比增减", "remarks": "备注"}[layout.beside]
    name = labels.cut(labels.dressed(labels.REQUEST_COLUMNS[column], column, layout), layout)
    return f"{name}\n{_ENGLISH[column]}" if layout.bilingual else name


def _under_persons(column: str, is_member: bool, layout: Layout) -> str:
    name = _name(column, layout)
    return f"{labels.dressed('法人或其他组织', '', layout)}（{name}）" if is_member else name


def order(layout: Layout) -> list[str]:
    """The columns of figures from left to right."""
    persons = fig.APPLICANTS[1:]
    if layout.column_order == "members_reversed":
        persons = persons[::-1]
    persons = {"none": persons, "first": [SUBTOTAL, *persons], "last": [*persons, SUBTOTAL]}[layout.persons_subtotal]
    columns = {
        "total_first": ["total", "natural_person", *persons],
        "persons_last": [*persons, "natural_person", "total"],
    }.get(layout.column_order, ["natural_person", *persons, "total"])
    return columns if layout.beside == "none" else [*columns, BESIDE]


def label_columns(layout: Layout) -> int:
    """Columns of labels: the vertical one, the groups, the rows, and their enumerators where those stand apart."""
    return 4 if layout.numbers_apart else 3


def _label_places(layout: Layout) -> int:
    return label_columns(layout) if layout.row_labels == "columns" else 1


def request_rows(printer: Printer) -> list[Labelled]:
    """The rows with their labels, enumerators and spanning labels as the layout has them."""
    layout = printer.layout
    results = _result_rows(printer)
    wide = label_columns(layout)
    body = [_row(printer, "requests_new", wide)]
    if layout.extra_request_row:
        body.append(([Piece("其中：网上申请", columns=wide)], [Piece("1") for _ in order(layout)]))
    body.append(_row(printer, "requests_carried_in", wide))
    vertical = labels.dressed(_VERTICAL, "", layout)
    for number, (names, figures) in enumerate(results):
        if layout.results_label == "repeated":
            head = [Piece(vertical)]
        elif layout.results_label == "shredded":
            head = [Piece(_VERTICAL[number] if number < len(_VERTICAL) else "")]
        else:
            head = [Piece(vertical, rows=len(results))] if number == 0 else []
        body.append(([*head, *names], figures))
    return [*body, _row(printer, "requests_carried_out", wide)]


def _label(field_name: str, layout: Layout) -> str:
    kind, number, text = labels.REQUEST_ROWS[field_name]
    if layout.numbering == "running":
        return f"{list(labels.REQUEST_ROWS).index(field_name) + 1}、{labels.dressed(text, field_name, layout)}"
    return labels.enumerated(kind, number, layout) + labels.dressed(text, field_name, layout)


def _row(printer: Printer, field_name: str, columns: int) -> Labelled:
    """A row and its label over so many columns, or in one of them with an empty cell beside it."""
    text = _label(field_name, printer.layout)
    if columns == 1 and printer.layout.numbers_apart:
        _, number, name = labels.REQUEST_ROWS[field_name]
        return [Piece(number), Piece(labels.dressed(name, field_name, printer.layout))], _figures(printer, field_name)
    wide = [Piece(text, columns=columns)]
    if columns > 1 and printer.layout.split_labels:
        wide = [Piece(text, columns=columns - 1), Piece("")]
    return wide, _figures(printer, field_name)


def _figures(printer: Printer, row: str) -> Row:
    """The seven figures of a row, or what is left of them where the layout drops some."""
    layout = printer.layout
    pieces = [_figure(printer, row, column) for column in order(layout)]
    kept = [
        piece
        for number, piece in enumerate(pieces)
        if layout.halves
        or (
            not (layout.blanks_dropped and not piece.text.strip())
            and not (layout.repeats_dropped and number and piece.text == pieces[number - 1].text)
        )
    ]
    # A row whose last cell is blank looks like one that is short and was filled up.
    looks_short = layout.repeats_dropped and not layout.halves and not pieces[-1].text.strip()
    if len(kept) < len(pieces) or looks_short or layout.headers == "first_line":
        printer.unsettle(piece.key for piece in pieces if piece.key)
    return kept


def _figure(printer: Printer, row: str, column: str) -> Piece:
    """One figure of a row, in a column of the form or in one of an office's own."""
    if column == SUBTOTAL:
        return Piece(str(sum(printer.figures[f"rq.{row}.{other}"] for other in fig.APPLICANTS[1:])))
    if column == BESIDE:
        return Piece(_beside(printer))
    return printer.piece(f"rq.{row}.{column}")


def _beside(printer: Printer) -> str:
    """What stands behind a row's total."""
    if printer.layout.beside == "remarks":
        return printer.draw.choice(["", "", "含上年结转3件"])
    return (
        f"{printer.draw.randint(-90, 90)}%" if printer.layout.beside == "change" else str(printer.draw.randint(0, 99))
    )


def _result_rows(printer: Printer) -> list[Labelled]:
    """（一） to （七）, without the vertical label to their left."""
    wide = label_columns(printer.layout) - 1
    rows = [_row(printer, field_name, wide) for field_name in fig.GRANTED]
    for group, children in (("denied", fig.DENIED), ("unable", fig.UNABLE), ("not_processed", fig.NOT_PROCESSED)):
        rows += _group(printer, group, children)
    if printer.layout.rq_form == "2021":
        rows += _group(printer, "other", fig.OTHER["2021"])
    else:
        rows.append(_row(printer, "other_total", wide))
    total = _row(printer, "completed_total", wide)
    if not printer.layout.total_above:
        return [*rows, total]
    if printer.layout.numbering != "official":
        printer.unsettle(piece.key for piece in total[1] if piece.key)
    return [total, *rows]


def _group(printer: Printer, group: str, children: list[str]) -> list[Labelled]:
    """The rows under one bracketed label, which spans them; and their printed subtotal, where the layout has it."""
    layout = printer.layout
    number, text = labels.GROUPS[group]
    name = labels.enumerated("bracket", number, layout) + labels.dressed(text, "", layout)
    rows = [_row(printer, child, 1) for child in children]
    if layout.printed_subtotals != "none":
        word = "合计" if layout.printed_subtotals == "last_as_total" else "小计"
        total = [Piece(_sum(printer, children, column)) for column in order(layout)]
        at = 0 if layout.printed_subtotals == "first" else len(rows)
        rows.insert(at, ([Piece(word, columns=label_columns(layout) - 2)], total))
    if layout.group_labels == "spanned":
        return [([Piece(name, rows=len(rows)), *rows[0][0]], rows[0][1]), *rows[1:]]
    named = (
        {len(rows) // 2}
        if layout.group_labels == "middle"
        else range(len(rows))
        if layout.group_labels == "repeated"
        else {0}
    )
    return [([Piece(name if n in named else ""), *names], figures) for n, (names, figures) in enumerate(rows)]


def _sum(printer: Printer, rows: Sequence[str], column: str) -> str:
    """The printed sum of some rows in one column; nothing in a column that is compared with 总计."""
    columns = {SUBTOTAL: fig.APPLICANTS[1:], BESIDE: []}.get(column, [column])
    return str(sum(printer.figures[f"rq.{row}.{one}"] for row in rows for one in columns))


def request_blocks(printer: Printer) -> list[str | MadeTable]:
    """Table RQ, with what its layout puts above it, into it and below it."""
    layout = printer.layout
    blocks = _tables(printer)
    tables = [block for block in blocks if isinstance(block, list)]
    if layout.wide_figures and not layout.turned_requests:
        first = len(request_header(layout)[0]) - 2 + _label_places(layout)
        blocks = [_widened(block, first) if isinstance(block, list) else block for block in blocks]
        tables = [block for block in blocks if isinstance(block, list)]
    wide = sum(piece.columns for piece in tables[0][0])
    if layout.title_inside:
        tables[0].insert(0, [Piece("收到和处理政府信息公开申请情况", columns=wide)])
    if layout.units == "inside":
        tables[0].insert(0, [Piece("单位：件", columns=wide)])
    if layout.below == "note":
        tables[-1].append([Piece("注：1.本表为年度数据；2.含上年结转3件。", columns=wide)])
    elif layout.below == "signature":
        facts = ["填报人", "王某", "填报日期", "2025-01-10"]
        tables[-1].append([*map(Piece, facts), Piece("联系电话"), Piece("66668888", columns=wide - 5)])
    return ["单位：件", *blocks] if layout.units == "above" else blocks


def _widened(table: MadeTable, first: int) -> MadeTable:
    """The table with two columns in place of each from the first of its figures on."""
    columns = {id(p.piece): p.columns + max(0, p.column + p.columns - max(first, p.column)) for p in places(table)}
    return [[replace(piece, columns=columns[id(piece)]) for piece in row] for row in table]


def _turned(printer: Printer, rows: list[Labelled]) -> MadeTable:
    """Table RQ on its side: a row for each applicant, a column for each of its rows."""
    names = [_name(column, printer.layout).replace("\n", "") for column in order(printer.layout)]
    head = [Piece("申请人"), *(Piece(labelled[-1].text) for labelled, _ in rows)]
    printer.unsettle(piece.key for _, figures in rows for piece in figures if piece.key)
    return [head, *([Piece(name), *(figures[n] for _, figures in rows)] for n, name in enumerate(names))]


def _tables(printer: Printer) -> list[str | MadeTable]:
    """Table RQ whole, on its side, cut in two, as halves, or as one small table per row."""
    layout = printer.layout
    rows = _with_extras(_in_one_column(request_rows(printer), layout), layout)
    if layout.turned_requests and all(len(figures) == len(order(layout)) for _, figures in rows):
        return [_turned(printer, rows)]
    header = request_header(layout)
    whole = [_joined(row, layout) for row in rows]
    alone = [_joined(row, layout) for row in _standing_alone(rows)]
    if layout.mini_tables:
        return [[*header, row] for row in alone]
    if layout.headless_mini_tables:
        return [[*header, alone[0]], *([row] for row in alone[1:])]
    if layout.halves:
        return _halves(rows, layout)
    if layout.split == "header_inside":
        middle = len(alone) // 2
        return [[*header, *alone[:middle], *header, *alone[middle:]]]
    if not layout.split_requests and layout.split == "none":
        return [[*header, *whole]]
    middle = printer.draw.randint(3, len(alone) - 3)
    first, second = [*header, *alone[:middle]], alone[middle:]
    again = header if layout.split_requests else []
    if layout.split == "invented_header":
        names = [Piece("项目", columns=_wide(rows[0][0]))]
        again = [_joined((names, [Piece(f"列{n}") for n, _ in enumerate(order(layout), 1)]), layout)]
    between = ["— 3 —"] if layout.split == "page_number" else []
    return [first, *between, [*again, *second]]


def _wide(row: Row) -> int:
    return sum(piece.columns for piece in row)


def _in_one_column(rows: list[Labelled], layout: Layout) -> list[Labelled]:
    """The rows with all their labels in one column, where the layout has it so."""
    if layout.row_labels == "columns":
        return rows
    made: list[Labelled] = []
    above: list[str] = []
    for names, figures in _standing_alone(rows):
        texts = [text for text in dict.fromkeys(piece.text for piece in names) if text]
        if layout.row_labels == "own_rows":
            made += [([Piece(text)], [Piece("") for _ in figures]) for text in texts[:-1] if text not in above]
            above, texts = texts[:-1], texts[-1:]
        made.append(([Piece(("-" if layout.row_labels == "dashed" else "").join(texts))], figures))
    return made


def _with_extras(rows: list[Labelled], layout: Layout) -> list[Labelled]:
    """The rows with a count before them, an empty cell behind their labels, or empty rows between."""
    made: list[Labelled] = []
    for number, (names, figures) in enumerate(rows, 1):
        before = [Piece(str(number))] if layout.serial_numbers else []
        behind = [Piece("")] if layout.spacer == "column" else []
        made.append(([*before, *names, *behind], figures))
        if layout.spacer == "row" and all(piece.rows == 1 for piece in names) and number in (1, 2, len(rows) - 1):
            made.append(([Piece("", columns=_wide(made[0][0]))], [Piece("") for _ in figures]))
    if layout.column_numbers:
        names = [Piece("栏次", columns=_wide(made[0][0]))]
        made.insert(0, (names, [Piece(str(n)) for n, _ in enumerate(order(layout), 1)]))
    return made


def _halves(rows: list[Labelled], layout: Layout) -> list[str | MadeTable]:
    """The columns of figures in two tables one below the other, each with all labels of rows."""
    tables: list[str | MadeTable] = []
    for part in (slice(0, 4), slice(4, None)):
        body = [_joined((names, figures[part]), layout) for names, figures in _standing_alone(rows)]
        tables.append([*request_header(layout, order(layout)[part]), *body])
    return tables


def _joined(row: Labelled, layout: Layout) -> Row:
    names, figures = row
    return [*figures, *names] if layout.sides == "right" else [*names, *figures]


def _standing_alone(rows: list[Labelled]) -> Iterator[Labelled]:
    """Each row with the spanning labels beside it written out, as a table that is cut must have them."""
    held: dict[int, tuple[Piece, int]] = {}
    width = _wide(rows[0][0])
    for names, figures in rows:
        pieces = iter(names)
        whole: Row = []
        column = 0
        while column < width:
            piece, left = held.pop(column) if column in held else ((new := next(pieces)), new.rows)
            if left > 1:
                held[column] = (piece, left - 1)
            whole.append(replace(piece, rows=1))
            column += piece.columns
        yield whole, figures
