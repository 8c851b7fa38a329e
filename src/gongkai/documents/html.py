"""HTML to paragraphs and grids in reading order.

Every walk is a loop with a stack of its own: 10,000 nested tables must not end in a recursion error. Tables that hold
tables and no figures of their own are layout: their cells are read as if the table were not there (catalogue item 12).
"""

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import chain, islice

from selectolax.lexbor import LexborHTMLParser, LexborNode

from gongkai.documents.drawn_grids import Rows, drawn_grids, may_be_drawn
from gongkai.documents.embedded import ENOUGH, FIGURE, MOST_BODIES, Answer, figures, hidden_bodies, join, shown_markup
from gongkai.documents.limits import MAX_BLOCKS, MAX_CELLS, Unreadable, check_markup
from gongkai.documents.links import read_links
from gongkai.documents.marks import Marks, marks_of
from gongkai.documents.page_pictures import read_pictures
from gongkai.documents.spans import RawCell, RawRow, expand
from gongkai.values import Document, DocumentLink, Grid, Paragraph

_DROPPED = frozenset(("script", "style", "noscript", "template", "head", "title", "link", "meta", "nav", "iframe"))
_DROPPED |= frozenset(("select", "button", "textarea", "datalist", "svg", "math", "object", "audio", "video", "canvas"))
_DROPPED |= {"-comment"}
_HEADINGS = frozenset(("h1", "h2", "h3", "h4", "h5", "h6"))
_BLOCKS = _HEADINGS | frozenset(
    ("table", "caption", "thead", "tbody", "tfoot", "tr", "td", "th", "ul", "ol", "li", "dl")
)
_BLOCKS |= frozenset(
    ("html", "body", "header", "footer", "main", "article", "section", "aside", "div", "center", "form")
)
_BLOCKS |= frozenset(
    ("p", "pre", "hr", "dt", "dd", "blockquote", "address", "details", "summary", "dialog", "fieldset")
)
_BLOCKS |= frozenset(("legend", "figure", "figcaption", "ucapcontent", "dl", "form", "fieldset"))
_APART = frozenset(("sup", "sub", "del", "s", "strike"))
"""Elements whose text is no part of the figure beside it: a footnote's mark or a struck number must not lengthen it."""
_APART |= frozenset(("rt", "rp"))
_GROUPS = frozenset(("tbody", "thead", "tfoot"))
_CELLS = frozenset(("td", "th"))
_NO_SPANS = 1, 1
_TYPED = frozenset(("input", "textarea", "select", "button"))
_UNREAD = _DROPPED - _TYPED
_NOT_TYPED = frozenset(("hidden", "checkbox", "radio", "file", "image", "password", "submit", "reset"))
_PICTURES = "img, svg, math, canvas, object, embed, iframe, video"
_FILLED = "script, noscript, [data-value], [data-to], [data-num], [data-count], [data-text], [data-bind]"
_FILLED += ", [v-text], [ng-bind], [x-text]"
"""What a script writes in, or fills, when the page is shown."""
_SHOWS_MORE = f"{_PICTURES}, {_FILLED}"
_SPACED = _BLOCKS | _APART | {"br"}
_PLAIN = frozenset(("-text", "-comment", "td", "th", "span", "font", "b", "strong", "i", "em", "u", "a", "o:p"))
"""What a cell may hold and still be one text, as nearly all are: figures pasted from Word stand in three of these."""
_ROUND_ALL = _PLAIN | {"p"}
"""What may stand round all of that text."""
_FRAME_CELLS = 10
_HEAD = 20_000
_LEADING_DIGITS = re.compile(r"\s*\+?(\d{1,9})")
_OWN_FIGURES = 3
"""Figures of its own that make a table with tables in its cells more than layout."""
_PICTURE = "\ufffc"
"""Stands in a cell that shows nothing but a picture, a table or what a script writes: not blank, and no number."""
_TURNED = "\u202e"
"""Before a text that is shown from right to left (`bdo`): its digits are not in the order in which they are seen."""
_NONE_DRAWN: Mapping[int, Rows] = {}
_SCRIPTS, _ANSWER = "scripts, fields or texts of the page", "texts of the answer"


