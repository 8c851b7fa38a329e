"""DOCX as Word makes it, read as Word shows it."""

import io

import docx as python_docx
import pytest
from hypothesis import given
from hypothesis import strategies as st

from gongkai.documents import read_document
from gongkai.documents.limits import Unreadable
from gongkai.documents.office.docx import read_docx
from gongkai.documents.styles import chinese
from gongkai.values import Document, Grid, Paragraph
from tests.documents.html.test_mhtml import mhtml, quoted
from tests.documents.office.files import docx, docx_parts, p, relations, tbl, tc, tr, zipped
from tests.notes import english

W14 = 'xmlns:w14="http://schemas.microsoft.com/office/word/2010/wordml"'
SPAN2, SPAN3 = '<w:gridSpan w:val="2"/>', '<w:gridSpan w:val="3"/>'
RESTART, CONTINUE = '<w:vMerge w:val="restart"/>', "<w:vMerge/>"


def texts(document: Document) -> list[str]:
    return [block.text for block in document.blocks if isinstance(block, Paragraph)]


def grids(document: Document) -> list[Grid]:
    return [block for block in document.blocks if isinstance(block, Grid)]


def shown(grid: Grid) -> list[list[str | None]]:
    return [[None if cell is None else cell.text for cell in row] for row in grid.rows]


def one_grid(*rows: str, widths: tuple[int, ...] = ()) -> Grid:
    (grid,) = grids(read_docx(docx(tbl(*rows, widths=widths))))
    return grid


def test_paragraphs_and_tables_come_in_reading_order() -> None:
    document = read_docx(docx(p("甲") + tbl(tr(tc("1"), tc("2"))) + p("乙") + tbl(tr(tc("3"), tc("4"))) + p("  ")))
    assert [b.text if isinstance(b, Paragraph) else b.number for b in document.blocks] == ["甲", 1, "乙", 2]
    assert document.title == "甲"


def test_merged_cells_are_one_object_wherever_they_cover() -> None:
    grid = one_grid(
        tr(tc("三", RESTART), tc("（一）", SPAN2), tc("5")),
        tr(tc("", CONTINUE), tc("（二）", RESTART), tc("1."), tc("6")),
        tr(tc("", '<w:vMerge w:val="continue"/>'), tc("", CONTINUE), tc("2."), tc("7")),
    )
    assert shown(grid) == [["三", "（一）", "（一）", "5"], ["三", "（二）", "1.", "6"], ["三", "（二）", "2.", "7"]]
    first = grid.rows[0][0]
    assert first is grid.rows[1][0] is grid.rows[2][0]
    assert first is not None
    assert (first.row, first.column, first.row_span, first.column_span) == (0, 0, 3, 1)
    wide = grid.rows[0][1]
    assert wide is grid.rows[0][2]
    assert wide is not None and wide.column_span == 2


def test_a_merge_over_rows_and_columns() -> None:
    grid = one_grid(tr(tc("角", RESTART + SPAN2), tc("1")), tr(tc("", CONTINUE + SPAN2), tc("2")))
    assert {id(grid.rows[r][c]) for r in (0, 1) for c in (0, 1)} == {id(grid.rows[0][0])}


def test_a_second_restart_begins_a_cell_of_its_own() -> None:
    grid = one_grid(tr(tc("甲", RESTART)), tr(tc("", CONTINUE)), tr(tc("乙", RESTART)), tr(tc("", CONTINUE)))
    assert shown(grid) == [["甲"], ["甲"], ["乙"], ["乙"]]


def test_a_continuation_of_nothing_is_read_by_itself_with_a_note() -> None:
    document = read_docx(docx(tbl(tr(tc("甲"), tc("1")), tr(tc("乙", SPAN2 + CONTINUE)))))
    assert shown(grids(document)[0]) == [["甲", "1"], ["乙", "乙"]]
    assert english(document.notes) == (
        "table 1: a merged cell in row 2 continues none above it, and is read by itself",
    )


def test_text_under_a_merged_cell_is_not_shown_and_noted() -> None:
    document = read_docx(docx(tbl(tr(tc("甲", RESTART), tc("1")), tr(tc("99", CONTINUE), tc("2")))))
    assert shown(grids(document)[0]) == [["甲", "1"], ["甲", "2"]]
    assert english(document.notes) == ("table 1: text hidden under a merged cell in row 2 is left out",)


def test_horizontal_merges_of_old_files() -> None:
    grid = one_grid(tr(tc("甲", '<w:hMerge w:val="restart"/>'), tc("", "<w:hMerge/>"), tc("1")))
    assert shown(grid) == [["甲", "甲", "1"]]


def test_rows_that_begin_late_or_end_early_leave_places_that_no_cell_covers() -> None:
    grid = one_grid(
        tr(tc("1"), tc("2"), tc("3")),
        tr(tc("5"), properties='<w:gridBefore w:val="1"/><w:gridAfter w:val="1"/>'),
    )
    assert shown(grid) == [["1", "2", "3"], [None, "5", None]]


def test_a_border_drawn_slightly_beside_another_makes_no_column() -> None:
    grid = one_grid(
        tr(tc("行政复议"), tc("行政诉讼", SPAN2)),
        tr(tc("1", SPAN2), tc("2")),
        widths=(2000, 3, 2000),
    )
    assert shown(grid) == [["行政复议", "行政诉讼"], ["1", "2"]]


