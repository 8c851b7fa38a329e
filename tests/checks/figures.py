"""Reports for the tests of checks: the maker's figures as cells, without any page."""

from collections.abc import Mapping
from decimal import Decimal

from gongkai.values import Cell, CellState, Report


def report(made: Mapping[str, int | Decimal | None], states: Mapping[str, CellState] | None = None) -> Report:
    """A report with these figures; None is a blank unless `states` says otherwise."""
    states = states or {}
    cells = {
        key: Cell(key, None if value is None else str(value), value, "number" if value is not None else "blank")
        if key not in states
        else Cell(key, None, None, states[key])
        for key, value in made.items()
    }
    return Report(
        agency="云泽市教育局",
        year=2024,
        title="",
        scope="unknown",
        published_at=None,
        forms={"rq": "2021", "rl": "2021"},
        cells=cells,
    )
