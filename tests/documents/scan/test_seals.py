"""Red seals over scanned pages: a ring and a star, as an office stamps its reports."""

import io
import math

import numpy as np
import pytest
from PIL import Image, ImageChops, ImageDraw, ImageFilter

from gongkai.documents.scan.seals import without_seals

RED = (214, 40, 48)
SIDE = 1_200


def _page() -> Image.Image:
    """Black lines and figures on white."""
    page = Image.new("RGB", (850, SIDE), "white")
    draw = ImageDraw.Draw(page)
    for y in range(300, 700, 40):
        draw.line((100, y, 750, y), fill="black", width=2)
        draw.text((300, y + 8), "4110  3996", fill="black", font_size=22)
    return page


def _stamped(page: Image.Image, wide: float, high: float) -> Image.Image:
    """The page with a seal of this size, in parts of its longer side; blurred, as scanned."""
    ink = Image.new("RGB", page.size, "white")
    draw = ImageDraw.Draw(ink)
    x, y, across, up = 420.0, 480.0, wide * SIDE / 2, high * SIDE / 2
    draw.ellipse((x - across, y - up, x + across, y + up), outline=RED, width=7)
    turns = [math.pi * (0.2 * n - 0.5) for n in range(10)]
    star = [(x + r * math.cos(t), y + r * math.sin(t)) for t, r in zip(turns, (up / 2, up / 5) * 5, strict=True)]
    draw.polygon(star, fill=RED)
    return ImageChops.multiply(page, ink).filter(ImageFilter.GaussianBlur(0.6))


def _cleaned(image: Image.Image) -> np.ndarray[tuple[int, ...], np.dtype[np.uint8]]:
    return without_seals(np.asarray(image.convert("L")), np.asarray(image))


@pytest.mark.parametrize(("wide", "high"), [(0.14, 0.14), (0.15, 0.1)])
def test_a_seal_is_taken_off_and_what_it_crosses_stays(wide: float, high: float) -> None:
    plain = np.asarray(_page().filter(ImageFilter.GaussianBlur(0.6)).convert("L"))
    cleaned = _cleaned(_stamped(_page(), wide, high))
    assert not ((cleaned < 170) & (plain > 200)).any()
    assert ((cleaned < 170) & (plain < 100)).sum() > 0.97 * (plain < 100).sum()


def test_print_beside_a_seal_stays_where_jpeg_blurs_its_colour() -> None:
    """Red lay on thin strokes next to it: they went white with it, and 11 was read as 1 (made scan 700)."""
    page, stamped = (_packed(one) for one in (_soft(_page()), _stamped(_soft(_page()), 0.14, 0.14)))
    plain, red = np.asarray(page.convert("L")), np.asarray(stamped).astype(np.int16)
    print_ = (plain < 150) & (red[:, :, 0] - red[:, :, 1:].max(axis=2) > 20)
    assert ((_cleaned(stamped) < 170) & print_).sum() > 0.85 * print_.sum()


def _soft(page: Image.Image) -> Image.Image:
    return page.filter(ImageFilter.GaussianBlur(1.0))


def _packed(page: Image.Image) -> Image.Image:
    buffer = io.BytesIO()
    page.save(buffer, format="JPEG", quality=40)
    return Image.open(buffer).convert("RGB")


def test_a_red_headline_stays() -> None:
    page = _page()
    ImageDraw.Draw(page).text((100, 100), "2024  0519-85681234", fill=RED, font_size=60)
    assert np.array_equal(_cleaned(page), np.asarray(page.convert("L")))


def test_a_page_without_red_is_as_it_was() -> None:
    page = _page()
    assert np.array_equal(_cleaned(page), np.asarray(page.convert("L")))