@pytest.mark.parametrize("widths", [(2000, 300, 2000), (), (2000, 3)])
def test_a_column_that_is_wide_or_of_unknown_width_stays(widths: tuple[int, ...]) -> None:
    rows = (tr(tc("甲"), tc("乙", SPAN2)), tr(tc("1", SPAN2), tc("2")))
    wide = widths != (2000, 3)
    assert len(one_grid(*rows, widths=widths).rows[0]) == (3 if wide else 2)


def test_a_narrow_column_that_a_cell_has_for_itself_stays() -> None:
    assert shown(one_grid(tr(tc("甲"), tc("0"), tc("乙")), widths=(2000, 3, 2000))) == [["甲", "0", "乙"]]


def test_lines_and_paragraphs_of_a_cell_stand_apart() -> None:
    cell = f"<w:tc>{p('社会')}<w:p><w:r><w:t>公益</w:t><w:br/><w:t>组织</w:t><w:tab/><w:t>1</w:t></w:r></w:p></w:tc>"
    assert shown(one_grid(tr(cell, tc("")))) == [["社会 公益 组织 1", ""]]


def test_a_line_break_in_the_text_ends_the_paragraph() -> None:
    body = "<w:p><w:r><w:t>一、总体情况</w:t><w:br/><w:t>全年</w:t></w:r></w:p>"
    assert texts(read_docx(docx(body))) == ["一、总体情况", "全年"]


def test_what_is_deleted_is_left_out_and_what_is_inserted_is_read() -> None:
    cell = (
        "<w:tc><w:p><w:del><w:r><w:delText>12</w:delText></w:r></w:del><w:ins><w:r><w:t>13</w:t></w:r></w:ins>"
        "<w:moveFrom><w:r><w:t>7</w:t></w:r></w:moveFrom><w:moveTo><w:r><w:t>8</w:t></w:r></w:moveTo></w:p></w:tc>"
    )
    document = read_docx(docx(tbl(tr(cell, tc("甲")), tr(tc("9"), tc("旧"), properties="<w:del/>"))))
    assert shown(grids(document)[0]) == [["138", "甲"]]
    assert english(document.notes) == ("deleted or hidden rows of a table are left out",)


@pytest.mark.parametrize(
    ("height", "is_shown"),
    [
        ('<w:trHeight w:hRule="exact" w:val="10"/>', False),
        ('<w:trHeight w:hRule="exact" w:val="300"/>', True),
        ('<w:trHeight w:val="10"/>', True),
    ],
    ids=["too low", "high", "at least so high"],
)
def test_a_row_so_low_that_nobody_sees_it_is_left_out(height: str, is_shown: bool) -> None:
    grid = one_grid(tr(tc("规章"), tc("9"), properties=height), tr(tc("规章"), tc("26")))
    assert shown(grid) == [["规章", "9"]] * is_shown + [["规章", "26"]]


def test_hidden_text_is_left_out() -> None:
    hidden = "<w:r><w:rPr><w:vanish/></w:rPr><w:t>暗</w:t></w:r>"
    plain = "<w:r><w:rPr><w:vanish w:val='0'/></w:rPr><w:t>明</w:t></w:r>"
    assert texts(read_docx(docx(f"<w:p>{hidden}{plain}</w:p>"))) == ["明"]
    style = '<w:style w:styleId="x"><w:name w:val="hid"/><w:rPr><w:vanish/></w:rPr></w:style>'
    assert texts(read_docx(docx(p("暗", '<w:pStyle w:val="x"/>') + p("明"), styles=style))) == ["明"]


@pytest.mark.parametrize(
    ("own", "style", "text"),
    [("", "x", ""), ("", "y", ""), ('<w:vanish w:val="0"/>', "x", "26"), ("", "z", "26")],
    ids=["hidden", "hidden by its base", "shown by its run", "shown by its style"],
)
def test_a_run_and_a_style_may_show_what_a_style_hides(own: str, style: str, text: str) -> None:
    """A figure was left out then, and its cell was blank."""
    styles = """<w:style w:styleId="x"><w:rPr><w:vanish/></w:rPr></w:style>
        <w:style w:styleId="y"><w:basedOn w:val="x"/></w:style>
        <w:style w:styleId="z"><w:basedOn w:val="x"/><w:rPr><w:vanish w:val="false"/></w:rPr></w:style>"""
    run = f"<w:r><w:rPr>{own}</w:rPr><w:t>26</w:t></w:r>"
    cell = f'<w:tc><w:p><w:pPr><w:pStyle w:val="{style}"/></w:pPr>{run}</w:p></w:tc>'
    document = read_docx(docx(tbl(tr(tc("规章"), cell)), styles=styles))
    assert shown(grids(document)[0]) == [["规章", text]]


def test_a_struck_number_or_a_footnote_mark_does_not_lengthen_the_figure_beside_it() -> None:
    struck = "<w:r><w:rPr><w:strike/></w:rPr><w:t>12</w:t></w:r>"
    raised = '<w:r><w:rPr><w:vertAlign w:val="superscript"/></w:rPr><w:t>1</w:t></w:r>'
    cell = f"<w:tc><w:p>{struck}<w:r><w:t>13</w:t></w:r>{raised}</w:p></w:tc>"
    assert shown(one_grid(tr(cell, tc("")))) == [["12 13 1", ""]]


