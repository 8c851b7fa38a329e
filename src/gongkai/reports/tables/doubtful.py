"""Rows of table RQ whose figures may stand in other columns than their order or their place says: left to the sums."""

import re
from collections.abc import Sequence
from typing import NamedTuple

from gongkai.forms import FORMS
from gongkai.reports.tables.applicants import COLUMNS, PERSONS, is_of_another_year, sums_persons
from gongkai.reports.tables.heading import Header, Heading, is_bare
from gongkai.reports.tables.lines import Item, Line
from gongkai.reports.tables.pairing import joined
from gongkai.reports.tables.row_sums import TOTAL, adds_up, is_proved, is_something, others_add_up

Pairs = Sequence[tuple[Heading, Item]]
_OF_FIGURES = re.compile("[计年增减比数]")
"""In the label of a column that has figures though it is none of the form's: 上年总计, 2023年, 同比增减."""


_DOCUMENT_COLUMNS = 3
"""Columns of the rows of documents (规章) in both forms of table PD."""
_ROWS_OF_TWO = {
    row.key
    for form in FORMS.values()
    for block in form.tables["pd"].blocks
    for row in block.rows
    if len(block.columns) == _DOCUMENT_COLUMNS - 1
}
"""Rows of table PD that have two columns: a third, blank, is that of the blocks above."""


class Ends(NamedTuple):
    """Where the rows of a grid end that were placed, None where none was, the figures of the others, and all labels."""

    row: int | None = None
    unplaced: int = 0
    labels: int = 0
    is_level: bool = True
    """Its rows end in one place if none lost a cell, blank ones of their labels among them."""

    def behind(self, row: int | None, unplaced: int, labels: int) -> "Ends":
        """With one more row."""
        placed = max(self.row or 0, row) if row is not None else self.row
        return Ends(placed, max(self.unplaced, unplaced), max(self.labels, labels), self.is_level)


def left_open(
    line: Line,
    figures: Sequence[Item],
    pairs: Pairs | None,
    header: Header,
    before: Ends,
    *,
    row: str | None = None,
) -> list[Item] | None:
    """The cells of a row that only the sums can place; None where `pairs`, which its order or place gives, is sure.

    `before` is where the rows of its grid before it end, `row` what its label names.
    """
    if pairs is None:
        # An empty cell beside the label that begins where no column of figures stands is none of them.
        spaced = 0 if header.flattened else header.start
        return [item for item in figures if item.start >= spaced or item.reading.state != "blank"]
    is_in_place = header.table == "rq" and not header.flattened
    if is_in_place and _may_stand_left(line, figures, pairs, header, before):
        end = max((heading.end for heading in header.headings if heading.key is not None), default=header.width)
        return [item for item in figures if item.start < end]  # 同比增减 behind the total is none of its figures.
    if header.table == "pd":
        is_open = _is_beside_a_stray(pairs) if header.flattened else _lacks_a_label(figures, header, row)
    elif is_in_place:
        is_open = _is_rated(pairs) or _is_moved_in_place(line, figures, pairs, header, before)
    else:
        is_open = header.table == "rq" and (_is_rated(pairs) or _is_moved_in_order(line, figures, pairs, before))
    return _of_this_year(figures, header) if is_open else None


def _of_this_year(figures: Sequence[Item], header: Header) -> list[Item]:
    """The cells of a row without that under a last column of another year (上年总计): no sum takes it for this year's.

    In a grid it says where it stands; last year's total may well be the sum of this year's figures.
    """
    last = header.headings[-1]
    is_apart = header.table == "rq" and not header.flattened and last.key is None and is_of_another_year(last.label)
    return [item for item in figures if not is_apart or item.start < last.start]


def may_be_placed(figures: Sequence[Item], header: Header, labels: int) -> bool:
    """May the sums place the cells of a row: is none wider than a column, and stands none before all columns of a grid?

    Where the row has a cell too many, such a one is that of a column of its own (件数 before 自然人), unless a sum
    proves that all of it stands to the left, or rows above have labels there. These end at `labels`.
    """
    width = min(heading.end - heading.start for heading in header.headings)
    if any(item.tall or item.end - item.start > width for item in figures):
        return False
    if _holds_beside_a_remark(figures, header):
        return False
    first = next((item for item in figures if item.reading.state != "blank"), None)
    if header.flattened and len(figures) < len(header.headings) and is_of_another_year(header.headings[-1].label):
        return False  # Its last figure may be last year's.
    if first is None or header.flattened or first.end > header.start or len(figures) <= len(COLUMNS):
        return True
    if not 0 < labels <= first.start:
        return True
    windows = [tuple(figures[n : n + len(COLUMNS)]) for n in range(len(figures) - len(COLUMNS) + 1)]
    return any(is_proved(cells) and is_something(cells) for cells in windows)


