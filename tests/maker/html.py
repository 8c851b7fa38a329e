"""A made report as a web page."""

from collections.abc import Iterable
from html import escape

from tests.maker.labels import SPAN
from tests.maker.layout import Layout
from tests.maker.pieces import PICTURE, MadeTable, Piece
from tests.maker.places import places, width
from tests.maker.reports import MadeReport


def render(report: MadeReport) -> bytes:
    """The page as UTF-8."""
    return page(report.title, report.blocks, report.layout).encode()


def page(title: str, blocks: Iterable[str | MadeTable], layout: Layout) -> str:
    """The whole page: what the site puts round a report, and the report's paragraphs and tables in order."""
    body = "".join(_table(b, layout) if isinstance(b, list) else _paragraph(b) for b in blocks)
    if layout.wrapper == "layout_table":
        body = (
            f"<table width='100%'><tr><td colspan='2'>首页 &gt; 政府信息公开</td></tr><tr><td>{body}</td></tr></table>"
        )
    elif layout.wrapper == "nested_cell":
        body = f"<table><tr><td><table><tr><td>{body}</td></tr></table></td><td>&nbsp;</td></tr></table>"
    elif layout.wrapper == "frame":
        body = f"<table border='1'><tr><td>{body}</td></tr></table>"
    elif layout.wrapper == "metadata_table":
        facts = "<tr><td>索引号</td><td>014416330/2025-00012</td><td>公开日期</td><td>2025-01-20</td></tr>"
        body = f"<table>{facts}<tr><td>名称</td><td colspan='3'>{escape(title)}</td></tr></table>{body}"
    return (
        f"<!DOCTYPE html><html><head><meta charset='utf-8'><title>{escape(title)}</title></head>\n"
        f"<body><div class='nav'><a href='/'>首页</a></div><h1>{escape(title)}</h1>\n<div id='zoom'>{body}</div>"
        "<div class='footer'>版权所有 网站标识码 9900000001</div></body></html>"
    )


def _paragraph(text: str) -> str:
    return "<p><img src='table.png'></p>\n" if text == PICTURE else f"<p>{escape(text)}</p>\n"


def _table(table: MadeTable, layout: Layout) -> str:
    rows = [f"<tr>{''.join(_cell(piece, layout) for piece in row)}</tr>\n" for row in table]
    first = next((n for n, row in enumerate(table) if any(piece.key for piece in row)), 0)
    if layout.markup == "header_cells":
        rows[:first] = [row.replace("<td", "<th").replace("</td>", "</th>") for row in rows[:first]]
    if layout.markup == "sections" and first:
        return f"<table><thead>{''.join(rows[:first])}</thead><tbody>{''.join(rows[first:])}</tbody></table>\n"
    if layout.markup == "excel":
        rows.append("<tr height=0 style='display:none'>" + "<td width=72></td>" * width(places(table)) + "</tr>")
    return f"<table border='1'><tbody>{''.join(rows)}</tbody></table>\n"


def _cell(piece: Piece, layout: Layout) -> str:
    spans = (f" rowspan='{piece.rows}'" if piece.rows > 1 else "") + (
        f" colspan='{piece.columns}'" if piece.columns > 1 else ""
    )
    lines = [_spans(escape(line).replace("\xa0", "&nbsp;")) for line in piece.text.split("\n")]
    if layout.word_paste:
        style = "style='mso-margin-top-alt:auto;text-align:center'"
        lines = [f"<p class='MsoNormal' {style}><span lang='EN-US'>{line}<o:p></o:p></span></p>" for line in lines]
        return f"<td{spans} valign='top'>{''.join(lines)}</td>"
    return f"<td{spans}>{'<br/>'.join(lines)}</td>"


def _spans(line: str) -> str:
    """A line whose text was cut into spans."""
    return "".join(f"<span>{part}</span>" for part in line.split(SPAN)) if SPAN in line else line
