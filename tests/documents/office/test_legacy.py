"""DOC and RTF through LibreOffice, and what is said where it is missing, fails or loses something."""

import os
import re
import shutil
import struct
import sys
import time
from pathlib import Path

import docx as python_docx
import pytest

from gongkai.documents.limits import Unreadable
from gongkai.documents.office import legacy
from gongkai.documents.office.docx import read_docx
from gongkai.documents.office.legacy import read_legacy
from gongkai.values import Grid, Paragraph
from tests.documents.office.files import compound, docx, p, tbl, tc, tr
from tests.notes import english

RTF = (
    b"{\\rtf1\\ansi\\ansicpg936 {\\pard Title 2024\\par}"
    b"\\trowd\\clvmgf\\cellx2000\\cellx4000 \\pard\\intbl A\\cell 11\\cell\\row"
    b"\\trowd\\clvmrg\\cellx2000\\cellx4000 \\pard\\intbl\\cell 22\\cell\\row\\pard\\par}"
)


def _need_office() -> None:
    if not (shutil.which("soffice") or shutil.which("libreoffice")):
        pytest.skip("LibreOffice is not installed (Debian: libreoffice-writer-nogui)")


@pytest.fixture
def _office() -> None:
    _need_office()


@pytest.mark.usefixtures("_office")
def test_rtf_is_read_with_its_merges() -> None:
    document = read_legacy(RTF, name="a.rtf")
    assert document.kind == "rtf"
    title, grid = document.blocks
    assert title == Paragraph("Title 2024")
    assert isinstance(grid, Grid)
    assert [[cell and cell.text for cell in row] for row in grid.rows] == [["A", "11"], ["A", "22"]]
    assert english(document.notes) == ("converted by LibreOffice",)


