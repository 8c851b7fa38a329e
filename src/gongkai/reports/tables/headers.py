"""Header lines to columns: which table they belong to, and which column of the form stands over which figures.

In a grid, a column is read from the labels that stand above it, the lowest first and several joined where a label was
cut up (商业 over 企业). In flattened text, where only the order of the labels is left, the columns are taken only where
each label is there once and the groups can be told: else there are none.
"""

import re
from collections.abc import Sequence
from dataclasses import replace
from functools import lru_cache
from itertools import chain, pairwise, zip_longest

from gongkai.forms import FORMS, TableName
from gongkai.reports.labels import TABLES, is_head, match_column, match_row, normalise
from gongkai.reports.memory import LONGEST
from gongkai.reports.tables.applicants import COLUMNS, GROUP, PERSONS, WIDTH, columns_in_order
from gongkai.reports.tables.dated import before_other_years, of_this_year, year_in
from gongkai.reports.tables.half_read import half_read, half_read_groups
from gongkai.reports.tables.heading import Header, Heading, is_bare
from gongkai.reports.tables.lines import OUTCOMES, Item, Line
from gongkai.reports.tables.odd_columns import holds_odd_column
from gongkai.reports.tables.outcomes import PROCEEDINGS, outcomes_in_order, proceeding_in
from gongkai.reports.traditional import simplified

ORDERS = {
    table: {
        tuple(column.key for column in block.columns) for form in FORMS.values() for block in form.tables[table].blocks
    }
    for table in TABLES
}
"""The columns of each table's blocks in the order of the forms."""
_Words = tuple[tuple[Item, ...], ...]
"""The labels of some lines."""
_UNIT = re.compile(r"(?:单位[:：]?\s*|[（(]\s*)(万元|元)")


def names_columns(line: Line) -> bool:
    """Does this line print labels of columns? A lone 总计 or 其他 may as well be a row's."""
    words = tuple(item.text for item in line.items if item.is_words)
    return _name_columns(words) if max(map(len, words), default=0) <= LONGEST else _words_name_columns(words)


def _words_name_columns(words: tuple[str, ...]) -> bool:
    named = {normalise(text) for text in words if any(match_column(table, text).keys for table in TABLES)}
    groups = any(normalise(text) in _SPANNING or match_row("rl", text).keys for text in words)
    return len(named) > 1 or (bool(named) and (groups or bool(named - _ALSO_ROWS)))


_name_columns = lru_cache(maxsize=1024)(_words_name_columns)
_SPANNING = frozenset(("申请人情况", "法人或其他组织", "行政诉讼"))
_MOST_CUT = 20
"""Lines that a label of a column is cut into, at most; written downwards it has one for each of its ten characters."""
_ALSO_ROWS = frozenset(("总计", "合计", "总数", "共计", "其他", "其它"))


def read_header(lines: Sequence[Line], width: int) -> Header | None:
    """The columns that these consecutive lines print, None where they print none. `width` is that of the grid."""
    words = tuple(tuple(item for item in line.items if item.is_words or item.is_ink) for line in lines)
    is_short = all(len(item.text) <= LONGEST for items in words for item in items)
    read = _remembered_words if is_short else _read_words
    return read(words, width, lines[0].flattened) if lines else None


def _read_words(lines: _Words, width: int, flattened: bool) -> Header | None:
    """The same, from the labels alone: the statutory ones stand in the same places in most reports."""
    words = {item.text for items in lines for item in items}
    tables = [table for table in TABLES if any(match_column(table, text).keys for text in words)]
    is_turned = any(match_row("rl", text).keys for text in words)
    if not tables and (is_turned or any(half_read_groups([item.text for item in items]) for items in lines)):
        tables.append("rl")  # Turned: the proceedings stand over the columns, the outcomes beside the rows.
    if flattened:
        found = [_flattened(table, lines, width) for table in tables]
    else:
        stacks = _stacks(lines, width) if tables else []
        found = [_stacked(table, stacks, lines) for table in tables]
    return max((header for header in found if header is not None), key=_matched, default=None)


