"""Labels of table PD's columns that are cut over lines side by side, as text taken out of a PDF has them."""

import pytest

from gongkai.reports.loose.cut_columns import columns, is_piece
from tests.reports.loose_text import read

MADE = ("made", "newly_published", "published_total")
HEAD = "第二十条第（一）项\n本年新 本年新\n信息内容 对外公开总数量\n制作数量 公开数量\n"
LOWER = "第二十条第（一）项\n信息内容 本年新 本年新 对外公\n制作数量 公开数量 开总数量\n"
BEHIND = "第二十条第（五）项\n信息内容 上一年项目数量 本年增/减 处理决定数量\n行政许可 4 0 5\n"


def cells(text: str) -> list[object]:
    report = read(f"{text}规章 1 3 21\n规范性文件 2 4 36\n{BEHIND}")
    return [report.cells[f"pd.{row}_{column}"].value for row in ("rules", "normative_docs") for column in MADE]


@pytest.mark.parametrize("head", [HEAD, LOWER])
def test_columns_in_the_order_of_the_form(head: str) -> None:
    """The only label that was not cut stands between the halves of the others, and is not the first column."""
    assert cells(head) == [1, 3, 21, 2, 4, 36]
    told = [finding for finding in read(f"{head}规章 1 3 21\n").findings if finding.rule == "READ-ORDER"]
    assert [len(finding.cells) for finding in told] == [3]


@pytest.mark.parametrize("lost", ["制作", "本年新 ", "对外公"])
def test_pieces_that_are_not_all_of_a_forms_place_nothing(lost: str) -> None:
    assert cells(HEAD.replace(lost, "", 1)) == [None] * 6


def test_pieces_in_another_order_place_nothing() -> None:
    assert cells(HEAD.replace("制作数量 公开数量", "公开数量 制作数量")) == [None] * 6
    assert columns([["本年制发", "本年废止"], ["件数", "件数"], ["现行有效", "件数"]]) == [
        "本年制发件数",
        "本年废止件数",
        "现行有效件数",
    ]
    assert columns([["现行有效", "本年制发"], ["件数", "件数"], ["本年废止", "件数"]]) == []


def test_a_piece_is_no_label_and_no_single_character() -> None:
    assert [word for word in ("本年新", "制作数量", "本年新制作数量", "规章", "数", "信息内容") if is_piece(word)] == [
        "本年新",
        "制作数量",
    ]
