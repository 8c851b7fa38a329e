"""What a page's scripts say in plain literals: arguments of a call, texts. Nothing is run; what is no literal is None.

A scanner in place of regular expressions over whole pages: `.*?` over a big page hangs (crawling.md, row 29), and a
call inside a comment is no call.
"""

import re
from collections.abc import Iterator, Mapping, Sequence
from itertools import islice

Value = str | int | float | bool | None | Sequence["Value"] | Mapping[str, "Value"]
"""A JavaScript literal as Python has it; None also stands for any expression that is no literal."""

DEEPEST = 8
"""Objects within objects; deeper ones are None."""
LONGEST_CALL = 2_000
"""Tokens of one call's arguments; a call of jpage has about 100."""
MOST_TOKENS = 300_000
"""Tokens of one page's scripts; a page with jQuery inside has 60,000."""
MOST_CALLS = 50
"""Calls of one name that are looked at: a page has one or two."""

_TOKEN = re.compile(
    r"""(?P<skip>\s+|//[^\n]*|/\*.*?(?:\*/|\Z)|<!--[^\n]*)
    |(?P<text>"(?:[^"\\\n]|\\.)*+"|'(?:[^'\\\n]|\\.)*+'|`(?:[^`\\]|\\.)*+`)
    |(?P<number>-?\d+(?:\.\d+)?)
    |(?P<word>[A-Za-z_$][\w$]*)
    |(?P<mark>\\.|.)""",
    re.VERBOSE | re.DOTALL,
)
"""A mark takes the character after a backslash along, so that no quote behind one is tried as the beginning of a text:
of each kind one quote in a line fails, and the time stays in proportion to the script."""
_ESCAPE = re.compile(r"\\(u[0-9A-Fa-f]{4}|x[0-9A-Fa-f]{2}|\r\n|.)", re.DOTALL)
_ESCAPED = {"\n": "", "\r\n": "", "n": "\n", "t": "\t", "r": "\r", "b": "\b", "f": "\f", "v": "\v", "0": "\0"}
_WORDS = {"true": True, "false": False}
_SURROGATES = re.compile("[\ud800-\udbff][\udc00-\udfff]|[\ud800-\udfff]")
_INSERTED = re.compile(r"\$\{[^{}]*\}")
UNKNOWN = "\ufffd"
"""Stands in a text for what only running the script would tell: it must not read as if nothing stood there."""
_PLUS, _CALL = ("mark", "+"), ("mark", "(")
_ASSIGNING = (("mark", "="), ("mark", ":"))
_STRUCTURES = (("mark", "["), ("mark", "{"))
_WRITES = (("word", "write"), ("word", "writeln"))
_DOCUMENT = [("word", "document"), ("mark", ".")]
_OPERATORS = frozenset(("mark", operator) for operator in "+-*/%.?([&|<>=")
_OPENING = {"(": ")", "[": "]", "{": "}"}

Token = tuple[str, str]
"""Kind (`text`, `number`, `word`, `mark`) and source."""


def tokens(source: str) -> list[Token]:
    """The script's first tokens, without spaces and comments."""
    found = ((match.lastgroup or "mark", match[0]) for match in islice(_TOKEN.finditer(source), MOST_TOKENS))
    return [(kind, text) for kind, text in found if kind != "skip"]


def calls(script: Sequence[Token], name: str) -> Iterator[tuple[Value, ...]]:
    """The arguments of the first calls of `name`, in order; those of its definition are words, so they are None."""
    places = (at for at in range(len(script) - 1) if script[at : at + 2] == [("word", name), ("mark", "(")])
    for at in islice(places, MOST_CALLS):
        yield tuple(_items(script[at + 2 : at + 2 + LONGEST_CALL], 0, ")", DEEPEST)[0])


def assigned(script: Sequence[Token], name: str) -> Value:
    """The first number or text that is assigned to `name` (`name = 5`, `"name": 5`); None where there is none."""
    for at in range(len(script) - 2):
        if _is_name(script[at], name) and script[at + 1] in _ASSIGNING:
            following = script[at + 3] if at + 3 < len(script) else ("mark", ";")
            scalar = _scalar(script[at + 2])
            if scalar is not None and following not in _OPERATORS:
                return scalar
    return None


def literal(script: Sequence[Token], name: str, deepest: int = DEEPEST) -> Value:
    """The first object or array that is assigned to `name` (`TREE: […]`, `"tree" = {…}`); None where there is none.

    Objects within objects deeper than `deepest` are None.
    """
    for at in range(len(script) - 2):
        if _is_name(script[at], name) and script[at + 1] in _ASSIGNING and script[at + 2] in _STRUCTURES:
            return _value(script, at + 2, deepest)[0]
    return None


