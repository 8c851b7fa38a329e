"""Workbooks to paragraphs and grids: XLSX from its parts, XLS from its records. A sheet is a page."""

from gongkai.documents.limits import MAX_CELLS, Unreadable
from gongkai.documents.office.sheets import blocks_of
from gongkai.documents.office.xls import read_xls
from gongkai.documents.office.xlsx import read_xlsx
from gongkai.values import Document, Grid, Paragraph


def read_spreadsheet(data: bytes, *, name: str = "the file") -> Document:
    """Read an XLSX or XLS. `name` is for messages. Raises `Unreadable` for what is damaged, locked or too large.

    The names of the sheets are metadata (`sheet 1`, `sheet 2`, …), since no sheet prints its own.
    """
    is_zip = data.startswith(b"PK")
    sheets, said = read_xlsx(data, name) if is_zip else read_xls(data, name)
    notes = list(said)
    blocks: list[Paragraph | Grid] = []
    for page, sheet in enumerate(sheets, start=1):
        tables = sum(1 for block in blocks if isinstance(block, Grid))
        blocks.extend(blocks_of(sheet, page, tables + 1, name, notes))
        if sum(len(block.rows) * len(block.rows[0]) for block in blocks if isinstance(block, Grid)) > MAX_CELLS:
            raise Unreadable(
                f"{name}: over {MAX_CELLS} cells, counted up to sheet {sheet.name}; it is no report",
                f"{name}：到工作表“{sheet.name}”为止，单元格已超过{MAX_CELLS}个，不像年报",
            )
    title = next((block.text for block in blocks if isinstance(block, Paragraph)), "")
    metadata = {f"sheet {page}": sheet.name for page, sheet in enumerate(sheets, start=1)}
    return Document("xlsx" if is_zip else "xls", title, metadata, tuple(blocks), tuple(notes))
