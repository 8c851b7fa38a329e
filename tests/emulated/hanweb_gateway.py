"""Hanweb's new gateway (Zhejiang, Hangzhou): a column whose list comes from `/api-gateway/jpaas-publish-server`.

portals.md, row 3 of the families; crawling.md, rows 7 and 25.
"""

import json
from collections.abc import Callable
from dataclasses import dataclass
from html import escape

from tests.crawl.sites import Answer, Asked, Page
from tests.emulated.cast import Entry, clipped, entries, pages, shown
from tests.emulated.portal import HOME, Emulated, html, json_page

UNIT = "/api-gateway/jpaas-publish-server/front/page/build/unit"
COLUMN = "/col/col1229134232/index.html"
QUERY = {
    "webId": "3185",
    "pageId": "1229134232",
    "parseType": "bulidstatic",
    "pageType": "column",
    "tagId": "当前栏目list",
    "tplSetId": "d6f8b1",
}
SIZE = 5
FAULT = json_page('{"success":false,"message":"参数错误","code":"500","data":null}')
"""What the gateway answers to who asks wrongly."""


@dataclass(frozen=True, slots=True)
class Habits:
    """What a gateway does in its own way.

    - `embedded`: the column page shows the first page of its list.
    - `quoted`: `queryData` stands in double quotes, as entities.
    - `count`: what the page announces; None for the truth.
    - `uuid`: articles are `art_{uuid}.html` in a folder of the year.
    - `bare`: the gateway answers HTML, and no JSON with the HTML in it.
    - `answer`: what answers in place of the truth, by the page asked for.
    """

    embedded: bool = True
    quoted: bool = False
    count: int | None = None
    uuid: bool = True
    bare: bool = False
    answer: Callable[[int], Page | None] = lambda page: None


def path(entry: Entry, habits: Habits | None = None) -> str:
    """Where an article lies."""
    day = entry.published
    if habits is None or habits.uuid:
        name = f"{entry.hex[:8]}-{entry.hex[8:12]}-{entry.hex[12:16]}-{entry.hex[16:20]}-{entry.hex[20:]}"
        return f"/col/col1229134232/art/{day.year}/art_{name}.html"
    return f"/art/{day.year}/{day.month}/{day.day}/art_1229134232_{entry.number}.html"


def article(entry: Entry) -> Page:
    """An article's page."""
    return html(f"""<!DOCTYPE html><html><head><title>{escape(entry.title)}</title>
<meta name="SiteName" content="云泽市教育局门户网站"><meta name="ColumnName" content="信息公开年报">
<meta name="ArticleTitle" content="{escape(entry.title)}"><meta name="PubDate" content="{entry.published} 09:00:00">
</head><body><div class="header"><a href="/">首页</a><a href="{COLUMN}">信息公开年报</a></div>
<h1>{escape(entry.title)}</h1><div class="content" id="zoom"><div class="TRS_Editor">{entry.body}</div></div>
</body></html>""")


def portal(name: str, habits: Habits | None = None) -> Emulated:
    """A column of twelve entries, six of them reports."""
    habits = habits or Habits()
    column = entries()
    groups = pages(column, SIZE)
    total = len(column) if habits.count is None else habits.count

    def listed(number: int) -> str:
        rows = "".join(
            f'<li class="clearfix"><a href="{path(entry, habits)}" title="{escape(entry.title)}" target="_blank">'
            f"{clipped(entry.title)}</a><span>{entry.published}</span></li>"
            for entry in (groups[number - 1] if 0 < number <= len(groups) else ())
        )
        return f'<div class="page-content"><ul class="list">{rows}</ul></div>'

    def unit(asked: Asked) -> Page:
        said = asked.parameters
        number = int(said.get("pageNo", 1))
        told = habits.answer(number)
        if told is not None:
            return told
        if any(said.get(key) != QUERY[key] for key in ("webId", "pageId", "tagId", "tplSetId")):
            return FAULT
        if habits.bare:
            return html(listed(number))
        answer = {"success": True, "message": "操作成功", "code": "200", "data": {"html": listed(number), "script": ""}}
        return json_page(json.dumps(answer, ensure_ascii=False))

    data = str(QUERY)
    data = f'"{escape(data)}"' if habits.quoted else f'"{data}"'
    page = f"""<!DOCTYPE html><html><head><title>信息公开年报</title><meta name="ColumnName" content="信息公开年报">
<meta name="SiteName" content="云泽市教育局门户网站"></head><body>
<div class="nav"><a href="/">首页</a><a href="/col/col1229134230/index.html">政务公开</a></div>
<div class="unit" id="list" count="{total}" rows="{SIZE}" pageNo="1" queryData={data} url="{UNIT}">
{listed(1) if habits.embedded else ""}</div>
<script src="/script/pageApi.js"></script></body></html>"""
    routes: dict[str, Answer] = {"/": HOME, COLUMN: html(page), UNIT: unit}
    routes |= {path(entry, habits): article(entry) for entry in column}
    return Emulated(name, "hanweb_gateway", COLUMN, routes, shown(column, lambda entry: path(entry, habits)))
