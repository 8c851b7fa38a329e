"""ZIP archives and the XML parts of office files, opened with limits: no bomb, no path out, no entity.

An office file is a ZIP of parts. Only the parts that are asked for are expanded, never to a disk; a part is refused by
the size that its bytes really have, not by the one that the archive declares.
"""

import io
import struct
import zipfile
import zlib
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import PurePosixPath
from typing import Literal

from lxml import etree

from gongkai.documents.limits import Unreadable
from gongkai.values import Note

MAX_ARCHIVE_BYTES = 64 * 1024 * 1024
"""Bytes of one archive as it comes. A report with photographs has 5 to 30 MB."""
MAX_ENTRIES = 2_000
"""Entries of one archive. A DOCX with 100 pictures has about 130."""
MAX_EXPANDED_BYTES = 512 * 1024 * 1024
"""Declared size of all entries together; they are not all expanded."""
MAX_PART_BYTES = 24 * 1024 * 1024
"""Bytes of one XML part once expanded. The largest seen in a report is 2 MB."""
MAX_RATIO = 250
"""How many times an entry over `RATIO_FLOOR` may expand. XML written by office programs expands 10 to 60 times."""
RATIO_FLOOR = 1024 * 1024
MAX_TAGS = 600_000
"""Tags of one XML part. A parsed tag takes about 150 bytes and, when it is read, 5 µs; a report has 5,000 to 50,000."""
MAX_ATTRIBUTES = 1_500_000

_RELATIONS = "http://schemas.openxmlformats.org/package/2006/relationships"
_OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_STRICT = (
    (
        b"http://purl.oclc.org/ooxml/wordprocessingml/main",
        b"http://schemas.openxmlformats.org/wordprocessingml/2006/main",
    ),
    (b"http://purl.oclc.org/ooxml/spreadsheetml/main", b"http://schemas.openxmlformats.org/spreadsheetml/2006/main"),
    (
        b"http://purl.oclc.org/ooxml/officeDocument/relationships",
        b"http://schemas.openxmlformats.org/officeDocument/2006/relationships",
    ),
)
"""The names of the strict variant of the format (ISO/IEC 29500), and the usual ones."""
_BROKEN = (
    zipfile.BadZipFile,
    zlib.error,
    struct.error,
    EOFError,
    NotImplementedError,
    RuntimeError,
    OSError,
    ValueError,
    OverflowError,
    IndexError,
    MemoryError,
)
"""What `zipfile` raises for archives that are cut, damaged, encrypted or made to break it."""

ZipKind = Literal["docx", "xlsx", "ofd", "zip"]


@dataclass(frozen=True, slots=True)
class Package:
    """An archive that is within the limits: its file's name (for messages) and its parts by path."""

    name: str
    archive: zipfile.ZipFile
    entries: dict[str, zipfile.ZipInfo]


def open_package(data: bytes, name: str) -> Package:
    """Open a ZIP archive. Raises `Unreadable` for one that is damaged, too large, or has a path that leaves it."""
    if len(data) > MAX_ARCHIVE_BYTES:
        raise Unreadable(
            f"{name}: {len(data) / 1e6:.0f} MB, and at most {MAX_ARCHIVE_BYTES / 1e6:.0f} MB are read; "
            "take the pictures out of it and save it again",
            f"{name}：文件有{len(data) / 1e6:.0f} MB，最多读取{MAX_ARCHIVE_BYTES / 1e6:.0f} MB，请删去其中的图片后另存",
        )
    try:
        archive = zipfile.ZipFile(io.BytesIO(data))
        infos = [info for info in archive.infolist() if not info.is_dir()]
    except _BROKEN as error:
        raise Unreadable(
            f"{name}: the file is cut short or damaged ({error}); fetch it again",
            f"{name}：文件不完整或已损坏（{error}），请重新获取",
        ) from None
    _check_entries(infos, name)
    entries: dict[str, zipfile.ZipInfo] = {}
    for info in infos:
        if entries.setdefault(info.filename, info) is not info:
            raise Unreadable(
                f"{name}: it holds two parts named {info.filename!r}; open it and save it again",
                f"{name}：文件中有两个同名的部件“{info.filename}”，请打开后重新保存",
            )
    return Package(name, archive, entries)


