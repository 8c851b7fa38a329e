"""Table RL in a row, on end, in three tables, and in prose."""

import pytest

from gongkai.documents import read_document
from gongkai.forms import FORMS
from gongkai.reports import NotAReport, read_report
from gongkai.reports.loose.disputes import read_disputes
from tests.reports.loose_text import FIFTEEN, REVIEW, read, strips, values
from tests.reports.tables.test_align import PD

PROCEEDINGS = ["行政复议", "未经复议直接起诉", "复议后起诉"]
OUTCOMES = ["结果维持", "结果纠正", "其他结果", "尚未审结", "总计"]
KEYS = tuple(FORMS["2021"].tables["rl"].cell_keys())


def cells(text: str) -> list[object] | None:
    loose = read_disputes(strips(REVIEW + text))
    if loose is None:
        return None
    found = {f"rl.{one.row.key}.{one.column}": one.item for one in loose.alignment.placed}
    return [item.reading.value if (item := found[key]) else None for key in KEYS]


def on_end(figures: list[int]) -> str:
    rows = [
        f"| {'行政诉讼' if n else ''} | {name if not k else ''} | {OUTCOMES[k]} | {figures[5 * n + k]} |\n"
        for n, name in enumerate(PROCEEDINGS)
        for k in range(5)
    ]
    return "".join(rows)


def three(figures: list[int]) -> str:
    parts = [f"{name}\n{' '.join(OUTCOMES)}\n" for name in PROCEEDINGS]
    return "".join(f"{part}{' '.join(map(str, figures[5 * n : 5 * n + 5]))}\n" for n, part in enumerate(parts))


def test_fifteen_numbers_in_a_row_under_nothing() -> None:
    assert cells(f"| {' | '.join(map(str, FIFTEEN))} |\n") == FIFTEEN


def test_fifteen_numbers_one_below_the_other() -> None:
    assert cells("\n".join(map(str, FIFTEEN))) == FIFTEEN


@pytest.mark.parametrize(
    ("names", "is_read"),
    [(PROCEEDINGS, True), ([PROCEEDINGS[0], PROCEEDINGS[2], PROCEEDINGS[1]], False)],
    ids=["of the form", "another"],
)
def test_the_order_of_the_suits_over_fifteen_numbers(names: list[str], is_read: bool) -> None:
    """Their labels stand in lines of their own: it was the form's order that the figures were read in."""
    outcomes = "\n".join(OUTCOMES * 3)
    header = f"{names[0]}\n行政诉讼\n{names[1]}\n{names[2]}\n{outcomes}\n"
    assert cells(f"{header}| {' | '.join(map(str, FIFTEEN))} |\n") == (FIFTEEN if is_read else None)


def test_suits_before_reviews() -> None:
    """Each line was read on its own: that 行政诉讼 stands before 行政复议 in one was not seen."""
    lines = ["行政诉讼 | 行政复议", " | ".join([*PROCEEDINGS[1:], *OUTCOMES]), " | ".join(OUTCOMES * 2)]
    rows = "".join(f"| {line} |\n" for line in (*lines, " | ".join(map(str, FIFTEEN))))
    with pytest.raises(NotAReport):
        read(f"{REVIEW}{rows}")
    official = rows.replace(lines[0], "行政复议 | 行政诉讼").replace(
        lines[1], " | ".join([*OUTCOMES, *PROCEEDINGS[1:]])
    )
    assert values(read(f"{REVIEW}{official}"), "rl") == FIFTEEN


def test_fifteen_zeros_under_nothing_prove_no_order() -> None:
    assert cells(f"| {' | '.join(['0'] * 15)} |\n") is None


def test_fifteen_numbers_that_do_not_add_up_are_not_placed() -> None:
    assert cells(f"| {' | '.join(map(str, [*FIFTEEN[:-1], 9]))} |\n") is None


@pytest.mark.parametrize("text", [on_end(FIFTEEN), three(FIFTEEN)], ids=["on end", "three tables"])
def test_each_figure_by_its_labels(text: str) -> None:
    assert cells(text) == FIFTEEN


def test_words_over_the_first_label_are_of_the_header() -> None:
    rows = [
        f"| {name if not k else ''} | {OUTCOMES[k]} | {FIFTEEN[5 * n + k]} |\n"
        for n, name in enumerate(PROCEEDINGS)
        for k in range(5)
    ]
    assert cells(f"| 类型 | 结果 | 件数 |\n{''.join(rows)}") == FIFTEEN


