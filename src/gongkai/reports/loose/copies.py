"""A second copy of a table in loose text, of which no more can be told than that it is there.

Last year's tables stand before this year's (catalogue item 16). Where one copy was read out of loose text and the other
was not, whose figures were read cannot be told: `rivals` says so of grids, and this of lines.
"""

from collections.abc import Iterator, Sequence

from gongkai.forms import TableName
from gongkai.reports.labels import match_column, match_row
from gongkai.reports.loose.requests import Loose, is_first_row
from gongkai.reports.loose.strips import Strip
from gongkai.reports.tables.lines import Line
from gongkai.reports.tables.rivals import DOCUMENTS

_ROWS = 3
_REQUESTS = 8
"""Rows of table RQ without the first, whose label is lost."""
_OUTCOMES = frozenset(("upheld", "corrected", "other", "pending"))


def unread_copy(
    table: TableName, strips: Sequence[Strip], copies: Sequence[Loose], *, beside_grid: bool = False
) -> Line | None:
    """The first line of a copy of this table outside those that were read; None where there is none.

    Table RQ begins with the label of its first row, which `beside_grid` may be a line of the text, or has so many
    others. Table PD has both rows of documents, or one
    and two more of its rows; table RL has four outcomes.
    """
    used = {id(strip) for loose in copies for strip in loose.used}
    rest = [strip for strip in strips if id(strip) not in used]
    begins = None
    if table == "rq" and not beside_grid:
        begins = next((strip.line for strip in rest if is_first_row(strip)), None)
    found = [(key, strip.line) for strip in rest for key in _labels(table, strip)]
    keys = {key for key, _ in found}
    if table == "pd":
        is_copy = keys >= DOCUMENTS or bool(keys & DOCUMENTS and len(keys) >= _ROWS)
    else:
        is_copy = keys >= _OUTCOMES if table == "rl" else len(keys) >= _REQUESTS
    return found[0][1] if is_copy else begins


def _labels(table: TableName, strip: Strip) -> Iterator[str]:
    """The rows of table PD or RQ, or outcomes of RL, that the words of a line, each or all (规 章), surely name."""
    for word in (*strip.says, "".join(strip.says)) if len(strip.says) > 1 else strip.says:
        match = match_column("rl", word) if table == "rl" else match_row(table, word)
        if match.sure and len(match.keys) == 1:
            yield match.keys[0]
