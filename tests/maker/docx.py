"""A made report as Word saves it: merged cells, text cut into runs, tables in text boxes."""

import io
from html import escape

import docx
from docx.oxml import parse_xml

from tests.maker.labels import SPAN
from tests.maker.pieces import MadeTable
from tests.maker.places import Place, places, width
from tests.maker.reports import MadeReport

_NAMES = " ".join(
    f'xmlns:{prefix}="{name}"'
    for prefix, name in {
        "w": "http://schemas.openxmlformats.org/wordprocessingml/2006/main",
        "mc": "http://schemas.openxmlformats.org/markup-compatibility/2006",
        "wps": "http://schemas.microsoft.com/office/word/2010/wordprocessingShape",
        "wp": "http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing",
        "a": "http://schemas.openxmlformats.org/drawingml/2006/main",
        "v": "urn:schemas-microsoft-com:vml",
    }.items()
)
_BORDERS = "".join(
    f'<w:{side} w:val="single" w:sz="4"/>' for side in ("top", "left", "bottom", "right", "insideH", "insideV")
)
_PAGE_WIDTH = 8522
"""Twips between the margins of an A4 page."""


def render(report: MadeReport) -> bytes:
    """The file's bytes."""
    document = docx.Document()
    body = document.element.body
    last = body[-1]
    layout = report.layout
    last.addprevious(parse_xml(_paragraph(report.title, "Title")))
    if layout.wrapper == "metadata_table":
        facts = (("索引号", "014416330/2025-00012"), ("公开日期", "2025-01-20"))
        rows = "".join(f"<w:tr>{''.join(_cell(text, '', False) for text in fact)}</w:tr>" for fact in facts)
        last.addprevious(parse_xml(_table_of(rows, 2)))
    for block in report.blocks:
        xml = _table(block, layout.split_runs) if isinstance(block, list) else _paragraph(block)
        last.addprevious(parse_xml(_boxed(xml) if isinstance(block, list) and layout.text_boxes else xml))
        if isinstance(block, list):
            last.addprevious(parse_xml(_paragraph("")))
    if layout.wrapper in ("layout_table", "nested_cell", "frame"):
        _frame(body)
    out = io.BytesIO()
    document.save(out)
    return out.getvalue()


def _frame(body: object) -> None:
    """Put all of the body into one cell of a table round it."""
    frame = parse_xml(_table_of("<w:tr><w:tc><w:tcPr/></w:tc></w:tr>", 1))
    cell = next(frame.iter(f"{{{frame.nsmap['w']}}}tc"))
    for child in list(body)[:-1]:  # type: ignore[call-overload]
        cell.append(child)
    body.insert(0, frame)  # type: ignore[attr-defined]


def _paragraph(text: str, style: str = "") -> str:
    properties = f'<w:pPr><w:pStyle w:val="{style}"/></w:pPr>' if style else ""
    return f"<w:p {_NAMES}>{properties}{_run(text)}</w:p>"


def _run(text: str) -> str:
    return f'<w:r><w:t xml:space="preserve">{escape(text)}</w:t></w:r>' if text else ""


def _table_of(rows: str, columns: int) -> str:
    grid = f'<w:gridCol w:w="{_PAGE_WIDTH // columns}"/>' * columns
    properties = f'<w:tblPr><w:tblW w:w="0" w:type="auto"/><w:tblBorders>{_BORDERS}</w:tblBorders></w:tblPr>'
    return f"<w:tbl {_NAMES}>{properties}<w:tblGrid>{grid}</w:tblGrid>{rows}</w:tbl>"


def _table(table: MadeTable, split_runs: bool) -> str:
    """The table; under a cell that spans rows stand cells that continue it, as Word writes them."""
    placed = places(table)
    covering: dict[tuple[int, int], Place] = {
        (place.row + down, place.column): place for place in placed for down in range(place.rows)
    }
    columns = width(placed)
    rows = []
    for r in range(len(table)):
        cells = []
        for c in range(columns):
            place = covering.get((r, c))
            if place:
                cells.append(_placed(place, r, split_runs))
        rows.append(f"<w:tr>{''.join(cells)}</w:tr>")
    return _table_of("".join(rows), columns)


def _placed(place: Place, row: int, split_runs: bool) -> str:
    properties = f'<w:gridSpan w:val="{place.columns}"/>' if place.columns > 1 else ""
    if place.rows == 1:
        return _cell(place.piece.text, properties, split_runs)
    if row == place.row:
        return _cell(place.piece.text, f'{properties}<w:vMerge w:val="restart"/>', split_runs)
    return _cell("", f"{properties}<w:vMerge/>", split_runs)


def _cell(text: str, properties: str, split_runs: bool) -> str:
    paragraphs = []
    for line in text.split("\n"):
        runs = line.split(SPAN)
        if split_runs:
            runs = [part for run in runs for part in (run[: len(run) // 2], run[len(run) // 2 :])]
        paragraphs.append(f"<w:p>{''.join(map(_run, runs))}</w:p>")
    return f"<w:tc><w:tcPr>{properties}</w:tcPr>{''.join(paragraphs)}</w:tc>"


def _boxed(table: str) -> str:
    """A paragraph with a text box round the table: once for Word, once more for programs that know only VML."""
    content = f"<w:txbxContent>{table}<w:p/></w:txbxContent>"
    drawing = (
        '<w:drawing><wp:anchor><a:graphic><a:graphicData uri="http://schemas.microsoft.com/office/word/2010/'
        f'wordprocessingShape"><wps:wsp><wps:txbx>{content}</wps:txbx></wps:wsp></a:graphicData></a:graphic>'
        "</wp:anchor></w:drawing>"
    )
    fallback = f"<w:pict><v:shape><v:textbox>{content}</v:textbox></v:shape></w:pict>"
    return (
        f"<w:p {_NAMES}><w:r><mc:AlternateContent><mc:Choice Requires='wps'>{drawing}</mc:Choice>"
        f"<mc:Fallback>{fallback}</mc:Fallback></mc:AlternateContent></w:r></w:p>"
    )