def test_the_line_before_a_matrix_is_none_of_it() -> None:
    loose = read_disputes(strips("| 四、结转下年度继续办理 | 1 | 1 |\n" + REVIEW + turned(FIFTEEN)))
    assert loose is not None
    assert not any("四、结转下年度继续办理" in strip.says for strip in loose.used)


def test_what_is_told_by_labels_may_break_a_sum() -> None:
    """The page itself may be wrong (catalogue item 14)."""
    wrong = [*FIFTEEN[:4], 0, *FIFTEEN[5:]]
    assert cells(on_end(wrong)) == wrong


def test_figures_in_the_order_of_the_form_under_a_header_that_lacks_a_label_are_not_placed() -> None:
    """Guards against telling too much: the sums hold, and what the header says of the order is not known."""
    header = "\n".join((*OUTCOMES * 2, *OUTCOMES[:-1]))
    assert cells(f"{header}\n| {' | '.join(map(str, FIFTEEN))} |\n") is None


def test_blank_figures_behind_their_labels_are_blank() -> None:
    """Those beside a label, and at the end of a row, are no figures."""
    blank = [n or None for n in FIFTEEN]
    assert cells(on_end(FIFTEEN).replace("| 0 |", "|  |")) == blank
    assert cells(on_end(FIFTEEN).replace("| 0 |", "|  |").replace("|\n", "|  |\n")) == blank
    shown = ["" if n is None else str(n) for n in blank]
    parts = (
        f"| {name} |\n| {' | '.join(OUTCOMES)} |\n| {' | '.join(shown[5 * n : 5 * n + 5])} |\n"
        for n, name in enumerate(PROCEEDINGS)
    )
    assert cells("".join(parts)) == blank


def test_a_word_for_nothing_stands_where_a_figure_does() -> None:
    assert cells(on_end(FIFTEEN).replace("| 0 |", "| 无 |")) == [n or None for n in FIFTEEN]


@pytest.mark.parametrize(
    "text",
    [
        "".join(f"{name}\n{' '.join(OUTCOMES)}\n{' '.join(OUTCOMES)}\n" for name in PROCEEDINGS),
        three(FIFTEEN).replace("行政复议\n", "总计\n").replace("复议后起诉\n", "其他结果\n"),
        on_end(FIFTEEN).replace("| 行政诉讼 | 复议后", "五、存在的问题\n| 行政诉讼 | 复议后"),
    ],
    ids=["no figures", "outcomes for proceedings", "other words between"],
)
def test_labels_in_another_order_than_those_of_the_table_place_nothing(text: str) -> None:
    assert cells(text) is None


@pytest.mark.parametrize("lost", ["复议后起诉", "尚未审结"])
def test_a_label_short_places_nothing(lost: str) -> None:
    assert cells(on_end(FIFTEEN).replace(lost, "甲", 1)) is None


def matrix(figures: list[int], nothing: str = "0") -> str:
    head = f"|  | {' | '.join(OUTCOMES)} |\n"
    cells = [nothing if n == 0 else str(n) for n in figures]
    return head + "".join(
        f"| {name} | {' | '.join(cells[5 * n : 5 * n + 5])} |\n" for n, name in enumerate(PROCEEDINGS)
    )


def turned(figures: list[int], corner: str = "类别") -> str:
    head = f"| {corner} | {' | '.join(PROCEEDINGS)} |\n"
    return head + "".join(f"| {name} | {' | '.join(map(str, figures[k::5]))} |\n" for k, name in enumerate(OUTCOMES))


UNDER_SUITS = "| 结果 | 行政复议 | 行政诉讼 |  |\n|  |  | 未经复议直接起诉 | 复议后起诉 |\n"
"""A header in two lines, with the blanks of what spans them."""


@pytest.mark.parametrize(
    "text",
    [
        matrix(FIFTEEN),
        turned(FIFTEEN),
        turned(FIFTEEN, ""),
        matrix(FIFTEEN).replace("|", " "),
        UNDER_SUITS + "".join(turned(FIFTEEN).splitlines(keepends=True)[1:]),
    ],
    ids=["proceedings below", "outcomes below", "no word in the corner", "loose lines", "suits under their label"],
)
def test_a_matrix(text: str) -> None:
    assert cells(text) == FIFTEEN


def test_a_matrix_with_blanks() -> None:
    assert cells(matrix(FIFTEEN, nothing="")) == [n or None for n in FIFTEEN]


