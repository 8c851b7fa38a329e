"""Runs of the crawl, quick enough for tests, with a family of our own."""

import asyncio
from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path
from typing import Any

from gongkai.archive import load_snapshots
from gongkai.crawl import (
    HostResult,
    LookAt,
    Manners,
    OnEvent,
    TlsException,
    crawl_hosts,
    honest_user_agent,
    ignore,
    no_look,
)
from gongkai.values import Portal, Snapshot

QUICK = {"pause_seconds": 0.02, "timeout_seconds": 2.0, "retry_seconds": 0.05, "longest_wait_seconds": 5.0}


def manners(**others: Any) -> Manners:
    """Manners for loopback."""
    return Manners(honest_user_agent("test@example.org"), **{**QUICK, **others})


def crawl(
    root: Path,
    portals: Sequence[Portal],
    *,
    run_id: str = "run",
    allowed: Iterable[str] = (),
    look_at: LookAt = no_look,
    tls: Mapping[str, TlsException] | None = None,
    on_event: OnEvent = ignore,
    **others: Any,
) -> tuple[HostResult, ...]:
    """One run over portals."""
    return asyncio.run(
        crawl_hosts(
            portals,
            archive_root=root,
            run_id=run_id,
            manners=manners(**others),
            allowed_hosts=allowed,
            look_at=look_at,
            tls=tls,
            on_event=on_event,
        )
    )


def rows(root: Path, role: str = "report") -> list[Snapshot]:
    """The rows of a role, in order."""
    return [row for row in load_snapshots(root) if row.role == role]


def outcomes(root: Path, role: str = "report") -> list[str]:
    """The outcomes of a role's rows, in order."""
    return [row.outcome for row in rows(root, role)]
