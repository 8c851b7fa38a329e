"""Sound files of every kind that is read, made anew from fixed numbers: what fuzzing damages."""

import io
import json
import struct
import zipfile
from collections.abc import Callable, Mapping
from dataclasses import replace
from functools import cache
from unittest import mock

from PIL import Image, ImageDraw
from reportlab import rl_config

from tests.documents.html.test_mhtml import PICTURE, mhtml, quoted
from tests.documents.office.files import compound, record, short_text, xls
from tests.documents.office.flat_files import as_excel_2003, as_word_2003
from tests.maker import docx, html, ofd, pdf, text, xlsx
from tests.maker.layout import Flattening, Kind
from tests.maker.places import places
from tests.maker.reports import MadeReport, make

PER_KIND = 6
"""Files of one kind, each of another layout."""


@cache
def files(kind: str) -> tuple[bytes, ...]:
    """The sound files of a kind, the same at each call."""
    return tuple(_MAKERS[kind](number) for number in range(PER_KIND))


def packed(parts: Mapping[str, bytes]) -> bytes:
    """An archive of these parts that does not depend on the time of day."""
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as archive:
        for path, content in parts.items():
            archive.writestr(zipfile.ZipInfo(path), content, zipfile.ZIP_DEFLATED, 1)
    return buffer.getvalue()


def unpacked(data: bytes) -> dict[str, bytes]:
    """The parts of an archive."""
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        return {info.filename: archive.read(info) for info in archive.infolist()}


def _made(kind: Kind, render: Callable[[MadeReport], bytes]) -> Callable[[int], bytes]:
    return lambda number: render(make(number, kind=kind))


def _archived(kind: Kind, render: Callable[[MadeReport], bytes]) -> Callable[[int], bytes]:
    return lambda number: packed(unpacked(render(make(number, kind=kind))))


def _pdf(number: int) -> bytes:
    """A PDF; every second one is not packed, so that damage strikes what the page draws."""
    with mock.patch.multiple(rl_config, invariant=1, pageCompression=number % 2):
        return pdf.render(make(number, kind="pdf"))


def _script(number: int) -> bytes:
    made = make(number)
    body = json.dumps(html.page(made.title, made.blocks, made.layout)).replace("<", "\\u003c")
    return f"<html><title>{made.title}</title><script>var _CONFIG = {{a: 1, content: {body}}};</script>".encode()


def _mhtml(number: int) -> bytes:
    made = make(number)
    page = html.page(made.title, made.blocks, made.layout).encode()
    return mhtml([("text/html", "8bit", page) if number % 2 else quoted(page.decode()), PICTURE])


def _markdown(number: int) -> bytes:
    made = make(number, kind="text")
    return text.render(replace(made, layout=replace(made.layout, flattening="markdown", split="none")))


def _converted(number: int) -> bytes:
    """Text as programs write it that turn pages and files into text; TeX the last."""
    made = make(number, kind="text")
    ways: tuple[Flattening, ...] = ("ruled", "broken_rows", "commas", "grid", "repeated", "paragraphs")
    written = text.render(replace(made, layout=replace(made.layout, flattening=ways[number % len(ways)], split="none")))
    if number != PER_KIND - 1:
        return written
    rows = b" \\\\\n".join(line.replace(b"\n", b" & ") for line in written.split(b"\n\n"))
    return b"\\begin{tabular}{lll}\n" + rows + b"\n\\end{tabular}\n" + written


def _records(number: int) -> bytes:
    """JSON with the tables of a report as lists of rows."""
    made = make(number, kind="xlsx")
    tables = [[[piece.text for piece in row] for row in block] for block in made.blocks if not isinstance(block, str)]
    value = {"title": made.title, "text": [b for b in made.blocks if isinstance(b, str)], "tables": tables}
    return json.dumps(value, ensure_ascii=number % 2 == 0).encode()


def _answer(number: int) -> bytes:
    made = make(number)
    body = html.page(made.title, made.blocks, made.layout)
    files_beside = [{"name": "附件.pdf", "url": "/a/b.pdf"}]
    return json.dumps({"results": [{"title": made.title, "contentHtml": body, "files": files_beside}]}).encode()


def _zip(number: int) -> bytes:
    inner = packed({"说明.txt": "见附件".encode(), "图.bin": bytes(range(256)) * 9})
    return packed({"报告.docx": docx.render(make(number, kind="docx")), "其他.zip": inner})


def _xls(number: int) -> bytes:
    sheets = [_sheet(made_table) for made_table in make(number, kind="xlsx").blocks if not isinstance(made_table, str)]
    shared = struct.pack("<II", 1, 1) + short_text("统计") + bytes(9_000)
    pieces = record(0x00FC, shared[:8_000]) + record(0x003C, shared[8_000:])
    return xls(*sheets, formats={176: '0.0"件"'}, styles=((0, False), (176, True)), more=pieces)


