"""Rows of text that cells of several lines break: whole again where all rows of the table are equally wide."""

import pytest

from gongkai.documents.text.broken_rows import with_last_bars, with_whole_rows, without_row_bars

CAPTION = "申请人\t申请人\t申请人\t申请人"
"""A label over four places."""
OUTCOMES = ["复议\t复议\t诉讼\t诉讼", "结果", "维持\t结果", "纠正\t其他\t总计", "1\t\t0\t1"]


def bars(lines: list[str]) -> list[str]:
    return [line.replace("\t", " | ") for line in lines]


@pytest.mark.parametrize(
    ("lines", "whole"),
    [
        (OUTCOMES, [OUTCOMES[0], "结果 维持\t结果 纠正\t其他\t总计", OUTCOMES[-1]]),
        (bars(OUTCOMES), [bars(OUTCOMES)[0], "结果 维持 | 结果 纠正 | 其他 | 总计", bars(OUTCOMES)[-1]]),
        ([CAPTION, "乙", "丙\t戊", "己\t4\t5"], [CAPTION, "乙 丙\t戊 己\t4\t5"]),
        # The last cell has as many lines as its neighbours, and is whole behind them.
        (
            [CAPTION, "内容\t制发", "件数\t废止", "件数\t有效", "件数", "规章\t1\t2\t3"],
            [CAPTION, "内容\t制发 件数\t废止 件数\t有效 件数", "规章\t1\t2\t3"],
        ),
        # A cell over two places has its lines in both.
        (
            [CAPTION, "内容\t内\t本年", "处理\t本年", "处理", "甲\t甲\t5\t5"],
            [CAPTION, "内容\t内\t本年 处理\t本年 处理", "甲\t甲\t5\t5"],
        ),
        # A cell over two rows begins both.
        (
            [CAPTION, "表", "头\t甲方\t甲方\t丙", "表", "头\t丁", "戊\t己\t庚", "一\t1\t2\t3"],
            [CAPTION, "表 头\t甲方\t甲方\t丙", "表 头\t丁 戊\t己\t庚", "一\t1\t2\t3"],
        ),
        (
            ["表", "头\t甲\t乙\t丙", "表", "头\t丁", "戊\t己\t庚", "一章\t一章\t2\t3"],
            ["表 头\t甲\t乙\t丙", "表 头\t丁 戊\t己\t庚", "一章\t一章\t2\t3"],
        ),
        # A line of a row that has begun is not of the one before, though that would go on.
        (
            [CAPTION, "内", "容\t甲\t乙\t丙", "丁\t戊", "己", "庚\t1\t2"],
            [CAPTION, "内 容\t甲\t乙\t丙", "丁\t戊 己 庚\t1\t2"],
        ),
        # What stands above a table is no line of its first row.
        (
            ["标题", CAPTION, "表头\t表头\t自然", "人\t商业", "企业", "甲\t甲\t1\t2"],
            ["标题", CAPTION, "表头\t表头\t自然 人\t商业 企业", "甲\t甲\t1\t2"],
        ),
        ([CAPTION, "乙", "丙\t戊", f"己\t4\t{'很' * 30}长"], [CAPTION, f"乙 丙\t戊 己\t4\t{'很' * 30}长"]),
    ],
)
def test_a_broken_row_is_one(lines: list[str], whole: list[str]) -> None:
    assert with_whole_rows(lines) == whole


@pytest.mark.parametrize(
    "lines",
    [
        [CAPTION, "乙", "丙\t4\t5\t6"],  # no row is broken: 乙 may be a caption
        [CAPTION, "乙\t4", "5\t6\t7"],  # 4 and 5 are two cells
        [CAPTION, "乙\t丙", "丁\t6"],  # not equally wide
        [CAPTION, "乙\t丙", "丁\t6\t7\t8"],
        [CAPTION, "乙", "丙\t戊", "己\t4\t5", "庚\t4"],  # the last row lacks cells
        ["甲\t\t\t丙", "乙", "丙\t戊", "己\t4\t5"],  # neither blanks nor figures are a label printed twice
        ["甲\t12\t12\t1", "乙", "丙\t戊", "己\t4\t5"],
        ["甲甲\t丁丁\t乙乙\t1", "乙", "丙\t戊", "己\t4\t5"],  # no label is printed twice
        ["甲\t丁\t丁\t1", "乙", "丙\t戊", "己\t4\t5"],  # nor is one character
        [CAPTION, "乙", "丙\t戊", "很" * 31, "己\t4\t5"],  # no cell has so long a line
        bars([CAPTION, "甲\t乙\t", "丙\t丁"]),  # a bar ends its cell
        [CAPTION, "乙", *["丙"] * 400, "丁\t戊", "己\t4\t5"],
        [CAPTION, "甲\t乙\t丙\t丁", "戊", "己\t1", "乙\t3\t4"],  # 戊 may be of 丁 or of 己
        [CAPTION, "甲\t乙\t丙\t丁", "戊", "己\t庚", "辛\t1\t3"],
        [CAPTION, "乙\t丙", "这是一段话，讲的是本机关全年的工作情况和今后打算。", "丁\t6\t7"],
        [CAPTION, "乙\t丙", "三、情况", "丁\t6\t7"],
        ["甲\t乙\t1\t2\t3", "丙\t丁\t戊", "己\t庚\t4"],  # two rows of another table, half as wide
        ["表\t申请人", "自然人\t法人\t总计", "甲\t1\t2\t3"],
    ],
)
def test_what_may_be_otherwise_stays(lines: list[str]) -> None:
    assert with_whole_rows(lines) == lines


