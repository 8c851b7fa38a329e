"""What recognition was unsure of is read where a sum needs just that, and nowhere else."""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from types import MappingProxyType

import pytest

from gongkai.documents import read_document
from gongkai.forms import FORMS
from gongkai.reports import read_report
from gongkai.reports.tables.proved import prove
from gongkai.values import Cell, CellState, Document, Grid, GridCell, Report
from tests.maker.kinds import RENDERERS
from tests.maker.layout import Layout
from tests.maker.reports import make

REPORT = read_report(read_document(RENDERERS["html"](make(3, Layout())), name="a.html"))
PART, TOTAL = "rq.requests_new.natural_person", "rq.requests_new.total"


def doubted(texts: Mapping[str, str]) -> dict[str, Cell]:
    """The cells of a report, of which these were read so, and not surely."""
    return {
        key: cell._replace(raw=texts[key], value=None, state="text") if key in texts else cell
        for key, cell in REPORT.cells.items()
    }


def proved(
    texts: Mapping[str, str], readings: Mapping[str, Sequence[str]] = MappingProxyType({}), /, **others: Cell
) -> dict[str, object]:
    cells = doubted(texts) | {cell.key: cell for cell in others.values()}
    found = prove(REPORT.forms, cells, set(texts), readings)
    assert {cell.state for cell in found.values()} <= {"number"}
    return {key: cell.value for key, cell in found.items()}


def printed(key: str) -> str:
    return REPORT.cells[key].raw or ""


def test_report_counts_something_where_these_tests_look() -> None:
    assert all(int(printed(key)) > 9 for key in (PART, TOTAL))
    assert printed(PART) != printed(TOTAL)


@pytest.mark.parametrize("key", [PART, TOTAL, "rl.review.total"])
def test_what_a_sum_needs_is_proved(key: str) -> None:
    assert int(printed(key)) > 0
    assert proved({key: printed(key)}) == {key: int(printed(key))}


@pytest.mark.parametrize("text", ["1", "{}0", "0{}", "1{}", "", "—", "\ufffd", "{}.0", "-{}"])
def test_what_no_sum_needs_is_not(text: str) -> None:
    assert proved({PART: text.format(printed(PART))}) == {}


def test_two_in_doubt_in_the_same_sum_prove_each_other_only_by_others() -> None:
    """The row of both proves neither; the columns prove them, or deny that all were misread in the same way."""
    texts = {PART: printed(PART), TOTAL: printed(TOTAL)}
    assert proved(texts) == {key: int(text) for key, text in texts.items()}
    assert proved({key: printed(key) for key in ("rl.review.upheld", "rl.review.total")}) == {}
    rows = ("requests_new", "completed_total", "granted_full")
    keys = [f"rq.{row}.{column}" for row in rows for column in ("natural_person", "total")]
    assert proved({key: printed(key) for key in keys}) == {key: REPORT.cells[key].value for key in keys}
    more = {key: str(int(printed(key)) + 3000) for key in keys[:4]}
    assert proved(more) == {}


def test_same_mistake_in_a_part_and_its_total_proves_nothing() -> None:
    row = {key: str(int(printed(key)) + 1) for key in (PART, TOTAL)}
    assert proved(row) == {}


NOUGHTS = [key for key, cell in REPORT.cells.items() if cell.value == 0 and key.startswith(("rq.", "rl."))]


def test_nought_is_proved_among_figures() -> None:
    """A nought in doubt with a speck beside it (0.) was left null in a table that prints nothing but figures."""
    assert {key[:2] for key in NOUGHTS} == {"rq", "rl"}
    assert all(proved({key: text}) == {key: 0} for key in NOUGHTS for text in ("0", "0."))
    assert all(proved({key: text}) == {} for key in NOUGHTS for text in ("\ufffd", "O", "00", "6", "."))


@pytest.mark.parametrize("state", ["blank", "dash", "slash"])
def test_nought_among_blanks_or_dashes_is_proved_by_no_sum(state: CellState) -> None:
    """A blank or a dash would do as well."""
    pairs = (
        ("rq.granted_partial.other_org", "rq.denied_state_secret.other_org"),
        ("rl.review.other", "rl.suit_direct.upheld"),
    )
    for key, other in pairs:
        assert {key, other} <= set(NOUGHTS)
        assert proved({key: "0"}, other=Cell(other, "", None, state)) == {}


def test_sum_with_a_missing_cell_proves_nothing() -> None:
    missing = ("rq.requests_new.other_org", "rq.requests_carried_in.other_org", "rq.requests_carried_in.total")
    absent = {key: Cell(key, None, None, "absent") for key in missing}
    assert proved({TOTAL: printed(TOTAL)}, {}, **absent) == {}


