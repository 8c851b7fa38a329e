"""The few elements of a page that need a second look: hidden ones, and those that are no part of a figure beside them.

What is not shown is not printed, and is not read. `display: none` takes an element out of its place: a hidden cell
moves those after it. `visibility: hidden` leaves the place, with nothing in it.

There are many more ways to draw a text so that nobody sees it (white, of no size, off the page's edge), and a script
may undo each when the page has loaded. Such a text is read, but apart from the figure beside it, as a raised or struck
one is: two figures in a cell are told, one longer figure is not.
"""

import re
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from itertools import islice
from typing import NamedTuple

from selectolax.lexbor import LexborHTMLParser, LexborNode

_APART_WORDS = ("visib", "line-through", "su", "opacity", "font-size:0", "font-size: 0", ":-", ": -", "clip", "raise")
"""What a rule holds that sets elements apart."""
_WORDS = (*_APART_WORDS, "display", "hide", "#fff", "white", "transparent", "255,255,255", "255, 255, 255")
"""What a style holds that marks an element."""
_GONE = re.compile(r"display\s*:\s*none|mso-hide\s*:\s*all", re.IGNORECASE)
_UNSEEN = re.compile(r"visibility\s*:\s*(?:hidden|collapse)", re.IGNORECASE)
_APART = re.compile(
    r"vertical-align\s*:\s*su[pb]|line-through|(?<![-\w])(?:opacity|font-size)\s*:\s*0(?![.\d]*[1-9])"
    r"|mso-text-raise\s*:\s*-?(?:[3-9]|\d\d)|(?:left|right|top|text-indent)\s*:\s*-\d{3}"
    r"|(?<![-\w])clip(?:-path)?\s*:(?!\s*(?:auto|none))",
    re.IGNORECASE,
)
"""Raised, lowered, struck; or seen by nobody."""
_PALE = re.compile(
    r"(?<![-\w])color\s*:\s*(?:#fff(?:fff)?\b|white\b|transparent\b|rgba?\(\s*255,\s*255,\s*255)", re.IGNORECASE
)
"""White, as of a style's text; in style sheets most such text stands on a dark ground."""
_ROWS = frozenset(("tr", "tbody", "thead", "tfoot"))
_DISPLAY = re.compile(r"(?:^|[;\s])display\s*:\s*(none)?", re.IGNORECASE)
_PLAIN = re.compile(r"(?:[a-z][a-z0-9]*)?[.#][a-z_][\w-]*", re.IGNORECASE | re.ASCII)
"""`.a`, `#b` and `td.a`: of other selectors it is not told what they hide."""
_NAMES = re.compile(r"[.#][\w-]+")
_COMMENT = re.compile(r"/\*.*?(?:\*/|\Z)", re.DOTALL)
_LONGEST_SHEET = 1_000_000
_MOST_SELECTORS = 500


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
    marked: frozenset[int]
    """All of them."""


def marks_of(tree: LexborHTMLParser) -> Marks:
    """Find the marked elements of a page. What hides the elements around one is not asked."""
    gone: set[int] = set()
    unseen: set[int] = set()
    apart: set[int] = set()
    sheets: dict[int, str] = {}
    for node in tree.css("[hidden], style"):  # at once: each search walks the whole page
        if "hidden" in node.attributes:
            gone.add(node.mem_id)
        if node.tag == "style":
            sheets[node.mem_id] = node.text(deep=True) or ""
    for node, style in _marked(tree):
        if style.gone:
            gone.add(node.mem_id)
        elif style.unseen and node.mem_id not in gone:
            unseen.add(node.mem_id)
            if node.tag in _ROWS:
                unseen.update(cell.mem_id for cell in node.css("td, th"))
        if style.apart:
            apart.add(node.mem_id)
            apart.update(cell.mem_id for cell in (node.css("td, th") if node.tag == "tr" else ()))
    pieces = _COMMENT.sub("", "".join(sheets.values())[:_LONGEST_SHEET]).split("}") if sheets else []
    gone.update(node.mem_id for node in _hidden_by(pieces, tree))
    apart.update(node.mem_id for node in _set_apart_by(pieces, tree))
    hidden = gone | unseen
    return Marks(*map(frozenset, (gone, unseen, apart, hidden, hidden | apart)))


class _Style(NamedTuple):
    gone: bool
    unseen: bool
    apart: bool


def _marked(tree: LexborHTMLParser) -> list[tuple[LexborNode, _Style]]:
    """The few elements whose style marks them; a page has few distinct styles."""
    styled = [(node, node.attrs.get("style") or "") for node in tree.css("[style]")]
    styles = {style: _style(style) for style in {style for _, style in styled} if _may_mark(style)}
    marking = {style: marks for style, marks in styles.items() if any(marks)}
    return [(node, marking[style]) for node, style in styled if style in marking] if marking else []


def _may_mark(style: str) -> bool:
    return any(map(style.lower().__contains__, _WORDS))


def _style(style: str) -> _Style:
    gone, unseen = _GONE.search(style) is not None, _UNSEEN.search(style) is not None
    return _Style(gone, unseen, bool(_APART.search(style) or _PALE.search(style)))


def _hidden_by(pieces: Sequence[str], tree: LexborHTMLParser) -> list[LexborNode]:
    """The elements that plain rules of style sheets hide, for all media, and that no rule or style shows again."""
    hidden = _selectors(pieces, _hides)
    shown = _showing(pieces) if hidden else set()
    nodes = _found((one for one in hidden if not shown.intersection(_NAMES.findall(one))), tree)
    return [node for node in nodes if not _DISPLAY.search(node.attributes.get("style") or "")]


def _set_apart_by(pieces: Sequence[str], tree: LexborHTMLParser) -> list[LexborNode]:
    """The elements that plain rules of style sheets raise, lower, strike or make invisible, for all media."""
    sheet = "".join(pieces).lower()
    words = [word for word in _APART_WORDS if word in sheet]

    def says(piece: str) -> bool:
        body = piece.rpartition("{")[2].lower()
        if not any(map(body.__contains__, words)):
            return False
        return _APART.search(body) is not None or _UNSEEN.search(body) is not None

    return _found(_selectors(pieces, says), tree) if words else []


def _found(selectors: Iterable[str], tree: LexborHTMLParser) -> list[LexborNode]:
    some = list(islice(selectors, _MOST_SELECTORS))
    return tree.css(", ".join(some)) if some else []


def _selectors(pieces: Iterable[str], says: Callable[[str], bool]) -> dict[str, None]:
    """The plain selectors of the rules that say something, for all media; of a style sheet cut at each `}`."""
    found: dict[str, None] = {}
    depth = 0
    for piece in pieces:
        opened = piece.count("{")
        if depth + opened == 1 and says(piece):
            selectors = (selector.strip() for selector in piece.rpartition("{")[0].split(","))
            found.update(dict.fromkeys(selector for selector in selectors if _PLAIN.fullmatch(selector)))
        depth = max(depth + opened - 1, 0)
    return found


def _hides(piece: str) -> bool:
    return "none" in piece.lower() and _display(piece) == "none"


def _showing(pieces: Iterable[str]) -> set[str]:
    """The names in the selectors of the rules that show something."""
    rules = (piece.split("{") for piece in pieces if _display(piece) not in (None, "none"))
    return {name for rule in rules for name in _NAMES.findall(rule[-2])}


def _display(piece: str) -> str | None:
    """What a rule says of `display`, last: `none`, or `""` for anything else; None where it says nothing."""
    _, brace, body = piece.rpartition("{")
    displays = _DISPLAY.findall(body) if brace else []
    return str(displays[-1]).lower() if displays else None
