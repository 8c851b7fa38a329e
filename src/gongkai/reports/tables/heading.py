"""One column of figures, and the columns over the lines that follow."""

from dataclasses import dataclass

from gongkai.forms import TableName
from gongkai.reports.labels import is_head


@dataclass(frozen=True, slots=True)
class Heading:
    """One column of figures.

    `key` is the form's column, None where no form knows the label; `row` is the proceeding over it in table RL;
    `start` and `end` are grid columns (if flattened, places in a line of table PD, in the order of columns elsewhere).
    """

    key: str | None
    label: str
    start: int
    end: int
    row: str | None = None
    unit: str | None = None
    sure: bool = True


@dataclass(frozen=True, slots=True)
class Header:
    """The columns over the lines that follow, left to right. `width` is that of its grid."""

    table: TableName
    headings: tuple[Heading, ...]
    width: int
    flattened: bool
    borrowed: bool = False
    """Of a grid before this one, which has another width: only the order of the columns is left of it."""
    caption: str | None = None
    """The proceeding of all its outcomes, where a paragraph over the grid names it and no label in it does."""
    spaced: bool = False
    """No label but a title over all stands over the place before its first column, which is a column of its own."""

    @property
    def start(self) -> int:
        """The first grid column of figures."""
        return self.headings[0].start


def is_bare(label: str) -> bool:
    """Is this the label of no column: nothing, or one that stands over several?"""
    return not label.strip() or is_head(label)
