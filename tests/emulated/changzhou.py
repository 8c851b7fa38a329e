"""Changzhou: the city's column as a page with a table and the rest as JSON by page, the districts' as plain lists.

The city: `/ns_class/{class}` and `/gi_class/{class}?furl=…`, articles `/gi_news/{15 digits}`; the pages of a column
come from `/ns_class/{class}?act=ajax&gi={key}&ns=&dept=1&notime=&page=N&key=&t=1` as `{"status": 10, "html": "<tr>…"}`.
Districts and zones: `/html/{site}/{year}/{8 capitals}_{month and day}/{id}.html`, with a block of 信息名称, 索引号
and so on before the body.
"""

import json
from collections.abc import Sequence
from html import escape

from tests.crawl.sites import Answer
from tests.emulated.cast import Entry, clipped, entries, shown
from tests.emulated.cast import pages as cut_into
from tests.emulated.portal import Emulated, html, json_page


def row(href: str, title: str, day: str) -> str:
    """One row of the city's table: the link in the first cell, the day in the second."""
    return (
        f'<tr><td class="name"><a href="{href}" target="_blank" title="{escape(title)}">{clipped(title)}</a></td>'
        f'<td class="date">{day}</td></tr>'
    )


def column(rows: Sequence[str], *, name: str, column_id: str, key: str, pages: int) -> str:
    """The city's column page: the first page's rows, and the script that asks for the others."""
    return f"""<!DOCTYPE html>
<html><head><meta charset="utf-8"><title>{name} - 常州市示例网站</title></head><body>
<div class="position">您的位置：<a href="/">首页</a> &gt; <a href="/ns_class/zwgk">政务公开</a> &gt; {name}</div>
<table class="GovInfoList" id="govinfo"><thead><tr><th>信息名称</th><th>发布日期</th></tr></thead>
<tbody id="list">
{chr(10).join(rows)}
</tbody></table>
<div id="page" class="pages"></div>
<script>
function turn(page) {{
  $.getJSON("/ns_class/{column_id}?act=ajax&gi={key}&ns=&dept=1&notime=&page=" + page + "&key=&t=1", function (data) {{
    if (data.status == 10) {{ $("#list").html(data.html); }}
  }});
}}
laypage({{cont: "page", pages: {pages}, curr: 1, jump: function (obj, first) {{ if (!first) turn(obj.curr); }} }});
</script></body></html>
"""


def answer(rows: Sequence[str]) -> str:
    """A page of the city's column as JSON; after the last page there are no rows."""
    return json.dumps({"status": 10, "html": "".join(rows)})


def ajax(column_id: str, key: str, page: int) -> str:
    """Where a page of the city's column lies."""
    return f"/ns_class/{column_id}?act=ajax&gi={key}&ns=&dept=1&notime=&page={page}&key=&t=1"


def article(title: str, day: str, body: str) -> str:
    """An article of the city."""
    return f"""<!DOCTYPE html>
<html><head><meta charset="utf-8"><title>{escape(title)} - 常州市示例网站</title></head><body>
<table width="100%" class="GovInfoHead"><tr><td>信息名称：</td><td colspan="3">{escape(title)}</td></tr>
<tr><td>索引号：</td><td>014109373/2025-00010</td><td>公开日期：</td><td>{day}</td></tr></table>
<table width="100%"><tr><td class="GovInfoTitle">{escape(title)}</td></tr>
<tr><td class="GovInfoContent">
{body}
</td></tr></table></body></html>
"""


def district_row(href: str, title: str, day: str) -> str:
    """An entry of a district's list."""
    return f'<li><span class="right">[{day}]</span><a href="{href}" target="_blank">{escape(title)}</a></li>'


def district_listing(rows: Sequence[str], *, name: str, page: int, pages: int, stem: str) -> str:
    """A district's column: a plain list; page p lies at `{stem}_{p}.html`, the first at `{stem}.html`."""
    after = f'<a href="{stem}_{page + 1}.html">下一页</a>' if page < pages else "下一页"
    return f"""<!DOCTYPE html>
<html><head><meta charset="utf-8"><title>{name}</title></head><body>
<div class="weizhi">当前位置：<a href="/">首页</a>&gt;&gt;<a href="/class/zwgk.html">政务公开</a>&gt;&gt;{name}</div>
<ul class="list">
{chr(10).join(rows)}
</ul><div class="fenye">第{page}页/共{pages}页 {after}</div></body></html>
"""


def district_article(title: str, day: str, body: str) -> str:
    """A district's article, with its block of facts before the body."""
    return f"""<!DOCTYPE html>
<html><head><meta charset="utf-8"><title>{escape(title)}</title></head><body>
<table class="xxgk_table"><tr><td>信息名称：</td><td colspan="3">{escape(title)}</td></tr>
<tr><td>索 引 号：</td><td>014152322/2025-00002</td><td>组配分类：</td><td>政府信息公开年报</td></tr>
<tr><td>发布机构：</td><td>示例经济开发区</td><td>产生日期：</td><td>{day}</td></tr>
<tr><td>发布日期：</td><td>{day}</td><td>关键词：</td><td></td></tr></table>
<div class="title">{escape(title)}</div><div class="content" id="zoom">
{body}
</div></body></html>
"""


KEY = "4c1f0e6b2d"


def city(listing: str = "/ns_class/zfxxgknb", *, name: str = "changzhou") -> Emulated:
    """The city's column, its second and third page from the server as JSON."""
    column_of_all = entries()
    cut = cut_into(column_of_all, 5)
    printed = [[row(_news(e), e.title, f"{e.published}") for e in part] for part in cut]
    routes: dict[str, Answer] = {_news(e): html(article(e.title, f"{e.published}", e.body)) for e in column_of_all}
    routes |= {ajax("zfxxgknb", KEY, at): json_page(answer(rows)) for at, rows in enumerate(printed, 1)}
    routes[ajax("zfxxgknb", KEY, len(cut) + 1)] = json_page(answer([]))
    routes[listing] = html(column(printed[0], name="政府信息公开年报", column_id="zfxxgknb", key=KEY, pages=len(cut)))
    return Emulated(name, "changzhou", listing, routes, shown(column_of_all, _news))


def _news(entry: Entry) -> str:
    return f"/gi_news/44161190{entry.number:07d}"


def district(site: str = "jkq") -> Emulated:
    """A zone's column: a plain list over two pages."""
    column_of_all = entries()
    cut = cut_into(column_of_all, 7)
    routes: dict[str, Answer] = {
        _html(site, e): html(district_article(e.title, f"{e.published}", e.body)) for e in column_of_all
    }
    for at, part in enumerate(cut, 1):
        rows = [district_row(_html(site, e), e.title, f"{e.published}") for e in part]
        text = district_listing(rows, name="政府信息公开年报", page=at, pages=len(cut), stem="/class/HPNJAAEB")
        routes[f"/class/HPNJAAEB{f'_{at}' if at > 1 else ''}.html"] = html(text)
    where = shown(column_of_all, lambda entry: _html(site, entry))
    return Emulated("changzhou-district", "changzhou", "/class/HPNJAAEB.html", routes, where)


def _html(site: str, entry: Entry) -> str:
    capitals = "".join(chr(65 + int(digit, 16)) for digit in entry.hex[:8])
    return f"/html/{site}/{entry.published:%Y}/{capitals}_{entry.published:%m%d}/{entry.number}.html"
