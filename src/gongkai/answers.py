"""What `gongkai read --json` answers: the JSON of the contract. It stands apart from what needs rich, slow to load."""

from dataclasses import asdict
from decimal import Decimal
from typing import Any

from gongkai.values import Cell, Report, Verdict


def plain_number(value: Decimal) -> int | float:
    """A decimal as a JSON number: whole ones without a point."""
    return int(value) if value == value.to_integral_value() else float(value)


def report_json(file: str, report: Report, verdict: Verdict) -> dict[str, Any]:
    """The object that `gongkai read FILE --json` prints (design, section 4). Decimals are left to `plain_number`."""
    return {
        "file": file,
        "agency": report.agency,
        "year": report.year,
        "title": report.title,
        "scope": report.scope,
        "scope_confidence": report.scope_confidence,
        "published_at": report.published_at.isoformat() if report.published_at else None,
        "org_code": report.org_code,
        "document_number": report.document_number,
        "evidence": [asdict(one) for one in report.evidence],
        "forms": dict(report.forms),
        "cells": {key: _cell_json(cell) for key, cell in report.cells.items()},
        "sections": [asdict(section) for section in report.sections],
        "claims": [asdict(claim) for claim in report.claims],
        "findings": [asdict(finding) for finding in (*report.findings, *verdict.findings)],
        "checks": {
            "passed": verdict.passed,
            "assumed": verdict.assumed,
            "failed": verdict.failed,
            "not_assessable": verdict.not_assessable,
        },
    }


def _cell_json(cell: Cell) -> dict[str, Any]:
    return {"raw": cell.raw, "value": cell.value, "state": cell.state, "unit": cell.unit, "at": cell.at._asdict()}
