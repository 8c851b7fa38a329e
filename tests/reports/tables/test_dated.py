"""Columns of other years beside those of the report's."""

import pytest

from gongkai.documents import read_document
from gongkai.reports import read_report
from gongkai.values import Report

SEVEN = "<td rowspan=2>自然人</td><td colspan=5>法人或其他组织</td><td rowspan=2>{total}</td>"
FIVE = "".join(f"<td>{name}</td>" for name in ("商业企业", "科研机构", "社会公益组织", "法律服务机构", "其他"))
FIGURES = [5, 2, 0, 1, 0, 0, 8]
OTHERS = [4, 1, 1, 0, 0, 3, 9]


def read(first: str, second: str, third: str, figures: list[int]) -> Report:
    head = f"<tr><td rowspan=3>（勾稽）</td>{first}</tr><tr>{second}</tr><tr>{third}</tr>"
    row = "".join(f"<td>{figure}</td>" for figure in figures)
    rows = "".join(f"<tr><td>{name}</td>{row}</tr>" for name in ("一、本年新收政府信息公开申请数量", "（一）予以公开"))
    return read_report(read_document(f"<table>{head}{rows}</table>".encode(), name="page.html"))


def new(report: Report) -> list[object]:
    return [cell.value for key, cell in report.cells.items() if key.startswith("rq.requests_new.")]


@pytest.mark.parametrize("is_turned", [False, True])
def test_of_two_totals_with_years_the_last_is_this_years(is_turned: bool) -> None:
    """Both were 总计 once their years were taken away, and neither was read."""
    years = ("2024年总计", "2023年总计")
    mine, others = years if not is_turned else years[::-1]
    first = f"<td colspan=7>申请人情况</td><td rowspan=3>{others}</td>"
    figures = [*FIGURES, 9] if not is_turned else [*FIGURES[:6], 9, 8]
    assert new(read(first, SEVEN.format(total=mine), FIVE, figures)) == FIGURES


@pytest.mark.parametrize(
    "over", [("2024年", "2023年"), ("2023年", "2024年"), ("申请人情况", "2023年"), ("2023年", "申请人情况")]
)
def test_seven_columns_for_each_of_two_years(over: tuple[str, str]) -> None:
    first = "".join(f"<td colspan=7>{label}</td>" for label in over)
    figures = [*OTHERS, *FIGURES] if over[0] == "2023年" else [*FIGURES, *OTHERS]
    report = read(first, SEVEN.format(total="总计") * 2, FIVE * 2, figures)
    assert new(report) == FIGURES
    told = " ".join(finding.zh for finding in report.findings)
    assert all(f"“2023年{name}”" in told for name in ("自然人", "科研机构", "总计"))


def test_a_year_over_all_columns_is_of_none_of_them() -> None:
    assert new(read("<td colspan=7>2024年申请人情况</td>", SEVEN.format(total="总计"), FIVE, FIGURES)) == FIGURES


@pytest.mark.parametrize("years", [("本年", "上年"), ("2024年", "2023年"), ("2023年", "2024年"), ("去年同期", "今年")])
def test_two_years_under_each_applicant(years: tuple[str, str]) -> None:
    """All fourteen cells stood under seven labels: where this year's were blank, last year's were read."""
    double = SEVEN.format(total="总计").replace("rowspan=2", "rowspan=2 colspan=2").replace("colspan=5", "colspan=10")
    five = FIVE.replace("<td>", "<td colspan=2>")
    last = "".join(f"<td>{year}</td>" for year in years * 7)
    is_first = years[0] in ("本年", "2024年")
    for mine in (FIGURES, [5, "", "", "", "", "", 5], [5, "", "", "", "", 3, 8]):
        pairs = zip(mine, OTHERS, strict=True)
        row = "".join(f"<td>{one}</td>" for a, b in pairs for one in ((a, b) if is_first else (b, a)))
        rows = "".join(
            f"<tr><td>{name}</td>{row}</tr>" for name in ("一、本年新收政府信息公开申请数量", "（一）予以公开")
        )
        head = f"<tr><td rowspan=4>（勾稽）</td><td colspan=14>申请人情况</td></tr><tr>{double}</tr><tr>{five}</tr>"
        report = read_report(read_document(f"<table>{head}<tr>{last}</tr>{rows}</table>".encode(), name="page.html"))
        assert new(report) == [figure if figure != "" else None for figure in mine]
