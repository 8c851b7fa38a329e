"""PDF with a text layer to paragraphs and grids in reading order."""

import io
import re
from collections.abc import Iterator, Mapping, Sequence
from itertools import groupby

import pypdfium2 as pdfium  # type: ignore[import-untyped]
import pypdfium2.raw as c  # type: ignore[import-untyped]

from gongkai.decoding import LOST
from gongkai.documents.limits import Scan, Unreadable
from gongkai.documents.pdf.beside import with_marks_apart
from gongkai.documents.pdf.columns import find_columns
from gongkai.documents.pdf.drawn import with_drawn_figures
from gongkai.documents.pdf.frames import is_rest, ruled_tables
from gongkai.documents.pdf.glyphs import CUT, Page, read_page, with_notes
from gongkai.documents.pdf.halves import without_right_parts
from gongkai.documents.pdf.joins import goes_on, join, to_grid
from gongkai.documents.pdf.lattice import Lattice, Piece, fill, find_lattices, with_own_borders, without_open_ends
from gongkai.documents.pdf.layer import with_layers_in_doubt, with_unsure_layer
from gongkai.documents.pdf.layers import Layers
from gongkai.documents.pdf.limits import MAX_CHARS, MAX_DRAWN, MAX_PAGES, check_pdf, is_encrypted
from gongkai.documents.pdf.lines import Line, is_inside_figure, make_lines
from gongkai.documents.pdf.overflow import with_overflow
from gongkai.documents.pdf.paragraphs import paragraphs, setting, without_running_lines
from gongkai.documents.pdf.pictured import FEWEST_CHARS, MOST_OUTLINES, Recognise, with_pictured_cells, with_recognised
from gongkai.documents.pdf.pictures import Pictures
from gongkai.documents.pdf.rows import Rules
from gongkai.documents.pdf.short_rows import without_room_left
from gongkai.documents.pdf.side import with_short_rows_cut
from gongkai.documents.pdf.spill import with_spill
from gongkai.documents.pdf.strips import without_gaps
from gongkai.documents.pdf.turned import upright
from gongkai.documents.pdf.unembedded import with_lost_glyphs
from gongkai.documents.pdf.veils import Box
from gongkai.values import Document, Grid, Note, Paragraph

_METADATA = ("Title", "Subject", "Keywords", "CreationDate", "ModDate")
MOST_UNMAPPED = 0.3
"""The share of characters without Unicode values from which on the text layer is useless."""
_FOREIGN = re.compile(r"[\u00c0-\u024f]")
"""Latin letters that no report prints: Ghostscript names some Chinese characters by their codes in a font."""
_MOST_FOREIGN = 0.01
"""The share of these from which on any character may be another one; 0.02 to 0.03 were seen, and 0 in true text."""
_CONTROL = re.compile(r"[\x00-\x1f\x7f]+")

_Block = Line | Piece


def read_pdf(data: bytes, recognise: Recognise | None = None) -> Document:
    """Read a PDF's text layer, and what there is a way to `recognise` in pages that are pictures.

    Tables are those ruled by lines, and those that words and numbers make by how they stand over each other; a table
    over several pages is one grid. Raises `Scan` for one whose pages are pictures or whose fonts do not say what they
    print, `Unreadable` for an encrypted or damaged file, or one beyond the limits of `pdf.limits`.
    """
    told = check_pdf(data)
    document = _open(data)
    try:
        if is_encrypted(data):  # With a lock but no password: its streams are looked into when unlocked.
            plain = io.BytesIO()
            document.save(plain, flags=c.FPDF_REMOVE_SECURITY)
            told = check_pdf(plain.getvalue())
        if len(document) > MAX_PAGES:
            raise Unreadable(
                f"the PDF has {len(document)} pages, and at most {MAX_PAGES} are read; give the report alone",
                f"PDF有{len(document)}页，最多读取{MAX_PAGES}页，请只提供年报部分",
            )
        pages = _read_pages(document, told.layers)
        metadata = {key: value for key in _METADATA if (value := _metadata(document, key))}
    finally:
        document.close()
    shown = (upright(with_notes(with_unsure_layer(page))) for page in with_lost_glyphs(data, told.content, pages))
    pages = [with_marks_apart(with_pictured_cells(page)) for page in shown]
    _check_text(pages)
    pages, halved = without_right_parts(pages)
    pages, pictured = with_recognised(pages, recognise)
    blocks, notes = blocks_of(pages)
    doubtful = (*pictured.recognised, *(page.number for page in pages if page.hidden))
    blocks = with_layers_in_doubt(blocks, doubtful)
    return Document("pdf", title_of(blocks), metadata, blocks, (*pictured.notes, *notes, *halved))


