"""Made reports, from a maker with its own lists of labels: every layout, read back to the cell; damage never silent."""

import random
from dataclasses import replace

import pytest

from tests.maker.damage import DAMAGES
from tests.maker.layout import Layout
from tests.maker.reports import make
from tests.reports.made import differences, printed_keys, read_back

SEEDS = range(60)


@pytest.mark.parametrize("seed", SEEDS)
def test_every_cell_is_read_back(seed: int) -> None:
    made = make(seed)
    report = read_back(made)
    assert differences(made, report) == ([], [])
    assert (report.agency, report.year, report.title) == (made.agency, made.year, made.title)
    assert report.forms.get("pd", made.layout.pd_form) == made.layout.pd_form
    assert report.forms.get("rq", made.layout.rq_form) == made.layout.rq_form


@pytest.mark.parametrize(
    "layout",
    [
        Layout(results_label="shredded", labels="traditional"),
        Layout(results_label="repeated", printed_subtotals="first"),
        Layout(mini_tables=True, nothing="blank"),
        Layout(split_requests=True, cut_headers=True, word_paste=True),
        Layout(disputes="three_tables", nothing="mixed", wrapper="nested_cell"),
        Layout(pd_form="2019", rq_form="2019", signed_changes=True, notes_in_cells=True),
        Layout(pd_form="2019", extra_disclosure_row=True, labels="annotated"),
        Layout(natural_persons_only=True, blank_result_totals=True, labels="damaged"),
        Layout(halves=True, column_order="members_reversed"),
        Layout(halves=True, beside="dated"),
        Layout(disputes="matrix_turned", other_marks="not_yet"),
        Layout(disputes="matrix_turned", nothing="nbsp"),
        Layout(disputes="down", pictures="rq"),
        Layout(blank_result_totals=True, split_labels=True, wide_figures=True),
    ],
    ids=lambda layout: ",".join(
        f"{k}" for k in ("labels", "nothing") if getattr(layout, k) not in ("official", "zero")
    ),
)
@pytest.mark.parametrize("seed", [1, 2, 3])
def test_layouts_one_by_one(layout: Layout, seed: int) -> None:
    made = make(seed, layout)
    assert differences(made, read_back(made)) == ([], [])


@pytest.mark.parametrize("seed", SEEDS)
def test_a_lost_row_is_null_and_told(seed: int) -> None:
    made = DAMAGES["row_lost"](make(seed), random.Random(seed))
    report = read_back(made)
    wrong, _ = differences(made, report)
    assert wrong == []
    lost = made.truth.keys() - printed_keys(made)
    named = {key for finding in report.findings for key in finding.cells}
    assert lost & report.cells.keys() <= named


@pytest.mark.parametrize("seed", SEEDS)
def test_a_damaged_label_is_read_rightly_or_not_at_all(seed: int) -> None:
    made = DAMAGES["label_damaged"](make(seed), random.Random(seed))
    wrong, _ = differences(made, read_back(made))
    assert wrong == []


@pytest.mark.parametrize("seed", range(20))
def test_columns_swapped_with_their_headers_are_read_by_their_headers(seed: int) -> None:
    made = make(seed, Layout())
    one, other = random.Random(seed).sample([0, 1, 6], 2) if seed % 2 else random.Random(seed).sample(range(1, 6), 2)
    if {one, other} & {0, 6} and {one, other} != {0, 6}:
        one, other = 0, 6
    number = next(
        n for n, b in enumerate(made.blocks) if isinstance(b, list) and any(p.text == "自然人" for r in b for p in r)
    )
    table = made.blocks[number]
    assert isinstance(table, list)
    swapped = []
    for row in table:
        new = list(row)
        keyed = [n for n, piece in enumerate(row) if piece.key]
        labels = {piece.text: n for n, piece in enumerate(row)}
        if len(keyed) == 7:
            new[keyed[one]], new[keyed[other]] = row[keyed[other]], row[keyed[one]]
        elif {one, other} == {0, 6} and "自然人" in labels:
            a, b = labels["自然人"], labels["总计"]
            new[a], new[b] = row[b], row[a]
        elif {one, other} != {0, 6} and "科研机构" in labels:
            new[one - 1], new[other - 1] = row[other - 1], row[one - 1]
        swapped.append(new)
    moved = replace(made, blocks=(*made.blocks[:number], swapped, *made.blocks[number + 1 :]))
    assert differences(moved, read_back(moved)) == ([], [])
