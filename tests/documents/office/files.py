"""Office files for tests, made from raw XML: what Word and Excel write, and what nobody should."""

import io
import struct
import zipfile
from collections.abc import Mapping

W_NAMES = (
    'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main" '
    'xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006" '
    'xmlns:wps="http://schemas.microsoft.com/office/word/2010/wordprocessingShape" '
    'xmlns:v="urn:schemas-microsoft-com:vml" '
    'xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships" '
    'xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main" '
    'xmlns:m="http://schemas.openxmlformats.org/officeDocument/2006/math"'
)
X_NAMES = (
    'xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main" '
    'xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"'
)
_RELATION = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"


def zipped(parts: Mapping[str, str | bytes]) -> bytes:
    """An archive of these parts, in this order."""
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as archive:
        for path, content in parts.items():
            archive.writestr(path, content)
    return buffer.getvalue()


def relations(**targets: str) -> str:
    """A part of relations: type's last word and path."""
    links = "".join(
        f'<Relationship Id="r{n}" Type="{_RELATION}/{kind.rstrip("0123456789")}" Target="{path}"/>'
        for n, (kind, path) in enumerate(targets.items(), start=1)
    )
    return (
        f'<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">{links}</Relationships>'
    )


def docx_parts(body: str, **more: str) -> dict[str, str | bytes]:
    """The parts of a DOCX with this body; `more` are `styles` or `numbering` parts (their insides)."""
    parts: dict[str, str | bytes] = {
        "_rels/.rels": relations(officeDocument="word/document.xml"),
        "word/document.xml": f"<w:document {W_NAMES}><w:body>{body}</w:body></w:document>",
    }
    if more:
        parts["word/_rels/document.xml.rels"] = relations(**{kind: f"{kind}.xml" for kind in more})
    for kind, inside in more.items():
        parts[f"word/{kind}.xml"] = f"<w:{kind} {W_NAMES}>{inside}</w:{kind}>"
    return parts


def docx(body: str, **more: str) -> bytes:
    """A DOCX with this body."""
    return zipped(docx_parts(body, **more))


def p(text: str, properties: str = "") -> str:
    """A Word paragraph of one run."""
    return f"<w:p><w:pPr>{properties}</w:pPr><w:r><w:t xml:space='preserve'>{text}</w:t></w:r></w:p>"


def tc(text: str = "", properties: str = "") -> str:
    """A Word table cell of one paragraph."""
    return f"<w:tc><w:tcPr>{properties}</w:tcPr>{p(text)}</w:tc>"


def tr(*cells: str, properties: str = "") -> str:
    """A Word table row."""
    return f"<w:tr><w:trPr>{properties}</w:trPr>{''.join(cells)}</w:tr>"


def tbl(*rows: str, widths: tuple[int, ...] = ()) -> str:
    """A Word table."""
    columns = "".join(f'<w:gridCol w:w="{width}"/>' for width in widths)
    return f"<w:tbl><w:tblPr/><w:tblGrid>{columns}</w:tblGrid>{''.join(rows)}</w:tbl>"


def xlsx(*sheets: str, styles: str = "", shared: str = "", workbook: str = "", states: tuple[str, ...] = ()) -> bytes:
    """An XLSX whose sheets have these insides (`<sheetData>` and what stands beside it)."""
    names = "".join(
        f'<sheet name="表{n}" sheetId="{n}" r:id="r{n}" state="{state}"/>'
        for n, state in enumerate(states or ("visible",) * len(sheets), start=1)
    )
    targets = {f"worksheet{n}": f"worksheets/sheet{n}.xml" for n in range(1, len(sheets) + 1)}
    parts: dict[str, str | bytes] = {
        "_rels/.rels": relations(officeDocument="xl/workbook.xml"),
        "xl/workbook.xml": f"<workbook {X_NAMES}>{workbook}<sheets>{names}</sheets></workbook>",
        "xl/_rels/workbook.xml.rels": relations(**targets, styles="styles.xml", sharedStrings="sharedStrings.xml"),
        "xl/styles.xml": f"<styleSheet {X_NAMES}>{styles}</styleSheet>",
        "xl/sharedStrings.xml": f"<sst {X_NAMES}>{shared}</sst>",
    }
    for n, inside in enumerate(sheets, start=1):
        parts[f"xl/worksheets/sheet{n}.xml"] = f"<worksheet {X_NAMES}>{inside}</worksheet>"
    return zipped(parts)


