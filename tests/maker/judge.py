"""What a reader made of a report, against what was printed: each cell right, told to be doubtful, or silently wrong."""

from collections.abc import Iterable, Set
from dataclasses import dataclass

from gongkai.checks import check
from gongkai.documents import Unreadable, read_document
from gongkai.reports import NotAReport, read_report
from gongkai.values import Cell, Report
from tests.maker.kinds import RENDERERS
from tests.maker.layout import Kind, Layout
from tests.maker.pieces import Truth
from tests.maker.reports import MadeReport, make


@dataclass(frozen=True, slots=True)
class Score:
    """The cells of one report. `doubtful` are null with a finding; `wrong` are neither right nor told.

    `excused` are those of the doubtful where the page itself leaves room, which cost no recall. `told` are all cells
    of which the reader says something. `identity` says what is wrong about agency and year, where something is.
    """

    right: int
    doubtful: tuple[str, ...]
    excused: int
    wrong: tuple[str, ...]
    told: frozenset[str]
    identity: str = ""

    @property
    def cells(self) -> int:
        return self.right + len(self.doubtful) + len(self.wrong)


def readable_kinds(kinds: Iterable[Kind]) -> list[Kind]:
    """Those of the kinds of file that `read_document` takes here, tried on the plainest report."""
    return [kind for kind in kinds if _is_read(kind)]


def _is_read(kind: Kind) -> bool:
    try:
        read_document(RENDERERS[kind](make(0, Layout())), name=f"made.{kind}")
    except Unreadable:
        return False
    return True


def judge(made: MadeReport, kind: Kind) -> Score:
    """Write the report as such a file, read it back, and judge every cell and every figure that was made up."""
    return judge_file(made, RENDERERS[kind](made), f"made.{kind}")


def judge_file(made: MadeReport, data: bytes, name: str) -> Score:
    """The same of a file in which the report was written otherwise."""
    document = read_document(data, name=name)
    try:
        report = read_report(document)
    except NotAReport:
        return _all_doubtful(made)
    told = _told(made, report)
    right, doubtful, wrong = 0, [], []
    for key, truth in made.truth.items():
        cell = report.cells.get(key)
        if _is_right(cell, truth):
            right += 1
        elif (cell is None or cell.value in (None, truth.also)) and key in told:
            doubtful.append(key)
        else:
            wrong.append(key)
    for key, cell in report.cells.items():
        if cell.value is not None and key not in made.truth and ".ext:" not in key:
            wrong.append(key)
    excused = sum(not made.truth[key].certain for key in doubtful)
    return Score(right, tuple(doubtful), excused, tuple(wrong), told, _wrong_identity(made, report))


def _all_doubtful(made: MadeReport) -> Score:
    """No table was found: right about those that the page does not have."""
    doubtful = tuple(key for key, truth in made.truth.items() if truth.state != "absent")
    excused = sum(not made.truth[key].certain for key in doubtful)
    return Score(len(made.truth) - len(doubtful), doubtful, excused, (), frozenset(made.truth))


def _is_right(cell: Cell | None, truth: Truth) -> bool:
    value, state = (cell.value, cell.state) if cell else (None, "absent")
    return (value, state) == (truth.value, truth.state)


def _told(made: MadeReport, report: Report) -> frozenset[str]:
    """The cells that a finding names, with those of tables that were not found, where the report says so.

    Where a cut-off table is read by the other form, its rows of （六） are told under the name they have there.
    """
    findings = (*report.findings, *check(report).findings)
    named = {key for finding in findings for key in finding.cells}
    tables_missed = any(finding.rule == "READ-TABLE" for finding in findings)
    for key in made.truth.keys() - report.cells.keys():
        table, _, field = key.partition(".")
        if table not in report.forms and tables_missed:
            named.add(key)
        if field.startswith("other_") and _sixth_row_is_named(key, named):
            named.add(key)
    return frozenset(named)


def _sixth_row_is_named(key: str, named: Set[str]) -> bool:
    column = key.rpartition(".")[2]
    return any(other.startswith("rq.other_") and other.endswith(f".{column}") for other in named)


def _wrong_identity(made: MadeReport, report: Report) -> str:
    agency, year = report.agency, report.year
    said = [f"agency {agency} for {made.agency}"] if agency not in (made.agency, None) else []
    return "; ".join([*said, *([f"year {year} for {made.year}"] if year not in (made.year, None) else [])])
