"""Tables as an office prints them from Word with hidden borders: no line parts their rows, columns or headers."""

from collections.abc import Sequence

import pytest

from gongkai.documents.pdf.glyphs import CUT
from gongkai.documents.pdf.reader import read_pdf
from gongkai.values import Grid
from tests.documents.pdf.files import Box, Sheet, text_width

Words = Sequence[tuple[float, str]]
NAMES = ("结果维持", "结果纠正", "其他结果", "尚未审结", "总计")


def grids_of(*pages: Sequence[tuple[float, Words]], centred: bool = False) -> list[list[list[str]]]:
    """The texts of each grid that lines of words make, size 9; each word begins, or is `centred`, where it says."""
    sheet = Sheet()
    for lines in pages:
        for y, words in lines:
            for x, word in words:
                sheet.text(x - centred * text_width(word, 9) / 2, y, word, 9)
        sheet.page()
    grids = [block for block in read_pdf(sheet.data()).blocks if isinstance(block, Grid)]
    return [[[cell.text if cell else "" for cell in row] for row in grid.rows] for grid in grids]


def spans_of(*lines: tuple[float, Words], centred: bool) -> dict[str, tuple[int, int]]:
    """The first column of each header of the one table and the column after its last."""
    sheet = Sheet()
    for y, words in lines:
        for x, word in words:
            sheet.text(x - centred * text_width(word, 9) / 2, y, word, 9)
    [grid] = [block for block in read_pdf(sheet.data()).blocks if isinstance(block, Grid)]
    cells = [cell for row in grid.rows for cell in row if cell is not None and cell.text]
    return {cell.text: (cell.column, cell.column + cell.column_span) for cell in cells if cell.text not in NAMES}


def at(*words: str, x: tuple[float, ...] = (100, 240, 320, 400)) -> list[tuple[float, str]]:
    return [(place, word) for place, word in zip(x, words, strict=False) if word]


def test_rows_that_print_no_figure_are_rows() -> None:
    lines = [
        (100.0, at("信息内容", "制发件数", "废止件数")),
        (120.0, at("1.国家秘密", "14", "3")),
        (140.0, at("2.其他法律行政法规禁止公")),
        (151.0, at("开")),
        (171.0, at("3.危及安全")),
        (191.0, at("4.第三方权益", "5", "")),
    ]
    [grid] = grids_of(lines)
    assert grid[1:] == [
        ["1.国家秘密", "14", "3"],
        ["2.其他法律行政法规禁止公开", "", ""],
        ["3.危及安全", "", ""],
        ["4.第三方权益", "5", ""],
    ]


def test_rest_of_a_label_far_below_it_is_no_row_where_rows_are_counted() -> None:
    lines = [
        (100.0, at("信息内容", "制发件数", "废止件数")),
        (120.0, at("1.国家秘密", "14", "3")),
        (140.0, at("2.危及", "5", "6")),
        (156.0, at("安全稳定")),
        (176.0, at("3.第三方权益", "5", "")),
    ]
    [grid] = grids_of(lines)
    assert [row[1:] for row in grid[1:]] == [["14", "3"], ["5", "6"], ["5", ""]]


def test_label_of_a_group_in_the_middle_of_its_rows_is_no_row() -> None:
    x = (60.0, 120.0, 240.0, 320.0)
    lines = [
        (100.0, at("", "信息内容", "制发件数", "废止件数", x=x)),
        (120.0, at("", "1.国家秘密", "14", "3", x=x)),
        (134.0, at("不予公开", x=x)),
        (148.0, at("", "2.危及安全", "5", "7", x=x)),
    ]
    [grid] = grids_of(lines)
    assert [row[-2:] for row in grid[1:]] == [["14", "3"], ["5", "7"]]


def test_header_that_begins_as_the_last_one_did_begins_a_table() -> None:
    lines = [
        (100.0, at("第二十条第（五）项")),
        (112.0, at("信息内容", "本年处理决定数量")),
        (124.0, at("行政许可", "", "", "844")),
        (136.0, at("第二十条第（六）项")),
        (148.0, at("信息内容", "本年处理决定数量")),
        (160.0, at("行政处罚", "", "", "17")),
        (172.0, at("行政强制", "", "", "5466")),
        (184.0, at("第二十条第（八）项")),
        (196.0, at("信息内容", "本年收费金额（单位：万元）")),
        (208.0, at("行政事业性收费", "", "", "52.5")),
    ]
    licences, penalties, fees = grids_of(lines)
    assert licences[-1] == ["行政许可", "844"]
    assert penalties[-2:] == [["行政处罚", "17"], ["行政强制", "5466"]]
    assert fees[-1] == ["行政事业性收费", "52.5"]
    assert [grid[-2 if grid is not penalties else -3][-1] for grid in (licences, penalties, fees)] == [
        "本年处理决定数量",
        "本年处理决定数量",
        "本年收费金额（单位：万元）",
    ]


