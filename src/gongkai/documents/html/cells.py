"""What an element of a page may be, and the text that a table's cell shows.

A cell holds one text in nearly all pages, in spans or a paragraph; the others are walked with a stack.
"""

import re
from collections.abc import Sequence
from itertools import islice

from selectolax.lexbor import LexborNode

from gongkai.documents.html.embedded import FIGURE
from gongkai.documents.html.marks import Marks

DROPPED = frozenset(("script", "style", "noscript", "template", "head", "title", "link", "meta", "nav", "iframe"))
DROPPED |= frozenset(("select", "button", "textarea", "datalist", "svg", "math", "object", "audio", "video", "canvas"))
DROPPED |= {"-comment", "noframes", "noembed"}
"""Elements whose text is not read."""
HEADINGS = frozenset(("h1", "h2", "h3", "h4", "h5", "h6"))
BLOCKS = HEADINGS | frozenset(("table", "caption", "thead", "tbody", "tfoot", "tr", "td", "th", "ul", "ol", "li", "dl"))
BLOCKS |= frozenset(
    ("html", "body", "header", "footer", "main", "article", "section", "aside", "div", "center", "form")
)
BLOCKS |= frozenset(("p", "pre", "hr", "dt", "dd", "blockquote", "address", "details", "summary", "dialog", "fieldset"))
BLOCKS |= frozenset(("legend", "figure", "figcaption", "ucapcontent", "dl", "form", "fieldset"))
"""Elements that begin and end a line."""
APART = frozenset(("sup", "sub", "del", "s", "strike"))
"""Elements whose text is no part of the figure beside it: a footnote's mark or a struck number must not lengthen it."""
APART |= frozenset(("rt", "rp", "rtc", "small", "hi", "note", "emphasis", "strikethrough", "superscript", "subscript"))
_TYPED = frozenset(("input", "textarea", "select", "button"))
_UNREAD = DROPPED - _TYPED
_NOT_TYPED = frozenset(("hidden", "checkbox", "radio", "file", "image", "password", "submit", "reset"))
_PICTURES = "img, svg, math, canvas, object, embed, iframe, video"
_FILLED_BY = frozenset(("data-value", "data-to", "data-num", "data-count", "data-text", "data-bind", "data-ng-bind"))
_FILLED_BY |= {"v-text", "v-html", ":text", "ng-bind", "ng-bind-html", "x-text", "x-html"}
_FILLED = ", ".join(("script, noscript, template", *(f"[{name}]".replace(":", "\\:") for name in sorted(_FILLED_BY))))
"""What a script writes in, or fills, when the page is shown."""
_SHOWS_MORE = f"{_PICTURES}, {_FILLED}"
_PLAIN = frozenset(("-text", "-comment", "td", "th", "span", "font", "b", "strong", "i", "em", "u", "a", "o:p"))
"""What a cell may hold and still be one text, as nearly all are: figures pasted from Word stand in three of these."""
_ROUND_ALL = _PLAIN | {"p"}
"""What may stand round all of that text."""
_MOST_UNREAD = 10
_FRAME_CELLS = 10
PICTURE = "\ufffc"
"""Stands in a cell that shows only a picture, a table, what a script writes or a figure that is struck or not seen: no
blank, no number."""
_DRAWN = "\x1f"
_BESIDE_NO_FIGURE = re.compile(rf"(?<![\d{_DRAWN}]){_DRAWN}+(?![\d{_DRAWN}])")
_SHOWN_AGAIN = re.compile(r"visibility\s*:\s*visible", re.IGNORECASE)
_SIGNS = frozenset(("br", "img"))
_NO_SIZE = frozenset(("0", "1"))
_TURNED = "\u202e"
"""Before a text that is shown from right to left (`bdo`): its digits are not in the order in which they are seen."""
_FEW = 3
"""Pieces of a line before a mark that are looked at."""


def cell_text(cell: LexborNode, marks: Marks) -> tuple[str, Sequence[LexborNode]]:
    """The text that a cell shows, blocks and lines apart by a space, and the tables in it that are read apart.

    A small table round one text is no more than a frame, and its text is the cell's.
    """
    if marks.adds and not marks.adds.isdisjoint(node.mem_id for node in cell.traverse()):
        return " ".join(shown_text(cell, marks)[0].split()) + PICTURE, ()
    only = cell.first_child
    if marks.unseen and cell.mem_id in marks.unseen:
        return "", ()
    if only is None:
        return PICTURE * _is_filled(cell), ()
    is_apart = bool(marks.marked) and cell.mem_id in marks.marked
    if not is_apart and only.next is None and (text := only.text_content) is not None:
        return text if text.isalnum() else " ".join(text.split()) or PICTURE * _is_filled(cell), ()
    if not is_apart and _is_plain(cell, marks) and (text := " ".join(cell.text().split())):
        return text, ()
    shown, tables = shown_text(cell, marks)
    text = " ".join(shown.split())
    shows_more = bool(tables) or _shows_more(cell) if not text else _is_unread(cell, text, marks)
    return (PICTURE if shows_more else text), tables


