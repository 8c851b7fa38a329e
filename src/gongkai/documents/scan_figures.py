"""Strings read twice, and figures held against the shapes of their ink: what does not agree is in doubt.

A recognition model may drop one of two like digits, or see a point in a speck. So each string that may be a figure is
read a second time, at another scale and without specks, and its digits are counted in the ink.
"""

import re
from collections.abc import Mapping, Sequence
from itertools import pairwise

import cv2
import numpy as np

from gongkai.documents.scan_ink import String
from gongkai.documents.scan_pictures import Grey
from gongkai.documents.scan_recognise import Box, Read, Recogniser

UNREAD = "\ufffd"
"""Stands for ink that nothing was recognised in."""
DASH, SLASH = "—", "/"
"""What a dash is read as, long or short, one or two of them; and one slash."""
_SURE = 0.8
"""Words with this confidence are not read again."""
_WORDS = re.compile(r"[\u4e00-\u9fff]{2}")
_NO_WORDS = re.compile(r"[0-9零〇一二两三四五六七八九十百]")
_FIGURE = re.compile(r"[0-9.,]*[0-9][0-9.,]*")
_BROKEN = re.compile(r"[A-Za-z]{1,2}|(?=.*[0-9])(?=.*[^0-9.,+\-/%() ])[ -~]+")
"""What spoilt digits are read as: a letter or two, or letters and signs among digits (40$3)."""
_SURE_FIGURE = 0.85
"""Figures that one of the models' readings gives less confidence are in doubt: 54 was read as 34 twice, with 0.7."""
_MARGIN, _SECOND_MARGIN = 0.15, 0.3
_SECOND_HIGH = 36
"""Pixels of height that a string is brought to before it is read again."""
_TALL = 0.55
"""The share of the highest blob's height from which on a blob is a digit, and not a point or dirt."""
_DIGIT = 0.75
"""The width of a digit, in its height, where digits touch."""
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


def read_strings(picture: Grey, found: Sequence[String], models: Recogniser) -> list[Read]:
    """Read strings in the picture of a page without ruling lines. A string in doubt has the confidence 0.

    Dashes and slashes are told by their shape: to the models a stroke alone is many things.
    """
    first = models.read([_crop(picture, string.box, _MARGIN) for string in found])
    again = [k for k, read in enumerate(first) if not _is_words(read)]
    second = models.read([_cleaned(picture, found[k]) for k in again])
    reads = list(first)
    for k, read in zip(again, second, strict=True):
        reads[k] = _agreed(first[k], read, found[k], picture)
    for k, string in enumerate(found):
        if string.is_dash:
            reads[k] = Read(DASH, 1.0)
        elif _is_slash(picture, string):
            reads[k] = Read(SLASH, 1.0)
    return reads


def _is_words(read: Read) -> bool:
    return read.confidence >= _SURE and _WORDS.search(read.text) is not None and not _NO_WORDS.search(read.text)


def _agreed(first: Read, second: Read, string: String, picture: Grey) -> Read:
    """What two readings say together."""
    confidence = min(first.confidence, second.confidence)
    if _FIGURE.fullmatch(second.text):
        is_sure = confidence >= _SURE_FIGURE and _digits(first.text) == _digits(second.text)
        return Read(second.text, confidence if is_sure and _fits(second.text, string, picture) else 0.0)
    if _BROKEN.fullmatch(second.text):
        return Read(second.text, 0.0)
    if first.text == second.text:
        return Read(first.text or UNREAD, confidence)
    better = max(first, second, key=lambda read: read.confidence)
    return Read(better.text or UNREAD, 0.0 if _digits(first.text) != _digits(second.text) else confidence)


def _digits(text: str) -> str:
    return "".join(_NO_WORDS.findall(text))


def _fits(text: str, string: String, picture: Grey) -> bool:
    """Tell whether a figure has as many digits as its ink, and points where there is room for them."""
    high = max(blob.y1 - blob.y0 for blob in string.blobs)
    tall: list[Box] = []
    for blob in string.blobs:
        if blob.y1 - blob.y0 < _TALL * high:
            continue
        if tall and blob.x0 < (tall[-1].x0 + tall[-1].x1) / 2:  # Two parts of one broken digit.
            last = tall.pop()
            blob = Box(last.x0, min(last.y0, blob.y0), max(last.x1, blob.x1), max(last.y1, blob.y1))  # noqa: PLW2901
        tall.append(blob)
    counts = [max(1, round((blob.x1 - blob.x0) / (_DIGIT * high))) for blob in tall]
    parts = re.split(r"[.,]", text)
    if sum(counts) != sum(map(len, parts)) or not all(parts):
        return False
    if "1" in text and any(_lean(_moments(picture, blob)) > _SLANT for blob in tall):
        return False
    if text == "1" and string.box.x1 - string.box.x0 < _STROKE * high:
        return False
    return _are_apart(tall, counts, parts, string)


def _are_apart(tall: Sequence[Box], counts: Sequence[int], parts: Sequence[str], string: String) -> bool:
    """Tell whether digits stand apart where a point or comma was read, with its ink between them, and only there."""
    high = max(blob.y1 - blob.y0 for blob in string.blobs)
    low = [blob for blob in (*string.blobs, *string.specks) if blob.y > string.box.y1 - _LOW * high]
    after = set(np.cumsum([len(part) for part in parts])[:-1].tolist())
    done = 0
    for (left, right), count in zip(pairwise(tall), counts[:-1], strict=True):
        done += count
        distance = (right.x0 - left.x1 + 2 * min(left.x1 - left.x0, right.x1 - right.x0) / 2) / high
        has_point = any(left.x < blob.x < right.x and blob.y1 - blob.y0 < _TALL * high for blob in low)
        if done in after and (distance < _ROOM / 2 or not has_point):
            return False
        if done not in after and right.x0 - left.x1 > _APART * high / 2:
            return False
    return True


def _is_slash(picture: Grey, string: String) -> bool:
    if len(string.blobs) != 1 or string.specks:
        return False
    moments = _moments(picture, string.blobs[0])
    is_straight = moments["mu11"] ** 2 >= _STRAIGHT * moments["mu20"] * moments["mu02"] > 0
    return is_straight and _SLANT < _lean(moments) < 1 / _SLANT


def _lean(moments: Mapping[str, float]) -> float:
    """How far ink leans to the right, to its height."""
    return -moments["mu11"] / moments["mu02"] if moments["mu02"] else 0.0


def _moments(picture: Grey, blob: Box) -> Mapping[str, float]:
    return cv2.moments(255.0 - picture[blob.y0 : blob.y1, blob.x0 : blob.x1].astype(np.float64))


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
    tall = [blob for blob in string.blobs if blob.y1 - blob.y0 >= _TALL * high]
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
