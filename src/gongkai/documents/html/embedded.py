"""The body of a page where its own markup does not hold it: in a script, a field or a template.

`window._CONFIG = {DETAIL: {content: "\\u003ctable…"}}` (gkmlpt), `document.write("<table>…")` (catalogue item 20;
crawling.md, row 16). Scripts are not run: their literals are read, and what stands between two of them is
`script.UNKNOWN`, so that no cell seems blank.
"""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from itertools import chain, islice

from selectolax.lexbor import LexborHTMLParser, LexborNode

from gongkai.documents.html.answers import MARKUP, answer_of, marked_up
from gongkai.documents.html.script import texts, tokens
from gongkai.documents.json_values import json_values
from gongkai.documents.limits import LONGEST_ANSWER, MAX_CELLS, Unreadable
from gongkai.values import Document, Grid, Note, Paragraph

ENOUGH = 10
"""Figures in the tables of a report: with fewer, a body inside the page's scripts is looked for. A table of metadata
(索引号, 发布日期) has one or two."""
_OF_A_TABLE = 3
"""Figures in a text's tables by which it is more than a piece of the page's dress (a calendar's empty frame)."""

FIGURE = re.compile(r"[-+]?[\d,，.]+")
_CELL = re.compile(r"(?:<|\\u003c|\\x3c|&lt;|%3c)t[dh]\b", re.IGNORECASE)
"""The beginning of a table's cell, as a script may write it."""
_HOLDERS = "script, iframe[srcdoc], textarea, xmp, template, noscript, input[value], [data-content], [data-html]"
"""What may hold a body that only a script puts on the page."""
_UNPARSED = ("template", "noscript")
_TEMPLATES = ("text/html", "text/template", "text/x-template", "text/xml")
_ALIKE = 3
"""Labels of their tables that two texts share, at least half of all, if they are of the same kind."""


def figures(blocks: Iterable[Paragraph | Grid]) -> int:
    """The figures in tables, counted no further than `ENOUGH`."""
    cells = (cell for block in blocks if isinstance(block, Grid) for line in block.rows for cell in line)
    return sum(1 for _ in islice((cell for cell in cells if cell and FIGURE.fullmatch(cell.text)), ENOUGH))


def hidden_bodies(tree: LexborHTMLParser) -> Iterator[str]:
    """The texts with table cells that a page's scripts, fields and templates hold, in the order of the page."""
    for node in tree.css(_HOLDERS):
        held = _held(node)
        if not _CELL.search(held):
            continue
        is_script = node.tag == "script" and (node.attributes.get("type") or "").strip().lower() not in _TEMPLATES
        found = chain.from_iterable(map(_bodies, texts(tokens(held)))) if is_script else _bodies(held)
        yield from (text for text in found if _CELL.search(text))


def shown_markup(blocks: Iterable[Paragraph | Grid]) -> Iterator[str]:
    """The markup with table cells that a page shows as text, if any: its entities are written twice, as in a feed."""
    text = "\n".join(block.text for block in blocks if isinstance(block, Paragraph) and MARKUP.search(block.text))
    if _CELL.search(text):
        yield text


def _held(node: LexborNode) -> str:
    """The markup that an element holds without showing it."""
    if node.tag in _UNPARSED:
        markup = node.html or ""
        return markup[markup.find(">") + 1 :]
    in_attribute = (value for value in node.attributes.values() if value and _CELL.search(value))
    return next(in_attribute, None) or node.text(deep=True) or ""


def _bodies(text: str) -> Sequence[str]:
    """The texts with markup that a text is, or holds as JSON."""
    may_be_answer = text.lstrip()[:1] in ("{", "[") and len(text) <= LONGEST_ANSWER
    answer = answer_of(json_values(text, "a text of the page"), "a text of the page") if may_be_answer else None
    return answer.bodies if answer is not None else (marked_up(text),)


def join(outer: Document, inner: list[Document], where: Note) -> Document:
    """The page with the bodies inside it that hold a report's tables, after its own blocks, and a note on them.

    Where two of them hold tables with like labels and unlike contents, which is the report cannot be told: a note
    says so, and none is taken. Raises `Unreadable` where they hold too many cells in all.
    """
    taken: dict[tuple[tuple[str, ...], ...], Document] = {}
    for document in inner:
        if figures(document.blocks) >= _OF_A_TABLE:
            taken.setdefault(_printed(document.blocks), document)
    if sum(map(len, taken)) > MAX_CELLS:
        raise Unreadable(
            f"over {MAX_CELLS} table cells in {where.en}; it is no report's page",
            f"{where.zh}中的单元格超过{MAX_CELLS}个，不像年报页面",
        )
    parts = list(taken.values())
    if sum(figures(part.blocks) for part in parts) < ENOUGH:
        return outer
    if any(_alike(one, other) for n, one in enumerate(parts) for other in parts[:n]):
        note = Note(
            f"{where.en} hold {len(parts)} texts with the same tables and other figures; none of them was read",
            f"{where.zh}中有{len(parts)}段表格相同而数字不同的内容，均未读取",
        )
        return replace(outer, notes=(*outer.notes, note))
    whole = joined([outer, *parts])
    note = Note(f"the tables were read from {where.en}, not from the page itself", f"表格读自{where.zh}，而非网页正文")
    return replace(whole, notes=(*whole.notes, note))


def _printed(blocks: Iterable[Paragraph | Grid]) -> tuple[tuple[str, ...], ...]:
    return tuple(
        tuple(cell.text for line in block.rows for cell in line if cell) for block in blocks if isinstance(block, Grid)
    )


def _texts(blocks: Iterable[Paragraph | Grid]) -> tuple[set[str], int]:
    """The labels of tables, and how many figures they hold."""
    texts = [text for table in _printed(blocks) for text in table if text]
    labels = {text for text in texts if not FIGURE.fullmatch(text)}
    return labels, sum(text not in labels for text in texts)


def _alike(one: Document, other: Document) -> bool:
    (mine, _), (yours, _) = _texts(one.blocks), _texts(other.blocks)
    shared = len(mine & yours)
    return shared >= _ALIKE and 2 * shared > min(len(mine), len(yours))


def is_version(hidden: Sequence[Paragraph | Grid], shown: Sequence[Paragraph | Grid]) -> bool:
    """Are these tables another version of those that are shown, with their labels and no more figures?"""
    (mine, figures_of_mine), (yours, figures_of_yours) = _texts(hidden), _texts(shown)
    shared = len(mine & yours)
    return shared >= _ALIKE and 2 * shared > len(mine) and figures_of_mine <= figures_of_yours


def joined(documents: Sequence[Document]) -> Document:
    """The first document with the blocks of the others behind its own, their tables counted on."""
    blocks: list[Paragraph | Grid] = []
    tables = 0
    for document in documents:
        blocks += [_counted_on(block, tables) for block in document.blocks]
        tables += max((block.number for block in document.blocks if isinstance(block, Grid)), default=0)
    first, backwards = documents[0], documents[::-1]
    links = {link.url: link for document in backwards for link in document.links}
    return replace(
        first,
        title=next((document.title for document in documents if document.title), first.title),
        metadata={key: value for document in backwards for key, value in document.metadata.items()},
        blocks=tuple(blocks),
        notes=tuple(dict.fromkeys(note for document in documents for note in document.notes)),
        links=tuple(links.values()),
    )


def _counted_on(block: Paragraph | Grid, tables: int) -> Paragraph | Grid:
    return replace(block, number=block.number + tables) if isinstance(block, Grid) else block
