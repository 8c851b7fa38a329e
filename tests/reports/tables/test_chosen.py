"""Of several readings of each figure those are chosen that all sums leave, and that no likely mistake makes up for."""

from collections.abc import Mapping, Sequence

import pytest

from gongkai.reports.tables.chosen import choose
from gongkai.reports.tables.equations import Equation

TABLE = ((15, 238, 4107, 4360), (9, 2509, 36, 2554), (24, 2747, 4143, 6914))
"""The last row and column are sums."""
NAMES = [f"{row}{column}" for row in "abc" for column in "wxyz"]
RIGHT = dict(zip(NAMES, (figure for row in TABLE for figure in row), strict=True))
Readings = Mapping[str, Sequence[int]]


def sums(sure: Sequence[str] = (), known: Mapping[str, int] = RIGHT) -> list[Equation]:
    """The sums of the table's rows and columns, where these are sure."""
    rows = [([f"{row}{column}" for column in "wxy"], f"{row}z") for row in "abc"]
    columns = [([f"{row}{column}" for row in "ab"], f"c{column}") for column in "wxyz"]
    return [
        (
            {name: sign for name, sign in signs.items() if name not in sure},
            -sum(sign * known[name] for name, sign in signs.items() if name in sure),
        )
        for parts, total in (*rows, *columns)
        for signs in [dict.fromkeys(parts, 1) | {total: -1}]
    ]


def alone(**others: Sequence[int]) -> Readings:
    """Each figure as it is, and these as they were read."""
    return {name: [figure] for name, figure in RIGHT.items()} | others


def test_what_was_read_in_one_way_is_chosen_where_all_sums_hold() -> None:
    assert choose(sums(), alone()) == RIGHT


@pytest.mark.parametrize("readings", [[2309, 2509], [2509, 2309], [2309, 2505, 2509, 509]])
def test_one_reading_fits_the_row_and_the_column(readings: Sequence[int]) -> None:
    assert choose(sums(), alone(bx=readings)) == RIGHT


def test_several_are_chosen_together() -> None:
    assert choose(sums(), alone(aw=[13, 15], bx=[2309, 2509], cz=[6911, 8914, 6914])) == RIGHT


def test_figure_that_no_view_shows_leaves_its_row_and_column_open() -> None:
    found = choose(sums(), alone(bx=[2309, 2505]))
    assert found.items() <= RIGHT.items()
    assert found.keys().isdisjoint({*(f"b{column}" for column in "wxyz"), "ax", "cx"})
    assert choose(sums(["bw", "by", "bz"]), {name: alone()[name] for name in NAMES if name not in ("bw", "by", "bz")})


def test_sum_that_sure_figures_break_chooses_nothing_of_it() -> None:
    known = RIGHT | {"bz": 2354}
    sure = [name for name in NAMES if name != "bx"]
    assert choose(sums(sure, known), {"bx": [2309, 2509]}) == {}
    assert choose(sums(sure), {"bx": [2309, 2509]}) == {"bx": 2509}


def test_two_choices_that_both_hold_are_none() -> None:
    """The part and its total are 15, or both 13: no column tells."""
    row: list[Equation] = [({"part": 1, "total": -1}, 0)]
    assert choose(row, {"part": [15, 13], "total": [13, 15]}) == {}
    assert choose(row, {"part": [13], "total": [13, 15]}) == {}


def test_same_mistake_in_like_figures_is_one() -> None:
    """All figures of a small report are 5, and all are 3 to the models: all its sums hold with 3."""
    small: list[Equation] = [({"a": 1, "b": -1}, 0), ({"a": 1, "c": -1}, 0), ({"b": 1, "d": -1}, 0)]
    small += [({"c": 1, "d": -1}, 0)]
    assert choose(small, {name: [3] for name in "abcd"}) == {}
    near: list[Equation] = [({"new": 1, "done": -1}, 8), ({"done": 1, "part": -1}, 160_121)]
    assert choose(near, {"new": [160_143], "done": [160_135], "part": [14]}) == {}


def test_mistakes_known_from_other_sums_make_up_for_another() -> None:
    """A total that its row denies does not speak for what stands beside it."""
    sure = ["aw", "ay", "az", "bw", "by", "bz", "cw", "cy"]
    readings = {"ax": [238 + 3000], "bx": [2509], "cx": [2747 + 3000], "cz": [6914 + 3000]}
    assert choose(sums(sure), readings).items() <= {"bx": 2509}.items()


def test_figures_that_were_not_read_may_be_anything() -> None:
    unread = {name: figures for name, figures in alone(bx=[2309, 2509]).items() if name not in ("aw", "by")}
    found = choose(sums(), unread)
    assert found.items() <= RIGHT.items()
    assert found["bx"] == 2509
    assert choose([({"a": 1, "b": 1}, 5)], {"a": [3]}) == {}


def test_equations_that_contradict_each_other_choose_nothing() -> None:
    equations: list[Equation] = [({"a": 1}, 5), ({"b": 1}, 1), ({"b": 1}, 2)]
    assert choose(equations, {"a": [5]}) == {}


def test_more_readings_than_can_be_looked_at_say_nothing() -> None:
    many = {f"n{n}": [1 << n, 0] for n in range(40)}
    assert choose([(dict.fromkeys(many, 1), 5)], many) == {}


def test_figure_that_all_views_agree_on_is_not_as_easily_wrong() -> None:
    """A column whose rows have no totals (made scan 1764): two would have to be wrong together, by just so much."""
    column: list[Equation] = [({"new": 1, "part": -1}, 300)]
    readings = {"new": [2590, 2560], "part": [2290, 2200]}
    assert choose(column, readings) == {}
    assert choose(column, readings, {"new": 2590}) == {"new": 2590, "part": 2290}
    assert choose(column, readings, {"new": 2560}) == {}  # what they agree on is not what the sums leave
    alike: list[Equation] = [({"part": 1, "total": -1}, 0)]
    same = {"part": 8896, "total": 8896}  # and may be the same mistake
    assert choose(alike, {name: [figure] for name, figure in same.items()}, same) == {}
