"""What the warehouse says of each case in tests/warehouse/cases.py; the figures are worked out by hand."""

from datetime import datetime, timedelta
from decimal import Decimal
from pathlib import Path

import pytest

from gongkai.forms import FORMS
from tests.warehouse.cases import built
from tests.warehouse.lakes import ask, ask_one

FIRST = datetime(2025, 1, 20, 8, 0)  # noqa: DTZ001  # DuckDB's TIMESTAMP, which is UTC here


@pytest.fixture(scope="session")
def data(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return built(tmp_path_factory.getbasetemp())


def metrics(data: Path, agency_id: str) -> dict[str, object]:
    return ask_one(data, f"select * from agency_year_metrics where agency_id = '{agency_id}'")


def reasons(data: Path, agency_id: str) -> dict[str, object]:
    """The metrics of an agency that have a reason to be null, but for the review rate's 0 of 0."""
    found = {name: why for name, why in metrics(data, agency_id).items() if name.endswith("_null_reason") and why}
    if found.get("review_correction_null_reason") == "denominator is 0":
        del found["review_correction_null_reason"]
    return {name.removesuffix("_null_reason"): why for name, why in found.items()}


def test_the_zone_office_has_a_partial_disclosure_rate_of_18_in_55(data: Path) -> None:
    row = metrics(data, "yunze-edu")
    assert (row["agency_name"], row["year"], row["scope"], row["basis"]) == ("云泽市教育局", 2024, "own", "printed")
    assert (row["partial_disclosure_numerator"], row["partial_disclosure_denominator"]) == (18, 55)
    assert row["partial_disclosure_rate"] == 18 / 55
    assert (row["partial_disclosure_low"], row["partial_disclosure_high"]) == (0.218131, 0.458968)
    assert row["any_disclosure_rate"] == 26 / 55
    assert row["carry_over_rate"] == 9 / 64
    assert (row["review_correction_rate"], row["review_correction_null_reason"]) == (None, "denominator is 0")


def test_repeated_parts_and_older_readers_leave_one_report_by_the_newest_reader(data: Path) -> None:
    rows = ask(data, "select version, is_current, reader_version from reports where agency_id = 'yunze-edu'")
    assert rows == [(1, True, "1.0")]
    assert ask(data, "select count(*) from cells where agency_id = 'yunze-edu'") == [(200,)]


def test_a_content_that_comes_back_is_the_current_version_again(data: Path) -> None:
    rows = ask(
        data,
        """select version, is_current, first_seen_at, last_seen_at, penalty_decisions
           from reports join proactive_disclosure using (agency_id, year, scope, version)
           where agency_id = 'back' order by version""",
    )
    day = timedelta(days=1)
    assert rows == [(1, True, FIRST, FIRST + 20 * day, 0), (2, False, FIRST + 10 * day, FIRST + 10 * day, 7)]


def test_an_empty_version_seen_later_does_not_take_the_place_of_the_figures(data: Path) -> None:
    rows = ask(data, "select version, is_current from reports where agency_id = 'emptied' order by version")
    assert rows == [(1, True), (2, False)]
    assert metrics(data, "emptied")["partial_disclosure_rate"] == 18 / 55


def test_the_same_cells_at_another_address_are_the_same_version(data: Path) -> None:
    rows = ask(data, "select version, url, first_seen_at from reports where agency_id = 'twice'")
    assert rows == [(1, "http://jyj.yunze.example/m/twice.html", FIRST)]


def test_the_reports_own_scope_goes_before_the_portals(data: Path) -> None:
    rows = ask(data, "select agency_id, scope from reports where portal_id = 'p2' order by 1")
    assert rows == [("aggregate", "aggregate"), ("own-says-so", "own")]


def test_who_when_and_which_stand_beside_where_the_page_says_so(data: Path) -> None:
    row = ask_one(data, "select * from reports where agency_id = 'own-says-so'")
    assert (row["agency_source"], row["org_code_printed"], row["year_source"]) == ("issuer", "014416330", "preamble")
    assert (row["scope_source"], row["scope_confidence"]) == ("text", "plain")
    assert row["scope_evidence"] == "所列数据仅包括本机关数据"
    assert row["published_at_source"] is None
    evidence = row["evidence"]
    assert isinstance(evidence, list)
    assert evidence[1] == {
        "field": "year",
        "source": "preamble",
        "value": "2024",
        "text": "2024年1月1日至2024年12月31日",
    }
    row = ask_one(data, "select * from reports where agency_id = 'aggregate'")
    assert (row["scope_source"], row["scope_confidence"], row["scope_evidence"]) == ("portal", None, None)


def test_scopes_are_never_added_up(data: Path) -> None:
    rows = ask(
        data,
        """select scope, reports, partial_disclosure_reports, partial_disclosure_excluded, partial_disclosure_numerator,
           partial_disclosure_denominator, partial_disclosure_rate
           from national_year_metrics where year = 2024 order by scope""",
    )
    # of 18 own reports, 4 have no partial-disclosure figures: a slip in a total, words, no table, a blank that hides
    assert rows == [("aggregate", 1, 1, 0, 18, 55, 18 / 55), ("own", 18, 14, 4, 14 * 18, 14 * 55, 18 / 55)]


def test_an_undecided_agency_is_an_agency_with_a_finding(data: Path) -> None:
    assert ask(data, "select agency_name, is_in_registry from agencies where agency_id = 'u-0123456789'") == [
        ("who", False)
    ]
    assert ask(data, "select rule, severity from findings where agency_id = 'u-0123456789'") == [
        ("ID-AGENCY", "warning")
    ]
    assert ask(data, "select is_in_registry from agencies where agency_id = 'yunze-edu'") == [(True,)]


def test_an_undated_report_is_kept_with_a_finding_and_counts_in_no_rate(data: Path) -> None:
    assert ask(data, "select year, version, is_current from reports where agency_id = 'undated'") == [(None, 1, False)]
    assert ask(data, "select rule from findings where agency_id = 'undated'") == [("ID-YEAR",)]
    assert ask(data, "select count(*) from agency_year_metrics where agency_id = 'undated'") == [(0,)]
    (cells,) = ask(
        data, "select count(*) from cells join reports using (report_id) where reports.agency_id = 'undated'"
    )
    assert cells == (200,)


def test_a_row_that_does_not_add_up_takes_only_the_rates_that_need_it(data: Path) -> None:
    assert reasons(data, "slip-in-a-row") == {
        "full_disclosure": "RQ-ROW.granted_full fails",
        "any_disclosure": "RQ-ROW.granted_full fails",
    }
    row = metrics(data, "slip-in-a-row")
    assert (row["full_disclosure_numerator"], row["full_disclosure_denominator"]) == (8, 55)
    assert row["full_disclosure_rate"] is row["full_disclosure_low"] is row["full_disclosure_high"] is None


def test_results_that_do_not_add_up_take_every_rate_over_completed(data: Path) -> None:
    why = reasons(data, "slip-in-a-total")
    over_completed = {"full_disclosure", "partial_disclosure", "any_disclosure", "denial", "not_held", "not_processed"}
    assert set(why) == over_completed
    assert why["partial_disclosure"] == "RQ-OUT.total fails"
    assert why["full_disclosure"] == "RQ-OUT.total fails; RQ-ROW.granted_full fails"


@pytest.mark.parametrize(
    ("agency_id", "why"),
    [
        (
            "words",
            {
                "partial_disclosure": "rq.granted_partial.total: text",
                "any_disclosure": "rq.granted_partial.total: text",
            },
        ),
        ("missing", {"not_held": "rq.unable_not_held.total: absent"}),
        ("half", {"carry_over": "rq.requests_carried_out.total: text"}),
        ("no-totals", {}),
        ("blank-that-is-0", {}),
        (
            "blank-that-hides",
            dict.fromkeys(
                ("partial_disclosure", "any_disclosure"),
                "rq.granted_partial.total: blank, and RQ-OUT.total does not hold with blanks as 0",
            ),
        ),
        (
            "review-blank",
            {
                "review_correction": "rl.review.corrected: blank, and RL-SUM.review does not hold with blanks as 0",
            },
        ),
    ],
)
def test_a_doubtful_cell_is_named_by_the_rates_that_need_it(data: Path, agency_id: str, why: dict[str, str]) -> None:
    assert reasons(data, agency_id) == why


def test_a_blank_total_is_stood_in_for_by_its_row(data: Path) -> None:
    row = metrics(data, "no-totals")
    assert (row["basis"], row["partial_disclosure_numerator"], row["partial_disclosure_rate"]) == (
        "summed",
        18,
        18 / 55,
    )
    # what is printed stays as printed
    assert ask(data, "select granted_partial from requests where agency_id = 'no-totals' and applicant = 'total'") == [
        (None,)
    ]


def test_a_report_without_the_table_of_requests_has_a_row_that_says_so(data: Path) -> None:
    why = reasons(data, "no-table-rq")
    assert len(why) == 7
    assert set(why.values()) == {"table RQ not found"}


def test_the_form_of_2019_has_its_own_rows(data: Path) -> None:
    row = metrics(data, "form-2019")
    assert (row["rq_form"], row["partial_disclosure_rate"], row["not_held_rate"]) == ("2019", 18 / 55, 20 / 55)
    total = ask_one(data, "select * from requests where agency_id = 'form-2019' and applicant = 'total'")
    assert (total["other_total"], total["other_no_correction"], total["unable_total"]) == (9, None, 20)
    amount = ask_one(data, "select * from proactive_disclosure where agency_id = 'form-2019'")
    assert (amount["procurement_cny_10k"], amount["procurement_unit_printed"]) == (None, None)
    assert ask(data, "select cells from findings where rule = 'PD-UNIT'") == [(["pd.procurement_amount"],)]


def test_requests_have_a_row_per_applicant_and_sums_worked_out(data: Path) -> None:
    rows = ask(
        data,
        """select applicant, requests_new, granted_partial, denied_total, unable_total, other_total, completed_total
           from requests where agency_id = 'yunze-edu' and requests_new > 0 order by requests_new desc""",
    )
    assert rows == [
        ("total", 63, 18, 0, 20, 9, 55),
        ("natural_person", 49, 10, 0, 14, 9, 41),
        ("commercial_enterprise", 14, 8, 0, 6, 0, 14),
    ]
    assert ask(data, "select count(*) from requests where agency_id = 'yunze-edu'") == [(7,)]


def test_a_fee_in_yuan_is_converted_exactly(data: Path) -> None:
    row = ask_one(data, "select * from proactive_disclosure where agency_id = 'fee-in-yuan'")
    assert (row["admin_fees_cny_10k"], row["admin_fees_unit_printed"]) == (Decimal("25.1"), "元")
    assert ask(
        data, "select value, unit from cells where agency_id = 'fee-in-yuan' and field = 'admin_fees_cny_10k'"
    ) == [(251000, "元")]


def test_the_review_correction_rate_leaves_pending_reviews_out(data: Path) -> None:
    row = metrics(data, "reviews")
    assert (row["review_correction_numerator"], row["review_correction_denominator"]) == (2, 7)
    litigation = ask_one(data, "select * from review_litigation where agency_id = 'reviews'")
    assert (litigation["review_corrected"], litigation["review_other"], litigation["suit_direct_total"]) == (2, 5, 0)


def test_no_page_that_was_meant_to_be_a_report_is_missing_in_silence(data: Path) -> None:
    rows = ask(data, "select url, rule, severity, agency_name from findings where report_id is null order by rule")
    site = "http://jyj.yunze.example"
    name = "云泽市教育局"
    assert rows == [
        (f"{site}/gone.html", "FETCH-FAILED", "warning", name),
        (f"{site}/jpeg.html", "READ-FAILED", "error", name),
        (f"{site}/notice.html", "READ-NOTREPORT", "warning", name),
        (f"{site}/not-read-yet.html", "READ-PENDING", "warning", name),
    ]


def test_fetches_are_all_there_once(data: Path) -> None:
    assert ask(data, "select outcome, count(*) from fetches group by all order by 1") == [
        ("gone", 1), ("ok", 27), ("tls", 1), ("unchanged", 1),
    ]  # fmt: skip


def test_contacts_are_left_out_of_the_text(data: Path) -> None:
    assert ask(data, "select distinct text from sections") == [
        ("联系电话：[telephone]，邮箱 [e-mail]。新收申请63件。",)
    ]


def test_the_wide_tables_have_the_fields_of_the_forms(data: Path) -> None:
    columns = set(ask(data, "select table_name, column_name from duckdb_columns() where schema_name = 'main'"))
    for form in FORMS.values():
        for key in form.cell_keys():
            table, field, column = (*key.split("."), "")[:3]
            expected = {
                "pd": ("proactive_disclosure", field.replace("procurement_amount", "procurement_cny_10k")),
                "rq": ("requests", field),
                "rl": ("review_litigation", f"{field}_{column}"),
            }[table]
            assert expected in columns


def test_every_table_and_column_is_described(data: Path) -> None:
    assert ask(data, "select table_name from duckdb_tables() where comment is null and schema_name = 'main'") == []
    assert (
        ask(
            data,
            """select table_name, column_name from duckdb_columns()
               where schema_name = 'main' and database_name = current_database() and comment is null""",
        )
        == []
    )


def test_the_schema_holds_tables_only_under_the_name_of_the_file(data: Path) -> None:
    assert ask(data, "select count(*) from duckdb_views() where not internal") == [(0,)]
    assert ask(data, "select distinct database_name, schema_name from duckdb_tables()") == [("gongkai", "main")]
