"""Headers whose labels a converter has cut up and scattered: are all of them there, in the order of the form?

商业企业 becomes 商业企 in one line and 业 in another, with the pieces of its neighbours between (a city commission's
report of 2024). No label can be put together then, but every character can be accounted for: the pieces of the header,
line by line, are those of the form's labels and no others, and no line has them in another order than the form.
"""

from collections import Counter
from collections.abc import Iterable, Sequence

from gongkai.forms import FORMS, TableName
from gongkai.reports.labels import is_head, match_column, normalise
from gongkai.reports.memory import LONGEST
from gongkai.reports.tables.applicants import COLUMNS

_NEUTRAL = {"rq": ("申请人情况", "法人或其他组织"), "rl": ("行政复议", "行政诉讼", "未经复议直接起诉", "复议后起诉")}
"""Labels of the header over several columns: they may be there or not, and whole."""
_LONGEST_LINE = 100


def in_order(table: TableName, lines: Sequence[Sequence[str]]) -> bool:
    """Do the words of these lines hold the pieces of all columns of table RQ or RL, in the order of the form?

    Words of which no column has a piece (the note on the sums, a title) are passed over.
    """
    if table == "rq" and _may_be_last(lines):
        return False
    if table == "rq" and _named_in_order(lines):
        return True
    labels = _columns(table)
    repeats = 3 if table == "rl" else 1
    pieces = [piece for line in lines if (piece := _pieces(table, line, labels))]
    if Counter("".join(pieces)) != Counter("".join(labels) * repeats):
        return False
    return all(is_ordered(piece, labels * repeats) for piece in pieces) and _whole_in_order(
        "".join(pieces), labels, repeats
    )


def _may_be_last(lines: Iterable[Sequence[str]]) -> bool:
    """May 自然人 stand behind the legal persons: is it named after their group, on its own or in the same line?

    With 总计 on a line below that of the group it is the label of two tall cells, whose middle is lower (a city
    commission, 2024).
    """
    group, persons, total = (normalise(text) for text in ("法人或其他组织", "自然人", "总计"))
    above = False
    for line in lines:
        text = "".join(map(normalise, line)).replace("合计", total)
        if persons in text:
            is_behind = group in text[: text.find(persons)]
            return is_behind or (above and total not in text)
        above |= group in text
    return False


def _named_in_order(lines: Iterable[Sequence[str]]) -> bool:
    """Do whole labels name each column of table RQ once, in the order of the form, by any of their names (合计, 企业)?

    Words that are in no label, and those over several columns, are passed over; the total may stand before the legal
    persons, whose line is the next.
    """
    _, *members, total = COLUMNS
    words = (word for line in lines for word in (("".join(line),) if _is_label("".join(line)) else line))
    named = [match_column("rq", word) for word in words if not is_head(word)]
    if not all(match.sure for match in named):
        return False
    keys = [key for match in named for key in match.keys]
    return keys in (list(COLUMNS), [COLUMNS[0], total, *members])


def _is_label(text: str) -> bool:
    return len(text) <= LONGEST and bool(match_column("rq", text).keys)


def _columns(table: TableName) -> list[str]:
    block = next(iter(FORMS.values())).tables[table].blocks[0]
    return [normalise(column.label) for column in block.columns]


def _pieces(table: TableName, line: Sequence[str], labels: Sequence[str]) -> str:
    """The words of a line that are made of pieces of these labels, joined; labels over several columns left out."""
    kept = []
    for word in line:
        text = normalise(word).replace("合计", "总计")
        for neutral in _NEUTRAL[table]:
            text = text.replace(neutral, "")
        if text and is_ordered(text, list(labels) * len(text)):
            kept.append(text)
    return "".join(kept)


def is_ordered(text: str, labels: Sequence[str]) -> bool:
    """Can this text be cut into pieces of some of the labels, one of each at most, in their order?

    For each place in the text, the least number of labels that must have been passed to get there.
    """
    if len(text) > _LONGEST_LINE:
        return False
    least: list[int | None] = [0] + [None] * len(text)
    for begin in range(len(text)):
        passed = least[begin]
        for end in range(begin + 1, len(text) + 1) if passed is not None else ():
            label = next((n for n in range(passed or 0, len(labels)) if text[begin:end] in labels[n]), None)
            if label is None:
                break
            known = least[end]
            least[end] = label + 1 if known is None else min(known, label + 1)
    return least[len(text)] is not None


def _whole_in_order(text: str, labels: Sequence[str], repeats: int) -> bool:
    """Do the labels that came through whole stand in the order of the form?

    The total of table RQ may stand before the members of the group to its left, which are in the next line, and 其他
    is too short to be told from a piece of another label.
    """
    if repeats > 1:
        return not _is_cut_into(text, labels) or text == "".join(labels) * repeats
    first, *members, last = labels
    places = {label: text.find(label) for label in labels if label in text}
    order = [places[label] for label in members[:-1] if label in places]
    if len(order) == len(members) - 1 and "".join(members) not in text:
        return False
    return order == sorted(order) and places.get(first, -1) <= places.get(last, len(text))


def _is_cut_into(text: str, labels: Sequence[str]) -> bool:
    """Is this text nothing but whole labels?"""
    reached = {0}
    for begin in range(len(text)):
        if begin in reached:
            reached |= {begin + len(label) for label in labels if text.startswith(label, begin)}
    return len(text) in reached
