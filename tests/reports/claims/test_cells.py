"""Sums of cells: what is missing, blank or words, and which of several sums a figure fits."""

from gongkai.reports.claims.cells import evaluate, judge
from gongkai.values import Cell, CellState


def cell(key: str, value: int | None, state: CellState = "number") -> tuple[str, Cell]:
    return key, Cell(key, "" if value is None else str(value), value, state)


def test_a_total_of_words_is_no_sum_of_its_parts() -> None:
    cells = dict([cell("rl.review.upheld", 3), cell("rl.review.total", None, "text")])
    assert evaluate("rl.review.total", cells).value is None
    assert evaluate("rl.review.total", dict([*cells.items(), cell("rl.review.total", None, "absent")])).value is None
    assert evaluate("rl.review.total", dict([*cells.items(), cell("rl.review.total", None, "blank")])).value == 3


def test_a_blank_total_is_the_sum_of_those_parts_that_the_page_has() -> None:
    cells = dict([cell("rq.requests_new.natural_person", 4), cell("rq.requests_new.total", None, "blank")])
    assert evaluate("rq.requests_new.total", cells).value == 4


def test_a_sum_with_a_missing_cell_is_unknown() -> None:
    cells = dict([cell("rq.requests_carried_in.total", 4)])
    assert evaluate("rq.requests_new.total + rq.requests_carried_in.total", cells).value is None
    assert evaluate("rq.requests_carried_in.total - rq.requests_new.total", cells).value is None


def test_a_blank_is_no_second_meaning_of_none() -> None:
    """0 fits the first sum even if it is blank, but a further one only where it prints a figure."""
    full, blank = dict([cell("rl.review.total", 5)]), dict([cell("rl.suit_direct.total", None, "blank")])
    both = ("rl.review.total", "rl.suit_direct.total")
    assert judge(0, both, {**full, **blank}, strict=False).status == "ambiguous"
    assert judge(0, both[1:], blank, strict=False).status == "match"
    assert judge(0, both, {**full, **dict([cell("rl.suit_direct.total", 0)])}, strict=False).status == (
        "match_alternative"
    )