@pytest.mark.parametrize("text", [matrix(FIFTEEN), turned(FIFTEEN)])
@pytest.mark.parametrize("lost", [" 1 |", "| 复议后起诉 ", "| 其他结果 ", "复议后起诉", "其他结果"])
def test_a_matrix_that_lacks_a_figure_or_a_label_places_nothing(text: str, lost: str) -> None:
    assert cells(text.replace(lost, "", 1)) is None


def test_a_row_of_a_matrix_that_is_longer_than_its_header_places_nothing() -> None:
    assert cells(matrix(FIFTEEN).replace("| 2 |", "| 2 | 7 |")) is None


@pytest.mark.parametrize(
    "text",
    [
        matrix(FIFTEEN) + matrix(FIFTEEN).splitlines(keepends=True)[-1],
        turned(FIFTEEN).replace("| 复议后起诉 |", "| 复议后起诉 | 7 |", 1),
        turned(FIFTEEN).replace("| 其他结果 |", "| 行政复议 |"),
        matrix(FIFTEEN).replace("| 2 | 0 | 1 | 0 | 3 |\n", "\n| 2 | 0 | 1 | 0 | 3 |\n"),
    ],
    ids=["a row twice", "a figure in the header", "a column for a row", "figures in the next row"],
)
def test_a_matrix_with_something_else_in_it_places_nothing(text: str) -> None:
    assert cells(text) is None


def test_a_matrix_of_one_cell_a_line() -> None:
    """In running text a cell may stand in any line."""
    assert cells(matrix(FIFTEEN).replace("|", "\n")) == FIFTEEN


def test_prose_is_no_table() -> None:
    assert cells("本年度被申请行政复议3件，结果维持2件，其他结果1件；行政诉讼5件。\n") is None


@pytest.mark.parametrize(
    "head",
    [
        "行政复议行政诉讼\n",
        "行政复议 行政诉讼\n未经复议直接起诉 复议后起诉\n",
        "## 表四：政府信息公开行政复议、行政诉讼情况\n",
    ],
)
def test_fifteen_figures_under_the_proceedings_alone(head: str) -> None:
    figures = f"| {' | '.join(map(str, FIFTEEN))} |\n"
    assert cells(head + figures) == FIFTEEN
    assert cells(head + figures.replace("| 3 |", "| 2 |", 1)) is None


def test_proceedings_in_another_order_prove_nothing() -> None:
    figures = f"| {' | '.join(map(str, FIFTEEN))} |\n"
    assert cells("行政诉讼 行政复议\n" + figures) is None
    assert cells("行政复议 行政诉讼\n复议后起诉 未经复议直接起诉\n" + figures) is None


def test_each_figure_under_a_caption_and_its_own_label() -> None:
    captions = ["（一）行政复议情况", "行政诉讼（未经复议直接起诉）", "行政诉讼（复议后起诉）"]
    lines = [
        line
        for n, caption in enumerate(captions)
        for line in (caption, *(f"{name} {FIFTEEN[5 * n + k]}" for k, name in enumerate(OUTCOMES)))
    ]
    assert cells("\n".join(lines)) == FIFTEEN


def test_lists_of_outcomes_under_captions() -> None:
    captions = ["行政复议", "行政诉讼（未经复议直接起诉）", "行政诉讼（复议后起诉）"]
    lines = [
        line
        for n, caption in enumerate(captions)
        for line in (caption, *(f"{name}：{FIFTEEN[5 * n + k]}" for k, name in enumerate(OUTCOMES)))
    ]
    assert cells("\n".join(lines)) == FIFTEEN


def test_fifteen_cells_behind_a_header_in_one_row() -> None:
    """One cell a line and blanks beside them, as a word processor saves them: the sums show which they are."""
    head = ["行政复议", *PROCEEDINGS[1:], *["结果", "维持", "结果", "纠正", "其他", "结果", "尚未", "审结", "总计"] * 3]
    figures = [None, 2, None, None, 2, 1, None, None, 1, 2, *[None] * 5]
    shown = ["" if figure is None else str(figure) for figure in figures]
    for beside in ([], ["", ""]):
        assert cells("".join(f"\t{cell}\n" for cell in [*head, *beside, *shown, *beside])) == figures
    shown[3] = "7"
    assert cells("".join(f"\t{cell}\n" for cell in [*head, *shown])) is None


