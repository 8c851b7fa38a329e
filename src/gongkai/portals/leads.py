"""Where a page leads that was linked as a report and is none: a shell that leads on, a list of reports, a file whose
address does not say that it is one.
"""

import re

from gongkai.portals.entries import list_entries
from gongkai.portals.family import BadListingError
from gongkai.portals.pages import anchors, parse_page, squeezed
from gongkai.portals.paging import next_page
from gongkai.portals.shells import leads_on
from gongkai.portals.titles import is_report_title
from gongkai.values import ReportLink

MOST_FILES = 5
"""Links of a page that say 附件 or 下载 and are followed; furniture says so too."""

_FILE = re.compile(r"附件|下载|全文|原文")
_FURNITURE = re.compile(r"客户端|浏览器|阅读器|软件|app|中心|专区|表格", re.IGNORECASE)


def leads(url: str, html: str) -> tuple[ReportLink, ...]:
    """The addresses that a page without a report leads to and that may be the one it was linked as.

    Where it is nothing but a shell, that which it leads on to; else the links in it that are surely titled as reports,
    of its own or of others, with the next page of their list, and those that say that they are files. What leads on
    has no title.
    """
    to = leads_on(url, html)
    if to is not None:
        return (ReportLink(to, ""),)
    try:
        page = parse_page(url, html)
    except BadListingError:
        return ()
    listed = [link for link in list_entries(page) if is_report_title(link.title)]
    said = ((anchor.url, squeezed(anchor.node.text())[:80]) for anchor in anchors(page))
    files = [ReportLink(to, text) for to, text in said if _FILE.search(text) and not _FURNITURE.search(text)]
    following = next_page(page, 1) if listed else None
    onward = [ReportLink(following, "")] if following else []
    found = {link.url: link for link in (*listed, *files[:MOST_FILES], *onward) if link.url != url}
    return tuple(found.values())
