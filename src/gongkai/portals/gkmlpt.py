"""Guangdong's catalogue of open information (政府信息公开目录平台, gkmlpt): a tree of categories and an interface.

The page `/gkmlpt/index` says in a script what site it is of (`SID`) and which categories it has (`TREE`); an address
may choose one (`/gkmlpt/index#4521`). `/gkmlpt/api/all/{category}?page=N&sid=SID` lists the articles of a category,
100 a page. The same article may stand in several categories, and twice in one, by two ids (crawling.md, row 19). Most
of these hosts have no https, while the addresses in the answers say they have (row 11), and some answers name another
host, where the articles are not (row 20).
"""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from urllib.parse import urlsplit

from gongkai.documents.html.script import Token, Value, assigned, literal
from gongkai.portals.answers import count, entry, first_count, member, objects, places_of_texts, read_json, text_of
from gongkai.portals.family import BadListingError
from gongkai.portals.links import normalise
from gongkai.portals.pages import parse_page, scripts
from gongkai.values import Listing, PageRequest, Portal, ReportLink

DEEPEST_TREE = 24
"""Levels of brackets of `TREE`: two for a level of categories, and real trees have five."""
MOST_CATEGORIES = 20
"""Categories named 年报 of one site that are asked for; a site has one or two."""
URLS = ("url", "post_url")
TITLES = ("title", "name")
DAYS = ("display_publish_time", "first_publish_time", "publish_time", "created_at", "create_time", "date")

_ANNUAL = re.compile(r"年报|年度报告")
_OTHER_REPORTS = re.compile(r"法治|依法行政|统计|财务|财政|预算|决算|企业|工作报告|环境|网站|审计")
"""Annual reports on other things, in categories of their own."""


@dataclass(frozen=True, slots=True)
class _Walk:
    """What is left of a site's categories: of how many entries those before told, how many of this one were listed,
    which are to come, the page with the tree, and the ids that the pages of this category began with.
    """

    before: int
    listed: int
    rest: tuple[str, ...]
    column: str
    heads: tuple[str, ...] = ()

    def memo(self) -> tuple[str, ...]:
        """As a request keeps it."""
        return (str(self.before), str(self.listed), self.column, " ".join(self.heads), *self.rest)


@dataclass(frozen=True, slots=True)
class Gkmlpt:
    """The family `gkmlpt`."""

    name: str = "gkmlpt"

    def recognise(self, url: str, html: str) -> str | None:
        """A script that assigns `SID` and `TREE`."""
        if "SID" not in html or "TREE" not in html:
            return None
        script = scripts(parse_page(url, html))
        sid = _sid(script)
        tree = literal(script, "TREE", DEEPEST_TREE)
        return f"_CONFIG with SID {sid} and a TREE of categories" if sid and objects(tree) is not None else None

    def first(self, portal: Portal) -> PageRequest:
        """The page with the tree; the category that its address chooses is remembered."""
        page, _, category = portal.listing_url.partition("#")
        return PageRequest(page, memo=(category,) if category.isascii() and category.isdigit() else ())

    def read_listing(self, request: PageRequest, body: str, page: int) -> Listing:
        """No entries and the first category's address from the page with the tree; then one page of a category.

        `announced` counts the entries of all categories so far. Raises `BadListingError` for a page without a tree, or
        without a category of annual reports in it, and for an answer that is no list of articles.
        """
        if "/gkmlpt/api/" in urlsplit(request.url).path:
            return _answer(request, body, page)
        script = scripts(parse_page(request.url, body))
        sid = _sid(script)
        categories = list(request.memo[:1]) or _annual(literal(script, "TREE", DEEPEST_TREE))
        if not sid or not categories:
            missing = "a category named 年报 in TREE" if sid else "SID in a script"
            raise BadListingError(f"{request.url}: there is no {missing}; open it, and give the category's address")
        walk = _Walk(0, 0, tuple(categories[1:MOST_CATEGORIES]), request.url)
        return Listing((), _request(_folder(request.url), categories[0], 1, sid, walk))


GKMLPT = Gkmlpt()


