"""Characters of pages whose fonts are not in the file: read by pdfplumber, which is slow but loses none.

PDFium leaves out a text of one character when it has no picture of that character, as on a machine without Chinese
fonts; a lone 无 in a cell would be a blank.
"""

import io
from collections.abc import Iterable, Sequence
from typing import Any

import pdfplumber

from gongkai.documents.limits import Unreadable
from gongkai.documents.pdf_glyphs import Glyph, Page, is_unmapped, without_copies
from gongkai.documents.pdf_limits import MAX_SLOW_CHARS

_SPACES = " \t\r\n\u00a0\u3000"


def with_lost_glyphs(data: bytes, pages: Sequence[Page]) -> list[Page]:
    """Read again the pages that lost characters; the others are given back as they are.

    Raises `Unreadable` where these are more than `MAX_SLOW_CHARS` characters, or pdfplumber cannot read them.
    """
    lacking = [page.number for page in pages if page.lost]
    if not lacking:
        return list(pages)
    if sum(len(page.glyphs) + page.lost for page in pages if page.lost) > MAX_SLOW_CHARS:
        raise Unreadable(f"the PDF has over {MAX_SLOW_CHARS} characters without their fonts; print it to a new PDF")
    try:
        with pdfplumber.open(io.BytesIO(data), pages=lacking) as document:
            chars = {page.page_number: page.chars for page in document.pages}
    except Exception as error:  # pdfminer raises errors of all kinds on damaged files
        raise Unreadable(f"the PDF is damaged ({type(error).__name__} in its fonts); fetch it again") from error
    return [_read_again(page, chars[page.number]) if page.number in chars else page for page in pages]


def _read_again(page: Page, chars: Iterable[dict[str, Any]]) -> Page:
    glyphs: list[Glyph] = []
    unmapped = 0
    spaced = False
    for char in chars:
        text = char["text"]
        if text in _SPACES:
            spaced = True
        elif len(text) != 1 or is_unmapped(text):
            unmapped += 1
        else:
            glyph = _glyph(char, text, spaced)
            if glyph is not None and 0 <= glyph.x <= page.width and 0 <= glyph.y <= page.height:
                glyphs.append(glyph)
            spaced = False
    return page._replace(glyphs=without_copies(glyphs), unmapped=unmapped)


def _glyph(char: dict[str, Any], text: str, spaced: bool) -> Glyph | None:
    """A character of pdfplumber's, or None for one that lies askew."""
    across, along = char["matrix"][0], char["matrix"][1]
    x0, x1, top, bottom = (float(char[key]) for key in ("x0", "x1", "top", "bottom"))
    if abs(along) <= 0.1 * abs(across):
        size = bottom - top
        return Glyph(text, x0, top, x1, bottom, size, 0, spaced) if size > 0 else None
    if abs(across) <= 0.1 * abs(along):
        return Glyph(text, x0, top, x1, bottom, max(x1 - x0, 0.1), 1 if along < 0 else -1, spaced)
    return None
