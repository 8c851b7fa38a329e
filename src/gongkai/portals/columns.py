"""Lists that are cut into a column per year, `/nb/2024/`, `/nb/2023/`, …: read one after the other, as one list.

The page at a portal's address shows the years as tabs, with the newest year's list below them or with none. Which
columns are left travels in `PageRequest.memo`: pages past a column's first often show no tabs.
"""

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from urllib.parse import urlsplit

from gongkai.portals.dates import day_in_address
from gongkai.portals.entries import LONGEST_TITLE
from gongkai.portals.onward import page_after
from gongkai.portals.pages import Page, anchors, choices, squeezed
from gongkai.portals.paging import announced_total, has_pager, stated_pages
from gongkai.portals.scripted import form_next, next_call, own_entries, scripted_next
from gongkai.portals.titles import is_report_title
from gongkai.values import Listing, PageRequest, ReportLink

MOST_YEARS = 40
"""Columns of a year each that one page may name; the OGI Regulations are of 2007."""
MOST_COLUMNS = 200
"""Columns of one list: years, and agencies where a family has a list of them."""

_YEAR_ALONE = re.compile(r"(?:20\d{2}|二[〇○零]\S{2})年?度?(?:以前|之前|及以前)?")
_FOLDER = re.compile(r"/(?:(?:index|list|default)?(?:\.(?:s?html?|jhtml|jsp|aspx?|php))?|1\.s?html?)$", re.IGNORECASE)
_INDEX = re.compile(r"(?<=/)(?:index|default)\.\w{3,5}$", re.IGNORECASE)
_SECTIONS = tuple(
    re.compile(section)
    for section in (
        r"主动公开政府信息(?:的)?(?:情况|情況)",
        r"收到和处理政府信息公开申请",
        r"行政复议[、和及]?(?:提起)?行政诉讼(?:的)?情况",
        r"存在的主要问题",
    )
)
"""Headings of the statutory text; old reports (2008 to 2018) have some of them."""
_NOTHING = re.compile(r"暂无|没有(?:相关|找到|任何)?(?:信息|内容|数据|记录)|无相关(?:信息|内容|数据)|无数据")
_NAME_OF_PAGE = "meta[name=ArticleTitle], h1, h2, title"

IsColumn = Callable[[str], bool]
"""Whether an address under a year's name is that of a column, not of a report."""


@dataclass(frozen=True, slots=True)
class _Place:
    """Where a walk stands: the page within its column, what the columns before announced, the columns that follow."""

    number: int
    announced: int | None
    columns: tuple[str, ...]


def is_folder(url: str) -> bool:
    """Whether an address is that of a folder, its index or its page 1: the plainest form of a column."""
    return bool(_FOLDER.search(urlsplit(url).path))


def across_columns(
    page: Page,
    request: PageRequest,
    walked: int,
    read: Callable[[int], Listing],
    is_column: IsColumn = is_folder,
    *,
    more: Sequence[str] = (),
) -> Listing:
    """A listing page read as part of a list over several columns.

    `walked` counts the pages of the whole walk from 1, `read` gives the page's own listing by its number within its
    column. After a column's last page the next column's first follows. The announced total is that of all columns, so
    only the last one's pages give it; None where one of them says none. A page that is no list but holds a report is
    its own one link. `more` are columns that the family has found on the page, to be read before those that are left.
    """
    tabs = year_columns(page, is_column)
    if request.may_lack and not (page.root.text() or "").strip():
        read = _lacking
    place = _place(request, walked, tabs)
    place = replace(place, columns=tuple(dict.fromkeys((*more, *place.columns)))[:MOST_COLUMNS])
    own = read(place.number)
    if request.may_lack and own.links and not own.next and not own.cut and not has_pager(page):
        own = replace(own, next=page_after(request, None))  # a piece of a page, which a script asked for
    links = or_itself(page, [link for link in own.links if link.url not in tabs])
    total = own.announced + place.announced if own.announced is not None and place.announced is not None else None
    following = own.next
    if following is not None and (place.columns or request.memo):
        memo, otherwise = _memo(place.announced, place.columns), _onward(place.columns, None)
        following = replace(following, memo=memo, otherwise=otherwise, page=place.number + 1)
    elif following is None:
        following = _onward(place.columns, total)
    begins = place.number == 1 and walked > 1
    sound = own.sound or (begins and (bool(links) or says_nothing_there(page)))
    return replace(own, links=links, next=following, announced=None if place.columns else total, sound=sound)


