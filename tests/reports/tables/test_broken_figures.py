"""Figures of table PD that a cell breaks: the second line is no row, and the first is not all of the figure."""

import pytest

from gongkai.checks import check
from gongkai.documents import read_document
from gongkai.reports import read_report
from gongkai.values import Document, Grid, GridCell, Paragraph
from tests.reports.loose_text import read

LICENCES = ("第二十条第（五）项", "信息内容 本年处理决定数量", "行政许可 9")
HEADS = ("第二十条第（六）项", "信息内容 本年处理决定数量", "第二十条第（八）项", "信息内容 本年收费金额（单位：万元）")
CELLS = ("pd.penalty_decisions", "pd.compulsion_decisions", "pd.admin_fees_cny_10k")


def values(text: str, name: str = "made.txt") -> list[object]:
    report = read_report(read_document(text.encode(), name=name))
    named = {key for finding in (*report.findings, *check(report).findings) for key in finding.cells}
    assert all(report.cells[key].value is not None or key in named for key in CELLS)
    return [report.cells[key].value for key in CELLS]


def rows(penalty: str, compulsion: str, *, lost: bool = False) -> list[list[str]]:
    """The rows from 行政处罚 to 行政强制, those that an end of line breaks as two."""
    found = [["行政处罚", *penalty.split()[:1]], *([part] for part in penalty.split()[1:])]
    found += [["" if lost else "行政强制", *compulsion.split()[:1]], *([part] for part in compulsion.split()[1:])]
    return found


def plain(broken: list[list[str]]) -> str:
    lines = [
        *LICENCES,
        HEADS[0],
        HEADS[1],
        *(" ".join(row).strip() for row in broken),
        *HEADS[2:],
        "行政事业性收费 5.5",
    ]
    return "\n".join(lines) + "\n"


def barred(broken: list[list[str]]) -> str:
    """As html2text leaves it: the second line has no bar."""
    lines = [
        LICENCES[0],
        *(line.replace(" ", "| ") for line in (*LICENCES[1:], HEADS[1])),
        *("| ".join(row) for row in broken),
    ]
    return "\n".join([*lines, HEADS[2], HEADS[3].replace(" ", "| ", 1), "行政事业性收费| 5.5"]) + "\n"


def page(broken: list[list[str]]) -> str:
    """A row for each line, as in pages made out of a PDF: the second line's label is blank."""
    cells = [*map(str.split, (*LICENCES, *HEADS[:2]))]
    cells += [row if len(row) > 1 else ["", *row] for row in broken]
    cells += [[HEADS[2]], HEADS[3].split(), ["行政事业性收费", "5.5"]]
    return f"<table>{''.join('<tr>' + ''.join(f'<td>{c}</td>' for c in row) + '</tr>' for row in cells)}</table>"


@pytest.mark.parametrize("write", [plain, barred, page])
def test_a_figure_over_a_line_of_figures_is_not_read(write: object) -> None:
    """6 over 682 was read as 6, and nothing named the cell."""
    assert callable(write)
    assert values(write(rows("3", "6 682"))) == [3, None, 5.5]
    assert values(write(rows("3 4", "6")))[0] is None


@pytest.mark.parametrize("write", [plain, page])
def test_a_nought_goes_on_nowhere(write: object) -> None:
    assert callable(write)
    assert values(write(rows("3", "0 682"))) == [3, 0, 5.5]


@pytest.mark.parametrize("write", [plain, page])
def test_a_row_over_the_figures_of_a_row_whose_label_is_lost_stands(write: object) -> None:
    """Guards against telling too little: the form's next row is missing, and these are its figures."""
    assert callable(write)
    assert values(write(rows("3", "6", lost=True))) == [3, None, 5.5]


def test_a_blank_over_a_figure_is_not_taken_for_a_blank() -> None:
    """The figure may stand in the second line of its cell."""
    cells = [*rows("3", ""), ["682"]]
    cells[1].append("")
    assert values(page(cells)) == [3, None, 5.5]


