"""How a made report is laid out: one switch per thing that real reports do (the catalogue's items 1 to 13)."""

import random
from dataclasses import dataclass, fields
from typing import Literal, get_args, get_origin, get_type_hints

Kind = Literal["html", "docx", "xlsx", "pdf", "ofd", "text", "scan"]
ALL_KINDS: tuple[Kind, ...] = get_args(Kind)
KINDS: tuple[Kind, ...] = ("html", "docx", "xlsx", "pdf", "text", "ofd")
"""The kinds that are read in milliseconds. A scan takes seconds a page, and is made where it is asked for."""
OFFICE: tuple[Kind, ...] = ("html", "docx", "xlsx")
"""The kinds that say of each cell where it stands."""
DRAWN: tuple[Kind, ...] = (*OFFICE, "pdf", "ofd")
"""Those, and the kinds that draw it."""

Form = Literal["2021", "2019"]
Nothing = Literal[
    "zero",
    "blank",
    "nbsp",
    "slash",
    "dash",
    "double_dash",
    "em_dash",
    "none",
    "not_applicable",
    "empty",
    "query",
    "mixed",
]
Digits = Literal["plain", "grouped", "spaced", "full_width", "chinese"]
Labels = Literal["official", "short", "damaged", "traditional", "annotated"]
Enumerators = Literal["full", "dot", "comma", "circled", "full_width"]
Quotes = Literal["curly", "straight", "corner", "none"]
Results = Literal["spanned", "repeated", "shredded"]
Groups = Literal["spanned", "repeated", "first_only", "middle"]
RowLabels = Literal["columns", "joined", "dashed", "own_rows"]
Disputes = Literal[
    "line", "three_tables", "down", "bare_line", "prose", "side_by_side", "suits_unnamed", "matrix", "matrix_turned"
]
Disclosure = Literal["one_table", "table_per_item", "no_articles", "articles_left", "down"]
Numbering = Literal["official", "none", "running"]
Order = Literal["official", "total_first", "persons_last", "members_reversed"]
Subtotal = Literal["none", "first", "last"]
GroupTotals = Literal["none", "first", "last", "last_as_total"]
Spacer = Literal["none", "column", "row"]
Units = Literal["none", "above", "inside"]
Below = Literal["none", "note", "signature"]
Marks = Literal["none", "star", "circled", "bracketed", "noted"]
Neighbour = Literal["none", "last_year_before", "last_year_after", "department_after", "system_before", "system_after"]
OtherMarks = Literal["none", "double_em_dash", "full_slash", "full_dash", "not_available", "not_yet"]
Markup = Literal["plain", "header_cells", "sections", "excel"]
Pictures = Literal["none", "pd", "rq", "rl"]
Beside = Literal["none", "last_year", "dated", "change", "remarks"]
Headers = Literal["whole", "lines", "spans", "first_line", "vertical"]
Money = Literal["ten_thousand", "yuan", "unsaid"]
Split = Literal["none", "bare", "page_number", "invented_header", "header_inside"]
Sides = Literal["left", "right"]
Wrapper = Literal["none", "layout_table", "nested_cell", "metadata_table", "frame"]
Headings = Literal["official", "renumbered", "dropped"]
Flattening = Literal[
    "tabs",
    "bars",
    "padded_bars",
    "bar_lines",
    "markdown",
    "labels_apart",
    "labels_lost",
    "copied",
    "spaced",
    "plain_lines",
    "paragraphs",
    "paragraphs_apart",
    "grid",
    "repeated",
    "broken_rows",
    "commas",
    "ruled",
]
CELL_A_LINE = ("plain_lines", "paragraphs", "paragraphs_apart")
"""Those in which line ends alone part the cells."""
Ruling = Literal["full", "rows_only", "columns_only", "none"]
FigureFont = Literal["song", "times", "helvetica"]
Dots = Literal[150, 120, 200, 300]
Tilt = Literal["slight", "none", "left", "right"]
Paper = Literal["white", "grey", "shadow"]
Toner = Literal["dark", "faint"]
Optics = Literal["sharp", "blurred", "noisy"]
Packing = Literal["jpeg", "coarse_jpeg", "lossless", "black_and_white"]


