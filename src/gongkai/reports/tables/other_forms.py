"""Cells of a form that a table may follow, where what was read of it does not tell which form that is.

A page may print the tables of two bodies by two forms (a system's by that of 2019 before the own by that of 2021).
Where neither could be read, the labels do not tell which cells the report lacks; its year does. So it does where a
table is missing beside others of another form. Where （六）其他处理 could not be read, nothing else in table RQ says
whether it has one row or three (a district's report of 2024 by the form of 2019).
"""

from collections.abc import Iterator, Sequence
from dataclasses import replace

from gongkai.forms import FORMS, Form, TableName
from gongkai.reports import findings
from gongkai.reports.labels import TABLES
from gongkai.reports.tables.assemble import Tables
from gongkai.values import Finding


def unread_of_other_forms(tables: Tables, year: int | None) -> Iterator[Finding]:
    """The cells of other forms that no finding names: for each table of which nothing read is of its form alone.

    Where nothing at all was read, those of the form of this year; of a table that is printed more than once all, since
    the copies may be of two forms, and an office may report by a form that is not its year's. A note (`info`) where the
    form that was taken is that of the year.
    """
    read = {cell.key for cell in tables.cells.values() if cell.state != "absent"}
    named = {key for finding in tables.findings for key in finding.cells}
    twice = {key.partition(".")[0] for one in tables.findings if one.rule == findings.DUPLICATE for key in one.cells}
    for name in TABLES:
        own = set(FORMS[tables.forms[name]].tables[name].cell_keys()) if name in tables.forms else set()
        is_of_year = name in tables.forms and year in FORMS[tables.forms[name]].years
        is_read = any(key.startswith(f"{name}.") for key in read)
        for form in FORMS.values():
            keys = tuple(form.tables[name].cell_keys())
            is_told_apart = not read.isdisjoint(own.difference(keys))
            may_be = not is_told_apart if is_read else year in form.years or name in twice
            unread = [key for key in keys if key not in named and key not in tables.cells]
            if unread and may_be:
                told = _unread(form, name, year if year in form.years else None, unread)
                yield replace(told, severity="info") if is_read and is_of_year else told


def _unread(form: Form, name: TableName, year: int | None, keys: Sequence[str]) -> Finding:
    title = form.tables[name].title
    zh = f"{year}年度适用的{form.name}年格式" if year else f"该表可能适用的{form.name}年格式"
    en = f"which the year {year} has" if year else "which the table may have"
    return findings.left_null(
        findings.FORM,
        f"“{title}”表中未读取任何可确定其格式的数据；{zh}的数据同样未读取",
        f"nothing was read of the table “{title}” ({name}) that tells its form; the cells of the form of {form.name}, "
        f"{en}, were not read either",
        keys,
    )
