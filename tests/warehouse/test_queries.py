"""Queries on the warehouse: read-only, one clear line when they fail, no way out of the file."""

from pathlib import Path

import duckdb
import pytest

from gongkai import warehouse
from gongkai.values import GongkaiError


@pytest.fixture
def path(tmp_path: Path) -> Path:
    made = tmp_path / "gongkai.duckdb"
    with duckdb.connect(made) as connection:
        connection.execute("create table reports as select 'x' as agency_name, 2024 as year")
    return made


def test_an_answer_has_columns_and_rows(path: Path) -> None:
    answer = warehouse.query(path, "select agency_name, year from reports")
    assert (answer.columns, answer.rows) == (("agency_name", "year"), [("x", 2024)])


@pytest.mark.parametrize(
    ("sql", "says"),
    [
        ("select * from report", 'Table with name report does not exist! Did you mean "reports"?'),
        ("selec 1", "syntax error"),
        ("drop table reports", "read-only"),
        ("create table t as select 1", "read-only"),
        ("select * from read_csv('/etc/passwd')", "disabled"),
        ("select * from '/etc/passwd'", "does not exist"),
        ("copy reports to 'out.csv'", "disabled"),
        ("attach 'other.duckdb'", "disabled"),
        ("install httpfs", "disabled"),
        ("set enable_external_access = true", "locked"),
        ("set lock_configuration = false", "locked"),
    ],
)
def test_what_is_wrong_or_would_leave_the_file_is_one_clear_line(path: Path, sql: str, says: str) -> None:
    with pytest.raises(GongkaiError) as error:
        warehouse.query(path, sql)
    assert says in str(error.value)
    assert "\n" not in str(error.value)


def test_no_warehouse_says_how_to_get_one(tmp_path: Path) -> None:
    with pytest.raises(GongkaiError, match="gongkai build"):
        warehouse.query(tmp_path / "gongkai.duckdb", "select 1")


def test_a_file_that_is_no_database_is_one_clear_line(tmp_path: Path) -> None:
    (tmp_path / "gongkai.duckdb").write_bytes(b"no database" * 1000)
    with pytest.raises(GongkaiError, match="cannot be opened") as error:
        warehouse.query(tmp_path / "gongkai.duckdb", "select 1")
    assert "\n" not in str(error.value)