@pytest.fixture(scope="module")
def doc(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A DOC with merges over rows and columns, and a blank: LibreOffice's own, from a DOCX of python-docx."""
    _need_office()
    folder = tmp_path_factory.mktemp("doc")
    made = python_docx.Document()
    made.add_paragraph("某局2024年报告")
    table = made.add_table(3, 3)
    table.cell(0, 0).merge(table.cell(1, 0)).text = "三"
    table.cell(0, 1).merge(table.cell(0, 2)).text = "（一）"
    for (r, c), text in {(1, 1): "1.", (2, 0): "四", (2, 1): "49", (2, 2): "26.55"}.items():
        table.cell(r, c).text = text
    made.add_paragraph("完，共17件")
    made.save(str(folder / "made.docx"))
    command = ["soffice", f"-env:UserInstallation={(folder / 'p').as_uri()}", "--headless", "--convert-to", "doc"]
    legacy._run([*command, "--outdir", str(folder), str(folder / "made.docx")], 120, folder, "made.docx")
    return folder / "made.doc"


def test_a_doc_comes_back_as_it_was_written(doc: Path) -> None:
    document = read_legacy(doc.read_bytes(), name="a.doc")
    assert document.kind == "doc"
    assert document.title == "某局2024年报告"
    (grid,) = (block for block in document.blocks if isinstance(block, Grid))
    expected = [["三", "（一）", "（一）"], ["三", "1.", ""], ["四", "49", "26.55"]]
    assert [[cell and cell.text for cell in row] for row in grid.rows] == expected
    assert grid.rows[0][0] is grid.rows[1][0]
    assert legacy._doc_merges(doc.read_bytes()) == 1
    assert english(document.notes) == ("converted by LibreOffice",)


@pytest.mark.parametrize("program", ["catdoc", "antiword"])
def test_the_second_opinion_sees_the_numbers(program: str, doc: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    if not shutil.which(program):
        pytest.skip(f"{program} is not installed (Debian: {program})")
    monkeypatch.setattr(legacy, "_OPINIONS", [row for row in legacy._OPINIONS if row[0] == program])
    opinion = legacy._second_opinion(doc)
    assert opinion is not None
    assert opinion[0] == program
    assert {"2024", "49", "26.55", "17"} <= set(re.findall(r"[\d.]*\d", opinion[1]))


def test_no_second_opinion_where_no_program_gives_one(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(legacy, "_OPINIONS", (("no-such-program",),))
    assert legacy._second_opinion(tmp_path / "in.doc") is None


@pytest.mark.usefixtures("_office")
def test_bytes_that_libreoffice_cannot_open() -> None:
    with pytest.raises(Unreadable, match="a\\.doc: LibreOffice cannot open it"):
        read_legacy(compound({"WordDocument": b"\xec\xa5\xc1\x00" + b"\0" * 28 + b"\xff" * 5000}), name="a.doc")


def test_without_libreoffice_the_error_says_what_to_install(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(legacy, "_PROGRAMS", ("no-such-program",))
    with pytest.raises(Unreadable, match=r"a.rtf: .*install LibreOffice"):
        read_legacy(RTF, name="a.rtf")


def test_other_files_are_refused() -> None:
    for data in (b"%PDF-1.7", compound({"Workbook": b"x"}), docx("")):
        with pytest.raises(Unreadable, match="no DOC, WPS or RTF"):
            read_legacy(data)


@pytest.mark.skipif(os.name != "posix", reason="process groups are of POSIX systems (this one is not)")
def test_a_program_that_takes_too_long_is_ended_with_its_children(tmp_path: Path) -> None:
    """The child would write a file when its parent has been ended: it must have been ended with it."""
    child = f"import os; open({str(tmp_path / 'pid')!r}, 'w').write(str(os.getpid())); import signal; signal.pause()"
    script = f"import subprocess, sys; subprocess.run([sys.executable, '-c', {child!r}])"
    begun = time.monotonic()
    with pytest.raises(Unreadable, match="took over 3 s"):
        legacy._run([sys.executable, "-c", script], 3, tmp_path, "a.doc")
    assert time.monotonic() - begun < 60
    pid = int((tmp_path / "pid").read_text())
    deadline = time.monotonic() + 30  # it has been told to end; a busy machine takes its time over that
    while _runs(pid):
        assert time.monotonic() < deadline, "the child outlived its parent"
        time.sleep(0.01)


@pytest.mark.skipif(os.name != "posix", reason="limits on files are of POSIX systems (this one is not)")
def test_a_program_that_never_stops_printing_is_ended_and_its_first_bytes_are_read(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(legacy, "MAX_WRITTEN", 4_000_000)
    monkeypatch.setattr(legacy, "MAX_OPINION", 1_000)
    assert legacy._run(["yes"], 60, tmp_path, "a.doc") == b"y\n" * 500
    assert (tmp_path / "printed").stat().st_size <= 8_000_000


def _runs(pid: int) -> bool:
    try:
        return Path(f"/proc/{pid}/stat").read_text().split()[2] != "Z"
    except FileNotFoundError:
        return False


def described_row(*flags: int) -> bytes:
    """A table row as a DOC describes it: the flags of each cell, and edges and borders that do not matter."""
    count = len(flags)
    cells = b"".join(struct.pack("<H", flag << 5) + b"\0" * 18 for flag in flags)
    return b"\x08\xd6" + struct.pack("<HB", 2 + 2 * (count + 1) + 20 * count, count) + b"\0" * 2 * (count + 1) + cells


def test_merges_that_a_doc_declares_are_counted() -> None:
    data = b"x" * 9 + described_row(3, 0, 3) + b"\x08\xd6\xff" + described_row(1, 0, 1) + described_row(3) + b"\x08\xd6"
    assert legacy._doc_merges(data) == 3


def test_merges_that_the_conversion_lost_are_noted() -> None:
    flat = read_docx(docx(tbl(tr(tc("三"), tc("1")), tr(tc(""), tc("2")))))
    merged = tbl(tr(tc("三", '<w:vMerge w:val="restart"/>'), tc("1")), tr(tc("", "<w:vMerge/>"), tc("2")))
    lost = "the file declares 1 cells over several rows, and 0 came out of the conversion"
    assert english(legacy._lost_merges(flat, 1)) == (lost,)
    assert legacy._lost_merges(flat, 0) == []
    assert legacy._lost_merges(read_docx(docx(merged)), 1) == []


def test_numbers_that_only_the_second_opinion_sees_are_noted() -> None:
    ours = read_docx(docx(p("共17件") + tbl(tr(tc("甲"), tc("49")))))
    assert legacy._other_numbers(ours, ("catdoc", "共17件\n甲\t49")) == []
    assert legacy._other_numbers(ours, None) == []
    expected = ("catdoc sees numbers that LibreOffice's conversion has not: 2.5, 49",)
    assert english(legacy._other_numbers(ours, ("catdoc", "共17件\n甲\t49\t49 2.5"))) == expected


def test_the_program_sees_nothing_of_our_environment(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setenv("SECRET", "x")
    monkeypatch.setenv("https_proxy", "http://127.0.0.1:9")
    assert set(legacy._environment(tmp_path)) <= {
        "PATH",
        "HOME",
        "TMPDIR",
        "TEMP",
        "LC_ALL",
        "SYSTEMROOT",
        "SYSTEMDRIVE",
    }
