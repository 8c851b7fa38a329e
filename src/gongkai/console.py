"""What the pipeline's verbs show: progress on long work, tables at the end, JSON lines for schedules."""

import csv
import json
import logging
import shutil
import sys
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import asdict
from datetime import date, datetime
from decimal import Decimal
from pathlib import Path
from typing import Any

import structlog
from rich.console import Console
from rich.progress import (
    BarColumn,
    MofNCompleteColumn,
    Progress,
    TaskID,
    TextColumn,
    TimeElapsedColumn,
    TimeRemainingColumn,
)
from rich.table import Table

from gongkai.crawl import (
    Event,
    HostFinished,
    HostLeft,
    HostResult,
    HostStarted,
    ListingRead,
    OnEvent,
    PageFetched,
    SilentZero,
)
from gongkai.pipeline import BatchResult, Job, PortalStatus, ask
from gongkai.values import GongkaiError
from gongkai.warehouse import BuildResult, Rows

_out = Console(highlight=False, width=None if sys.stdout.isatty() else 200)
_err = Console(stderr=True, highlight=False)


def json_lines() -> structlog.typing.FilteringBoundLogger:
    """A log of JSON lines on stderr, for schedules."""
    structlog.configure(
        processors=[
            structlog.processors.add_log_level,
            structlog.processors.TimeStamper(fmt="iso", utc=True),
            structlog.processors.JSONRenderer(ensure_ascii=False),
        ],
        logger_factory=structlog.PrintLoggerFactory(sys.stderr),
    )
    log: structlog.typing.FilteringBoundLogger = structlog.get_logger()
    return log


def track(items: Sequence[Any], words: str, quiet: bool) -> Iterator[Any]:
    """The items, with a bar on stderr while they are worked through."""
    if quiet:
        log = json_lines()
        for number, item in enumerate(items, start=1):
            yield item
            log.info(words, done=number, of=len(items))
        return
    columns = (TextColumn("{task.description}"), BarColumn(), MofNCompleteColumn(), TimeRemainingColumn())
    with Progress(*columns, console=_err) as progress:
        yield from progress.track(items, description=words)


@contextmanager
def status(words: str, quiet: bool) -> Iterator[None]:
    """Words and a clock while one long step runs."""
    if quiet:
        log = json_lines()
        log.info(words)
        yield
        log.info(words, done=True)
        return
    with Progress(TextColumn("{task.description}"), TimeElapsedColumn(), console=_err) as progress:
        progress.add_task(words, total=None)
        yield


@contextmanager
def crawl_progress(quiet: bool) -> Iterator[OnEvent]:
    """Gives what a crawl tells its events to: a line per host with its bar, or JSON lines."""
    if quiet:
        log = json_lines()
        yield lambda event: _log_event(log, event)
        return
    columns = (
        TextColumn("{task.description:32}"),
        BarColumn(),
        MofNCompleteColumn(),
        TextColumn("{task.fields[told]}"),
    )
    with Progress(*columns, TimeRemainingColumn(), console=_err) as progress:
        yield HostBars(progress).show


