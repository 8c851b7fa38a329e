"""A bent page made flat: paper that a camera saw, or that did not lie flat on the glass, has its ruled lines straight.

The long ruled lines of a table say by how much each part of the page is out of place.
"""

from collections.abc import Sequence
from typing import NamedTuple

import cv2
import numpy as np
import numpy.typing as npt

from gongkai.documents.scan.pictures import Grey

_DARK = 170
"""Darker than this on white paper is ink."""
_SHORTEST = 0.02
"""The shortest piece of a line, in longer sides of the page."""
_THICK = 0.004
"""The thickest line, in longer sides of the page."""
_SPAN = 0.4
"""How far a line goes across the page, at least."""
_SMOOTH = 0.03
"""Over which part of the page a line's own roughness is evened out."""
_LEAST, _MOST = 1.5, 40.0
"""Pixels by which a line is bent: less is nothing, and what is more is no line."""

_Shifts = npt.NDArray[np.float32]


class _Path(NamedTuple):
    """A line from side to side: its height where it is level, and by how much it is lower at each x."""

    at: float
    shifts: _Shifts


def flatten(white: Grey) -> Grey:
    """A straight page on white paper with its bent lines level and upright; one that is flat stays as it is."""
    level = _flattened(white)
    turned = _flattened(np.ascontiguousarray(level.T))
    return np.ascontiguousarray(turned.T)


def _flattened(white: Grey) -> Grey:
    paths = _paths(white)
    if not paths or max(float(np.abs(path.shifts).max()) for path in paths) < _LEAST:
        return white
    height, width = white.shape
    ats = np.array([path.at for path in paths])
    rows = np.arange(height)
    above = np.clip(np.searchsorted(ats, rows) - 1, 0, max(len(ats) - 2, 0))
    below = np.minimum(above + 1, len(ats) - 1)
    share = np.clip((rows - ats[above]) / np.maximum(ats[below] - ats[above], 1.0), 0, 1).astype(np.float32)[:, None]
    shifts = np.stack([path.shifts for path in paths])
    ys = rows.astype(np.float32)[:, None] + (1 - share) * shifts[above] + share * shifts[below]
    xs = np.broadcast_to(np.arange(width, dtype=np.float32), (height, width))
    flat = cv2.remap(white, np.ascontiguousarray(xs), ys, cv2.INTER_CUBIC, borderValue=(255,))
    return np.asarray(flat, np.uint8)


def _paths(white: Grey) -> Sequence[_Path]:
    """The long lines of a page that run level on the whole, from above."""
    side = max(white.shape)
    shortest = max(round(_SHORTEST * side), 8)
    dark = (white < _DARK).astype(np.uint8)
    pieces = cv2.morphologyEx(dark, cv2.MORPH_OPEN, np.ones((1, shortest), np.uint8))
    joined = cv2.dilate(np.asarray(pieces, np.uint8), np.ones((3, 5), np.uint8))
    count, labels, stats, _ = cv2.connectedComponentsWithStats(joined, connectivity=8)
    paths = []
    for k in range(1, count):
        x, y, wide, tall, _ = (int(v) for v in stats[k])
        if wide < _SPAN * white.shape[1] or tall > 2 * _MOST:
            continue
        mask = (labels[y : y + tall, x : x + wide] == k) & (pieces[y : y + tall, x : x + wide] > 0)
        if mask.sum() <= _THICK * side * wide:
            paths.append(_path(mask, x, y, white.shape[1]))
    return sorted(paths, key=lambda path: path.at)


def _path(mask: npt.NDArray[np.bool_], x: int, y: int, width: int) -> _Path:
    """The middle of a line at each x of the page; beyond its ends it goes on as it ended."""
    counts = mask.sum(axis=0)
    seen = np.flatnonzero(counts)
    heights = (mask * np.arange(mask.shape[0])[:, None]).sum(axis=0)[seen] / counts[seen]
    whole = np.interp(np.arange(width), x + seen, y + heights).astype(np.float32)
    over = round(_SMOOTH * width) | 1
    padded = np.pad(whole, over // 2, mode="edge")
    smooth = np.convolve(padded, np.ones(over, np.float32) / over, mode="valid").astype(np.float32)
    at = float(smooth[x + seen].mean())
    return _Path(at, smooth - np.float32(at))
