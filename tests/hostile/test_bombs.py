"""Files made to harm: each is one clear line, in bounded time and memory, the whole way through the reader."""

import struct
import zlib
from collections.abc import Callable

import pytest

from gongkai.documents.package import MAX_TAGS
from tests.documents.office.files import (
    docx,
    docx_parts,
    p,
    relations,
    tbl,
    tc,
    tr,
    xlsx,
    zipped,
)
from tests.documents.pdf.files import pdf_of
from tests.documents.pdf.test_limits import stream
from tests.hostile.reading import NO_REPORT, REPORT, measured
from tests.hostile.seeds import files, packed, unpacked

SECONDS = 10.0
"""Of CPU."""
MEMORY = 500 * 1024 * 1024
"""Bytes on top of the programs', as `limits` promises."""
ENTITIES = (
    '<?xml version="1.0"?><!DOCTYPE a [<!ENTITY a "aaaaaaaaaa">'
    + "".join(f'<!ENTITY {b} "{f"&{a};" * 10}">' for a, b in zip("abcdefgh", "bcdefghi", strict=True))
    + "]><a>&i;</a>"
)
OUTSIDE = '<?xml version="1.0"?><!DOCTYPE a [<!ENTITY a SYSTEM "file:///etc/hostname">]><a>&a;</a>'


PICTURE = '<w:r><w:pict><v:shape id="{}"><v:imagedata/></v:shape></w:pict></w:r>'


def check(data: bytes, message: str) -> None:
    found = measured(data)
    assert message in found.told, found
    assert not found.told.startswith("CRASH"), found
    assert found.seconds < SECONDS, found
    assert found.memory < MEMORY, found


PAGES: dict[str, tuple[Callable[[], bytes], str]] = {
    "spans over everything": (lambda: b"<table>" + b"<tr><td colspan=99999999 rowspan=99999999>5" * 3_000, "cells"),
    "one span over everything": (lambda: b'<table><tr><td colspan="99999999" rowspan="99999999">5', NO_REPORT),
    "10,000 nested tables": (lambda: b"<table><tr><td>" * 10_000, "nested"),
    "a million frames": (lambda: b"<p>x<iframe src=a></iframe>" * 500_000, "tags"),
    "as many frames as are read": (lambda: b"<iframe src=/a.pdf></iframe>" * 199_000, NO_REPORT),
    "as many scripts as are read": (lambda: b"<script>f('<td>')</script>" * 130_000, NO_REPORT),
    "one text of 10 MB in a script": (
        lambda: b"<script>var a = '" + b"<td>1</td>" * 99_000 + b"1" * 10_000_000 + b"'</script>",
        NO_REPORT,
    ),
    "a style that hides again and again": (
        lambda: b'<p style="' + b"display:none;" * 70_000 + b' display:block">3</p>',
        NO_REPORT,
    ),
    "a sheet that hides again and again": (
        lambda: b"<style>.a{" + b"display:none;" * 70_000 + b" display:block}</style><p class=a>3</p>",
        NO_REPORT,
    ),
    "a text without line feeds": (lambda: "收到申请12件，".encode() * 900_000, "MB"),
    "a text of 10 MB without line feeds": (lambda: "收到申请12件，".encode() * 500_000, NO_REPORT),
    "a paragraph of 10 MB": (lambda: b"<p>" + "收到申请12件，".encode() * 500_000, NO_REPORT),
    "references to characters": (lambda: b"<p>" + b"&#x5e74;" * 2_000_000, NO_REPORT),
    "lists in lists": (lambda: b"[" * 100_000, NO_REPORT),
    "objects in objects": (lambda: b'{"a":' * 100_000 + b"1" + b"}" * 100_000, NO_REPORT),
    "an answer of many texts": (lambda: b"[" + b",".join(b'"<p>%d"' % n for n in range(300_000)) + b"]", NO_REPORT),
}


