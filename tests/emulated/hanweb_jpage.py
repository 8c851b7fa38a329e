"""Hanweb's JCMS with jpage (大汉): a column page that holds its first records, the others by dataproxy.jsp.

portals.md, rows 1 and 4 of the families; habits from crawling.md, rows 7 to 9.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from html import escape
from typing import Literal

from tests.crawl.sites import Answer, Asked, Page
from tests.emulated.cast import Entry, clipped, entries, pages, shown
from tests.emulated.portal import HOME, Emulated, html

COLUMN, UNIT, SIZE = 57877, 160923, 5
PROXY = "/module/web/jpage/dataproxy.jsp"
OLD_PROXY = "/module/jpage/dataproxy.jsp"

Rows = Literal["li", "li_open", "td"]


@dataclass(frozen=True, slots=True)
class Habits:
    """What a jpage column does in its own way.

    - `post`: the proxy answers a GET with an error page; of status 200 where it is `"200"`.
    - `proxy`: its path, by which old sites are told from new ones.
    - `by_page`: the proxy knows no `startrecord`, and answers the page that `page` names, else the first.
    - `records`: in `<li>`, in `<li>` that is never closed with the date cut over lines, or in table rows.
    - `embedded`: the column page holds the first records.
    - `total`: what `totalRecord` says; None for the truth.
    - `answer`: what the proxy answers in place of the truth.
    """

    post: Literal["", "405", "200"] = ""
    by_page: bool = False
    proxy: str = PROXY
    records: Rows = "li"
    embedded: bool = True
    total: int | None = None
    answer: Page | None = None


def path(entry: Entry) -> str:
    """Where an article lies."""
    day = entry.published
    return f"/art/{day.year}/{day.month}/{day.day}/art_{COLUMN}_{entry.number}.html"


def article(entry: Entry) -> Page:
    """An article's page."""
    return html(f"""<!DOCTYPE html><html><head><title>云泽市教育局 政府信息公开年报 {escape(entry.title)}</title>
<meta name="SiteName" content="云泽市教育局"><meta name="ColumnName" content="政府信息公开年报">
<meta name="ArticleTitle" content="{escape(entry.title)}"><meta name="PubDate" content="{entry.published} 16:20">
<meta name="ContentSource" content="{entry.agency}"></head><body>
<div class="top"><a href="/index.html">首页</a> <a href="/col/col{COLUMN}/index.html">政府信息公开年报</a></div>
<div class="title">{escape(entry.title)}</div><div id="zoom" class="con_text"><!--ZJEG_RSS.content.begin-->
{entry.body}
<!--ZJEG_RSS.content.end--></div></body></html>""")


def _record(entry: Entry, kind: Rows) -> str:
    link = f"<a href='{path(entry)}' target='_blank' title='{escape(entry.title)}'>{clipped(entry.title)}</a>"
    day = entry.published
    if kind == "li":
        row = f"<li>{link}<span>{day}</span></li>"
    elif kind == "li_open":
        row = f"<li>{link}<b>{day:%Y}-\n{day:%m}-\n{day:%d}</b>"
    else:
        row = f"<tr><td width='20'>·</td><td>{link}</td><td align='right'>[{day}]</td></tr>"
    return f"<record><![CDATA[\n{row}\n]]></record>"


def datastore(column: Sequence[Entry], total: int, kind: Rows) -> str:
    """Records as the proxy and the column page write them."""
    rows = "\n".join(_record(entry, kind) for entry in column)
    return (
        f"<datastore>\n<totalrecord>{total}</totalrecord><totalpage>{-(-total // SIZE)}</totalpage>\n"
        f"<recordset>\n{rows}\n</recordset></datastore>"
    )


def xml(text: str) -> Page:
    """An answer of the proxy."""
    return Page(f"<?xml version='1.0' encoding='UTF-8'?>{text}".encode(), headers={"Content-Type": "text/xml"})


def column_page(records: str, total: int, habits: Habits) -> str:
    """The page of the column, with its call of jpage."""
    return f"""<!DOCTYPE html><html><head><title>政府信息公开年报</title>
<meta name="SiteName" content="云泽市教育局"><meta name="ColumnName" content="政府信息公开年报">
<script src="/script/jquery-1.7.2.min.js"></script><script src="/script/jpage/jquery.jpage.js"></script></head><body>
<div class="nav"><a href="/index.html">首页</a><a href="/col/col57870/index.html">政府信息公开指南</a>
<a href="/col/col57871/index.html">政府信息公开制度</a></div>
<div id="{UNIT}" class="list"><script type="text/xml">{records}</script></div>
<script>$(function(){{ $('#{UNIT}').jpage({{ themeName:'default', themeConfig:{{lang:'zh-CN'}}, openCookies:false,
fadeinTime:0, perPage:{SIZE}, totalRecord:{total}, groupSize:3, barPosition:'bottom', proxyUrl:'{habits.proxy}',
dataBefore:'<ul>', dataAfter:'</ul>', ajaxParam:{{col:1,appid:1,webid:12,path:'/',columnid:{COLUMN},
sourceContentType:1,unitid:'{UNIT}',webname:'云泽市教育局',permissiontype:0}} }}); }});</script>
</body></html>"""


