"""Markdown whose tables are HTML, as programs write it that turn PDFs into Markdown: its text and its tables, in turn.

Read as a page, all its lines ran together into one: no title, no headings, no date.
"""

import html
import re
from collections.abc import Iterator

_TABLE = re.compile(r"<table\b|</table\s*>", re.IGNORECASE)
_BREAK = re.compile(r"<br\s*/?>", re.IGNORECASE)
_FRAME = re.compile(
    r"</?(?:html|body|div|center|img)\b[^<>]{0,2000}>|<!--[^<>]{0,2000}-->|^```\w*$", re.IGNORECASE | re.M
)
"""What such programs put round tables and in place of pictures."""
_TAG = re.compile(r"</?[a-z!]", re.IGNORECASE)


def markdown_parts(text: str) -> list[tuple[bool, str]]:
    """The parts of such a text in order, each with whether it is a table; none where it is a page, or has no table.

    Its text begins with no tag, and has none but those round tables.
    """
    if text.lstrip("\ufeff \t\r\n").startswith("<"):
        return []
    parts = [(is_table, part if is_table else _shown(part)) for is_table, part in _parts(text)]
    is_page = any(_TAG.search(part) for is_table, part in parts if not is_table)
    return [] if is_page or len(parts) < 2 else parts  # a text without a table is one part


def _shown(text: str) -> str:
    """The text between tables without what stands round them, its entities (&nbsp;) as what they show."""
    return html.unescape(_FRAME.sub("", _BREAK.sub("\n", text)))


def _parts(text: str) -> Iterator[tuple[bool, str]]:
    begin = depth = 0
    for match in _TABLE.finditer(text):
        if not match[0].startswith("</"):
            if depth == 0:
                yield False, text[begin : match.start()]
                begin = match.start()
            depth += 1
        elif depth > 0:
            depth -= 1
            if depth == 0:
                yield True, text[begin : match.end()]
                begin = match.end()
    yield depth > 0, text[begin:]
