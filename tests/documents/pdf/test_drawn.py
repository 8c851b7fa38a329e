"""Figures drawn as outlines or pictures in tables without all rules: told, not taken as blank. Decorations are none."""

import io
from itertools import pairwise

import pytest
from PIL import Image
from reportlab.lib.utils import ImageReader

from gongkai.documents.pdf.glyphs import CUT
from gongkai.documents.pdf.reader import read_pdf
from gongkai.values import Grid
from tests.documents.pdf.files import HEIGHT, Box, Sheet

XS = [80.0, 240.0, 300.0, 360.0, 420.0]
LABELS = ("（一）予以公开", "（二）部分公开", "（三）不予公开", "（四）无法提供", "（七）总计")
TEXTS = [
    ("办理结果", "自然人", "其他", "总计"),
    *((label, f"{k}4", f"2{k}", f"{k}6") for k, label in enumerate(LABELS)),
]
HIGH = 24.0


def outline(sheet: Sheet, x: float, y: float) -> None:
    """A 7 with its foot at a place."""
    seven = sheet.canvas.beginPath()
    for dx, dy in ((0, 6), (4, 6), (4, 5), (2, 0), (1, 0), (3, 5), (0, 5)):
        (seven.lineTo if (dx, dy) != (0, 6) else seven.moveTo)(x + dx, HEIGHT - y + dy)
    sheet.canvas.drawPath(seven, stroke=0, fill=1)


def picture(sheet: Sheet, x: float, y: float, wide: float = 12, high: float = 8) -> None:
    """A picture of these sizes with its foot at a place."""
    buffer = io.BytesIO()
    Image.new("L", (24, 16), 90).save(buffer, "PNG")
    sheet.canvas.drawImage(ImageReader(buffer), x, HEIGHT - y, wide, high)


def sheet_of(rules: str, blank: tuple[tuple[int, int], ...]) -> Sheet:
    """A table whose cells, by row and column, are blank."""
    sheet = Sheet()
    sheet.prose(40, ["本机关按照规定公开政府信息，现将本年度有关情况报告如下。"])
    ys = [100 + HIGH * k for k in range(len(TEXTS) + 1)]
    boxes = [
        Box("" if (r, k) in blank else text, r, k, align="middle" if k else "left")
        for r, row in enumerate(TEXTS)
        for k, text in enumerate(row)
    ]
    sheet.table(XS, ys, boxes, rules=rules)
    return sheet


def read(sheet: Sheet) -> list[list[str]]:
    [grid] = [block for block in read_pdf(sheet.data()).blocks if isinstance(block, Grid)]
    return [[cell.text if cell else "" for cell in row] for row in grid.rows]


def expected(blank: tuple[tuple[int, int], ...], text: str) -> list[list[str]]:
    return [[text if (r, k) in blank else t for k, t in enumerate(row)] for r, row in enumerate(TEXTS)]


BLANK = {
    "one cell": ((2, 2),),
    "two": ((1, 1), (5, 3)),
    "a row": ((3, 1), (3, 2), (3, 3)),
    "a column": tuple((r, 2) for r in range(1, 6)),
}


@pytest.mark.parametrize("draw", [outline, picture])
@pytest.mark.parametrize("blank", BLANK.values(), ids=BLANK)
@pytest.mark.parametrize("rules", ["none", "level", "box", "three"])
def test_figure_drawn_among_others_is_told(rules: str, blank: tuple[tuple[int, int], ...], draw: object) -> None:
    sheet = sheet_of(rules, blank)
    for r, k in blank:
        (outline if draw is outline else picture)(sheet, (XS[k] + XS[k + 1]) / 2 - 4, 100 + HIGH * (r + 0.5) + 4)
    assert read(sheet) == expected(blank, CUT)


def test_figure_drawn_beside_the_first_line_of_a_long_label_is_told() -> None:
    sheet = Sheet()
    sheet.prose(40, ["本机关按照规定公开政府信息，现将本年度有关情况报告如下。"])
    long = "（三）申请人无正当理由逾期不补正、行政机关不再处理其政府信息公开申请"
    texts = [
        ("办理结果", "自然人", "其他"),
        ("（一）予以公开", "1", "2"),
        ("（二）公开", "3", "4"),
        (long, "", ""),
        ("（七）总计", "5", "6"),
    ]
    boxes = [Box(t, r, k, align="middle" if k else "left") for r, row in enumerate(texts) for k, t in enumerate(row)]
    sheet.table([80, 190, 250, 310], [100, 124, 148, 172, 220, 244], boxes, rules="none", upright="top")
    outline(sheet, 216, 184)
    assert read(sheet)[3] == [long, CUT, ""]