class HostBars:
    """A bar per host: pages asked for of those known so far, found, fetched, unchanged, failed, and the time left."""

    def __init__(self, progress: Progress) -> None:
        self._progress = progress
        self._tasks: dict[str, TaskID] = {}
        self._found: Counter[str] = Counter()
        self._outcomes: dict[str, Counter[str]] = {}

    def show(self, event: Event) -> None:
        """Move the host's bar, and print what went wrong above the bars."""
        match event:
            case HostStarted(host=host):
                self._tasks[host] = self._progress.add_task(host, total=None, told="")
                self._outcomes[host] = Counter()
            case ListingRead(host=host, found=found, unlisted=unlisted):
                known = self._progress.tasks[self._tasks[host]].total or 0
                self._found[host] += found
                self._progress.update(self._tasks[host], total=known + found + unlisted, told=self._told(host))
            case PageFetched(host=host, snapshot=snapshot):
                if host in self._tasks:  # not a host that only files are fetched from
                    counted = snapshot.role in ("report", "attachment")
                    self._outcomes[host][snapshot.outcome] += counted
                    advance = 1 if snapshot.role == "report" else 0
                    self._progress.update(self._tasks[host], advance=advance, told=self._told(host))
            case SilentZero(portal_id=portal_id, url=url, problem=problem):
                self._progress.console.print(f"error: {portal_id} {url}: {problem}", style="red", markup=False)
            case HostLeft(host=host, outcome="postponed", detail=detail):
                self._progress.console.print(f"{host} waits: {detail}", style="yellow", markup=False)
            case HostLeft(host=host, outcome=outcome, detail=detail):
                self._progress.console.print(f"error: {host} left: {outcome} {detail}", style="red", markup=False)
            case HostFinished(host=host):
                if host in self._tasks:
                    total = self._progress.tasks[self._tasks[host]].total or 0
                    self._progress.update(self._tasks[host], total=total, completed=total)

    def _told(self, host: str) -> str:
        outcomes = self._outcomes[host]
        fetched, unchanged = outcomes["ok"], outcomes["unchanged"]
        failed = outcomes.total() - fetched - unchanged
        return f"found {self._found[host]}, fetched {fetched}, unchanged {unchanged}, failed {failed}"


def _log_event(log: structlog.typing.FilteringBoundLogger, event: Event) -> None:
    """An event as one JSON line; what went wrong as an error."""
    match event:
        case PageFetched(snapshot=page):
            log.info("fetched", url=page.url, outcome=page.outcome, status=page.status, bytes=page.bytes)
        case HostLeft(outcome="postponed"):
            log.warning("HostLeft", **asdict(event))
        case SilentZero() | HostLeft():
            log.error(type(event).__name__, **asdict(event))
        case HostFinished(host=host, result=result):
            names = ("found", "fetched", "unchanged", "failed", "waiting")
            sums = {name: sum(getattr(portal, name) for portal in result.portals) for name in names}
            seconds = round(result.seconds, 1)
            log.info("host finished", host=host, seconds=seconds, **sums, snapshots=dict(result.snapshots))
        case _:
            log.info(type(event).__name__, **asdict(event))


def show_crawl(results: Sequence[HostResult], quiet: bool) -> None:
    """A line per portal: found, fetched, unchanged, failed; below them, what went wrong."""
    if quiet:
        log = json_lines()
        for portal in (portal for result in results for portal in result.portals):
            log.log(logging.WARNING if portal.problem else logging.INFO, "portal", **asdict(portal))
        return
    drawing = Table(box=None, header_style="bold", pad_edge=False)
    for name in ("portal", "family", "found", "fetched", "unchanged", "failed"):
        drawing.add_column(name, justify="left" if name in ("portal", "family") else "right", overflow="fold")
    for portal in (portal for result in results for portal in result.portals):
        counts = (portal.found, portal.fetched, portal.unchanged, portal.failed)
        drawing.add_row(portal.portal_id, portal.family, *map(str, counts))
    _out.print(drawing)
    for result in results:
        for portal in result.portals:
            if portal.problem:
                end = f" (listing ended: {portal.listing_end})" if portal.listing_end else ""
                _out.print(f"{portal.portal_id}: {portal.problem}{end}", style="yellow", markup=False, soft_wrap=True)
        if result.problem:
            _out.print(f"{result.host}: {result.problem}", style="red", markup=False, soft_wrap=True)


def _cell_text(value: object) -> str:
    """A value for a person: nothing for null, a decimal without idle zeros, a rate with four places."""
    if value is None:
        return ""
    if isinstance(value, float):
        return f"{value:.4f}"
    if isinstance(value, Decimal):
        return f"{value.normalize():f}"
    return str(value)


def json_value(value: object) -> object:
    """A value of the warehouse that JSON has no word for."""
    if isinstance(value, Decimal):
        return int(value) if value == value.to_integral_value() else float(value)
    if isinstance(value, date | datetime):
        return value.isoformat()
    return str(value)


