"""HTML to blocks: what a reader of the page sees, in order, and nothing that is hidden from him."""

import tracemalloc

import pytest

from gongkai.documents import Unreadable, read_document
from gongkai.values import Document, Grid, Paragraph
from tests.notes import english


def read(html: str) -> Document:
    return read_document(html.encode(), name="page.html")


def texts(grid: Grid) -> list[list[str | None]]:
    return [[cell.text if cell else None for cell in row] for row in grid.rows]


def only_grid(html: str) -> Grid:
    (grid,) = (block for block in read(html).blocks if isinstance(block, Grid))
    return grid


def test_spans_are_expanded_and_shared() -> None:
    grid = only_grid("<table><tr><td rowspan=2>a</td><td colspan=2>b</td></tr><tr><td>c</td><td>d</td></tr></table>")
    assert texts(grid) == [["a", "b", "b"], ["a", "c", "d"]]
    assert grid.rows[0][0] is grid.rows[1][0]


@pytest.mark.parametrize(
    ("html", "expected"),
    [
        ("<tr><td rowspan=9>a</td><td>b</td></tr><tr><td>c</td></tr>", [["a", "b"], ["a", "c"]]),
        ("<tr><td rowspan=0>a</td><td>b</td></tr><tr><td>c</td></tr>", [["a", "b"], ["a", "c"]]),
        ("<tr><td colspan='2px'>a</td></tr><tr><td>b</td><td>c</td></tr>", [["a", "a"], ["b", "c"]]),
        ("<tr><td colspan='x'>a</td></tr>", [["a"]]),
        ("<tr><td>a</td><td rowspan=2>b</td></tr><tr><td colspan=2>c</td></tr>", [["a", "b"], ["c", "b"]]),
        ("<tr><td>a</td><td>b</td></tr><tr><td>c</td></tr>", [["a", "b"], ["c", None]]),
        ("<thead><tr><td rowspan=3>a</td></tr></thead><tbody><tr><td>b</td></tr></tbody>", [["a"], ["b"]]),
    ],
    ids=["overflowing", "to the end", "unit", "nonsense", "overlapping", "short row", "row groups"],
)
def test_spans_as_browsers_lay_them_out(html: str, expected: list[list[str | None]]) -> None:
    assert texts(only_grid(f"<table>{html}</table>")) == expected


def test_a_huge_span_is_cut() -> None:
    grid = only_grid('<table><tr><td rowspan="99999999" colspan="99999999">5</td><td>6</td></tr></table>')
    assert len(grid.rows[0]) == 101


def test_a_wide_row_over_many_short_ones_is_refused_before_it_is_laid_out() -> None:
    """390,000 empty rows under one of 1,000 cells are 3 GB of places that no cell covers."""
    tracemalloc.start()
    try:
        with pytest.raises(Unreadable, match=r"page\.html: table 1, row 20001: over 200000 table cells"):
            read(f"<table><tr>{'<td>1' * 1_000}{'<tr>' * 20_000}</table>")
        assert tracemalloc.get_traced_memory()[1] < 50_000_000
    finally:
        tracemalloc.stop()


