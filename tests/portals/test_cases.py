"""Listing pages of our own writing, with a family's marks and a habit of real sites each; what they list, by hand."""

import tomllib
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from gongkai.portals import FAMILIES, family_of
from gongkai.values import Listing, PageRequest, Portal, ReportLink

CASES = sorted(Path(__file__).parent.glob("cases/*/*.toml"))


def read(case: Path) -> tuple[dict[str, Any], str]:
    page = next(path for ending in (".html", ".xml", ".json") if (path := case.with_suffix(ending)).exists())
    return tomllib.loads(case.read_text("utf-8")), page.read_text("utf-8")


COLUMNS = [path for path in CASES if not read(path)[0].get("answer")]
"""Without the answers of interfaces, by which no site is ever recognised."""


WEAKER = {"ucap": {"trs"}}
"""Both call createPageHTML; the family that asks for more comes first."""


def expected(case: dict[str, Any]) -> Listing:
    links = tuple(
        ReportLink(link["url"], link["title"], link.get("day"), inside=link.get("inside", "")) for link in case["links"]
    )
    following = PageRequest(case["next"], pairs(case.get("next_form", ()))) if "next" in case else None
    return Listing(links, following, case.get("announced"), sound=case.get("sound", False), cut=case.get("cut", ""))


def pairs(form: Any) -> tuple[tuple[str, str], ...]:
    return tuple((name, value) for name, value in form)


@pytest.mark.parametrize("path", CASES, ids=lambda path: f"{path.parent.name}/{path.stem}")
def test_page_lists_what_a_reader_sees(path: Path) -> None:
    case, page = read(path)
    family = FAMILIES[path.parent.name]
    request = PageRequest(case["url"], pairs(case.get("form", ())), tuple(case.get("memo", ())))
    listing = family.read_listing(request, page, case.get("page", 1))
    following = replace(listing.next, memo=(), may_lack=False, otherwise=None, page=0, step=1) if listing.next else None
    assert replace(listing, next=following, pages=None) == expected(case)


@pytest.mark.parametrize("path", COLUMNS, ids=lambda path: f"{path.parent.name}/{path.stem}")
def test_family_is_recognised_by_its_marks(path: Path) -> None:
    case, page = read(path)
    name, evidence = family_of(case["url"], page)
    assert name == path.parent.name
    assert evidence


@pytest.mark.parametrize("path", COLUMNS, ids=lambda path: f"{path.parent.name}/{path.stem}")
def test_no_other_family_claims_it(path: Path) -> None:
    case, page = read(path)
    claims = {name for name, family in FAMILIES.items() if family.recognise(case["url"], page)}
    assert claims - {"generic"} - WEAKER.get(path.parent.name, set()) == {path.parent.name} - {"generic"}


def test_there_are_cases_of_every_family() -> None:
    assert {path.parent.name for path in CASES} == set(FAMILIES)


@pytest.mark.parametrize("family", FAMILIES.values(), ids=lambda family: family.name)
def test_first_request_is_the_column_page(family: Any) -> None:
    portal = Portal("p", "云泽市人民政府", "990100", "prefectural", "http://www.yunze.example/nb/", "", "own")
    assert family.first(portal) == PageRequest("http://www.yunze.example/nb/")


def test_evidence_names_the_mark() -> None:
    html = '<script>createPageHTML(5, 0, "index", "html")</script>'
    assert family_of("http://a.example/", html) == ("trs", "createPageHTML says 5 pages")
    assert family_of("http://a.example/", "<p>nothing</p>")[0] == "generic"


def test_days_are_days() -> None:
    assert all(isinstance(link.get("day", date.min), date) for path in CASES for link in read(path)[0]["links"])