def show_rows(rows: Rows, output: str = "table") -> None:
    """Rows of a query as a table, as CSV or as a JSON list."""
    if output == "json":
        objects = [dict(zip(rows.columns, row, strict=True)) for row in rows.rows]
        sys.stdout.write(json.dumps(objects, ensure_ascii=False, indent=1, default=json_value) + "\n")
        return
    if output == "csv":
        writer = csv.writer(sys.stdout)
        writer.writerow(rows.columns)
        writer.writerows([["" if value is None else value for value in row] for row in rows.rows])
        return
    drawing = Table(box=None, header_style="bold", pad_edge=False)
    for number, column in enumerate(rows.columns):
        figures = any(isinstance(row[number], int | float | Decimal) for row in rows.rows)
        drawing.add_column(column, justify="right" if figures else "left", overflow="fold")
    for row in rows.rows:
        drawing.add_row(*(_cell_text(value) for value in row))
    _out.print(drawing)
    if not rows.rows:
        _out.print("(no rows)")


def prompt(question: Callable[[str], Rows], output: str) -> None:
    """Ask queries one after another until the end of input or `.quit`; an error ends the query, not the prompt."""
    _err.print(
        "SQL on the warehouse, read-only. A query ends with ; or an empty line. `.tables` lists, `.quit` leaves."
    )
    lines: list[str] = []
    for line in _typed_lines():
        text = line.strip()
        if not lines and text in (".quit", ".exit"):
            return
        if not lines and text == ".tables":
            text = "select table_name from information_schema.tables where table_schema = 'main' order by 1;"
        lines.append(text)
        if text and not text.endswith(";"):
            continue
        query, lines = "\n".join(lines).strip().rstrip(";"), []
        if query:
            try:
                show_rows(question(query), output)
            except GongkaiError as error:
                _err.print(f"gongkai: {error}", markup=False)


def _typed_lines() -> Iterator[str]:
    """Lines from a person (with history where readline is) or from a pipe."""
    if sys.stdin.isatty():
        import readline  # noqa: F401, PLC0415  # gives input() its history and editing
    while True:
        try:
            yield input("gongkai> " if sys.stdin.isatty() else "")
        except (EOFError, KeyboardInterrupt):
            return


def show_parse(results: Sequence[BatchResult], quiet: bool) -> None:
    """How many documents were read, and how many could not be."""
    counts = {
        "reports": sum(result.reports for result in results),
        "not_reports": sum(result.not_reports for result in results),
        "unreadable": sum(result.unreadable for result in results),
    }
    if quiet:
        json_lines().info("parsed", **counts)
        return
    _out.print(
        f"read {sum(counts.values())} documents: {counts['reports']} reports, {counts['not_reports']} that are no "
        f"report, {counts['unreadable']} that could not be read"
    )


def show_build(result: BuildResult, quiet: bool) -> None:
    """Where the warehouse lies and how many rows each table has."""
    if quiet:
        json_lines().info("built", path=str(result.path), tables=dict(result.tables), seconds=result.seconds)
        return
    _out.print(f"built {_from_here(result.path)} in {result.seconds:.1f} s")
    _out.print("  " + ", ".join(f"{name} {count}" for name, count in sorted(result.tables.items())))


def show_export(paths: Sequence[Path], quiet: bool) -> None:
    """Where the exports lie."""
    if quiet:
        json_lines().info("exported", files=[str(path) for path in paths])
        return
    _out.print(f"exported {len(paths)} files to {_from_here(paths[0].parent) if paths else 'nowhere'}")


def show_status(rows: Sequence[PortalStatus]) -> None:
    """One line per portal: pages, reports by year, failures, and what is wrong where something is."""
    drawing = Table(box=None, header_style="bold", pad_edge=False)
    for name in ("portal", "agency", "last fetch", "pages", "reports", "years", "not read", "failed"):
        drawing.add_column(name, justify="right" if name in ("pages", "reports", "not read", "failed") else "left")
    for row in rows:
        last = row.last_fetch.strftime("%Y-%m-%d %H:%M") if row.last_fetch else "never"
        years = ", ".join(f"{year}: {count}" for year, count in row.years)
        failed = ", ".join(f"{outcome} {count}" for outcome, count in row.failures) or "0"
        drawing.add_row(
            row.portal_id, row.agency_name, last, str(row.pages), str(row.reports), years, str(row.not_read), failed
        )
    _out.print(drawing)


