"""A made report as a PDF: tables ruled or not, over pages, in a frame, with page numbers."""

import io
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Protocol

from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.cidfonts import UnicodeCIDFont
from reportlab.pdfgen.canvas import Canvas

from tests.maker.labels import SPAN
from tests.maker.layout import Layout
from tests.maker.pieces import MadeTable
from tests.maker.places import Place, places, width
from tests.maker.reports import MadeReport

_FONT = "STSong-Light"
pdfmetrics.registerFont(UnicodeCIDFont(_FONT))
_FIGURE_FONTS = {"song": _FONT, "times": "Times-Roman", "helvetica": "Helvetica"}
_WIDTH, _TALL, _SHORT, _MARGIN = 595.0, 842.0, 480.0, 60.0
_SIZE, _LEAD, _PAD = 8.0, 10.0, 2.5
_BLANK = 4.0
"""Points beside a text where no upright line parts it from the next: a little over half a character, as Word has it."""
_GAP = 3.5
"""Points between the two words of one figure."""
_APART = 1.0
"""Points between the border of a browser's cell and the middle between it and the next."""
_SHORT_OF = 9.0
"""Points by which a browser ends the box of a cell, gone on over a page, above the row that it ends with."""
_FOOT = 42.0
"""Points from the edge of the page to where a browser's boxes are cut, and a frame ends."""


class Paper(Protocol):
    """What pages are drawn on. Places are in points from the page's top left."""

    def text(self, x: float, y: float, text: str, size: float, font: str) -> None:
        """Print a text from a place on its base line."""

    def line(self, x0: float, y0: float, x1: float, y1: float) -> None:
        """Draw a ruling line."""

    def end_page(self) -> None:
        """Go on with the next page."""


class _PdfPaper:
    def __init__(self, size: tuple[float, float]) -> None:
        self.height = size[1]
        self.buffer = io.BytesIO()
        self.canvas = Canvas(self.buffer, pagesize=size)

    def text(self, x: float, y: float, text: str, size: float, font: str) -> None:
        self.canvas.setFont(font, size)
        self.canvas.drawString(x, self.height - y, text)

    def line(self, x0: float, y0: float, x1: float, y1: float) -> None:
        self.canvas.setLineWidth(0.5)
        self.canvas.line(x0, self.height - y0, x1, self.height - y1)

    def end_page(self) -> None:
        self.canvas.showPage()

    def bytes(self) -> bytes:
        """End the file."""
        self.canvas.save()
        return self.buffer.getvalue()


def page_size(report: MadeReport) -> tuple[float, float]:
    """The width and height of a report's pages, in points."""
    return _WIDTH, _SHORT if report.layout.short_pages else _TALL


def render(report: MadeReport) -> bytes:
    """The file's bytes."""
    paper = _PdfPaper(page_size(report))
    draw(report, paper)
    return paper.bytes()


def draw(report: MadeReport, paper: Paper) -> None:
    """Draw a report's pages."""
    sheet = _Sheet(report.layout, [block for block in report.blocks if isinstance(block, list)], paper)
    sheet.paragraph(report.title, 16, indent=0)
    if report.layout.wrapper == "metadata_table":
        sheet.paragraph("索引号 014416330/2025-00012  公开日期 2025-01-20", 10, indent=0)
    for block in report.blocks:
        if isinstance(block, list):
            sheet.table(block)
        else:
            sheet.paragraph(block, 12)
    sheet.end_page()


def _wide(text: str, size: float) -> float:
    return float(pdfmetrics.stringWidth(text, _FONT, size))


def _lines(text: str, room: float, size: float) -> list[str]:
    """The text broken so that each line fits."""
    lines = []
    for part in text.replace(SPAN, "").split("\n"):
        line = ""
        for character in part:
            if line and _wide(line + character, size) > room:
                lines.append(line)
                line = ""
            line += character
        lines.append(line)
    return lines


@dataclass(frozen=True, slots=True)
class _Drawn:
    """A cell with its lines of text, ready to be drawn."""

    place: Place
    lines: list[str]

    @property
    def height(self) -> float:
        return len(self.lines) * _LEAD + 2 * _PAD


