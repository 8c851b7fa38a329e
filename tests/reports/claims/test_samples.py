"""The figures in the text of the real reports beside the repository, against what was read there by eye."""

import json
from decimal import Decimal
from functools import cache
from typing import Any

import pytest

from gongkai.documents import read_document
from gongkai.reports import read_report
from gongkai.values import Claim, Report
from tests.conftest import SAMPLES

GOLD: dict[str, dict[str, Any]] = {
    path.stem: json.loads(path.read_text(encoding="utf-8")) for path in sorted((SAMPLES / "gold").glob("*.json"))
}
CLAIMS = [(name, claim) for name, gold in GOLD.items() for claim in gold.get("claims", [])]
SHARES = [(name, share) for name, gold in GOLD.items() for share in gold.get("shares", [])]
ALL_DONE = {("shanghai-kewei-2024", "CLAIM-N13")}
"""The text says that all requests are completed, the table that one is carried over (catalogue item 16)."""


@cache
def read(name: str) -> Report:
    file = GOLD[name]["file"]
    return read_report(read_document((SAMPLES / file).read_bytes(), name=file))


def keys_of(field: str, report: Report) -> set[str]:
    """The cells of a sum as the gold writes it; a `…_total` of a group that is no cell stands for its rows."""
    keys: set[str] = set()
    for part in field.split("+"):
        row, _, column = part.partition(".")
        if column and f"rq.{part}" not in report.cells:
            group = row.removesuffix("total")
            keys |= {key for key in report.cells if key.startswith(f"rq.{group}") and key.endswith(f".{column}")}
        elif column:
            keys.add(f"rq.{part}")
        elif f"pd.{part}" in report.cells:
            keys.add(f"pd.{part}")
        else:
            keys.add("rl." + ".".join(part.rsplit("_", 1)))
    return keys


def found(report: Report, value: int | Decimal, keys: set[str]) -> list[Claim]:
    return [claim for claim in report.claims if claim.value == value and set(claim.cells) == keys]


@pytest.mark.parametrize(("name", "gold"), CLAIMS, ids=[f"{name}: {claim['text_gist']}" for name, claim in CLAIMS])
def test_each_claim_of_the_gold_is_found(name: str, gold: dict[str, Any]) -> None:
    report = read(name)
    claims = found(report, gold["value"], keys_of(gold["field"], report))
    assert claims
    assert {claim.status for claim in claims} == {"match" if gold["agrees"] else "mismatch"}


@pytest.mark.parametrize(("name", "gold"), SHARES, ids=[f"{name}: {share['text_gist']}" for name, share in SHARES])
def test_each_share_of_the_gold_is_found(name: str, gold: dict[str, Any]) -> None:
    report = read(name)
    keys = keys_of(gold["num"], report) | keys_of(gold["den"], report)
    (claim,) = found(report, Decimal(str(gold["percent"])), keys)
    assert (claim.pattern, claim.status) == ("N12", "match" if gold["agrees"] else "mismatch")


@pytest.mark.parametrize("name", GOLD)
def test_nothing_else_is_called_a_contradiction(name: str) -> None:
    report = read(name)
    known = [set(keys_of(one["field"], report)) for one in GOLD[name].get("claims", []) if not one["agrees"]]
    known += [
        keys_of(one["num"], report) | keys_of(one["den"], report)
        for one in GOLD[name].get("shares", [])
        if not one["agrees"]
    ]
    told = [finding for finding in report.findings if finding.rule.startswith("CLAIM-")]
    assert [one.rule for one in told if set(one.cells) not in known and (name, one.rule) not in ALL_DONE] == []
    assert {finding.status for finding in told} <= {"fail"}


def test_what_belongs_to_no_cell_is_held_against_none() -> None:
    without = {claim.value for claim in read("changzhou-2024").claims if claim.status == "no_cell"}
    assert {153, 2} <= without
    assert 393 in {claim.value for claim in read("shanghai-kewei-2024").claims if claim.status == "no_cell"}
    hongze = {claim.value: claim.status for claim in read("hongze-2024").claims}
    assert (hongze[2428], hongze[0]) == ("no_cell", "no_cell")
    assert Decimal("12.3") in {
        claim.value for claim in read("shanghai-office-2019").claims if claim.status == "no_cell"
    }
