"""Invented figures keep what real ones promise, whatever the seed."""

from itertools import pairwise

from hypothesis import given, settings
from hypothesis import strategies as st

from gongkai.demo.figures import Figures
from gongkai.demo.invent import Invented, invent
from tests.demo.sums import COLUMNS, broken_sums

agencies = st.builds(
    Invented,
    name=st.sampled_from(["云泽市人民政府办公室", "澜川市人民政府"]),
    years=st.just((2019, 2020, 2021, 2022, 2023)),
    size=st.integers(0, 400),
    decisions=st.integers(0, 100_000),
    rules=st.booleans(),
)
seeds = st.integers(0, 2**32)


def values(figures: Figures) -> dict[str, int]:
    return {key: int(cell.value) for key, cell in figures.cells.items() if cell.value is not None}


@settings(max_examples=60)
@given(agencies, seeds)
def test_every_report_is_whole_and_every_sum_holds(agency: Invented, seed: int) -> None:
    reports = list(invent(agency, seed))
    assert [len(report.cells) for report in reports] == [198, 198, 200, 200, 200]
    for report in reports:
        assert broken_sums({key: cell.value for key, cell in report.cells.items()}) == set()
        signed = {key for key in report.cells if key.endswith("items_change")}
        assert all(value >= 0 for key, value in values(report).items() if key not in signed)


@settings(max_examples=60)
@given(agencies, seeds)
def test_one_year_follows_from_the_year_before(agency: Invented, seed: int) -> None:
    reports = list(invent(agency, seed))
    for before, after in pairwise(reports):
        old, new = values(before), values(after)
        for column in (*COLUMNS, "total"):
            assert old[f"rq.requests_carried_out.{column}"] == new[f"rq.requests_carried_in.{column}"]
        for kind in ("rules", "normative_docs"):
            stock = "published_total" if before.pd_form == "2019" else "in_force"
            if after.pd_form == "2021":
                change = new[f"pd.{kind}_issued"] - new[f"pd.{kind}_repealed"]
                assert new[f"pd.{kind}_in_force"] == old[f"pd.{kind}_{stock}"] + change
            if not agency.rules:
                assert all(value == 0 for key, value in new.items() if key.startswith("pd.rules_"))
        if after.pd_form == "2019":
            for kind in ("licensing", "other_external_service", "penalty", "compulsion", "admin_fee"):
                moved = old[f"pd.{kind}_items_prev_year"] + old[f"pd.{kind}_items_change"]
                assert new[f"pd.{kind}_items_prev_year"] == moved


@given(seeds)
@settings(max_examples=10)
def test_a_seed_always_gives_the_same_figures_and_another_seed_others(seed: int) -> None:
    agency = Invented("云泽市生态环境局", (2022, 2023), size=200, decisions=5000)
    assert list(invent(agency, seed)) == list(invent(agency, seed))
    assert list(invent(agency, seed)) != list(invent(agency, seed + 1))


def test_sums_that_do_not_hold_are_seen() -> None:
    """The judge of the tests above is itself able to fail."""
    (report,) = invent(Invented("云泽市公安局", (2023,), size=90, decisions=10), 7)
    cells = {key: cell.value for key, cell in report.cells.items()}
    for key, rules in (
        ("rq.granted_full.natural_person", {"RQ-ROW.granted_full", "RQ-OUT.natural_person"}),
        ("rq.requests_new.total", {"RQ-ROW.requests_new", "RQ-BAL.total"}),
        ("rl.review.pending", {"RL-SUM.review"}),
    ):
        assert broken_sums({**cells, key: (cells[key] or 0) + 1}) == rules
