"""The few elements of a page that need a second look: hidden ones, and those that are no part of a figure beside them.

What is not shown is not printed, and is not read. `display: none` takes an element out of its place: a hidden cell
moves those after it. `visibility: hidden` leaves the place, with nothing in it.

There are many more ways to draw a text so that nobody sees it (white, of no size, off the page's edge), and a script
may undo each when the page has loaded. Such a text is read, but apart from the figure beside it, as a raised or struck
one is: two figures in a cell are told, one longer figure is not. A figure that is struck or not seen, or a nought from
which a script counts to another, is not read where its cell shows no more.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field

from selectolax.lexbor import LexborHTMLParser, LexborNode

from gongkai.documents.html.looks import Look, has_ground, is_white, looks_of
from gongkai.documents.html.sheets import LARGE, MOST_AROUND, added_to_by, hidden_by, rules_of, set_apart_by, sheet_of

_ROWS = frozenset(("tr", "tbody", "thead", "tfoot"))
_BOXES = frozenset(("div", "p"))
"""What has a width and a height of its own."""
_STRUCK = frozenset(("del", "s", "strike"))
_COUNTING = ("data-to", "data-count", "data-target", "data-value", "data-num", "data-number", "data-end")
"""What a script counts up to, from the nought that stands there."""
_HIDING = frozenset(("sr-only", "visually-hidden", "screen-reader-text", "layui-hide"))
"""Classes by which sheets that many pages link to hide a text."""
_SOUGHT = ", ".join(("[hidden], style, del, s, strike, font[color]", *(f".{name}" for name in sorted(_HIDING))))
_COUNTERS = "".join(f", [{name}]" for name in _COUNTING)
_NOUGHT = re.compile(r"0(?:\.0+)?")
_COUNTED = re.compile(r"[\d,.]{0,20}[1-9][\d,.]{0,20}")


@dataclass(frozen=True, slots=True)
class Marks:
    """The elements of a page by their `mem_id`."""

    gone: frozenset[int]
    """Those that are not shown and take no place."""
    unseen: frozenset[int]
    """Those that are not shown and keep their place; the cells of such rows too."""
    apart: frozenset[int]
    """Raised, lowered, struck or made invisible by their style: such a text is no part of the figure beside it."""
    hidden: frozenset[int]
    """Those that are not shown."""
    unread: frozenset[int]
    """Those whose figure is struck or not seen (white: on white), or a nought from which a script counts to another."""
    adds: frozenset[int]
    """Those to which a style sheet adds a figure."""
    marked: frozenset[int]
    """All of them."""


@dataclass(slots=True)
class _Found:
    gone: set[int] = field(default_factory=set)
    unseen: set[int] = field(default_factory=set)
    apart: set[int] = field(default_factory=set)
    unread: set[int] = field(default_factory=set)


def marks_of(tree: LexborHTMLParser, text: str) -> Marks:
    """Find the marked elements of a page, read from this text. What hides the elements around one is not asked."""
    found = _Found()
    sheets: list[str] = []
    for node in tree.css(_SOUGHT + _COUNTERS * ("data-" in text)):  # at once: each search walks the whole page
        if "hidden" in node.attributes:
            found.gone.add(node.mem_id)
        if node.tag == "style":
            sheets.append(sheet_of(node))
        else:
            _mark_by_tag(node, found)
    for node, look in _marked(tree):
        _mark_by_look(node, look, found)
    rules = rules_of(sheets)
    found.gone.update(node.mem_id for node in hidden_by(rules, tree))
    for node, look in set_apart_by(rules, tree):
        cells = _cells(node)
        found.apart.update((node.mem_id, *cells))
        found.unread.update((node.mem_id, *cells) if look.lost else ())
    adds = frozenset(node.mem_id for node in added_to_by(rules, tree))
    hidden = found.gone | found.unseen
    marked = hidden | found.apart | found.unread | adds
    return Marks(*map(frozenset, (found.gone, found.unseen, found.apart, hidden, found.unread, adds, marked)))


def _mark_by_tag(node: LexborNode, found: _Found) -> None:
    if node.tag == "font" and is_white(node.attributes.get("color")):
        found.apart.add(node.mem_id)
        found.unread.update(() if _has_ground(node) else (node.mem_id,))
    elif node.tag in _STRUCK or _counts(node):
        found.unread.add(node.mem_id)
    if _HIDING.intersection((node.attributes.get("class") or "").split()):
        found.apart.add(node.mem_id)
        found.unread.add(node.mem_id)


def _mark_by_look(node: LexborNode, look: Look, found: _Found) -> None:
    cells = _cells(node)
    if look.gone:
        found.gone.add(node.mem_id)
    elif look.unseen and node.mem_id not in found.gone:
        found.unseen.update((node.mem_id, *cells))
    in_a_line = node.tag not in LARGE
    if look.lost or look.raised or look.pale or (in_a_line and (look.small or look.shut or look.placed)):
        found.apart.update((node.mem_id, *cells))
    is_shut = look.shut and (node.tag in _BOXES or (in_a_line and look.placed))
    if look.lost or is_shut or (look.pale and not _has_ground(node)):
        found.unread.update((node.mem_id, *cells))


def _cells(node: LexborNode) -> list[int]:
    """The cells of a row, or of several."""
    return [cell.mem_id for cell in node.css("td, th")] if node.tag in _ROWS else []


def _marked(tree: LexborHTMLParser) -> Iterator[tuple[LexborNode, Look]]:
    """The few elements whose style marks them; a page has few distinct styles."""
    styled = [(node, node.attrs.get("style") or "") for node in tree.css("[style]")]
    looks = looks_of({style for _, style in styled})
    return ((node, looks[style]) for node, style in styled if style in looks)


def _has_ground(node: LexborNode) -> bool:
    """Does an element stand on a colour that it, or one of those round it, says it has?"""
    around: LexborNode | None = node
    for _ in range(MOST_AROUND):
        if around is None:
            return False
        attributes = around.attributes
        color = attributes.get("bgcolor")
        if (color and not is_white(color)) or attributes.get("background") or has_ground(attributes.get("style") or ""):
            return True
        around = around.parent
    return True


def _counts(node: LexborNode) -> bool:
    """Does an element show 0 until a script has counted to what one of its attributes says?"""
    ends = [value for name, value in node.attributes.items() if name in _COUNTING]
    return any(value and _COUNTED.fullmatch(value) for value in ends) and bool(_NOUGHT.fullmatch(node.text().strip()))
