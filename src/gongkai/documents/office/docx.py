"""DOCX to paragraphs and grids in reading order, from the parts themselves.

What Word shows is read, and nothing else: deleted revisions, hidden text, field codes, headers and footers are left
out; inserted revisions, the results of fields, automatic numbers and text boxes are read.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace

from lxml import etree

from gongkai.documents.limits import MAX_BLOCKS, MAX_CELLS, Unreadable
from gongkai.documents.office.chunks import CHUNK_READ, CHUNK_UNREAD, ReadPage, embedded_pages
from gongkai.documents.office.word_fields import Fields
from gongkai.documents.office.word_signs import (
    BY_A_FIGURE,
    DRAWN,
    GAP,
    LINE_END,
    NO_SIGN,
    PARTS_OF_MATH,
    as_signs,
    drawn,
    is_of_signs,
    running_text,
    shows_a_figure,
    text_of,
)
from gongkai.documents.office.word_tables import (
    FIGURE,
    PICTURE,
    WordCell,
    is_frame,
    is_layout,
    is_no_row,
    lay_out,
    row_of,
)
from gongkai.documents.package import Package, main_part, open_package, read_xml, zip_kind
from gongkai.documents.styles import (
    Numbers,
    Style,
    W,
    is_hidden,
    is_on,
    is_unseen,
    number_of,
    properties_of,
    read_numbers,
    read_styles,
    stands_apart,
    value,
)
from gongkai.documents.text.barred import with_rows_of_bars
from gongkai.values import Document, Grid, Note, Paragraph

_TABLE, _PARAGRAPH = f"{W}tbl", f"{W}p"
_ALTERNATIVES = "{http://schemas.openxmlformats.org/markup-compatibility/2006}AlternateContent"
_PICTURES = frozenset(
    (
        "{http://schemas.openxmlformats.org/drawingml/2006/main}blip",
        "{urn:schemas-microsoft-com:vml}imagedata",
        "{urn:schemas-microsoft-com:vml}textpath",
        "{urn:schemas-microsoft-com:office:office}OLEObject",
        "{http://schemas.microsoft.com/office/word/2010/wordml}contentPart",
        "{http://schemas.openxmlformats.org/drawingml/2006/chart}chart",
    )
)
_LEFT_OUT = frozenset(
    W + tag
    for tag in (
        *("del", "moveFrom", "delText", "delInstrText", "fldData", "rt", "softHyphen", "sectPr"),
        *("rPr", "pPr", "sdtPr", "sdtEndPr", "tblPr", "tblGrid", "tblPrEx", "trPr", "tcPr"),
        *("customXmlPr", "smartTagPr"),
    )
)
_OF_FIELDS = frozenset((W + "instrText", W + "fldChar", W + "fldSimple"))
_EMBEDDING = frozenset((W + "altChunk", W + "subDoc"))
_RELATION = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}id"


@dataclass(slots=True)
class _Reading:
    """What the walks share: the file's styles and lists, and what has been read."""

    name: str
    styles: dict[str, Style]
    numbers: Numbers
    chunks: dict[str, bytes]
    """Pages that are embedded whole (altChunk), by the relation that names them; each is read once."""
    read: ReadPage | None
    blocks: list[Paragraph | Grid] = field(default_factory=list)
    notes: list[Note] = field(default_factory=list)
    tables: int = 0
    places: int = 0
    pictures: int = 0

    def note(self, en: str, zh: str) -> None:
        if (note := Note(en, zh)) not in self.notes:
            self.notes.append(note)

    def add(self, block: Paragraph | Grid) -> None:
        self.blocks.append(block)
        if isinstance(block, Grid) and block.rows:
            self.places += len(block.rows) * len(block.rows[0])
        if self.places > MAX_CELLS or len(self.blocks) > MAX_BLOCKS:
            raise Unreadable(
                f"{self.name}: over {MAX_CELLS} table cells or {MAX_BLOCKS} paragraphs; it is no report",
                f"{self.name}：单元格超过{MAX_CELLS}个或段落超过{MAX_BLOCKS}个，不像年报",
            )


