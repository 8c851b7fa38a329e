"""Sites of no family: plain lists, a next page of any kind, and addresses of many shapes (portals.md, the last row).

Also Beijing's districts: a column whose page names a folder for each year, some of which have gone.
"""

import re
from collections.abc import Mapping, Sequence
from html import escape
from uuid import UUID

from tests.crawl.sites import Answer
from tests.emulated.cast import YEARS, Entry, clipped, entries, pages, report_body, shown
from tests.emulated.portal import AGENCY, Emulated, Shown, html

SHAPES: Mapping[str, tuple[str, str]] = {
    "single": ("/single/283/index.html", "/single/283/{number}.html"),
    "zwgkcontent": ("/zwgklist-888888040-1.html", "/zwgkcontent-888888040-{number}.html"),
    "dated": ("/zfxxgk/ndbg/index.shtml", "/c/{day}/{number}.shtml"),
    "content_": ("/29509/29510/55038/55223/index.html", "/29509/29510/55038/55223/content_{number}.html"),
    "site_channel_doc": (
        "/gongkai/site_gxqzbz/channel_6076a26b1887a377796bb38b/index.html",
        "/gongkai/site_gxqzbz/channel_6076a26b1887a377796bb38b/doc_{hex24}.html",
    ),
    "details.aspx": ("/list.aspx?dept=155&type=ndbg", "/details.aspx?dept=155&id={number}"),
    "columns_uuid": (
        "/zfxxgk/columns/fb4fe9ec-64c2-45f4-8cef-835d0a47e4ef/index.html",
        "/zfxxgk/columns/fb4fe9ec-64c2-45f4-8cef-835d0a47e4ef/{month}/{two}/{uuid}.html",
    ),
    "content_uuid": ("/xccqrmzf/ybgs/ybgs.html", "/xccqrmzf/ybgs/content/{uuid}.html"),
}
"""Name → where the column page lies, and where its articles do."""


def row(href: str, title: str, day: str) -> str:
    """One entry of a list of links, its title cut short."""
    return (
        f'<li><i>·</i><a target="_blank" href="{escape(href)}" title="{escape(title)}">{clipped(title)}</a>'
        f"<b>{day}</b></li>"
    )


def listing(rows: Sequence[str], *, name: str, following: str = "", head: str = "", after: str = "") -> str:
    """A list; `following` is the next page's address, `after` any other pager."""
    more = (
        f'<div class="page"><a href="#">上一页</a><a href="{escape(following)}">下一页</a></div>'
        if following
        else after
    )
    return f"""<!DOCTYPE html>
<html><head><meta charset="utf-8"><title>{name}</title>{head}</head><body>
<div class="top"><a href="/">网站首页</a><a href="/zwgk/">政务公开</a><a href="/hdjl/">互动交流</a>
<a href="/bsfw/">办事服务</a></div>
<div class="wz">您现在的位置：<a href="/">首页</a> &gt; {name}</div>
<div class="left"><a href="/zfxxgk/zn/">政府信息公开指南</a><a href="/zfxxgk/zd/">政府信息公开制度</a></div>
<div class="right"><ul>
{chr(10).join(rows)}
</ul>{more}</div>
<div class="foot">主办：示例县人民政府办公室 <a href="/map.html">网站地图</a></div></body></html>
"""


def article(title: str, day: str, body: str, *, head: str = '<meta charset="utf-8">') -> str:
    """An article's page."""
    return f"""<!DOCTYPE html>
<html><head>{head}<title>{escape(title)}</title></head><body>
<div class="top"><a href="/">网站首页</a><a href="/zwgk/">政务公开</a></div>
<div class="bt">{escape(title)}</div><div class="sj">日期：{day}　来源：本站　点击：<span id="click">0</span></div>
<div class="nr">
{body}
</div></body></html>
"""


