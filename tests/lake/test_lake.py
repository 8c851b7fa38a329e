"""Parts written, scanned, repeated and killed; figures to the last digit."""

from dataclasses import asdict, replace
from decimal import Decimal
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from gongkai import lake
from gongkai.lake.rows import cells_sha256
from gongkai.values import Cell, Evidence
from tests.lake.readings import CHANGZHOU, cell, reading, report, snapshot, unread


def test_a_part_gives_back_what_was_read(tmp_path: Path) -> None:
    lake.write_part(tmp_path, [reading()])

    row = lake.scan(tmp_path).collect().row(0, named=True)

    assert (row["status"], row["agency"], row["year"], row["rq_form"]) == ("report", "云泽市教育局", 2024, "2021")
    assert (row["checks_passed"], row["checks_failed"]) == (42, 0)
    cells = {entry["key"]: entry for entry in row["cells"]}
    assert len(cells) == 200
    assert cells["rq.granted_partial.total"] == {
        "key": "rq.granted_partial.total", "raw": "18", "value": Decimal(18), "unit": None, "state": "number",
        "page": None, "table": 2, "row": 4, "column": 4,
    }  # fmt: skip
    assert row["claims"][0]["cells"] == ["rq.requests_new.total"]
    assert row["fetched_at"] == snapshot().fetched_at


def test_who_when_and_which_stand_beside_their_evidence(tmp_path: Path) -> None:
    said = (
        Evidence("agency", "issuer", "云泽市教育局", "发布机构：云泽市教育局"),
        Evidence("agency", "metadata", "云泽市人民政府办公室", "ContentSource: 云泽市人民政府办公室"),
        Evidence("year", "title", "2024", "2024年政府信息公开工作年度报告"),
        Evidence("scope", "text", "own", "所列数据仅包括本机关数据"),
        Evidence("published_at", "row", "2025-01-20", "2025-01-20"),
    )
    read = replace(
        report(),
        scope="own",
        scope_confidence="plain",
        org_code="014416330",
        document_number="云教函〔2025〕3号",
        evidence=said,
    )
    silent = replace(report(agency=None, year=None), published_at=None, evidence=said)
    lake.write_part(
        tmp_path, [replace(reading(), report=read), replace(reading(at=snapshot(sha256="b" * 64)), report=silent)]
    )

    rows = {row["agency"]: row for row in lake.scan(tmp_path).collect().iter_rows(named=True)}

    row = rows["云泽市教育局"]
    assert (row["agency_source"], row["year_source"], row["published_at_source"]) == ("issuer", "title", "row")
    assert (row["scope_confidence"], row["scope_evidence"]) == ("plain", "所列数据仅包括本机关数据")
    assert (row["org_code"], row["document_number"]) == ("014416330", "云教函〔2025〕3号")
    assert row["evidence"] == [asdict(one) for one in said]
    # What was not taken has no source, though the page says something of it.
    row = rows[None]
    assert (row["agency_source"], row["year_source"], row["published_at_source"], row["scope_evidence"]) == (None,) * 4
    assert len(row["evidence"]) == 5


def test_an_unread_document_is_a_row_with_its_reason(tmp_path: Path) -> None:
    lake.write_part(tmp_path, [unread(snapshot(), "unreadable", "not HTML: a JPEG")])

    row = lake.scan(tmp_path).collect().row(0, named=True)

    assert (row["status"], row["error"], row["cells"], row["cells_sha256"]) == (
        "unreadable",
        "not HTML: a JPEG",
        [],
        None,
    )


def test_writing_the_same_again_replaces_the_part_and_leaves_nothing_beside_it(tmp_path: Path) -> None:
    batch = [reading(), reading(at=snapshot(sha256="b" * 64))]
    first = lake.write_part(tmp_path, batch)
    second = lake.write_part(tmp_path, batch[::-1])
    assert first == second
    assert list(first.parent.iterdir()) == [first]
    newer = lake.write_part(tmp_path, [replace(one, reader_version="1.1") for one in batch])
    assert newer != first
    assert lake.part_files(tmp_path) == sorted([first, newer])


