"""A string in doubt looked at again: enlarged, softened, thickened, stretched, as a reader bends nearer to a page.

A recognition model that errs about a spoilt character errs otherwise in each of these views, and is less sure of it.
"""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from itertools import accumulate, islice
from operator import itemgetter

import cv2
import numpy as np

from gongkai.documents.scan.pictures import Grey
from gongkai.documents.scan.recognise import Read, Recogniser, between_thousands

MOST_AGAIN = 1_500.0
"""How wide all that is looked at again may be, each in its own height: a report of poor print has some 300."""
_BY, _HIGHEST = 3.0, 120
"""How many times a string is enlarged, and pixels of height that it gets at most, with the paper round it: its strokes
become as broad as those that the model was made with."""
_SOFT = 2.0
"""The blur, in pixels of the enlarged picture, that fills a stroke's gaps."""
_STRETCHED = 1.3
_SURE, _MEAN = 0.85, 0.75
"""The confidence that each view needs, and that all readings need on the average where they say the same."""


def look_again(shown: Mapping[int, Grey], models: Recogniser) -> dict[int, list[Read]]:
    """What all views of each picture say, of as many as `MOST_AGAIN` allows."""
    widths = accumulate(picture.shape[1] / picture.shape[0] for picture in shown.values())
    views = {k: _views(shown[k]) for k, width in zip(shown, widths, strict=True) if width <= MOST_AGAIN}
    reads = iter(models.read([view for some in views.values() for view in some]) if views else ())
    return {number: list(islice(reads, len(some))) for number, some in views.items()}


def agreed(twice: Sequence[Read], again: Sequence[Read]) -> str:
    """What all views say, each surely; or what they and both first readings say, surely on the average; or nothing."""
    reads = (*twice, *again)
    are_sure = min(read.confidence for read in again) >= _SURE and _are_alike(again)
    are_alike = sum(read.confidence for read in reads) >= _MEAN * len(reads) and _are_alike(reads)
    return _least_clear(again if are_sure else reads) if are_sure or are_alike else ""


def _are_alike(reads: Iterable[Read]) -> bool:
    """Tell whether all say the same, be it with or without a sign between thousands."""
    return len({between_thousands("", read.text) for read in reads}) == 1


def _least_clear(reads: Sequence[Read]) -> str:
    """What these say, with a point between thousands if any has it, with a comma if any does."""
    return max((read.text for read in reads), key=lambda text: ("." in text, "," in text))


def likeliest(reads: Sequence[Read]) -> Read:
    """What most of some readings say, the surer ones counting more; its confidence is that of all on the average."""
    votes: dict[str, float] = defaultdict(float)
    for read in reads:
        votes[read.text] += read.confidence / len(reads)
    return Read(*max(votes.items(), key=itemgetter(1)))


def with_others(read: Read, views: Iterable[Read], agreed_on: str = "") -> Read:
    """A reading in doubt with what else the views of it say, for the sums to choose; with what all agree on, once more.

    >>> with_others(Read("13", 0.0), [Read("15", 0.4), Read("13", 0.9), Read("", 0.0)]).others
    ('15',)
    >>> with_others(Read("13", 0.0), [Read("15", 0.9)] * 5, "15").others
    ('15', '15')
    """
    others = dict.fromkeys(view.text for view in views if view.text not in ("", read.text))
    return read if read.confidence else read._replace(others=(*others, *([agreed_on] if agreed_on else ())))


def _views(picture: Grey) -> list[Grey]:
    by = min(_BY, _HIGHEST / picture.shape[0])
    large = _resized(picture, by, by)
    return [
        np.asarray(cv2.GaussianBlur(large, (0, 0), _SOFT), np.uint8),
        np.asarray(cv2.erode(large, np.ones((3, 3), np.uint8)), np.uint8),
        _resized(picture, _STRETCHED * by, by),
    ]


def _resized(picture: Grey, across: float, down: float) -> Grey:
    return np.asarray(cv2.resize(picture, None, fx=across, fy=down, interpolation=cv2.INTER_CUBIC), np.uint8)
