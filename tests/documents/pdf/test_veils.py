"""Figures among the texts of a page that the page does not show: told, never read, with another one on them or not."""

import io
from collections.abc import Callable
from typing import Literal

import pytest
from PIL import Image
from reportlab.lib.utils import ImageReader
from reportlab.pdfgen.canvas import Canvas

from gongkai.documents.limits import Scan, Unreadable
from gongkai.documents.pdf import pictures as pdf_pictures
from gongkai.documents.pdf.glyphs import CUT
from gongkai.documents.pdf.reader import read_pdf
from gongkai.values import Grid
from tests.documents.pdf.files import HEIGHT, Box, Sheet

XS, YS = [100, 200, 260], [100, 120, 140]
ROWS = (("规章", ""), ("规范性文件", "25"))
"""The blank cell is the one that something is hidden in."""

Draw = Callable[[Canvas, float, float, str], None]


def plainly(canvas: Canvas, x: float, y: float, text: str) -> None:
    canvas.setFont("Times-Roman", 9)
    canvas.drawString(x, y, text)


def in_mode(mode: Literal[1, 2, 3, 7]) -> Draw:
    def draw(canvas: Canvas, x: float, y: float, text: str) -> None:
        canvas.saveState()
        written = canvas.beginText(x, y)
        written.setFont("Times-Roman", 9)
        written.setTextRenderMode(mode)
        written.textOut(text)
        canvas.drawText(written)
        canvas.restoreState()

    return draw


def in_grey(grey: float, opacity: float = 1) -> Draw:
    def draw(canvas: Canvas, x: float, y: float, text: str) -> None:
        canvas.saveState()
        canvas.setFillGray(grey)
        canvas.setFillAlpha(opacity)
        plainly(canvas, x, y, text)
        canvas.restoreState()

    return draw


def on_a_white_box_on_a_dark_one(canvas: Canvas, x: float, y: float, text: str) -> None:
    canvas.rect(x - 4, y - 4, 40, 14, stroke=0, fill=1)
    canvas.saveState()
    canvas.setFillGray(1)
    canvas.rect(x - 4, y - 4, 20, 14, stroke=0, fill=1)
    plainly(canvas, x, y, text)
    canvas.restoreState()


def cut_away(canvas: Canvas, x: float, y: float, text: str) -> None:
    canvas.saveState()
    window = canvas.beginPath()
    window.rect(x, y - 40, 60, 20)
    canvas.clipPath(window, stroke=0, fill=0)
    plainly(canvas, x, y, text)
    canvas.restoreState()


def in_blue(paler: float) -> Draw:
    """In a light blue on a box that is paler by so much, which is on one of the same blue."""

    def draw(canvas: Canvas, x: float, y: float, text: str) -> None:
        canvas.saveState()
        for more in (0, paler):
            canvas.setFillColorRGB(0.6 + more, 0.7 + more, 0.9 + more)
            canvas.rect(x - 2, y - 3, 20, 13, stroke=0, fill=1)
        canvas.setFillColorRGB(0.6, 0.7, 0.9)
        plainly(canvas, x, y, text)
        canvas.restoreState()

    return draw


def under_a_box(canvas: Canvas, x: float, y: float, text: str) -> None:
    plainly(canvas, x, y, text)
    canvas.setFillGray(1)
    canvas.rect(x - 2, y - 3, 40, 13, stroke=0, fill=1)
    canvas.setFillGray(0)


def picture(canvas: Canvas, mode: str, color: tuple[int, ...], room: tuple[float, float, float, float]) -> None:
    """A picture of one colour, at a place and as large as `room` says."""
    buffer = io.BytesIO()
    Image.new(mode, (20, 10), color).save(buffer, "PNG")
    canvas.drawImage(ImageReader(buffer), *room, mask="auto")


def under_a_picture(canvas: Canvas, x: float, y: float, text: str) -> None:
    plainly(canvas, x, y, text)
    picture(canvas, "RGB", (255, 255, 255), (x - 2, y - 3, 20, 13))


def with_another_text(canvas: Canvas, x: float, y: float, text: str) -> None:
    canvas._code.append("/Span << /ActualText (999) >> BDC")  # type: ignore[attr-defined]
    plainly(canvas, x, y, text)
    canvas._code.append("EMC")  # type: ignore[attr-defined]


def tagged(canvas: Canvas, x: float, y: float, text: str) -> None:
    canvas._code.append("/P << /MCID 0 >> BDC")  # type: ignore[attr-defined]
    plainly(canvas, x, y, text)
    canvas._code.append("EMC")  # type: ignore[attr-defined]


def without_width(canvas: Canvas, x: float, y: float, text: str) -> None:
    written = canvas.beginText(x, y)
    written.setFont("Times-Roman", 9)
    written.setHorizScale(0.01)
    written.textOut(text)
    written.setHorizScale(100)
    canvas.drawText(written)


def text_beside(draw: Draw, printed: str = "", font: str = "") -> str:
    """The text of the cell in which 163 is drawn so, and something `printed` to the right of it."""
    sheet = Sheet()
    sheet.prose(40, ["本机关按照规定公开政府信息，现将本年度有关情况报告如下。"])
    sheet.table(XS, YS, [Box(text, r, k) for r, row in enumerate(ROWS) for k, text in enumerate(row)])
    draw(sheet.canvas, 210, HEIGHT - 114, "163")
    if printed:
        plainly(sheet.canvas, 232, HEIGHT - 114, printed)
    if font:  # A font that is not in the file, of one character: the page is read in another way.
        sheet.text(210, 500, font)
    [grid] = [block for block in read_pdf(sheet.data()).blocks if isinstance(block, Grid)]
    assert [cell.text if cell else "" for cell in grid.rows[1]] == ["规范性文件", "25"]
    assert grid.rows[0][1] is not None
    return grid.rows[0][1].text


