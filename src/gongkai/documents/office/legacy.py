"""DOC, WPS and RTF: converted to DOCX by LibreOffice, then read as DOCX, and checked against the file itself.

The one reader that is not pure: it runs a program, with a folder of its own that is thrown away, a limit of time and
memory, macros off, and no network (links to remote content are blocked, and its proxy leads nowhere).

LibreOffice can lose vertical merges without a word. So the merges that the file declares are counted and compared with
those that came out, and the numbers are compared with the text that catdoc or antiword gives, where one is installed.
"""

import os
import re
import shutil
import signal
import struct
import subprocess
import tempfile
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import replace
from pathlib import Path
from typing import BinaryIO, Literal

from gongkai.documents.limits import Unreadable
from gongkai.documents.office.docx import read_docx
from gongkai.documents.office.ole import MAGIC, ole_kind
from gongkai.documents.package import MAX_ARCHIVE_BYTES
from gongkai.values import Document, Grid, GridCell, Note

TIME_LIMIT = 120
"""Seconds for one conversion. A report takes 2; the first start after installation up to 10."""
MEMORY_LIMIT = 4 * 1024 * 1024
"""kB of address space, most of it programs and fonts that are only mapped."""
MAX_WRITTEN = 256 * 1024 * 1024
"""Bytes of one file that a program may write; of what catdoc or antiword print, `MAX_OPINION` are read."""
MAX_OPINION = 8 * 1024 * 1024
OPINION_TIME_LIMIT = 20
_PROGRAMS = (
    "soffice",
    "libreoffice",
    "/Applications/LibreOffice.app/Contents/MacOS/soffice",
    r"C:\Program Files\LibreOffice\program\soffice.exe",
)
_OPINIONS = (("catdoc", "-w", "-d", "utf-8"), ("antiword", "-w", "0", "-m", "UTF-8.txt"))
"""Programs that give the text of a DOC on standard output, the better one first."""
_SETTINGS = """<?xml version="1.0" encoding="UTF-8"?>
<oor:items xmlns:oor="http://openoffice.org/2001/registry">
<item oor:path="/org.openoffice.Office.Common/Security/Scripting"><prop oor:name="DisableMacrosExecution" oor:op="fuse">
<value>true</value></prop></item>
<item oor:path="/org.openoffice.Office.Common/Security/Scripting"><prop oor:name="MacroSecurityLevel" oor:op="fuse">
<value>3</value></prop></item>
<item oor:path="/org.openoffice.Office.Common/Security/Scripting"><prop oor:name="BlockUntrustedRefererLinks"
 oor:op="fuse"><value>true</value></prop></item>
<item oor:path="/org.openoffice.Office.Writer/Content/Update"><prop oor:name="Link" oor:op="fuse"><value>0</value>
</prop></item>
<item oor:path="/org.openoffice.Inet/Settings"><prop oor:name="ooInetProxyType" oor:op="fuse"><value>2</value></prop>
<prop oor:name="ooInetHTTPProxyName" oor:op="fuse"><value>127.0.0.1</value></prop>
<prop oor:name="ooInetHTTPProxyPort" oor:op="fuse"><value>9</value></prop>
<prop oor:name="ooInetHTTPSProxyName" oor:op="fuse"><value>127.0.0.1</value></prop>
<prop oor:name="ooInetHTTPSProxyPort" oor:op="fuse"><value>9</value></prop></item>
</oor:items>
"""
_NUMBER = re.compile(r"\d+(?:\.\d+)?")
_CELLS_OF_ROW = b"\x08\xd6"
"""The mark (sprmTDefTable) before the description of a table row's cells in a DOC."""
_MOST_CELLS = 63
_CELL = 20
"""Bytes that describe one cell of a row."""
_RTF_MERGE = re.compile(rb"\\clvmgf(?![a-z0-9])")