@dataclass(frozen=True, slots=True)
class Layout:
    """The switches. The default is the statutory form as printed by the letter that prescribes it."""

    pd_form: Form = "2021"
    rq_form: Form = "2021"
    """The form of each table: reports mix them (item 13), or print （六） as one row under the later form (item 5)."""
    nothing: Nothing = "zero"
    """What stands for 0 (items 1 and 3); `mixed` draws a mark for each cell anew."""
    natural_persons_only: bool = False
    """Only 自然人 and 总计 are filled, five columns are blank in every row (item 1)."""
    totals_only: bool = False
    """Only 总计 is filled, all applicants are blank (item 1)."""
    blank_result_totals: bool = False
    """总计 is blank in the rows of results (item 1)."""
    blanks_dropped: bool = False
    """Blank figures of table RQ are left out of its rows, which are short then (item 2)."""
    repeats_dropped: bool = False
    """A figure like the one to its left is left out of the rows of table RQ (item 2)."""
    digits: Digits = "plain"
    """How figures are written (item 4)."""
    money: Money = "ten_thousand"
    """The unit of money: 万元, 元, or none printed (item 4)."""
    money_unit_in_cell: bool = False
    """The unit of money stands behind the amount: 251000元 (item 4)."""
    notes_in_cells: bool = False
    """A bracketed note behind a figure (item 4)."""
    counters_in_cells: bool = False
    """件 behind the figures of one row (item 4)."""
    signed_changes: bool = False
    """+1036 in 本年增/减 (item 4)."""
    arrows: bool = False
    """↑ and ↓ instead of a change other than 0 (item 4)."""
    printed_subtotals: GroupTotals = "none"
    """A 小计 row in each group of table RQ, its first or its last, or a 合计 row as its last (item 6)."""
    extra_disclosure_row: bool = False
    """其他主动公开文件 in table PD (item 6)."""
    labels: Labels = "official"
    """Labels shortened, damaged as seen, in traditional characters, or with long notes inside (items 5 to 7)."""
    year_in_labels: bool = False
    """本年（2023）制发件数 (item 7)."""
    enumerators: Enumerators = "full"
    """1． 1. 1、 ① １． (item 7)."""
    quotes: Quotes = "curly"
    """Round 三安全一稳定 (item 7)."""
    half_width_brackets: bool = False
    """(一) (item 7)."""
    spaced_labels: bool = False
    """规 章, 总 计 (item 7)."""
    headers: Headers = "whole"
    """Header text over lines, in two spans, its second line lost, or written downwards (items 8 and 9)."""
    cut_headers: bool = False
    """The same as `headers="lines"` (item 8)."""
    results_label: Results = "spanned"
    """The vertical 三、本年度办理结果: one tall cell, repeated in each row, or shredded over them (item 9)."""
    group_labels: Groups = "spanned"
    """（三）不予公开: one tall cell, repeated in each row, or in the first row with blank cells below (item 9)."""
    split_labels: bool = False
    """A label that spans two columns is two cells, one of them empty (a county-level district's report of 2024)."""
    sides: Sides = "left"
    """Row labels of table RQ before their figures or behind them (item 10)."""
    disputes: Disputes = "line"
    """Table RL as one line, three tables, one row per cell, fifteen figures alone, or only in prose (items 9, 10)."""
    dispute_captions: bool = False
    """Table RL as three tables, each under a paragraph that names its proceeding (item 10)."""
    split_requests: bool = False
    """Table RQ cut in two, its header repeated (item 11)."""
    split: Split = "none"
    """Table RQ cut in two, with nothing, a page number, or an invented header between; or in one piece, with its header
    again in the middle (item 11)."""
    serial_numbers: bool = False
    """A leading column that counts the rows of table RQ."""
    spacer: Spacer = "none"
    """An empty column between the labels of table RQ and its figures, or an empty row between its rows."""
    units: Units = "none"
    """单位：件 above table RQ, or in its first row."""
    column_order: Order = "official"
    """The columns of table RQ in another order: only their labels say which is which."""
    persons_subtotal: Subtotal = "none"
    """A column 小计 of its own under 法人或其他组织, before its members or behind them."""
    halves: bool = False
    """Table RQ in two tables one below the other: the first four columns, and the rest with the same labels."""
    beside: Beside = "none"
    """A column behind 总计 of table RQ: 上年总计, the same by its year, the change against it, or remarks."""
    below: Below = "none"
    """A row below table RQ: a note, or who filled it in and when."""
    footnote_marks: Marks = "none"
    """A footnote's mark behind some figures: 5*, 5①, 5[1], 5（注1）."""
    bilingual: bool = False
    """English beside the Chinese labels of columns."""
    disclosure: Disclosure = "one_table"
    """Table PD with a table per item of Article 20, or without the lines that name the items."""
    numbers_apart: bool = False
    """The enumerators of the rows under （三） to （六） in a column of their own."""
    numbering: Numbering = "official"
    """The enumerators of table RQ left out, or counted through."""
    neighbour: Neighbour = "none"
    """Another report's tables on the same page: last year's, those of a department, or of all that the office leads."""
    neighbour_forms: bool = False
    """The neighbour's tables follow the other form (item 13)."""
    neighbour_unnamed: bool = False
    """No words say whose the neighbour's tables are."""
    pictures: Pictures = "none"
    """One of the report's own tables is a picture, of which nothing can be read."""
    total_above: bool = False
    """（七）总计 stands above the results that it sums up."""
    column_numbers: bool = False
    """A row that counts the columns of table RQ, below its header."""
    mini_tables: bool = False
    """One small table per row of table RQ, each with the header (item 11)."""
    headless_mini_tables: bool = False
    """One small table per row of table RQ, the header only in the first (item 11)."""
    row_labels: RowLabels = "columns"
    """Table RQ has one column of labels, each with those over it (不予公开-1．属于国家秘密), or those in own rows."""
    one_line_header: bool = False
    """The header of table RQ is one line: 法人或其他组织（商业企业）."""
    other_marks: OtherMarks = "none"
    """What stands for 0 where `nothing` says nothing else: ——, ／, －, N/A or 暂无 (item 3)."""
    totals_named: bool = False
    """合计 instead of 总计 (item 7)."""
    title_inside: bool = False
    """The title of table RQ is its first row."""
    extra_request_row: bool = False
    """其中：网上申请 below the first row of table RQ (item 6)."""
    wide_figures: bool = False
    """Each figure of table RQ covers two columns of its grid, as in sheets that were laid out for another table."""
    margins: bool = False
    """An empty column at each side of all tables."""
    turned_requests: bool = False
    """Table RQ on its side: its rows are the applicants."""
    comparison: bool = False
    """A table of this year's and last year's requests in the first section."""
    one_table: bool = False
    """All three tables are one, with their headings as its rows (item 12)."""
    markup: Markup = "plain"
    """HTML: labels of columns as `th`, rows in `thead` and `tbody`, or a last row that nobody sees, as Excel has it."""
    wrapper: Wrapper = "none"
    """What stands round the report (item 12)."""
    headings: Headings = "official"
    """Headings of sections renumbered or dropped (item 15)."""
    word_paste: bool = False
    """HTML as Word pastes it (item 20)."""
    text_boxes: bool = False
    """DOCX: the tables stand in text boxes."""
    split_runs: bool = False
    """DOCX: Word has cut the text of each cell into runs."""
    figures_as_text: bool = False
    """XLSX: figures are text, not numbers."""
    sheet_per_table: bool = False
    """XLSX: each table has a sheet of its own."""
    ruling: Ruling = "full"
    """PDF: which lines are drawn (item 22)."""
    headers_on_each_page: bool = False
    """PDF: table RQ prints its header again on each page (item 11)."""
    short_pages: bool = False
    """PDF: pages so short that each table runs over several (item 11)."""
    loose_digits: bool = False
    """PDF: figures are printed in two words (item 22)."""
    browser: bool = False
    """PDF: printed by a browser: each cell in a box of its own, boxes that a page cuts left open there (item 22)."""
    flattening: Flattening = "tabs"
    """Text: how tables were flattened (item 10)."""
    figure_font: FigureFont = "song"
    """Scan: the font of the figures in tables (item 22)."""
    dots: Dots = 150
    """Scan: dots an inch."""
    tilt: Tilt = "slight"
    """Scan: how the page lay on the glass: under 1 degree askew, not at all, or 3 degrees."""
    paper: Paper = "white"
    """Scan: white or grey all over, or darker to the right."""
    toner: Toner = "dark"
    """Scan: how dark the print is."""
    optics: Optics = "sharp"
    """Scan: blur, and the noise of the sensor."""
    packing: Packing = "jpeg"
    """Scan: how the pictures were packed."""


