"""A made report as a scan: its ruled PDF, printed and laid on a scanner. Needs a font with Chinese characters."""

import zlib
from importlib.util import find_spec
from pathlib import Path
from typing import TYPE_CHECKING

from tests.maker import pdf
from tests.maker.layout import Layout, switches_on
from tests.maker.reports import MadeReport

if TYPE_CHECKING:
    from tests.scanner import Scanner

_FONT = Path("/usr/share/fonts/truetype/arphic/uming.ttc")
"""PDFium draws the made PDFs, which carry no font, with this one."""

_TILTS = {"none": 0.0, "slight": 0.7, "left": 3.0, "right": -3.0}
_PAPERS = {"white": (255, 255), "grey": (215, 215), "shadow": (255, 165)}
_OPTICS = {"sharp": (0.4, 4.0), "blurred": (0.006, 6.0), "noisy": (0.5, 16.0)}
"""Blur and noise: a blur below 0.1 is in inches, as of a page not quite in focus."""
_QUALITIES = {"jpeg": 75, "coarse_jpeg": 35, "lossless": None, "black_and_white": None}


def missing() -> str:
    """What scans cannot be made and read without, if it is not here; else nothing."""
    if not _FONT.exists():
        return f"there is no Chinese font to print with: {_FONT} (Debian: fonts-arphic-uming)"
    return "" if find_spec("rapidocr_onnxruntime") else "text recognition is not installed: pip install 'gongkai[ocr]'"


def render(report: MadeReport) -> bytes:
    """The file's bytes. Raises `RuntimeError` where something is `missing`."""
    if reason := missing():
        raise RuntimeError(reason)
    from tests.scanner import scanned_pdf  # needs what the extra `ocr` brings

    seed = zlib.crc32(f"{report.title}{switches_on(report.layout)}".encode())
    return scanned_pdf(pdf.render(report), scanner_of(report.layout), seed)


def scanner_of(layout: Layout) -> "Scanner":
    """The scanner that a layout asks for."""
    from tests.scanner import Scanner

    blur, noise = _OPTICS[layout.optics]
    return Scanner(
        dots=layout.dots,
        askew=_TILTS[layout.tilt],
        blur=max(blur, 0.4) if layout.optics != "blurred" else blur * layout.dots,
        noise=noise,
        specks=40 if layout.optics != "noisy" else 200,
        darkness=200 if layout.toner == "faint" else 245,
        paper=_PAPERS[layout.paper],
        jpeg=_QUALITIES[layout.packing],
        is_grey=layout.packing != "black_and_white",
    )
