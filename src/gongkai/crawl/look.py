"""What a fetched page holds, as far as the crawl must know: is it a report, and if not, where does it lead?

The crawl reads no document itself. It is given a function that does (`LookAt`); `pipeline` makes it from the rooms
`documents` and `reports`.
"""

from collections.abc import Callable
from dataclasses import dataclass

from gongkai.values import DocumentLink


@dataclass(frozen=True, slots=True)
class Look:
    """A page that was looked at.

    `links` are those of `Document.links`, with whole addresses. `gist` is a digest of the page's words without its
    figures, `""` where it has none: visit counters and clocks differ from one answer to the next. `why` says, of a page
    that is no report, what was looked for.
    """

    is_report: bool
    links: tuple[DocumentLink, ...] = ()
    gist: str = ""
    why: str = ""


LookAt = Callable[[bytes, str, str | None], Look | None]
"""Body, address (after redirects) and Content-Type of an answer to what it holds.

None for a file (PDF, office, picture), which is fetched and not looked at, and for what cannot be read at all.
"""


def no_look(body: bytes, url: str, content_type: str | None) -> None:
    """Look at nothing: every page is taken for what its link says."""
