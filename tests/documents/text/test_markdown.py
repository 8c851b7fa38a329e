"""Markdown with tables in HTML: its text by lines, its tables as a page has them, in their order."""

import pytest

from gongkai.documents import Unreadable, read_document
from gongkai.documents.limits import MAX_CELLS
from gongkai.documents.text.markdown import front_matter, markdown_parts
from gongkai.values import Grid, Paragraph

TABLE = "<table><tr><td>a</td><td><table><tr><td>1</td></tr></table></td></tr></table>"


def test_text_and_tables_come_in_their_order() -> None:
    text = f"# 年报\n\n甲&amp;乙<br>丙\n\n<html><body>{TABLE}</body></html>\n\n## 二、情况\n{TABLE}"
    assert markdown_parts(text) == [
        (False, "# 年报\n\n甲&乙\n丙\n\n"),
        (True, TABLE),
        (False, "\n\n## 二、情况\n"),
        (True, TABLE),
        (False, ""),
    ]
    document = read_document(text.encode(), name="report.md")
    assert document.title == "年报"
    assert [block.text for block in document.blocks if isinstance(block, Paragraph)] == [
        "年报",
        "甲&乙",
        "丙",
        "二、情况",
    ]
    assert [block.number for block in document.blocks if isinstance(block, Grid)] == [1, 2]


@pytest.mark.parametrize(
    "text",
    [
        f"<p>年报</p>{TABLE}",
        f"年报 <p>一、情况</p>{TABLE}",
        f"\ufeff\n<div>{TABLE}</div>",
        "年报 <br> 情况",
        f"年报{TABLE}<p>",
    ],
)
def test_a_page_is_no_markdown(text: str) -> None:
    assert markdown_parts(text) == []


def test_a_table_that_is_not_ended_is_the_last_part() -> None:
    assert markdown_parts("年报\n<table><tr><td>1") == [(False, "年报\n"), (True, "<table><tr><td>1")]


def test_tables_in_all_are_bounded() -> None:
    rows = "<tr><td>1</td></tr>" * (MAX_CELLS // 4 + 1)
    with pytest.raises(Unreadable, match="it is no report"):
        read_document(f"年报\n{f'<table>{rows}</table>' * 4}".encode(), name="report.md")


ROWS = "| 规章 | 1 | 2 |\n|---|:---:|---:|\n| 数量 | 3 | 4 |"


def _grid(text: str) -> list[list[str | None]]:
    document = read_document(text.encode(), name="report.md")
    [grid] = (block for block in document.blocks if isinstance(block, Grid))
    return [[cell and cell.text for cell in row] for row in grid.rows]


@pytest.mark.parametrize(
    "text",
    [
        f'<span id="page-1-0"></span># 年报\n\n{ROWS}\n',
        f"# 年报\n\n<div>\n\n{ROWS}\n\n</div>\n",
        f'# 年报\n<p align="center">某年</p>\n\n{ROWS.replace("规章", "<b>规</b><br>章").replace("规<br>", "规")}\n',
        f"# 年报\n\n{ROWS.replace('3', '&nbsp;3')}\n",
        f"# 年报\n\n{ROWS.replace('规章', '规<br />章')}\n<a href='#x'>上</a>",
    ],
)
def test_rows_of_bars_with_tags_in_or_round_them_are_markdown(text: str) -> None:
    """What turns a PDF into Markdown writes an empty element wherever a link leads to; no table was found (2025)."""
    [head, row] = _grid(text)
    assert ["".join((cell or "").split()) for cell in head] == ["规章", "1", "2"]
    assert row == ["数量", "3", "4"]
    assert read_document(text.encode(), name="report.md").title == "年报"


@pytest.mark.parametrize(
    ("raised", "cell"),
    [
        ("3<sup>1</sup>", "3 1"),
        ("<del>3</del>1", "\ufffc1"),
        ("<span style='display:none'>3</span>.1", "\ufffc.1"),
        ("<s class='a'>3</s>", "\ufffc"),
        ("<STRIKE>3</STRIKE> 4", "\ufffc 4"),
        ("<b hidden>3</b>", "\ufffc"),
        ("<img src=a.png>", "\ufffc"),
        ("<input value='3'>", "\ufffc"),
        ("<http://x.example/3>", "<http://x.example/3>"),
        ("<span style='text-decoration: line-through'>3</span>", "\ufffc"),
        ("<span style='font-weight: normal'>3</span>", "3"),
        ("<small>3</small>", "3"),
    ],
)
def test_what_stands_raised_or_struck_beside_a_figure_is_no_part_of_it(raised: str, cell: str) -> None:
    """31 is printed nowhere, nor is a figure that is struck out or not shown."""
    [_, row] = _grid(f"# 年报\n\n{ROWS.replace('| 3 |', f'| {raised} |')}\n\n<p>")
    assert row[1] == cell


@pytest.mark.parametrize("text", ["年报 | 2023 |\n<p>1</p>", f"<html><body><pre>{ROWS}</pre></body></html>"])
def test_bars_in_a_page_make_it_no_markdown(text: str) -> None:
    """Guards against telling too much."""
    assert markdown_parts(text) == []


FRONT = "---\ntitle: '云泽市2024年政府信息公开工作年度报告'\ntags:\n  - 年报\n\nPubDate: 2025-01-20\nauthor:\n---\n"


@pytest.mark.parametrize(
    "body", ["\n一、总体情况\n", f"一、总体情况\n\n{ROWS}\n", f"一、总体情况\n<table></table>\n{ROWS}"]
)
def test_the_lines_before_a_text_say_what_it_is(body: str) -> None:
    """Its first line was the title, `title:` and all, in which no agency was found (pages kept as notes, 2025)."""
    document = read_document(f"{FRONT}{body}".encode(), name="report.md")
    assert document.metadata == {"title": "云泽市2024年政府信息公开工作年度报告", "PubDate": "2025-01-20"}
    assert isinstance(document.blocks[0], Paragraph)
    assert document.blocks[0].text == "一、总体情况"


@pytest.mark.parametrize(
    "text",
    [
        "---\n一、总体情况\n---\n",
        "---\ntitle: 年报\n",
        "年报\n---\ntitle: 年报\n---\n",
        "---\n---\n",
        "---\n- a\n---\n",
    ],
)
def test_other_lines_between_rules_are_text(text: str) -> None:
    """Guards against telling too much."""
    assert front_matter(text) == ({}, text)


DRAWN = "| 甲 | 乙 | 丙 |\n|---|:--|--:|\n| 一&amp;二 | <b>3</b><br>注 | 4 |\n"


def test_markdown_that_a_program_made_of_a_page_keeps_its_frames() -> None:
    """Its tables are drawn with bars, or are HTML where cells span."""
    text = f"<div class='a'>\n\n# 年报\n\n{DRAWN}\n{TABLE}\n</div>\n"
    document = read_document(text.encode(), name="report.md")
    drawn, page = (block for block in document.blocks if isinstance(block, Grid))
    assert [[cell.text if cell else None for cell in row] for row in drawn.rows] == [
        ["甲", "乙", "丙"],
        ["一&二", "3 注", "4"],
    ]
    assert document.title == "年报"
    assert page.number == 2


@pytest.mark.parametrize("text", [f"<html><div>{DRAWN}</div>", f"<div><script>{DRAWN}</script>", "<div>| 甲 |</div>"])
def test_a_page_with_such_a_text_is_none(text: str) -> None:
    assert markdown_parts(text) == []
