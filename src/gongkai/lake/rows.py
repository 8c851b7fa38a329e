"""One document read, and the row of the lake that holds it.

Figures are exact decimals, DECIMAL(24,6): a figure that does not fit is null there, with a finding that says so, and
its `raw` text stays.
"""

import hashlib
import json
from collections.abc import Iterable
from dataclasses import asdict, dataclass
from decimal import Context, Decimal
from typing import Any, Literal

import polars as pl

from gongkai.values import Cell, Claim, Finding, Report, Section, Snapshot, Verdict

ReadingKey = tuple[str, str, str]
"""sha256, url, portal_id: the same bytes, at the same address, listed by the same portal, are read once."""

ReadingStatus = Literal["report", "not_a_report", "unreadable", "part"]
"""What a document is. `part`: a page of a book, whose report is the row of another of its pages."""


@dataclass(frozen=True, slots=True)
class Reading:
    """What came of reading one archived document.

    `report` and `verdict` are there where `status` is `report`; `error` says why in the other cases.
    """

    snapshot: Snapshot
    reader_version: str
    status: ReadingStatus
    error: str | None
    report: Report | None
    verdict: Verdict | None

    @property
    def key(self) -> ReadingKey:
        """What tells this reading from others by the same reader. Raises ValueError where there was no body to read."""
        if self.snapshot.sha256 is None:
            raise ValueError(f"a snapshot without a body cannot have been read: {self.snapshot.url}")
        return self.snapshot.sha256, self.snapshot.url, self.snapshot.portal_id


_FIGURE = pl.Decimal(24, 6)
_CELL = pl.Struct(
    {
        "key": pl.String,
        "raw": pl.String,
        "value": _FIGURE,
        "unit": pl.String,
        "state": pl.String,
        "page": pl.Int32,
        "table": pl.Int32,
        "row": pl.Int32,
        "column": pl.Int32,
    }
)
_SECTION = pl.Struct({"number": pl.String, "heading": pl.String, "text": pl.String})
_CLAIM = pl.Struct(
    {"pattern": pl.String, "value": _FIGURE, "text": pl.String, "cells": pl.List(pl.String), "status": pl.String}
)
_FINDING = pl.Struct(
    {
        "rule": pl.String,
        "severity": pl.String,
        "status": pl.String,
        "cells": pl.List(pl.String),
        "zh": pl.String,
        "en": pl.String,
        "suggestion": pl.String,
    }
)

_EVIDENCE = pl.Struct({"field": pl.String, "source": pl.String, "value": pl.String, "text": pl.String})

SCHEMA = pl.Schema(
    {
        "part": pl.String(),
        "reader_version": pl.String(),
        "status": pl.String(),
        "error": pl.String(),
        # the snapshot that was read
        "url": pl.String(),
        "final_url": pl.String(),
        "portal_id": pl.String(),
        "host": pl.String(),
        "role": pl.String(),
        "link_title": pl.String(),
        "fetched_at": pl.Datetime("us", "UTC"),
        "bytes": pl.Int64(),
        "sha256": pl.String(),
        "warc_file": pl.String(),
        "warc_offset": pl.Int64(),
        # the report, where it is one
        "agency": pl.String(),
        "year": pl.Int32(),
        "title": pl.String(),
        "scope": pl.String(),
        "published_at": pl.Date(),
        "agency_source": pl.String(),
        "year_source": pl.String(),
        "published_at_source": pl.String(),
        "scope_confidence": pl.String(),
        "scope_evidence": pl.String(),
        "org_code": pl.String(),
        "document_number": pl.String(),
        "evidence": pl.List(_EVIDENCE),
        "pd_form": pl.String(),
        "rq_form": pl.String(),
        "rl_form": pl.String(),
        "cells_sha256": pl.String(),
        "checks_passed": pl.Int32(),
        "checks_assumed": pl.Int32(),
        "checks_failed": pl.Int32(),
        "checks_not_assessable": pl.Int32(),
        "cells": pl.List(_CELL),
        "sections": pl.List(_SECTION),
        "claims": pl.List(_CLAIM),
        "findings": pl.List(_FINDING),
    }
)
"""The columns of every part.

`X_source` is the source of the evidence that X was taken from. `cells_sha256` is the digest of what the tables print:
equal means the same content.
"""


