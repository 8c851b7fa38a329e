"""What `gongkai read` shows a person."""

import io
import re

import pytest
from rich.console import Console

from gongkai.checks import check
from gongkai.documents import read_document
from gongkai.printing import Lang, report_view
from gongkai.reports import read_report
from gongkai.reports.passages import MOST_TEXT
from tests.maker.html import page
from tests.maker.layout import Layout
from tests.maker.reports import make


def shown(html: str, lang: Lang) -> list[str]:
    report = read_report(read_document(html.encode(), name="a.html"))
    out = io.StringIO()
    Console(file=out, width=1_000).print(report_view("a.html", report, check(report), lang))
    return [line.strip() for line in out.getvalue().splitlines()]


@pytest.mark.parametrize(("lang", "state"), [("zh", "无法核对"), ("en", "cannot be checked")])
def test_text_that_was_not_held_against_the_tables_could_not_be_checked(lang: Lang, state: str) -> None:
    made = make(7, Layout())
    lines = shown(page(made.title, made.blocks, made.layout) + f"<p>{'文' * MOST_TEXT}</p>", lang)
    assert [line for line in lines if line.startswith(f"READ-DOCUMENT [{state}]") and str(MOST_TEXT) in line], lines


@pytest.mark.parametrize(("lang", "state"), [("zh", "推定"), ("en", "assumed")])
def test_what_the_reader_of_a_file_assumed_says_nothing_of_blanks(lang: Lang, state: str) -> None:
    made = make(7, Layout())
    html = page(made.title, made.blocks, made.layout).replace("<table", "<table hidden", 1)
    lines = shown(html, lang)
    assert [line for line in lines if line.startswith(f"READ-DOCUMENT [{state}] ")], lines
    assert not [line for line in lines if line.startswith("READ-") and ("blank" in line or "空白" in line)], lines


@pytest.mark.parametrize(
    ("lang", "opens", "rows", "proceedings"),
    [
        ("zh", "[无法核对]", "各行合计 (25)；", "复议诉讼总计：未经复议直接起诉、复议后起诉"),
        ("en", "[cannot be checked]", "rows (25); ", "proceedings: suit_direct, suit_after_review"),
    ],
)
def test_many_sums_of_one_kind_that_are_left_open_are_counted(
    lang: Lang, opens: str, rows: str, proceedings: str
) -> None:
    """25 names of sums, in English, stood under the findings that an office was to read."""
    made = make(7, Layout())
    html = page(made.title, made.blocks, made.layout).replace("自然人", "某人").replace("复议后起诉", "其他")
    (line,) = (line for line in shown(html, lang) if line.startswith(opens))
    assert rows in line and proceedings in line
    assert "RQ-" not in line


def test_the_forms_are_named_in_words() -> None:
    """表式：pd 2021 was what an office was to understand."""
    made = make(7, Layout())
    lines = shown(page(made.title, made.blocks, made.layout), "zh")
    assert any("表式：主动公开 2021年格式，申请 2021年格式，复议诉讼 2021年格式" in line for line in lines)


@pytest.mark.parametrize(("lang", "more"), [("zh", "另有 {} 条同类提示"), ("en", "{} more like these")])
def test_many_findings_of_one_rule_are_counted(lang: Lang, more: str) -> None:
    """Some 300 lines told of a table of which no row could be placed."""
    made = make(7, Layout())
    head, _, rows = page(made.title, made.blocks, made.layout).partition("一、本年新收")
    rows, end, rest = rows.partition("四、政府信息公开行政复议")
    lost = [0]

    def without_one(row: re.Match[str]) -> str:
        lost[0] = (lost[0] + 3) % 7  # in each row another cell
        cells = re.findall("<td>[0-9]+</td>", row[0])
        return "".join(cells[: lost[0]] + cells[lost[0] + 1 :])

    short = re.sub("(?:<td>[0-9]+</td>){7}", without_one, rows)
    html = f"{head}一、本年新收{short}{end}{rest}"
    report = read_report(read_document(html.encode(), name="a.html"))
    count = sum(one.rule == "READ-SHAPE" for one in report.findings)
    lines = [line for line in shown(html, lang) if line.startswith("READ-SHAPE ")]
    assert count > 20
    assert len(lines) == 8
    assert more.format(count - 7) in lines[-1]


@pytest.mark.parametrize(
    ("lang", "row"), [("zh", "+ 本级: 自然人 1, 商业企业 2,"), ("en", "+ 本级: natural_person 1,")]
)
def test_row_that_no_form_knows_is_one_line_with_its_columns(lang: Lang, row: str) -> None:
    """It was seven lines with English names."""
    made = make(7, Layout())
    numbers = "".join(f"<td>{number}</td>" for number in range(1, 8))
    head, _, rest = page(made.title, made.blocks, made.layout).partition("四、结转下年度继续办理")
    before, _, cells = head.rpartition("<tr")
    html = f'{before}<tr><td colspan="3">本级</td>{numbers}</tr><tr{cells}四、结转下年度继续办理{rest}'
    (line,) = (line for line in shown(html, lang) if line.startswith("+"))
    assert line.startswith(row)
    assert line.endswith(" 7")
