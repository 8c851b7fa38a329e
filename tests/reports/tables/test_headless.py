"""Rows of table RQ under no header, or one that names no column: what the sums prove is read, and no more."""

import pytest

from gongkai.documents import read_document
from gongkai.reports import read_report
from gongkai.values import Report
from tests.reports.loose_text import LABELS, ROWS, values

PD = (
    "<table><tr><td>信息内容</td><td>本年制发件数</td><td>本年废止件数</td><td>现行有效件数</td></tr>"
    "<tr><td>规章</td><td>0</td><td>0</td><td>0</td></tr></table><h2>三、收到和处理政府信息公开申请情况</h2>"
)
MEANINGLESS = ["类别", *(f"数据{n}" for n in range(1, 7)), "总计"]
WRONG = ["项目", "本年新收件数", "上年结转件数", "予以公开", "部分公开", "不予公开", "结转下年度", "总计"]
APPLICANTS = ["自然人", "商业企业", "科研机构", "社会公益组织", "法律服务机构", "其他", "总计"]
LISTED = "".join(f"<p>申请人情况（{label}）</p>" for label in APPLICANTS)
ALL = [n for row in ROWS for n in row]


def row(cells: list[str]) -> str:
    return f"<tr>{''.join(f'<td>{cell}</td>' for cell in cells)}</tr>"


def read(
    rows: list[list[int]], *, head: list[str] = MEANINGLESS, listed: str = "", labels: list[str] = LABELS
) -> Report:
    """A page on which each row of table RQ is a table of its own, under a header."""
    tables = [
        f"<table>{row(head) if head else ''}{row([label, *map(str, figures)])}</table>"
        for label, figures in zip(labels, rows, strict=True)
    ]
    return read_report(read_document((PD + listed + "".join(tables)).encode(), name="page.html"))


@pytest.mark.parametrize("head", [MEANINGLESS, WRONG, []], ids=["meaningless", "wrong", "none"])
def test_all_is_read_where_the_applicants_are_listed_in_order_and_all_sums_hold(head: list[str]) -> None:
    report = read(ROWS, head=head, listed=LISTED)
    assert values(report, "rq") == ALL
    told = [finding for finding in report.findings if finding.rule == "READ-ORDER"]
    assert [len(finding.cells) for finding in told] == [len(ALL)]


@pytest.mark.parametrize("head", [MEANINGLESS, WRONG, []], ids=["meaningless", "wrong", "none"])
@pytest.mark.parametrize("listed", ["", LISTED.replace("商业", "科研", 1)], ids=["not", "otherwise"])
def test_only_totals_and_rows_of_nothing_are_read_where_they_are_not(head: list[str], listed: str) -> None:
    report = read(ROWS, head=head, listed=listed)
    expected = [n if not any(row) or column == 6 else None for row in ROWS for column, n in enumerate(row)]
    assert values(report, "rq") == expected
    null = {key for key, cell in report.cells.items() if key.startswith("rq.") and cell.value is None}
    assert null == {key for finding in report.findings if finding.rule == "READ-COLUMN" for key in finding.cells}


@pytest.mark.parametrize("first", [[], [LABELS[0]]], ids=["rows", "label"])
def test_rows_below_table_pd_in_one_grid_stand_under_none_of_its_columns(first: list[str]) -> None:
    """The header of table RQ is lost. A label of it beside nothing was the only thing that ended the header above."""
    rows = first, *([label, *map(str, figures)] for label, figures in zip(LABELS, ROWS, strict=True))
    page = PD.partition("</table>")[0] + "".join(map(row, filter(None, rows))) + "</table>"
    report = read_report(read_document(page.encode(), name="page.html"))
    assert values(report, "rq") == [n if not any(one) or c == 6 else None for one in ROWS for c, n in enumerate(one)]
    assert report.cells["pd.rules_issued"].value == 0


def test_applicants_listed_in_another_order_prove_nothing() -> None:
    listed = "".join(f"<p>{label}</p>" for label in ["商业企业", "自然人", *APPLICANTS[2:]])
    assert values(read(ROWS, listed=listed), "rq")[:7] == [None] * 6 + [11]


def test_applicants_named_before_the_title_of_the_table_prove_nothing() -> None:
    page = (
        LISTED
        + PD
        + "".join(
            f"<table>{row(MEANINGLESS)}{row([label, *map(str, figures)])}</table>"
            for label, figures in zip(LABELS, ROWS, strict=True)
        )
    )
    report = read_report(read_document(page.encode(), name="page.html"))
    assert values(report, "rq")[:7] == [None] * 6 + [11]


@pytest.mark.parametrize(
    "wrong",
    [
        [[8, 2, 0, 0, 0, 0, 11], *ROWS[1:]],
        [[2, 9, 0, 0, 0, 0, 11], *ROWS[1:]],
        [[11, 9, 2, 0, 0, 0, 0], *ROWS[1:]],
        [[0] * 7 for _ in ROWS],
        [[-9, -2, 0, 0, 0, 0, -11], *ROWS[1:]],
    ],
    ids=["a sum", "a swap in one row", "the total first", "nothing at all", "below zero"],
)
def test_nothing_is_read_where_a_sum_fails_or_proves_nothing(wrong: list[list[int]]) -> None:
    report = read(wrong, listed=LISTED)
    assert set(values(report, "rq")) <= {None}
    assert sum(finding.rule == "READ-COLUMN" for finding in report.findings) == len(LABELS)


def test_nothing_is_read_where_a_row_is_missing_or_comes_twice() -> None:
    without = [*ROWS[:5], *ROWS[6:]], [*LABELS[:5], *LABELS[6:]]
    twice = [*ROWS[:5], ROWS[4], *ROWS[6:]], [*LABELS[:5], LABELS[4], *LABELS[6:]]
    for rows, labels in (without, twice):
        assert set(values(read(rows, labels=labels, listed=LISTED), "rq")) <= {None}


def test_a_header_that_names_no_column_does_not_end_one_that_names_all() -> None:
    named = f"<table>{row(['', *APPLICANTS])}{row([LABELS[0], *map(str, ROWS[0])])}</table>"
    rest = "".join(
        f"<table>{row(MEANINGLESS)}{row([label, *map(str, figures)])}</table>"
        for label, figures in zip(LABELS[1:], ROWS[1:], strict=True)
    )
    report = read_report(read_document((PD + named + rest).encode(), name="page.html"))
    assert values(report, "rq") == ALL
    assert not [finding for finding in report.findings if finding.rule in ("READ-ORDER", "READ-PLACED")]
