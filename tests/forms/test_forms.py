"""The forms as data against pictures of the statutory tables that a person can read: `form_2019.txt`, `form_2021.txt`.

The pictures were typed from the domain reference, not drawn by code.
"""

import re
from pathlib import Path

import pytest

from gongkai.forms import FORMS, Form, Row, Table

HERE = Path(__file__).parent


def draw_rows(table: Table) -> list[str]:
    """Table RQ as the picture has it: spanning labels once, rows indented below them."""
    columns, above = [], ""
    for column in table.blocks[0].columns:
        columns.append(f"{column.group}: {column.label}" if column.group != above and column.group else column.label)
        above = column.group
    lines = [table.note, " | ".join(columns)]
    seen: tuple[str, ...] = ()
    for row in table.blocks[0].rows:
        for depth, group in enumerate(row.groups):
            if seen[: depth + 1] != row.groups[: depth + 1]:
                lines.append(group)
        seen = row.groups
        lines.append(f"{row.number}{row.label} {row.key}")
    return lines


def draw_blocks(table: Table) -> list[str]:
    """Table PD: one block per item of Article 20, each with its own header."""
    lines = []
    for block in table.blocks:
        lines += [block.heading, " | ".join(["信息内容", *(column.label for column in block.columns)])]
        for row in block.rows:
            keys = [table.key(row, column).removeprefix("pd.") for column in block.columns]
            lines.append(" | ".join([row.label, *keys]))
    return lines


def draw_line(table: Table) -> list[str]:
    """Table RL: each group of five."""

    def label(row: Row) -> str:
        return ": ".join([*row.groups, row.label])

    columns = " | ".join(column.label for column in table.blocks[0].columns)
    return [f"{label(row)} {row.key} | {columns}" for row in table.blocks[0].rows]


def draw(form: Form) -> list[str]:
    drawers = {"pd": draw_blocks, "rq": draw_rows, "rl": draw_line}
    lines = [form.prescribed_by]
    for name, table in form.tables.items():
        lines += [table.title, *drawers[name](table)]
    return lines


def picture(name: str) -> list[str]:
    text = (HERE / f"form_{name}.txt").read_text(encoding="utf-8")
    return [re.sub(r"\s+", " ", line).strip() for line in text.splitlines() if line.strip()]


@pytest.mark.parametrize("name", ["2019", "2021"])
def test_form_is_as_pictured(name: str) -> None:
    assert draw(FORMS[name]) == picture(name)


@pytest.mark.parametrize(("name", "cells", "identities"), [("2019", 198, 40), ("2021", 200, 42)])
def test_counts(name: str, cells: int, identities: int) -> None:
    form = FORMS[name]
    keys = form.cell_keys()
    assert len(keys) == len(set(keys)) == cells
    rules = [identity.rule for table in form.tables.values() for identity in table.identities]
    assert len(rules) == len(set(rules)) == identities


@pytest.mark.parametrize("name", ["2019", "2021"])
def test_identities_speak_only_of_cells_of_the_form(name: str) -> None:
    form = FORMS[name]
    keys = set(form.cell_keys())
    for table in form.tables.values():
        for identity in table.identities:
            assert set(identity.left) | set(identity.right) <= keys
            assert not set(identity.left) & set(identity.right)


def test_the_results_of_a_column_are_all_rows_between_received_and_completed() -> None:
    """RQ-OUT leaves out no result: 21 rows in the form of 2021, 19 in that of 2019."""
    for name, count in (("2019", 19), ("2021", 21)):
        outcome = next(i for i in FORMS[name].tables["rq"].identities if i.rule == "RQ-OUT.total")
        assert len(outcome.left) == count
        assert outcome.right == ("rq.completed_total.total",)


def test_labels_of_one_block_are_told_apart() -> None:
    """No two rows under the same spanning label, and no two columns, share a label or a variant."""
    for form in FORMS.values():
        for table in form.tables.values():
            for block in table.blocks:
                rows = [(row.groups, label) for row in block.rows for label in (row.label, *row.variants)]
                columns = [label for column in block.columns for label in (column.label, *column.variants)]
                assert len(rows) == len(set(rows)), table.title
                assert len(columns) == len(set(columns)), table.title