def years(folders: Mapping[str, str], *, name: str) -> str:
    """A column that names a folder for each year, and lists nothing itself."""
    links = "\n".join(f'<li><a href="{href}">{label}</a></li>' for label, href in folders.items())
    return f"""<!DOCTYPE html>
<html><head><meta charset="utf-8"><title>{name}</title></head><body>
<div class="top"><a href="/">首页</a><a href="/zwgk/">政务公开</a></div><h2>{name}</h2>
<ul class="years">
{links}
</ul></body></html>
"""


def of_shape(shape: str, *, following: str = "link") -> Emulated:
    """A column whose addresses have one of `SHAPES`, over three pages that are joined in one of these ways:

    `link`: 下一页 as a link; `query`: as a link with a page number in its query; `numbers`: 1 2 3 and no word.
    """
    home, pattern = SHAPES[shape]
    column = entries()
    cut = pages(column, 5)

    def where(entry: Entry) -> str:
        return pattern.format(
            number=71_000 + entry.number,
            day=f"{entry.published:%Y-%m-%d}",
            month=f"{entry.published:%Y%m}",
            two=f"{entry.published:%d}",
            hex24=entry.hex[:24],
            uuid=UUID(entry.hex),
        )

    addresses = [home, *(_turned(home, at, following) for at in range(2, len(cut) + 1))]
    routes: dict[str, Answer] = {where(e): html(article(e.title, f"{e.published}", e.body)) for e in column}
    for at, part in enumerate(cut):
        rows = [row(where(entry), entry.title, f"{entry.published}") for entry in part]
        after = _numbers(addresses, at) if following == "numbers" else ""
        link = addresses[at + 1] if following != "numbers" and at + 1 < len(cut) else ""
        routes[addresses[at]] = html(listing(rows, name="政府信息公开年度报告", following=link, after=after))
    name = re.sub(r"\W|_", "-", f"generic-{shape.strip('_')}-{following}")
    return Emulated(name, "generic", home, routes, shown(column, where))


FOLLOWING = ("link", "query", "numbers")


def _turned(home: str, page: int, following: str) -> str:
    """The address of a further page."""
    if following == "query" or "?" in home:
        return f"{home}{'&' if '?' in home else '?'}page={page}"
    stem, _, ending = home.rpartition(".")
    return f"{stem}_{page}.{ending}"


def _numbers(addresses: Sequence[str], here: int) -> str:
    links = (f"<b>{at + 1}</b>" if at == here else f'<a href="{to}">{at + 1}</a>' for at, to in enumerate(addresses))
    return f'<div class="pages">{" ".join(links)}</div>'


def year_roots(*, name: str = "generic-years", gone: int | None = None) -> Emulated:
    """Beijing's districts: a column of folders, one for each year; that of the year `gone` answers 404."""
    root = "/zwgk/zfxxgk/zfxxgknb/"
    agencies = {AGENCY: "jw", "云泽市人民政府办公室": "fb"}
    folders = {f"{year}年": f"{root}gknb{year}/" for year in YEARS[-3:]}
    named = {**folders, f"{gone}年": f"{root}gknb{gone}/"} if gone else folders
    routes: dict[str, Answer] = {root: html(years(named, name="政府信息公开年报"))}
    shows = []
    for year in YEARS[-3:]:
        rows = []
        for agency, short in agencies.items():
            at = f"{root}gknb{year}/{short}/{year + 1}01/{year}{short}.html"
            title = f"{agency}{year}年政府信息公开工作年度报告"
            routes[at] = html(article(title, f"{year + 1}-01-20", report_body(agency, year)))
            rows.append(row(f"./{short}/{year + 1}01/{year}{short}.html", title, f"{year + 1}-01-20"))
            shows.append(Shown(agency, year, (at,)))
        routes[f"{root}gknb{year}/"] = html(listing(rows, name=f"{year}年政府信息公开年报"))
    return Emulated(name, "generic", root, routes, tuple(shows))