def _answer(request: PageRequest, body: str, page: int) -> Listing:
    """One page of a category, and the request for the next page, or for the next category."""
    answer = read_json(request.url, body)
    articles = objects(member(answer, "articles"))
    if articles is None:
        raise BadListingError(f"{request.url}: the answer lists no articles; open it to see what the site says")
    walk, category, number, sid = _asked(request)
    texts = places_of_texts(answer)
    found = (_link(article, walk.column, texts.get(id(article), "")) for article in articles)
    links = tuple(link for link in found if link)
    total = first_count(answer, [("classify", "post_count"), ("total",), ("post_count",)])
    listed = walk.listed + len(articles)
    announced = None if total is None else walk.before + total
    folder = _folder(request.url)
    head = _head(articles)
    # a category may hold what another holds too; a second page what the first holds by other ids, but not the same
    sound = number == 1 or not articles or (bool(head) and head not in walk.heads)
    if articles and listed != total:  # unknown, or more to come, or a total that is wrong: then up to an empty page
        onward = _Walk(walk.before, listed, walk.rest, walk.column, (*walk.heads, head))
        return Listing(links, _request(folder, category, number + 1, sid, onward), announced, sound=sound)
    if not walk.rest:
        ended = total is None or listed >= total
        return Listing(links, None, announced, sound=sound and ended and page > 2)
    onward = _Walk(walk.before + (total if total is not None else listed), 0, walk.rest[1:], walk.column)
    return Listing(links, _request(folder, walk.rest[0], 1, sid, onward), announced, sound=sound)


def _head(articles: Sequence[Mapping[str, Value]]) -> str:
    """The id of the first article of a page, `""` where there is none."""
    identity = articles[0].get("id") if articles else None
    return str(identity).strip() if isinstance(identity, str | int) and not re.search(r"\s", str(identity)) else ""


def _asked(request: PageRequest) -> tuple[_Walk, str, int, str]:
    """What a request for a page of a category asks for: the walk, the category, the page, the site."""
    parts = urlsplit(request.url)
    query = dict(pair.partition("=")[::2] for pair in parts.query.split("&"))
    memo = request.memo if len(request.memo) > 3 else ("0", "0", request.url, "")
    walk = _Walk(count(memo[0]) or 0, count(memo[1]) or 0, memo[4:], memo[2], tuple(memo[3].split()))
    return walk, parts.path.rpartition("/")[2], count(query.get("page")) or 1, query.get("sid", "")


def _request(folder: str, category: str, page: int, sid: str, walk: _Walk) -> PageRequest:
    return PageRequest(f"{folder}api/all/{category}?page={page}&sid={sid}", memo=walk.memo())


def _folder(url: str) -> str:
    """`http://host/gkmlpt/`, also below a department's own folder (`/bmzz/gkmlpt/index`)."""
    parts = urlsplit(url)
    before = parts.path.partition("/gkmlpt")[0] if "/gkmlpt" in parts.path else ""
    return f"{parts.scheme}://{parts.netloc}{before}/gkmlpt/"


def _link(article: Mapping[str, Value], column: str, inside: str) -> ReportLink | None:
    """An article as an entry; one that has no page of its own is its first attachment."""
    link = entry(article, column, urls=URLS, titles=TITLES, days=DAYS, inside=inside)
    if link is not None:
        url = _same_scheme(link.url, column)
        return replace(link, url=url, otherwise=_on_own_host(url, column))
    files = objects(article.get("attachment")) or []
    urls = (text_of(file, ("url", "path")) for file in files)
    found = (entry({**article, "url": url}, column, urls=("url",), titles=TITLES, days=DAYS) for url in urls)
    file = next((file for file in found if file), None)
    return replace(file, url=_same_scheme(file.url, column)) if file else None


def _same_scheme(url: str, column: str) -> str:
    """An address on the tree's own host, by the scheme that this host has been reached by."""
    here, there = urlsplit(column), urlsplit(url)
    if here.hostname != there.hostname or there.port not in (None, here.port):
        return url
    return normalise(there._replace(scheme=here.scheme, netloc=here.netloc).geturl()) or url


def _on_own_host(url: str, column: str) -> str:
    """The same path on the tree's own host, for an address on another; `""` for one that is there."""
    here, there = urlsplit(column), urlsplit(url)
    if here.netloc == there.netloc:
        return ""
    return normalise(there._replace(scheme=here.scheme, netloc=here.netloc).geturl()) or ""


def _sid(script: Sequence[Token]) -> str:
    found = assigned(script, "SID")
    sid = str(found) if isinstance(found, str | int) else ""
    return sid if re.fullmatch(r"[A-Za-z0-9_-]{1,32}", sid) else ""


def _annual(tree: Value) -> list[str]:
    """The categories of annual reports on open information, in the tree's order."""
    found = (identity for identity, name in _named(tree) if "公开" in name or not _OTHER_REPORTS.search(name))
    return list(dict.fromkeys(found))


def _named(value: Value) -> Iterator[tuple[str, str]]:
    """Identity and name of each category named 年报 or 年度报告."""
    waiting = list(reversed(objects(value) or []))
    while waiting:
        node = waiting.pop()
        identity, name = node.get("id") or node.get("cat_id"), text_of(node, ("name", "title", "text"))
        below = [child for inner in node.values() for child in (objects(inner) or [])]
        if _ANNUAL.search(name) and count(identity) is not None:
            yield str(identity).strip(), name
        waiting += reversed(below)
