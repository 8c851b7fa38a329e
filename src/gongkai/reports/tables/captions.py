"""What stands over a small table in a paragraph: which proceeding of table RL its five outcomes are of.

Table RL is printed as three tables of five columns, each under its own heading (a county, 2025): 行政复议,
行政诉讼（未经复议直接起诉）, 行政诉讼（复议后起诉）.
"""

from gongkai.reports.labels import ROWS, level, normalise
from gongkai.reports.tables.lines import Line

_BEFORE = ("", "行政诉讼", "政府信息公开", "政府信息公开行政诉讼")
_BEHIND = ("", "情况", "案件", "案件情况", "的情况", "的案件", "的行政诉讼", "的行政诉讼情况", "的行政诉讼案件")
_CAPTIONS = {
    f"{before}{label}{behind}": keys[0]
    for label, keys in ROWS["rl"].items()
    for before in _BEFORE
    for behind in _BEHIND
    if len(keys) == 1
}
_LONGEST = 40
"""Characters of a caption; a longer paragraph is prose."""
_SAID = ("复议", "復議", "複議")
"""One of them is in each caption, as it is printed: most paragraphs are told by it to be none."""
_SPEAKS_OF = (*_SAID, "诉讼", "起诉")


def proceeding(text: str) -> str | None:
    """The key of the proceeding that a caption names; None where it names none, or says anything else.

    >>> proceeding("（二）行政诉讼（未经复议直接起诉）")
    'suit_direct'
    """
    if len(text) > _LONGEST or not any(map(text.__contains__, _SAID)):
        return None
    return _CAPTIONS.get(normalise(text.partition("单位")[0]))


def caption_after(text: str, caption: str | None) -> str | None:
    """The proceeding that the next table is of after one more paragraph: its own, none behind another heading.

    Prose between a caption and its table changes nothing.
    """
    own = proceeding(text)
    if own or caption is None:
        return own
    is_heading = len(text) <= _LONGEST and (level(text) != "" or any(map(text.__contains__, _SPEAKS_OF)))
    return None if is_heading else caption


def own_caption(line: Line) -> str | None:
    """The proceeding that a line names which prints nothing else, be it once for each column."""
    printed = {item.text for item in line.items if item.reading.state != "blank"}
    return proceeding(*printed) if len(printed) == 1 else None
