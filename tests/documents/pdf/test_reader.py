"""PDFs drawn in many ways give the cells that were drawn, and the prose round them."""

from dataclasses import replace
from itertools import pairwise

import pytest

from gongkai.documents.limits import Scan
from gongkai.documents.pdf.reader import read_pdf
from gongkai.values import Document, Grid, GridCell, Paragraph
from tests.documents.pdf.files import HEIGHT, Box, Sheet
from tests.documents.pdf.tables import COLUMNS, XS, figure, requests_header, requests_rows, row_labels
from tests.notes import english


def grids(document: Document) -> list[Grid]:
    return [block for block in document.blocks if isinstance(block, Grid)]


def prose(document: Document) -> list[str]:
    return [block.text for block in document.blocks if isinstance(block, Paragraph)]


def texts(row: tuple[GridCell | None, ...]) -> list[str]:
    """The texts of a row, each cell once."""
    seen: list[GridCell] = []
    for cell in row:
        if cell is not None and cell not in seen:
            seen.append(cell)
    return [cell.text for cell in seen]


def check_requests(grid: Grid, rows: range = range(25)) -> None:
    """Prove that each of the rows has, in its last seven columns, its own seven figures, and before them its label."""
    found = {}
    for row in grid.rows:
        cells = texts(row)
        if len(cells) >= 8 and all(cell.isdigit() for cell in cells[-7:]):
            label = next(cell for cell in cells[-8::-1] if cell)
            assert label not in found
            found[label] = cells[-7:]
    expected = {row_labels()[r]: [figure(r, k) for k in range(7)] for r in rows}
    assert {label: found.get(label) for label in expected} == expected
    assert len(found) == len(expected)


def rows_of(count: int, top: float = 60, first: float = 26, height: float = 26) -> list[float]:
    return [top + (first if k else 0) + max(k - 1, 0) * height for k in range(count + 1)]


def requests_table(shift: int = 3) -> list[Box]:
    boxes = requests_header() if shift else []
    return boxes + [replace(box, row=box.row + shift) for row in requests_rows() for box in row]


@pytest.mark.parametrize("upright", ["top", "middle"])
@pytest.mark.parametrize("rules", ["all", "thin", "open"])
def test_ruled_table_gives_every_cell_with_its_spans(rules: str, upright: str) -> None:
    sheet = Sheet()
    sheet.table(XS, rows_of(28), requests_table(), rules=rules, upright=upright, size=6.5)
    document = read_pdf(sheet.data())
    [grid] = grids(document)
    check_requests(grid)
    assert (len(grid.rows), len(grid.rows[0]), grid.page, grid.number) == (28, 10, 1, 1)
    group = grid.rows[7][1]
    assert group == GridCell("（三）不予公开", 7, 1, 8, 1)
    assert all(grid.rows[r][1] is group for r in range(7, 15))
    assert grid.rows[5][0] == GridCell("三、本年度办理结果", 5, 0, 22, 1)
    assert grid.rows[1][4] == GridCell("法人或其他组织", 1, 4, 1, 5)
    assert [cell.text for cell in grid.rows[2][3:] if cell] == list(COLUMNS)
    assert prose(document) == []


@pytest.mark.parametrize("rules", ["none", "level", "upright", "box", "three"])
@pytest.mark.parametrize("upright", ["top", "middle"])
def test_table_without_all_its_rules_gives_each_figure_in_its_row(rules: str, upright: str) -> None:
    sheet = Sheet()
    sheet.prose(40, ["三、收到和处理政府信息公开申请情况"])
    sheet.table(XS, rows_of(28, top=80), requests_table(), rules=rules, upright=upright, size=6.5)
    sheet.prose(815, ["四、政府信息公开行政复议、行政诉讼情况"])
    document = read_pdf(sheet.data())
    [grid] = grids(document)
    check_requests(grid)
    assert prose(document) == ["三、收到和处理政府信息公开申请情况", "四、政府信息公开行政复议、行政诉讼情况"]


