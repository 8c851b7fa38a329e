"""Loads `data/registry` and proves it: a wrong row is an error that names file, line, column and what to write."""

import csv
import re
from collections.abc import Callable, Iterator, Mapping, Sequence, Set
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import cast, get_args
from urllib.parse import urlsplit

from gongkai.registry.codes import is_org_code, is_uscc
from gongkai.registry.history import EVENT_TYPES, NAME_KINDS, AgencyEvent, AgencyName
from gongkai.registry.model import (
    AGENCY_TYPES,
    FAMILIES,
    LEVELS,
    REGION_KINDS,
    TLS_EXCEPTIONS,
    Agency,
    Host,
    Region,
    Registry,
)
from gongkai.values import GongkaiError, Portal, Scope

PORTAL_COLUMNS = ("portal_id", "agency_name", "region_code", "level", "listing_url", "family", "scope")
AGENCY_COLUMNS = (
    "agency_id",
    "uscc",
    "org_code",
    "canonical_name",
    "level",
    "type",
    "function_code",
    "region_id",
    "parent_agency_id",
    "valid_from",
    "valid_to",
)
REGION_COLUMNS = ("region_id", "code", "kind", "name", "parent_id", "valid_from", "valid_to", "successor_id")
NAME_COLUMNS = ("agency_id", "name", "kind", "valid_from", "valid_to")
EVENT_COLUMNS = ("type", "date", "from_agency_id", "to_agency_id")
HOST_COLUMNS = ("host", "allow_private", "tls", "reason", "date")

_ID = re.compile(r"[A-Za-z0-9][A-Za-z0-9_.:-]{0,79}")
_CODE = re.compile(r"\d{6}(?:\d{3}){0,2}")
_FUNCTION = re.compile(r"[a-z][a-z_]{0,39}")
_HOST = re.compile(r"(?:[a-z0-9_](?:[a-z0-9._-]*[a-z0-9_])?|\[[0-9a-f:.]+\])(?::\d{1,5})?")
_YES_NO = {"true": True, "false": False, "": False}


@dataclass(frozen=True, slots=True)
class _Row:
    """One line of a file, its fields stripped."""

    file: Path
    line: int
    fields: Mapping[str, str]

    def wrong(self, column: str, why: str) -> GongkaiError:
        return GongkaiError(f"{self.file.name} line {self.line}, {column} {self.fields[column]!r}: {why} ({self.file})")

    def text(self, column: str) -> str:
        """A field that must not be empty."""
        value = self.fields[column]
        if not value:
            raise self.wrong(column, "must not be empty; fill it in")
        return value

    def of(self, column: str, allowed: Sequence[str], *, empty: bool = False) -> str:
        value = self.fields[column]
        if value not in allowed and not (empty and not value):
            may = ", ".join(allowed) + (", or nothing" if empty else "")
            raise self.wrong(column, f"is not known; write one of {may}")
        return value

    def like(self, column: str, is_right: Callable[[str], object], what: str, *, empty: bool = False) -> str:
        value = self.fields[column]
        if not (empty and not value) and not is_right(value):
            raise self.wrong(column, f"is not {what}; correct it" + (" or leave it empty" if empty else ""))
        return value

    def day(self, column: str) -> date | None:
        value = self.fields[column]
        if not value:
            return None
        try:
            if len(value) != 10:
                raise ValueError(value)
            return date.fromisoformat(value)
        except ValueError:
            raise self.wrong(column, "is not a day; write it as 2024-01-31 or leave it empty") from None


def load_registry(folder: Path) -> Registry:
    """Load the registry's files from a folder, UTF-8 with or without BOM.

    `portals.csv`, `agencies.csv` and `regions.csv` must be there; one with a header alone is empty. `hosts.csv`,
    `agency_names.csv` and `agency_events.csv` may be missing. Raises GongkaiError for the first thing that is wrong:
    the columns, an id given twice or not known, a word, code, day or address that is none.
    """
    regions = _regions(folder / "regions.csv")
    agencies = _agencies(folder / "agencies.csv", {region.region_id for region in regions})
    codes = {region.code for region in regions} | {region.region_id for region in regions}
    portals = load_portals(folder / "portals.csv", codes)
    known = {agency.agency_id for agency in agencies}
    return Registry(
        portals,
        agencies,
        regions,
        _hosts(folder / "hosts.csv"),
        _names(folder / "agency_names.csv", known),
        _events(folder / "agency_events.csv", known),
    )


