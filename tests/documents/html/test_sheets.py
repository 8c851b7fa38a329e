"""Rules of style sheets that name what an element stands in, however deep and however named what stands round it is."""

import pytest

from gongkai.documents import read_document
from gongkai.values import Grid


def cell_under(sheet: str, cell: str) -> str:
    """What a cell shows, `cell` being its markup, on a page with this style sheet."""
    page = f"<style>{sheet}</style><table><tr><td>规章</td>{cell}</tr></table>"
    [grid] = (block for block in read_document(page.encode(), name="page.html").blocks if isinstance(block, Grid))
    assert grid.rows[0][1] is not None
    return grid.rows[0][1].text


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


@pytest.mark.parametrize(
    "rule",
    [
        ".x{display:inline-block;width:0;height:0;overflow:hidden}",
        ".x{overflow: hidden; max-height: 0px; display: block}",
        ".x{transform:scale(0)}",
        ".x{position:absolute;transform:translateX(-9999px)}",
        ".x{position:absolute;left:9999px}",
        ".x{filter:opacity(0)}",
        ".x{font:0/0 a}",
        ".x{font-size:1px}",
        ".x{color:transparent}",
        ".x{color:#fefefe}",
        ".x{color:rgba(0,0,0,0)}",
        ".x{display:block}",
        "td{display:flex} .x{order:2}",
    ],
)
def test_a_text_that_a_rule_shuts_pales_or_places_stands_apart(rule: str) -> None:
    assert cell_under(rule, "<td><span class=x>9</span>26</td>") == "9 26"


@pytest.mark.parametrize(
    "rule",
    [".x{width:0}", ".x{overflow:hidden;width:10px}", ".x{transition:opacity 1s}", ".x{line-height:0;color:red}"],
)
def test_a_text_that_is_seen_in_its_line_stands_in_its_figure(rule: str) -> None:
    """Guards against setting apart too much."""
    assert cell_under(rule, "<td><span class=x>2</span>6</td>") == "26"


@pytest.mark.parametrize(
    ("sheet", "shown"),
    [
        ("td .x{display:none}", "\ufffc"),
        ("tr > td.x{display:none}", "\ufffc"),
        ("table tr{display:none}", "\ufffc"),
        ("table .y{display:none}", "26"),
        ("@media (max-width:600px){td .x{display:none}}", "26"),
        ("td .x{display:none} .on .x{display:block}", "26"),
    ],
)
def test_a_figure_that_a_longer_rule_hides_is_not_read(sheet: str, shown: str) -> None:
    """It was read as if the page showed it; a rule for small screens hides nothing, nor one that another takes back."""
    assert cell_under(sheet, "<td class=x><b class=x>26</b></td>") == shown


@pytest.mark.parametrize(
    ("style", "shown"),
    [
        ("<style media='print'>", "26"),
        ("<style media='screen and (max-width: 600px)'>", "26"),
        ("<style type='text/template'>", "26"),
        ("<noscript><style>", "26"),
        ("<template><style>", "26"),
        ("<style>.y{color:red</style><style media='print'>", "26"),
        ("<style media='screen' type='text/css'>", ""),
        ("<style media=' ALL '>", ""),
        ("<style>.y{color:red</style><style>", ""),
        ("<style media='print'>.y{color:red}</style><style>", ""),
    ],
)
def test_a_sheet_for_print_or_for_small_screens_hides_nothing(style: str, shown: str) -> None:
    """A figure that it hides was a blank."""
    sheet = f"{style}.x{{display:none}}</style></noscript></template>"
    page = f"<head>{sheet}</head><table><tr><td>规章</td><td><b class=x>26</b></td></tr></table>"
    [grid] = (block for block in read_document(page.encode(), name="page.html").blocks if isinstance(block, Grid))
    assert grid.rows[0][1] is not None
    assert grid.rows[0][1].text == shown


@pytest.mark.parametrize(
    ("sheet", "cell", "shown"),
    [
        (".x::before{content:'1'}", "<td class=x>26</td>", "26\ufffc"),
        ('td i:after { content: "00" }', "<td>26<i></i></td>", "26\ufffc"),
        ("td i::before{content:attr(data-n)}", "<td><i data-n=26></i></td>", "\ufffc"),
        ("i::after{content:counter(n)}", "<td><i></i></td>", "\ufffc"),
        ("td::before{content:attr(data-n)}", "<td data-n=本年制发件数>26</td>", "26"),
        ("td::before{content:'\\e601'}", "<td>26</td>", "26"),
        ("td::after{content:'.';visibility:hidden}", "<td>26</td>", "26"),
        ("td::before{content:counter(n)}", "<td>26</td>", "26"),
        ("p i::before{content:'1'}", "<td><i>26</i></td>", "26"),
        ("@media print{td::before{content:'1'}}", "<td>26</td>", "26"),
    ],
)
def test_a_figure_that_a_rule_adds_is_told(sheet: str, cell: str, shown: str) -> None:
    """A page printed 126, and 26 was read; where it printed nothing but what the rule adds, a blank."""
    assert cell_under(sheet, cell) == shown
