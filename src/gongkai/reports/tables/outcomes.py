"""The columns of table RL by the order in which flattened text names them: five outcomes for each proceeding."""

from collections.abc import Sequence

from gongkai.reports.labels import match_column, match_row, normalise
from gongkai.reports.tables.applicants import Order
from gongkai.reports.tables.captions import proceeding
from gongkai.reports.tables.lines import OUTCOMES, Item, Line

PROCEEDINGS = 3


def proceeding_in(text: str) -> str | None:
    """The key of the proceeding that a label of a header names, be it a caption's or a row's."""
    return proceeding(text) or next(iter(match_row("rl", text).keys), None)


def in_other_order(lines: Sequence[Sequence[str]]) -> bool:
    """Do these lines name suits before reviews, side by side, or the suits after a review before the others?"""
    rows = [row for words in lines for text in words if (row := proceeding_in(text))]
    suits = [row for row in dict.fromkeys(rows) if row != "review"]
    return suits == ["suit_after_review", "suit_direct"] or any(map(_suits_lead, lines))


def _suits_lead(words: Sequence[str]) -> bool:
    names = [name for text in words if (name := normalise(text)) in ("行政复议", "行政诉讼")]
    return names[:1] == ["行政诉讼"] and "行政复议" in names


def outcomes_in_order(lines: Sequence[Sequence[str]]) -> Order:
    """The outcomes in order, five for each proceeding; the proceedings in the order that they are printed in.

    Where a program repeats a tall cell in each row that it reaches into, the last line names all, and those of 行政复议
    are in the line above too. None where groups are not whole, or proceedings and groups are not equally many.
    """
    named = [_outcomes(words) for words in lines]
    rows = [row for words in lines for text in words if (row := proceeding_in(text))]
    if named and len(named[-1]) == PROCEEDINGS * OUTCOMES and any(named[:-1]):
        rows, named = list(dict.fromkeys(rows)), named[-1:]
    outcomes = [outcome for line in named for outcome in line]
    groups = [outcomes[n : n + OUTCOMES] for n in range(0, len(outcomes), OUTCOMES)]
    whole = all(len({key for key, _ in group}) == OUTCOMES for group in groups)
    if not rows and len(groups) == 1 and whole:
        return [(None, key, label) for key, label in outcomes]
    if rows[:1] != ["review"] or any(map(_suits_lead, lines)):
        return []
    if len(set(rows)) != PROCEEDINGS or len(rows) != len(groups) or not whole:
        return []
    return [(row, key, label) for row, group in zip(rows, groups, strict=True) for key, label in group]


def _outcomes(words: Sequence[str]) -> list[tuple[str, str]]:
    return [(keys[0], text) for text in words if len(keys := match_column("rl", text).keys) == 1]


def says_nothing(line: Line) -> bool:
    """Do so many cells print a figure or a word for nothing (暂无) as there are proceedings, or one over them all?"""
    nothing = [item for item in line.items if item.stands_for_figure]
    is_merged = len(line.items) == 1 and not line.flattened and line.items[0].end - line.items[0].start >= PROCEEDINGS
    return len(nothing) >= PROCEEDINGS or (is_merged and nothing != [])


def by_proceeding(figures: Sequence[Item]) -> list[list[int]]:
    """The counts of a row of table RL, the outcomes of each proceeding apart; a blank counts as 0."""
    counts = [int(item.reading.value or 0) for item in figures]
    return [counts[n : n + OUTCOMES] for n in range(0, len(counts), OUTCOMES)]


def adds_up(figures: Sequence[Item]) -> bool:
    """Do the first four outcomes of each proceeding add up to the fifth, its total?"""
    return all(sum(parts) == total for *parts, total in by_proceeding(figures))