def _shows_more(cell: LexborNode) -> bool:
    """Shows a cell without a text something, a picture or what a script writes?"""
    return _is_filled(cell) or cell.css_first(_SHOWS_MORE) is not None


def _is_filled(cell: LexborNode) -> bool:
    """Has a cell an attribute that tells a script what to write in it? An empty one tells nothing."""
    attributes = cell.attributes
    return not _FILLED_BY.isdisjoint(attributes) and any(attributes[name] for name in _FILLED_BY & attributes.keys())


def _is_unread(cell: LexborNode, text: str, marks: Marks) -> bool:
    """Is all that a cell shows a figure that is struck through, or that nobody sees, or that is still to be counted?"""
    figure = FIGURE.match(text) if marks.unread else None
    if figure is None or any(map(str.isdigit, text[figure.end() :])):
        return False
    inside = islice((node for node in cell.traverse() if node.mem_id in marks.unread), _MOST_UNREAD)
    return any(FIGURE.findall(node.text()) == [figure[0]] for node in inside)


def captions_of(table: LexborNode, marks: Marks) -> tuple[list[str], list[LexborNode]]:
    """The lines of a table's captions, which stand over it, and what of them is still to be read (tables in them)."""
    lines: list[str] = []
    apart: list[LexborNode] = []
    for caption in (child for child in table.iter() if child.tag == "caption"):
        if caption.mem_id in marks.hidden:
            apart.append(caption)
            continue
        shown, tables = shown_text(caption, marks, "\n")
        lines += [text for line in shown.split("\n") if (text := " ".join(line.split()))]
        apart += tables
    return lines, apart


def shown_text(element: LexborNode, marks: Marks, line_end: str = " ") -> tuple[str, list[LexborNode]]:
    """The text that an element shows, its spaces as they stand, and the tables in it that are read apart.

    `line_end` stands round blocks, and for each `<br>`; a space round what is no part of a figure beside it.
    """
    parts: list[str] = []
    tables: list[LexborNode] = []
    stack: list[LexborNode | str] = list(element.iter(include_text=True))
    stack.reverse()
    while stack:
        node = stack.pop()
        if isinstance(node, str):
            parts.append(node)
            continue
        tag = node.tag or ""
        if tag == "-text":
            parts.append(node.text_content or "")
        elif tag in _SIGNS:
            parts.append(line_end if tag == "br" else _picture(node))
        elif node.mem_id in marks.hidden or tag in _UNREAD:
            shows_again = node.mem_id in marks.unseen and _SHOWN_AGAIN.search(node.html or "")
            parts.append(PICTURE if shows_again else "")
        elif tag in _TYPED:
            parts.append(_typed(node))
        elif tag == "table" and not _is_frame(node):
            tables.append(node)
        else:
            gap = line_end if tag in BLOCKS else " " * (tag in APART or node.mem_id in marks.apart)
            stack.extend(reversed([*node.iter(include_text=True), *(gap,) * bool(gap)]))
            parts.append(gap or _TURNED * (tag == "bdo"))
    return _BESIDE_NO_FIGURE.sub("", "".join(parts)).replace(_DRAWN, PICTURE), tables


def _picture(image: LexborNode) -> str:
    """A mark for a picture, which may be a digit of the figure that it touches; none for one that holds a place."""
    attributes = image.attributes
    return "" if {attributes.get("width"), attributes.get("height")} & _NO_SIZE else _DRAWN


def _is_plain(cell: LexborNode, marks: Marks) -> bool:
    """Is all that a cell shows one text, in one paragraph at most?"""
    marked = marks.marked
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
    """What a field of a form shows; one that is empty in the file may be filled by a script."""
    attributes = field_.attributes
    if field_.tag == "select":
        chosen = field_.css_first("option[selected]") or field_.css_first("option")
        return f" {chosen.text() if chosen is not None else ''} "
    if field_.tag != "input":
        return f" {field_.text() or PICTURE * (field_.tag == 'textarea')} "
    is_text = (attributes.get("type") or "text").strip().lower() not in _NOT_TYPED
    return f" {attributes.get('value') or PICTURE} " if is_text else ""


def mark_beside(node: LexborNode, line: Sequence[str], is_unread: bool) -> str:
    """A raised or struck number right beside a figure, in brackets: 26 with a footnote 1 is 26[1], not 261.

    A figure that is struck or not seen has a mark in its place where it stands alone, as the cells of some tables do.
    """
    is_block = node.tag in BLOCKS
    if is_block and (not is_unread or node.tag != "p"):
        return ""
    text = node.text().strip()
    before, behind = "".join(line[-_FEW:]), node.next.text() if node.next is not None else ""
    if not is_block and text.isdecimal() and any(map(str.isdecimal, (before[-1:], behind[:1]))):
        return f"[{text}]"
    is_alone = is_block or not f"{before}{behind}".strip()
    return PICTURE if is_unread and is_alone and FIGURE.fullmatch(text) else ""