def _lacking(_: int) -> Listing:
    """What stands where the page after the last was asked for."""
    return Listing((), None, sound=True)


def _onward(columns: Sequence[str], announced: int | None) -> PageRequest | None:
    """The request for the first of the columns that are left; where it cannot be had, the next is asked for."""
    if not columns:
        return None
    otherwise = _onward(columns[1:], None)
    return PageRequest(columns[0], memo=_memo(announced, columns[1:]), otherwise=otherwise, page=1)


def plain_listing(
    page: Page, number: int, following: str | None, entries: tuple[ReportLink, ...] | None = None
) -> Listing:
    """A page's own entries (where not given: of its list), the page that follows, and the total that it announces.

    Where none follows although the page says that it is not the last, the listing says that it is cut.
    """
    entries = own_entries(page) if entries is None else entries
    announced, pages = announced_total(page, len(entries)), stated_pages(page)
    if following:
        return Listing(entries, PageRequest(following), announced, pages=pages)
    put_together = scripted_next(page, number, pages)
    if put_together and put_together != page.url:
        return Listing(entries, PageRequest(put_together, may_lack=pages is None), announced, pages=pages)
    goes_on = pages > number if pages else next_call(page, number) is not None
    sent = form_next(page, number) if goes_on else None
    if sent is not None:
        return Listing(entries, sent, announced, pages=pages)
    cut = f"page {number} of {pages or 'some'} names no address of the next" if goes_on else ""
    return Listing(entries, None, announced, cut=cut, pages=pages)


def or_itself(page: Page, links: Sequence[ReportLink]) -> tuple[ReportLink, ...]:
    """The links, or the page itself where none of them is surely to a report, and the page holds one."""
    if any(is_report_title(link.title) for link in links) or not _holds_report(page):
        return tuple(links)
    return (page_itself(page),)


def page_itself(page: Page) -> ReportLink:
    """A page as a link, by the first of its names that is a report's, else by the longest."""
    nodes = page.root.css(_NAME_OF_PAGE)[:20]
    names = [squeezed(node.attributes.get("content") or node.text())[:LONGEST_TITLE] for node in nodes]
    sure = next((name for name in names if is_report_title(name)), None)
    doubtful = [name for name in names if is_report_title(name) is not False]
    return ReportLink(page.url, sure or max(doubtful, key=len, default=""), day_in_address(page.url))


def says_nothing_there(page: Page) -> bool:
    """Whether a page says that its list is empty (暂无信息)."""
    body = page.root.css_first("body")
    return bool(body and _NOTHING.search(squeezed(body.text(separator=" "))))


def _place(request: PageRequest, walked: int, tabs: tuple[str, ...]) -> _Place:
    if not request.memo:
        return _Place(walked, 0, tabs if walked == 1 else ())
    announced, *columns = request.memo
    return _Place(request.page, int(announced) if announced else None, tuple(columns))


def _memo(announced: int | None, columns: Sequence[str]) -> tuple[str, ...]:
    return ("" if announced is None else str(announced), *columns)


def year_columns(page: Page, is_column: IsColumn) -> tuple[str, ...]:
    """The columns that a page's links of a year's name lead to, in the page's order."""
    here = _INDEX.sub("", page.url)
    found: dict[str, str] = {}
    for anchor in (*anchors(page), *choices(page)):
        folder = _INDEX.sub("", anchor.url)
        if folder != here and _YEAR_ALONE.fullmatch(_name(anchor.node.text())) and is_column(anchor.url):
            found.setdefault(folder, anchor.url)
    return tuple(found.values())[:MOST_YEARS]


def _name(text: str | None) -> str:
    return squeezed(text).replace(" ", "").strip("[]【】()（）·•")


def _holds_report(page: Page) -> bool:
    """Whether a page holds the text of a report: two of its headings at least, and room for what stands under them."""
    body = page.root.css_first("body")
    text = "".join((body.text() if body else "").split())
    return sum(bool(section.search(text)) for section in _SECTIONS) >= 2
