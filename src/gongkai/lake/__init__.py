"""The Parquet parts that reading leaves: what they hold, how they are written, how they are scanned. No SQL engine.

One part is one atomic commit: `readings/<part>.parquet` under the lake's root, one row per document read.

>>> import gongkai.lake as lake
>>> lake.scan(root).select("agency", "year", "status").collect()          # doctest: +SKIP
"""

from gongkai.lake.durable import move_into_place, only_one
from gongkai.lake.parts import part_files, read_keys, scan, write_part
from gongkai.lake.rows import SCHEMA, Reading, ReadingKey, ReadingStatus

__all__ = [
    "SCHEMA",
    "Reading",
    "ReadingKey",
    "ReadingStatus",
    "move_into_place",
    "only_one",
    "part_files",
    "read_keys",
    "scan",
    "write_part",
]
