"""Pale stripes over a scan part no cells; what they may hide is in doubt."""

import pytest

pytest.importorskip("rapidocr_onnxruntime", reason="text recognition is not installed: pip install 'gongkai[ocr]'")

import numpy as np

from gongkai.documents.scan.lines import find_ruling
from gongkai.documents.scan.pale import without_pale
from gongkai.documents.scan.pictures import Grey
from tests.documents.scan.test_lines import HIGH, XS, YS, is_whole, line, table

X, Y = 600, 190
"""Where stripes run: within the last column, and within the third row."""


def striped(picture: Grey, *, upright: bool, wide: int, left: float = 0.0) -> Grey:
    """Such a share of the ink is left under the stripe."""
    under = picture[:, X : X + wide] if upright else picture[Y : Y + wide]
    under[:] = 255 - left * (255 - under.astype(float))
    return picture


@pytest.mark.parametrize("upright", [True, False])
@pytest.mark.parametrize(("wide", "left"), [(4, 0.0), (9, 0.12), (16, 0.0)])
def test_pale_stripe_is_seen_by_its_lines_and_parts_no_cells(upright: bool, wide: int, left: float) -> None:
    """Under a drum's stripe 31569 was read as 569, and a nought as a blank, surely."""
    mended, marks = without_pale(striped(table(), upright=upright, wide=wide, left=left), HIGH)
    where = np.all(marks, axis=0 if upright else 1, keepdims=True).ravel()
    at = X if upright else Y
    assert where[at : at + wide].all()
    assert where.sum() <= wide + 2
    assert is_whole(find_ruling(mended, HIGH))


def test_stripe_over_a_few_rows_is_one() -> None:
    picture = table()
    picture[YS[1] - 5 : YS[4] + 5, X : X + 9] = 255
    assert without_pale(picture, HIGH)[1][:, X + 4].all()


def merged() -> Grey:
    """A narrow column whose cell goes over four rows."""
    picture = table()
    line(picture, XS[2] + 30, YS[0], XS[2] + 30, YS[-1] + 2)
    for y in YS[1:-1]:
        picture[y - 2 : y + 4, XS[2] + 2 : XS[2] + 30] = 255
    return picture


def tables_over_each_other() -> Grey:
    """A row by itself over another, with a small gap between: as if all upright lines were pale there."""
    picture = table()
    picture[YS[2] + 2 : YS[2] + 12, :] = 255
    line(picture, XS[0], YS[2] + 12, XS[-1] + 2, YS[2] + 14)
    return picture


def dotted() -> Grey:
    picture = table()
    picture[:, (np.arange(800) % 10) < 3] = 255
    for x in XS:
        line(picture, x, YS[0], x, YS[-1])
    return picture


def broken() -> Grey:
    """Two lines that the print left pale at one place, and others elsewhere."""
    picture = table()
    for k, y in enumerate(YS):
        x = 150 + 80 * (k // 2)
        picture[y : y + 2, x : x + 9] = 255
    return picture


@pytest.mark.parametrize("picture", [table(), merged(), tables_over_each_other(), dotted(), broken()])
def test_lines_that_end_or_are_broken_one_by_one_tell_of_no_stripe(picture: Grey) -> None:
    mended, marks = without_pale(picture.copy(), HIGH)
    assert not marks.any()
    assert (mended == picture).all()
