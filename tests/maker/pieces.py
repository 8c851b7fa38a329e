"""Pieces of a printed table, the truth about every cell, and the printer that writes figures as a layout has them."""

import random
from collections.abc import Iterable
from dataclasses import dataclass, field, replace
from decimal import Decimal

from tests.maker.figures import Figures
from tests.maker.layout import Layout


@dataclass(frozen=True, slots=True)
class Piece:
    """One table cell: its text (line feeds are line breaks), its spans, and the form's cell that it shows, if any.

    `is_others`: it shows one of another report, which stands beside the one that is asked for.
    """

    text: str
    rows: int = 1
    columns: int = 1
    key: str = ""
    is_others: bool = False

    @property
    def is_figure(self) -> bool:
        """Does it show a cell of a form, be it blank?"""
        return bool(self.key) or self.is_others


Row = list[Piece]
MadeTable = list[Row]


PICTURE = "\ufffc"
"""A paragraph that is nothing but a picture: what a table is where an office pastes it as one."""


@dataclass(frozen=True, slots=True)
class Truth:
    """What a reader must find: the number printed, or None, and the state.

    `certain` is False where the page leaves room, so that a reader may also leave the cell null with a finding.
    `also` is a figure that stands there because its row has moved: it may be read only if a finding names the cell.
    """

    value: int | Decimal | None
    state: str
    certain: bool = True
    also: int | Decimal | None = None


MARKS = {
    "blank": ("", "blank"),
    "nbsp": ("\xa0", "blank"),
    "slash": ("/", "slash"),
    "dash": ("-", "dash"),
    "double_dash": ("--", "dash"),
    "em_dash": ("—", "dash"),
    "none": ("无", "text"),
    "not_applicable": ("不适用", "text"),
    "empty": ("空", "text"),
    "query": ("? 0", "text"),
}
"""What stands for nothing, and the state that a reader must give it."""
OTHER_MARKS = {
    "double_em_dash": ("——", "dash"),
    "full_slash": ("／", "slash"),
    "full_dash": ("－", "dash"),
    "not_available": ("N/A", "text"),
    "not_yet": ("暂无", "text"),
}
"""Others that are not in the catalogue, and their states."""


@dataclass(slots=True)
class Printer:
    """Writes figures as the layout has them, and keeps the truth of each."""

    layout: Layout
    figures: Figures
    draw: random.Random
    year: int
    truth: dict[str, Truth] = field(default_factory=dict)

    def piece(self, key: str, columns: int = 1) -> Piece:
        """The cell of the form as printed."""
        text, self.truth[key] = self._printed(key)
        return Piece(text, columns=columns, key=key)

    def unsettle(self, keys: Iterable[str]) -> None:
        """The page leaves room for doubt about these cells."""
        for key in keys:
            self.truth[key] = replace(self.truth[key], certain=False)

    def _printed(self, key: str) -> tuple[str, Truth]:
        value, layout = self.figures[key], self.layout
        if self._is_left_blank(key):
            return "\xa0", Truth(None, "blank")
        if layout.arrows and key.endswith("_change") and value:
            return "↑" if value > 0 else "↓", Truth(None, "text")
        if value == 0 and layout.nothing != "zero":
            mark = self.draw.choice(sorted(MARKS)) if layout.nothing == "mixed" else layout.nothing
            text, state = MARKS[mark]
            return text, Truth(None, state)
        if value == 0 and layout.other_marks != "none":
            text, state = OTHER_MARKS[layout.other_marks]
            return text, Truth(None, state)
        text = self._number(key, value)
        if layout.footnote_marks != "none" and key.endswith(".natural_person") and self.draw.random() < 0.2:
            text += {"star": "*", "circled": "①", "bracketed": "[1]", "noted": "（注1）"}[layout.footnote_marks]
        return text, Truth(value, "number", certain=" " not in text)

    def _is_left_blank(self, key: str) -> bool:
        """Does the office fill in other columns only?"""
        table, _, rest = key.partition(".")
        if table != "rq":
            return False
        row, _, column = rest.partition(".")
        if column == "total":
            is_result = row.partition("_")[0] not in ("requests", "completed")
            return self.layout.blank_result_totals and is_result
        return self.layout.totals_only or (self.layout.natural_persons_only and column != "natural_person")

    def _number(self, key: str, value: int | Decimal) -> str:
        layout = self.layout
        separator = {"grouped": ",", "spaced": " "}.get(layout.digits, "")
        text = f"{value:,}".replace(",", separator)
        if layout.signed_changes and key.endswith("_change") and value > 0:
            text = f"+{text}"
        if layout.digits == "chinese" and isinstance(value, int) and 1 < value < 100:
            text = in_chinese(value)
        if layout.digits == "full_width":
            text = text.translate({ord("0") + n: ord("０") + n for n in range(10)})
        if layout.money_unit_in_cell and key in ("pd.procurement_amount", "pd.admin_fees_cny_10k"):
            text += "元" if layout.money == "yuan" else "万元"
        if layout.counters_in_cells and key.startswith("rq.requests_new."):
            text += "件"
        if layout.notes_in_cells and key in ("pd.normative_docs_issued", "pd.normative_docs_made") and value:
            text += "（其中修订 1 件）"
        return text


def in_chinese(value: int) -> str:
    """2 to 99 as 二 to 九十九."""
    digits = "零一二三四五六七八九"
    tens, ones = divmod(value, 10)
    head = "" if tens == 0 else "十" if tens == 1 else f"{digits[tens]}十"
    return head + (digits[ones] if ones else "")
