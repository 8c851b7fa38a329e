"""Identities against reports with right figures, wrong ones and blanks."""

from dataclasses import replace
from decimal import Decimal

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from gongkai.checks import check
from gongkai.values import Cell, Finding, Report, Verdict
from tests.checks.figures import report
from tests.maker.figures import figures

Made = dict[str, int | Decimal | None]

MADE = figures(1)


def finding(verdict: Verdict, rule: str) -> Finding:
    (found,) = [f for f in verdict.findings if f.rule == rule]
    return found


@given(st.integers(0, 10**6))
@settings(max_examples=25)
def test_right_figures_pass_every_identity(seed: int) -> None:
    assert check(report(figures(seed))) == Verdict(passed=42, assumed=0, failed=0, not_assessable=0)


@pytest.mark.parametrize("key", sorted(key for key in MADE if key.startswith("rq.")))
def test_one_wrong_cell_of_the_requests_breaks_at_least_two_identities(key: str) -> None:
    """The pattern that locates a wrong cell (domain reference 2.1), for each of the 175."""
    verdict = check(report({**MADE, key: MADE[key] + 1}))
    assert verdict.failed >= 2
    assert all(key in f.cells and f.status == "fail" and f.severity == "error" for f in verdict.findings)


@pytest.mark.parametrize("key", sorted(key for key in MADE if key.startswith("rl.")))
def test_one_wrong_cell_of_the_disputes_breaks_its_sum(key: str) -> None:
    verdict = check(report({**MADE, key: MADE[key] + 1}))
    assert [f.rule for f in verdict.findings] == ["RL-SUM." + key.split(".")[1]]


def test_the_message_says_both_sides_and_the_difference() -> None:
    made: Made = {**dict.fromkeys(MADE, 0), "rl.review.upheld": 10, "rl.review.corrected": 1}
    said = finding(check(report(made)), "RL-SUM.review")
    assert said.zh.endswith("实际 10 + 1 = 11 ≠ 0，相差 11")
    assert said.en.endswith("10 + 1 = 11 ≠ 0, off by 11")


@pytest.mark.parametrize("state", ["blank", "dash", "slash"])
def test_marks_for_nothing_count_as_zero_but_only_tentatively(state: str) -> None:
    made: Made = {**dict.fromkeys(MADE, 0)}
    verdict = check(report(made, {"rq.granted_full.natural_person": state}))  # type: ignore[dict-item]
    assert (verdict.failed, verdict.assumed, verdict.not_assessable) == (0, 2, 0)
    assert {f.rule for f in verdict.findings} == {"RQ-ROW.granted_full", "RQ-OUT.natural_person"}


def test_a_blank_total_beside_filled_parts_is_missing_and_not_zero() -> None:
    """Shanghai general office 2019 leaves the totals of all result rows blank."""
    made: Made = {**dict.fromkeys(MADE, 0), "rl.review.upheld": 7, "rl.review.total": None}
    assert finding(check(report(made)), "RL-SUM.review").status == "not_assessable"


def test_a_blank_part_cannot_excuse_a_total_that_is_too_small() -> None:
    made: Made = {**dict.fromkeys(MADE, 0), "rl.review.upheld": 7, "rl.review.other": None, "rl.review.total": 5}
    assert finding(check(report(made)), "RL-SUM.review").status == "fail"


def test_blanks_that_may_explain_a_difference_are_named() -> None:
    made: Made = {**dict.fromkeys(MADE, 0), "rl.review.upheld": 7, "rl.review.total": None}
    said = finding(check(report(made)), "RL-SUM.review")
    assert said.en.endswith("blanks leave it open, rl.review.total (7 ≠ 0)")
    assert said.zh.endswith("有空白，无法核对：rl.review.total（7 ≠ 0）")
    assert said.severity == "warning"


def test_blanks_by_which_a_sum_holds_are_named() -> None:
    made: Made = {**dict.fromkeys(MADE, 0), "rl.review.upheld": None}
    said = finding(check(report(made)), "RL-SUM.review")
    assert said.en.endswith("holds if blanks count as 0 (rl.review.upheld)")
    assert (said.severity, said.status) == ("info", "pass_assumed")