def _sheet(table: object) -> bytes:
    placed = places(table)  # type: ignore[arg-type]
    records = [record(0x023E, struct.pack("<H", 2)), record(0x0208, struct.pack("<HHHHHHHH", 1, 0, 3, 255, 0, 0, 0, 0))]
    for at in placed:
        where = struct.pack("<HHH", at.row, at.column, 0)
        if at.piece.text.isdigit() and len(at.piece.text) < 9:
            records.append(record(0x0203, where, struct.pack("<d", float(at.piece.text))))
        else:
            records.append(record(0x0204, where, short_text(at.piece.text)))
    areas = [
        struct.pack("<HHHH", at.row, at.row + at.rows - 1, at.column, at.column + at.columns - 1)
        for at in placed
        if at.rows * at.columns > 1
    ]
    return b"".join(records) + record(0x00E5, struct.pack("<H", len(areas)), *areas)


def _doc(number: int) -> bytes:
    cells = b"".join(struct.pack("<H", flag << 5) + bytes(18) for flag in (3, 0, 1))
    row = b"\x08\xd6" + struct.pack("<HB", 2 + 8 + 60, 3) + bytes(8) + cells
    words = "".join(block for block in make(number).blocks if isinstance(block, str)).encode("utf-16-le")
    return compound({"WordDocument": b"\xec\xa5\xc1\x00" + bytes(508) + words, "1Table": row * 40, "Data": b"x" * 5000})


def _rtf(number: int) -> bytes:
    made = make(number)
    rows = [
        "\\trowd\\clvmgf\\cellx2000\\cellx4000 " + "".join(f"\\intbl {piece.text}\\cell" for piece in row) + "\\row"
        for block in made.blocks
        if not isinstance(block, str)
        for row in block
    ]
    return f"{{\\rtf1\\ansi\\ansicpg936 {made.title}\\par {''.join(rows)}}}".encode("gb18030")


def _picture(number: int, kind: str) -> bytes:
    """A page with a ruled table of 3 by 4 figures, 240 by 180 pixels, grey, coloured, or of a palette."""
    modes = {"PNG": ("L", "RGB", "P", "1", "RGBA", "L"), "GIF": ("L", "P"), "BMP": ("L", "RGB", "1"), "WEBP": ("RGB",)}
    some = modes.get(kind, ("L", "RGB", "CMYK"))
    mode = some[number % len(some)]
    picture = Image.new("L", (240, 180), 255)
    draw = ImageDraw.Draw(picture)
    for k in range(5):
        draw.line((20, 20 + 35 * k, 220, 20 + 35 * k), fill=0)
        draw.line((20 + 50 * k, 20, 20 + 50 * k, 160), fill=0)
        for line in range(4):
            draw.text((32 + 50 * k, 32 + 35 * line), str(number + k * line), fill=0)
    buffer = io.BytesIO()
    options = {"resolution": 72, "creationDate": None, "modDate": None} if kind == "PDF" else {}
    picture.convert(mode).save(buffer, kind, **options)
    return buffer.getvalue()


_MAKERS: Mapping[str, Callable[[int], bytes]] = {
    "html": _made("html", html.render),
    "script": _script,
    "mhtml": _mhtml,
    "json": _answer,
    "text": _made("text", text.render),
    "markdown": _markdown,
    "converted": _converted,
    "records": _records,
    "docx": _archived("docx", docx.render),
    "xlsx": _archived("xlsx", xlsx.render),
    "xls": _xls,
    "word_2003": lambda number: as_word_2003(docx.render(make(number, kind="docx"))).encode(),
    "excel_2003": lambda number: as_excel_2003(make(number, kind="xlsx")).encode(),
    "ofd": _archived("ofd", ofd.render),
    "pdf": _pdf,
    "doc": _doc,
    "rtf": _rtf,
    "zip": _zip,
    "png": lambda number: _picture(number, "PNG"),
    "jpeg": lambda number: _picture(number, "JPEG"),
    "gif": lambda number: _picture(number, "GIF"),
    "tiff": lambda number: _picture(number, "TIFF"),
    "bmp": lambda number: _picture(number, "BMP"),
    "webp": lambda number: _picture(number, "WEBP"),
    "scan": lambda number: _picture(number, "PDF"),
}
KINDS = tuple(_MAKERS)
"""The kinds of file; `script` and `json` are pages whose body is in a script and in an answer, `scan` a PDF of one."""
ARCHIVES = frozenset(("docx", "xlsx", "ofd", "zip"))
"""Kinds whose parts are packed."""
