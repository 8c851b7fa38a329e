"""What a line of plain text, or a part of one, may be by its looks: a figure, a heading, prose."""

import re

FIGURE = re.compile(
    r"(?:(?:增加?|减少?|[-+－＋])?(?:[\d０-９.,，．]+|\d{1,3}(?: \d{3})+(?:\.\d+)?)"
    r"|[零〇一二两三四五六七八九十百]{2,6}|[二两三四五六七八九十](?=件)) ?"
    r"(?:万元|元|件次|件|条|项|个|宗|部|份|次|篇|人次)?(?: ?[（(][^（()）]{1,40}[)）])?"
    r"|[-－—–―─~_]+|[/／\\]+|暂?无|不适用|不涉及|空|[?？] ?0|[↑↓]|N/A"
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