def _holds_beside_a_remark(figures: Sequence[Item], header: Header) -> bool:
    """Does a row add up as it stands under its labels, so that what a last column (备注) prints may be its own?"""
    headings = header.headings
    if header.flattened or headings[-1].key is not None or len(figures) != len(headings):
        return False
    placing = _placing(list(zip(headings, figures, strict=True)))
    return placing is not None and adds_up(placing)


def _is_rated(pairs: Pairs) -> bool:
    """Does a rate (同比增减) stand in one of the form's columns? It is that of a column further right."""
    return any(heading.key and item.text.endswith(("%", "％")) for heading, item in pairs)


def _is_moved_in_order(line: Line, figures: Sequence[Item], pairs: Pairs, before: Ends) -> bool:
    """May the figures of a row in flattened text be of other columns than their order says?"""
    return (
        _is_short(pairs)
        or _is_moved(pairs, figures)
        or _begins_blank(line, figures, pairs, before.row if before.is_level else None)
        or _is_beside_unknown(pairs)
    )


def _is_moved_in_place(line: Line, figures: Sequence[Item], pairs: Pairs, header: Header, before: Ends) -> bool:
    """May the figures of a row be of other columns than those they stand under?"""
    return (
        _is_under_a_moved_header(line, header, before.unplaced)
        or _may_begin_with_its_total(pairs)
        or _may_stand_right(pairs)
        or _denies_its_part(pairs)
        or _is_behind_a_bare_column(pairs)
        or _may_end_in_a_lost_column(pairs)
        or _stands_across(pairs, figures)
        or _runs_over(pairs, figures, header, before.row)
    )


def _is_under_a_moved_header(line: Line, header: Header, beyond: int) -> bool:
    """Lost the header a column, so that others stand too far left over a row that ends in a blank beside them?

    Rows above, which print a figure there, show it; the blank may be a total then.
    """
    end = max(heading.end for heading in header.headings)
    is_whole = {heading.key for heading in header.headings} >= set(COLUMNS)
    return not is_whole and end < beyond and line.items[-1].end > end


def _may_begin_with_its_total(pairs: Pairs) -> bool:
    """Has the last column no label, and may the first be that of totals, whose lost label moved all others left?

    The six applicants stand in the order of the form then, over the figures of their neighbours.
    """
    if not is_bare(pairs[-1][0].label) or [heading.key for heading, _ in pairs[:-1]] != list(COLUMNS[:-1]):
        return False
    placing = tuple(item for _, item in pairs)
    return is_something(placing) and (not adds_up(placing) or is_proved(placing[::-1]))


def _is_beside_unknown(pairs: Pairs) -> bool:
    """Has the header a column that no form has (上年同期), and does a row not add up without it?

    Where such a label stood among lines that are one now, is not known; another cell may be that column's.
    """
    placing = _placing(pairs)
    return placing is not None and len(pairs) > len(COLUMNS) and not adds_up(placing)


def _is_short(pairs: Pairs) -> bool:
    """Is the last cell of a row with figures blank? A short row filled up looks just so."""
    return pairs[-1][1].reading.state == "blank" and any(item.is_figure for _, item in pairs)


def _is_beside_a_stray(pairs: Pairs) -> bool:
    """Is a cell of a row of table PD blank, and stands a figure under a label that no form has: half of another one?

    采购 and 项目量 are two columns where a lost character leaves the lines of a label apart; 采购总金额 is the third.
    """
    stray = any(heading.key is None and item.reading.value is not None for heading, item in pairs)
    return stray and any(item.reading.state == "blank" for _, item in pairs)


