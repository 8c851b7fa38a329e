"""What is typed into the fields of a form, or noted on top of a page: shown there, and no text of the page's own.

It is not read. Where it stands is told, so that no cell there is taken as blank, nor what it covers as printed.
"""

import math
from collections.abc import Iterator
from itertools import islice
from typing import Any

import pypdfium2.raw as c  # type: ignore[import-untyped]

from gongkai.documents.limits import Unreadable
from gongkai.documents.pdf.veils import Box, Placing

_HIDDEN = 2
_ENDS = 2
_OVER_TEXT = frozenset({c.FPDF_ANNOT_FREETEXT, c.FPDF_ANNOT_INK, c.FPDF_ANNOT_STRIKEOUT, c.FPDF_ANNOT_REDACT})
_SHAPES = frozenset({c.FPDF_ANNOT_SQUARE, c.FPDF_ANNOT_CIRCLE, c.FPDF_ANNOT_POLYGON})
_LOWEST_STAMP = 30.0
"""Points: a stamp that is higher is a seal, through which the page is seen."""
_MOST = 2_000
"""Fields and notes of one page, and marks for them."""
_SIZE = 8.0
_STEP = 10.0
"""Points that a mark is high, and from one to the next at least."""


def notes_over(page: Any, place: Placing) -> list[Box]:
    """Where filled in fields of a form stand, and notes that show text or cover it: boxes of one character each.

    A page with more of them than `_MOST` is refused: a figure under one that was passed over would be read as printed.
    """
    marks: list[Box] = []
    count = c.FPDFPage_GetAnnotCount(page)
    for index in range(min(count, _MOST)):
        note = c.FPDFPage_GetAnnot(page, index)
        if not note:
            continue
        try:
            if _is_over_page(note):
                marks += islice(_over(_box(note, place)), _MOST + 1)
        finally:
            c.FPDFPage_CloseAnnot(note)
        if len(marks) > _MOST:
            break
    if count > _MOST or len(marks) > _MOST:
        raise Unreadable(
            "a page of the PDF is covered with fields of forms or notes: print it to a new PDF without them",
            "PDF有一页布满表单域或批注，请去除后重新打印为新的PDF",
        )
    return marks


def _is_over_page(note: Any) -> bool:
    kind = c.FPDFAnnot_GetSubtype(note)
    if c.FPDFAnnot_GetFlags(note) & _HIDDEN:
        return False
    if kind == c.FPDF_ANNOT_WIDGET:  # What one of several fields of one name shows, its parent says.
        is_one_of_several = c.FPDFAnnot_HasKey(note, b"Parent") and not c.FPDFAnnot_HasKey(note, b"T")
        return bool(is_one_of_several) or _has_text(note, b"V")
    if kind in _SHAPES:
        return bool(c.FPDFAnnot_HasKey(note, b"IC"))
    if kind == c.FPDF_ANNOT_STAMP:
        box = c.FS_RECTF()
        c.FPDFAnnot_GetRect(note, box)
        return bool(abs(box.top - box.bottom) < _LOWEST_STAMP)
    return kind in _OVER_TEXT


def _has_text(note: Any, key: bytes) -> bool:
    """Tell whether a note has a text under a key; with the two bytes that end it, an empty one has two."""
    is_text = c.FPDFAnnot_GetValueType(note, key) == c.FPDF_OBJECT_STRING
    return bool(is_text) and c.FPDFAnnot_GetStringValue(note, key, None, 0) > _ENDS


def _box(note: Any, place: Placing) -> Box:
    rect = c.FS_RECTF()
    c.FPDFAnnot_GetRect(note, rect)
    (ax, ay), (bx, by) = place(rect.left, rect.bottom), place(rect.right, rect.top)
    return Box(min(ax, bx), min(ay, by), max(ax, bx), max(ay, by))


def _over(box: Box) -> Iterator[Box]:
    """Marks all over a box, as lines of text stand."""
    if not all(map(math.isfinite, box)):
        return
    for y in _steps(box.top, box.bottom):
        for x in _steps(box.x0, box.x1):
            yield Box(x - _SIZE / 4, y - _SIZE / 2, x + _SIZE / 4, y + _SIZE / 2)


def _steps(start: float, end: float) -> Iterator[float]:
    count = max(1, min(int((end - start) / _STEP), _MOST))
    return (start + (number + 0.5) * (end - start) / count for number in range(count))
