"""The pages, texts and files that a JSON answer holds: search interfaces answer so (UCAP: `results[].contentHtml`)."""

import html
import re
from dataclasses import dataclass
from itertools import islice
from urllib.parse import unquote

from gongkai.documents.html.links import file_link
from gongkai.documents.json_values import JsonValues, json_values
from gongkai.documents.limits import Unreadable
from gongkai.values import DocumentLink

MOST_BODIES = 20
"""Texts with markup of one page or answer that are looked at."""
MARKUP = re.compile(r"<[a-z][a-z0-9]*[\s>/]|</[a-z]", re.IGNORECASE)
"""A tag, by which a text is known to be a page or a piece of one."""
_UNITS = re.compile(r"(?:%u[0-9A-Fa-f]{4})+")
"""Characters as JavaScript's `escape` writes them, in UTF-16."""
_LINES = 10
"""Ends of lines in a text without markup that may be a report, at least."""


@dataclass(frozen=True, slots=True)
class Answer:
    """A JSON answer: its title, the texts with markup in it, and the files that it names.

    `plain` is its one text of several lines, where it has no markup: a record of a collection of texts.
    """

    title: str
    bodies: tuple[str, ...]
    links: tuple[DocumentLink, ...]
    plain: str = ""


def answer_of(answer: JsonValues, name: str, part: str = "") -> Answer | None:
    """What an answer holds of markup, files, or one text of lines; None where it holds none of these.

    `part` is a JSON pointer (RFC 6901) to what of it is meant; `name` is for messages. Raises `Unreadable` where there
    is nothing at `part`.
    """
    value = answer.values[0] if len(answer.values) == 1 else [*answer.values]
    for step in part.split("/")[1:]:
        value = _member(value, step.replace("~1", "/").replace("~0", "~"))
    found = _found(value, name)
    if found is None and part:
        raise Unreadable(
            f"{name}: the answer holds no text at {part}; open it to see what the site says",
            f"{name}：返回结果的{part}处没有文字，请打开查看网站返回的内容",
        )
    return found


def marked_up(text: str) -> str:
    """A text whose markup may be written as entities, escaped for an address, or as data of XML, as markup."""
    if "<" in text:
        return text.replace("<![CDATA[", "").replace("]]>", "")
    if "%3c" in text.lower():
        in_utf_16 = _UNITS.sub(lambda run: bytes.fromhex(run[0].replace("%u", "")).decode("utf-16-be", "replace"), text)
        return unquote(in_utf_16)
    return html.unescape(text) if "&lt;" in text else text


def _member(value: object, step: str) -> object:
    if isinstance(value, list) and step.isascii() and step.isdigit() and int(step[:9]) < len(value):
        return value[int(step)]
    return value.get(step) if isinstance(value, dict) else None


def _found(value: object, name: str) -> Answer | None:
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
        elif isinstance(value, str) and (within := _structure(value, name)):
            stack += [(key, inner, beside) for inner in within][::-1]
        elif isinstance(value, str) and MARKUP.search(marked := marked_up(value)):
            title = title or beside
            bodies[marked] = None
        elif isinstance(value, str) and value.count("\n") >= _LINES:
            plain[value] = beside
        elif isinstance(value, str) and (link := file_link(value, beside)) is not None and not value.count(" "):
            links.setdefault(link.url, link)
    files = tuple(islice(links.values(), MOST_BODIES))
    if not bodies and len(plain) == 1:
        [(text, beside)] = plain.items()
        return Answer(beside, (), files, text)
    return Answer(title, tuple(islice(bodies, MOST_BODIES)), files) if bodies or files else None


def _structure(text: str, name: str) -> list[object]:
    """What a text of an answer holds that is JSON again, as servers do that put one answer into another."""
    inner = json_values(text, name)
    return [*inner.values] if inner.is_whole else []


def _name_of(members: dict[str, object]) -> str:
    """What an object calls itself: its `title`, else its `name`."""
    named = {key.lower(): value for key, value in members.items() if isinstance(value, str)}
    return next((named[key] for key in ("title", "name", "filename") if named.get(key)), "")
