"""Fields of a Word text: what they show is stored with them, or not at all.

A formula, a reference or a list to choose from may stand for a figure. Where its result is not in the file, or is to be
made anew when the file is opened, the cell that it stands in is not blank, and what it shows is not known.
"""

import re
from dataclasses import dataclass, field

from lxml import etree

from gongkai.documents.styles import W, integer, value

_SHOWS = re.compile(
    r"\s*(?:=|(?:EQ|REF|IF|QUOTE|LINK|DDE(?:AUTO)?|INCLUDETEXT|MERGEFIELD|DOCPROPERTY|DOCVARIABLE|FORMCHECKBOX|FORMULA"
    r"|FILLIN|SEQ|LISTNUM|AUTONUM(?:LGL|OUT)?)\b)",
    re.IGNORECASE,
)
"""Codes of fields that show a text of their own; others set a mark or count pages."""


@dataclass(slots=True)
class _Field:
    begins: int
    shows: int
    """Where what it shows begins. Before, its code may hold fields that show nothing: `IF {MERGEFIELD n} > 9 …`."""
    dirty: bool
    code: str = ""
    is_open: bool = True
    """What it shows has not begun."""


@dataclass(slots=True)
class Fields:
    """The fields of one paragraph while it is read; `unread` says that the file does not tell what one shows."""

    unread: bool = False
    open: list[_Field] = field(default_factory=list)

    def mark(self, char: etree._Element, parts: list[str], unknown: str) -> None:
        """Take a `w:fldChar`; `parts` are the texts so far, and `unknown` is added to a result to be made anew."""
        kind = char.get(f"{W}fldCharType")
        if kind == "begin":
            self.begin(char, parts)
            chosen = _chosen(char)
            parts.extend((chosen,) if chosen else ())
            self.open[-1].shows = len(parts)
        elif kind == "separate":
            self._end_code(parts)
        elif kind == "end":
            self._end_code(parts)
            self.end(parts, unknown)

    def begin(self, element: etree._Element, parts: list[str]) -> None:
        """Take the beginning of a field, with its code where it is there."""
        dirty = element.get(f"{W}dirty", "0") in ("1", "true", "on")
        self.open.append(_Field(len(parts), len(parts), dirty, element.get(f"{W}instr") or ""))

    def _end_code(self, parts: list[str]) -> None:
        if self.open and self.open[-1].is_open:
            del parts[self.open[-1].shows :]
            self.open[-1].is_open = False

    def code(self, text: str) -> None:
        """Take a part of the code of the field that is open."""
        if self.open:
            self.open[-1].code += text

    def end(self, parts: list[str], unknown: str) -> None:
        """Take the end of the field that is open, if one is."""
        ended = self.open.pop() if self.open else None
        if ended is None or not _SHOWS.match(ended.code):
            return
        if ended.dirty:
            parts.append(unknown)
        self.unread = self.unread or not "".join(parts[ended.begins :]).strip()


def _chosen(char: etree._Element) -> str:
    """What is chosen of the list of an old form's field."""
    choices = char.find(f"{W}ffData/{W}ddList")
    if choices is None:
        return ""
    result, default = choices.find(f"{W}result"), choices.find(f"{W}default")
    at = integer(value(default if result is None else result), 0)
    entries = [value(entry) or "" for entry in choices.iterchildren(f"{W}listEntry")]
    return entries[at] if 0 <= at < len(entries) else ""