def test_a_mark_beside_a_figure_of_running_text_stands_in_brackets() -> None:
    """Spaces between digits are none to a reader of running text: 26 with a footnote 1 was 261 there."""
    struck = "<w:r><w:rPr><w:strike/></w:rPr><w:t>3</w:t></w:r>"
    raised = '<w:r><w:rPr><w:vertAlign w:val="superscript"/></w:rPr><w:t>1</w:t></w:r>'
    line = f"<w:p>{struck}<w:r><w:t>26</w:t></w:r>{raised}<w:r><w:t>件</w:t></w:r></w:p>"
    assert texts(read_docx(docx(line))) == ["[3]26[1]件"]


@pytest.mark.parametrize(
    ("properties", "text"),
    [
        ('<w:color w:val="FFFFFF"/>', "26 8"),
        ('<w:color w:val="000000"/><w:sz w:val="18"/><w:position w:val="-2"/>', "268"),
        ('<w:sz w:val="2"/>', "26 8"),
        ('<w:position w:val="12"/>', "26 8"),
        ('<w:color w:val="FEFEFE"/>', "26 8"),
        ('<w:color w:themeColor="background1"/>', "26 8"),
        ('<w:color w:val="BFBFBF" w:themeColor="background1" w:themeShade="BF"/>', "268"),
        (f"<w14:textFill {W14}><w14:noFill/></w14:textFill>", "26 8"),
        (f'<w14:textFill {W14}><w14:solidFill/></w14:textFill><w:shd w:fill="auto"/>', "268"),
    ],
    ids=["white", "plain", "tiny", "raised", "nearly white", "of the ground", "grey", "not filled", "filled"],
)
def test_a_text_that_nobody_sees_does_not_lengthen_the_figure_beside_it(properties: str, text: str) -> None:
    cell = f"<w:tc><w:p><w:r><w:t>26</w:t></w:r><w:r><w:rPr>{properties}</w:rPr><w:t>8</w:t></w:r></w:p></w:tc>"
    assert shown(one_grid(tr(cell, tc("")))) == [[text, ""]]


@pytest.mark.parametrize(
    ("look", "ground", "text"),
    [
        ('<w:color w:val="FFFFFF"/>', "", "\ufffc"),
        ('<w:color w:val="ffffff"/>', '<w:shd w:val="clear" w:fill="auto"/>', "\ufffc"),
        ("<w:dstrike/>", '<w:shd w:val="clear" w:fill="1F4E79"/>', "\ufffc"),
        ('<w:color w:val="FFFFFF"/>', '<w:shd w:val="clear" w:fill="1F4E79"/>', "2 6"),
        ('<w:color w:val="FFFFFF"/><w:highlight w:val="red"/>', "", "2 6"),
        ('<w:color w:val="FF0000"/>', "", "26"),
        ('<w:vertAlign w:val="superscript"/>', "", "2 6"),
        ('<w:sz w:val="2"/>', "", "\ufffc"),
        (f"<w14:textFill {W14}><w14:noFill/></w14:textFill>", "", "\ufffc"),
        ('<w:color w:val="FF0000"/><w:shd w:val="clear" w:fill="ff0000"/>', "", "\ufffc"),
        ('<w:color w:val="FF0000"/><w:shd w:val="clear" w:fill="FFFF00"/>', "", "26"),
        ('<w:rFonts w:ascii="Wingdings 2" w:hAnsi="Wingdings 2"/>', "", "〓〓"),
    ],
)
def test_a_figure_that_is_struck_or_white_on_white_is_not_read(look: str, ground: str, text: str) -> None:
    runs = "".join(f"<w:r><w:rPr>{look}</w:rPr><w:t>{digit}</w:t></w:r>" for digit in "26")
    cell = f"<w:tc><w:tcPr>{ground}</w:tcPr><w:p>{runs}</w:p></w:tc>"
    assert shown(one_grid(tr(tc("规章"), cell))) == [["规章", text]]


def test_a_white_word_and_a_white_figure_in_a_table_of_a_dark_style_are_read() -> None:
    shade = '<w:tcPr><w:shd w:val="clear" w:fill="000000"/></w:tcPr>'
    styles = f'<w:style w:styleId="dark"><w:tblStylePr>{shade}</w:tblStylePr></w:style>'
    run = '<w:r><w:rPr><w:color w:val="FFFFFF"/></w:rPr><w:t>{}</w:t></w:r>'
    cells = [f"<w:tc><w:p>{run.format(text)}</w:p></w:tc>" for text in ("规章", "26")]
    table = tbl(tr(*cells))
    assert shown(grids(read_docx(docx(table)))[0]) == [["规章", "\ufffc"]]
    dark = table.replace("<w:tblPr/>", '<w:tblPr><w:tblStyle w:val="dark"/></w:tblPr>')
    assert shown(grids(read_docx(docx(dark, styles=styles)))[0]) == [["规章", "26"]]


