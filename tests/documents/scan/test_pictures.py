"""Pictures of all kinds become the same grey page; damaged, huge and hostile ones give one clear error each."""

import pytest

pytest.importorskip("rapidocr_onnxruntime", reason="text recognition is not installed: pip install 'gongkai[ocr]'")

import io
import struct
import warnings
import zlib
from collections.abc import Callable
from typing import Any

import numpy as np
from PIL import Image
from reportlab.pdfgen.canvas import Canvas

from gongkai.documents.kinds import is_picture
from gongkai.documents.limits import Unreadable
from gongkai.documents.scan import pictures as scan_pictures
from gongkai.documents.scan.pictures import Grey, pdf_pictures, read_picture, read_pictures
from tests.documents.pdf.files import pdf_of
from tests.documents.pdf.test_limits import stream

SIZE = (120, 160)
"""Width and height."""


def page() -> Image.Image:
    """A page that is no mirror image of itself: a black bar from left to right in the upper half, grey below."""
    picture = Image.new("L", SIZE, 255)
    picture.paste(0, (10, 20, 110, 40))
    picture.paste(128, (10, 100, 60, 140))
    return picture


def packed(picture: Image.Image, kind: str = "PNG", **options: Any) -> bytes:
    buffer = io.BytesIO()
    picture.save(buffer, format=kind, **options)
    return buffer.getvalue()


def is_the_page(grey: Grey, near: int = 3) -> bool:
    expected = np.asarray(page(), np.int64)
    return grey.shape == expected.shape and bool((abs(grey.astype(np.int64) - expected) <= near).mean() > 0.99)


def _deep(picture: Image.Image) -> Image.Image:
    return Image.fromarray(np.asarray(picture).astype(np.uint16) * 257)


def _see_through(picture: Image.Image) -> Image.Image:
    """White is transparent black."""
    grey = np.asarray(picture)
    clear = np.where(grey == 255, 0, 255).astype(np.uint8)
    return Image.fromarray(np.dstack([np.where(grey == 255, 0, grey).astype(np.uint8)] * 3 + [clear]), "RGBA")


def _palette(picture: Image.Image) -> Image.Image:
    return picture.convert("P")


@pytest.mark.parametrize(
    "make",
    [
        lambda picture: picture,
        lambda picture: picture.convert("RGB"),
        lambda picture: picture.convert("LA"),
        _deep,
        _see_through,
        _palette,
    ],
)
def test_png_of_any_depth_is_the_same_page(make: Callable[[Image.Image], Image.Image]) -> None:
    assert is_the_page(read_picture(packed(make(page())), "a.png"))


def test_png_with_a_transparent_colour_lies_on_white_paper() -> None:
    palette = Image.fromarray(np.searchsorted([-255, -128, 0], -np.asarray(page(), np.int64)).astype(np.uint8), "P")
    palette.putpalette([9, 9, 9, 128, 128, 128, 0, 0, 0])
    assert is_the_page(read_picture(packed(palette, transparency=0), "a.png"))


def test_black_and_white_stays_so() -> None:
    grey = read_picture(packed(page().point(lambda grey: 255 * (grey > 100)).convert("1")), "a.png")
    assert set(np.unique(grey)) == {0, 255}
    assert grey[30, 60] == 0


@pytest.mark.parametrize("mode", ["L", "RGB", "CMYK"])
def test_jpeg_of_any_colours_is_the_same_page(mode: str) -> None:
    assert is_the_page(read_picture(packed(page().convert(mode), "JPEG", quality=95), "a.jpg"), near=12)


@pytest.mark.parametrize(
    ("kind", "mode"), [("GIF", "P"), ("TIFF", "L"), ("TIFF", "RGB"), ("BMP", "L"), ("WEBP", "RGB")]
)
def test_picture_file_of_any_kind_is_the_same_page(kind: str, mode: str) -> None:
    data = packed(page().convert(mode), kind)
    assert is_picture(data)
    assert is_the_page(read_picture(data, "a.tif"), near=12)


def test_each_page_of_a_tiff_is_read() -> None:
    pages = packed(page(), "TIFF", save_all=True, append_images=[Image.new("L", SIZE, 255), page()])
    first, second, third = read_pictures(pages, "a.tif")
    assert is_the_page(first)
    assert is_the_page(third)
    assert second.min() == 255


