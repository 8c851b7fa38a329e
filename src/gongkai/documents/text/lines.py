"""Where a line of plain text ends, and what it may be by its looks: a figure, a heading, prose, rows of a table."""

import re
from itertools import groupby

from gongkai.documents.limits import MAX_TEXT_PARTS
from gongkai.documents.nothing import WORDS_FOR_NOTHING

FIGURE = re.compile(
    r"(?:(?:增加?|减少?|[-+－＋])?(?:[\d０-９.,，．]+|\d{1,3}(?: \d{3})+(?:\.\d+)?)"
    r"|[零〇一二两三四五六七八九十百]{2,6}|[二两三四五六七八九十](?=件)) ?"
    r"(?:万元|元|件次|件|条|项|个|宗|部|份|次|篇|人次)?(?: ?[（(][^（()）]{1,40}[)）])?"
    rf"|[-－—–―─~_]+|[/／\\]+|{WORDS_FOR_NOTHING}|[↑↓]"
)
"""What stands where a figure does: a number with its counter and a note, or a mark for nothing (items 3 and 4)."""
OPENS_HEADING = re.compile(r"[（(]?[一二三四五六七八九十]{1,3}(?:[、.．]|[)）])")
"""What a heading or a row of the form begins with."""
HEADING = re.compile(r"\s*[一二三四五六七八九十]+[、.．]")
DISPUTES = 15
"""Figures of table RL, which are one row."""
MOST_LINES = 12
"""Lines that a cell has at most: a label written downwards has one for each character."""
LONGEST_CELL = 60
"""Characters of the longest cell: the longest labels of the forms have 40."""


def is_prose(line: str) -> bool:
    """Is this a sentence, or more than a cell holds?"""
    return line.rstrip().endswith("。") or len(line.strip()) > LONGEST_CELL


_LONG = 80
"""Characters of a line that holds several rows of a table, at least."""
_ROWS, _FIGURES, _TOGETHER = 3, 8, 3
"""Rows, figures in all and in one row of it, at least: prose may have spaces round each of its figures."""
_WRITTEN_OUT = re.compile(r"\\r\\n|\\[nr](?![A-Za-z])")
_BREAK = re.compile(r"<br\s{0,9}/?>", re.IGNORECASE)
_ENDS = 20
"""Ends of lines that are written out, at least, where they are more than those that are none."""


def with_line_ends(text: str) -> str:
    """A text whose ends of lines a dump wrote out (`\\n`, `<br/>`) with them; in rows of bars or tabs they end none.

    JSON that others could not read (texts of several reports) stays as it is.
    """
    if text.lstrip("\ufeff \n")[:1] in ("[", "{"):
        return text
    for written in (_WRITTEN_OUT, _BREAK):
        if sum(1 for _ in written.finditer(text)) >= max(_ENDS, text.count("\n")) and not _has_rows(text, written):
            text = written.sub("\n", text)
    return text


def _has_rows(text: str, written: re.Pattern[str]) -> bool:
    """Does a line that holds such an end part its cells otherwise?"""
    return any("|" in line or "\t" in line.strip() for line in text.split("\n") if written.search(line))


def holds_rows(line: str) -> bool:
    """Are rows of a table one line, with no more than spaces between their cells, as text taken from a page may be?

    Figures stand in it in three places at least, some of them together, or as many together as table RL has.
    """
    if len(line) < _LONG or "\t" in line.strip() or "|" in line:
        return False
    figures = (bool(FIGURE.fullmatch(part)) for part in line.split(maxsplit=MAX_TEXT_PARTS))
    runs = [sum(1 for _ in same) for is_figure, same in groupby(figures) if is_figure]
    most = max(runs, default=0)
    return most >= DISPUTES or (most >= _TOGETHER and len(runs) >= _ROWS and sum(runs) >= _FIGURES)
