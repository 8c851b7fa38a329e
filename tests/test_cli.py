"""The command line as a person meets it: a process, its output, its exit status."""

import json
import os
import subprocess
import sys
import tempfile
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

import pytest
from typer.testing import CliRunner

from gongkai.cli import app
from gongkai.documents import read_document
from gongkai.values import Document
from tests.maker.html import page
from tests.maker.layout import Layout
from tests.maker.reports import make

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
    assert set(first) == {"file", "error"}
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
    assert chinese.err.startswith(f"gongkai: {path}: 未找到法定统计表：")
    assert english.err.startswith(f"gongkai: {path}: no statutory table:")


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
