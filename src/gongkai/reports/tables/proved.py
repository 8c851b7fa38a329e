"""Figures of a scan that were not surely recognised, proved by the sums that they belong to.

What was recognised owes nothing to the sums: where it is just what a sum lacks, all other cells of which are sure, it
is what the page prints. Nought is proved by none, for a blank or a dash would do as well. Where it was read in several
ways, the sums may choose one of them.

A figure whose digits are sure, and only the sign between its thousands is not (16�467), may be proved together with
others of its kind: their digits are no chance. Of counts, which have no fraction, it needs no sum: it is the same
with a comma, a point, or a speck.
"""

import re
from collections.abc import Collection, Iterable, Mapping, Sequence
from decimal import Decimal
from types import MappingProxyType

from gongkai.forms import FORMS, Identity
from gongkai.reports import findings
from gongkai.reports.tables.chosen import choose
from gongkai.reports.tables.equations import Equation, solve
from gongkai.reports.tables.numbers import UNREAD, read_number
from gongkai.values import Cell, Finding

_SIGN = re.compile(rf"[0-9]{{1,3}}(?:{UNREAD}[0-9]{{3}})+")
"""Sure digits with a sign between thousands that is a point or a comma."""
_POINTED = re.compile(r"[0-9]{1,3}(?:\.[0-9]{3})+[\u4e00-\u9fff]?")
"""The same where no digit is sure, with its unit."""
_DIRT = ".,'\""
"""What specks before and behind a figure are read as."""
_OF_COUNTS = (
    *("rq.", "rl.", "pd.rules_", "pd.normative_docs_", "pd.licensing_", "pd.other_external_service_"),
    *("pd.penalty_", "pd.compulsion_"),
)
"""What has no fraction: no money is among it."""
_NOUGHTS = 3
"""Noughts that are sure, at least, among the figures that a nought in doubt stands with."""
_NEEDED = "与勾稽关系相符", "just what the sums need"
_ONE_COUNT = "数字清楚，仅千位分隔符不清", "its digits are clear, and only the sign between thousands is not"


def prove(
    forms: Mapping[str, str],
    cells: Mapping[str, Cell],
    doubtful: Collection[str],
    readings: Mapping[str, Sequence[str]] = MappingProxyType({}),
) -> dict[str, Cell]:
    """Those of the doubtful cells whose text, or another of their `readings`, is proved, with it and their values.

    A cell is proved by a sum that holds and in which no other is in doubt or missing, if no other such sum denies it;
    one that is proved may prove others. A total left blank says nothing.
    """
    if not doubtful:
        return {}
    tables = [table for name, form in forms.items() for table in FORMS[form].tables.values() if table.name == name]
    identities = [identity for table in tables for identity in table.identities if _says_something(identity, cells)]
    read = {key: count for key in doubtful if (count := likely_count(cells[key].raw or "")) is not None}
    likely = {key: count for key, count in read.items() if count or _is_among_figures(key, cells, doubtful)}
    open_ = {key for key, cell in cells.items() if cell.state in ("absent", "text")}
    values = {key: cell.value or 0 for key, cell in cells.items() if key not in open_} | likely
    counts = {key for key in likely if key.startswith(_OF_COUNTS) and _SIGN.fullmatch(cells[key].raw or "")}
    proved = {key: cells[key]._replace(value=likely[key], state="number") for key in counts}
    open_ -= counts
    texts = {key: _counts((cells[key].raw or "", *readings.get(key, ()))) for key in doubtful}
    agreed = {key: count for key in doubtful if (count := _agreed(readings.get(key, ()))) is not None}
    noughts = {key for key in doubtful if 0 in texts[key] and not _is_among_figures(key, cells, doubtful)}

    def chosen() -> dict[str, int]:
        several = {key: [*texts[key]] for key in open_ if texts.get(key)}
        found = choose(_sums(identities, open_, values), several, agreed)
        return {key: count for key, count in found.items() if count or key not in noughts}

    while found := (
        _proved(identities, likely, open_, values) or _determined(identities, likely, open_, values) or chosen()
    ):
        proved |= {
            key: cells[key]._replace(raw=texts[key][count], value=count, state="number") for key, count in found.items()
        }
        values |= found
        open_ -= found.keys()
    return proved


def _counts(texts: Iterable[str]) -> dict[int, str]:
    """The counts that a cell was read as, each with the first text that says so."""
    counts: dict[int, str] = {}
    for text in texts:
        if (count := likely_count(text)) is not None:
            counts.setdefault(count, text)
    return counts


