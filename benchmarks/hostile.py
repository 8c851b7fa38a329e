"""One document of each kind, ordinary and as hostile as the limits let through, for measuring memory."""

import zlib
from collections.abc import Callable, Mapping

from benchmarks.pages import large_page
from gongkai.documents import limits
from tests.documents.office.files import docx, tbl, tc, tr, xlsx, zipped
from tests.maker.kinds import RENDERERS
from tests.maker.layout import Kind
from tests.maker.reports import make

_HEAD = "<tr><td>统计内容</td><td>本年制发件数</td><td>本年废止件数</td><td>现行有效件数</td></tr>"


def _ordinary(kind: Kind) -> Callable[[], bytes]:
    return lambda: RENDERERS[kind](make(1, kind=kind))


def _most_cells() -> bytes:
    row = "<tr><td>规章</td><td>1</td><td>2</td><td>3</td></tr>"
    return f"<table>{_HEAD}{row * ((limits.MAX_TAGS - 20) // 10)}</table>".encode()


def _widest_spans() -> bytes:
    rows = "".join(f"<tr><td colspan=100 rowspan=1000>{n}</td></tr>" for n in range(3_000))
    return f"<table>{_HEAD}{rows}</table>".encode()


def _deepest() -> bytes:
    return b"<table><tr><td>1</td><td>2</td><td>3</td><td>" * (limits.MAX_DEPTH - 10)


def _longest_words() -> bytes:
    return "<p>本年新收申请</p>".encode() * 150_000


def _one_long_text() -> bytes:
    return b"<p>" + "收到申请１２件，".encode() * (limits.MAX_BYTES // 25)


def _attributes() -> bytes:
    tag = b"<p " + b" ".join(b"a%d=1" % n for n in range(limits.MAX_ATTRIBUTES - 10)) + b">x"
    return tag * (limits.MAX_BYTES // len(tag))


def _most_lines() -> bytes:
    return "规章 1 2 3\n".encode() * 99_000


def _docx_cells() -> bytes:
    return docx(tbl(*[tr(*(tc(str(n)) for n in range(20)))] * 9_900))


def _xlsx_cells() -> bytes:
    row = "".join("<c><v>1</v></c>" for _ in range(20))
    return xlsx(f"<sheetData>{f'<row>{row}</row>' * 9_900}</sheetData>")


def _zip_bomb() -> bytes:
    return zipped({"word/document.xml": bytes(200_000_000), "[Content_Types].xml": ""})


def _pdf(content: bytes, pages: int) -> bytes:
    """A PDF whose pages all draw this."""
    packed = zlib.compress(content, 9)
    kids = b" ".join(b"%d 0 R" % (n + 4) for n in range(pages))
    objects = [
        b"<< /Type /Catalog /Pages 2 0 R >>",
        b"<< /Type /Pages /Count %d /Kids [%b] /MediaBox [0 0 600 800] >>" % (pages, kids),
        b"<< /Filter /FlateDecode /Length %d >>\nstream\n%b\nendstream" % (len(packed), packed),
    ]
    font = b"<< /Font << /F << /Type /Font /Subtype /Type1 /BaseFont /Helvetica >> >> >>"
    objects += [b"<< /Type /Page /Parent 2 0 R /Contents 3 0 R /Resources %b >>" % font] * pages
    return (
        b"%PDF-1.7\n"
        + b"".join(b"%d 0 obj\n%b\nendobj\n" % (n, one) for n, one in enumerate(objects, 1))
        + (b"trailer << /Root 1 0 R >>\n%%EOF")
    )


def _pdf_of_figures() -> bytes:
    words = b"".join(b"1 0 0 1 %d %d Tm (%d) Tj\n" % (20 + n % 60 * 9, 20 + n // 60 * 9, n % 90) for n in range(4_800))
    return _pdf(b"BT /F 6 Tf\n" + words + b"ET", 16)


def _pdf_of_rules() -> bytes:
    return _pdf(b"".join(b"%d %d 1 1 re S\n" % (n % 590, n // 590) for n in range(90_000)), 10)


def _pdf_bomb() -> bytes:
    return _pdf(bytes(300_000_000), 1)


DOCUMENTS: Mapping[str, Callable[[], bytes]] = {
    "HTML, an ordinary page of 200 kB": lambda: large_page(1),
    "HTML, as many cells as are read": _most_cells,
    "HTML, spans over everything": _widest_spans,
    "HTML, tables in tables": _deepest,
    "HTML, as many paragraphs as are read": _longest_words,
    "HTML, one text of 16 MB": _one_long_text,
    "HTML, attributes": _attributes,
    "text, ordinary": _ordinary("text"),
    "text, as many lines as are read": _most_lines,
    "DOCX, ordinary": _ordinary("docx"),
    "DOCX, as many cells as are read": _docx_cells,
    "DOCX, a part that unpacks to 200 MB": _zip_bomb,
    "XLSX, ordinary": _ordinary("xlsx"),
    "XLSX, as many cells as are read": _xlsx_cells,
    "PDF, ordinary": _ordinary("pdf"),
    "PDF, pages full of figures": _pdf_of_figures,
    "PDF, pages full of strokes": _pdf_of_rules,
    "PDF, a stream that unpacks to 300 MB": _pdf_bomb,
}
"""Name and maker of each."""
