"""A site of a few pages, and the walk over its list that a crawl would take, without a network."""

from collections.abc import Mapping
from dataclasses import replace

from gongkai.portals import FAMILIES
from gongkai.values import Listing, PageRequest, Portal


def walk(family: str, url: str, pages: Mapping[str, str], most: int = 60) -> list[Listing]:
    """What the family lists, page by page, from `url` on. An address that may lack may be none of `pages`."""
    portal = Portal("p", "云泽市人民政府", "990100", "prefectural", url, "", "own")
    request: PageRequest | None = FAMILIES[family].first(portal)
    listings: list[Listing] = []
    while request is not None and len(listings) < most:
        body = pages.get(request.url, "") if request.may_lack else pages[request.url]
        listings.append(FAMILIES[family].read_listing(replace(request), body, len(listings) + 1))
        request = listings[-1].next
    return listings


def links(listings: list[Listing]) -> list[str]:
    """The addresses of all links, in order."""
    return [link.url for listing in listings for link in listing.links]
