"""What `gongkai read` shows of one report to a person: the three tables as they are known, and the findings."""

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from itertools import groupby
from typing import Literal

from rich.box import SIMPLE_HEAD
from rich.console import Group, RenderableType
from rich.table import Table as Drawing
from rich.text import Text

from gongkai.forms import FORMS, Column, Table
from gongkai.values import Cell, Report, Verdict

Lang = Literal["zh", "en"]

_STATUS_WORDS = {
    "fail": ("不成立", "fails"),
    "pass_assumed": ("推定", "assumed"),
    "not_assessable": ("无法核对", "cannot be checked"),
}
"""Of findings of reading, and of sums that fail: sums that hold with blanks as 0 are counted, not listed."""
_FEW = 7
"""Sums of one kind that are named one by one, and findings of one rule that are shown."""
_SUMS = {
    "RQ-ROW": ("各行合计", "rows"),
    "RQ-BAL": ("收到与办理平衡", "balance"),
    "RQ-OUT": ("办理结果总计", "results"),
    "RQ-SUB": ("小计", "subtotals"),
    "RL-SUM": ("复议诉讼总计", "proceedings"),
}
"""What the kinds of sums are called."""
_TABLES = {"pd": "主动公开", "rq": "申请", "rl": "复议诉讼"}
_SEVERITY_STYLES = {"error": "bold red", "warning": "yellow", "info": "dim"}


def _doubtful(report: Report, verdict: Verdict) -> frozenset[str]:
    """Cells of a sum that fails, and those that reading itself left open."""
    failed = [f for f in verdict.findings if f.status == "fail"]
    left_open = [f for f in report.findings if f.status == "not_assessable"]
    return frozenset(key for finding in (*failed, *left_open) for key in finding.cells)


def _shown(cell: Cell | None, doubtful: frozenset[str]) -> Text:
    """A cell as printed; a blank as a blank; one that the page does not have as ×; a doubtful one marked with ?."""
    if cell is None or cell.state == "absent":
        return Text("×", style="red")
    text = (cell.raw or "").strip()
    return Text(text + "?", style="yellow") if cell.key in doubtful else Text(text)


def _drawing(title: str, first: str, columns: tuple[Column, ...], lang: Lang) -> Drawing:
    drawing = Drawing(title=title or None, title_justify="left", title_style="bold", box=SIMPLE_HEAD, pad_edge=False)
    drawing.add_column(first)
    for column in columns:
        drawing.add_column(column.label if lang == "zh" else column.key, justify="right", overflow="fold")
    return drawing


def _draw(table: Table, report: Report, doubtful: frozenset[str], lang: Lang) -> Iterator[Drawing]:
    """A table, one drawing per block: spanning labels on lines of their own, rows indented below them."""
    for number, block in enumerate(table.blocks):
        drawing = _drawing(table.title if number == 0 else "", block.heading, block.columns, lang)
        above: tuple[str, ...] = ()
        for row in block.rows:
            for depth, group in enumerate(row.groups):
                if above[: depth + 1] != row.groups[: depth + 1]:
                    drawing.add_row("  " * depth + group)
            above = row.groups
            label = f"{row.number}{row.label}" if lang == "zh" else row.key
            cells = [_shown(report.cells.get(table.key(row, column)), doubtful) for column in block.columns]
            drawing.add_row("  " * len(row.groups) + label, *cells)
        yield drawing


def _extra_rows(table: Table, report: Report, lang: Lang) -> Iterator[Text]:
    """Rows that no form knows, kept under `ext:`, each with its figures behind the names of their columns."""
    labels = {column.key: column.label for block in table.blocks for column in block.columns} if lang == "zh" else {}
    rows: dict[str, list[str]] = {}
    for key, cell in report.cells.items():
        if key.startswith(f"{table.name}.ext:"):
            row, _, column = key.removeprefix(f"{table.name}.ext:").rpartition(".")
            rows.setdefault(row, []).append(f"{labels.get(column, column)} {cell.raw or ''}".strip())
    for row, figures in rows.items():
        yield Text(f"  + {row}: {', '.join(figures)}", style="cyan")