_remembered_words = lru_cache(maxsize=512)(_read_words)


def _matched(header: Header) -> int:
    return sum(heading.key is not None for heading in header.headings)


def _stacked(table: TableName, stacks: Sequence[Sequence[Item]], lines: _Words) -> Header | None:
    """Columns by what stands above each place of the grid."""
    headings: list[Heading] = []
    named: tuple[Item, int] | None = None
    for x, stack in enumerate(stacks):
        if not stack or (is_head(stack[-1].text) and len(stack) == 1 and not headings):
            continue
        heading, item = _heading(table, stack, x)
        own = item, year_in(stack)  # 上年 and 本年 may stand under one label.
        if own == named:
            headings[-1] = replace(headings[-1], end=x + 1)
        else:
            headings.append(heading)
        named = own
    headings = _eliminated(headings if table != "rl" else _under_half_read(_spread(headings), stacks))
    for n, key in half_read(table, [(heading.key, heading.label, heading.row) for heading in headings]).items():
        headings[n] = replace(headings[n], key=key, sure=False)
    named_at = [n for n, heading in enumerate(headings) if heading.key is not None]
    if not named_at and len({heading.row for heading in headings} - {None}) == PROCEEDINGS:
        named_at = [n for n, heading in enumerate(headings) if heading.row]
    first = next(iter(named_at), len(headings))
    if table == "rq" and first >= WIDTH and [headings[n].key for n in named_at] == ["total"]:
        return None  # 类别, 数据1 … 数据6, 总计: it names no applicant.
    if table == "rq" and 0 < first < len(headings) and _under_one(stacks, headings[first - 1], headings[first]):
        first -= 1  # 申请人情况 reaches over it: a column whose label is damaged.
    first = before_other_years(headings, first)
    headings = _without_title(_parted(headings[first:]) if table == "rq" else headings[first:], stacks)
    if not headings or (table == "rl" and not (any(heading.row for heading in headings) or _once_each(headings))):
        return None
    headings = _of_whole_groups(headings) if table == "rl" else _not_moved(table, headings, lines)
    if table == "rq" and headings[-1].end < len(stacks):
        headings = _before_the_lost(headings)
    first = headings[0].start
    spaced = first > 0 and all(item in stacks[0] and item in stacks[first] for item in stacks[first - 1])
    return Header(table, tuple(_eliminated(of_this_year(headings, stacks))), len(stacks), False, spaced=spaced)


def _spread(headings: Sequence[Heading]) -> list[Heading]:
    """The outcomes of table RL under their proceedings, where each of these stands over its first alone.

    So sheets have merged cells that are saved with commas, or are parted again: the other four places are blank.
    """
    shape = [(one.row is not None, one.key) for one in headings]
    five = shape[:OUTCOMES]
    once = not any(named for named, _ in five[1:]) and len({key for _, key in five} - {None}) == OUTCOMES
    if not once or shape != five * PROCEEDINGS:
        return [*headings]
    return [replace(one, row=headings[n - n % OUTCOMES].row) for n, one in enumerate(headings)]


def _under_half_read(headings: Sequence[Heading], stacks: Sequence[Sequence[Item]]) -> list[Heading]:
    rows = half_read_groups([stacks[one.start][-2:][0].text for one in headings])
    return [replace(one, row=one.row or row) for one, row in zip(headings, rows, strict=True)] if rows else [*headings]


def _parted(headings: list[Heading]) -> list[Heading]:
    """The seven columns of table RQ where the line under 法人或其他组织 is lost, which reaches over just five places.

    Which column is whose only the form says: they are told to be not sure.
    """
    if [heading.key for heading in headings] != ["natural_person", None, "total"]:
        return headings
    natural, group, total = headings
    width = natural.end - natural.start
    if normalise(group.label) != GROUP or group.end - group.start != width * len(PERSONS):
        return headings
    places = range(group.start, group.end, width)
    persons = [
        Heading(key, group.label, start, start + width, sure=False) for key, start in zip(PERSONS, places, strict=True)
    ]
    return [natural, *persons, total]


