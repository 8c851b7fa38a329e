"""Strings read twice, and figures held against the shapes of their ink: what does not agree is in doubt.

A recognition model may drop one of two like digits, or see a point in a speck. So each string that may be a figure is
read a second time, at another scale and without specks, and its digits are counted in the ink.
"""

import re
from collections.abc import Sequence
from itertools import pairwise
from typing import NamedTuple

import cv2
import numpy as np
import numpy.typing as npt

from gongkai.documents.scan_ink import String
from gongkai.documents.scan_pictures import Grey
from gongkai.documents.scan_recognise import Box, Read, Recogniser
from gongkai.documents.scan_shapes import (
    TALL,
    Digit,
    Shapes,
    digits_of,
    lean,
    likeness,
    moments,
    pitch_of,
    shapes_of,
    tall_places,
)

_Alike = npt.NDArray[np.float64]

UNREAD = "\ufffd"
"""Stands for ink that nothing was recognised in."""
DASH, SLASH = "—", "/"
"""What a dash is read as, long or short, one or two of them; and one slash."""
_SURE = 0.8
"""Words with this confidence are not read again."""
_WORDS = re.compile(r"[\u4e00-\u9fff]{2}")
_WORD = re.compile(r"(?![零〇一二两三四五六七八九十百])[\u4e00-\u9fff]")
"""One character that is no numeral: without its specks it may look like a digit."""
_NO_WORDS = re.compile(r"[0-9零〇一二两三四五六七八九十百]")
_FIGURE = re.compile(r"-?[0-9.,]*[0-9][0-9.,]*")
_SPACED = re.compile(r"-?[0-9.,]+(?: +[0-9.,]+)+")
"""A figure with a space in it, where a point may have been (7982 5929 for 7982.5929)."""
_BROKEN = re.compile(r"[A-Za-z]{1,2}|(?=.*[0-9])(?=.*[^0-9.,+\-/%() ])[ -~]+")
"""What spoilt digits are read as: a letter or two, or letters and signs among digits (40$3)."""
_SURE_FIGURE = 0.85
"""Figures that one of the models' readings gives less confidence are in doubt: 54 was read as 34 twice, with 0.7."""
_MARGIN, _SECOND_MARGIN = 0.15, 0.3
_SECOND_HIGH = 36
"""Pixels of height that a string is brought to before it is read again."""
_LIKE, _LIKER, _SPOILT = 0.9, 0.02, 0.4
"""How like a digit's shape is to those that were read surely, and how much liker than to any other, if it is sure;
the less like, the more so."""
_LIKER_ITSELF = 0.015
"""How much liker than to any other a digit's shape is to the one that it was surely read as, at least."""
_FAR = 1.25
"""How many times as far apart as usual two digits may stand with nothing between them."""
_ROOM = 1.0
"""The distance of two digits' middles, in their height, from which on a point may stand between them."""
_APART = 1.25
"""The distance from which on something must stand between them."""
_LOW = 0.3
"""How far up, in the digits' height, the middle of a point or comma may be."""
_SLANT = 0.25
"""How far a stroke may lean, to its height, and be the digit 1 rather than a slash."""
_STRAIGHT = 0.7
"""How near to a straight line, from 0 to 1, the ink of a slash is."""
_STROKE = 0.2
"""The width, in its height, of a mere upright stroke: the digit 1 has a flag or a foot besides."""


class Seen(NamedTuple):
    """A string with what two readings say of it, and the ink of its digits, if it is a figure."""

    string: String
    first: Read
    second: Read
    digits: tuple[Digit, ...]
    is_slash: bool


def see(picture: Grey, found: Sequence[String], models: Recogniser) -> list[Seen]:
    """Read strings in the picture of a page without ruling lines; what may be a figure, twice."""
    first = models.read([_crop(picture, string.box, _MARGIN) for string in found])
    again = [k for k, read in enumerate(first) if not _is_words(read)]
    second = dict(zip(again, models.read([_cleaned(picture, found[k]) for k in again]), strict=True))
    places = {k: tall_places(found[k]) for k in again}
    pitch = pitch_of(places[k] for k in again if _is_figure(first[k]))
    return [
        Seen(
            string,
            first[k],
            second.get(k, first[k]),
            digits_of(picture, places[k], pitch) if k in places else (),
            _is_slash(picture, string),
        )
        for k, string in enumerate(found)
    ]


