"""Report pages: every layout prints the figures it was given, in tables that close."""

from datetime import date
from html.parser import HTMLParser
from itertools import combinations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from gongkai.demo.figures import Figures, printed
from gongkai.demo.invent import Invented, invent
from gongkai.demo.labels import pd_keys, rl_keys, rq_rows
from gongkai.demo.pages import HABITS, as_printed, body_html, body_text, content
from gongkai.demo.tables import Table, litigation, proactive, requests
from tests.demo.sums import COLUMNS

AGENCY = Invented("青梧县人民政府办公室", (2019, 2023), size=300, decisions=12_000, rules=True)
REPORTS = {report.year: report for report in invent(AGENCY, 5)}
layouts = st.frozensets(st.sampled_from(sorted(HABITS - {"text"})))


class Cells(HTMLParser):
    """The text of each innermost table cell, in order."""

    def __init__(self) -> None:
        super().__init__()
        self.open: list[str] = []
        self.found: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag == "td":
            self.open.append("")

    def handle_endtag(self, tag: str) -> None:
        if tag == "td":
            self.found.append(self.open.pop().strip())

    def handle_data(self, data: str) -> None:
        if self.open:
            self.open[-1] += data


def cells_of(html: str) -> list[str]:
    parser = Cells()
    parser.feed(html)
    parser.close()
    return parser.found


def figures_in_order(report: Figures) -> list[str]:
    keys = [*pd_keys(report.pd_form)]
    keys += [f"rq.{row}.{column}" for row in rq_rows(report.rq_form) for column in (*COLUMNS, "total")]
    return [report.cells[key].text for key in [*keys, *rl_keys()]]


def is_subsequence(wanted: list[str], found: list[str]) -> bool:
    rest = iter(found)
    return all(text in rest for text in wanted)


@settings(max_examples=40)
@given(st.sampled_from(sorted(REPORTS)), layouts)
def test_each_figure_stands_in_a_cell_in_the_order_of_the_form(year: int, layout: frozenset[str]) -> None:
    report = as_printed(REPORTS[year], layout)
    found = cells_of(body_html(report, layout, date(2024, 1, 5)))
    assert is_subsequence(figures_in_order(report), found)


@pytest.mark.parametrize("year", sorted(REPORTS))
def test_flattened_text_holds_each_figure_in_a_line_of_its_own(year: int) -> None:
    text = body_text(REPORTS[year], frozenset({"text"}), "标题")
    lines = [line[1:] for line in text.split("\n") if line.startswith("\t")]
    assert is_subsequence(figures_in_order(REPORTS[year]), lines)


def test_flattened_text_leaves_an_empty_cell_where_a_span_goes_on() -> None:
    text = body_text(REPORTS[2023], frozenset({"text"}), "标题")
    second_of_a_group = text[: text.index("\t2．其他法律行政法规禁止公开")]
    assert second_of_a_group.endswith("\n\n\t\n\t\n")


@pytest.mark.parametrize(("table", "width"), [(proactive, 4), (requests, 10), (litigation, 15)])
@pytest.mark.parametrize("year", sorted(REPORTS))
def test_tables_close(table: object, width: int, year: int) -> None:
    assert callable(table)
    assert set(places_covered(table(REPORTS[year]), width)) == {1}


def test_a_table_that_does_not_close_is_seen() -> None:
    table = requests(REPORTS[2023])
    assert set(places_covered((table[0], *table[2:]), 10)) != {1}


def places_covered(table: Table, width: int) -> list[int]:
    """How many boxes cover each place of a grid as wide as the table should be."""
    grid = [[0] * width for _ in table]
    for at, row in enumerate(table):
        column = 0
        for box in row:
            while column < width and grid[at][column]:
                column += 1
            for line in range(at, at + box.rows):
                for place in range(column, column + box.columns):
                    if line < len(grid) and place < width:
                        grid[line][place] += 1
                    else:
                        return [-1]
    return [count for line in grid for count in line]


def test_habits_change_the_page_and_not_the_figures_but_for_blanks() -> None:
    report = REPORTS[2023]
    pages = {habit: body_html(as_printed(report, frozenset({habit})), frozenset({habit}), date(2024, 1, 5))
             for habit in HABITS - {"text"}}  # fmt: skip
    plain = body_html(report, frozenset(), date(2024, 1, 5))
    assert all(page != plain for page in pages.values())
    assert all(one != other for one, other in combinations(pages.values(), 2))
    assert "&nbsp;" in pages["nbsp"] and "&nbsp;" not in plain
    assert "规 章" in pages["worn"] and "mso-" in pages["word"] and "索引号" in pages["metadata"]
    thousands = as_printed(report, frozenset({"thousands"}))
    assert any("," in cell.text for cell in thousands.cells.values())
    assert {k: c.value for k, c in thousands.cells.items()} == {k: c.value for k, c in report.cells.items()}
    blanked = as_printed(report, frozenset({"nbsp"})).cells
    assert {cell.value for key, cell in report.cells.items() if blanked[key].value is None} == {0}


def test_real_figures_keep_their_zeros() -> None:
    real = Figures("某局", 2023, "2021", "2021", REPORTS[2023].cells, invented=False)
    assert as_printed(real, frozenset({"nbsp"})).cells == real.cells


def test_an_excerpt_ends_where_the_known_rows_end() -> None:
    known = {key: cell for key, cell in REPORTS[2023].cells.items() if key.startswith(("pd.", "rq.requests_new."))}
    excerpt = Figures("某局", 2023, "2021", "2021", known, invented=False, excerpt=True)
    text = body_text(excerpt, frozenset(), "标题")
    assert "本年新收" in text and "上年结转" not in text and "复议" not in text and "五、" not in text
    assert len(content(excerpt)) == 6


@pytest.mark.parametrize(
    ("token", "text", "value"),
    [("0", "0", 0), ("14,069", "14,069", 14069), ("251000元", "251000元", 251000), ("+5", "+5", 5), ("-8", "-8", -8),
     ("_", "", None), ("/", "/", None), ("-", "-", None)],
)  # fmt: skip
def test_tokens_of_a_figures_file(token: str, text: str, value: int | None) -> None:
    assert (printed(token).text, printed(token).value) == (text, value)