@pytest.mark.parametrize(
    "look",
    ['<w:vertAlign w:val="superscript"/>', "<w:strike/>", '<w:color w:val="FFFFFF"/>', '<w:position w:val="12"/>'],
)
def test_a_text_set_apart_by_its_style_does_not_lengthen_the_figure_beside_it(look: str) -> None:
    styles = f"""<w:style w:styleId="note"><w:rPr>{look}</w:rPr></w:style>
        <w:style w:styleId="mine"><w:basedOn w:val="note"/></w:style>"""
    run = '<w:r><w:rPr><w:rStyle w:val="mine"/></w:rPr><w:t>8</w:t></w:r>'
    document = read_docx(
        docx(tbl(tr(f"<w:tc><w:p><w:r><w:t>26</w:t></w:r>{run}</w:p></w:tc>", tc("9"))), styles=styles)
    )
    assert shown(grids(document)[0]) == [["26 8", "9"]]


@pytest.mark.parametrize(
    ("look", "undone", "text"),
    [
        ("<w:strike/>", "", "\ufffc"),
        ('<w:color w:val="FFFFFF"/>', "", "\ufffc"),
        ("<w:strike/>", '<w:strike w:val="0"/>', "26"),
        ("<w:b/>", "", "26"),
    ],
    ids=["struck", "white", "undone", "bold"],
)
def test_a_figure_that_the_style_of_its_paragraph_strikes_or_hides_is_not_read(
    look: str, undone: str, text: str
) -> None:
    styles = f'<w:style w:styleId="old"><w:rPr>{look}</w:rPr></w:style>'
    run = f"<w:r><w:rPr>{undone}</w:rPr><w:t>26</w:t></w:r>"
    cell = f'<w:tc><w:p><w:pPr><w:pStyle w:val="old"/></w:pPr>{run}</w:p></w:tc>'
    document = read_docx(docx(tbl(tr(tc("规章"), cell)), styles=styles))
    assert shown(grids(document)[0]) == [["规章", text]]


def test_a_run_may_undo_what_its_style_sets_apart() -> None:
    styles = '<w:style w:styleId="note"><w:rPr><w:strike/></w:rPr></w:style>'
    run = '<w:r><w:rPr><w:rStyle w:val="note"/><w:strike w:val="0"/></w:rPr><w:t>8</w:t></w:r>'
    document = read_docx(
        docx(tbl(tr(f"<w:tc><w:p><w:r><w:t>26</w:t></w:r>{run}</w:p></w:tc>", tc("9"))), styles=styles)
    )
    assert shown(grids(document)[0]) == [["268", "9"]]


def test_the_own_mark_of_a_note_does_not_lengthen_the_figure_before_it() -> None:
    mark = '<w:r><w:footnoteReference w:customMarkFollows="1" w:id="1"/><w:t>1</w:t></w:r>'
    cell = f"<w:tc><w:p><w:r><w:t>26</w:t></w:r>{mark}</w:p></w:tc>"
    assert shown(one_grid(tr(cell, tc("")))) == [["26 1", ""]]


def test_a_fraction_is_no_more_digits() -> None:
    math = "http://schemas.openxmlformats.org/officeDocument/2006/math"
    fraction = (
        f'<m:f xmlns:m="{math}"><m:num><m:r><m:t>1</m:t></m:r></m:num><m:den><m:r><m:t>2</m:t></m:r></m:den></m:f>'
    )
    cell = f"<w:tc><w:p><w:r><w:t>15</w:t></w:r>{fraction}</w:p></w:tc>"
    assert shown(one_grid(tr(cell, tc("")))) == [["15 1 2", ""]]


def test_the_result_of_a_field_is_read_and_its_code_is_not() -> None:
    field = (
        '<w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText>=SUM(ABOVE)</w:instrText></w:r>'
        '<w:r><w:fldChar w:fldCharType="separate"/></w:r><w:r><w:t>63</w:t></w:r>'
        '<w:r><w:fldChar w:fldCharType="end"/></w:r>'
    )
    simple = '<w:fldSimple w:instr="PAGE"><w:r><w:t>件</w:t></w:r></w:fldSimple>'
    assert texts(read_docx(docx(f"<w:p>{field}{simple}</w:p>"))) == ["63件"]


def field(code: str, result: str, begin: str = "", data: str = "") -> str:
    separate = f'<w:r><w:fldChar w:fldCharType="separate"/></w:r><w:r><w:t>{result}</w:t></w:r>' if result else ""
    return (
        f'<w:tc><w:p><w:r><w:fldChar w:fldCharType="begin" {begin}>{data}</w:fldChar></w:r>'
        f"<w:r><w:instrText> {code} </w:instrText></w:r>{separate}"
        '<w:r><w:fldChar w:fldCharType="end"/></w:r></w:p></w:tc>'
    )


@pytest.mark.parametrize(
    ("cell", "text"),
    [
        (field("=SUM(LEFT)", ""), "\ufffc"),
        (field("=SUM(LEFT)", "26"), "26"),
        (field("=SUM(LEFT)", "26", 'w:dirty="true"'), "26〓"),
        ('<w:tc><w:p><w:fldSimple w:instr="=SUM(LEFT)"/></w:p></w:tc>', "\ufffc"),
        (field(r"EQ \o(○,8)", ""), "\ufffc"),
        (field("XE 规章", ""), ""),
        (field("FORMTEXT", "\u2002"), ""),
    ],
    ids=["formula", "calculated", "stale", "simple", "drawn", "mark", "left blank"],
)
def test_a_field_whose_result_is_not_in_the_file_is_no_blank(cell: str, text: str) -> None:
    assert shown(one_grid(tr(tc("甲"), cell))) == [["甲", text]]


