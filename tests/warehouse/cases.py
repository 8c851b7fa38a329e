"""One warehouse with a case of each kind, built once for all tests that only ask it questions.

Each case is an agency of its own, so that a test names its agency and reads its rows.
"""

from dataclasses import replace
from functools import cache
from pathlib import Path

import polars as pl

from gongkai import archive, lake, warehouse
from gongkai.forms import FORMS
from gongkai.lake import Reading
from gongkai.values import Evidence, Report, Snapshot
from gongkai.warehouse.sources import IDENTITIES
from tests.lake.readings import CHANGZHOU, Printed, reading, report, row, snapshot, unread
from tests.warehouse.lakes import OURS, PROJECT, identity, registry

RESULT_ROWS = ("granted_full", "granted_partial", "unable_not_held", "other_no_correction")


def _at(name: str, *, content: str = "", day: int = 0, portal_id: str = "p1") -> Snapshot:
    """The page of the agency `name`; another `content` is another body."""
    return snapshot(sha256=f"{name}{content}".ljust(64, "0"), path=f"{name}.html", day=day, portal_id=portal_id)


def _one(name: str, of: Report, *, content: str = "", day: int = 0, portal_id: str = "p1") -> Reading:
    return reading(replace(of, agency=name), _at(name, content=content, day=day, portal_id=portal_id))


def _columns_without_total() -> dict[str, Printed]:
    """Changzhou's figures with 总计 left blank in the rows of results, as Shanghai's office printed them for 2019."""
    return {**CHANGZHOU, **{f"rq.{name}.total": None for name in RESULT_ROWS}}


FORM_2019 = {
    **{key: value for key, value in CHANGZHOU.items() if key.startswith("rq.") and "other_no" not in key},
    **row("other_total", 9, 0, 9),
    "pd.procurement_amount": 5,
}

EMPTY = dict.fromkeys(FORMS["2021"].cell_keys())
SAID = (
    Evidence("agency", "issuer", "own-says-so", "发布机构：own-says-so"),
    Evidence("year", "preamble", "2024", "2024年1月1日至2024年12月31日"),
    Evidence("scope", "text", "own", "所列数据仅包括本机关数据"),
)
READINGS: tuple[Reading, ...] = (
    reading(),
    # A, B, then A again: two versions, and the first is what the page says now
    _one("back", report()),
    _one("back", report({**CHANGZHOU, "pd.penalty_decisions": 7}), content="b", day=10),
    # a page whose tables stand empty, seen after the file that has the figures
    _one("emptied", report()),
    _one("emptied", report(EMPTY), content="b", day=10),
    # the same cells under another address and with another body: one version
    _one("twice", report()),
    reading(replace(report(), agency="twice"), snapshot(sha256="twice2".ljust(64, "0"), path="m/twice.html", day=5)),
    _one("aggregate", report(), portal_id="p2"),
    _one(
        "own-says-so",
        replace(report(), scope="own", scope_confidence="plain", org_code="014416330", evidence=SAID),
        portal_id="p2",
    ),
    _one("who", report()),
    _one("undated", report(year=None)),
    _one("slip-in-a-row", report({**CHANGZHOU, "rq.granted_full.natural_person": 7})),
    _one("slip-in-a-total", report({**CHANGZHOU, "rq.granted_full.total": 9})),
    _one("words", report({**CHANGZHOU, "rq.granted_partial.total": "18（其中修订2件）"})),
    _one("missing", report(drop=("rq.unable_not_held.total",))),
    _one("no-totals", report(_columns_without_total())),
    _one("blank-that-hides", report({**CHANGZHOU, **row("granted_partial", None, None, None, None, None, None, None)})),
    _one("blank-that-is-0", report({**CHANGZHOU, **row("denied_state_secret", *["/"] * 7)})),
    _one("half", report({**CHANGZHOU, "rq.unable_not_held.total": 20, "rq.requests_carried_out.total": "9"})),
    _one("no-table-rq", report(tables=("pd", "rl"))),
    _one("form-2019", report(FORM_2019, form="2019", year=2020)),
    _one("reviews", report({**CHANGZHOU, "rl.review.corrected": 2, "rl.review.other": 5, "rl.review.total": 7})),
    _one("review-blank", report({**CHANGZHOU, "rl.review.corrected": None, "rl.review.total": 7})),
    unread(_at("jpeg"), "unreadable", "not HTML: a JPEG"),
    unread(_at("notice"), "not_a_report", "no statutory table"),
)

FEE = "pd.admin_fees_cny_10k"
_YUAN = report({**CHANGZHOU, FEE: 251000, "pd.penalty_decisions": 1})
FEES = _one("fee-in-yuan", replace(_YUAN, cells={**_YUAN.cells, FEE: _YUAN.cells[FEE]._replace(unit="元")}))

_AT_HTTPS = replace(_at("notice"), url=_at("notice").url.replace("http://", "https://www."))
"""A page that was got, under another of its addresses."""
FETCHES: tuple[Snapshot, ...] = (
    replace(_at("back", day=20), outcome="unchanged", status=304, warc_file=None, warc_offset=None),
    replace(_at("gone"), outcome="gone", status=404, sha256=None, warc_file=None, warc_offset=None, detail="404"),
    _at("not-read-yet"),
    replace(_AT_HTTPS, outcome="tls", status=None, sha256=None, warc_file=None, warc_offset=None, detail="tls"),
)

IDENTITIES_GIVEN = (
    OURS,
    identity("p1", "who", "u-0123456789", decided=False),
    *(
        identity(one.snapshot.portal_id, one.report.agency, str(one.report.agency)) | {"org_code": one.report.org_code}
        for one in (*READINGS, FEES)
        if one.report and one.report.agency not in ("云泽市教育局", "who")
    ),
)


def fill(data: Path) -> dict[str, object]:
    """Write all cases under `data` and give what `warehouse.build` needs."""
    lake.write_part(data / "lake", (*READINGS, FEES))
    # a killed parse, repeated with other borders between its batches, leaves the same readings in another part
    lake.write_part(data / "lake", READINGS[:3])
    # older readers saw another figure
    older = reading(report({**CHANGZHOU, "rq.granted_partial.total": 99}), version="0.9")
    lake.write_part(data / "lake", [older])
    lake.write_part(data / "lake", [replace(reading(), reader_version="0.10")])
    archive.append_snapshots(data / "archive", [one.snapshot for one in (*READINGS, FEES)], "first")
    archive.append_snapshots(data / "archive", FETCHES, "second")
    identities = pl.DataFrame(list(dict.fromkeys(map(_frozen, IDENTITIES_GIVEN))), schema=IDENTITIES, orient="row")
    return {
        "data": data,
        "project": PROJECT,
        "registry_folder": registry(data / "registry"),
        "identities": identities,
    }


def _frozen(identity: dict[str, object]) -> tuple[object, ...]:
    return tuple(identity.get(name) for name in IDENTITIES)


@cache
def built(base: Path) -> Path:
    """The folder under `base` whose warehouse holds all cases; built at the first call."""
    data = base / "cases"
    warehouse.build(**fill(data))  # type: ignore[arg-type]
    return data
