"""Any column page with ordinary links and a link to the next page: what no family claims.

It looks at what the links say and at the days beside them; no address pattern decides. Where 下一页 leads on by a
script, the address is put together from what the script says, or a form is sent; where neither can be told, the list
cannot be followed, and is cut. Lists cut into a folder per year (Beijing's districts) are read year by year, and where
the page shows no list, the pages in its frames are.
"""

from dataclasses import dataclass

from gongkai.portals.columns import across_columns, plain_listing
from gongkai.portals.entries import list_entries
from gongkai.portals.pages import frames, parse_page
from gongkai.portals.paging import next_page
from gongkai.portals.titles import is_report_title
from gongkai.values import Listing, PageRequest, Portal


@dataclass(frozen=True, slots=True)
class Generic:
    """The family of sites that no other family claims."""

    name: str = "generic"

    def recognise(self, url: str, html: str) -> str | None:
        """How many entries of the page's list are titled as reports; None where there is no list."""
        entries = list_entries(parse_page(url, html))
        titled = sum(is_report_title(link.title) is True for link in entries)
        return f"{titled} of {len(entries)} links in its list are titled as reports" if entries else None

    def first(self, portal: Portal) -> PageRequest:
        """The column page."""
        return PageRequest(portal.listing_url)

    def read_listing(self, request: PageRequest, body: str, page: int) -> Listing:
        """The entries of a list of ordinary links, and the page that 下一页 leads to."""
        parsed = parse_page(request.url, body)
        if page > 1:
            return across_columns(
                parsed, request, page, lambda number: plain_listing(parsed, number, next_page(parsed, number))
            )
        own = plain_listing(parsed, page, next_page(parsed, page))
        more = () if own.links or own.next else frames(parsed)
        return across_columns(parsed, request, page, lambda number: own, more=more)


GENERIC = Generic()