def texts(script: Sequence[Token]) -> Iterator[str]:
    """The texts of the script, in order: literals joined by `+` are one, with `UNKNOWN` for what stands between them.

    What its calls of `document.write` and `writeln` write is one text, and the last.

    >>> list(texts(tokens("document.write('<td>'); document.write(n); x = '<b>' + n + '</b>'")))
    ['<b>\ufffd</b>', '<td>\ufffd']
    """
    written: list[str] = []
    at = 0
    while at < len(script):
        before = script[max(at - 4, 0) : at]
        is_written = len(before) == 4 and before[:2] == _DOCUMENT and before[2] in _WRITES and before[3] == _CALL
        if script[at][0] == "text":
            text, after = _joined(script, at)
            if is_written:
                written.append(text)
            else:
                yield UNKNOWN + text if before[-1:] == [_PLUS] else text
            at = after
        else:
            written += [UNKNOWN] * is_written
            at += 1
    if written:
        yield "".join(written)


def _is_name(token: Token, name: str) -> bool:
    kind, text = token
    return text == name if kind == "word" else kind == "text" and text[1:-1] == name


def _joined(script: Sequence[Token], at: int) -> tuple[str, int]:
    """The text at `at` with all that is added to it, and where the sum ends."""
    parts = [_text(script[at][1])]
    at += 1
    while at + 1 < len(script) and script[at] == _PLUS:
        at += 1
        if script[at][0] == "text":
            parts.append(_text(script[at][1]))
            at += 1
        else:
            parts.append(UNKNOWN)
            at = _operand_end(script, at)
    return "".join(parts), at


def _operand_end(script: Sequence[Token], at: int) -> int:
    """Where the operand at `at` ends: at the next `+` or the end of the expression, outside brackets of its own."""
    open_marks = 0
    while at < len(script):
        kind, text = script[at]
        if kind == "mark":
            if not open_marks and text in "+,;)]}":
                return at
            open_marks += (text in _OPENING) - (text in ")]}")
        at += 1
    return at


def _text(source: str) -> str:
    """A literal's text: escapes undone; in a template, `UNKNOWN` for what is inserted."""
    text = _unescaped(source[1:-1])
    return _INSERTED.sub(UNKNOWN, text) if source[0] == "`" else text


def _scalar(token: Token) -> str | int | float | bool | None:
    kind, text = token
    if kind == "text":
        return _unescaped(text[1:-1])
    if kind == "number":
        return float(text) if "." in text else _integer(text)
    return _WORDS.get(text)


def _value(script: Sequence[Token], at: int, depth: int) -> tuple[Value, int]:
    """The expression at `at`, and where the `,` or closing mark after it stands."""
    if at >= len(script):
        return None, at
    kind, text = script[at]
    value: Value = None
    after = at + 1
    if kind != "mark":
        value = _scalar(script[at])
    elif text == "{" and depth:
        value, after = _members(script, at + 1, depth - 1)
    elif text == "[" and depth:
        value, after = _items(script, at + 1, "]", depth - 1)
    end = _end(script, at)
    return (value if end == after else None), end


def _items(script: Sequence[Token], at: int, closing: str, depth: int) -> tuple[list[Value], int]:
    items: list[Value] = []
    while at < len(script) and script[at] != ("mark", closing):
        value, at = _value(script, at, depth)
        items.append(value)
        if at < len(script) and script[at] == ("mark", ","):
            at += 1
        elif at < len(script) and script[at] != ("mark", closing):
            break
    return items, at + 1


def _members(script: Sequence[Token], at: int, depth: int) -> tuple[dict[str, Value], int]:
    members: dict[str, Value] = {}
    while at + 1 < len(script) and script[at] != ("mark", "}"):
        kind, text = script[at]
        if kind == "mark" or script[at + 1] != ("mark", ":"):
            break
        value, at = _value(script, at + 2, depth)
        members[_unescaped(text[1:-1]) if kind == "text" else text] = value
        if at < len(script) and script[at] == ("mark", ","):
            at += 1
    return members, at + 1


def _end(script: Sequence[Token], at: int) -> int:
    """Where the expression at `at` ends: at the `,`, `;` or closing mark that is not inside brackets of its own."""
    open_marks: list[str] = []
    while at < len(script):
        kind, text = script[at]
        if kind == "mark":
            if not open_marks and text in ",;)]}":
                return at
            if text in _OPENING:
                open_marks.append(_OPENING[text])
            elif open_marks and text == open_marks[-1]:
                open_marks.pop()
        at += 1
    return at


def _integer(text: str) -> int | None:
    return int(text) if len(text) <= 18 else None


def _unescaped(text: str) -> str:
    def one(match: re.Match[str]) -> str:
        code = match[1]
        return chr(int(code[1:], 16)) if code[1:].isalnum() else _ESCAPED.get(code, code)

    return _SURROGATES.sub(_paired, _ESCAPE.sub(one, text))


def _paired(match: re.Match[str]) -> str:
    """Two halves of one character as that character; a lone half, which no text may hold, as `UNKNOWN`."""
    return match[0].encode("utf-16-le", "surrogatepass").decode("utf-16-le", "replace")
