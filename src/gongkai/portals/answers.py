"""Answers of a site's own interfaces: JSON that lists articles, or that holds a piece of HTML.

A broken answer must not look like the end of a list (crawling.md, row 26): what is no JSON, or not of the form that
the family knows, is a `BadListingError`.
"""

import json
import re
from collections import deque
from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import UTC, date, datetime, timedelta
from itertools import islice

from gongkai.decoding import with_whole_escapes
from gongkai.documents.html.script import Value
from gongkai.portals.dates import EARLIEST_YEAR, LATEST_YEAR, day_in_address, printed_day
from gongkai.portals.entries import LONGEST_TITLE
from gongkai.portals.family import BadListingError
from gongkai.portals.links import normalise
from gongkai.portals.pages import LONGEST_PAGE, squeezed
from gongkai.values import ReportLink

CHINA = timedelta(hours=8)
"""Time stamps count from 1970 in UTC; the day that a site prints is China's."""
_MILLISECONDS = 10**11
"""A time stamp over this counts milliseconds."""
MOST_VALUES = 50_000
"""Values of one answer that are looked through for its list; twenty articles with their bodies have some hundred."""
_TOTAL = re.compile(
    r"total(?:_?(?:count|num|number|size|rows?|records?|elements|hits))?|all_?rows?|records?_?(?:count|total)|result_?size",
    re.IGNORECASE,
)
_TEXT = re.compile(r"(?:<|&lt;)(?:p|div|span|t[dh])\b", re.IGNORECASE)
"""Markup as the text of an article has it (`contentHtml`), by whatever name."""
_FILE = re.compile(r"\.(?:docx?|wps|xlsx?|pdf|ofd|rtf|zip)$", re.IGNORECASE)
_STAMP = re.compile(r"\d{9,10}|\d{12,13}")


def read_json(url: str, body: str) -> Value:
    """A JSON answer. Raises `BadListingError` for what is none: an error page, a text cut short, too long, too deep."""
    if len(body) > LONGEST_PAGE:
        raise BadListingError(f"{url}: the answer has {len(body)} characters, over {LONGEST_PAGE}; open it to see why")
    try:
        value: Value = json.loads(with_whole_escapes(body.strip("\ufeff \t\r\n")))
    except (ValueError, RecursionError) as error:
        start = squeezed(body[:300])[:60]
        raise BadListingError(f"{url}: the answer is no JSON, it begins {start!r}; open it to see why") from error
    return value


def member(value: Value, *names: str) -> Value:
    """What stands in objects within objects under these names; None where a step is missing."""
    for name in names:
        if not isinstance(value, Mapping):
            return None
        value = value.get(name)
    return value


def objects(value: Value) -> list[Mapping[str, Value]] | None:
    """The objects of an array; None where it is no array."""
    if isinstance(value, str) or not isinstance(value, Sequence):
        return None
    return [item for item in value if isinstance(item, Mapping)]


def count(value: Value) -> int | None:
    """A number of entries or pages, also where it is printed as a text; None where it is none. A positive one, or 0."""
    if isinstance(value, str) and value.strip().isascii() and value.strip().isdigit() and len(value.strip()) < 10:
        return int(value)
    return value if isinstance(value, int) and not isinstance(value, bool) and 0 <= value < 10**9 else None


def first_count(value: Value, paths: Iterable[Sequence[str]]) -> int | None:
    """The first of several members that is a number."""
    found = (count(member(value, *path)) for path in paths)
    return next((number for number in found if number is not None), None)


def some_list(value: Value, urls: Sequence[str]) -> list[Mapping[str, Value]] | None:
    """The longest array of objects with an address, wherever in an answer it stands; where there is none, an empty
    array, or None where that too is missing.
    """
    best: list[Mapping[str, Value]] | None = None
    for _, inside in _inside(value):
        found = objects(inside)
        if found is not None and (found or not inside):
            listed = [item for item in found if text_of(item, urls)]
            best = listed if best is None or len(listed) > len(best) else best
    return best


