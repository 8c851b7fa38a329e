"""Tables that a page draws without `<table>`: rows of `<div>` or `<ul>`, each with its cells.

Such a table is an element that holds rows alone, which hold cells alone, which hold text. Where a label reaches over
several places no attribute says so: only the order of the cells is known, as in flattened text.
"""

import re
from collections.abc import Iterator, Mapping, Sequence
from itertools import islice

from selectolax.lexbor import LexborHTMLParser, LexborNode

from gongkai.documents.html.cells import APART, cell_text
from gongkai.documents.html.embedded import ENOUGH
from gongkai.documents.html.marks import Marks
from gongkai.documents.limits import MAX_CELLS, MAX_COLUMNS

_HOLDERS = "div, ul, ol, dl, section, article"
_ROWS = frozenset(("div", "ul", "ol", "li", "dl", "section", "p"))
_CELLS = frozenset(("div", "li", "span", "p", "dt", "dd", "b", "strong", "em", "i", "label"))
_IN_CELLS = APART | {"-text", "-comment", "p", "br", "span", "b", "strong", "em", "i", "font", "u", "a", "label", "o:p"}
_LEAST_ROWS = 3
"""Rows of a table at least: table RL has two lines of labels and one of figures."""
_LEAST_CELLS = 3
"""Cells in the widest of its rows, at least."""
_LONGEST = 200
"""Characters of a cell; a longer one is prose, and what holds it is the page's frame."""

_MOST_NODES = 50
"""Elements and texts in one cell, at most."""

_FIGURE = re.compile(r"[-+]?[\d,，.]+|[-—/／]{1,4}")
_ALONE = re.compile(r">\s*(?:[-+]?[\d,，.]+|[-—/／])\s*<")
_LEAST_FIGURES = 3
"""Figures, or marks for nothing, in a table at least: rows of 索引号 and 发布日期 have fewer."""

Rows = Sequence[Sequence[str]]


def may_be_drawn(text: str) -> bool:
    """Do enough figures stand alone in the elements of a page, so that a second look is worth its time?"""
    return sum(1 for _ in islice(_ALONE.finditer(text), ENOUGH)) == ENOUGH


def drawn_grids(tree: LexborHTMLParser, marks: Marks) -> Mapping[int, Rows]:
    """The tables that are drawn, each by the `mem_id` of the element that holds its rows; hidden elements left out.

    None if all of them hold hardly a figure: menus, lists of links.
    """
    found: dict[int, Rows] = {}
    cells = figures = 0
    for holder in tree.css(_HOLDERS):
        rows = _rows(holder, marks)
        own = sum(bool(_FIGURE.fullmatch(cell)) for row in rows for cell in row)
        cells += sum(map(len, rows))
        if own >= _LEAST_FIGURES and cells <= MAX_CELLS:
            found[holder.mem_id] = rows
            figures += own
    return found if figures >= ENOUGH else {}


def _rows(holder: LexborNode, marks: Marks) -> Rows:
    """The rows under an element, if all that it holds are rows of cells, else none."""
    rows: list[list[str]] = []
    for row in _elements(holder):
        if row is None or row.tag not in _ROWS:
            return []
        if row.mem_id in marks.hidden:
            continue
        cells = [cell for cell in islice(_elements(row), MAX_COLUMNS) if cell is None or cell.mem_id not in marks.gone]
        texts = [_text(cell, marks) if cell is not None and cell.tag in _CELLS else None for cell in cells]
        if None in texts:
            return []
        rows.append([text for text in texts if text is not None])
    return rows if len(rows) >= _LEAST_ROWS and max(map(len, rows)) >= _LEAST_CELLS else []


def _elements(parent: LexborNode) -> Iterator[LexborNode | None]:
    """The elements right under one; None for text between them."""
    for node in parent.iter(include_text=True):
        if node.tag != "-text":
            yield node
        elif (node.text_content or "").strip():
            yield None


def _text(cell: LexborNode, marks: Marks) -> str | None:
    """The text that a cell shows, as that of a table does; None where it holds more than text."""
    nodes = list(islice(cell.traverse(include_text=True), 1, _MOST_NODES + 2))
    if len(nodes) > _MOST_NODES or any(node.tag not in _IN_CELLS for node in nodes):
        return None
    text, _ = cell_text(cell, marks)
    return text if len(text) <= _LONGEST else None