def test_fifteen_cells_that_may_be_others_are_not_placed() -> None:
    head = "".join(f"\t{cell}\n" for cell in (*PROCEEDINGS, *OUTCOMES * 3))
    zeros = "".join(f"\t{cell}\n" for cell in ["", *["0"] * 15, ""])
    assert cells(head + zeros) is None


def in_three_grids(last: list[str]) -> str:
    """Three small tables as a web page has them; `last` is the row of figures of the third."""
    rows = [list(map(str, FIFTEEN[:5])), list(map(str, FIFTEEN[5:10])), last]
    head = "".join(f"<td>{name}</td>" for name in OUTCOMES)
    return "".join(
        f"<p>{name}</p><table><tr>{head}</tr><tr>{''.join(f'<td>{cell}</td>' for cell in row)}</tr></table>"
        for name, row in zip(PROCEEDINGS, rows, strict=True)
    )


@pytest.mark.parametrize("last", [["37", "80", "0", "", "0", "117"], ["31", "2", "5", "0", "0", "56"]])
def test_a_cell_too_many_in_one_of_three_tables_leaves_that_one_alone(last: list[str]) -> None:
    """The blank that fills up its line of labels was its first figure (damaged files 171003580 and 171004424)."""
    report = read_report(read_document(in_three_grids(last).encode(), name="made.html"))
    assert values(report, "rl") == [*FIFTEEN[:10], *[None] * 5]
    assert {one.rule for one in report.findings if "rl.suit_after_review.total" in one.cells} == {"READ-ROW"}


@pytest.mark.parametrize(("last", "found"), [("", FIFTEEN), ("\n7", FIFTEEN), (" 7", None)])
def test_a_figure_behind_the_last_of_fifteen_in_its_line(last: str, found: list[int] | None) -> None:
    """That of a page may stand below it."""
    lines = [f"{name}\n{' '.join(OUTCOMES)}\n" for name in PROCEEDINGS]
    figures = [FIFTEEN[:5], FIFTEEN[5:10], FIFTEEN[10:]]
    text = "\n".join(f"{line}{' '.join(map(str, some))}" for line, some in zip(lines, figures, strict=True))
    assert cells(f"{text}{last}\n") == found


@pytest.mark.parametrize(("last", "found"), [(" 行政复议 由市政府受理", FIFTEEN), (" 0 行政复议", None)])
def test_words_behind_the_last_of_fifteen_in_its_line(last: str, found: list[int] | None) -> None:
    """A sentence may go on there that begins with the name of a proceeding: no figure stands before it."""
    figures = [FIFTEEN[:5], FIFTEEN[5:10], FIFTEEN[10:]]
    pairs = [" ".join(f"{name} {n}" for name, n in zip(OUTCOMES, some, strict=True)) for some in figures]
    lines = [f"{name} {some}" for name, some in zip(PROCEEDINGS, pairs, strict=True)]
    assert cells("\n".join(lines) + last + "\n") == found


def page_of(figures: list[object], *beside: str) -> str:
    """A page with a table PD and a row under the header of table RL, with these cells `beside` each of its lines."""
    licences = "<tr><td>信息内容</td><td>本年处理决定数量</td></tr><tr><td>行政许可</td><td>3</td></tr>"
    groups = "<td colspan=5>行政复议</td><td colspan=10>行政诉讼</td>"
    suits = "<td colspan=5>未经复议直接起诉</td><td colspan=5>复议后起诉</td>"
    tall = "".join(f"<td rowspan=2>{name}</td>" for name in OUTCOMES)
    names = "".join(f"<td>{name}</td>" for name in OUTCOMES * 2)
    row = "".join(f"<td>{figure}</td>" for figure in figures)
    margin = "".join(f"<td>{cell}</td>" for cell in beside)
    rows = "".join(f"<tr>{margin}{line}{margin}</tr>" for line in (groups, tall + suits, names, row))
    return f"<table>{licences}</table><p>{REVIEW}</p><table>{rows}</table>"


@pytest.mark.parametrize("margin", [[""], []])
def test_a_margin_is_none_of_fifteen_figures(margin: list[str]) -> None:
    """A figure of the row is gone, and its sums hold with the blank of the margin (damaged page 171002784)."""
    figures: list[object] = [25, 0, 0, 25, 0, 20, 0, 79, 99, 0, 93, 0, 23, 116]
    page = page_of(figures, *margin) if margin else page_of(["", *figures])
    report = read_report(read_document(page.encode(), name="made.html"))
    found: list[object] = [None] * 15 if margin else [None, *figures]
    assert values(report, "rl") == found