@pytest.mark.parametrize("rules", ["all", "none", "level"])
def test_digits_printed_apart_are_one_number(rules: str) -> None:
    sheet = Sheet()
    sheet.table(XS, rows_of(28), requests_table(), rules=rules, size=6.5, split_digits=1.5)
    [grid] = grids(read_pdf(sheet.data()))
    check_requests(grid)


def test_figures_of_neighbouring_cells_are_never_joined() -> None:
    sheet = Sheet()
    xs = [100, *(200 + 13 * k for k in range(8))]
    boxes = [Box("行政处罚", 0, 0)] + [Box(str(10 + k), 0, 1 + k) for k in range(7)]
    boxes += [Box("行政强制", 1, 0)] + [Box(str(80 + k), 1, 1 + k) for k in range(7)]
    sheet.table(xs, [60, 80, 100], boxes, size=9)
    [grid] = grids(read_pdf(sheet.data()))
    assert [texts(row)[1:] for row in grid.rows] == [[str(10 + k) for k in range(7)], [str(80 + k) for k in range(7)]]


def test_number_too_long_for_its_cell_goes_on_but_two_numbers_stay_two() -> None:
    sheet = Sheet()
    boxes = [Box("行政许可", 0, 0), Box("11398889", 0, 1), Box("行政处罚", 1, 0), Box("14\n6", 1, 1)]
    sheet.table([100, 200, 225], [60, 100, 140], boxes)
    sheet.table([300, 400, 500], [60, 100, 140], [boxes[2], Box("14 件\n其中 6", 1, 1)])
    [narrow, *_] = grids(read_pdf(sheet.data()))
    assert texts(narrow.rows[0]) == ["行政许可", "11398889"]
    wide = Sheet()
    wide.table([100, 200, 300], [60, 100, 140], [Box("行政许可", 0, 0), Box("5", 0, 1), boxes[2], boxes[3]])
    assert "146" not in str(read_pdf(wide.data()).blocks)


@pytest.mark.parametrize(("y", "text"), [(114.0, "18 19"), (111.0, "1819")])
def test_lines_that_reach_into_each_other_are_not_of_one_number(y: float, text: str) -> None:
    """A figure that is set too low runs into the cell below, however narrow that is."""
    sheet = Sheet()
    boxes = [Box("行政许可", 0, 0), Box("5", 0, 1), Box("行政处罚", 1, 0), Box("", 1, 1)]
    sheet.table([100, 200, 220], [60, 100, 140], boxes)
    sheet.text(205, y, "18", 9)
    sheet.text(205, 120, "19", 9)
    [grid] = grids(read_pdf(sheet.data()))
    assert texts(grid.rows[1]) == ["行政处罚", text]


def pages_of_requests(cuts: list[int], *, repeat_header: bool) -> bytes:
    """The table of requests over pages; `cuts` are the rows, of 25, that start a new page."""
    sheet = Sheet()
    rows = requests_rows()
    ends = [0, *cuts, 25]
    for page, (start, end) in enumerate(pairwise(ends)):
        header = requests_header() if page == 0 or repeat_header else []
        above = 3 if header else 0
        boxes = list(header)
        for number, row in enumerate(rows):
            for box in row:
                first, after = max(number, start), min(number + box.row_span, end)
                if first < after:
                    text = box.text if number >= start else ""
                    boxes.append(replace(box, text=text, row=first - start + above, row_span=after - first))
        ys = rows_of(end - start + above, top=70)
        sheet.table(XS, ys, boxes, size=6.5)
        sheet.text(290, HEIGHT - 30, f"- {page + 1} -", 10)
        sheet.page()
    return sheet.data()


