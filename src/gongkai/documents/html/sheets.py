"""Which elements the style sheets inside a page hide, and which they set apart from the text round them.

Sheets that a page links to are not fetched, and scripts change what is shown: of all but the plainest rules it is told
no more than that what they hide is no part of a figure beside it.
"""

import re
from collections.abc import Iterable, Iterator, Sequence
from itertools import islice
from typing import NamedTuple

from selectolax.lexbor import LexborHTMLParser, LexborNode

from gongkai.documents.html.looks import Look, looks_of

MOST_AROUND = 30
"""Elements round one that are looked at."""
LARGE = frozenset(("table", "tbody", "thead", "tfoot", "tr", "td", "th", "div", "p", "li", "ul", "body", "html"))
"""What stands in no line: its text is neither smaller nor higher than another beside it."""
_DISPLAY = re.compile(r"(?:^|[;\s])display\s*:\s*(none)?", re.IGNORECASE)
_PLAIN = re.compile(r"(?:[a-z][a-z0-9]*)?[.#][a-z_][\w-]*", re.IGNORECASE | re.ASCII)
"""`.a`, `#b` and `td.a`: of other selectors it is not told what they hide."""
_ONE = r"(?:[a-z][a-z0-9]{0,15}(?:[.#][a-z_][\w-]{0,80}){0,5}|(?:[.#][a-z_][\w-]{0,80}){1,5})"
_PATH = re.compile(rf"{_ONE}(?:(?:\s{{0,9}}>\s{{0,9}}|\s{{1,9}}){_ONE}){{0,5}}", re.IGNORECASE | re.ASCII)
"""`.a .b`, `td > i` and `.a.b`."""
_BESIDE = re.compile(rf"({_PATH.pattern})::?(?:before|after)", re.IGNORECASE | re.ASCII)
_FIGURE = re.compile(r"[-+]?[.,]?\d[\d,.]{0,20}", re.ASCII)
_ADDED = re.compile(
    rf"(?<![-\w])content\s*:\s*(?:(?P<mark>[\"'])(?P<figure>{_FIGURE.pattern})(?P=mark)"
    r"|attr\(\s*(?P<attribute>[\w-]{1,40})\s*\)|(?P<counter>counters?\())",
    re.IGNORECASE | re.ASCII,
)
"""What a rule prints before or behind a text: a figure, what an attribute says, or a count."""
_NAMES = re.compile(r"[.#][\w-]+")
_PRINT = re.compile(r"\s*@media\s+print\b", re.IGNORECASE)
_COMMENT = re.compile(r"/\*.*?(?:\*/|\Z)", re.DOTALL)
_MARKS = re.compile(r"[{}/*;]+")
_LONGEST_SHEET = 1_000_000
"""Characters of all sheets of a page that are looked at."""
_MOST_SELECTORS, _MOST_PATHS = 500, 50
_MOST_NAMES = 300
"""Tags and names round an element that are kept."""
_ANY = frozenset(("*",))


class Rule(NamedTuple):
    """A rule of a style sheet: the at-rule round it, if any, its selectors, and what it says."""

    around: str
    selectors: Sequence[str]
    body: str


class _Part(NamedTuple):
    """An element of a selector: its tag, or `""`, and its names with their signs."""

    tag: str
    names: frozenset[str]


class _Path(NamedTuple):
    """The elements of a selector from without to within, all names and tags round the last, and what is said of it."""

    parts: Sequence[_Part]
    around: frozenset[str]
    look: Look


_Paths = dict[str, list[_Path]]
"""Paths by a name of their last element, else its tag."""


def sheet_of(style: LexborNode) -> str:
    """The sheet that a `<style>` holds, inside an at-rule if it is for some media alone; "" for what is none."""
    attributes = style.attributes
    media = (attributes.get("media") or "all").strip().lower()
    kind = (attributes.get("type") or "text/css").strip().lower()
    around = style.parent
    if kind != "text/css" or (around is not None and around.tag in ("noscript", "template")):
        return ""
    text = style.text(deep=True) or ""
    return text if media in ("all", "screen") else f"@media {_MARKS.sub(' ', media)}{{{text}}}"


def rules_of(sheets: Iterable[str]) -> Sequence[Rule]:
    """The rules of style sheets: what one of them leaves open ends with it."""
    rules: list[Rule] = []
    left = _LONGEST_SHEET
    for sheet in sheets:
        rules += _rules(sheet[:left])
        left -= min(len(sheet), left)
    return rules


def _rules(sheet: str) -> Sequence[Rule]:
    rules: list[Rule] = []
    around, depth = "", 0
    for piece in _COMMENT.sub("", sheet).split("}"):
        *outer, selectors, body = ["", *piece.split("{")]
        around = outer[-1] if len(outer) > 1 else around * (depth > 0)
        if outer and depth + len(outer) <= 2:
            listed = selectors.rpartition(";")[2].split(",")
            rules.append(Rule(around, [one.strip() for one in listed], body))
        depth = max(depth + piece.count("{") - 1, 0)
    return rules


def hidden_by(rules: Sequence[Rule], tree: LexborHTMLParser) -> list[LexborNode]:
    """The elements that plain rules hide, for all media, and that no rule or style shows again."""
    hiding = (rule for rule in rules if not rule.around and _display(rule.body) == "none")
    hidden = dict.fromkeys(one for rule in hiding for one in rule.selectors if _PLAIN.fullmatch(one))
    shown = _showing(rules) if hidden else set()
    nodes = _found((one for one in hidden if not shown.intersection(_NAMES.findall(one))), tree)
    return [node for node in nodes if not _DISPLAY.search(node.attributes.get("style") or "")]


