"""Files to documents: one reader per kind of file, none of which knows any form.

>>> read_document("<p>一、总体情况</p>".encode(), name="page.html").blocks
(Paragraph(text='一、总体情况', heading=False),)
"""

from collections.abc import Sequence
from dataclasses import replace
from typing import TYPE_CHECKING

from gongkai.documents.html.answers import answer_of
from gongkai.documents.html.embedded import joined
from gongkai.documents.html.mhtml import Page, pages_of
from gongkai.documents.html.reader import read_answer, read_html
from gongkai.documents.html.tei import with_html_tables
from gongkai.documents.json_values import json_values
from gongkai.documents.kinds import OFFICE_BEGINNINGS, is_flat_office, is_picture, sniff
from gongkai.documents.limits import MAX_BLOCKS, MAX_CELLS, Scan, Unreadable, check_bytes, check_markup, check_wordings
from gongkai.documents.text.json_texts import texts_in_json
from gongkai.documents.text.markdown import has_rows_of_bars, markdown_parts
from gongkai.documents.text.reader import read_text
from gongkai.documents.unseen import as_seen, without_unseen
from gongkai.values import Document, Grid, Note, Paragraph

if TYPE_CHECKING:  # a page must not wait for the parsers of PDF
    from gongkai.documents.pdf.glyphs import Page as PdfPage

__all__ = ["Unreadable", "bound", "read_document"]

_BEHIND_JSON = Note("what stands behind the JSON of the answer was not read", "返回结果中JSON之后的内容未读取")
_SAVED_AS_XML = Note("an office file saved as XML", "这是另存为XML格式的办公文件")


def read_document(data: bytes, *, name: str, content_type: str | None = None, part: str = "") -> Document:
    """Read a file's bytes into paragraphs and grids in reading order.

    The kind is found from the bytes; `name` serves messages only, `content_type` (the header as sent) only the
    charset. `part` is a JSON pointer (RFC 6901) to what is to be read of a JSON answer; `""` means all of it.
    Raises `Unreadable` for what is empty, too large, of another kind, or no document at all.
    """
    document = as_seen(_read(data, name, content_type, part))
    check_wordings(document.blocks, Note(name, name))
    return document


def _read(data: bytes, name: str, content_type: str | None, part: str) -> Document:
    if data.startswith(b"%PDF-"):
        return _read_pdf(data, name)
    if data.startswith(OFFICE_BEGINNINGS):
        from gongkai.documents.office.reader import read_office  # noqa: PLC0415  # a page must not wait for these parsers

        try:
            return read_office(
                data,
                name=name,
                read=lambda part, part_name: read_document(part, name=part_name),
                recognise=lambda pages: _read_pictured(data, pages, name),
            )
        except Scan:
            return _read_scan(data, name)
    if is_picture(data):
        return _read_scan(data, name)
    check_bytes(data, name)
    pages = pages_of(data, name)
    return _read_pages(pages, name) if pages else _read_text(data, name, content_type, part)


def _read_pages(pages: Sequence[Page], name: str) -> Document:
    """The pages of one file as one, counted as they are read, so that what they hold in all stays bounded."""
    read: list[Document] = []
    cells = 0
    for page in pages:
        read.append(_read_text(page.data, name, page.content_type, ""))
        cells += _cells(read[-1].blocks)
        if cells > MAX_CELLS:
            raise Unreadable(
                f"{name}: over {MAX_CELLS} table cells in its {len(pages)} pages; it is no report",
                f"{name}：{len(pages)}页的单元格合计超过{MAX_CELLS}个，不像年报",
            )
    return joined(read)


def _read_text(data: bytes, name: str, content_type: str | None, part: str) -> Document:
    is_markup, decoded = sniff(data, name, content_type)
    text = without_unseen(decoded.text.replace("\0", ""))
    if is_flat_office(text):
        return _read_flat(text, name, decoded.notes)
    answer = _read_answer(text, name, decoded.notes, part)
    if answer is not None:
        return answer
    if is_markup:
        check_markup(text, name)
    parts = markdown_parts(text) if is_markup or has_rows_of_bars(text) else []
    if parts:
        return _read_markdown(parts, name, decoded.notes)
    page = with_html_tables(text) if is_markup else text
    return (read_html if is_markup else read_text)(page, name=name, notes=decoded.notes)