@pytest.mark.parametrize("repeat_header", [False, True])
@pytest.mark.parametrize("cuts", [[2], [9], [13], [5, 16], [24], [1, 2]])
def test_table_over_pages_is_one_grid(cuts: list[int], repeat_header: bool) -> None:
    document = read_pdf(pages_of_requests(cuts, repeat_header=repeat_header))
    [grid] = grids(document)
    check_requests(grid)
    assert len(grid.rows) == 28
    assert grid.rows[5][0] == GridCell("三、本年度办理结果", 5, 0, 22, 1)
    assert grid.rows[8][1] == GridCell("（三）不予公开", 7, 1, 8, 1)
    assert grid.row_pages == tuple(1 + sum(max(r - 3, 0) >= cut for cut in cuts) for r in range(28))
    assert prose(document) == []


def rows(*rows_of_texts: tuple[str, ...]) -> list[Box]:
    """Plain rows; the first text of each to the left."""
    return [
        Box(text, r, k, align="middle" if k else "left")
        for r, row in enumerate(rows_of_texts)
        for k, text in enumerate(row)
    ]


def test_pages_whose_columns_are_not_the_same_are_joined_by_their_places() -> None:
    sheet = Sheet()
    sheet.table([60, 270, 308, 345], [700, 730, 760], rows(("一、本年新收", "3", "4"), ("二、上年结转", "5", "6")))
    sheet.page()
    boxes = [Box("（三）不予公开", 0, 0, 2), Box("1.属于国家秘密", 0, 1), Box("7", 0, 2), Box("8", 0, 3)]
    boxes += [Box("2.重复申请", 1, 1), Box("9", 1, 2), Box("10", 1, 3)]
    sheet.table([60, 145, 270, 308, 345], [70, 100, 130], boxes)
    [grid] = grids(read_pdf(sheet.data()))
    figures = [[cell.text for cell in row[-2:] if cell] for row in grid.rows]
    assert figures == [["3", "4"], ["5", "6"], ["7", "8"], ["9", "10"]]
    assert grid.rows[0][0] == GridCell("一、本年新收", 0, 0, 1, 2)
    assert grid.rows[2][0] is grid.rows[3][0]


@pytest.mark.parametrize(("above", "below"), [(("7", "8"), ("", "")), (("", ""), ("7", "8"))])
def test_row_cut_in_two_by_the_page_is_one_row(above: tuple[str, str], below: tuple[str, str]) -> None:
    sheet = Sheet()
    xs = [60, 160, 200, 240]
    whole = "4.无正当理由大量反复申请"
    sheet.table(xs, [700, 730, 770], rows(("3.重复申请", "1", "2"), (whole[:10], *above)), size=10)
    sheet.page()
    sheet.table(xs, [70, 100, 130], rows((whole[10:], *below), ("5.其他", "3", "4")), size=10)
    [grid] = grids(read_pdf(sheet.data()))
    assert [texts(row) for row in grid.rows] == [["3.重复申请", "1", "2"], [whole, "7", "8"], ["5.其他", "3", "4"]]


def test_rows_that_are_whole_are_not_joined_at_the_page_break() -> None:
    sheet = Sheet()
    sheet.table([60, 260, 300], [700, 730], [Box("规章", 0, 0), Box("", 0, 1)])
    sheet.page()
    sheet.table([60, 260, 300], [70, 100], [Box("行政规范性文件", 0, 0), Box("4", 0, 1)])
    [grid] = grids(read_pdf(sheet.data()))
    assert [texts(row) for row in grid.rows] == [["规章", ""], ["行政规范性文件", "4"]]


def test_one_odd_cell_does_not_undo_the_rules_of_a_table() -> None:
    sheet = Sheet()
    boxes = rows(("信息内容", "制发", "废止"), ("规章", "1     4", "3"), ("文件", "7", "8"))
    sheet.table([100, 200, 300, 400], [60, 90, 120, 150], boxes)
    [grid] = grids(read_pdf(sheet.data()))
    assert [texts(row) for row in grid.rows] == [["信息内容", "制发", "废止"], ["规章", "1 4", "3"], ["文件", "7", "8"]]


