"""Another report's tables on the page of a made report: those of last year, or those of a department."""

import random
from dataclasses import replace

from tests.maker import figures as fig
from tests.maker.disclosure import disclosure_blocks
from tests.maker.disputes import dispute_blocks
from tests.maker.layout import Form
from tests.maker.pieces import MadeTable, Printer
from tests.maker.requests import request_blocks

Blocks = list[str | MadeTable]


def with_neighbour(blocks: Blocks, printer: Printer) -> Blocks:
    """The blocks of a report with those of its neighbour; which figures are whose is then left to the reader."""
    kind = printer.layout.neighbour
    if kind == "none":
        return blocks
    printer.unsettle(list(printer.truth))
    # Where the report's own table is a picture, only such words tell the other's from it.
    named = not printer.layout.neighbour_unnamed or printer.layout.pictures != "none"
    other = [*(_heading(kind, printer.year) if named else []), *_tables(printer)]
    return [*other, *blocks] if kind in ("last_year_before", "system_before") else [*blocks, *other]


def _heading(kind: str, year: int) -> Blocks:
    if kind == "department_after":
        return ["青屏县档案馆政府信息公开情况"]
    return ["全系统政府信息公开情况" if kind.startswith("system") else f"附：{year - 1}年政府信息公开情况"]


def _tables(printer: Printer) -> Blocks:
    """The three tables of the other report; their cells are not asked for."""
    draw, layout = random.Random(printer.year), printer.layout
    if layout.neighbour_forms:
        forms: dict[Form, Form] = {"2021": "2019", "2019": "2021"}
        layout = replace(layout, pd_form=forms[layout.pd_form], rq_form=forms[layout.rq_form])
    figures = {
        **fig.disclosure_figures(draw, layout.pd_form),
        **fig.request_figures(draw, layout.rq_form, fig.APPLICANTS),
        **fig.dispute_figures(draw),
    }
    other = Printer(layout, figures, draw, printer.year - 1)
    blocks = [*disclosure_blocks(other), *request_blocks(other), *dispute_blocks(other)]
    return [_nameless(block) if isinstance(block, list) else block for block in blocks]


def _nameless(table: MadeTable) -> MadeTable:
    """A table whose figures are no cells of the report that is asked for."""
    return [[replace(piece, key="", is_others=bool(piece.key)) for piece in row] for row in table]
