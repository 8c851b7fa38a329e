"""XLS (Excel 97 to 2003, and what WPS writes under that name) to sheets, from its records.

The ready-made reader (calamine) gives stored numbers and not what is shown, sees no hidden rows, and one changed byte
can make it ask for a terabyte, which ends the whole process. So the few records that matter are read here.
"""

import struct
from collections.abc import Iterator
from dataclasses import dataclass, field

from gongkai.documents.limits import MAX_CELLS, Unreadable
from gongkai.documents.office.number_formats import as_shown, show_text
from gongkai.documents.office.ole import locked, open_compound, read_stream
from gongkai.documents.office.sheet_notes import (
    hidden_parts,
    hidden_sheet,
    pictures_unread,
    read_as_shown,
    rounded,
    too_many_sheets,
)
from gongkai.documents.office.sheets import (
    MAX_CHARACTERS,
    MAX_MERGED,
    MAX_PLACES,
    MAX_SHEETS,
    UNREAD,
    Area,
    Place,
    Sheet,
    as_seen,
)
from gongkai.documents.office.xls_drawn import anchors
from gongkai.documents.office.xls_looks import Looks
from gongkai.documents.office.xls_rules import areas_of, rule_of
from gongkai.documents.office.xls_texts import decoded, rich_text, shared_strings, text_at
from gongkai.documents.office.xlsx_over import with_unread
from gongkai.documents.office.xlsx_rules import Hiding, Test, lay
from gongkai.values import Note

_BOF, _EOF, _CONTINUE = 0x0809, 0x000A, 0x003C
_LOCKED, _DATES, _FONT, _FORMAT, _STYLE, _SHEET, _STRINGS = 0x002F, 0x0022, 0x0031, 0x041E, 0x00E0, 0x0085, 0x00FC
_ROW, _COLUMNS, _MERGED, _WINDOW, _DRAWING, _OBJECT = 0x0208, 0x007D, 0x00E5, 0x023E, 0x00EC, 0x005D
_BLANK, _BLANKS, _NUMBER, _SHORT, _SHORTS = 0x0201, 0x00BE, 0x0203, 0x027E, 0x00BD
_SHARED_TEXT, _TEXT, _RICH_TEXT, _TRUTH, _FORMULA, _RESULT = 0x00FD, 0x0204, 0x00D6, 0x0205, 0x0006, 0x0207
_EXCEL_97 = 0x0600
_RULED, _RULE = 0x01B0, 0x01B1
MAX_RECORDS = 1_500_000
"""Records that are read of one workbook; several sheets may claim the same ones."""
_ERRORS = {0: "#NULL!", 7: "#DIV/0!", 15: "#VALUE!", 23: "#REF!", 29: "#NAME?", 36: "#NUM!", 42: "#N/A"}
_Record = tuple[int, bytes]


@dataclass(slots=True)
class _Book:
    """What the sheets of a workbook share."""

    name: str
    looks: Looks = field(default_factory=Looks)
    strings: list[str] = field(default_factory=list)
    sheets: list[tuple[str, int, bool]] = field(default_factory=list)
    """Name, place in the stream, and whether it is shown, of each sheet with cells."""
    from_1904: bool = False
    records: int = 0
    places: int = 0
    characters: int = 0
    notes: list[Note] = field(default_factory=list)


@dataclass(slots=True)
class _Drawn:
    """One sheet while its records are read."""

    title: str
    texts: dict[Place, str] = field(default_factory=dict)
    bordered: set[Place] = field(default_factory=set)
    unseen: set[Place] = field(default_factory=set)
    """Cells whose texts have their colour, or are struck."""
    merged: list[Area] = field(default_factory=list)
    hidden_rows: set[int] = field(default_factory=set)
    hidden_columns: set[int] = field(default_factory=set)
    rounded: list[Note] = field(default_factory=list)
    numbers: dict[Place, str] = field(default_factory=dict)
    """What those cells hold that are numbers."""
    ruled: list[Area] = field(default_factory=list)
    """What the next rules are laid over."""
    rules: list[tuple[Area, Hiding, Test]] = field(default_factory=list)
    shows_zeros: bool = True
    anchors: list[Area] = field(default_factory=list)
    """Where what was drawn since the last object stands."""
    over: list[Area] = field(default_factory=list)
    """Where pictures and text boxes stand."""
    pictures: bool = False
    waiting: tuple[Place, str] | None = None
    """A formula whose result, a text, comes in the next record, and the format of its cell."""