def test_blank_cells_are_cells_without_text() -> None:
    sheet = Sheet()
    boxes = [
        Box("信息内容", 0, 0),
        Box("制发", 0, 1),
        Box("废止", 0, 2),
        Box("规章", 1, 0),
        Box("", 1, 1),
        Box("3", 1, 2),
    ]
    sheet.table([100, 200, 300, 400], [60, 90, 120], boxes)
    [grid] = grids(read_pdf(sheet.data()))
    assert grid.rows[1] == (GridCell("规章", 1, 0), GridCell("", 1, 1), GridCell("3", 1, 2))


@pytest.mark.parametrize("rules", ["none", "level"])
def test_blank_cells_of_a_table_without_rules_stay_in_their_columns(rules: str) -> None:
    sheet = Sheet()
    boxes = [Box(text, 0, k) for k, text in enumerate(("信息内容", "制发", "废止", "有效"))]
    boxes += [Box("规章", 1, 0), Box("1", 1, 1), Box("3", 1, 3), Box("文件", 2, 0), Box("7", 2, 2), Box("12", 2, 3)]
    sheet.table([100, 200, 300, 400, 500], [60, 90, 120, 150], boxes, rules=rules)
    [grid] = grids(read_pdf(sheet.data()))
    assert [[cell.text if cell else None for cell in row] for row in grid.rows] == [
        ["信息内容", "制发", "废止", "有效"],
        ["规章", "1", "", "3"],
        ["文件", "", "7", "12"],
    ]


def framed(inset: float) -> bytes:
    """A page with a frame round prose, a heading and a table whose sides lie `inset` points inside the frame."""
    sheet = Sheet()
    left, right = 60.0, 535.0
    for x in (left, right):
        sheet.line(x, 40, x, 800)
    for y in (40, 800):
        sheet.line(left, y, right, y)
    sheet.prose(50, ["一、总体情况"], x=70)
    sheet.prose(
        80,
        ["本机关全年收到申请三件，均按时办结并答复申请人，没有", "行政复议。按照要求做好公开。", "目录也更新了。"],
        x=70,
    )
    sheet.prose(200, ["二、主动公开政府信息情况"], x=70)
    xs = [left + inset, 200, 300, 400, right - inset]
    boxes = [Box(text, 0, k) for k, text in enumerate(("信息内容", "制发件数", "废止件数", "有效件数"))]
    boxes += [Box(text, 1, k) for k, text in enumerate(("规章", "1", "2", "3"))]
    sheet.table(xs, [240, 270, 300], boxes)
    sheet.prose(320, ["三、收到和处理政府信息公开申请情况"], x=70)
    boxes = [Box(text, 0, k) for k, text in enumerate(("项目", "自然人", "总计"))]
    boxes += [Box(text, 1, k) for k, text in enumerate(("一、本年新收", "4", "5"))]
    sheet.table([left + inset, 250, 400, right - inset], [360, 390, 420], boxes)
    sheet.prose(440, ["没有其他需要报告的事项。"], x=70)
    return sheet.data()


@pytest.mark.parametrize("inset", [0.0, 12.0])
def test_frame_round_the_page_is_no_table(inset: float) -> None:
    document = read_pdf(framed(inset))
    first, second = grids(document)
    assert [texts(row) for row in first.rows] == [
        ["信息内容", "制发件数", "废止件数", "有效件数"],
        ["规章", "1", "2", "3"],
    ]
    assert [texts(row) for row in second.rows] == [["项目", "自然人", "总计"], ["一、本年新收", "4", "5"]]
    lines = prose(document)
    assert lines[0] == "一、总体情况"
    assert "二、主动公开政府信息情况" in lines
    assert "三、收到和处理政府信息公开申请情况" in lines
    assert lines[-1] == "没有其他需要报告的事项。"
    assert [type(block) for block in document.blocks].count(Grid) == 2
    order = [getattr(block, "text", "grid") for block in document.blocks]
    assert order.index("三、收到和处理政府信息公开申请情况") == order.index("grid") + 1


