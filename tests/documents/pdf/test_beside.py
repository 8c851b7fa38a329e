"""Digits that a page prints at a figure and that are none of it make it no other figure."""

from collections.abc import Callable

import pytest

from gongkai.documents.pdf.glyphs import CUT
from gongkai.documents.pdf.reader import read_pdf
from gongkai.values import Grid
from tests.documents.pdf.files import HEIGHT, Box, Sheet

XS, YS = [60.0, 120.0, 180.0], [60.0, 100.0, 140.0]
X, Y = 140.0, 123.0
DIGIT = 5.0
"""The width of one digit of 10 points."""

Draw = Callable[[Sheet], None]


def read(draw: Draw) -> str:
    """What is read of a cell in which this is drawn."""
    sheet = Sheet()
    boxes = [Box("规章", 0, 0), Box("3", 0, 1), Box("许可", 1, 0), Box("", 1, 1)]
    sheet.table(XS, YS, boxes)
    draw(sheet)
    [grid] = [block for block in read_pdf(sheet.data()).blocks if isinstance(block, Grid)]
    cell = grid.rows[1][1]
    return cell.text if cell else ""


def figure(sheet: Sheet, text: str = "26", x: float = X) -> None:
    sheet.text(x, Y, text, 10, "Times-Roman")


def noted(text: str, size: float, raised: float, x: float = X + 2 * DIGIT) -> Draw:
    """The figure 26, and another text at a place, of a size, and so many points higher."""

    def draw(sheet: Sheet) -> None:
        figure(sheet)
        sheet.text(x, Y - raised, text, size, "Times-Roman")

    return draw


@pytest.mark.parametrize(("size", "raised"), [(6.5, 3.3), (5.8, 3.3), (8.3, 3.5), (7.5, 2.0)])
def test_raised_mark_of_a_note_does_not_lengthen_a_figure(size: float, raised: float) -> None:
    assert read(noted("1", size, raised)) == "26¹"
    assert read(noted("12", size, raised)) == "26¹²"


@pytest.mark.parametrize(("raised", "text"), [(3.5, f"26{CUT}"), (-3.0, f"26{CUT}"), (1.5, "261")])
def test_digit_as_large_as_a_figure_and_much_higher_or_lower_is_none_of_it(raised: float, text: str) -> None:
    assert read(noted("1", 10, raised)) == text


def test_mark_before_a_figure_does_not_lengthen_it() -> None:
    assert read(noted("1", 6, 3, X - 3)) == "¹26"


@pytest.mark.parametrize(("size", "raised"), [(6, 0), (8.3, 0), (8.3, -2)])
def test_small_digit_in_the_line_of_a_figure_or_below_it_may_be_a_mark(size: float, raised: float) -> None:
    assert read(noted("1", size, raised)) == f"26{CUT}"


def test_small_figure_over_another_in_a_narrow_cell_is_none_of_it() -> None:
    sheet = Sheet()
    sheet.table([60, 120, 134], YS, [Box("规章", 0, 0), Box("3", 0, 1), Box("许可", 1, 0), Box("", 1, 1)])
    sheet.text(124, 115, "88", 5, "Times-Roman")
    sheet.text(122, Y, "26", 10, "Times-Roman")
    [grid] = [block for block in read_pdf(sheet.data()).blocks if isinstance(block, Grid)]
    assert [cell.text for cell in grid.rows[1] if cell] == ["许可", "88 26"]


@pytest.mark.parametrize(("size", "raised"), [(10, 0.6), (9.2, 0), (10, -0.6)])
def test_digits_that_are_little_smaller_or_higher_are_of_the_figure(size: float, raised: float) -> None:
    assert read(noted("1", size, raised)) == "261"


def test_small_figure_beside_a_large_one_in_the_next_cell_is_no_mark() -> None:
    sheet = Sheet()
    sheet.table(XS, YS, [Box("规章", 0, 0), Box("许可", 0, 1), Box("", 1, 0), Box("", 1, 1)])
    sheet.text(118.5 - 2 * DIGIT, Y, "26", 10, "Times-Roman")
    sheet.text(121.5, Y, "17", 6, "Times-Roman")
    [grid] = [block for block in read_pdf(sheet.data()).blocks if isinstance(block, Grid)]
    assert [cell.text for cell in grid.rows[1] if cell] == ["26", "17"]


def struck(wide: float, x: float = X, up: float = 2.7) -> Draw:
    """The figure 7126, and a line of a width through it."""

    def draw(sheet: Sheet) -> None:
        figure(sheet, "7126")
        sheet.canvas.rect(x, HEIGHT - Y + up, wide, 0.6, stroke=0, fill=1)

    return draw


def test_digits_that_a_line_strikes_out_are_none_of_the_figure() -> None:
    assert read(struck(2 * DIGIT)) == f"{CUT}{CUT}26"
    assert read(struck(4 * DIGIT + 1, X - 0.5)) == 4 * CUT


@pytest.mark.parametrize(("wide", "x", "up"), [(4 * DIGIT, X, -1.2), (60, 120, 2.7), (52, 124, 2.7)])
def test_line_under_a_figure_or_from_side_to_side_of_its_cell_strikes_out_nothing(
    wide: float, x: float, up: float
) -> None:
    assert "7126" in read(struck(wide, x, up)).replace(" ", "")


def turned(angle: float) -> Draw:
    def draw(sheet: Sheet) -> None:
        sheet.canvas.saveState()
        sheet.canvas.translate(X + DIGIT, HEIGHT - Y)
        sheet.canvas.rotate(angle)
        sheet.canvas.setFont("Times-Roman", 10)
        sheet.canvas.drawString(0, 0, "12")
        sheet.canvas.restoreState()

    return draw


@pytest.mark.parametrize("angle", [8, -8, 12, 180])
def test_figure_that_lies_askew_or_upside_down_is_no_blank_and_no_other(angle: float) -> None:
    assert read(turned(angle)) == 2 * CUT


def test_figure_across_the_page_is_a_watermark() -> None:
    assert read(turned(40)) == ""


def test_like_digits_of_a_squeezed_figure_are_not_one_that_is_printed_twice() -> None:
    def squeezed(sheet: Sheet) -> None:
        text = sheet.canvas.beginText(X, HEIGHT - Y)
        text.setFont("Times-Roman", 10)
        text.setHorizScale(35)
        text.textOut("1337")
        sheet.canvas.drawText(text)

    assert read(squeezed) == "1337"


def test_copy_that_stands_as_far_aside_as_bold_print_does_is_one() -> None:
    def bold(sheet: Sheet) -> None:
        for x in (X, X + 1, X + 2):
            figure(sheet, "17", x)

    assert read(bold) == "17"
