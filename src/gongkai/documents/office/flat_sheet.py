"""Workbooks that Excel 2003, and programs of other makers, save as one XML text, to an XLSX in memory."""

import re
from collections.abc import Iterator
from xml.sax.saxutils import escape, quoteattr

from lxml import etree

from gongkai.documents.limits import Unreadable
from gongkai.documents.office.flat_rules import EXCEL, LOOKS, letters, rules_of
from gongkai.documents.package import packed, relations_part

SS = "{urn:schemas-microsoft-com:office:spreadsheet}"
_MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
_OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_NAMED = {"Fixed": "0.00", "Standard": "#,##0.00", "Percent": "0.00%", "Scientific": "0.00E+00"}
_NAMED |= {"General Number": "General", "": "General"}
"""Formats that have a name instead of a code."""
_FIRST_FORMAT = 164
"""The first number of a format that a workbook defines itself."""
_MOST_ROWS, _MOST_COLUMNS = 1_048_576, 16_384
_DEEPEST = 16
_LOWEST = 1.5
"""Points of a row's height and a column's width below which nobody sees what stands in it."""
_APART = frozenset(("S", "Sup", "Sub"))
_MIDNIGHT = "T00:00:00"
_TAGS = {"Row": "行", "Column": "列", "Cell": "单元格"}
"""In Chinese, what has a place of its own."""


def xlsx_of(root: etree._Element, name: str) -> bytes:
    """The XLSX that such a workbook stands for. Raises `Unreadable` for places that no sheet has."""
    sheets = list(root.iterchildren(SS + "Worksheet"))
    styles = list(root.iterfind(f"{SS}Styles/{SS}Style"))
    numbers = {style.get(SS + "ID", ""): number for number, style in enumerate(styles, 1)}
    listed = "".join(
        f'<sheet name={quoteattr(sheet.get(SS + "Name", ""))} state="{_state(sheet)}" r:id="s{number}"/>'
        for number, sheet in enumerate(sheets, 1)
    )
    links = ((f"s{number}", "worksheet", f"s{number}.xml") for number in range(1, len(sheets) + 1))
    workbook = f'<workbook xmlns="{_MAIN}" xmlns:r="{_OFFICE}"><sheets>{listed}</sheets></workbook>'
    parts = {
        "_rels/.rels": relations_part(("b", "officeDocument", "xl/workbook.xml")),
        "xl/_rels/workbook.xml.rels": relations_part(("f", "styles", "styles.xml"), *links),
        "xl/workbook.xml": workbook.encode(),
        "xl/styles.xml": _styles(styles).encode(),
        **{f"xl/s{number}.xml": _sheet(sheet, numbers, name).encode() for number, sheet in enumerate(sheets, 1)},
    }
    return packed(parts)


def _option(sheet: etree._Element, name: str) -> etree._Element | None:
    return sheet.find(f"{EXCEL}WorksheetOptions/{EXCEL}{name}")


def _state(sheet: etree._Element) -> str:
    shown = _option(sheet, "Visible")
    return "visible" if shown is None or shown.text == "SheetVisible" else "hidden"


def _styles(styles: list[etree._Element]) -> str:
    """How cells are shown, each way with its own format, font, fill and border; the first is the plain one."""
    by_name = {style.get(SS + "ID", ""): style for style in styles}
    formats, fonts, fills, borders, uses = [""], ["<font/>"], ["<fill/>"], ["<border/>"], ["<xf/>"]
    for number, style in enumerate(styles, 1):
        code = _own(style, by_name, "NumberFormat", "Format")
        color, size = _own(style, by_name, "Font", "Color"), _own(style, by_name, "Font", "Size")
        ground = _own(style, by_name, "Interior", "Color")
        lines = style.find(f"{SS}Borders/{SS}Border") is not None
        shown = quoteattr(_NAMED.get(code, code))
        formats.append(f'<numFmt numFmtId="{_FIRST_FORMAT + number}" formatCode={shown}/>')
        struck = "<strike/>" if _own(style, by_name, "Font", "StrikeThrough") == "1" else ""
        high = f"<sz val={quoteattr(size)}/>" if size else ""
        fonts.append(f"<font>{struck}{high}{_color('color', color)}</font>")
        kind = "solid" if ground else "none"
        fills.append(f'<fill><patternFill patternType="{kind}">{_color("fgColor", ground)}</patternFill></fill>')
        borders.append('<border><left style="thin"/></border>' if lines else "<border/>")
        uses.append(
            f'<xf numFmtId="{_FIRST_FORMAT + number}" fontId="{number}" fillId="{number}" borderId="{number}"/>'
        )
    return (
        f'<styleSheet xmlns="{_MAIN}"><numFmts>{"".join(formats)}</numFmts><fonts>{"".join(fonts)}</fonts>'
        f"<fills>{''.join(fills)}</fills><borders>{''.join(borders)}</borders><cellXfs>{''.join(uses)}</cellXfs>"
        f"{LOOKS}</styleSheet>"
    )


