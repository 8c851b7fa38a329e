"""Builds beside open sessions, after deaths, with nothing to build from, and with what must stop them."""

import signal
import subprocess
import sys
from pathlib import Path

import duckdb
import polars as pl
import pytest
import yaml

from gongkai import warehouse
from gongkai.values import GongkaiError
from gongkai.warehouse.sources import IDENTITIES, prepare_sources
from gongkai.warehouse.transform import run_dbt
from tests.lake.readings import CHANGZHOU, reading, report
from tests.warehouse.lakes import PROJECT, ask, build, registry

ROOT = Path(__file__).resolve().parents[2]

SESSION = """
import sys, duckdb
connection = duckdb.connect(sys.argv[1], read_only=True)
ask = lambda: print(connection.execute("select sum(granted_partial) from requests").fetchone()[0], flush=True)
ask()
for _ in sys.stdin:
    ask()
"""


def python(code: str, *arguments: object) -> subprocess.Popen[str]:
    command = [sys.executable, "-c", code, *map(str, arguments)]
    return subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True, cwd=ROOT)


def answer(process: subprocess.Popen[str]) -> str:
    assert process.stdout is not None
    return process.stdout.readline().strip()


def test_a_build_neither_waits_for_readers_nor_keeps_them_waiting(tmp_path: Path) -> None:
    path = build(tmp_path, [reading()]).path
    left_by_a_dead_build = path.parent / ".build-dead"
    left_by_a_dead_build.mkdir()
    (left_by_a_dead_build / "gongkai.duckdb").write_bytes(b"half")
    answers: list[str] = []

    def during(line: str) -> None:
        if line.startswith("1 of "):
            with python(SESSION, path) as other:
                answers.append(answer(other))
                assert other.stdin is not None
                other.stdin.close()

    with python(SESSION, path) as session:
        assert answer(session) == "36"
        newer = reading(report({**CHANGZHOU, "rq.granted_partial.total": 19}), version="1.1")
        build(tmp_path, [newer], on_progress=during)
        assert answers == ["36"]
        assert session.stdin is not None
        session.stdin.write("again\n")
        session.stdin.close()
        assert answer(session) == "36"

    assert ask(tmp_path, "select sum(granted_partial) from requests") == [(37,)]
    assert sorted(entry.name for entry in path.parent.iterdir()) == ["build.lock", "gongkai.duckdb"]


BUILD = """
import sys
from pathlib import Path
from tests.warehouse.lakes import build
build(Path(sys.argv[1]), on_progress=lambda line: print(line, flush=True))
"""


def test_a_killed_build_leaves_the_old_file_and_the_next_one_clears_up(tmp_path: Path) -> None:
    path = build(tmp_path, [reading()]).path
    before = path.read_bytes()
    with python(BUILD, tmp_path) as process:
        assert answer(process)
        with pytest.raises(GongkaiError, match="another build is running"):
            build(tmp_path)
        process.send_signal(signal.SIGKILL)
    assert path.read_bytes() == before
    assert list(path.parent.glob(".build-*"))

    result = build(tmp_path)
    assert result.tables["reports"] == 1
    assert not list(path.parent.glob(".build-*"))


def test_a_data_test_that_fails_stops_the_swap_and_is_named(tmp_path: Path) -> None:
    """A report whose agency nobody identified must not vanish, nor stand there without a key."""
    with pytest.raises(GongkaiError) as error:
        build(tmp_path, [reading()], identities=())
    assert "test not_null_reports_agency_id" in str(error.value)
    assert "\n" not in str(error.value)
    assert [entry.name for entry in (tmp_path / "warehouse").iterdir()] == ["build.lock"]


def test_a_damaged_part_is_named(tmp_path: Path) -> None:
    part = tmp_path / "lake" / "readings" / "0.parquet"
    part.parent.mkdir(parents=True)
    part.write_bytes(b"PAR1 cut off")
    with pytest.raises(GongkaiError, match=r"readings/0\.parquet"):
        build(tmp_path)


def test_a_missing_registry_file_is_named(tmp_path: Path) -> None:
    (registry(tmp_path / "registry") / "regions.csv").unlink()
    with pytest.raises(GongkaiError, match=r"regions\.csv: this file of the registry is missing"):
        warehouse.build(
            data=tmp_path,
            project=PROJECT,
            registry_folder=tmp_path / "registry",
            identities=pl.DataFrame(schema=IDENTITIES),
        )


def test_nothing_to_build_from_makes_empty_tables_and_every_unit_test_of_the_sql_holds(tmp_path: Path) -> None:
    """`dbt build` runs the unit tests too: given rows, and the rows that must come out, for every rate."""
    done: list[str] = []
    nothing = pl.DataFrame()
    prepare_sources(tmp_path, data=tmp_path, registry_folder=registry(tmp_path / "registry"), identities=nothing)

    run_dbt(["build"], project=PROJECT, folder=tmp_path, on_progress=done.append)

    assert any(line.endswith("every_rate_of_a_zone_office_2024") for line in done)
    with duckdb.connect(tmp_path / "gongkai.duckdb", read_only=True) as connection:
        tables = {name for (name,) in connection.execute("select table_name from duckdb_tables()").fetchall()}
        assert len(tables) == 15
        full = {name for name in tables if connection.table(name).count("*").fetchall() != [(0,)]}
        assert full == {"agencies", "regions"}
    assert described_columns() == columns_of_models(tmp_path)


def described_columns() -> dict[str, list[str]]:
    """The columns that the yml files beside the models describe, by model."""
    models = [
        model
        for file in PROJECT.glob("models/*/*.yml")
        for model in yaml.safe_load(file.read_text(encoding="utf-8"))["models"]
    ]
    assert all(model["description"].startswith("One row per") for model in models)
    assert all(column["description"] for model in models for column in model["columns"])
    return {model["name"]: sorted(column["name"] for column in model["columns"]) for model in models}


def columns_of_models(folder: Path) -> dict[str, list[str]]:
    """The columns that each model of the project really has, once it is built in `folder`."""
    models = {file.stem for file in PROJECT.glob("models/*/*.sql")}
    found: dict[str, list[str]] = {}
    for file in ("work.duckdb", "gongkai.duckdb"):  # the sources in work.duckdb have names of marts too
        with duckdb.connect(folder / file, read_only=True) as connection:
            rows = connection.execute(
                "select table_name, list(column_name) from duckdb_columns() group by 1"
            ).fetchall()
        found |= {table: sorted(columns) for table, columns in rows if table in models}
    return found


def test_a_build_under_a_relative_path_stays_there(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Dbt changes into the project's folder: nothing may follow it there."""
    monkeypatch.chdir(tmp_path)
    before = set(PROJECT.iterdir())
    result = build(Path("data"), [reading()])
    assert Path.cwd() == tmp_path
    assert result.path == Path("data/warehouse/gongkai.duckdb")
    assert result.path.is_file()
    assert set(PROJECT.iterdir()) == before


def test_quotes_and_brackets_in_a_path_are_only_a_path(tmp_path: Path) -> None:
    folder = tmp_path / "o'ne [2] *"
    assert build(folder, [reading()]).tables["reports"] == 1
