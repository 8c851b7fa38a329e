"""Figures of a scan that were not surely recognised, proved by the sums that they belong to.

What was recognised owes nothing to the sums: where it is just what a sum lacks, all other cells of which are sure, it
is what the page prints. Nought is proved by none, for a blank or a dash would do as well.
"""

import re
from collections.abc import Collection, Iterable, Mapping
from decimal import Decimal

from gongkai.forms import FORMS, Identity
from gongkai.reports import findings
from gongkai.values import Cell, Finding

_COUNT = re.compile(r"[1-9][0-9]{0,14}")


def prove(forms: Mapping[str, str], cells: Mapping[str, Cell], doubtful: Collection[str]) -> dict[str, Cell]:
    """Those of the doubtful cells whose text is proved, with their values.

    A cell is proved by a sum that holds and in which no other is in doubt or missing, if no other such sum denies it;
    one that is proved may prove others. A total left blank says nothing.
    """
    tables = [table for name, form in forms.items() for table in FORMS[form].tables.values() if table.name == name]
    identities = [
        identity
        for table in tables
        for identity in table.identities
        if all(cells[key].state != "blank" for key in identity.right)
    ]
    likely = {key: int(raw) for key in doubtful if _COUNT.fullmatch(raw := (cells[key].raw or "").strip())}
    open_ = {key for key, cell in cells.items() if key in doubtful or cell.state in ("absent", "text")}
    values = {key: cell.value or 0 for key, cell in cells.items() if key not in open_} | likely
    proved: dict[str, Cell] = {}
    while found := _proved(identities, likely, open_, values):
        proved |= {key: cells[key]._replace(value=likely[key], state="number") for key in found}
        open_ -= found
    return proved


def _proved(
    identities: Iterable[Identity],
    likely: Mapping[str, int],
    open_: Collection[str],
    values: Mapping[str, int | Decimal],
) -> set[str]:
    """The cells that some sum proves, and none denies, in which they alone are open."""
    proved: set[str] = set()
    denied: set[str] = set()
    for identity in identities:
        unknown = [key for key in (*identity.left, *identity.right) if key in open_]
        if len(unknown) == 1 and unknown[0] in likely:
            left, right = (sum(values[key] for key in side) for side in (identity.left, identity.right))
            (proved if left == right else denied).add(unknown[0])
    return proved - denied


def tell(cell: Cell) -> Finding:
    """Say of a cell that it was recognised in a picture, not surely, and proved by a sum."""
    at = findings.place_zh(cell.at), findings.place_en(cell.at)
    return findings.assumed(
        findings.VALUE,
        f"{at[0]}：图像中识别为“{cell.raw}”，单凭图像不够可靠，但与勾稽关系相符，已采用",
        f"{at[1]}: recognised as “{cell.raw}” in the picture, not surely, but just what the sums need, and so taken",
        (cell.key,),
    )
