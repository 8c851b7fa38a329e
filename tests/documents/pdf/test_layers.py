"""Figures in layers of a file that are switched off: told, never read. Those of a layer that is on are read."""

import re
from collections.abc import Callable

import pytest
from reportlab.pdfgen.canvas import Canvas

from gongkai.documents.pdf.glyphs import CUT
from gongkai.documents.pdf.reader import read_pdf
from gongkai.values import Grid
from tests.documents.pdf.files import HEIGHT, Box, Sheet, pdf_of

XS, YS = [100, 200, 260], [100, 120, 140]
ROWS = (("规章", ""), ("规范性文件", "25"))
"""The blank cell is the one that something is drawn in."""
OLD, NEW, BOTH, LIST = 901, 902, 903, 904
"""Objects: a layer that is off, one that is on, what depends on either, and a list of what is off."""
OFF = b"<< /OFF [901 0 R] >>"

Draw = Callable[[Canvas], None]


def plainly(canvas: Canvas) -> None:
    canvas.setFont("Times-Roman", 9)
    canvas.drawString(210, HEIGHT - 114, "163")


def in_layer(draw: Draw, layer: int = OLD) -> Draw:
    def drawn(canvas: Canvas) -> None:
        canvas._code.append(f"/OC /L{layer} BDC")  # type: ignore[attr-defined]
        draw(canvas)
        canvas._code.append("EMC")  # type: ignore[attr-defined]

    return drawn


def in_form(draw: Draw) -> Draw:
    def drawn(canvas: Canvas) -> None:
        canvas.beginForm("drawn")
        draw(canvas)
        canvas.endForm()
        canvas.doForm("drawn")

    return drawn


def layered(data: bytes, config: bytes, name: bytes, form_of: int | None) -> bytes:
    """The file with layers, the one that is switched off called so, and its forms in a layer by their dictionaries."""
    objects = {int(found[1]): found[2] for found in re.finditer(rb"(\d+) 0 obj\s(.*?)endobj", data, re.DOTALL)}
    names = b" ".join(b"/L%d %d 0 R" % (layer, layer) for layer in (OLD, NEW, BOTH))
    for number, body in objects.items():
        changed = body.replace(b"/Resources <<", b"/Resources << /Properties << %s >>" % names)
        if form_of and b"/Subtype /Form" in body:
            changed = changed.replace(b"/Subtype /Form", b"/Subtype /Form /OC %d 0 R" % form_of)
        objects[number] = changed
    [root] = [number for number, body in objects.items() if b"/Catalog" in body]
    properties = b"/OCProperties << /OCGs [901 0 R 902 0 R] /D %s >>" % config
    objects[root] = objects[root].replace(b"/Type /Catalog", b"/Type /Catalog %s" % properties)
    objects[OLD] = b"<< /Type /OCG /Name %s /Usage << /View << /ViewState /OFF >> >> >>" % name
    objects[OLD] = objects[OLD] if b"/AS" in config else b"<< /Type /OCG /Name %s >>" % name
    objects[NEW] = b"<< /Type /OCG /Name (New) >>"
    objects[BOTH] = b"<< /Type /OCMD /OCGs [901 0 R 902 0 R] /P /AllOn >>"
    objects[LIST] = b"[ 901 0 R ]"
    return pdf_of(objects, root)


def text_of(draw: Draw, *, config: bytes = OFF, name: bytes = b"(Old)", form_of: int | None = None) -> str:
    """The text of the cell in which something is drawn so."""
    sheet = Sheet()
    sheet.prose(40, ["本机关按照规定公开政府信息，现将本年度有关情况报告如下。"])
    sheet.table(XS, YS, [Box(text, r, k) for r, row in enumerate(ROWS) for k, text in enumerate(row)])
    draw(sheet.canvas)
    document = read_pdf(layered(sheet.data(), config, name, form_of))
    [grid] = [block for block in document.blocks if isinstance(block, Grid)]
    assert [cell.text if cell else "" for cell in grid.rows[1]] == ["规范性文件", "25"]
    assert grid.rows[0][1] is not None
    return grid.rows[0][1].text


CONFIGS = [
    OFF,
    b"<< /OFF 904 0 R >>",
    b"<< /BaseState /OFF /ON [902 0 R] >>",
    b"<< /OFF [] /AS [<< /Event /View /Category [/View] /OCGs [901 0 R] >>] >>",
]


@pytest.mark.parametrize("config", CONFIGS)
def test_figure_in_a_layer_that_is_off_is_told(config: bytes) -> None:
    assert text_of(in_layer(plainly), config=config) == 3 * CUT


NAMES = [b"<FEFF65E7>", b"(\\376\\377e\\347)", b"(Old \\(1\\))", b"(Old (1))", b"()", b"(%s)" % (600 * b"o")]


@pytest.mark.parametrize("name", NAMES)
def test_layer_is_known_by_its_name_however_that_is_written(name: bytes) -> None:
    assert text_of(in_layer(plainly), name=name) == 3 * CUT


def test_figure_in_a_layer_inside_another_or_that_depends_on_another_is_told() -> None:
    assert text_of(in_layer(in_layer(plainly, NEW))) == 3 * CUT
    assert text_of(in_layer(plainly, BOTH)) == 3 * CUT


def test_figure_in_a_form_that_is_off_is_told() -> None:
    assert text_of(in_layer(in_form(plainly))) == 3 * CUT
    assert text_of(in_form(plainly), form_of=OLD) == 3 * CUT
    assert text_of(in_form(plainly), form_of=BOTH) == 3 * CUT


def test_white_figure_on_a_dark_box_that_is_off_is_told() -> None:
    def box(canvas: Canvas) -> None:
        canvas.setFillGray(0)
        canvas.rect(206, HEIGHT - 118, 40, 14, stroke=0, fill=1)
        canvas.setFillGray(1)

    def drawn(canvas: Canvas, draw: Draw) -> None:
        draw(canvas)
        plainly(canvas)

    assert text_of(lambda canvas: drawn(canvas, box)) == "163"
    assert text_of(lambda canvas: drawn(canvas, in_layer(box))) == 3 * CUT


def test_lines_that_are_off_do_not_cut_a_figure_in_two() -> None:
    def line(canvas: Canvas) -> None:
        canvas.line(219, HEIGHT - 100, 219, HEIGHT - 120)

    def drawn(canvas: Canvas) -> None:
        plainly(canvas)
        in_layer(line)(canvas)

    assert text_of(drawn) == "163"


def test_figure_in_a_layer_that_is_on_is_read() -> None:
    assert text_of(in_layer(plainly, NEW)) == "163"
    assert text_of(in_layer(in_form(plainly), NEW)) == "163"
    assert text_of(in_form(plainly), form_of=NEW) == "163"
    assert text_of(in_layer(plainly), config=b"<< /ON [901 0 R] /OFF [] >>") == "163"
    assert text_of(plainly) == "163"