@dataclass(slots=True)
class _Page:
    """What the walks share: the order of all tables, what was assumed, and how much was read."""

    name: str
    numbers: dict[int, int]
    marks: Marks
    hidden: frozenset[int]
    marked: frozenset[int]
    """All that are hidden or apart."""
    drawn: Mapping[int, Rows]
    """The tables that are drawn without `<table>`, by the element that holds their rows."""
    blocks: list[Paragraph | Grid] = field(default_factory=list)
    notes: list[str] = field(default_factory=list)
    places: int = 0

    def note(self, text: str) -> None:
        if text not in self.notes:
            self.notes.append(text)

    def add(self, block: Paragraph | Grid) -> None:
        self.blocks.append(block)
        if isinstance(block, Grid) and block.rows:
            self.places += len(block.rows) * len(block.rows[0])
        if self.places > MAX_CELLS or len(self.blocks) > MAX_BLOCKS:
            raise Unreadable(
                f"{self.name}: over {MAX_CELLS} table cells or {MAX_BLOCKS} paragraphs, at table "
                f"{getattr(block, 'number', 'none')}; it is no report's page"
            )


def read_html(text: str, *, name: str, notes: tuple[str, ...] = ()) -> Document:
    """Read a decoded page. `name` is for messages, `notes` are those of the decoding. Raises `Unreadable` at limits.

    Where its own tables hold next to no figures, the body is looked for in its scripts, fields and texts.
    """
    tree = LexborHTMLParser(text)
    document = _read_tree(tree, text, name, notes)
    if figures(document.blocks) >= ENOUGH:
        return document
    drawn = drawn_grids(tree, marks_of(tree).hidden) if may_be_drawn(text) else None
    if drawn:
        return _read_tree(tree, text, name, notes, drawn)
    bodies = islice(chain(hidden_bodies(tree), shown_markup(document.blocks)), MOST_BODIES)
    return join(document, [_read_body(body, name) for body in bodies], _SCRIPTS)


def read_answer(answer: Answer, *, name: str, notes: tuple[str, ...] = ()) -> Document:
    """Read a JSON answer that holds pages. Raises `Unreadable` at limits."""
    inner = [_read_body(body, name) for body in answer.bodies]
    links = {link.url: link for link in (*(link for part in inner for link in part.links), *answer.links)}
    return join(Document("html", answer.title, {}, (), notes, tuple(links.values())), inner, _ANSWER)


def _links(tree: LexborHTMLParser, text: str, blocks: Sequence[Paragraph | Grid]) -> tuple[DocumentLink, ...]:
    """Where a page leads; one without tables and links to files may show its report in pictures."""
    if figures(blocks) >= ENOUGH:
        return read_links(tree, text, files_only=True)
    return read_links(tree, text, files_only=False) or read_pictures(tree, blocks)


def _read_body(body: str, name: str) -> Document:
    check_markup(body, name)
    return _read_tree(LexborHTMLParser(body), body, name, ())


def _read_tree(
    tree: LexborHTMLParser, text: str, name: str, notes: tuple[str, ...], drawn: Mapping[int, Rows] = _NONE_DRAWN
) -> Document:
    named = tree.css("table, meta")  # at once: each search walks the whole page
    tables = [node for node in named if node.tag == "table"]
    numbers = {table.mem_id: number for number, table in enumerate(tables, start=1)}
    marks = marks_of(tree)
    page = _Page(name, numbers, marks, marks.hidden, marks.hidden | marks.apart, drawn)
    if tree.body is not None:
        _read_blocks(tree.body, page)
    return Document(
        "html",
        _title(tree, page.blocks),
        _metadata(node for node in named if node.tag == "meta"),
        tuple(page.blocks),
        (*notes, *page.notes),
        _links(tree, text, page.blocks),
        _base(tree, text),
    )


def _base(tree: LexborHTMLParser, text: str) -> str:
    """`<base href>` as printed; it stands at the head of a page."""
    head = text[:_HEAD]
    element = tree.css_first("base[href]") if "<base" in head or "<BASE" in head else None
    return (element.attributes.get("href") or "").strip() if element is not None else ""


def _single_spaced(parts: Sequence[str]) -> str:
    return " ".join("".join(parts).split())


