"""The values of a JSON answer, in all the ways that servers send them."""

import pytest

from gongkai.documents import Unreadable
from gongkai.documents.json_values import JsonValues, json_values
from gongkai.documents.limits import LONGEST_ANSWER

ONE = '{"件": [1, 2.50, null, "三\t四"]}'
VALUE = {"件": ["1", "2.50", None, "三\t四"]}


@pytest.mark.parametrize("text", [ONE, f"\r\n {ONE}\n", f"call({ONE})", f"jQuery1.call ({ONE});\n"])
def test_one_value(text: str) -> None:
    """Numbers are as printed; a tab that its writer left in a text breaks nothing."""
    assert json_values(text, "a") == JsonValues((VALUE,), is_whole=True)


@pytest.mark.parametrize(
    ("written", "said"),
    [
        (r"\ud83d", "\ufffd"),
        (r"\uDE00\ud83d1", "\ufffd\ufffd1"),
        (r"\ud83d\ude00", "\U0001f600"),
        (r"\\ud83d", r"\ud83d"),
        (r"\\\ud83d\u4ef6", "\\\ufffd件"),
    ],
)
def test_half_a_character_is_told_as_lost(written: str, said: str) -> None:
    """A program cut a text between its halves, and the report could not be written (damaged answers 2911280174)."""
    assert json_values(f'{{"件": "{written}"}}', "a").values == ({"件": said},)


@pytest.mark.parametrize("between", ["", "\n", ",", " ,\n"])
def test_several_values(between: str) -> None:
    assert json_values(f"{ONE}{between}[]{between}", "a") == JsonValues((VALUE, []), is_whole=True)


@pytest.mark.parametrize(
    "text", ["", "年报", "5", '"a"', "[一]", f"{ONE}[", f"{ONE}\n{{", "[" * 100_000, '{"a":' * 5_000]
)
def test_no_values(text: str) -> None:
    assert json_values(text, "a") == JsonValues((), is_whole=False)


def test_what_stands_behind_is_seen() -> None:
    assert json_values(f"{ONE} 完", "a") == JsonValues((VALUE,), is_whole=False)


def test_too_long() -> None:
    with pytest.raises(Unreadable, match="a: JSON of over"):
        json_values("[" + "1," * LONGEST_ANSWER + "1]", "a")