@pytest.mark.parametrize(
    ("cell", "text"),
    [
        ("<p class=MsoNormal><span lang=EN-US>1</span><span>2<o:p></o:p></span></p>", "12"),
        ("<p>1</p><p>2</p>", "1 2"),
        ("1<br>2", "1 2"),
        ("12<sup>1</sup>", "12 1"),
        ("<del>5</del>6", "5 6"),
        ("5<span style='display: none'>7</span>", "5"),
        ("5<span hidden>7</span>", "5"),
        ("&nbsp;", ""),
        ("<!--[if !supportEmptyParas]-->&nbsp;<!--[endif]-->", ""),
        ("<script>document.write(5)</script>", "\ufffc"),
        ("<noscript>5</noscript>", "\ufffc"),
        ("<span data-value=5></span>", "\ufffc"),
        ("<p><b v-text='row.total'> </b></p>", "\ufffc"),
        ("<img src=five.png>", "\ufffc"),
        ("<input value=5>", "5"),
        ("<input type=hidden value=5>", ""),
        ("<table><tr><td>5</td></tr></table>", "5"),
        ("本年新<br />制作数量", "本年新 制作数量"),
        ("1<wbr>2", "12"),
        ("1&shy;2&zwnj;", "12"),
        ("&#49;&#x32;&ensp;", "12"),
        ("12<span style='vertical-align: super'>1</span>", "12 1"),
        ("<span style='text-decoration:line-through'>5</span>6", "5 6"),
        ("<p><s>5</s></p>", "\ufffc"),
        ("<span style='text-decoration:line-through'>5</span>", "\ufffc"),
        ("<s>无</s>", "无"),
        ("<sup>5</sup>", "5"),
        ("12<span style='position:relative;top:-6.0pt;mso-text-raise:6.0pt'>1</span>", "12 1"),
        ("12<span style='position:relative;top:-.5pt;mso-text-raise:0.5pt'>1</span>", "121"),
        ("26<span style='opacity:0'>8</span>", "26 8"),
        ("26<span style='opacity: 0.8'>8</span>", "268"),
        ("26<font style='font-size:0pt'>8</font>", "26 8"),
        ("26<i style='position:absolute;left:-9999px'>8</i>", "26 8"),
        ("26<span style='color:#FFF'>8</span>", "26 8"),
        ("26<span style='background-color:white;white-space:nowrap'>8</span>", "268"),
        ("<ruby>12<rt>3</rt></ruby>", "12 3"),
        ("<bdo dir=rtl>12</bdo>", "\u202e12"),
        ("<textarea>5</textarea>", "5"),
        ("<select><option>4<option selected>5</select>", "5"),
        ("<select><option>4<option>5</select>", "4"),
        ("<button>5</button>", "5"),
        ("<input type=tel value=5>件", "5 件"),
        ("<input type=checkbox value=5>", ""),
        ("<svg><text>5</text></svg>", "\ufffc"),
        ("<iframe src=5.html></iframe>", "\ufffc"),
        ("<![if !supportLists]>5<![endif]>", "5"),
        ("<!--[if gte mso 9]><table><tr><td>9</td></tr></table><![endif]-->5", "5"),
        ("<span style='visibility:hidden'>7</span>5", "5"),
        ("<span style='display:none;mso-hide:all'>7</span>5", "5"),
        ("<table><tr><td>5</td></tr><tr><td></td></tr></table>", "5"),
        ("<template>7</template>5<noscript>7</noscript>", "5"),
        ("26<span style='vertical-align:text-top;font-size:9px'>8</span>", "26 8"),
        ("26<span style='vertical-align:top'>8</span>", "26 8"),
        ("26<span style='vertical-align:4px'>8</span>", "26 8"),
        ("26<span style='vertical-align:middle'>8</span>", "268"),
        ("<p style='vertical-align:top'>26</p>", "26"),
        ("26<span style='position:relative;top:-5px'>8</span>", "26 8"),
        ("26<span style='font-size:60%'>8</span>", "26 8"),
        ("26<span style='font-size:100%'>8</span>", "268"),
        ("<font color='#FFFFFF'>2</font>6", "2 6"),
        ("<font color=white>26</font>", "\ufffc"),
        ("<font color=red>26</font>", "26"),
        ("<span style='color:#fff'>1,234</span>", "\ufffc"),
        ("<span style='color:#fff;background:blue'>26</span>", "26"),
        ("<span style='color:#fff;background:#FFFFFF'>26</span>", "\ufffc"),
        ("<p style='background-color:navy'><font color=white>26</font></p>", "26"),
        ("<s>1,234</s>", "\ufffc"),
        ("26<small>8</small>", "26 8"),
        ("26<hi rend='superscript'>8</hi>", "26 8"),
        ("<strikethrough>2</strikethrough>6", "2 6"),
        ("<span style='opacity:0'>26</span>", "\ufffc"),
        ("<b class=timer data-to=1234>0</b>", "\ufffc"),
        ("<b class=timer data-to=0>0</b>", "0"),
        ("<b data-value=3>12</b>", "12"),
        ("<b data-num=12>0</b>件", "\ufffc"),
        ("<s>26</s>件", "\ufffc"),
        ("<input readonly>", "\ufffc"),
        ("<input type=text value='' id=a>", "\ufffc"),
        ("<i style='visibility:hidden'>1<b style='visibility: visible'>26</b></i>", "\ufffc"),
        ("<i style='visibility:hidden'>1<b>26</b></i>", ""),
        ("<template shadowrootmode=open>26</template>", "\ufffc"),
        ("<span style='display:none;display:inline'>26</span>", "26"),
        ("<span style='display:inline;display:none'>26</span>", ""),
        ("<img src=1.png>26", "\ufffc26"),
        ("2<img src=7.png>6", "2\ufffc6"),
        ("26<img src=dot.gif width=1 height=9>", "26"),
        ("<img src=seal.png> 26", "26"),
        ("<noframes>9</noframes>26", "26"),
        ("<ruby>26<rtc>9</rtc></ruby>", "26 9"),
        ("<span class='sr-only'>9</span>26", "9 26"),
        ("<span style='display:block'>2</span><span style='display:block'>6</span>", "2 6"),
        ("<i style='float:right'>6</i><i>2</i>", "6 2"),
        ("<span style='display:inline'>2</span>6", "26"),
        ("<div style='height:0;overflow:hidden'>26</div>", "\ufffc"),
        ("<span style='font-size:1px'>26</span>", "\ufffc"),
        ("<span style='color:rgba(0, 0, 0, 0)'>26</span>", "\ufffc"),
        ("<span style='color:rgba(0, 0, 0, .8)'>26</span>", "26"),
        ("<span style='mso-list:Ignore'>1.</span>26", "1. 26"),
    ],
)
def test_the_text_that_a_cell_shows(cell: str, text: str) -> None:
    assert texts(only_grid(f"<table><tr><td>{cell}</td><td>x</td></tr></table>")) == [[text, "x"]]