DISPUTES = [60.0 + 32 * k for k in range(15)]


def figures(y: float) -> tuple[float, Words]:
    return y, [(x, str(k)) for k, x in enumerate(DISPUTES)]


def names(y: float) -> tuple[float, Words]:
    return y, [(x, NAMES[k % 5][:2]) for k, x in enumerate(DISPUTES)]


def ends(y: float) -> tuple[float, Words]:
    return y, [(x, NAMES[k % 5][2:]) for k, x in enumerate(DISPUTES) if k % 5 != 4]


def test_group_in_the_middle_of_its_columns_is_parted_from_the_header_close_below() -> None:
    top = (100.0, [(DISPUTES[2], "行政复议"), (DISPUTES[10] - 16, "行政诉讼")])
    second = (111.0, [(DISPUTES[7], "未经复议直接起诉"), (DISPUTES[12], "复议后起诉")])
    low = (111.0, [(x, NAMES[k % 5][:2]) for k, x in enumerate(DISPUTES[:5])])
    suits = (122.0, [(x, NAMES[(k + 5) % 5][:2]) for k, x in enumerate(DISPUTES[5:])])
    rest = [
        (122.0, [(x, NAMES[k][2:]) for k, x in enumerate(DISPUTES[:4])]),
        (133.0, [(x, NAMES[k % 5][2:]) for k, x in enumerate(DISPUTES[5:]) if k % 5 != 4]),
    ]
    spans = spans_of(top, second, low, suits, *rest, figures(150), centred=True)
    assert spans["行政复议"] == (0, 5)
    assert spans["行政诉讼"] == (5, 15)
    assert spans["复议后起诉"] == (10, 15)


def test_headers_from_the_left_cover_the_columns_up_to_the_next() -> None:
    top = (100.0, [(DISPUTES[0], "行政复议"), (DISPUTES[5], "行政诉讼")])
    second = (111.0, [(DISPUTES[5], "未经复议直接起诉"), (DISPUTES[10], "复议后起诉")])
    spans = spans_of(top, second, names(122), ends(133), figures(150), centred=False)
    assert {name: span for name, span in spans.items() if not name.isdigit()} == {
        "行政复议": (0, 5),
        "行政诉讼": (5, 15),
        "未经复议直接起诉": (5, 10),
        "复议后起诉": (10, 15),
    }


def test_long_header_from_the_left_beside_a_centred_one() -> None:
    half = text_width("未经复议直接起诉", 9) / 2
    top = (100.0, [(DISPUTES[2], "行政复议"), (DISPUTES[10] - 16, "行政诉讼")])
    second = (114.0, [(DISPUTES[5] - 12 + half, "未经复议直接起诉"), (DISPUTES[12], "复议后起诉")])
    spans = spans_of(top, second, names(128), ends(139), figures(156), centred=True)
    assert spans["未经复议直接起诉"] == (5, 10)
    assert spans["复议后起诉"] == (10, 15)


def test_figures_that_may_go_on_overleaf_are_not_read() -> None:
    here = [
        (100.0, at("内容", "制发", "废止")),
        (120.0, at("1.规章", "1", "2")),
        (140.0, at("2.行政规范", "3720", "4165")),
    ]
    overleaf = [(60.0, at("性")), (71.0, at("文")), (82.0, at("件", "6", "8")), (102.0, at("3.其他", "5", "6"))]
    texts = {text for grid in grids_of(here, overleaf) for row in grid for text in row}
    assert not {"3720", "4165"} & texts
    assert {"1", "2", "5"} <= texts


