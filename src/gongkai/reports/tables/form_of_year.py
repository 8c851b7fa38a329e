"""The form that a report's year prescribes, where nothing of a table was read and the page is of another form.

A page may print the tables of two bodies by two forms (a system's by that of 2019 before the own by that of 2021).
Where neither could be read, the labels do not tell which cells the report lacks; its year does. So it does where a
table is missing beside others of another form.
"""

from collections.abc import Iterator, Sequence

from gongkai.forms import FORMS, Form, TableName
from gongkai.reports import findings
from gongkai.reports.labels import TABLES
from gongkai.reports.tables.assemble import Tables
from gongkai.values import Finding


def unread_of_year(tables: Tables, year: int | None) -> Iterator[Finding]:
    """For each table without a figure: the cells of the form of this year that no other finding names.

    Of a table that is printed more than once, those of the other forms too: the copies may be of two, and an office may
    report by a form that is not its year's.
    """
    read = {cell.key.partition(".")[0] for cell in tables.cells.values() if cell.state != "absent"}
    named = {key for finding in tables.findings for key in finding.cells}
    twice = {key.partition(".")[0] for one in tables.findings if one.rule == findings.DUPLICATE for key in one.cells}
    for name in (name for name in TABLES if name not in read):
        for form in FORMS.values():
            of_year = year in form.years
            keys = [key for key in form.tables[name].cell_keys() if key not in named and key not in tables.cells]
            if keys and (of_year or name in twice):
                yield _unread(form, name, year if of_year else None, keys)


def _unread(form: Form, name: TableName, year: int | None, keys: Sequence[str]) -> Finding:
    title = form.tables[name].title
    zh = f"{year}年度适用的{form.name}年格式" if year else f"该表不止一份，可能适用的{form.name}年格式"
    en = f"which the year {year} has" if year else "which a copy of the table may have"
    return findings.left_null(
        findings.FORM,
        f"“{title}”表未读取任何数据；页面上的表格属于其他格式，{zh}的数据同样未读取",
        f"nothing of the table “{title}” ({name}) was read; the page's tables are of another form, and the cells of "
        f"the form of {form.name}, {en}, were not read either",
        keys,
    )
