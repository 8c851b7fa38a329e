"""The sums of the forms, worked out here and not by the checks: which of them a made report breaks."""

from collections.abc import Iterator, Mapping

from tests.maker import figures as fig
from tests.maker.pieces import Truth

Sum = tuple[tuple[str, ...], tuple[str, ...]]
"""Cells whose figures add up to as much as the other cells' figures."""


def sums(request_form: str) -> Iterator[Sum]:
    """Every sum that figures of tables RQ and RL obey. Table PD has none."""
    rows = [
        "requests_new",
        "requests_carried_in",
        *fig.results(request_form),
        "completed_total",
        "requests_carried_out",
    ]
    for row in rows:
        yield tuple(f"rq.{row}.{column}" for column in fig.APPLICANTS), (f"rq.{row}.total",)
    for column in fig.COLUMNS:
        came = (f"rq.requests_new.{column}", f"rq.requests_carried_in.{column}")
        yield came, (f"rq.completed_total.{column}", f"rq.requests_carried_out.{column}")
        yield tuple(f"rq.{row}.{column}" for row in fig.results(request_form)), (f"rq.completed_total.{column}",)
    for row in fig.PROCEEDINGS:
        yield tuple(f"rl.{row}.{outcome}" for outcome in fig.OUTCOMES), (f"rl.{row}.total",)


def broken(truth: Mapping[str, Truth], request_form: str) -> list[frozenset[str]]:
    """The cells of each sum that does not hold as printed, where all its cells are numbers."""
    wrong = []
    for parts, whole in sums(request_form):
        values = {key: truth[key].value for key in (*parts, *whole) if key in truth}
        numbers = {key: value for key, value in values.items() if value is not None}
        if len(numbers) < len(parts) + len(whole):
            continue
        if sum(numbers[key] for key in parts) != sum(numbers[key] for key in whole):
            wrong.append(frozenset((*parts, *whole)))
    return wrong