def test_white_bars_behind_lines_of_text_are_no_rules() -> None:
    sheet = Sheet()
    for k in range(12):
        sheet.canvas.setFillGray(1)
        sheet.canvas.rect(74, HEIGHT - 100 - 28 * (k + 1), 440, 28, stroke=0, fill=1)
        sheet.canvas.setFillGray(0)
        sheet.text(80, 120 + 28 * k, "按照要求做好信息发布、目录维护和平台管理工作", 16)
    document = read_pdf(sheet.data())
    assert grids(document) == []


def test_table_for_each_row_is_one_table() -> None:
    sheet = Sheet()
    for k in range(5):
        y = 60 + 24 * k
        sheet.table(
            [100, 300, 350, 400], [y, y + 20], [Box(f"{k}.重复", 0, 0), Box(str(k), 0, 1), Box(str(9 - k), 0, 2)]
        )
    [grid] = grids(read_pdf(sheet.data()))
    assert [texts(row) for row in grid.rows] == [[f"{k}.重复", str(k), str(9 - k)] for k in range(5)]


def test_underlined_words_make_no_rows() -> None:
    sheet = Sheet()
    boxes = [Box("规章", 0, 0), Box("12", 0, 1), Box("文件", 1, 0), Box("3", 1, 1)]
    sheet.table([100, 250, 400], [60, 100, 140], boxes, size=12)
    sheet.line(160, 88, 190, 88)
    sheet.line(100, 200, 220, 200)
    [grid] = grids(read_pdf(sheet.data()))
    assert [texts(row) for row in grid.rows] == [["规章", "12"], ["文件", "3"]]


def test_order_of_the_stream_does_not_matter() -> None:
    sheet = Sheet()
    words = [(80 + 14 * k, 100, c) for k, c in enumerate("全年新收到申请六十三件")]
    words += [(80 + 14 * k, 60, c) for k, c in enumerate("一、总体情况")]
    for x, y, char in sorted(words, key=lambda word: (word[0] * 7919) % 101):
        sheet.text(x, y, char, 14)
    assert prose(read_pdf(sheet.data())) == ["一、总体情况", "全年新收到申请六十三件"]


def test_text_printed_twice_for_bold_is_read_once() -> None:
    sheet = Sheet()
    for shift in (0, 0.3):
        sheet.text(80 + shift, 60, "行政处罚 11 件，共 2200 件次，其中简易程序若干", 14)
    assert prose(read_pdf(sheet.data())) == ["行政处罚 11 件，共 2200 件次，其中简易程序若干"]


def test_watermark_is_no_text() -> None:
    sheet = Sheet()
    sheet.prose(60, ["全年新收到政府信息公开申请六十三件，另有上年结转"])
    sheet.canvas.saveState()
    sheet.canvas.translate(150, 700)
    sheet.canvas.rotate(40)
    sheet.canvas.setFont("STSong-Light", 40)
    sheet.canvas.drawString(0, 0, "仅供参考")
    sheet.canvas.restoreState()
    assert prose(read_pdf(sheet.data())) == ["全年新收到政府信息公开申请六十三件，另有上年结转"]


def test_turned_page_reads_as_shown() -> None:
    sheet = Sheet()
    sheet.canvas.setPageRotation(90)
    sheet.canvas.translate(595, 0)
    sheet.canvas.rotate(90)
    for k, text in enumerate(("一、总体情况", "本年度没有收到任何申请，所以没有答复", "六、其他事项")):
        sheet.canvas.setFont("STSong-Light", 14)
        sheet.canvas.drawString(80, 500 - 30 * k, text)
    assert prose(read_pdf(sheet.data())) == ["一、总体情况", "本年度没有收到任何申请，所以没有答复", "六、其他事项"]