def _rows(file: Path, columns: Sequence[str]) -> Iterator[_Row]:
    try:
        with file.open(encoding="utf-8-sig", newline="") as lines:
            reader = csv.reader(lines, strict=True)
            header = next(reader, [])
            if [name.strip() for name in header] != list(columns):
                raise GongkaiError(
                    f"{file.name} line 1: the columns are {','.join(header)!r}; write {','.join(columns)} ({file})"
                )
            for fields in reader:
                if any(field.strip() for field in fields):
                    yield _row(file, reader.line_num, columns, fields)
    except FileNotFoundError:
        raise GongkaiError(
            f"{file}: this file of the registry is missing; make it with the line {','.join(columns)}"
        ) from None
    except UnicodeDecodeError as error:
        raise GongkaiError(f"{file}: not UTF-8 (byte {error.start}); save it as UTF-8") from error
    except csv.Error as error:
        raise GongkaiError(f"{file.name} line {reader.line_num}: no CSV ({error}); check quotes ({file})") from error
    except OSError as error:
        raise GongkaiError(f"{file}: cannot be read ({error.strerror}); check the path and its rights") from error


def _row(file: Path, line: int, columns: Sequence[str], fields: Sequence[str]) -> _Row:
    if len(fields) != len(columns):
        raise GongkaiError(
            f"{file.name} line {line}: {len(fields)} fields for {len(columns)} columns; check its commas ({file})"
        )
    return _Row(file, line, {name: field.strip() for name, field in zip(columns, fields, strict=True)})


def _unique(rows: Iterator[_Row], column: str) -> Iterator[_Row]:
    """The rows, as long as each has an id of its own."""
    lines: dict[str, int] = {}
    for row in rows:
        value = row.like(column, _ID.fullmatch, "an id of letters, digits and . _ : -")
        if value in lines:
            raise row.wrong(column, f"is that of line {lines[value]} too; give each row its own")
        lines[value] = row.line
        yield row


def _regions(file: Path) -> tuple[Region, ...]:
    rows = list(_unique(_rows(file, REGION_COLUMNS), "region_id"))
    _check_parents(rows, "region_id", "parent_id")
    _check_known(rows, "successor_id", {row.fields["region_id"] for row in rows}, "region of this file")
    lines: dict[str, int] = {}
    for row in rows:
        code = row.like("code", _CODE.fullmatch, "a code of 6, 9 or 12 digits", empty=True)
        if code and not row.fields["valid_to"] and code in lines:
            raise row.wrong("code", f"is that of line {lines[code]} too; end one of them by valid_to")
        if not row.fields["valid_to"]:
            lines[code] = row.line
    return tuple(_region(row) for row in rows)


def _region(row: _Row) -> Region:
    valid_from, valid_to = _span(row)
    return Region(
        region_id=row.fields["region_id"],
        code=row.fields["code"],
        kind=row.of("kind", REGION_KINDS),
        name=row.text("name"),
        parent_id=row.fields["parent_id"] or None,
        valid_from=valid_from,
        valid_to=valid_to,
        successor_id=row.fields["successor_id"] or None,
    )


def _agencies(file: Path, regions: set[str]) -> tuple[Agency, ...]:
    rows = list(_unique(_rows(file, AGENCY_COLUMNS), "agency_id"))
    _check_parents(rows, "agency_id", "parent_agency_id")
    _check_known(rows, "region_id", regions, "region_id of regions.csv")
    lines: dict[tuple[str, str], int] = {}
    for row in rows:
        key = (row.text("canonical_name"), row.fields["region_id"])
        if not row.fields["valid_to"] and key in lines:
            raise row.wrong("canonical_name", f"is in line {lines[key]} too, same region; end one of them by valid_to")
        if not row.fields["valid_to"]:
            lines[key] = row.line
    return tuple(_agency(row) for row in rows)


def _agency(row: _Row) -> Agency:
    level = row.of("level", LEVELS)
    if not row.fields["region_id"] and level != "national":
        raise row.wrong("region_id", "must not be empty below the national level; add its region to regions.csv")
    agency_id = row.fields["agency_id"]
    if agency_id.startswith("u-"):
        raise row.wrong("agency_id", "u- marks agencies that are not in the registry; choose another id")
    valid_from, valid_to = _span(row)
    return Agency(
        agency_id=agency_id,
        uscc=row.like("uscc", is_uscc, "a unified social credit code (its check character is wrong)", empty=True),
        org_code=row.like("org_code", is_org_code, "an organisation code (its check digit is wrong)", empty=True),
        canonical_name=row.text("canonical_name"),
        level=level,
        type=row.of("type", AGENCY_TYPES),
        function_code=row.like("function_code", _FUNCTION.fullmatch, "small letters and _", empty=True),
        region_id=row.fields["region_id"] or None,
        parent_agency_id=row.fields["parent_agency_id"] or None,
        valid_from=valid_from,
        valid_to=valid_to,
    )


