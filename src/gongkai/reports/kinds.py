"""Words of several kinds found by one regular expression, and the kind that a match is of."""

import re
from collections.abc import Iterable


def any_of(kinds: Iterable[tuple[str, str]]) -> re.Pattern[str]:
    """One pattern over the words of all kinds; of two that begin at one place the first given counts.

    Words stand apart by spaces. Each is a regular expression that begins with a character as it is: such
    alternatives, and no group round them, let the engine skip to where one can begin, ten times faster over running
    text. So the empty group that tells the kind stands behind the word. Raises `ValueError` for a word that begins
    otherwise (with a look behind).
    """
    words = [(kind, word) for kind, group in kinds for word in group.split()]
    if slow := [word for _, word in words if re.escape(word[0]) != word[0]]:
        raise ValueError(f"words of a pattern that do not begin with a character as it is: {slow}")
    return re.compile("|".join(f"{word}(?P<{kind}{n}>)" for n, (kind, word) in enumerate(words)))


def kind_of(match: re.Match[str]) -> str:
    """The kind of the word that a pattern of `any_of` found."""
    assert match.lastgroup is not None
    return match.lastgroup.rstrip("0123456789")
