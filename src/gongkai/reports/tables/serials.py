"""The numbers that a table prints for its lines, one more in each."""

import re
from collections.abc import Sequence

SERIAL = re.compile("[1-9][0-9]?")
"""The number of a table's first line; of 23 to 30 in all."""
_NUMBERED = 7
"""Lines whose last figures count up one by one, at least, until that is no chance."""
_LOST = 3
"""Lines between two that may be lost with their numbers, at most."""


def counted(figures: Sequence[str]) -> list[int]:
    """Which of these figures count up one by one, so many in turn that it is no chance; none else.

    From 1, or from 2 where that of the first line stood elsewhere; from any number where a table goes on. So do those
    before and behind them, but for lines that are lost. One alone behind the others may be the last line's total: its
    number stood at its head, or ran on behind the line before.
    """
    run: list[int] = []
    for n, figure in enumerate(figures):
        lost = _LOST if len(run) >= _NUMBERED and _counts_on(figures[n : n + 2]) else 0
        if run and _goes_on(figures[run[-1]], figure, lost):
            run.append(n)
        elif len(run) < _NUMBERED:
            run = [n] if SERIAL.fullmatch(figure) else []
    if len(run) < _NUMBERED:
        return []
    while run[0] > 0 and _goes_on(figures[run[0] - 1], figures[run[0]], _LOST):
        run.insert(0, run[0] - 1)
    return run


def _counts_on(figures: Sequence[str]) -> bool:
    return len(figures) > 1 and _goes_on(figures[0], figures[1], 0)


def _goes_on(number: str, following: str, lost: int) -> bool:
    """Is a number that of a line behind another, with so many `lost` between at most?"""
    if not SERIAL.fullmatch(number) or not SERIAL.fullmatch(following):
        return False
    return 0 < int(following) - int(number) <= 1 + lost
