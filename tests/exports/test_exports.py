"""The exports as others open them: polars, DuckDB, frictionless, a spreadsheet, a browser."""

import csv
import json
from html.parser import HTMLParser
from pathlib import Path

import duckdb
import polars as pl
import pytest
from frictionless import validate

from gongkai.exports import export
from gongkai.exports.tables import read_keys
from gongkai.values import GongkaiError
from tests.warehouse.cases import built
from tests.warehouse.lakes import PROJECT, ask


@pytest.fixture(scope="session")
def data(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return built(tmp_path_factory.getbasetemp())


@pytest.fixture(scope="session")
def folder(data: Path) -> Path:
    made = data / "exports"
    export(warehouse=data / "warehouse" / "gongkai.duckdb", folder=made, project=PROJECT)
    return made


def tables(data: Path) -> dict[str, int]:
    names = ask(data, "select table_name, estimated_size from duckdb_tables() order by 1")
    return {str(name): int(str(rows)) for name, rows in names}


def test_there_is_a_parquet_and_a_csv_file_of_each_table_and_nothing_half_done(data: Path, folder: Path) -> None:
    names = {f"{name}.{kind}" for name in tables(data) for kind in ("parquet", "csv")}
    assert {file.name for file in folder.iterdir()} == names | {"datapackage.json", "dictionary.html", ".export.lock"}


def test_polars_and_duckdb_open_every_parquet_file(data: Path, folder: Path) -> None:
    for name, rows in tables(data).items():
        file = folder / f"{name}.parquet"
        assert pl.scan_parquet(file).select(pl.len()).collect().item() == rows
        assert duckdb.read_parquet(str(file)).count("*").fetchall() == [(rows,)]


def test_figures_are_exact_and_rows_sorted_by_the_key(folder: Path) -> None:
    cells = pl.read_parquet(folder / "cells.parquet")
    assert cells.schema["value"] == pl.Decimal(24, 6)
    keys = cells.select("report_id", "cell_key").rows()
    assert keys == sorted(keys)
    rates = pl.read_parquet(folder / "agency_year_metrics.parquet").filter(pl.col("agency_id") == "yunze-edu")
    assert rates["partial_disclosure_rate"].to_list() == [18 / 55]


def test_each_parquet_file_carries_the_descriptions_of_its_columns(folder: Path) -> None:
    for name, key in read_keys(PROJECT).items():
        file = folder / f"{name}.parquet"
        metadata = pl.read_parquet_metadata(file)
        described = json.loads(metadata["gongkai.columns"])
        assert list(described) == list(pl.read_parquet_schema(file))
        assert all(described.values())
        assert metadata["gongkai.description"].startswith("One row per ")
        assert json.loads(metadata["gongkai.key"]) == list(key)
    codecs = duckdb.sql(f"select distinct compression from parquet_metadata('{folder / 'cells.parquet'}')").fetchall()
    assert codecs == [("ZSTD",)]


def test_frictionless_accepts_the_package(folder: Path) -> None:
    report = validate(str(folder / "datapackage.json"))
    assert report.valid, report.flatten(["title", "fieldName", "note"])
    assert len(report.tasks) == 15


def test_frictionless_sees_a_changed_figure(folder: Path, tmp_path: Path) -> None:
    """The package can fail: its types, its keys and the digests of its files are held against what is there."""
    for name in ("datapackage.json", *(f"{table}.csv" for table in read_keys(PROJECT))):
        (tmp_path / name).write_bytes((folder / name).read_bytes())
    lines = (tmp_path / "requests.csv").read_text(encoding="utf-8").splitlines()
    (tmp_path / "requests.csv").write_text("\n".join([*lines, lines[1]]), encoding="utf-8")
    found = {kind for (kind,) in validate(str(tmp_path / "datapackage.json")).flatten(["type"])}
    assert "primary-key" in found


def test_csv_opens_in_a_spreadsheet(folder: Path) -> None:
    raw = (folder / "cells.csv").read_bytes()
    assert raw.startswith(b"\xef\xbb\xbfagency_id,year,")
    with (folder / "cells.csv").open(encoding="utf-8-sig", newline="") as file:
        rows = {(row["agency_id"], row["cell_key"]): row for row in csv.DictReader(file)}
    partial = rows["yunze-edu", "rq.granted_partial.total"]
    assert (partial["raw"], partial["value"], partial["state"], partial["at_table"]) == ("18", "18", "number", "2")
    assert rows["form-2019", "pd.procurement_amount"]["unit"] == ""
    assert rows["words", "rq.granted_partial.total"]["value"] == ""


@pytest.mark.parametrize(
    ("text", "written"),
    [
        ('=HYPERLINK("http://x.example")', '\'=HYPERLINK("http://x.example")'),
        ("@SUM(A1)", "'@SUM(A1)"),
        ("-1+cmd|'/c calc'!A0", "'-1+cmd|'/c calc'!A0"),
        ("+SUM(1)", "'+SUM(1)"),
        ("＝1", "'＝1"),
        ("=1\n2", "'=1\n2"),
        ("-8", "-8"),
        ("+1036", "+1036"),
        ("-", "-"),
        ("——", "——"),
        ("a=1", "a=1"),
    ],
)
def test_no_text_of_a_page_is_a_formula_in_csv_and_every_text_is_whole_in_parquet(
    tmp_path: Path, text: str, written: str
) -> None:
    project = tmp_path / "sql"
    (project / "models" / "marts").mkdir(parents=True)
    (project / "models" / "marts" / "t.yml").write_text(
        "models: [{name: t, data_tests: [{grain: {arguments: {columns: [a]}}}]}]"
    )
    with duckdb.connect(tmp_path / "gongkai.duckdb") as connection:
        connection.execute("create table t (a varchar)")
        connection.execute("insert into t values ($text)", {"text": text})
    export(warehouse=tmp_path / "gongkai.duckdb", folder=tmp_path / "out", project=project)
    with (tmp_path / "out" / "t.csv").open(encoding="utf-8-sig", newline="") as file:
        assert [row["a"] for row in csv.DictReader(file)] == [written]
    assert pl.read_parquet(tmp_path / "out" / "t.parquet")["a"].to_list() == [text]


def test_the_dictionary_shows_every_column_and_needs_nothing_else(data: Path, folder: Path) -> None:
    page = (folder / "dictionary.html").read_text(encoding="utf-8")
    shown: list[str] = []

    class Reader(HTMLParser):
        def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
            assert tag not in ("script", "link", "img", "iframe")
            assert all(name not in ("src", "onclick") for name, _ in attrs)

        def handle_data(self, data: str) -> None:
            shown.append(data)

    Reader().feed(page)
    text = set(shown)
    columns = ask(data, "select table_name, column_name from duckdb_columns() where database_name = 'gongkai'")
    assert len(columns) > 200
    for table, column in columns:
        assert {str(table), str(column)} <= text
    assert "部分公开率" in page


def test_exporting_again_writes_the_same_bytes(data: Path, folder: Path, tmp_path: Path) -> None:
    warehouse = data / "warehouse" / "gongkai.duckdb"
    written = export(warehouse=warehouse, folder=tmp_path / "again", project=PROJECT)
    assert written[-2:] == [tmp_path / "again" / "datapackage.json", tmp_path / "again" / "dictionary.html"]
    for file in written:
        assert file.read_bytes() == (folder / file.name).read_bytes(), file.name


def test_without_a_warehouse_nothing_is_written(tmp_path: Path) -> None:
    with pytest.raises(GongkaiError, match="gongkai build"):
        export(warehouse=tmp_path / "gongkai.duckdb", folder=tmp_path / "exports", project=PROJECT)
    assert not (tmp_path / "exports").exists()


def test_an_export_that_dies_leaves_the_old_files(data: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    warehouse = data / "warehouse" / "gongkai.duckdb"
    (tmp_path / "reports.csv").write_text("old")
    (tmp_path / ".export-dead").mkdir()

    def die(*_: object) -> None:
        raise OSError("no space left on device")

    monkeypatch.setattr("gongkai.exports.exporting.write_dictionary", die)
    with pytest.raises(GongkaiError, match="no space left on device"):
        export(warehouse=warehouse, folder=tmp_path, project=PROJECT)
    assert sorted(file.name for file in tmp_path.iterdir()) == [".export.lock", "reports.csv"]
    assert (tmp_path / "reports.csv").read_text() == "old"
