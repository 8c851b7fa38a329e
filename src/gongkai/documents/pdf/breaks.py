"""What a page break does to the row above it: it parts two rows, cuts one in two, or parts the rows of a header.

Which of these shows in where lines end: a text goes on overleaf where its last line here had no room for what follows.
"""

from collections.abc import Mapping, Sequence
from typing import NamedTuple

from gongkai.documents.pdf.glyphs import CUT
from gongkai.documents.pdf.lattice import Place, least_sure
from gongkai.documents.pdf.lines import first_width
from gongkai.documents.pdf.rows import ENUMERATED, is_group, is_number

Cells = Mapping[tuple[int, int], Place]
"""The cells of one row by their borders."""

Pairs = Sequence[tuple[Place, Place]]
"""Cells of a row, each with the one overleaf."""

EDGE = 6.0
"""Points by which the borders of two pieces of one table may differ."""
_SPACE = 0.5
"""The most that a space before a group of digits is wide, in character sizes."""
_SIGNS = frozenset("+-－—–")


class Break(NamedTuple):
    """One page break in a table: inside a row, maybe inside one, or inside a header; `edge` is where labels end.

    `of_two`: some cells of the row have a figure on each page, so that all of them may.
    """

    in_row: bool
    in_doubt: bool
    in_header: bool
    edge: float
    of_two: bool

    def over(self, above: Place, below: Place) -> tuple[Place, ...]:
        """What a cell and the one overleaf become: one cell, or two that say that each may be half of a figure.

        Nothing where they are two cells.
        """
        if self.in_row:
            span = above.row_span + below.row_span - 1
            return (_with(above, below, _gone_on(above, below, self.of_two))._replace(row_span=span),)
        if self.in_doubt and is_number(above.text) and (_continues(above, below) or _may_be_group(above, below)):
            return above._replace(text=above.text + CUT), below._replace(text=CUT + below.text)
        is_label = above.x1 <= self.edge + 1 and _spans_on(above, below)
        if is_label or (self.in_header and above.text != below.text and _continues(above, below)):
            text = above.text if above.text == below.text else above.text + below.text
            return (_with(above, below, text)._replace(row_span=above.row_span + below.row_span),)
        return ()


def break_of(last: Cells, first: Cells, edge: float, *, is_last: bool) -> Break:
    """What the break between the row `last` and the row `first` overleaf does; `is_last`: no row follows that."""
    in_row = _is_cut(last, first, edge, is_last=is_last)
    of_two = in_row and any(_are_two(above, below) for key, above in last.items() if (below := near(first, key)))
    in_doubt, in_header = not in_row and _may_be_cut(last, first, edge), not in_row and _are_headers(last, first)
    return Break(in_row, in_doubt, in_header, edge, of_two)


def key_of(cell: Place) -> tuple[int, int]:
    """A cell's borders, in whole points."""
    return round(cell.x0), round(cell.x1)


def near(cells: Cells, key: tuple[int, int]) -> Place | None:
    """The cell with these borders, as near as the pages' margins allow."""
    for (x0, x1), cell in cells.items():
        if abs(x0 - key[0]) <= EDGE and abs(x1 - key[1]) <= EDGE:
            return cell
    return None


def _with(above: Place, below: Place, text: str) -> Place:
    return above._replace(text=text, confidence=least_sure((above.confidence, below.confidence)))


