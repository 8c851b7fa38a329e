"""Rows of tabs: cells in their order, or in their places where each row has a cell for each."""

from gongkai.documents.text.tabs import tabbed

REPEATED = ["结果\t结果\t甲项\t1", "结果\t\t乙项\t2", "结转\t结转\t结转\t3"]


def test_a_blank_before_a_label_is_its_place_where_labels_are_repeated() -> None:
    """Behind it a row would begin else: the label over both is printed beside the blank once more."""
    assert tabbed(REPEATED, 0) == ([line.split("\t") for line in REPEATED], 3)


def test_elsewhere_a_label_behind_a_blank_begins_a_row() -> None:
    assert tabbed(["结果\t\t乙项\t2", "结转\t3"], 0) == ([["结果", ""], ["乙项", "2"], ["结转", "3"]], 2)


def test_such_a_table_ends_where_rows_have_more_or_fewer_cells() -> None:
    assert tabbed([*REPEATED, "四\t4"], 0)[1] == len(REPEATED)
