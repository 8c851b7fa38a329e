"""Rows of text that were broken at a margin: what stands in the first line alone is no row of seven."""

from tests.reports import loose_text

BROKEN = "| 1.本机关不掌握相关政府信息 | 25 | | 1 | | 84 | | 1 |\n{}| 25 | | 32 | | 168 |\n"
ROW = "rq.unable_not_held."


def _read(end: str, *, first: str = BROKEN) -> dict[str, object]:
    rows = [loose_text.bars([label, *row]) for label, row in zip(loose_text.LABELS, loose_text.ROWS, strict=True)]
    rows[12] = first.format(end)
    cells = loose_text.read(loose_text.HEADER + "".join(rows)).cells
    assert cells["rq.requests_new.total"].value == 11
    return {key.removeprefix(ROW): cell.value for key, cell in cells.items() if key.startswith(ROW)}


def test_the_end_of_a_row_below_it_takes_its_beginning_along() -> None:
    """25, 1, 84 and 1 were read as figures of other columns (a table with two places for each, saved as text)."""
    assert set(_read("").values()) == {None}


def test_a_row_that_adds_up_over_a_line_of_figures_stands() -> None:
    """Guards against telling too little: what is below it is none of its figures."""
    whole = "| 1.本机关不掌握相关政府信息 | 25 | | 1 | | | | 26 |\n| 7 | 8 |\n"
    assert [_read("", first=whole)[column] for column in ("natural_person", "total")] == [25, 26]


def test_a_row_that_does_not_add_up_over_another_row_stands() -> None:
    """Guards against telling too little: the office's own slip."""
    slip = "| 1.本机关不掌握相关政府信息 | 3 | 1 | 0 | 0 | 0 | 0 | 5 |\n"
    assert _read("", first=slip)["total"] == 5
