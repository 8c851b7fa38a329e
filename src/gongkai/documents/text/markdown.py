"""Markdown with tags in it: its text and its tables that are HTML, in turn.

Programs that turn PDFs into Markdown write tables so, those that turn pages into it leave their frames (`<div>`), and
an empty element wherever a link leads to. Read as a page, all its lines ran together into one: no title, no headings,
no date, and no table drawn with bars.
"""

import html
import re
from collections.abc import Iterator

_TABLE = re.compile(r"<table\b|</table\s*>", re.IGNORECASE)
_BREAK = re.compile(r"<br\s{0,9}/?>", re.IGNORECASE)
_IN_A_WORD = re.compile(r"(?<=[\u4e00-\u9fff])(?:<br\s{0,9}/?>)+(?=[\u4e00-\u9fff])", re.IGNORECASE)
_FRAME = re.compile(
    r"</?(?:html|body|div|center|img)\b[^<>]{0,2000}>|<!--[^<>]{0,2000}-->|^```\w*$", re.IGNORECASE | re.M
)
"""What such programs put round tables and in place of pictures."""
_TAG = re.compile(r"</?[a-z!]", re.IGNORECASE)
_ANY_TAG = re.compile(r"</?[a-z][a-z0-9]{0,30}(?::[a-z]{1,30})?(?=[\s/>])[^<>]{0,2000}>", re.IGNORECASE)
_IN_A_CELL = re.compile(
    r"<(?:img|svg|object|embed|iframe|canvas|video|input)\b[^<>]{0,2000}>(?=[^|\n]{0,200}\|)", re.IGNORECASE
)
"""What shows more than text, in a row of bars: its cell is no blank."""
_PAGE = re.compile(r"<(?:!doctype|html|head|body|script)\b", re.IGNORECASE)
_FRONT = re.compile(r"\A\ufeff?\s{0,9}---[ \t]*\n((?:[^\n]{0,999}\n){1,80}?)(?:---|\.\.\.)[ \t]*(?:\n|\Z)")
_MEMBER = re.compile(r"(?P<key>[A-Za-z][\w:.-]{0,40}):(?:[ \t]+(?P<value>.*))?")
"""The lines before a text in Markdown that say what it is, `title: …` between two rules, and one of them."""
_TAGS_BETWEEN_DIGITS = re.compile(r"(?<=[\d.,])(?:</?[a-z][^<>]{0,2000}>)+(?=[\d.,])", re.IGNORECASE)
"""What is raised or struck beside a figure is no part of it, and of most tags it is not known what they do."""
_NOT_SHOWN = re.compile(
    r"<(?P<tag>(?:del|s|strike)(?=[\s>])|[a-z][a-z0-9]{0,15}(?=[^<>]{0,500}(?:display\s*:\s*none|visibility\s*:\s*hidden"
    r"|line-through|\shidden\b)))[^<>]{0,999}>[^\n]{0,999}?</(?P=tag)\s*>",
    re.IGNORECASE,
)
"""What is struck out, or shown by a script alone."""
_UNREAD = "\ufffc"
_RULE = re.compile(r"^ {0,3}\|?(?: {0,99}:?-{2,999}:? {0,99}\|){2,99}(?: {0,99}:?-{2,999}:?)? {0,99}$", re.M)
"""The dashes below the first row of a table drawn with bars."""


def markdown_parts(text: str) -> list[tuple[bool, str]]:
    """The parts of such a text in order, each with whether it is a table; none where it is a page, or has no table.

    Its text begins with no tag, and has none but those round tables; or it draws a table with bars, and is no page.
    """
    is_drawn = has_rows_of_bars(text) and not _PAGE.search(text)
    if text.lstrip("\ufeff \t\r\n").startswith("<") and not is_drawn:
        return []
    if is_drawn:
        return [(is_table, part if is_table else _untagged(part)) for is_table, part in _parts(text)]
    parts = [(is_table, part if is_table else _shown(part)) for is_table, part in _parts(text)]
    is_page = any(_TAG.search(part) for is_table, part in parts if not is_table)
    return [] if is_page or len(parts) < 2 else parts  # a text without a table is one part


def has_rows_of_bars(text: str) -> bool:
    """Are there tables drawn with bars in this text?"""
    return "--" in text and _RULE.search(text) is not None


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


def _untagged(text: str) -> str:
    shown = _NOT_SHOWN.sub(_UNREAD, _IN_A_CELL.sub(_UNREAD, without_breaks(text)))
    text = _FRAME.sub("", _TAGS_BETWEEN_DIGITS.sub(" ", shown))
    return html.unescape(_ANY_TAG.sub("", text))


def without_breaks(text: str) -> str:
    """The text without the ends of lines inside cells that bars part (`<br>`): between figures a space stands."""
    return _BREAK.sub(" ", _IN_A_WORD.sub("", text))


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
