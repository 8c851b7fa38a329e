"""XLSX and XLS as office programs make them, read as their sheets are shown."""

import io
import struct
import zipfile
from typing import Any

import pytest
import xlsxwriter  # type: ignore[import-untyped]
from hypothesis import given
from hypothesis import strategies as st

from gongkai.documents.limits import Unreadable
from gongkai.documents.office.spreadsheet import read_spreadsheet
from gongkai.values import Document, Grid, Paragraph
from tests.documents.office.files import compound, record, relations, short_text, xls, xlsx, zipped
from tests.notes import english


def outline(document: Document) -> list[Any]:
    """Paragraphs as text, grids as rows of texts."""
    return [
        block.text
        if isinstance(block, Paragraph)
        else [[cell.text if cell else None for cell in row] for row in block.rows]
        for block in document.blocks
    ]


def inline(reference: str, text: str, style: int = 0) -> str:
    return f'<c r="{reference}" t="inlineStr" s="{style}"><is><t>{text}</t></is></c>'


def number(reference: str, value: str, style: int = 0) -> str:
    return f'<c r="{reference}" s="{style}"><v>{value}</v></c>'


def rows(*cells: str, attributes: str = "") -> str:
    inside = "".join(f'<row r="{at}" {attributes}>{row}</row>' for at, row in enumerate(cells, start=1))
    return f"<sheetData>{inside}</sheetData>"


BORDERS = (
    '<numFmts><numFmt numFmtId="176" formatCode="0.00%"/></numFmts>'
    '<borders><border><left/></border><border><left style="thin"/></border></borders>'
    '<cellXfs><xf numFmtId="0" borderId="0"/><xf numFmtId="0" borderId="1"/><xf numFmtId="176" borderId="1"/></cellXfs>'
)


def test_a_sheet_is_cut_at_titles_and_empty_rows_and_merged_cells_are_one_object() -> None:
    buffer = io.BytesIO()
    book = xlsxwriter.Workbook(buffer)
    box = book.add_format({"border": 1})
    for name, first in (("一", 10), ("二", 20)):
        sheet = book.add_worksheet(name)
        sheet.write(0, 1, f"{name}、主动公开")
        sheet.merge_range(1, 1, 1, 3, "第二十条", box)
        sheet.merge_range(2, 1, 3, 1, "规章", box)
        sheet.write_row(2, 2, [first, 9.0], box)
        sheet.write_row(3, 2, [first + 1, 0], box)
        sheet.write(4, 1, "二、收到和处理")
        sheet.write_row(5, 1, ["甲", 5], box)
        sheet.write_row(8, 1, ["乙", 6], box)
    book.close()
    document = read_spreadsheet(buffer.getvalue())
    table = [["第二十条"] * 3, ["规章", "10", "9"], ["规章", "11", "0"]]
    assert outline(document)[:5] == ["一、主动公开", table, "二、收到和处理", [["甲", "5"]], [["乙", "6"]]]
    grids = [block for block in document.blocks if isinstance(block, Grid)]
    assert [(grid.number, grid.page) for grid in grids] == [(1, 1), (2, 1), (3, 1), (4, 2), (5, 2), (6, 2)]
    wide, tall = grids[0].rows[0][0], grids[0].rows[1][0]
    assert wide is grids[0].rows[0][2] and wide is not None and wide.column_span == 3
    assert tall is grids[0].rows[2][0] and tall is not None and (tall.row, tall.row_span) == (1, 2)
    assert document.title == "一、主动公开"
    assert document.metadata == {"sheet 1": "一", "sheet 2": "二"}
    assert document.kind == "xlsx" and document.notes == ()


def test_a_row_of_blanks_between_borders_belongs_to_its_table() -> None:
    sheet = rows(inline("A1", "结果维持", 1) + inline("B1", "总计", 1), '<c r="A2" s="1"/><c r="B2" s="1"/>')
    assert outline(read_spreadsheet(xlsx(sheet, styles=BORDERS))) == [[["结果维持", "总计"], ["", ""]]]


def test_a_row_with_a_label_and_blanks_is_no_title_where_it_has_borders() -> None:
    blank = inline("A2", "四、结转", 1) + '<c r="B2" s="1"/>'
    sheet = rows(inline("A1", "甲", 1) + number("B1", "1", 1), blank, inline("A3", "丙", 1) + number("B3", "3", 1))
    assert outline(read_spreadsheet(xlsx(sheet, styles=BORDERS))) == [[["甲", "1"], ["四、结转", ""], ["丙", "3"]]]


def test_a_sheet_without_borders_is_cut_only_above_its_table() -> None:
    sheet = rows(
        inline("A1", "题"), inline("A2", "甲") + number("B2", "1"), inline("A3", "四、结转"), inline("A4", "丙")
    )
    assert outline(read_spreadsheet(xlsx(sheet))) == ["题", [["甲", "1"], ["四、结转", ""], ["丙", ""]]]


