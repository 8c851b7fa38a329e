"""`dictionary.html`: what every table and column holds, on one page that needs nothing else."""

import re
from collections.abc import Sequence
from html import escape
from pathlib import Path

from gongkai.exports.package import DESCRIPTION
from gongkai.exports.tables import Column, Table

_STYLE = """
body { font: 16px/1.5 system-ui, "Noto Sans CJK SC", "PingFang SC", "Microsoft YaHei", sans-serif;
       max-width: 75rem; margin: 2rem auto; padding: 0 1rem; color: #1b1b1b; background: #fff }
h2 { margin-top: 3rem; border-bottom: 1px solid #bbb }
table { border-collapse: collapse; width: 100% }
th, td { text-align: left; vertical-align: top; padding: .3rem .8rem .3rem 0; border-bottom: 1px solid #e4e4e4 }
td:first-child, td:nth-child(2) { white-space: nowrap; font-size: .9em }
code { font-family: ui-monospace, "DejaVu Sans Mono", monospace; font-size: .92em }
tr:target, .key td:first-child { font-weight: 600 }
"""


def write_dictionary(tables: Sequence[Table], path: Path) -> None:
    """Write the page to `path`."""
    contents = "".join(
        f'<li><a href="#{table.name}">{table.name}</a> {_prose(_first_sentence(table.description))}</li>\n'
        for table in tables
    )
    page = f"""<!doctype html>
<html lang="en">
<meta charset="utf-8">
<meta name="viewport" content="width=device-width">
<title>Gongkai: data dictionary 数据字典</title>
<style>{_STYLE}</style>
<h1>Gongkai 公开: data dictionary 数据字典</h1>
<p>{_prose(DESCRIPTION)}</p>
<p>Each table is a <code>.parquet</code> and a <code>.csv</code> file, sorted by its key, whose columns are in bold.</p>
<ul>
{contents}</ul>
{"".join(map(_section, tables))}</html>
"""
    path.write_text(page, encoding="utf-8")


def _section(table: Table) -> str:
    rows = "".join(_row(column, column.name in table.key) for column in table.columns)
    return f"""<h2 id="{escape(table.name)}">{escape(table.name)}</h2>
<p>{_prose(table.description)}</p>
<table>
<thead><tr><th>column</th><th>type</th><th>what it holds</th></tr></thead>
<tbody>
{rows}</tbody>
</table>
"""


def _row(column: Column, is_key: bool) -> str:
    mark = ' class="key"' if is_key else ""
    return (
        f"<tr{mark}><td><code>{escape(column.name)}</code></td><td>{escape(column.type)}</td>"
        f"<td>{_prose(column.description)}</td></tr>\n"
    )


def _first_sentence(text: str) -> str:
    return re.split(r"(?<=[.:])\s", text, maxsplit=1)[0].rstrip(":")


def _prose(text: str) -> str:
    """Text as HTML; what stands in backquotes is code."""
    return re.sub(r"`([^`]+)`", r"<code>\1</code>", escape(text))