@pytest.mark.parametrize(
    ("attribute", "inside", "text"),
    [
        ("v-text=row.total", "", "\ufffc"),
        (":text=row.total", " ", "\ufffc"),
        ("data-bind='text: total'", "<p>&nbsp;</p>", "\ufffc"),
        ("data-value=''", "", ""),
        ("data-value=5", "12", "12"),
        ("id=total", "", ""),
    ],
)
def test_a_cell_that_a_script_fills_is_no_blank(attribute: str, inside: str, text: str) -> None:
    """A page whose cells were bound to data that a script fetches was read as blank throughout."""
    assert texts(only_grid(f"<table><tr><td {attribute}>{inside}</td><td>x</td></tr></table>")) == [[text, "x"]]


@pytest.mark.parametrize(
    ("rule", "text"),
    [
        (".x{text-decoration:line-through}", "2 6"),
        (".y , .x { position:absolute; clip:rect(0,0,0,0) }", "2 6"),
        (".x{visibility:hidden}", "2 6"),
        (".x { TEXT-DECORATION: LINE-THROUGH }", "2 6"),
        (".x{opacity:.6;clip:auto}", "26"),
        ("@media print{.x{opacity:0}}", "26"),
        (".z .x{opacity:0}", "26"),
        ("td .x{display:none}", "2 6"),
        ("td > span { vertical-align: super }", "2 6"),
        ("span.y.x{text-decoration:line-through}", "26"),
        ("table td span.x{text-decoration:line-through}", "2 6"),
        ("table .x span{opacity:0}", "26"),
        ("@media screen { p{color:red} .x{display:none} }", "2 6"),
        ("@charset 'utf-8';td .x{display:none}", "2 6"),
        (".x{vertical-align:top}", "2 6"),
        ("td{vertical-align:top} span{vertical-align:middle}", "26"),
    ],
)
def test_a_text_that_a_rule_strikes_or_makes_invisible_stands_apart(rule: str, text: str) -> None:
    html = f"<style>{rule}</style><table><tr><td><span class=x>2</span>6</td><td>x</td></tr></table>"
    assert texts(only_grid(html)) == [[text, "x"]]


@pytest.mark.parametrize(
    ("row", "cell", "text"),
    [
        ("", "text-decoration: Line-Through", "\ufffc"),
        ("text-decoration:line-through", "", "\ufffc"),
        ("color:#fff;background:#1f4e79", "", "26"),
        ("", "color:white", "\ufffc"),
        ("", "vertical-align:sub", "26"),
    ],
    ids=["cell", "row", "white on blue", "white", "lowered"],
)
def test_a_figure_that_its_cell_or_row_strikes_out_is_not_read(row: str, cell: str, text: str) -> None:
    html = (
        f"<table><tr style='{row}'><td>规章</td><td style='{cell}'>26</td></tr><tr><td>许可</td><td>5</td></tr></table>"
    )
    assert texts(only_grid(html)) == [["规章", text], ["许可", "5"]]


@pytest.mark.parametrize(
    ("rule", "text"), [("td .x{text-decoration:line-through}", "\ufffc"), (".x{color:#fff}", "26")]
)
def test_a_figure_that_a_rule_strikes_out_is_not_read(rule: str, text: str) -> None:
    html = f"<style>{rule}</style><table><tr><td>规章</td><td><span class=x>26</span></td></tr></table>"
    assert texts(only_grid(html)) == [["规章", text]]


