"""UCAP (开普云): columns as static pages, or as a shell that a search interface fills.

portals.md, row 6 of the families; crawling.md, rows 2, 17 and 26. Articles carry `<ucaptitle>` and `<ucapcontent>`, a
table of metadata before the body, and their files below their own address.
"""

import json
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from html import escape
from typing import Literal

from tests.crawl.sites import Answer, Asked, Page
from tests.emulated.cast import YEARS, Entry, clipped, entries, pages, shown
from tests.emulated.portal import HOME, Emulated, Shown, html, json_page
from tests.maker import docx
from tests.maker.layout import Layout
from tests.maker.reports import make

SITE, CHANNEL, SIZE = "yzjyj", "xxgknb", 5
WEBSITE = "3f2a9c0e5b7d4d1d8f6a1c2b3e4d5f60"
CHANNEL_ID = "61eaab3127b040d4950fff177f09e561"
SEARCH = f"/common/search/{CHANNEL_ID}"
LOAD = "/szinf/xxgk/interfacesWebZcwj/loadData"
FILE_LIST = "/getFileListByCodeId"
DOCX = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"


@dataclass(frozen=True, slots=True)
class Habits:
    """What a channel does in its own way.

    - `lists`: as static pages (`index.shtml`, then `xxgknb_2.shtml`), by the search interface, or by a form that is
      posted, as the tax administration does it, or as Suzhou does (whose answers' form is not known, nor a total in
      them). Neither interface gives more than
      `SIZE` at once, whatever it is asked for.
    - `total`: what they announce; None for the truth.
    - `body`: where an article's body stands: in its page; in the interface's `contentHtml` alone, whose links are
      relative to the article, the page being a shell that a script fills; or nowhere.
    - `answer`: what answers in place of the truth, by the page asked for.
    """

    lists: Literal["html", "search", "post", "load"] = "html"
    total: int | None = None
    body: Literal["page", "answer", "nowhere"] = "page"
    answer: Callable[[int], Page | None] = lambda page: None


def path(entry: Entry) -> str:
    """Where an article lies."""
    return f"/{SITE}/{CHANNEL}/{entry.published:%Y%m}/{entry.hex}.shtml"


def article(entry: Entry, body: str) -> Page:
    """An article's page round a body."""
    return html(f"""<!DOCTYPE html><html><head><meta charset="utf-8"><title>{escape(entry.title)}</title>
<meta name="SiteName" content="云泽市教育局"><meta name="SiteIDCode" content="9901000012">
<meta name="ColumnName" content="政府信息公开年报"><meta name="ArticleTitle" content="{escape(entry.title)}">
<meta name="PubDate" content="{entry.published} 15:10"></head><body>
<div class="top"><a href="/">首页</a><form action="/search4/s"><input name="searchWord"></form></div>
<table class="xxgk-table"><tr><td>索 引 号</td><td>{entry.number}/2025-00012</td><td>分　类</td><td>年报</td></tr>
<tr><td>发布机构</td><td>{entry.agency}</td><td>公开日期</td><td>{entry.published}</td></tr></table>
<h1><ucaptitle>{escape(entry.title)}</ucaptitle></h1>
<p>发布时间：<publishtime>{entry.published} 15:10</publishtime></p>
<div id="zoomcon"><ucapcontent>{body}</ucapcontent></div>
<script>var websiteId = "{WEBSITE}";</script></body></html>""")


def _shell(inside: str, script: str) -> str:
    return f"""<!DOCTYPE html><html><head><meta charset="utf-8"><title>政府信息公开年报</title>
<meta name="SiteName" content="云泽市教育局"><meta name="SiteIDCode" content="9901000012">
<meta name="ColumnName" content="政府信息公开年报"></head><body><div class="top"><a href="/">首页</a>
<a href="/{SITE}/xxgkzn/index.shtml">政府信息公开指南</a></div>
{inside}<script>var websiteId = "{WEBSITE}"; var channelId = "{CHANNEL_ID}";
{script}</script></body></html>"""


def _static(groups: Sequence[Sequence[Entry]], total: int) -> dict[str, Answer]:
    routes: dict[str, Answer] = {}
    for number, group in enumerate(groups, start=1):
        rows = "".join(
            f'<li><a href="{path(entry)}" title="{escape(entry.title)}" target="_blank">{clipped(entry.title)}</a>'
            f"<span>{entry.published}</span></li>"
            for entry in group
        )
        call = f"createPageHTML('page_div',{len(groups)}, {number},'{CHANNEL}','shtml',{total});"
        name = "index" if number == 1 else f"{CHANNEL}_{number}"
        page = _shell(f'<ul class="list">{rows}</ul><div id="page_div"></div>', call)
        routes[f"/{SITE}/{CHANNEL}/{name}.shtml"] = html(page)
    routes[f"/{SITE}/{CHANNEL}/{CHANNEL}.shtml"] = routes[f"/{SITE}/{CHANNEL}/index.shtml"]
    return routes


def _result(entry: Entry, *, body: bool) -> dict[str, object]:
    return {
        "title": entry.title,
        "url": path(entry),
        "publishedTimeStr": f"{entry.published} 15:10:00",
        "channelName": "政府信息公开年报",
        "manuscriptId": entry.hex,
        "contentHtml": entry.body if body else "",
    }


def _results(column: Sequence[Entry], asked: Asked, size_name: str, *, body: bool) -> list[dict[str, object]]:
    said = asked.parameters
    size, number = min(int(said.get(size_name, SIZE)), SIZE), int(said.get("page", 1))
    return [_result(entry, body=body) for entry in column[(number - 1) * size : number * size]]


