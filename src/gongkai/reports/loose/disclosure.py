"""Table PD out of loose text: its labels put together again, and each row's figures behind its label."""

from collections.abc import Iterator, Sequence, Set
from itertools import chain, pairwise

from gongkai.forms import FORMS
from gongkai.reports.labels import is_head, is_title, match_column, match_row, normalise
from gongkai.reports.loose.cut_columns import columns, is_piece
from gongkai.reports.loose.strips import Strip
from gongkai.reports.tables.numbers import read_number
from gongkai.values import Grid, GridCell

_IN_TURN = frozenset.intersection(
    *(
        frozenset(pair for block in form.tables["pd"].blocks for pair in pairwise(row.key for row in block.rows))
        for form in FORMS.values()
    )
)
"""Rows that stand one below the other in a block of every form."""
_MOST_PIECES = 4
"""Lines that a label of table PD is cut into, at most: its labels are short."""
_MOST_WORDS = 12
"""Words on one line of the table, at most."""
_LONGEST = 120
"""Characters of labels that run together, at most: a head, its row and its columns have some 50."""


def disclosure_area(strips: Sequence[Strip]) -> tuple[int, int] | None:
    """Where the table begins and ends: from its first head to the title or head of table RQ or RL, or the last row."""
    begin = next((n for n, strip in enumerate(strips) if opens_disclosure(strip)), None)
    if begin is None:
        return None
    ends = (n for n in range(begin, len(strips)) if any(_opens_another(word) for word in strips[n].says))
    return begin, next(ends, len(strips))


def disclosure_grid(strips: Sequence[Strip]) -> Grid:
    """These lines as one grid, flattened, in no table of the page: rows of a label and figures, and rows of labels."""
    rows = [row for row in _rows(strips, _above_the_lost(strips)) if row]
    width = max(map(len, rows), default=0)
    cells = [
        tuple(GridCell(row[c], r, c) if c < len(row) else None for c in range(width)) for r, row in enumerate(rows)
    ]
    return Grid(tuple(cells), number=0, flattened=True)


def is_cut(strips: Sequence[Strip]) -> bool:
    """Are labels of columns cut over these lines side by side, so that only the order of the form places figures?"""
    return any(map(is_piece, _labels([word for strip in strips for word in strip.says])))


def opens_disclosure(strip: Strip) -> bool:
    """Does table PD begin in this line, with 信息内容 or its article? The other tables have heads of their own."""
    return any(is_head(word) and ("二十条" in word or normalise(word) == "信息内容") for word in strip.words[:1])


def _opens_another(word: str) -> bool:
    is_request = normalise(word) == "申请人情况" or match_row("rq", word).keys == ("requests_new",)
    return is_request or is_title("rq", word) or is_title("rl", word) or bool(match_row("rl", word).keys)


def _above_the_lost(strips: Sequence[Strip]) -> frozenset[str]:
    """The rows below which all forms have another of the same columns that these lines do not name.

    Behind their figures on lines of their own may stand those of that row: blank cells are no lines.
    """
    named = {key for word in _labels([w for strip in strips for w in strip.says]) for key in match_row("pd", word).keys}
    return frozenset(above for above, below in _IN_TURN if above in named and below not in named)


def _rows(strips: Sequence[Strip], doubtful: Set[str]) -> Iterator[list[str]]:
    """The rows; those whose label is on another line only where each label has its figures right behind it.

    Of `doubtful` rows such are none at all.
    """
    apart = not _alternate(strips)
    lines: list[Sequence[str]] = []
    for strip in strips:
        lines += [strip.says] if len(strip.says) <= _MOST_WORDS else []
        if not strip.figures:
            continue
        if any(map(_is_figure, strip.says)) or _holds_two_rows(strip):  # Whose its figures are cannot be told.
            yield from _parted_at_heads([*filter(_is_label, _labels_of(lines))])
            lines = []
            continue
        labels = _labels_of(lines)
        if not apart and _is_column(labels[-1]):
            labels.append("")
        is_alone = strip.line.table is None and not strip.words
        if is_alone and labels and not doubtful.isdisjoint(match_row("pd", labels[-1]).keys):
            lines = []
            continue
        heads = labels[:-1] if strip.words or not apart else labels
        yield from _parted_at_heads(heads)
        yield [*(labels[-1:] or [""]), *_cells(strip)] if strip.words or not apart or not labels else []
        lines = []


