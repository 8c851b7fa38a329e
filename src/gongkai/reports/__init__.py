"""Documents to reports: the statutory tables found by their labels, each cell as printed, and what else the page says.

>>> from gongkai.documents import read_document
>>> read_report(read_document(b"<p>no table here</p>", name="x.html"))  # doctest: +ELLIPSIS
Traceback (most recent call last):
gongkai.reports.refusals.NotAReport: no statutory table: none of 主动公开 (PD), 申请 (RQ), ...
"""

from gongkai.reports import findings
from gongkai.reports.claims.reader import read_claims
from gongkai.reports.gather import aligned
from gongkai.reports.holding import holds_report
from gongkai.reports.identity.reader import identify
from gongkai.reports.others import of_others, withheld
from gongkai.reports.passages import read_passages
from gongkai.reports.prose import with_rows_of_text
from gongkai.reports.radicals import without_radicals
from gongkai.reports.refusals import NotAReport, blank, no_tables
from gongkai.reports.sections import read_sections
from gongkai.reports.tables.all_blank import all_blank
from gongkai.reports.tables.assemble import assemble
from gongkai.reports.tables.beside_totals import without_totals_beside
from gongkai.reports.tables.ends_blank import ends_blank
from gongkai.reports.tables.figureless import blank_form, labels_without_figures
from gongkai.reports.tables.other_forms import unread_of_other_forms
from gongkai.reports.tables.unruled import without_misplaced
from gongkai.values import Document, Finding, Note, Report, Severity

READER_VERSION = "24"
"""Bumped whenever documents, reports or checks come to read something otherwise: the archive is then read anew."""

__all__ = ["READER_VERSION", "NotAReport", "holds_report", "read_report"]


def read_report(document: Document) -> Report:
    """Read a document as an annual report.

    Figures in the text are held against the cells; what the tables contradict is a finding.
    Every cell of a form whose table was found is in `cells`: with its value where the page plainly prints one, else
    with a state or a finding that says why not; so are those of a page whose tables are all under the words of another
    year or body, or of which only the labels are left. Raises `NotAReport` where no statutory table is found, or only
    one that is to be filled in.
    """
    written = without_radicals(with_rows_of_text(document))
    passages = read_passages(written)
    identity = identify(written, passages)
    own, others = of_others(document, identity.year, identity.agency)
    tables = assemble(aligned(own))
    if others and not tables.forms:
        tables = withheld(assemble(aligned(document)))
    if not tables.forms:
        tables = labels_without_figures(own) or labels_without_figures(document) or tables
    if not tables.forms:
        raise no_tables(document, identity, passages)
    if words := blank_form(document, tables):
        raise blank(words)
    tables = without_totals_beside(without_misplaced(tables, document))
    claims, contradictions = read_claims(passages, tables.cells, identity.year, identity.scope)
    return Report(
        agency=identity.agency,
        year=identity.year,
        title=identity.title,
        scope=identity.scope,
        published_at=identity.published_at,
        forms=tables.forms,
        cells=tables.cells,
        sections=read_sections(written.blocks),
        claims=claims,
        findings=(
            *map(_noted, document.notes),
            *identity.findings,
            *others,
            *tables.findings,
            *all_blank(tables),
            *ends_blank(tables),
            *unread_of_other_forms(tables, identity.year),
            *contradictions,
        ),
        scope_confidence=identity.scope_confidence,
        org_code=identity.org_code,
        document_number=identity.document_number,
        evidence=identity.evidence,
    )


def _noted(note: Note) -> Finding:
    rule = findings.CHARSET if note.en.startswith("charset:") else findings.DOCUMENT
    severity: Severity = "warning" if "U+FFFD" in note.en else "info"
    zh, en = f"读取文件时的假设：{note.zh}", f"while reading the file: {note.en}"
    return findings.assumed(rule, zh, en, severity=severity)