def _without_title(headings: list[Heading], stacks: Sequence[Sequence[Item]]) -> list[Heading]:
    """The columns without those at the right that stand under nothing but titles which reach over the others too."""
    kept = list(headings)
    while len(kept) > 1 and kept[-1].key is None:
        over = stacks[kept[-1].start]
        if any(item.start > kept[0].start or is_head(item.text) for item in over):
            break
        kept.pop()
    return kept


def _not_moved(table: TableName, headings: Sequence[Heading], lines: _Words) -> list[Heading]:
    """The columns of table PD or RQ as far as a lost label cannot have moved them.

    A label is lost where a column stands under nothing but one over several, or a part of it (况), and one of seven is
    not named. If its cell went with it, those behind it stand over their neighbours' figures: only those in their
    places of the form are sure of their own. With the label over the legal persons, those under it move behind 总计.
    """
    keys = [heading.key for heading in headings]
    width = min([heading.end - heading.start for heading in headings if heading.key], default=0)  # of one column
    hides = any(heading.end - heading.start > width and is_bare(heading.label) for heading in headings)
    whole = table == "pd" or (len(headings) == WIDTH and not hides)
    if table == "rq":
        known = [key for key in keys if key is not None]
        if known != [key for key in COLUMNS if key in known] and _lacks_group(headings, lines):
            return [replace(heading, key=None) for heading in headings]
        if set(known).issuperset(COLUMNS):
            unsure = _unsure(headings, lines)
            return [replace(heading, key=None) if heading.key in unsure else heading for heading in headings]
    one_of_seven = table == "rq" and whole
    if not any(heading.key is None and (one_of_seven or is_bare(heading.label)) for heading in headings):
        return list(headings)
    orders = [order for order in ORDERS[table] if {*keys} - {None} <= {*order} and not _is_other(keys, order)]
    return [
        heading if whole and any(order[n : n + 1] == (heading.key,) for order in orders) else replace(heading, key=None)
        for n, heading in enumerate(headings)
    ]


def _before_the_lost(headings: Sequence[Heading]) -> list[Heading]:
    """The columns, if just one of the seven has no label and a place behind them none: those behind it have moved."""
    known = [heading.key for heading in headings if heading.key]
    lost = set(COLUMNS).difference(known)
    if len(lost) != 1:
        return list(headings)
    moved = COLUMNS[COLUMNS.index(lost.pop()) :]
    return [replace(heading, key=None) if heading.key in moved else heading for heading in headings]


def _is_other(keys: Sequence[str | None], order: Sequence[str]) -> bool:
    """Stands a column in no place that it has in this order, or where a lost label has moved it to?

    Such a label moves to the left, by one place for each that is lost: 总计 printed first is in another order.
    """
    lost = keys.count(None)
    return any(key is not None and not 0 <= order.index(key) - n <= lost for n, key in enumerate(keys))


def _unsure(headings: Sequence[Heading], lines: _Words) -> Sequence[str]:
    """Which of the seven columns of table RQ, all named, may stand over the figures of another?

    A label of the legal persons that their group does not reach over (小计, under a span of five) stands behind 总计,
    which has its place.
    """
    if _parts_persons([heading.key for heading in headings]):
        return COLUMNS
    if _ends_bare(headings):
        return PERSONS
    return COLUMNS[-1:] if _run_over(headings, lines) else ()


def _run_over(headings: Sequence[Heading], lines: _Words) -> bool:
    """Stands the last label of a line of legal persons, which names no others, right behind 总计?"""
    ends = [heading.end for heading in headings if heading.key == COLUMNS[-1]]
    named = [[(item, _keys_of(item)) for item in items if item.begins] for items in lines]
    persons = [items for items in named if any(keys == PERSONS[:1] for _, keys in items)]
    apart = [items for items in persons if all(keys not in (COLUMNS[:1], COLUMNS[-1:]) for _, keys in items)]
    return any(items[-1][0].start in ends for items in apart)


