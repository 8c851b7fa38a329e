"""Pieces of one table, as pages part it, to one table; and a piece to a `Grid`.

A table that goes on over a page is joined, so that it is as in the file that the PDF was made from: the header printed
again is left out, a row cut in two is one row, a cell over several rows goes on.
"""

from collections import Counter, defaultdict
from collections.abc import Mapping

from gongkai.documents.limits import MAX_CELLS, Unreadable
from gongkai.documents.pdf.breaks import EDGE, break_of, key_of, near
from gongkai.documents.pdf.lattice import Piece, Place
from gongkai.documents.pdf.rows import is_number
from gongkai.documents.pdf.strips import without_foot, without_strips, without_top
from gongkai.values import Grid, GridCell

_FEWEST_ALIKE = 4
"""Texts of a row of which one may be read otherwise where it is recognised."""
_STACKED = 14.0
"""Points between two tables, one under the other, that are one (a table for each row)."""


def goes_on(upper: Piece, lower: Piece) -> bool:
    """Tell whether `lower`, the next block of the document, is the rest of the table `upper`."""
    if not (upper.ruled and lower.ruled):
        return False
    if abs((upper.right - upper.left) - (lower.right - lower.left)) > EDGE:
        return False
    if not _same_columns(upper, lower) and not _may_cut_a_row(upper, lower):
        return False
    if lower.pages[0] == upper.pages[-1]:
        return abs(upper.left - lower.left) <= EDGE and lower.top - upper.bottom <= _STACKED
    return lower.pages[0] == upper.pages[-1] + 1


def _same_columns(upper: Piece, lower: Piece) -> bool:
    """Tell whether the first numbers of `lower` stand in columns of `upper`, where both have them side by side.

    Another table may touch it below. A table for each row, each as wide as the others, may have its columns anywhere.
    """
    ours, theirs = _side_by_side(upper), _side_by_side(lower)
    theirs = [cell for cell in theirs if cell.row == theirs[0].row]
    borders = {x for cell in upper.cells for x in (cell.x0, cell.x1)}
    shift = upper.left - lower.left
    return not ours or all(
        any(abs(x + shift - border) <= EDGE for border in borders) for cell in theirs for x in (cell.x0, cell.x1)
    )


def _may_cut_a_row(upper: Piece, lower: Piece) -> bool:
    """Tell whether the first row of `lower`, overleaf, has the cells of the last one of `upper`: it may be its rest."""
    shift = upper.left - lower.left
    last = [cell for cell in upper.cells if cell.row + cell.row_span == len(upper.pages)]
    first = [cell for cell in lower.cells if cell.row == 0]
    return (
        lower.pages[0] != upper.pages[-1]
        and len(first) == len(last)
        and all(
            abs(above.x0 - below.x0 - shift) <= EDGE and abs(above.x1 - below.x1 - shift) <= EDGE
            for above, below in zip(last, first, strict=True)
        )
    )


def _side_by_side(piece: Piece) -> list[Place]:
    """The numbers that stand in one row with another, those of labels apart."""
    edge = _labels_end(piece)
    numbers = [cell for cell in piece.cells if is_number(cell.text) and cell.x0 >= edge]
    in_row = Counter(cell.row for cell in numbers)
    return [cell for cell in numbers if in_row[cell.row] > 1]


def join(upper: Piece, lower: Piece) -> Piece:
    """Put `lower` under `upper`."""
    if upper.pages[-1] != lower.pages[0]:
        upper, lower = without_strips(without_foot(upper)), without_strips(without_top(lower))
    lower = _moved(_without_header(upper, lower), upper.left - lower.left)
    count = len(upper.pages)
    if not lower.pages:
        return upper
    first = {key_of(cell): cell for cell in lower.cells if cell.row == 0}
    last = {key_of(cell): cell for cell in upper.cells if cell.row + cell.row_span == count}
    if upper.pages[-1] == lower.pages[0]:
        below = [cell._replace(row=cell.row + count) for cell in lower.cells]
        return _put_together(upper, lower, [*upper.cells, *below], lower.pages)
    how = break_of(last, first, _labels_end(upper, lower), is_last=len(lower.pages) == 1)
    cells = [cell for cell in upper.cells if key_of(cell) not in last or cell.row + cell.row_span != count]
    shift = count - how.in_row
    merged: set[tuple[int, int]] = set()
    for key, above in last.items():
        rest = near(first, key)
        made = () if rest is None else how.over(above, rest._replace(row=shift))
        cells += made or (above,)
        if rest is not None and made:
            merged.add(key_of(rest))
    cells += [c._replace(row=c.row + shift) for c in lower.cells if not (c.row == 0 and key_of(c) in merged)]
    return _put_together(upper, lower, cells, lower.pages[int(how.in_row) :])