def test_label_turned_on_its_side_reads_in_order() -> None:
    sheet = Sheet()
    boxes = [
        Box("", 0, 0, 2),
        Box("（一）予以公开", 0, 1),
        Box("14", 0, 2),
        Box("（二）部分公开", 1, 1),
        Box("0", 1, 2),
    ]
    sheet.table([100, 130, 300, 350], [60, 150, 240], boxes)
    sheet.canvas.saveState()
    sheet.canvas.translate(110, HEIGHT - 100)
    sheet.canvas.rotate(-90)
    sheet.canvas.setFont("STSong-Light", 11)
    sheet.canvas.drawString(0, 0, "本年度办理结果")
    sheet.canvas.restoreState()
    [grid] = grids(read_pdf(sheet.data()))
    assert texts(grid.rows[0]) == ["本年度办理结果", "（一）予以公开", "14"]


def test_paragraphs_go_on_over_lines_and_pages_and_page_numbers_are_dropped() -> None:
    words = "按照要求做好信息发布目录维护和平台管理工作持续完善公开制度定期检查栏目及时回应社会关切并组织学习"
    first, *rest = [words[k : k + 30] for k in range(18)]
    for dress in ("- {} -", "{}", "第 {} 页 共 3 页", "{}/3", "—{}—"):
        sheet = Sheet()
        for page in range(3):
            sheet.text(220, 40, "某区二〇二四年年度报告汇编", 10)
            for k in range(6):
                is_first = page == k == 0
                sheet.text(
                    108 if is_first else 80, 100 + 24 * k, first[:28] if is_first else rest[page * 6 + k - 1], 14
                )
            sheet.text(290, 815, dress.format(page + 1), 10)
            sheet.page()
        texts_found = prose(read_pdf(sheet.data()))
        assert texts_found == ["某区二〇二四年年度报告汇编", first[:28] + "".join(rest)], dress


