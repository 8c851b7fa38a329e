"""Whatever a reader says of a file, it says in English and in Chinese: by the code that makes the words."""

import ast
import re
from collections.abc import Iterator
from pathlib import Path

import gongkai
from tests.notes import CHINESE

ROOT = Path(gongkai.__file__).parent
FILES = [*sorted((ROOT / "documents").rglob("*.py")), ROOT / "decoding.py", ROOT / "cli.py"]
SAID = {"Unreadable", "Scan", "Note", "note", "GongkaiError"}
PLAIN = re.compile(r"[\w.]+")
HALF_WIDTH = re.compile(r"[,;:()?!]")


def pieces(words: ast.expr) -> tuple[str, list[str]] | None:
    """The words of a text and what is put into it; None where neither is told here."""
    if isinstance(words, ast.Constant) and isinstance(words.value, str):
        return words.value, []
    if not isinstance(words, ast.JoinedStr):
        return None
    said = "".join(str(part.value) for part in words.values if isinstance(part, ast.Constant))
    return said, [ast.unparse(part.value) for part in words.values if isinstance(part, ast.FormattedValue)]


def messages() -> Iterator[tuple[str, ast.expr, ast.expr]]:
    """Each pair of texts, English and Chinese, and where it is made."""
    for file in FILES:
        for node in ast.walk(ast.parse(file.read_text("utf-8"))):
            if isinstance(node, ast.Call) and len(node.args) == 2:
                made = node.func.id if isinstance(node.func, ast.Name) else getattr(node.func, "attr", "")
                if made in SAID:
                    yield f"{file.name}:{node.lineno}", node.args[0], node.args[1]


def test_the_chinese_of_each_message_is_chinese_and_names_what_the_english_names() -> None:
    told = 0
    for place, english, chinese in messages():
        one, other = pieces(english), pieces(chinese)
        if one is None or other is None:
            continue
        told += 1
        (said, named), (said_zh, named_zh) = one, other
        assert CHINESE.search(said_zh) or not re.search("[A-Za-z]{3}", said), (place, said_zh)
        assert not HALF_WIDTH.search(said_zh), (place, said_zh)
        for name in filter(PLAIN.fullmatch, named):
            wanted = re.sub(r"\ben$", "zh", name)
            assert any(wanted in shown for shown in named_zh), (place, name)
    assert told > 150
