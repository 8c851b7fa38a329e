"""No match is lost to the words by which an expression is passed over: by its own form, each match holds one."""

import random
from collections.abc import Iterator
from importlib import import_module
from itertools import product
from pkgutil import iter_modules
from re import _constants as codes  # type: ignore[attr-defined]
from re import _parser as parser  # type: ignore[attr-defined]

import pytest

import gongkai.reports
from gongkai.reports.claims.patterns import PATTERNS_OF
from gongkai.reports.claims.words import ZEROS
from gongkai.reports.late import Late, late

ANY = "\0"
"""Stands in what an expression matches for any characters, or none."""
_MOST_WAYS = 12
"""Characters of a set that are told apart; of a larger one it is not asked which."""


def _expressions() -> Iterator[tuple[str, Late]]:
    for module in iter_modules(gongkai.reports.__path__):
        for name, value in vars(import_module(f"gongkai.reports.{module.name}")).items():
            if isinstance(value, Late):
                yield f"{module.name}.{name}", value
    yield from ((pattern.id, pattern.words) for patterns in PATTERNS_OF.values() for pattern in patterns)
    for zero in ZEROS:
        yield from ((zero.id, one) for one in (zero.words, zero.unless) if one is not None)


EXPRESSIONS = sorted({one: name for name, one in _expressions() if one.said}.items(), key=lambda item: item[1])


def forms(source: str) -> set[str]:
    """What an expression can match, with `ANY` for whatever is no plain character: each match is like one of these."""
    return set(_sequence(parser.parse(source)))


def _sequence(parsed: object) -> list[str]:
    parts = [_ways(code, argument) for code, argument in parsed]  # type: ignore[attr-defined]
    return ["".join(way) for way in product(*parts)]


def _ways(code: object, argument: object) -> list[str]:
    match code, argument:
        case codes.LITERAL, int(character):
            return [chr(character)]
        case codes.IN, list(members):
            if len(members) <= _MOST_WAYS and all(kind is codes.LITERAL for kind, _ in members):
                return [chr(character) for _, character in members]
        case codes.BRANCH, (_, list(branches)):
            return [way for branch in branches for way in _sequence(branch)]
        case codes.SUBPATTERN, (_, 0, 0, inner):
            return _sequence(inner)
        case codes.MAX_REPEAT | codes.MIN_REPEAT, (0, 1, inner):
            return ["", *_sequence(inner)]
        case codes.AT, _:
            return [""]
    return [ANY]


@pytest.mark.parametrize(("expression", "name"), EXPRESSIONS, ids=[name for _, name in EXPRESSIONS])
def test_each_match_of_an_expression_holds_one_of_its_words(expression: Late, name: str) -> None:
    lacking = [form for form in forms(expression.source) if not any(word in form for word in expression.said)]
    assert not lacking, name


def test_a_word_that_is_not_in_each_match_is_found_out() -> None:
    assert forms("(?:结转|转入)至?[^#]{0,3}#") == {
        f"{word}{to}{ANY}#" for word in ("结转", "转入") for to in ("", "至")
    }
    assert not all("结转" in form for form in forms("结转|转入"))
    assert not all("公开" in form for form in forms("(?:公开)?#"))
    assert not all("公开" in form for form in forms("公(?!开)"))
    assert not all("公开" in form for form in forms("(?<=公开)#"))


def test_all_patterns_of_claims_are_passed_over_by_words() -> None:
    assert all(pattern.words.said for patterns in PATTERNS_OF.values() for pattern in patterns)
    assert all(zero.words.said for zero in ZEROS)
    assert len(EXPRESSIONS) > 80


def test_made_windows_are_found_as_without_the_words() -> None:
    """Windows made of what the expressions can match: all that an expression alone finds is found."""
    draw = random.Random(7)
    made = [way for one, _ in EXPRESSIONS for way in draw.choices(sorted(forms(one.source)), k=20)]
    windows = ["".join(draw.choice(("", *"的件了2024年，#不")) if c == ANY else c for c in form) for form in made]
    found = 0
    for window in windows:
        for one, name in EXPRESSIONS:
            plain = one.pattern.search(window)
            assert (plain is None) == (one.search(window) is None), (name, window)
            found += plain is not None
    assert found > len(windows)


def test_an_expression_is_searched_only_where_one_of_its_words_stands() -> None:
    one = late("公.", "公开 公示")
    assert one.search("政府信息公开") is not None
    assert one.search("公文") is None
    assert [match.start() for match in one.findall("公开公示")] == [0, 2]
    assert one.match("公示") is not None
    assert one.match("不公示") is None
    assert late("公.").search("公文") is not None
    assert one.sub("-", "公开公文公示") == "---"
    assert one.sub("-", "公文") == "公文"
