"""A lake, an archive's index and a registry made by hand, and the warehouse built from them."""

from collections.abc import Callable, Sequence
from pathlib import Path

import polars as pl

from gongkai import archive, lake, warehouse
from gongkai.lake import Reading
from gongkai.values import Snapshot
from gongkai.warehouse import BuildResult
from gongkai.warehouse.sources import IDENTITIES

PROJECT = Path(__file__).resolve().parents[2] / "sql"

AGENCIES = """\
agency_id,uscc,org_code,canonical_name,level,type,function_code,region_id,parent_agency_id,valid_from,valid_to
yunze-edu,,,云泽市教育局,prefectural,department,education,yunze,,,
"""
REGIONS = """\
region_id,code,kind,name,parent_id,valid_from,valid_to,successor_id
yunze,010000,prefecture,云泽市,,,,
"""
PORTALS = """\
portal_id,agency_name,region_code,level,listing_url,family,scope
p1,云泽市教育局,010000,prefectural,http://jyj.yunze.example/,trs,own
p2,云泽市人民政府,010000,prefectural,http://www.yunze.example/,trs,aggregate
"""


def registry(folder: Path) -> Path:
    """A registry of one region, one agency and two portals."""
    folder.mkdir(parents=True, exist_ok=True)
    for name, text in (("agencies", AGENCIES), ("regions", REGIONS), ("portals", PORTALS)):
        (folder / f"{name}.csv").write_text(text, encoding="utf-8")
    return folder


def identity(portal_id: str, agency: str | None, agency_id: str, decided: bool = True) -> dict[str, object]:
    """Who a portal and a printed agency are."""
    return {
        "portal_id": portal_id, "agency": agency, "agency_id": agency_id, "agency_name": agency or "无名机关",
        "level": "prefectural", "region_id": "yunze", "evidence": "名称", "decided": decided,
    }  # fmt: skip


OURS = identity("p1", "云泽市教育局", "yunze-edu")


def build(
    data: Path,
    readings: Sequence[Reading] = (),
    snapshots: Sequence[Snapshot] = (),
    identities: Sequence[dict[str, object]] = (OURS,),
    on_progress: Callable[[str], None] | None = None,
) -> BuildResult:
    """Write the readings as one part per reader version, and build the warehouse from all that is there."""
    for version in sorted({reading.reader_version for reading in readings}):
        lake.write_part(data / "lake", [one for one in readings if one.reader_version == version])
    seen = list(snapshots) or [reading.snapshot for reading in readings]
    if seen:
        archive.append_snapshots(data / "archive", seen, f"part-{len(list(data.glob('archive/index/*')))}")
    return warehouse.build(
        data=data,
        project=PROJECT,
        registry_folder=registry(data / "registry"),
        identities=pl.DataFrame(list(identities), schema=IDENTITIES),
        on_progress=on_progress,
    )


def ask(data: Path, sql: str) -> list[tuple[object, ...]]:
    """Rows of a query on the warehouse under `data`."""
    return warehouse.query(data / "warehouse" / "gongkai.duckdb", sql).rows


def ask_one(data: Path, sql: str) -> dict[str, object]:
    """The only row of a query, by column."""
    answer = warehouse.query(data / "warehouse" / "gongkai.duckdb", sql)
    (row,) = answer.rows
    return dict(zip(answer.columns, row, strict=True))
