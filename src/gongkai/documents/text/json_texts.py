"""Reports in JSON as programs keep them that take texts out of files: tables as lists of rows, or Markdown with tags.

Read as it stands, such JSON is one line, in which no row begins; Markdown with tags was a page. A text of lines without
either is read as one by `html.embedded`, and pages in HTML are too.
"""

import csv
import io
import re
from collections.abc import Iterator
from itertools import groupby
from typing import NamedTuple

from gongkai.documents.json_values import JsonValues
from gongkai.documents.text.markdown import has_rows_of_bars

_LINES = 10
"""Line breaks of a text that is a page, at least."""
_LONG = 200
"""Characters of a text whose tags show that it is a page."""
_NAMELESS = re.compile(r"Unnamed: \d+(?:_level_\d+)?")
"""What pandas calls a column whose first cell is blank."""
_CHINESE = re.compile("[\u4e00-\u9fff]")
_MARKUP = re.compile(r"<[a-z][a-z0-9]*[\s>/]|</[a-z]|&lt;|%3c|^\s*[\[{]", re.IGNORECASE)
"""HTML, also as entities or escaped for an address; or JSON again."""


def texts_in_json(answer: JsonValues) -> str | None:
    """What such JSON says: its Chinese texts one below the other, lists as comma-separated rows; else None.

    None too where it holds pages in HTML, or several texts of lines: of these none is the report.
    """
    said = [one for one in _texts([*answer.values]) if _CHINESE.search(one.text)] if answer.is_whole else []
    long = [one for one in said if one.text.count("\n") >= _LINES]
    pages = [one.text for one in long if not one.is_table]
    is_tagged = any(has_rows_of_bars(page) and _MARKUP.search(page) for page in pages)
    whole = (one.text for one in said if len(one.text) > _LONG or one in long)
    are_texts = all(has_rows_of_bars(page) or not _MARKUP.search(page) for page in whole)
    is_report = are_texts and len(pages) < 2 and (is_tagged or len(pages) < len(long))
    return "\n\n".join(one.text for one in said) if is_report else None


class _Text(NamedTuple):
    text: str
    is_table: bool = False


def _texts(value: object) -> Iterator[_Text]:
    """The texts of a value in their order; lists of plain values in turn are rows, and so are records."""
    if isinstance(value, str):
        yield _Text(value)
    elif isinstance(value, dict):
        for inner in value.values():
            yield from _texts(inner)
    elif isinstance(value, list):
        if keys := _keys_of_all(value):
            yield _rows([keys, *([*one.values()] for one in value)])
        elif _is_plain(value):
            yield _rows([value])
        else:
            for is_row, some in groupby(value, lambda one: isinstance(one, list) and _is_plain(one)):
                values = [*some]
                yield from [_rows(values)] if is_row else (text for one in values for text in _texts(one))


def _keys_of_all(values: list[object]) -> list[object]:
    """The keys of records that are rows: of all the same, and none holds a text of lines."""
    records = [one for one in values if isinstance(one, dict) and _is_plain(one)]
    if len(records) < max(len(values), 2) or any(
        str(text).count("\n") >= _LINES for one in records for text in one.values()
    ):
        return []
    keys = [*records[0]]
    is_table = all([*one] == keys for one in records)
    return ["" if _NAMELESS.fullmatch(key) else key for key in keys] if is_table else []


def _is_plain(value: object) -> bool:
    """Is this a list or an object of texts and numbers alone?"""
    inner = value.values() if isinstance(value, dict) else value if isinstance(value, list) else (value,)
    return isinstance(value, dict | list) and not any(isinstance(one, dict | list) for one in inner)


def _rows(rows: list[list[object]]) -> _Text:
    """The rows as comma-separated text."""
    text = io.StringIO()
    csv.writer(text, lineterminator="\n").writerows(["" if one is None else one for one in row] for row in rows)
    return _Text(text.getvalue().removesuffix("\n"), is_table=True)
