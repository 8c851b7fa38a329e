"""Readings made by hand for the tests of lake, warehouse and exports: small figures, every cell of the form there."""

from collections.abc import Mapping
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from decimal import Decimal

from gongkai.checks import check
from gongkai.forms import FORMS
from gongkai.lake import Reading
from gongkai.values import At, Cell, CellState, Claim, Finding, Report, Section, Snapshot

APPLICANTS = ["natural_person", "commercial_enterprise", "research_institution"]
APPLICANTS += ["public_interest_org", "legal_services_org", "other_org", "total"]
START = datetime(2025, 1, 20, 8, 0, tzinfo=UTC)

Printed = int | Decimal | str | None
"""A number; None for a blank; `-`, `/` or other words as they stand."""


def row(field: str, *numbers: Printed) -> dict[str, Printed]:
    """One row of table RQ, left to right; the applicants that are not given are 0, the last figure is 总计."""
    *applicants, total = numbers
    applicants += [0] * (6 - len(applicants))
    return {f"rq.{field}.{name}": n for name, n in zip(APPLICANTS, (*applicants, total), strict=True)}


CHANGZHOU: Mapping[str, Printed] = {
    **row("requests_new", 49, 14, 63),
    **row("requests_carried_in", 1, 0, 1),
    **row("granted_full", 8, 0, 8),
    **row("granted_partial", 10, 8, 18),
    **row("unable_not_held", 14, 6, 20),
    **row("other_no_correction", 9, 0, 9),
    **row("completed_total", 41, 14, 55),
    **row("requests_carried_out", 9, 0, 9),
    "pd.normative_docs_issued": 4,
    "pd.normative_docs_repealed": 2,
    "pd.normative_docs_in_force": 9,
}
"""The figures of the Changzhou zone office's report for 2024; what is not here is 0 there."""


def cell(key: str, printed: Printed, unit: str | None = None) -> Cell:
    """A cell as reading would give it."""
    states: dict[str, CellState] = {"-": "dash", "/": "slash"}
    if printed is None:
        return Cell(key, "", None, "blank", At(table=2, row=4, column=4), unit)
    if isinstance(printed, str):
        return Cell(key, printed, None, states.get(printed, "text"), At(table=2, row=4, column=4), unit)
    return Cell(key, str(printed), printed, "number", At(table=2, row=4, column=4), unit)


def report(
    figures: Mapping[str, Printed] = CHANGZHOU,
    *,
    agency: str | None = "云泽市教育局",
    year: int | None = 2024,
    form: str = "2021",
    drop: tuple[str, ...] = (),
    tables: tuple[str, ...] = ("pd", "rq", "rl"),
    findings: tuple[Finding, ...] = (),
) -> Report:
    """A report in one form, 0 in every cell that `figures` does not name; `drop` are cells that the page lacks."""
    printed = dict.fromkeys(FORMS[form].cell_keys(), 0) | dict(figures)
    kept = {key: value for key, value in printed.items() if key[:2] in tables and key not in drop}
    return Report(
        agency=agency,
        year=year,
        title=f"{agency}{year}年政府信息公开工作年度报告",
        scope="unknown",
        published_at=date(2025, 1, 20),
        forms=dict.fromkeys(tables, form),
        cells={key: cell(key, value) for key, value in kept.items()},
        sections=(Section("一", "总体情况", "联系电话：0519-85681234，邮箱 a.b@example.gov.cn。新收申请63件。"),),
        claims=(Claim("N02", 63, "新收申请63件", ("rq.requests_new.total",), "match"),),
        findings=findings,
    )


def snapshot(*, sha256: str = "a" * 64, day: int = 0, path: str = "2024.html", portal_id: str = "p1") -> Snapshot:
    """The page `path` as fetched `day` days after the first."""
    return Snapshot(
        url=f"http://jyj.yunze.example/{path}",
        final_url=f"http://jyj.yunze.example/{path}",
        portal_id=portal_id,
        host="jyj.yunze.example",
        role="report",
        title="云泽市教育局2024年政府信息公开工作年度报告",
        fetched_at=START + timedelta(days=day),
        status=200,
        outcome="ok",
        attempt=1,
        headers=(("Content-Type", "text/html"),),
        bytes=1234,
        sha256=sha256,
        warc_file="jyj.yunze.example/r1.warc.gz",
        warc_offset=77,
    )


def reading(of: Report | None = None, at: Snapshot | None = None, version: str = "1.0") -> Reading:
    """A report as read from a page, checked as the parse does it."""
    of = of or report()
    return Reading(at or snapshot(), version, "report", None, of, check(of))


def unread(at: Snapshot, status: str, error: str) -> Reading:
    """A page that is no report, or that could not be read."""
    assert status in ("not_a_report", "unreadable")
    blank = Reading(at, "1.0", "unreadable", error, None, None)
    return blank if status == "unreadable" else replace(blank, status="not_a_report")
