from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from gongkai.portals.script import assigned, calls, tokens


@pytest.mark.parametrize(
    ("source", "arguments"),
    [
        ("f(1, -2, 2.5, 'a', \"b\\u5e74\\n\", true, null)", [(1, -2, 2.5, "a", "b年\n", True, None)]),
        ("f({a:1,'b':[1,{c:2}],e:'e'},3)", [({"a": 1, "b": [1, {"c": 2}], "e": "e"}, 3)]),
        ("f({d:function(x,y){return {z:1}},e:5})", [({"d": None, "e": 5},)]),
        ("f('a' + b, (1), x.y, 7)", [(None, None, None, 7)]),
        ("// f(1)\n/* f(2) */ var s = 'f(3)'; <!-- f(4)\n f(5)", [(5,)]),
        ("f()", [()]),
        ("f(1", [(1,)]),
        ("f(1, {a:", [(1, None)]),
        ("g(1); ff(2); f (3)", [(3,)]),
    ],
)  # fmt: skip
def test_calls(source: str, arguments: list[tuple[Any, ...]]) -> None:
    assert list(calls(tokens(source), "f")) == arguments


@pytest.mark.parametrize(
    ("source", "value"),
    [
        ("var n = 5//pages\nvar m", 5),
        ("var n = 5", 5),
        ("o = {n: 'x'}", "x"),
        ("n = m + 1; n = 3;", 3),
        ("n = 4 - 1", None),
        ("// n = 5", None),
        ("", None),
    ],
)
def test_assigned(source: str, value: object) -> None:
    assert assigned(tokens(source), "n") == value


@given(st.text(alphabet="f({[]})'\",:;/*\\ 1a\n", max_size=60))
def test_no_script_is_too_odd(source: str) -> None:
    list(calls(tokens(source), "f"))
    assigned(tokens(source), "f")
