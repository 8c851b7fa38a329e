"""Tables without lines between their columns: figures whose sums fail are of other columns, and are not read."""

from collections.abc import Mapping
from dataclasses import replace

import pytest

from gongkai.documents import read_document
from gongkai.reports import read_report
from gongkai.values import Document, Grid, GridCell, Report
from tests.maker.html import page
from tests.maker.layout import Layout
from tests.maker.reports import make
from tests.reports.loose_text import LABELS, ROWS, read, values
from tests.reports.tables.test_align import COLUMNS

MADE = make(3, Layout())


def document() -> Document:
    return read_document(page(MADE.title, MADE.blocks, MADE.layout).encode(), name="made.html")


AT = {key: cell.at for key, cell in read_report(document()).cells.items()}


def with_texts(texts: Mapping[str, str | None], *, unruled: bool = True) -> Report:
    """The report with other texts in some cells, by key, or without these; its tables have no lines, or all of them."""
    places = {
        (at.table, (at.row or 1) - 1, (at.column or 1) - 1): text for key, text in texts.items() for at in (AT[key],)
    }

    def cell(grid: Grid, row: int, column: int) -> GridCell | None:
        old = grid.rows[row][column]
        text = places.get((grid.number, row, column), old.text if old else None)
        return None if old is None or text is None else old._replace(text=text)

    made = document()
    blocks = tuple(
        replace(
            block,
            unruled=unruled,
            rows=tuple(
                tuple(cell(block, r, k) if (block.number, r, k) in places else old for k, old in enumerate(row))
                for r, row in enumerate(block.rows)
            ),
        )
        if isinstance(block, Grid)
        else block
        for block in made.blocks
    )
    return read_report(replace(made, blocks=blocks))


def moved(row: str, first: str, second: str) -> dict[str, str | None]:
    """Two neighbours of a row, each with the other's figure, which differs."""
    texts: dict[str, str | None] = {
        f"rq.{row}.{first}": printed(row, second),
        f"rq.{row}.{second}": printed(row, first),
    }
    assert len(set(texts.values())) == 2
    return texts


def printed(row: str, column: str) -> str:
    return str(MADE.truth[f"rq.{row}.{column}"].value)


def row_with_two_figures() -> tuple[str, str, str]:
    """A row of results, and two columns in which it has different figures."""
    return next(
        (row, first, second)
        for key in MADE.truth
        if key.startswith("rq.granted_full.") or key.startswith("rq.denied_")
        for row in (key.split(".")[1],)
        for first in COLUMNS[:-1]
        for second in COLUMNS[:-1]
        if printed(row, first) != printed(row, second)
    )


def unread(report: Report) -> set[str]:
    return {key for key, cell in report.cells.items() if cell.state == "absent"}


def test_all_is_read_where_all_sums_hold() -> None:
    """Guards against telling too much."""
    assert unread(with_texts({})) == set()


def test_a_row_that_does_not_add_up_is_not_read() -> None:
    texts = {"rq.requests_new.natural_person": "987654"}
    row = {f"rq.requests_new.{column}" for column in COLUMNS}
    report = with_texts(texts)
    assert unread(report) == row
    [told] = [one for one in report.findings if one.rule == "READ-SHAPE"]
    assert set(told.cells) == row
    assert report.cells["rq.requests_carried_in.natural_person"].value is not None


def test_the_same_row_between_lines_is_the_offices_slip() -> None:
    """Guards against telling too much."""
    assert unread(with_texts({"rq.requests_new.natural_person": "987654"}, unruled=False)) == set()


def test_columns_whose_figures_stand_in_each_others_place_are_not_read() -> None:
    """The row still adds up."""
    row, first, second = row_with_two_figures()
    left = {key.rpartition(".")[2] for key in unread(with_texts(moved(row, first, second)))}
    assert {first, second} <= left
    assert "total" not in left


def test_noughts_alone_beside_columns_in_each_others_place_are_not_read() -> None:
    """What stands a little aside may be the figures of the column that seems to have none."""
    lost = "research_institution"
    texts = moved("requests_carried_out", "natural_person", "commercial_enterprise")
    for row in (key.split(".")[1] for key in MADE.truth if key.startswith("rq.") and key.endswith(".total")):
        texts |= {f"rq.{row}.{lost}": "0", f"rq.{row}.total": str(int(printed(row, "total")) - int(printed(row, lost)))}
    assert {key.rpartition(".")[2] for key in unread(with_texts(texts))} == {
        "natural_person",
        "commercial_enterprise",
        lost,
    }


