"""Layers of a PDF that may be switched off: their figures are among the texts of a page, and the page shows none.

PDFium gives the texts of all layers, and does not say which are on. That stands in the file's catalog, which PDFium
does not show either: so the names of those that are off are found among the bytes, and a layer of which it is not
sure that it is on is taken as one that is off.
"""

import ctypes
import re
from collections.abc import Iterable, Mapping, Sequence
from itertools import islice
from typing import Any, NamedTuple

import pypdfium2.raw as c  # type: ignore[import-untyped]

_OFF = re.compile(rb"/OFF\s*(?:\[([\s\dR]*)|(\d{1,10})\s+\d{1,5}\s+R\b)")
"""The list of layers that are off, but for its end: the list itself, or the number of it."""
_ALL_OFF = re.compile(rb"/(?:BaseState|ViewState)\s*/(?:OFF|Unchanged)\b")
"""All are off that are not said to be on; or one is that says so itself."""
REFERENCE = re.compile(rb"(\d{1,10})\s+\d{1,5}\s+R\b")
_LIST = re.compile(rb"\s*\[([\s\dR]*)")
_NAME = re.compile(rb"/Name\s*(?:\(((?:[^()\\\r]|\\[^\r])*)\)|<([0-9A-Fa-f\s]*)>)")
_ESCAPE = re.compile(rb"\\([0-7]{1,3}|[\s\S])")
_ESCAPED = {b"n": b"\n", b"r": b"\r", b"t": b"\t", b"b": b"\b", b"f": b"\f", b"\n": b""}
_OWN = re.compile(rb"/OC\s*(?:(\d{1,10})\s+\d{1,5}\s+R\b|<<)")
"""The layer of a form or a picture in its own dictionary."""
_HEAD = 1024
"""Bytes of an object in which its name is looked for."""
_MOST_LAYERS = 1_000
_LONGEST_LIST = 16 * _MOST_LAYERS
"""Bytes of a list of layers. Beyond these, and where it holds anything but layers, all may be off."""
_MOST_MARKS = 16
_LONGEST_NAME = 512

_Objects = Mapping[int, tuple[bytes, int]]
"""The objects of a file, by number: the bytes that they stand in, and where."""


class Layers(NamedTuple):
    """Which layers of a file may be off."""

    off: frozenset[bytes] | None
    """Their names; None where all may be."""
    owned: bool
    """Forms or pictures are in one of them by their own dictionaries: PDFium does not tell which forms and pictures."""

    def may_hide(self, item: Any) -> bool:
        """Tell whether an object of a page is in a layer that may be off; in one inside of it, it may be as well."""
        if self.owned and c.FPDFPageObj_GetType(item) in (c.FPDF_PAGEOBJ_FORM, c.FPDF_PAGEOBJ_IMAGE):
            return True
        marks = c.FPDFPageObj_CountMarks(item)
        return marks > _MOST_MARKS or any(self._is_off(c.FPDFPageObj_GetMark(item, k)) for k in range(marks))

    def _is_off(self, mark: Any) -> bool:
        tag, size = (ctypes.c_ushort * 3)(), ctypes.c_ulong()
        c.FPDFPageObjMark_GetName(mark, tag, 6, size)
        if bytes(tag) != "OC\0".encode("utf-16-le"):
            return False
        name = (ctypes.c_ubyte * _LONGEST_NAME)()
        named = c.FPDFPageObjMark_GetParamBlobValue(mark, b"Name", name, _LONGEST_NAME, size)
        if not named or self.off is None or size.value > _LONGEST_NAME:
            return True
        return bytes(name[: size.value]) in self.off


def layers_of(texts: Sequence[bytes], objects: _Objects, dictionaries: Iterable[bytes]) -> Layers | None:
    """The layers of a file that may be off; None where all are on.

    `texts` hold all of its dictionaries, and `dictionaries` are those of its forms and pictures.
    """
    if not any(b"/OCProperties" in text for text in texts):
        return None
    found = [match for text in texts for match in islice(_OFF.finditer(text), _MOST_LAYERS)]
    lists = [_list_of(match, objects) for match in found[:_MOST_LAYERS]]
    all_off = any(_ALL_OFF.search(text) for text in texts) or len(found) >= _MOST_LAYERS or None in lists
    numbers = {int(number) for listed in lists for number in REFERENCE.findall(listed or b"")}
    if not numbers and not all_off:
        return None
    names = {_name_of(number, objects) for number in numbers}
    off = None if all_off or None in names else frozenset(name for name in names if name is not None)
    owners = (match for dictionary in dictionaries for match in _OWN.finditer(dictionary))
    return Layers(off, any(off is None or _may_be(match, numbers, objects) for match in owners))


def _list_of(match: re.Match[bytes], objects: _Objects) -> bytes | None:
    """The list of layers that are off, from what leads to it; None where that is no plain list."""
    text, start, end = match.string, *match.span(1)
    if match[2]:
        text, place = objects.get(int(match[2]), (b"", 0))
        found = _LIST.match(text, place, place + _LONGEST_LIST)
        start, end = found.span(1) if found else (0, len(text))
    return text[start:end] if end - start < _LONGEST_LIST and text[end : end + 1] == b"]" else None


def _head(number: int, objects: _Objects) -> bytes:
    text, place = objects.get(number, (b"", 0))
    return text[place : place + _HEAD].split(b"endobj")[0]


def _name_of(number: int, objects: _Objects) -> bytes | None:
    """What a layer is called, as the bytes that PDFium gives for it; None where that is not sure."""
    head = _head(number, objects)
    match = _NAME.search(head)
    if match is None or b"/User" in head[: match.start()]:
        return None
    if match[2] is None:
        return _ESCAPE.sub(_unescaped, match[1])
    digits = b"".join(match[2].split())
    return bytes.fromhex((digits + b"0" * (len(digits) % 2)).decode("ascii"))


def _unescaped(match: re.Match[bytes]) -> bytes:
    char: bytes = match[1]
    return bytes([int(char, 8) % 256]) if char[0] in b"01234567" else _ESCAPED.get(char, char)


def _may_be(match: re.Match[bytes], off: set[int], objects: _Objects) -> bool:
    """Tell whether a form's layer may be one that is off, or one that depends on others."""
    return match[1] is None or int(match[1]) in off or b"/OCMD" in _head(int(match[1]), objects)