def test_what_all_sums_together_leave_open_for_no_other_figure_is_proved() -> None:
    """The rows and columns of missing cells tell them, and then this; each sum alone has two that are open."""
    missing = ("rq.requests_new.other_org", "rq.requests_carried_in.total")
    absent = {key: Cell(key, None, None, "absent") for key in missing}
    assert proved({TOTAL: printed(TOTAL)}, {}, **absent) == {TOTAL: int(printed(TOTAL))}
    assert proved({TOTAL: "1" + printed(TOTAL)}, {}, **absent) == {}


def test_one_sum_that_denies_it_is_enough() -> None:
    carried = REPORT.cells["rq.requests_carried_in.total"]
    assert isinstance(carried.value, int)
    assert proved({TOTAL: printed(TOTAL)}, carried=carried._replace(value=carried.value + 1)) == {}


def test_blank_total_says_nothing_against_its_parts() -> None:
    total = REPORT.cells[TOTAL]._replace(raw="", value=None, state="blank")
    assert proved({PART: printed(PART)}, total=total) == {PART: int(printed(PART))}


PARTS_BLANK = {
    key: Cell(key, "", None, "blank") for key in REPORT.cells if key.startswith("rq.") and not key.endswith(".total")
}
"""A table RQ that prints nothing but totals."""
FEW, COUNTED = "rq.denied_third_party_rights.total", "rq.denied_third_party_rights.other_org"
"""92 and 26."""


def test_unit_a_numeral_and_specks_are_no_hindrance() -> None:
    """38 with a speck behind it was read as 38., 332件 was not sure, nor 九十二: all were left null, sums or not."""
    assert (printed(FEW), printed(COUNTED)) == ("92", "26")
    for text in ("92件", "九十二", "92.", ".92", '"92', "92,"):
        assert proved({FEW: text}) == {FEW: 92}
    for text in ("82件", "九十三", "92.5", "9.2", "092", "92-", "S2"):
        assert proved({FEW: text}) == {}


def grouped(key: str, sign: str) -> str:
    return f"{int(printed(key)):,}".replace(",", sign)


def test_point_between_thousands_is_what_a_sum_needs() -> None:
    """A comma blurred in a scan of few dots is a point to the models: 16,467 was read as 16.467 (made scan 38)."""
    assert grouped(TOTAL, ".") == "160.143"
    assert proved({TOTAL: "160.143"}) == {TOTAL: 160143}
    assert proved({TOTAL: "160.148"}) == proved({TOTAL: "16.0143"}) == proved({TOTAL: "1.60143"}) == {}


def test_sure_digits_with_a_sign_in_doubt_are_proved_together() -> None:
    """Where all that is in doubt is a point or a comma, a sum that all of them make is no chance."""
    keys = [key for key, cell in REPORT.cells.items() if key.endswith(".total") and (cell.value or 0) > 999]
    texts = {key: grouped(key, "\ufffd") for key in keys if key.startswith("rq.")}
    assert len(texts) > 9
    assert proved(texts, {}, **PARTS_BLANK) == {key: REPORT.cells[key].value for key in texts}
    assert proved({key: text.replace("\ufffd", ".") for key, text in texts.items()}, {}, **PARTS_BLANK) == {}


@pytest.mark.parametrize("spoilt", [TOTAL, "rq.granted_full.total"])
def test_one_figure_in_doubt_among_sure_digits_is_proved_or_denied(spoilt: str) -> None:
    texts = {key: grouped(key, "\ufffd") for key in ("rq.requests_new.total", "rq.completed_total.total")}
    texts |= {"rq.granted_full.total": printed("rq.granted_full.total")}
    assert proved(texts, {}, **PARTS_BLANK) == {key: REPORT.cells[key].value for key in texts}
    assert spoilt not in proved(texts | {spoilt: printed(spoilt)[:-1] + "9"}, {}, **PARTS_BLANK)


def test_blank_parts_say_nothing_against_their_total() -> None:
    """Where just the totals are printed, the row of each was a sum of nothing, and denied it."""
    assert proved({TOTAL: printed(TOTAL)}, {}, **PARTS_BLANK) == {TOTAL: int(printed(TOTAL))}
    assert proved({TOTAL: "1" + printed(TOTAL)}, {}, **PARTS_BLANK) == {}


def in_a_picture(text: str, read: str, *others: str) -> Document:
    """The report of a page on which this text was recognised as that, or these, not surely; all others are sure."""
    document = read_document(RENDERERS["html"](make(3, Layout())), name="a.html")

    def seen(cell: GridCell | None) -> GridCell | None:
        if cell is None or cell.text != text:
            return cell
        return cell._replace(text=read, confidence=0.0, readings=(read, *others))

    blocks = tuple(
        replace(block, rows=tuple(tuple(map(seen, row)) for row in block.rows)) if isinstance(block, Grid) else block
        for block in document.blocks
    )
    return replace(document, blocks=blocks)


