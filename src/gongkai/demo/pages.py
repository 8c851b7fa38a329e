"""A report as a page prints it: its prose, its tables, and the habits of those who paste and export them.

The prose is the demo's own. Habits (a report's `layout` in `data/sample/sites.toml`), each met on real pages:

- `word`: pasted from Word: a paragraph and spans in each cell, labels cut in two spans
- `nested`: the whole report inside a layout table
- `metadata`: 索引号, 发布机构 and 公开日期 in a table before the report
- `nbsp`: zeros of organisations left blank, printed as `&nbsp;`
- `thousands`: 14,069 for 14069
- `worn`: labels as offices damage them (规 章, 本年增/, half-width brackets)
- `text`: one cell per line with a leading tab, as a Word table pasted into a text box
"""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date
from html import escape

from gongkai.demo.figures import Figures, Printed
from gongkai.demo.tables import Box, Table, litigation, proactive, requests

HABITS = frozenset({"word", "nested", "metadata", "nbsp", "thousands", "worn", "text"})

_WORN = {
    "规章": "规 章",
    "本年增/减": "本年增/",
    "总计": "总 计",
    "第二十条第（一）项": "第二十条  第(一)项",
    "信息内容": "信息 内容",
}


@dataclass(frozen=True, slots=True)
class Heading:
    """The heading of one of a report's six sections."""

    text: str


Content = tuple[Heading | str | Table, ...]
"""A report in reading order: headings, paragraphs and tables."""


def as_printed(figures: Figures, layout: frozenset[str]) -> Figures:
    """The figures as a layout prints them: what a reader of the page can know. Real figures keep their zeros."""
    cells = dict(figures.cells)
    if "nbsp" in layout and figures.invented:
        cells |= {key: Printed("", None) for key, cell in cells.items() if _organisation(key) and cell.value == 0}
    if "thousands" in layout:
        cells |= {key: replace(cell, text=f"{cell.value:,}") for key, cell in cells.items() if cell.text.isdigit()}
    return replace(figures, cells=cells)


def _organisation(key: str) -> bool:
    return key.startswith("rq.") and key.rsplit(".", 1)[1] not in {"natural_person", "total"}


def content(figures: Figures, *, worn: bool = False) -> Content:
    """A report's prose and tables. An excerpt ends where the known figures end."""
    tables = [proactive(figures), requests(figures), litigation(figures)]
    headings = [
        "二、主动公开政府信息情况",
        "三、收到和处理政府信息公开申请情况",
        "四、政府信息公开行政复议、行政诉讼情况",
    ]
    body: list[Heading | str | Table] = [_origin(figures)]
    if not figures.excerpt:
        body += [Heading("一、总体情况"), _summary(figures)]
    for heading, table in zip(headings, tables, strict=True):
        if table:
            body += [Heading(heading), _worn(table) if worn else table]
    if figures.excerpt:
        return (*body, "（节选到此为止。）")
    following = figures.year + 1
    return (
        *body,
        Heading("五、存在的主要问题及改进情况"),
        f"个别栏目更新不够及时，答复文书的格式还不统一。{following}年将按季度检查栏目，统一文书样式。",
        Heading("六、其他需要报告的事项"),
        "本年度没有收取信息处理费。",
    )


def _origin(figures: Figures) -> str:
    if figures.invented:
        return "示例数据：本页的机构和数字都是虚构的，只供演示和测试。"
    part = "节选：原报告只取得前一部分，其余表格从略。" if figures.excerpt else ""
    return f"{part}本页的数字取自该机关依法公布的年度报告，文字和版式为演示所写。"


def _summary(figures: Figures) -> str:
    """A paragraph that repeats the main figures; those that the table leaves blank are left out."""
    who = figures.issuer or figures.agency
    parts = (
        ("requests_new", "新收政府信息公开申请"),
        ("requests_carried_in", "上年结转"),
        ("completed_total", "办结"),
        ("requests_carried_out", "结转下年度继续办理"),
    )
    values = [(words, figures.cells[f"rq.{row}.total"].value) for row, words in parts]
    told = "，".join(f"{words}{value}件" for words, value in values if value is not None)
    return (
        f"本报告所列数据的统计期限为{figures.year}年1月1日至{figures.year}年12月31日。{figures.year}年，{who}{told}。"
    )