def row(reading: Reading, part: str) -> dict[str, Any]:
    """The row of `SCHEMA` that holds a reading."""
    snapshot, report, verdict = reading.snapshot, reading.report, reading.verdict
    found: tuple[Finding, ...] = ()
    if report is not None:
        found = (*report.findings, *(verdict.findings if verdict else ()), *_out_of_range(report))
    return {
        "part": part,
        "reader_version": reading.reader_version,
        "status": reading.status,
        "error": reading.error,
        "url": snapshot.url,
        "final_url": snapshot.final_url,
        "portal_id": snapshot.portal_id,
        "host": snapshot.host,
        "role": snapshot.role,
        "link_title": snapshot.title,
        "fetched_at": snapshot.fetched_at,
        "bytes": snapshot.bytes,
        "sha256": snapshot.sha256,
        "warc_file": snapshot.warc_file,
        "warc_offset": snapshot.warc_offset,
        **(_report_columns(report) if report else {}),
        "checks_passed": verdict.passed if verdict else None,
        "checks_assumed": verdict.assumed if verdict else None,
        "checks_failed": verdict.failed if verdict else None,
        "checks_not_assessable": verdict.not_assessable if verdict else None,
        "cells": [_cell(cell) for cell in report.cells.values()] if report else [],
        "sections": [_section(section) for section in report.sections] if report else [],
        "claims": [_claim(claim) for claim in report.claims] if report else [],
        "findings": [_finding(finding) for finding in found],
    }


def cells_sha256(cells: Iterable[Cell]) -> str:
    """The digest of what the tables print, whatever the order: key, raw, value, unit and state of each cell.

    The unit is part of it: a fee moved from 元 to 万元 in the header alone is another content.
    """
    lines = sorted(
        [cell.key, cell.raw or "", "" if cell.value is None else str(_plain(cell.value)), cell.unit or "", cell.state]
        for cell in cells
    )
    return hashlib.sha256(json.dumps(lines, ensure_ascii=False).encode()).hexdigest()


def _report_columns(report: Report) -> dict[str, Any]:
    return {
        "agency": report.agency,
        "year": report.year,
        "title": report.title,
        "scope": report.scope,
        "published_at": report.published_at,
        "agency_source": _source(report, "agency", report.agency),
        "year_source": _source(report, "year", report.year),
        "published_at_source": _source(report, "published_at", report.published_at),
        "scope_confidence": report.scope_confidence,
        "scope_evidence": _words(report) if report.scope != "unknown" else None,
        "org_code": report.org_code,
        "document_number": report.document_number,
        "evidence": [asdict(one) for one in report.evidence],
        "pd_form": report.forms.get("pd"),
        "rq_form": report.forms.get("rq"),
        "rl_form": report.forms.get("rl"),
        "cells_sha256": cells_sha256(report.cells.values()),
    }


def _source(report: Report, field: str, taken: object) -> str | None:
    """The source of a field's first evidence, which is what was taken; None where nothing was."""
    sources = (one.source for one in report.evidence if one.field == field)
    return None if taken is None else next(sources, None)


def _words(report: Report) -> str | None:
    return next((one.text for one in report.evidence if one.field == "scope"), None)


def _cell(cell: Cell) -> dict[str, Any]:
    return {
        "key": cell.key,
        "raw": cell.raw,
        "value": _figure(cell.value),
        "unit": cell.unit,
        "state": cell.state,
        "page": cell.at.page,
        "table": cell.at.table,
        "row": cell.at.row,
        "column": cell.at.column,
    }


def _section(section: Section) -> dict[str, Any]:
    return {"number": section.number, "heading": section.heading, "text": section.text}


def _claim(claim: Claim) -> dict[str, Any]:
    return {
        "pattern": claim.pattern,
        "value": _figure(claim.value),
        "text": claim.text,
        "cells": list(claim.cells),
        "status": claim.status,
    }


def _finding(finding: Finding) -> dict[str, Any]:
    return {
        "rule": finding.rule,
        "severity": finding.severity,
        "status": finding.status,
        "cells": list(finding.cells),
        "zh": finding.zh,
        "en": finding.en,
        "suggestion": finding.suggestion,
    }


_DIGITS = Context(prec=5000)


def _plain(value: int | Decimal) -> Decimal:
    """The value without trailing zeros, so that 49 and 49.0 are written alike."""
    return _DIGITS.normalize(Decimal(value))


def _figure(value: int | Decimal | None) -> Decimal | None:
    """The value where DECIMAL(24,6) holds it exactly, else None: polars itself would round it or drop it silently."""
    if value is None:
        return None
    plain = _plain(value)
    exponent = plain.as_tuple().exponent
    fits = isinstance(exponent, int) and exponent >= -6 and plain.adjusted() < 18
    return plain if fits else None


def _out_of_range(report: Report) -> list[Finding]:
    """VALUE-RANGE: figures that a page prints, in a cell or in its text, and that the lake cannot hold exactly."""
    printed: list[tuple[int | Decimal | None, tuple[str, ...]]] = [
        *((cell.value, (cell.key,)) for cell in report.cells.values()),
        *((claim.value, claim.cells) for claim in report.claims),
    ]
    return [
        Finding(
            rule="VALUE-RANGE",
            severity="warning",
            status="not_assessable",
            cells=cells,
            zh="数字超出可精确保存的范围（整数 18 位、小数 6 位），数值留空，原文保留",
            en="more than 18 digits before the point or 6 after it: the value is left out, the text as printed is kept",
        )
        for value, cells in printed
        if value is not None and _figure(value) is None
    ]
