"""Functions of short texts that remember their answers: labels come again in every report, passages do not."""

from collections.abc import Callable
from functools import lru_cache, wraps
from typing import TypeVar

LONGEST = 200
"""Characters of a text that is remembered. The longest statutory label has some 60; whole passages in cells are many
times as long, and thousands of them would be kept."""

_Answer = TypeVar("_Answer")


def remembered(size: int) -> Callable[[Callable[[str], _Answer]], Callable[[str], _Answer]]:
    """Remember the answers for so many texts, those above `LONGEST` characters left out."""

    def remembering(function: Callable[[str], _Answer]) -> Callable[[str], _Answer]:
        cached = lru_cache(maxsize=size)(function)

        @wraps(function)
        def answer(text: str) -> _Answer:
            return cached(text) if len(text) <= LONGEST else function(text)

        return answer

    return remembering
