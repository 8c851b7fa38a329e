"""Office files saved as one XML text: the dialects of 2003 by hand, and made reports that read as their packages do."""

import pytest

from gongkai.documents import Unreadable, read_document
from gongkai.reports import read_report
from gongkai.values import Document, Grid, Paragraph
from tests.documents.office.flat_files import SHEET, as_excel_2003, as_package, as_word_2003, number, row, words
from tests.maker.kinds import RENDERERS
from tests.maker.reports import make
from tests.notes import english

WORD = (
    '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n<?mso-application progid="Word.Document"?>\n'
    '<w:wordDocument xmlns:w="http://schemas.microsoft.com/office/word/2003/wordml" '
    'xmlns:wx="http://schemas.microsoft.com/office/word/2003/auxHint" '
    'xmlns:aml="http://schemas.microsoft.com/aml/2001/core" '
    'xmlns:st1="urn:schemas-microsoft-com:office:smarttags">'
)


def word(body: str, before: str = "") -> Document:
    text = f"{WORD}{before}<w:body><wx:sect>{body}</wx:sect></w:body></w:wordDocument>"
    return read_document(text.encode(), name="a.doc")


HTML = "http://www.w3.org/TR/REC-html40"


def sheet(rows: str, styles: str = "", options: str = "", more: str = "", rules: str = "") -> Document:
    text = (
        f'{SHEET}<Styles>{styles}</Styles><Worksheet ss:Name="表一"><Table>{rows}</Table>'
        f'<WorksheetOptions xmlns="urn:schemas-microsoft-com:office:excel">{options}</WorksheetOptions>{rules}'
        f"</Worksheet>{more}</Workbook>"
    )
    return read_document(text.encode(), name="a.xls")


def p(text: str) -> str:
    return f"<w:p><w:r><w:t>{text}</w:t></w:r></w:p>"


def tc(text: str, properties: str = "") -> str:
    return f"<w:tc><w:tcPr>{properties}</w:tcPr>{p(text)}</w:tc>"


def grid(document: Document) -> list[list[str]]:
    return grids(document)[0]


def grids(document: Document) -> list[list[list[str]]]:
    return [
        [[cell.text if cell else "" for cell in line] for line in block.rows]
        for block in document.blocks
        if isinstance(block, Grid)
    ]


def lines(document: Document) -> list[str]:
    return [block.text for block in document.blocks if isinstance(block, Paragraph)]


RESTART, WIDE = '<w:vmerge w:val="restart"/>', '<w:gridSpan w:val="2"/>'


def test_merged_cells_of_word_2003() -> None:
    """LibreOffice loses the merge of the first column."""
    document = word(
        f"{p('甲县财政局')}<w:tbl><w:tblPr/><w:tblGrid><w:gridCol/><w:gridCol/><w:gridCol/></w:tblGrid>"
        f"<w:tr>{tc('规章', RESTART)}{tc('12')}{tc('')}</w:tr>"
        f"<w:tr>{tc('', '<w:vmerge/>')}{tc('13', WIDE)}</w:tr></w:tbl>"
    )
    assert document.kind == "docx"
    assert english(document.notes)[0] == "an office file saved as XML"
    assert lines(document) == ["甲县财政局"]
    assert grid(document) == [["规章", "12", ""], ["规章", "13", "13"]]


@pytest.mark.parametrize(
    ("body", "text"),
    [
        ("<w:p><w:pPr><w:listPr><wx:t wx:val='一、'/></w:listPr></w:pPr><w:r><w:t>总体</w:t></w:r></w:p>", "一、总体"),
        ("<w:p><st1:date><w:r><w:t>2023年</w:t></w:r></st1:date><w:r><w:t>度</w:t></w:r></w:p>", "2023年度"),
        ("<wx:sub-section><w:p><w:r><w:t>第一节</w:t></w:r></w:p></wx:sub-section>", "第一节"),
        (
            "<w:p><aml:annotation w:type='Word.Deletion'><aml:content><w:r><w:delText>1</w:delText></w:r></aml:content>"
            "</aml:annotation><aml:annotation w:type='Word.Insertion'><aml:content><w:r><w:t>2</w:t></w:r>"
            "</aml:content></aml:annotation><w:r><w:t>件</w:t></w:r></w:p>",
            "2件",
        ),
        (
            "<w:p><w:r><w:t>26</w:t></w:r><aml:annotation w:type='Word.Comment'><aml:content><w:p><w:r><w:t>待核"
            "</w:t></w:r></w:p></aml:content></aml:annotation><w:r><w:t>件</w:t></w:r></w:p>",
            "26件",
        ),
        (
            "<w:p><w:r><w:t>26</w:t></w:r><w:r><w:rPr><w:vanish/></w:rPr><w:t>9</w:t></w:r><w:r><w:t>件</w:t></w:r></w:p>",
            "26件",
        ),
        ("<w:p><w:hlink w:dest='x'><w:r><w:t>附件</w:t></w:r></w:hlink></w:p>", "附件"),
    ],
    ids=["numbered", "smart tag", "section", "revised", "commented", "hidden", "link"],
)
def test_what_word_2003_shows_is_read(body: str, text: str) -> None:
    assert lines(word(body)) == [text]


