"""Texts without the characters that print nothing."""

import pytest

from gongkai.documents import read_document
from gongkai.documents.unseen import as_seen, without_unseen
from gongkai.reports import read_report
from gongkai.values import Document, Grid, GridCell, Paragraph
from tests.reports.loose_text import HEADER, LABELS, ROWS, values

TITLE = "云泽市水利局2022年政府信息公开工作年度报告"


@pytest.mark.parametrize("mark", ["\u200b", "\u200e", "\u202d", "\u2060", "\ufeff", "\xad"])
def test_a_title_with_such_a_mark_in_it_names_its_agency(mark: str) -> None:
    """It named none: the mark stood between the words of its name."""
    columns = ("信息内容", "本年制发件数", "本年废止件数", "现行有效件数")
    rows = [columns, *((label, f"{mark}3{mark}", "0", "5") for label in ("规章", "行政规范性文件"))]
    table = "".join(f"<tr>{''.join(f'<td>{cell}</td>' for cell in row)}</tr>" for row in rows)
    page = f"<h1>{mark}云泽市{mark}水利局{TITLE[6:]}</h1><table>{table}</table>"
    for written in (page, page.replace(mark, f"&#{ord(mark)};")):
        report = read_report(read_document(written.encode(), name="x.html"))
        assert (report.agency, report.title) == ("云泽市水利局", TITLE)
        assert report.cells["pd.rules_issued"].raw == "3"


@pytest.mark.parametrize(("before", "behind"), [("\u202d", "\u202c"), ("\u200b", "\u200b")])
def test_figures_of_a_text_between_marks_of_a_direction_are_figures(before: str, behind: str) -> None:
    """Windows' calculator leaves them round what is copied from it: no row was told from the next."""
    rows = [[label, *(f"{before}{figure}{behind}" for figure in row)] for label, row in zip(LABELS, ROWS, strict=True)]
    text = f"{TITLE}\n三、收到和处理政府信息公开申请情况\n{HEADER}" + "".join(
        f"{cell}\n" for row in rows for cell in row
    )
    plain = text.replace(before, "").replace(behind, "")
    read, expected = (read_report(read_document(one.encode(), name="x.txt")) for one in (text, plain))
    assert values(read, "rq") == values(expected, "rq") == [figure for row in ROWS for figure in row]


def test_the_mark_that_turns_digits_round_is_left() -> None:
    assert without_unseen("\u202e12") == "\u202e12"


def test_a_cell_stays_one_in_all_its_places() -> None:
    cell, blank = GridCell("1\u200b 2", 0, 0, column_span=2), GridCell("\u200b", 1, 0)
    (grid,) = as_seen(Document("html", "", {}, (Grid(((cell, cell), (blank, None)), 1),))).blocks
    assert isinstance(grid, Grid)
    (left, right), (below, none) = grid.rows
    assert left is right and left is not None and below is not None
    assert (left.text, left.column_span, below.text, none) == ("1 2", 2, "", None)


def test_what_stood_between_two_spaces_leaves_one() -> None:
    document = read_document("<p>青屏县 &#8203; 水务局</p>".encode(), name="a.html")
    assert [block.text for block in document.blocks if isinstance(block, Paragraph)] == ["青屏县 水务局"]
