"""The types that a statutory form is written in. A form is data: what it prints, and which sums it promises."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Literal

TableName = Literal["pd", "rq", "rl"]
"""`pd` 主动公开 (proactive disclosure), `rq` 申请 (requests), `rl` 行政复议、行政诉讼 (review and litigation)."""


@dataclass(frozen=True, slots=True)
class Column:
    """One column of figures. `variants` are other labels seen for it, each named with its page in the form's file."""

    key: str
    label: str
    variants: tuple[str, ...] = ()
    group: str = ""
    """The spanning header above it, e.g. 法人或其他组织."""


@dataclass(frozen=True, slots=True)
class Row:
    """One row of figures.

    `number` is the enumerator as printed before the label (`一、`, `（三）`, `1．`), `groups` the spanning labels to
    its left, outermost first, `article` what the row rests on in the OGI Regulations (政府信息公开条例).
    """

    key: str
    label: str
    number: str = ""
    groups: tuple[str, ...] = ()
    article: str = ""
    variants: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Block:
    """Rows that share one header line. Table PD has one per item of Article 20; the others have a single block."""

    heading: str
    columns: tuple[Column, ...]
    rows: tuple[Row, ...]


@dataclass(frozen=True, slots=True)
class Identity:
    """A sum that the form promises: the cells of `left` together equal the cells of `right` together.

    `rule` is the identity's name in the reference, e.g. `RQ-ROW.granted_full`; `zh` and `en` say it in words.
    """

    rule: str
    left: tuple[str, ...]
    right: tuple[str, ...]
    zh: str
    en: str


@dataclass(frozen=True, slots=True)
class Subtotal:
    """A sum that the form does not print but some offices do (28-row tables): its labels and the rows it adds up."""

    key: str
    label: str
    children: tuple[str, ...]
    variants: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Table:
    """One statutory table.

    `layout` is `rows` where each row of the form is a row of the page, and `line` where all rows stand side by side in
    one line of figures under their headers (table RL). A cell's key is `name.row` + `joint` + `column`.
    """

    name: TableName
    title: str
    blocks: tuple[Block, ...]
    joint: Literal[".", "_"]
    layout: Literal["rows", "line"] = "rows"
    note: str = ""
    """What the head of the table prints beside its columns."""
    identities: tuple[Identity, ...] = ()
    subtotals: tuple[Subtotal, ...] = ()

    def key(self, row: Row, column: Column) -> str:
        """The key of the cell where `row` and `column` meet: `rq.granted_full.total`, `pd.rules_issued`."""
        return f"{self.name}.{row.key}{self.joint}{column.key}"

    def cell_keys(self) -> Iterator[str]:
        """All cell keys, in the order of the page."""
        for block in self.blocks:
            for row in block.rows:
                for column in block.columns:
                    yield self.key(row, column)


@dataclass(frozen=True, slots=True)
class Form:
    """One statutory form: its three tables, the letter that prescribes it, and the report years it is meant for."""

    name: str
    prescribed_by: str
    years: range
    tables: Mapping[TableName, Table]

    def cell_keys(self) -> tuple[str, ...]:
        """All cell keys: 198 in the form of 2019, 200 in that of 2021."""
        return tuple(key for table in self.tables.values() for key in table.cell_keys())
