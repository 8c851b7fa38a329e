"""The command line as a person meets it: a process, its output, its exit status."""

import io
import json
import os
import subprocess
import sys
import tempfile
import zipfile
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

import pytest
from reportlab.lib.pdfencrypt import StandardEncryption
from typer.testing import CliRunner

from gongkai.cli import app
from gongkai.documents import read_document
from gongkai.values import Document
from tests.documents.pdf.files import Sheet
from tests.maker.html import page
from tests.maker.layout import Layout
from tests.maker.reports import make
from tests.maker.xlsx import render

MEMORY_LIMIT = 700_000_000
"""Bytes that no refused file may take; the interpreter and its parts are below 100 MB."""


@dataclass(frozen=True, slots=True)
class Ran:
    status: int
    out: str
    err: str
    peak_bytes: int


WATCHED = """
import resource, subprocess, sys
status = subprocess.call(sys.argv[2:])
open(sys.argv[1], "w").write(str(resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss * 1024))
sys.exit(status)
"""
"""Runs a command and writes its peak memory to a file. A small process of its own: a child's peak begins with what its
parent held when it was started, and the tests' own process holds models for text recognition."""


def gongkai(*arguments: str | Path, lang: str = "C.UTF-8") -> Ran:
    """Run the command and measure its peak memory."""
    with tempfile.TemporaryDirectory() as folder:
        peak = Path(folder) / "peak"
        command = [sys.executable, "-c", WATCHED, str(peak), sys.executable, "-m", "gongkai", *map(str, arguments)]
        ran = subprocess.run(command, capture_output=True, check=False, env={**os.environ, "LC_ALL": lang})
        return Ran(ran.returncode, ran.stdout.decode(), ran.stderr.decode(), int(peak.read_text()))


@pytest.fixture
def report_page(tmp_path: Path) -> Path:
    """A made report as a page."""
    made = make(7, Layout())
    path = tmp_path / "report.html"
    path.write_text(page(made.title, made.blocks, made.layout), encoding="utf-8")
    return path


def test_read_prints_the_cells_as_json(report_page: Path) -> None:
    made = make(7, Layout())
    ran = gongkai("read", report_page, "--json")
    answer = json.loads(ran.out)
    assert ran.status == 0
    assert (answer["agency"], answer["year"], answer["file"]) == (made.agency, made.year, str(report_page))
    assert answer["forms"] == {"pd": "2021", "rq": "2021", "rl": "2021"}
    assert answer["checks"] == {"passed": 42, "assumed": 0, "failed": 0, "not_assessable": 0}
    assert {key: cell["value"] for key, cell in answer["cells"].items()} == {
        key: float(truth.value) if truth.value is not None else None for key, truth in made.truth.items()
    }
    new = answer["cells"]["rq.requests_new.total"]
    assert set(new) == {"raw", "value", "state", "unit", "at"}
    assert set(new["at"]) == {"page", "table", "row", "column"}


def test_several_files_give_a_list_with_the_error_in_its_place(report_page: Path, tmp_path: Path) -> None:
    ran = gongkai("read", tmp_path / "none.html", report_page, "--json")
    first, second = json.loads(ran.out)
    assert ran.status == 2
    assert set(first) == {"file", "error", "zh"}
    assert second["year"] == make(7, Layout()).year