def test_a_hidden_cell_takes_no_place() -> None:
    assert texts(only_grid("<table><tr><td style='display:none'>1</td><td>2</td></tr></table>")) == [["2"]]


@pytest.mark.parametrize(
    ("html", "expected"),
    [
        ("<tr><td style='visibility:hidden'>1</td><td>2</td></tr>", [["", "2"]]),
        ("<tr style='visibility:collapse'><td>1</td></tr><tr hidden><td>2</td></tr><tr><td>3</td></tr>", [[""], ["3"]]),
        ("<tbody style='display:none'><tr><td>1</td></tr></tbody><tbody><tr><td>2</td></tr></tbody>", [["2"]]),
        ("<td>1</td><td>2</td>", [["1", "2"]]),
        ("<tr><td>1<td>2<tr><td>3<td>4", [["1", "2"], ["3", "4"]]),
        ("<tr><td>1</td></tr><tr></tr><tr><td>2</td></tr>", [["1"], [None], ["2"]]),
        ("<tr><td rowspan=2>a</td><td>1</td></tr><tr hidden><td>2</td><tr><td>b</td></tr>", [["a", "1"], ["a", "b"]]),
    ],
    ids=["unseen cell", "rows", "row group", "no row", "nothing closed", "empty row", "a span over a hidden row"],
)  # fmt: skip
def test_what_a_table_shows(html: str, expected: list[list[str | None]]) -> None:
    assert texts(only_grid(f"<table>{html}</table>")) == expected


@pytest.mark.parametrize(
    ("sheet", "expected"),
    [
        (".h{display:none}", ["b"]),
        ("td.h, p { color: red; display : none !important }", ["b"]),
        ("#i{display:none}", ["a"]),
        ("th.h{display:none}", ["a", "b"]),
        ("/* .h{display:none} */", ["a", "b"]),
        ("@media print{.h{display:none} #i{display:none}}", ["a", "b"]),
        ("@media print{p{color:red}} .h{display:none}", ["b"]),
        (".h{display:none} @media screen{.h{display:table-cell}}", ["a", "b"]),
        (".menu .h{display:none}", ["a", "b"]),
        (".h{display:none", ["b"]),
    ],
)
def test_cells_that_a_style_sheet_hides(sheet: str, expected: list[str]) -> None:
    html = f"<style>{sheet}</style><table><tr><td class='x h'>a</td><td id=i>b</td></tr></table>"
    assert texts(only_grid(html)) == [expected]


def test_a_column_marked_as_hidden_is_read_and_noted() -> None:
    document = read("<table><col><col style='display:none'><tr><td>1</td><td>2</td></tr></table>")
    assert english(document.notes) == ("a column of a table is marked as hidden, and was read",)


def test_a_cell_that_holds_a_table_of_figures_is_not_blank() -> None:
    inside = "<table><tr><td>4</td><td>5</td></tr></table>"
    html = f"<table><tr><td>a</td><td>1</td><td>2</td><td>3</td><td>{inside}</td></tr></table>"
    outer, inner = (block for block in read(html).blocks if isinstance(block, Grid))
    assert texts(outer) == [["a", "1", "2", "3", "\ufffc"]]
    assert texts(inner) == [["4", "5"]]


def test_a_hidden_part_with_a_table_is_read_and_noted() -> None:
    document = read("<div style='display:none'><table><tr><td>1</td></tr></table></div>")
    assert any(isinstance(block, Grid) for block in document.blocks)
    assert english(document.notes) == ("a hidden part of the page holds a table, and was read",)


def test_the_leaves_of_a_report_cut_in_several_are_all_read() -> None:
    """A script turns them; of the hidden ones only that with a table was read."""
    parts = ("<p>一</p>", "<table><tr><td>1</td></tr></table>", "<p>三</p>")
    page = "".join(f"<div class=leaf{' style=display:none' * (n > 0)}>{part}</div>" for n, part in enumerate(parts))
    other = "<div style='display:none'>分享</div><div class=share hidden>扫一扫</div>"
    blocks = read_document(f"{page}{other}".encode(), name="x.html").blocks
    assert [block.text if isinstance(block, Paragraph) else "table" for block in blocks] == ["一", "table", "三"]


