"""Captions and tables that name another year than the report's: 附：2022年度行政复议、行政诉讼情况.

Where the report's own table is prose, a picture or damaged, last year's beside it is all that can be read.
"""

import re
from collections.abc import Callable, Sequence, Set

from gongkai.reports.identity.years import contradiction, plain
from gongkai.reports.labels import normalise
from gongkai.reports.memory import remembered
from gongkai.values import Document, Finding, Grid, GridCell

_LONGEST = 50
"""Characters of a caption; a longer paragraph is prose."""
_YEAR = re.compile(r"(?<!\d)(20\d\d)年度?")
_LAST = re.compile(r"上一?年(?:度|同期)?|去年(?:同期)?|往年|历年")
_NEVER = re.compile(
    "(?:更正|修订|修改|调整|变更)前|(?:填表|填写|填报)?(?:示例|样例|范例)|(?:历史|原)版本?|[上下]半年|第?[一二三四]季度|计划"
)
"""What no report's own table is called: what was printed before it was put right, an example, a part of a year."""
_SAYS = re.compile("年|[前后]|例|版|季度|计划")
"""Of these characters each caption of another year has one, and few other texts."""
_AFTER = re.compile("(?:更正|修订|修改|调整|变更)后")
_NUMBER = re.compile(r"^\s*(?:附件|附表|附录|附|表)\s?(?:[一二三四五六七八九十\d]{1,2}(?!\d))?[:：、.．\s]*")
CAPTION_WORDS = (
    "政府信息公开|政务公开|政府信息|信息公开|主动公开|依申请公开|收到和处理|行政复议|行政诉讼|处理决定|规范性文件"
    "|申请人|制发件数|废止件数"
    "|收到|处理|申请|公开|复议|诉讼|提起|引起|办理|结果|年度|全年|同期|工作|情况|统计|汇总|对照|对比|比较|参考|数据|数量"
    "|报告|年报|一览|附件|附表|附录|如下|下表|本年|[附表图因被的和与及见为是数]"
)
"""What captions of the statutory tables are made of, besides years and whose figures they are."""
_WORDS = re.compile(CAPTION_WORDS)
_OWN_NAMES = re.compile("[我本](?:机关|单位|部门|局|委|办|县|市|区|镇|乡|街道|州|旗|省|厅|院)|全[县市区镇乡州旗省]")
_ENUMERATOR = re.compile(r"^\s*[(（]?[一二三四五六七八九十\d]{1,2}[)）、.．]\s*")
_SIGNS = re.compile(r"[\W_]+")
_OWN = re.compile("(?:本年度?|今年|当年)(?:情况|(?:统计)?数据|统计表?)?")
"""What captions call the report's year; 本年度办理结果 is the label of rows."""
_FIGURE = re.compile(r"[+-]?\d[\d,.]*[^\d年]{0,2}")
_LABEL = re.compile(r"(20\d\d)年度?([^\d，。；]{2,30})")
_OF_LAST_YEAR = ("结转", "项目数量", "同期", "较", "比")
"""In labels that name the year before the report's rightly: 2021年结转…, 2019年项目数量."""


def names_other_year(text: str, year: int | None) -> bool:
    """Is this a caption, and are its years all others than the report's, as far as that is known?

    >>> names_other_year("附：2022年度行政复议、行政诉讼情况", 2023)
    True
    >>> names_other_year("2022年收到申请12件", 2023)
    False
    """
    years = _years(text)
    if not years:
        return False
    if years == {None}:
        return not text.rstrip().endswith(("报告", "年报"))  # 历年年报 is a link.
    return year is not None and year not in years


def names_year(text: str, year: int | None) -> bool:
    """Is this a caption that names the report's year, or 本年, and no other?"""
    years = _years(text)
    return years is not None and years <= {year} and None not in years


def _years(text: str) -> Set[int | None] | None:
    """The years that a caption names, None for last year; None where a text is no caption, or names none at all."""
    return _years_in(text) if len(text) <= _LONGEST and _SAYS.search(text) else None