def test_a_dash_is_standard_input(report_page: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """As other tools have it: `curl … | gongkai read -`."""
    page_bytes = report_page.read_bytes()
    asked = ["read", "-", "--json"]
    piped = json.loads(CliRunner().invoke(app, asked, input=page_bytes).stdout)
    named = json.loads(CliRunner().invoke(app, ["read", str(report_page), "--json"]).stdout)
    assert piped["cells"]
    assert piped | {"file": ""} == named | {"file": ""}

    monkeypatch.setattr("gongkai.cli.MAX_FILE_BYTES", len(page_bytes) - 1)
    ran = CliRunner().invoke(app, asked, input=page_bytes)
    assert (ran.exit_code, ran.stderr) == (2, "gongkai: -: larger than 0 MB, not read\n")


def test_a_fault_of_the_reader_in_one_file_costs_no_other(report_page: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def read(data: bytes, *, name: str) -> Document:
        if name == "broken.html":
            raise KeyError(name)
        return read_document(data, name=name)

    broken = report_page.with_name("broken.html")
    broken.write_bytes(report_page.read_bytes())
    monkeypatch.setattr("gongkai.documents.read_document", read)
    ran = CliRunner().invoke(app, ["read", str(broken), str(report_page), "--json"])
    first, second = json.loads(ran.stdout)
    assert ran.exit_code == 2
    assert first["error"].startswith("fault in the reader: KeyError: 'broken.html'")
    assert second["year"] == make(7, Layout()).year


def test_read_for_people_speaks_the_language_of_the_locale(report_page: Path) -> None:
    chinese, english = gongkai("read", report_page, lang="zh_CN.UTF-8"), gongkai("read", report_page)
    assert "本年新收政府信息公开申请数量" in chinese.out
    assert "勾稽：42 项成立" in chinese.out
    assert "sums: 42 hold" in english.out
    assert "勾稽：" in gongkai("read", report_page, "--lang", "zh").out


def test_why_a_file_is_no_report_is_told_in_the_language_asked_for(tmp_path: Path) -> None:
    path = tmp_path / "old.txt"
    path.write_text("云泽市水利局2016年政府信息公开工作年度报告\n一、概述\n收到申请12件。\n", "utf-8")
    chinese, english = gongkai("read", path, "--lang", "zh"), gongkai("read", path, "--lang", "en")
    assert (chinese.status, english.status) == (2, 2)
    assert chinese.err.startswith(f"gongkai: {path}：未找到法定统计表：")
    assert english.err.startswith(f"gongkai: {path}: no statutory table:")


def zipped(files: dict[str, bytes]) -> bytes:
    held = io.BytesIO()
    with zipfile.ZipFile(held, "w") as archive:
        for name, data in files.items():
            archive.writestr(name, data)
    return held.getvalue()


def locked_pdf() -> bytes:
    sheet = Sheet(encrypt=StandardEncryption("secret", "two", strength=128))
    sheet.text(80, 700, "政府信息公开工作年度报告")
    return sheet.data()


TOLD_IN_CHINESE: dict[str, tuple[Callable[[], bytes], str]] = {
    "空.html": (lambda: b"", "文件是空的，请重新获取"),
    "坏.pdf": (lambda: b"%PDF-1.7\n", "文件已损坏或不是PDF（"),
    "锁.pdf": (locked_pdf, "PDF已加密，请去除密码后另存，再读取该文件"),
    "包.rar": (lambda: b"Rar!" + bytes(99), "这是RAR压缩包，不支持读取，请提供HTML、DOCX、XLSX或PDF格式的年报"),
    "断.docx": (lambda: zipped({"a": b"1"})[:-9], "文件不完整或已损坏（"),
    "多.zip": (
        lambda: zipped({"a.rar": b"Rar!" + bytes(99)}),
        "ZIP中没有可以读取的文档：多.zip/a.rar：这是RAR压缩包，不支持读取，请提供HTML、DOCX、XLSX或PDF格式的年报",
    ),
}


@pytest.mark.parametrize("name", TOLD_IN_CHINESE)
def test_why_a_file_cannot_be_read_is_told_in_chinese(name: str, tmp_path: Path) -> None:
    make_file, told = TOLD_IN_CHINESE[name]
    path = tmp_path / name
    path.write_bytes(make_file())
    ran = CliRunner().invoke(app, ["read", str(path), "--lang", "zh", "--json"])
    assert ran.exit_code == 2
    assert ran.stderr.startswith(f"gongkai: {path}：{name}：{told}"), ran.stderr
    assert ran.stderr.count("\n") == 1
    answer = json.loads(ran.stdout)
    assert answer["error"].startswith(f"{name}: ")
    assert answer["zh"].startswith(f"{name}：{told}")


def test_what_the_command_itself_says_is_told_in_chinese(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def told(path: Path) -> str:
        return CliRunner().invoke(app, ["read", str(path), "--lang", "zh"]).stderr

    none = tmp_path / "无.html"
    assert told(none) == f"gongkai: {none}：文件不存在，请检查路径\n"
    assert told(tmp_path) == f"gongkai: {tmp_path}：不是文件\n"
    none.write_bytes(b"<p>")
    monkeypatch.setattr("gongkai.cli.MAX_FILE_BYTES", 2)
    assert told(none) == f"gongkai: {none}：文件超过0 MB，未打开\n"
    assert gongkai("read", none, "--lang", "xx", lang="zh_CN.UTF-8").err == "gongkai: --lang xx：请选择zh或en\n"


def test_a_fault_of_the_reader_is_told_in_chinese(report_page: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def read(data: bytes, *, name: str) -> Document:
        raise KeyError(name)

    monkeypatch.setattr("gongkai.documents.read_document", read)
    ran = CliRunner().invoke(app, ["read", str(report_page), "--lang", "zh"])
    fault = "读取程序出错（KeyError: 'report.html'），请将此信息连同文件一并反馈"
    assert ran.stderr == f"gongkai: {report_page}：{fault}\n"


def hidden_sheet() -> bytes:
    """A made report as a workbook whose first sheet, with its words, is hidden."""
    with zipfile.ZipFile(io.BytesIO(render(make(7, Layout(sheet_per_table=True))))) as archive:
        parts = {name: archive.read(name) for name in archive.namelist()}
    shown = b'<sheet name="Sheet1"'
    assert parts["xl/workbook.xml"].count(shown) == 1
    return zipped(parts | {"xl/workbook.xml": parts["xl/workbook.xml"].replace(shown, shown + b' state="hidden"')})


def test_what_the_reader_of_a_file_assumed_is_told_in_chinese(report_page: Path, tmp_path: Path) -> None:
    packed = tmp_path / "包.zip"
    packed.write_bytes(zipped({"年报.html": report_page.read_bytes(), "图.rar": b"Rar!" + bytes(99)}))
    book = tmp_path / "表.xlsx"
    book.write_bytes(hidden_sheet())
    ran = CliRunner().invoke(app, ["read", str(packed), str(book), "--lang", "zh"])
    assert ran.exit_code == 0
    lines = [line.strip() for line in ran.stdout.splitlines() if "READ-DOCUMENT" in line]
    beginning = "READ-DOCUMENT [推定] 读取文件时的假设："
    assert lines[0] == f"{beginning}读取的是ZIP中的包.zip/年报.html"
    assert lines[1].startswith(f"{beginning}未能读取：包.zip/图.rar：这是RAR压缩包，不支持读取，请提供HTML、")
    assert lines[2:] == [f"{beginning}工作表“Sheet1”已隐藏，未读取"]


def test_a_page_round_an_attachment_names_it(tmp_path: Path) -> None:
    path = tmp_path / "round.html"
    path.write_text("<iframe src='f.html'></iframe><p>见附件</p><a href='./P1.pdf'>2024年年报.pdf</a>", "utf-8")
    ran = gongkai("read", path, "--json")
    assert (ran.status, ran.err.count("\n")) == (2, 1)
    assert "the report may be in the attachment “2024年年报.pdf” (./P1.pdf): fetch it" in ran.err
    answer = json.loads(ran.out)
    assert answer["links"] == [
        {"url": "f.html", "text": "", "kind": "frame"},
        {"url": "./P1.pdf", "text": "2024年年报.pdf", "kind": "attachment"},
    ]


def nested_tables() -> bytes:
    """50 MB of tables in tables."""
    return b"<html><body>" + b"<table><tr><td>" * 3_400_000


REFUSED: dict[str, bytes | Callable[[], bytes]] = {
    "empty.html": b"",
    "spaces.txt": b"  \n\t\n",
    "photo.html": b"\xff\xd8\xff\xe0\x00\x10JFIF\x00\x01" + bytes(range(256)) * 200,
    "news.html": "<html><body><h1>春节放假通知</h1><p>各科室放假七天。</p></body></html>".encode(),
    "nested.html": nested_tables,
    "zeros.bin": bytes(100_000),
}


@pytest.mark.parametrize("name", sorted(REFUSED))
def test_a_file_that_is_no_report_is_one_clear_line(name: str, tmp_path: Path) -> None:
    content = REFUSED[name]
    path = tmp_path / name
    path.write_bytes(content() if callable(content) else content)
    ran = gongkai("read", path)
    assert (ran.status, ran.out) == (2, "")
    assert ran.err.count("\n") == 1, ran.err
    assert ran.err.startswith("gongkai: ") and name in ran.err
    assert ran.peak_bytes < MEMORY_LIMIT


@pytest.mark.parametrize("name", ["none.html", "."])
def test_a_file_that_is_not_there_is_one_clear_line(name: str, tmp_path: Path) -> None:
    ran = gongkai("read", tmp_path / name)
    assert ran.status == 2
    assert ran.err.count("\n") == 1 and "Traceback" not in ran.err


def test_sql_without_a_warehouse_says_what_to_do(tmp_path: Path) -> None:
    ran = gongkai("sql", "select 1", "--data", tmp_path)
    assert ran.status == 2
    assert ran.err.count("\n") == 1 and "gongkai build" in ran.err


def test_every_verb_shows_an_example() -> None:
    verbs = ["demo", "run", "crawl", "parse", "build", "export", "read", "sql", "status"]
    for verb in verbs:
        assert f"gongkai {verb}" in gongkai(verb, "--help").out.partition("Example:")[2], verb
