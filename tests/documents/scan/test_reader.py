"""Whole scans: each string in its cell, however the page lay; nothing that was not printed; doubt where ink is lost."""

import sys
from collections.abc import Sequence
from functools import cache
from unittest import mock

import pytest

pytest.importorskip("rapidocr_onnxruntime", reason="text recognition is not installed: pip install 'gongkai[ocr]'")

import numpy as np
from PIL import Image, ImageDraw
from rapidocr_onnxruntime.ch_ppocr_det.utils import DetPreProcess  # type: ignore[import-untyped]

from gongkai.documents import read_document
from gongkai.documents.limits import Unreadable
from gongkai.documents.scan import reader as scan
from gongkai.documents.scan.figures import decide
from gongkai.documents.scan.height import text_height
from gongkai.documents.scan.readings import UNREAD
from gongkai.documents.scan.recognise import Box, Read, Recogniser, recogniser
from gongkai.documents.scan.seen import Seen
from gongkai.values import Document, Grid, GridCell
from tests.documents.ofd.files import ofd, page
from tests.documents.pdf.files import Sheet
from tests.documents.scan.files import LABEL, LEFT, ROW, TOP, WIDTH, as_file, printed
from tests.notes import english
from tests.scanner import Scanner, bent, pdf_of, scanned, sealed

TABLE = (
    ("Applicant", "Natural", "Business", "Research", "Total"),
    ("Received", "4110", "228", "0", "4338"),
    ("Carried", "7", "-", "/", "7"),
    ("Granted", "3996", "1", "36", "4033"),
    ("Refused", "11", "", "88", "99"),
    ("Amount", "160.5", "1,179", "0.07", "2024"),
)
GOOD = Scanner(dots=200, specks=0)
SURE = 0.5
"""A figure with less confidence is left without a value by those who read cells."""
SAME = {"-": "—"}


