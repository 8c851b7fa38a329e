"""Where the labels of a line end and its figures begin."""

from collections.abc import Sequence

from gongkai.reports.labels import match_row, normalise
from gongkai.reports.tables.heading import Header
from gongkai.reports.tables.lines import Item, Line, is_shred, without_next_label
from gongkai.reports.tables.numbers import read_number

_COUNTERS = frozenset(
    ("件", "件次", "条", "项", "个", "宗", "起", "例", "部", "份", "次", "篇", "人", "人次", "元", "万元")
)
"""What a column 计量单位 between labels and figures prints in each row: no label of it."""


def split(line: Line, header: Header | None) -> tuple[list[Item], list[Item]]:
    """The labels at the left of a line, and its figures: what follows the last words in the columns of labels.

    A lone 三 there is a shred of the vertical 三、本年度办理结果, not a figure (catalogue item 9).
    """
    last = -1
    first = None if header is None or header.flattened else header.start
    for n, item in enumerate(line.items):
        if first is None:
            if _opens_figures(line.items[n:], header, behind_words=last >= 0):
                break
        elif item.start >= first and not names_row(item, header):
            break
        if item.is_words and (last < 0 or not names_row(line.items[last], header) or names_row(item, header)):
            last = n
    else:
        if first is None:
            return _words_as_figures([item for item in line.items if item.is_words], header, line)
    labels = [item for item in line.items[: last + 1] if item.reading.state != "blank"]
    labels, figures = _without_counter(labels, _without_ink(line.items[last + 1 :], first or 0), header)
    if line.flattened and header is not None and header.table == "rq":
        figures = _without_remark(without_next_label(figures), header)
    while header is not None and header.table != "rl" and len(figures) > len(header.headings) and figures[0].is_words:
        is_named = any(names_row(item, header) for item in labels) and not names_row(figures[0], header)
        if is_named or figures[0].stands_for_figure or not any(map(str.isalpha, figures[0].text)):  # 2 040 is no label
            break
        labels.append(figures.pop(0))  # A row span that is too long moves the label under it to the right.
    return labels, figures


def _without_ink(figures: Sequence[Item], first: int) -> list[Item]:
    """The figures without the blots that lie in the columns of labels, which end before the `first` of figures."""
    return [item for item in figures if not (item.is_ink and item.end <= first)]


def _without_counter(labels: list[Item], figures: list[Item], header: Header | None) -> tuple[list[Item], list[Item]]:
    """The labels and figures of a line without the counter between them, in a column that is none of the header's."""
    first = next((n for n, item in enumerate(figures) if item.reading.state != "blank"), None)
    if labels and first is not None and normalise(figures[first].text) in _COUNTERS:
        is_beside = header is None or (header.table == "rq" if header.flattened else figures[first].end <= header.start)
        return labels, figures[first + 1 :] if is_beside else figures
    return labels, figures


def _without_remark(figures: list[Item], header: Header) -> list[Item]:
    """The figures of a row of flattened text without the remark or share (含重复2件, 14.8%) in a column behind them.

    With a cell for each column before it; blanks behind it are those of a wider table. Two figures in one cell (0 10)
    are none: a total is among them.
    """
    last = max((n for n, item in enumerate(figures) if item.reading.state != "blank"), default=0)
    if last < len(header.headings) or not figures[last].is_words or figures[last].stands_for_figure:
        return figures
    is_remark = any(read_number(part).state == "text" for part in figures[last].text.split())
    return figures[:last] if is_remark else figures


def _opens_figures(items: Sequence[Item], header: Header | None, *, behind_words: bool) -> bool:
    """Does the first of these items, of a flattened line, stand where its figures begin?

    A blank may stand between labels, 无 be a shred of one, an enumerator have a cell of its own in a grid of other
    columns, and the number of the line stand before its label: not where another label follows.
    """
    first = items[0]
    if first.is_figure:
        of_label = is_shred(first) or (header is not None and header.borrowed)
        behind = next((item for item in items[1:] if item.reading.state != "blank" and not is_shred(item)), first)
        is_number = not behind_words and behind.is_words and not behind.stands_for_figure
        return not ((of_label or is_number) and any(names_row(item, header) for item in items[1:]))
    if header is not None and header.table == "rl":
        labels = (match_row("rl", item.text).keys for item in items[1:] if item.is_words)
        return (first.reading.state == "blank" or first.stands_for_figure) and not any(labels)
    loose = behind_words and (first.reading.state == "blank" or first.stands_for_figure)
    return loose and not any(names_row(item, header) for item in items[1:])


def names_row(item: Item, header: Header | None) -> bool:
    """Is this the label of a row of the form, wherever it stands? Words behind it then stand where figures do (无)."""
    return (
        header is not None and header.table != "rl" and item.is_words and bool(match_row(header.table, item.text).keys)
    )


def run_together(line: Line, labels: Sequence[Item], figures: Sequence[Item], header: Header) -> bool:
    """Do labels of two rows stand in a line of flattened text: any among its figures, or two of table PD before them?

    The figures may be those of either then, or go on below (a library that takes text out of a PDF column by column).
    """
    names = sum(names_row(item, header) for item in labels) if header.table == "pd" else 0
    return line.flattened and (names > 1 or any(names_row(item, header) for item in figures))


def _words_as_figures(labels: list[Item], header: Header | None, line: Line) -> tuple[list[Item], list[Item]]:
    """A line of words alone: those behind the last row label stand where figures do (不适用)."""
    if header is None:
        return labels, []
    if header.table == "rl":
        return [], list(line.items)
    for n in range(len(labels) - 1, -1, -1):
        if match_row(header.table, labels[n].text).keys:
            return labels[: n + 1], labels[n + 1 :]
    return labels, []