def compound(streams: dict[str, bytes]) -> bytes:
    """A compound file of these streams, each of at least 4,096 bytes once padded, in sectors of 512 bytes."""
    padded = {name: data + b"\0" * (-len(data) % 512) for name, data in streams.items()}
    padded = {name: data + b"\0" * max(4096 - len(data), 0) for name, data in padded.items()}
    chains: list[int] = []
    starts: dict[str, int] = {}
    for name, data in padded.items():
        starts[name] = len(chains)
        chains += [*range(len(chains) + 1, len(chains) + len(data) // 512), 0xFFFFFFFE]
    directory_sectors = (len(padded) + 1 + 3) // 4
    directory = len(chains)
    chains += [*range(directory + 1, directory + directory_sectors), 0xFFFFFFFE]
    table_sectors = next(n for n in range(1, 100) if n * 128 >= len(chains) + n)
    table = len(chains)
    chains += [0xFFFFFFFD] * table_sectors
    chains += [0xFFFFFFFF] * (table_sectors * 128 - len(chains))

    def entry(name: str, kind: int, start: int, size: int) -> bytes:
        letters = name.encode("utf-16-le")
        head = letters.ljust(64, b"\0") + struct.pack("<HB", len(letters) + 2, kind)
        return (head + b"\0" * 49 + struct.pack("<IQ", start, size)).ljust(128, b"\0")

    entries = entry("Root Entry", 5, 0xFFFFFFFE, 0)
    entries += b"".join(entry(name, 2, starts[name], len(data)) for name, data in padded.items())
    header = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 16 + struct.pack("<HHHHH", 0x3E, 3, 0xFFFE, 9, 6)
    header += b"\0" * 10 + struct.pack("<III", table_sectors, directory, 0)
    header += struct.pack("<IIIII", 4096, 0xFFFFFFFE, 0, 0xFFFFFFFE, 0)
    header += b"".join(struct.pack("<I", table + n if n < table_sectors else 0xFFFFFFFF) for n in range(109))
    body = b"".join(padded.values()) + entries.ljust(directory_sectors * 512, b"\0")
    return header.ljust(512, b"\0") + body + struct.pack(f"<{len(chains)}I", *chains)


def record(kind: int, *parts: bytes) -> bytes:
    """A record of an XLS."""
    body = b"".join(parts)
    return struct.pack("<HH", kind, len(body)) + body


def short_text(text: str) -> bytes:
    """A text as records hold it, with its length in two bytes."""
    return struct.pack("<HB", len(text), 1) + text.encode("utf-16-le")


def xls(
    *sheets: bytes,
    formats: dict[int, str] | None = None,
    styles: tuple[tuple[int, bool], ...] = ((0, False),),
    more: bytes = b"",
    states: tuple[int, ...] = (),
) -> bytes:
    """An XLS whose sheets hold these records; `more` stands among the records of the workbook."""
    begin, end = record(0x0809, struct.pack("<HH", 0x0600, 5) + b"\0" * 12), record(0x000A)
    settings = b"".join(
        record(0x041E, struct.pack("<H", key), short_text(code)) for key, code in (formats or {}).items()
    )
    settings += b"".join(
        record(0x00E0, struct.pack("<HHH", 0, number, 0) + b"\0" * 4 + struct.pack("<IIH", 0x1111 * bordered, 0, 0))
        for number, bordered in styles
    )
    parts = [begin + sheet + end for sheet in sheets]
    names = [f"表{n}" for n in range(1, len(sheets) + 1)]
    length = len(begin) + len(settings) + len(more) + len(end) + sum(12 + 2 * len(name) for name in names)
    listed = b""
    for n, (name, part) in enumerate(zip(names, parts, strict=True)):
        state = states[n] if states else 0
        listed += record(0x0085, struct.pack("<IBBBB", length, state, 0, len(name), 1), name.encode("utf-16-le"))
        length += len(part)
    return compound({"Workbook": begin + settings + listed + more + end + b"".join(parts)})