def load_portals(file: Path, codes: Set[str]) -> tuple[Portal, ...]:
    """The rows of a `portals.csv`; `codes`: the codes and ids of all regions. Raises GongkaiError for a wrong one."""
    portals: list[Portal] = []
    lines: dict[str, int] = {}
    for row in _unique(_rows(file, PORTAL_COLUMNS), "portal_id"):
        url = row.like("listing_url", _is_page, "the address of a page: http:// or https://, no spaces, no #")
        if url in lines:
            raise row.wrong("listing_url", f"is that of line {lines[url]} too; a column page is one row")
        lines[url] = row.line
        portals.append(
            Portal(
                portal_id=row.fields["portal_id"],
                agency_name=row.text("agency_name"),
                region_code=row.like(
                    "region_code", codes.__contains__, "a code or region_id of regions.csv", empty=True
                ),
                level=row.of("level", LEVELS),
                listing_url=url,
                family=row.of("family", FAMILIES, empty=True),
                scope=cast(Scope, row.of("scope", get_args(Scope))),
            )
        )
    return tuple(portals)


def _names(file: Path, agencies: set[str]) -> tuple[AgencyName, ...]:
    rows = list(_rows(file, NAME_COLUMNS)) if file.exists() else []
    _check_known(rows, "agency_id", agencies, "agency_id of agencies.csv")
    names: list[AgencyName] = []
    lines: dict[tuple[str, str], int] = {}
    for row in rows:
        valid_from, valid_to = _span(row)
        name = AgencyName(row.text("agency_id"), row.text("name"), row.of("kind", NAME_KINDS), valid_from, valid_to)
        if (name.agency_id, name.name) in lines:
            raise row.wrong("name", f"is that of line {lines[name.agency_id, name.name]} too; a name is one row")
        lines[name.agency_id, name.name] = row.line
        names.append(name)
    return tuple(names)


def _events(file: Path, agencies: set[str]) -> tuple[AgencyEvent, ...]:
    rows = list(_rows(file, EVENT_COLUMNS)) if file.exists() else []
    for column in ("from_agency_id", "to_agency_id"):
        _check_known(rows, column, agencies, "agency_id of agencies.csv")
    return tuple(_event(row) for row in rows)


def _event(row: _Row) -> AgencyEvent:
    kind = row.of("type", EVENT_TYPES)
    day = row.day("date")
    if day is None:
        raise row.wrong("date", "an event has the day on which it took effect; write it as 2021-04-09")
    if bool(row.fields["to_agency_id"]) == (kind == "abolish"):
        raise row.wrong("to_agency_id", "is empty for abolish, and for no other type; correct one of them")
    return AgencyEvent(kind, day, row.text("from_agency_id"), row.fields["to_agency_id"] or None)


def _hosts(file: Path) -> tuple[Host, ...]:
    return tuple(_host(row) for row in _unique_hosts(_rows(file, HOST_COLUMNS))) if file.exists() else ()


def _unique_hosts(rows: Iterator[_Row]) -> Iterator[_Row]:
    lines: dict[str, int] = {}
    for row in rows:
        host = row.like("host", _HOST.fullmatch, "a host in small letters, with :port where it is not the scheme's own")
        if host in lines:
            raise row.wrong("host", f"is that of line {lines[host]} too; a host is one row")
        lines[host] = row.line
        yield row


def _host(row: _Row) -> Host:
    tls = row.of("tls", TLS_EXCEPTIONS, empty=True)
    day = row.day("date")
    if day is None:
        raise row.wrong("date", "an exception has the day on which it was made; write it as 2024-01-31")
    return Host(
        host=row.fields["host"],
        allow_private=_YES_NO[row.of("allow_private", ("true", "false"), empty=True)],
        tls=tls,
        reason=row.text("reason"),
        date=day,
    )


def _check_known(rows: Sequence[_Row], column: str, known: set[str], what: str) -> None:
    for row in rows:
        if row.fields[column] and row.fields[column] not in known:
            raise row.wrong(column, f"is no {what}; add it there or correct it")


def _check_parents(rows: Sequence[_Row], column: str, parent: str) -> None:
    """Parents exist, and no row is its own ancestor."""
    by_id = {row.fields[column]: row for row in rows}
    _check_known(rows, parent, set(by_id), f"{column} of this file")
    for row in rows:
        seen = {row.fields[column]}
        above = row.fields[parent]
        while above:
            if above in seen:
                raise row.wrong(parent, "leads back to the row itself; correct one of the parents")
            seen.add(above)
            above = by_id[above].fields[parent]


def _span(row: _Row) -> tuple[date | None, date | None]:
    first, last = row.day("valid_from"), row.day("valid_to")
    if first and last and last < first:
        raise row.wrong("valid_to", "is before valid_from; correct one of them")
    return first, last


def _is_page(url: str) -> bool:
    try:
        parts = urlsplit(url)
        port = parts.port
    except ValueError:
        return False
    plain = not any(character.isspace() for character in url) and "#" not in url and "@" not in parts.netloc
    return parts.scheme in ("http", "https") and bool(parts.hostname) and port != 0 and plain