def _put_together(upper: Piece, lower: Piece, cells: list[Place], pages: tuple[int, ...]) -> Piece:
    return upper._replace(pages=(*upper.pages, *pages), bottom=lower.bottom, cells=tuple(sorted(cells, key=_order)))


def _labels_end(*pieces: Piece) -> float:
    """Where the columns of labels end: at the last column that has, in rows with numbers, more words than numbers."""
    numbers: Counter[int] = Counter()
    for piece in pieces:
        filled = {cell.row for cell in piece.cells if is_number(cell.text)}
        for cell in piece.cells:
            if cell.row in filled:
                numbers[round(cell.x0)] += 0 if not cell.text else 1 if is_number(cell.text) else -1
    worded = max((x for x, count in numbers.items() if count < 0), default=None)
    return min((x for x in numbers if worded is None or x > worded), default=round(pieces[-1].right))


def to_grid(piece: Piece, number: int) -> Grid:
    """Lay a piece out in rows and columns. Raises `Unreadable` beyond `MAX_CELLS` places."""
    borders: list[float] = []
    for x in sorted({x for cell in piece.cells for x in (cell.x0, cell.x1)}):
        if not borders or x - borders[-1] > EDGE:
            borders.append(x)
    wide, high = max(len(borders) - 1, 1), len(piece.pages)
    if wide * high > MAX_CELLS:
        raise Unreadable(
            f"a table of over {MAX_CELLS} cells: no report has one", f"有表格的单元格超过{MAX_CELLS}个，不像年报"
        )
    places: list[list[GridCell | None]] = [[None] * wide for _ in range(high)]
    for cell in piece.cells:
        first = _column(borders, cell.x0)
        after = max(_column(borders, cell.x1), first + 1)
        spans = min(cell.row_span, high - cell.row), min(after, wide) - first
        made = GridCell(cell.text, cell.row, first, *spans, cell.confidence, cell.readings)
        for row in range(made.row, made.row + made.row_span):
            for column in range(made.column, made.column + made.column_span):
                places[row][column] = made
    over_pages = piece.pages if len(set(piece.pages)) > 1 else ()
    rows, unruled = tuple(map(tuple, places)), not piece.parted
    return Grid(rows, number, piece.pages[0], row_pages=over_pages, unruled=unruled, drawn=True)


def _column(borders: list[float], x: float) -> int:
    return min(range(len(borders)), key=lambda i: abs(borders[i] - x))


def _order(cell: Place) -> tuple[int, float]:
    return cell.row, cell.x0


def _moved(piece: Piece, by: float) -> Piece:
    cells = tuple(cell._replace(x0=cell.x0 + by, x1=cell.x1 + by) for cell in piece.cells)
    return piece._replace(left=piece.left + by, right=piece.right + by, cells=cells)


def _rows(piece: Piece) -> dict[int, list[str]]:
    rows: dict[int, list[str]] = defaultdict(list)
    for cell in sorted(piece.cells, key=_order):
        rows[cell.row].append(cell.text)
    return rows


def _without_header(upper: Piece, lower: Piece) -> Piece:
    """Leave out the rows at the top of `lower` that repeat the header of `upper`: no numbers, the same words.

    Where a page break cuts the header that is repeated, they are its last rows. Not where its first ones stand at the
    end of `upper`: there it is printed again in the middle of the table, and is left as it is. So it is below one whose
    columns stand in another order.
    """
    if _ends_in_header(upper) or _has_a_moved_header(upper):
        return lower
    ours, theirs = _rows(upper), _rows(lower)
    slips = _slips(lower)
    same = 0
    while same < len(lower.pages) and _are_same(ours[same], theirs[same], slips):
        same += 1
    while same and any(cell.row < same < cell.row + cell.row_span for cell in lower.cells):
        same -= 1
    if not any(text for row in range(same) for text in ours[row]):
        same = _rest_of_header(upper, lower)
    cells = tuple(cell._replace(row=cell.row - same) for cell in lower.cells if cell.row >= same)
    return lower._replace(pages=lower.pages[same:], cells=cells)