def test_two_snapshots_with_one_key_make_one_row_the_first_fetched(tmp_path: Path) -> None:
    lake.write_part(tmp_path, [reading(at=snapshot(day=3)), reading(at=snapshot(day=0))])
    assert lake.scan(tmp_path).select("fetched_at").collect().rows() == [(snapshot(day=0).fetched_at,)]


def test_what_was_read_is_known_by_reader_version(tmp_path: Path) -> None:
    assert lake.read_keys(tmp_path, "1.0") == set()
    lake.write_part(tmp_path, [reading()])
    assert lake.read_keys(tmp_path, "1.0") == {("a" * 64, snapshot().url, "p1")}
    assert lake.read_keys(tmp_path, "1.1") == set()


def test_a_lake_with_no_part_scans_to_the_same_columns(tmp_path: Path) -> None:
    assert lake.scan(tmp_path).collect_schema() == lake.SCHEMA


def test_a_write_that_dies_leaves_the_old_part(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    part = lake.write_part(tmp_path, [reading()])
    before = part.read_bytes()

    def die(*_: object) -> None:
        raise OSError("disk full")

    monkeypatch.setattr("gongkai.lake.parts.move_into_place", die)
    with pytest.raises(OSError, match="disk full"):
        lake.write_part(tmp_path, [reading()])
    assert part.read_bytes() == before
    assert list(part.parent.iterdir()) == [part]


def test_a_part_needs_one_reader_version_and_a_body() -> None:
    with pytest.raises(ValueError, match="none"):
        lake.write_part(Path("unused"), [])
    with pytest.raises(ValueError, match=r"1\.0.*1\.1"):
        lake.write_part(Path("unused"), [reading(), reading(version="1.1")])
    with pytest.raises(ValueError, match="without a body"):
        lake.write_part(Path("unused"), [reading(at=replace(snapshot(), sha256=None))])


@given(st.decimals(allow_nan=False, allow_infinity=False, min_value=-(10**17), max_value=10**17, places=6))
def test_a_figure_is_kept_to_the_last_digit(tmp_path_factory: pytest.TempPathFactory, value: Decimal) -> None:
    root = tmp_path_factory.mktemp("lake")
    lake.write_part(root, [reading(report({"pd.admin_fees_cny_10k": value}, tables=("pd",)))])
    cells = lake.scan(root).collect().row(0, named=True)["cells"]
    assert [entry["value"] for entry in cells if entry["key"] == "pd.admin_fees_cny_10k"] == [value]


@pytest.mark.parametrize("value", [10**18, -(10**40), Decimal("0.1234567"), Decimal("59237.24490000001")])
def test_a_figure_that_does_not_fit_is_null_with_a_finding_and_its_text_stays(
    tmp_path: Path, value: int | Decimal
) -> None:
    lake.write_part(tmp_path, [reading(report({"pd.admin_fees_cny_10k": value}))])
    row = lake.scan(tmp_path).collect().row(0, named=True)
    (fee,) = [entry for entry in row["cells"] if entry["key"] == "pd.admin_fees_cny_10k"]
    assert (fee["value"], fee["raw"], fee["state"]) == (None, str(value), "number")
    (found,) = [entry for entry in row["findings"] if entry["rule"] == "VALUE-RANGE"]
    assert found["cells"] == ["pd.admin_fees_cny_10k"]


def test_the_digest_of_cells_is_that_of_their_content() -> None:
    cells = list(report().cells.values())
    same = cells_sha256(cells)
    assert cells_sha256(cells[::-1]) == same
    assert cells_sha256([one._replace(at=one.at._replace(row=9)) for one in cells]) == same
    assert cells_sha256([Cell("k", "49", 49, "number")]) == cells_sha256([Cell("k", "49", Decimal("49.0"), "number")])
    for other in (
        report({**CHANGZHOU, "rq.granted_full.total": 9}),
        report({**CHANGZHOU, "rq.denied_state_secret.total": None}),
        report({**CHANGZHOU, "rq.denied_state_secret.total": "-"}),
        report(drop=("rq.denied_state_secret.total",)),
    ):
        assert cells_sha256(other.cells.values()) != same
    fee = cell("pd.admin_fees_cny_10k", 5)
    assert cells_sha256([fee]) != cells_sha256([fee._replace(unit="元")])