@pytest.mark.parametrize(
    ("lines", "shown"),
    [
        (("#甲 #乙 #丙", "#规章 #0 #0", "#许可 #0 -"), ["许可", "0", None]),
        (("#甲 #乙 #丙", "#规章 #0 #0", "#许可 - #0"), ["许可", None, "0"]),
        (("甲 乙 丙", "#规章 #0 #0", "#规章 #0 #0", "#许可 #0 -"), ["许可", "0", None]),
        (("#甲 #乙 #丙", "#规章 #0 #0", "#许可 #0 #"), ["许可", "0", ""]),
        (("#甲 #乙 #丙", "#规章 - #0", "#规章 #0 #0", "#许可 #0 -"), ["许可", "0", ""]),
        (("#甲 #乙 #丙", "#规章 #0 -", "#规章 #0 #0", "#许可 #0 -"), ["许可", "0", ""]),
        (("#甲 #乙 #丙", "#规章 #0 0", *["#规章 #0 #0"] * 2, "#许可 #0 -"), ["许可", "0", ""]),
    ],
    ids=[
        "end of a row",
        "foot of a column",
        "under a header without borders",
        "a blank with a border",
        "a blank inside too",
        "half of the rows",
        "a figure without a border",
    ],
)
def test_a_cell_that_was_deleted_from_a_table_with_borders_is_no_blank(
    lines: tuple[str, ...], shown: list[str]
) -> None:
    """`#` is a cell with a border, and `-` none. Those behind a deleted one move up to it: 0 0 0 is 0 0."""

    def cell(reference: str, text: str) -> str:
        return "" if text == "-" else inline(reference, text.removeprefix("#"), int(text.startswith("#")))

    made = (map(cell, (f"{letter}{at}" for letter in "ABC"), line.split()) for at, line in enumerate(lines, 1))
    document = read_spreadsheet(xlsx(rows(*map("".join, made)), styles=BORDERS))
    assert outline(document)[0][-1] == shown


def checked(*beside: str, style: int, column: str = "E") -> bytes:
    """A header and two rows of a label and two figures, with borders or none; and a text to the right of each row."""
    table = (("项目", "甲", "乙"), ("规章", "1", "2"), ("许可", "3", "4"))
    cells = []
    for at, (row, text) in enumerate(zip(table, beside, strict=True), 1):
        inside = "".join(inline(f"{letter}{at}", cell, style) for letter, cell in zip("ABC", row, strict=True))
        cells.append(inside + (inline(f"{column}{at}", text) if text else ""))
    return xlsx(rows(*cells), styles=BORDERS)


@pytest.mark.parametrize(
    ("style", "column", "beside"),
    [(1, "E", ("", "0", "√")), (1, "D", ("", "已核对", "")), (0, "E", ("", "TRUE", "0"))],
    ids=["apart", "right beside the borders", "no borders"],
)
def test_what_checks_the_sums_to_the_right_of_a_table_is_no_part_of_it(
    style: int, column: str, beside: tuple[str, ...]
) -> None:
    document = read_spreadsheet(checked(*beside, style=style, column=column))
    assert outline(document) == [[["项目", "甲", "乙"], ["规章", "1", "2"], ["许可", "3", "4"]]]
    (note,) = english(document.notes)
    assert "beside a table" in note and ", ".join(text for text in beside if text) in note


def test_beside_a_row_of_blanks_too() -> None:
    """A row whose one figure stands beside the table was held to begin with it: a fault, the file unread."""
    table = [inline(f"A{n}", "规章", 1) + number(f"B{n}", "1", 1) + number(f"E{n}", "0") for n in (1, 2)]
    blank = '<c r="A3" s="1"/><c r="B3" s="1"/>' + number("E3", "0")
    document = read_spreadsheet(xlsx(rows(*table, blank), styles=BORDERS))
    assert outline(document) == [[["规章", "1"], ["规章", "1"], ["", ""]]]
    assert "0, 0, 0" in english(document.notes)[0]


@pytest.mark.parametrize(
    ("style", "column", "beside"),
    [(1, "D", ("校验", "0", "0")), (0, "D", ("", "0", "0")), (0, "E", ("丙", "5", "6"))],
    ids=["under a header", "right beside", "under a header without borders"],
)
def test_a_column_that_may_be_one_of_the_table_is_read(style: int, column: str, beside: tuple[str, ...]) -> None:
    document = read_spreadsheet(checked(*beside, style=style, column=column))
    assert [row[-1] for row in outline(document)[0]] == list(beside) and not document.notes


def test_figures_that_no_border_and_no_header_has_are_those_of_their_labels() -> None:
    sheet = rows(inline("A1", "一、主动公开", 1), *(inline(f"A{n}", "规章", 1) + number(f"C{n}", "7") for n in (2, 3)))
    document = read_spreadsheet(xlsx(sheet, styles=BORDERS))
    assert outline(document) == [[["一、主动公开", "", ""], *([["规章", "", "7"]] * 2)]]


def test_shared_and_rich_strings_booleans_errors_and_numbers_as_text() -> None:
    shared = "<si><t>甲</t></si><si><r><t>社会</t></r><r><t>公益</t></r><rPh><t>读</t></rPh></si>"
    sheet = rows(
        '<c r="A1" t="s"><v>0</v></c><c r="B1" t="s"><v>1</v></c><c r="C1" t="s"><v>99</v></c>'
        '<c r="D1" t="b"><v>1</v></c><c r="E1" t="e"><v>#REF!</v></c><c r="F1" t="str"><f>A1</f><v>007</v></c>'
        '<c r="G1"><v>0.12</v></c><c r="H1" t="n"></c><c><v>26.550000000000001</v></c>'
    )
    expected = [["甲", "社会公益", "\ufffc", "TRUE", "#REF!", "007", "0.12", "", "26.55"]]
    assert outline(read_spreadsheet(xlsx(sheet, shared=shared))) == [expected]


def test_a_struck_number_or_a_footnote_mark_does_not_lengthen_the_figure_beside_it() -> None:
    pieces = '<r><t>5</t></r><r><rPr><vertAlign val="superscript"/></rPr><t>1</t></r>'
    struck = '<r><rPr><strike/></rPr><t>7</t></r><r><rPr><strike val="0"/></rPr><t>8</t></r>'
    sheet = rows('<c r="A1" t="s"><v>0</v></c><c r="B1" t="s"><v>1</v></c>')
    shared = f"<si>{pieces}</si><si>{struck}</si>"
    assert outline(read_spreadsheet(xlsx(sheet, shared=shared))) == [[["5 1", "7 8"]]]


