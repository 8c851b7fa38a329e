"""How large and how twisted a file may be before it is refused, so that time and memory stay bounded.

With these limits one document takes at most about 10 s and 500 MB, whatever its bytes; a real report takes
milliseconds. Only scans take more: recognising takes some 5 s a page, of 30 pages at most, or of 6 that are pictures
among pages with text, and with its models some 550 MB, 650 MB for a long picture. Sizes are in bytes or characters as
named.
"""

import re
from collections import Counter
from collections.abc import Iterable, Sequence
from itertools import accumulate
from math import isqrt

from gongkai.values import GongkaiError, Grid, Note, Paragraph

MAX_BYTES = 16 * 1024 * 1024
"""Bytes of HTML or text. Parsing 50 MB of nested tables takes over 1 GB, so larger files are refused unparsed."""
MAX_TAGS = 400_000
"""Tags of one page. A real report has a few thousand."""
MAX_DEPTH = 4_000
"""Elements open at once: HTML parsers walk the open elements for each new block, so depth costs its square."""
MAX_FORMATTING = 1_000_000
"""Sum, over all blocks, of the formatting elements (b, font, …) left open before it: HTML opens each of them again in
each block, so that 55 kB of `<p><b id=1><p><b id=2>…` become gigabytes."""
MAX_ATTRIBUTES = 5_000
"""Words inside one tag: parsers compare each attribute with all before it."""
MAX_ALL_ATTRIBUTES = 1_000_000
"""Words inside all tags of a page: a parser takes 250 bytes for each. A large page has some 10,000."""
LONGEST_ANSWER = 4_000_000
"""Characters of a JSON answer; one report's has up to 200,000."""
MAX_CELLS = 200_000
"""Places of all grids of one document, after spans are expanded."""
MAX_WORDINGS = 20_000
"""Different texts with Chinese in the cells of one document: each is held against all labels of all forms, which takes
some 0.3 ms. A report has about 150, a book of 300 reports a few thousand."""
MAX_COLUMNS = 1_000
"""Columns of one grid. The widest statutory table has 15."""
MAX_ROW_SPAN = 1_000
MAX_COLUMN_SPAN = 100
"""A span beyond these is cut to them (span="99999999"); HTML itself cuts colspan at 1,000 and rowspan at 65,534."""
MAX_BLOCKS = 100_000
"""Paragraphs and grids of one document."""
MAX_TEXT_LINES = 400_000
"""Lines of plain text, blank ones too."""
MAX_TEXT_PARTS = 80_000
"""Lines with print and places of grids of plain text, together: each is read as a table and as loose lines, some 0.1 ms
for each. A report has about 1,000, a megabyte of reports 60,000."""
MAX_MESSAGE = 1_000
"""Characters of what is said about a file that cannot be read, or of a note on one that is."""

_TAG = re.compile(r"<(/?[a-zA-Z][a-zA-Z0-9]*)")
_BETWEEN = re.compile(r"[\s/\"']+")
"""What stands between two attributes: a space, a slash, or nothing behind a quoted value."""
_CHINESE = re.compile("[\u4e00-\u9fff]")
_LONG_TAG = 2_048
_LARGE = 1_000_000
"""Characters behind a `<`, and of a page, below which attributes are too few to matter."""
_FEW_TAGS = min(MAX_DEPTH, 2 * isqrt(MAX_FORMATTING))
"""So few opening tags reach no limit, however they are nested: at worst, half of them are blocks in the other half."""
_FORMATTING = frozenset(
    ("a", "b", "big", "code", "em", "font", "i", "nobr", "s", "small", "strike", "strong", "tt", "u"),
)
_CLOSED_BY_ITSELF = frozenset(("p", "tbody", "td", "tfoot", "th", "thead", "tr", "dd", "dt", "option", "col"))
_CLOSED_BY_ITSELF |= frozenset(("area", "base", "br", "embed", "hr", "img", "input", "link", "meta", "param", "source"))
_CLOSED_BY_ITSELF |= frozenset(("track", "wbr"))


def one_line(message: str) -> str:
    """A message, or a note of a document, with names out of a file in it: these may have 65,535 characters, and lines.

    What is no print is replaced, and the middle of what is over `MAX_MESSAGE` characters left out.
    """
    line = "".join(char if char.isprintable() or char == "\u3000" else "\ufffd" for char in message)
    cut = MAX_MESSAGE // 2
    return line if len(line) <= MAX_MESSAGE else f"{line[:cut]}…{line[-cut:]}"


class Unreadable(GongkaiError):  # noqa: N818 - what a file is, not what went wrong
    """A file that cannot be read as a document: what it is, and what to do, in one line, in both languages.

    The message is as `one_line` makes it.
    """

    def __init__(self, en: str, zh: str) -> None:
        super().__init__(one_line(en), one_line(zh))


class Scan(Unreadable):
    """A PDF that has no text to read, or none that can be known: its pages are pictures."""


