"""A second copy of a table in loose text, of which no more can be told than that it is there.

Last year's tables stand before this year's (catalogue item 16). Where one copy was read out of loose text and the other
was not, whose figures were read cannot be told: `rivals` says so of grids, and this of lines.
"""

from collections.abc import Iterator, Sequence

from gongkai.forms import TableName
from gongkai.reports.labels import match_column, match_row
from gongkai.reports.lines import Line
from gongkai.reports.loose import Loose, is_first_row
from gongkai.reports.strips import Strip

_NORMATIVE = frozenset(("rules", "normative_docs"))
_OUTCOMES = frozenset(("upheld", "corrected", "other", "pending"))


def unread_copy(table: TableName, strips: Sequence[Strip], copies: Sequence[Loose]) -> Line | None:
    """The first line of a copy of this table outside those that were read; None where there is none.

    Table RQ begins with the label of its first row. Table PD has the two rows of documents, table RL four outcomes.
    """
    used = {id(strip) for loose in copies for strip in loose.used}
    rest = [strip for strip in strips if id(strip) not in used]
    if table == "rq":
        return next((strip.line for strip in rest if is_first_row(strip)), None)
    found = [(key, strip.line) for strip in rest for key in _labels(table, strip)]
    needed = _NORMATIVE if table == "pd" else _OUTCOMES
    return found[0][1] if needed <= {key for key, _ in found} else None


def _labels(table: TableName, strip: Strip) -> Iterator[str]:
    """The rows of table PD or outcomes of table RL that the words of a line, each or all (规 章), surely name."""
    for word in (*strip.says, "".join(strip.says)) if len(strip.says) > 1 else strip.says:
        match = match_row("pd", word) if table == "pd" else match_column("rl", word)
        if match.sure and len(match.keys) == 1:
            yield match.keys[0]