def test_what_stands_behind_the_last_row_stays_behind() -> None:
    lines = [CAPTION, "表头\t表头\t自然", "人\t商业", "企业", "甲\t甲\t1\t2", "注", "", "四、情况"]
    assert with_whole_rows(lines) == [CAPTION, "表头\t表头\t自然 人\t商业 企业", *lines[4:]]


@pytest.mark.parametrize(
    ("lines", "whole"),
    [
        (
            ["甲 | 乙 | 丙 |", "丁 | 3 | 4", "|", "戊 | 5 | 6 ", " |"],
            ["甲 | 乙 | 丙 |", "丁 | 3 | 4 |", "戊 | 5 | 6 |"],
        ),
        # Rows apart from each other, and one with fewer cells between.
        (
            ["甲 | 乙 | 丙 |", "", "丁 | 3 |", "", "戊 | 3 | 4", "|"],
            ["甲 | 乙 | 丙 |", "", "丁 | 3 |", "", "戊 | 3 | 4 |"],
        ),
        # A row is no bar, be the one before without its last.
        (["甲 | 乙 | 丙 |", "丁 | 3 | 4", "戊 | 5 | 6 |"], ["甲 | 乙 | 丙 |", "丁 | 3 | 4", "戊 | 5 | 6 |"]),
        # A cell is to come behind the bar, or no row above ends in one.
        (["甲 | 乙 | 丙 |", "丁 | 3", "|", "4 |"], ["甲 | 乙 | 丙 |", "丁 | 3", "|", "4 |"]),
        (["甲 | 乙", "丁 | 3", "|", "戊 | 5"], ["甲 | 乙", "丁 | 3", "|", "戊 | 5"]),
        (["甲 | 乙 | 丙", "丁 | 3", "|"], ["甲 | 乙 | 丙", "丁 | 3", "|"]),
        # Its own bars, and a bar of a row without others.
        (["甲 | 乙 |", "丁 | 3 |", "|"], ["甲 | 乙 |", "丁 | 3 |", "|"]),
        (["甲 |", "3", "|"], ["甲 |", "3", "|"]),
    ],
)
def test_a_bar_that_a_break_parts_from_its_row_ends_the_row(lines: list[str], whole: list[str]) -> None:
    assert with_last_bars(lines) == whole


ROWS = [part for n in range(8) for part in (f"| 事项{n}", "|", f"{n}", "|", " 0", " | ")]
"""Rows that a bar opens; each cell ends in a bar on a line of its own."""
BARE = [part for n in range(8) for part in (f"事项{n}", "|", f"{n}", "|", " 0", " | ")]


@pytest.mark.parametrize(
    ("lines", "bare"),
    [
        (["标题", *ROWS, "|", "|", "|", "|"], ["标题", *BARE, "|", "|", "|", "|"]),
        # Bars that pad a row have no words, and a site's path is one line among many.
        (["首页 | 年报", *ROWS[:2], "||", *ROWS[2:], *ROWS], ["首页 | 年报", *BARE[:2], "||", *BARE[2:], *BARE]),
        # Few rows, and few bars alone.
        ([*ROWS[6:], *["|"] * 9], [*ROWS[6:], *["|"] * 9]),
        (["| 事项", "|", "0", "|"] * 9, ["| 事项", "|", "0", "|"] * 9),
        # Other rows of bars: the bar before a word ends a blank cell.
        ([*ROWS, "规章 | 0 |", *ROWS, "规章 | 3 |"], [*ROWS, "规章 | 0 |", *ROWS, "规章 | 3 |"]),
    ],
)
def test_a_bar_that_opens_a_row_is_none_of_its_cells(lines: list[str], bare: list[str]) -> None:
    assert without_row_bars(lines) == bare
