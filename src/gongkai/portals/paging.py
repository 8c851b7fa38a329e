"""The next page of a list by its link, and the total that a page announces, as pages without a family show them."""

import re
from collections.abc import Mapping, Sequence

from selectolax.lexbor import LexborNode

from gongkai.documents.html.script import Token, Value, assigned, calls
from gongkai.portals.links import normalise
from gongkai.portals.pages import Anchor, Page, anchors, choices, scripts, squeezed

NEXT = frozenset({"下一页", "下页", "下一頁", "下頁", "后一页", "后页", "next", "nextpage", "›"})
"""What the link to the next page says, without spaces and arrows."""
ARROW_ALONE = frozenset({">", "＞"})
"""`>>` is as often the last page."""

_ARROWS = re.compile(r"[\s>»→＞\[\]【】()（）]+")
_ANNOUNCED = re.compile(r"(?:共有?|总计|总共|总数为?|合计)[:：]?\s*(\d{1,6})\s*(?:条|篇|项|个?记录)")
_PAGES = re.compile(
    r"(?:共有?|总共|/)\s*(\d{1,5})\s*页|页(?:数|次|码)[:：]?\s*\d{1,5}\s*/\s*(\d{1,5})|条\s*\d{1,5}\s*/\s*(\d{1,5})(?!\d)"
)
"""共5页, 第1/5页, 页次：1/5, 共28条 1/2 (VSB)."""
PAGE_COUNTS = ("countPage", "pageCount", "totalPage", "totalPages", "pageTotal", "page_count", "total_page")
"""What scripts call the number of pages."""
PAGERS = ("laypage", "render", "pagination", "paginator", "jqPaginator", "twbsPagination", "Page", "paging")
"""Calls that draw a pager."""
_PAGES_OPTIONS = ("pages", "totalPages", "totalPage", "pageCount", "pageTotal")
_COUNT_OPTIONS = ("count", "total", "totalCounts", "totalCount", "totalRecord", "dataCount")
_LIMIT_OPTIONS = ("limit", "pageSize", "perPage", "limits", "items_per_page", "showCount")
MOST_PAGES = 100_000
"""A page count over this is none."""
_PAGER = re.compile(r"[上下后][一]?[页頁]|[尾末][页頁]")
_NEXT_CLASS = re.compile(r"(?:^|[\s_-])next(?:[_-]?page)?(?:\s|$)", re.IGNORECASE)
_MORE = re.compile(r"(?:点击|查看|加载|显示)?更多(?:信息|内容)?")
_LAST = re.compile(r"[尾末][页頁]|最后一?[页頁]|last", re.IGNORECASE)
_PAGE_NUMBER = re.compile(
    r"(.*(?:[_/-]|[?&](?:page|pageno|pagenum|pageindex|p|pn|currentpage)=))(\d{1,4})(\.\w{2,5}|&.*)?", re.IGNORECASE
)
"""An address that ends in a page's number, or has it in its query."""
_NUMBER = re.compile(r"[\[(（【]?\d{1,4}[\])）】]?")


def next_page(page: Page, number: int) -> str | None:
    """The address of the page after page `number` (from 1): by `rel=next`, by 下一页 and its like, by its number or
    class, by 更多 where that is a page of the list, or by the last page's number.

    A link that leads to the page itself, or nowhere, is that of the last page: None.
    """
    others = [anchor for anchor in anchors(page) if anchor.url != page.url]
    head = page.root.css_first("link[rel~=next][href]")
    named = normalise(head.attributes.get("href") or "", page.base) if head else None
    if named and named != page.url:
        return named
    by_rel = (anchor for anchor in others if "next" in (anchor.node.attributes.get("rel") or "").lower().split())
    by_text = (anchor for anchor in others if says_next(anchor.node))
    numbered = [*others, *(choice for choice in choices(page) if choice.url != page.url)]
    by_class = (anchor for anchor in others if _NEXT_CLASS.search(anchor.node.attributes.get("class") or ""))
    found = next(by_rel, None) or next(by_text, None) or _numbered(numbered, number + 1) or next(by_class, None)
    return found.url if found else _more(others, page, number) or _before_last(others, page, number)


def announced_total(page: Page, shown: int) -> int | None:
    """How many entries the page says the list has (共45条); None where it says nothing, or less than it shows."""
    body = page.root.css_first("body")
    found = _ANNOUNCED.search(squeezed(body.text(separator=" "))) if body else None
    total = int(found[1]) if found else None
    return total if total is not None and total >= shown else None