def decide(seen: Sequence[Seen]) -> list[Read]:
    """What all strings of a report say. One in doubt has the confidence 0.

    Dashes and slashes are told by their shape: to the models a stroke alone is many things. Figures are held against
    the shapes of the others: one that the models doubt is sure if they and its shape say the same, one of which its
    shape says otherwise is in doubt.
    """
    pitch = pitch_of([digit.box for digit in one.digits] for one in seen if _is_figure(one.second))
    reads = [_agreed(one, pitch) for one in seen]
    sure = {k: _only_digits(read.text) for k, read in enumerate(reads) if read.confidence and _is_figure(read)}
    shapes = shapes_of((k, text, seen[k].digits) for k, text in sure.items())
    return [_decided(shapes, k, one, read, pitch) for k, (one, read) in enumerate(zip(seen, reads, strict=True))]


def _decided(shapes: Shapes, number: int, one: Seen, read: Read, pitch: float) -> Read:
    if one.string.is_dash:
        return Read(DASH, 1.0)
    if one.is_slash:
        return Read(SLASH, 1.0)
    may_be_figure = _is_figure(one.first) or _is_figure(one.second)
    is_word = read.confidence > 0 and _WORD.fullmatch(read.text) is not None
    return _held_against(shapes, number, one, read, pitch) if may_be_figure and not is_word else read


def _held_against(shapes: Shapes, number: int, one: Seen, read: Read, pitch: float) -> Read:
    """What a figure is, its digits' shapes asked too."""
    alike = [likeness(digit, shapes, number) for digit in one.digits]
    if read.confidence:
        return read._replace(confidence=0.0) if _speak_against(alike, _only_digits(read.text)) else read
    for text in (one.second.text, one.first.text):
        if _FIGURE.fullmatch(text) and _speak_for(alike, _only_digits(text)) and _fits(text, one, pitch):
            return Read(text, _SURE_FIGURE)
    return read


def _speak_for(alike: Sequence[_Alike], text: str) -> bool:
    """Tell whether each digit's shape is surely the one written."""
    return len(alike) == len(text) and all(_shape_of(some) == one for some, one in zip(alike, text, strict=True))


def _speak_against(alike: Sequence[_Alike], text: str) -> bool:
    """Tell whether some digit's shape is as like to another one as to the one written: dirt makes 9785 to 9783."""
    return any(
        0 < some[int(one)] < np.delete(some, int(one)).max() + _LIKER_ITSELF
        for some, one in zip(alike, text, strict=False)
    )


def _shape_of(alike: _Alike) -> str:
    """The digit that a shape surely is, or nothing."""
    second, best = np.argsort(alike)[-2:]
    needed = _LIKER + _SPOILT * (1 - alike[best])
    return str(best) if alike[best] >= _LIKE and alike[best] - alike[second] >= needed else ""


def _is_words(read: Read) -> bool:
    return read.confidence >= _SURE and _WORDS.search(read.text) is not None and not _NO_WORDS.search(read.text)


def _is_figure(read: Read) -> bool:
    return _FIGURE.fullmatch(read.text) is not None


def _agreed(one: Seen, pitch: float) -> Read:
    """What two readings say together."""
    first, second = one.first, one.second
    if first is second:
        return first
    confidence = min(first.confidence, second.confidence)
    if _WORD.fullmatch(first.text) and first.confidence >= _SURE and not _WORD.fullmatch(second.text):
        return first if first.confidence > second.confidence else Read(UNREAD, 0.0)
    if _is_figure(second):
        is_sure = confidence >= _SURE_FIGURE and _digits(first.text) == _digits(second.text)
        return Read(second.text, confidence if is_sure and _fits(second.text, one, pitch) else 0.0)
    if _is_figure(first) or _BROKEN.fullmatch(second.text) or any(_SPACED.fullmatch(r.text) for r in (first, second)):
        return Read(first.text if _is_figure(first) else second.text, 0.0)
    if first.text == second.text:
        return Read(first.text or UNREAD, confidence)
    better = max(first, second, key=lambda read: read.confidence)
    return Read(better.text or UNREAD, 0.0 if _digits(first.text) != _digits(second.text) else confidence)