def _parts_persons(keys: Sequence[str | None]) -> bool:
    """Does 总计 or 自然人 stand between two columns of legal persons?"""
    places = [keys.index(key) for key in PERSONS]
    return any(min(places) < keys.index(key) < max(places) for key in (COLUMNS[0], COLUMNS[-1]))


def _ends_bare(headings: Sequence[Heading]) -> bool:
    """Has the last of the legal persons' columns no label? If one before it lost its own (小计), theirs moved left."""
    bare = (right.label for left, right in pairwise(headings) if left.key in PERSONS and not right.key)
    return any(normalise(label) == GROUP for label in bare)


def _lacks_group(headings: Sequence[Heading], lines: _Words) -> bool:
    """Does nothing stand above some column, in the line that names the natural persons, or a half table's total?"""
    ends = COLUMNS[:1], COLUMNS[-1:]
    named = (items for end in ends for items in lines if any(i.begins and _keys_of(i) == end for i in items))
    above = next(named, ())
    covered = {x for item in above for x in range(item.start, item.end)}
    return any(heading.start not in covered for heading in headings)


def _keys_of(item: Item) -> tuple[str, ...]:
    return match_column("rq", item.text).keys


def _of_whole_groups(headings: Sequence[Heading]) -> list[Heading]:
    """The columns of table RL as far as their proceedings can be trusted: a lost label moves those behind it.

    Where outcomes stand under no proceeding, only 行政复议, the first, is sure of its own. Where a proceeding has not
    its five outcomes in the order of the others, none is; a label that is not known leaves the others in their places.
    Nor is any where the first label of all is lost: the others slid left, to an order that no form has, and the last
    column has none.
    """
    rows = list(dict.fromkeys(heading.row for heading in headings if heading.row))
    groups = [[heading.key for heading in headings if heading.row == row] for row in rows]
    if not any(heading.key for heading in headings) or not rows:
        return list(headings)
    places = [{key for key in place if key} for place in zip_longest(*groups)]
    whole = all(len(group) == OUTCOMES for group in groups) and all(len(place) < 2 for place in places)
    ends_bare = is_bare(headings[-1].label) or proceeding_in(headings[-1].label) is not None
    slid = ends_bare and tuple(key for place in places for key in place) not in ORDERS["rl"]
    loose = slid or any(heading.key and not heading.row for heading in headings)
    sure = rows if whole and not loose else [row for row in rows[:1] if whole and row == "review" and not slid]
    return [heading if heading.row in sure or not heading.key else replace(heading, key=None) for heading in headings]


def _once_each(headings: Sequence[Heading]) -> bool:
    """Are these the five outcomes of table RL, each once? Its lines then say of which proceeding they are."""
    return len(headings) == len({heading.key for heading in headings} - {None}) == OUTCOMES


def _stacks(lines: _Words, width: int) -> list[list[Item]]:
    """The labels over each place, top to bottom, each once."""
    stacks: list[list[Item]] = [[] for _ in range(width)]
    for items in lines:
        for item in items:
            for stack in stacks[item.start : item.end]:
                if not stack or item.text != stack[-1].text:
                    stack.append(item)
    return stacks


def _under_one(stacks: Sequence[Sequence[Item]], left: Heading, right: Heading) -> bool:
    """Do two columns stand under one label over several? 单位：件 is none, nor what is left of a table PD above it."""
    over = (item for item in stacks[left.start] if item.start <= right.start < item.end)
    return any(normalise(item.text) in _SPANNING for item in over)


