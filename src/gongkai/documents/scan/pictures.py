"""The pages of a scan as grey pictures, within limits: from a PDF without text, a picture file."""

import io
import re
import struct
import warnings
from collections.abc import Iterator, Sequence
from typing import Any

import numpy as np
import numpy.typing as npt
import pypdfium2 as pdfium  # type: ignore[import-untyped]
import pypdfium2.raw as c  # type: ignore[import-untyped]
from PIL import Image, ImageOps, UnidentifiedImageError

from gongkai.documents.limits import Unreadable
from gongkai.documents.scan.seals import without_seals
from gongkai.values import Note

Grey = npt.NDArray[np.uint8]
"""A picture: rows of pixels, 0 black to 255 white."""

MAX_PICTURE_BYTES = 32 * 1024 * 1024
"""Bytes of a picture. A page photographed has about 5 MB."""
MAX_PIXELS = 50_000_000
"""Pixels that a picture declares, in a file of its own or in a PDF: A3 at 400 dots an inch has 31 million."""
MAX_SCAN_PAGES = 30
"""Pages of a scan: each takes some 5 s to recognise."""
_FORMATS = ("PNG", "JPEG", "GIF", "TIFF", "BMP", "WEBP")
_SIDE = 2339
"""Pixels that the longer side of a page gets: A4 at 200 dots an inch."""
_MOST_READ = 6_000_000
"""Pixels that are looked at: a larger picture is made smaller first. A long one is cut into pages (`scan.long`)."""
_MOST_PAGES = 2
"""Pages of a long picture that are looked at as large as others."""
_SMALLEST, _MOST_ASPECT = 48, 20
"""A side of fewer pixels, or sides of such unlike length, are no page."""
_PAGE = 1.5
"""How many times as high as wide a page is."""
_IN_COLOUR = frozenset(("RGB", "CMYK", "YCbCr"))
"""What scanners and cameras give; nothing in it is transparent."""
_ODD, _MOST_STRETCHED = 1.2, 3.0
"""How many times as many dots an inch across as down are another number, and are still a fax."""
_DEPTH = 12
_JPX_SIZE = re.compile(rb"\xff\x4f\xff\x51.{4}(.{16})", re.DOTALL)
_JBIG2_SIZE = re.compile(rb"\x30\x00.\x00\x00\x00\x13(.{8})", re.DOTALL)
"""Where a JPEG 2000 and a JBIG2 picture say how large they are, whatever the PDF's own words about it."""


def read_picture(data: bytes, name: str, page: int | None = None) -> Grey:
    """The page that a picture is; of several, the first. Raises `Unreadable` as `read_pictures` does."""
    return next(iter(read_pictures(data, name, page)))


def read_pictures(data: bytes, name: str, page: int | None = None) -> Iterator[Grey]:
    """Read a picture file, or the pages of a TIFF, one at a time; for messages, it is a file, or a `page` of one.

    Raises `Unreadable` for one that is damaged, or too large or too small for a page.
    """
    place = Note(name, name) if page is None else _on_page(Note(name, name), page)
    if len(data) > MAX_PICTURE_BYTES:
        raise Unreadable(
            f"{place.en}: a picture of {len(data) / 1e6:.0f} MB, and at most {MAX_PICTURE_BYTES / 1e6:.0f} MB are "
            "read; save it with fewer pixels",
            f"{place.zh}：图片有{len(data) / 1e6:.0f} MB，最多读取{MAX_PICTURE_BYTES / 1e6:.0f} MB，请减少像素后另存",
        )
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")  # Pillow's own, of parts that are not needed: "Invalid APNG"
            with Image.open(io.BytesIO(data), formats=_FORMATS) as image:
                pages = getattr(image, "n_frames", 1) if image.format == "TIFF" else 1
                if pages > MAX_SCAN_PAGES:
                    raise Unreadable(
                        f"{place.en}: a scan of {pages} pages, and at most {MAX_SCAN_PAGES} are read",
                        f"{place.zh}：扫描件有{pages}页，最多读取{MAX_SCAN_PAGES}页",
                    )
                for index in range(pages):
                    image.seek(index)
                    yield _page(image, _on_page(place, index + 1) if pages > 1 else place)
    except Image.DecompressionBombError as error:
        raise Unreadable(
            f"{place.en}: a picture of over {MAX_PIXELS} pixels; save it with fewer",
            f"{place.zh}：图片超过{MAX_PIXELS}个像素，请减少像素后另存",
        ) from error
    except (UnidentifiedImageError, OSError, ValueError, SyntaxError, struct.error, EOFError) as error:
        raise Unreadable(
            f"{place.en}: the picture is damaged; fetch it again", f"{place.zh}：图片已损坏，请重新获取"
        ) from error


def _on_page(place: Note, number: int) -> Note:
    return Note(f"{place.en}, page {number}", f"{place.zh}第{number}页")


def _page(image: Image.Image, where: Note) -> Grey:
    _check_size(image.width, image.height, where)
    upright = _squared(ImageOps.exif_transpose(image))
    grey = _reduced(_grey(upright))
    return without_seals(grey, _reduced(upright.convert("RGB"))) if upright.mode in _IN_COLOUR else grey