def _digits(text: str) -> str:
    return "".join(_NO_WORDS.findall(text))


def _only_digits(text: str) -> str:
    return re.sub("[^0-9]", "", text)


def _fits(text: str, one: Seen, pitch: float) -> bool:
    """Tell whether a figure has as many digits as its ink, and points where there is room for them."""
    parts = re.split(r"[.,]", text.removeprefix("-"))
    if text.startswith("-") != one.string.has_minus or one.string.is_unclear:
        return False
    if len(one.digits) != sum(map(len, parts)) or not all(parts):
        return False
    if "1" in text and any(digit.lean > _SLANT for digit in one.digits):
        return False
    high = max(blob.y1 - blob.y0 for blob in one.string.blobs)
    if text == "1" and one.string.box.x1 - one.string.box.x0 < _STROKE * high:
        return False
    return _are_apart(one, parts, pitch)


def _are_apart(one: Seen, parts: Sequence[str], pitch: float) -> bool:
    """Tell whether digits stand apart where a point or comma was read, with its ink between them, and only there."""
    string = one.string
    high = max(blob.y1 - blob.y0 for blob in string.blobs)
    low = [blob for blob in (*string.blobs, *string.specks) if blob.y > string.box.y1 - _LOW * high]
    after = set(np.cumsum([len(part) for part in parts])[:-1].tolist())
    for done, (left, right) in enumerate(pairwise(digit.box for digit in one.digits), 1):
        distance = (right.x0 - left.x1 + 2 * min(left.x1 - left.x0, right.x1 - right.x0) / 2) / high
        has_point = any(left.x < blob.x < right.x and blob.y1 - blob.y0 < TALL * high for blob in low)
        if done in after and (distance < _ROOM / 2 or not has_point):
            return False
        if done not in after and (right.x0 - left.x1 > _APART * high / 2 or right.x - left.x > _FAR * pitch * high):
            return False
    return True


def _is_slash(picture: Grey, string: String) -> bool:
    if len(string.blobs) != 1 or string.specks:
        return False
    of = moments(picture, string.blobs[0])
    is_straight = of["mu11"] ** 2 >= _STRAIGHT * of["mu20"] * of["mu02"] > 0
    return is_straight and _SLANT < lean(of) < 1 / _SLANT


def _cleaned(picture: Grey, string: String) -> Grey:
    """A string without specks but for those that may be decimal points, at another scale."""
    points = set(_points(string))
    page = picture
    if any(speck not in points for speck in string.specks):
        page = picture.copy()
        for speck in string.specks:
            if speck not in points:
                page[max(speck.y0 - 1, 0) : speck.y1 + 1, max(speck.x0 - 1, 0) : speck.x1 + 1] = 255
    crop = _crop(page, string.box, _SECOND_MARGIN)
    by = _SECOND_HIGH / crop.shape[0]
    size = (max(1, round(crop.shape[1] * by)), _SECOND_HIGH)
    return np.asarray(cv2.resize(crop, size, interpolation=cv2.INTER_AREA if by < 1 else cv2.INTER_CUBIC))


def _points(string: String) -> list[Box]:
    """The specks that stand low between two tall blobs, with room for them."""
    high = string.box.y1 - string.box.y0
    tall = [blob for blob in string.blobs if blob.y1 - blob.y0 >= TALL * high]
    return [
        speck
        for left, right in pairwise(tall)
        for speck in string.specks
        if left.x1 <= speck.x < right.x0 and speck.y > string.box.y1 - _LOW * high and right.x - left.x > _ROOM * high
    ]


def _crop(picture: Grey, box: Box, margin: float) -> Grey:
    by = max(2, round(margin * (box.y1 - box.y0)))
    crop = picture[max(box.y0 - by, 0) : box.y1 + by, max(box.x0 - by, 0) : box.x1 + by]
    return np.ascontiguousarray(crop)