@dataclass(slots=True)
class _Line:
    """The text of one paragraph while it is read, and the text boxes that hang on it."""

    parts: list[str] = field(default_factory=list)
    boxes: list[etree._Element] = field(default_factory=list)
    fields: Fields = field(default_factory=Fields)
    picture: bool = False
    unseen: list[str] = field(default_factory=list)
    """Those of its parts that are struck, or white on white."""
    look: Mapping[str, etree._Element] = field(default_factory=dict)
    """What its style says of how its runs look."""

    def text(self) -> str:
        """What a cell shows of it: a figure that is struck, or that nobody sees, is neither a blank nor read."""
        text = BY_A_FIGURE.sub(PICTURE, "".join(self.parts)).replace(DRAWN, "")
        alone = "".join(text.split()) if self.unseen else ""
        is_unseen_figure = FIGURE.fullmatch(alone) and alone == "".join("".join(self.unseen).split())
        return PICTURE if is_unseen_figure else text


def read_docx(data: bytes, *, name: str = "the file", read: ReadPage | None = None) -> Document:
    """Read a DOCX. `name` is for messages, `read` reads a page that is embedded in it (bytes and name).

    Raises `Unreadable` for what is damaged, locked, too large or no DOCX.
    """
    package = open_package(data, name)
    if zip_kind(package) != "docx":
        raise Unreadable(
            f"{name}: it is no DOCX; look at what it is, and give it its own name",
            f"{name}：不是DOCX文件，请确认其类型并改正扩展名",
        )
    main = main_part(package) or ""
    root = read_xml(package, main)
    body = None if root is None else root.find(f"{W}body")
    if root is None or body is None:
        raise Unreadable(
            f"{name}: a DOCX without a text ({main}); open it and save it again",
            f"{name}：DOCX中没有正文（{main}），请打开后重新保存",
        )
    uses_styles = any(root.find(f".//{W}{kind}") is not None for kind in ("pStyle", "rStyle", "tblStyle"))
    styles = read_styles(package, main) if uses_styles else {}
    chunks = embedded_pages(package, main) if root.find(f".//{W}altChunk") is not None else {}
    reading = _Reading(name, styles, read_numbers(package, main), chunks, read)
    _read_blocks(body, reading)
    if reading.chunks:  # left over: in the cell of a table, which seems blank
        reading.note(*CHUNK_UNREAD)
    if reading.numbers.unknown:
        kinds = sorted(reading.numbers.unknown)
        en = f"automatic numbers of these kinds are left out: {', '.join(kinds)}"
        reading.note(en, f"以下类型的自动编号未读取：{'、'.join(kinds)}")
    if reading.pictures:
        count = reading.pictures
        reading.note(f"{count} pictures, whose text is not read", f"有{count}张图片，其中的文字未读取")
    metadata = _metadata(package)
    title = _title(reading.blocks) or metadata.get("title", "")
    blocks = with_rows_of_bars(reading.blocks, name)
    return Document("docx", title, metadata, tuple(blocks), tuple(reading.notes))


def _title(blocks: list[Paragraph | Grid]) -> str:
    """The first heading, else the first line. The title among the properties comes last: it is what the file was called
    when it was first saved, often a year ago.
    """
    paragraphs = [block for block in blocks if isinstance(block, Paragraph)]
    headings = [paragraph for paragraph in paragraphs if paragraph.heading]
    return next((paragraph.text for paragraph in (*headings, *paragraphs)), "")


def _metadata(package: Package) -> dict[str, str]:
    """Title, subject and keywords of the file's properties; not its authors, who are persons."""
    root = read_xml(package, "docProps/core.xml")
    wanted = ("title", "subject", "keywords")
    found = {} if root is None else {etree.QName(part).localname: part.text or "" for part in root.iterchildren("*")}
    return {key: found[key].strip() for key in wanted if found.get(key, "").strip()}