def _slips(piece: Piece) -> int:
    """Of how many texts in a row one may be read otherwise than in another: none, unless they are recognised."""
    return _FEWEST_ALIKE if any(cell.confidence is not None for cell in piece.cells) else 0


def _are_same(ours: list[str], theirs: list[str], slips: int) -> bool:
    """Tell whether two rows have the same words, and no number; in a picture but for one (其地 for 其他)."""
    others = [text for text, other in zip(ours, theirs, strict=False) if text != other]
    is_slip = 0 < slips <= len(ours) and len(others) == 1 and all(theirs)
    is_same = len(ours) == len(theirs) and (not others or is_slip)
    return is_same and not any(map(is_number, (*ours, *theirs)))


def _ends_in_header(piece: Piece) -> bool:
    """Tell whether the last row of a table is one of its header again, or as much of it as the page has room for.

    A label that either of them lacks makes it no other one.
    """
    rows = _texts(piece)
    head = next((row for row in rows if any(map(is_number, rows[row].values()))), 0)
    last = rows[len(rows) - 1]
    return any(_is_again(last, rows[row]) for row in range(head))


def _is_again(last: Mapping[int, str], row: Mapping[int, str]) -> bool:
    shared = last.keys() & row.keys()
    return 1 < len(shared) > len(last) - 2 and all(last[place] in row[place] for place in shared)


def _has_a_moved_header(piece: Piece) -> bool:
    """Tell whether a row of a table's header is printed once more below it, in another order."""
    rows = [[text for _, text in sorted(texts.items())] for texts in _texts(piece).values()]
    head = next((row for row, texts in enumerate(rows) if any(map(is_number, texts))), 0)
    heads = {tuple(sorted(texts)): texts for texts in rows[:head]}
    return any(heads.get(tuple(sorted(texts)), texts) != texts for texts in rows[head:])


def _rest_of_header(upper: Piece, lower: Piece) -> int:
    """How many rows at the top of `lower` repeat part of the header of `upper`, which a page break has cut.

    They are its first rows and all of `lower`, or its last rows, or all of it where a text is cut off. Each text stands
    in the header at its place, or the part of it that the page has room for; what stood before the break is blank.
    """
    ours, theirs = _texts(upper), _texts(lower)
    head = next((row for row in ours if any(map(is_number, ours[row].values()))), 0)
    slips = _slips(lower)
    if 0 < len(theirs) <= head and _is_part(ours, theirs, len(theirs), slips):
        return len(theirs)
    for rest in range(min(head, len(theirs)), 0, -1):
        if _is_part({row - head + rest: texts for row, texts in ours.items()}, theirs, rest, slips):
            return rest
    return 0


def _is_part(ours: dict[int, dict[int, str]], theirs: dict[int, dict[int, str]], rows: int, slips: int) -> bool:
    """Tell whether a header has each text of a table's first rows at its place, in the same row or one above.

    In a picture, one of several in a row may be read otherwise.
    """
    for row in range(rows):
        others = [
            text
            for place, text in theirs[row].items()
            if not any(at <= row and text in texts.get(place, "") for at, texts in ours.items())
        ]
        if len(others) > (0 < slips <= len(theirs[row])) or any(map(is_number, others)):
            return False
    return len(theirs[rows - 1]) > 1


def _texts(piece: Piece) -> dict[int, dict[int, str]]:
    """The texts of each row by the place of their left border, as they begin in it; blank cells are left out."""
    texts: dict[int, dict[int, str]] = {row: {} for row in range(len(piece.pages))}
    for cell in piece.cells:
        if cell.text:
            texts[cell.row][round((cell.x0 - piece.left) / EDGE)] = cell.text
    return texts
