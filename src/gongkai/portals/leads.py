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

FEWEST = 3
"""Links to reports that are a list of their own."""
MOST_FILES = 5
"""Links of a page that say 附件 or 下载 and are followed; furniture says so too."""

_FILE = re.compile(r"附件|下载|全文|原文")
_YEAR = re.compile(r"20\d{2}")
_FURNITURE = re.compile(r"客户端|浏览器|阅读器|软件|app|中心|专区|表格", re.IGNORECASE)


def leads(url: str, html: str, title: str) -> tuple[ReportLink, ...]:
    """The addresses that a page without a report leads to and that may be the one it was linked as, by `title`.

    Where it is nothing but a shell, that which it leads on to; else the links in it that are surely titled as reports,
    with the next page of their list, and those that say that they are files. What leads on has no title. Links to
    reports are a list, where there are `FEWEST` of them, or of the title's year or agency: other pages have one beside.
    """
    to = leads_on(url, html)
    if to is not None:
        return (ReportLink(to, ""),)
    try:
        page = parse_page(url, html)
    except BadListingError:
        return ()
    listed = [link for link in list_entries(page) if is_report_title(link.title)]
    if len(listed) < FEWEST:
        listed = [link for link in listed if _is_of(link.title, title)]
    said = ((anchor.url, squeezed(anchor.node.text())[:80]) for anchor in anchors(page))
    files = [ReportLink(to, text) for to, text in said if _FILE.search(text) and not _FURNITURE.search(text)]
    following = next_page(page, 1) if listed else None
    onward = [ReportLink(following, "")] if following else []
    found = {link.url: link for link in (*listed, *files[:MOST_FILES], *onward) if link.url != url}
    return tuple(found.values())


def _is_of(link: str, title: str) -> bool:
    """Whether a report's title is of the year that an entry of a list says, or has all that it says."""
    years = set(_YEAR.findall(title))
    return bool(years & set(_YEAR.findall(link))) if years else len(title) > 1 and title in link