def version(*figures: str) -> str:
    """A heading and a table, as they stand once in what a page shows and once in what it hides."""
    labels = ("规章", "行政规范性文件", "行政许可", "行政处罚")
    rows = "".join(f"<tr><td>{label}</td><td>{figure}</td></tr>" for label, figure in zip(labels, figures, strict=True))
    return f"<h3>{figures[0]}</h3><table>{rows}</table>"


SHOWN, HIDDEN = version(*"1234"), f"<div style='display:none'><div hidden>{version(*'5678')}</div></div>"


@pytest.mark.parametrize("html", [SHOWN + HIDDEN, HIDDEN + SHOWN], ids=["behind", "before"])
def test_a_hidden_part_that_is_another_version_of_what_is_shown_is_left_out(html: str) -> None:
    document = read(html)
    heading, grid = document.blocks
    assert heading == Paragraph("1", heading=True)
    assert isinstance(grid, Grid) and [row[-1] for row in texts(grid)] == list("1234")
    assert english(document.notes) == (
        "a hidden part of the page holds other tables with the labels of those that are shown, and was not read",
    )


@pytest.mark.parametrize(
    "shown",
    ["<table><tr><td>结果维持</td><td>1</td><td>2</td><td>3</td><td>4</td></tr></table>", version("", "", "", "1")],
    ids=["another table", "its labels alone"],
)
def test_a_hidden_part_that_holds_more_than_is_shown_is_read(shown: str) -> None:
    document = read(shown + HIDDEN)
    assert english(document.notes) == ("a hidden part of the page holds a table, and was read",)
    assert [row[-1] for row in texts([block for block in document.blocks if isinstance(block, Grid)][-1])] == list(
        "5678"
    )


@pytest.mark.parametrize("line_end", ["\n", "<br>"])
def test_preformatted_lines_are_read_as_text_is(line_end: str) -> None:
    lines = ("一、主动公开", "行政许可\t5\t8", "行政处罚\t<b>6</b>\t9", "", "以上由办公室统计。")
    html = f"<pre>{line_end.join(lines)}</pre><table><tr><td>1</td><td>2</td></tr></table>"
    heading, drawn, last, table = read(html).blocks
    assert (heading, last) == (Paragraph("一、主动公开"), Paragraph("以上由办公室统计。"))
    assert isinstance(drawn, Grid)
    assert texts(drawn) == [["行政许可", "5", "8"], ["行政处罚", "6", "9"]]
    assert isinstance(table, Grid)
    assert (drawn.number, table.number) == (2, 1)


def test_preformatted_figures_are_those_that_are_shown() -> None:
    lines = (
        "行政许可\t26<sup>1</sup>",
        "行政处罚\t5<span style='display:none'>8</span>",
        "行政强制\t<s>3</s>7<script>9</script>",
    )
    (grid,) = (block for block in read(f"<pre>{'<br>'.join(lines)}</pre>").blocks if isinstance(block, Grid))
    assert texts(grid) == [["行政许可", "26 1"], ["行政处罚", "5"], ["行政强制", "3 7"]]


@pytest.mark.parametrize(
    ("said", "text"),
    [
        ("26<sup>1</sup>件", "26[1]件"),
        ("<b>26</b><sup><a href='#n'>1</a></sup>件", "26[1]件"),
        ("26<span style='vertical-align: super'>1</span>件", "26[1]件"),
        ("<s>3</s>26件", "[3]26件"),
        ("10米<sup>2</sup>", "10米2"),
        ("共<s>26</s>件", "共26件"),
        ("<s>26</s>", "\ufffc"),
        ("<font color=white>1,026</font>", "\ufffc"),
        ("<span data-to=26>0</span> ", "\ufffc"),
        ("<s>废止</s>", "废止"),
    ],
)
def test_a_mark_beside_a_figure_of_running_text_stands_in_brackets(said: str, text: str) -> None:
    """26 with a footnote 1 was 261."""
    (paragraph,) = read(f"<p>{said}</p>").blocks
    assert isinstance(paragraph, Paragraph)
    assert paragraph.text == text


def test_a_struck_figure_in_a_paragraph_of_its_own_has_a_mark_in_its_place() -> None:
    (before, struck, after) = read("<p>规章</p><p style='text-decoration:line-through'>26</p><p>5</p>").blocks
    assert [block.text for block in (before, struck, after) if isinstance(block, Paragraph)] == ["规章", "\ufffc", "5"]


