"""Rules of style sheets that name what an element stands in, however deep and however named what stands round it is."""

import pytest

from gongkai.documents import read_document
from gongkai.values import Grid


def figure(around: str, before: str, name: str = "w") -> str:
    """The text of a cell whose figure has a footnote, which a rule raises inside `.w`."""
    sheet = "<style>.w .fn{vertical-align:super}</style>"
    table = "<table><tr><td>规章</td><td>26<i class='fn'>1</i></td></tr></table>"
    page = f"<html><head>{sheet}</head><body><div class='{name}'><div>{around}{before}{table}</div></div></body></html>"
    document = read_document(page.encode(), name="page.html")
    [grid] = (block for block in document.blocks if isinstance(block, Grid))
    assert grid.rows[0][1] is not None
    return grid.rows[0][1].text


@pytest.mark.parametrize("depth", range(24, 34))
def test_what_stands_round_an_element_is_known_whatever_was_asked_before(depth: int) -> None:
    """Asked of one 30 elements deep first, what stood round the outermost of these was forgotten: 26 was 261."""
    assert figure("", f"{'<div>' * depth}<i class='fn'>x</i>{'</div>' * depth}") == "26 1"


def test_any_number_of_names_round_an_element() -> None:
    names = " ".join(f"n{number}" for number in range(400))
    assert figure(f"<div class='{names}'><div>", "") == "26 1"


def test_an_element_that_stands_elsewhere_is_not_raised() -> None:
    """Guards against setting apart too much."""
    assert figure("", "", name="other") == "261"