def test_figures_beside_the_page_are_not_blank() -> None:
    sheet = Sheet()
    rows = (("内容", "制发", "废止", "有效"), ("1.规章", "11", "22", "33"), ("2.文件", "44", "55", "66"))
    boxes = [Box(text, number, k) for number, row in enumerate(rows) for k, text in enumerate(row)]
    sheet.table([60.0, 200.0, 400.0, 590.0, 700.0], [100.0, 130.0, 160.0, 190.0], boxes)
    [grid] = [block for block in read_pdf(sheet.data()).blocks if isinstance(block, Grid)]
    texts = [[cell.text if cell else "" for cell in row] for row in grid.rows]
    assert [row[:3] for row in texts] == [list(row[:3]) for row in rows]
    assert all(set(row[3]) == {CUT} for row in texts)


@pytest.mark.parametrize("lead", [11.0, 18.0])
def test_groups_of_digits_that_may_go_on_in_the_next_line_are_not_read(lead: float) -> None:
    rows = [
        (100.0, at("内容", "制发", "废止")),
        (122.0, at("1.规章", "1", "2")),
        (144.0, at("2.行政规范性文件", "0", "12")),
        (184.0 - lead, at("", "9", "18")),
        (184.0, at("3.其他文件", "235", "016")),
        (206.0, at("4.决定", "3", "4")),
    ]
    texts = {text for grid in grids_of(rows) for row in grid for text in row}
    assert not {"9", "18", "235", "016"} & texts
    assert {"1", "2", "12", "3", "4"} <= texts


def test_header_that_a_page_break_cuts_keeps_its_rows_apart() -> None:
    x = (60.0, 200.0, 260.0, 320.0)
    here = [(750.0, at("", "", "组织", x=x)), (770.0, at("事项", "自然人", "法人或其他组织", x=x))]
    overleaf = [
        (60.0, at("", "", "商业企业", "科研机构", x=x)),
        (80.0, at("1.国家秘密", "3", "4", "7", x=x)),
        (100.0, at("2.商业秘密", "5", "6", "11", x=x)),
    ]
    [grid] = grids_of(here, overleaf)
    assert grid[-3][-2:] == ["商业企业", "科研机构"]
    assert grid[-2:] == [["1.国家秘密", "3", "4", "7"], ["2.商业秘密", "5", "6", "11"]]


def test_rows_of_zeros_at_the_foot_and_at_the_top_of_pages_are_no_running_lines() -> None:
    x = (60.0, 200.0, 260.0, 320.0)
    zeros = at("0", "0", "0", x=x[1:])
    top = [(60.0, zeros), (66.0, at("1.国家秘密", x=x)), (80.0, at("2.商业秘密", "1", "2", "3", x=x))]
    foot = [(800.0, at("3.其他", x=x)), (806.0, zeros)]
    rows = [row for grid in grids_of([*top, *foot], [*top, *foot]) for row in grid]
    assert sum(text.strip(CUT) == "0" for row in rows for text in row) == 12


@pytest.mark.parametrize(("caption", "tables"), [("第二十条第（六）项", 2), ("", 1)])
def test_header_overleaf_below_a_caption_of_its_own_is_not_that_of_the_table_above(caption: str, tables: int) -> None:
    """As a browser prints table PD of 2019: the columns below （六） at the foot of the page are those below （五）."""
    columns = at("信息内容", "上一年项目", "本年增减", "处理决定")
    first = [
        (700.0, at("第二十条第（五）项")),
        (720.0, columns),
        (740.0, at("行政许可", "4", "5", "6")),
        (760.0, at("其他管理服务", "7", "8", "9")),
    ]
    second = [(80.0, columns), (100.0, at("行政处罚", "1", "2", "3")), (120.0, at("行政强制", "2", "2", "1"))]
    grids = grids_of([*first, (780.0, at(caption))] if caption else first, second)
    assert len(grids) == tables
    assert [row for grid in grids for row in grid if row[0] == "信息内容"] == [["信息内容", *grids[0][1][1:]]] * tables


def test_figures_of_a_table_before_the_break_do_not_go_on_under_a_header_overleaf() -> None:
    x = (60.0, 240.0, 320.0)
    here = [(700.0, at("信息内容", "收费金额", x=x)), (720.0, at("行政事业性收费", "165240", x=x))]
    overleaf = [
        (60.0, at("", "申请人", "总计", x=x)),
        (80.0, at("1.新收", "37304", "37304", x=x)),
        (100.0, at("2.结转", "5", "5", x=x)),
    ]
    texts = {text for grid in grids_of(here, overleaf) for row in grid for text in row}
    assert {"165240", "37304"} <= texts