def _holds_two_rows(strip: Strip) -> bool:
    """Are there labels of two rows in a line: before its figures, or one before and one behind?"""
    before = sum(map(_is_row, _labels(strip.words)))
    return before > 1 or (before == 1 and any(map(_is_row, _labels(strip.behind))))


def _cells(strip: Strip) -> list[str]:
    """What stands where figures do: in a row of the page the blanks beside the figures too.

    Nothing where all its figures are pieces of cells (14 069).
    """
    items = strip.line.items
    if strip.line.table is None:
        return [item.text for item in strip.figures]
    labels = [n for n, item in enumerate(items) if item.is_words and not item.stands_for_figure]
    figures = [n for n, item in enumerate(items) if item in strip.figures]
    if not figures:
        return []
    begin = max((n + 1 for n in labels if n < figures[0]), default=0)
    end = min((n for n in labels if n > figures[-1]), default=len(items))
    return [item.text for item in items[begin:end]]


def _is_figure(word: str) -> bool:
    return read_number(word).state != "text"


def _alternate(strips: Sequence[Strip]) -> bool:
    """Does each label of a row have its figures right behind it, and all figures a label right before them?

    Offices add rows of their own (其他主动公开文件, 政府信息发布总数量): what is no label of the form may be one. One
    label may be lost, and its figures stand right below a column's, where below another's a label does: only if all
    stand one a line, not where rows have their labels before, beside or behind their figures.
    """
    words: list[str] = []
    lost = told = 0
    for strip in strips:
        words += strip.says if len(strip.says) <= _MOST_WORDS else ()
        if strip.figures:
            *heads, label = [*_labels(words)] or [""]
            is_known = not label or _is_label(label)
            lost += _is_column(label)
            told += _is_row(label) and any(map(_is_column, heads))
            if strip.behind or (is_known and not (_is_row(label) or _is_column(label))) or any(map(_is_row, heads)):
                return False
            words = []
    alone = all(strip.line.table is None and not strip.words for strip in strips if strip.figures)
    return (not lost or (lost == 1 and told > 0 and alone)) and not any(map(_is_row, _labels(words)))


def _is_column(text: str) -> bool:
    return bool(match_column("pd", text).keys) and not _is_row(text)


def _is_row(text: str) -> bool:
    match = match_row("pd", text)
    return bool(match.keys) and match.sure


def _parted_at_heads(labels: Sequence[str]) -> Iterator[list[str]]:
    """Labels between two rows of figures as rows: each label of a head begins one."""
    row: list[str] = []
    for label in labels:
        if is_head(label):
            yield row
            row = []
        row.append(label)
    yield row


def _labels_of(lines: Sequence[Sequence[str]]) -> list[str]:
    """The labels that the words of these lines spell; columns in the order of a form where lines cut them side by side.

    None of the columns where what is cut is not just a form's: where each stands cannot be told.
    """
    labels = list(_labels([*chain(*lines)]))
    if not any(map(is_piece, labels)):
        return labels
    whole = [label for label in labels if is_head(label) or not (is_piece(label) or _is_column(label))]
    heads = [n for n, label in enumerate(whole) if is_head(label)]
    behind = heads[-1] + 1 if heads else 0
    cut = [[word for word in words if is_piece(word) or _is_column(word)] for words in lines]
    return [*whole[:behind], *columns(cut), *whole[behind:]]


def _labels(words: Sequence[str]) -> Iterator[str]:
    """The labels that these words spell: pieces joined, labels that run together parted, the rest as they are."""
    at = 0
    while at < len(words):
        for count in range(min(_MOST_PIECES, len(words) - at), 0, -1):
            text = "".join(words[at : at + count])
            parts = [text] if _is_label(text) else _parted(text) if count == 1 else []
            if parts:
                yield from parts
                at += count
                break
        else:
            yield words[at]
            at += 1


def _is_label(text: str) -> bool:
    if len(text) > _LONGEST:
        return False
    row, column = match_row("pd", text), match_column("pd", text)
    return is_head(text) or bool(row.keys and row.sure) or bool(column.keys and column.sure)


def _parted(text: str) -> list[str]:
    """Two or more labels that stand without a space between; none where the text is anything else."""
    if len(text) > _LONGEST:
        return []
    for end in range(2, len(text) - 1):
        rest = text[end:]
        if _is_label(text[:end]) and (parts := [rest] if _is_label(rest) else _parted(rest)):
            return [text[:end], *parts]
    return []
