"""Labels of table PD's columns of which a converter has put the upper halves in one line and the lower in another.

本年新 本年新 stands in one line then and 制作数量 公开数量 in the next, or in the next but one, behind a label that was
not cut (text that a library takes out of a PDF). No line says what belongs together, but every character can be
accounted for: the pieces are those of all columns of one block of a form, and each line has them in its order.
"""

from collections import Counter
from collections.abc import Iterator, Sequence

from gongkai.forms import FORMS, Block
from gongkai.reports.labels import match_column, normalise
from gongkai.reports.loose.scattered import is_ordered

_SHORTEST = 2
"""Characters of a piece, at least: one alone may be any."""


def is_piece(word: str) -> bool:
    """Is this part of a column's label, and no label itself?"""
    text = normalise(word)
    return (
        len(text) >= _SHORTEST
        and not match_column("pd", word).keys
        and any(text in label for block in _blocks() for label in _labels(block))
    )


def columns(lines: Sequence[Sequence[str]]) -> list[str]:
    """The columns that the pieces on these lines spell, in the order of the form; none unless they are just these."""
    texts = ["".join(map(normalise, words)) for words in lines]
    for block in _blocks():
        labels = _labels(block)
        if Counter("".join(texts)) == Counter("".join(labels)) and all(is_ordered(text, labels) for text in texts):
            return [column.label for column in block.columns]
    return []


def _blocks() -> Iterator[Block]:
    return (block for form in FORMS.values() for block in form.tables["pd"].blocks)


def _labels(block: Block) -> list[str]:
    return [normalise(column.label) for column in block.columns]