def read_legacy(data: bytes, *, name: str = "the file") -> Document:
    """Read a DOC, WPS or RTF. `name` is for messages.

    Raises `Unreadable` where LibreOffice is missing, takes too long or fails, and for files locked, damaged or of
    another kind.
    """
    kind = _kind(data, name)
    program = next((found for found in map(shutil.which, _PROGRAMS) if found), None)
    if program is None:
        raise Unreadable(
            f"{name}: to read DOC, WPS and RTF, install LibreOffice; or save the file as DOCX",
            f"{name}：读取DOC、WPS和RTF文件需要LibreOffice，请安装，或将文件另存为DOCX",
        )
    with tempfile.TemporaryDirectory(prefix="gongkai-") as folder:
        converted = _convert(data, kind, program, Path(folder), name)
        document = read_docx(converted, name=name)
        opinion = _second_opinion(Path(folder) / f"in.{kind}") if kind == "doc" else None
    declared = _rtf_merges(data) if kind == "rtf" else _doc_merges(data)
    notes = (
        *document.notes,
        Note("converted by LibreOffice", "由LibreOffice转换后读取"),
        *_lost_merges(document, declared),
        *_other_numbers(document, opinion),
    )
    return replace(document, kind=kind, notes=notes)


def _kind(data: bytes, name: str) -> Literal["doc", "rtf"]:
    if len(data) > MAX_ARCHIVE_BYTES:
        raise Unreadable(
            f"{name}: {len(data) / 1e6:.0f} MB; take the pictures out of it and save it again",
            f"{name}：文件有{len(data) / 1e6:.0f} MB，过大，请删去其中的图片后另存",
        )
    if data.startswith(b"{\\rtf"):
        return "rtf"
    if data.startswith(MAGIC) and ole_kind(data, name) == "doc":
        return "doc"
    raise Unreadable(
        f"{name}: it is no DOC, WPS or RTF; look at what it is, and give it its own name",
        f"{name}：不是DOC、WPS或RTF文件，请确认其类型并改正扩展名",
    )


def _convert(data: bytes, kind: str, program: str, folder: Path, name: str) -> bytes:
    """The file as DOCX. The name that LibreOffice sees is ours, so that it goes by what the file is."""
    source, profile = folder / f"in.{kind}", folder / "profile" / "user"
    source.write_bytes(data)
    profile.mkdir(parents=True)
    (profile / "registrymodifications.xcu").write_text(_SETTINGS, encoding="utf-8")
    command = [
        program,
        f"-env:UserInstallation={profile.parent.as_uri()}",
        *("--headless", "--norestore", "--nolockcheck", "--nodefault", "--nofirststartwizard"),
        *("--convert-to", "docx:MS Word 2007 XML", "--outdir", str(folder / "out"), str(source)),
    ]
    _run(command, TIME_LIMIT, folder, name)
    target = folder / "out" / "in.docx"
    if not target.is_file():
        raise Unreadable(
            f"{name}: LibreOffice cannot open it; it may be damaged or locked with a password",
            f"{name}：LibreOffice无法打开，文件可能已损坏或已加密",
        )
    if target.stat().st_size > MAX_ARCHIVE_BYTES:
        raise Unreadable(
            f"{name}: {target.stat().st_size / 1e6:.0f} MB once converted; take the pictures out of it",
            f"{name}：转换后有{target.stat().st_size / 1e6:.0f} MB，过大，请删去其中的图片",
        )
    return target.read_bytes()


def _run(command: Sequence[str], seconds: int, folder: Path, name: str) -> bytes:
    """The first `MAX_OPINION` bytes that a program prints.

    It and all that it started are ended after `seconds`: `Unreadable` then. What it prints goes to a file, so that a
    program that never stops printing costs no memory, and on POSIX systems all its files, memory and time are bounded.
    """
    program = Path(command[0]).name
    if os.name == "posix":
        limits = f"ulimit -v {MEMORY_LIMIT}; ulimit -t {TIME_LIMIT}; ulimit -f {MAX_WRITTEN // 512}"
        command = ["/bin/sh", "-c", f'{limits}; exec "$0" "$@"', *command]  # one a call: dash takes no more
    printed = folder / "printed"
    with printed.open("wb") as out:
        too_slow = Unreadable(
            f"{name}: {program} took over {seconds} s; save it as DOCX",
            f"{name}：{program}转换超过{seconds}秒，请将文件另存为DOCX",
        )
        _wait(command, seconds, folder, out, too_slow)
    with printed.open("rb") as result:
        return result.read(MAX_OPINION)


