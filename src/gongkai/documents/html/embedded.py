"""The body of a page where its own markup does not hold it: in a script, a field or a template, or in a JSON answer.

`window._CONFIG = {DETAIL: {content: "\\u003ctable…"}}` (gkmlpt), `document.write("<table>…")` (catalogue item 20;
crawling.md, row 16), and the JSON that search interfaces answer with (UCAP: `results[].contentHtml`). Scripts are not
run: their literals are read, and what stands between two of them is `script.UNKNOWN`, so that no cell seems blank.
"""

import html
import json
import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import chain, islice
from urllib.parse import unquote

from selectolax.lexbor import LexborHTMLParser, LexborNode

from gongkai.documents.html.links import file_link
from gongkai.documents.html.script import texts, tokens
from gongkai.documents.limits import LONGEST_ANSWER, MAX_CELLS, Unreadable
from gongkai.values import Document, DocumentLink, Grid, Paragraph

MOST_BODIES = 20
"""Texts with markup of one page or answer that are looked at."""
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
_UNITS = re.compile(r"(?:%u[0-9A-Fa-f]{4})+")
"""Characters as JavaScript's `escape` writes them, in UTF-16."""
_MARKUP = re.compile(r"<[a-z][a-z0-9]*[\s>/]|</[a-z]", re.IGNORECASE)
_TEMPLATES = ("text/html", "text/template", "text/x-template", "text/xml")
_ANSWER = re.compile(r"\s*(?:[\w$.]{1,100}\s*\(\s*)?(?=[\[{])")
"""How JSON begins, plain or as the argument of a call."""
_NEXT = re.compile(r"\s*(?=[\[{])")
_LINES = 10
"""Ends of lines in a text without markup that may be a report, at least."""
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
    text = "\n".join(block.text for block in blocks if isinstance(block, Paragraph) and _MARKUP.search(block.text))
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
    answer = _answer(_json(text, "a text of the page")) if may_be_answer else None
    return answer.bodies if answer is not None else (_marked_up(text),)


def _marked_up(text: str) -> str:
    """A text whose markup may be written as entities, escaped for an address, or as data of XML, as markup."""
    if "<" in text:
        return text.replace("<![CDATA[", "").replace("]]>", "")
    if "%3c" in text.lower():
        in_utf_16 = _UNITS.sub(lambda run: bytes.fromhex(run[0].replace("%u", "")).decode("utf-16-be", "replace"), text)
        return unquote(in_utf_16)
    return html.unescape(text) if "&lt;" in text else text


@dataclass(frozen=True, slots=True)
class Answer:
    """A JSON answer: its title, the texts with markup in it, and the files that it names.

    `plain` is its one text of several lines, where it has no markup: a record of a collection of texts.
    """

    title: str
    bodies: tuple[str, ...]
    links: tuple[DocumentLink, ...]
    plain: str = ""


def parse_answer(text: str, name: str, part: str = "") -> Answer | None:
    """A JSON answer (or a call with one) that holds markup, files or one text of lines; None where it is no such thing.

    `part` is a JSON pointer (RFC 6901) to what of it is meant. Raises `Unreadable` for JSON longer than
    `LONGEST_ANSWER`, and where there is nothing at `part`.
    """
    value = _json(text, name)
    if not part:
        return _answer(value)
    for step in part.split("/")[1:]:
        value = _member(value, step.replace("~1", "/").replace("~0", "~"))
    answer = _answer(value)
    if answer is None:
        raise Unreadable(f"{name}: the answer holds no text at {part}; open it to see what the site says")
    return answer


def _member(value: object, step: str) -> object:
    if isinstance(value, list) and step.isascii() and step.isdigit() and int(step[:9]) < len(value):
        return value[int(step)]
    return value.get(step) if isinstance(value, dict) else None


def _json(text: str, name: str) -> object:
    """The value of a JSON answer, None where the text is none; a list of those of several lines (JSON Lines)."""
    begins = _ANSWER.match(text)
    if begins is None:
        return None
    if len(text) > LONGEST_ANSWER and text.rstrip(" \r\n\t;)").endswith(("}", "]")):
        raise Unreadable(f"{name}: JSON of over {LONGEST_ANSWER} characters; give the one answer that holds the report")
    decoder = json.JSONDecoder(parse_int=str, parse_float=str)
    values: list[object] = []
    at: int | None = begins.end()
    try:
        while at is not None:
            value, at = decoder.raw_decode(text, at)
            values.append(value)
            more = _NEXT.match(text, at)
            at = more.end() if more else None
    except (ValueError, RecursionError):
        return None
    return values[0] if len(values) == 1 else values


def _answer(value: object) -> Answer | None:
    bodies: dict[str, None] = {}
    links: dict[str, DocumentLink] = {}
    plain: dict[str, str] = {}
    title = ""
    stack: list[tuple[str, object, str]] = [("", value, "")]
    while stack:
        key, value, beside = stack.pop()
        if isinstance(value, dict):
            named = _name_of(value)
            stack += [(str(inner), value[inner], named) for inner in value][::-1]
        elif isinstance(value, list):
            stack += [(key, inner, "") for inner in value][::-1]
        elif isinstance(value, str) and (inner := _structure(value)) is not None:
            stack.append((key, inner, beside))
        elif isinstance(value, str) and _MARKUP.search(marked := _marked_up(value)):
            title = title or beside
            bodies[marked] = None
        elif isinstance(value, str) and value.count("\n") >= _LINES:
            plain[value] = beside
        elif isinstance(value, str) and (link := file_link(value, beside)) is not None and not value.count(" "):
            links.setdefault(link.url, link)
    files = tuple(islice(links.values(), MOST_BODIES))
    if not bodies and len(plain) == 1:
        [(text, name)] = plain.items()
        return Answer(name, (), files, text)
    return Answer(title, tuple(islice(bodies, MOST_BODIES)), files) if bodies or files else None


def _structure(text: str) -> dict[str, object] | list[object] | None:
    """What a text of an answer holds that is JSON again, as servers do that put one answer into another."""
    value = _json(text, "a text of the answer") if text.lstrip()[:1] in ("{", "[") else None
    return value if isinstance(value, dict | list) else None


def _name_of(members: dict[str, object]) -> str:
    """What an object calls itself: its `title`, else its `name`."""
    named = {key.lower(): value for key, value in members.items() if isinstance(value, str)}
    return next((named[key] for key in ("title", "name", "filename") if named.get(key)), "")


def join(outer: Document, inner: list[Document], where: str) -> Document:
    """The page with the bodies inside it that hold a report's tables, after its own blocks, and a note on them.

    Where two of them hold tables with like labels and unlike contents, which is the report cannot be told: a note
    says so, and none is taken. Raises `Unreadable` where they hold too many cells in all.
    """
    taken: dict[tuple[tuple[str, ...], ...], Document] = {}
    for document in inner:
        if figures(document.blocks) >= _OF_A_TABLE:
            taken.setdefault(_printed(document.blocks), document)
    if sum(map(len, taken)) > MAX_CELLS:
        raise Unreadable(f"over {MAX_CELLS} table cells in {where}; it is no report's page")
    parts = list(taken.values())
    if sum(figures(part.blocks) for part in parts) < ENOUGH:
        return outer
    if any(_alike(one, other) for n, one in enumerate(parts) for other in parts[:n]):
        note = f"{where} hold {len(parts)} texts with the same tables and other figures; none of them was read"
        return replace(outer, notes=(*outer.notes, note))
    whole = joined([outer, *parts])
    return replace(whole, notes=(*whole.notes, f"the tables were read from {where}, not from the page itself"))


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