def _check_entries(infos: list[zipfile.ZipInfo], name: str) -> None:
    if len(infos) > MAX_ENTRIES:
        raise Unreadable(
            f"{name}: {len(infos)} entries, and at most {MAX_ENTRIES} are read; it is no report",
            f"{name}：压缩包内有{len(infos)}个条目，最多读取{MAX_ENTRIES}个，不像年报",
        )
    expanded = sum(info.file_size for info in infos)
    if expanded > MAX_EXPANDED_BYTES:
        raise Unreadable(
            f"{name}: it would expand to {expanded / 1e6:.0f} MB; it is no report",
            f"{name}：解压后将达{expanded / 1e6:.0f} MB，不像年报",
        )
    for info in infos:
        path = PurePosixPath(info.filename.replace("\\", "/"))
        if path.is_absolute() or ".." in path.parts or info.filename[1:2] == ":":
            raise Unreadable(
                f"{name}: a part is named {info.filename!r}, a path out of the file; it is not read",
                f"{name}：部件名“{info.filename}”指向文件以外的路径，未读取",
            )
        if info.file_size > RATIO_FLOOR and info.file_size > MAX_RATIO * max(info.compress_size, 1):
            raise Unreadable(
                f"{name}: {info.filename} expands over {MAX_RATIO} times; it is no report",
                f"{name}：{info.filename}解压后超过原大小的{MAX_RATIO}倍，不像年报",
            )


def read_entry(package: Package, path: str, limit: int = MAX_PART_BYTES) -> bytes:
    """Expand one entry, at most `limit` bytes. Raises `Unreadable` for a larger, damaged or encrypted one."""
    info = package.entries[path]
    if info.flag_bits & 1:
        raise Unreadable(
            f"{package.name}: {path} is locked with a password; save it without one",
            f"{package.name}：{path}已加密，请去除密码后另存",
        )
    try:
        with package.archive.open(info) as entry:
            data = entry.read(limit + 1)
    except _BROKEN as error:
        raise Unreadable(
            f"{package.name}: {path} is damaged ({error}); fetch the file again",
            f"{package.name}：{path}已损坏（{error}），请重新获取文件",
        ) from None
    if len(data) > limit:
        raise Unreadable(
            f"{package.name}: {path} has over {limit / 1e6:.0f} MB; it is no report",
            f"{package.name}：{path}超过{limit / 1e6:.0f} MB，不像年报",
        )
    return data


def read_beginning(package: Package, path: str, count: int) -> bytes:
    """The first bytes of one entry; none where it is damaged or locked."""
    try:
        with package.archive.open(package.entries[path]) as entry:
            return entry.read(count)
    except _BROKEN:
        return b""


def packed(parts: Mapping[str, bytes]) -> bytes:
    """An archive of these parts, as `open_package` opens it."""
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_STORED) as archive:
        for path, data in parts.items():
            archive.writestr(path, data)
    return buffer.getvalue()


def read_xml(package: Package, path: str) -> etree._Element | None:
    """The root of one XML part, or None where there is no such part. Raises `Unreadable` as `parse_xml` does."""
    if path not in package.entries:
        return None
    return parse_xml(read_entry(package, path), package.name, Note(path, path))