def read_xls(data: bytes, name: str) -> tuple[list[Sheet], tuple[Note, ...]]:
    """The sheets that are shown, and notes. Raises `Unreadable` for what is damaged, locked, too large or too old."""
    file = open_compound(data, name)
    stream = read_stream(file, "Workbook") or read_stream(file, "Book")
    if not stream:
        raise Unreadable(
            f"{name}: no workbook in the file; open it and save it as XLSX",
            f"{name}：文件中没有工作簿，请打开后另存为XLSX",
        )
    try:
        book = _read_book(stream, name)
        sheets = [_read_sheet(stream, at, title, book) for title, at, shown in book.sheets if shown]
    except (struct.error, IndexError) as error:
        raise Unreadable(
            f"{name}: the workbook is damaged ({error}); open it and save it as XLSX",
            f"{name}：工作簿已损坏（{error}），请打开后另存为XLSX",
        ) from None
    return sheets, tuple(book.notes)


def _records(stream: bytes, at: int, book: _Book) -> Iterator[_Record]:
    """The records from a place on, up to the end of the part that begins there; charts inside it are left out."""
    depth = 0
    while at + 4 <= len(stream):
        book.records += 1
        if book.records > MAX_RECORDS:
            raise Unreadable(
                f"{book.name}: over {MAX_RECORDS} records; it is no report",
                f"{book.name}：记录超过{MAX_RECORDS}条，不像年报",
            )
        kind, length = struct.unpack_from("<HH", stream, at)
        body = stream[at + 4 : at + 4 + length]
        at += 4 + length
        if kind == _BOF:
            depth += 1
        elif kind == _EOF:
            depth -= 1
            if depth <= 0:
                return
        if depth == 1:
            yield kind, body


def _read_book(stream: bytes, name: str) -> _Book:
    book = _Book(name)
    pieces: list[bytes] = []
    last = 0
    for kind, body in _records(stream, 0, book):
        if kind == _BOF and struct.unpack_from("<H", body)[0] != _EXCEL_97:
            raise Unreadable(
                f"{name}: a workbook of Excel 95 or older; open it and save it as XLSX",
                f"{name}：这是Excel 95或更早版本的工作簿，请打开后另存为XLSX",
            )
        if kind == _LOCKED:
            raise locked(name)
        if kind == _STRINGS or (kind == _CONTINUE and last == _STRINGS):
            pieces.append(body)
        else:
            _read_setting(kind, body, book)
        last = last if kind == _CONTINUE else kind
    book.strings = list(shared_strings(pieces, book.looks))
    if len(book.sheets) > MAX_SHEETS:
        raise too_many_sheets(name)
    return book


def _read_setting(kind: int, body: bytes, book: _Book) -> None:
    if kind == _DATES:
        book.from_1904 = struct.unpack_from("<H", body)[0] == 1
    elif kind == _FONT:
        book.looks.take_font(body)
    elif kind == _FORMAT:
        book.looks.codes[struct.unpack_from("<H", body)[0]] = text_at(body, 2)
    elif kind == _STYLE:
        book.looks.take_style(body)
    elif kind == _SHEET:
        at, state, sort, length, wide = struct.unpack_from("<IBBBB", body)
        title = decoded(body[8 : 8 + length * (1 + (wide & 1))], wide)
        if state & 3:
            book.notes.append(hidden_sheet(title))
        if sort == 0:
            book.sheets.append((title, at, not state & 3))


