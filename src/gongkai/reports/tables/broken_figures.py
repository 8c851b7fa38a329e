"""Rows of table PD beside which a line of figures has no label: it may be the rest of the figures above it.

A cell too narrow for its figure breaks it: 6 over 682 is 6682. No sum tells, as it does in the other tables. Or it is
that of a blank row under it, whose label stands lower than its figures.
"""

from collections.abc import Iterable, Iterator, Sequence, Set
from itertools import pairwise

from gongkai.forms import FORMS
from gongkai.reports import findings
from gongkai.reports.labels import match_row
from gongkai.reports.tables.align import Alignment, Placed
from gongkai.reports.tables.lines import Item, Line
from gongkai.reports.tables.numbers import read_number
from gongkai.values import Finding, Grid, Paragraph

_BLOCKS = [[row.key for row in block.rows] for form in FORMS.values() for block in form.tables["pd"].blocks]

_Place = tuple[int | None, int]
"""A grid and a row."""
_Rows = dict[_Place, list[Placed]]


def leave_broken(alignment: Alignment, blocks: Sequence[Paragraph | Grid] = ()) -> Alignment:
    """Leave null the figures that may go on below, in their table or in a line of running text right behind it."""
    if not alignment.unread and not any(map(_is_broken, blocks, blocks[1:])):
        return alignment
    rows: _Rows = {}
    for one in alignment.placed:
        rows.setdefault((one.line.table, one.line.row), []).append(one)
    words = (item.text for _, line in alignment.unread for item in line.items if _is_label(item))
    found = {one.row.key for one in alignment.placed}.union(*(match_row("pd", text).keys for text in words))
    broken: set[int] = set()
    alone = _alone(rows, alignment)
    turns = list(_in_turn(rows, alone))
    over = [(rows[one], alone[other]) for one, other in turns if one in rows and other in alone]
    for row, below in (*over, *_over_text(rows, blocks)):
        is_lost = below is not None and any(_has_lost_next(one.row.key, found) for one in row)
        inside = [one for one in row if one.table == "pd" and not is_lost]
        some = [one for one in inside if _may_go_on(one.item, one.line, below)]
        broken.update(map(id, some))
        alignment.findings += [_tell(some)] if some else []
    for above, row in [(alone[one], rows[other]) for one, other in turns if one in alone and other in rows]:
        is_lost = any(_has_lost_next(one.row.key, found, -1) for one in row)
        some = [one for one in row if not is_lost and _may_stand_above(one.item, above)]
        broken.update(map(id, some))
        alignment.findings += [_tell_above(some)] if some else []
    if broken:
        alignment.placed = [one._replace(item=None) if id(one) in broken else one for one in alignment.placed]
    return alignment


def _alone(rows: _Rows, alignment: Alignment) -> dict[_Place, Line]:
    """The lines of figures without a label of which none was placed: not those of a row that an office calls 无."""
    lines = (line for _, line in alignment.unread if not any(map(_is_label, line.items)))
    return {place: line for line in lines if (place := (line.table, line.row)) not in rows}


def _in_turn(rows: _Rows, left: Iterable[_Place]) -> Iterator[tuple[_Place, _Place]]:
    """Rows and lines of one grid that follow each other."""
    known = (place for place in {*rows, *left} if place[0] is not None)
    places = sorted(known, key=lambda place: (place[0] or 0, place[1]))
    return ((one, other) for one, other in pairwise(places) if one[0] == other[0])


def _over_text(rows: _Rows, blocks: Iterable[Paragraph | Grid]) -> Iterator[tuple[Sequence[Placed], None]]:
    """The last rows of grids of text right before a line that is a figure."""
    for grid, text in pairwise(blocks):
        if isinstance(grid, Grid) and _is_broken(grid, text):
            yield rows.get((grid.number, len(grid.rows) - 1), []), None


def _is_broken(grid: Paragraph | Grid, text: Paragraph | Grid) -> bool:
    """Is there a figure alone in the line behind a grid, and no page's number?"""
    if not (isinstance(grid, Grid) and isinstance(text, Paragraph) and grid.page is None):
        return False
    return read_number(text.text).state == "number"


def _is_label(item: Item) -> bool:
    return item.is_words and not item.stands_for_figure


def _has_lost_next(row: str | None, found: Set[str | None], step: int = 1) -> bool:
    """Is the form's next row missing, or, with a `step` of -1, that before? Its label was lost, and the line is its."""
    following = [keys[max(n + step, 0) :][:1] for keys in _BLOCKS for n, key in enumerate(keys) if key == row]
    return all(after and after[0] not in found for after in following)


def _may_go_on(item: Item | None, above: Line, below: Line | None) -> bool:
    """May this figure go on below, or stand there alone below a blank line of its cell? None does that is 0.

    Nor does one where only figures of columns at its right stand there: some programs begin the line with the figure,
    wherever that stood.
    """
    if item is None or item.reading.value == 0 or item.reading.state not in ("number", "blank"):
        return False
    if below is None or above.flattened:
        return True
    return any(one.is_figure and one.start < item.end for one in below.items)


def _may_stand_above(item: Item | None, above: Line) -> bool:
    """May the figure of this blank cell be one of those in the line above?"""
    if item is None or item.reading.state != "blank":
        return False
    return above.flattened or any(
        one.is_figure and one.start < item.end and item.start < one.end for one in above.items
    )


def _tell_above(blank: Sequence[Placed]) -> Finding:
    label = blank[0].row.label
    at = blank[0].line.at(blank[0].line.items[0])
    return findings.left_null(
        findings.SHAPE,
        f"{findings.place_zh(at)}：“{label}”一行空白，其上一行只有数字而无行标题，可能属于本行，无法确定，未读取",
        f"{findings.place_en(at)}: the row “{label}” is blank, and above it stands a line of figures without a label, "
        "which may be its own; it was not read",
        [f"pd.{one.row.key}_{one.column}" for one in blank if one.row.key],
    )


def _tell(broken: Sequence[Placed]) -> Finding:
    shown = "、".join(one.item.text for one in broken if one.item and one.item.text) or "-"
    label = broken[0].row.label
    at = broken[0].line.at(broken[0].line.items[0])
    return findings.left_null(
        findings.SHAPE,
        f"{findings.place_zh(at)}：“{label}”一行的下一行只有数字而无行标题，可能是{shown}的后半，无法确定，未读取",
        f"{findings.place_en(at)}: below the row “{label}” stands a line of figures without a label, which may be the "
        f"rest of {shown}; it was not read",
        [f"pd.{one.row.key}_{one.column}" for one in broken if one.row.key],
    )
