"""Columns that scripts make: the next page's address, the entries themselves, choices of pages and years; and lists in
frames (crawling.md, row 16; wild.md, 28).
"""

from collections.abc import Callable, Mapping, Sequence
from html import escape

from tests.crawl.sites import Answer, Asked, Page
from tests.emulated.cast import Entry, entries, pages, shown
from tests.emulated.generic import article, listing, row
from tests.emulated.portal import HOME, Emulated, html

COLUMN = "/xxgk/nb/"
NAME = "政府信息公开年报"


def _where(entry: Entry) -> str:
    return f"{COLUMN}{entry.number}.html"


def _rows(column: Sequence[Entry]) -> list[str]:
    return [row(_where(entry), entry.title, f"{entry.published}") for entry in column]


def _portal(name: str, routes: Mapping[str, Answer]) -> Emulated:
    column = entries()
    articles = {_where(e): html(article(e.title, f"{e.published}", e.body)) for e in column}
    return Emulated(name, "generic", COLUMN, {"/": HOME, **articles, **routes}, shown(column, _where))


def _file(page: int) -> str:
    return "index.html" if page == 1 else f"index_{page}.html"


def _query(page: int) -> str:
    return f"?page={page}"


_GO = """<script>function goPage(n) { if (n < 1 || n > 3) { return; }
if (n == 1) { location.href = 'index.html'; } else { location.href = 'index_' + n + '.html'; } }</script>"""
_TURN = "<script>function turn(p) { location.href = '/xxgk/nb/?page=' + p; }</script>"
_AT = "<script>function go(p) { location.href = '?p=' + p; }</script>"
_DRAWN = """<script>var cur = {0}; var total = 3;
if (cur < total) {{ document.write('<a href="index_' + (cur + 1) + '.html">下一页</a>'); }}</script>"""


def _options(page: int) -> str:
    options = "".join(f'<option value="{COLUMN}{_file(n)}"{" selected" * (n == page)}>{n}</option>' for n in (1, 2, 3))
    return f'<div class="page">转到 <select onchange="location.href=this.value">{options}</select> 页</div>'


def _tagged(page: int) -> str:
    return f"""<a tagname="{COLUMN}{_file(page + 1)}" onclick="queryArticle(this, this.tagname)">下一页</a>"""


PAGERS: Mapping[str, tuple[Callable[[int], str], Callable[[int], str]]] = {
    "called": (lambda n: f'第{n}/3页 <a href="javascript:goPage({n + 1})">下一页</a>{_GO}', _file),
    "clicked": (lambda n: f'共3页 <a href="#" onclick="turn({min(n + 1, 3)})">下一页</a>{_TURN}', _query),
    "drawn": (_DRAWN.format, _file),
    "chosen": (_options, _file),
    "tagged": (lambda n: _tagged(n) if n < 3 else "<a>下一页</a>", _file),
    "from-0": (
        lambda n: f'<a href="javascript:go(0)">首页</a> <a href="javascript:go({min(n, 2)})">下一页</a>{_AT}',
        lambda n: f"?p={n - 1}",
    ),
    "laypage": (
        lambda n: (
            f"<div id='pg'></div><script>laypage({{cont: 'pg', pages: 3, curr: {n}, jump: function (e, first) {{ "
            "if (!first) { location.href = '?page=' + e.curr; } }});</script>"
        ),
        _query,
    ),
    "rendered": (
        lambda n: (
            f"<script>layui.laypage.render({{elem: 'pg', count: 12, limit: 5, curr: {n}, jump: function (o, first) {{ "
            f"if (!first) {{ location.href = '{COLUMN}?page=' + o.curr; }} }}}});</script>"
        ),
        _query,
    ),
    "jumped-to": (
        lambda n: (
            '共3页 <select onchange="jump(this.value)"><option value="2">2</option></select>'
            "<script>function jump(v) { location.href = 'index_' + v + '.html'; }</script>"
        ),
        _file,
    ),
    "button": (
        lambda n: f"""<input type="button" value="下一页" onclick="location.href='{_file(n + 1)}'">""" if n < 3 else "",
        _file,
    ),
    "more": (lambda n: f'<a href="{_file(n + 1)}">查看更多&gt;&gt;</a>' if n < 3 else "", _file),
    "last": (lambda n: f'共3页 <a href="{_file(1)}">首页</a> <a href="{_file(3)}">尾页</a>', _file),
    "last-from-0": (lambda n: '共3页 <a href="?page=2">尾页</a>', lambda n: f"?page={n - 1}"),
    "classed": (lambda n: f'<a class="page next" href="{_file(n + 1)}"><i></i></a>' if n < 3 else "", _file),
    "untold": (lambda n: f'<a href="javascript:goPage({n + 1})">下一页</a>{_GO}' if n < 3 else "", _file),
}
"""Name → what draws the pager of a page, and where the pages lie."""