def check_bytes(data: bytes, name: str) -> None:
    """Raise `Unreadable` for a file that is empty or larger than `MAX_BYTES`."""
    if not data.strip(b" \t\r\n\0"):
        raise Unreadable(f"{name}: the file is empty; fetch it again", f"{name}：文件是空的，请重新获取")
    if len(data) > MAX_BYTES:
        raise Unreadable(
            f"{name}: {len(data) / 1e6:.1f} MB, and at most {MAX_BYTES / 1e6:.1f} MB are read; "
            "take the report out of it and give that alone",
            f"{name}：文件有{len(data) / 1e6:.1f} MB，最多读取{MAX_BYTES / 1e6:.1f} MB，请只提供其中的年报",
        )


def check_markup(text: str, name: str) -> None:
    """Raise `Unreadable` for markup that would cost a parser more time or memory than a report ever does."""
    opened = text.count("<")
    if opened > MAX_TAGS:
        raise Unreadable(
            f"{name}: {opened} tags, and at most {MAX_TAGS} are read; it is no report's page",
            f"{name}：网页有{opened}个标签，最多读取{MAX_TAGS}个，不像年报页面",
        )
    pieces = text.split("<")
    if opened - text.count("</") > _FEW_TAGS:
        _check_nesting(_TAG.findall(text), name)
    attributes = _attributes(pieces, 0 if len(text) > _LARGE else _LONG_TAG)
    if sum(attributes) > MAX_ALL_ATTRIBUTES:
        raise Unreadable(
            f"{name}: over {MAX_ALL_ATTRIBUTES} attributes; it is no report's page",
            f"{name}：网页标签的属性超过{MAX_ALL_ATTRIBUTES}个，不像年报页面",
        )
    if sum([count**2 for count in attributes]) > MAX_ATTRIBUTES**2:
        raise Unreadable(
            f"{name}: over {MAX_ATTRIBUTES} attributes in one tag, or many in many; no report's page",
            f"{name}：网页单个标签的属性超过{MAX_ATTRIBUTES}个，或许多标签的属性过多，不像年报页面",
        )


def check_wordings(blocks: Sequence[Paragraph | Grid], name: Note) -> None:
    """Raise `Unreadable` for a document with more different texts in its cells than a book of reports has."""
    grids = [block for block in blocks if isinstance(block, Grid) and block.rows]
    if sum(len(grid.rows) * len(grid.rows[0]) for grid in grids) <= MAX_WORDINGS:
        return
    texts = {cell.text for grid in grids for row in grid.rows for cell in row if cell is not None}
    if sum(_CHINESE.search(text) is not None for text in texts) > MAX_WORDINGS:
        raise Unreadable(
            f"{name.en}: over {MAX_WORDINGS} different texts in table cells; take the report out of it",
            f"{name.zh}：表格中不同的文字超过{MAX_WORDINGS}种，请只提供其中的年报",
        )


def _attributes(pieces: Iterable[str], least: int) -> list[int]:
    """How many attributes each tag has at most that may have many; a parser compares each with all of its tag."""
    return [len(_BETWEEN.findall(_inside(piece))) for piece in pieces if len(piece) > least]


def _inside(piece: str) -> str:
    """What of the text behind a `<` is surely the tag's: all up to `>`, or all of it if that may be in a value."""
    tag = piece[: piece.find(">")]
    return piece if tag.count('"') % 2 or tag.count("'") % 2 else tag


def _check_nesting(tags: Sequence[str], name: str) -> None:
    if _is_surely_flat(tags):
        return
    depth = formatting = reopened = 0
    for tag in tags:
        lower = tag.lower()
        closing = lower.startswith("/")
        lower = lower.removeprefix("/")
        if lower in _FORMATTING:
            formatting += -1 if closing and formatting else not closing
        elif closing:
            depth -= lower not in _CLOSED_BY_ITSELF and depth > 0
        else:
            depth += lower not in _CLOSED_BY_ITSELF
            reopened += formatting
        if depth > MAX_DEPTH or reopened > MAX_FORMATTING:
            raise Unreadable(
                f"{name}: elements nested over {MAX_DEPTH} deep or left open; it is no report's page",
                f"{name}：网页标签嵌套超过{MAX_DEPTH}层，或许多标签没有闭合，不像年报页面",
            )


def _is_surely_flat(tags: Sequence[str]) -> bool:
    """Is so little open at once that no limit can be reached? So it is in nearly all pages, and soon told."""
    counts = Counter(tags)
    opening = sum(count for tag, count in counts.items() if not tag.startswith("/"))
    steps = {tag: -1 if tag.startswith("/") else 1 for tag in counts if tag.removeprefix("/").lower() in _FORMATTING}
    open_at_once = list(accumulate([steps[tag] for tag in tags if tag in steps], initial=0))
    most = max(open_at_once) - min(open_at_once)
    return opening <= MAX_DEPTH and opening * most <= MAX_FORMATTING
