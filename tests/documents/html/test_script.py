import time
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from gongkai.documents.html.script import UNKNOWN, assigned, calls, literal, texts, tokens


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


@pytest.mark.parametrize(
    ("source", "found"),
    [
        ("f('a', \"b\\\"c\", {d: 'e'})", ["a", 'b"c', "e"]),
        ("x = 'a' + \n 'b'", ["ab"]),
        ("x = 'a' + f(1, '2') + b + 'c'", [f"a{UNKNOWN}{UNKNOWN}c"]),
        ("x = a + 'b'", [f"{UNKNOWN}b"]),
        ("x = `a${b}c` + 'd'", [f"a{UNKNOWN}cd"]),
        ("document.write('a'); x = 'b'; document.writeln(c); document . write('d')", ["b", f"a{UNKNOWN}d"]),
        ("my.write('a')", ["a"]),
        ("'\\u003c\\/td\\x3e\\ud83d\\ude00\\ud83d\\\n'", [f"</td>\U0001f600{UNKNOWN}"]),
        ("'a", []),
    ],
)
def test_texts(source: str, found: list[str]) -> None:
    assert list(texts(tokens(source))) == found


@pytest.mark.parametrize(
    "source", ['"' + '\\"' * 300_000, "'" * 299_999, "`\\`" * 150_000, "'\"" * 200_000, "'a'+" * 150_000]
)
def test_scripts_that_never_end_take_no_time(source: str) -> None:
    begun = time.process_time()
    list(texts(tokens(source)))
    assert time.process_time() - begun < 5


@given(st.text(alphabet="f({[]})'\"`+$,:;/*\\ 1a\n", max_size=60))
def test_no_script_is_too_odd(source: str) -> None:
    list(calls(tokens(source), "f"))
    assigned(tokens(source), "f")


@pytest.mark.parametrize(
    ("source", "value"),
    [
        ("TREE: [{id: 1, children: [{id: '2'}]}]", [{"id": 1, "children": [{"id": "2"}]}]),
        ('x = {"TREE": [1, "a"]}', [1, "a"]),
        ("TREE = f(); TREE = {a: [true]};", {"a": [True]}),
        ("// TREE: [1]\nTREE: 5", None),
        ("TREE: [1, [2, [3, [4, [5]]]]]", [1, [2, [3, [4, None]]]]),
        ("TREE: [1", None),
        ("TREE:", None),
    ],
)
def test_literal(source: str, value: object) -> None:
    assert literal(tokens(source), "TREE", 4) == value