def _read_answer(text: str, name: str, notes: tuple[Note, ...], part: str) -> Document | None:
    """What a JSON answer holds, or `part` of it; None where the text is none, or holds no report and no files."""
    answer = json_values(text, name)
    if not answer.is_whole:
        notes = (*notes, _BEHIND_JSON)
    said = None if part else texts_in_json(answer)
    if said is not None:
        return _read_markdown(markdown_parts(said) or [(False, said)], name, notes)
    found = answer_of(answer, name, part)
    if found is None:
        return None
    if found.plain:
        document = read_text(found.plain, name=name, notes=notes)
        return replace(document, title=found.title or document.title, links=found.links)
    return read_answer(found, name=name, notes=notes)


def _read_flat(text: str, name: str, notes: tuple[Note, ...]) -> Document:
    from gongkai.documents.office.flat_office import office_of  # noqa: PLC0415  # a page must not wait for these parsers

    document = read_document(office_of(text, name), name=name)
    return replace(document, notes=(_SAVED_AS_XML, *notes, *document.notes))


def _read_markdown(parts: Sequence[tuple[bool, str]], name: str, notes: tuple[Note, ...]) -> Document:
    """The text and the tables of Markdown in their order. Raises `Unreadable` where they hold too much in all."""
    read: list[Document] = []
    cells = blocks = 0
    for is_table, text in parts:
        part = read_html(text, name=name) if is_table else read_text(text, name=name)
        cells, blocks = cells + _cells(part.blocks), blocks + len(part.blocks)
        if cells > MAX_CELLS or blocks > MAX_BLOCKS:
            raise Unreadable(
                f"{name}: over {MAX_CELLS} table cells or {MAX_BLOCKS} paragraphs; it is no report",
                f"{name}：单元格超过{MAX_CELLS}个或段落超过{MAX_BLOCKS}个，不像年报",
            )
        read.append(part)
    whole = joined(read)
    return replace(whole, notes=(*notes, *whole.notes))


def bound(pages: Sequence[Document]) -> Document:
    """The pages of a book as one document: one page alone as it is, of several each table with its page's number.

    Raises `Unreadable` where they hold too many cells in all.
    """
    if len(pages) == 1:
        return pages[0]
    if sum(_cells(page.blocks) for page in pages) > MAX_CELLS:
        raise Unreadable(
            f"over {MAX_CELLS} table cells in the {len(pages)} pages of a book; it is no report",
            f"全书{len(pages)}页的单元格合计超过{MAX_CELLS}个，不像年报",
        )
    blocks = [block for page in pages for block in page.blocks]
    check_wordings(blocks, Note(f"the {len(pages)} pages of a book", f"全书{len(pages)}页"))
    return joined([_numbered(page, number) for number, page in enumerate(pages, 1)])


def _cells(blocks: Sequence[Paragraph | Grid]) -> int:
    return sum(len(line) for block in blocks if isinstance(block, Grid) for line in block.rows)


def _numbered(page: Document, number: int) -> Document:
    blocks = (replace(block, page=number) if isinstance(block, Grid) else block for block in page.blocks)
    return replace(page, blocks=tuple(blocks))


def _read_pdf(data: bytes, name: str) -> Document:
    from gongkai.documents.pdf.reader import read_pdf  # noqa: PLC0415  # a page must not wait for this parser

    try:
        return read_pdf(data, lambda pages: _read_pictured(data, pages, name))
    except Scan:
        return _read_scan(data, name)
    except Unreadable as error:
        raise Unreadable(f"{name}: {error}", f"{name}：{error.zh}") from error


def _read_scan(data: bytes, name: str) -> Document:
    try:
        from gongkai.documents.scan.reader import read_scan  # noqa: PLC0415  # the extra `ocr`, and slow to load
    except ImportError as error:
        raise _not_installed(name, error) from error
    return read_scan(data, name=name)


def _read_pictured(data: bytes, pages: "Sequence[PdfPage]", name: str) -> "Sequence[PdfPage]":
    try:
        from gongkai.documents.scan.reader import read_pages  # noqa: PLC0415  # the extra `ocr`, and slow to load
    except ImportError as error:
        raise _not_installed(name, error) from error
    return read_pages(data, pages, name=name)


def _not_installed(name: str, error: ImportError) -> Unreadable:
    return Unreadable(
        f"{name}: a scan, and text recognition is not installed ({error}); with Python 3.11 or 3.12: "
        "pip install 'gongkai[ocr]'",
        f"{name}：这是扫描件，而文字识别组件未安装（{error}），请用Python 3.11或3.12执行：pip install 'gongkai[ocr]'",
    )
