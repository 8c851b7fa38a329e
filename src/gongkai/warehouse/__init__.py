"""The warehouse: one DuckDB file, built whole by dbt beside the old one and swapped into place; and queries on it.

>>> import gongkai.warehouse as warehouse
>>> warehouse.query(path, "select count(*) from reports").rows            # doctest: +SKIP
[(16,)]
"""

from gongkai.warehouse.building import BuildResult, build
from gongkai.warehouse.changes import History, histories
from gongkai.warehouse.queries import Rows, open_read_only, query

__all__ = ["BuildResult", "History", "Rows", "build", "histories", "open_read_only", "query"]