def _title(tree: LexborHTMLParser, blocks: list[Paragraph | Grid]) -> str:
    element = tree.css_first("title")
    title = _single_spaced([element.text()]) if element is not None else ""
    paragraphs = [block for block in blocks if isinstance(block, Paragraph)]
    headings = [paragraph for paragraph in paragraphs if paragraph.heading]
    return title or next((paragraph.text for paragraph in (*headings, *paragraphs)), "")


def _metadata(elements: Iterable[LexborNode]) -> dict[str, str]:
    metadata: dict[str, str] = {}
    for element in elements:
        attributes = element.attributes
        key = attributes.get("name") or attributes.get("property")
        content = attributes.get("content")
        if key and content and content.strip():
            metadata.setdefault(key, content.strip())
    return metadata


def _read_blocks(root: LexborNode, page: _Page) -> None:
    """Add the blocks under `root` to the page, in reading order."""
    line: list[str] = []
    hidden = page.hidden
    opened: list[tuple[str, Iterator[LexborNode]]] = [("", iter((root,)))]
    while opened:
        inside, children = opened[-1]
        for node in children:
            tag = node.tag or ""
            if tag == "-text":
                line.append(node.text_content or "")
                continue
            if tag in _DROPPED or (hidden and node.mem_id in hidden and _skipped(node, page)):
                continue
            is_block = tag in _BLOCKS
            if line and (is_block or tag == "br"):
                _end_line(line, False, page)
            first = node.first_child
            if first is None:
                continue
            text = first.text_content if tag != "table" and first.next is None else None
            if text is not None:  # One text and nothing else, as in most elements.
                line.append(text)
                if is_block:
                    _end_line(line, tag in _HEADINGS, page)
                continue
            opened.append((tag, _inside(node, tag, page)))
            break
        else:
            opened.pop()
            if line and inside in _BLOCKS and inside != "table":
                _end_line(line, inside in _HEADINGS, page)
    _end_line(line, False, page)


def _inside(node: LexborNode, tag: str, page: _Page) -> Iterator[LexborNode]:
    """What is to be read in an element; the grid of a table, real or drawn, is added to the page at once."""
    if tag == "table":
        return iter(_read_table(node, page))
    if page.drawn and node.mem_id in page.drawn:
        _add_drawn(page.drawn[node.mem_id], page)
        return iter(())
    return node.iter(include_text=True)


def _add_drawn(rows: Rows, page: _Page) -> None:
    """Add a drawn table to the page, numbered behind its real ones."""
    number = max([block.number for block in page.blocks if isinstance(block, Grid)], default=0)
    number = max(number, len(page.numbers)) + 1
    page.add(expand([RawRow([RawCell(text) for text in row]) for row in rows], number=number, flattened=True))


def _skipped(node: LexborNode, page: _Page) -> bool:
    """Is this hidden element not read? One that holds a table may be shown by a script: it is read, with a note."""
    if node.tag == "table" or node.css_first("table") is not None:
        page.note("a hidden part of the page holds a table, and was read")
        return False
    return True


def _end_line(line: list[str], heading: bool, page: _Page) -> None:
    if line:
        text = _single_spaced(line)
        line.clear()
        if text:
            page.add(Paragraph(text, heading))


def _read_table(table: LexborNode, page: _Page) -> list[LexborNode]:
    """Add the table's grid to the page, and return the nodes that are still to be read in its place."""
    rows: list[RawRow] = []
    nodes: list[LexborNode] = []
    nested: list[LexborNode] = []
    own_figures = 0
    gone = page.marks.gone
    for group, row in _own_rows(table, page):
        cells: list[tuple[str, int, int]] = []
        for cell in row.iter():
            if cell.tag not in _CELLS or (gone and cell.mem_id in gone):
                continue
            nodes.append(cell)
            text, tables = _cell_text(cell, page)
            attributes = cell.attributes
            spans = (_span(attributes.get("rowspan")), _span(attributes.get("colspan"))) if attributes else _NO_SPANS
            cells.append((text, *spans))
            if tables:
                nested += tables
            elif own_figures < _OWN_FIGURES:
                own_figures += FIGURE.fullmatch(text) is not None
        rows.append(RawRow(cells, group))
    captions = [child for child in table.iter() if child.tag == "caption"]
    if nested and own_figures < _OWN_FIGURES:
        return [*captions, *nodes]
    try:
        grid = expand(rows, number=page.numbers.get(table.mem_id, 0))
    except Unreadable as error:
        raise Unreadable(f"{page.name}: {error}") from error
    if any(cell for line in grid.rows for cell in line):
        page.add(grid)
    return [*captions, *nested]


