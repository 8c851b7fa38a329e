"""The page after one that could not be had, by the numbers in its address: a page's failure must not hide the rest.

A list's pages differ in a number or two, which grow by the same from page to page: `index_2.html`, `pageNo=3`,
`startrecord=46&endrecord=90`. What the lost page would have said of the next is known from there.
"""

import re
from dataclasses import replace
from urllib.parse import parse_qsl, urlencode

from gongkai.values import PageRequest

MOST_NUMBERS = 3
"""Numbers in which the requests for two pages of one list differ."""
LARGEST_PAGE = 999
"""A number over this at an address's end is a year or an article's, and no page's."""

_DIGITS = re.compile(r"(\d{1,300})")
_AT_THE_END = re.compile(r"(.*(?:[_/-]|page))(\d{1,3})(\.\w{2,5}|/?)", re.IGNORECASE)
_PAGE = re.compile(
    r"(?:page|page_?(?:no|num|number|index|id)|(?:cur|current)_?page|pn|p|paged|currentpageno)", re.IGNORECASE
)
"""What the number of a page is called in a query or a form."""
_FIRST, _LAST = "startrecord", "endrecord"


def page_after(lost: PageRequest, before: PageRequest | None) -> PageRequest | None:
    """The request for the page after `lost`; None where it is not plain what that would be.

    `before` is the request for the page before it: where they differ in numbers alone, the same step leads on. Else
    the number of the page is looked for, and grows by `PageRequest.step`.
    """
    found = (_by_difference(before, lost) if before else None) or _by_name(lost) or _by_path(lost)
    if found is None or (found.url, found.form) == (lost.url, lost.form):
        return None
    return replace(found, page=lost.page + 1 if lost.page else 0)


def _by_difference(before: PageRequest, lost: PageRequest) -> PageRequest | None:
    texts = [(before.url, lost.url)]
    if [name for name, _ in before.form] != [name for name, _ in lost.form]:
        return None
    texts += [(old, new) for (_, old), (_, new) in zip(before.form, lost.form, strict=True)]
    grown = [_grown(old, new) for old, new in texts]
    if None in [text for text, _ in grown] or not 0 < sum(changed for _, changed in grown) <= MOST_NUMBERS:
        return None
    url, *values = (text or "" for text, _ in grown)
    form = tuple((name, value) for (name, _), value in zip(lost.form, values, strict=True))
    return replace(lost, url=url, form=form)


def _grown(old: str, new: str) -> tuple[str | None, int]:
    """The text that follows two by its numbers, and how many of these change; None where they differ in more."""
    one, two = _DIGITS.split(old), _DIGITS.split(new)
    if one[::2] != two[::2]:
        return None, 0
    changed = 0
    for at in range(1, len(two), 2):
        step = int(two[at]) - int(one[at])
        number = int(two[at]) + step
        if step:
            changed += 1
            if number < 1:
                return None, 0
            two[at] = str(number).zfill(len(two[at]) if two[at].startswith("0") else 0)
    return "".join(two), changed


def _by_name(lost: PageRequest) -> PageRequest | None:
    """Where a parameter is called as the number of a page, in the form or in the query."""
    if lost.form:
        form = _counted(lost.form, lost.step)
        if form is not None:
            return replace(lost, form=form)
    address, mark, query = lost.url.partition("?")
    pairs = _counted(tuple(parse_qsl(query, keep_blank_values=True)), lost.step) if mark else None
    return replace(lost, url=f"{address}?{urlencode(pairs)}") if pairs else None


def _counted(pairs: tuple[tuple[str, str], ...], step: int) -> tuple[tuple[str, str], ...] | None:
    numbers = {name: int(value) for name, value in pairs if value.isascii() and value.isdigit() and len(value) < 7}
    if _FIRST in numbers and _LAST in numbers:
        span = numbers[_LAST] - numbers[_FIRST] + 1
        return tuple((n, str(numbers[n] + span) if n in (_FIRST, _LAST) else value) for n, value in pairs)
    named = [name for name in numbers if _PAGE.fullmatch(name)]
    if len(named) != 1 or numbers[named[0]] + step < 1:
        return None
    return tuple((name, str(numbers[name] + step) if name in named else value) for name, value in pairs)


def _by_path(lost: PageRequest) -> PageRequest | None:
    """Where the path ends in a short number: `index_2.html`, `list/7.htm`, `/3/`."""
    address, mark, query = lost.url.partition("?")
    found = _AT_THE_END.fullmatch(address)
    number = int(found[2]) + lost.step if found else 0
    if found is None or not 1 <= number <= LARGEST_PAGE:
        return None
    return replace(lost, url=f"{found[1]}{number}{found[3]}{mark}{query}")
