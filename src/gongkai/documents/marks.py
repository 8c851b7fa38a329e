"""The few elements of a page that need a second look, found in one pass: hidden ones, and raised or struck ones.

What is not shown is not printed, and is not read. `display: none` takes an element out of its place: a hidden cell
moves those after it. `visibility: hidden` leaves the place, with nothing in it.
"""

import re
from collections.abc import Iterable
from dataclasses import dataclass

from selectolax.lexbor import LexborHTMLParser, LexborNode

_WORDS = ("display", "visib", "line-through", "su", "hide")
"""What a style holds that marks an element."""
_GONE = re.compile(r"display\s*:\s*none|mso-hide\s*:\s*all", re.IGNORECASE)
_UNSEEN = re.compile(r"visibility\s*:\s*(?:hidden|collapse)", re.IGNORECASE)
_APART = re.compile(r"vertical-align\s*:\s*su[pb]|line-through", re.IGNORECASE)
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
    """Raised, lowered or struck by their style: such a text is no part of the figure beside it."""

    @property
    def hidden(self) -> frozenset[int]:
        """Those that are not shown."""
        return self.gone | self.unseen


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
        if _GONE.search(style):
            gone.add(node.mem_id)
        elif _UNSEEN.search(style) and node.mem_id not in gone:
            unseen.add(node.mem_id)
            if node.tag in _ROWS:
                unseen.update(cell.mem_id for cell in node.css("td, th"))
        if _APART.search(style):
            apart.add(node.mem_id)
    if any("display" in sheet for sheet in sheets.values()):
        gone.update(node.mem_id for node in _hidden_by(sheets.values(), tree))
    return Marks(frozenset(gone), frozenset(unseen), frozenset(apart))


def _marked(tree: LexborHTMLParser) -> list[tuple[LexborNode, str]]:
    """The few elements whose style may mark them, and that style; a page has few distinct styles."""
    styled = [(node, node.attrs.get("style") or "") for node in tree.css("[style]")]
    telling = {style for style in {style for _, style in styled} if any(map(style.lower().__contains__, _WORDS))}
    return [one for one in styled if one[1] in telling] if telling else []


def _hidden_by(sheets: Iterable[str], tree: LexborHTMLParser) -> list[LexborNode]:
    """The elements that plain rules of style sheets hide, for all media, and that no rule or style shows again."""
    pieces = _COMMENT.sub("", "".join(sheets)[:_LONGEST_SHEET]).split("}")
    hidden = _hiding(pieces)
    shown = _showing(pieces) if hidden else set()
    plain = [selector for selector in hidden if not shown.intersection(_NAMES.findall(selector))][:_MOST_SELECTORS]
    nodes = tree.css(", ".join(plain)) if plain else []
    return [node for node in nodes if not _DISPLAY.search(node.attributes.get("style") or "")]


def _hiding(pieces: Iterable[str]) -> dict[str, None]:
    """The plain selectors of the rules that hide something, for all media; of a style sheet cut at each `}`."""
    hidden: dict[str, None] = {}
    depth = 0
    for piece in pieces:
        opened = piece.count("{")
        if depth + opened == 1 and "none" in piece.lower() and _display(piece) == "none":
            selectors = (selector.strip() for selector in piece.rpartition("{")[0].split(","))
            hidden.update(dict.fromkeys(selector for selector in selectors if _PLAIN.fullmatch(selector)))
        depth = max(depth + opened - 1, 0)
    return hidden


def _showing(pieces: Iterable[str]) -> set[str]:
    """The names in the selectors of the rules that show something."""
    rules = (piece.split("{") for piece in pieces if _display(piece) not in (None, "none"))
    return {name for rule in rules for name in _NAMES.findall(rule[-2])}


def _display(piece: str) -> str | None:
    """What a rule says of `display`, last: `none`, or `""` for anything else; None where it says nothing."""
    _, brace, body = piece.rpartition("{")
    displays = _DISPLAY.findall(body) if brace else []
    return str(displays[-1]).lower() if displays else None
