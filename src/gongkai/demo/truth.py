"""What the demo's pages print, for tests to compare with what the pipeline read."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from decimal import Decimal

from gongkai.demo.figures import Figures
from gongkai.demo.pages import as_printed
from gongkai.demo.plan import Plan, SitePlan
from gongkai.demo.sites import Family, normal
from gongkai.values import Scope


@dataclass(frozen=True, slots=True)
class Expected:
    """One report that a polite crawl brings home: who, when, where, and each cell of the page.

    `cells` holds key → number, or None where the cell is there and prints none. A report that stands under two
    addresses is here twice. `broken` names the identities that fail because the source is wrong.
    """

    url: str
    portal_id: str
    agency_id: str
    agency_name: str
    year: int
    title: str
    scope: Scope
    forms: Mapping[str, str]
    cells: Mapping[str, int | Decimal | None]
    broken: tuple[str, ...]


def expected_of(
    plan: Plan, site: SitePlan, family: Family, host: str, agency_ids: Mapping[str, str]
) -> Iterator[Expected]:
    """The reports of one site, without those that its robots.txt keeps from a crawler."""
    for column in site.columns:
        for item in column.items:
            path = normal(family.article_path(column, item))
            if item.figures is None or path.startswith(site.disallow):
                continue
            figures = as_printed(item.figures, item.layout)
            yield Expected(
                url=f"http://{host}{path}",
                portal_id=column.portal.portal_id,
                agency_id=agency_ids[figures.agency],
                agency_name=figures.agency,
                year=figures.year,
                title=item.title,
                scope=column.portal.scope,
                forms=_forms(figures),
                cells={key: cell.value for key, cell in figures.cells.items()},
                broken=plan.broken.get((figures.agency, figures.year), ()),
            )


def _forms(figures: Figures) -> Mapping[str, str]:
    """The form of each table that the page has; table RL is the same in both and goes with RQ's."""
    tables = {key.split(".", 1)[0] for key in figures.cells}
    return {
        table: form
        for table, form in (("pd", figures.pd_form), ("rq", figures.rq_form), ("rl", figures.rq_form))
        if table in tables
    }
