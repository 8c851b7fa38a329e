"""What the verbs over portals show: what a look at each has found, and a row that is proposed with its evidence."""

import json
import sys
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import asdict

from rich.console import Console
from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeElapsedColumn
from rich.table import Table

from gongkai.console import json_lines
from gongkai.registry import Proposal
from gongkai.surveys import PortalCheck

_out = Console(highlight=False, width=None if sys.stdout.isatty() else 200)
_err = Console(stderr=True, highlight=False)


@contextmanager
def checking(portals: int, quiet: bool) -> Iterator[Callable[[PortalCheck], None]]:
    """Gives what is called with each portal that has been looked at."""
    if quiet:
        log = json_lines()
        yield lambda check: (log.error if check.problem else log.info)("portal", **_flat(check))
        return
    columns = (TextColumn("{task.description}"), BarColumn(), MofNCompleteColumn(), TimeElapsedColumn())
    with Progress(*columns, console=_err) as progress:
        task = progress.add_task("looking", total=portals)
        yield lambda check: progress.advance(task)


def _flat(check: PortalCheck) -> dict[str, object]:
    portal = check.portal
    return {"portal_id": portal.portal_id, "url": portal.listing_url} | {
        name: value for name, value in asdict(check).items() if name != "portal"
    }


def show_checks(checks: Sequence[PortalCheck], as_json: bool) -> None:
    """A line per portal, its problem below it; with `as_json` a list of objects."""
    if as_json:
        print(json.dumps([_flat(check) for check in checks], ensure_ascii=False, indent=1))  # noqa: T201
        return
    table = Table("portal", "reachable", "family", "links", "first report", box=None, pad_edge=False)
    for check in checks:
        report = f"{check.agency or '?'} {check.year or '?'}" if check.report else "-"
        table.add_row(
            check.portal.portal_id,
            "yes" if check.reachable else "no",
            check.recognised or "-",
            str(check.links),
            report,
        )
    _out.print(table, markup=False)
    for check in checks:
        if check.problem:
            _out.print(f"{check.portal.portal_id}: {check.problem}", style="red", markup=False, soft_wrap=True)
    well = sum(not check.problem for check in checks)
    _out.print(f"{well} of {len(checks)} portals are reachable, recognised and yield a report", markup=False)


def show_proposal(proposal: Proposal, check: PortalCheck, line: str) -> None:
    """Why the row is as it is on stderr, the row itself on stdout, so that it can be appended to the file."""
    for name, why in proposal.evidence:
        value = getattr(proposal.portal, name) or "(not known)"
        _err.print(f"{name:12} {value}: {why}", markup=False, soft_wrap=True)
    found = f"{check.links} links that may be to reports"
    read = f"; the first that was read: {check.agency or 'no agency'}, {check.year or 'no year'}, {check.report}"
    _err.print(f"{'yields':12} {found}{read if check.report else ''}", markup=False, soft_wrap=True)
    if check.problem:
        _err.print(f"{'problem':12} {check.problem}", style="red", markup=False, soft_wrap=True)
    if proposal.missing:
        _err.print(f"{'to fill in':12} {', '.join(proposal.missing)}", style="yellow", markup=False, soft_wrap=True)
    sys.stdout.write(line)
