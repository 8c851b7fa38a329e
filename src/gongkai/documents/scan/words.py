"""Labels that a scan shows again and again: of readings that differ in one character, the surest is that of all.

A table over several pages repeats its header, and is known again by its words.
"""

import re
from collections.abc import Iterable, Sequence

from gongkai.documents.scan.recognise import Read

_FEWEST = 10
"""Characters of a text that is long enough not to be another one, with one character of its own."""
_OTHER = re.compile(r"[^\u4e00-\u9fff]")
_NUMERALS = re.compile(r"[0-9零〇一二两三四五六七八九十百]")


def same_words(reads: Sequence[Read]) -> list[Read]:
    """Give long texts that are the same but for one character, and for signs between them, their surest reading."""
    surest: dict[tuple[str, ...], Read] = {}
    for read in reads:
        for key in _keys(read.text):
            surest[key] = max(surest.get(key, read), read, key=lambda one: one.confidence)
    return [max((surest[key] for key in _keys(read.text)), default=read, key=_confidence) for read in reads]


def _keys(text: str) -> Iterable[tuple[str, ...]]:
    """What a text is with each of its characters left out; no two texts with other numerals have one in common."""
    words = _OTHER.sub("", text)
    if len(words) < _FEWEST:
        return
    for place in range(len(words)):
        yield numerals(text), words[:place], words[place + 1 :]


def numerals(text: str) -> str:
    """The digits and Chinese numerals of a text."""
    return "".join(_NUMERALS.findall(text))


def _confidence(read: Read) -> float:
    return read.confidence
