"""A listing page as a tree of elements, and the address behind each of its links."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from urllib.parse import urlsplit

from selectolax.lexbor import LexborHTMLParser, LexborNode

from gongkai.documents.html.script import MOST_TOKENS, Token, tokens
from gongkai.documents.limits import Unreadable, check_markup
from gongkai.portals.family import BadListingError
from gongkai.portals.links import normalise, relative_base

LONGEST_PAGE = 8_000_000
"""Characters of a listing page that are parsed; real ones have up to 300,000."""
MOST_LINKS = 5_000
"""Links of a page that are looked at; real ones have up to 500."""

_BESIDE = re.compile(r"menu|left|head|top|foot|bottom|nav|banner|tree|login|search", re.IGNORECASE)
DATA = ("data-href", "data-url", "data-link", "tagname", "_href", "url", "link")
"""Attributes that scripts take an address from."""

_ADDRESS_IN_SCRIPT = re.compile(r"""(['"])((?:https?:)?[^'"\s]*[/.?][^'"]*)\1""")
"""`location.href='a/b.html'`, `window.open("…")`: the first text in quotes that could be an address."""


@dataclass(frozen=True, slots=True)
class Page:
    """A parsed page: where it lies, what its relative links are relative to, and its elements."""

    url: str
    base: str
    root: LexborNode


@dataclass(frozen=True, slots=True)
class Anchor:
    """An element that leads somewhere, and where."""

    node: LexborNode
    url: str


def parse_page(url: str, html: str) -> Page:
    """A page as elements. Raises `BadListingError` for one that is too long, or nested deeper than any real one."""
    if len(html) > LONGEST_PAGE:
        raise BadListingError(f"{url}: the listing has {len(html)} characters, over {LONGEST_PAGE}; open it to see why")
    try:
        check_markup(html, url)
    except Unreadable as error:
        raise BadListingError(str(error)) from error
    root = LexborHTMLParser(html).root
    if root is None:
        raise BadListingError(f"{url}: the listing is empty")
    base = root.css_first("base[href]")
    return Page(url, relative_base(url, base.attributes.get("href") if base else None), root)


def anchors(page: Page) -> Iterator[Anchor]:
    """All elements that lead to a page, in the order of the page."""
    seen: set[int] = set()
    for node in page.root.css("a, area, [data-href], [onclick]")[:MOST_LINKS]:
        if node.mem_id in seen:
            continue  # it matches two of the selectors
        seen.add(node.mem_id)
        if node.tag not in ("a", "area") and len(node.css("a, [data-href], [onclick]")) > 1:
            continue  # a row that repeats the address of the link inside it
        url = address_of(node, page.base)
        if url is not None:
            yield Anchor(node, url)


def choices(page: Page) -> Iterator[Anchor]:
    """The options of a page whose values are addresses: lists of pages or years to choose from, and of friends."""
    for node in page.root.css("select option[value]")[:MOST_LINKS]:
        value = node.attributes.get("value") or ""
        url = normalise(value, page.base) if re.search(r"[/.?]", value) else None
        if url is not None:
            yield Anchor(node, url)


def frames(page: Page) -> tuple[str, ...]:
    """The pages that a page shows in frames, of its own host, in their order; not its menus, heads and feet."""
    nodes = page.root.css("iframe[src], frame[src]")
    found = dict.fromkeys(normalise(node.attributes.get("src") or "", page.base) for node in nodes)
    here = urlsplit(page.url).netloc
    own = (url for url in found if url and urlsplit(url).netloc == here and url != page.url)
    return tuple(url for url in own if not _BESIDE.search(urlsplit(url).path.rpartition("/")[2]))


def address_of(node: LexborNode, base: str) -> str | None:
    """Where an element leads: its `href`, else an address in another attribute (`DATA`), else the one in its script;
    None where it is none.
    """
    attributes = node.attributes
    href = attributes.get("href") or ""
    by_script = href if href.strip().lower().startswith("javascript:") else ""
    plain = None if by_script or href.strip() in ("", "#") else normalise(href, base)
    data = next((value for name in DATA if (value := attributes.get(name)) and re.search(r"[/.?]", value)), None)
    return (
        plain
        or (normalise(data, base) if data else None)
        or _address_in(attributes.get("onclick") or "", base)
        or _address_in(by_script, base)
    )


def _address_in(script: str, base: str) -> str | None:
    found = _ADDRESS_IN_SCRIPT.search(script[:2000])
    return normalise(found[2], base) if found else None


def scripts(page: Page, words: Sequence[str] = ("",)) -> list[Token]:
    """The page's own scripts that hold one of the words, one after the other, as tokens."""
    found: list[Token] = []
    for node in page.root.css("script"):
        text = node.text(deep=True) or ""
        if any(word in text for word in words):
            found += [*tokens(text), ("mark", ";")]
        if len(found) > MOST_TOKENS:
            break
    return found


def squeezed(text: str | None) -> str:
    """Text with single spaces."""
    return " ".join((text or "").split())