@cache
def sheet(scanner: Scanner = GOOD, font: str = "Helvetica") -> Image.Image:
    """The upper part of the page: recognition takes its time for white paper too."""
    picture = scanned(printed(TABLE, font=font), scanner)
    return picture.crop((0, 0, picture.width, 3 * picture.height // 10))


def sheet_found() -> tuple[np.ndarray, list[Box]]:
    """The sheet, and where the model finds texts in it."""
    white = np.asarray(sheet().convert("L"))
    return white, recogniser().find(white)


def is_sure(cell: GridCell) -> bool:
    return cell.confidence is None or cell.confidence >= SURE


def grid_of(document: Document) -> list[list[GridCell]]:
    [grid] = [block for block in document.blocks if isinstance(block, Grid)]
    return [[cell for cell in row if cell is not None] for row in grid.rows]


def check(document: Document, *, doubtful: int = 0) -> None:
    """Prove that each cell is what was printed, and sure but for so many; and that each says how sure it is."""
    rows = grid_of(document)
    assert [len(row) for row in rows] == [len(row) for row in TABLE]
    pairs = [
        (cell, text) for row, texts in zip(rows, TABLE, strict=True) for cell, text in zip(row, texts, strict=True)
    ]
    assert [cell.text for cell, text in pairs if cell.confidence is None and cell.text] == []
    sure = [(cell.text, SAME.get(text, text)) for cell, text in pairs if is_sure(cell)]
    assert [pair for pair in sure if pair[0] != pair[1]] == []
    assert len(pairs) - len(sure) <= doubtful


def test_every_string_is_in_its_cell() -> None:
    document = read_document(as_file(sheet(font="Times-Roman"), "PNG"), name="report.png")
    assert document.kind == "picture"
    assert "recognised" in english(document.notes)[0]
    check(document)


def test_scan_in_an_ofd_file_is_recognised() -> None:
    media = '<ofd:MultiMedia ID="6" Type="Image"><ofd:MediaFile>a.jpg</ofd:MediaFile></ofd:MultiMedia>'
    whole = page('<ofd:ImageObject Boundary="0 0 210 297" ResourceID="6"/>')
    document = read_document(
        ofd(whole, resources=media, more={"Doc_0/Res/a.jpg": as_file(sheet(), "JPEG")}), name="report.ofd"
    )
    assert document.kind == "ofd"
    check(document)


DOWN, LEVEL, DIGIT = Box(0, 0, 40, 126), Box(0, 0, 420, 40), Box(0, 0, 20, 24)


def test_labels_written_downwards_do_not_turn_a_page_whose_lines_run_level() -> None:
    """A last page with eight of them, and four lines of text, was turned on its side (made scan 749)."""
    assert not scan.is_sideways([*[DOWN] * 8, *[LEVEL] * 4, *[DIGIT] * 15])
    assert scan.is_sideways([*[DOWN] * 8, *[DIGIT] * 15])
    assert scan.is_sideways([Box(0, 0, box.y1, box.x1) for box in [*[DOWN] * 3, *[LEVEL] * 4]])


@pytest.mark.parametrize("quarters", [1, 2])
def test_page_on_its_side_or_head_is_turned(quarters: int) -> None:
    laid = sheet().rotate(90 * quarters, expand=True)
    check(read_document(as_file(laid, "JPEG"), name="report.jpg"))


def test_a_long_picture_is_read_as_its_pages_are() -> None:
    """Shrunk to be looked at as a whole, its text was too small to be found."""
    page = sheet()
    whole = Image.new("L", (page.width, 6 * page.width), "white")
    whole.paste(page, (0, 5 * page.width))
    check(read_document(as_file(whole, "PNG"), name="report.png"))


def test_strings_are_cut_by_the_height_of_the_text_and_not_by_that_of_its_boxes() -> None:
    """In a picture of a screen the model's boxes are twice as high, and two lines of a label were one string."""
    half = 0.5 * text_height([sheet_found()])
    with mock.patch.object(scan, "text_height", return_value=half), mock.patch.object(scan, "strings") as cut:
        cut.return_value = []
        read_document(as_file(sheet(), "PNG"), name="report.png")
    assert {call.args[1] for call in cut.call_args_list} == {half}


@pytest.mark.parametrize(
    "scanner",
    [
        Scanner(dots=150, askew=-3, paper=(255, 170), jpeg=50),
        Scanner(dots=200, is_grey=False, specks=40),
    ],
)
def test_poor_scan_is_read_without_an_error(scanner: Scanner) -> None:
    document = read_document(pdf_of([sheet(scanner)], scanner), name="report.pdf")
    assert document.kind == "pdf"
    check(document, doubtful=3)


def test_page_that_bulged_before_a_camera_is_read() -> None:
    check(read_document(as_file(bent(sheet(), 12), "PNG"), name="report.png"), doubtful=1)


def test_spoilt_figures_are_in_doubt_or_right() -> None:
    """White strokes through some figures, black ones through others, and one that is all but gone."""
    picture = sheet().copy()
    draw = ImageDraw.Draw(picture)
    by = 200 / 72
    step = (WIDTH - 2 * LEFT - LABEL) / 4

    def middle(row: int, column: int) -> tuple[float, float]:
        return by * (LEFT + LABEL + step * (column - 0.5)), by * (TOP + ROW * (row + 0.5))

    for (row, column), ink in {(1, 1): 255, (1, 2): 0, (3, 1): 255, (3, 4): 0, (4, 3): 255}.items():
        x, y = middle(row, column)
        draw.line((x - 5, y - 18, x + 7, y + 18), fill=ink, width=5)
    x, y = middle(5, 4)
    draw.rectangle((x - 40, y - 16, x + 12, y + 16), fill=252)
    spoilt = {(1, 1), (1, 2), (3, 1), (3, 4), (4, 3), (5, 4)}
    rows = grid_of(read_document(as_file(picture, "PNG"), name="report.png"))
    for row, texts in enumerate(TABLE):
        for column, text in enumerate(texts):
            cell = rows[row][column]
            if (row, column) == (5, 4):
                continue  # what is gone altogether cannot be missed
            if is_sure(cell):
                assert cell.text == SAME.get(text, text), (row, column)
            else:
                assert (row, column) in spoilt, (row, column, cell)


@pytest.mark.parametrize("light", [175, 225])
def test_letters_across_the_page_do_not_come_into_its_cells(light: int) -> None:
    check(read_document(as_file(sheet(Scanner(dots=200, specks=0, watermark=light)), "PNG"), name="a.png"), doubtful=1)


def test_what_stands_under_a_stamp_is_right_or_in_doubt() -> None:
    """Its ring crosses ruling lines and figures: all are told, perhaps with ink of it, and none is wrong."""
    document = read_document(as_file(sheet(Scanner(dots=200, specks=0, stamp=(4.2, 1.6))), "PNG"), name="a.png")
    cells = [cell for block in document.blocks if isinstance(block, Grid) for row in block.rows for cell in row if cell]
    told = {cell.text for cell in cells if not is_sure(cell)}
    sure = {cell.text for cell in cells if is_sure(cell) and any(map(str.isdigit, cell.text))}
    assert sure <= {text for texts in TABLE for text in texts}
    printed_ = ("4110", "4338", "3996", "4033", "1,179")
    assert [figure for figure in printed_ if not any(figure in text for text in sure | told)] == []


@pytest.mark.parametrize("kind", ["PNG", "JPEG"])
@pytest.mark.parametrize("ink", [(214, 40, 48), (235, 95, 90)])
def test_a_red_seal_over_a_table_hides_nothing(kind: str, ink: tuple[int, int, int]) -> None:
    check(read_document(as_file(sealed(sheet(), 200, (4.2, 1.6), ink), kind), name="report"))


def test_blank_cell_with_dirt_stays_blank() -> None:
    rows = grid_of(read_document(as_file(sheet(Scanner(dots=200, specks=400)), "PNG"), name="report.png"))
    assert [cell.text for cell in rows[4]].count("") == 1


def test_faint_ink_that_nothing_is_read_in_is_not_a_blank() -> None:
    picture = sheet(Scanner(dots=200, specks=0, noise=2)).copy()
    x, y = (200 / 72) * (LEFT + LABEL + (WIDTH - 2 * LEFT - LABEL) / 4 * 1.5), (200 / 72) * (TOP + ROW * 4.5)
    ImageDraw.Draw(picture).arc((x - 12, y - 12, x + 12, y + 12), 20, 300, fill=150, width=3)
    cell = grid_of(read_document(as_file(picture, "PNG"), name="report.png"))[4][2]
    assert cell.text != ""
    assert cell.confidence is not None
    assert cell.text == UNREAD or cell.confidence < SURE or not cell.text.isdigit()


def test_blank_cell_of_a_page_of_the_faintest_print_is_in_doubt() -> None:
    """Noughts were lost on one, and their cells taken for blank."""
    picture = sheet(Scanner(dots=200, specks=0, noise=1, darkness=45))
    rows = grid_of(read_document(as_file(picture, "PNG"), name="report.png"))
    assert [cell.text for cell in rows[4]].count("") == 0


def test_cell_in_doubt_has_all_that_it_was_read_as(monkeypatch: pytest.MonkeyPatch) -> None:
    def unsure(seen: Sequence[Seen], models: Recogniser) -> list[Read]:
        others = {"4033": ("4038", "1033")}
        reads = decide(seen, models)
        return [read._replace(confidence=0.0, others=others.get(read.text, ())) for read in reads]

    monkeypatch.setattr(scan, "decide", unsure)
    cells = [cell for row in grid_of(read_document(as_file(sheet(), "PNG"), name="report.png")) for cell in row]
    assert [cell.readings for cell in cells if cell.text == "4033"] == [("4033", "4038", "1033")]
    assert {cell.readings for cell in cells if cell.text in ("4110", "36", "2024")} == {()}


@pytest.mark.parametrize("kind", ["PNG", "PDF"])
def test_page_without_text_is_one_clear_error(kind: str) -> None:
    blank = Image.fromarray(np.full((1000, 700), 255, np.uint8))
    with pytest.raises(Unreadable, match=r"^report: no text was recognised in 1 pages"):
        read_document(as_file(blank, kind), name="report")


def test_pages_of_noise_end_in_an_error_soon() -> None:
    noise = np.random.default_rng(0).integers(0, 256, (1400, 1000)).astype(np.uint8)
    with pytest.raises(Unreadable, match=r"^report\.png: "):
        read_document(as_file(Image.fromarray(noise), "PNG"), name="report.png")


def test_more_print_than_any_report_has_is_not_recognised(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(scan, "MAX_READ", 20.0)
    with pytest.raises(Unreadable, match="page 1 of a scan has more print"):
        read_document(as_file(sheet(), "PNG"), name="a.png")


@pytest.mark.parametrize("size", [(2400, 2400), (4000, 200), (200, 4000)], ids=["square", "wide", "tall"])
def test_looking_for_text_takes_bounded_memory_whatever_the_shape_of_the_page(size: tuple[int, int]) -> None:
    models = recogniser()
    seen: list[int] = []

    def look(picture: np.ndarray) -> tuple[None, float]:
        seen.append(int(np.prod(DetPreProcess(736, "min", [0.5] * 3, [0.5] * 3)(picture).shape[2:])))
        return None, 0.0

    with mock.patch.object(models._models, "text_det", look):
        models.find(np.full(size, 255, np.uint8))
    assert seen[0] < 2_000_000


def test_words_on_a_strip_are_found_where_they_stand() -> None:
    page = np.full((200, 4000), 255, np.uint8)
    word = np.array(sheet().convert("L"))
    boxes = recogniser().find(word)
    first = boxes[0]
    page[60 : 60 + first.y1 - first.y0 + 8, 1000 : 1000 + first.x1 - first.x0 + 8] = word[
        first.y0 - 4 : first.y1 + 4, first.x0 - 4 : first.x1 + 4
    ]
    [found] = recogniser().find(page)
    assert abs(found.x - 1004 - (first.x1 - first.x0) / 2) < 12
    assert abs(found.y - 64 - (first.y1 - first.y0) / 2) < 12


def with_a_page_of_text() -> bytes:
    """A page with text, and one that is a picture."""
    paper, picture = Sheet(), sheet()
    paper.prose(60, ["本机关按照规定公开信息，并及时更新。"] * 4)
    paper.page()
    high = 595 * picture.height / picture.width
    paper.canvas.setPageSize((595, high))
    paper.canvas.drawInlineImage(picture, 0, 0, 595, high)
    return paper.data()


def test_without_the_extra_a_scan_says_what_to_install(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "gongkai.documents.scan.reader", None)
    with pytest.raises(Unreadable, match=r"pip install 'gongkai\[ocr\]'"):
        read_document(as_file(sheet(), "PNG"), name="report.png")
    notes = english(read_document(with_a_page_of_text(), name="report.pdf").notes)
    assert "page 2: a picture without text, not read" in notes[0] and "pip install 'gongkai[ocr]'" in notes[0]
