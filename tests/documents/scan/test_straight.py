"""Pages that lay askew, in the shade or on grey paper come out level, with dark ink on white."""

import pytest

pytest.importorskip("rapidocr_onnxruntime", reason="text recognition is not installed: pip install 'gongkai[ocr]'")

import numpy as np

from gongkai.documents.scan.pictures import Grey
from gongkai.documents.scan.straight import straighten, turn, whiten
from tests.documents.scan.files import printed
from tests.scanner import Scanner, scanned

TABLE = [["Rules", "12", "0", "7"]] * 20
LEVEL = 0.1
"""Degrees that a page may still lie askew."""


def page(scanner: Scanner) -> Grey:
    return np.asarray(scanned(printed(TABLE), scanner), np.uint8)


def askew(white: Grey) -> float:
    """Degrees by which the table's top line rises to the right, from where it is met first from above."""
    height, width = white.shape
    xs = np.array([0.25, 0.35, 0.45, 0.55, 0.65, 0.75]) * width
    tops = [int(np.argmax(white[:, int(x)] < 160)) for x in xs]
    assert min(tops) > 0.03 * height
    return float(np.degrees(np.arctan(-np.polyfit(xs, tops, 1)[0])))


@pytest.mark.parametrize("degrees", [-5.5, -3.0, -1.2, -0.3, 0.0, 0.3, 1.2, 3.0, 5.5])
def test_page_askew_is_made_level(degrees: float) -> None:
    laid = page(Scanner(askew=degrees, specks=0, noise=4))
    assert askew(laid) == pytest.approx(degrees, abs=LEVEL)
    assert askew(straighten(laid)) == pytest.approx(0, abs=LEVEL)


@pytest.mark.parametrize("degrees", [-3.0, 0.0, 1.2])
def test_page_of_faint_print_is_made_level_and_not_askew(degrees: float) -> None:
    """Nothing on it is darker than ink is elsewhere."""
    faint = whiten(page(Scanner(askew=degrees, specks=0, noise=4, darkness=80)))
    white = straighten(faint)
    lost = 255 - np.minimum(white, 254)
    assert askew(255 - np.minimum(3 * lost, 255)) == pytest.approx(0, abs=LEVEL)


def test_level_page_stays_as_it_is() -> None:
    level = page(Scanner(askew=0, specks=0))
    assert np.array_equal(straighten(level), level)


def test_blank_page_stays_blank() -> None:
    blank = np.full((1000, 700), 255, np.uint8)
    assert np.array_equal(straighten(whiten(blank)), blank)


def test_turning_keeps_the_size_and_lays_white_paper_under() -> None:
    black = np.zeros((300, 200), np.uint8)
    turned = turn(black, 45)
    assert turned.shape == black.shape
    assert turned[0, 0] == 255
    assert turned[150, 100] == 0


@pytest.mark.parametrize("paper", [(255, 255), (200, 200), (255, 150), (120, 240)])
def test_paper_becomes_white_and_ink_stays_dark(paper: tuple[int, int]) -> None:
    scanner = Scanner(askew=0, noise=2, specks=0)
    clean = page(scanner)
    white = whiten(page(Scanner(askew=0, noise=2, specks=0, paper=paper)))
    assert np.percentile(white[clean > 250], 1) > 235
    assert np.percentile(white[clean < 60], 95) < 110


def test_shade_without_print_leaves_no_ink() -> None:
    shade = np.tile(np.linspace(250, 110, 1240), (1754, 1)).astype(np.uint8)
    assert whiten(shade).min() > 235


@pytest.mark.parametrize("light", [160, 185, 215])
def test_letters_behind_the_print_become_white_and_the_print_on_them_stays(light: int) -> None:
    scanner = Scanner(dots=200, askew=0, noise=4, specks=0)
    clean, marked = page(scanner), page(Scanner(dots=200, askew=0, noise=4, specks=0, watermark=light))
    behind = (marked < light + 10) & (clean > 250)
    assert behind.mean() > 0.02
    white = whiten(marked)
    assert (white[behind] < 200).mean() < 0.05
    assert np.percentile(white[clean < 60], 95) < 110


def test_shadow_in_a_fold_becomes_white_and_the_print_in_it_stays() -> None:
    clean = page(Scanner(dots=200, askew=0, noise=2, specks=0)).copy()
    clean[1800:1820, 200:1400] = 40  # a black bar is no shadow
    across = np.arange(clean.shape[1]) - 0.5 * clean.shape[1]
    fold = 1 - 0.45 * np.exp(-np.square(across / 30))
    white = whiten((clean * fold).astype(np.uint8))
    assert (white[1802:1818, 202:1398] < 100).all()
    assert np.percentile(white[clean > 250], 1) > 235
    assert np.percentile(white[clean < 60], 95) < 110
