"""Pictures on a page that nothing shows through: text under one is not seen, be it old figures or a scan's own text."""

import ctypes
from typing import Any

import pypdfium2.raw as c  # type: ignore[import-untyped]

from gongkai.documents.pdf.veils import Box, address_of

_MOST = 200
"""Pictures of a file that are looked into, and below their pixels: unpacking 1,000,000 takes up to 0.3 s.

One more, and one shown too large, is taken for one that hides what is under it.
"""
_MOST_PIXELS = 16_000_000
_MOST_AREA = 4_000_000.0
"""Points of width times height."""
_OPAQUE = 250
_MOST_CLEAR = 0.05
"""The share of a picture that may be clear: its edges, or the corners of one that lies askew."""
_OF_PAGE = 0.5
"""A picture of at least so much of a page is one of the page itself."""


class Pictures:
    """Tells of the pictures of a file, page by page, whether something shows through them; looks into each once."""

    def __init__(self, document: Any) -> None:
        self.document = document
        self.page: Any = None
        self.area = 0.0
        self.known: dict[int, bool] = {}
        self.count = self.pixels = 0

    def turn_to(self, page: Any, area: float) -> None:
        """Go to the next page, of so many points of width times height."""
        self.page, self.area, self.known = page, area, {}

    def is_opaque(self, item: Any, box: Box) -> bool:
        """Tell whether nothing shows through a picture that takes such room on the page."""
        address = address_of(item)
        if address not in self.known:
            self.known[address] = not c.FPDFPageObj_HasTransparency(item) and (
                self._is_beyond(item, box) or self._is_opaque(item)
            )
        return self.known[address]

    def is_of_page(self, item: Any, box: Box | None) -> bool:
        """Tell whether a picture shows the whole page, so that all text under it is not seen."""
        return box is not None and _area(box) >= _OF_PAGE * self.area and self.is_opaque(item, box)

    def _is_beyond(self, item: Any, box: Box) -> bool:
        """Count a picture; tell whether it is one more than is looked into."""
        wide, high = ctypes.c_uint(), ctypes.c_uint()
        c.FPDFImageObj_GetImagePixelSize(item, wide, high)
        self.count += 1
        self.pixels += wide.value * high.value
        return self.count > _MOST or self.pixels > _MOST_PIXELS or _area(box) > _MOST_AREA

    def _is_opaque(self, item: Any) -> bool:
        """Tell it from the picture as it is shown, its mask included. One that cannot be shown hides nothing."""
        bitmap = c.FPDFImageObj_GetRenderedBitmap(self.document, self.page, item)
        if not bitmap:
            return False
        try:
            size = c.FPDFBitmap_GetStride(bitmap) * c.FPDFBitmap_GetHeight(bitmap)
            alphas = ctypes.string_at(c.FPDFBitmap_GetBuffer(bitmap), size)[3::4]
        finally:
            c.FPDFBitmap_Destroy(bitmap)
        return sum(map(alphas.count, range(_OPAQUE, 256))) >= (1 - _MOST_CLEAR) * len(alphas) > 0


def _area(box: Box) -> float:
    return (box.x1 - box.x0) * (box.bottom - box.top)
