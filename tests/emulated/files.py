"""The reports of `cast` as files, and the pages that lead to them: a line and a link, a viewer in a frame, a script."""

import random
import struct
import zlib
from functools import cache

from gongkai.demo.pages import Heading, content
from gongkai.demo.tables import Box, Table
from tests.crawl.sites import Page
from tests.emulated.cast import figures
from tests.emulated.portal import AGENCY
from tests.maker import docx, pdf
from tests.maker.layout import Layout
from tests.maker.pieces import MadeTable, Piece
from tests.maker.reports import MadeReport

WORD = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
STUB = "<p>{}，详见附件。</p>"
"""The body of a page round a file."""


@cache
def _made(agency: str, year: int) -> MadeReport:
    report = figures(agency)[year]
    blocks = tuple(_block(block) for block in content(report))
    title = f"{agency}{year}年政府信息公开工作年度报告"
    return MadeReport(Layout(), agency, year, title, blocks, truth={}, figures={})


def _block(block: Heading | str | Table) -> str | MadeTable:
    if isinstance(block, tuple):
        return _pieces(block)
    return block if isinstance(block, str) else block.text


def _pieces(table: Table) -> MadeTable:
    return [[Piece(box.text, box.rows, box.columns, "figure" if box.figure else "") for box in row] for row in table]


@cache
def word(year: int, agency: str = AGENCY) -> Page:
    """A report as a Word file."""
    return Page(docx.render(_made(agency, year)), headers={"Content-Type": WORD})


@cache
def print_out(year: int, agency: str = AGENCY) -> Page:
    """A report as a PDF."""
    return Page(pdf.render(_made(agency, year)), headers={"Content-Type": "application/pdf"})


def sheets(year: int, agency: str = AGENCY) -> tuple[str, ...]:
    """A report as HTML on several sheets: its words, then each of its tables."""
    words, tables = "", []
    for block in content(figures(agency)[year]):
        if isinstance(block, tuple):
            rows = "".join(f"<tr>{''.join(map(_cell, row))}</tr>" for row in block)
            tables.append(f"<table>{rows}</table>")
        else:
            words += f"<p>{_block(block)}</p>"
    return (words, *tables)


def _cell(box: Box) -> str:
    return f"<td rowspan={box.rows} colspan={box.columns}>{box.text}</td>"


def picture(year: int, sheets: int = 2) -> tuple[Page, ...]:
    """Sheets of a scanned report, too poor to be read; each of another grey."""
    return tuple(Page(_png(200 + year % 10 + at), headers={"Content-Type": "image/png"}) for at in range(sheets))


def _png(grey: int, width: int = 620, height: int = 877) -> bytes:
    noise = random.Random(grey)
    rows = b"".join(b"\0" + bytes(grey + (byte & 7) for byte in noise.randbytes(width)) for _ in range(height))
    header = struct.pack(">IIBBBBB", width, height, 8, 0, 0, 0, 0)
    parts = ((b"IHDR", header), (b"IDAT", zlib.compress(rows, 1)), (b"IEND", b""))
    chunks = (struct.pack(">I", len(d)) + kind + d + struct.pack(">I", zlib.crc32(kind + d)) for kind, d in parts)
    return b"\x89PNG\r\n\x1a\n" + b"".join(chunks)