class _Sheet:
    """A PDF being drawn; `y` is the distance from the top of the page to where the next block begins."""

    def __init__(self, layout: Layout, tables: list[MadeTable], paper: Paper) -> None:
        self.layout = layout
        self.height = _SHORT if layout.short_pages else _TALL
        self.paper = paper
        self.pad = _PAD if layout.ruling in ("full", "columns_only") else _BLANK
        self.edges = {columns: _edges(alike, self.pad) for columns, alike in _by_width(tables).items()}
        self.left_over: dict[int, list[str]] = {}
        self.pages = 0
        self.y = _MARGIN

    def end_page(self) -> None:
        """Number the page, frame it, and begin the next one."""
        self.pages += 1
        self._text(_WIDTH / 2 - 8, self.height - 30, f"- {self.pages} -", 9)
        if self.layout.wrapper == "frame" and self.layout.browser:
            self._box((_MARGIN - 12, _FOOT, _WIDTH - _MARGIN + 12, self.height - _FOOT), False, False)
        elif self.layout.wrapper == "frame":
            self._frame(_MARGIN - 12, _FOOT, _WIDTH - _MARGIN + 12, self.height - _FOOT)
        self.paper.end_page()
        self.y = _MARGIN

    def _text(self, x: float, y: float, text: str, size: float, font: str = _FONT) -> None:
        self.paper.text(x, y, text, size, font)

    def _room(self) -> float:
        return self.height - _MARGIN - self.y

    def paragraph(self, text: str, size: float, indent: int = 2) -> None:
        """Print a paragraph, its first line indented by so many characters."""
        for line in _lines("　" * indent + text, _WIDTH - 2 * _MARGIN, size):
            if self._room() < 1.6 * size:
                self.end_page()
            self._text(_MARGIN, self.y + size, line, size)
            self.y += 1.6 * size
        self.y += 0.4 * size

    def table(self, table: MadeTable) -> None:
        """Draw a table, row by row, going to the next page where one does not fit."""
        placed = places(table)
        edges = self.edges[width(placed)]
        cells = [
            _Drawn(p, _lines(p.piece.text, edges[p.column + p.columns] - edges[p.column] - 2 * self.pad, _SIZE))
            for p in placed
        ]
        heights = _heights(cells, len(table))
        head = max(place.rows for place in placed if place.row == 0)
        head = head if head > 1 and self.layout.headers_on_each_page and head < len(table) else 0
        first = 0
        while first < len(table):
            above = sum(heights[:head]) if first else 0.0
            last, used = first, above
            while last < len(table) and (used + heights[last] <= self._room() or (last == first and self.y == _MARGIN)):
                used += heights[last]
                last += 1
            if last <= max(first, head if first == 0 else 0) and self.y > _MARGIN:
                self.end_page()
                continue
            if first and head:
                self._part(cells, edges, heights, 0, head)
            self._part(cells, edges, heights, first, last)
            first = last
            if first < len(table):
                self.end_page()
        self.y += 10

    def _part(self, cells: Sequence[_Drawn], edges: list[float], heights: list[float], first: int, last: int) -> None:
        """The rows from `first` up to `last`. A cell that goes on over the page leaves there what finds no room."""
        tops = [self.y]
        for height in heights[first:last]:
            tops.append(tops[-1] + height)
        for cell in cells:
            place = cell.place
            begin, end = max(place.row, first), min(place.row + place.rows, last)
            if begin >= end:
                continue
            box = (edges[place.column], tops[begin - first], edges[place.column + place.columns], tops[end - first])
            if self.layout.browser:
                short = _SHORT_OF if place.row < begin and box[3] - box[1] > 4 * _SHORT_OF else 0.0
                self._box((*box[:3], box[3] - short), place.row == begin, place.row + place.rows == end)
            else:
                self._rule(box)
            lines = cell.lines if place.row == begin else self.left_over.pop(id(cell), [])
            if end < place.row + place.rows:
                room = int((box[3] - box[1] - 2 * _PAD) // _LEAD)
                lines, self.left_over[id(cell)] = lines[:room], lines[room:]
            self._write(_Drawn(place, lines), box)
        if self.layout.browser:
            last_row = max(cell.place.row + cell.place.rows for cell in cells)
            self._box((edges[0] - _APART, tops[0], edges[-1] + _APART, tops[-1]), first == 0, last == last_row)
        else:
            self._outline(edges, tops)
        self.y = tops[-1]

    def _line(self, x0: float, y0: float, x1: float, y1: float) -> None:
        self.paper.line(x0, y0, x1, y1)

    def _frame(self, left: float, top: float, right: float, bottom: float) -> None:
        self._line(left, top, right, top)
        self._line(left, bottom, right, bottom)
        self._line(left, top, left, bottom)
        self._line(right, top, right, bottom)

    def _box(self, box: tuple[float, float, float, float], begins: bool, ends: bool) -> None:
        """A cell or table as browsers print it: open where it goes on, down to the foot of the page."""
        left, top, right, bottom = box[0] + _APART, box[1] + _APART, box[2] - _APART, box[3] - _APART
        if not ends:
            bottom = self.height - _FOOT
        if begins:
            self._line(left, top, right, top)
        if ends:
            self._line(left, bottom, right, bottom)
        self._line(left, top, left, bottom)
        self._line(right, top, right, bottom)

    def _rule(self, box: tuple[float, float, float, float]) -> None:
        left, top, right, bottom = box
        if self.layout.ruling in ("full", "rows_only"):
            self._line(left, top, right, top)
            self._line(left, bottom, right, bottom)
        if self.layout.ruling in ("full", "columns_only"):
            self._line(left, top, left, bottom)
            self._line(right, top, right, bottom)

    def _outline(self, edges: list[float], tops: list[float]) -> None:
        if self.layout.ruling != "none":
            self._line(edges[0], tops[0], edges[-1], tops[0])
            self._line(edges[0], tops[-1], edges[-1], tops[-1])

    def _write(self, cell: _Drawn, box: tuple[float, float, float, float]) -> None:
        """The lines in the middle of the box, figures and headers centred, longer labels from the left."""
        left, top, right, bottom = box
        y = top + max(_PAD, (bottom - top - len(cell.lines) * _LEAD) / 2) + _SIZE
        for line in cell.lines:
            spare = right - left - 2 * self.pad - _wide(line, _SIZE)
            centred = cell.place.piece.key or len(cell.lines) == 1 or "\n" in cell.place.piece.text
            x = left + self.pad + (max(0.0, spare) / 2 if centred else 0)
            apart = self.layout.loose_digits and cell.place.piece.key and line.isdigit()
            if apart and spare > _GAP:
                self._apart(x - _GAP / 2, y, line)
            else:
                font = _FIGURE_FONTS[self.layout.figure_font] if cell.place.piece.key and line.isascii() else _FONT
                self._text(x, y, line, _SIZE, font)
            y += _LEAD

    def _apart(self, x: float, y: float, line: str) -> None:
        """A figure in two words."""
        middle = len(line) // 2
        self._text(x, y, line[:middle], _SIZE)
        self._text(x + _wide(line[:middle], _SIZE) + _GAP, y, line[middle:], _SIZE)


def _by_width(tables: list[MadeTable]) -> dict[int, list[Place]]:
    """The cells of all tables by how many columns their table has: tables alike are drawn alike."""
    found: dict[int, list[Place]] = {}
    for table in tables:
        placed = places(table)
        found.setdefault(width(placed), []).extend(placed)
    return found


def _edges(placed: list[Place], pad: float) -> list[float]:
    """Where columns begin and end: each figure on one line, the rest of the page shared by the labels."""
    columns = width(placed)
    needs = [0.0] * columns
    wants = [0.0] * columns
    for place in placed:
        text = max(place.piece.text.replace(SPAN, "").split("\n"), key=len)
        if place.columns == 1:
            wants[place.column] = max(wants[place.column], min(150.0, _wide(text, _SIZE) + 2 * pad + 2))
            if place.piece.key:
                needs[place.column] = max(needs[place.column], min(90.0, _wide(text, _SIZE) + 2 * pad + 2))
    needs = [max(need, 2 * _SIZE + 2 * pad) for need in needs]
    room = _WIDTH - 2 * _MARGIN - sum(needs)
    more = [max(0.0, want - need) for want, need in zip(wants, needs, strict=True)]
    share = max(0.0, room) / (sum(more) or columns)
    edges = [_MARGIN]
    for need, extra in zip(needs, more, strict=True):
        edges.append(edges[-1] + need + share * (extra if sum(more) else 1))
    return edges


def _heights(cells: Sequence[_Drawn], rows: int) -> list[float]:
    """How tall each row is, so that the text of all cells fits."""
    heights = [_LEAD + 2 * _PAD] * rows
    for cell in sorted(cells, key=lambda cell: cell.place.rows):
        span = slice(cell.place.row, cell.place.row + cell.place.rows)
        missing = cell.height - sum(heights[span])
        if missing > 0:
            heights[span] = [height + missing / cell.place.rows for height in heights[span]]
    return heights