def _begins_blank(line: Line, figures: Sequence[Item], pairs: Pairs, reach: int | None) -> bool:
    """Is the first cell of a row blank, and may that be one of its labels'?

    A figure is gone then, and those before it stand one to the right. A row with a cell for each column that is as long
    as the others, and adds up, has lost none.
    """
    placing = _placing(pairs)
    if placing is None or pairs[0][1].reading.state != "blank":
        return False
    whole = len(figures) == len(pairs) and line.items[-1].end >= (reach or 0)
    return any(item.is_figure for item in figures) and not (whole and _adds_up_plainly(placing))


def _placing(pairs: Pairs) -> tuple[Item, ...] | None:
    """The cells of the seven columns, in the order of the form; None where the header does not name all."""
    items = {heading.key: item for heading, item in pairs}
    return tuple(items[column] for column in COLUMNS) if set(COLUMNS) <= items.keys() else None


def _adds_up_plainly(placing: Sequence[Item]) -> bool:
    """Does a row add up, and is each of its cells plainly one figure? 9 774 would count as nothing, and 0 0 is two."""
    is_plain = not any(item.reading.in_doubt or (item.is_words and not item.stands_for_figure) for item in placing)
    return is_plain and adds_up(tuple(placing))


def _total(pairs: Pairs) -> Item | None:
    return next((item for heading, item in pairs if heading.key == "total"), None)


def _is_moved(pairs: Pairs, figures: Sequence[Item]) -> bool:
    """Has a row a cell too many, and blanks in it, and does its own sum not prove its figures?

    They do not add up in their order, or others do; or they are two at its end, as a figure is that was cut in halves
    (33). A blank among seven figures may be the total, and the last of them the line's number.
    """
    placing = _placing(pairs)
    if placing is None or len(figures) <= len(pairs):
        return False
    printed = [n for n, item in enumerate(placing) if item.reading.state != "blank"]
    if len(printed) < len(COLUMNS):
        is_denied = others_add_up(figures, placing) or not _adds_up_plainly(placing)
        return is_denied or printed == [TOTAL - 1, TOTAL]
    shown = [n for n, item in enumerate(figures) if item.reading.state != "blank"]
    return shown[-1] - shown[0] >= len(shown) and not (adds_up(placing) and is_something(placing))


def _stands_across(pairs: Pairs, figures: Sequence[Item]) -> bool:
    """Has a row a cell too many, one that stands across a border of two columns, and does its sum not prove it?

    A figure cut in halves (3 and 2) moves what stands before it.
    """
    borders = [heading.start for heading, _ in pairs[1:]]
    return _is_moved(pairs, figures) and any(item.start < border < item.end for item in figures for border in borders)


def _runs_over(pairs: Pairs, figures: Sequence[Item], header: Header, reach: int | None) -> bool:
    """Has a row cells behind the last column, so that all of it may stand to the right?

    It has blanks, and does not add up. Or it ends behind all rows above, and no total of its own proves it; begins it
    with a blank, noughts alone prove nothing, nor does anything where not all columns are named.
    """
    end = figures[-1].end
    if end <= max(heading.end for heading in header.headings):
        return False
    placing = _placing(pairs)
    if end <= (reach or end) or not any(item.is_figure for item in figures):
        noughts = figures[0].reading.state == "blank" and placing is not None and not is_something(placing)
        return _is_moved(pairs, figures) or (noughts and any(item.is_figure for item in figures))
    if figures[0].reading.state == "blank":
        return placing is None or not (adds_up(placing) and is_something(placing))
    return placing is not None and not is_proved(placing)


def _lacks_a_label(figures: Sequence[Item], header: Header, row: str | None) -> bool:
    """Has a row of table PD a cell behind the two columns of its header, where the form has three: one is lost?

    Those behind the lost one stand too far left then; the cell may be blank.
    """
    if len(header.headings) != _DOCUMENT_COLUMNS - 1:
        return False
    behind = [item for item in figures if item.start >= header.headings[-1].end]
    return any(row not in _ROWS_OF_TWO or item.reading.state != "blank" for item in behind)


def _denies_its_part(pairs: Pairs) -> bool:
    """Has a row without a total a sum of its legal persons that they do not add up to?

    One of its cells is gone then, and those behind it stand one to the left.
    """
    sums = [item.reading.value for heading, item in pairs if sums_persons(heading.label)]
    if len(sums) != 1 or not sums[0] or (total := _total(pairs)) is None or total.reading.state != "blank":
        return False
    parts = [item for heading, item in pairs if heading.key in PERSONS]
    is_told = any(item.reading.state != "blank" for item in parts)
    return is_told and sum(item.reading.value or 0 for item in parts) != sums[0]


