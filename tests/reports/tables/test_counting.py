"""Rows and columns that count a table's columns or rows are no figures of it."""

from collections.abc import Sequence

import pytest

from gongkai.documents import read_document
from gongkai.reports import read_report
from gongkai.values import Report

OUTCOMES = ["结果维持", "结果纠正", "其他结果", "尚未审结", "总计"]
HEAD = [
    ["行政复议"] * 5 + ["未经复议直接起诉"] * 5 + ["复议后起诉"] * 5,
    OUTCOMES * 3,
]
FIGURES = ["1", "0", "2", "0", "3", "0", "5", "0", "0", "5", "0", "0", "0", "4", "4"]
DOCUMENTS = [
    ["信息内容", "本年制发件数", "本年废止件数", "现行有效件数"],
    ["规章", "3", "4", "5"],
    ["行政规范性文件", "1", "2", "3"],
]


def read(rows: Sequence[Sequence[str]]) -> Report:
    html = "".join(f"<tr>{''.join(f'<td>{text}</td>' for text in row)}</tr>" for row in rows)
    return read_report(read_document(f"<table>{html}</table>".encode(), name="page.html"))


def numbers(report: Report, table: str) -> list[int | None]:
    return [None if c.value is None else int(c.value) for k, c in report.cells.items() if k.startswith(f"{table}.")]


COUNT = [str(n) for n in range(1, 16)]


@pytest.mark.parametrize(
    "rows",
    [
        [*HEAD, COUNT, FIGURES],
        [[str(n) for n in range(15)], *HEAD, FIGURES],
        [["项目", *HEAD[0]], ["项目", *HEAD[1]], ["栏次", *COUNT], ["数量", *FIGURES]],
        [["", *HEAD[0]], ["", *HEAD[1]], ["", *COUNT], ["", *FIGURES]],
        [[str(n), *row] for n, row in enumerate([*HEAD, FIGURES])],
        [["", *HEAD[0]], ["0", *HEAD[1]], ["1", *FIGURES], ["2", *[""] * 15]],
    ],
)
def test_what_counts_columns_or_rows_is_passed_over(rows: list[list[str]]) -> None:
    """The numbers of the columns were taken for the figures of another copy of table RL."""
    assert numbers(read(rows), "rl") == list(map(int, FIGURES))


@pytest.mark.parametrize("name", ["栏次", "列次", "序号", "甲", ""])
def test_what_stands_before_the_numbers_of_columns(name: str) -> None:
    rows = [["项目", *HEAD[0]], ["项目", *HEAD[1]], [name, *COUNT], ["数量", *FIGURES]]
    assert numbers(read(rows), "rl") == list(map(int, FIGURES))


def test_numbers_of_columns_over_blanks_are_no_figures() -> None:
    """Where an office leaves all blank, 1 to 15 were read as what it prints."""
    assert numbers(read([*HEAD, COUNT, [""] * 15]), "rl") == [None] * 15


def test_numbers_of_columns_in_text_are_no_figures() -> None:
    """The same in lines of tabs, which know no columns."""
    for figures, expected in ((FIGURES, list(map(int, FIGURES))), ([""] * 15, [None] * 15)):
        head = "行政复议\t行政诉讼\n未经复议直接起诉\t复议后起诉"
        table = "\n".join([head, *("\t".join(row) for row in (OUTCOMES * 3, COUNT, figures))])
        text = (
            f"云泽市2024年政府信息公开工作年度报告\n四、政府信息公开行政复议、行政诉讼情况\n{table}\n五、问题\n无。\n"
        )
        report = read_report(read_document(text.encode(), name="page.txt"))
        assert numbers(report, "rl") == expected


def test_an_index_beside_table_pd() -> None:
    assert numbers(read([[str(n), *row] for n, row in enumerate(DOCUMENTS)]), "pd")[:6] == [3, 4, 5, 1, 2, 3]


@pytest.mark.parametrize("figures", [["1", "2", "3", "4", "10"] * 3, [*COUNT[:14], "16"], ["2", *COUNT[1:]]])
def test_figures_that_do_not_count_on_are_figures(figures: list[str]) -> None:
    """Guards against passing over too much."""
    assert numbers(read([*HEAD, figures]), "rl") == list(map(int, figures))