def _squared(image: Image.Image) -> Image.Image:
    """The picture with as many dots an inch downwards as across: a fax has half as many."""
    across, down = (float(dots) for dots in image.info.get("dpi", (1, 1))[:2])
    if not (across > 0 and down > 0 and _ODD < across / down < _MOST_STRETCHED):
        return image
    return image.convert("L").resize((image.width, round(image.height * across / down)))


def pdf_pictures(data: bytes, name: str, numbers: Sequence[int] = ()) -> Iterator[Grey]:
    """The pages of a PDF, or those of these `numbers`, drawn one at a time.

    Raises `Unreadable` for too many or too large ones.
    """
    document = pdfium.PdfDocument(data)
    try:
        drawn = [number - 1 for number in numbers] or range(len(document))
        if len(drawn) > MAX_SCAN_PAGES:
            raise Unreadable(
                f"{name}: a scan of {len(drawn)} pages, and at most {MAX_SCAN_PAGES} are read; "
                "give the pages of the report alone",
                f"{name}：扫描件有{len(drawn)}页，最多读取{MAX_SCAN_PAGES}页，请只提供年报部分",
            )
        for index in drawn:
            page = document[index]
            try:
                where = _on_page(Note(name, name), index + 1)
                for item in page.get_objects(filter=(c.FPDF_PAGEOBJ_IMAGE,), max_depth=_DEPTH):
                    _check_drawn(item, where)
                width, height = page.get_size()
                scale = _SIDE / max(width, height, 1)
                _check_size(round(width * scale), round(height * scale), where)
                grey, coloured = (_drawn(page, scale, grayscale=grayscale) for grayscale in (True, False))
                picture = without_seals(grey[:, :, 0], coloured)
            finally:
                page.close()
            yield picture
    except pdfium.PdfiumError as error:
        raise Unreadable(
            f"{name}: a page of the PDF cannot be drawn ({error}); fetch it again",
            f"{name}：PDF有一页无法显示（{error}），请重新获取",
        ) from error
    finally:
        document.close()


def _drawn(page: pdfium.PdfPage, scale: float, *, grayscale: bool) -> npt.NDArray[np.uint8]:
    """A page as rows of pixels, each of one number or of three."""
    bitmap = page.render(scale=scale, grayscale=grayscale, may_draw_forms=False, rev_byteorder=True)
    return np.array(bitmap.to_numpy(), dtype=np.uint8).reshape(bitmap.height, bitmap.width, -1)


def _check_drawn(drawn: Any, where: Note) -> None:
    """Refuse a picture inside a PDF that PDFium would unpack to more than `MAX_PIXELS`."""
    sizes = [drawn.get_px_size()]
    filters = drawn.get_filters()
    if "JPXDecode" in filters or "JBIG2Decode" in filters:
        if len(filters) > 1:
            raise Unreadable(
                f"{where.en}: a picture packed twice, as no scanner does; print it to a new PDF",
                f"{where.zh}：图片经过两次压缩，扫描仪不会如此，请重新打印为新的PDF",
            )
        raw = bytes(drawn.get_data(decode_simple=False))
        sizes += [(x1 - x0, y1 - y0) for x1, y1, x0, y0 in map(_unpack4, _JPX_SIZE.findall(raw[:_HEAD]))]
        sizes += [struct.unpack(">II", size) for size in _JBIG2_SIZE.findall(raw)]
    for width, height in sizes:
        if width * height > MAX_PIXELS:
            raise Unreadable(
                f"{where.en}: a picture of {width} by {height} pixels; scan it with fewer dots an inch",
                f"{where.zh}：图片为{width}×{height}像素，过大，请降低分辨率重新扫描",
            )


_HEAD = 65_536


def _unpack4(size: bytes) -> tuple[int, int, int, int]:
    x1, y1, x0, y0 = struct.unpack(">IIII", size)
    return x1, y1, x0, y0


def _check_size(width: int, height: int, where: Note) -> None:
    if width * height > MAX_PIXELS:
        raise Unreadable(
            f"{where.en}: a picture of {width} by {height} pixels, and at most {MAX_PIXELS} are read",
            f"{where.zh}：图片为{width}×{height}像素，最多读取{MAX_PIXELS}个像素",
        )
    if min(width, height) < _SMALLEST or max(width, height) > _MOST_ASPECT * min(width, height):
        raise Unreadable(
            f"{where.en}: a picture of {width} by {height} pixels is no page; give a whole page",
            f"{where.zh}：图片为{width}×{height}像素，不是一页，请提供完整的一页",
        )


def _grey(image: Image.Image) -> Image.Image:
    """Grey, on white paper where the picture is transparent."""
    if image.mode.startswith("I"):  # 16 bits of grey, which Pillow would cut off at 255.
        return Image.fromarray((np.asarray(image, dtype=np.int64) >> 8).clip(0, 255).astype(np.uint8))
    if "A" in image.getbands() or "transparency" in image.info:
        coloured = image.convert("RGBA")
        paper = Image.new("RGBA", coloured.size, "white")
        return Image.alpha_composite(paper, coloured).convert("L")
    return image.convert("L")


def _reduced(image: Image.Image) -> Grey:
    pixels = image.width * image.height
    most = _MOST_READ * min(max(image.height / image.width / _PAGE, 1), _MOST_PAGES)
    if pixels > most:
        by = (most / pixels) ** 0.5
        image = image.resize((round(image.width * by), round(image.height * by)), Image.Resampling.BOX)
    return np.asarray(image, dtype=np.uint8)