def _is_behind_a_bare_column(pairs: Pairs) -> bool:
    """Stands a figure under a column without a label, in a row that does not add up without it?

    An empty cell among those labels has moved the ones behind it, so that last year's total stands under 总计.
    """
    placing = _placing(pairs)
    is_filled = any(is_bare(heading.label) and item.is_figure for heading, item in pairs)
    return is_filled and placing is not None and not adds_up(placing)


def _may_end_in_a_lost_column(pairs: Pairs) -> bool:
    """Is the last cell of a row the sum of the others, under a header that names legal persons alone?

    自然人 and 总计 are in the part of the header that a page break cut off; the row may begin and end with theirs.
    """
    *parts, total = (item.reading.value or 0 for _, item in pairs)
    is_of_persons = {heading.key for heading, _ in pairs} <= {None, *PERSONS}
    return is_of_persons and sum(parts) == total > 0


def _may_stand_left(line: Line, figures: Sequence[Item], pairs: Pairs, header: Header, before: Ends) -> bool:
    """Is the total of a row blank or words (a remark), or its last cell blank, and may all of it stand too far left?

    A cell before its first column is blank then, besides the one that the header has of its own, if no row above has a
    label there, and no sum proves it; and what stands before a blank total may be that total. Or it ends before the
    others do: the blank is that of a margin, which may stand behind a total too that is not the last column. Last
    year's total may stand in place of this year's. Where no column is that of totals, a row that ends early lacks one.
    """
    total = _total(pairs)
    if not any(item.is_figure for _, item in pairs):
        return False
    if total is None:
        return line.items[-1].end < (before.row or 0)
    is_spaced = header.spaced and before.labels < header.start
    behind_blank = figures[0].reading.state == "blank" and figures[0].end <= header.start - is_spaced
    ends_before = line.items[-1].end < (header.width if before.row is None else before.row)
    if not total.stands_for_figure:
        is_denied = total.reading.state == "blank" and not _may_end_in_its_total(pairs)
        return (behind_blank and not is_denied) or ends_before
    placing = _placing(pairs)
    is_sure = placing is not None and is_proved(placing) and is_something(placing)
    return pairs[-1][1].reading.state == "blank" and (ends_before or (behind_blank and not is_sure))


def _may_end_in_its_total(pairs: Pairs) -> bool:
    """May the last applicant's figure be the total of those before it, which stands one to the left of its column?

    Where these are blank, it may be the total alone, which is all that some pages print.
    """
    applicants = [item for heading, item in pairs if heading.key not in (None, "total")]
    if all(item.reading.state == "blank" for item in applicants[:-1]):
        return True
    *parts, last = applicants
    least, total = sum(item.reading.value or 0 for item in parts), last.reading.value or 0
    is_least = any(item.reading.in_doubt for item in parts)
    return last.reading.in_doubt or (least <= total if is_least else least == total)


def _may_stand_right(pairs: Pairs) -> bool:
    """Does a figure in a last column that is none of the form's (备注) show that a row has a cell too many?

    Its own sum holds without one of its blanks; or not as it stands, but with two neighbours as one figure (3 and 26).
    In a column of figures (上年总计) a nought shows nothing, nor does any where the row's sum holds as it stands.
    """
    (last, remark), placing = pairs[-1], _placing(pairs)
    if placing is None or last.key is not None or remark.reading.state != "number":
        return False
    if _OF_FIGURES.search(last.label) and (not remark.reading.value or (is_proved(placing) and is_something(placing))):
        return False
    keys, items = [heading.key for heading, _ in pairs[:-1]], [item for _, item in pairs]
    blanks = [n for n, item in enumerate(items) if item.reading.state == "blank"]
    if any(_is_proved(keys, items[:n] + items[n + 1 :]) for n in blanks):
        return True
    return not is_proved(placing) and any(_is_proved(keys, some) for some in joined(items))


def _is_proved(keys: Sequence[str | None], items: Sequence[Item]) -> bool:
    """Does a row of these columns print a total that is the sum of its applicants?"""
    of_column = dict(zip(keys, items, strict=True))
    return is_proved(tuple(of_column[column] for column in COLUMNS))
