"""What the shapes of its digits say of a figure that was read: for it, against it, or neither."""

from collections.abc import Sequence

import numpy as np
import numpy.typing as npt

Alike = npt.NDArray[np.float64]
"""How like a digit's shape is to each of 0 to 9, as `shapes.likeness` has it."""

VERY_LIKE = 0.97
"""How like to others of its kind a digit is whose shape is not spoilt."""
LIKER_ITSELF = 0.015
"""How much liker than to any other a digit's shape is to the one that it was surely read as, at least."""
LIKE_ALONE = 0.95
"""How like a digit's shape is to others that were read so, at least, if it stands alone, and may be no digit: an arrow
is a 1 to the models."""
_LIKE_ITSELF = 0.9
"""The same beside others, and of what is round, which is nought. Of 12,000 digits 7 were less."""
_LIKE, _LIKER, _SPOILT = 0.9, 0.02, 0.4
"""How like a digit's shape is to those that were read surely, and how much liker than to any other, if it is sure;
the less like, the more so."""


def shape_of(alike: Alike) -> str:
    """The digit that a shape surely is, or nothing."""
    best = int(alike.argmax())
    needed = _LIKER + _SPOILT * (1 - alike[best])
    return str(best) if alike[best] >= _LIKE and alike[best] - np.abs(np.delete(alike, best)).max() >= needed else ""


def speak_for(alike: Sequence[Alike], text: str) -> bool:
    """Tell whether each digit's shape is surely the one written."""
    is_each = len(alike) == len(text) and all(shape_of(some) == one for some, one in zip(alike, text, strict=True))
    return is_each and not speak_against(alike, text)


def speak_against(
    alike: Sequence[Alike],
    text: str,
    liker: float = LIKER_ITSELF,
    barely: float = LIKER_ITSELF,
    alone: float = LIKE_ALONE,
) -> bool:
    """Tell whether some digit's shape is not like the one written, or as like to another: dirt makes 9785 to 9783.

    `barely` is how much liker it is, at least, to the one written where it is not spoilt.
    """
    least = _LIKE_ITSELF if len(text) != 1 or text == "0" else LIKE_ALONE if text == "1" else alone
    return any(
        0
        < own
        < max(least, np.abs(np.delete(some, int(one))).max() + (min(liker, barely) if own >= VERY_LIKE else liker))
        for some, one in zip(alike, text, strict=False)
        for own in (some[int(one)],)
    )


def is_unspoilt(alike: Alike, digit: str) -> bool:
    """Tell whether a shape is very like to others of this digit, and to no other."""
    return bool(alike[int(digit)] >= VERY_LIKE) and not speak_against([alike], digit)
