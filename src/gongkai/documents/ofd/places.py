"""How OFD writes places: spaces within spaces, texts of which each character has its place, and paths.

Of an element the name matters, not its namespace, which changed between drafts of the standard. The numbers of clauses
are those of GB/T 33190-2016.
"""

import math
import re
from collections.abc import Iterator
from typing import NamedTuple

from lxml import etree

from gongkai.documents.pdf.veils import Point

_PATH = re.compile(r"[SMLQBAC]|[-+]?(?:\d+\.?\d*|\.\d+)(?:[eE][-+]?\d+)?")
_OPERANDS = {"S": 2, "M": 2, "L": 2, "Q": 4, "B": 6, "A": 7, "C": 0}
_GROUP = "g"
_LONGEST = 1_000
"""Characters of an attribute that holds a few numbers."""
_WORD = re.compile(r"\S+")
_WIDE = "\u2000"
"""From this character on, those are mostly as wide as high; those before it, half as wide."""


class Space(NamedTuple):
    """How places of an object become places of the page: x' = ax + cy + e, y' = bx + dy + f (8.5)."""

    a: float = 1.0
    b: float = 0.0
    c: float = 0.0
    d: float = 1.0
    e: float = 0.0
    f: float = 0.0

    def at(self, x: float, y: float) -> Point:
        """Where a place of the object is on the page."""
        return self.a * x + self.c * y + self.e, self.b * x + self.d * y + self.f

    def inside(self, inner: "Space") -> "Space":
        """The space of an object that stands in this one."""
        e, f = self.at(inner.e, inner.f)
        return Space(
            self.a * inner.a + self.c * inner.b,
            self.b * inner.a + self.d * inner.b,
            self.a * inner.c + self.c * inner.d,
            self.b * inner.c + self.d * inner.d,
            e,
            f,
        )


def local(node: etree._Element) -> str:
    """An element's name without its namespace; "" for a comment."""
    return node.tag.rpartition("}")[2] if isinstance(node.tag, str) else ""


def children(node: etree._Element | None, name: str) -> Iterator[etree._Element]:
    """The elements of a name just below another one."""
    return (child for child in (() if node is None else node) if local(child) == name)


def says(node: etree._Element, name: str, *, usual: bool) -> bool:
    """What an attribute says that is true or false: XML has 1 and 0 for them too."""
    return {"true": True, "1": True, "false": False, "0": False}.get(node.get(name, "").strip().lower(), usual)


def numbers(text: str | None) -> list[float]:
    """The numbers of an attribute; those that are none, or not finite, are left out."""
    found = []
    for word in (text or "")[:_LONGEST].split():
        try:
            number = float(word)
        except ValueError:
            continue
        if math.isfinite(number):
            found.append(number)
    return found


def corner_of(node: etree._Element) -> Space:
    """The space whose corner is that of an object's boundary."""
    corner = numbers(node.get("Boundary"))
    return Space(e=corner[0], f=corner[1]) if len(corner) >= 2 else Space()


def space_of(node: etree._Element) -> Space:
    """The space of an object: its own matrix, then the corner of its boundary (8.5)."""
    matrix = numbers(node.get("CTM"))
    return corner_of(node).inside(Space(*matrix)) if len(matrix) == 6 else corner_of(node)


def characters(node: etree._Element, size: float) -> Iterator[tuple[str, float, float, float]]:
    """Each character of a text with where it stands in the text's space, and how wide it is (11.3)."""
    stretch = (numbers(node.get("HScale")) or [1.0])[0]
    reads = int((numbers(node.get("ReadDirection")) or [0.0])[0]) // 90 % 4
    right, down = ((1, 0), (0, 1), (-1, 0), (0, -1))[reads]
    x = y = 0.0
    for code in children(node, "TextCode"):
        text = (code.text or "").translate({10: None, 13: None, 9: None})
        x, y = (numbers(code.get("X")) or [x])[0], (numbers(code.get("Y")) or [y])[0]
        steps, falls = _deltas(code.get("DeltaX"), len(text)), _deltas(code.get("DeltaY"), len(text))
        for index, char in enumerate(text):
            wide = size * stretch * (1.0 if char >= _WIDE else 0.5)
            step = steps[index] if index < len(steps) else None
            fall = falls[index] if index < len(falls) else None
            yield char, x, y, min(wide, abs(step)) if step else wide
            x += (right * (wide if right else size) if fall is None else 0.0) if step is None else step
            y += (down * size if step is None else 0.0) if fall is None else fall


def _deltas(text: str | None, most: int) -> list[float]:
    """How far each character is from the one before it: `g 3 2.5` is three times 2.5."""
    found: list[float] = []
    words = (match.group() for match in _WORD.finditer(text or ""))
    for word in words:
        count, number = (next(words, ""), next(words, "")) if word == _GROUP else ("1", word)
        step, times = numbers(number), numbers(count)
        if not step or not times or len(found) >= most:
            break
        found += step * max(0, min(int(times[0]), most - len(found)))
    return found


def subpaths(data: str) -> Iterator[tuple[bool, list[Point]]]:
    """The corners of each part of a path, and whether it has curves (9.1)."""
    points: list[Point] = []
    is_curved = False
    words = _PATH.findall(data)
    at = 0
    while at < len(words):
        operator = words[at]
        count = _OPERANDS.get(operator)
        at += 1
        if count is None:  # A number that no operator takes.
            continue
        operands = numbers(" ".join(words[at : at + count]))
        at += len(operands)
        if len(operands) < count:
            continue
        if operator in "SM" and points:
            yield is_curved, points
            points, is_curved = [], False
        is_curved = is_curved or operator in "QBA"
        points.append((operands[-2], operands[-1]) if operands else points[0] if points else (0.0, 0.0))
    if points:
        yield is_curved, points