def _worn(table: Table) -> Table:
    return tuple(tuple(replace(box, text=_WORN.get(box.text, box.text)) for box in row) for row in table)


def body_html(figures: Figures, layout: frozenset[str], published: date) -> str:
    """The report as the HTML inside a site's page frame."""
    report = content(figures, worn="worn" in layout)
    inner = "\n".join(_block_html(block, word="word" in layout) for block in report)
    if "metadata" in layout:
        inner = _metadata_html(figures, published) + inner
    if "nested" in layout:
        inner = f'<table width="100%" border="0" cellpadding="0"><tr><td class="main">\n{inner}\n</td></tr></table>'
    return inner


def _block_html(block: Heading | str | Table, *, word: bool) -> str:
    if isinstance(block, Heading):
        return f"<p><strong>{escape(block.text)}</strong></p>"
    if isinstance(block, str):
        return f"<p>{escape(block)}</p>"
    return _table_html(block, word=word)


def _table_html(table: Table, *, word: bool) -> str:
    opening = (
        '<table class="MsoNormalTable" border="1" cellspacing="0" cellpadding="0" '
        'style="border-collapse:collapse;mso-yfti-tbllook:1184">'
        if word
        else '<table border="1">'
    )
    rows = ("<tr>" + "".join(_cell_html(box, word=word) for box in row) + "</tr>" for row in table)
    return "\n".join([opening, "<tbody>", *rows, "</tbody>", "</table>"])


def _cell_html(box: Box, *, word: bool) -> str:
    spans = (f' rowspan="{box.rows}"' if box.rows > 1 else "") + (
        f' colspan="{box.columns}"' if box.columns > 1 else ""
    )
    if not word:
        return f"<td{spans}>{_inline_html(box.text)}</td>"
    cut = len(box.text) - 1 if not box.figure and len(box.text) > 2 else len(box.text)
    language = "EN-US" if box.figure else "ZH-CN"
    pieces = "".join(
        f'<span lang="{language}" style="font-family:宋体;mso-font-kerning:0pt">{_inline_html(piece)}</span>'
        for piece in (box.text[:cut], box.text[cut:])
        if piece or not box.text
    )
    return (
        f'<td{spans} valign="center" style="padding:0 5.4pt"><p class="MsoNormal" align="center" '
        f'style="mso-pagination:widow-orphan">{pieces}<o:p></o:p></p></td>'
    )


def _inline_html(text: str) -> str:
    return escape(text).replace("\n", "<br />") or "&nbsp;"


def _metadata_html(figures: Figures, published: date) -> str:
    pairs = (
        ("索引号", f"DEMO-{figures.year}-{published:%m%d}"),
        ("组配分类", "政府信息公开年报"),
        ("发布机构", figures.issuer or figures.agency),
        ("公开日期", f"{published:%Y-%m-%d}"),
    )
    rows = "".join(f"<tr><th>{name}</th><td>{escape(value)}</td></tr>" for name, value in pairs)
    return f'<table class="xxgk_info">{rows}</table>\n'


def body_text(figures: Figures, layout: frozenset[str], title: str) -> str:
    """The report as flattened text: each cell on a line of its own after a tab, an empty one where a span goes on."""
    lines = [title, ""]
    for block in content(figures, worn="worn" in layout):
        if isinstance(block, Heading):
            lines += [block.text, ""]
        elif isinstance(block, str):
            lines += [block, ""]
        else:
            lines += [*_table_lines(block), ""]
    return "\n".join(lines) + "\n"


def _table_lines(table: Table) -> Iterator[str]:
    """Rows end with an empty line; a box that covers rows below leaves an empty cell in each of them."""
    open_boxes: dict[int, tuple[int, int]] = {}
    """Column where a box from above begins → (rows still covered, columns covered)."""
    for row in table:
        waiting, column, covered = list(row), 0, dict(open_boxes)
        while waiting or any(at >= column for at in covered):
            if column in covered:
                left, width = covered.pop(column)
                if left > 1:
                    open_boxes[column] = (left - 1, width)
                else:
                    del open_boxes[column]
                yield "\t"
                column += width
                continue
            box = waiting.pop(0)
            yield "\t" + box.text
            if box.rows > 1:
                open_boxes[column] = (box.rows - 1, box.columns)
            column += box.columns
        yield ""
