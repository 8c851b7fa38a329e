"""The demo's sites as answers to addresses: what all families of markup share.

Everything is made before the first request, or from the request's own parameters: no address reaches a file.
"""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime, time
from email.utils import format_datetime
from functools import cached_property
from hashlib import sha256
from html import escape
from urllib.parse import quote, unquote

from gongkai.demo.pages import as_printed, body_html, body_text
from gongkai.demo.plan import Column, Item, SitePlan

CLIP = 22
"""Listings print this many characters of a title, then an ellipsis; the whole of it stands in `title=`."""


@dataclass(frozen=True)
class Page:
    """One answer. Its ETag and Last-Modified come from what it holds, so that they outlive a restart."""

    body: bytes
    content_type: str
    modified: date
    status: int = 200

    @cached_property
    def etag(self) -> str:
        """A strong validator: the digest of the body."""
        return f'"{sha256(self.body).hexdigest()[:32]}"'

    @property
    def last_modified(self) -> datetime:
        """The day that the page is about, at one in the morning, UTC."""
        return datetime.combine(self.modified, time(1), tzinfo=UTC)

    @property
    def headers(self) -> dict[str, str]:
        """Content-Type, and for what is there ETag and Last-Modified."""
        if self.status != 200:
            return {"Content-Type": self.content_type}
        last_modified = format_datetime(self.last_modified, usegmt=True)
        return {"Content-Type": self.content_type, "ETag": self.etag, "Last-Modified": last_modified}


Parameters = Mapping[str, str]
Route = Page | Callable[[Parameters], Page]
"""A page, or what makes one from the request's parameters (query and form)."""


@dataclass(frozen=True, slots=True)
class Article:
    """What a family's page frame is put round."""

    title: str
    published: date
    issuer: str
    """The publisher, as the page names it."""
    body: str
    charset: str
    """The charset that the page declares, or `""`."""


@dataclass(frozen=True, slots=True)
class Family:
    """How one family of sites addresses and frames its pages."""

    name: str
    home_link: Callable[[Column], str]
    """The address of a column page, as the registry writes it."""
    article_path: Callable[[Column, Item], str]
    """Where an item lies on its site, as its listing writes it."""
    article: Callable[[SitePlan, Column, Article], str]
    """An article's whole page."""
    listings: Callable[[SitePlan, Column], Mapping[str, Route]]
    """All that lists a column, by path."""


def normal(path: str) -> str:
    """One spelling for an address's path, whether it came percent-encoded or not."""
    return quote(unquote(path, errors="replace"), safe="/:@!$&'()*+,;=~")


def html_page(site: SitePlan, text: str, modified: date, encoding: str = "utf-8", status: int = 200) -> Page:
    """HTML as the site sends it: a silent site's header names no charset."""
    codec = "utf-8" if encoding == "utf-8" else "gbk"
    return Page(text.encode(codec), "text/html" if site.silent else f"text/html; charset={codec}", modified, status)


def declared(encoding: str) -> str:
    """The charset that a page's own `<meta>` declares: GBK pages say gb2312, or nothing."""
    return {"utf-8": "utf-8", "gbk": "gb2312"}.get(encoding, "")


def charset_meta(charset: str) -> str:
    """`<meta http-equiv>` for a charset, or nothing."""
    return f'<meta http-equiv="Content-Type" content="text/html; charset={charset}">' if charset else ""


def clipped(title: str) -> str:
    """A title as a listing prints it."""
    return title if len(title) <= CLIP else title[:CLIP] + "…"


def newest(items: Sequence[Item]) -> date:
    """The day on which a listing last changed."""
    return max(item.published for item in items)


@dataclass(frozen=True, slots=True)
class Screen:
    """One page of a listing: its number from 1, of how many, and what it lists."""

    number: int
    total: int
    items: Sequence[Item]


def screens(column: Column) -> list[Screen]:
    """A column's listing cut into pages."""
    size = column.page_size
    total = -(-len(column.items) // size)
    return [Screen(at + 1, total, column.items[at * size : (at + 1) * size]) for at in range(total)]


def site_routes(site: SitePlan, family: Family) -> dict[str, Route]:
    """All that a site answers, by normalised path; what is not here is a 404."""
    routes: dict[str, Route] = {"/": _home(site, family)}
    if site.disallow or site.crawl_delay is not None:
        routes["/robots.txt"] = _robots(site)
    for column in site.columns:
        routes |= family.listings(site, column)
        for item in column.items:
            routes[normal(family.article_path(column, item))] = _article_page(site, family, column, item)
    return routes


def missing(site: SitePlan) -> Page:
    """The page that stands for an address which the site does not have."""
    text = f"<!DOCTYPE html><html><head><title>404</title></head><body><p>{site.name}：页面不存在。</p></body></html>"
    return html_page(site, text, date(2020, 1, 1), status=404)


def _article_page(site: SitePlan, family: Family, column: Column, item: Item) -> Page:
    figures = as_printed(item.figures, item.layout) if item.figures else None
    if figures and "text" in item.layout:
        text = body_text(figures, item.layout, item.title)
        return Page(text.encode(), "text/plain; charset=utf-8", item.published)
    issuer = (figures.issuer or figures.agency) if figures else column.portal.agency_name
    body = body_html(figures, item.layout, item.published) if figures else _other(item)
    article = Article(item.title, item.published, issuer, body, declared(item.encoding))
    return html_page(site, family.article(site, column, article), item.published, item.encoding)


def _other(item: Item) -> str:
    """A page that is no report, whatever its title says: short prose and no statutory table."""
    return (
        f"<p>{escape(item.title)}。</p><p>本页是演示用的示例网页，不是年度报告，没有统计表格；"
        "它的标题与年度报告相近，用来检验抓取和识别是否准确。</p>"
    )


def _home(site: SitePlan, family: Family) -> Page:
    links = "".join(f'<li><a href="{family.home_link(column)}">{column.name}</a></li>' for column in site.columns)
    text = (
        f"<!DOCTYPE html><html><head>{charset_meta('utf-8')}<title>{site.name}</title></head>"
        f"<body><h1>{site.name}</h1><p>演示站点，只在本机运行。</p><ul>{links}</ul></body></html>"
    )
    return html_page(site, text, max(newest(column.items) for column in site.columns))


def _robots(site: SitePlan) -> Page:
    lines = ["User-agent: *", *(f"Disallow: {path}" for path in site.disallow)]
    if site.crawl_delay is not None:
        lines.append(f"Crawl-delay: {site.crawl_delay}")
    return Page(("\n".join(lines) + "\n").encode(), "text/plain", date(2020, 1, 1))