def test_a_text_that_nobody_sees_stands_apart_and_a_line_end_as_excel_writes_it_is_none_of_the_figure() -> None:
    white = '<r><t>26</t></r><r><rPr><color rgb="FFFFFFFF"/></rPr><t>8</t></r>'
    tiny = '<r><t>26</t></r><r><rPr><sz val="1"/></rPr><t>8</t></r><r><rPr><sz val="10.5"/></rPr><t>9</t></r>'
    sheet = rows("".join(f'<c r="{place}1" t="s"><v>{n}</v></c>' for n, place in enumerate("ABC")))
    shared = f"<si>{white}</si><si>{tiny}</si><si><t>26_x000D_</t></si>"
    assert outline(read_spreadsheet(xlsx(sheet, shared=shared))) == [[["26 8", "26 8 9", "26"]]]


@pytest.mark.parametrize(
    ("look", "alone", "beside"),
    [
        ('<color rgb="FFFFFFFF"/>', "\ufffc", "26 8"),
        ('<color theme="0"/>', "\ufffc", "26 8"),
        ('<color indexed="9"/>', "\ufffc", "26 8"),
        ("<strike/>", "\ufffc", "26 8"),
        ('<rFont val="Wingdings 2"/>', "\ufffc", "26 8"),
        ('<vertAlign val="superscript"/>', "8", "26 8"),
        ('<color theme="1"/><rFont val="Arial"/>', "8", "268"),
    ],
)
def test_a_string_all_of_whose_pieces_are_struck_or_not_seen_is_not_read(look: str, alone: str, beside: str) -> None:
    piece = f"<r><rPr>{look}</rPr><t>8</t></r>"
    sheet = rows("".join(f'<c r="{place}1" t="s"><v>{n}</v></c>' for n, place in enumerate("ABC")))
    shared = f"<si><t>规章</t></si><si>{piece}</si><si><r><t>26</t></r>{piece}</si>"
    assert outline(read_spreadsheet(xlsx(sheet, shared=shared))) == [[["规章", alone, beside]]]


@pytest.mark.parametrize(("text", "shown"), [("26件", "\ufffc"), ("规章26", "规章26")])
def test_a_struck_figure_with_its_unit_is_not_read(text: str, shown: str) -> None:
    styles = f'<fonts><font><strike/></font></fonts>{GROUNDS}<cellXfs><xf fontId="0" fillId="0"/></cellXfs>'
    sheet = rows(inline("A1", "规章") + inline("B1", text))
    assert outline(read_spreadsheet(xlsx(sheet, styles=styles))) == [[["规章", shown]]]


def test_a_cell_whose_string_is_missing_is_no_blank() -> None:
    sheet = rows(inline("A1", "规章") + '<c r="B1" t="s"><v>3</v></c><c r="C1" t="s"></c>' + number("D1", "26"))
    assert outline(read_spreadsheet(xlsx(sheet))) == [[["规章", "\ufffc", "", "26"]]]
    cells = record(0x0204, place(0, 0), short_text("规章")) + record(0x00FD, place(0, 1), struct.pack("<I", 3))
    assert outline(read_spreadsheet(xls(cells))) == [[["规章", "\ufffc"]]]


def test_empty_columns_between_borders_belong_to_their_table() -> None:
    sheet = rows(
        inline("B1", "总计", 1) + '<c r="C1" s="1"/><c r="D1" s="0"/>', '<c r="A2" s="1"/>' + number("B2", "3")
    )
    assert outline(read_spreadsheet(xlsx(sheet, styles=BORDERS))) == [[["", "总计", ""], ["", "3", ""]]]


def test_percentages_as_shown_and_formats_that_hide_digits_with_a_note() -> None:
    styles = '<cellXfs><xf numFmtId="10"/><xf numFmtId="1"/></cellXfs>'
    document = read_spreadsheet(xlsx(rows(number("A1", "0.256", 0) + number("B1", "26.55", 1)), styles=styles))
    assert outline(document) == [[["25.60%", "27"]]]
    assert english(document.notes) == ("sheet 表1: numbers are read as shown: B1 shows 27, holds 26.55",)


def test_zeros_are_nothing_in_a_sheet_that_shows_none() -> None:
    view = '<sheetViews><sheetView showZeros="0" workbookViewId="0"/></sheetViews>'
    assert outline(read_spreadsheet(xlsx(view + rows(number("A1", "0") + number("B1", "5"), number("A2", "1"))))) == [
        [["", "5"], ["1", ""]]
    ]


def test_what_is_hidden_is_left_out_with_a_note() -> None:
    cells = [inline(f"A{n}", f"行{n}") + number(f"B{n}", f"{n}") + number(f"C{n}", f"{n}0") for n in (1, 2, 3)]
    sheet = '<cols><col min="2" max="2" hidden="1"/></cols>' + rows(*cells).replace(
        '<row r="2" ', '<row r="2" hidden="1" '
    )
    merged = '<mergeCells><mergeCell ref="A2:A3"/></mergeCells>'
    document = read_spreadsheet(xlsx(sheet + merged, rows(number("A1", "9")), states=("visible", "veryHidden")))
    assert outline(document) == [[["行1", "10"], ["行2", "30"]]]
    assert english(document.notes) == (
        "sheet 表1: hidden rows or columns are left out",
        "sheet 表2 is hidden, and is not read",
    )


@pytest.mark.parametrize(
    ("row", "column", "shown"),
    [("0.75", "0.08", [["行1", "10"]]), ("1.5", "0.3", [["行1", "1", "10"], ["行2", "2", "20"]])],
    ids=["too low and narrow", "low and narrow"],
)
def test_row_and_column_too_small_to_be_seen_are_hidden(row: str, column: str, shown: list[list[str]]) -> None:
    cells = [inline(f"A{n}", f"行{n}") + number(f"B{n}", f"{n}") + number(f"C{n}", f"{n}0") for n in (1, 2)]
    sheet = f'<cols><col min="2" max="2" width="{column}"/></cols>' + rows(*cells)
    sheet = sheet.replace('<row r="2" ', f'<row r="2" ht="{row}" ')
    assert outline(read_spreadsheet(xlsx(sheet))) == [shown]


