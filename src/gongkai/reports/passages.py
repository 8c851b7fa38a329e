"""The running text of a report, one passage per part, ready to be searched: headings, paragraphs, no tables."""

from dataclasses import dataclass

from gongkai.reports.numerals import fold
from gongkai.reports.sections import opening
from gongkai.values import Document, Paragraph

MOST_TEXT = 100_000
"""Characters of text that are searched for figures: several times the longest report seen."""
_WRAPPED = 20
"""Characters that a line has at least if it can be one that a page's width broke."""
_BREAKS_LINES = frozenset(("text", "pdf", "ofd"))
_ENDS = tuple("。！？!?；;：:")


@dataclass(frozen=True, slots=True)
class Passages:
    """The folded text of each part: its heading, then its paragraphs, a line each. `cut`: there was more of it."""

    texts: tuple[str, ...]
    cut: bool = False


def read_passages(document: Document) -> Passages:
    """The text of a document by parts.

    Lines that a text file or a PDF broke at the page's width are put together again. No more than `MOST_TEXT`
    characters are taken.
    """
    parts: list[list[str]] = [[]]
    wrapped = False
    left = MOST_TEXT
    for block in document.blocks:
        if not isinstance(block, Paragraph):
            wrapped = False
            continue
        text = block.text[:left]
        left -= len(text)
        heading = opening(block)
        if heading:
            parts.append([])
        if wrapped and not heading:
            parts[-1][-1] += text
        else:
            parts[-1].append(text)
        runs_on = heading is None or bool(heading[1])
        wrapped = document.kind in _BREAKS_LINES and runs_on and _is_broken(text)
        if not left:
            break
    return Passages(tuple(fold("\n".join(lines)) for lines in parts if lines), cut=not left)


def _is_broken(line: str) -> bool:
    return len(line) >= _WRAPPED and not line.rstrip().endswith(_ENDS)
