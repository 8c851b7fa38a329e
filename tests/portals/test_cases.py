"""Listing pages of our own writing, with a family's marks and a habit of real sites each; what they list, by hand."""

import tomllib
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from gongkai.portals import FAMILIES, family_of
from gongkai.values import Listing, PageRequest, Portal, ReportLink

CASES = sorted(Path(__file__).parent.glob("cases/*/*.toml"))


def read(case: Path) -> tuple[dict[str, Any], str]:
    page = next(path for path in (case.with_suffix(".html"), case.with_suffix(".xml")) if path.exists())
    return tomllib.loads(case.read_text("utf-8")), page.read_text("utf-8")


def expected(case: dict[str, Any]) -> Listing:
    links = tuple(ReportLink(link["url"], link["title"], link.get("day")) for link in case["links"])
    following = PageRequest(case["next"]) if "next" in case else None
    return Listing(links, following, case.get("announced"))


@pytest.mark.parametrize("path", CASES, ids=lambda path: f"{path.parent.name}/{path.stem}")
def test_page_lists_what_a_reader_sees(path: Path) -> None:
    case, page = read(path)
    family = FAMILIES[path.parent.name]
    listing = family.read_listing(PageRequest(case["url"]), page, case.get("page", 1))
    assert listing == expected(case)


@pytest.mark.parametrize("path", CASES, ids=lambda path: f"{path.parent.name}/{path.stem}")
def test_family_is_recognised_by_its_marks(path: Path) -> None:
    case, page = read(path)
    name, evidence = family_of(case["url"], page)
    assert name == path.parent.name
    assert evidence


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
