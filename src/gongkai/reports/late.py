"""Regular expressions that are compiled where they are first needed: to compile all takes longer than most readings."""

import re
from functools import cache
from typing import NamedTuple


class Late(NamedTuple):
    """A regular expression, and words of which each of its matches holds one: where none stands, it is not searched.

    No words: it is always searched.
    """

    source: str
    said: tuple[str, ...] = ()

    @property
    def pattern(self) -> re.Pattern[str]:
        """The expression, compiled once."""
        return _compiled(self.source)

    def may_be_in(self, text: str) -> bool:
        """Is one of the words in a text?"""
        return not self.said or any(map(text.__contains__, self.said))

    def search(self, text: str) -> re.Match[str] | None:
        """The first match in a text."""
        return self.pattern.search(text) if self.may_be_in(text) else None

    def match(self, text: str) -> re.Match[str] | None:
        """The match at the beginning of a text."""
        return self.pattern.match(text) if self.may_be_in(text) else None

    def sub(self, replacement: str, text: str) -> str:
        """A text with all matches replaced."""
        return self.pattern.sub(replacement, text) if self.may_be_in(text) else text

    def findall(self, text: str) -> list[re.Match[str]]:
        """All matches in a text, in order."""
        return list(self.pattern.finditer(text)) if self.may_be_in(text) else []


def late(source: str, said: str = "") -> Late:
    """The expression of a source, with the words, which stand apart by spaces, of which each match holds one."""
    return Late(source, tuple(said.split()))


_compiled = cache(re.compile)