def test_a_formula_without_a_result_is_no_blank() -> None:
    sheet = rows(number("A1", "1") + '<c r="B1"><f>SUM(A1:A9)</f></c><c r="C1"><f>1+1</f><v>2</v></c>')
    document = read_spreadsheet(xlsx(sheet))
    assert outline(document) == [[["1", "=SUM(A1:A9)", "2"]]]
    assert "no results for the formulas in B1;" in english(document.notes)[0]


def test_results_that_are_to_be_calculated_again_are_not_relied_on() -> None:
    """XlsxWriter stores 0 for each formula, and asks Excel to calculate it when the file is opened."""
    buffer = io.BytesIO()
    book = xlsxwriter.Workbook(buffer)
    sheet = book.add_worksheet()
    sheet.write_row(0, 0, [1, 2])
    sheet.write_formula(0, 2, "=A1+B1")
    book.close()
    assert outline(read_spreadsheet(buffer.getvalue())) == [[["1", "2", "=A1+B1"]]]


def test_pictures_are_noted() -> None:
    assert english(read_spreadsheet(xlsx(rows(number("A1", "1")) + '<drawing r:id="r9"/>')).notes) == (
        "sheet 表1: pictures and text boxes are not read",
    )


WHITE, RED, DARK = '<color rgb="FFFFFFFF"/>', '<color rgb="FFFF0000"/>', '<color theme="0"/>'
GROUNDS = (
    '<fills><fill><patternFill patternType="none"/></fill>'
    '<fill><patternFill patternType="solid"><fgColor rgb="FF1F4E79"/></patternFill></fill></fills>'
)


@pytest.mark.parametrize(
    ("color", "fill", "text"),
    [
        (WHITE, 0, "\ufffc"),
        (DARK, 0, "\ufffc"),
        ('<color indexed="9"/>', 0, "\ufffc"),
        ('<color rgb="FF1F4E79"/>', 1, "\ufffc"),
        (WHITE, 1, "12"),
        (RED, 0, "12"),
        ('<color theme="0" tint="-0.5"/>', 0, "12"),
        ("", 0, "12"),
        ("<strike/>", 1, "\ufffc"),
        ('<strike val="0"/>', 0, "12"),
        ('<sz val="1"/>', 0, "\ufffc"),
        ('<sz val="10.5"/>', 0, "12"),
        ('<color rgb="FFFDFDFD"/>', 0, "\ufffc"),
        ('<name val="Webdings"/>', 0, "\ufffc"),
        ('<name val="宋体"/>', 0, "12"),
    ],
)
def test_a_figure_that_is_struck_or_in_the_colour_of_its_cell_is_not_read(color: str, fill: int, text: str) -> None:
    styles = f'<fonts><font>{color}</font></fonts>{GROUNDS}<cellXfs><xf fontId="0" fillId="{fill}"/></cellXfs>'
    sheet = rows(inline("A1", "规章") + number("B1", "12"))
    assert outline(read_spreadsheet(xlsx(sheet, styles=styles))) == [[["规章", text]]]


HIDING = (
    '<dxfs><dxf><font><color rgb="FFFFFFFF"/></font></dxf><dxf><numFmt numFmtId="180" formatCode=";;;"/></dxf>'
    '<dxf><font><color rgb="FFFF0000"/></font></dxf>'
    '<dxf><font><color theme="0"/></font><fill><patternFill><bgColor rgb="FFFF0000"/></patternFill></fill></dxf>'
    '<dxf><font><color theme="0"/></font><fill><patternFill><bgColor rgb="FFFFFFFF"/></patternFill></fill></dxf>'
    '<dxf><font><color theme="0"/></font><fill><patternFill patternType="none"/></fill></dxf>'
    "<dxf><font><strike/></font></dxf></dxfs>"
)


def ruled(kind: str, look: int, *formulas: str) -> bytes:
    """A label, a zero and a twelve, the figures under a rule of this kind and look."""
    inside = "".join(f"<formula>{formula}</formula>" for formula in formulas)
    rule = f'<cfRule type="{kind}" dxfId="{look}" priority="1">{inside}</cfRule>'
    laid = f'<conditionalFormatting sqref="B1:D9 B1">{rule.replace("|", chr(34))}</conditionalFormatting>'
    sheet = rows(inline("A1", "规章") + number("B1", "0") + number("C1", "12") + inline("D1", "0"))
    return xlsx(sheet + laid, styles=HIDING)


@pytest.mark.parametrize(("value", "shown"), [("0", ["\ufffc", "\ufffc"]), ("1", ["0", "12"])])
def test_a_figure_in_whose_place_a_rule_shows_a_sign_or_a_bar_is_not_read(value: str, shown: list[str]) -> None:
    for tag in ("iconSet", "dataBar"):
        rule = f'<cfRule type="{tag}" priority="1"><{tag} showValue="{value}"/></cfRule>'
        sheet = rows(inline("A1", "规章") + number("B1", "0") + number("C1", "12"))
        laid = f'<conditionalFormatting sqref="B1:C1">{rule}</conditionalFormatting>'
        assert outline(read_spreadsheet(xlsx(sheet + laid))) == [[["规章", *shown]]]


IS = "cellIs| operator=|"


