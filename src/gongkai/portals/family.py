"""What a CMS family must be able to do. Pure: text in, values out."""

from typing import Protocol

from gongkai.values import GongkaiError, Listing, PageRequest, Portal


class BadListingError(GongkaiError):
    """A page that is not what its family lists: a broken datastore, an error page in its place, too long to read.

    It must end the listing as an error: taken for an empty page, it would look like the end of the list.
    """


class Family(Protocol):
    """A CMS family: how its sites list reports and page through them."""

    @property
    def name(self) -> str:
        """As `portals.csv` names it, and the module."""

    def recognise(self, url: str, html: str) -> str | None:
        """The marks of the family on a page, in words; None where it shows none."""

    def first(self, portal: Portal) -> PageRequest:
        """The request for a portal's first listing page."""

    def read_listing(self, request: PageRequest, body: str, page: int) -> Listing:
        """The entries of one listing page and the request for the next.

        `request.url` is the address that answered (after redirects), `page` counts the pages of this walk from 1.
        The body of an address that may lack (`request.may_lack`) is `""` where it is gone.
        Raises `BadListingError` where the body is no page of this family at all.
        """