def test_note_is_no_part_of_the_figure_that_refers_to_it() -> None:
    note = f"<w:r><w:footnote>{p('含上年结转')}</w:footnote></w:r>"
    cell = f"<w:tc><w:p><w:r><w:t>26</w:t></w:r>{note}</w:p></w:tc>"
    document = word(f"<w:tbl><w:tr>{tc('收到')}{cell}</w:tr><w:tr>{tc('办结')}{tc('25')}</w:tr></w:tbl>")
    assert grid(document)[0][1].startswith("26")
    assert "上年" not in grid(document)[0][1]
    assert grid(document)[0][1] != "26上年"


def test_headings_of_word_2003_are_those_of_its_styles() -> None:
    styles = (
        "<w:styles><w:style w:type='paragraph' w:styleId='1'><w:name w:val='heading 1'/><w:pPr>"
        "<w:outlineLvl w:val='0'/></w:pPr></w:style></w:styles>"
    )
    document = word("<w:p><w:pPr><w:pStyle w:val='1'/></w:pPr><w:r><w:t>总体情况</w:t></w:r></w:p>", styles)
    assert document.blocks == (Paragraph("总体情况", heading=True),)


def test_places_merges_and_formats_of_excel_2003() -> None:
    document = sheet(
        row(words("项目", ' ss:MergeDown="1"'), words("数量", ' ss:MergeAcross="1"'), words("率"))
        + '<Row><Cell ss:Index="2"><Data ss:Type="String">本年</Data></Cell>'
        '<Cell><Data ss:Type="String">上年</Data></Cell>'
        '<Cell ss:StyleID="p"><Data ss:Type="Number">0.5</Data></Cell></Row>'
        '<Row ss:Index="3"><Cell><Data ss:Type="String">规章</Data></Cell><Cell ss:StyleID="f">'
        '<Data ss:Type="Number">3.14159</Data></Cell><Cell/><Cell><Data ss:Type="DateTime">2024-01-20T00:00:00.000'
        "</Data></Cell></Row>",
        '<Style ss:ID="n"><NumberFormat ss:Format="Percent"/></Style><Style ss:ID="p" ss:Parent="n"/>'
        '<Style ss:ID="f"><NumberFormat ss:Format="0.00"/></Style>',
    )
    assert document.kind == "xlsx"
    assert document.metadata == {"sheet 1": "表一"}
    assert grid(document)[:2] == [["项目", "数量", "数量", "率"], ["项目", "本年", "上年", "50.00%"]]
    assert grid(document)[-1] == ["规章", "3.14", "", "2024-01-20"]


def test_rows_columns_and_sheets_that_excel_2003_hides_are_not_read() -> None:
    hidden = (
        '<Worksheet ss:Name="旧"><Table><Row><Cell><Data ss:Type="String">旧</Data></Cell></Row></Table>'
        '<WorksheetOptions xmlns="urn:schemas-microsoft-com:office:excel"><Visible>SheetHidden</Visible>'
        "</WorksheetOptions></Worksheet>"
    )
    document = sheet(
        '<Column ss:Index="2" ss:Hidden="1"/>'
        + row(words("规章"), number("1"), number("2"))
        + row(words("许可"), number("3"), number("4"))
        + row(words("处罚"), number("5"), number("6")).replace("<Row>", '<Row ss:Hidden="1">')
        + row(words("收费"), number("5"), number("6")).replace("<Row>", '<Row ss:Height="0.75">')
        + row(words("强制"), number("7"), number("8")).replace("<Row>", '<Row ss:Height="1.5">'),
        more=hidden,
    )
    assert grid(document) == [["规章", "2"], ["许可", "4"], ["强制", "8"]]
    assert "sheet 旧 is hidden, and is not read" in english(document.notes)


def test_zeros_that_excel_2003_does_not_show_are_blanks() -> None:
    rows = row(words("规章"), number("0"), number("7")) + row(words("许可"), number("5"), number("8"))
    assert grid(sheet(rows)) == [["规章", "0", "7"], ["许可", "5", "8"]]
    assert grid(sheet(rows, options="<DoNotDisplayZeros/>")) == [["规章", "", "7"], ["许可", "5", "8"]]


def test_white_figure_of_excel_2003_is_no_value_and_no_blank() -> None:
    style = '<Style ss:ID="w"><Font ss:Color="#FFFFFF"/></Style>'
    rows = row(words("规章"), number("7", ' ss:StyleID="w"')) + row(words("许可"), number("5"))
    assert grid(sheet(rows, style))[0][1] not in ("7", "")


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("<S>12</S>13", "12 13"),
        ("<Font>26</Font><Sup>1</Sup>", "26 1"),
        ('<B><Font html:Color="#FFFFFF">1</Font>26</B>', "1 26"),
        ('<B>1</B><Font html:Color="#FF0000">26</Font>', "126"),
    ],
)
def test_piece_of_a_text_that_is_struck_raised_or_white_stands_apart(text: str, shown: str) -> None:
    rich = f'><ss:Data ss:Type="String" xmlns="{HTML}" xmlns:html="{HTML}">{text}</ss:Data>'
    assert grid(sheet(row(words("规章"), rich) + row(words("许可"), number("5"))))[0] == ["规章", shown]


