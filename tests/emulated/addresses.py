"""Columns whose links are no plain links, and reports that stand under more than one address (wild.md, 26 and 28)."""

from collections.abc import Callable, Sequence
from dataclasses import replace
from html import escape

from tests.crawl.sites import Answer, Asked, Page
from tests.emulated.cast import YEARS, Entry, entries
from tests.emulated.generic import article, listing, row
from tests.emulated.portal import HOME, Emulated, Shown, html

COLUMN = "/zfxxgk/ndbg/"


def _art(entry: Entry) -> str:
    return f"{COLUMN}{entry.number}.html"


def _page(entry: Entry) -> Page:
    return html(article(entry.title, f"{entry.published}", entry.body))


def _portal(
    name: str,
    column: Sequence[Entry],
    rows: Sequence[str],
    paths: Callable[[Entry], tuple[str, ...]],
    head: str = "",
) -> Emulated:
    """A column of one page; each entry's page stands at each of its paths."""
    routes: dict[str, Answer] = {"/": HOME, COLUMN: html(listing(rows, name="政府信息公开年报", head=head))}
    routes |= {path: _page(entry) for entry in column for path in paths(entry)}
    shows = tuple(Shown(entry.agency, entry.year, paths(entry)) for entry in column if entry.year is not None)
    return Emulated(name, "generic", COLUMN, routes, shows, column[0].agency)


_BY_SCRIPT = (
    """<li><a href="javascript:void(0)" onclick="window.open('{0}')" title="{1}">{1}</a><span>{2}</span></li>""",
    """<li><a href="javascript:openPage('{0}')">{1}</a><span>{2}</span></li>""",
    """<li><a href="javascript:;" data-href="{0}">{1}</a><span>{2}</span></li>""",
    """<li onclick="location.href='{0}'"><p>{1}</p><span>{2}</span></li>""",
    """<li data-href="{0}"><p>{1}</p><span>{2}</span></li>""",
    """<li><a href="#" onclick="return show(this, &quot;{0}&quot;, '_blank')">{1}</a><span>{2}</span></li>""",
)


def by_script() -> Emulated:
    """Links by `javascript:`, `onclick` and `data-href`, on anchors and on rows."""
    column = entries()
    rows = [
        _BY_SCRIPT[at % len(_BY_SCRIPT)].format(_art(entry), escape(entry.title), entry.published)
        for at, entry in enumerate(column)
    ]
    return _portal("by-script", column, rows, lambda entry: (_art(entry),))


def from_a_base() -> Emulated:
    """Links relative to a `<base>`, with Chinese and a space in them, as they are and not encoded."""
    column = entries()

    def name(entry: Entry) -> str:
        return f"{entry.published.year}年 公开/{entry.number}（正文）.html"

    rows = [row(name(entry), entry.title, f"{entry.published}") for entry in column]
    quoted = "/xxgk/files/{}%E5%B9%B4%20%E5%85%AC%E5%BC%80/{}%EF%BC%88%E6%AD%A3%E6%96%87%EF%BC%89.html"
    head = '<base href="/xxgk/files/" target="_blank">'
    return _portal(
        "from-a-base", column, rows, lambda entry: (quoted.format(entry.published.year, entry.number),), head
    )


def cut_short() -> Emulated:
    """Titles that end in an ellipsis before they say what they are, days over three lines."""
    column = entries()
    rows = [
        f'<li><a href="{_art(entry)}" title="{escape(entry.title)}">{escape(entry.title[:6])}...</a>'
        f"<span>{entry.published:%Y}-\n{entry.published:%m}-\n{entry.published:%d}</span></li>"
        for entry in column
    ]
    return _portal("cut-short", column, rows, lambda entry: (_art(entry),))


def order_of_query() -> Emulated:
    """Each entry listed twice: the same address with its query in another order."""
    column = entries("云泽市水务局", YEARS[-3:])

    def paths(entry: Entry) -> tuple[str, ...]:
        return f"/show.aspx?dept=155&id={entry.number}", f"/show.aspx?id={entry.number}&dept=155"

    rows = [row(path, entry.title, f"{entry.published}") for entry in column for path in paths(entry)]
    return _portal("order-of-query", column, rows, paths)


def both_schemes() -> Emulated:
    """Each entry listed under http and https; the host speaks http only."""
    column = entries("云泽市体育局", YEARS[-3:])

    def page(asked: Asked) -> Page:
        host = asked.headers["Host"]
        both = [f"{scheme}://{host}{_art(entry)}" for entry in column for scheme in ("https", "http")]
        twice = [entry for entry in column for _ in range(2)]
        rows = [row(url, entry.title, f"{entry.published}") for url, entry in zip(both, twice, strict=True)]
        return html(listing(rows, name="政府信息公开年报"))

    portal = _portal("both-schemes", column, [], lambda entry: (_art(entry),))
    return replace(portal, routes={**portal.routes, COLUMN: page})


def for_phones_too() -> Emulated:
    """Each entry listed twice: its page, and the one for mobile phones."""
    column = entries("云泽市气象局", YEARS[-3:])

    def paths(entry: Entry) -> tuple[str, ...]:
        return _art(entry), f"/wap{_art(entry)}"

    rows = [row(path, entry.title, f"{entry.published}") for entry in column for path in paths(entry)]
    return _portal("for-phones-too", column, rows, paths)


def published_twice() -> Emulated:
    """Each report published again, some days later, under another number."""
    column = entries("云泽市信访局", YEARS[-3:], decoys=False)

    def paths(entry: Entry) -> tuple[str, ...]:
        return _art(entry), f"{COLUMN}{entry.number + 40_000}.html"

    rows = [row(path, entry.title, f"{entry.published}") for entry in column for path in paths(entry)]
    portal = _portal("published-twice", column, rows, paths)
    again = {paths(e)[1]: html(article(e.title, f"{e.year}-02-28", f"<p>（重新发布）</p>{e.body}")) for e in column}
    return replace(portal, routes={**portal.routes, **again})


def all_portals() -> list[Emulated]:
    """One of each."""
    return [
        by_script(),
        from_a_base(),
        cut_short(),
        order_of_query(),
        both_schemes(),
        for_phones_too(),
        published_twice(),
    ]
