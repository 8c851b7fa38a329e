"""Pages as texts of many lines in JSON, as crawls keep them: `{"title": "…", "text": "…\\n…"}`, one a line or a list.

Read as it stands, such JSON is one line, in which no row ends. So are tables that a program took out of a file, as
lists of rows.
"""

import csv
import io
import json
import re
from collections.abc import Iterator
from itertools import groupby

from gongkai.documents.limits import LONGEST_ANSWER
from gongkai.documents.text.markdown import has_rows_of_bars

_LINES = 10
"""Line breaks of a text that is a page, at least."""
_LONG = 200
"""Letters of a text that two say by no chance."""
_MOST_TEXTS = 50
"""Texts that are held against each other."""
_NO_WORD = re.compile(r"[\W_]+")
_SPACE = re.compile(r"\s*")
_CHINESE = re.compile("[\u4e00-\u9fff]")
_MARKUP = re.compile(r"<[a-z][a-z0-9]*[\s>/]|</[a-z]|&lt;|%3c|^\s*[\[{]", re.IGNORECASE)
"""HTML, also as entities or escaped for an address; or JSON again."""


def texts_in_json(text: str) -> str | None:
    """What such JSON says, its Chinese texts one below the other and a list's values side by side; else None.

    None too where it holds pages in HTML: those are read as pages.
    """
    if text.lstrip()[:1] not in ("{", "[") or len(text) > LONGEST_ANSWER:
        return None
    try:
        said = [line for line in _lines([*_values(text)]) if _CHINESE.search(line)]
    except (ValueError, RecursionError):
        return None
    pages = [page.count("\n") >= _LINES for page in said]
    whole = [page for page, is_page in zip(said, pages, strict=True) if is_page or len(page) > _LONG]
    are_texts = all(has_rows_of_bars(page) or not _MARKUP.search(page) for page in whole)
    return "\n\n".join(_once(said)) if any(pages) and are_texts else None


def _once(said: list[str]) -> list[str]:
    """The texts without those that one of more lines says too: `raw_text` beside `text`."""
    if len(said) > _MOST_TEXTS:
        return said
    words = [_NO_WORD.sub("", text) for text in said]
    again = {
        n
        for n, text in enumerate(said)
        if len(words[n]) >= _LONG
        and any(words[n] in words[m] and text.count("\n") < said[m].count("\n") for m in range(len(said)))
    }
    return [text for n, text in enumerate(said) if n not in again]


def _values(text: str) -> Iterator[object]:
    """The values that a text is, one behind the other. Raises `ValueError` where it is no JSON to its end."""
    decoder = json.JSONDecoder(parse_int=str, parse_float=str, strict=False)
    at = 0
    while (begin := _behind_space(text, at)) < len(text):
        value, at = decoder.raw_decode(text, begin)
        yield value


def _behind_space(text: str, at: int) -> int:
    space = _SPACE.match(text, at)
    return space.end() if space else at


def _lines(value: object) -> Iterator[str]:
    """The texts of a value in their order; lists of plain values in turn are rows, and so are records."""
    if isinstance(value, str):
        yield value
    elif isinstance(value, dict):
        for inner in value.values():
            yield from _lines(inner)
    elif isinstance(value, list):
        keys = [*value[0]] if value and isinstance(value[0], dict) else []
        if len(value) > 1 and keys and all(_is_plain(one) and [*one] == keys for one in value):
            yield _rows([keys, *([*one.values()] for one in value)])
        elif _is_plain(value):
            yield _rows([value])
        else:
            for is_row, some in groupby(value, lambda one: isinstance(one, list) and _is_plain(one)):
                values = [*some]
                yield from [_rows(values)] if is_row else (line for one in values for line in _lines(one))


def _is_plain(value: object) -> bool:
    """Is this a list or an object of texts and numbers alone?"""
    inner = value.values() if isinstance(value, dict) else value if isinstance(value, list) else (value,)
    return isinstance(value, dict | list) and not any(isinstance(one, dict | list) for one in inner)


def _rows(rows: list[list[object]]) -> str:
    """The rows as comma-separated text."""
    text = io.StringIO()
    csv.writer(text, lineterminator="\n").writerows(["" if one is None else one for one in row] for row in rows)
    return text.getvalue().removesuffix("\n")
