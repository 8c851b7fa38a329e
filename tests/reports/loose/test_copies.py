"""A copy of a table in loose lines that was not read: its labels say that it is there."""

import pytest

from gongkai.reports.loose.copies import unread_copy
from tests.reports.loose_text import LABELS, bars, strips


def requests(labels: list[str]) -> str:
    return "".join(f"{label}\n{bars([1, 2, 3])}" for label in labels)


def test_requests_without_their_first_row_are_a_copy() -> None:
    """Of two bodies' tables the first had lost that label, and the other's was read (made text 880345)."""
    line = unread_copy("rq", strips(requests(LABELS[1:])), [])
    assert line is not None
    assert [item.text for item in line.items] == [LABELS[1]]


def test_a_few_rows_of_requests_in_the_text_are_none() -> None:
    assert unread_copy("rq", strips(requests(LABELS[2:5])), []) is None


@pytest.mark.parametrize(
    ("rows", "is_copy"),
    [
        (["规章", "行政规范性文件"], True),
        (["行政规范性文件", "行政许可", "行政处罚"], True),
        (["行政许可", "行政处罚", "行政强制"], False),
        (["行政规范性文件"], False),
    ],
)
def test_disclosure_is_told_from_a_count_of_penalties_by_its_documents(rows: list[str], is_copy: bool) -> None:
    text = "".join(f"{row}\n{bars([1, 2, 3])}" for row in rows)
    assert (unread_copy("pd", strips(text), []) is not None) == is_copy