def _finding_lines(report: Report, verdict: Verdict, lang: Lang) -> Iterator[Text]:
    """A line for each finding of reading and each sum that fails; one line for all sums that blanks leave open.

    Of those of one rule that are many no more than a few are shown, and one line says how many more there are.
    """
    which = 0 if lang == "zh" else 1
    counts: Counter[str] = Counter()
    for finding in (*report.findings, *(f for f in verdict.findings if f.status == "fail")):
        counts[finding.rule] += 1
        if counts[finding.rule] <= _FEW:
            message = finding.zh if lang == "zh" else finding.en
            words = _STATUS_WORDS[finding.status][which]
            yield Text(f"  {finding.rule} [{words}] {message}", style=_SEVERITY_STYLES[finding.severity])
    for rule, count in counts.items():
        if count > _FEW:
            more = (f"另有 {count - _FEW} 条同类提示，见 --json", f"{count - _FEW} more like these: see --json")
            yield Text(f"  {rule} {more[which]}", style="yellow")
    names = _names(report) if lang == "zh" else {}
    left_open = [f.rule for f in verdict.findings if f.status == "not_assessable"]
    if left_open:
        words = _STATUS_WORDS["not_assessable"][which]
        yield Text(f"  [{words}] {('；', '; ')[which].join(_shortened(left_open, names, which))}", style="yellow")


def _table(name: str, form: str) -> Table:
    return next(table for table in FORMS[form].tables.values() if table.name == name)


def _names(report: Report) -> dict[str, str]:
    """The labels of the rows and columns of the report's forms, by their keys."""
    blocks = [block for name, form in report.forms.items() for block in _table(name, form).blocks]
    rows = {row.key: row.label for block in blocks for row in block.rows}
    return rows | {column.key: column.label for block in blocks for column in block.columns}


def _shortened(rules: Sequence[str], names: Mapping[str, str], which: int) -> Iterator[str]:
    """The names of sums by kind, counted where they are many: 各行合计 (25), 办理结果总计：自然人、商业企业."""
    for kind, group in groupby(rules, lambda rule: rule.partition(".")[0]):
        keys = [rule.partition(".")[2] for rule in group]
        listed = ("、" if which == 0 else ", ").join(_of_keys(key, names) for key in keys)
        called = _SUMS[kind][which] if kind in _SUMS else kind
        yield f"{called} ({len(keys)})" if len(keys) > _FEW else f"{called}{'：' if which == 0 else ': '}{listed}"


def _of_keys(key: str, names: Mapping[str, str]) -> str:
    """What a sum is of, by the labels of the form: natural_person, other_total.natural_person."""
    return ".".join(names.get(part, part) for part in key.split("."))


def _head(file: str, report: Report, lang: Lang) -> Text:
    unknown = "未知" if lang == "zh" else "unknown"
    year = str(report.year) if report.year else unknown
    if lang == "zh":
        forms = "，".join(f"{_TABLES[table]} {form}年格式" for table, form in report.forms.items())
        return Text(f"{file}\n{report.title}\n机关：{report.agency or unknown}  年度：{year}  表式：{forms}")
    forms = ", ".join(f"{table} {form}" for table, form in report.forms.items())
    return Text(f"{file}\n{report.title}\nagency: {report.agency or unknown}  year: {year}  forms: {forms}")


def _tally(verdict: Verdict, lang: Lang) -> Text:
    counts = (verdict.passed, verdict.assumed, verdict.failed, verdict.not_assessable)
    zh = "勾稽：{} 项成立，{} 项按空白为 0 成立，{} 项不成立，{} 项无法核对"
    en = "sums: {} hold, {} hold with blanks as 0, {} fail, {} cannot be checked"
    return Text((zh if lang == "zh" else en).format(*counts))


def report_view(file: str, report: Report, verdict: Verdict, lang: Lang) -> RenderableType:
    """The report for people: who and when, the three tables, the tally of the sums, and a line per finding."""
    doubtful = _doubtful(report, verdict)
    parts: list[RenderableType] = [_head(file, report, lang)]
    for name, form in report.forms.items():
        table = _table(name, form)
        parts += [*_draw(table, report, doubtful, lang), *_extra_rows(table, report, lang)]
    parts += [_tally(verdict, lang), *_finding_lines(report, verdict, lang)]
    return Group(*parts)