def _heading(table: TableName, stack: Sequence[Item], x: int) -> tuple[Heading, Item]:
    """The column that a stack of labels names, and the label that names it: the lowest that is a column's.

    A label cut over several lines is joined: 商业 over 企业.
    """
    texts = [item.text for item in stack]
    row = None
    if table == "rl":
        row = next((key for text in reversed(texts) if (key := proceeding_in(text))), None)
    cut = [n for n in range(max(len(texts) - _MOST_CUT, 0), len(texts) - 1) if not is_head(texts[n])]
    joined = ((-1, "".join(texts[n:])) for n in cut)
    for n, text in (*joined, *reversed([*enumerate(texts)])):
        match = match_column(table, text)
        if len(match.keys) == 1:
            unit = _unit(texts) if table == "pd" else None  # Only table PD counts money.
            return Heading(match.keys[0], text, x, x + 1, row, unit, match.sure), stack[n]
    return Heading(None, texts[-1], x, x + 1, row), stack[-1]


def _unit(texts: Sequence[str]) -> str | None:
    found = [match[1] for text in texts if (match := _UNIT.search(simplified(text)))]
    return found[-1] if found else None


_CUT = {"made": "本年新制作数量", "newly_published": "本年新公开数量"}
"""The two columns of table PD that begin alike, in the order of the form."""


def _eliminated(headings: Sequence[Heading]) -> list[Heading]:
    """Name the columns whose labels lost their ends, where they begin like just those that no other heading names.

    本年新 for 本年新制作数量: item 8 of the catalogue of real reports. Where both are cut so (a district bureau, 2020),
    they stand in the order of the form right before 对外公开总数量.
    """
    unnamed = [n for n, heading in enumerate(headings) if heading.key is None]
    result = list(headings)
    taken = {heading.key for heading in headings}
    fits = [
        [key for key, label in _CUT.items() if _begins(label, headings[n].label) and key not in taken] for n in unnamed
    ]
    both = fits == [list(_CUT)] * 2 and _before_total(headings, unnamed)
    if "published_total" in taken and (both or (len(unnamed) == 1 and len(fits[0]) == 1)):
        for place, n in enumerate(unnamed):
            result[n] = replace(headings[n], key=fits[place][place], sure=False)
    return result


def _begins(label: str, cut: str) -> bool:
    begun = normalise(cut)
    return len(begun) >= 3 and label.startswith(begun)


def _before_total(headings: Sequence[Heading], places: Sequence[int]) -> bool:
    after = places[-1] + 1
    return places[0] == after - 2 and after < len(headings) and headings[after].key == "published_total"


def _flattened(table: TableName, lines: _Words, width: int) -> Header | None:
    if table == "pd":
        return _flattened_pd(lines, width)
    words = [[item.text for item in items] for items in lines]
    order = columns_in_order([*chain(*words)]) if table == "rq" else outcomes_in_order(words)
    if not order:
        return None
    is_odd = table == "rq" and holds_odd_column(words, {label for _, key, label in order if key is None})
    headings = tuple(
        Heading(None if is_odd else key, label, n, n + 1, row) for n, (row, key, label) in enumerate(order)
    )
    return Header(table, headings, width, True)


def _flattened_pd(lines: _Words, width: int) -> Header | None:
    """The columns of PD in order: what stands behind the last head (信息内容, 条款), in one line or in several."""
    named = [n for n, items in enumerate(lines) if any(match_column("pd", item.text).keys for item in items)]
    heads = (n for n in range(named[-1] + 1) if any(is_head(item.text) for item in lines[n]))
    head = lines[max(heads, default=named[-1]) : named[-1] + 1]
    items = [item for line in head for item in line]
    matches = [match_column("pd", item.text) for item in items]
    first = next(n for n, match in enumerate(matches) if match.keys)
    begin = max((n + 1 for n in range(first) if is_head(items[n].text)), default=0)
    kept = [pair for pair in zip(items[begin:], matches[begin:], strict=True) if not is_head(pair[0].text)]
    beyond = width if len(head) > 1 else 0  # Of several lines no place is that of a column.
    headings = [
        Heading(
            match.keys[0] if match.keys else None,
            *(item.text, beyond + item.start, beyond + item.end),
            *(None, _unit([item.text]), match.sure),
        )
        for item, match in kept
    ]
    return Header("pd", tuple(_eliminated(headings)), width, True)