@pytest.mark.parametrize(
    ("kind", "look", "formulas", "shown"),
    [
        (IS + "equal", 0, ("0",), ["", "12"]),
        (IS + "equal", 1, ("0",), ["", "12"]),
        (IS + "lessThan", 0, ("13",), ["", "\ufffc"]),
        (IS + "lessThan", 1, ("13",), ["", "\ufffc"]),
        (IS + "between", 0, ("0", "1"), ["\ufffc", "\ufffc"]),
        ("expression", 0, ("$B1 = 0",), ["", "12"]),
        ("expression", 0, ("A1=0",), ["\ufffc", "\ufffc"]),
        ("expression", 0, ("SUM(B$1:D$1)=0",), ["\ufffc", "\ufffc"]),
        ("expression", 0, ("ISERROR(B1)",), ["0", "12"]),
        ("containsErrors", 0, ("ISERROR(B1)",), ["0", "12"]),
        (IS + "equal", 2, ("0",), ["0", "12"]),
        (IS + "equal", 3, ("0",), ["0", "12"]),
        (IS + "equal", 4, ("0",), ["", "12"]),
        (IS + "equal", 5, ("0",), ["", "12"]),
        (IS + "equal", 6, ("0",), ["0", "12"]),
        (IS + "equal", 9, ("0",), ["0", "12"]),
        (IS + "equal", 0, ("0..",), ["\ufffc", "\ufffc"]),
    ],
)
def test_a_figure_that_a_rule_hides_is_not_read(
    kind: str, look: int, formulas: tuple[str, ...], shown: list[str]
) -> None:
    assert outline(read_spreadsheet(ruled(kind, look, *formulas))) == [[["规章", *shown, "0"]]]