def test_many_cells_are_counted_and_not_named() -> None:
    made: Made = {**dict.fromkeys(MADE, 0), **{f"rl.review.{key}": None for key in ("upheld", "corrected", "other")}}
    assert (
        "(rl.review.upheld, rl.review.corrected, rl.review.other)" in finding(check(report(made)), "RL-SUM.review").en
    )
    assert finding(check(report(made)), "RL-SUM.review").zh.endswith(
        "空白按 0 计时成立：rl.review.upheld、rl.review.corrected、rl.review.other"
    )
    four = finding(check(report({**made, "rl.review.pending": None})), "RL-SUM.review")
    assert "(4 cells)" in four.en
    assert four.zh.endswith("空白按 0 计时成立：4 个单元格")


@pytest.mark.parametrize("key", ["rl.review.upheld", "rl.review.total"])
@pytest.mark.parametrize("state", ["text", "absent"])
def test_a_cell_without_a_number_is_never_taken_as_zero(state: str, key: str) -> None:
    made: Made = {**dict.fromkeys(MADE, 0)}
    verdict = check(report(made, {key: state}))  # type: ignore[dict-item]
    assert finding(verdict, "RL-SUM.review").status == "not_assessable"
    assert key in finding(verdict, "RL-SUM.review").zh


def test_a_cell_that_a_report_does_not_hold_is_not_known() -> None:
    right = report(dict.fromkeys(MADE, 0))
    lacking = replace(right, cells={key: cell for key, cell in right.cells.items() if key != "rl.review.other"})
    said = finding(check(lacking), "RL-SUM.review")
    assert said.status == "not_assessable"
    assert said.en.endswith("cannot be checked without rl.review.other")


@pytest.mark.parametrize(("total", "status"), [(5, "fail"), (9, "not_assessable"), (7, "not_assessable")])
def test_a_part_that_is_not_known_cannot_excuse_a_total_that_is_too_small(total: int, status: str) -> None:
    made: Made = {**dict.fromkeys(MADE, 0), "rl.review.upheld": 7, "rl.review.total": total}
    said = finding(check(report(made, {"rl.review.other": "text"})), "RL-SUM.review")
    assert said.status == status
    assert ("7 ≠ 5, off by 2" in said.en, "7 ≠ 5，相差 2" in said.zh) == (status == "fail",) * 2


def with_subtotal(value: int, label: str = "（三）不予公开小计") -> Report:
    """Denied requests 2 and 3, and a row that some offices add: （三）不予公开 小计."""
    made: Made = {**dict.fromkeys(MADE, 0), "rq.denied_state_secret.total": 2, "rq.denied_admin_inquiry.total": 3}
    key = f"rq.ext:{label}.total"
    base = report(made)
    return replace(base, cells={**base.cells, key: Cell(key, str(value), value, "number")})


def test_a_printed_subtotal_is_held_against_its_rows() -> None:
    right, wrong = check(with_subtotal(5)), check(with_subtotal(4))
    rule = "RQ-SUB.denied_total.total"
    assert rule not in {f.rule for f in right.findings}
    assert right.passed == wrong.passed + 1
    assert finding(wrong, rule).status == "fail"
    assert "（总计）" in finding(wrong, rule).zh, "an office is told the column's label, not its key"


@pytest.mark.parametrize("label", ["不予公开", "（三）不予公开", "不予公开小计"])
def test_the_sum_of_a_group_is_told_by_the_group_with_or_without_the_word_for_a_sum(label: str) -> None:
    assert [f.rule for f in check(with_subtotal(4, label)).findings if "SUB" in f.rule] == ["RQ-SUB.denied_total.total"]


def test_another_row_that_an_office_adds_is_the_sum_of_nothing() -> None:
    asked = check(with_subtotal(4, "其中：网上申请"))
    assert [f.rule for f in asked.findings if "SUB" in f.rule] == []


def test_tables_that_were_not_found_ask_nothing() -> None:
    assert check(replace(report(MADE), forms={})) == Verdict(0, 0, 0, 0)
    assert check(replace(report(MADE), forms={"rl": "2021"})) == Verdict(3, 0, 0, 0)