def portal(name: str, habits: Habits | None = None) -> Emulated:
    """A column of twelve entries, six of them reports."""
    habits = habits or Habits()
    column = entries()
    total = len(column) if habits.total is None else habits.total

    def proxy(asked: Asked) -> Page:
        if habits.answer is not None:
            return habits.answer
        if habits.post and asked.method != "POST":
            text = "<html><body>HTTP Status 405 - Request method 'GET' not supported</body></html>"
            return html(text, status=int(habits.post))
        said = asked.parameters
        if said.get("columnid") != str(COLUMN) or said.get("unitid") != str(UNIT) or said.get("webid") != "12":
            return xml("<datastore></datastore>")
        size = int(said.get("perpage", SIZE))
        start = 1 + (int(said.get("page", 1)) - 1) * size
        end = start + size - 1
        if not habits.by_page:
            start = int(said.get("startrecord", start))
            end = min(int(said.get("endrecord", start + size - 1)), start + 3 * size - 1)
        return xml(datastore(column[start - 1 : end], total, habits.records))

    first = datastore(pages(column, SIZE)[0], total, habits.records) if habits.embedded else ""
    routes: dict[str, Answer] = {
        "/": HOME,
        "/index.html": HOME,
        f"/col/col{COLUMN}/index.html": html(column_page(first, total, habits)),
        habits.proxy: proxy,
        **{path(entry): article(entry) for entry in column},
    }
    return Emulated(name, "hanweb_jpage", f"/col/col{COLUMN}/index.html", routes, shown(column, path))


SENT = "appid:1,webid:12,path:'/',columnid:114,unitid:1737,webname:'云泽市教育局',permissiontype:0"
NAMED = {
    "address": f"var proxy='{OLD_PROXY}?page=1&appid=1&webid=12&path=/&columnid=114&unitid=1737&permissiontype=0';",
    "ajax": f"$.ajax({{url:'{OLD_PROXY}',type:'get',data:{{page:1,{SENT}}},success:function(d){{show(d)}}}});",
    "post": f"$.post('{OLD_PROXY}?startrecord=1&endrecord=45&perpage=15',{{col:1,{SENT}}},function(d){{show(d)}});",
}
"""How a script of an old site asks for the records, without `jpage`."""


def _column_114(records: str, script: str) -> Page:
    return html(f"""<html><head><title>年报</title><meta name="ColumnName" content="政府信息公开年报"></head>
<body><div id="1737"><script type="text/xml">{records}</script></div><script>{script}</script></body></html>""")


def named(kind: str, *, embedded: bool) -> Emulated:
    """A column whose script names the proxy in one of the ways of `NAMED`; the proxy knows pages of five records."""
    column = entries()
    listing = "/col/col114/index.html"

    def proxy(asked: Asked) -> Page:
        said = asked.parameters
        if (said.get("columnid"), said.get("unitid"), said.get("webid")) != ("114", "1737", "12"):
            return EMPTY
        start = (int(said.get("page", 1)) - 1) * SIZE
        return xml(datastore(column[start : start + SIZE], len(column), "li"))

    page = _column_114(datastore(column[:SIZE], len(column), "li") if embedded else "", NAMED[kind])
    routes: dict[str, Answer] = {"/": HOME, listing: page, OLD_PROXY: proxy, **{path(e): article(e) for e in column}}
    return Emulated(
        f"{kind}_{'embedded' if embedded else 'empty'}", "hanweb_jpage", listing, routes, shown(column, path)
    )


def by_number() -> Emulated:
    """A column whose pages are its own, by `pageNum`, and that links none of them."""
    column = entries()
    listing = "/col/col114/index.html"
    routes: dict[str, Answer] = {"/": HOME, **{path(entry): article(entry) for entry in column}}
    for number, part in enumerate(pages(column, SIZE), 1):
        routes[f"{listing}?uid=1737&pageNum={number}"] = _column_114(datastore(part, len(column), "li"), "")
    routes[listing] = routes[f"{listing}?uid=1737&pageNum=1"]
    return Emulated("by_number", "hanweb_jpage", listing, routes, shown(column, path))


EMPTY = xml("<datastore><nextgroup></nextgroup><recordset></recordset></datastore>")
"""What the proxy says when it has nothing to say."""


def encrypted(name: str, *, empty: bool) -> Emulated:
    """A column whose pages follow one another by an encrypted address; often that answers nothing."""
    column = entries()
    groups = pages(column, SIZE)

    def group(number: int) -> str:
        more = f'<a href="{PROXY}?page={number + 1}&uid=9f3ac0&key=QmFzZTY0"></a>' if number < len(groups) else ""
        rows = "\n".join(_record(entry, "li") for entry in groups[number - 1])
        return f"<nextgroup><![CDATA[{more}]]></nextgroup>\n<recordset>{rows}</recordset>"

    def proxy(asked: Asked) -> Page:
        said = asked.parameters
        if empty or said.get("key") != "QmFzZTY0" or said.get("uid") != "9f3ac0":
            return xml("<datastore><nextgroup></nextgroup></datastore>")
        return xml(f"<datastore>{group(int(said['page']))}</datastore>")

    page = f"""<!DOCTYPE html><html><head><title>政府信息公开年报</title>
<meta name="ColumnName" content="政府信息公开年报"></head><body>
<div class="list"><script type="text/xml"><datastore>{group(1)}</datastore></script></div></body></html>"""
    routes: dict[str, Answer] = {
        "/": HOME,
        f"/col/col{COLUMN}/index.html": html(page),
        PROXY: proxy,
        **{path(entry): article(entry) for entry in column},
    }
    return Emulated(name, "hanweb_jpage", f"/col/col{COLUMN}/index.html", routes, shown(column, path))
