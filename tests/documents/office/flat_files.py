"""Reports as office files saved as one XML text: Word's packages, and the dialects of 2003."""

import base64
import io
import re
import zipfile

from tests.maker.pieces import MadeTable
from tests.maker.places import places
from tests.maker.reports import MadeReport

SHEET = (
    '<?xml version="1.0"?>\n<?mso-application progid="Excel.Sheet"?>\n'
    '<Workbook xmlns="urn:schemas-microsoft-com:office:spreadsheet" '
    'xmlns:ss="urn:schemas-microsoft-com:office:spreadsheet" xmlns:x="urn:schemas-microsoft-com:office:excel">'
)


def row(*cells: str) -> str:
    """A row of a workbook; each cell is given by what stands inside of its element."""
    return f"<Row>{''.join(f'<Cell{cell}</Cell>' for cell in cells)}</Row>"


def number(text: str, more: str = "") -> str:
    """The inside of a cell that holds a number."""
    return f'{more}><Data ss:Type="Number">{text}</Data>'


def words(text: str, more: str = "") -> str:
    """The inside of a cell that holds text."""
    return f'{more}><Data ss:Type="String">{text}</Data>'


def as_package(data: bytes) -> str:
    """A DOCX as Word saves it as one text: XML as it is, all else in base64."""
    parts = []
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        for name in archive.namelist():
            raw = archive.read(name)
            if name.endswith((".xml", ".rels")):
                inside = re.sub(r"^\s*<\?xml[^>]*\?>", "", raw.decode())
                content = f"<pkg:xmlData>{inside}</pkg:xmlData>"
            else:
                content = f"<pkg:binaryData>{base64.encodebytes(raw).decode()}</pkg:binaryData>"
            parts.append(f'<pkg:part pkg:name="/{name}">{content}</pkg:part>')
    return (
        '<?xml version="1.0" standalone="yes"?><?mso-application progid="Word.Document"?>'
        f'<pkg:package xmlns:pkg="http://schemas.microsoft.com/office/2006/xmlPackage">{"".join(parts)}</pkg:package>'
    )


def as_word_2003(data: bytes) -> str:
    """A DOCX in the dialect of Word 2003."""
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        document = re.sub(r"^\s*<\?xml[^>]*\?>", "", archive.read("word/document.xml").decode())
        styles = re.sub(r"^\s*<\?xml[^>]*\?>", "", archive.read("word/styles.xml").decode())
    text = document.replace("<w:body>", styles + "<w:body>", 1).replace("w:document", "w:wordDocument")
    text = text.replace("w:vMerge", "w:vmerge").replace("w:hyperlink", "w:hlink")
    new, old = "openxmlformats.org/wordprocessingml/2006/main", "microsoft.com/office/word/2003/wordml"
    return f'<?xml version="1.0"?><?mso-application progid="Word.Document"?>{text.replace(new, old)}'


def as_excel_2003(report: MadeReport) -> str:
    """A made report as a workbook, each block below the one before it."""
    rows = [row(words(report.title))]
    for block in report.blocks:
        rows += _rows(block) if isinstance(block, list) else [row(words(block)), "<Row/>"]
    return f'{SHEET}<Worksheet ss:Name="1"><Table>{"".join(rows)}</Table></Worksheet></Workbook>'


def _rows(table: MadeTable) -> list[str]:
    drawn: list[list[str]] = [[] for _ in table]
    for place in places(table):
        kind = "Number" if re.fullmatch(r"\d+", place.piece.text) else "String"
        merged = f' ss:MergeAcross="{place.columns - 1}" ss:MergeDown="{place.rows - 1}"'
        drawn[place.row].append(
            f'<Cell ss:Index="{place.column + 1}"{merged}><Data ss:Type="{kind}">{place.piece.text}</Data></Cell>'
        )
    return [*(f"<Row>{''.join(cells)}</Row>" for cells in drawn), "<Row/>"]
