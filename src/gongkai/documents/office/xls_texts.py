"""The texts in the records of an XLS: those of cells, and those that cells share."""

import struct
from collections.abc import Iterator

from gongkai.documents.office.xls_looks import Looks


def decoded(letters: bytes, flags: int) -> str:
    """Letters of one byte, or of two."""
    return letters.decode("utf-16-le" if flags & 1 else "latin-1", "replace")


def text_at(body: bytes, at: int) -> str:
    """A text with its length (2 bytes) and its kind before it."""
    length, flags = struct.unpack_from("<HB", body, at)
    at += 3 + 2 * bool(flags & 8) + 4 * bool(flags & 4)
    return decoded(body[at : at + length * (1 + (flags & 1))], flags)


def rich_text(body: bytes, looks: Looks) -> str:
    """The text of a cell that holds the fonts of its pieces itself."""
    length, flags = struct.unpack_from("<HB", body, 6)
    end = 9 + length * (1 + (flags & 1))
    return looks.text_of(text_at(body, 6), body[end + 2 :])


def shared_strings(pieces: list[bytes], looks: Looks) -> Iterator[str]:
    """The texts that cells share. They run on over the pieces; a text that is cut says its kind again after the cut."""
    if not pieces:
        return
    count = struct.unpack_from("<4xI", pieces[0])[0]
    piece, at = 0, 8
    for _ in range(min(count, sum(map(len, pieces)) // 3)):
        while piece < len(pieces) and at >= len(pieces[piece]):
            piece, at = piece + 1, at - len(pieces[piece])
        if piece == len(pieces):
            return
        length, flags = struct.unpack_from("<HB", pieces[piece], at)
        at += 3
        runs = struct.unpack_from("<H", pieces[piece], at)[0] if flags & 8 else 0
        at += 2 * bool(flags & 8)
        extra = struct.unpack_from("<I", pieces[piece], at)[0] if flags & 4 else 0
        at += 4 * bool(flags & 4)
        wide = b""
        while True:
            letters = pieces[piece][at : at + length * (1 + (flags & 1))]
            wide += letters if flags & 1 else letters.decode("latin-1").encode("utf-16-le")
            length -= len(letters) >> (flags & 1)
            at += len(letters)
            if length <= 0 or piece + 1 == len(pieces):
                break
            piece, at = piece + 1, 1
            flags = flags & ~1 | pieces[piece][0] & 1
        fonts = pieces[piece][at : at + 4 * runs]
        if len(fonts) < 4 * runs and piece + 1 < len(pieces):
            fonts += pieces[piece + 1][: 4 * runs - len(fonts)]
        at += 4 * runs + extra
        text = decoded(wide, 1)
        yield " ".join((looks.text_of(text, fonts) if fonts else text).split())