def test_layout_tables_vanish_and_all_tables_are_counted() -> None:
    document = read(
        "<table><tr><td>menu</td><td><h1>title</h1><table><tr><td>1</td><td>2</td></tr></table><p>after</p></td></tr>"
        "</table><table><tr><td>3</td><td>4</td></tr></table>"
    )
    menu, title, first, after, second = document.blocks
    assert [block.text for block in (menu, title, after) if isinstance(block, Paragraph)] == ["menu", "title", "after"]
    assert isinstance(first, Grid)
    assert isinstance(second, Grid)
    assert (first.number, second.number) == (2, 3)


def test_a_table_with_figures_of_its_own_is_kept_beside_the_one_in_it() -> None:
    inside = "<table><tr><td>4</td><td>5</td></tr></table>"
    html = f"<table><tr>{'<td>a</td><td>1</td><td>2</td><td>3</td>'}</tr><tr><td>{inside}</td></tr></table>"
    outer, inner = (block for block in read(html).blocks if isinstance(block, Grid))
    assert texts(outer)[0] == ["a", "1", "2", "3"]
    assert texts(inner) == [["4", "5"]]


def test_paragraphs_headings_metadata_and_title() -> None:
    document = read(
        "<html><head><title> 报告 </title><meta name=PubDate content='2025-01-10'></head><body><nav>菜单</nav>"
        "<h2>一、总体\n情况</h2><p>甲<b>乙</b><br>丙</p></body></html>"
    )
    assert document.blocks == (Paragraph("一、总体 情况", heading=True), Paragraph("甲乙"), Paragraph("丙"))
    assert document.title == "报告"
    assert document.metadata == {"PubDate": "2025-01-10"}


def test_gbk_pages_are_decoded_before_they_are_parsed() -> None:
    html = "<html><meta charset=gb2312><table><tr><td>规章</td><td>0</td></tr></table></html>".encode("gbk")
    document = read_document(html, name="x", content_type="text/html; charset=ISO-8859-1")
    assert isinstance(document.blocks[0], Grid)
    assert texts(document.blocks[0]) == [["规章", "0"]]
    assert english(document.notes) == ("charset: the header says cp1252, the bytes are gb18030",)


@pytest.mark.parametrize(
    ("end", "last", "is_cut"),
    [
        ("<td>13", "13\ufffd", True),
        ("<td align=right><p><span>13", "13\ufffd", True),
        ("<td>13</t", "13", True),
        ("<TD>13</TD></TR>", "13", True),
        ("<td>13</td></tr></table>", "13", False),
    ],
)
def test_a_page_that_ends_inside_a_table_was_cut_off(end: str, last: str, is_cut: bool) -> None:
    """13 may be what is left of 1348: it was read as the count of a row that no sum proves."""
    document = read(f"<table><tr><td>规章</td><td>0</td></tr></table><table><tr><td>行政许可</td>{end}")
    *_, grid = (block for block in document.blocks if isinstance(block, Grid))
    assert texts(grid) == [["行政许可", last]]
    assert any("cut off" in note for note in english(document.notes)) == is_cut


def test_a_body_in_a_field_that_ends_inside_a_table_was_cut_off_too() -> None:
    row = f"<tr><td>行政许可</td>{'<td>0</td>' * 12}<td>13".replace("<", "&lt;")
    (grid,) = (block for block in read(f"<html><body><textarea>&lt;table>{row}").blocks if isinstance(block, Grid))
    assert texts(grid) == [["行政许可", *["0"] * 12, "13\ufffd"]]


def test_a_paragraph_that_holds_rows_is_read_as_text_is() -> None:
    """A site that kept the text of a report's tables alone ran them together, with spaces between their cells."""
    rows = "信息内容 本年制发件数 本年废止件数 现行有效件数 规章 1 0 3 行政规范性文件 4 2 9 行政许可 5 行政处罚 7"
    told = f"二、主动公开政府信息情况 {rows} 第二十条第（八）项 信息内容 本年收费金额（单位：万元） 行政事业性收费 0"
    document = read_document(
        f"<div>{' '.join(f'<span>{cell}</span>' for cell in told.split())}</div>".encode(), name="x.html"
    )
    assert [block.text for block in document.blocks if isinstance(block, Paragraph)] == told.split()
    prose = "本年共收到 12 件申请，办结 11 件，结转 1 件，另有咨询 30 次，较上年增加 4 次。" * 4
    document = read_document(f"<p>{prose}</p>".encode(), name="x.html")
    assert [block.text for block in document.blocks if isinstance(block, Paragraph)] == [prose]
