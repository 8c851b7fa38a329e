"""What is typed into forms or noted on top of a page, and figures that are drawn: told, so that no cell is blank."""

import pytest
from reportlab.pdfbase.pdfdoc import PDFArray, PDFDictionary, PDFName, PDFString

from gongkai.documents import Unreadable
from gongkai.documents.pdf import drawing as pdf_drawing
from gongkai.documents.pdf.glyphs import CUT
from gongkai.documents.pdf.reader import read_pdf
from gongkai.values import Grid
from tests.documents.pdf.files import HEIGHT, Box, Sheet
from tests.notes import english

XS, YS = [100, 200, 260], [100, 120, 140]
ROOM = (202, int(HEIGHT) - 118, 258, int(HEIGHT) - 102)
"""The left, foot, right and top of the cell on which something is noted."""


def sheet_of(figure: str, rules: str = "all") -> Sheet:
    sheet = Sheet()
    rows = (("规章", figure), ("规范性文件", "25"))
    sheet.table(XS, YS, [Box(text, r, k) for r, row in enumerate(rows) for k, text in enumerate(row)], rules=rules)
    return sheet


def text_of(sheet: Sheet) -> str:
    document = read_pdf(sheet.data())
    [grid] = [block for block in document.blocks if isinstance(block, Grid)]
    assert [cell.text if cell else "" for cell in grid.rows[1]] == ["规范性文件", "25"]
    assert grid.rows[0][1] is not None
    return grid.rows[0][1].text


def note(sheet: Sheet, kind: str, **entries: object) -> None:
    fields = {"Type": PDFName("Annot"), "Subtype": PDFName(kind), "Rect": PDFArray(ROOM), **entries}
    sheet.canvas._addAnnotation(PDFDictionary(fields))  # type: ignore[attr-defined]


@pytest.mark.parametrize("figure", ["", "7"])
def test_figure_typed_into_a_field_is_told(figure: str) -> None:
    sheet = sheet_of(figure)
    left, foot, right, top = ROOM
    sheet.canvas.acroForm.textfield(value="163", x=left, y=foot, width=right - left, height=top - foot)
    assert CUT in text_of(sheet)


def test_field_that_is_left_blank_is_blank() -> None:
    sheet = sheet_of("")
    left, foot, right, top = ROOM
    sheet.canvas.acroForm.textfield(value="", x=left, y=foot, width=right - left, height=top - foot)
    assert text_of(sheet) == ""


@pytest.mark.parametrize("kind", ["FreeText", "StrikeOut", "Ink"])
def test_note_on_a_cell_is_told(kind: str) -> None:
    sheet = sheet_of("7")
    note(sheet, kind, Contents=PDFString("163"))
    assert CUT in text_of(sheet)


def test_page_covered_with_notes_is_refused() -> None:
    """The last of them covers a figure: none may be passed over."""
    sheet = sheet_of("7")
    for _ in range(20):
        note(sheet, "FreeText", Rect=PDFArray((0, 0, 200, 600)))
    note(sheet, "FreeText")
    with pytest.raises(Unreadable, match="fields of forms or notes"):
        read_pdf(sheet.data())


def test_page_of_more_small_shapes_than_are_looked_at_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(pdf_drawing, "_MOST_SHAPES", 40)
    sheet = sheet_of("")
    for number in range(41):
        sheet.canvas.circle(20 + 10 * number, 30, 4, stroke=0, fill=1)
    with pytest.raises(Unreadable, match="small shapes"):
        read_pdf(sheet.data())


def test_page_with_notes_on_it_is_told() -> None:
    sheet = sheet_of("7")
    note(sheet, "FreeText", Contents=PDFString("163"))
    [told] = english(read_pdf(sheet.data()).notes)
    assert told.startswith("page 1: what is typed into fields of a form or noted on top of the page is not read")


@pytest.mark.parametrize("inside", [{"IC": PDFArray([1, 1, 1])}, {}])
def test_box_that_is_filled_covers_and_an_open_one_does_not(inside: dict[str, PDFArray]) -> None:
    sheet = sheet_of("7")
    note(sheet, "Square", **inside)
    assert (CUT in text_of(sheet)) == bool(inside)


@pytest.mark.parametrize("kind", ["Link", "Highlight", "Text"])
def test_notes_that_cover_nothing_are_passed_over(kind: str) -> None:
    sheet = sheet_of("7")
    note(sheet, kind, Contents=PDFString("163"))
    assert text_of(sheet) == "7"


def test_figure_that_is_drawn_as_an_outline_is_told() -> None:
    sheet = sheet_of("")
    seven = sheet.canvas.beginPath()
    for x, y in ((0, 6), (4, 6), (4, 5), (2, 0), (1, 0), (3, 5), (0, 5)):
        (seven.lineTo if (x, y) != (0, 6) else seven.moveTo)(225 + x, HEIGHT - 113 + y)
    sheet.canvas.drawPath(seven, stroke=0, fill=1)
    assert text_of(sheet) == CUT


def test_ground_of_a_cell_is_no_figure() -> None:
    sheet = Sheet()
    sheet.canvas.setFillGray(0.9)
    sheet.canvas.roundRect(201, HEIGHT - 119, 58, 18, 3, stroke=0, fill=1)
    sheet.canvas.setFillGray(0)
    sheet.table(XS, YS, [Box("规章", 0, 0), Box("", 0, 1), Box("规范性文件", 1, 0), Box("25", 1, 1)])
    assert text_of(sheet) == ""


@pytest.mark.parametrize("rules", ["all", "upright"])
def test_figure_that_runs_over_the_side_of_its_cell_is_told(rules: str) -> None:
    sheet = Sheet()
    rows = (("信息内容", "本年", "上年"), ("规章", "", ""), ("规范性文件", "25", "3"), ("行政许可", "26", "4"))
    boxes = [Box(text, r, k) for r, row in enumerate(rows) for k, text in enumerate(row)]
    sheet.table([100, 200, 230, 260], [100, 120, 140, 160, 180], boxes, rules=rules)
    sheet.text(216, 134, "123456", 9, "Times-Roman")
    [grid] = [block for block in read_pdf(sheet.data()).blocks if isinstance(block, Grid)]
    figures = [cell.text for cell in grid.rows[1][1:] if cell]
    assert len(figures) == 2 and all(CUT in text for text in figures)


@pytest.mark.parametrize(("x", "is_told"), [(228, True), (226, False)])
def test_a_digit_on_the_side_of_its_cell_is_told(x: float, is_told: bool) -> None:
    """It is 4.5 points wide, and the line between the cells stands at 230."""
    sheet = Sheet()
    rows = (("信息内容", "本年", "上年"), ("规章", "", ""), ("规范性文件", "25", "3"))
    boxes = [Box(text, r, k) for r, row in enumerate(rows) for k, text in enumerate(row)]
    sheet.table([100, 200, 230, 260], [100, 120, 140, 160], boxes)
    sheet.text(x, 134, "7", 9, "Times-Roman")
    [grid] = [block for block in read_pdf(sheet.data()).blocks if isinstance(block, Grid)]
    cells = [cell.text for cell in grid.rows[1][1:] if cell]
    assert [CUT in text for text in cells] == [is_told, is_told]
