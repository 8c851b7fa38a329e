"""Characters of pages whose fonts are not in the file: read by pdfplumber, which is slow but loses none.

PDFium leaves out a text of one character when it has no picture of that character, as on a machine without Chinese
fonts; a lone 无 in a cell would be a blank.
"""

import io
import logging
from collections.abc import Iterable, Iterator, Sequence
from typing import Any

import pdfplumber
from pdfminer import pdftypes
from pdfminer.layout import LTChar, LTContainer

from gongkai.documents.limits import Unreadable
from gongkai.documents.pdf.glyphs import (
    CUT,
    FIGURES,
    Glyph,
    Page,
    is_unmapped,
    shown,
    unread,
    without_clashes,
    without_copies,
)
from gongkai.documents.pdf.limits import MAX_SLOW_CONTENT, MAX_SLOW_DRAWN, inflate
from gongkai.documents.pdf.veils import Box, band_of, by_bands

logging.getLogger("pdfminer").setLevel(logging.CRITICAL)  # it prints each oddity of a damaged file
pdftypes.decompress_corrupted = inflate  # its own goes on byte by byte behind the end: some 20 s for 400 kB
_SPACES = " \t\r\n\u00a0\u3000"


def with_lost_glyphs(data: bytes, content: int, pages: Sequence[Page]) -> list[Page]:
    """Read again the pages that lost characters; the others are given back as they are.

    `content` are the bytes that draw all pages. Raises `Unreadable` where they are more than `MAX_SLOW_CONTENT`, where
    these pages are drawn with more than `MAX_SLOW_DRAWN` objects and characters, or pdfplumber cannot read them.
    """
    lacking = [page.number for page in pages if page.lost]
    if not lacking:
        return list(pages)
    if content > MAX_SLOW_CONTENT or sum(page.drawn for page in pages if page.lost) > MAX_SLOW_DRAWN:
        raise Unreadable(
            f"the PDF has over {MAX_SLOW_DRAWN} objects and characters on pages whose fonts it lacks, or is drawn with "
            f"over {MAX_SLOW_CONTENT / 1e6:.1f} MB; print it to a new PDF",
            f"PDF未嵌入字体的页面上对象和字符超过{MAX_SLOW_DRAWN}个，或内容超过{MAX_SLOW_CONTENT / 1e6:.1f} MB，"
            "请重新打印为新的PDF",
        )
    try:
        with pdfplumber.open(io.BytesIO(data), pages=lacking) as document:
            read = {page.page_number: list(_each_glyph(page)) for page in document.pages}
    except Exception as error:  # pdfminer raises errors of all kinds on damaged files
        raise Unreadable(
            f"the PDF is damaged ({type(error).__name__} in its text); fetch it again",
            f"PDF已损坏（读取文字时出现{type(error).__name__}），请重新获取",
        ) from error
    return [_read_again(page, read[page.number]) if page.number in read else page for page in pages]


def _read_again(page: Page, read: Iterable[tuple[str, Glyph | None]]) -> Page:
    glyphs: list[Glyph] = []
    unmapped = 0
    spaced = False
    hidden = by_bands(page.hidden_texts)
    for text, printed in read:
        if text in _SPACES:
            spaced = True
            continue
        is_lost = len(text) != 1 or is_unmapped(text)
        unmapped += is_lost
        glyph = unread(text, printed) if is_lost else printed
        glyph = shown(glyph, page.width, page.height)
        if glyph is not None and text in FIGURES and _is_in(hidden.get(band_of(glyph.y), ()), glyph):
            glyph = glyph._replace(text=CUT)
        if glyph is not None:
            glyphs.append(glyph._replace(spaced=spaced) if spaced else glyph)
            spaced = False
    return page._replace(glyphs=without_clashes(without_copies(glyphs)), unmapped=unmapped)


def _is_in(boxes: Iterable[Box], glyph: Glyph) -> bool:
    return any(box.holds(glyph.x, glyph.y) for box in boxes)


def _each_glyph(page: pdfplumber.page.Page) -> Iterator[tuple[str, Glyph | None]]:
    """Each character of a page, with its glyph, or None for one that lies askew (a watermark).

    Taken from the layout itself: `page.chars` would copy each of its attributes, which takes as long again.
    """
    right = page.mediabox[0] - page.cropbox[0]
    down = page.height + page.mediabox[1] - page.cropbox[1]
    waiting: list[Any] = [page.layout]
    while waiting:
        item = waiting.pop()
        if isinstance(item, LTContainer):
            waiting.extend(reversed(list(item)))
        elif isinstance(item, LTChar):
            box = item.x0 + right, down - item.y1, item.x1 + right, down - item.y0
            yield item.get_text(), _glyph(item.get_text(), box, item.matrix[0], item.matrix[1])


def _glyph(text: str, box: tuple[float, float, float, float], across: float, along: float) -> Glyph | None:
    x0, top, x1, bottom = box
    if abs(along) <= 0.1 * abs(across):
        return Glyph(text, *box, bottom - top, 0 if across > 0 else 2) if bottom > top else None
    if abs(across) <= 0.1 * abs(along):
        return Glyph(text, *box, x1 - x0, 1 if along < 0 else -1) if x1 > x0 else None
    return None