def _own_rows(table: LexborNode, page: _Page) -> Iterator[tuple[int, LexborNode]]:
    """The rows of this table, without those of tables inside it, each with the number of its row group."""
    gone = page.marks.gone
    for group, part in enumerate(table.iter()):
        if gone and (
            part.mem_id in gone or (part.tag == "colgroup" and gone.intersection(c.mem_id for c in part.iter()))
        ):
            if part.tag in ("col", "colgroup"):
                page.note("a column of a table is marked as hidden, and was read")
            continue
        for row in (part,) if part.tag == "tr" else part.iter() if part.tag in _GROUPS else ():
            if row.tag == "tr" and not (gone and row.mem_id in gone):
                yield group, row


def _span(value: str | None) -> int:
    """A span as HTML reads it: leading digits; anything else is 1."""
    if value is None or value == "1":
        return 1
    digits = _LEADING_DIGITS.match(value)
    return int(digits[1]) if digits else 1


def _cell_text(cell: LexborNode, page: _Page) -> tuple[str, Sequence[LexborNode]]:
    """The text that a cell shows, blocks and lines apart by a space, and the tables in it that are read apart.

    A small table round one text is no more than a frame, and its text is the cell's.
    """
    only = cell.first_child
    if only is None or (page.marks.unseen and cell.mem_id in page.marks.unseen):
        return "", ()
    if only.next is None and (text := only.text_content) is not None:
        return text if text.isalnum() else " ".join(text.split()), ()
    if _is_plain(cell, page) and (text := " ".join(cell.text().split())):
        return text, ()
    parts: list[str] = []
    tables: list[LexborNode] = []
    stack: list[LexborNode | None] = list(cell.iter(include_text=True))
    stack.reverse()
    while stack:
        node = stack.pop()
        if node is None:
            parts.append(" ")
            continue
        tag = node.tag or ""
        if tag == "-text":
            parts.append(node.text_content or "")
        elif node.mem_id in page.hidden or tag in _UNREAD:
            continue
        elif tag in _TYPED:
            parts.append(_typed(node))
        elif tag == "table" and not _is_frame(node):
            tables.append(node)
        else:
            is_apart = tag in _SPACED or node.mem_id in page.marks.apart
            stack.extend(reversed([*node.iter(include_text=True), *(None,) * is_apart]))
            parts.append(" " * is_apart or _TURNED * (tag == "bdo"))
    text = _single_spaced(parts)
    shows_more = not text and (tables or cell.css_first(_SHOWS_MORE) is not None)
    return (_PICTURE if shows_more else text), tables


def _is_plain(cell: LexborNode, page: _Page) -> bool:
    """Is all that a cell shows one text, in one paragraph at most?"""
    marked = page.marked
    inner, only = cell, cell.first_child
    while only is not None and only.next is None and only.tag in _ROUND_ALL:
        if only.mem_id in marked:
            return False
        inner, only = only, only.first_child
    if only is None:
        return True
    nodes = inner.traverse(include_text=True)
    next(nodes)
    if marked:
        return all(node.tag in _PLAIN and node.mem_id not in marked for node in nodes)
    return all(node.tag in _PLAIN for node in nodes)


def _is_frame(table: LexborNode) -> bool:
    """A small table with one cell that is not blank, and no table in it, is a frame round a text."""
    inside = list(islice((node for node in table.traverse() if node.tag in ("td", "th", "table")), _FRAME_CELLS + 2))
    cells = [node for node in inside if node.tag != "table"]
    if len(cells) == 1:
        return True
    return len(inside) == len(cells) + 1 <= _FRAME_CELLS and sum(1 for cell in cells if cell.text().strip()) <= 1


def _typed(field_: LexborNode) -> str:
    """What a field of a form shows."""
    attributes = field_.attributes
    if field_.tag == "select":
        chosen = field_.css_first("option[selected]") or field_.css_first("option")
        return f" {chosen.text() if chosen is not None else ''} "
    if field_.tag != "input":
        return f" {field_.text()} "
    is_text = (attributes.get("type") or "text").strip().lower() not in _NOT_TYPED
    return f" {attributes.get('value') or ''} " if is_text else ""
