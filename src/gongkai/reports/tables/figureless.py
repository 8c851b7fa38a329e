"""Reports of which only the labels are left: their figures were lost with what a site took for repetition.

A township's page of 2019 prints each label once and the figure 0 once, a zone's runs labels and figures together into
one paragraph (catalogue items 2 and 10). No figure can be told, but that there is a report, and of which form.
"""

import re
import unicodedata
from collections.abc import Mapping
from itertools import takewhile

from gongkai.forms import FORMS, TableName
from gongkai.reports import findings
from gongkai.reports.labels import TABLES, normalise
from gongkai.reports.tables.assemble import Tables, not_found
from gongkai.reports.traditional import simplified
from gongkai.values import Cell, Document, Finding, Grid, Paragraph

_SHORTEST = 6
"""Characters of a label that is no word of running text."""
_LEAST: Mapping[TableName, int] = {"pd": 3, "rq": 6, "rl": 1}
"""Labels of a table that are no accident. Of table RL one is long enough; it counts beside another only."""
_MOST_TEXT = 100_000
_MARKS = re.compile(r"[\W_]+")
_SAID = ("对外公开总数量", "现行有效件数", "第二十条", "申请数量")
_NO_REPORT = re.compile("通知|格式|模板|样式|样表|填报说明")
_BLANK_FORM = re.compile(r"公开[^。；]{0,30}(?:格式|模板|样式|样表|填报说明)[)）》”\]】]?$")
_LONGEST = 60
"""Characters of a caption or a title, without the names it quotes; a longer paragraph is prose."""
_QUOTED = re.compile("《[^《》]*》")


def blank_form(document: Document, tables: Tables) -> str | None:
    """The words that say that tables without any figure are a form to be filled in, and no report; else None.

    An order to write reports prints the form (title: …通知), rules for statistics a sample of one (caption: 样表). Only
    the title, the first line and that right above the first table are asked: a line of prose may end with 格式 too.
    """
    if any(cell.state not in ("absent", "blank") for cell in tables.cells.values()):
        return None
    if _is_no_report(document.title):
        return document.title
    above = list(takewhile(lambda block: isinstance(block, Paragraph), document.blocks))
    for block in (*above[:1], *(above[-1:] if len(above) < len(document.blocks) else ())):
        if isinstance(block, Paragraph) and len(block.text) <= _LONGEST and _BLANK_FORM.search(block.text):
            return block.text
    return None


def _is_no_report(title: str) -> bool:
    """Is this the title of an order or a form? Not the first sentence of a report, which a text without one is called.

    根据《…的通知》要求，现公布某局…年度报告。 quotes what it follows.
    """
    words = _QUOTED.sub("", title)
    return len(words) <= _LONGEST and "。" not in words and bool(_NO_REPORT.search(words))


def labels_without_figures(document: Document) -> Tables | None:
    """The tables of which the page has the labels, each cell null, and a finding; None where there are none."""
    if _is_no_report(document.title):
        return None
    text = _text(document)
    if not any(map(text.__contains__, _SAID)):
        return None
    forms: dict[str, str] = {}
    keys: list[str] = []
    for name in TABLES:
        counts = {form: sum(label in text for label in _labels(form, name)) for form in FORMS}
        form = max(FORMS, key=lambda form: (counts[form], form in forms.values()))
        if counts[form] >= _LEAST[name] and (name != "rl" or forms):
            forms[name] = form
            keys += FORMS[form].tables[name].cell_keys()
    if not keys:
        return None
    missing = (not_found(name, forms) for name in TABLES if name not in forms)
    return Tables(forms, {key: Cell(key, None, None, "absent") for key in keys}, (_told(keys), *missing))


def _labels(form: str, name: TableName) -> set[str]:
    blocks = FORMS[form].tables[name].blocks
    printed = [row.label for block in blocks for row in block.rows]
    printed += [column.label for block in blocks for column in block.columns]
    return {label for label in map(normalise, printed) if len(label) >= _SHORTEST}


def _text(document: Document) -> str:
    parts: list[str] = []
    for block in document.blocks:
        if isinstance(block, Grid):
            parts += [cell.text for row in block.rows for cell in row if cell is not None]
        else:
            parts.append(block.text)
    text = simplified(unicodedata.normalize("NFKC", "".join(parts)[:_MOST_TEXT]))
    return _MARKS.sub("", text)


def _told(keys: list[str]) -> Finding:
    return findings.left_null(
        findings.TABLE,
        "页面有统计表的行列标题，但数字缺失或与标题连成一片，无法确定，数据均未读取；请对照原文",
        "the page has the labels of the statutory tables, but their figures are lost or run together with the labels, "
        "so none was read; look at the original",
        keys,
        severity="error",
    )
