"""Marks and words for nothing in tables without rules: a row of them alone is a row, and no header or blank one."""

import pytest

from tests.documents.pdf.test_borderless import at, grids_of

X = (100, 240, 320, 400)
HEADER = ["信息内容", "本年制发件数", "本年废止件数", "现行有效件数"]


@pytest.mark.parametrize("mark", ["－", "——", "―", "N/A", "暂无", "不涉及", "○", "没有", "未收到"])
def test_a_row_of_marks_is_a_row(mark: str) -> None:
    rows = [["规章", "4", mark, mark], ["行政规范性文件", mark, mark, mark], ["行政许可", mark, "32", "12"]]
    lines = [(100.0 + 20 * k, at(*words, x=X)) for k, words in enumerate([HEADER, *rows])]
    assert grids_of(lines) == [[HEADER, *rows]]


@pytest.mark.parametrize("figure", ["5*", "5①", "１２①"])
def test_a_figure_with_the_mark_of_a_footnote_is_one(figure: str) -> None:
    rows = [
        ["规章", figure, "3", figure],
        ["行政规范性文件", "7", figure, figure],
        ["行政许可", figure, figure, figure],
    ]
    lines = [(100.0 + 20 * k, at(*words, x=X)) for k, words in enumerate([HEADER, *rows])]
    assert grids_of(lines) == [[HEADER, *rows]]


def test_a_label_behind_a_figure_is_no_figure() -> None:
    """Rows side by side; labels that are printed once each."""
    lines = [
        (100.0, at("信息内容", "本年处理数", "信息内容", "本年处理数", x=X)),
        (120.0, at("行政许可", "5", "行政处罚", "3", x=X)),
        (140.0, at("行政确认", "6", "行政强制", "8", x=X)),
    ]
    [grid] = grids_of(lines)
    assert grid[1:] == [["行政许可", "5", "行政处罚", "3"], ["行政确认", "6", "行政强制", "8"]]


@pytest.mark.parametrize(
    ("one", "other"),
    [("件", "件"), ("均已答复", "当面申请"), ("件均已按时答复", "件均已按时答复")],
    ids=["a counter", "words that come once", "words too long for a cell without a figure"],
)
def test_sentences_with_room_round_their_figures_are_no_table(one: str, other: str) -> None:
    lines = [(100.0, at("全年新收申请", "5", one, x=X)), (120.0, at("其中网上申请", "3", other, x=X))]
    assert grids_of(lines) == []


def test_labels_side_by_side_before_the_figures_are_labels() -> None:
    """不予公开 is printed again in each row; the row of which it is all that is printed is blank."""
    x = (80, 140, 240, 340, 420)
    header, first = ["结果", "类别", "情形", "自然人", "总计"], ["办理", "不予公开", "1.国家秘密", "4", "5"]
    rows = [header, first, ["办理", "不予公开", "2.内部事务", "", ""], ["办理", "不予公开", "3.行政查询", "6", "7"]]
    assert grids_of([(100.0 + 20 * k, at(*words, x=x)) for k, words in enumerate(rows)]) == [rows]
