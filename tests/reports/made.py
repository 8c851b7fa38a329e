"""Made reports read back: what the tests over the maker share."""

from gongkai.documents import read_document
from gongkai.reports import read_report
from gongkai.values import Report
from tests.maker.html import page
from tests.maker.reports import MadeReport


def read_back(made: MadeReport) -> Report:
    """The report that a made page is read as."""
    return read_report(read_document(page(made.title, made.blocks, made.layout).encode(), name="made.html"))


def printed_keys(made: MadeReport) -> set[str]:
    """The cells that the page still shows, after damage."""
    tables = (block for block in made.blocks if isinstance(block, list))
    return {piece.key for table in tables for row in table for piece in row if piece.key}


def differences(made: MadeReport, report: Report) -> tuple[list[str], list[str]]:
    """Cells that are silently wrong, and cells that are null with a finding though the page surely prints them."""
    shown = printed_keys(made)
    named = {key for finding in report.findings for key in finding.cells}
    if any(finding.rule == "READ-TABLE" for finding in report.findings):
        named |= {key for key in made.truth if key.partition(".")[0] not in report.forms}
    wrong: list[str] = []
    flagged: list[str] = []
    for key, truth in made.truth.items():
        cell = report.cells.get(key)
        value, state = (cell.value, cell.state) if cell else (None, "absent")
        if key not in shown and truth.state != "absent":
            wrong += [key] if value not in (None, truth.value) else []  # A dropped repeat may be placed by the sums.
        elif (value, state) != (truth.value, truth.state):
            if value is not None or key not in named:
                wrong.append(key)
            elif truth.certain:
                flagged.append(key)
    extra = [key for key, cell in report.cells.items() if cell.value is not None and key not in made.truth]
    return wrong + [key for key in extra if ".ext:" not in key], flagged