def _read_sheet(stream: bytes, at: int, title: str, book: _Book) -> Sheet:
    drawn = _Drawn(title)
    for kind, body in _records(stream, at, book):
        if kind in _READERS:
            _READERS[kind](body, drawn, book)
        elif kind in (_BLANK, _NUMBER, _SHORT, _SHARED_TEXT, _TEXT, _RICH_TEXT, _TRUTH, _FORMULA):
            _read_cell(kind, body, drawn, book)
        too_much = book.places > MAX_PLACES or book.characters > MAX_CHARACTERS
        if too_much or len(drawn.texts) > MAX_CELLS or max(len(drawn.merged), len(drawn.rules)) > MAX_MERGED:
            raise Unreadable(
                f"{book.name}: sheet {title} has too many cells; it is no report",
                f"{book.name}：工作表“{title}”的单元格过多，不像年报",
            )
    if not drawn.shows_zeros:
        drawn.texts = {place: text for place, text in drawn.texts.items() if float(drawn.numbers.get(place, 1))}
    _note(drawn, book)
    lay(drawn.texts, drawn.numbers, drawn.rules, book.name)
    with_unread(drawn.texts, drawn.over, drawn.merged)
    hidden = frozenset(drawn.hidden_rows), frozenset(drawn.hidden_columns)
    return Sheet(title, drawn.texts, drawn.merged, frozenset(drawn.bordered), *hidden)


def _note(drawn: _Drawn, book: _Book) -> None:
    if any(row in drawn.hidden_rows or column in drawn.hidden_columns for row, column in drawn.texts):
        book.notes.append(hidden_parts(drawn.title))
    if drawn.rounded:
        book.notes.append(read_as_shown(drawn.title, drawn.rounded))
    if drawn.pictures:
        book.notes.append(pictures_unread(drawn.title))


def _draw(place: Place, style: int, drawn: _Drawn, book: _Book) -> str:
    """Take note of a cell's border, and give its format."""
    book.places += 1
    look = book.looks.of(style)
    if look.bordered:
        drawn.bordered.add(place)
    if look.unseen:
        drawn.unseen.add(place)
    return look.code


def _read_cell(kind: int, body: bytes, drawn: _Drawn, book: _Book) -> None:
    row, column, style = struct.unpack_from("<HHH", body)
    place = (row, column)
    code = _draw(place, style, drawn, book)
    text = ""
    if kind == _NUMBER:
        text = _number(struct.unpack_from("<d", body, 6)[0], code, place, drawn, book)
    elif kind == _SHORT:
        text = _number(_short(struct.unpack_from("<I", body, 6)[0]), code, place, drawn, book)
    elif kind == _SHARED_TEXT:
        at = struct.unpack_from("<I", body, 6)[0]
        text = show_text(book.strings[at], code) if at < len(book.strings) else UNREAD
    elif kind in (_TEXT, _RICH_TEXT):
        text = show_text(text_at(body, 6) if kind == _TEXT else rich_text(body, book.looks), code)
    elif kind == _TRUTH:
        text = _ERRORS.get(body[6], "#N/A") if body[7] else str(body[6] == 1).upper()
    elif kind == _FORMULA:
        text = _result(body, code, place, drawn, book)
    _keep(place, text, drawn, book)


def _keep(place: Place, text: str, drawn: _Drawn, book: _Book) -> None:
    text = as_seen(" ".join(text.split()), place in drawn.unseen)
    if text:
        drawn.texts[place] = text
        book.characters += len(text)


def _result(body: bytes, code: str, place: Place, drawn: _Drawn, book: _Book) -> str:
    """What a formula came to when the file was saved."""
    value = body[6:14]
    if value[6:8] != b"\xff\xff":
        return _number(struct.unpack("<d", value)[0], code, place, drawn, book)
    if value[0] == 0:
        drawn.waiting = (place, code)
        return ""
    return {1: str(value[2] == 1).upper(), 2: _ERRORS.get(value[2], "#N/A")}.get(value[0], "")