def _search(column: Sequence[Entry], total: int, habits: Habits) -> Callable[[Asked], Page]:
    def search(asked: Asked) -> Page:
        said = asked.parameters
        told = habits.answer(int(said.get("page", 1)))
        if told is not None:
            return told
        if said.get("_isJson") != "true":
            return html("<html><body>模板不存在</body></html>")
        results = _results(column, asked, "_pageSize", body=habits.body == "answer")
        data = {"total": total, "page": int(said.get("page", 1)), "results": results}
        return json_page(json.dumps({"status": "success", "data": data}, ensure_ascii=False))

    return search


def _file_list(column: Sequence[Entry], total: int, habits: Habits) -> Callable[[Asked], Page]:
    def file_list(asked: Asked) -> Page:
        said = asked.parameters
        told = habits.answer(int(said.get("page", 1)))
        if told is not None:
            return told
        if asked.method != "POST" or said.get("channelId") != CHANNEL_ID:
            return json_page('{"code":500,"msg":"参数错误","results":null}')
        data = {"total": total, "results": _results(column, asked, "size", body=habits.body == "answer")}
        return json_page(json.dumps({"code": 200, "results": {"data": data}}, ensure_ascii=False))

    return file_list


def _load(groups: Sequence[Sequence[Entry]]) -> Callable[[Asked], Page]:
    def load(asked: Asked) -> Page:
        said = asked.parameters
        if asked.method != "POST" or said.get("channel_id") != CHANNEL_ID:
            return json_page('{"code":500,"msg":"参数错误"}')
        number = int(said.get("pageIndex", 1))
        chosen = groups[number - 1] if 0 < number <= len(groups) else ()
        rows = [{"title": entry.title, "link": path(entry), "pubtime": f"{entry.published}"} for entry in chosen]
        return json_page(json.dumps({"code": 0, "count": len(rows), "infolist": rows}, ensure_ascii=False))

    return load


def _shown_by(call: str) -> Page:
    """The page of a channel whose list a call fills in."""
    return html(_shell('<ul class="list" id="list"></ul>', call))


def portal(name: str, habits: Habits | None = None, years: Sequence[int] = YEARS) -> Emulated:
    """A channel of twelve entries, six of them reports, unless it has other years."""
    habits = habits or Habits()
    column = entries(years=years)
    groups = pages(column, SIZE)
    total = len(column) if habits.total is None else habits.total
    listing = f"/{SITE}/{CHANNEL}/index.shtml"
    routes: dict[str, Answer] = {"/": HOME}
    if habits.lists == "html":
        routes |= _static(groups, total)
    elif habits.lists == "search":
        call = (
            f"$.ajax({{url:'{SEARCH}?_isAgg=true&_isJson=true&_pageSize={SIZE}&_template=index&page='+page,"
            "type:'get',dataType:'json',success:function(d){render(d.data.results)}});"
        )
        routes |= {listing: _shown_by(call), SEARCH: _search(column, total, habits)}
    elif habits.lists == "load":
        call = f"$.post('{LOAD}?pageSize={SIZE}',{{pageIndex:page,channel_id:'{CHANNEL_ID}'}},render);"
        routes |= {listing: _shown_by(call), LOAD: _load(groups)}
    else:
        listing = "/chinatax/n810214/c102384r/index.html?tab=gknb"
        call = (
            f"$.ajax({{url:'{FILE_LIST}',type:'post',data:{{channelId:'{CHANNEL_ID}',page:page,size:{SIZE},"
            "relateSubChannels:true},success:function(d){render(d.results.data.results)}});"
        )
        routes |= {listing: _shown_by(call), FILE_LIST: _file_list(column, total, habits)}
    routes |= {path(entry): article(entry, entry.body if habits.body == "page" else "") for entry in column}
    inside = "#in-list" if habits.body == "answer" else ""
    return Emulated(name, "ucap", listing, routes, shown(column, lambda entry: path(entry) + inside))


def without_pages(name: str) -> Emulated:
    """A channel whose articles have no page at all: the interface holds all there is of them."""
    whole = portal(name, Habits("search", body="answer"))
    gone = {path(entry) for entry in entries()}
    return replace(whole, routes={at: answer for at, answer in whole.routes.items() if at not in gone})


def with_files(name: str) -> Emulated:
    """A channel whose articles are one line each, and the report a file below their address."""
    reports = [make(seed, Layout(), "docx") for seed in (3, 4)]
    column = [
        Entry(made.title, entry.published, entry.number, "", made.agency, made.year)
        for made, entry in zip(reports, entries(decoys=False), strict=False)
    ]
    routes: dict[str, Answer] = {"/": HOME, **_static([column], len(column))}
    shows: list[Shown] = []
    for made, entry in zip(reports, column, strict=True):
        folder = path(entry).removesuffix(".shtml")
        file = f"{folder}/files/{entry.hex[::-1]}.docx"
        line = f'<p>附件：<a href="{file}" target="_blank">{escape(entry.title)}.docx</a></p>'
        routes |= {path(entry): article(entry, line), file: Page(docx.render(made), headers={"Content-Type": DOCX})}
        shows.append(Shown(made.agency, made.year, (file,)))
    return Emulated(name, "ucap", f"/{SITE}/{CHANNEL}/index.shtml", routes, tuple(shows))