def _is_cut(last: Cells, first: Cells, edge: float, *, is_last: bool) -> bool:
    """Tell whether a page break cuts a row in two, so that what the page had no room for stands overleaf.

    Labels, left of `edge`, must end overleaf where they end here, or go on with no number of their own; numbers, too,
    may go on in digits that found no room. Where all labels end here, any numbers overleaf are this row's: no row has
    none. In a row without labels, or without numbers (a header), all that stands overleaf must go on what stands here.
    `is_last` tells that nothing follows overleaf; else a row without any text there is but the rest of this one.
    """
    pairs = [(above, near(first, key)) for key, above in last.items()]
    both = [(above, below) for above, below in pairs if below is not None]
    if len(both) != len(pairs) or len(first) != len(last):
        return False
    if not any(cell.text for cell in first.values()):
        return not is_last
    labels = [(above, below) for above, below in both if above.x1 <= edge + 1]
    numbers = [(above, below) for above, below in both if above.x1 > edge + 1]
    if _is_named_overleaf(labels, numbers):
        return True
    if not any(above.text for above, _ in labels) or not any(is_number(c.text) for pair in numbers for c in pair):
        return all(not below.text or _continues(above, below) for above, below in both)
    ends_here = not any(below.text for _, below in labels)
    begun = any(above.text for above, _ in numbers)
    return all(not below.text or _continues(above, below) for above, below in labels) and all(
        not below.text
        or (not above.text and not begun)
        or _continues(above, below)
        or (ends_here and is_number(above.text) and is_number(below.text))
        for above, below in numbers
    )


def _is_named_overleaf(labels: Pairs, numbers: Pairs) -> bool:
    """Tell whether the numbers of a row stand here, and its label overleaf: a browser moves a line that is cut.

    Only the label of a group that goes on may stand here.
    """
    named = any(below.text and not above.text for above, below in labels)
    grouped = all(not above.text or below.row_span > 1 for above, below in labels)
    here = any(is_number(above.text) for above, _ in numbers)
    return named and grouped and here and not any(below.text for _, below in numbers)


def _may_be_cut(last: Cells, first: Cells, edge: float) -> bool:
    """Tell whether the first row overleaf may be the rest of the last one here after all.

    It lacks a number that this one has, or the last digits of one stand there; and it has no label (left of `edge`)
    that is not the rest of one here.
    """
    both = [(near(last, key), below) for key, below in first.items()]
    lacks = any(
        above and is_number(above.text) and (not below.text or _may_be_group(above, below)) for above, below in both
    )
    labels = [(above, below) for above, below in both if below.text and below.x1 <= edge + 1]
    return lacks and all(above and _continues(above, below) for above, below in labels)


def _are_headers(last: Cells, first: Cells) -> bool:
    """Tell whether a page break parts two rows of a header: words alone, over other columns here than overleaf."""
    words = not any(is_number(cell.text) for cell in (*last.values(), *first.values()))
    return words and any(near(first, key) is None for key in last)


def _continues(above: Place, below: Place) -> bool:
    """Tell whether the text of a cell may be the rest of another's, whose last line had no room for it.

    Behind the sign of a change in percent a line may end whatever room there is.
    """
    if above.text in _SIGNS and below.text.endswith(("%", "％")):
        return True
    begins_anew = not is_number(below.text) and ENUMERATED.match(below.text)
    same_kind = is_number(above.text) == is_number(below.text)
    return same_kind and not begins_anew and above.room < first_width(below.text)


def _may_be_group(above: Place, below: Place) -> bool:
    """Tell whether a number overleaf may be the last three digits of one, set apart, that had no room for them."""
    return is_group(below.text) and above.room < _SPACE + sum(map(first_width, below.text))


def _are_two(above: Place, below: Place) -> bool:
    """Tell whether a cell has a figure here and another overleaf: the first had room for what stands there."""
    return is_number(above.text) and is_number(below.text) and not _continues(above, below)


def _gone_on(above: Place, below: Place, of_two: bool) -> str:
    """The text of a cell that the page cuts; two words where it had room, so that it is not taken for one number.

    And where another cell of its row had: a row has lost its label, and stands overleaf below another.
    """
    parted = is_number(above.text) and is_number(below.text) and (of_two or not _continues(above, below))
    return above.text + " " * parted + below.text


def _spans_on(above: Place, below: Place) -> bool:
    """Tell whether a cell over several rows, a group's label, goes on over the page."""
    if above.row_span == 1 and below.row_span == 1:
        return False
    if not below.text or above.text == below.text:
        return True
    if not above.text:
        return not is_number(below.text)
    return _continues(above, below)