def some_total(value: Value, listed: int) -> int | None:
    """The largest number that is called a total, wherever it stands; `count` may be that of a page, and is one only
    where it is over the entries that have been listed.
    """
    told = ((name, number) for name, inside in _inside(value) if (number := count(inside)) is not None)
    totals = [n for name, n in told if _TOTAL.fullmatch(name) or (name.lower() == "count" and n > listed)]
    return max(totals, default=None)


def places_of_texts(value: Value) -> Mapping[int, str]:
    """Where in an answer the objects stand that hold a text with markup, or files (`attachment: [{url: …}]`): as JSON
    pointers (RFC 6901), by `id`.
    """
    found: dict[int, str] = {}
    waiting: deque[tuple[str, Value]] = deque([("", value)])
    for _ in range(MOST_VALUES):
        if not waiting:
            break
        place, inside = waiting.popleft()
        if isinstance(inside, Mapping):
            if any(map(_is_of_article, inside.values())):
                found[id(inside)] = place
            steps = ((str(name).replace("~", "~0").replace("/", "~1"), inner) for name, inner in inside.items())
        elif isinstance(inside, Sequence) and not isinstance(inside, str):
            steps = ((str(at), inner) for at, inner in enumerate(inside))
        else:
            continue
        room = max(0, MOST_VALUES - len(waiting))
        waiting += islice(((f"{place}/{step}", inner) for step, inner in steps), room)
    return found


def _is_of_article(value: Value) -> bool:
    """Whether a member of an article is its text, or its files."""
    if isinstance(value, str):
        return bool(_TEXT.search(value))
    files = (inner for item in (objects(value) or [])[:20] for inner in item.values())
    return any(isinstance(inner, str) and _FILE.search(inner) for inner in files)


def _inside(value: Value) -> Iterator[tuple[str, Value]]:
    """All values of an answer with their names, those of arrays without."""
    waiting: deque[tuple[str, Value]] = deque([("", value)])
    for _ in range(MOST_VALUES):
        if not waiting:
            return
        name, inside = waiting.popleft()
        yield name, inside
        room = max(0, MOST_VALUES - len(waiting))
        if isinstance(inside, Mapping):
            waiting += islice(((str(key), inner) for key, inner in inside.items()), room)
        elif isinstance(inside, Sequence) and not isinstance(inside, str):
            waiting += islice((("", inner) for inner in inside), room)


def text_of(item: Mapping[str, Value], names: Iterable[str]) -> str:
    """The first of several members that is a text and not empty, in one line; `""` where none is."""
    found = (squeezed(value) for name in names if isinstance(value := item.get(name), str))
    return next((text for text in found if text), "")


def day_of(item: Mapping[str, Value], names: Iterable[str]) -> date | None:
    """The first of several members that is a day: printed (`2024-01-15 10:05:00`), or a time stamp."""
    found = (_day(item.get(name)) for name in names)
    return next((day for day in found if day), None)


def entry(
    item: Mapping[str, Value],
    base: str,
    *,
    urls: Iterable[str],
    titles: Iterable[str],
    days: Iterable[str],
    inside: str = "",
) -> ReportLink | None:
    """An article of an answer as an entry of the list; None where it has no address. `inside` as in `ReportLink`."""
    url = normalise(text_of(item, urls), base)
    if url is None:
        return None
    title, day = text_of(item, titles)[:LONGEST_TITLE], day_of(item, days) or day_in_address(url)
    return ReportLink(url, title, day, inside=inside)


def _day(value: Value) -> date | None:
    if isinstance(value, str) and not _STAMP.fullmatch(value.strip()):
        return printed_day(value)
    if not isinstance(value, str | int) or isinstance(value, bool) or not _STAMP.fullmatch(str(value).strip()):
        return None
    stamp = int(value)
    day = (datetime.fromtimestamp(stamp // 1000 if stamp > _MILLISECONDS else stamp, UTC) + CHINA).date()
    return day if EARLIEST_YEAR <= day.year <= LATEST_YEAR else None
