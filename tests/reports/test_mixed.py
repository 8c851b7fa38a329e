"""Texts whose tables were flattened in several ways: programs find lines round one table, and none round another."""

import random

import pytest

from tests.maker.judge import judge_file
from tests.maker.layout import Flattening, Layout
from tests.maker.reports import make
from tests.maker.text import render

WAYS: tuple[Flattening, ...] = ("tabs", "bars", "markdown", "copied", "plain_lines", "paragraphs", "spaced", "grid")


@pytest.mark.parametrize("seed", range(24))
def test_each_table_is_read_in_its_own_way(seed: int) -> None:
    draw = random.Random(seed)
    made = make(seed, Layout(pd_form=draw.choice(("2019", "2021")), rq_form=draw.choice(("2019", "2021"))), "text")
    score = judge_file(made, render(made, draw.sample(WAYS, 3)), "made.txt")
    assert (score.wrong, len(score.doubtful) - score.excused, score.identity) == ((), 0, "")
