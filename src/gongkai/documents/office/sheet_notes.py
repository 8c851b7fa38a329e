"""What is said of the sheets of a workbook, an XLSX and an XLS alike, in both languages."""

from collections.abc import Sequence

from gongkai.documents.limits import Unreadable
from gongkai.documents.office.sheets import MAX_SHEETS, UNREAD
from gongkai.values import Note

_SAID = 5
"""Places of a sheet that a note repeats."""


def hidden_sheet(title: str) -> Note:
    """The sheet is left out."""
    return Note(f"sheet {title} is hidden, and is not read", f"工作表“{title}”已隐藏，未读取")


def hidden_parts(title: str) -> Note:
    """Of the sheet, what is hidden is left out."""
    return Note(f"sheet {title}: hidden rows or columns are left out", f"工作表“{title}”中隐藏的行或列未读取")


def pictures_unread(title: str) -> Note:
    """What is drawn on the sheet is left out."""
    return Note(f"sheet {title}: pictures and text boxes are not read", f"工作表“{title}”中的图片和文本框未读取")


def without_results(title: str, cells: Sequence[str]) -> Note:
    """Cells of the sheet hold formulas alone."""
    named = cells[:_SAID]
    return Note(
        f"sheet {title}: the file holds no results for the formulas in {', '.join(named)}; open it and save it again",
        f"工作表“{title}”中{'、'.join(named)}的公式没有保存结果，请打开文件后重新保存",
    )


def rounded(place: Note, shown: str, held: str) -> Note:
    """What a cell shows and what it holds."""
    return Note(
        f"{place.en} shows {shown.replace(UNREAD, 'nothing')}, holds {held}",
        f"{place.zh}显示为{shown.replace(UNREAD, '空')}，实际为{held}",
    )


def read_as_shown(title: str, cells: Sequence[Note]) -> Note:
    """Cells of the sheet show other numbers than they hold."""
    said = cells[:_SAID]
    return Note(
        f"sheet {title}: numbers are read as shown: {'; '.join(cell.en for cell in said)}",
        f"工作表“{title}”中的数字按显示值读取：{'；'.join(cell.zh for cell in said)}",
    )


def too_many_sheets(name: str) -> Unreadable:
    """The workbook has more sheets than are read."""
    return Unreadable(
        f"{name}: over {MAX_SHEETS} sheets; it is no report", f"{name}：工作表超过{MAX_SHEETS}个，不像年报"
    )