def test_a_blank_under_a_line_of_figures_is_not_taken_for_a_blank() -> None:
    """The label stands lower than its figures; such a cell was blank, and no finding named it."""
    head, *others = rows("3", "682")
    broken = [head, ["", *others[0][1:]], ["行政强制", ""]]
    assert values(page(broken)) == [None, None, 5.5]
    fields = ("issued", "repealed", "in_force")
    lines = ("信息内容 本年制发件数 本年废止件数 现行有效件数", "规章 1 2 3", "- - - 7", "行政规范性文件 4 - -")
    table = "".join("<tr>" + "".join(f"<td>{c.strip('-')}</td>" for c in line.split()) + "</tr>" for line in lines)
    report = read_report(read_document(f"<table>{table}</table>".encode(), name="made.html"))
    states = [report.cells[f"pd.normative_docs_{field}"].state for field in fields]
    assert states == ["number", "blank", "absent"]


def test_a_blank_under_the_figures_of_a_row_whose_label_is_lost_stands() -> None:
    """Guards against telling too little: the form's row before is missing, and these are its figures."""
    cells = read_report(read_document(page([["", "3"], ["行政强制", ""]]).encode(), name="made.html")).cells
    assert cells["pd.compulsion_decisions"].state == "blank"


@pytest.mark.parametrize("end", ["185", "00", "0"])
@pytest.mark.parametrize("mark", [",", "\t"])
def test_a_figure_that_is_broken_at_the_end_of_its_row_is_not_read(mark: str, end: str) -> None:
    """4 over 185 was read as 4, and 2510 over 00 as 2510."""
    lines = ("信息内容 本年制发件数 本年废止件数 现行有效件数", "规章 1 2 3", "行政规范性文件 5 6 4")
    text = "\n".join([*(line.replace(" ", mark) for line in lines), end, "以上数据由各单位填报。"])
    cells = read_report(read_document(text.encode(), name="made.txt")).cells
    fields = ("issued", "repealed", "in_force")
    assert cells["pd.normative_docs_in_force"].value is None
    assert [cells[f"pd.rules_{field}"].value for field in fields] == [1, 2, 3]


def test_the_number_of_a_page_below_a_table_goes_on_from_no_figure() -> None:
    """Guards against telling too little: pages are numbered where there are any."""
    rows_ = tuple(
        tuple(GridCell(text, r, c) for c, text in enumerate(line.split()))
        for r, line in enumerate(
            ("信息内容 本年制发件数 本年废止件数 现行有效件数", "规章 1 2 3", "行政规范性文件 5 6 4")
        )
    )
    report = read_report(Document("pdf", "", {}, (Grid(rows_, 1, 1), Paragraph("2")), ()))
    assert report.cells["pd.normative_docs_in_force"].value == 4


def test_figures_at_the_right_of_those_above_are_none_of_them() -> None:
    lines = ("信息内容 本年制发件数 本年废止件数 现行有效件数", "规章 1 2 3", "行政规范性文件 4 5 6", "- - - 7")
    table = "".join("<tr>" + "".join(f"<td>{c.strip('-')}</td>" for c in line.split()) + "</tr>" for line in lines)
    report = read_report(read_document(f"<table>{table}</table>".encode(), name="made.html"))
    fields = ("issued", "repealed", "in_force")
    assert [report.cells[f"pd.normative_docs_{field}"].value for field in fields] == [4, 5, None]
    assert [report.cells[f"pd.rules_{field}"].value for field in fields] == [1, 2, 3]


def test_a_page_without_such_lines_is_as_it_was() -> None:
    assert read(plain(rows("3", "6"))).cells["pd.compulsion_decisions"].value == 6


def test_a_row_that_an_office_calls_nothing_is_no_rest_of_the_figures_above_it() -> None:
    rows = (
        ["信息内容", "本年制发件数", "本年废止件数", "现行有效件数"],
        ["规章", 4, 2, 9],
        ["无", 0, 0, 0],
        ["行政规范性文件", "", 1, 1],
    )
    body = "".join("<tr>" + "".join(f"<td>{cell}</td>" for cell in row) + "</tr>" for row in rows)
    report = read_report(read_document(f"<table>{body}</table>".encode(), name="page.html"))
    printed = [(cell.value, cell.state) for cell in report.cells.values()][:6]
    assert printed == [*((n, "number") for n in (4, 2, 9)), (None, "blank"), (1, "number"), (1, "number")]
