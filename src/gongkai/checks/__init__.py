"""Proves a report by its own sums: every identity of its forms, each passed, assumed, failed or not assessable."""

from gongkai.checks.identities import check

__all__ = ["check"]
