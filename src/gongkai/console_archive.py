"""What the verbs over the archive show: a bar by bytes, a line per fault, and what it comes to."""

import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import asdict

from rich.console import Console
from rich.progress import BarColumn, DownloadColumn, Progress, TextColumn, TimeRemainingColumn

from gongkai.archive import Damage, Summary
from gongkai.console import json_lines

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
