"""Shanghai: the city's `/nw12344/{day}/{32 hex}.html`, a folder per year, and districts' `/{site}/…/{day}/{id}.html`.

Habits: dates with dots; pages `index_2.html`; last years' reports in folders of their own, `/{prefix}{year}/`, that are
named beside the list; the body stands in `#ivs_content`, on older pages in `div.Article_content`.
"""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from html import escape

from tests.crawl.sites import Answer, Page
from tests.emulated.cast import Entry, clipped, entries, pages, shown
from tests.emulated.portal import Emulated, html


def row(href: str, title: str, day: str) -> str:
    """One entry, its title cut short; `day` is ISO and is printed with dots."""
    return (
        f'<li><a href="{href}" title="{escape(title)}" target="_blank">{clipped(title)}</a>'
        f'<span class="time">{day.replace("-", ".")}</span></li>'
    )


def listing(
    rows: Sequence[str], *, name: str, folder: str, page: int, pages: int, years: Mapping[str, str] | None = None
) -> str:
    """Page `page` (from 1) of `pages` of a folder; `years` are the folders of other years, by label."""
    archive = "".join(f'<li><a href="{href}">{label}</a></li>' for label, href in (years or {}).items())
    return f"""<!DOCTYPE html>
<html lang="zh-CN"><head><meta charset="utf-8"><meta name="SiteName" content="上海示例">
<meta name="ColumnName" content="{name}">
<title>{name}_上海示例</title></head><body>
<div class="breadcrumb"><a href="/index.html">首页</a> / <a href="/zwgk/index.html">政务公开</a> / {name}</div>
{f'<div class="year-tab"><ul class="nav nav-tabs">{archive}</ul></div>' if archive else ""}
<div class="trout-region-list"><ul class="uli14 nowrapli list-date ">
{chr(10).join(rows)}
</ul></div>
{_pager(folder, page, pages)}
<div class="footer">主办单位：示例</div></body></html>
"""


def _address(folder: str, page: int) -> str:
    return f"{folder}index.html" if page == 1 else f"{folder}index_{page}.html"


def _pager(folder: str, page: int, pages: int) -> str:
    numbers = "".join(
        f'<li class="active"><a href="javascript:;">{at}</a></li>'
        if at == page
        else f'<li><a href="{_address(folder, at)}">{at}</a></li>'
        for at in range(1, pages + 1)
    )
    after = (
        f'<li><a href="{_address(folder, page + 1)}">下一页</a></li>'
        if page < pages
        else '<li class="disabled"><a href="javascript:;">下一页</a></li>'
    )
    return f'<nav aria-label="分页"><ul class="pagination">{numbers}{after}</ul></nav>' if pages > 1 else ""


def article(title: str, day: str, body: str, *, old: bool = False) -> str:
    """An article's page; `old` has the body in `div.Article_content`."""
    opening = '<div class="Article_content">' if old else '<div class="Article_content"><div id="ivs_content">'
    closing = "</div>" if old else "</div></div>"
    return f"""<!DOCTYPE html>
<html lang="zh-CN"><head><meta charset="utf-8"><meta name="ArticleTitle" content="{escape(title)}">
<meta name="PubDate" content="{day}"><meta name="ContentSource" content=""><title>{escape(title)}</title></head><body>
<div class="breadcrumb"><a href="/index.html">首页</a> / 政务公开</div>
<div class="Article"><h2 id="ivs_title">{escape(title)}
<small class="PBtime" id="ivs_date">（{_in_words(day)}）</small></h2>
{opening}
{body}
{closing}
</div></body></html>
"""


def _in_words(day: str) -> str:
    year, month, of_month = day.split("-")
    return f"{year}年{month}月{of_month}日"


def city() -> Emulated:
    """The city's column: one folder, pages `index_2.html`, articles by day and 32 hex digits."""
    column = entries()

    def where(entry: Entry) -> str:
        return f"/nw12344/{entry.published:%Y%m%d}/{entry.hex}.html"

    routes = _articles(column, where)
    routes |= _folder(pages(column, 5), "/nw12344/", where)
    return Emulated("shanghai", "shanghai", "/nw12344/index.html", routes, shown(column, where))


def year_archives(*, name: str = "shanghai-years", loop: bool = False) -> Emulated:
    """A column of the newest year that names the folders of all years, each with pages of its own.

    `loop`: the last page of 2024 names the first as the page that follows.
    """
    column = entries()

    def where(entry: Entry) -> str:
        return f"{_year_folder(entry)}{entry.published:%Y%m%d}/{entry.hex}.html"

    folders = dict.fromkeys(_year_folder(entry) for entry in column)
    years = {f"{folder[-5:-1]}年": f"{folder}index.html" for folder in folders}
    routes = _articles(column, where)
    for folder in folders:
        routes |= _folder(pages([e for e in column if _year_folder(e) == folder], 2), folder, where, years)
    first = next(iter(folders))
    routes["/zfxxgknb/index.html"] = routes[f"{first}index.html"]
    if loop:
        after = '<a href="/zfxxgknb2024/index.html">下一页</a>'
        last = routes["/zfxxgknb2024/index_2.html"]
        assert isinstance(last, Page)
        routes["/zfxxgknb2024/index_2.html"] = replace(last, body=last.body + after.encode())
    return Emulated(name, "shanghai", "/zfxxgknb/index.html", routes, shown(column, where))


def district() -> Emulated:
    """A district's column: articles in a folder of the site, by day and number."""
    column = entries()

    def where(entry: Entry) -> str:
        return f"/shpt/gkgd-ndbg/{entry.published:%Y%m%d}/{900_000 + entry.number}.html"

    routes = _articles(column, where) | _folder(pages(column, 6), "/shpt/gkgd-ndbg/", where)
    return Emulated("shanghai-district", "shanghai", "/shpt/gkgd-ndbg/index.html", routes, shown(column, where))


def _year_folder(entry: Entry) -> str:
    return f"/zfxxgknb{entry.published.year}/"


def _articles(column: Sequence[Entry], where: Callable[[Entry], str]) -> dict[str, Answer]:
    return {where(e): html(article(e.title, f"{e.published}", e.body, old=e.published.year < 2022)) for e in column}


def _folder(
    cut: Sequence[Sequence[Entry]],
    folder: str,
    where: Callable[[Entry], str],
    years: Mapping[str, str] | None = None,
) -> dict[str, Answer]:
    """The pages of a folder's list."""
    routes: dict[str, Answer] = {}
    for at, part in enumerate(cut, 1):
        rows = [row(where(entry), entry.title, f"{entry.published}") for entry in part]
        text = listing(rows, name="政府信息公开年报", folder=folder, page=at, pages=len(cut), years=years)
        routes[_address(folder, at)] = html(text)
    return routes