def _number(stored: float, code: str, place: Place, drawn: _Drawn, book: _Book) -> str:
    shown, held = as_shown(stored, code, from_1904=book.from_1904)
    drawn.numbers[place] = repr(stored)
    if held:
        row, column = place[0] + 1, place[1] + 1
        where = Note(f"row {row}, column {column}", f"第{row}行第{column}列")
        drawn.rounded.append(rounded(where, shown, held))
    return shown


def _short(packed: int) -> float:
    """A number in 30 bits: a whole number, or the first half of a binary fraction; perhaps a hundredth of it."""
    if packed & 2:
        number = float((packed >> 2) - (1 << 30 if packed & 0x80000000 else 0))
    else:
        number = struct.unpack("<d", struct.pack("<Q", (packed & ~3) << 32))[0]
    return number / 100 if packed & 1 else number


def _read_shorts(body: bytes, drawn: _Drawn, book: _Book) -> None:
    row, first = struct.unpack_from("<HH", body)
    for n in range((len(body) - 6) // 6):
        style, packed = struct.unpack_from("<HI", body, 4 + 6 * n)
        place = (row, first + n)
        _keep(place, _number(_short(packed), _draw(place, style, drawn, book), place, drawn, book), drawn, book)


def _read_blanks(body: bytes, drawn: _Drawn, book: _Book) -> None:
    row, first = struct.unpack_from("<HH", body)
    for n in range((len(body) - 6) // 2):
        _draw((row, first + n), struct.unpack_from("<H", body, 4 + 2 * n)[0], drawn, book)


def _read_result(body: bytes, drawn: _Drawn, book: _Book) -> None:
    if drawn.waiting is not None:
        place, code = drawn.waiting
        _keep(place, show_text(text_at(body, 0), code), drawn, book)
        drawn.waiting = None


def _read_row(body: bytes, drawn: _Drawn, book: _Book) -> None:
    row, flags = struct.unpack_from("<H10xH", body)
    if flags & 0x20:
        drawn.hidden_rows.add(row)


def _read_columns(body: bytes, drawn: _Drawn, book: _Book) -> None:
    first, last, width, flags = struct.unpack_from("<HHH2xH", body)
    if flags & 1 or width == 0:
        drawn.hidden_columns.update(range(first, min(last, 255) + 1))


def _read_merged(body: bytes, drawn: _Drawn, book: _Book) -> None:
    for n in range(min(struct.unpack_from("<H", body)[0], (len(body) - 2) // 8)):
        top, bottom, left, right = struct.unpack_from("<HHHH", body, 2 + 8 * n)
        if top <= bottom and left <= right:
            drawn.merged.append((top, left, bottom, right))


def _read_window(body: bytes, drawn: _Drawn, book: _Book) -> None:
    drawn.shows_zeros = bool(struct.unpack_from("<H", body)[0] & 0x10)


def _read_ruled(body: bytes, drawn: _Drawn, book: _Book) -> None:
    drawn.ruled = areas_of(body)


def _read_rule(body: bytes, drawn: _Drawn, book: _Book) -> None:
    rule = rule_of(body)
    if rule is not None:
        drawn.rules += ((area, *rule) for area in drawn.ruled)


def _read_drawing(body: bytes, drawn: _Drawn, book: _Book) -> None:
    drawn.anchors += anchors(body)


def _read_object(body: bytes, drawn: _Drawn, book: _Book) -> None:
    """A drawn thing: 6 is a text box, 8 a picture."""
    if struct.unpack_from("<4xH", body)[0] in (6, 8):
        drawn.pictures = True
        drawn.over += drawn.anchors[-1:]
    drawn.anchors.clear()


_READERS = {
    _SHORTS: _read_shorts,
    _BLANKS: _read_blanks,
    _RESULT: _read_result,
    _ROW: _read_row,
    _COLUMNS: _read_columns,
    _MERGED: _read_merged,
    _WINDOW: _read_window,
    _DRAWING: _read_drawing,
    _OBJECT: _read_object,
    _RULED: _read_ruled,
    _RULE: _read_rule,
}