SWITCHES = tuple(field.name for field in fields(Layout))
"""The names of all switches, for tables of accuracy by switch."""

SCANNERS = ("figure_font", "dots", "tilt", "paper", "toner", "optics", "packing")
"""The switches that say how a page was printed and scanned."""
_MOST_POOR = 3
"""How many of them differ from the default in one scan, at most."""
_ONLY_IN: dict[str, tuple[Kind, ...]] = {
    "blanks_dropped": ("html", "text", "pdf", "ofd"),
    "repeats_dropped": ("html", "text", "pdf", "ofd"),
    "sides": ("text",),
    "split_labels": ("html", "docx", "xlsx", "pdf", "ofd", "scan"),
    **dict.fromkeys(("spacer", "units", "column_order", "halves", "beside"), DRAWN),
    **dict.fromkeys(("below", "footnote_marks", "bilingual", "disclosure", "numbering", "numbers_apart"), DRAWN),
    **dict.fromkeys(("neighbour", "neighbour_forms", "neighbour_unnamed"), (*DRAWN, "text")),
    **dict.fromkeys(("pictures", "total_above", "column_numbers"), DRAWN),
    "dispute_captions": (*DRAWN, "text"),
    **dict.fromkeys(("other_marks", "totals_named", "title_inside", "extra_request_row"), (*DRAWN, "text")),
    **dict.fromkeys(("row_labels", "one_line_header", "serial_numbers", "persons_subtotal"), (*DRAWN, "text")),
    **dict.fromkeys(("wide_figures", "margins", "turned_requests", "comparison", "one_table"), DRAWN),
    "markup": ("html",),
    "word_paste": ("html",),
    "text_boxes": ("docx",),
    "split_runs": ("docx",),
    "figures_as_text": ("xlsx",),
    "sheet_per_table": ("xlsx",),
    "ruling": ("pdf", "ofd"),
    "headers_on_each_page": ("pdf", "ofd", "scan"),
    "short_pages": ("pdf", "ofd", "scan"),
    "loose_digits": ("pdf", "ofd"),
    "browser": ("pdf", "ofd"),
    "flattening": ("text",),
    **dict.fromkeys(SCANNERS, ("scan",)),
}
"""Switches that only these kinds of file have."""