@pytest.mark.parametrize("code", ["AUTONUM", "LISTNUM", "FILLIN 件数", "SEQ 表"])
def test_a_number_that_word_writes_when_it_opens_the_file_is_no_blank(code: str) -> None:
    assert shown(one_grid(tr(tc("甲"), field(code, "")))) == [["甲", "\ufffc"]]


@pytest.mark.parametrize(("result", "text"), [("26", "26"), ("", "\ufffc")])
def test_what_stands_in_the_code_of_a_field_is_not_shown(result: str, text: str) -> None:
    """A letter's field (IF {MERGEFIELD n} > 8 "26") has another in its code, whose 9 was read before the 26."""
    inside = field("MERGEFIELD n", "9").removeprefix("<w:tc><w:p>").removesuffix("</w:p></w:tc>")
    cell = field("IF", result).replace("> IF <", f"> IF </w:instrText></w:r>{inside}<w:r><w:instrText> > 8 <")
    assert shown(one_grid(tr(tc("甲"), cell))) == [["甲", text]]


def test_what_is_chosen_of_a_list_is_read() -> None:
    entries = '<w:result w:val="1"/><w:listEntry w:val="0"/><w:listEntry w:val="26"/>'
    entries = f"<w:ffData><w:ddList>{entries}</w:ddList></w:ffData>"
    assert shown(one_grid(tr(tc("甲"), field("FORMDROPDOWN", "", data=entries)))) == [["甲", "26"]]


def test_content_controls_round_paragraphs_rows_cells_and_runs() -> None:
    def control(inside: str, properties: str = "") -> str:
        return f"<w:sdt><w:sdtPr>{properties}</w:sdtPr><w:sdtContent>{inside}</w:sdtContent></w:sdt>"

    empty = control("<w:r><w:t>单击此处输入</w:t></w:r>", "<w:showingPlcHdr/>")
    nought = control("<w:r><w:t>0</w:t></w:r>", "<w:showingPlcHdr/>")
    none = control("<w:r><w:t>0件</w:t></w:r>", "<w:showingPlcHdr/>")
    run = control("<w:r><w:t>5</w:t></w:r>")
    cells = (f"<w:tc><w:p>{inside}</w:p></w:tc>" for inside in (run, empty, nought, none))
    row = control(tr(control(tc("甲")), *cells))
    document = read_docx(docx(control(p("一")) + tbl(row)))
    assert texts(document) == ["一"]
    assert shown(grids(document)[0]) == [["甲", "5", "", "0", "0件"]]


def test_tables_in_text_boxes_are_read_once_after_their_paragraph() -> None:
    box = f"<w:txbxContent>{p('盒')}{tbl(tr(tc('1'), tc('2')))}</w:txbxContent>"
    choice = f'<mc:Choice Requires="wps"><w:drawing><wps:txbx>{box}</wps:txbx></w:drawing></mc:Choice>'
    fallback = f"<mc:Fallback><w:pict><v:textbox>{box}</v:textbox></w:pict></mc:Fallback>"
    body = (
        f"<w:p><w:r><w:t>前</w:t></w:r><w:r><mc:AlternateContent>{choice}{fallback}</mc:AlternateContent></w:r></w:p>"
    )
    document = read_docx(docx(body + p("后")))
    assert [b.text if isinstance(b, Paragraph) else shown(b) for b in document.blocks] == [
        "前",
        "盒",
        [["1", "2"]],
        "后",
    ]
    old = f"<w:p><w:r><w:pict><v:shape><v:textbox>{box}</v:textbox></v:shape></w:pict></w:r></w:p>"
    assert [shown(grid) for grid in grids(read_docx(docx(old)))] == [[["1", "2"]]]


def test_a_layout_table_is_read_as_if_it_were_not_there() -> None:
    inner = tbl(tr(tc("甲"), tc("1")))
    cell = f"<w:tc>{p('一、总体情况')}{inner}{p('完')}</w:tc>"
    document = read_docx(docx(tbl(tr(tc("左"), cell))))
    assert [b.text if isinstance(b, Paragraph) else shown(b) for b in document.blocks] == [
        "左",
        "一、总体情况",
        [["甲", "1"]],
        "完",
    ]
    assert grids(document)[0].number == 2


def test_a_frame_round_the_text_is_read_as_text() -> None:
    assert texts(read_docx(docx(tbl(tr(f"<w:tc>{p('甲')}{p('乙')}</w:tc>"))))) == ["甲", "乙"]


def test_a_table_in_a_cell_of_a_table_of_figures_is_read_after_it() -> None:
    inner = tbl(tr(tc("内"), tc("9")))
    rows = [tr(tc("甲"), tc("1")), tr(tc("乙"), tc("2")), tr(tc("丙"), tc("3"))]
    document = read_docx(docx(tbl(*rows, tr(tc("丁"), f"<w:tc>{p('注')}{inner}</w:tc>"))))
    assert [(grid.number, shown(grid)[-1]) for grid in grids(document)] == [(1, ["丁", "注"]), (2, ["内", "9"])]


