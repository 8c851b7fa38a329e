"""The sums of table RQ over rows whose figures are still to be placed: what proves an order of rows or columns."""

from collections.abc import Mapping, Sequence
from decimal import Decimal

from gongkai.forms import FORMS, Identity, Row

Counts = Mapping[str, int | Decimal | None]
"""The figure of a row in each column of the form, None where nothing is printed: it counts as 0."""


def sums_hold(rows: Sequence[Row], counts: Mapping[str, Counts]) -> bool:
    """Do all sums of the form with these rows hold, by row key, but for those that a total left blank leaves open?"""
    table = next(form.tables["rq"] for form in FORMS.values() if form.tables["rq"].blocks[0].rows == rows)
    values = {f"rq.{row.key}.{column}": count or 0 for row in rows for column, count in counts[row.key].items()}
    blank = {f"rq.{row.key}.total" for row in rows if counts[row.key]["total"] is None}
    return all(
        _holds(identity, values) or blank.intersection((*identity.left, *identity.right))
        for identity in table.identities
    )


def _holds(identity: Identity, values: Mapping[str, int | Decimal]) -> bool:
    return sum(values[key] for key in identity.left) == sum(values[key] for key in identity.right)
