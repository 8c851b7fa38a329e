"""ZIPs of documents, and files that only look like one."""

import io
import zipfile

import pytest

from gongkai.documents import container
from gongkai.documents.container import members, read_container
from gongkai.documents.kinds import OFFICE_BEGINNINGS
from gongkai.documents.limits import MAX_MESSAGE, Unreadable
from gongkai.documents.office.reader import read_office
from gongkai.documents.package import MAX_ENTRIES, MAX_PART_BYTES, open_package, read_entry, zip_kind
from gongkai.values import Document, Grid, Note, Paragraph
from tests.documents.office.files import compound, docx, docx_parts, p, relations, tbl, tc, tr, xlsx, zipped
from tests.notes import english

TABLE = tbl(tr(tc("甲"), tc("1")))


def read(data: bytes, name: str) -> Document:
    """Any file of these tests."""
    if not data.startswith(OFFICE_BEGINNINGS):
        raise Unreadable(f"{name}: no office file", f"{name}：不是办公文件")
    return read_office(data, name=name, read=read)


def test_the_one_document_with_tables_is_the_report() -> None:
    data = zipped({"说明.docx": docx(p("见附件")), "报告/报告.docx": docx(p("题") + TABLE), "图.png": b"\x89PNG"})
    document = read(data, "a.zip")
    assert document.kind == "docx"
    assert [type(block) for block in document.blocks] == [Paragraph, Grid]
    assert document.notes == (
        Note("read from the ZIP: a.zip/报告/报告.docx", "读取的是ZIP中的a.zip/报告/报告.docx"),
        Note("not read, no tables: a.zip/说明.docx", "未读取，其中没有表格：a.zip/说明.docx"),
        Note("not read: a.zip/图.png: no office file", "未能读取：a.zip/图.png：不是办公文件"),
    )


def test_a_name_of_any_length_makes_a_note_of_one_line() -> None:
    """The message of a file without a report quotes the notes (damaged archive 2911281665)."""
    (note,) = read(zipped({f"{'长' * 20_000}\n.docx": docx(p("题") + TABLE)}), "a.zip").notes
    for words, beginning in zip(note, ("read from the ZIP: a.zip/长", "读取的是ZIP中的a.zip/长"), strict=True):
        assert words.startswith(beginning)
        assert words.endswith("长\ufffd.docx")
        assert len(words) <= MAX_MESSAGE + 1


def test_an_archive_in_an_archive_and_what_a_mac_adds() -> None:
    inner = zipped({"b.docx": docx(TABLE), "__MACOSX/._b.docx": b"x", ".DS_Store": b"x"})
    assert english(read(zipped({"inner.zip": inner}), "a.zip").notes) == ("read from the ZIP: a.zip/inner.zip/b.docx",)


def test_two_reports_in_one_archive_are_not_guessed_at() -> None:
    data = zipped(
        {"a.docx": docx(TABLE), "b.xlsx": xlsx('<sheetData><row r="1"><c r="A1"><v>1</v></c></row></sheetData>')}
    )
    with pytest.raises(Unreadable, match=r"2 documents \(z/a.docx, z/b.xlsx\)"):
        read(data, "z")


def test_names_in_gbk() -> None:
    data = zipped({"\u2592\u2588": b""})
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w") as archive:
        archive.writestr("ABCD.docx", b"x")
    data = buffer.getvalue().replace(b"ABCD", "报告".encode("gbk"))
    assert [member.name for member in members(data, "z")] == ["z/报告.docx"]


@pytest.mark.parametrize("path", ["../x.docx", "/etc/x", "a/../../x", "..\\x", "C:\\x"])
def test_a_path_that_leaves_the_archive_is_a_clear_error(path: str) -> None:
    with pytest.raises(Unreadable, match="a path out of the file"):
        read(zipped({path: b"x"}), "z")
    with pytest.raises(Unreadable, match="a path out of the file"):
        read(zipped({**docx_parts(TABLE), path: b"x"}), "z.docx")


def nested(depth: int) -> bytes:
    data = docx(TABLE)
    for _ in range(depth):
        data = zipped({"x.zip": data, "y.txt": b""})
    return data


