"""How cells of an XLS look: fonts, grounds, borders; and whether anybody sees what stands in them."""

import struct
from dataclasses import dataclass, field
from typing import NamedTuple

from gongkai.documents.office.number_formats import BUILT_IN
from gongkai.documents.office.sheets import as_seen

_NO_FONT = 4
"""The number that no font has."""
_STRUCK = 0x0008
_BLACK, WHITES = 8, frozenset((1, 9))
"""Numbers of colours, as files have them that do not change the colours."""
_SOLID = 1


class Look(NamedTuple):
    """How a cell shows what it holds: its format, whether it has a border, and whether nobody sees its text."""

    code: str
    bordered: bool
    unseen: bool


class _Style(NamedTuple):
    """The number of the format, whether there is a border, the font, the pattern and its colour."""

    number: int = 0
    bordered: bool = False
    font: int = 0
    pattern: int = 0
    ground: int = 0


class _Font(NamedTuple):
    """Whether a font is struck through or raised, and its colour."""

    struck: bool = False
    raised: bool = False
    color: int = _BLACK


@dataclass(slots=True)
class Looks:
    """The formats, fonts and styles of a workbook, each by its number."""

    codes: dict[int, str] = field(default_factory=lambda: dict(BUILT_IN))
    styles: list[_Style] = field(default_factory=list)
    fonts: list[_Font] = field(default_factory=list)

    def take_font(self, body: bytes) -> None:
        """Take the next font."""
        flags, color, raised = struct.unpack_from("<2xHH2xH", body)
        self.fonts.append(_Font(bool(flags & _STRUCK), bool(raised), color))

    def take_style(self, body: bytes) -> None:
        """Take the next style."""
        font, number, borders, pattern, ground = struct.unpack_from("<HH6xIIH", body)
        self.styles.append(_Style(number, borders & 0xFFFF != 0, font, pattern >> 26, ground & 0x7F))

    def of(self, style: int) -> Look:
        """How a cell of a style looks."""
        look = self.styles[style] if style < len(self.styles) else _Style()
        font = self._font(look.font)
        is_white = font.color == look.ground if look.pattern == _SOLID else not look.pattern and font.color in WHITES
        return Look(self.codes.get(look.number, "General"), look.bordered, is_white or font.struck)

    def text_of(self, text: str, runs: bytes) -> str:
        """A text with spaces round its struck, raised and white pieces, to be read as its figure, if anything of it is
        seen. `runs` says where a font begins, and which.
        """
        parts: list[str] = []
        done, font, seen = 0, _Font(), False
        for at, number in (*struct.iter_unpack("<HH", runs[: len(runs) // 4 * 4]), (len(text), 0)):
            piece, unseen = text[done:at], font.struck or font.color in WHITES
            apart = " " * (unseen or font.raised)
            parts += [apart, piece, apart]
            seen = seen or not (unseen or not piece.strip())
            done, font = max(done, at), self._font(number)
        return as_seen("".join(parts), not seen)

    def _font(self, number: int) -> _Font:
        place = number - (number > _NO_FONT)
        return self.fonts[place] if place < len(self.fonts) else _Font()