def parse_xml(data: bytes, name: str, part: Note) -> etree._Element:
    """The root of one part of a file, for messages named as both are.

    Raises `Unreadable` for XML that is broken, too large, or has a document type: office programs write none, and
    entities hide in them.
    """
    if data.count(b"<") > MAX_TAGS or data.count(b"=") > MAX_ATTRIBUTES:
        raise Unreadable(
            f"{name}: {part.en} has over {MAX_TAGS} tags; it is no report",
            f"{name}：{part.zh}的标签超过{MAX_TAGS}个，不像年报",
        )
    if b"<!DOCTYPE" in data or b"<!ENTITY" in data:
        raise _declares_entities(name, part)
    for strict, usual in _STRICT:
        data = data.replace(strict, usual)
    parser = etree.XMLParser(resolve_entities=False, no_network=True, huge_tree=False, load_dtd=False)
    try:
        root = etree.fromstring(data, parser)
    except (etree.XMLSyntaxError, ValueError) as error:
        why = " ".join(str(error).split())
        raise Unreadable(
            f"{name}: {part.en} is no good XML ({why}); open the file and save it again",
            f"{name}：{part.zh}不是正确的XML（{why}），请打开文件后重新保存",
        ) from None
    if root.getroottree().docinfo.internalDTD is not None:
        raise _declares_entities(name, part)
    return root


def _declares_entities(name: str, part: Note) -> Unreadable:
    return Unreadable(
        f"{name}: {part.en} declares entities, which no office program does; it is not read",
        f"{name}：{part.zh}中声明了实体，办公软件不会如此，未读取",
    )


def relations(package: Package, path: str) -> dict[str, tuple[str, str]]:
    """The parts that a part (`""` for the whole package) refers to: id → (type's last word, path). Links out of the
    package are left out.
    """
    folder, _, file = path.rpartition("/")
    root = read_xml(package, f"{folder}/_rels/{file}.rels".lstrip("/"))
    found: dict[str, tuple[str, str]] = {}
    for relation in root if root is not None else ():
        if relation.get("TargetMode") != "External" and relation.get("Id"):
            kind = relation.get("Type", "").rpartition("/")[2]
            found[relation.get("Id", "")] = (kind, resolved(folder, relation.get("Target", "")))
    return found


def resolved(folder: str, target: str) -> str:
    """The path of a part that one in a folder refers to; one that begins with a slash is the package's own."""
    if target.startswith("/"):
        return target.lstrip("/")
    steps: list[str] = []
    for step in f"{folder}/{target}".split("/"):
        if step == ".." and steps:
            steps.pop()
        elif step not in ("", ".", ".."):
            steps.append(step)
    return "/".join(steps)


def relations_part(*links: tuple[str, str, str]) -> bytes:
    """A part of relations, as `relations` reads it: of each, its id, the type's last word, and the path."""
    inside = "".join(
        f'<Relationship Id="{number}" Type="{_OFFICE}/{kind}" Target="{target}"/>' for number, kind, target in links
    )
    return f'<Relationships xmlns="{_RELATIONS}">{inside}</Relationships>'.encode()


def main_part(package: Package) -> str | None:
    """The path of the part that is the document itself, or None where the archive is no office file."""
    return next((path for kind, path in relations(package, "").values() if kind == "officeDocument"), None)


def zip_kind(package: Package) -> ZipKind:
    """Tell what an archive is from its parts. Raises `Unreadable` for office files of other kinds, naming them."""
    main = main_part(package) if "_rels/.rels" in package.entries else None
    folder = (main or "").partition("/")[0]
    if main and folder == "word":
        return "docx"
    if main and folder == "xl" and main.endswith(".xml"):
        return "xlsx"
    if main:
        raise Unreadable(
            f"{package.name}: an office file of another kind ({main}); save it as DOCX, XLSX or PDF",
            f"{package.name}：这是其他类型的办公文件（{main}），请另存为DOCX、XLSX或PDF",
        )
    if "OFD.xml" in package.entries:
        return "ofd"
    if "mimetype" in package.entries and "content.xml" in package.entries:
        raise Unreadable(
            f"{package.name}: an OpenDocument file; save it as DOCX, XLSX or PDF",
            f"{package.name}：这是OpenDocument文件，请另存为DOCX、XLSX或PDF",
        )
    return "zip"
