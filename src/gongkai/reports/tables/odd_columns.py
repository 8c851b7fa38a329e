"""Labels in a header of table RQ that are of no column of the form (件数 before 自然人).

In a grid the figures under such a label stand in its place. In flattened text there are only more figures than columns,
or as many where another cell is blank: nothing but the sum of a row tells whose they are.
"""

import re
from collections.abc import Collection, Iterable, Sequence
from itertools import combinations

from gongkai.forms import FORMS
from gongkai.reports.labels import COLUMNS, TABLES, YEAR, is_head, is_title, match_column, match_row, normalise
from gongkai.reports.tables.applicants import COLUMNS as APPLICANTS
from gongkai.reports.tables.applicants import GROUP, sums_persons
from gongkai.reports.tables.half_read import in_common
from gongkai.reports.traditional import simplified

_NOTE = normalise("本列数据的勾稽关系为：第一项加第二项之和，等于第三项加第四项之和")
_OVER_ALL = "申请人情况"
_HEADER = _OVER_ALL + GROUP + "".join(column.label for column in FORMS["2021"].tables["rq"].blocks[0].columns)
"""All labels of the form: what is cut of several of them (自然人总计) has its characters in this order."""
_SHORT = re.compile(r"[0-9\u4e00-\u9fff]{2,8}")
_LONGEST = 20
"""Characters of such a label with its note in brackets, at most."""
_YEAR = re.compile(r"20\d\d年?度?|[本今上去]年度?")
"""What a column of one of two years is called."""
_ASIDE = re.compile(r"\s+|[(（].*|\.\d+$")
"""What is no part of a label: a note, and the number that programs give to one that comes again."""
_OF_ROWS = re.compile(
    "序号|[行栏][次号数]|计?[量算]?单位.*|.*(?:项目?|类别?|指标|内容|分类|结果|事项|名称|情况|情形|方式|类型|页|表)"
)
"""What stands over the labels of rows, over their numbers or over a whole table."""


def holds_odd_column(lines: Iterable[Sequence[str]], placed: Collection[str] = ()) -> bool:
    """Do the labels of a header, line by line, name a column that no form has, or one in two ways?

    What offices add behind 总计 (备注, 上年总计) moves no other figure; nor does a column that is `placed` among them.
    """
    texts = [list(line) for line in lines]
    if any(map(_names_two_years, [*texts, [text for line in texts for text in line if YEAR.search(text)]])):
        return True
    named = [n for n, line in enumerate(texts, start=1) if any(match_column("rq", text).keys for text in line)]
    texts = texts[: max(named, default=0)]  # Behind them there may be labels of rows.
    sure = {*placed} - {*_under_the_applicants(texts)}
    header = [text for line in texts for text in _before_the_end(line) if text not in sure and not _is_lone_year(line)]
    whole = {normalise(text) for text in header} & COLUMNS["rq"].keys()
    return any(map(is_odd_column, header)) or any(_are_two(left, right) for left, right in combinations(whole, 2))


def _names_two_years(words: Iterable[str]) -> bool:
    """Do two years stand here, each alone: 2024年 and 2023年 under each applicant?"""
    return len({*filter(_YEAR.fullmatch, map(normalise, words))}) > 1


def _under_the_applicants(lines: Sequence[Sequence[str]]) -> Sequence[str]:
    """The labels right before 自然人 in its line, below or behind 申请人情况: on which side they stand is not known."""
    above = False
    for line in lines:
        heads = [n for n, text in enumerate(line) if normalise(text) == _OVER_ALL]
        natural = next((n for n, text in enumerate(line) if match_column("rq", text).keys == APPLICANTS[:1]), None)
        if natural is not None:
            begin = max((n + 1 for n in heads if n < natural), default=0)
            return line[begin:natural] if above or begin else ()
        above |= bool(heads)
    return ()


def _is_lone_year(line: Sequence[str]) -> bool:
    """Is all that a line prints a year, which may be that of all columns?"""
    return len(line) == 1 and YEAR.fullmatch(line[0].strip()) is not None


def _before_the_end(line: Sequence[str]) -> Sequence[str]:
    """The labels of a line without those behind 总计, if that is the last column that it names."""
    named = [(n, keys) for n, text in enumerate(line) if (keys := match_column("rq", text).keys)]
    last, keys = named[-1] if named else (0, ())
    return line[:last] if keys == APPLICANTS[-1:] else line


def _are_two(left: str, right: str) -> bool:
    """Are these labels of one column, two that are whole (社会团体, 社会公益组织) and no pieces of one (商业, 企业)?"""
    labels = COLUMNS["rq"]
    is_part = left in right or right in left or left + right in labels or right + left in labels
    return labels[left] == labels[right] and not is_part


def is_odd_column(text: str) -> bool:
    """Is this the label of a column that no form has, and not of rows, their numbers or a whole table?"""
    name = simplified(_ASIDE.sub("", text)) if len(text) <= _LONGEST else ""
    if not _SHORT.fullmatch(name) or _OF_ROWS.fullmatch(name) or name in _NOTE or is_head(text) or sums_persons(text):
        return False
    if match_column("rq", text).keys or match_row("rq", text).keys or any(is_title(table, text) for table in TABLES):
        return False
    return not any(in_common(name, label) == len(name) for label in (*COLUMNS["rq"], _HEADER))
