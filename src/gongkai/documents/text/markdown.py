"""Markdown with tags, as programs write it that turn PDFs and pages into Markdown: its text and its tables, in turn.

Its tables are HTML, or rows of bars with tags in or round them (`<span id="page-3-0">` at what a link leads to). Read
as a page, all its lines ran together into one: no title, no headings, no date, and no rows.
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
_RULE = re.compile(r"^[ \t]*\|[ \t]*:?-{3,}:?[ \t]*(?:\|[ \t]*:?-{3,}:?[ \t]*)+\|?[ \t]*$", re.M)
"""The rule below the header of a table of bars."""
_INLINE = r"</?(?:a|abbr|b|big|del|em|font|h[1-6]|i|ins|p|s|small|span|strike|strong|sub|sup|u)(?:\s[^<>]{0,2000})?/?>"
_TAGS_IN_A_LINE = re.compile(_INLINE, re.IGNORECASE)
_TAGS_BETWEEN_DIGITS = re.compile(rf"(?<=[\d.,])(?:{_INLINE})+(?=[\d.,])", re.IGNORECASE)
"""What is raised or struck beside a figure is no part of it, and of most tags it is not known what they do."""
_FRONT = re.compile(r"\A\ufeff?\s{0,9}---[ \t]*\n((?:[^\n]{0,999}\n){1,80}?)(?:---|\.\.\.)[ \t]*(?:\n|\Z)")
_MEMBER = re.compile(r"(?P<key>[A-Za-z][\w:.-]{0,40}):(?:[ \t]+(?P<value>.*))?")
"""The lines before a text in Markdown that say what it is, `title: …` between two rules, and one of them."""
_ROW = re.compile(r"^[ \t]*\|.*$", re.M)


def markdown_parts(text: str) -> list[tuple[bool, str]]:
    """The parts of such a text in order, each with whether it is a table; none where it is a page, or has no table.

    Its text begins with no tag, and has none but those round tables; beside rows of bars, those within a line too.
    """
    is_barred = has_rows_of_bars(text)
    if is_barred:
        text = _TAGS_IN_A_LINE.sub("", _TAGS_BETWEEN_DIGITS.sub(" ", text))
        text = _ROW.sub(lambda row: _BREAK.sub(" ", row[0]), text)
    if text.lstrip("\ufeff \t\r\n").startswith("<"):
        return []
    parts = [(is_table, part if is_table else _shown(part)) for is_table, part in _parts(text)]
    is_page = any(_TAG.search(part) for is_table, part in parts if not is_table)
    return [] if is_page or (len(parts) < 2 and not is_barred) else parts  # a text without a table is one part


def has_rows_of_bars(text: str) -> bool:
    """Are there tables of bars in this text, as Markdown has them?"""
    return "---" in text and _RULE.search(text) is not None


def front_matter(text: str) -> tuple[dict[str, str], str]:
    """What the lines before a text say of it, as a page's meta tags do, and the text behind them.

    >>> front_matter("---\\ntitle: '年报'\\ntags:\\n  - 一\\n---\\n一、总体情况")
    ({'title': '年报'}, '一、总体情况')
    """
    front = _FRONT.match(text)
    lines = front[1].splitlines() if front else []
    members = [_MEMBER.fullmatch(line.rstrip()) for line in lines if line.strip() and line[0] not in " \t-#"]
    if front is None or not members or not all(members):
        return {}, text
    told = {member["key"]: (member["value"] or "").strip().strip("\"'") for member in members if member}
    return {key: value for key, value in told.items() if value}, text[front.end() :]


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
