"""Shaanxi's sites: lists `1.html`, `2.html` in a column's folder, reports under 19 digits, older ones otherwise.

Habits: the pager is drawn by script from a page count, or is a link 下一页, or there is none at all and the number in
the address is all there is; older reports lie under 24 hex digits, and some cities (安康) have `Content-{id}.html`.
"""

from collections.abc import Callable, Sequence
from html import escape

from tests.crawl.sites import Answer
from tests.emulated.cast import YEARS, Entry, clipped, entries, pages, shown
from tests.emulated.portal import Emulated, html

PAGERS = ("script", "link", "none")


def row(href: str, title: str, day: str) -> str:
    """One entry, its title cut short."""
    return f'<li><a href="{href}" title="{escape(title)}" target="_blank">{clipped(title)}</a><span>{day}</span></li>'


def listing(rows: Sequence[str], *, name: str, page: int, pages: int, pager: str) -> str:
    """Page `page` (from 1) of `pages`, at `{page}.html`."""
    drawn = _script(page, pages) if pager == "script" else _link(page, pages) if pager == "link" else ""
    return f"""<!DOCTYPE html>
<html lang="zh-CN"><head><meta charset="utf-8"><title>{name}-示例市人民政府</title>
<meta name="SiteName" content="示例市人民政府"><meta name="ColumnName" content="{name}">
<meta name="ColumnType" content="政府信息公开年报">
</head><body>
<div class="location">当前位置：<a href="/">首页</a> &gt; <a href="/zfxxgk/">政府信息公开</a> &gt; {name}</div>
<div class="left-nav"><a href="/zfxxgk/zfxxgkzn/1.html">政府信息公开指南</a>
<a href="/zfxxgk/zfxxgkzd/1.html">政府信息公开制度</a>
<a href="/zfxxgk/fdzdgknr/1.html">法定主动公开内容</a></div>
<ul class="gl-list">
{chr(10).join(rows)}
</ul>
{drawn}
</body></html>
"""


def _script(page: int, pages: int) -> str:
    return f"""<div class="page" id="page"></div>
<script src="/static/js/jquery.pagination.js"></script>
<script>
var pageCount = {pages}; var currentPage = {page};
$("#page").pagination({{pageCount: pageCount, current: currentPage, jump: true,
callback: function (api) {{ location.href = location.href.replace(/(\\d+)\\.html/, api.getCurrent() + ".html"); }} }});
</script>"""


def _link(page: int, pages: int) -> str:
    before = f'<a href="{page - 1}.html">上一页</a>' if page > 1 else '<a class="disabled">上一页</a>'
    after = f'<a href="{page + 1}.html">下一页</a>' if page < pages else '<a class="disabled">下一页</a>'
    return f'<div class="page"><a href="1.html">首页</a>{before}{after}<a href="{pages}.html">尾页</a></div>'


def article(title: str, day: str, body: str) -> str:
    """An article's page."""
    return f"""<!DOCTYPE html>
<html lang="zh-CN"><head><meta charset="utf-8"><title>{escape(title)}-示例市人民政府</title>
<meta name="ArticleTitle" content="{escape(title)}"><meta name="PubDate" content="{day} 10:21">
<meta name="ContentSource" content="">
</head><body>
<div class="location">当前位置：<a href="/">首页</a> &gt; <a href="/zfxxgk/">政府信息公开</a> &gt; 正文</div>
<h1 class="con-title">{escape(title)}</h1>
<div class="info">发布时间：{day} 10:21 <span>浏览次数：<i id="hits">--</i></span></div>
<div class="zhengwen" id="article">
{body}
</div></body></html>
"""


def numbered(pager: str, *, name: str) -> Emulated:
    """A column `1.html`, `2.html`, `3.html`, its reports under 19 digits in a folder per year."""
    return _column(
        name, "/zfxxgk/zfxxgknb/szfnb/", lambda e: f"{e.published.year - 1}n/175250421052{e.number:07d}.html", pager
    )


def hexadecimal(pager: str = "link") -> Emulated:
    """An older column: reports under 24 hex digits beside the list."""
    return _column("shaanxi-hex", "/xxgk/bmxxgknb/", lambda e: f"{e.hex[:24]}.html", pager)


def content(pager: str = "link") -> Emulated:
    """安康 and its counties: reports at the site's root."""
    return _column("shaanxi-content", "/zfxxgk/xxgknb/", lambda e: f"/Content-{2_000_000 + e.number}.html", pager)


def _column(name: str, folder: str, path: Callable[[Entry], str], pager: str) -> Emulated:
    column = entries()
    cut = pages(column, 5)

    def where(entry: Entry) -> str:
        return path(entry) if path(entry).startswith("/") else folder + path(entry)

    routes: dict[str, Answer] = {where(e): html(article(e.title, f"{e.published}", e.body)) for e in column}
    for at, part in enumerate(cut, 1):
        rows = [row(path(entry), entry.title, f"{entry.published}") for entry in part]
        routes[f"{folder}{at}.html"] = html(
            listing(rows, name="政府信息公开年报", page=at, pages=len(cut), pager=pager)
        )
    return Emulated(name, "shaanxi", f"{folder}1.html", routes, shown(column, where))


def by_years() -> Emulated:
    """A column that names a folder for each year, and each of these a list of its own."""
    column = entries(years=YEARS[-3:])
    routes: dict[str, Answer] = {}
    folder = "/zfxxgk/zfxxgknb/bmnb/"

    def where(entry: Entry) -> str:
        return f"{folder}{entry.published.year - 1}n/175250421052{entry.number:07d}.html"

    years = sorted({entry.published.year - 1 for entry in column}, reverse=True)
    tabs = [f'<li><a href="{folder}{year}n/1.html" title="{year}年">{year}年</a></li>' for year in years]
    routes[f"{folder}1.html"] = html(listing(tabs, name="政府信息公开年报", page=1, pages=1, pager="none"))
    for year in years:
        of_year = [entry for entry in column if entry.published.year - 1 == year]
        rows = [row(where(entry), entry.title, f"{entry.published}") for entry in of_year]
        routes[f"{folder}{year}n/1.html"] = html(listing(rows, name=f"{year}年", page=1, pages=1, pager="script"))
        routes |= {where(e): html(article(e.title, f"{e.published}", e.body)) for e in of_year}
    return Emulated("shaanxi-years", "shaanxi", f"{folder}1.html", routes, shown(column, where))
