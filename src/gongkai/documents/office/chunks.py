"""Pages and texts that are embedded whole in a DOCX (altChunk), as programs do that do not know the format."""

from collections.abc import Callable

from gongkai.documents.kinds import OFFICE_BEGINNINGS, is_picture
from gongkai.documents.limits import MAX_BYTES
from gongkai.documents.package import Package, read_entry, relations
from gongkai.values import Document, Note

ReadPage = Callable[[bytes, str], Document]

CHUNK_READ = Note("read from a page that is embedded in the file", "读取的是嵌入文件中的网页")
CHUNK_UNREAD = Note(
    "another document is embedded in this one, and is not read; open the file and save it again",
    "文件中嵌入了另一个文档，未读取，请打开文件后重新保存",
)
_NO_TEXT = (*OFFICE_BEGINNINGS, b"%PDF-")


def embedded_pages(package: Package, main: str) -> dict[str, bytes]:
    """The pages and texts that are embedded in a package, by the relations that name them."""
    paths = {key: path for key, (kind, path) in relations(package, main).items() if kind == "aFChunk"}
    found = {key: read_entry(package, path) for key, path in paths.items() if path in package.entries}
    pages = {key: data for key, data in found.items() if not (data.startswith(_NO_TEXT) or is_picture(data))}
    return pages if sum(map(len, pages.values())) <= MAX_BYTES else {}
