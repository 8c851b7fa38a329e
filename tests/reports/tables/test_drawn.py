"""Made pages whose tables are drawn with `<div>`: nothing is silently wrong, and a plain one is read whole."""

import random
import re

import pytest

from gongkai.documents import read_document
from gongkai.reports import NotAReport, read_report
from gongkai.values import Report
from tests.maker.html import page
from tests.maker.layout import Layout, random_layout
from tests.maker.reports import MadeReport, make
from tests.reports.made import differences


def read_drawn(made: MadeReport) -> Report:
    html = re.sub(r"</?tbody>", "", page(made.title, made.blocks, made.layout))
    html = re.sub(r"<(/?)(?:table|tr|td|th)\b[^>]*>", r"<\1div>", html)
    return read_report(read_document(html.encode(), name="made.html"))


@pytest.mark.parametrize("seed", range(8))
def test_a_plain_table_is_read_whole(seed: int) -> None:
    made = make(seed, Layout())
    assert differences(made, read_drawn(made)) == ([], [])


@pytest.mark.parametrize("first", range(190, 220, 5))
def test_no_layout_makes_a_cell_silently_wrong(first: int) -> None:
    """Page 209 has a sum of the legal persons: rows of marks moved one to the left."""
    for seed in range(first, first + 5):
        made = make(seed, random_layout(random.Random(seed)))
        try:
            assert differences(made, read_drawn(made))[0] == [], seed
        except NotAReport:
            continue