def _open(data: bytes) -> pdfium.PdfDocument:
    try:
        document = pdfium.PdfDocument(data)
    except pdfium.PdfiumError as error:
        if error.err_code in (c.FPDF_ERR_PASSWORD, c.FPDF_ERR_SECURITY):
            raise Unreadable(
                "the PDF is encrypted; save it without a password and give that file",
                "PDF已加密，请去除密码后另存，再读取该文件",
            ) from error
        raise Unreadable(
            f"the PDF is damaged or not a PDF ({error}); fetch it again",
            f"文件已损坏或不是PDF（{error}），请重新获取",
        ) from error
    if len(document) == 0:
        document.close()
        raise Unreadable("the PDF has no pages; fetch it again", "PDF中没有页面，请重新获取")
    return document


def _metadata(document: pdfium.PdfDocument, key: str) -> str:
    """What a file says of itself, in one line; "" where it says nothing, or what is no text."""
    try:
        return _CONTROL.sub(" ", document.get_metadata_value(key)).strip()
    except UnicodeDecodeError:
        return ""


def _read_pages(document: pdfium.PdfDocument, layers: Layers | None) -> list[Page]:
    pages: list[Page] = []
    chars = drawn = 0
    pictures = Pictures(document.raw)
    for index in range(len(document)):
        pages.append(read_page(document, index, layers, pictures))
        chars += len(pages[-1].glyphs) + len(pages[-1].notes)
        drawn += pages[-1].drawn
        if chars > MAX_CHARS or drawn > MAX_DRAWN:
            raise Unreadable(
                f"the PDF has over {MAX_CHARS} characters or {MAX_DRAWN} lines and objects: no report has; "
                "give the report alone",
                f"PDF的字符超过{MAX_CHARS}个，或线条与对象超过{MAX_DRAWN}个，不像年报，请只提供年报部分",
            )
    return pages


def _check_text(pages: Sequence[Page]) -> None:
    chars = sum(glyph.text not in (LOST, CUT) for page in pages for glyph in page.glyphs)
    unmapped = sum(page.unmapped for page in pages)
    foreign = sum(_FOREIGN.match(glyph.text) is not None for page in pages for glyph in page.glyphs)
    if unmapped > MOST_UNMAPPED * (chars + unmapped) or foreign > _MOST_FOREIGN * chars:
        raise Scan(
            "the PDF's fonts do not say which characters they print; text recognition is needed",
            "PDF的字体没有说明所印的字符，需要文字识别",
        )
    if chars < FEWEST_CHARS * len(pages) and any(page.pictures or len(page.shapes) > MOST_OUTLINES for page in pages):
        raise Scan(
            "this PDF is a scan: its pages are pictures without a text layer; text recognition is needed",
            "PDF是扫描件，页面是没有文字层的图片，需要文字识别",
        )
    layers = sum(page.hidden for page in pages)
    if layers and 2 * layers >= sum(bool(page.glyphs) for page in pages):
        raise Scan(
            "this PDF is a scan: its text is a layer that another program recognised, which errs untold",
            "PDF是扫描件，其文字层由其他程序识别而来，可能有未标明的错误",
        )
    if any(page.askew * 2 > len(page.glyphs) for page in pages):
        raise Scan("the PDF's pages lie askew; text recognition is needed", "PDF的页面歪斜，需要文字识别")
    if not chars:
        raise Unreadable("the PDF prints no text; fetch it again", "PDF中没有文字，请重新获取")