@pytest.mark.parametrize("kind", ["TIFF", "PNG"])
def test_fax_with_half_as_many_dots_downwards_is_as_high_as_its_paper(kind: str) -> None:
    fax = page().resize((SIZE[0], SIZE[1] // 2))
    assert read_picture(packed(fax, kind, dpi=(204, 98)), "a.tif").shape == (round(SIZE[1] // 2 * 204 / 98), SIZE[0])


@pytest.mark.parametrize(
    ("orientation", "turned"),
    [
        (3, Image.Transpose.ROTATE_180),
        (6, Image.Transpose.ROTATE_90),
        (8, Image.Transpose.ROTATE_270),
        (2, Image.Transpose.FLIP_LEFT_RIGHT),
    ],
)
def test_picture_taken_sideways_is_turned_as_it_says(orientation: int, turned: Image.Transpose) -> None:
    exif = Image.Exif()
    exif[0x0112] = orientation
    photographed = page().transpose(turned)
    assert is_the_page(read_picture(packed(photographed, "JPEG", quality=95, exif=exif), "a.jpg"), near=12)


def test_large_picture_is_made_smaller_first() -> None:
    grey = read_picture(packed(Image.new("L", (4000, 5000), 255)), "a.png")
    assert 0.95 * 6_000_000 < grey.size < 1.01 * 6_000_000


def _declared(width: int, height: int) -> bytes:
    """A PNG that declares a size, with next to nothing in it."""

    def chunk(kind: bytes, body: bytes) -> bytes:
        return struct.pack(">I", len(body)) + kind + body + struct.pack(">I", zlib.crc32(kind + body))

    head = struct.pack(">IIBBBBB", width, height, 8, 0, 0, 0, 0)
    return b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", head) + chunk(b"IDAT", zlib.compress(b"\0" * 99)) + chunk(b"IEND", b"")


def _text_bomb() -> bytes:
    whole = packed(page())
    body = b"Comment\0\0" + zlib.compress(b"\0" * 80_000_000, 9)
    chunk = struct.pack(">I", len(body)) + b"zTXt" + body + struct.pack(">I", zlib.crc32(b"zTXt" + body))
    return whole[:33] + chunk + whole[33:]


@pytest.mark.parametrize(
    ("data", "message"),
    [
        (_declared(60_000, 60_000), "pixels"),
        (_declared(10_000, 8_000), "80000000|10000 by 8000 pixels"),
        (_declared(12, 12), "no page"),
        (_declared(4_000, 60), "no page"),
        (_declared(500, 500), "damaged"),
        (_text_bomb(), "damaged"),
        (packed(page())[:-40], "damaged"),
        (packed(page(), "JPEG")[:-200], "damaged"),
        (packed(page())[:20], "damaged"),
        (b"\x89PNG\r\n\x1a\n", "damaged"),
        (b"\xff\xd8\xff\xe0" + b"\0" * 100, "damaged"),
        (packed(page(), "PPM"), "damaged"),
        (packed(page(), "GIF")[:60], "damaged"),
        (packed(page(), "TIFF")[:300], "damaged"),
        (packed(page(), "TIFF", save_all=True, append_images=[page()] * 30), "a scan of 31 pages"),
    ],
)
def test_hostile_or_damaged_picture_is_one_clear_error(data: bytes, message: str) -> None:
    with pytest.raises(Unreadable, match=message) as caught:
        read_picture(data, "report.png")
    assert str(caught.value).startswith("report.png")
    assert "\n" not in str(caught.value)


def test_file_too_large_is_not_opened(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(scan_pictures, "MAX_PICTURE_BYTES", 1_000)
    with pytest.raises(Unreadable, match="at most"):
        read_picture(b"\x89PNG\r\n\x1a\n" + b"\0" * 1_001, "report.png")


def _image(head: bytes, body: bytes = b"\0" * 64, *, box: bytes = b"0 0 595 842") -> bytes:
    """A PDF of one page with one picture."""
    return pdf_of(
        {
            1: b"<< /Type /Catalog /Pages 2 0 R >>",
            2: b"<< /Type /Pages /Kids [3 0 R] /Count 1 >>",
            3: b"<< /Type /Page /Parent 2 0 R /MediaBox [%s] /Contents 4 0 R "
            b"/Resources << /XObject << /I 5 0 R >> >> >>" % box,
            4: stream(b"595 0 0 842 0 0 cm /I Do"),
            5: stream(body, b"/Type /XObject /Subtype /Image " + head, packed=False),
        }
    )


_GREY = b"/ColorSpace /DeviceGray /BitsPerComponent 8 "
_JPX_HEAD = b"\xff\x4f\xff\x51" + struct.pack(">HHIIIIIIII", 47, 0, 60_000, 60_000, 0, 0, 60_000, 60_000, 0, 0)
_JBIG2_HEAD = struct.pack(">IBBBIII", 0, 0x30, 0, 1, 0x13, 60_000, 60_000) + b"\0" * 11


@pytest.mark.parametrize(
    ("data", "message"),
    [
        (_image(_GREY + b"/Width 60000 /Height 60000 "), "60000 by 60000 pixels"),
        (_image(_GREY + b"/Width 100 /Height 100 /Filter /JPXDecode ", _JPX_HEAD), "60000 by 60000 pixels"),
        (_image(_GREY + b"/Width 100 /Height 100 /Filter /JBIG2Decode ", _JBIG2_HEAD), "60000 by 60000 pixels"),
        (_image(_GREY + b"/Width 9 /Height 9 /Filter [/FlateDecode /JPXDecode] ", zlib.compress(_JPX_HEAD)), "twice"),
        (_image(_GREY + b"/Width 9 /Height 9 ", box=b"0 0 10000 20"), "no page"),
    ],
)
def test_hostile_picture_in_a_pdf_is_one_clear_error(data: bytes, message: str) -> None:
    with pytest.raises(Unreadable, match=message) as caught:
        list(pdf_pictures(data, "report.pdf"))
    assert str(caught.value).startswith("report.pdf, page 1")
    assert "\n" not in str(caught.value)


@pytest.mark.parametrize("filtered", [b"/JPXDecode", b"/JBIG2Decode", b"/DCTDecode", b"/CCITTFaxDecode"])
def test_damaged_picture_in_a_pdf_leaves_a_blank_page(filtered: bytes) -> None:
    damaged = _image(_GREY + b"/Width 100 /Height 100 /Filter " + filtered, b"\xff\x4f\xff\x51" + b"\x07" * 90)
    [grey] = pdf_pictures(damaged, "report.pdf")
    assert grey.shape == (2339, 1653)


def test_page_of_any_size_is_drawn_at_the_same_scale() -> None:
    for width, height in ((595, 842), (1190, 1684), (842, 595)):
        buffer = io.BytesIO()
        canvas = Canvas(buffer, pagesize=(width, height))
        canvas.rect(width / 4, height / 4, width / 2, height / 2, fill=1)
        canvas.save()
        [grey] = pdf_pictures(buffer.getvalue(), "report.pdf")
        assert max(grey.shape) == 2339
        assert grey.mean() == pytest.approx(0.75 * 255, rel=0.02)


def test_scan_of_too_many_pages_is_refused() -> None:
    buffer = io.BytesIO()
    canvas = Canvas(buffer)
    for _ in range(scan_pictures.MAX_SCAN_PAGES + 1):
        canvas.showPage()
    canvas.save()
    with pytest.raises(Unreadable, match="31 pages, and at most 30"):
        list(pdf_pictures(buffer.getvalue(), "report.pdf"))


def test_a_damaged_part_that_is_not_needed_is_passed_over_without_a_word() -> None:
    """Pillow says "Invalid APNG" of a picture whose frames are none, and shows it all the same."""
    kind, frames = b"acTL", struct.pack(">II", 0, 0)
    chunk = struct.pack(">I", len(frames)) + kind + frames + struct.pack(">I", zlib.crc32(kind + frames))
    data, header = packed(page()), 33
    with warnings.catch_warnings():
        warnings.simplefilter("error")
        assert is_the_page(read_picture(data[:header] + chunk + data[header:], "a.png"))
