"""Office files for tests, made from raw XML: what Word and Excel write, and what nobody should."""

import io
import zipfile

W_NAMES = (
    'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main" '
    'xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006" '
    'xmlns:wps="http://schemas.microsoft.com/office/word/2010/wordprocessingShape" '
    'xmlns:v="urn:schemas-microsoft-com:vml" '
    'xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main" '
    'xmlns:m="http://schemas.openxmlformats.org/officeDocument/2006/math"'
)
X_NAMES = (
    'xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main" '
    'xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"'
)
_RELATION = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"


def zipped(parts: dict[str, str | bytes]) -> bytes:
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
