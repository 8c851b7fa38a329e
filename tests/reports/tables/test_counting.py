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


@pytest.mark.parametrize("name", ["栏次", "列次", "序号", "甲", "乙", ""])
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


PERSONS = ["自然人", "商业企业", "科研机构", "社会公益组织", "法律服务机构", "其他", "总计"]
RESULTS = [
    ("一、本年新收政府信息公开申请数量", "21", "0", "0", "0", "0", "2", "23"),
    ("二、上年结转政府信息公开申请数量", "3", "0", "0", "0", "0", "0", "3"),
    ("（一）予以公开", "9", "0", "0", "0", "0", "1", "10"),
    ("（二）部分公开", "6", "0", "0", "0", "0", "0", "6"),
    ("1.属于国家秘密", "0", "0", "0", "0", "0", "0", "0"),
    ("2.其他法律行政法规禁止公开", "1", "0", "0", "0", "0", "0", "1"),
    ("3.危及“三安全一稳定”", "0", "0", "0", "0", "0", "0", "0"),
    ("4.保护第三方合法权益", "2", "0", "0", "0", "0", "1", "3"),
]
REQUESTS = [int(figure) for _, *row in RESULTS for figure in row]


def text_of(rows: Sequence[Sequence[str]]) -> Report:
    text = "\n".join(["云泽市2024年政府信息公开工作年度报告", *("\t".join(row) for row in rows)])
    return read_report(read_document(text.encode(), name="page.txt"))


def requests_of(report: Report) -> list[int | None]:
    keys = dict.fromkeys(key.rsplit(".", 1)[0] for key in report.cells if key.startswith("rq."))
    return [value for key in [*keys][: len(RESULTS)] for value in numbers(report, key)]


@pytest.mark.parametrize("over", ["行次", "序号", "行号", ""])
def test_numbers_of_rows_between_labels_and_figures(over: str) -> None:
    """Each row was left null, as one that has eight figures for seven columns."""
    rows = [["项目", over, *PERSONS], *([own, str(n), *row] for n, (own, *row) in enumerate(RESULTS, 1))]
    assert requests_of(read(rows)) == REQUESTS
    assert requests_of(text_of(rows)) == REQUESTS


def test_numbers_of_rows_beside_blanks_that_text_has_lost() -> None:
    """They are no figures of the rows either, which the sums may place."""
    kept = [[figure for figure in row if figure != "0"] for _, *row in RESULTS]
    rows = [["项目", "行次", *PERSONS], *([RESULTS[n][0], str(n + 1), *row] for n, row in enumerate(kept))]
    found = requests_of(text_of(rows))
    assert all(one in (None, figure) for one, figure in zip(found, REQUESTS, strict=True))


def test_numbers_of_rows_that_do_not_count_up_are_told() -> None:
    order = (1, 2, 3, 3, 5, 6, 7, 8)
    rows = [
        ["项目", "行次", *PERSONS],
        *([own, str(n), *row] for n, (own, *row) in zip(order, RESULTS, strict=True)),
    ]
    assert requests_of(read(rows)) == [None] * len(REQUESTS)
    assert requests_of(text_of(rows)) == [None] * len(REQUESTS)


def test_figures_that_count_up_are_figures() -> None:
    """Without a column more than the form has, as many rows in turn as they may be."""
    figures = [(n, 0, 0, 0, 0, n % 3, n + n % 3) for n in range(1, len(RESULTS) + 1)]
    rows = [[own, *map(str, row)] for (own, *_), row in zip(RESULTS, figures, strict=True)]
    expected = [figure for row in figures for figure in row]
    assert requests_of(read([["项目", *PERSONS], *rows])) == expected
    assert requests_of(text_of([["项目", *PERSONS], *rows])) == expected


def test_the_number_of_the_one_row_of_table_rl() -> None:
    head = [["项目", "行次", *HEAD[0]], ["项目", "行次", *HEAD[1]]]
    assert numbers(read([*head, ["件数", "1", *FIGURES]]), "rl") == list(map(int, FIGURES))
    assert numbers(read([*head, ["件数", "32", *FIGURES]]), "rl") == list(map(int, FIGURES))


def test_the_number_of_the_one_row_of_table_rl_in_text() -> None:
    head = [["项目", "行次", "行政复议", "行政诉讼"], ["未经复议直接起诉", "复议后起诉"], OUTCOMES * 3]
    title = ["四、政府信息公开行政复议、行政诉讼情况"]
    assert numbers(text_of([title, *head, ["件数", "1", *FIGURES]]), "rl") == list(map(int, FIGURES))
    wrong = ["件数", "1", *FIGURES[:-1], "9"]
    assert numbers(text_of([title, *head, wrong]), "rl") == [None] * 15


def test_numbers_of_rows_in_table_pd() -> None:
    rows = [["信息内容", "行次", *DOCUMENTS[0][1:]]]
    rows += [[own, str(n), *row] for n, (own, *row) in enumerate(DOCUMENTS[1:], 1)]
    assert numbers(read(rows), "pd")[:6] == [3, 4, 5, 1, 2, 3]
    wrong = [[*row[:1], "7", *row[2:]] if n == 2 else row for n, row in enumerate(rows)]
    assert numbers(read(wrong), "pd")[:6] == [None] * 6