def paged(name: str) -> Emulated:
    """Three pages that are joined by a script of `PAGERS`."""
    pager, address = PAGERS[name]
    routes: dict[str, Answer] = {}
    for number, part in enumerate(pages(entries(), 5), 1):
        routes[COLUMN + address(number)] = html(listing(_rows(part), name=NAME, after=pager(number)))
    return _portal(f"pages-{name}", {**routes, COLUMN: routes[COLUMN + address(1)]})


def sent(method: str) -> Emulated:
    """Pages that a form is sent for; the script that does so lies elsewhere."""
    parts = pages(entries(), 5)

    def page(asked: Asked) -> Page:
        said = asked.parameters
        number = int(said.get("pageNo", 1))
        form = (
            f'<form name="f" action="{COLUMN}" method="{method}"><input type="hidden" name="cid" value="31">'
            f'<input name="pageNo" value="{number}"><input type="submit" value="跳转"></form>'
        )
        after = f'第{number}/3页 <a href="javascript:toPage({number + 1})">下一页</a>{form}'
        if number > 1 and (said.get("cid") != "31" or asked.method != method.upper()):
            return html("<html><body>参数错误</body></html>", status=500)
        return html(listing(_rows(parts[number - 1]), name=NAME, after=after))

    return _portal(f"sent-by-{method}", {COLUMN: page})


def in_pieces(name: str, *, told: bool) -> Emulated:
    """A first page whose script asks for the others as bare rows; it says how many there are where `told`."""
    parts = pages(entries(), 5)
    script = "<script>function more(n) { $.get('rows.jsp?page=' + n, function (d) { $('#l').html(d); }); }</script>"
    after = f'{"共3页 " if told else ""}<a href="javascript:more(2)">下一页</a>{script}'

    def rows(asked: Asked) -> Page:
        number = int(asked.parameters.get("page", 1))
        return html("".join(_rows(parts[number - 1])) if number <= 3 else "<ul></ul>")

    return _portal(name, {COLUMN: html(listing(_rows(parts[0]), name=NAME, after=after)), f"{COLUMN}rows.jsp": rows})


def years_to_choose() -> Emulated:
    """A column of the newest year, and the others in a `<select>`."""
    by_year: dict[int, list[Entry]] = {}
    for entry in entries():
        by_year.setdefault(entry.published.year, []).append(entry)
    options = "".join(f'<option value="{COLUMN}{year}/">{year}年</option>' for year in by_year)
    choice = f'<select onchange="location = this.value">{options}</select>'
    routes: dict[str, Answer] = {
        f"{COLUMN}{year}/": html(listing(_rows(column), name=NAME, after=choice)) for year, column in by_year.items()
    }
    return _portal("years-to-choose", {**routes, COLUMN: routes[f"{COLUMN}{max(by_year)}/"]})


def _page(inside: str) -> Answer:
    return html(f"<html><head><title>{NAME}</title></head><body><a href='/zn/'>公开指南</a>{inside}</body></html>")


def written() -> list[Emulated]:
    """Entries that `document.write` writes, and those in an array, as it is or pushed one by one."""
    lines = "".join(
        f"""document.writeln('<li><a href="{_where(e)}">{e.title}</a><span>{e.published}</span></li>');\n"""
        for e in entries()
    )
    items = [f"{{title: '{e.title}', url: '{_where(e)}', date: '{e.published}'}}" for e in entries()]
    pushed = "".join(f"list.push({item});\n" for item in items)
    return [
        _portal("written", {COLUMN: _page(f"<ul><script>{lines}</script></ul>")}),
        _portal("in-an-array", {COLUMN: _page(f"<script>var data = [{', '.join(items)}]; render(data);</script>")}),
        _portal("pushed", {COLUMN: _page(f"<script>var list = []; {pushed}</script>")}),
    ]


def framed() -> list[Emulated]:
    """Lists in a frame: inside a page, and beside a menu."""
    inside: dict[str, Answer] = {
        f"{COLUMN}list.html": html(listing(_rows(entries()), name=NAME)),
        f"{COLUMN}menu.html": html("<a href='/zn/'>公开指南</a>"),
    }
    frames = '<frameset cols="200,*"><frame src="menu.html"><frame src="list.html"></frameset>'
    return [
        _portal("in-a-frame-of-a-page", {COLUMN: _page('<iframe src="list.html"></iframe>'), **inside}),
        _portal("in-a-frameset", {COLUMN: html(f"<html><head><title>{NAME}</title></head>{frames}</html>"), **inside}),
    ]


def lost(name: str = "lost") -> Emulated:
    """下一页 calls a script of another file: where it leads cannot be told."""
    column = entries()
    after = '<script src="/js/pager.js"></script><a href="javascript:nextPage()">下一页</a>'
    portal = _portal(name, {COLUMN: html(listing(_rows(column[:5]), name=escape(NAME), after=after))})
    return Emulated(name, "generic", COLUMN, portal.routes, shown(column[:5], _where))


def all_portals() -> list[Emulated]:
    """One of each that can be read to its end."""
    pieces = [in_pieces("pieces-told", told=True), in_pieces("pieces", told=False)]
    return [*map(paged, PAGERS), sent("get"), sent("post"), *pieces, years_to_choose(), *written(), *framed()]
