"""What the demo shows: sites, their columns, and which report stands where, as `data/sample` says."""

import tomllib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path
from typing import Any, get_args
from zlib import crc32

from gongkai.demo.figures import Figures, Printed, read_figures
from gongkai.demo.invent import Invented, invent
from gongkai.demo.pages import HABITS
from gongkai.values import GongkaiError, Portal, Scope

ENCODINGS = frozenset({"utf-8", "gbk", "gbk-silent"})
"""`gbk`: the page says gb2312; `gbk-silent`: neither the page nor the header says anything."""


@dataclass(frozen=True, slots=True)
class Item:
    """One entry of a column: a report (`figures`), or a page whose title only comes near to one (`figures` None)."""

    title: str
    published: date
    number: int
    """The article's number in its address: the same on each run."""
    figures: Figures | None
    layout: frozenset[str]
    encoding: str
    path: str
    """Its address on the site, or `""`: the family makes one."""


@dataclass(frozen=True, slots=True)
class Column:
    """One column page and all that it lists, newest first. `code` and `unit` are Hanweb's numbers for it."""

    portal: Portal
    """Its `listing_url` is empty here: the address is known when the site runs."""
    name: str
    path: str
    page_size: int
    encoding: str
    items: tuple[Item, ...]
    code: int
    unit: int


@dataclass(frozen=True, slots=True)
class SitePlan:
    """One site: its family of markup, its robots.txt, its columns. `silent`: its header names no charset."""

    name: str
    family: str
    silent: bool
    disallow: tuple[str, ...]
    crawl_delay: float | None
    columns: tuple[Column, ...]


@dataclass(frozen=True, slots=True)
class Plan:
    """All sites, and the rules that fail in a report because its source is wrong: (agency, year) → rule ids."""

    sites: tuple[SitePlan, ...]
    broken: Mapping[tuple[str, int], tuple[str, ...]]


def load_plan(sample: Path) -> Plan:
    """Read `sites.toml` and the figures beside it. Raises `GongkaiError` naming the file and what is wrong in it."""
    path = sample / "sites.toml"
    try:
        data = tomllib.loads(path.read_text("utf-8"))
        broken = {(row["agency"], row["year"]): tuple(row["rules"]) for row in data.get("broken", [])}
        library = _library(sample, data)
        return Plan(tuple(_site(site, library) for site in data["site"]), broken)
    except (OSError, KeyError, ValueError, TypeError) as error:
        raise GongkaiError(
            f"{path}: {type(error).__name__}: {error}; data/sample/README.md says what it holds"
        ) from error


def _library(sample: Path, data: Mapping[str, Any]) -> dict[tuple[str, int], Figures]:
    """All figures by agency and year: the real ones, the invented ones, and the slips put into these."""
    agencies = [Invented(**{**row, "years": tuple(row["years"])}) for row in data["invented"]]
    found: list[Figures] = [read_figures(path) for path in sorted((sample / "figures").glob("*.toml"))]
    for agency in agencies:
        found += invent(agency, data["seed"])
    library = {(figures.agency, figures.year): figures for figures in found}
    for row in data.get("broken", []):
        key = (row["agency"], row["year"])
        library[key] = _slip(library[key], row["cell"], row["add"])
    return library


def _slip(figures: Figures, key: str, add: int) -> Figures:
    if not figures.invented:
        raise ValueError(f"{figures.agency}: a real agency has its real figures")
    value = (figures.cells[key].value or 0) + add
    return replace(figures, cells={**figures.cells, key: Printed(str(value), value)})


def _site(data: Mapping[str, Any], library: Mapping[tuple[str, int], Figures]) -> SitePlan:
    return SitePlan(
        name=data["name"],
        family=data["family"],
        silent=data.get("silent", False),
        disallow=tuple(data.get("disallow", [])),
        crawl_delay=data.get("crawl_delay"),
        columns=tuple(_column(column, library) for column in data["column"]),
    )


def _column(data: Mapping[str, Any], library: Mapping[tuple[str, int], Figures]) -> Column:
    portal = Portal(
        portal_id=data["portal_id"],
        agency_name=data["agency"],
        region_code=data["region_code"],
        level=data["level"],
        listing_url="",
        family=data.get("family", ""),
        scope=_known(data["scope"], frozenset(get_args(Scope)), "scope"),
    )
    encoding = _known(data.get("encoding", "utf-8"), ENCODINGS, "encoding")
    return Column(
        portal=portal,
        name=data["name"],
        path=data.get("path", ""),
        page_size=data.get("page_size", 10),
        encoding=encoding,
        items=tuple(_items(data, encoding, library)),
        code=data.get("code", 0),
        unit=data.get("unit", 0),
    )


def _items(data: Mapping[str, Any], encoding: str, library: Mapping[tuple[str, int], Figures]) -> Iterator[Item]:
    for row in data["items"]:
        figures = library[row.get("agency", data["agency"]), row["year"]] if "year" in row else None
        title = row.get("title") or _title(figures)
        yield Item(
            title=title,
            published=row["published"],
            number=1_000_000 + crc32(f"{data['portal_id']}/{title}/{row['published']}".encode()) % 9_000_000,
            figures=figures,
            layout=frozenset(_known(habit, HABITS, "layout") for habit in row.get("layout", "").split()),
            encoding=_known(row.get("encoding", encoding), ENCODINGS, "encoding"),
            path=row.get("path", ""),
        )


def _title(figures: Figures | None) -> str:
    if figures is None:
        raise ValueError("an item needs a title or a year")
    title = figures.title or f"{figures.agency}{figures.year}年政府信息公开工作年度报告"
    return f"{title}（节选）" if figures.excerpt else title


def _known(value: str, allowed: frozenset[str], what: str) -> Any:
    if value not in allowed:
        raise ValueError(f"{what} {value!r} is none of {', '.join(sorted(allowed))}")
    return value
