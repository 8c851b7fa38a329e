"""Markdown with tables in HTML: its text by lines, its tables as a page has them, in their order."""

import pytest

from gongkai.documents import Unreadable, read_document
from gongkai.documents.limits import MAX_CELLS
from gongkai.documents.text.markdown import markdown_parts
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