def _children(parent: etree._Element) -> Iterator[etree._Element]:
    """The elements below, with those that only wrap (insertions, content controls, custom XML) taken off."""
    for child in parent.iterchildren("*"):
        if child.tag in _LEFT_OUT:
            continue
        if child.tag == W + "sdt":
            if not is_on(child.find(f"{W}sdtPr/{W}showingPlcHdr")) or shows_a_figure(child):
                for content in child.iterchildren(W + "sdtContent"):
                    yield from _children(content)
        elif child.tag in (W + "ins", W + "moveTo", W + "customXml", W + "smartTag"):
            yield from _children(child)
        elif child.tag == _ALTERNATIVES:
            chosen = next(child.iterchildren("*"), None)
            if chosen is not None:
                yield from _children(chosen)
        else:
            yield child


def _read_blocks(parent: etree._Element, reading: _Reading) -> None:
    """Add the blocks of a body, a text box or a layout cell, in reading order."""
    for child in _children(parent):
        if child.tag == _PARAGRAPH:
            _read_paragraph(child, reading)
        elif child.tag == _TABLE:
            _read_table(child, reading)
        elif child.tag in _EMBEDDING:
            _read_chunk(reading.chunks.pop(child.get(_RELATION, ""), b""), reading)


def _read_chunk(data: bytes, reading: _Reading) -> None:
    if not data or reading.read is None:
        reading.note(*CHUNK_UNREAD)
        return
    try:
        document = reading.read(data, reading.name)
    except Unreadable as error:
        en = f"another document is embedded in this one, and cannot be read: {error}"
        reading.note(en, f"文件中嵌入了另一个文档，无法读取：{error.zh}")
        return
    before = reading.tables
    for block in document.blocks:
        if isinstance(block, Grid):
            reading.tables = before + block.number
            reading.add(replace(block, number=reading.tables))
        else:
            reading.add(block)
    for note in (CHUNK_READ, *document.notes):
        reading.note(*note)


def _read_paragraph(paragraph: etree._Element, reading: _Reading) -> None:
    properties = properties_of(paragraph, "pPr")
    style = _style(properties, reading)
    line = _line(paragraph, properties, reading)
    if style.contents:
        reading.note("the table of contents is left out", "目录未读取")
        return
    outline = value(properties.get(W + "outlineLvl"))
    heading = style.heading if outline is None else outline in "012345678"
    for text in running_text(line.parts).split(LINE_END):
        single = " ".join(text.split())
        if single:
            reading.add(Paragraph(single, heading))
    for box in line.boxes:
        _read_blocks(box, reading)


_PLAIN = Style()


def _style(properties: Mapping[str, etree._Element], reading: _Reading) -> Style:
    return reading.styles.get(value(properties.get(W + "pStyle")) or "", _PLAIN)


def _line(paragraph: etree._Element, properties: Mapping[str, etree._Element], reading: _Reading) -> _Line:
    style = _style(properties, reading)
    line = _Line(look=style.look)
    number = number_of(properties.get(W + "numPr")) or style.number
    if number is not None and not is_hidden(style.look):
        line.parts.append(reading.numbers.next(*number))
    _read_inline(paragraph, line, reading)
    reading.pictures += line.picture
    return line


def _read_inline(parent: etree._Element, line: _Line, reading: _Reading) -> None:
    """Add the text of a paragraph, a run, a link or whatever else holds runs."""
    for child in _children(parent):
        tag = child.tag
        text = text_of(child)
        if text is not None:
            line.parts.append(text)
        elif tag == W + "r":
            _read_run(child, line, reading)
        elif tag == W + "txbxContent":
            line.boxes.append(child)
        elif tag in _PICTURES:
            line.picture = True
            line.parts.append(drawn(child))
        elif tag in PARTS_OF_MATH:
            _read_apart(child, line, reading)
        elif tag in _OF_FIELDS:
            _read_field(child, line, reading)
        else:
            _read_inline(child, line, reading)