@pytest.mark.parametrize(
    ("row", "found"),
    [(FIFTEEN, FIFTEEN), ([1, *[0, 0, 0, 1, 1] * 2, 0, 0, 0, 1, ""], [])],
    ids=["all", "number"],
)
def test_fifteen_figures_that_begin_left_of_all_labels_have_moved_if_nothing_is_blank(
    row: list[object], found: list[object]
) -> None:
    """The tall cells of the header are none either. A number of the row before fourteen figures adds up by chance."""
    groups = "<td></td><td colspan=5>行政复议</td><td colspan=10>行政诉讼</td>"
    suits = "<td colspan=5>未经复议直接起诉</td><td colspan=5>复议后起诉</td>"
    names = [f"<td>{name}</td>" for name in OUTCOMES]
    lines = (groups, f"<td></td>{''.join(names)}{suits}", f"<td></td>{''.join(names * 2)}")
    rows = "".join(f"<tr>{line}</tr>" for line in (*lines, "".join(f"<td>{cell}</td>" for cell in row)))
    page = f"{PD.format('')}<p>{REVIEW}</p><table>{rows}</table>"
    report = read_report(read_document(page.encode(), name="made.html"))
    assert [value for value in values(report, "rl") if value is not None] == found


@pytest.mark.parametrize(
    ("row", "is_read"),
    [
        (["", 20, 0, 0, 109, 129, 38, 0, 112, 220, 0, 0, 0, 0, 0], False),
        (["", 0, 0, 0, 0, 0, 0, 0, 18, 0, 18, 0, 0, 0, 30], False),
        (["", 0, 94, 0, 138, 98, 90, 108, 0, 296, 87, 1, 0, 88, 176], True),
        (["", 0, 3, 0, 3, 0, 0, 2, 1, 3, 0, 0, 0, 0, 0], True),
    ],
    ids=["first", "second", "slip", "sum"],
)
def test_a_blank_before_fourteen_figures_one_of_which_is_gone(row: list[object], is_read: bool) -> None:
    """All labels stand over cells: only a sum shows that the blank is no 结果维持 (made reports, damaged twice)."""
    report = read_report(read_document(page_of(row).encode(), name="made.html"))
    assert values(report, "rl") == ([value if value != "" else None for value in row] if is_read else [None] * 15)


SUITS = [46, 12, 102, 120, 280]


@pytest.mark.parametrize(
    ("figures", "is_read"),
    [
        (["", 51, "", 2, "", 53, *SUITS, *[""] * 5], False),
        ([51, 0, 2, 0, 53, *SUITS, 0, 0, 0, 0, 0, ""], True),
    ],
)
def test_a_blank_before_fifteen_figures_may_be_one_of_them(figures: list[object], is_read: bool) -> None:
    """Any of the three blanks may be the cell too many (damaged sheet 171102008)."""
    report = read_report(read_document(page_of(figures).encode(), name="made.html"))
    assert [value for value in values(report, "rl") if value] == ([51, 2, 53, *SUITS] if is_read else [])


def test_blanks_among_fifteen_cells_under_labels_that_are_not_apart() -> None:
    head = "".join(f"<tr><td colspan=15>{' '.join(names)}</td></tr>" for names in (PROCEEDINGS, OUTCOMES * 3))
    figures = [None, 51, None, 2, 53, *SUITS, *[None] * 5]
    row = "".join(f"<td>{'' if figure is None else figure}</td>" for figure in figures)
    page = page_of([]).partition("<p>")[0] + f"<p>{REVIEW}</p><table>{head}<tr>{row}</tr></table>"
    assert values(read_report(read_document(page.encode(), name="made.html")), "rl") == figures


@pytest.mark.parametrize(
    ("years", "is_read"),
    [
        (["2023年", "2024年"], False),
        (["2024年", "2023年"], True),
        (["2024年度："], True),
        (["上年", "本年"], False),
        (["去年"], False),
    ],
)
def test_fifteen_figures_of_last_year_above_those_of_this(years: list[str], is_read: bool) -> None:
    """One cell a line, blanks left out: the first were read, which were last year's."""
    header = [PROCEEDINGS[0], "行政诉讼", *PROCEEDINGS[1:], *OUTCOMES * 3]
    lines = [line for year in years for line in (year, *map(str, FIFTEEN))]
    assert cells("\n".join([*header, *lines])) == (FIFTEEN if is_read else None)
