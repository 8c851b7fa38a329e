"""How a made report is laid out: one switch per thing that real reports do (the catalogue's items 1 to 13)."""

import random
from dataclasses import dataclass, fields
from typing import Literal, get_args

Nothing = Literal["zero", "blank", "nbsp", "slash", "dash", "double_dash", "em_dash", "mixed"]
Digits = Literal["plain", "grouped", "full_width"]
Labels = Literal["official", "short", "damaged", "traditional", "annotated"]
Enumerators = Literal["full", "dot", "comma", "circled"]
Quotes = Literal["curly", "straight", "corner", "none"]
Results = Literal["spanned", "repeated", "shredded"]
Disputes = Literal["line", "three_tables"]
Wrapper = Literal["none", "layout_table", "nested_cell", "metadata_table"]
Headings = Literal["official", "renumbered", "dropped"]


@dataclass(frozen=True, slots=True)
class Layout:
    """The switches. The default is the statutory form as printed by the letter that prescribes it."""

    pd_form: Literal["2019", "2021"] = "2021"
    rq_form: Literal["2019", "2021"] = "2021"
    nothing: Nothing = "zero"
    """What stands for 0 (items 1 and 3)."""
    natural_persons_only: bool = False
    """Only 自然人 and 总计 are filled, five columns are blank in every row (item 1)."""
    blank_result_totals: bool = False
    """总计 is blank in the rows of results (item 1)."""
    digits: Digits = "plain"
    money_unit_in_cell: bool = False
    notes_in_cells: bool = False
    """A bracketed note behind a figure (item 4)."""
    signed_changes: bool = False
    printed_subtotals: bool = False
    extra_disclosure_row: bool = False
    labels: Labels = "official"
    enumerators: Enumerators = "full"
    quotes: Quotes = "curly"
    half_width_brackets: bool = False
    spaced_labels: bool = False
    """规 章, 总 计 (item 7)."""
    cut_headers: bool = False
    """Header text cut into lines or spans (item 8)."""
    results_label: Results = "spanned"
    """The vertical 三、本年度办理结果: one tall cell, repeated in each row, or shredded over them (item 9)."""
    disputes: Disputes = "line"
    split_requests: bool = False
    """Table RQ cut in two, its header repeated (item 11)."""
    mini_tables: bool = False
    """One small table per row of table RQ (item 11)."""
    wrapper: Wrapper = "none"
    headings: Headings = "official"
    word_paste: bool = False


SWITCHES = tuple(field.name for field in fields(Layout))
"""The names of all switches, for tables of accuracy by switch."""

_CHOICES: dict[str, tuple[object, ...]] = {
    "pd_form": ("2019", "2021"),
    "rq_form": ("2019", "2021"),
    "nothing": get_args(Nothing),
    "digits": get_args(Digits),
    "labels": get_args(Labels),
    "enumerators": get_args(Enumerators),
    "quotes": get_args(Quotes),
    "results_label": get_args(Results),
    "disputes": get_args(Disputes),
    "wrapper": get_args(Wrapper),
    "headings": get_args(Headings),
}


def random_layout(draw: random.Random, changes: int = 6) -> Layout:
    """A layout with up to `changes` switches turned from the default, drawn at random."""
    turned = draw.sample(SWITCHES, draw.randint(0, changes))
    return Layout(**{name: draw.choice(_CHOICES.get(name, (True,))) for name in turned})  # type: ignore[arg-type]


def switches_on(layout: Layout) -> list[str]:
    """The switches of a layout that differ from the default, as `name=value`."""
    default = Layout()
    values = ((name, getattr(layout, name)) for name in SWITCHES)
    return [f"{name}={value}" for name, value in values if value != getattr(default, name)]