@remembered(2048)
def _years_in(text: str) -> Set[int | None] | None:
    words = undated(text)
    years: set[int | None] = {int(year) for year in _YEAR.findall(_unnumbered(text))}
    if _OWN.fullmatch(words) or (_AFTER.search(words) and is_made_of_words(_AFTER.sub("", words))):
        return years
    if _NEVER.search(words) or (not years and _LAST.search(words)):
        years = {None}
    rest = _NEVER.sub("", _OWN_NAMES.sub("", _LAST.sub("", words)))
    return years if years and is_made_of_words(rest) else None


def undated(text: str) -> str:
    """A caption without its number, its years, and what is no letter."""
    return _SIGNS.sub("", _YEAR.sub("", _unnumbered(text)))


def _unnumbered(text: str) -> str:
    return plain(_NUMBER.sub("", _ENUMERATOR.sub("", text)))


def is_made_of_words(bare: str) -> bool:
    """Does a bare caption say no more than what its table is of?"""
    return not _WORDS.sub("", bare)


def is_bare_year(text: str) -> bool:
    """Is there no word but a year: 2022年? It may be a link to that year's report, or the name of a column."""
    return not _SIGNS.sub("", _LAST.sub("", _YEAR.sub("", plain(text))))


def says_of_all(grid: Grid, is_others: Callable[[str], bool], is_own: Callable[[str], bool]) -> bool:
    """Does a table say over all its figures, or beside all of them, that they are others', and nowhere its own?"""
    texts = {cell.text for row in grid.rows for cell in row if cell is not None}
    if not any(len(text) <= _LONGEST and is_others(text) for text in texts):  # as of nearly all
        return False
    cells = {cell for row in grid.rows for cell in row if cell is not None and cell.text}
    words = [cell for cell in cells if len(cell.text) <= _LONGEST and not _FIGURE.fullmatch(cell.text)]
    others = [cell for cell in words if is_others(cell.text)]
    figures = [cell for cell in cells if _FIGURE.fullmatch(cell.text.strip())]
    own = _reach([cell for cell in words if is_own(cell.text)])
    if not others or any(cell.column in own[0] or cell.row in own[1] for cell in figures):
        return False
    over, beside = _reach(others)
    return bool(figures) and (
        all(cell.column in over for cell in figures) or all(cell.row in beside for cell in figures)
    )


def _reach(cells: Sequence[GridCell]) -> tuple[set[int], set[int]]:
    """The columns that these cells stand over or under, and the rows that they stand beside."""
    columns = {column for cell in cells for column in range(cell.column, cell.column + cell.column_span)}
    return columns, {row for cell in cells for row in range(cell.row, cell.row + cell.row_span)}


def dated_labels(document: Document, year: int | None) -> list[Finding]:
    """X-YEAR: tables whose labels name another year in the place of 本年, and never the report's."""
    if year is None:
        return []
    return [
        contradiction(year, others, f"第{grid.number}个表格的行列标题", f"a label of table {grid.number}")
        for grid in document.blocks
        if isinstance(grid, Grid) and (others := _other_years(grid, year))
    ]


def _other_years(grid: Grid, year: int) -> list[int]:
    cells = (cell for row in grid.rows for cell in row if cell is not None and "年" in cell.text)
    texts = {plain(cell.text) for cell in cells if len(cell.text) <= _LONGEST}
    dated = {text: match for text in texts if (match := _LABEL.fullmatch(_ENUMERATOR.sub("", text)))}
    years = {int(match[1]) for match in dated.values()}
    if not years or year in years:
        return []
    of_this_year = {normalise(text) for text in texts if text not in dated}
    return sorted(
        {
            int(match[1])
            for text, match in dated.items()
            if not any(word in text for word in _OF_LAST_YEAR) and f"本年{normalise(match[2])}" not in of_this_year
        }
    )
