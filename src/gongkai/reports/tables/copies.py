"""Tables that are printed twice on a page, and what can then be told of those that are printed once.

Last year's tables stand beside this year's, a department's behind them (catalogue item 16).
"""

from collections.abc import Collection, Mapping, Sequence

from gongkai.forms import Table, TableName
from gongkai.reports.labels import TABLES, YEAR
from gongkai.reports.tables.align import Placed

Claims = Mapping[str, Sequence[Placed]]
"""All that the page prints for each cell, by key."""


def only_in_one_copy(table: Table, claims: Claims) -> list[str]:
    """The cells printed once in a table that the page prints twice: last year's beside this year's, a department's.

    Whose they are cannot be told: a row that one copy lacks would be filled in from the other. One row that comes
    twice makes no second copy. Copies of two forms have rows in common, and hardly a cell.
    """
    repeated = (claimants for claimants in claims.values() if lines(claimants) > 1)
    twice = {claimants[0].row.key for claimants in repeated}
    twice |= _in_two_grids(claims) if table.name == "pd" else set()
    if len(twice) < (1 if table.layout == "line" else 2):
        return []
    return [key for key, claimants in claims.items() if lines(claimants) == 1 and ".ext:" not in key]


def of_other_years(placed: Sequence[Placed]) -> list[Placed]:
    """The figures of rows that are named by a year, where a later one names a row with the same cells: 2023年, 2024年.

    Table RL has no labels of rows, and some offices print one for each of two years.
    """
    years = [(one, int(match[0][:4])) for one in placed if (match := YEAR.search(one.row.label))]
    last: dict[tuple[str | None, str], int] = {}
    for one, year in years:
        last[one.row.key, one.column] = max(year, last.get((one.row.key, one.column), 0))
    return [one for one, year in years if year < last[one.row.key, one.column]]


def _in_two_grids(claims: Claims) -> set[str | None]:
    """The rows that several tables of the page print; table RQ may be cut by its columns, table PD is not."""
    grids: dict[str | None, set[int | None]] = {}
    for one in (one for claimants in claims.values() for one in claimants if one.line.table):
        grids.setdefault(one.row.key, set()).add(one.line.table)
    return {row for row, of_row in grids.items() if len(of_row) > 1 and row is not None}


def _differ(claimants: Sequence[Placed]) -> bool:
    """Do several lines print a cell, and not all of them the same?"""
    return lines(claimants) > 1 and len({one.item.reading[1:3] for one in claimants if one.item}) > 1


def differ(table: Table, placed: Sequence[Placed]) -> bool:
    """Does the page print this table twice, with different contents?"""
    claims: dict[tuple[str, str], list[Placed]] = {}
    for one in placed:
        if one.row.key is not None and one.item is not None:
            claims.setdefault((one.row.key, one.column), []).append(one)
    different = {row for (row, _), of_cell in claims.items() if _differ(of_cell)}
    return len(different) >= (1 if table.layout == "line" else 2)


def alone_among_twice(found: Collection[str], twice: Collection[TableName]) -> list[TableName]:
    """The one table that was found once where all others that were found are printed twice: whose cannot be told.

    An office's own is a picture then, and what can be read is the neighbour's.
    """
    return [name for name in TABLES if name in found and name not in twice] if len(twice) == len(found) - 1 > 0 else []


def lines(claimants: Sequence[Placed]) -> int:
    """In how many lines of the page a cell is printed."""
    return len({id(one.line) for one in claimants})
