"""Answers whose form is not known: the list is the longest array of entries, the total what is called one."""

import time
from typing import Any

import pytest

from gongkai.documents.html.script import Value
from gongkai.portals.answers import some_list, some_total

ROWS: list[Value] = [{"url": "/1.html", "title": "x"}, {"url": "/2.html"}]


@pytest.mark.parametrize(
    ("answer", "listed"),
    [
        ({"infolist": ROWS}, 2),
        ({"d": {"tags": [{"name": "x"}], "page": {"rows": ROWS}}}, 2),
        ({"menu": ROWS[:1], "list": ROWS}, 2),
        (ROWS, 2),
        ({"rows": []}, 0),
        ({"rows": ["/1.html", 2]}, None),
        ({"msg": "参数错误"}, None),
        ("x", None),
    ],
)
def test_list_of_an_answer(answer: Any, listed: int | None) -> None:
    found = some_list(answer, ("url",))
    assert (None if found is None else len(found)) == listed


@pytest.mark.parametrize(
    ("answer", "total"),
    [
        ({"total": 12}, 12),
        ({"page": {"totalCount": "12", "totalPage": 99}}, 12),
        ({"count": 12}, 12),
        ({"count": 5}, None),
        ({"total": 3, "totalNum": 12}, 12),
        ({"total": None, "rows": ROWS}, None),
    ],
)
def test_total_of_an_answer(answer: Any, total: int | None) -> None:
    assert some_total(answer, 5) == total


def test_a_huge_answer_is_not_looked_through_to_its_end() -> None:
    began = time.process_time()
    assert some_list({"a": [[1] * 1000] * 1000, "z": ROWS}, ("url",)) == ROWS
    assert some_total([[{"total": 1}] * 1000] * 1000, 0) is None
    assert time.process_time() - began < 5
