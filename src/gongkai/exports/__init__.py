"""The warehouse's tables for others to open: Parquet, CSV, a data package and a dictionary, without us."""

from gongkai.exports.exporting import export

__all__ = ["export"]
