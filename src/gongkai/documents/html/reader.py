"""HTML to paragraphs and grids in reading order.

Every walk is a loop with a stack of its own: 10,000 nested tables must not end in a recursion error. Tables that hold
tables and no figures of their own are layout: their cells are read as if the table were not there (catalogue item 12).
"""

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from itertools import chain, islice

from selectolax.lexbor import LexborHTMLParser, LexborNode

from gongkai.documents.html.answers import MOST_BODIES, Answer
from gongkai.documents.html.cells import (
    APART,
    BLOCKS,
    DROPPED,
    HEADINGS,
    captions_of,
    cell_text,
    mark_beside,
    shown_text,
)
from gongkai.documents.html.cut_off import whole
from gongkai.documents.html.drawn_grids import Rows, drawn_grids, may_be_drawn
from gongkai.documents.html.embedded import ENOUGH, FIGURE, figures, hidden_bodies, is_version, join, shown_markup
from gongkai.documents.html.links import read_links
from gongkai.documents.html.marks import Marks, marks_of
from gongkai.documents.html.pictures import picture_notes, read_pictures
from gongkai.documents.limits import MAX_BLOCKS, MAX_CELLS, Unreadable, check_markup
from gongkai.documents.spans import RawCell, RawRow, expand
from gongkai.documents.text.barred import with_rows_of_bars
from gongkai.documents.text.reader import read_text
from gongkai.values import Document, DocumentLink, Grid, Note, Paragraph

_GROUPS = frozenset(("tbody", "thead", "tfoot"))
_CELLS = frozenset(("td", "th"))
_NO_SPANS = 1, 1
_HIDDEN_READ = Note("a hidden part of the page holds a table, and was read", "网页的隐藏部分含有表格，已读取")
_HIDDEN_LEFT = Note(
    "a hidden part of the page holds other tables with the labels of those that are shown, and was not read",
    "网页的隐藏部分另有与所显示表格项目相同的表格，未读取",
)
_HIDDEN_COLUMN = Note("a column of a table is marked as hidden, and was read", "表格中有一列标记为隐藏，已读取")
_HEAD = 20_000
_LEADING_DIGITS = re.compile(r"\s*\+?(\d{1,9})")
_OWN_FIGURES = 3
"""Figures of its own that make a table with tables in its cells more than layout."""
_READ_APART = ("table", "pre")
"""Elements that are no paragraph even where they hold one text alone."""
_NONE_DRAWN: Mapping[int, Rows] = {}
_SCRIPTS = Note("scripts, fields or texts of the page", "网页的脚本、字段或文字")
_ANSWER = Note("texts of the answer", "返回结果的文字")


@dataclass(slots=True)
class _Page:
    """What the walks share: the order of all tables, what was assumed, and how much was read."""

    name: str
    numbers: dict[int, int]
    marks: Marks
    drawn: Mapping[int, Rows]
    """The tables that are drawn without `<table>`, by the element that holds their rows."""
    blocks: list[Paragraph | Grid] = field(default_factory=list)
    notes: list[Note] = field(default_factory=list)
    places: int = 0
    unshown: list[int] = field(default_factory=list)
    """The places of the blocks that stand in hidden parts with tables."""
    inside_hidden: bool = False
    leaves: dict[int, frozenset[tuple[str, str]]] = field(default_factory=dict)
    """By the element round them, the tag and the class of its hidden children that hold tables."""

    def note(self, note: Note) -> None:
        if note not in self.notes:
            self.notes.append(note)

    def add(self, block: Paragraph | Grid) -> None:
        self.blocks.append(block)
        if isinstance(block, Grid) and block.rows:
            self.places += len(block.rows) * len(block.rows[0])
        if self.places > MAX_CELLS or len(self.blocks) > MAX_BLOCKS:
            number = block.number if isinstance(block, Grid) else None
            raise Unreadable(
                f"{self.name}: over {MAX_CELLS} table cells or {MAX_BLOCKS} paragraphs, at table "
                f"{number or 'none'}; it is no report's page",
                f"{self.name}：{f'到第{number}个表格为止，' if number else ''}单元格超过{MAX_CELLS}个或段落超过"
                f"{MAX_BLOCKS}个，不像年报页面",
            )


