"""The form that a report's year prescribes, where nothing of a table was read and the page is of another form.

A page may print the tables of two bodies by two forms (a system's by that of 2019 before the own by that of 2021).
Where neither could be read, the labels do not tell which cells the report lacks; its year does. So it does where a
table is missing beside others of another form.
"""

from collections.abc import Iterator

from gongkai.forms import FORMS
from gongkai.reports import findings
from gongkai.reports.labels import TABLES
from gongkai.reports.tables import Tables
from gongkai.values import Finding


def unread_of_year(tables: Tables, year: int | None) -> Iterator[Finding]:
    """For each table without a figure: the cells of the form of this year that no other finding names."""
    form = next((form for form in FORMS.values() if year in form.years), None)
    if form is None:
        return
    read = {cell.key.partition(".")[0] for cell in tables.cells.values() if cell.state != "absent"}
    named = {key for finding in tables.findings for key in finding.cells}
    for table in (form.tables[name] for name in TABLES if name not in read):
        keys = [key for key in table.cell_keys() if key not in named and key not in tables.cells]
        if keys:
            yield findings.left_null(
                findings.FORM,
                f"“{table.title}”表未读取任何数据；页面上的表格属于其他格式，{year}年度适用的{form.name}年格式的数据同样未读取",
                f"nothing of the table “{table.title}” ({table.name}) was read; the page's tables are of another form, "
                f"and the cells of the form of {form.name}, which the year {year} has, were not read either",
                keys,
            )
