"""Which proceeding a paragraph over a table names."""

import pytest

from gongkai.documents import read_document
from gongkai.reports import NotAReport, read_report
from gongkai.reports.tables.captions import caption_after, proceeding
from gongkai.values import Report

HEAD = "<tr><td>结果维持</td><td>结果纠正</td><td>其他结果</td><td>尚未审结</td><td>总计</td></tr>"
ROW = "<tr><td>2</td><td>0</td><td>1</td><td>0</td><td>3</td></tr>"
TABLE = f"<table>{HEAD}{ROW}</table>"


def read(body: str) -> Report:
    return read_report(read_document(body.encode(), name="page.html"))


def totals(report: Report) -> list[object]:
    return [report.cells[f"rl.{key}.total"].value for key in ("review", "suit_direct", "suit_after_review")]


@pytest.mark.parametrize(
    ("text", "key"),
    [
        ("行政复议", "review"),
        ("（一）行政复议情况", "review"),
        ("行政诉讼（未经复议直接起诉）", "suit_direct"),
        ("2．复议后起诉（单位：件）", "suit_after_review"),
        ("行政诉讼——复议后起诉", "suit_after_review"),
        ("行政訴訟（未經複議直接起訴）", "suit_direct"),
        ("行政诉讼", None),
        ("四、政府信息公开行政复议、行政诉讼情况", None),
        ("2022年行政复议", None),
        ("本年度未发生行政复议", None),
    ],
)
def test_a_caption_names_one_proceeding_or_none(text: str, key: str | None) -> None:
    assert proceeding(text) == key


def test_another_heading_ends_a_caption_and_prose_does_not() -> None:
    assert caption_after("行政诉讼", "review") is None
    assert caption_after("五、存在的主要问题", "review") is None
    assert caption_after("单位：件", "review") == "review"
    prose = "本年度共办理以本机关为被申请人的行政复议三件，均已审结，现将结果按照规定的格式在此公布如下，供查阅。"
    assert caption_after(prose, "review") == "review"


def test_each_table_has_the_caption_over_it() -> None:
    report = read(f"<p>行政复议</p>{TABLE}<p>未经复议直接起诉</p>{TABLE}<p>复议后起诉</p>{TABLE}")
    assert totals(report) == [3, 3, 3]


def test_a_caption_holds_for_one_table() -> None:
    other = TABLE.replace("<td>3</td>", "<td>9</td>")
    report = read(f"<p>行政复议</p>{TABLE}{other}<p>复议后起诉</p>{TABLE}")
    assert totals(report) == [3, None, 3]
    assert any(finding.rule == "READ-COLUMN" and "9" in finding.zh for finding in report.findings)


def test_labels_in_the_table_go_before_its_caption() -> None:
    rows = "".join(f"<tr><td>{label}</td>{ROW[4:]}" for label in ("行政复议", "未经复议直接起诉", "复议后起诉"))
    report = read(f"<p>复议后起诉</p><table>{HEAD.replace('<tr>', '<tr><td></td>')}{rows}</table>")
    assert totals(report) == [3, 3, 3]


def test_two_lines_under_one_caption_are_told_apart_by_nothing() -> None:
    body = f"<p>行政复议</p><table>{HEAD}{ROW}{ROW.replace('<td>2</td>', '<td>5</td>')}</table>"
    report = read(body + f"<p>复议后起诉</p>{TABLE}")
    assert report.cells["rl.review.upheld"].value is None
    assert any(f.rule == "READ-DUPLICATE" and "rl.review.upheld" in f.cells for f in report.findings)


def test_without_a_caption_nothing_is_read() -> None:
    with pytest.raises(NotAReport):
        read(f"<p>行政诉讼</p>{TABLE}")


@pytest.mark.parametrize("span", ["", " colspan=5"], ids=["a cell", "a span"])
def test_a_line_of_the_same_table_is_a_caption_too(span: str) -> None:
    names = ["行政复议", "行政诉讼（未经复议直接起诉）", "行政诉讼（复议后起诉）"]
    rows = [
        f"<tr><td{span}>{name}</td></tr>{HEAD}{ROW.replace('<td>3</td>', f'<td>{n}</td>')}"
        for n, name in enumerate(names, 4)
    ]
    assert totals(read(f"<table>{''.join(rows)}</table>")) == [4, 5, 6]


def test_a_line_of_the_table_goes_before_the_paragraph_over_it() -> None:
    report = read(f"<p>行政复议</p><table><tr><td>复议后起诉</td></tr>{HEAD}{ROW}</table>")
    assert totals(report) == [None, None, 3]


def test_a_line_that_names_a_proceeding_for_each_column_is_a_caption() -> None:
    """Text of a program that prints a cell once for each place that it covers."""
    head = "结果维持 | 结果纠正 | 其他结果 | 尚未审结 | 总计"
    named = ("行政复议", "未经复议直接起诉", "复议后起诉")
    tables = (f"{' | '.join([name] * 5)}\n{head}\n{n} | 0 | 1 | 0 | {n + 1}\n\n" for n, name in enumerate(named, 2))
    assert totals(read_report(read_document("".join(tables).encode(), name="report.txt"))) == [3, 4, 5]
