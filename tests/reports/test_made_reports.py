"""Hundreds of made reports, whole and damaged, as every kind of file that is read: no cell is ever silently wrong."""

import os
import random
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache

import pytest

from tests.maker.damage import DAMAGES
from tests.maker.judge import Score, judge
from tests.maker.layout import KINDS, Kind, switches_on
from tests.maker.reports import MadeReport, make
from tests.maker.scan import missing
from tests.maker.sums import broken

WHOLE: dict[Kind, Sequence[int]] = {
    "html": range(100),
    "text": range(60),
    "docx": range(20),
    "xlsx": range(30),
    "pdf": range(4),
    "ofd": range(8),
    "scan": (1, 3, 6),  # a good one, a poor one, a noisy one: recognition takes some 10 s for each
}
DAMAGED: dict[Kind, int] = {"html": 5, "text": 4, "docx": 1, "xlsx": 2, "pdf": 1, "ofd": 1}
"""The seeds of the reports that are read of each kind of file, and how many are for each kind of damage."""
RECALL: dict[Kind, float] = {**dict.fromkeys(KINDS, 0.999), "scan": 0.98}
"""The share of cells that must be read, of those about which the page leaves no room."""
CAN_SCAN = not missing() or bool(os.environ.get("CI"))
"""Where CI lacks what scans need, their tests fail: a skip there would hide a missing install."""
READ_WHOLE = (*KINDS, pytest.param("scan", marks=pytest.mark.skipif(not CAN_SCAN, reason=missing())))

UNDETECTABLE = {
    "columns_swapped": "the sums treat all applicants alike, so that two whole columns may change places",
    "labels_swapped": "rows of one group enter the same sums, so that their figures may change places",
    "digit_changed": "no sum covers table PD: any figure there may be another one",
    "two_at_once": "one of them may be one of these",
}
"""Damage that no reader can see where every sum of the form still holds, and why."""


@dataclass(frozen=True)
class Trial:
    """One report, whole or damaged, and how it was read."""

    name: str
    made: MadeReport
    before: MadeReport
    score: Score

    @property
    def changed(self) -> list[str]:
        """The cells about which the damaged page says something else."""
        old = self.before.truth
        return [k for k, new in self.made.truth.items() if (new.value, new.state) != (old[k].value, old[k].state)]


@cache
def whole(kind: Kind) -> tuple[Trial, ...]:
    trials = []
    for seed in WHOLE[kind]:
        made = make(seed, kind=kind)
        trials.append(Trial(_name(kind, seed, made), made, made, judge(made, kind)))
    return tuple(trials)


@cache
def damaged(kind: Kind, damage: str) -> tuple[Trial, ...]:
    trials = []
    for seed in range(DAMAGED[kind]):
        before = make(1_000 + seed, kind=kind)
        made = DAMAGES[damage](before, random.Random(seed))
        trials.append(Trial(_name(f"{kind} {damage}", seed, made), made, before, judge(made, kind)))
    return tuple(trials)


def _name(kind: str, seed: int, made: MadeReport) -> str:
    return f"{kind} {seed} {switches_on(made.layout)}"


@pytest.mark.parametrize("kind", READ_WHOLE)
def test_no_cell_is_silently_wrong(kind: Kind) -> None:
    assert [(trial.name, trial.score.wrong) for trial in whole(kind) if trial.score.wrong] == []


@pytest.mark.parametrize("kind", READ_WHOLE)
def test_almost_every_cell_is_read(kind: Kind) -> None:
    scores = [trial.score for trial in whole(kind)]
    sure = sum(score.cells - score.excused for score in scores)
    missed = [
        (trial.name, trial.score.doubtful) for trial in whole(kind) if len(trial.score.doubtful) > trial.score.excused
    ]
    assert sum(score.right for score in scores) >= RECALL[kind] * sure, missed[:5]


@pytest.mark.parametrize("kind", READ_WHOLE)
def test_agency_and_year_are_right_or_null(kind: Kind) -> None:
    assert [(trial.name, trial.score.identity) for trial in whole(kind) if trial.score.identity] == []


@pytest.mark.parametrize("damage", DAMAGES)
@pytest.mark.parametrize("kind", KINDS)
def test_damage_makes_no_cell_silently_wrong(kind: Kind, damage: str) -> None:
    assert [(trial.name, trial.score.wrong) for trial in damaged(kind, damage) if trial.score.wrong] == []


@pytest.mark.parametrize("damage", DAMAGES)
@pytest.mark.parametrize("kind", KINDS)
def test_damage_is_told_unless_every_sum_still_holds(kind: Kind, damage: str) -> None:
    for trial in damaged(kind, damage):
        untold = [key for key in trial.changed if key not in trial.score.told]
        lost = [key for key in untold if trial.made.truth[key].value is None]
        in_a_broken_sum = set().union(*broken(trial.made.truth, trial.made.layout.rq_form))
        assert not lost, trial.name
        assert not in_a_broken_sum.intersection(untold), trial.name
        assert not untold or damage in UNDETECTABLE, trial.name