def set_apart_by(rules: Sequence[Rule], tree: LexborHTMLParser) -> Iterator[tuple[LexborNode, Look]]:
    """The elements that rules raise, lower, strike, hide or place, if not for print alone, and how."""
    looks = looks_of({rule.body for rule in rules})
    shown, names = (_showing(rules), _names_in(tree)) if looks else (set(), set())
    paths: _Paths = {}
    last: dict[str, None] = {}
    found = (rule for rule in rules if rule.body in looks and not _PRINT.match(rule.around))
    for rule in sorted(found, key=lambda rule: not looks[rule.body].parts(in_a_line=False)):
        look = looks[rule.body]
        here = (one for one in rule.selectors if names.issuperset(_NAMES.findall(one)))
        for selector in filter(_PATH.fullmatch, here):
            ones = selector.replace(">", " ").split()
            if len(last) == _MOST_SELECTORS and ones[-1] not in last:
                continue
            *outer, own = map(_part, ones)
            around = frozenset(name for part in outer for name in (part.tag, *part.names) if name)
            is_lost = look.lost or (look.gone and not rule.around and shown.isdisjoint(_NAMES.findall(selector)))
            path = _Path([*outer, own], around, look._replace(lost=True) if is_lost and not look.lost else look)
            paths.setdefault(min(own.names, default=own.tag), []).append(path)
            last[ones[-1]] = None
    known: dict[int, frozenset[str]] = {}
    for node in _found(last, tree):
        for look in _looks_at(node, paths, known):
            if look.parts(in_a_line=node.tag not in LARGE):
                yield node, look


def _names_in(tree: LexborHTMLParser) -> set[str]:
    """The names of all elements: most sheets are for more pages than one, and name what is not on this."""
    named = [node.attributes for node in tree.css("[class], [id]")]
    names = {f".{name}" for one in named for name in (one.get("class") or "").split()}
    return names | {f"#{one.get('id')}" for one in named}


def added_to_by(rules: Sequence[Rule], tree: LexborHTMLParser) -> Iterator[LexborNode]:
    """The elements before or behind whose text a plain rule prints a figure, or, if they have none, a counter."""
    adding = ((rule, _ADDED.search(rule.body)) for rule in rules if not rule.around)
    each = ((_BESIDE.fullmatch(one), added) for rule, added in adding if added for one in rule.selectors)
    paths = [(path[1].replace(">", " ").split(), added) for path, added in islice(each, _MOST_PATHS) if path]
    for node in _found(dict.fromkeys(ones[-1] for ones, _ in paths), tree):
        if any(_adds(node, added) and _fits(node, list(map(_part, ones))) for ones, added in paths):
            yield node


def _adds(node: LexborNode, added: re.Match[str]) -> bool:
    """Is what a rule adds to this element a figure?"""
    if added["attribute"]:
        return _FIGURE.fullmatch(node.attributes.get(added["attribute"]) or "") is not None
    return bool(added["figure"]) or not node.text().strip()


def _looks_at(node: LexborNode, paths: _Paths, known: dict[int, frozenset[str]]) -> Iterator[Look]:
    """What the rules whose path leads to an element say of it; `known` are the names round elements asked before."""
    tag, names = _named(node)
    found = [one for name in (tag, *names) for one in islice(paths.get(name, ()), _MOST_PATHS)]
    around = _names_around(node, known) if any(one.around for one in found) else frozenset()
    return (one.look for one in found if (around is _ANY or one.around <= around) and _fits(node, one.parts))


def _names_around(node: LexborNode, known: dict[int, frozenset[str]]) -> frozenset[str]:
    """The tags and names of the elements round one; `_ANY` where they are too many, or not all were looked at."""
    above: list[LexborNode] = []
    outer = node.parent
    while outer is not None and outer.mem_id not in known and len(above) < MOST_AROUND:
        above.append(outer)
        outer = outer.parent
    names = known.get(outer.mem_id, _ANY) if outer is not None else frozenset()
    for one in reversed(above):
        own = _named(one)
        is_known = names is not _ANY and len(names) < _MOST_NAMES
        names = names.union(own.names, (own.tag,)) if is_known else _ANY
        known[one.mem_id] = names
    return names


def _part(one: str) -> _Part:
    names = _NAMES.findall(one)
    return _Part(one[: len(one) - len("".join(names))].lower(), frozenset(names))


def _named(node: LexborNode) -> _Part:
    attributes = node.attributes
    names = {f".{name}" for name in (attributes.get("class") or "").split()}
    return _Part(node.tag or "", frozenset((*names, f"#{attributes.get('id')}")))


def _fits(node: LexborNode, path: Sequence[_Part]) -> bool:
    """Is this element the last of a path, and are the others round it, near or far?"""
    left = list(path)
    around: LexborNode | None = node
    for n in range(MOST_AROUND):
        if around is None or not left or (n == 1 and len(left) == len(path)):
            break
        own = _named(around)
        if left[-1].tag in ("", own.tag) and left[-1].names <= own.names:
            left.pop()
        around = around.parent
    return not left


def _found(selectors: Iterable[str], tree: LexborHTMLParser) -> list[LexborNode]:
    some = list(islice(selectors, _MOST_SELECTORS))
    return tree.css(", ".join(some)) if some else []


def _showing(rules: Iterable[Rule]) -> set[str]:
    """The names in the selectors of the rules that show something."""
    showing = (rule for rule in rules if _display(rule.body) not in (None, "none"))
    return {name for rule in showing for one in rule.selectors for name in _NAMES.findall(one)}


def _display(body: str) -> str | None:
    """What a rule says of `display`, last: `none`, or `""` for anything else; None where it says nothing."""
    displays = _DISPLAY.findall(body)
    return str(displays[-1]).lower() if displays else None