def test_row_of_one_figure_in_a_wide_table_is_a_row_of_it() -> None:
    x = (60.0, *(200.0 + 45 * k for k in range(7)))
    full = [str(k) for k in range(31, 38)]
    lines = [(100.0 + 20 * row, at(f"{row + 1}.事项", *full, x=x)) for row in range(3)]
    lines += [(160.0, at("4.反复申请", "", "", "9", x=x)), (180.0, at("5.其他", *full, x=x))]
    [grid] = grids_of(lines)
    assert grid[3:] == [["4.反复申请", "", "", "9", "", "", "", ""], ["5.其他", *full]]


def test_subtotals_in_columns_that_are_blank_in_all_rows_above_are_of_the_table() -> None:
    x = (60.0, *(200.0 + 45 * k for k in range(7)))
    names = [f"{k}类" for k in "甲乙丙丁戊己庚"]
    totals = [(120.0 + 20 * row, at(f"{row + 1}.事项", *[""] * 6, "37", x=x)) for row in range(3)]
    [grid] = grids_of([(100.0, at("事项", *names, x=x)), *totals, (180.0, at("小计", *"1234569", x=x))])
    assert grid[-1] == ["小计", *"1234569"]


def test_last_row_that_prints_no_figure_is_a_row() -> None:
    rows = [(97.0, ["信息内容", "制发件数", "废止件数"]), (114.0, ["规章", "14", "3"]), (131.0, ["规范性文件"])]
    lines = [(y, [(x, text) for x, text in zip((100.0, 240.0, 320.0), row, strict=False)]) for y, row in rows]
    [grid] = grids_of(lines, centred=True)
    assert grid[1:] == [["规章", "14", "3"], ["规范性文件", "", ""]]


def test_first_label_of_many_lines_beside_that_of_a_group_is_no_header() -> None:
    x = (60.0, 110.0, 240.0, 320.0)
    label = [
        (120.0 + 11 * k, text) for k, text in enumerate(("1.申请人无正", "当理由逾期不", "补正、机关不", "再处理的"))
    ]
    lines = sorted(
        [(y, at("", text, x=x)) for y, text in label]
        + [(131.5, at("（六）", x=x)), (142.5, at("其他", x=x)), (136.5, at("", "", "3", "4", x=x))]
    )
    top, end = [(97.0, at("", "事项", "甲类", "乙类", x=x))], [(175.0, at("", "2.其他", "5", "6", x=x))]
    [grid] = grids_of([*top, *lines, *end])
    assert grid[-2:] == [
        ["（六）其他", "1.申请人无正当理由逾期不补正、机关不再处理的", "3", "4"],
        ["", "2.其他", "5", "6"],
    ]


def test_row_of_twice_as_many_figures_below_a_heading_is_no_row_of_the_table_above() -> None:
    x = (60.0, *(200.0 + 45 * k for k in range(7)))
    names = [f"{k}类" for k in "甲乙丙丁戊己庚"]
    rows = [(120.0 + 20 * row, at(f"{row + 1}.事项", *[""] * 6, "37", x=x)) for row in range(3)]
    line = [(200.0 + 45 * k + side, str(k)) for k in range(7) for side in (-2, 14)]
    grids = grids_of([(100.0, at("事项", *names, x=x)), *rows, (190.0, at("四、复议诉讼", x=x)), (215.0, line)])
    assert [row[1:] for row in grids[0][-3:]] == [["", "", "", "", "", "", "37"]] * 3


def test_rows_without_figures_between_two_that_have_some_are_rows_however_many_they_are() -> None:
    labels = [f"{number}.第三方的权益和" for number in range(2, 25)]
    blank = [
        (y, at(text))
        for k, label in enumerate(labels)
        for y, text in ((80.0 + 29 * k, label), (91.0 + 29 * k, "其他各项事务"))
    ]
    lines = [(20.0, at("信息内容", "制发件数", "废止件数")), (56.0, at("1.国家秘密", "14", "3"))]
    [grid] = grids_of([*lines, *blank, (760.0, at("25.总计", "14", "3"))])
    assert [row[0] for row in grid[2:-1]] == [f"{label}其他各项事务" for label in labels]
    assert [row[1:] for row in grid[1:]] == [["14", "3"], *[["", ""]] * len(labels), ["14", "3"]]


