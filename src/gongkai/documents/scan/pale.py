"""Pale stripes over a scan, where a worn drum, a bright spot of the lamp or white-out left hardly any ink.

A figure under one is lost, or has lost digits: 31569 becomes 569, and a nought a blank. The ruling lines tell of it:
many of them are pale at the same place, one after the other.
"""

from collections.abc import Iterable, Iterator, Sequence
from typing import NamedTuple

import numpy as np
import numpy.typing as npt

from gongkai.documents.scan.pictures import Grey
from gongkai.documents.scan.streaks import Those, aligned
from gongkai.documents.scan.strokes import Found, Stroke, lines_of

_PALE = 0.5
"""The share of a line's usual ink that is left in it, at most, where it is pale."""
_FEWEST = 4
"""So many lines in a row are pale in a stripe, or all that there are, but two at least: a single one is broken."""
_CROSSED = 2
"""How many lines across it a ruling line touches, at least: others are strokes of characters."""
_NARROW, _WIDE = 0.08, 2.0
"""How narrow and how wide, in heights of the text, stripes are: lines that end for longer have an end."""
_TOUCH = 0.3
"""How near, in heights of the text, the ends of a gap are to lines across it that it is between: a cell, no stripe."""
_MOST = 0.15
"""The share of the lines' length that is pale, at most: dotted ones may have their dots over each other."""
_ENDS = 3
"""Pixels of a line's ends, which are pale by themselves."""


class _Rule(NamedTuple):
    """A ruling line with all its parts: from where to where it runs, and where it is pale between."""

    at: float
    start: int
    end: int
    ink: int
    pale: npt.NDArray[np.bool_]


def without_pale(picture: Grey, high: float) -> tuple[Grey, Those]:
    """The picture with its ruling lines drawn on over pale stripes, and where those are; `high` is that of its text."""
    levels, uprights = lines_of(picture, high)
    mended, marks = picture.copy(), np.zeros(picture.shape, np.bool_)
    _mend(mended, marks, levels, [upright for upright, _ in uprights], high)
    _mend(mended.T, marks.T, uprights, [level for level, _ in levels], high)
    return mended, marks


def _mend(picture: Grey, marks: Those, found: Sequence[Found], across: Sequence[Stroke], high: float) -> None:
    """Draw level lines on over upright stripes, and mark those."""
    chains = [chain for parts in aligned(found) for chain in _chains(parts, across, high)]
    rules = [_rule(picture, chain) for chain in chains if _is_ruling(chain, across, high)]
    for x0, x1 in _stripes(rules, high):
        marks[:, x0:x1] = True
        for rule in rules:
            if rule.start < x0 and x1 < rule.end and rule.pale[x0:x1].any():
                rows = picture[max(round(rule.at) - 1, 0) : round(rule.at) + 2, x0 - 1 : x1 + 1]
                np.minimum(rows, np.uint8(rule.ink), out=rows)


def _chains(parts: Iterable[Found], across: Iterable[Stroke], high: float) -> Iterator[list[Found]]:
    """The parts of lines that continue each other: that end at no cell which lies between them."""
    ats = [line.at for line in across]
    chain: list[Found] = []
    for part in sorted(parts, key=lambda part: part[0].start):
        ends = (chain[-1][0].end, part[0].start) if chain else (0.0, 0.0)
        is_closed = all(any(abs(at - end) < _TOUCH * high for at in ats) for end in ends)
        if chain and (is_closed or ends[1] - ends[0] > _WIDE * high):
            yield chain
            chain = []
        chain.append(part)
    if chain:
        yield chain


def _is_ruling(chain: Sequence[Found], across: Iterable[Stroke], high: float) -> bool:
    near = _TOUCH * high
    start, end, at = chain[0][0].start, chain[-1][0].end, chain[0][0].at
    touched = (line.start - near < at < line.end + near and start - near < line.at < end + near for line in across)
    return sum(touched) >= _CROSSED


def _rule(picture: Grey, chain: Sequence[Found]) -> _Rule:
    ink = np.zeros(picture.shape[1])
    for _, (mask, x, y) in chain:
        tall, wide = mask.shape
        own = np.where(mask > 0, 255 - picture[y : y + tall, x : x + wide], np.uint8(0)).max(axis=0)
        ink[x : x + wide] = np.maximum(ink[x : x + wide], own)
    start, end = round(chain[0][0].start), round(max(stroke.end for stroke, _ in chain))
    usual = float(np.median(ink[start:end]))
    pale = ink < _PALE * usual
    pale[: start + _ENDS] = pale[max(end - _ENDS, 0) :] = False
    return _Rule(chain[0][0].at, start, end, round(255 - usual), pale)


def _stripes(rules: Sequence[_Rule], high: float) -> Sequence[tuple[int, int]]:
    """From where to where there are stripes, across these lines."""
    if not rules:
        return []
    stripes = [(x0, x1) for x0, x1 in _runs(_in_a_row(rules)) if _NARROW * high <= x1 - x0 <= _WIDE * high]
    length = max(rule.end for rule in rules) - min(rule.start for rule in rules)
    return stripes if sum(x1 - x0 for x0, x1 in stripes) <= _MOST * length else []


def _in_a_row(rules: Sequence[_Rule]) -> npt.NDArray[np.bool_]:
    """Where enough lines one after the other are pale."""
    places = np.arange(len(rules[0].pale))
    run, longest, count = (np.zeros(len(places), np.int64) for _ in range(3))
    for rule in rules:
        known = (places >= rule.start) & (places < rule.end)
        run = np.where(known, (run + 1) * rule.pale, run)
        longest, count = np.maximum(longest, run), count + known
    return (count > 1) & (longest >= np.minimum(_FEWEST, count))


def _runs(those: npt.NDArray[np.bool_]) -> Iterator[tuple[int, int]]:
    edges = np.flatnonzero(np.diff(np.concatenate(([False], those, [False])).astype(np.int8)))
    yield from zip(edges[::2].tolist(), edges[1::2].tolist(), strict=True)
