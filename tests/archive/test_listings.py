from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path

import pytest

from gongkai.archive import PortalPass, append_listings, scan_listings
from gongkai.values import GongkaiError

ONE = PortalPass(
    portal_id="p1",
    host="127.0.0.2:8080",
    run_id="run1",
    ended_at=datetime(2026, 1, 31, 2, 0, 5, 123, tzinfo=UTC),
    family="trs",
    evidence="createPageHTML",
    listing_end="announced_reached",
    announced=45,
    pages=3,
    listed=45,
    found=12,
    fetched=10,
    unchanged=1,
    failed=1,
    problem="",
)


def test_what_passes_saw_comes_back_as_it_was(tmp_path: Path) -> None:
    assert scan_listings(tmp_path).collect().is_empty()
    unreached = replace(ONE, portal_id="p2", listing_end=None, announced=None)
    append_listings(tmp_path, [ONE, unreached], ONE.host, "run1")
    append_listings(tmp_path, [], ONE.host, "run2")
    rows = scan_listings(tmp_path).sort("portal_id").collect().iter_rows(named=True)
    assert [PortalPass(**row) for row in rows] == [ONE, unreached]


def test_a_run_tells_of_a_host_once(tmp_path: Path) -> None:
    append_listings(tmp_path, [ONE], ONE.host, "run1")
    with pytest.raises(GongkaiError, match="exists already"):
        append_listings(tmp_path, [ONE], ONE.host, "run1")
