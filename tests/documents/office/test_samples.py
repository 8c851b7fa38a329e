"""The real reports as office files: each cell typed from the page stands in its place of the grid."""

import json
import shutil
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from gongkai.documents.office.docx import read_docx
from gongkai.documents.office.legacy import read_legacy
from gongkai.documents.office.spreadsheet import read_spreadsheet
from gongkai.values import Document, Grid, Paragraph
from tests.conftest import SAMPLES
from tests.notes import english

READERS: dict[str, Callable[..., Document]] = {
    ".docx": read_docx,
    ".xlsx": read_spreadsheet,
    ".doc": read_legacy,
}
FILES = [
    "changzhou-2024.docx",
    "changzhou-2024.xlsx",
    "changzhou-2024.doc",
    "shanghai-office-2019.docx",
    "city-2025.xlsx",
]
COLUMNS = (
    *("natural_person", "commercial_enterprise", "research_institution", "public_interest_org", "legal_services_org"),
    *("other_org", "total"),
)
PD_2021 = {
    **{f"rules_{kind}": (2, column) for column, kind in enumerate(("issued", "repealed", "in_force"), start=1)},
    **{
        f"normative_docs_{kind}": (3, column) for column, kind in enumerate(("issued", "repealed", "in_force"), start=1)
    },
    "licensing_decisions": (6, 1),
    "penalty_decisions": (9, 1),
    "compulsion_decisions": (10, 1),
    "admin_fees_cny_10k": (13, 1),
}
_MADE = ("made", "newly_published", "published_total")
_ITEMS = ("items_prev_year", "items_change", "decisions")
PD_2019 = {
    **{f"rules_{kind}": (2, column) for column, kind in enumerate(_MADE, start=1)},
    **{f"normative_docs_{kind}": (3, column) for column, kind in enumerate(_MADE, start=1)},
    **{f"licensing_{kind}": (6, column) for column, kind in enumerate(_ITEMS, start=1)},
    **{f"other_external_service_{kind}": (7, column) for column, kind in enumerate(_ITEMS, start=1)},
    **{f"penalty_{kind}": (10, column) for column, kind in enumerate(_ITEMS, start=1)},
    **{f"compulsion_{kind}": (11, column) for column, kind in enumerate(_ITEMS, start=1)},
    "admin_fee_items_prev_year": (14, 1),
    "admin_fee_items_change": (14, 2),
    "procurement_projects": (17, 1),
    "procurement_amount": (17, 2),
}


def place_of(key: str, rows: list[str], form: str) -> tuple[int, int, int]:
    """Table, row and column of a cell, from the shape of the official forms."""
    table, field, *column = key.split(".")
    if table == "pd":
        return (0, *(PD_2019 if form == "2019" else PD_2021)[field])
    if table == "rq":
        return 1, 3 + rows.index(field), 3 + COLUMNS.index(column[0])
    groups, results = (
        ("review", "suit_direct", "suit_after_review"),
        ("upheld", "corrected", "other", "pending", "total"),
    )
    return 2, 3, 5 * groups.index(field) + results.index(column[0])


def read(name: str) -> tuple[Document, list[Grid], Any]:
    path = SAMPLES / name
    if path.suffix == ".doc" and not shutil.which("soffice"):
        pytest.skip("LibreOffice is not installed (Debian: libreoffice-writer-nogui)")
    gold = json.loads((SAMPLES / "gold" / f"{Path(name).stem}.json").read_text(encoding="utf-8"))
    document = READERS[path.suffix](path.read_bytes(), name=name)
    return document, [block for block in document.blocks if isinstance(block, Grid)], gold


@pytest.mark.parametrize("name", FILES)
def test_every_cell_stands_in_its_place(name: str) -> None:
    document, grids, gold = read(name)
    rows = list(dict.fromkeys(key.split(".")[1] for key in gold["cells"] if key.startswith("rq.")))
    wrong = []
    for key, cell in gold["cells"].items():
        table, row, column = place_of(key, rows, gold["pd_form"])
        found = grids[table].rows[row][column]
        plain = "" if cell["value"] is None else str(cell["value"])
        wanted = (plain, cell.get("raw", plain))
        if found is None or found.text not in wanted:
            wrong.append((key, wanted, found))
    assert wrong == []
    assert len(gold["cells"]) == (198 if gold["pd_form"] == "2019" else 200)
    assert [grid.number for grid in grids] == [1, 2, 3]
    pages: list[int | None] = [1, 2, 3] if name.endswith("xlsx") else [None] * 3
    assert [grid.page for grid in grids] == pages
    assert english(document.notes) == (("converted by LibreOffice",) if name.endswith(".doc") else ())


@pytest.mark.parametrize("name", FILES)
def test_labels_that_cover_several_places_are_one_cell(name: str) -> None:
    _, (_, requests, litigation), gold = read(name)
    last = 24 if gold["rq_form"] == "2019" else 26
    label = requests.rows[5][0]
    assert label is not None and label.text == "三、本年度办理结果"
    assert all(requests.rows[row][0] is label for row in range(5, last + 1))
    assert requests.rows[last + 1][0] is requests.rows[last + 1][2]
    assert [len(grid.rows[0]) for grid in (requests, litigation)] == [10, 15]
    review, suit = litigation.rows[0][0], litigation.rows[0][5]
    assert review is not None and suit is not None
    assert (review.text, review.column_span) == ("行政复议", 5)
    assert (suit.text, suit.column_span) == ("行政诉讼", 10)


@pytest.mark.parametrize("name", FILES)
def test_headings_of_the_sections_are_paragraphs_before_their_tables(name: str) -> None:
    document, _, _ = read(name)
    before = [document.blocks[at - 1] for at, block in enumerate(document.blocks) if isinstance(block, Grid)]
    assert [block.text[:2] for block in before if isinstance(block, Paragraph)] == ["二、", "三、", "四、"]