def test_a_cell_with_only_a_table_in_it_is_not_blank() -> None:
    inner = tbl(tr(tc("9"), tc("件")))
    rows = [tr(tc("甲"), tc("1")), tr(tc("乙"), tc("2")), tr(tc("丙"), tc("3"))]
    document = read_docx(docx(tbl(*rows, tr(tc("丁"), f"<w:tc>{inner}{p('')}</w:tc>"))))
    assert shown(grids(document)[0])[-1] == ["丁", "\ufffc"]


@pytest.mark.parametrize(
    "shape",
    [
        "<w:drawing><a:blip/></w:drawing>",
        '<w:pict><v:shape><v:textpath string="26"/></v:shape></w:pict>',
        '<w:object><o:OLEObject xmlns:o="urn:schemas-microsoft-com:office:office" Type="Embed"/></w:object>',
    ],
    ids=["picture", "lettering", "object"],
)
def test_a_cell_with_only_a_picture_is_not_blank(shape: str) -> None:
    cell = f"<w:tc><w:p><w:r>{shape}</w:r></w:p></w:tc>"
    document = read_docx(docx(tbl(tr(tc("甲"), cell))))
    assert shown(grids(document)[0]) == [["甲", "\ufffc"]]
    assert english(document.notes) == ("1 pictures, whose text is not read",)


@pytest.mark.parametrize(
    ("runs", "text"),
    [
        (("2", "<w:drawing><wp:inline><a:blip/></wp:inline></w:drawing>", "6"), "2\ufffc6"),
        (("<w:pict><v:shape><v:imagedata/></v:shape></w:pict>", "6"), "\ufffc6"),
        (("26", "<w:drawing><wp:anchor><a:blip/></wp:anchor></w:drawing>"), "26"),
        (("26", '<w:pict><v:shape style="position:absolute"><v:imagedata/></v:shape></w:pict>'), "26"),
        (("规", "<w:drawing><wp:inline><a:blip/></wp:inline></w:drawing>", "章"), "规章"),
    ],
    ids=["in the line", "as old files have it", "a seal", "a seal of an old file", "in a word"],
)
def test_a_picture_in_the_line_may_be_a_digit_of_the_figure_that_it_touches(runs: tuple[str, ...], text: str) -> None:
    wp = 'xmlns:wp="http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing"'
    inner = "".join(f"<w:r>{run if '<' in run else f'<w:t>{run}</w:t>'}</w:r>" for run in runs)
    cell = f"<w:tc><w:p>{inner}</w:p></w:tc>".replace("<w:drawing", f"<w:drawing {wp}")
    assert shown(one_grid(tr(tc("甲"), cell))) == [["甲", text]]


def test_signs_of_symbol_fonts() -> None:
    def sign(font: str, code: str) -> str:
        return f'<w:r><w:sym w:font="{font}" w:char="{code}"/></w:r>'

    body = f"<w:p>{sign('Symbol', 'F035')}{sign('Wingdings', 'F0FC')}{sign('Arial', '2460')}{sign('x', 'zz')}</w:p>"
    assert texts(read_docx(docx(body))) == ["5〓①〓"]


def with_chunk(*pages: bytes, chunks: tuple[int, ...] = (1,), kind: str = "html") -> bytes:
    """A DOCX with a table, and pages embedded behind it by their numbers."""
    body = tbl(tr(tc("甲"), tc("1"))) + "".join(f'<w:altChunk r:id="r{n}"/>' for n in chunks) + p("末")
    parts = docx_parts(body)
    paths = {f"aFChunk{n}": f"a{n}.{kind}" for n in range(1, len(pages) + 1)}
    parts["word/_rels/document.xml.rels"] = relations(**paths)
    return zipped(parts | {f"word/{path}": page for path, page in zip(paths.values(), pages, strict=True)})


PAGE = "<p>一、总体情况</p><table><tr><td>行政许可</td><td>7</td></tr></table>"


@pytest.mark.parametrize("page", [PAGE.encode(), mhtml([quoted(PAGE)])], ids=["html", "mhtml"])
def test_a_page_that_is_embedded_is_read_in_its_place(page: bytes) -> None:
    """As programs do that turn a page into a DOCX by putting it in."""
    document = read_document(with_chunk(page), name="a.docx")
    assert document.kind == "docx"
    assert [(grid.number, shown(grid)) for grid in grids(document)] == [(1, [["甲", "1"]]), (2, [["行政许可", "7"]])]
    assert texts(document) == ["一、总体情况", "末"]
    assert english(document.notes) == ("read from a page that is embedded in the file",)


@pytest.mark.parametrize(
    "data",
    [
        with_chunk(docx(p("内"))),
        with_chunk(b"%PDF-1.4"),
        with_chunk(PAGE.encode(), chunks=(2,)),
    ],
    ids=["docx", "pdf", "no such part"],
)
def test_what_is_embedded_and_no_page_is_told(data: bytes) -> None:
    document = read_document(data, name="a.docx")
    assert texts(document) == ["末"]
    assert english(document.notes)[0].startswith("another document is embedded")


@pytest.mark.parametrize("page", [b" \n", b"Rar!" + bytes(20), mhtml([])], ids=["blank", "archive", "no page"])
def test_an_embedded_document_that_cannot_be_read_leaves_the_rest(page: bytes) -> None:
    document = read_document(with_chunk(page), name="a.docx")
    assert [shown(grid) for grid in grids(document)] == [[["甲", "1"]]]
    assert english(document.notes)[0].startswith("another document is embedded in this one, and cannot be read: ")


