"""Where the labels of a line end and its figures begin."""

from collections.abc import Sequence

from gongkai.reports.headers import Header
from gongkai.reports.labels import match_row
from gongkai.reports.lines import Item, Line, is_shred, without_next_label


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
    figures = list(line.items[last + 1 :])
    if line.flattened and header is not None and header.table == "rq":
        figures = without_next_label(figures)
    while header is not None and header.table != "rl" and len(figures) > len(header.headings) and figures[0].is_words:
        if figures[0].stands_for_figure or not any(map(str.isalpha, figures[0].text)):  # 2 040 is no label
            break
        labels.append(figures.pop(0))  # A row span that is too long moves the label under it to the right.
    return labels, figures


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
