"""What each pass saw of each portal: how its listing ended, how much it showed, and how much of that was got.

The index says what was fetched; only these rows say whether all that a portal shows was seen, and how much there was
the last time. Coverage and the alarm for a portal that shows nothing any more come from them.
"""

from collections.abc import Iterable, Mapping
from dataclasses import asdict, dataclass
from datetime import datetime
from pathlib import Path

import polars as pl

from gongkai.archive.parts import part_files, scan_parts, write_part
from gongkai.archive.places import host_name, listings_folder
from gongkai.values import ListingEnd


@dataclass(frozen=True, slots=True)
class PortalPass:
    """One pass through one portal's listing.

    `listing_end` is None where the listing was never reached. `announced`: what the site says it has, None where it
    says nothing. `listed` counts the entries shown, `found` those of them that are, or may be, reports; `found` =
    `fetched` + `unchanged` + `failed`. `problem` is `""` where nothing calls for a look.
    """

    portal_id: str
    host: str
    run_id: str
    ended_at: datetime
    family: str
    evidence: str
    listing_end: ListingEnd | None
    announced: int | None
    pages: int
    listed: int
    found: int
    fetched: int
    unchanged: int
    failed: int
    problem: str


SCHEMA: Mapping[str, pl.DataType] = {
    "portal_id": pl.String(),
    "host": pl.String(),
    "run_id": pl.String(),
    "ended_at": pl.Datetime("us", "UTC"),
    "family": pl.String(),
    "evidence": pl.String(),
    "listing_end": pl.String(),
    "announced": pl.Int64(),
    "pages": pl.Int64(),
    "listed": pl.Int64(),
    "found": pl.Int64(),
    "fetched": pl.Int64(),
    "unchanged": pl.Int64(),
    "failed": pl.Int64(),
    "problem": pl.String(),
}
"""The columns of the listings: the fields of `PortalPass`."""


def append_listings(root: Path, passes: Iterable[PortalPass], host: str, run_id: str) -> Path | None:
    """Write what a run saw of a host's portals as one new part; gives its path, None where there is nothing."""
    rows = [asdict(one) for one in passes]
    if not rows:
        return None
    return write_part(listings_folder(root), f"{host_name(host)}--{run_id}", pl.DataFrame(rows, schema=SCHEMA))


def scan_listings(root: Path) -> pl.LazyFrame:
    """All passes through all portals, lazily, in no order."""
    return scan_parts(part_files(listings_folder(root)), SCHEMA)


@dataclass(frozen=True, slots=True)
class LastPass:
    """What is remembered of a portal: when its listing was last looked at, and what its last whole listing found."""

    looked_at: datetime
    found: int


def last_passes(root: Path, host: str) -> dict[str, LastPass]:
    """By portal, what is remembered; `found` is 0 where no listing with reports was ever seen whole."""
    own = [path for path in part_files(listings_folder(root)) if path.name.startswith(f"{host_name(host)}--")]
    whole = pl.col("listing_end").is_in(["last_page", "announced_reached"]) & (pl.col("found") > 0)
    rows = (
        scan_parts(own, SCHEMA)
        .filter(pl.col("pages") > 0)
        .sort("ended_at")
        .group_by("portal_id")
        .agg(pl.col("ended_at").last(), pl.col("found").filter(whole).last().fill_null(0))
        .collect()
    )
    return {portal_id: LastPass(looked_at, found) for portal_id, looked_at, found in rows.iter_rows()}
