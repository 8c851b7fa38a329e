"""The entries of a page's list: found by what the links say and by the dates beside them, not by their addresses.

Links in like places of a page (the same tags and classes above them) are one group. The list is each group that holds a
link titled as a report; on a page without one it is, in a column of annual reports, the group of most links that may be
reports; else the group with most days printed in it: a page of budgets in a long column is a page of that column too.
"""

import re
from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import date

from selectolax.lexbor import LexborNode

from gongkai.portals.dates import PRINTED_DAY, day_in_address, printed_day
from gongkai.portals.pages import Anchor, Page, anchors, squeezed
from gongkai.portals.titles import is_report_title
from gongkai.values import ReportLink

MARKS_OF_THE_COLUMN = "title, h1, h2, h3, meta[name=ColumnName], .position, .crumb, .location"
"""Where a page says which column it is."""

_ANNUAL_COLUMN = re.compile(r"年报|年度报告")
_ROWS = frozenset({"li", "tr", "dd", "dt"})
_LISTS = frozenset({"ul", "ol", "dl", "table", "tbody", "body", "html", "form"})
_FURNITURE = re.compile(r"nav|menu|foot|head|crumb|position|friend|page|tab", re.IGNORECASE)
_FURNITURE_TAGS = frozenset({"nav", "header", "footer"})
MOST_LINKS_OF_A_ROW = 5
"""An `<li>` or `<tr>` with more links is no row of a list but a frame round one."""
LONGEST_TITLE = 300
"""Characters of a link's text that are looked at: some pages wrap all they have in one link."""
_HIGHEST = 12
"""Levels above a link that are looked at."""
_ELLIPSIS = re.compile(r"(?:…|\.{2,}|⋯)+$")
_DAY_AT_AN_END = re.compile(rf"^[\[(（]?{PRINTED_DAY.pattern}[\])）]?\s*|\s*[\[(（]?{PRINTED_DAY.pattern}[\])）]?$")

_Place = tuple[str, ...]


@dataclass(frozen=True, slots=True)
class _Entry:
    link: ReportLink
    place: _Place
    dated: bool
    """A day is printed beside it."""
    furniture: bool
    """It stands in a menu, a footer or the like."""


def list_entries(
    page: Page, *, annual: bool = False, article: Callable[[str], bool] | None = None
) -> tuple[ReportLink, ...]:
    """The entries of the list on a page, each address once, in the page's order; none where nothing is like a list.

    `annual`: it is known to be a column of annual reports: a piece of a page does not say so itself. `article`: what
    tells an article's address; where the page has some, other links are no entries.
    """
    found = _merged(_entries(page))
    if article is not None:
        found = [entry for entry in found if article(entry.link.url)] or found
    groups: dict[_Place, list[_Entry]] = {}
    for entry in found:
        groups.setdefault(entry.place, []).append(entry)
    chosen = _chosen(list(groups.values()), annual=annual or _is_annual_column(page))
    return tuple(entry.link for entry in found if entry.place in chosen)


def record_link(page: Page) -> ReportLink | None:
    """The one link of a page that is a single row of a list: the one titled as a report, else the longest title."""
    links = [entry.link for entry in _merged(_entries(page))]
    return max(links, key=lambda link: (is_report_title(link.title) is True, len(link.title)), default=None)


def _chosen(groups: Sequence[Sequence[_Entry]], *, annual: bool) -> set[_Place]:
    sure = {group[0].place for group in groups if any(is_report_title(entry.link.title) for entry in group)}
    if sure:
        return sure
    rank = _doubtful_rank if annual else _dated_rank
    best = max(groups, key=rank, default=None)
    return {best[0].place} if best and any(rank(best)) else set()


def _doubtful_rank(group: Sequence[_Entry]) -> tuple[int, int, int]:
    doubtful = [entry for entry in group if is_report_title(entry.link.title) is None and entry.link.title]
    dated = sum(entry.dated for entry in group)
    return sum(entry.dated for entry in doubtful), dated, sum(not entry.furniture for entry in doubtful)


def _dated_rank(group: Sequence[_Entry]) -> tuple[int]:
    return (sum(entry.dated for entry in group),)


def _is_annual_column(page: Page) -> bool:
    marks = (node.attributes.get("content") or node.text() for node in page.root.css(MARKS_OF_THE_COLUMN)[:50])
    return any(_ANNUAL_COLUMN.search(mark[:300]) for mark in marks)