_RATES = """
    select m.agency_name as agency, m.year, m.scope, m.partial_disclosure_numerator as partial,
           m.partial_disclosure_denominator as n, m.partial_disclosure_rate as rate,
           m.partial_disclosure_low as low, m.partial_disclosure_high as high,
           coalesce(m.partial_disclosure_null_reason, '') as why_none
    from agency_year_metrics m order by m.agency_name, m.year, m.scope
"""
# Sums that blanks or missing cells leave open are told once per report: there may be forty of them.
_FINDINGS = """
    from (
        select agency_name, year, rule, severity, status, en from findings
        where status <> 'pass_assumed' and not (status = 'not_assessable' and regexp_matches(rule, '^R[QL]-'))
        union all
        select agency_name, year, 'sums', 'info', 'not_assessable', count(*) || ' sums cannot be checked' from findings
        where status = 'not_assessable' and regexp_matches(rule, '^R[QL]-') group by agency_name, year, scope, version
    )
    order by case severity when 'error' then 1 when 'warning' then 2 else 3 end, agency_name, year, rule
"""
_TRY = (
    "select agency_name, year, partial_disclosure_rate from agency_year_metrics order by 3 desc",
    "select year, scope, reports, partial_disclosure_rate from national_year_metrics order by year, scope",
    "select agency_name, year, rule, zh from findings where status = 'fail'",
)


def _shortened(text: str, width: int = 180) -> str:
    """A message that fits on a line or two; the table `findings` has it whole."""
    return text if len(text) <= width else text[: width - 1] + "…"


def _from_here(path: Path) -> Path:
    """The path as a person would type it here."""
    return path.relative_to(Path.cwd()) if path.is_relative_to(Path.cwd()) else path


def _command() -> str:
    """How this command was called, so that what is printed can be pasted: it may not be on the PATH."""
    called = Path(sys.argv[0])
    return str(called) if called.name == "gongkai" and shutil.which("gongkai") is None else "gongkai"


def _interval(low: object, high: object) -> str:
    return "" if low is None or high is None else f"{float(str(low)):.3f} to {float(str(high)):.3f}"


def _show_rates(rows: Rows) -> None:
    drawing = Table(
        title="Partial-disclosure rate (部分公开率): granted_partial / completed_total, 95 % Wilson interval",
        title_justify="left",
        box=None,
        header_style="bold",
        pad_edge=False,
    )
    for name in ("agency", "year", "scope", "partial", "n", "rate", "95 % interval", "why none"):
        drawing.add_column(name, justify="right" if name in ("year", "partial", "n", "rate") else "left")
    for agency, year, scope, partial, n, rate, low, high, why in rows.rows:
        cells = [_cell_text(value) for value in (agency, year, scope, partial, n, rate)]
        drawing.add_row(*cells, _interval(low, high), str(why or ""))
    _out.print(drawing)


def show_outcome(job: Job, quiet: bool) -> None:
    """The end of a whole run: rates by agency and year, a line per finding, the paths, three queries to try."""
    rates, findings = ask(job, _RATES), ask(job, _FINDINGS)
    if quiet:
        json_lines().info("done", reports=len(rates.rows), findings=len(findings.rows), warehouse=str(job.warehouse))
        return
    _show_rates(rates)
    _out.print(f"\nFindings ({len(findings.rows)})", style="bold")
    for agency, year, rule, severity, state, en in findings.rows:
        style = {"error": "red", "warning": "yellow"}.get(str(severity), "dim")
        who = " ".join(str(part) for part in (agency, year) if part is not None)
        _out.print(f"  {who} {rule} [{state}] {_shortened(str(en))}", style=style, markup=False, soft_wrap=True)
    _out.print("\nWhere it lies", style="bold")
    for name, path in (("warehouse", job.warehouse), ("exports", job.exports), ("archive", job.archive)):
        _out.print(f"  {name:10} {_from_here(path)}", soft_wrap=True)
    _out.print("\nTo try", style="bold")
    for query in _TRY:
        _out.print(f'  {_command()} sql --data {_from_here(job.data)} "{query}"', markup=False, soft_wrap=True)