def _read_field(part: etree._Element, line: _Line, reading: _Reading) -> None:
    """Take what begins or ends a field, or says what it shows."""
    if part.tag == W + "instrText":
        line.fields.code(part.text or "")
    elif part.tag == W + "fldChar":
        line.fields.mark(part, line.parts, NO_SIGN)
    else:
        line.fields.begin(part, line.parts)
        _read_inline(part, line, reading)
        line.fields.end(line.parts, NO_SIGN)


def _read_run(run: etree._Element, line: _Line, reading: _Reading) -> None:
    """Add a run, unless it is hidden. Struck, raised and invisible text must not lengthen a figure beside it."""
    properties = properties_of(run, "rPr")
    style = reading.styles.get(value(properties.get(W + "rStyle")) or "", _PLAIN)
    look = {**line.look, **style.look, **properties} if line.look or style.look else properties
    if is_hidden(look):
        return
    before = len(line.parts)
    if stands_apart(look):
        _read_apart(run, line, reading)
        line.unseen += line.parts[before:] if is_unseen(run, look, reading.styles) else ()
    else:
        _read_inline(run, line, reading)
    if is_of_signs(properties):
        line.parts[before:] = map(as_signs, line.parts[before:])


def _read_apart(parent: etree._Element, line: _Line, reading: _Reading) -> None:
    line.parts.append(GAP)
    _read_inline(parent, line, reading)
    line.parts.append(GAP)


def _read_table(table: etree._Element, reading: _Reading) -> None:
    """Add a table's grid and then the tables in its cells; or, where it is only layout, what its cells hold."""
    reading.tables += 1
    number = reading.tables
    rows = [(properties_of(row, "trPr"), _columns(row)) for row in _table_rows(table, reading)]
    cells = [cell for _, columns in rows for cell in columns]
    if is_layout(cells):
        for cell in cells:
            _read_blocks(cell, reading)
        return
    placed = [row_of(properties, [_cell(cell, reading) for cell in columns]) for properties, columns in rows]
    grid = lay_out(table, placed, number, reading.name, reading.note)
    if any(place for line in grid.rows for place in line):
        reading.add(grid)
    for inner in (inner for row in placed for cell in row.cells for inner in cell.tables):
        _read_table(inner, reading)


def _table_rows(table: etree._Element, reading: _Reading) -> Iterator[etree._Element]:
    """The rows that are shown, without those that were deleted or are hidden."""
    for child in _children(table):
        properties = properties_of(child, "trPr")
        if is_no_row(properties):
            reading.note("deleted or hidden rows of a table are left out", "表格中已删除或隐藏的行未读取")
        elif child.tag == W + "tr":
            yield child


def _columns(row: etree._Element) -> list[etree._Element]:
    return [child for child in _children(row) if child.tag == W + "tc"]


def _cell(element: etree._Element, reading: _Reading) -> WordCell:
    """A cell's text, its paragraphs and lines apart by a space, and the tables in it that are read apart."""
    parts: list[str] = []
    tables: list[etree._Element] = []
    picture = _read_cell(element, parts, tables, reading)
    text = " ".join(" ".join(parts).split())
    shows = any(text.text for table in tables for text in table.iter(f"{W}t")) if tables else picture
    return WordCell(element, PICTURE if shows and not text else text, tables)


def _read_cell(parent: etree._Element, parts: list[str], tables: list[etree._Element], reading: _Reading) -> bool:
    picture = False
    for child in _children(parent):
        if child.tag == _PARAGRAPH:
            line = _line(child, properties_of(child, "pPr"), reading)
            parts.append(line.text())
            picture = picture or line.picture or line.fields.unread
            for box in line.boxes:
                picture = _read_cell(box, parts, tables, reading) or picture
        elif child.tag == _TABLE and is_frame(child):
            reading.tables += 1
            for inner in child.iter(W + "tc"):
                picture = _read_cell(inner, parts, tables, reading) or picture
        elif child.tag == _TABLE:
            tables.append(child)
        elif child.tag in _EMBEDDING:
            parts.append(PICTURE)
    return picture