@pytest.mark.parametrize("name", PAGES)
def test_pages(name: str) -> None:
    make, message = PAGES[name]
    check(make(), message)


@pytest.mark.parametrize("entities", [ENTITIES, OUTSIDE, ENTITIES.encode("utf-16")], ids=["bomb", "outside", "utf-16"])
@pytest.mark.parametrize("kind", ["docx", "xlsx"])
def test_entities_in_any_part_that_is_read(kind: str, entities: str | bytes) -> None:
    whole = unpacked(files(kind)[0])
    content = entities.encode() if isinstance(entities, str) else entities
    refused = set()
    for path in whole:
        found = measured(packed({**whole, path: content}))
        assert found.told == REPORT or "declares entities" in found.told or "no good XML" in found.told
        assert found.memory < MEMORY
        refused |= {path} if found.told != REPORT else set()
    read = {
        "docx": {"_rels/.rels", "word/document.xml", "word/_rels/document.xml.rels", "word/styles.xml"},
        "xlsx": {"_rels/.rels", "xl/workbook.xml", "xl/_rels/workbook.xml.rels", "xl/worksheets/sheet1.xml"},
    }
    assert read[kind] <= refused


def test_parts_that_nobody_asks_for_are_not_opened() -> None:
    whole = unpacked(files("docx")[0])
    assert measured(packed({**whole, "customXml/item1.xml": ENTITIES.encode()})).told == REPORT


@pytest.mark.parametrize(
    "path", ["../a.xml", "word/../../a.xml", "/etc/a.xml", "C:\\a.xml", "..\\a.xml", "\\\\host\\a"]
)
@pytest.mark.parametrize("kind", ["docx", "xlsx"])
def test_a_path_in_the_name_of_a_part(kind: str, path: str) -> None:
    check(packed({**unpacked(files(kind)[0]), path: b"x"}), "a path out of the file")


def archives_in_archives() -> bytes:
    data = docx(p("x"))
    for _ in range(30):
        data = zipped({"a.zip": data})
    return data


def overlapping(count: int) -> bytes:
    """One packed file of 1 MB under many names: each entry lies upon all others."""
    whole = zipped({"0000.txt": b"ab" * 500_000})
    start = whole.index(b"PK\1\2")
    entry = whole[start : whole.index(b"PK\5\6")]
    entries = b"".join(entry.replace(b"0000", b"%04d" % n) for n in range(count))
    end = struct.pack("<IHHHHIIH", 0x06054B50, 0, 0, count, count, len(entries), start, 0)
    return whole[:start] + entries + end


def lying() -> bytes:
    """A part that is said to have 10 bytes, and unpacks to 200 MB."""
    data = zipped(
        {"_rels/.rels": relations(officeDocument="word/document.xml"), "word/document.xml": bytes(200_000_000)}
    )
    return data.replace(struct.pack("<I", 200_000_000), struct.pack("<I", 10))


def many_members() -> bytes:
    """As much as the ratio allows, in all entries."""
    noise = zlib.compress(bytes(range(256)) * 40)
    block = b"".join(bytes([n % 251]) * 200 + noise[:3] for n in range(5_000))
    return zipped({f"{n}.txt": block * 40 for n in range(15)})