def _merged(entries: Iterable[_Entry]) -> list[_Entry]:
    """One entry per address: a picture, the title and 查看 may all lead to one report. The longest title counts."""
    found: dict[str, _Entry] = {}
    for entry in entries:
        first = found.setdefault(entry.link.url, entry)
        if len(entry.link.title) > len(first.link.title):
            found[entry.link.url] = replace(entry, dated=entry.dated or first.dated)
    return list(found.values())


def _entries(page: Page) -> list[_Entry]:
    linked = [anchor for anchor in anchors(page) if anchor.url != page.url]
    targets = _targets(linked)
    return [_entry(anchor, targets) for anchor in linked]


def _targets(linked: Iterable[Anchor]) -> Counter[int]:
    """How many addresses the elements above links lead to, by element."""
    seen: set[tuple[int, str]] = set()
    counts: Counter[int] = Counter()
    for anchor in linked:
        for above in (anchor.node, *_above(anchor.node)):
            key = (above.mem_id, anchor.url)
            if key not in seen:
                seen.add(key)
                counts[above.mem_id] += 1
    return counts


def _above(node: LexborNode) -> list[LexborNode]:
    found: list[LexborNode] = []
    parent = node.parent
    while parent is not None and len(found) < _HIGHEST:
        found.append(parent)
        parent = parent.parent
    return found


def _entry(anchor: Anchor, targets: Counter[int]) -> _Entry:
    row = _row(anchor.node, targets)
    text = squeezed(anchor.node.text(separator=" "))[:LONGEST_TITLE]
    title = _title(anchor.node, text)
    if row.mem_id == anchor.node.mem_id:
        beside = _beside(anchor.node, targets)
    else:
        beside = squeezed(row.text(separator=" ")).replace(text or "\n", " ", 1)
    at_an_end = _DAY_AT_AN_END.search(text)
    above = _above(row)
    printed = printed_day(beside) or (printed_day(at_an_end[0]) if at_an_end else None) or _day_of_row(above, targets)
    return _Entry(
        link=ReportLink(anchor.url, title, printed or day_in_address(anchor.url)),
        place=(row.tag or "", *(f"{node.tag}.{node.attributes.get('class') or ''}" for node in above)),
        dated=printed is not None,
        furniture=any(_is_furniture(node) for node in above),
    )


def _day_of_row(above: Sequence[LexborNode], targets: Counter[int]) -> date | None:
    """The one day of an `<li>` or `<tr>` that holds other links too: to the column, or to the agency."""
    row = next((node for node in above if node.tag in _ROWS), None)
    text = squeezed(row.text(separator=" ")) if row and targets[row.mem_id] <= MOST_LINKS_OF_A_ROW else ""
    return printed_day(text) if len(PRINTED_DAY.findall(text)) == 1 else None


def _is_furniture(node: LexborNode) -> bool:
    if node.tag in _FURNITURE_TAGS:
        return True
    attributes = node.attributes
    names = f"{attributes.get('class') or ''} {attributes.get('id') or ''}"
    return node.tag not in ("body", "html") and bool(_FURNITURE.search(names))


def _row(node: LexborNode, targets: Counter[int]) -> LexborNode:
    """The highest element round a link that leads nowhere else: its row of the list."""
    row = node
    for parent in _above(node):
        if row.tag in _ROWS or parent.tag in _LISTS or targets[parent.mem_id] > 1:
            break
        row = parent
    return row


def _beside(node: LexborNode, targets: Counter[int]) -> str:
    """What is printed before and after a link up to the next one or the line's end, where rows are no elements."""
    words: list[str] = []
    for step in ("prev", "next"):
        sibling: LexborNode | None = getattr(node, step)
        while sibling is not None and sibling.tag != "br" and not targets[sibling.mem_id] and len(words) < 20:
            words.append(sibling.text(separator=" ") or "")
            sibling = getattr(sibling, step)
    return squeezed(" ".join(reversed(words)))


def _title(node: LexborNode, text: str) -> str:
    """What a link is called: `title=` goes before a text that is cut short or holds more than the title."""
    hint = squeezed((node.attributes.get("title") or "").strip().partition("\n")[0])[:LONGEST_TITLE]
    picture = node.css_first("img[alt]")
    words = text or squeezed(picture.attributes.get("alt") if picture else "")
    stem = _ELLIPSIS.sub("", words).strip()
    better = hint and (not words or stem != words or hint in words or hint.startswith(stem))
    return _DAY_AT_AN_END.sub("", hint if better else words).strip() or words