@pytest.mark.parametrize("foot", ["http://www.mm.gov.cn/zwgk/t20250110_17.html {}/2", "某某局年度报告 第 {} 页"])
def test_table_goes_on_over_a_foot_with_the_number_of_the_page_beside_other_words(foot: str) -> None:
    sheet = Sheet()
    for number, boxes in enumerate((rows(("甲", "1", "2"), ("乙", "3", "4")), rows(("丙", "5", "6"))), 1):
        sheet.table([60, 160, 230, 300], [100, 126, 152][: len(boxes) // 3 + 1], boxes)
        sheet.text(60, 815, foot.format(number), 8)
        sheet.page()
    [grid] = grids(read_pdf(sheet.data()))
    assert [texts(row) for row in grid.rows] == [["甲", "1", "2"], ["乙", "3", "4"], ["丙", "5", "6"]]


def test_figure_at_the_foot_that_is_no_page_number_stays() -> None:
    sheet = Sheet()
    for figure_printed in ("17", "95"):
        sheet.prose(200, ["申请总数如下，单位为件，统计到本年", f"年底，加上结转共{figure_printed}件："])
        sheet.text(108, 790, figure_printed, 14)
        sheet.page()
    assert [text for text in prose(read_pdf(sheet.data())) if text.isdigit()] == ["17", "95"]


def test_title_is_the_large_line_and_spans_lines() -> None:
    sheet = Sheet()
    sheet.canvas.setTitle("Microsoft Word - 新建文档.doc")
    sheet.text(WIDTH_MIDDLE - 88, 80, "某某区人民政府办", 22)
    sheet.text(WIDTH_MIDDLE - 121, 112, "二〇二四年度工作年度报告", 22)
    for k in range(4):
        sheet.prose(150 + 60 * k, ["全年新收到政府信息公开申请六十三件，另有上年结转一件没有办", "并均已答复。"])
    document = read_pdf(sheet.data())
    assert document.title == "某某区人民政府办二〇二四年度工作年度报告"
    assert document.metadata["Title"] == "Microsoft Word - 新建文档.doc"


WIDTH_MIDDLE = 595 / 2


def test_reading_twice_gives_the_same() -> None:
    data = pages_of_requests([9], repeat_header=True)
    assert read_pdf(data) == read_pdf(data)


def whole_report(rules: str) -> bytes:
    """The other two tables of a report, ruled as said, with their headings and prose round them."""
    sheet = Sheet()
    sheet.text(130, 60, "某区人民政府办公室二〇二四年年度报告", 18)
    y = sheet.prose(80, ["二、主动公开政府信息情况"])
    xs = [70, 220, 320, 420, 520]
    boxes = [Box("第二十条第（一）项", 0, 0, 1, 4)]
    boxes += [Box(text, 1, k) for k, text in enumerate(("信息内容", "本年制发件数", "本年废止件数", "现行有效件数"))]
    boxes += [Box(text, 2, k) for k, text in enumerate(("规章", "0", "1", "30"))]
    boxes += [Box(text, 3, k) for k, text in enumerate(("行政规范性文件", "4", "2", "19"))]
    rest = (("（五）", "本年处理决定数量", (("行政许可", "11398889"),)),
            ("（六）", "本年处理决定数量", (("行政处罚", "2776"), ("行政强制", "84"))),
            ("（八）", "本年收费金额（单位：万元）", (("行政事业性收费", "26.55"),)))  # fmt: skip
    row = 4
    for item, unit, lines in rest:
        boxes += [Box(f"第二十条第{item}项", row, 0, 1, 4), Box("信息内容", row + 1, 0), Box(unit, row + 1, 1, 1, 3)]
        row += 2
        for label, number in lines:
            boxes += [Box(label, row, 0), Box(number, row, 1, 1, 3)]
            row += 1
    sheet.table(xs, [y + 4 + 22 * k for k in range(row + 1)], boxes, rules=rules)
    y = sheet.prose(y + 4 + 22 * row + 8, ["四、政府信息公开行政复议、行政诉讼情况"])
    results = ("结果维持", "结果纠正", "其他结果", "尚未审结", "总计")
    boxes = [Box("行政复议", 0, 0, 1, 5), Box("行政诉讼", 0, 5, 1, 10)]
    boxes += [Box("未经复议直接起诉", 1, 5, 1, 5), Box("复议后起诉", 1, 10, 1, 5)]
    boxes += [Box(text, 1, k, 2) for k, text in enumerate(results)]
    boxes += [Box(text, 2, 5 + k) for k, text in enumerate(results * 2)]
    boxes += [Box(str(100 + k if k == 4 else k), 3, k) for k in range(15)]
    sheet.table([60 + 32 * k for k in range(16)], [y, y + 20, y + 40, y + 75, y + 95], boxes, rules=rules)
    sheet.prose(y + 105, ["五、存在的主要问题及改进情况"])
    sheet.prose(y + 130, ["需要继续改进答复文书的质量，还要加强学习。"])
    return sheet.data()


@pytest.mark.parametrize("rules", ["all", "thin", "none", "level", "upright", "box"])
def test_whole_report_however_ruled(rules: str) -> None:
    document = read_pdf(whole_report(rules))
    assert prose(document) == [
        "某区人民政府办公室二〇二四年年度报告",
        "二、主动公开政府信息情况",
        "四、政府信息公开行政复议、行政诉讼情况",
        "五、存在的主要问题及改进情况",
        "需要继续改进答复文书的质量，还要加强学习。",
    ]
    *disclosure, last = grids(document)
    found = [[text for text in texts(row) if text] for grid in disclosure for row in grid.rows]
    for expected in (
        ["信息内容", "本年制发件数", "本年废止件数", "现行有效件数"],
        ["规章", "0", "1", "30"],
        ["行政规范性文件", "4", "2", "19"],
        ["信息内容", "本年处理决定数量"],
        ["行政许可", "11398889"],
        ["行政处罚", "2776"],
        ["行政强制", "84"],
        ["信息内容", "本年收费金额（单位：万元）"],
        ["行政事业性收费", "26.55"],
    ):
        assert expected in found
    assert texts(last.rows[-1]) == ["0", "1", "2", "3", "104", *map(str, range(5, 15))]
    assert [cell.text for cell in last.rows[-2] if cell] == ["结果维持", "结果纠正", "其他结果", "尚未审结", "总计"] * 3


@pytest.mark.parametrize("font_is_known", [True, False])
def test_cropped_page_whose_corner_is_not_at_nought(font_is_known: bool) -> None:
    sheet = Sheet()
    sheet.canvas.setCropBox((50, 30, 560, 800))
    label = "Rules" if font_is_known else "无"
    boxes = [Box("Content", 0, 0), Box("Issued", 0, 1), Box(label, 1, 0), Box("14", 1, 1)]
    sheet.table([100, 200, 300], [100, 130, 160], boxes)
    [grid] = grids(read_pdf(sheet.data()))
    assert [texts(row) for row in grid.rows] == [["Content", "Issued"], [label, "14"]]


def test_lone_character_of_a_font_that_is_not_in_the_file_is_read() -> None:
    sheet = Sheet()
    boxes = [
        Box("其他行政收费", 0, 0),
        Box("无", 0, 1),
        Box("行政处罚", 1, 0),
        Box("—", 1, 1),
        Box("许可", 2, 0),
        Box("/", 2, 1),
    ]
    sheet.table([100, 250, 350], [60, 90, 120, 150], boxes)
    [grid] = grids(read_pdf(sheet.data()))
    assert [texts(row) for row in grid.rows] == [["其他行政收费", "无"], ["行政处罚", "—"], ["许可", "/"]]


def hidden_page(sheet: Sheet) -> None:
    words = sheet.canvas.beginText(80, 700)
    words.setFont("Helvetica", 14)
    words.setTextRenderMode(3)
    words.textLine("Requests received in the year: 63, carried over: 1")
    sheet.canvas.drawText(words)


def test_file_of_layers_that_recognition_made_is_a_scan() -> None:
    sheet = Sheet()
    hidden_page(sheet)
    with pytest.raises(Scan, match="a layer that another program recognised"):
        read_pdf(sheet.data())


def test_figures_of_a_page_whose_text_recognition_made_are_in_doubt() -> None:
    sheet = Sheet()
    boxes = [Box("规章", 0, 0), Box("3", 0, 1), Box("许可", 1, 0), Box("8", 1, 1)]
    for _ in range(2):
        sheet.table([100, 250, 350], [60, 90, 120], boxes)
        sheet.prose(140, ["本机关按照规定公开信息，并及时更新。"])
        sheet.page()
    hidden_page(sheet)
    document = read_pdf(sheet.data())
    assert english(document.notes) == ("page 3: the text is an invisible layer over a picture, made by recognition",)
    sure, unsure = [{cell.confidence for row in grid.rows for cell in row if cell} for grid in grids(document)]
    assert sure == {None} and unsure == {0.0}


@pytest.mark.parametrize(("letters", "is_scan"), [("ÿÿÿÿÿÿ", True), ("ÿ", False)])
def test_characters_named_by_their_codes_make_a_text_that_is_not_read(letters: str, is_scan: bool) -> None:
    sheet = Sheet()
    for row in range(12):
        sheet.text(60, 100 + 20 * row, "本年度收到和处理政府信息公开申请情况")
    sheet.text(60, 400, letters, font="Helvetica")
    if is_scan:
        with pytest.raises(Scan, match="do not say which characters they print"):
            read_pdf(sheet.data())
    else:
        assert read_pdf(sheet.data()).blocks