def test_more_rules_than_a_sheet_has(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("gongkai.documents.office.xlsx_rules._MOST_LOOKS", 2)
    with pytest.raises(Unreadable, match="the file: over the figures of a sheet lie too many rules"):
        read_spreadsheet(ruled(IS + "equal", 0, "0"))


LABELLED = rows(inline("A1", "规章") + number("C1", "7"), inline("A2", "许可") + number("B2", "8") + number("C2", "9"))
"""Two rows of a label and two figures, the first blank."""


def drawing(*shapes: tuple[str, str, int, int, int, int], sheet: str = LABELLED) -> bytes:
    """A sheet, and things drawn over it: tag, inside, from, to."""
    parts = zipfile.ZipFile(io.BytesIO(xlsx(sheet + '<drawing r:id="r1"/>')))
    anchors = "".join(
        f"<x:twoCellAnchor><x:from><x:col>{c0}</x:col><x:row>{r0}</x:row></x:from><x:to><x:col>{c1}</x:col><x:row>{r1}"
        f"</x:row></x:to><x:{tag}><x:nv><x:cNvPr {inside.partition('|')[0]}/></x:nv><a:p><a:r><a:t>"
        f"{inside.partition('|')[2]}</a:t></a:r></a:p></x:{tag}></x:twoCellAnchor>"
        for tag, inside, r0, c0, r1, c1 in shapes
    )
    names = (
        'xmlns:x="http://schemas.openxmlformats.org/drawingml/2006/spreadsheetDrawing" '
        'xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main"'
    )
    more = {
        "xl/worksheets/_rels/sheet1.xml.rels": relations(drawing="../drawings/drawing1.xml"),
        "xl/drawings/drawing1.xml": f"<x:wsDr {names}>{anchors}</x:wsDr>",
    }
    return zipped({**{name: parts.read(name) for name in parts.namelist()}, **more})


@pytest.mark.parametrize(
    ("shape", "blank", "filled"),
    [
        (("sp", "|5", 0, 1, 0, 1), "\ufffc", "8"),
        (("pic", "|", 0, 1, 0, 1), "\ufffc", "8"),
        (("sp", "|5", 0, 1, 1, 1), "\ufffc", "8"),
        (("sp", "|5", 1, 1, 1, 1), "", "8\ufffc"),
        (("sp", "|说明", 0, 1, 0, 1), "", "8"),
        (("sp", 'hidden="1"|5', 0, 1, 0, 1), "", "8"),
        (("pic", "|", 0, 0, 9, 9), "", "8"),
        (("pic", "|", 0, 1, 0, 9), "", "8"),
        (("pic", "|", 0, 0, 0, 0), "", "8"),
    ],
    ids=[
        "text",
        "picture",
        "two rows",
        "over a figure",
        "words",
        "hidden",
        "seal",
        "picture that figures stand in",
        "label",
    ],
)
def test_a_cell_that_a_figure_is_drawn_over_is_no_blank(
    shape: tuple[str, str, int, int, int, int], blank: str, filled: str
) -> None:
    assert outline(read_spreadsheet(drawing(shape))) == [[["规章", blank, "7"], ["许可", filled, "9"]]]


def test_blank_cells_under_one_picture_of_many_figures_are_none() -> None:
    head = "".join(inline(f"{letter}1", text) for letter, text in zip("ABCD", "项甲乙丙", strict=True))
    sheet = rows(head, *(inline(f"A{n}", "许可") for n in (2, 3, 4, 5)), inline("A6", "处罚") + number("B6", "1"))
    [grid] = outline(read_spreadsheet(drawing(("pic", "|", 1, 1, 4, 3), sheet=sheet)))
    assert grid == [list("项甲乙丙"), *[["许可", *["\ufffc"] * 3]] * 4, ["处罚", "1", "", ""]]


def drawn(kind: int, top: int, left: int, bottom: int, right: int) -> bytes:
    """The records of an object of an XLS."""
    place = struct.pack("<HHIHHHHHHHHH", 0, 0xF010, 18, 2, left, 9, top, 9, right, 9, bottom, 9)
    return record(0x00EC, b"\0" * 24, place) + record(0x005D, struct.pack("<HHH", 0x15, 18, kind), b"\0" * 16)


@pytest.mark.parametrize(
    ("kind", "area", "shown"),
    [
        (8, (0, 1, 0, 1), ["\ufffc", "7"]),
        (6, (0, 1, 0, 1), ["\ufffc", "7"]),
        (8, (0, 1, 1, 1), ["\ufffc", "7"]),
        (8, (0, 0, 9, 9), ["", "7"]),
        (5, (0, 1, 0, 1), ["", "7"]),
    ],
    ids=["picture", "text box", "two rows", "seal", "chart"],
)
def test_xls_a_cell_that_a_figure_is_drawn_over_is_no_blank(
    kind: int, area: tuple[int, int, int, int], shown: list[str]
) -> None:
    cells = record(0x0204, place(0, 0), short_text("规章")) + record(0x0203, place(0, 2), struct.pack("<d", 7))
    assert outline(read_spreadsheet(xls(cells + drawn(kind, *area)))) == [[["规章", *shown]]]


Area = tuple[int, int, int, int]


@st.composite
def cuttings(draw: st.DrawFn) -> dict[tuple[int, int], Area]:
    """A rectangle cut into cells: for each place, the first and last row and column of its cell."""
    height, width = draw(st.integers(1, 5)), draw(st.integers(1, 5))
    owner: dict[tuple[int, int], Area] = {}
    for r in range(height):
        for c in range(width):
            if (r, c) not in owner:
                free = next((n for n in range(1, width - c) if (r, c + n) in owner), width - c)
                area = (r, c, draw(st.integers(r, height - 1)), c + draw(st.integers(1, free)) - 1)
                owner |= {(i, j): area for i in range(r, area[2] + 1) for j in range(c, area[3] + 1)}
    return owner


@given(cuttings(), st.integers(0, 3), st.integers(0, 3))
def test_any_cutting_of_a_rectangle_into_cells_comes_back(
    owner: dict[tuple[int, int], Area], down: int, aside: int
) -> None:
    buffer = io.BytesIO()
    book = xlsxwriter.Workbook(buffer)
    sheet, box = book.add_worksheet(), book.add_format({"border": 1})
    for first_row, first, last_row, last in set(owner.values()):
        place = (first_row + down, first + aside, last_row + down, last + aside)
        if place[:2] == place[2:]:
            sheet.write(*place[:2], f"{first_row},{first}", box)
        else:
            sheet.merge_range(*place, f"{first_row},{first}", box)
    book.close()
    (grid,) = read_spreadsheet(buffer.getvalue()).blocks
    assert isinstance(grid, Grid)
    for (r, c), (top, left, bottom, right) in owner.items():
        if c >= len(grid.rows[0]):
            # Columns without a text of their own, at the right, only widen the cells before them.
            assert not any(area[1] == c for area in owner.values())
            continue
        cell = grid.rows[r][c]
        assert cell is not None
        assert (cell.text, cell.row, cell.column, cell.row_span) == (f"{top},{left}", top, left, bottom - top + 1)
        assert cell.column_span == min(right, len(grid.rows[0]) - 1) - left + 1


def place(row: int, column: int, style: int = 0) -> bytes:
    return struct.pack("<HHH", row, column, style)


def test_xls_records_of_every_kind() -> None:
    texts = (
        struct.pack("<II", 2, 2)
        + short_text("甲")
        + struct.pack("<HBH", 4, 9, 1)
        + "社会公益".encode("utf-16-le")
        + b"1234"
    )
    sheet = b"".join(
        (
            record(0x00FD, place(0, 0), struct.pack("<I", 0)),
            record(0x00FD, place(0, 1), struct.pack("<I", 1)),
            record(0x0203, place(0, 2), struct.pack("<d", 26.55)),
            record(0x027E, place(0, 3), struct.pack("<I", 9 << 2 | 2)),
            record(0x027E, place(0, 4), struct.pack("<i", -8 * 4 | 2)),
            record(
                0x00BD, place(1, 0)[:4], struct.pack("<HIHI", 0, 1234 << 2 | 3, 1, 1 << 2 | 2), struct.pack("<H", 1)
            ),
            record(0x0204, place(1, 2), short_text("文")),
            record(0x0205, place(1, 3), b"\1\0"),
            record(0x0205, place(1, 4), b"\x17\1"),
            record(0x0006, place(2, 0), struct.pack("<d", 63.0), b"\0" * 8),
            record(0x0006, place(2, 1), b"\0\0\0\0\0\0\xff\xff", b"\0" * 8),
            record(0x0207, short_text("结果")),
            record(0x0006, place(2, 2), b"\2\0\7\0\0\0\xff\xff", b"\0" * 8),
            record(0x0006, place(2, 3), b"\1\0\1\0\0\0\xff\xff", b"\0" * 8),
            record(0x00E5, struct.pack("<HHHHH", 1, 3, 3, 0, 2)),
            record(0x0204, place(3, 0), short_text("并")),
        )
    )
    document = read_spreadsheet(xls(sheet, more=record(0x00FC, texts), styles=((0, False), (9, False))))
    assert document.kind == "xls"
    assert outline(document) == [
        [
            ["甲", "社会公益", "26.55", "9", "-8"],
            ["12.34", "100%", "文", "TRUE", "#REF!"],
            ["63", "结果", "#DIV/0!", "TRUE", ""],
            ["并", "并", "并", "", ""],
        ]
    ]


def test_xls_what_is_hidden_and_zeros_that_are_not_shown() -> None:
    sheet = b"".join(
        (
            record(0x023E, struct.pack("<H", 0)),
            record(0x007D, struct.pack("<HHHHHH", 1, 1, 2000, 0, 1, 0)),
            record(0x0208, struct.pack("<HHHHHHHH", 1, 0, 3, 255, 0, 0, 0x20, 0)),
            *(record(0x0203, place(r, c), struct.pack("<d", r * 10 + c)) for r in range(3) for c in range(3)),
        )
    )
    document = read_spreadsheet(xls(sheet, b"", states=(0, 1)))
    assert outline(document) == [[["", "2"], ["20", "22"]]]
    assert english(document.notes) == (
        "sheet 表2 is hidden, and is not read",
        "sheet 表1: hidden rows or columns are left out",
    )


def test_xls_formats_and_borders() -> None:
    sheet = record(0x0204, place(0, 0), short_text("题")) + record(
        0x00BE, place(2, 0)[:4], struct.pack("<HHH", 1, 1, 1)
    )
    sheet += record(0x0204, place(1, 0, 1), short_text("甲")) + record(0x0203, place(1, 1, 1), struct.pack("<d", 5.0))
    document = read_spreadsheet(xls(sheet, formats={176: '0.0"件"'}, styles=((0, False), (176, True))))
    assert outline(document) == ["题", [["甲", "5.0件"], ["", ""]]]


@given(st.lists(st.text(st.characters(codec="utf-16"), min_size=2, max_size=9), min_size=1, max_size=8), st.data())
def test_xls_shared_texts_are_whole_wherever_they_are_cut(texts: list[str], data: st.DataObject) -> None:
    """A list of texts may be cut between any two letters; the second piece says again how its letters are stored."""
    stored = struct.pack("<II", len(texts), len(texts))
    cuts: list[int] = []
    for text in texts:
        letters = text.encode("utf-16-le")
        stored += struct.pack("<HB", len(letters) // 2, 1)
        cuts += range(len(stored) + 2, len(stored) + len(letters), 2)
        stored += letters
    cut = data.draw(st.sampled_from(cuts))
    pieces = record(0x00FC, stored[:cut]) + record(0x003C, b"\1", stored[cut:])
    sheet = b"".join(record(0x00FD, place(n, 1), struct.pack("<I", n)) for n in range(len(texts)))
    sheet += b"".join(record(0x027E, place(n, 0), struct.pack("<I", 2)) for n in range(len(texts)))
    found = outline(read_spreadsheet(xls(sheet, more=pieces)))
    shown = [" ".join(text.split()) for text in texts]
    assert found == [[["0", text] if any(shown) else ["0"] for text in shown]]


@pytest.mark.parametrize(
    ("data", "message"),
    [
        (xls(b"", more=record(0x002F, b"\1\0")), "password"),
        (compound({"EncryptedPackage": b"x"}), "no workbook"),
        (compound({"Workbook": record(0x0809, struct.pack("<HH", 0x0500, 5))}), "Excel 95"),
        (xls(record(0x0203, b"\0\0")), "damaged"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\xff" * 600, "damaged"),
        (b"\xd0\xcf\x11\xe0", "cut short"),
        (zipped({"a.txt": "x"}), "no XLSX"),
        (xlsx('<sheetData><row r="1"><c r="A1" t="inlineStr"><is><t>x'), "no good XML"),
        (xlsx("<!DOCTYPE x>"), "declares entities"),
    ],
)
def test_bad_files_are_a_clear_error(data: bytes, message: str) -> None:
    with pytest.raises(Unreadable, match=f"甲.xls: .*{message}"):
        read_spreadsheet(data, name="甲.xls")


def test_two_cells_in_opposite_corners_are_two_tables_and_not_the_room_between() -> None:
    sheet = rows(number("A1", "1")).replace(
        "</sheetData>", '<row r="1048576"><c r="XFD1048576"><v>2</v></c></row></sheetData>'
    )
    assert outline(read_spreadsheet(xlsx(sheet))) == [[["1"]], [["2"]]]
    wide = rows(*[number(f"A{n}", "1") + number(f"XFD{n}", "2") for n in range(1, 20)])
    with pytest.raises(Unreadable, match="over 200000 cells"):
        read_spreadsheet(xlsx(wide))


def test_merged_cells_upon_each_other_are_a_clear_error() -> None:
    sheet = rows(number("A1", "1") + number("B1", "1"))
    twice = "<mergeCells>" + '<mergeCell ref="A1:B1"/>' * 2 + "</mergeCells>"
    with pytest.raises(Unreadable, match="lie upon each other"):
        read_spreadsheet(xlsx(sheet + twice))
    many = "<mergeCells>" + '<mergeCell ref="A1:B1048576"/>' * 19_999 + "</mergeCells>"
    with pytest.raises(Unreadable, match="lie upon each other"):
        read_spreadsheet(xlsx(sheet + many))
    with pytest.raises(Unreadable, match="over 20000 merged cells"):
        read_spreadsheet(xlsx(sheet + "<mergeCells>" + '<mergeCell ref="A1:B1"/>' * 20_001 + "</mergeCells>"))


def test_records_and_texts_have_limits(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("gongkai.documents.office.xls.MAX_RECORDS", 20)
    with pytest.raises(Unreadable, match="over 20 records"):
        read_spreadsheet(xls(record(0x027E, place(0, 0), b"\0" * 4) * 20))
    text = "甲" * 30_000
    sheet = rows('<c t="s"><v>0</v></c>' * 600)
    with pytest.raises(Unreadable, match="too long texts"):
        read_spreadsheet(xlsx(sheet, shared=f"<si><t>{text}</t></si>"))


def test_hidden_columns_that_are_listed_over_and_over_take_no_time() -> None:
    columns = '<col min="1" max="16384" hidden="1"/>' * 20_000
    assert read_spreadsheet(xlsx(f"<cols>{columns}</cols>{rows(number('A1', '1'))}")).blocks == ()


def font(flags: int = 0, raised: int = 0, color: int = 0x7FFF) -> bytes:
    return record(0x0031, struct.pack("<HHHHH", 200, flags, color, 400, raised), b"\0" * 4, b"\x01\x00", b"A")


@pytest.mark.parametrize(
    ("color", "pattern", "ground", "text"),
    [(9, 0, 64, "\ufffc"), (12, 1, 12, "\ufffc"), (9, 1, 12, "12"), (10, 0, 64, "12"), (0x7FFF, 0, 64, "12")],
)
def test_xls_a_figure_in_the_colour_of_its_cell_is_not_read(color: int, pattern: int, ground: int, text: str) -> None:
    look = struct.pack("<HHH", 5, 0, 0) + b"\0" * 4 + struct.pack("<IIH", 0, pattern << 26, ground)
    more = font() * 4 + font(color=color) + record(0x00E0, look)
    cells = record(0x0204, place(0, 0), short_text("规章")) + record(0x0203, place(0, 1, 1), struct.pack("<d", 12))
    assert outline(read_spreadsheet(xls(cells, more=more))) == [[["规章", text]]]


def test_xls_a_figure_that_is_struck_is_not_read_and_a_raised_one_is() -> None:
    styles = b"".join(record(0x00E0, struct.pack("<HHHIIIH", number, 0, 0, 0, 0, 0, 64)) for number in (5, 6))
    more = font() * 4 + font(flags=0x0008) + font(raised=1) + styles
    cells = record(0x0204, place(0, 0), short_text("规章"))
    cells += b"".join(record(0x0203, place(0, n, n), struct.pack("<d", 12)) for n in (1, 2))
    assert outline(read_spreadsheet(xls(cells, more=more))) == [[["规章", "\ufffc", "12"]]]


def xls_rule(kind: int, sign: int, formula: bytes, color: int = 9, more: int = 0, ground: bytes = b"") -> bytes:
    """A rule over the cells B1 and C1, and how it makes figures look."""
    area = struct.pack("<HH8xHHHHH", 1, 0, 1, 0, 0, 1, 2)
    font = b"\0" * 80 + struct.pack("<i", color) + b"\0" * 34
    head = struct.pack("<BBHHIH", kind, sign, len(formula), 0, more | 1 << 26, 0)
    return record(0x01B0, area) + record(0x01B1, head, font, ground, formula)


IS_ZERO = struct.pack("<BH", 0x1E, 0)


@pytest.mark.parametrize(
    ("rule", "shown"),
    [
        (xls_rule(1, 3, IS_ZERO), ["", "12", "0"]),
        (xls_rule(1, 6, struct.pack("<Bd", 0x1F, 12.5)), ["", "\ufffc", "0"]),
        (xls_rule(2, 0, b"\x44\0\0\0\0"), ["\ufffc", "\ufffc", "0"]),
        (xls_rule(1, 3, IS_ZERO, color=10), ["0", "12", "0"]),
        (xls_rule(1, 3, IS_ZERO, more=1 << 29, ground=struct.pack("<HH", 0, 10 << 7)), ["0", "12", "0"]),
        (
            xls_rule(1, 3, IS_ZERO, more=1 << 29 | 1 << 28, ground=b"\0" * 8 + struct.pack("<HH", 0, 9 << 7)),
            ["", "12", "0"],
        ),
    ],
    ids=["nought", "all below", "by a formula", "red", "white on red", "white on white"],
)
def test_xls_a_figure_that_a_rule_draws_in_white_is_not_read(rule: bytes, shown: list[str]) -> None:
    cells = record(0x0204, place(0, 0), short_text("规章"))
    cells += b"".join(record(0x0203, place(0, n), struct.pack("<d", 12 * (n == 2))) for n in (1, 2, 3))
    assert outline(read_spreadsheet(xls(cells + rule))) == [[["规章", *shown]]]


def test_xls_of_more_rules_than_a_sheet_has(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("gongkai.documents.office.xls.MAX_MERGED", 2)
    with pytest.raises(Unreadable, match="too many cells"):
        read_spreadsheet(xls(xls_rule(1, 3, IS_ZERO) * 3))


def rich(text: str, *runs: tuple[int, int]) -> bytes:
    """A text and where which font begins in it, as all cells share it."""
    head = struct.pack("<HBH", len(text), 9, len(runs)) + text.encode("utf-16-le")
    return head + b"".join(struct.pack("<HH", *run) for run in runs)


def test_pieces_of_an_xls_cell_that_are_raised_or_struck_do_not_lengthen_the_figure_beside_them() -> None:
    fonts = font() * 4 + font(flags=8) + font(raised=1)  # numbered 0 to 3, 5 and 6: no font has number 4
    shared = struct.pack("<II", 3, 3) + rich("51", (1, 6)) + rich("135", (0, 5), (2, 0)) + rich("78", (1, 3))
    sheet = b"".join(record(0x00FD, place(0, n), struct.pack("<I", n)) for n in range(3))
    own = record(0x00D6, place(0, 3), short_text("96"), struct.pack("<HHH", 1, 1, 6))
    document = read_spreadsheet(xls(sheet + own, more=fonts + record(0x00FC, shared)))
    assert outline(document) == [[["5 1", "13 5", "78", "9 6"]]]


@pytest.mark.parametrize(
    ("number", "alone", "beside"),
    [(5, "\ufffc", "26 8"), (6, "\ufffc", "26 8"), (7, "8", "26 8"), (3, "8", "268")],
    ids=["struck", "white", "raised", "plain"],
)
def test_xls_a_text_all_of_whose_pieces_are_struck_or_white_is_not_read(number: int, alone: str, beside: str) -> None:
    fonts = font() * 4 + font(flags=8) + font(color=9) + font(raised=1)
    shared = struct.pack("<II", 2, 2) + rich("8", (0, number)) + rich("268", (2, number))
    cells = record(0x0204, place(0, 0), short_text("规章"))
    cells += b"".join(record(0x00FD, place(0, n + 1), struct.pack("<I", n)) for n in range(2))
    document = read_spreadsheet(xls(cells, more=fonts + record(0x00FC, shared)))
    assert outline(document) == [[["规章", alone, beside]]]


def test_fonts_of_a_shared_text_may_stand_in_the_next_piece() -> None:
    head = struct.pack("<II", 1, 1) + struct.pack("<HBH", 2, 9, 1) + "51".encode("utf-16-le")
    pieces = record(0x00FC, head) + record(0x003C, struct.pack("<HH", 1, 1))
    sheet = record(0x00FD, place(0, 0), struct.pack("<I", 0))
    document = read_spreadsheet(xls(sheet, more=font() + font(raised=1) + pieces))
    assert outline(document) == ["5 1"]