def one_path(sheet: Sheet, blank: tuple[tuple[int, int], ...], *, filled: bool) -> None:
    """A 7 in each of these cells, all of them one path: filled outlines, or strokes."""
    path = sheet.canvas.beginPath()
    for r, k in blank:
        x, y = (XS[k] + XS[k + 1]) / 2 - 4, HEIGHT - 100 - HIGH * (r + 0.5) - 4
        for n, (dx, dy) in enumerate(((0, 6), (4, 6), (1, 0), *(((3, 5), (2, 5), (0, 5)) if filled else ()))):
            (path.lineTo if n else path.moveTo)(x + dx, y + dy)
        path.close() if filled else None
    sheet.canvas.drawPath(path, stroke=not filled, fill=filled)


def one_picture(sheet: Sheet, blank: tuple[tuple[int, int], ...]) -> None:
    """One picture over all of these cells."""
    (top, left), (bottom, right) = blank[0], blank[-1]
    high = HIGH * (bottom - top + 1) - 8
    picture(sheet, XS[left] + 5, 100 + HIGH * (bottom + 1) - 4, XS[right + 1] - XS[left] - 10, high)


@pytest.mark.parametrize("draw", ["outlines", "strokes", "picture"])
@pytest.mark.parametrize("blank", [BLANK["a row"], BLANK["a column"]], ids=["a row", "a column"])
@pytest.mark.parametrize("rules", ["none", "level", "all"])
def test_figures_drawn_together_are_told(rules: str, blank: tuple[tuple[int, int], ...], draw: str) -> None:
    sheet = sheet_of(rules, blank)
    one_picture(sheet, blank) if draw == "picture" else one_path(sheet, blank, filled=draw == "outlines")
    assert read(sheet) == expected(blank, CUT)


def test_picture_on_which_the_table_is_printed_hides_no_figures() -> None:
    blank = ((2, 2), (4, 1))
    sheet = Sheet()
    picture(sheet, 60, 400, 400, 330)
    sheet.prose(40, ["本机关按照规定公开政府信息，现将本年度有关情况报告如下。"])
    ys = [100 + HIGH * k for k in range(len(TEXTS) + 1)]
    boxes = [Box("" if (r, k) in blank else t, r, k) for r, row in enumerate(TEXTS) for k, t in enumerate(row)]
    sheet.table(XS, ys, boxes)
    assert read(sheet) == expected(blank, "")


def test_decorations_make_no_cell_doubtful() -> None:
    blank = ((2, 2), (4, 1), (4, 2), (4, 3))
    sheet = sheet_of("level", blank)
    for r in range(1, 6):
        sheet.canvas.circle(74, HEIGHT - 100 - HIGH * (r + 0.5), 2.5, stroke=0, fill=1)  # bullets before the labels
        outline(sheet, 290, 100 + HIGH * (r + 0.5) + 3) if (r, 1) not in blank else None  # and ticks behind figures
    sheet.canvas.circle(330, HEIGHT - 170, 40, stroke=0, fill=1)  # a seal
    sheet.canvas.setFillGray(0.9)
    sheet.canvas.roundRect(302, HEIGHT - 148 - HIGH + 1, 56, HIGH - 2, 3, stroke=0, fill=1)  # the ground of a cell
    picture(sheet, 80, 172, 340, 0.5)  # a line
    picture(sheet, 300, 96, 20, 20)  # a badge over the table
    picture(sheet, 300, 280, 20, 20)  # and one below it
    assert read(sheet) == expected(blank, "")


def rounded(sheet: Sheet, blank: tuple[tuple[int, int], ...]) -> None:
    """A nought with straight sides in each of these cells, as a shape with round ends is drawn."""
    for r, k in blank:
        sheet.canvas.roundRect(XS[k] + 20, HEIGHT - 100 - HIGH * (r + 1) + 8, 5, 8, 2.5, stroke=1, fill=0)


@pytest.mark.parametrize("radius", [2, 6])
def test_boxes_with_round_corners_are_the_lines_of_a_table(radius: float) -> None:
    """A browser prints cells so; they are no figures that are drawn."""
    blank = ((2, 2), (3, 1), (3, 2), (3, 3))
    for draw in (False, True):
        sheet = sheet_of("none", blank)
        for r in range(len(TEXTS)):
            for left, right in pairwise(XS):
                top = HEIGHT - 100 - HIGH * (r + 1)
                sheet.canvas.roundRect(left + 0.5, top + 0.5, right - left - 1, HIGH - 1, radius, stroke=1, fill=0)
        rounded(sheet, blank if draw else ())
        assert read(sheet) == expected(blank, CUT if draw else "")
