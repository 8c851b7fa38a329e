"""What an emulated portal is: its answers by address, and what it truly shows.

Emulations are written from what is known of the real sites, and never from the code that reads them.
"""

from collections.abc import Mapping
from dataclasses import dataclass

from tests.crawl.sites import Answer, Page

AGENCY = "云泽市教育局"
NOT_FOUND = Page(b"<html><head><title>404</title></head><body>404 Not Found</body></html>", 404)


@dataclass(frozen=True, slots=True)
class Shown:
    """A report that a portal truly shows: whose, of which year, and where."""

    agency: str
    year: int
    paths: tuple[str, ...]
    """Each address at which the portal has it: a path with its query, or a whole address on another host. A crawl has
    found the report where it holds it from one of them."""


@dataclass(frozen=True, slots=True)
class Emulated:
    """One portal on a host of its own. `name` is its portal_id."""

    name: str
    family: str
    """The module of `gongkai.portals` that is to recognise it."""
    listing: str
    """The path of its column page, as the registry has it."""
    routes: Mapping[str, Answer]
    """By path and query; see `Site.pages`."""
    shows: tuple[Shown, ...]
    agency: str = AGENCY
    """Whose portal it is."""
    missing: Page = NOT_FOUND
    """What answers every other address."""
    forbidden: tuple[str, ...] = ()
    """What paths begin with that its robots.txt forbids."""


def html(text: str, *, status: int = 200, charset: str = "utf-8") -> Page:
    """A page of HTML that says its charset."""
    return Page(text.encode(charset), status, {"Content-Type": f"text/html; charset={charset}"})


def json_page(text: str) -> Page:
    """An answer in JSON."""
    return Page(text.encode(), headers={"Content-Type": "application/json;charset=UTF-8"})


def redirect(to: str, status: int = 302) -> Page:
    """An answer that leads elsewhere."""
    return Page(b"", status, {"Location": to}, tagged=False)


HOME = html(
    f"<html><head><title>{AGENCY}</title></head><body><h1>{AGENCY}</h1><p>政务动态</p><p>办事指南</p></body></html>"
)
"""A home page."""