def _wait(command: Sequence[str], seconds: int, folder: Path, out: BinaryIO, too_slow: Unreadable) -> None:
    """Run a program to its end, or for so many seconds; it is `too_slow` then."""
    with subprocess.Popen(  # noqa: S603  # a program found by its own name, on a file named by us
        command,
        stdin=subprocess.DEVNULL,
        stdout=out,
        stderr=subprocess.DEVNULL,
        cwd=folder,
        env=_environment(folder),
        start_new_session=True,
    ) as process:
        try:
            process.wait(timeout=seconds)
        except subprocess.TimeoutExpired:
            raise too_slow from None
        finally:
            _end(process)


def _end(process: "subprocess.Popen[bytes]") -> None:
    """End the program and its children, if any are left."""
    if os.name == "posix":
        try:
            os.killpg(process.pid, signal.SIGKILL)
        except (ProcessLookupError, PermissionError):
            return
    else:
        process.kill()


def _environment(folder: Path) -> Mapping[str, str]:
    """Nothing of ours but where programs are: no display, no proxies, no keys."""
    kept = {key: os.environ[key] for key in ("PATH", "SYSTEMROOT", "SYSTEMDRIVE", "PROGRAMFILES") if key in os.environ}
    return {**kept, "HOME": str(folder), "TMPDIR": str(folder), "TEMP": str(folder), "LC_ALL": "C.UTF-8"}


def _doc_merges(data: bytes) -> int:
    """How many cells a DOC declares to be the first of a vertical merge, counted once where rows are alike.

    Each row's cells are described by their number, their edges, and 20 bytes each, whose bits 5 and 6 say 3 for the
    first cell of a merge. Old descriptions may linger in a file that was saved often.
    """
    merges = 0
    at = data.find(_CELLS_OF_ROW)
    while at >= 0:
        if at + 5 <= len(data):
            length, count = struct.unpack_from("<HB", data, at + 2)
            first = at + 5 + 2 * (count + 1)
            fits = 0 < count <= _MOST_CELLS and length == 2 + 2 * (count + 1) + _CELL * count
            if fits and first + _CELL * count <= len(data):
                cells = [data[first + _CELL * n] for n in range(count)]
                merges += sum(1 for flags in cells if flags >> 5 & 3 == 3)
        at = data.find(_CELLS_OF_ROW, at + 2)
    return merges


def _rtf_merges(data: bytes) -> int:
    return len(_RTF_MERGE.findall(data))


def _cells(document: Document) -> list[GridCell]:
    """Each cell of the document once."""
    return [
        cell
        for grid in document.blocks
        if isinstance(grid, Grid)
        for r, row in enumerate(grid.rows)
        for c, cell in enumerate(row)
        if cell is not None and (cell.row, cell.column) == (r, c)
    ]


def _lost_merges(document: Document, declared: int) -> list[Note]:
    found = sum(1 for cell in _cells(document) if cell.row_span > 1)
    if found >= declared:
        return []
    return [
        Note(
            f"the file declares {declared} cells over several rows, and {found} came out of the conversion",
            f"文件中有{declared}个跨行的单元格，转换后只有{found}个",
        )
    ]


def _second_opinion(source: Path) -> tuple[str, str] | None:
    """The name of the program asked, and the text that it gives; None where none is installed or it gives none."""
    for program, *options in _OPINIONS:
        path = shutil.which(program)
        if path is None:
            continue
        try:
            text = _run([path, *options, str(source)], OPINION_TIME_LIMIT, source.parent, source.name)
        except Unreadable:
            continue
        if text.strip():
            return program, text.decode("utf-8", "replace")
    return None


def _other_numbers(document: Document, opinion: tuple[str, str] | None) -> list[Note]:
    """Numbers that the other program sees more often than the conversion has them."""
    if opinion is None:
        return []
    program, text = opinion
    texts = [block.text for block in document.blocks if not isinstance(block, Grid)]
    ours = Counter(_NUMBER.findall(" ".join([*texts, *(cell.text for cell in _cells(document))])))
    missing = sorted((Counter(_NUMBER.findall(text)) - ours).elements())
    if not missing:
        return []
    said = missing[:10]
    return [
        Note(
            f"{program} sees numbers that LibreOffice's conversion has not: {', '.join(said)}",
            f"{program}读到了LibreOffice转换后没有的数字：{'、'.join(said)}",
        )
    ]