def _own(style: etree._Element, by_name: dict[str, etree._Element], part: str, key: str) -> str:
    """What a style, or the nearest that it builds on, says of one of its parts; "" for nothing."""
    found: etree._Element | None = style
    for _ in range(_DEEPEST):
        if found is None:
            break
        said = found.find(SS + part)
        if said is not None and said.get(SS + key) is not None:
            return said.get(SS + key, "")
        found = by_name.get(found.get(SS + "Parent", ""))
    return ""


def _color(tag: str, color: str) -> str:
    return f"<{tag} rgb={quoteattr('FF' + color[1:])}/>" if color.startswith("#") else ""


def _sheet(sheet: etree._Element, styles: dict[str, int], name: str) -> str:
    table = sheet.find(SS + "Table")
    rows: list[str] = []
    merged: list[str] = []
    for row, element in _placed(table, "Row", _MOST_ROWS, name):
        cells = []
        for column, cell in _placed(element, "Cell", _MOST_COLUMNS, name):
            cells.append(_cell(cell, f"{letters(column)}{row}", styles))
            across, down = _whole(cell, "MergeAcross", 0), _whole(cell, "MergeDown", 0)
            if across or down:
                end = f"{letters(min(column + across, _MOST_COLUMNS))}{min(row + down, _MOST_ROWS)}"
                merged.append(f'<mergeCell ref="{letters(column)}{row}:{end}"/>')
        hidden = ' hidden="1"' if _is_hidden(element, "Height") else ""
        rows.append(f'<row r="{row}"{hidden}>{"".join(cells)}</row>')
    columns = "".join(
        f'<col min="{column}" max="{min(column + _whole(one, "Span", 0), _MOST_COLUMNS)}" hidden="1"/>'
        for column, one in _placed(table, "Column", _MOST_COLUMNS, name)
        if _is_hidden(one, "Width")
    )
    zeros = ' showZeros="0"' if _option(sheet, "DoNotDisplayZeros") is not None else ""
    return (
        f'<worksheet xmlns="{_MAIN}"><sheetViews><sheetView{zeros}/></sheetViews><cols>{columns}</cols>'
        f"<sheetData>{''.join(rows)}</sheetData><mergeCells>{''.join(merged)}</mergeCells>"
        f"{rules_of(sheet)}</worksheet>"
    )


def _placed(parent: etree._Element | None, tag: str, last: int, name: str) -> Iterator[tuple[int, etree._Element]]:
    """The rows, columns or cells below an element, each with its place: it may leave out blank ones before it."""
    place = 0
    for element in () if parent is None else parent.iterchildren(SS + tag):
        place = _whole(element, "Index", place + 1)
        if not 0 < place <= last:
            raise Unreadable(
                f"{name}: a {tag.lower()} stands at {place}, where no sheet has one; save the file as XLSX",
                f"{name}：{_TAGS[tag]}的位置{place}超出工作表的范围，请将文件另存为XLSX",
            )
        yield place, element
        place += _whole(element, "Span", 0) + (_whole(element, "MergeAcross", 0) if tag == "Cell" else 0)


def _is_hidden(element: etree._Element, size: str) -> bool:
    low = re.fullmatch(r"[01](?:\.[0-9]+)?", element.get(SS + size, ""))
    return element.get(SS + "Hidden") == "1" or (low is not None and float(low[0]) < _LOWEST)


def _whole(element: etree._Element, key: str, default: int) -> int:
    text = element.get(SS + key, "")
    return int(text) if text.isascii() and text.isdigit() and len(text) < len("99999999") else default


def _cell(cell: etree._Element, place: str, styles: dict[str, int]) -> str:
    style = styles.get(cell.get(SS + "StyleID", ""), 0)
    data = cell.find(SS + "Data")
    if data is None:
        formula = "<f>0</f>" if cell.get(SS + "Formula") else ""
        return f'<c r="{place}" s="{style}">{formula}</c>'
    text = "".join(map(str, data.itertext()))
    kind = data.get(SS + "Type")
    if kind in ("Number", "Boolean"):
        truth = ' t="b"' if kind == "Boolean" else ""
        return f'<c r="{place}" s="{style}"{truth}><v>{escape(text)}</v></c>'
    shown = f"<t>{escape(text.partition(_MIDNIGHT)[0])}</t>" if kind == "DateTime" else "".join(_pieces(data))
    return f'<c r="{place}" s="{style}" t="inlineStr"><is>{shown}</is></c>'


def _pieces(data: etree._Element) -> Iterator[str]:
    """The pieces of a text, those struck out that are struck, raised, lowered or white: they must stand apart."""
    apart = 0
    for event, node in etree.iterwalk(data, events=("start", "end")):
        name = etree.QName(node).localname
        stands_apart = name in _APART or (name == "Font" and _is_white(node))
        apart += stands_apart if event == "start" else -stands_apart
        text = node.text if event == "start" else node.tail if node is not data else None
        if text:
            yield f"<r>{'<rPr><strike/></rPr>' * bool(apart)}<t>{escape(text)}</t></r>"


def _is_white(font: etree._Element) -> bool:
    return font.get("{http://www.w3.org/TR/REC-html40}Color", "").upper() == "#FFFFFF"