def blocks_of(pages: Sequence[Page]) -> tuple[tuple[Paragraph | Grid, ...], tuple[Note, ...]]:
    """The paragraphs and grids that characters and ruling lines make, and notes on them."""
    pieces: list[Piece] = []
    lines: list[Line] = []
    rules: dict[int, Rules] = {}
    notes: list[Note] = []
    above: Lattice | None = None
    for page in pages:
        lattices, rules[page.number] = find_lattices(page)
        sides = rules[page.number].upright
        ruled: list[Lattice] = []
        printed = [glyph for glyph in page.glyphs if 0 <= glyph.y <= page.height]
        for lattice in sorted(lattices, key=lambda lattice: lattice.ys):
            made = [] if above and is_rest(lattice, above) else ruled_tables(lattice, printed, sides)
            above = None if made else lattice
            ruled += made
        bordered = [without_open_ends(with_own_borders(t, sides), printed, sides) for t in ruled]
        tables = with_spill(bordered, printed, rules[page.number].level)
        owned = [(table.mesh_at, table.owners()) for table in tables]
        free = [g for g in printed if not any(mesh_at(g.x, g.y) in owners for mesh_at, owners in owned)]
        figures = [glyph for glyph in page.glyphs if is_inside_figure(glyph)]
        for table in tables:
            filled = with_overflow(fill(table, page.glyphs, page.number), table, figures)
            piece = with_short_rows_cut(filled, table.ys, page)
            pieces.append(without_gaps(with_drawn_figures(piece, table.ys, page.shapes), table.ys))
        lines += make_lines(free, page.number)
        if page.hidden:
            notes.append(_layer_note(page.number))
        if page.notes:
            notes.append(_over_note(page.number))
    order: list[_Block] = sorted([*pieces, *without_running_lines(pages, lines)], key=_place)
    tables_in_order = _joined(list(_with_columns(order, rules, {page.number: page.shapes for page in pages})))
    return without_room_left(tuple(_numbered(tables_in_order))), tuple(notes)


def _layer_note(number: int) -> Note:
    return Note(
        f"page {number}: the text is an invisible layer over a picture, made by recognition",
        f"第{number}页的文字是图片上由识别生成的不可见文字层",
    )


def _over_note(number: int) -> Note:
    return Note(
        f"page {number}: what is typed into fields of a form or noted on top of the page is not read; "
        "print it to a new PDF and give that",
        f"第{number}页在表单域中填写或以批注添加的内容未读取，请重新打印为新的PDF后再读取",
    )


def _place(block: _Block) -> tuple[int, float]:
    if isinstance(block, Piece):
        return block.pages[0], block.top
    return block.page, block.y


def _with_columns(
    order: Sequence[_Block], rules: Mapping[int, Rules], shapes: Mapping[int, Sequence[Box]]
) -> Iterator[_Block]:
    """Put tables in place of the lines that make them by how they stand."""
    for is_piece, some in groupby(order, key=lambda block: isinstance(block, Piece)):
        if is_piece:
            yield from some
            continue
        lines = [block for block in some if isinstance(block, Line)]
        done = 0
        for found in find_columns(lines, rules, shapes):
            yield from lines[done : found.start]
            yield found.piece
            done = found.end
        yield from lines[done:]


def _joined(order: Sequence[_Block]) -> list[_Block]:
    joined: list[_Block] = []
    for block in order:
        last = joined[-1] if joined else None
        if isinstance(block, Piece) and isinstance(last, Piece) and goes_on(last, block):
            joined[-1] = join(last, block)
        else:
            joined.append(block)
    return joined


def _numbered(order: Sequence[_Block]) -> Iterator[Paragraph | Grid]:
    number = 0
    prose = setting([block for block in order if isinstance(block, Line)])
    for is_piece, some in groupby(order, key=lambda block: isinstance(block, Piece)):
        if not is_piece:
            yield from paragraphs([block for block in some if isinstance(block, Line)], prose)
            continue
        for block in some:
            if isinstance(block, Piece):
                number += 1
                yield to_grid(block, number)


def title_of(blocks: Sequence[Paragraph | Grid]) -> str:
    """The first heading, else the first paragraph, else ""."""
    texts = [block for block in blocks if isinstance(block, Paragraph)]
    return next((block.text for block in texts if block.heading), texts[0].text if texts else "")