def test_archives_in_archives_have_a_limit() -> None:
    assert len(members(nested(2), "z")) == 3
    with pytest.raises(Unreadable, match="over 2 deep"):
        members(nested(3), "z")


def test_bombs_are_refused_before_they_are_expanded() -> None:
    with pytest.raises(Unreadable, match="expands over 250 times"):
        read(zipped({"a.txt": b"\0" * 30_000_000}), "z")
    with pytest.raises(Unreadable, match="expands over 250 times"):
        read(zipped({**docx_parts(TABLE), "word/media/a.bmp": b"\0" * 30_000_000}), "z")


def test_a_size_that_is_lied_about_is_found_out() -> None:
    """The directory says 10 bytes: what is more is a damaged entry, and never more than the limit is expanded."""
    data = zipped({"a.txt": bytes(range(256)) * 8000})
    lied = data.replace((256 * 8000).to_bytes(4, "little"), (10).to_bytes(4, "little"))
    assert lied != data
    with pytest.raises(Unreadable, match="damaged"):
        members(lied, "z")


def test_a_part_over_the_limit_is_refused() -> None:
    package = open_package(zipped({"a": b"x" * 2000}), "z")
    with pytest.raises(Unreadable, match="a has over 0 MB"):
        read_entry(package, "a", 1000)
    assert MAX_PART_BYTES < 64 * 1024 * 1024


def test_numbers_of_entries_and_files_have_limits() -> None:
    with pytest.raises(Unreadable, match=f"at most {MAX_ENTRIES}"):
        read(zipped({f"{n}": b"" for n in range(MAX_ENTRIES + 1)}), "z")
    with pytest.raises(Unreadable, match="files or"):
        members(zipped({f"{n}": b"x" for n in range(container.MAX_MEMBERS + 1)}), "z")


def test_locked_damaged_and_doubled_entries() -> None:
    data = bytearray(zipped({"a.txt": b"x"}))
    for at in (6, data.find(b"PK\1\2") + 8):
        data[at] |= 1
    with pytest.raises(Unreadable, match="password"):
        members(bytes(data), "z")
    with pytest.raises(Unreadable, match="cut short or damaged"):
        read(docx(TABLE)[:500], "z")
    with pytest.warns(UserWarning, match="Duplicate"):
        buffer = io.BytesIO()
        with zipfile.ZipFile(buffer, "w") as archive:
            archive.writestr("a", "1")
            archive.writestr("a", "2")
    with pytest.raises(Unreadable, match="two parts named 'a'"):
        read(buffer.getvalue(), "z")


@pytest.mark.parametrize(
    ("parts", "message"),
    [
        ({"OFD.xml": b""}, "OFD"),
        ({"mimetype": b"", "content.xml": b""}, "OpenDocument"),
        ({"_rels/.rels": relations(officeDocument="ppt/presentation.xml")}, "another kind"),
        ({"_rels/.rels": relations(officeDocument="xl/workbook.bin")}, "another kind"),
        ({}, "it is empty"),
    ],
)
def test_other_archives_are_named(parts: dict[str, str | bytes], message: str) -> None:
    with pytest.raises(Unreadable, match=message):
        read(zipped(parts), "z")


def test_the_main_part_may_have_any_name() -> None:
    parts = docx_parts(TABLE)
    parts["word/document2.xml"] = parts.pop("word/document.xml")
    parts["_rels/.rels"] = relations(officeDocument="/word/document2.xml")
    assert zip_kind(open_package(zipped(parts), "z")) == "docx"
    assert len(read(zipped(parts), "z").blocks) == 1


def test_locked_office_files_say_so() -> None:
    with pytest.raises(Unreadable, match="password"):
        read(compound({"EncryptedPackage": b"x"}), "a.docx")
    with pytest.raises(Unreadable, match="of another kind"):
        read(compound({"PowerPoint Document": b"x"}), "a.ppt")


def test_one_reader_only_for_what_it_is_asked(tmp_path: object) -> None:
    with pytest.raises(Unreadable, match="no document that can be read: z/a: no office file"):
        read_container(zipped({"a": b"x"}), name="z", read=read)
