"""Table RL out of loose text: fifteen figures in one line or one below the other, under labels that are cut up."""

from collections.abc import Sequence

from gongkai.forms import FORMS
from gongkai.reports import findings
from gongkai.reports.align import Alignment, Placed
from gongkai.reports.labels import TITLES, normalise
from gongkai.reports.lines import Item
from gongkai.reports.loose import Loose, opens_review
from gongkai.reports.rows import RowName
from gongkai.reports.scattered import in_order
from gongkai.reports.strips import Strip
from gongkai.values import Finding

_BLOCK = FORMS["2021"].tables["rl"].blocks[0]
_WIDTH = len(_BLOCK.rows) * len(_BLOCK.columns)
_MOST_LINES = 60
"""Lines from the head of the table to its figures, at most."""


def read_disputes(strips: Sequence[Strip]) -> Loose | None:
    """Table RL, or None where its columns cannot be told.

    The figures are in the order of the form if the pieces of the header are, and if they add up: each proceeding's
    first four to the fifth. Without any header, right under the title, the sums must prove it alone.
    """
    opens = [n for n, strip in enumerate(strips) if opens_review(strip)]
    begin = opens[0] if opens else len(strips)
    near = range(begin, min(len(strips), begin + _MOST_LINES))
    at = next((n for n in near if len(strips[n].figures) == _WIDTH and not strips[n].says), None)
    if at is None:
        return None
    header = [strip.says for strip in strips[begin:at] if not _is_title(strip)]
    figures = strips[at].figures
    if not _adds_up(figures) or not (in_order("rl", header) or (not header and _proves_order(figures))):
        return None
    fields = [(row, column.key) for row in _BLOCK.rows for column in _BLOCK.columns]
    placed = [
        Placed("rl", RowName(row.key, row.label), column, item, strips[at].line)
        for (row, column), item in zip(fields, figures, strict=True)
    ]
    return Loose(Alignment(placed, findings=[_tell()]), strips[begin : at + 1])


def _is_title(strip: Strip) -> bool:
    return normalise("".join(strip.says)) == TITLES["rl"]


def _groups(figures: Sequence[Item]) -> list[list[int]]:
    values = [int(item.reading.value or 0) for item in figures]
    width = len(_BLOCK.columns)
    return [values[n : n + width] for n in range(0, len(values), width)]


def _adds_up(figures: Sequence[Item]) -> bool:
    return all(sum(parts) == total for *parts, total in _groups(figures))


def _proves_order(figures: Sequence[Item]) -> bool:
    """Are there figures other than 0, so that the sums say where the totals stand?"""
    return any(total for *_, total in _groups(figures))


def _tell() -> Finding:
    keys = FORMS["2021"].tables["rl"].cell_keys()
    return findings.assumed(
        findings.ORDER,
        "复议诉讼表的列标题被拆散，按格式文本的列序读取，各项之和等于总计",
        "the column labels of table rl are cut up; its figures were read in the order of the form, and they add up",
        keys,
    )