def black_on_black(canvas: Canvas, x: float, y: float, text: str) -> None:
    canvas.rect(x - 4, y - 4, 40, 14, stroke=0, fill=1)
    plainly(canvas, x, y, text)


def on_a_grey_box_beside_a_black_one(canvas: Canvas, x: float, y: float, text: str) -> None:
    canvas.rect(x - 30, y - 4, 24, 14, stroke=0, fill=1)
    canvas.saveState()
    canvas.setFillGray(0.3)
    canvas.rect(x - 4, y - 4, 40, 14, stroke=0, fill=1)
    canvas.restoreState()
    plainly(canvas, x, y, text)


UNSEEN = {
    "invisible": in_mode(3),
    "a window only": in_mode(7),
    "white": in_grey(1),
    "nearly white": in_grey(0.97),
    "transparent": in_grey(0, 0),
    "nearly transparent": in_grey(0, 0.04),
    "cut away": cut_away,
    "under a box": under_a_box,
    "under a picture": under_a_picture,
    "with another text": with_another_text,
    "on its colour": in_blue(0.02),
    "black on black": black_on_black,
    "white on white on black": on_a_white_box_on_a_dark_one,
}


@pytest.mark.parametrize("draw", UNSEEN.values(), ids=UNSEEN)
def test_figure_that_is_not_seen_is_told(draw: Draw) -> None:
    assert text_beside(draw) == 3 * CUT
    assert CUT in text_beside(draw, printed="7")


@pytest.mark.parametrize("draw", [under_a_box, without_width])
def test_figure_that_is_not_seen_is_told_where_fonts_are_not_in_the_file(draw: Draw) -> None:
    assert CUT in text_beside(draw, printed="7", font="无")


def on_a_dark_box(canvas: Canvas, x: float, y: float, text: str) -> None:
    canvas.rect(x - 4, y - 4, 40, 14, stroke=0, fill=1)
    in_grey(1)(canvas, x, y, text)


def under_a_glass(canvas: Canvas, x: float, y: float, text: str) -> None:
    plainly(canvas, x, y, text)
    canvas.saveState()
    canvas.setFillColorRGB(1, 1, 0, alpha=0.4)
    canvas.rect(x - 2, y - 3, 40, 13, stroke=0, fill=1)
    canvas.restoreState()


def in_a_window(canvas: Canvas, x: float, y: float, text: str) -> None:
    canvas.saveState()
    window = canvas.beginPath()
    window.rect(x - 2, y - 3, 40, 13)
    canvas.clipPath(window, stroke=0, fill=0)
    plainly(canvas, x, y, text)
    canvas.restoreState()


def under_a_seal(canvas: Canvas, x: float, y: float, text: str) -> None:
    plainly(canvas, x, y, text)
    picture(canvas, "RGBA", (255, 0, 0, 120), (x - 30, y - 4, 60, 60))


def on_a_picture(canvas: Canvas, x: float, y: float, text: str) -> None:
    picture(canvas, "RGB", (230, 230, 230), (x - 2, y - 3, 20, 13))
    plainly(canvas, x, y, text)


SEEN = [
    plainly,
    on_a_dark_box,
    under_a_glass,
    in_a_window,
    in_mode(1),
    in_mode(2),
    under_a_seal,
    on_a_picture,
    tagged,
    in_blue(0.1),
    on_a_grey_box_beside_a_black_one,
]


@pytest.mark.parametrize("draw", SEEN)
def test_figure_that_is_seen_is_read(draw: Draw) -> None:
    assert text_beside(draw) == "163"


def test_figure_under_a_picture_more_than_is_looked_into_is_told(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(pdf_pictures, "_MOST", 0)
    assert text_beside(under_a_seal) == 3 * CUT


def test_text_under_a_picture_of_the_page_was_made_by_recognition() -> None:
    sheet = Sheet()
    for row in range(12):
        sheet.text(60, 100 + 20 * row, f"本年度收到和处理政府信息公开申请{row}件")
    picture(sheet.canvas, "L", (200,), (0, 0, 595, HEIGHT))
    with pytest.raises(Scan, match="a layer that another program recognised"):
        read_pdf(sheet.data())


def test_digits_printed_over_others_are_told() -> None:
    def over(canvas: Canvas, x: float, y: float, text: str) -> None:
        plainly(canvas, x, y, text)
        plainly(canvas, x + 2.2, y, "27")

    assert CUT in text_beside(over)


def test_figures_below_the_foot_of_a_cut_page_are_no_blanks() -> None:
    sheet = Sheet()
    sheet.prose(40, ["本机关按照规定公开政府信息，现将本年度有关情况报告如下。"])
    rows = (("规章", "本年"), ("规范性文件", "25"))
    sheet.table(XS, YS, [Box(text, r, k) for r, row in enumerate(rows) for k, text in enumerate(row)])
    sheet.canvas.setCropBox((0, HEIGHT - 125, 595, HEIGHT))
    [grid] = [block for block in read_pdf(sheet.data()).blocks if isinstance(block, Grid)]
    assert [cell.text if cell else "" for cell in grid.rows[1]] == [5 * CUT, 2 * CUT]


def test_page_of_boxes_over_boxes_is_refused() -> None:
    sheet = Sheet()
    sheet.text(100, 100, "163")
    sheet.canvas._code.append("0 0 595 842 re f " * 8000)  # type: ignore[attr-defined]
    with pytest.raises(Unreadable, match="boxes over boxes"):
        read_pdf(sheet.data())
