"""The values of a JSON answer: plain, as the argument of a call (JSONP), or one to a line (JSON Lines)."""

import json
import re
from typing import NamedTuple

from gongkai.decoding import with_whole_escapes
from gongkai.documents.limits import LONGEST_ANSWER, Unreadable

_BEGIN = re.compile(r"\s*(?:[\w$.]{1,100}\s*\(\s*)?(?=[\[{])")
_NEXT = re.compile(r"[\s,]*(?=[\[{])")
"""Between two values stands no more than a comma, where a list lost its brackets."""
_END = " \t\r\n,;)"
"""What may stand behind the last value: the end of a call, or the comma of such a list."""


class JsonValues(NamedTuple):
    """The values that a text holds, one behind the other; its numbers are texts, as they are printed.

    `is_whole`: nothing else stands behind them.
    """

    values: tuple[object, ...]
    is_whole: bool


_NONE = JsonValues((), is_whole=False)


def json_values(text: str, name: str) -> JsonValues:
    """The objects and lists that a text begins with; none where it begins otherwise, or one of them is cut or broken.

    Half a character (`\\ud83d` alone, where a text was cut) is U+FFFD. `name` is for messages. Raises `Unreadable` for
    JSON longer than `LONGEST_ANSWER`.

    >>> json_values('show({"本年制发件数": 3.0});', "answer")
    JsonValues(values=({'本年制发件数': '3.0'},), is_whole=True)
    """
    more = _BEGIN.match(text)
    if more is None:
        return _NONE
    if len(text) > LONGEST_ANSWER and text.rstrip(_END).endswith(("}", "]")):
        raise Unreadable(
            f"{name}: JSON of over {LONGEST_ANSWER} characters; give the one answer that holds the report",
            f"{name}：JSON超过{LONGEST_ANSWER}个字符，请只提供载有年报的那一条",
        )
    text = with_whole_escapes(text)
    decoder = json.JSONDecoder(parse_int=str, parse_float=str, strict=False)
    values: list[object] = []
    at = 0
    try:
        while more:
            value, at = decoder.raw_decode(text, more.end())
            values.append(value)
            more = _NEXT.match(text, at)
    except (ValueError, RecursionError):
        return _NONE
    return JsonValues(tuple(values), not text[at:].strip(_END))
