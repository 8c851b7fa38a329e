"""What a page's scripts hold of its list: entries written by `document.write` or kept in an array, the next page's
address put together from a number. Nothing is run: where a script says it in plain texts, it is read.
"""

import re
from collections.abc import Iterator, Sequence
from itertools import islice
from urllib.parse import urlencode

from selectolax.lexbor import LexborHTMLParser

from gongkai.documents.html.script import UNKNOWN, Token, Value, assigned, calls, literal, texts
from gongkai.portals.answers import entry, some_list
from gongkai.portals.entries import list_entries
from gongkai.portals.links import normalise
from gongkai.portals.pages import Page, scripts
from gongkai.portals.paging import says_next
from gongkai.portals.titles import is_report_title
from gongkai.values import PageRequest, ReportLink

URLS = ("url", "URL", "link", "href", "linkUrl", "docPubUrl")
TITLES = ("title", "TITLE", "showTitle", "name", "docTitle")
DAYS = ("date", "time", "pubDate", "publishTime", "publishedTimeStr", "docRelTime", "pubtime")
MOST_ARRAYS = 20
"""Arrays of one page's scripts that are looked at, and"""
LONGEST_ARRAY = 50_000
"""tokens of each; one of a hundred entries has 2,000."""
CURRENT = ("currentPage", "curPage", "currPage", "nowPage", "pageNo", "pageIndex", "pageNum", "current", "cur", "page")
"""What scripts call the page that they stand on."""

MOST_FORMS = 20
"""Forms of one page that are looked at."""
LONGEST_FORM = 1_000
"""Characters of what a form sends; one that carries a page's whole state is of this visit alone."""

_NOT_SENT = ("submit", "button", "image", "reset", "checkbox", "radio", "file")
_PAGE_FIELD = re.compile(r"(?:\w{1,20}\.)?(?:cur|current|to|go)?_?page(?:_?(?:no|num|number|index))?", re.IGNORECASE)
_LINK = re.compile(r"<a\s", re.IGNORECASE)
_TEMPLATE = re.compile(rf"[\w./?&=:%-]{{0,300}}{UNKNOWN}[\w./?&=%-]{{0,300}}")
"""A text that is an address with one part that only running the script would tell."""
_CALL = re.compile(r"(?:javascript:)?\s{0,9}(?:return\s)?\s{0,9}([\w$.]{1,60})\s{0,9}\(([^()]{0,300})\)", re.IGNORECASE)
_NUMBER = re.compile(r"(?<![\w.])['\"]?(\d{1,5})['\"]?(?![\w.])")


def own_entries(page: Page) -> tuple[ReportLink, ...]:
    """The entries of a page's list; where none is surely a report, those that its scripts hold, if one of them is."""
    plain = list_entries(page)
    if any(is_report_title(link.title) for link in plain):
        return plain
    held = _in_scripts(page)
    return held if any(is_report_title(link.title) for link in held) else plain


def scripted_next(page: Page, number: int, pages: int | None) -> str | None:
    """The address of the page after page `number`, of `pages` if that is known, where 下一页 leads there by a script
    that puts it together; None where that cannot be told.
    """
    if pages is not None and number >= pages:
        return None
    script = scripts(page)
    found = list(texts(script))
    for text in found:
        if UNKNOWN in text and _LINK.search(text):
            return _written(page, text, _following(script, number))
    asked = next_call(page, number) or (_following(script, number) if pages is not None else None)
    if not asked:
        return None
    address = next((text for text in found if _TEMPLATE.fullmatch(text) and re.search(r"[./?=]", text)), None)
    return normalise(address.replace(UNKNOWN, str(asked)), page.base) if address else None


def form_next(page: Page, number: int) -> PageRequest | None:
    """The request for the page after page `number` where a form with a field for the number is sent for it."""
    for node in page.root.css("form")[:MOST_FORMS]:
        fields = {
            name: field.attributes.get("value") or ""
            for field in node.css("input[name]")
            if (name := field.attributes.get("name") or "") and field.attributes.get("type") not in _NOT_SENT
        }
        named = [name for name in fields if _PAGE_FIELD.fullmatch(name)]
        url = normalise(node.attributes.get("action") or page.url, page.base)
        if len(named) != 1 or url is None or sum(map(len, fields.values())) > LONGEST_FORM:
            continue
        sent = tuple({**fields, named[0]: str(number + 1)}.items())
        if (node.attributes.get("method") or "").lower() == "post":
            return PageRequest(url, sent)
        return PageRequest(f"{url.partition('?')[0]}?{urlencode(sent)}")
    return None


def next_call(page: Page, number: int) -> int | None:
    """What page 下一页 asks a script for, by the script's number; 0 where it calls one without a number; None where no
    such link calls any, or calls for page `number` itself, as that of a last page does.

    A pager counts from 0 where one of its links calls for page 0.
    """
    asked: int | None = None
    first = 1
    for node in page.root.css("a, button, input, span, li, div[onclick]"):
        source = node.attributes.get("onclick") or node.attributes.get("href") or ""
        called = _CALL.search(source[:1000]) if "(" in source else None
        if called is None or called[1] in ("void", "alert"):
            continue
        argument = _NUMBER.search(called[2])
        first = 0 if argument and int(argument[1]) == 0 else first
        if asked is None and says_next(node):
            asked = int(argument[1]) if argument else 0
    return None if asked and asked - first < number else asked


def _written(page: Page, markup: str, number: int) -> str | None:
    """Where 下一页 leads in a piece of a page that a script writes."""
    for node in LexborHTMLParser(markup).css("a[href]"):
        href = node.attributes.get("href") or ""
        if says_next(node) and href.count(UNKNOWN) == 1:
            return normalise(href.replace(UNKNOWN, str(number)), page.base)
    return None


def _following(script: Sequence[Token], number: int) -> int:
    """The number of the next page as the script counts: from 0, or from 1."""
    told = (assigned(script, name) for name in CURRENT)
    return number if number - 1 in [value for value in told if isinstance(value, int)] else number + 1


def _in_scripts(page: Page) -> tuple[ReportLink, ...]:
    script = scripts(page)
    for text in texts(script):
        if _LINK.search(text):
            root = LexborHTMLParser(text).root
            links = list_entries(Page(page.url, page.base, root)) if root else ()
            if any(is_report_title(link.title) for link in links):
                return tuple(link for link in links if UNKNOWN not in link.title)
    best: tuple[ReportLink, ...] = ()
    for value in _arrays(script):
        items = some_list(value, URLS) or []
        found = (entry(item, page.base, urls=URLS, titles=TITLES, days=DAYS) for item in items)
        links = tuple({link.url: link for link in found if link}.values())
        best = max(best, links, key=_titled)
    return best


def _arrays(script: Sequence[Token]) -> Iterator[Value]:
    """The arrays that are assigned to names, and what calls of `push` put into one."""
    places = (at for at in range(len(script) - 2) if script[at + 2] == ("mark", "["))
    named = (at for at in places if script[at][0] in ("word", "text"))
    for at in islice(named, MOST_ARRAYS):
        yield literal(script[at : at + LONGEST_ARRAY], script[at][1].strip("'\""))
    yield [argument for arguments in calls(script, "push") for argument in arguments]


def _titled(links: Sequence[ReportLink]) -> int:
    return sum(is_report_title(link.title) is True for link in links)
