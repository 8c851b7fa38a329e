"""Pages that are pictures among those with text, and pictures of tables: they are recognised, or it is told."""

from collections.abc import Callable, Sequence

import pytest
from PIL import Image

from gongkai.documents.limits import Scan, Unreadable
from gongkai.documents.ofd.reader import read_ofd
from gongkai.documents.pdf import pictured as pdf_pictured
from gongkai.documents.pdf.drawing import Rule
from gongkai.documents.pdf.glyphs import Glyph, Page
from gongkai.documents.pdf.reader import read_pdf
from gongkai.values import Grid, Note
from tests.documents.ofd.files import TITLE, ofd, page, text
from tests.documents.pdf.files import WIDTH, Box, Sheet
from tests.notes import english

PROSE = ["本机关按照规定公开信息，并及时更新，数据由各股室汇总后填报。"] * 4


def picture(sheet: Sheet, x: float, y: float, wide: float, high: float) -> None:
    sheet.canvas.drawInlineImage(Image.new("RGB", (40, 60), (200, 210, 220)), x, 842 - y - high, wide, high)


def outlines(sheet: Sheet) -> None:
    for n in range(240):
        x, y = 60 + 12 * (n % 30), 800 - 20 * (n // 30)
        path = sheet.canvas.beginPath()
        path.moveTo(x, y)
        for dx, dy in ((0, 8), (6, 8), (6, 0), (3, 4), (2, 1), (1, 3)):
            path.lineTo(x + dx, y + dy)
        sheet.canvas.drawPath(path, stroke=0, fill=1)


def with_second_page(draw: Callable[[Sheet], None]) -> bytes:
    """A page with text and a table, and one that is drawn."""
    sheet = Sheet()
    sheet.prose(60, PROSE)
    sheet.table([100, 250, 350], [260, 290, 320], [Box("规章", 0, 0), Box("3", 0, 1), Box("许可", 1, 0), Box("", 1, 1)])
    sheet.page()
    draw(sheet)
    sheet.page()
    return sheet.data()


SCANNED = with_second_page(lambda sheet: picture(sheet, 20, 20, 550, 800))


@pytest.mark.parametrize("draw", [lambda sheet: picture(sheet, 20, 20, 550, 800), outlines], ids=["scan", "outlines"])
def test_page_that_is_a_picture_is_told(draw: Callable[[Sheet], None]) -> None:
    [note] = english(read_pdf(with_second_page(draw)).notes)
    assert note.startswith("page 2: a picture without text, not read; give such pages as a file of their own")


def test_file_of_nothing_but_outlines_is_recognised_as_a_scan() -> None:
    sheet = Sheet()
    outlines(sheet)
    with pytest.raises(Scan, match="pictures without a text"):
        read_pdf(sheet.data())


def strips(sheet: Sheet) -> None:
    for n in range(8):
        picture(sheet, 60, 300 + 20 * n, 400, 20)


TABLE_SIZED = "page 2: a picture as large as a table, whose text is not read"


@pytest.mark.parametrize(
    ("draw", "notes"),
    [
        (lambda sheet: picture(sheet, 60, 300, 400, 120), (TABLE_SIZED,)),
        (strips, (TABLE_SIZED,)),
        (lambda sheet: picture(sheet, 60, 300, 150, 150), ()),
        (lambda sheet: picture(sheet, 60, 300, 400, 20), ()),
        (lambda sheet: picture(sheet, 0, 0, WIDTH, 842), ()),
    ],
    ids=["screenshot", "in strips", "seal", "line", "ground of the page"],
)
def test_picture_as_large_as_a_table_among_text_is_told(draw: Callable[[Sheet], None], notes: tuple[str, ...]) -> None:
    def drawn(sheet: Sheet) -> None:
        draw(sheet)
        sheet.prose(60, PROSE)

    assert english(read_pdf(with_second_page(drawn)).notes) == notes


def recognised(pages: Sequence[Page]) -> list[Page]:
    """The pages as if a table had been recognised, its nought badly."""
    words = [("许可", 120, 60, 0.9), ("3", 300, 60, 0.9), ("处罚", 120, 90, 0.9), ("0", 300, 90, 0.2)]
    glyphs = tuple(Glyph(text, x, y, x + 20, y + 10, 10, confidence=sure) for text, x, y, sure in words)
    level = tuple(Rule(y, 100, 350) for y in (50, 80, 110))
    upright = tuple(Rule(x, 50, 110) for x in (100, 250, 350))
    return [page._replace(glyphs=glyphs, level=level, upright=upright) for page in pages]


def test_recognised_page_stands_in_its_place_and_the_others_stay_sure() -> None:
    document = read_pdf(SCANNED, recognised)
    assert english(document.notes) == (
        "page 2: a picture without text, its text was recognised; cells in doubt are left without a value",
    )
    [grid] = [block for block in document.blocks if isinstance(block, Grid)]
    assert [(cell.text, cell.confidence) for row in grid.rows for cell in row if cell] == [
        *(("规章", 1.0), ("3", 1.0), ("许可", 1.0), ("", None)),
        *(("许可", 0.9), ("3", 0.9), ("处罚", 0.9), ("0", 0.2)),
    ]


def test_what_is_recognised_on_a_cover_is_left_out() -> None:
    def cover(pages: Sequence[Page]) -> list[Page]:
        return [page._replace(level=(), upright=()) for page in recognised(pages)]

    document = read_pdf(SCANNED, cover)
    assert english(document.notes) == ("page 2: a picture without text, not read; no table was recognised in it",)
    [grid] = [block for block in document.blocks if isinstance(block, Grid)]
    assert [cell.confidence for row in grid.rows for cell in row if cell] == [None] * 4


def test_what_cannot_be_recognised_is_told_and_the_rest_is_read() -> None:
    def fail(pages: Sequence[Page]) -> list[Page]:
        raise Unreadable("甲.pdf: a picture of 9 by 9 pixels is no page", "甲.pdf：图片为9×9像素，不是一页")

    assert read_pdf(SCANNED, fail).notes == (
        Note(
            "page 2: a picture without text, not read; 甲.pdf: a picture of 9 by 9 pixels is no page",
            "第2页是没有文字的图片，未读取；甲.pdf：图片为9×9像素，不是一页",
        ),
    )


def test_book_of_photographs_is_not_recognised(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(pdf_pictured, "MOST_RECOGNISED", 0)
    assert "not read" in english(read_pdf(SCANNED, recognised).notes)[0]


SHEET = '<ofd:ImageObject Boundary="0 0 210 297" ResourceID="6"/>'
WORDS = TITLE + text("本机关按照规定公开信息并及时更新", 40, 40) + text("无其他需要报告的事项", 40, 50)


def test_page_of_an_ofd_file_that_is_a_picture_is_told() -> None:
    document = read_ofd(ofd(page(WORDS), page(SHEET)), name="report.ofd")
    assert english(document.notes)[0].startswith("page 2: a picture without text, not read; give")
