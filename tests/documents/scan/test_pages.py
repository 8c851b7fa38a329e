"""Pages that are pictures among those with text, as they are recognised."""

import io
from collections.abc import Sequence

import pytest

pytest.importorskip("rapidocr_onnxruntime", reason="text recognition is not installed: pip install 'gongkai[ocr]'")

from PIL import Image, ImageDraw

from gongkai.documents import read_document
from gongkai.documents.scan.pictures import Grey
from gongkai.documents.scan.recognise import Box, Read
from gongkai.values import Grid
from tests.documents.ofd.files import TITLE, ofd, page, text
from tests.documents.pdf.files import HEIGHT, WIDTH, Sheet
from tests.notes import english

PROSE = ["本机关按照规定公开信息，并及时更新，数据由各股室汇总后填报。"] * 4
WORDS = TITLE + text("本机关按照规定公开信息并及时更新", 40, 40) + text("无其他需要报告的事项", 40, 50)
SHEET = '<ofd:ImageObject Boundary="0 0 210 297" ResourceID="6"/>'
MEDIA = '<ofd:MultiMedia ID="6" Type="Image"><ofd:MediaFile>a.png</ofd:MediaFile></ofd:MultiMedia>'


def grid_picture() -> bytes:
    """A page with the lines of a table."""
    picture = Image.new("L", (840, 1188), 255)
    for n in range(100, 701, 100):
        ImageDraw.Draw(picture).line((100, n, 700, n), width=3)
        ImageDraw.Draw(picture).line((n, 100, n, 700), width=3)
    buffer = io.BytesIO()
    picture.save(buffer, "PNG")
    return buffer.getvalue()


class Models:
    """In the place of the recognition models: a text in the middle of each cell of that table, however large it is."""

    def find(self, picture: Grey) -> list[Box]:
        unit = picture.shape[1] / 840
        corners = [(x, y) for y in range(130, 700, 100) for x in range(130, 700, 100)]
        return [Box(*(round(v * unit) for v in (x, y, x + 40, y + 20))) for x, y in corners]

    def is_upside_down(self, lines: Sequence[Grey]) -> bool:
        return False

    def read(self, lines: Sequence[Grey]) -> list[Read]:
        return [Read("12", 0.9)] * len(lines)


def pdf_file() -> bytes:
    sheet = Sheet()
    sheet.prose(60, PROSE)
    sheet.page()
    sheet.canvas.drawInlineImage(Image.open(io.BytesIO(grid_picture())), 0, 0, WIDTH, HEIGHT)
    return sheet.data()


OFD = ofd(page(WORDS), page(SHEET), resources=MEDIA, more={"Doc_0/Res/a.png": grid_picture()})


@pytest.mark.parametrize("data", [pdf_file(), OFD], ids=["PDF", "OFD"])
def test_table_on_a_page_that_is_a_picture_is_recognised(data: bytes, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("gongkai.documents.scan.reader.recogniser", Models)
    document = read_document(data, name="report")
    assert english(document.notes)[0].startswith("page 2: a picture without text, its text was recognised")
    [grid] = [block for block in document.blocks if isinstance(block, Grid) and block.page == 2]
    assert (len(grid.rows), len(grid.rows[0])) == (6, 6)
    assert all(cell and cell.text and cell.confidence is not None for row in grid.rows for cell in row)