def test_a_page_that_is_embedded_in_a_cell_is_told() -> None:
    """Its cell would seem blank."""
    cell = '<w:tc><w:altChunk r:id="r1"/><w:p/></w:tc>'
    parts = docx_parts(tbl(tr(tc("甲"), cell)))
    parts |= {"word/_rels/document.xml.rels": relations(aFChunk1="a.html"), "word/a.html": "<p>12</p>"}
    document = read_document(zipped(parts), name="a.docx")
    assert english(document.notes)[0].startswith("another document is embedded")
    assert [shown(grid) for grid in grids(document)] == [[["甲", "\ufffc"]]]


def test_pages_that_are_too_large_in_all_are_not_read(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("gongkai.documents.office.chunks.MAX_BYTES", 2 * len(PAGE.encode()) - 1)
    assert len(grids(read_document(with_chunk(PAGE.encode()), name="a.docx"))) == 2
    assert len(grids(read_document(with_chunk(*[PAGE.encode()] * 2, chunks=(1, 2)), name="a.docx"))) == 1


def test_a_page_that_is_embedded_often_is_read_once() -> None:
    document = read_document(with_chunk(PAGE.encode(), chunks=(1,) * 2_000), name="a.docx")
    assert len(grids(document)) == 2
    assert english(document.notes)[1].startswith("another document is embedded")


NUMBERING = """
<w:abstractNum w:abstractNumId="0">
 <w:lvl w:ilvl="0"><w:start w:val="1"/><w:numFmt w:val="chineseCounting"/><w:suff w:val="nothing"/>
  <w:lvlText w:val="%1、"/></w:lvl>
 <w:lvl w:ilvl="1"><w:start w:val="1"/><w:numFmt w:val="decimal"/><w:lvlText w:val="%2."/></w:lvl>
 <w:lvl w:ilvl="2"><w:numFmt w:val="bullet"/><w:lvlText w:val="●"/></w:lvl>
 <w:lvl w:ilvl="3"><w:numFmt w:val="hebrew1"/><w:lvlText w:val="%4"/></w:lvl>
</w:abstractNum>
<w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num>
<w:num w:numId="2"><w:abstractNumId w:val="0"/>
 <w:lvlOverride w:ilvl="0"><w:startOverride w:val="5"/></w:lvlOverride></w:num>
"""


def numbered(text: str, level: int, number: int = 1) -> str:
    return p(text, f'<w:numPr><w:ilvl w:val="{level}"/><w:numId w:val="{number}"/></w:numPr>')


def test_automatic_numbers_are_counted_as_word_counts_them() -> None:
    body = "".join(
        (
            numbered("总体情况", 0),
            numbered("甲", 1),
            numbered("乙", 1),
            numbered("主动公开", 0),
            numbered("丙", 1),
            numbered("点", 2),
            numbered("其他", 0, 2),
            numbered("末", 0, 2),
            numbered("无", 0, 0),
        )
    )
    document = read_docx(docx(body, numbering=NUMBERING))
    expected = ["一、总体情况", "1. 甲", "2. 乙", "二、主动公开", "1. 丙", "点", "五、其他", "六、末", "无"]
    assert texts(document) == expected


def test_automatic_numbers_of_an_unknown_kind_are_noted() -> None:
    document = read_docx(docx(numbered("甲", 3), numbering=NUMBERING))
    assert texts(document) == ["甲"]
    assert english(document.notes) == ("automatic numbers of these kinds are left out: hebrew1",)


def test_numbers_and_headings_by_style() -> None:
    styles = (
        '<w:style w:styleId="1"><w:name w:val="heading 1"/>'
        '<w:pPr><w:numPr><w:numId w:val="1"/></w:numPr></w:pPr></w:style>'
        '<w:style w:styleId="a"><w:name w:val="自定"/><w:basedOn w:val="1"/></w:style>'
        '<w:style w:styleId="T"><w:name w:val="toc 1"/></w:style>'
    )
    body = (
        p("总体情况 1", '<w:pStyle w:val="T"/>')
        + p("总体情况", '<w:pStyle w:val="a"/>')
        + p("题", '<w:outlineLvl w:val="0"/>')
    )
    document = read_docx(docx(body, styles=styles, numbering=NUMBERING))
    assert document.blocks == (Paragraph("一、总体情况", True), Paragraph("题", True))
    assert english(document.notes) == ("the table of contents is left out",)


@given(st.integers(1, 999))
def test_chinese_numerals_say_each_number_in_one_way(number: int) -> None:
    text = chinese(number)
    worth = {"十": 10, "百": 100}
    total, digit = 0, 0
    for sign in text:
        if sign in worth:
            total, digit = total + (digit or 1) * worth[sign], 0
        else:
            digit = "零一二三四五六七八九".index(sign)
    assert total + digit == number


def test_a_title_in_the_properties_is_kept_apart_from_the_first_line() -> None:
    parts = docx_parts(p("甲局2024年报告"))
    parts["docProps/core.xml"] = (
        '<c:coreProperties xmlns:c="x" xmlns:dc="http://purl.org/dc/elements/1.1/">'
        "<dc:title>甲局2023年报告</dc:title><dc:creator>张三</dc:creator></c:coreProperties>"
    )
    document = read_docx(zipped(parts))
    assert document.title == "甲局2024年报告"
    assert document.metadata == {"title": "甲局2023年报告"}


def test_a_document_of_the_strict_format() -> None:
    parts = docx_parts(p("甲"))
    parts["word/document.xml"] = str(parts["word/document.xml"]).replace(
        "http://schemas.openxmlformats.org/wordprocessingml/2006/main",
        "http://purl.oclc.org/ooxml/wordprocessingml/main",
    )
    assert texts(read_docx(zipped(parts))) == ["甲"]


def test_a_file_as_python_docx_writes_it() -> None:
    made = python_docx.Document()
    made.add_heading("甲局2024年报告", 0)
    made.add_paragraph("一、总体情况")
    table = made.add_table(3, 3)
    table.cell(0, 0).merge(table.cell(1, 0)).text = "行"
    table.cell(0, 1).merge(table.cell(0, 2)).text = "列"
    for r, c in ((1, 1), (1, 2), (2, 0), (2, 1), (2, 2)):
        table.cell(r, c).text = f"{r}{c}"
    buffer = io.BytesIO()
    made.save(buffer)
    document = read_docx(buffer.getvalue())
    assert document.title == "甲局2024年报告"
    assert shown(grids(document)[0]) == [["行", "列", "列"], ["行", "11", "12"], ["20", "21", "22"]]


Area = tuple[int, int, int, int]
"""First row and column, and how many of each."""


@st.composite
def cuttings(draw: st.DrawFn) -> list[list[Area]]:
    """A rectangle cut into at least two cells: for each place, the cell that covers it."""
    height, width = draw(st.integers(1, 5)), draw(st.integers(2, 6))
    owner: dict[tuple[int, int], Area] = {}
    for r in range(height):
        for c in range(width):
            if (r, c) not in owner:
                free = next((n for n in range(1, width - c) if (r, c + n) in owner), width - c)
                wide = draw(st.integers(1, free if (r, c) != (0, 0) else width - 1))
                area = (r, c, draw(st.integers(1, height - r)), wide)
                owner |= {(r + i, c + j): area for i in range(area[2]) for j in range(wide)}
    return [[owner[r, c] for c in range(width)] for r in range(height)]


@given(cuttings())
def test_any_cutting_of_a_rectangle_into_cells_comes_back(places: list[list[Area]]) -> None:
    def cell(r: int, area: Area) -> str:
        merge = "" if area[2] == 1 else RESTART if area[0] == r else CONTINUE
        return tc(f"{area}" if area[0] == r else "", f'<w:gridSpan w:val="{area[3]}"/>{merge}')

    grid = one_grid(*(tr(*(cell(r, area) for area in dict.fromkeys(row))) for r, row in enumerate(places)))
    found = [[c and (c.row, c.column, c.row_span, c.column_span) for c in row] for row in grid.rows]
    assert found == places
    assert shown(grid) == [[str(area) for area in row] for row in places]


HOSTILE = {
    "entities": ('<!DOCTYPE x [<!ENTITY a "aaaa"><!ENTITY b "&a;&a;">]><w:document/>', "declares entities"),
    "broken": ("<w:document", "no good XML"),
    "no body": (
        '<w:document xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"/>',
        "without a text",
    ),
}


@pytest.mark.parametrize("case", HOSTILE)
def test_bad_xml_is_a_clear_error(case: str) -> None:
    xml, message = HOSTILE[case]
    parts = docx_parts("")
    parts["word/document.xml"] = xml
    with pytest.raises(Unreadable, match=message):
        read_docx(zipped(parts), name="a.docx")


def test_entities_in_another_encoding_are_refused_too() -> None:
    parts = docx_parts("")
    xml = '<?xml version="1.0" encoding="UTF-16"?><!DOCTYPE x [<!ENTITY a "aaaa">]><x>&a;</x>'
    parts["word/document.xml"] = xml.encode("utf-16")
    with pytest.raises(Unreadable, match="declares entities"):
        read_docx(zipped(parts))


def test_spans_nesting_and_numbers_of_cells_have_limits() -> None:
    with pytest.raises(Unreadable, match="columns wide"):
        read_docx(docx(tbl(tr(tc("1", '<w:gridSpan w:val="99999999"/>'), tc("2")))))
    with pytest.raises(Unreadable, match="no good XML"):
        read_docx(docx("<w:tbl><w:tr><w:tc>" * 10_000))
    with pytest.raises(Unreadable, match="no good XML"):
        read_docx(docx("<w:tbl><w:tr><w:tc>" * 400 + "</w:tc></w:tr></w:tbl>" * 400))
    with pytest.raises(Unreadable, match="cells"):
        read_docx(docx(tbl(*[tr(tc("1", '<w:gridSpan w:val="999"/>'), tc("2"))] * 300)))


def test_as_deep_as_the_parser_lets_it_is_read() -> None:
    deep = p("底")
    for _ in range(80):
        deep = f"<w:tbl><w:tr>{tc('旁')}<w:tc>{deep}</w:tc></w:tr></w:tbl>"
    document = read_docx(docx(deep))
    assert texts(document) == ["旁"] * 79
    assert [(grid.number, shown(grid)) for grid in grids(document)] == [(80, [["旁", "底"]])]
