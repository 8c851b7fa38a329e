"""Characters that a page prints but a reader must not take as they come."""

import re

import pytest

from gongkai.decoding import LOST
from gongkai.documents.pdf.reader import read_pdf
from gongkai.values import Document, Grid, GridCell
from tests.documents.pdf.files import Box, Sheet

XS, YS = [100.0, 200.0, 300.0], [60.0, 100.0, 140.0]
ROWS = [Box("规章", 0, 0), Box("14", 0, 1), Box("行政规范性文件", 1, 0), Box("6", 1, 1)]


def cells(document: Document) -> list[list[GridCell | None]]:
    [grid] = [block for block in document.blocks if isinstance(block, Grid)]
    return [list(row) for row in grid.rows]


def without_unicode(data: bytes) -> bytes:
    """The file with the table that says which characters its fonts print taken away."""
    return re.sub(rb"/ToUnicode ", b"/Forgotten ", data)


def test_watermark_that_lies_level_over_a_table_is_no_text() -> None:
    sheet = Sheet()
    sheet.table(XS, YS, ROWS)
    sheet.text(120, 130, "内部资料2024", 48)
    assert [[cell.text for cell in row if cell] for row in cells(read_pdf(sheet.data()))] == [
        ["规章", "14"],
        ["行政规范性文件", "6"],
    ]


def test_large_title_over_no_other_text_stays() -> None:
    sheet = Sheet()
    sheet.text(100, 50, "政府信息公开工作年度报告", 32)
    sheet.table(XS, YS, ROWS)
    assert read_pdf(sheet.data()).title == "政府信息公开工作年度报告"


def test_figure_in_a_font_that_does_not_name_its_characters_is_not_a_blank() -> None:
    sheet = Sheet()
    sheet.table(XS, YS, [*ROWS[:3], Box("", 1, 1)])
    sheet.font("Vera.ttf")
    sheet.text(240, 125, "963", 9, "Vera")
    [_, [label, figure]] = cells(read_pdf(without_unicode(sheet.data())))
    assert label is not None and label.text == "行政规范性文件"
    assert figure is not None and figure.text == LOST * 3 and figure.confidence == 0.0


def test_half_of_a_character_is_lost_and_no_blank() -> None:
    sheet = Sheet()
    sheet.table(XS, YS, [*ROWS[:3], Box("", 1, 1)])
    sheet.canvas._code.append(r"BT 1 0 0 1 240 720 Tm (\0001\333\230\0002) Tj ET")  # type: ignore[attr-defined]
    [_, [_, figure]] = cells(read_pdf(sheet.data()))
    assert figure is not None and figure.text == f"1{LOST}2"


def renamed(*names: tuple[str, str]) -> Document:
    """A table whose last figure is 3908, in a font that goes by other names for some of its characters."""
    sheet = Sheet(pageCompression=0)
    sheet.table(XS, YS, [*ROWS[:3], Box("", 1, 1)])
    sheet.font("Vera.ttf")
    sheet.text(100, 200, "0123456789", 9, "Vera")
    sheet.text(240, 125, "3908", 9, "Vera")
    data = sheet.data()
    for char, name in names:
        old, new = (f"> <{ord(text):04X}>\n".encode() for text in (char, name))
        assert data.count(old) == 1
        data = data.replace(old, new.lower().replace(b">\n", b"> "))
    return read_pdf(data)


@pytest.mark.parametrize(
    ("names", "figure"),
    [
        ((), "3908"),
        ((("3", "8"),), f"{LOST}90{LOST}"),
        ((("3", "5"),), f"{LOST}908"),
        ((("3", "8"), ("8", "3")), f"{LOST}90{LOST}"),
        ((("0", "1"),), f"39{LOST}8"),
        ((("0", " "),), f"39{LOST}8"),
        ((("0", "x"),), "39x8"),
        ((("9", "\0"),), f"3{LOST}08"),
    ],
)
def test_digits_that_the_file_names_otherwise_than_they_are_drawn_are_not_read(
    names: tuple[tuple[str, str], ...], figure: str
) -> None:
    [_, [_, cell]] = cells(renamed(*names))
    assert cell is not None and cell.text == figure


LETTERS = "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRST"
"""Before 46 characters there is nothing that a page shows, so that those behind them have the numbers of digits."""


@pytest.mark.parametrize(
    ("first", "figure"),
    [(LETTERS, "3908"), (LETTERS[:43], "5"), (LETTERS[:44], "5")],
    ids=["digits", "hyphen", "point"],
)
def test_digits_of_a_font_that_numbers_its_characters_as_it_likes_are_not_read(first: str, figure: str) -> None:
    sheet = Sheet(pageCompression=0)
    sheet.prose(400, ["本机关按照规定公开信息，并及时更新，数据由各股室汇总后填报。"] * 6)
    sheet.font("Vera.ttf")
    sheet.text(100, 200, first, 9, "Vera")
    sheet.table(XS, YS, [*ROWS[:3], Box("", 1, 1)])
    sheet.text(240, 125, figure, 9, "Vera")
    data = sheet.data()
    read = [cells(read_pdf(one))[1][1] for one in (data, without_unicode(data))]
    assert [cell and cell.text for cell in read] == [figure, LOST * len(figure)]
