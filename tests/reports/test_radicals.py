"""Radicals that fonts put in the place of the characters that they look like."""

from gongkai.documents import read_document
from gongkai.reports.radicals import without_radicals
from gongkai.reports.sections import read_sections
from gongkai.values import Document, Grid, Paragraph


def lines(document: Document) -> list[str]:
    return [block.text for block in document.blocks if isinstance(block, Paragraph)]


def test_radicals_are_read_as_the_characters_that_a_person_sees() -> None:
    text = "<p>云泽市⺠政局</p><p>⼀、总体情况</p><p>⾏政复议⼆件，⻓期⽆投诉。</p>"
    page = f"{text}<table><tr><td>⾏政许可</td></tr></table>"
    document = without_radicals(read_document(page.encode(), name="x.html"))
    assert lines(document) == ["云泽市民政局", "一、总体情况", "行政复议二件，长期无投诉。"]
    assert [one.text for one in read_sections(document.blocks)] == ["行政复议二件，长期无投诉。"]
    (grid,) = (block for block in document.blocks if isinstance(block, Grid))
    assert [cell.text for row in grid.rows for cell in row if cell] == ["⾏政许可"]


def test_a_page_without_radicals_is_left_as_it_is() -> None:
    document = read_document("<p>行政复议二件，①、㈠、Ⅰ</p>".encode(), name="x.html")
    assert without_radicals(document) is document