def test_sentence_between_rows_of_figures_parts_two_tables() -> None:
    x = (100, 240, 320, 400)
    lines = [
        (100.0, at("1.规章", "", "", "14", x=x)),
        (120.0, at("2.文件", "", "", "3", x=x)),
        (140.0, at("由各股室填报。")),
        (160.0, at("维持", "", "", "7", x=x)),
        (180.0, at("纠正", "", "", "8", x=x)),
    ]
    assert [[row[-1] for row in grid] for grid in grids_of(lines)] == [["14", "3"], ["7", "8"]]


def test_first_rows_below_the_header_that_print_no_figure_are_rows() -> None:
    lines = [
        (100.0, at("信息内容", "制发件数", "废止件数")),
        (120.0, at("规章")),
        (140.0, at("规章草案")),
        (160.0, at("规范性文件", "5", "")),
    ]
    [grid] = grids_of(lines)
    assert grid == [
        ["信息内容", "制发件数", "废止件数"],
        ["规章", "", ""],
        ["规章草案", "", ""],
        ["规范性文件", "5", ""],
    ]


@pytest.mark.parametrize("off", [-30.0, 26.0])
def test_figures_at_a_side_of_their_cells_stand_under_headers_in_the_middle(off: float) -> None:
    x = (100.0, 240.0, 320.0, 400.0)
    under = (100.0, *(place + off for place in x[1:]))
    lines = [
        (100.0, at("信息内容", "制发", "废止", "有效", x=x)),
        (120.0, at("规章", "1", "-", "7", x=under)),
        (140.0, at("规范性文件", "3", "-", "5", x=under)),
    ]
    assert grids_of(lines, centred=True) == [
        [["信息内容", "制发", "废止", "有效"], ["规章", "1", "-", "7"], ["规范性文件", "3", "-", "5"]]
    ]


def test_header_beside_columns_that_have_their_own_is_that_of_a_blank_one() -> None:
    x = (100.0, 240.0, 320.0, 400.0)
    lines = [
        (100.0, at("信息内容", "制发件数", "废止件数", "有效件数", x=x)),
        (120.0, at("规章", "1", "", "7", x=x)),
        (140.0, at("规范性文件", "3", "", "5", x=x)),
    ]
    [grid] = grids_of(lines)
    assert grid[1:] == [["规章", "1", "", "7"], ["规范性文件", "3", "", "5"]]


def test_title_in_the_middle_close_over_a_header_is_no_part_of_it() -> None:
    lines = [
        (100.0, at("", "第二十条第（五）项", x=(100.0, 250.0))),
        (113.0, at("信息内容", "本年处理决定数量", x=(100.0, 250.0))),
        (126.0, at("行政许可", "844", x=(100.0, 250.0))),
    ]
    [grid] = grids_of(lines, centred=True)
    assert [row[-1] for row in grid] == ["第二十条第（五）项", "本年处理决定数量", "844"]


def test_row_without_figures_whose_label_stands_under_that_of_another_is_a_row() -> None:
    """（一） is none of the group's labels, which stand left of those of its rows; so is 3 over （七）."""
    rows = [
        [(100.0, "项目"), (340.0, "自然人"), (420.0, "总计")],
        [(100.0, "一、本年新收申请数量"), (340.0, "5"), (420.0, "5")],
        [(100.0, "二、上年结转申请数量"), (340.0, "4"), (420.0, "4")],
        [(150.0, "（一）予以公开")],
        [(150.0, "（二）部分公开"), (340.0, "8")],
        [(230.0, "1．属于国家秘密"), (340.0, "1")],
        [(150.0, "（三）不予公开"), (230.0, "2．属于内部事务"), (340.0, "2")],
        [(230.0, "3．属于行政查询")],
        [(150.0, "（七）总计"), (340.0, "11")],
    ]
    [grid] = grids_of([(100 + 20.0 * k, row) for k, row in enumerate(rows)])
    figures = {"".join(row[:-2]): row[-2:] for row in grid[1:]}
    assert figures["二、上年结转申请数量"] == ["4", "4"]
    assert figures["（一）予以公开"] == figures["3．属于行政查询"] == ["", ""]
    assert figures["（三）不予公开2．属于内部事务"] == ["2", ""]
    assert len(figures) == len(rows) - 1