def rules(report: Report, key: str) -> set[tuple[str, str]]:
    return {(finding.rule, finding.status) for finding in report.findings if key in finding.cells}


def test_other_reading_that_all_sums_need_is_proved() -> None:
    """2509 of coarse black and white was 2309 to most views, and its row and column stayed null (made scan 1403)."""
    wrong = "1" + printed(TOTAL)
    assert proved({TOTAL: wrong}) == {}
    assert proved({TOTAL: wrong}, {TOTAL: (wrong, "35", printed(TOTAL))}) == {TOTAL: int(printed(TOTAL))}
    assert proved({TOTAL: wrong}, {TOTAL: (wrong, "35", "1")}) == {}
    found = prove(REPORT.forms, doubted({TOTAL: wrong}), {TOTAL}, {TOTAL: (wrong, printed(TOTAL))})
    assert found[TOTAL] == REPORT.cells[TOTAL]


def test_table_of_figures_in_doubt_is_proved_with_its_wrong_ones() -> None:
    """No sum has all others sure; where a row and a column fail, another reading of the cell in both is the right one.

    A figure that was wrong in all views leaves its row and its column null.
    """
    keys = [key for key, cell in REPORT.cells.items() if key.startswith("rq.") and (cell.value or 0) > 0]
    assert len(keys) > 60
    texts = {key: printed(key) for key in keys}
    right = {key: REPORT.cells[key].value for key in keys}
    spoilt = {key: f"{printed(key)[:-1]}{9 - int(printed(key)[-1])}" for key in (PART, FEW)}
    found = proved(texts | spoilt, {key: (text, printed(key)) for key, text in spoilt.items()})
    assert spoilt.keys() <= found.keys()
    assert found.items() <= right.items()
    assert len(found) > 0.9 * len(keys)
    unseen = proved(texts | {FEW: spoilt[FEW]})
    assert unseen.items() <= right.items()
    assert not any(key.startswith(FEW.removesuffix("total")) for key in unseen)


def test_nought_is_chosen_only_among_figures() -> None:
    key, other = "rl.review.other", "rl.suit_direct.upheld"
    assert {key, other} <= set(NOUGHTS)
    assert proved({key: "6"}, {key: ("6", "0")}) == {key: 0}
    assert proved({key: "6"}, {key: ("6", "0")}, other=Cell(other, "", None, "blank")) == {}


def test_page_says_what_was_proved() -> None:
    assert [cell.raw for cell in REPORT.cells.values()].count(printed(TOTAL)) == 1
    report = read_report(in_a_picture(printed(TOTAL), printed(TOTAL)))
    assert report.cells[TOTAL] == REPORT.cells[TOTAL]
    assert rules(report, TOTAL) == {("READ-VALUE", "pass_assumed")}
    other = read_report(in_a_picture(printed(TOTAL), "1" + printed(TOTAL), printed(TOTAL)))
    assert other.cells == REPORT.cells
    assert rules(other, TOTAL) == {("READ-VALUE", "pass_assumed")}
    [told] = [finding for finding in other.findings if TOTAL in finding.cells]
    assert f"“{printed(TOTAL)}” or “1{printed(TOTAL)}”" in told.en
    wrong = read_report(in_a_picture(printed(TOTAL), "1" + printed(TOTAL)))
    assert (wrong.cells[TOTAL].value, wrong.cells[TOTAL].state) == (None, "text")
    assert rules(wrong, TOTAL) == {("READ-VALUE", "not_assessable")}
    assert set(FORMS[REPORT.forms["rq"]].tables["rq"].cell_keys()) <= set(wrong.cells)


def test_count_of_sure_digits_needs_no_sum_for_the_sign_between_its_thousands() -> None:
    """In a blurred scan of totals alone every comma was a point, and no sum had all others sure (made scan 38)."""
    texts = {TOTAL: "12\ufffd206", "rq.completed_total.total": "34", "rq.granted_full.total": "4.341"}
    assert proved(texts) == {TOTAL: 12206}
    money = {"pd.admin_fees_cny_10k": "45\ufffd498", "pd.licensing_decisions": "45\ufffd498"}
    assert proved(money) == {"pd.licensing_decisions": 45498}


@pytest.mark.parametrize(("key", "is_count"), [(PART, True), ("pd.admin_fees_cny_10k", False)])
def test_a_point_is_one_between_thousands_in_a_count_and_may_be_that_of_an_amount(key: str, is_count: bool) -> None:
    assert proved({key: "1\ufffd234"}) == ({key: 1_234} if is_count else {})
