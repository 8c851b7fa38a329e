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