ARCHIVES: dict[str, tuple[Callable[[], bytes], str]] = {
    "a part of nothing": (
        lambda: zipped({**docx_parts(""), "word/a.bmp": bytes(200_000_000)}),
        "expands over 250 times",
    ),
    "a size that is lied about": (lying, "damaged"),
    "archives in archives": (archives_in_archives, "over 2 deep"),
    "entries upon each other": (lambda: overlapping(90), ""),
    "more entries upon each other": (lambda: overlapping(1_999), ""),
    "400 MB of text": (many_members, "expand"),
    "a million shared texts": (
        lambda: xlsx("", shared="".join(f"<si><t>{n}</t></si>" for n in range(10**6))),
        f"over {MAX_TAGS} tags",
    ),
    "as many shared texts as are read": (
        lambda: xlsx("", shared="".join(f"<si><t>{n}</t></si>" for n in range(140_000))),
        NO_REPORT,
    ),
    "a sheet that says that it is full": (
        lambda: xlsx('<dimension ref="A1:XFD1048576"/><sheetData><row><c><v>1</v></c></row></sheetData>'),
        NO_REPORT,
    ),
    "a merge over the whole sheet": (
        lambda: xlsx(
            '<sheetData><row><c r="A1"><v>1</v></c></row></sheetData>'
            '<mergeCells><mergeCell ref="A1:XFD1048576"/></mergeCells>'
        ),
        "",
    ),
    "a part of 600,000 elements": (
        lambda: docx("".join(f"<w:p><w:r><w:t>{n}</w:t></w:r></w:p>" for n in range(74_000))),
        "",
    ),
    "elements in elements": (lambda: docx("<w:sdt>" * 100_000), "no good XML"),
    "tables in tables": (lambda: docx("<w:tbl><w:tr><w:tc>" * 80 + p("x") + "</w:tc></w:tr></w:tbl>" * 80), NO_REPORT),
    "pictures in a line": (
        lambda: docx(tbl(tr(tc("甲"), f"<w:tc><w:p>{''.join(map(PICTURE.format, range(60_000)))}</w:p></w:tc>"))),
        NO_REPORT,
    ),
    "a span over everything": (lambda: docx(tbl(*[tr(tc("1", '<w:gridSpan w:val="99999999"/>'))] * 3_000)), ""),
    "one text of 16 MB": (lambda: docx(p("".join(f"收到申请{n}件，" for n in range(800_000)))), "no good XML"),
    "relations in a circle": (
        lambda: zipped({"_rels/.rels": relations(officeDocument="_rels/.rels")}),
        "an office file of another kind",
    ),
}


@pytest.mark.parametrize("name", ARCHIVES)
def test_archives(name: str) -> None:
    make, message = ARCHIVES[name]
    check(make(), message)


def page_tree(kids: bytes, count: int = 1) -> bytes:
    return pdf_of(
        {
            1: b"<< /Type /Catalog /Pages 2 0 R >>",
            2: b"<< /Type /Pages /Parent 2 0 R /Kids [%s] /Count %d >>" % (kids, count),
        }
    )


def many_pages(count: int) -> bytes:
    page = b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents 3 0 R >>"
    kids = b" ".join(b"%d 0 R" % n for n in range(4, 4 + count))
    objects = {1: b"<< /Type /Catalog /Pages 2 0 R >>", 2: b"<< /Type /Pages /Kids [%s] /Count %d >>" % (kids, count)}
    objects[3] = stream(b"BT /F1 12 Tf (a) Tj ET")
    return pdf_of({**objects, **dict.fromkeys(range(4, 4 + count), page)})


PDFS: dict[str, tuple[Callable[[], bytes], str]] = {
    "500 pages": (lambda: many_pages(500), "500 pages, and at most 200"),
    "a million pages that are not there": (lambda: page_tree(b"3 0 R", 10**6), ""),
    "pages that hold themselves": (lambda: page_tree(b"2 0 R 2 0 R 2 0 R", 3), ""),
    "objects that unpack to 2 GB": (
        lambda: pdf_of(dict.fromkeys(range(1, 46), stream(bytes(45_000_000), b"/Type /ObjStm /N 1 /First 5"))),
        "unpack to over 50 MB",
    ),
    "texts that unpack to 2 GB": (
        lambda: pdf_of(dict.fromkeys(range(1, 46), stream(bytes(45_000_000)))),
        "unpacks to over 268 MB",
    ),
}


@pytest.mark.parametrize("name", PDFS)
def test_pdfs(name: str) -> None:
    make, message = PDFS[name]
    check(make(), message)
