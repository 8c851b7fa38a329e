"""Tables of TEI are tables."""

import pytest

from gongkai.documents import read_document
from gongkai.documents.html.tei import with_html_tables
from gongkai.values import Grid

ROWS = (
    '<table><row role="label"><cell role="data">规章</cell><cell rows="2" cols="3">数量</cell></row>'
    "<row><cell><p>1</p></cell></row><row><cell/><cell>2</cell><cell span='2'>3</cell></row></table>"
)


def test_rows_and_cells_of_a_text_kept_for_study() -> None:
    """A browser takes them for words: of a report only its labels were found."""
    document = read_document(f'<?xml version="1.0"?><doc><p>年报</p>{ROWS}</doc>'.encode(), name="report.xml")
    [grid] = (block for block in document.blocks if isinstance(block, Grid))
    texts = [[cell.text for cell in row if cell] for row in grid.rows]
    assert texts == [["规章", "数量", "数量", "数量"], ["1", "数量", "数量", "数量"], ["", "2", "3", "3"]]


@pytest.mark.parametrize("text", ["<table><tr><td>1</td></tr></table><cell>", "<rows><cells>", "<row>1</row>"])
def test_other_texts_stay_as_they_are(text: str) -> None:
    """Guards against telling too much."""
    assert with_html_tables(text) == text