def _agreed(readings: Sequence[str]) -> int | None:
    """The count that all views of a cell agree on: its text is twice among the readings."""
    return next((likely_count(text) for n, text in enumerate(readings) if text in readings[:n]), None)


def _says_something(identity: Identity, cells: Mapping[str, Cell]) -> bool:
    """Tell whether a sum has a total, and any part."""
    has_total = all(cells[key].state != "blank" for key in identity.right)
    return has_total and any(cells[key].state != "blank" for key in identity.left)


def _is_among_figures(key: str, cells: Mapping[str, Cell], doubtful: Collection[str]) -> bool:
    """Tell whether a page prints noughts in a cell's column, or its table RL, and no other mark for nothing."""
    table, _, column = key.partition(".")[0], *key.rpartition(".")[1:]
    beside = [
        cell
        for other, cell in cells.items()
        if other.startswith(f"{table}.") and (table != "rq" or other.endswith(f".{column}")) and other not in doubtful
    ]
    only_figures = all(cell.state in ("number", "absent", "text") for cell in beside)
    return only_figures and sum(cell.value == 0 for cell in beside) >= _NOUGHTS


def likely_count(raw: str) -> int | None:
    """The count that a text in doubt is likely to be, if any.

    >>> [likely_count(text) for text in ("16.467", "38.", "二十", "332件", "8.258件", "0.", "26.5", "02")]
    [16467, 38, 20, 332, 8258, 0, None, None]
    """
    text = raw.strip(_DIRT)
    if text.startswith("0"):
        return 0 if text == "0" else None
    if _SIGN.fullmatch(text) or _POINTED.fullmatch(text):
        text = text.replace(UNREAD, "").replace(".", "")
    value = read_number(text).value
    return value if isinstance(value, int) and value > 0 else None


def _determined(
    identities: Iterable[Identity],
    likely: Mapping[str, int],
    open_: Collection[str],
    values: Mapping[str, int | Decimal],
) -> dict[str, int]:
    """The open cells for which all sums together leave one figure, which is the one that was recognised.

    Others that are open need not have been: the sums of rows tell them for those of columns.
    """
    found = solve(_sums(identities, open_, values))
    return {key: likely[key] for key, value in found.items() if likely.get(key) == value}


def _sums(
    identities: Iterable[Identity], open_: Collection[str], values: Mapping[str, int | Decimal]
) -> list[Equation]:
    """What the sums say of the open cells."""
    return [
        (
            {key: sign for side, sign in sides for key in side if key in open_},
            -sum(sign * values[key] for side, sign in sides for key in side if key not in open_),
        )
        for identity in identities
        for sides in [((identity.left, 1), (identity.right, -1))]
    ]


def _proved(
    identities: Iterable[Identity],
    likely: Mapping[str, int],
    open_: Collection[str],
    values: Mapping[str, int | Decimal],
) -> dict[str, int]:
    """The cells that some sum proves, and none denies, in which they alone are open."""
    proved: set[str] = set()
    denied: set[str] = set()
    for identity in identities:
        unknown = {key for key in (*identity.left, *identity.right) if key in open_}
        if len(unknown) == 1 and unknown <= likely.keys():
            left, right = (sum(values[key] for key in side) for side in (identity.left, identity.right))
            if left == right:
                proved |= unknown
            else:
                denied |= unknown
    return {key: likely[key] for key in proved - denied}


def tell(cell: Cell, likeliest: str | None) -> Finding:
    """Say of a cell that it was recognised in a picture, not surely, and why it was taken.

    `likeliest` is what it was rather taken for, were it not for the sums.
    """
    at = findings.place_zh(cell.at), findings.place_en(cell.at)
    is_sign = _SIGN.fullmatch(cell.raw or "") and cell.key.startswith(_OF_COUNTS)
    zh, en = _ONE_COUNT if is_sign else _NEEDED
    is_other = cell.raw != likeliest
    zh_other, en_other = (f"或“{likeliest}”", f" or “{likeliest}”") if is_other else ("", "")
    return findings.assumed(
        findings.VALUE,
        f"{at[0]}：图像中识别为“{cell.raw}”{zh_other}，单凭图像不够可靠，但{zh}，已采用",
        f"{at[1]}: recognised as “{cell.raw}”{en_other} in the picture, not surely, but {en}, and so taken",
        (cell.key,),
    )
