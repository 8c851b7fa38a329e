"""Tables that a page or a Word file shows as lines of bars."""

from dataclasses import replace

import pytest

from gongkai.documents import read_document
from gongkai.values import Document, Grid, Paragraph
from tests.maker.docx import render
from tests.maker.layout import Layout
from tests.maker.reports import make

ROWS = (
    ("信息内容", "本年制发件数", "本年废止件数", "现行有效件数"),
    ("规章", "1", "", "2"),
    ("行政规范性文件", "3", "4", "5"),
)
MORE = (*ROWS, ("合计", "4", "4", "7"), ("其中", "0", "0", "0"))


def read(body: str) -> Document:
    return read_document(f"<html><body><h1>年报</h1>{body}<p>三、情况</p></body></html>".encode(), name="page.html")


def grids(document: Document) -> list[tuple[int, list[list[str | None]]]]:
    return [
        (block.number, [[cell and cell.text for cell in row] for row in block.rows])
        for block in document.blocks
        if isinstance(block, Grid)
    ]


@pytest.mark.parametrize("line", ["<p>{}</p>", "{}<br>", "<div><span>{}</span></div>"])
@pytest.mark.parametrize("rule", [True, False])
def test_lines_of_bars_are_a_table_behind_those_of_the_page(line: str, rule: bool) -> None:
    """A text in Markdown that was put on a page as it was: no table was found in it."""
    lines = [f"| {' | '.join(row)} |" for row in MORE]
    lines[1:1] = ["|---|---|---|---|"] * rule
    body = f"<div>{''.join(map(line.format, lines))}</div><table><tr><td>1</td><td>2</td></tr></table>"
    assert grids(read(body)) == [(2, [list(row) for row in MORE]), (1, [["1", "2"]])]


@pytest.mark.parametrize(
    "lines",
    [
        ["首页 | 登录 | 注册", "2024 | 2023 | 2022 | 2021", "上一篇 | 下一篇"],
        [f"| {' | '.join(row)} |" for row in (ROWS[0], ROWS[2])],
        ["甲|乙", "丙|丁", "戊|己", "1"],
    ],
)
def test_menus_and_a_few_figures_are_no_table(lines: list[str]) -> None:
    """Guards against telling too much."""
    document = read("".join(f"<p>{line}</p>" for line in lines))
    assert [block.text for block in document.blocks if isinstance(block, Paragraph)][1:-1] == lines
    assert grids(document) == []


def test_lines_of_bars_in_a_word_file() -> None:
    lines = tuple(f"| {' | '.join(row)} |" for row in MORE)
    document = read_document(render(replace(make(1, Layout()), blocks=lines)), name="a.docx")
    assert grids(document) == [(1, [list(row) for row in MORE])]