def stated_pages(page: Page) -> int | None:
    """How many pages the page says its list has, in words (共5页) or by script (`totalPage = 5`); None for nothing."""
    body = page.root.css_first("body")
    found = _PAGES.search(squeezed(body.text(separator=" "))) if body else None
    if found:
        return int(next(group for group in found.groups() if group))
    script = scripts(page, (*PAGE_COUNTS, *PAGERS))
    counts = (whole_number(assigned(script, name)) for name in PAGE_COUNTS)
    return next((count for count in counts if count), None) or _told_to_a_pager(script)


def _told_to_a_pager(script: Sequence[Token]) -> int | None:
    """The pages that a script tells a library's pager: `laypage({pages: 5})`, `render({count: 58, limit: 15})`."""
    words = {text for kind, text in script if kind == "word"}
    for name in words.intersection(PAGERS):
        for arguments in calls(script, name):
            options = next((one for one in arguments if isinstance(one, Mapping)), {})
            pages = next((n for key in _PAGES_OPTIONS if (n := whole_number(options.get(key)))), None)
            count = next((n for key in _COUNT_OPTIONS if (n := whole_number(options.get(key)))), None)
            limit = next((n for key in _LIMIT_OPTIONS if (n := whole_number(options.get(key)))), None)
            if pages or (count and limit):
                return pages or -(-(count or 0) // (limit or 1))
    return None


def has_pager(page: Page) -> bool:
    """Whether a page has a pager, be it one that leads nowhere: then it says itself whether its list goes on."""
    body = page.root.css_first("body")
    return stated_pages(page) is not None or bool(body and _PAGER.search(body.text(separator=" ") or ""))


def whole_number(value: Value) -> int | None:
    """A count as scripts write it, in quotes or not; None where it is none, or over `MOST_PAGES`."""
    if isinstance(value, str) and re.fullmatch(r"\s*[0-9]{1,6}\s*", value):
        value = int(value)
    return value if isinstance(value, int) and not isinstance(value, bool) and 0 <= value < MOST_PAGES else None


def says_next(node: LexborNode) -> bool:
    """Whether an element says that it leads to the next page."""
    picture = node.css_first("img[alt]")
    value = node.attributes.get("value") if node.tag in ("input", "button") else ""
    hints = (node.text(), node.attributes.get("title"), value, picture.attributes.get("alt") if picture else "")
    words = [squeezed(hint) for hint in hints]
    return words[0] in ARROW_ALONE or any(_ARROWS.sub("", word).lower() in NEXT for word in words)


def _more(links: Sequence[Anchor], page: Page, number: int) -> str | None:
    """Where 更多 leads, if that is the page's own address but for a number of the page after it."""
    for anchor in links:
        if _MORE.fullmatch(_ARROWS.sub("", squeezed(anchor.node.text()))):
            found = _PAGE_NUMBER.fullmatch(anchor.url)
            if (
                found
                and found[1].rpartition("/")[0] == page.url.rpartition("/")[0]
                and int(found[2]) - number in (0, 1)
            ):
                return anchor.url
    return None


def _before_last(links: Sequence[Anchor], page: Page, number: int) -> str | None:
    """The next page's address from the last one's, whose number is that of the pages, or one less."""
    last = [anchor for anchor in links if _LAST.fullmatch(squeezed(anchor.node.text()))]
    pages = stated_pages(page) if last else None
    for anchor in last if pages and number < pages else ():
        found = _PAGE_NUMBER.fullmatch(anchor.url)
        if found and pages and 0 <= pages - int(found[2]) <= 1:
            return f"{found[1]}{number + 1 - (pages - int(found[2]))}{found[3] or ''}"
    return None


def _numbered(links: Sequence[Anchor], wanted: int) -> Anchor | None:
    """The link that says a page's number and stands among other numbers: a pager without 下一页."""
    numbers = [anchor for anchor in links if _NUMBER.fullmatch(squeezed(anchor.node.text()))]
    for anchor in numbers:
        if squeezed(anchor.node.text()).strip("[](（）)【】") == str(wanted):
            around = anchor.node.parent
            numbered = re.findall(r"\d+", around.text(separator=" ")) if around else []
            if str(wanted - 1) in numbered or len(numbers) > 1:
                return anchor
    return None
