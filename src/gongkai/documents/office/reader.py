"""Office files and ZIPs: which reader a file needs, from its bytes."""

from collections.abc import Callable
from typing import TYPE_CHECKING

from gongkai.documents.container import read_container
from gongkai.documents.limits import Unreadable
from gongkai.documents.office.docx import read_docx
from gongkai.documents.office.legacy import read_legacy
from gongkai.documents.office.ole import MAGIC, ole_kind
from gongkai.documents.office.spreadsheet import read_spreadsheet
from gongkai.documents.package import open_package, zip_kind
from gongkai.values import Document

if TYPE_CHECKING:  # other files need no part of PDF's readers
    from gongkai.documents.pdf.pictured import Recognise


def read_office(
    data: bytes, *, name: str, read: Callable[[bytes, str], Document], recognise: "Recognise | None" = None
) -> Document:
    """Read a file that begins as `kinds.OFFICE_BEGINNINGS` has it.

    `read` reads one file of any kind (bytes and name): the entries of a ZIP, and pages in a DOCX, are given to it; to
    `recognise`, the pages of an OFD file that are pictures among those with text. Raises `Unreadable`, and `Scan` for
    an OFD file whose pages are pictures.
    """
    if data.startswith(b"PK"):
        kind = zip_kind(open_package(data, name))
        if kind == "docx":
            return read_docx(data, name=name, read=read)
        if kind == "ofd":
            from gongkai.documents.ofd.reader import read_ofd  # noqa: PLC0415  # other files need no part of PDF's readers

            return read_ofd(data, name=name, recognise=recognise)
        return read_spreadsheet(data, name=name) if kind == "xlsx" else read_container(data, name=name, read=read)
    if data.startswith(MAGIC[:4]):
        kind_of_ole = ole_kind(data, name)
        if kind_of_ole == "xls":
            return read_spreadsheet(data, name=name)
        if kind_of_ole == "other":
            raise Unreadable(
                f"{name}: an old office file of another kind; save it as DOCX, XLSX or PDF",
                f"{name}：这是其他类型的旧版办公文件，请另存为DOCX、XLSX或PDF",
            )
    return read_legacy(data, name=name)