def test_a_row_that_lacks_a_figure_is_read_where_its_columns_prove_it() -> None:
    key = "rq.requests_new.natural_person"
    assert unread(with_texts({key: "12…"})) - {key} == set()


def test_a_row_that_lacks_figures_is_not_read_where_nothing_proves_it() -> None:
    """Halves of figures in all columns of another row: no column can be added up."""
    halves: dict[str, str | None] = {f"rq.granted_partial.{column}": "1…" for column in COLUMNS}
    texts = halves | {"rq.granted_full.natural_person": "2…", "rq.granted_full.total": "5"}
    assert unread(with_texts(texts)) >= {f"rq.granted_full.{column}" for column in COLUMNS[1:]}


def test_a_column_that_prints_nothing_else_proves_no_figure() -> None:
    """自然人 and 总计 lost their labels, and their figures stand under the columns beside them (made OFD 160300032)."""
    texts: dict[str, str | None] = {}
    for row in (key.split(".")[1] for key in AT if key.startswith("rq.") and key.endswith(".total")):
        rest = int(printed(row, "total")) - int(printed(row, "other_org"))
        texts |= {f"rq.{row}.other_org": "", f"rq.{row}.total": str(rest)}
    out = {f"rq.requests_carried_out.{column}" for column in COLUMNS}
    texts |= {"rq.requests_carried_out.other_org": "3", "rq.requests_carried_out.total": "3…"}
    assert "rq.requests_carried_out.other_org" in unread(with_texts(texts))
    assert unread(with_texts(texts)) <= out


@pytest.mark.parametrize("mark", ["无", "? 0", "-"])
def test_a_mark_for_nothing_is_nought(mark: str) -> None:
    """Guards against telling too much."""
    noughts = [key for key, truth in MADE.truth.items() if key.startswith("rq.") and truth.value == 0]
    assert unread(with_texts(dict.fromkeys(noughts, mark))) == set()


def test_a_row_repeated_by_the_office_leaves_the_columns_alone() -> None:
    """Its own sum holds, and that of all totals does not. Guards against telling too much."""
    texts: dict[str, str | None] = {
        f"rq.granted_partial.{column}": printed("requests_new", column) for column in COLUMNS
    }
    assert unread(with_texts(texts)) == set()


def test_an_outcome_sum_that_fails_leaves_its_proceeding_out() -> None:
    assert unread(with_texts({"rl.review.total": "9999"})) == {
        f"rl.review.{outcome}" for outcome in ("upheld", "corrected", "other", "pending", "total")
    }


def test_lone_figures_under_the_first_column_may_be_totals() -> None:
    """Each row prints one figure, at the left: its blanks were dropped, or it is that of natural persons."""
    rows = {key.rpartition(".")[0] for key in AT if key.startswith("rq.")}
    texts: dict[str, str | None] = {
        f"{row}.{column}": "" if column != "natural_person" else str(MADE.truth[f"{row}.total"].value)
        for row in rows
        for column in COLUMNS
    }
    assert unread(with_texts(texts)) == {f"{row}.{column}" for row in rows for column in COLUMNS}
    assert unread(with_texts(texts, unruled=False)) == set()


def test_lone_figures_in_text_may_be_totals_whose_blanks_are_gone() -> None:
    """Equal cells beside each other are written once, and rows filled up again (made text 160600020)."""
    stub = "（本列数据的勾稽关系为：…） | " * 2
    head = f"{stub}自然人 | {'法人或其他组织 | ' * 5}总计\n"
    head += f"{stub}自然人 | 商业企业 | 科研机构 | 社会公益组织 | 法律服务机构 | 其他 | 总计\n"

    def of(*blanks: int) -> Report:
        """The totals behind so many blanks, and before so many."""
        left, right = (" | " * count for count in blanks)
        rows = (f"{one} | {one} | {left}{row[-1]}{right}\n" for one, row in zip(LABELS, ROWS, strict=True))
        return read(head + "".join(rows))

    assert not any(values(of(1, 5), "rq"))
    assert [value for value in values(of(6, 0), "rq") if value is not None] == [row[-1] for row in ROWS]