def read_html(text: str, *, name: str, notes: tuple[Note, ...] = ()) -> Document:
    """Read a decoded page. `name` is for messages, `notes` are those of the decoding. Raises `Unreadable` at limits.

    Where its own tables hold next to no figures, the body is looked for in its scripts, fields and texts.
    """
    text, cut = whole(text)
    notes = (*notes, *cut)
    tree = LexborHTMLParser(text)
    document = _read_tree(tree, text, name, notes)
    if figures(document.blocks) >= ENOUGH:
        return document
    drawn = drawn_grids(tree, marks_of(tree, text)) if may_be_drawn(text) else None
    if drawn:
        return _read_tree(tree, text, name, notes, drawn)
    bodies = islice(chain(hidden_bodies(tree), shown_markup(document.blocks)), MOST_BODIES)
    return join(document, [_read_body(body, name) for body in bodies], _SCRIPTS)


def read_answer(answer: Answer, *, name: str, notes: tuple[Note, ...] = ()) -> Document:
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
    body, cut = whole(body)
    return _read_tree(LexborHTMLParser(body), body, name, cut)


def _read_tree(
    tree: LexborHTMLParser, text: str, name: str, notes: tuple[Note, ...], drawn: Mapping[int, Rows] = _NONE_DRAWN
) -> Document:
    named = tree.css("table, meta")  # at once: each search walks the whole page
    tables = [node for node in named if node.tag == "table"]
    numbers = {table.mem_id: number for number, table in enumerate(tables, start=1)}
    marks = marks_of(tree, text)
    page = _Page(name, numbers, marks, drawn)
    if tree.body is not None:
        _read_blocks(tree.body, page)
    if page.unshown:
        _leave_versions(page)
    page.blocks = with_rows_of_bars(page.blocks, name)
    links = _links(tree, text, page.blocks)
    if "<img" in text or "<IMG" in text:
        page.notes += () if any(link.kind == "picture" for link in links) else picture_notes(tree)
    return Document(
        "html",
        _title(tree, page.blocks),
        _metadata(node for node in named if node.tag == "meta"),
        tuple(page.blocks),
        (*notes, *page.notes),
        links,
        _base(tree, text),
    )


def _leave_versions(page: _Page) -> None:
    """Leave out hidden parts whose tables are those of the page once more: last year's, a draft, one for phones."""
    hidden = frozenset(page.unshown)
    shown = [block for n, block in enumerate(page.blocks) if n not in hidden]
    if is_version([page.blocks[n] for n in page.unshown], shown):
        page.blocks = shown
        page.notes[page.notes.index(_HIDDEN_READ)] = _HIDDEN_LEFT


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
    opened: list[tuple[str, Iterator[LexborNode]]] = [("", iter((root,)))]
    while opened:
        inside, children = opened[-1]
        for node in children:
            tag = node.tag or ""
            if tag == "-text":
                line.append(node.text_content or "")
                continue
            if tag in DROPPED or _set_aside(node, tag, line, page):
                continue
            is_block = tag in BLOCKS
            if line and (is_block or tag == "br"):
                _end_line(line, False, page)
            first = node.first_child
            if first is None:
                continue
            text = first.text_content if tag not in _READ_APART and first.next is None else None
            if text is not None:  # One text and nothing else, as in most elements.
                line.append(text)
                if is_block:
                    _end_line(line, tag in HEADINGS, page)
                continue
            opened.append((tag, _inside(node, tag, page)))
            break
        else:
            opened.pop()
            if line and inside in BLOCKS and inside != "table":
                _end_line(line, inside in HEADINGS, page)
    _end_line(line, False, page)


def _set_aside(node: LexborNode, tag: str, line: list[str], page: _Page) -> bool:
    """Is this element hidden, or a mark beside a figure, which is added to the line in brackets?"""
    marks = page.marks
    if marks.hidden and node.mem_id in marks.hidden:
        if _skipped(node, page):
            return True
        if not page.inside_hidden:
            _end_line(line, False, page)
            _read_hidden(node, page)
            return True
    is_marked = bool(marks.marked) and node.mem_id in marks.marked
    mark = mark_beside(node, line, is_marked and node.mem_id in marks.unread) if is_marked or tag in APART else ""
    if mark and tag in BLOCKS:
        _end_line(line, False, page)
    line += [mark] * bool(mark)
    if mark and tag in BLOCKS:
        _end_line(line, False, page)
    return bool(mark)


