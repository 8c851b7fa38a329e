"""A page that ends inside a table: it was cut off on its way, and 13 may be what is left of 1348."""

from gongkai.values import Note

_TAIL = 4_000
"""Characters at the end of a page that show whether it was cut off."""
_ENDS = ("</table", "</body", "</html", "</script")
"""What comes behind the last cell of a page that is whole; one in a script is none of its own."""
_CUT = Note(
    "the page ends inside a table: it was cut off on its way; fetch it again",
    "网页在表格中间结束，传输时被截断，请重新获取",
)
_CUT_CELL = Note(
    f"{_CUT.en} (U+FFFD stands behind what is left of its last cell)",
    f"{_CUT.zh}（最后一个单元格的剩余内容之后以“\ufffd”（U+FFFD）标示）",
)


def whole(text: str) -> tuple[str, tuple[Note, ...]]:
    """A page, with a mark at its end where that is inside a cell, and a note of it."""
    tail = text[-_TAIL:].lower()
    opened = max(tail.rfind("<td"), tail.rfind("<th"))
    if opened < 0 or any(tail.find(end, opened) >= 0 for end in _ENDS):
        return text, ()
    is_open = tail.find(">", opened) >= 0 and not any(tail.find(end, opened) >= 0 for end in ("</t", "<tr"))
    return (f"{text.rstrip()}\ufffd", (_CUT_CELL,)) if is_open else (text, (_CUT,))
