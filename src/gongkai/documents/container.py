"""ZIP of documents: its entries, unpacked in memory within limits, and the one that is the report."""

from collections.abc import Callable
from dataclasses import dataclass

from gongkai.documents.limits import Unreadable, one_line
from gongkai.documents.package import open_package, read_entry, zip_kind
from gongkai.values import Document, Grid, Note

MAX_NESTING = 2
"""ZIPs inside a ZIP: the first level holds documents, or one more level of ZIPs."""
MAX_MEMBERS = 100
"""Documents of one archive, with those of the archives inside it."""
MAX_MEMBER_BYTES = 64 * 1024 * 1024
MAX_UNPACKED_BYTES = 192 * 1024 * 1024
"""Bytes of all entries of one archive that are unpacked, with those of the archives inside it."""
_LEFT_OUT = ("__MACOSX/", ".DS_Store", "Thumbs.db", "desktop.ini")
_UTF_8_NAME = 0x800


@dataclass(frozen=True, slots=True)
class Member:
    """A file of an archive: its name, with that of the archive before it where archives lie in archives."""

    name: str
    data: bytes


def read_container(data: bytes, *, name: str, read: Callable[[bytes, str], Document]) -> Document:
    """The one document of a ZIP that holds tables, or its only document.

    `read` reads one file (bytes and name) and raises `Unreadable` for what it cannot. Raises `Unreadable` where no
    entry can be read, and where several have tables: which of them is meant, nobody can say.
    """
    found: list[tuple[Member, Document]] = []
    failed: list[Unreadable] = []
    for member in members(data, name):
        try:
            found.append((member, read(member.data, member.name)))
        except Unreadable as error:
            failed.append(error)
    with_tables = [pair for pair in found if any(isinstance(block, Grid) for block in pair[1].blocks)]
    chosen = with_tables or found
    if len(chosen) > 1:
        names = [member.name for member, _ in chosen[:5]]
        raise Unreadable(
            f"{name}: a ZIP of {len(chosen)} documents ({', '.join(names)}); unpack it and read each by itself",
            f"{name}：ZIP中有{len(chosen)}个文档（{'、'.join(names)}），请解压后逐个读取",
        )
    if not chosen:
        raise Unreadable(
            f"{name}: a ZIP with no document that can be read: {'; '.join(map(str, failed[:3])) or 'it is empty'}",
            f"{name}：ZIP中没有可以读取的文档：{'；'.join(error.zh for error in failed[:3]) or '压缩包是空的'}",
        )
    ((member, document),) = chosen
    others = [other.name for other, _ in found if other is not member]
    notes = [
        Note(f"read from the ZIP: {member.name}", f"读取的是ZIP中的{member.name}"),
        *(Note(f"not read, no tables: {other}", f"未读取，其中没有表格：{other}") for other in others),
        *(Note(f"not read: {error}", f"未能读取：{error.zh}") for error in failed),
    ]
    told = (*document.notes, *(Note(one_line(en), one_line(zh)) for en, zh in notes[:MAX_MEMBERS]))
    return Document(document.kind, document.title, document.metadata, document.blocks, told)


def members(data: bytes, name: str) -> list[Member]:
    """The files of a ZIP and of the ZIPs in it, in order. Raises `Unreadable` for a path that leaves the archive, a
    damaged or locked entry, and at limits.
    """
    found: list[Member] = []
    unpacked = 0
    waiting = [(Member(name, data), 1)]
    while waiting:
        archive, depth = waiting.pop(0)
        package = open_package(archive.data, archive.name)
        for path, info in package.entries.items():
            shown = _shown(path, info.flag_bits)
            if path.startswith(_LEFT_OUT) or path.endswith(_LEFT_OUT):
                continue
            member = Member(f"{archive.name}/{shown}", read_entry(package, path, MAX_MEMBER_BYTES))
            unpacked += len(member.data)
            if unpacked > MAX_UNPACKED_BYTES or len(found) + len(waiting) >= MAX_MEMBERS:
                raise Unreadable(
                    f"{name}: over {MAX_MEMBERS} files or {MAX_UNPACKED_BYTES / 1e6:.0f} MB in the ZIP; "
                    "take the report out of it and give that alone",
                    f"{name}：ZIP中的文件超过{MAX_MEMBERS}个或{MAX_UNPACKED_BYTES / 1e6:.0f} MB，请只提供其中的年报",
                )
            if not _is_plain_zip(member):
                found.append(member)
            elif depth < MAX_NESTING:
                waiting.append((member, depth + 1))
            else:
                raise Unreadable(
                    f"{name}: ZIPs in ZIPs, over {MAX_NESTING} deep; unpack it",
                    f"{name}：ZIP中套ZIP超过{MAX_NESTING}层，请解压后再读取",
                )
    return found


def _is_plain_zip(member: Member) -> bool:
    """Is it a ZIP that is no office file? One that is damaged, or an office file of another kind, is left to its
    reader, which says so.
    """
    if not member.data.startswith(b"PK\x03\x04"):
        return False
    try:
        return zip_kind(open_package(member.data, member.name)) == "zip"
    except Unreadable:
        return False


def _shown(path: str, flags: int) -> str:
    """The name as its maker saw it: old Chinese programs write GBK and do not say so."""
    if flags & _UTF_8_NAME:
        return path
    try:
        return path.encode("cp437").decode("gb18030")
    except UnicodeError:
        return path