def _read_hidden(node: LexborNode, page: _Page) -> None:
    """Read a hidden part, and keep in mind what stands in it."""
    begin = len(page.blocks)
    page.inside_hidden = True
    _read_blocks(node, page)
    page.inside_hidden = False
    page.unshown += range(begin, len(page.blocks))


def _inside(node: LexborNode, tag: str, page: _Page) -> Iterator[LexborNode]:
    """What is to be read in an element; the grid of a table, real or drawn, is added to the page at once."""
    if tag == "table":
        return iter(_read_table(node, page))
    if page.drawn and node.mem_id in page.drawn:
        _add_drawn(page.drawn[node.mem_id], page)
        return iter(())
    if tag == "pre" and node.css_first("table") is None:
        _add_lines(node, page)
        return iter(())
    return node.iter(include_text=True)


def _add_drawn(rows: Rows, page: _Page) -> None:
    """Add a drawn table to the page, numbered behind its real ones."""
    drawn = [RawRow([RawCell(text) for text in row]) for row in rows]
    page.add(expand(drawn, number=_next_number(page), flattened=True))


def _next_number(page: _Page) -> int:
    """The next number behind all real tables of the page, and those that were added to it."""
    added = max((block.number for block in page.blocks if isinstance(block, Grid)), default=0)
    return max(added, len(page.numbers)) + 1


def _add_lines(node: LexborNode, page: _Page) -> None:
    """Add preformatted text, whose lines and gaps are shown as they are, as text is read."""
    text, _ = shown_text(node, page.marks, "\n")
    for block in read_text(text, name=page.name).blocks:
        page.add(replace(block, number=_next_number(page)) if isinstance(block, Grid) else block)


def _skipped(node: LexborNode, page: _Page) -> bool:
    """Is this hidden element not read? One that holds a table may be shown by a script: it is read, with a note.

    So are those beside it with its class: a script turns the leaves of a report that is cut in several.
    """
    if _holds_table(node):
        page.note(_HIDDEN_READ)
        return False
    return not node.attributes.get("class") or _kind(node) not in _leaves_beside(node, page)


def _holds_table(node: LexborNode) -> bool:
    return node.tag == "table" or node.css_first("table") is not None


def _kind(node: LexborNode) -> tuple[str, str]:
    return node.tag or "", node.attributes.get("class") or ""


def _leaves_beside(node: LexborNode, page: _Page) -> frozenset[tuple[str, str]]:
    around = node.parent
    if around is None:
        return frozenset()
    if around.mem_id not in page.leaves:
        hidden = (child for child in around.iter() if child.mem_id in page.marks.hidden and _holds_table(child))
        page.leaves[around.mem_id] = frozenset(map(_kind, hidden))
    return page.leaves[around.mem_id]


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
            text, tables = cell_text(cell, page.marks)
            attributes = cell.attributes
            spans = (_span(attributes.get("rowspan")), _span(attributes.get("colspan"))) if attributes else _NO_SPANS
            cells.append((text, *spans))
            if tables:
                nested += tables
            elif own_figures < _OWN_FIGURES:
                own_figures += FIGURE.fullmatch(text) is not None
        rows.append(RawRow(cells, group))
    captions, apart = captions_of(table, page.marks)
    for text in captions:
        page.add(Paragraph(text, False))
    if nested and own_figures < _OWN_FIGURES:
        return [*apart, *nodes]
    try:
        grid = expand(rows, number=page.numbers.get(table.mem_id, 0))
    except Unreadable as error:
        raise Unreadable(f"{page.name}: {error}", f"{page.name}：{error.zh}") from error
    if any(cell for line in grid.rows for cell in line):
        page.add(grid)
    return [*apart, *nested]


def _own_rows(table: LexborNode, page: _Page) -> Iterator[tuple[int, LexborNode]]:
    """The rows of this table, without those of tables inside it, each with the number of its row group."""
    gone = page.marks.gone
    for group, part in enumerate(table.iter()):
        if gone and (
            part.mem_id in gone or (part.tag == "colgroup" and gone.intersection(c.mem_id for c in part.iter()))
        ):
            if part.tag in ("col", "colgroup"):
                page.note(_HIDDEN_COLUMN)
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
