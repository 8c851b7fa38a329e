"""What the verbs over what is kept show: a line per fault, per page left out, per cell that changed."""

import json
import sys
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import asdict
from pathlib import Path

from rich.console import Console
from rich.progress import BarColumn, DownloadColumn, MofNCompleteColumn, Progress, TextColumn, TimeRemainingColumn

from gongkai.archive import Damage, Imported, LeftOut, Summary
from gongkai.console import json_lines, json_value
from gongkai.warehouse import History
from gongkai.warehouse.changes import CellChange, Printed, Version

_out = Console(highlight=False, width=None if sys.stdout.isatty() else 200)
_err = Console(stderr=True, highlight=False)


@contextmanager
def damages(size: int, quiet: bool) -> Iterator[tuple[Callable[[Damage], None], Callable[[int], None]]]:
    """Gives what `archive.verify` tells each damage, and the bytes it has gone through of `size`."""
    if quiet:
        log = json_lines()

        def tell(damage: Damage) -> None:
            (log.info if damage.pending else log.error)("archive", **asdict(damage))

        yield tell, lambda count: None
        return
    columns = (TextColumn("{task.description}"), BarColumn(), DownloadColumn(), TimeRemainingColumn())
    with Progress(*columns, console=_err) as progress:
        task = progress.add_task("verifying", total=size)
        yield _print_damage, lambda count: progress.advance(task, count)


def _print_damage(damage: Damage) -> None:
    where = damage.file if damage.offset is None else f"{damage.file} at {damage.offset}"
    style = "dim" if damage.pending else "red"
    _out.print(f"{where}: {damage.what}; {damage.remedy}", style=style, markup=False, soft_wrap=True)


def show_verified(summary: Summary, quiet: bool) -> None:
    """How much was proved, and how much is wrong."""
    if quiet:
        json_lines().info("verified", **asdict(summary))
        return
    later = f", {summary.pending} left to the next crawl" if summary.pending else ""
    faults = "1 fault" if summary.faults == 1 else f"{summary.faults or 'no'} faults"
    _out.print(
        f"{summary.files} WARC files ({summary.bytes / 1e6:.1f} MB), {summary.records} records, "
        f"{summary.rows} fetches in the index: {faults}{later}",
        soft_wrap=True,
    )


@contextmanager
def imports(paths: int, quiet: bool) -> Iterator[tuple[Callable[[LeftOut], None], Callable[[Path], None]]]:
    """Gives what `archive.import_paths` tells of what is left out, and of each path that it has gone through.

    What surely is no report is only counted.
    """
    if quiet:
        log = json_lines()

        def tell(left: LeftOut) -> None:
            if left.fault:
                log.error("left out", source=left.source, why=left.why)

        yield tell, lambda path: log.info("imported", path=str(path))
        return
    columns = (TextColumn("{task.description}"), BarColumn(), MofNCompleteColumn(), TimeRemainingColumn())
    with Progress(*columns, console=_err) as progress:
        task = progress.add_task("importing", total=paths)
        yield _print_left_out, lambda path: progress.advance(task)


def _print_left_out(left: LeftOut) -> None:
    if left.fault:
        _out.print(f"{left.source}: {left.why}", style="yellow", markup=False, soft_wrap=True)


def show_imported(result: Imported, quiet: bool) -> None:
    """How many pages were taken in, by portal, and how many were not."""
    if quiet:
        json_lines().info("imported", **asdict(result))
        return
    _out.print(
        f"{result.added} pages taken in, {result.known} were here already, {result.faults} could not be taken; "
        f"{result.left_out} pictures, styles and other records are no reports",
        soft_wrap=True,
    )
    for portal_id, count in sorted(result.by_portal.items()):
        if portal_id:
            _out.print(f"  {portal_id}: {count}", markup=False)
    if result.reindexed:
        _out.print(f"{result.reindexed} rows of the archive's own WARC files were put back into the index")
    if result.homeless:
        _out.print(
            f"{result.homeless} pages belong to no portal of the registry (--portal ID names one): "
            "their agency is what they print themselves",
            style="yellow",
            soft_wrap=True,
        )


def show_histories(found: Sequence[History], agency: str, year: int, as_json: bool) -> None:
    """The versions of each report, and each cell that one of them prints otherwise than the one before."""
    if as_json:
        objects = [asdict(one) for one in found]
        sys.stdout.write(json.dumps(objects, ensure_ascii=False, indent=1, default=json_value) + "\n")
        return
    if not found:
        _out.print(f"{agency}: the warehouse has no report for {year}; `gongkai status` says what was fetched and read")
    for one in found:
        count = len(one.versions)
        only = "one version only, nothing has changed" if count == 1 else f"{count} versions"
        _out.print(
            f"{one.agency_name} ({one.agency_id}) {one.year}, scope {one.scope}: {only}", style="bold", markup=False
        )
        for version in one.versions:
            _out.print(_version_line(version), markup=False, soft_wrap=True)
        for step in one.steps:
            gone, new = (sum(getattr(change, side) is None for change in step.changes) for side in ("new", "old"))
            changed = len(step.changes) - gone - new
            told = f"version {step.old} to {step.new}: {changed} cells changed, {new} added, {gone} vanished"
            _out.print(told, style="bold", markup=False)
            for change in step.changes:
                _out.print(_change_line(change), markup=False, soft_wrap=True)


def _version_line(version: Version) -> str:
    fetched = version.fetched_at.strftime("%Y-%m-%d %H:%M") if version.fetched_at else "unknown"
    return f"  version {version.number}, fetched {fetched}, {version.url}{' (current)' if version.is_current else ''}"


def _change_line(change: CellChange) -> str:
    return f"  {change.key}: {_printed(change.old)} -> {_printed(change.new)}"


def _printed(cell: Printed | None) -> str:
    """A cell with its text, value and state: `"49" = 49 number`."""
    if cell is None:
        return "(no such cell)"
    value = "null" if cell.value is None else f"{cell.value.normalize():f}"
    return f"{json.dumps(cell.raw, ensure_ascii=False)} = {value}{cell.unit or ''} {cell.state}"
