"""XLSX to sheets, from the parts themselves: values are shown by their formats, as the printed sheet shows them.

A ready-made reader (calamine) gives the stored numbers, and not what is shown: it turns 9 into 9.0, 50% into 0.5, and a
dash into 0; and a file of two cells in opposite corners makes it fill all the places between.
"""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field

from lxml import etree

from gongkai.documents.limits import MAX_CELLS, Unreadable
from gongkai.documents.office.number_formats import BUILT_IN, as_shown, show_text
from gongkai.documents.office.sheet_notes import (
    hidden_parts,
    hidden_sheet,
    pictures_unread,
    read_as_shown,
    rounded,
    too_many_sheets,
    without_results,
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
from gongkai.documents.office.xlsx_over import drawn_over, is_raised, is_unseen, with_unread
from gongkai.documents.office.xlsx_places import LAST_COLUMN, LAST_ROW, area_of, place_of
from gongkai.documents.office.xlsx_rules import Hiding, hide, hidings
from gongkai.documents.package import Package, main_part, open_package, read_xml, relations, zip_kind
from gongkai.values import Note

X = "{http://schemas.openxmlformats.org/spreadsheetml/2006/main}"
MAX_CELL_TEXT = 32_767
"""Characters of one cell: Excel allows no more."""


@dataclass(frozen=True, slots=True)
class _Format:
    code: str
    bordered: bool
    unseen: bool = False
    """Its texts are struck, or have the colour of the cell."""


_ESCAPED = re.compile(r"_x([0-9A-Fa-f]{4})_")
"""A character that XML does not keep as it is, as Excel writes it: `_x000D_` is the end of a line."""
_LEAST = {"ht": 1.5, "width": 0.3}
"""Points of a row's height, and characters of a column's width, below which nobody sees what stands in it."""


@dataclass(slots=True)
class _Book:
    """What the sheets of a workbook share."""

    name: str
    strings: list[str]
    formats: list[_Format]
    looks: list[Hiding | None]
    from_1904: bool
    recalculated: bool
    """The file asks to be calculated when it is opened: the results that it stores are not to be relied on."""
    places: int = 0
    characters: int = 0
    notes: list[Note] = field(default_factory=list)


@dataclass(slots=True)
class _Drawn:
    """One sheet while its cells are read."""

    title: str
    zeros: bool
    texts: dict[Place, str] = field(default_factory=dict)
    numbers: dict[Place, str] = field(default_factory=dict)
    """What those hold that are numbers, as stored."""
    bordered: set[Place] = field(default_factory=set)
    hidden_rows: set[int] = field(default_factory=set)
    formulas: list[str] = field(default_factory=list)
    rounded: list[Note] = field(default_factory=list)


def read_xlsx(data: bytes, name: str) -> tuple[list[Sheet], tuple[Note, ...]]:
    """The sheets that are shown, and notes. Raises `Unreadable` for what is damaged, locked, too large or no XLSX."""
    package = open_package(data, name)
    if zip_kind(package) != "xlsx":
        raise Unreadable(
            f"{name}: it is no XLSX; look at what it is, and give it its own name",
            f"{name}：不是XLSX文件，请确认其类型并改正扩展名",
        )
    main = main_part(package) or ""
    root = read_xml(package, main)
    if root is None:
        raise Unreadable(
            f"{name}: an XLSX without a workbook ({main}); open it and save it again",
            f"{name}：XLSX中没有工作簿（{main}），请打开后重新保存",
        )
    parts = relations(package, main)
    book = _book(package, root, parts, name)
    sheets: list[Sheet] = []
    elements = list(root.iterfind(f"{X}sheets/{X}sheet"))
    if len(elements) > MAX_SHEETS:
        raise too_many_sheets(name)
    for element in elements:
        title = element.get("name") or ""
        link = next((element.get(key, "") for key in map(str, element.keys()) if key.endswith("}id")), "")
        kind, path = parts.get(link, ("", ""))
        if element.get("state", "visible") != "visible":
            book.notes.append(hidden_sheet(title))
        elif kind == "worksheet":
            sheet = read_xml(package, path)
            if sheet is None:
                raise Unreadable(
                    f"{name}: sheet {title} is missing ({path}); open the file and save it again",
                    f"{name}：缺少工作表“{title}”（{path}），请打开文件后重新保存",
                )
            sheets.append(_sheet(sheet, title, book, drawn_over(package, path)))
    return sheets, tuple(book.notes)


def _book(package: Package, root: etree._Element, parts: Mapping[str, tuple[str, str]], name: str) -> _Book:
    def related(kind: str) -> etree._Element | None:
        return next((read_xml(package, path) for found, path in parts.values() if found == kind), None)

    properties, calculation = root.find(f"{X}workbookPr"), root.find(f"{X}calcPr")
    styles = related("styles")
    return _Book(
        name,
        [_rich_text(string) for string in _below(related("sharedStrings"), "si")],
        _formats(styles),
        hidings(styles),
        properties is not None and properties.get("date1904") in ("1", "true"),
        calculation is not None and calculation.get("fullCalcOnLoad") in ("1", "true"),
    )


def _below(root: etree._Element | None, tag: str) -> Iterator[etree._Element]:
    return iter(()) if root is None else root.iterchildren(X + tag)


def _formats(root: etree._Element | None) -> list[_Format]:
    if root is None:
        return []
    codes = {**BUILT_IN}
    for number in root.iterfind(f"{X}numFmts/{X}numFmt"):
        codes[_whole(number.get("numFmtId"))] = number.get("formatCode") or "General"
    borders = [
        any(side.get("style", "none") != "none" for side in border.iterchildren(etree.Element))
        for border in root.iterfind(f"{X}borders/{X}border")
    ]
    fonts, fills = list(root.iterfind(f"{X}fonts/{X}font")), list(root.iterfind(f"{X}fills/{X}fill"))
    formats = []
    for style in root.iterfind(f"{X}cellXfs/{X}xf"):
        border = _whole(style.get("borderId"))
        code = codes.get(_whole(style.get("numFmtId")), "General")
        unseen = is_unseen(_at(fonts, style.get("fontId")), _at(fills, style.get("fillId")))
        formats.append(_Format(code, 0 <= border < len(borders) and borders[border], unseen))
    return formats


def _at(parts: list[etree._Element], number: str | None) -> etree._Element | None:
    at = _whole(number)
    return parts[at] if at < len(parts) else None


def _whole(text: str | None, default: int = 0) -> int:
    return int(text) if text and re.fullmatch(r"[0-9]{1,9}", text) else default


def _rich_text(element: etree._Element) -> str:
    """The text of a string, its differently formatted pieces joined; without the readings above Japanese words.

    Struck and raised pieces, and those that nobody sees, stand apart: they must not lengthen a figure beside them. A
    figure of which nothing is seen is not read.
    """
    parts: list[str] = []
    seen = False
    for text in element.iter(f"{X}t"):
        parent = text.getparent()
        if parent is not None and parent.tag != f"{X}rPh":
            look = parent.find(f"{X}rPr")
            piece = _ESCAPED.sub(lambda code: chr(int(code[1], 16)), text.text or "")
            unseen = is_unseen(look, None)
            apart = " " * (unseen or is_raised(look))
            parts += [apart, piece, apart]
            seen = seen or (not unseen and not piece.isspace() and piece != "")
    return as_seen("".join(parts)[:MAX_CELL_TEXT], not seen)


def _sheet(root: etree._Element, title: str, book: _Book, over: Iterator[Area]) -> Sheet:
    view = root.find(f"{X}sheetViews/{X}sheetView")
    drawn = _Drawn(title, view is None or view.get("showZeros") not in ("0", "false"))
    row_number = -1
    for row in root.iterfind(f"{X}sheetData/{X}row"):
        row_number = min(_whole(row.get("r"), row_number + 2), LAST_ROW) - 1
        if _is_hidden(row, "ht"):
            drawn.hidden_rows.add(row_number)
        _read_row(row, row_number, drawn, book)
    hidden = _hidden_columns(root)
    _note(drawn, hidden, root, book)
    merged = _merged(root, title, book)
    hide(drawn.texts, drawn.numbers, root, book.looks, book.name)
    with_unread(drawn.texts, over, merged)
    return Sheet(title, drawn.texts, merged, frozenset(drawn.bordered), frozenset(drawn.hidden_rows), hidden)


def _is_hidden(element: etree._Element, size: str) -> bool:
    low = re.fullmatch(r"([0-9]{1,9})(?:\.[0-9]+)?", element.get(size) or "")
    return element.get("hidden") in ("1", "true") or (low is not None and float(low[0]) < _LEAST[size])


def _hidden_columns(root: etree._Element) -> frozenset[int]:
    """The columns that are not shown. The file lists its columns from left to right."""
    hidden: set[int] = set()
    done = 0
    for columns in root.iterfind(f"{X}cols/{X}col"):
        last = min(_whole(columns.get("max")), LAST_COLUMN)
        if _is_hidden(columns, "width"):
            hidden.update(range(max(_whole(columns.get("min"), 1) - 1, done), last))
        done = max(done, last)
    return frozenset(hidden)


def _merged(root: etree._Element, title: str, book: _Book) -> list[Area]:
    named = (element.get("ref") or "" for element in root.iterfind(f"{X}mergeCells/{X}mergeCell"))
    areas = [area for area in map(area_of, named) if area is not None]
    if len(areas) > MAX_MERGED:
        raise Unreadable(
            f"{book.name}: sheet {title} has over {MAX_MERGED} merged cells; it is no report",
            f"{book.name}：工作表“{title}”的合并单元格超过{MAX_MERGED}个，不像年报",
        )
    return areas


def _read_row(row: etree._Element, row_number: int, drawn: _Drawn, book: _Book) -> None:
    column = -1
    for cell in row.iterchildren(f"{X}c"):
        book.places += 1
        if book.places > MAX_PLACES:
            raise Unreadable(
                f"{book.name}: over {MAX_PLACES} cells; it is no report",
                f"{book.name}：单元格超过{MAX_PLACES}个，不像年报",
            )
        found = place_of(cell.get("r") or "")
        column = found[1] if found else column + 1
        style = _whole(cell.get("s"))
        look = book.formats[style] if style < len(book.formats) else _Format("General", False)
        if look.bordered:
            drawn.bordered.add((row_number, column))
        text = as_seen(" ".join(_cell(cell, look.code, drawn, book).split()), look.unseen)
        if text:
            drawn.texts[row_number, column] = text
            book.characters += len(text)
            if cell.get("t", "n") == "n" and not text.startswith("="):
                drawn.numbers[row_number, column] = cell.findtext(f"{X}v") or ""
    if len(drawn.texts) > MAX_CELLS or book.characters > MAX_CHARACTERS:
        raise Unreadable(
            f"{book.name}: sheet {drawn.title} has over {MAX_CELLS} filled cells or too long texts; it is no report",
            f"{book.name}：工作表“{drawn.title}”中有内容的单元格超过{MAX_CELLS}个，或文字过长，不像年报",
        )


def _cell(cell: etree._Element, code: str, drawn: _Drawn, book: _Book) -> str:
    """What a cell shows."""
    kind = cell.get("t", "n")
    formula, stored = cell.find(f"{X}f"), cell.find(f"{X}v")
    raw = "" if stored is None else stored.text or ""
    if formula is not None and (stored is None or book.recalculated):
        drawn.formulas.append(cell.get("r", ""))
        return f"={formula.text or ''}"
    if kind == "inlineStr":
        inline = cell.find(f"{X}is")
        return "" if inline is None else show_text(_rich_text(inline), code)
    if kind == "s":
        at = _whole(raw, -1)
        return show_text(book.strings[at], code) if 0 <= at < len(book.strings) else UNREAD * bool(raw)
    if kind == "b":
        return "TRUE" if raw == "1" else "FALSE"
    if kind in ("str", "e", "d"):
        return show_text(raw, code) if kind == "str" else raw
    return _number(raw, code, cell, drawn, book) if raw.strip() else ""


def _number(raw: str, code: str, cell: etree._Element, drawn: _Drawn, book: _Book) -> str:
    """A number by its format; a zero is nothing in a sheet that shows no zeros."""
    try:
        stored = float(raw)
    except ValueError:
        return raw
    if stored == 0 and not drawn.zeros:
        return ""
    shown, held = as_shown(stored, code, from_1904=book.from_1904)
    if held:
        place = cell.get("r", "")
        drawn.rounded.append(rounded(Note(place, place), shown, held))
    return shown


def _note(drawn: _Drawn, hidden_columns: frozenset[int], root: etree._Element, book: _Book) -> None:
    """Say what was left out or had to be assumed."""
    if any(row in drawn.hidden_rows or column in hidden_columns for row, column in drawn.texts):
        book.notes.append(hidden_parts(drawn.title))
    if drawn.formulas:
        book.notes.append(without_results(drawn.title, drawn.formulas))
    if drawn.rounded:
        book.notes.append(read_as_shown(drawn.title, drawn.rounded))
    if root.find(f"{X}drawing") is not None:
        book.notes.append(pictures_unread(drawn.title))
