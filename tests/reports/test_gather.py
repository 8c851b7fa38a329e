"""The ordinary reading of a text's grids against that of its loose lines: of each table the fuller one."""

from dataclasses import replace
from random import Random

from gongkai.documents import read_document
from gongkai.reports.align import Alignment, align
from gongkai.reports.gather import gather
from gongkai.reports.settle import settle
from gongkai.values import Grid
from tests.maker.damage import DAMAGES
from tests.maker.judge import judge
from tests.maker.layout import Layout
from tests.maker.reports import make
from tests.reports.loose_text import FIFTEEN, HEADER, LABELS, REVIEW, ROWS, bars

DISCLOSURE = "| 信息内容 | 本年制发件数 | 本年废止件数 | 现行有效件数 |\n| 规章 | 1 | 0 | 3 |\n"
LOOSE = HEADER + "".join(f"{label}\n{bars(row)}" for label, row in zip(LABELS, ROWS, strict=True))


def both(text: str) -> tuple[Alignment, Alignment]:
    """The ordinary reading, and what is gathered beyond it."""
    blocks = read_document(text.encode(), name="report.txt").blocks
    ordinary = settle(align([block for block in blocks if isinstance(block, Grid)]))
    return ordinary, gather(blocks, ordinary)


def count(alignment: Alignment, table: str) -> int:
    return len({(one.row.key, one.column) for one in alignment.placed if one.table == table and one.item})


def test_what_grids_say_alone_stays_as_it_is() -> None:
    ordinary, gathered = both(DISCLOSURE)
    assert gathered is ordinary
    assert count(gathered, "pd") == 3


def test_a_table_of_loose_lines_is_added_and_the_others_stay() -> None:
    ordinary, gathered = both(DISCLOSURE + "\n三、申请\n" + LOOSE)
    assert (count(ordinary, "pd"), count(ordinary, "rq")) == (3, 0)
    assert (count(gathered, "pd"), count(gathered, "rq")) == (3, 7 * len(ROWS))


def test_lines_used_by_one_reading_are_not_read_by_the_other() -> None:
    _, gathered = both(DISCLOSURE + "\n三、申请\n" + LOOSE + REVIEW + bars(FIFTEEN))
    keys = [(one.table, one.row.key, one.column) for one in gathered.placed]
    assert len(keys) == len(set(keys)) == 3 + 7 * len(ROWS) + len(FIFTEEN)


def test_of_two_copies_the_one_of_which_less_is_read_is_told() -> None:
    """A row of the report's own, of which no other was read, and the rest of the system's were one table."""
    layout = Layout(row_labels="dashed", quotes="none", extra_disclosure_row=True, flattening="labels_lost")
    layout = replace(layout, neighbour="system_after", neighbour_unnamed=True)
    made = DAMAGES["row_duplicated"](make(800122, layout, "text"), Random(800122))
    score = judge(made, "text")
    assert score.wrong == ()
    assert "rq.granted_full.total" in score.doubtful


def test_one_copy_is_none_of_another() -> None:
    assert both(LOOSE)[1].copies == {}


def test_no_table_no_cells() -> None:
    _, gathered = both("本年度没有收到申请。\n1\n2\n3\n")
    assert gathered.placed == []
