"""The figures of a demo report, and those of real reports as `data/sample/figures` holds them."""

import re
import tomllib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from decimal import Decimal
from pathlib import Path
from typing import Any

from gongkai.demo.labels import COLUMNS, PD, RL_GROUPS, RL_RESULTS, rq_rows
from gongkai.values import GongkaiError

BLANK = "_"
"""How a figures file writes a cell with nothing in it."""

_NUMBER = re.compile(r"([+-]?[\d,]+(?:\.\d+)?)(?:万元|元)?")


@dataclass(frozen=True, slots=True)
class Printed:
    """One cell as the page prints it, and the number that this is; None where no number is printed."""

    text: str
    value: int | Decimal | None


@dataclass(frozen=True, slots=True)
class Figures:
    """One report's figures. `cells` has a key (`pd.…`, `rq.….…`, `rl.….…`) for each cell that the page has."""

    agency: str
    year: int
    pd_form: str
    rq_form: str
    cells: Mapping[str, Printed]
    invented: bool
    excerpt: bool = False
    """Only the first part of the report is known."""
    title: str = ""
    issuer: str = ""
    """How the page names its agency, where that is not the full name."""
    labels: Mapping[str, str] = field(default_factory=dict)
    """Row key → label, where the page prints another one than the form."""
    extra: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    """Label → figures of rows that the form does not have, printed at the end of table PD's first block."""


def printed(text: str) -> Printed:
    """A token of a figures file as the page prints it: `_` is a blank, `251000元` is the number 251000."""
    match = _NUMBER.fullmatch(text)
    if match is None:
        return Printed("" if text == BLANK else text, None)
    digits = match[1].replace(",", "")
    return Printed(text, Decimal(digits) if "." in digits else int(digits))


def read_figures(path: Path) -> Figures:
    """The figures of one real report from its file; `data/sample/README.md` says how one is written.

    Raises `GongkaiError` naming the file and what is wrong: an unknown row, or a row with too few figures.
    """
    try:
        return _figures(tomllib.loads(path.read_text("utf-8")))
    except (OSError, KeyError, ValueError) as error:
        raise GongkaiError(
            f"{path}: not a figures file ({type(error).__name__}: {error}); write it as data/sample/README.md says"
        ) from error


def _figures(data: Mapping[str, Any]) -> Figures:
    pd_form, rq_form = data["pd_form"], data.get("rq_form", data["pd_form"])
    columns_of: dict[str, Sequence[str]] = {}
    for block in PD[pd_form]:
        columns_of |= {f"pd.{row}_": [key for key, _ in block.columns] for row, _ in block.rows}
    columns_of |= {f"rq.{row}.": COLUMNS for row in rq_rows(rq_form)}
    columns_of |= {f"rl.{group}.": [key for key, _ in RL_RESULTS] for group, _ in RL_GROUPS}
    cells: dict[str, Printed] = {}
    for table, joint in (("pd", "_"), ("rq", "."), ("rl", ".")):
        for row, line in data.get(table, {}).items():
            prefix = f"{table}.{row}{joint}"
            tokens = zip(columns_of[prefix], line.split(), strict=True)
            cells |= {prefix + column: printed(token) for column, token in tokens}
    return Figures(
        agency=data["agency"],
        year=data["year"],
        pd_form=pd_form,
        rq_form=rq_form,
        cells=cells,
        invented=False,
        excerpt=data.get("excerpt", False),
        title=data.get("title", ""),
        issuer=data.get("issuer", ""),
        labels=data.get("labels", {}),
        extra={label: tuple(line.split()) for label, line in data.get("extra", {}).items()},
    )