@pytest.mark.parametrize(
    ("rule", "read"),
    [
        ("<Qualifier>Equal</Qualifier><Value1>0</Value1><Format Style='color:white'/>", ["", "7", "0"]),
        ("<Qualifier>Less</Qualifier><Value1>9</Value1><Format Style='color:#FFFFFF'/>", ["", "\ufffc", "0"]),
        ("<Value1>RC1=0</Value1><Format Style='x:y;color:white'/>", ["\ufffc", "\ufffc", "0"]),
        ("<Qualifier>Equal</Qualifier><Value1>0</Value1><Format Style='color:white;background:red'/>", ["0", "7", "0"]),
        ("<Qualifier>Equal</Qualifier><Value1>0</Value1><Format Style='background-color:white'/>", ["0", "7", "0"]),
        ("<Qualifier>Equal</Qualifier><Value1>0</Value1>", ["0", "7", "0"]),
    ],
)
def test_figure_that_a_rule_of_excel_2003_draws_in_white_is_not_read(rule: str, read: list[str]) -> None:
    rows = row(words("规章"), number("0"), number("7"), number("0")) + row(words("许可"), number("5"))
    laid = '<ConditionalFormatting xmlns="urn:schemas-microsoft-com:office:excel"><Range>R1C2:R1C3</Range>'
    assert grid(sheet(rows, rules=f"{laid}<Condition>{rule}</Condition></ConditionalFormatting>"))[0] == ["规章", *read]


def test_truth_of_excel_2003_is_no_figure() -> None:
    rows = row(words("规章"), '><Data ss:Type="Boolean">1</Data>') + row(words("许可"), number("5"))
    assert grid(sheet(rows))[0] == ["规章", "TRUE"]


def test_names_of_a_workbook_may_have_a_prefix() -> None:
    rows = "<ss:Row><ss:Cell><ss:Data ss:Type='String'>规章</ss:Data></ss:Cell><ss:Cell><ss:Data ss:Type='Number'>7"
    rows = 2 * f"{rows}</ss:Data></ss:Cell></ss:Row>"
    head = '<ss:Workbook xmlns:ss="urn:schemas-microsoft-com:office:spreadsheet"><ss:Worksheet ss:Name="1"><ss:Table>'
    document = read_document(f"{head}{rows}</ss:Table></ss:Worksheet></ss:Workbook>".encode(), name="a.xls")
    assert grid(document) == [["规章", "7"]] * 2


def test_formula_without_its_result_is_told() -> None:
    rows = row(words("合计"), ' ss:Formula="=SUM(R[1]C)">') + row(words("许可"), number("5"))
    assert any("formula" in note for note in english(sheet(rows).notes))


@pytest.mark.parametrize(
    ("text", "why"),
    [
        (f"{WORD}<w:body>", "no good XML"),
        (WORD.replace("?>\n<w:", "?>\n<!DOCTYPE a [<!ENTITY b 'c'>]><w:") + "<w:body/></w:wordDocument>", "entities"),
        (f"{WORD}</w:wordDocument>", "without a text"),
        ('<office:document xmlns:office="x">予以公开</office:document>', "office file saved as XML"),
        (
            f'{SHEET}<Worksheet><Table><Row ss:Index="9999999"/></Table></Worksheet></Workbook>',
            "where no sheet has one",
        ),
        (f'{SHEET}<Worksheet><Table><Row ss:Span="9999999"/><Row/></Table></Worksheet></Workbook>', "no sheet has one"),
    ],
    ids=["cut", "entities", "no body", "OpenDocument", "row beyond", "rows beyond"],
)
def test_bad_file_is_one_clear_line(text: str, why: str) -> None:
    with pytest.raises(Unreadable, match=why):
        read_document(text.encode(), name="a.doc")


@pytest.mark.parametrize("seed", range(12))
@pytest.mark.parametrize("flat", [as_package, as_word_2003])
def test_made_report_reads_as_its_docx(flat: object, seed: int) -> None:
    data = RENDERERS["docx"](make(seed, kind="docx"))
    assert callable(flat)
    flattened = read_document(flat(data).encode(), name="a.doc")
    assert flattened.blocks == read_document(data, name="a.docx").blocks


@pytest.mark.parametrize("seed", range(12))
def test_made_report_reads_as_its_xlsx(seed: int) -> None:
    made = make(seed, kind="xlsx")
    ours = read_report(read_document(RENDERERS["xlsx"](made), name="a.xlsx"))
    flat = read_report(read_document(as_excel_2003(made).encode(), name="a.xls"))
    assert {key: (cell.value, cell.state) for key, cell in flat.cells.items()} == {
        key: (cell.value, cell.state) for key, cell in ours.cells.items()
    }