_IN_LINES = ("blanks_dropped", "repeats_dropped", "beside", "numbers_apart", "serial_numbers", "persons_subtotal")
"""Switches of drawn tables that have all their lines. Without these nothing shows that a cell was left out; and columns
that the form lacks, of numbers that count the rows, of remarks or of 小计, are not read there, which is told."""
_OUT_OF_LINES = ("last_year", "dated", "change")
"""The columns beside a table that are read without lines too."""

_OF_LABEL_COLUMNS = ("results_label", "group_labels", "numbers_apart")

_HINTS = get_type_hints(Layout)


def choices(switch: str) -> tuple[object, ...]:
    """What a switch may be turned to, its default among them."""
    hint = _HINTS[switch]
    return get_args(hint) if get_origin(hint) is Literal else (False, True)


def switches_of(kind: Kind) -> list[str]:
    """The switches that make a difference in this kind of file."""
    return [name for name in SWITCHES if kind in _ONLY_IN.get(name, ALL_KINDS)]


def random_layout(draw: random.Random, kind: Kind = "html", changes: int = 6) -> Layout:
    """A layout with up to `changes` switches turned from the default, drawn at random.

    Text is flattened in any way, and a scan has scanners' ways besides.
    """
    turned = draw.sample([name for name in switches_of(kind) if name not in SCANNERS], draw.randint(0, changes))
    values = {name: draw.choice(choices(name)[1:]) for name in turned}
    if kind == "text":
        values["flattening"] = draw.choice(choices("flattening"))
        if values["flattening"] in ("grid", "repeated", "broken_rows", "commas", "ruled"):
            # Each cell has its place; none with labels at its right was seen.
            values = {
                name: v for name, v in values.items() if name not in ("blanks_dropped", "repeats_dropped", "sides")
            }
    if kind in ("pdf", "ofd") and any(
        name in _IN_LINES and value not in _OUT_OF_LINES for name, value in values.items()
    ):
        values.pop("ruling", None)
    if values.get("row_labels"):
        values = {
            name: v for name, v in values.items() if name not in ("results_label", "group_labels", "numbers_apart")
        }
    if values.get("browser"):
        values.pop("ruling", None)  # All its boxes are drawn.
    if values.get("sheet_per_table"):
        values.pop("dispute_captions", None)  # The captions stand on the sheet of the text, the tables on their own.
    if kind == "scan":
        poor = draw.sample(SCANNERS, draw.randint(0, _MOST_POOR))
        values |= {name: draw.choice(choices(name)[1:]) for name in poor}
    return Layout(**values)  # type: ignore[arg-type]


def leaves_room(layout: Layout) -> bool:
    """Is it left to the reader which label a row of figures belongs to, the one before it or the one behind?

    Labels behind their figures say so themselves where both stand in one row of the page. Where only spaces part the
    cells, blanks are gone, and a cell of two words is two. Where line ends alone part them, a label written downwards
    is a cell for each character, and the number before a label the last figure of the row above.
    """
    if layout.flattening in CELL_A_LINE:
        return layout.sides == "right" or layout.headers == "vertical" or layout.serial_numbers
    return layout.flattening in ("labels_apart", "labels_lost", "spaced") or (
        layout.sides == "right" and layout.flattening == "bar_lines"
    )


def switches_on(layout: Layout) -> list[str]:
    """The switches of a layout that differ from the default, as `name=value`."""
    default = Layout()
    values = ((name, getattr(layout, name)) for name in SWITCHES)
    return [f"{name}={value}" for name, value in values if value != getattr(default, name)]
