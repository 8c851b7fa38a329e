"""Functions of short texts that remember their answers: labels come again in every report, passages do not."""

from collections.abc import Callable
from functools import lru_cache, wraps
from typing import TypeVar

LONGEST = 200
"""Characters of a text that is remembered. The longest statutory label has some 60; whole passages in cells are many
times as long, and thousands of them would be kept."""

MOST = 1_000
"""Characters of a text whose answer is remembered for a short while."""
_RECENT = 32
"""How many of the longer ones: a cell is held against each table's rows and columns in turn, and then gone."""

_Answer = TypeVar("_Answer")


def remembered(size: int) -> Callable[[Callable[[str], _Answer]], Callable[[str], _Answer]]:
    """Remember the answers for so many texts; of those above `LONGEST` characters, only the last, none above `MOST`."""

    def remembering(function: Callable[[str], _Answer]) -> Callable[[str], _Answer]:
        cached = lru_cache(maxsize=size)(function)
        recent = lru_cache(maxsize=_RECENT)(function)

        @wraps(function)
        def answer(text: str) -> _Answer:
            if len(text) <= LONGEST:
                return cached(text)
            return recent(text) if len(text) <= MOST else function(text)

        return answer

    return remembering
