"""OFD files written by hand from the standard: pages, resources, what is drawn over what, and scans."""

import io
import zipfile

import pytest
from lxml import etree
from PIL import Image

from gongkai.documents import Unreadable, read_document
from gongkai.documents.limits import Scan
from gongkai.documents.ofd import reader as ofd_reader
from gongkai.documents.ofd.reader import ofd_pictures, read_ofd
from gongkai.documents.package import Package, read_xml
from gongkai.values import Document, Paragraph
from tests.documents.ofd.files import CELLS, GRID, NAMESPACE, TITLE, box, line, ofd, page, rows, text
from tests.documents.office.files import zipped
from tests.notes import english


def read(data: bytes) -> Document:
    return read_document(data, name="report.ofd")


def lines_of(document: Document) -> list[str]:
    return [block.text for block in document.blocks if isinstance(block, Paragraph)]


def test_text_tables_and_metadata_are_read() -> None:
    document = read(ofd(page(TITLE + GRID + CELLS), page(text("六、其他需要报告的事项", 20, 20))))
    assert document.kind == "ofd"
    assert document.metadata == {"Title": "年报"}
    assert lines_of(document) == ["青屏县政府信息公开年度报告", "数据由各股室汇总后填报", "六、其他需要报告的事项"]
    assert rows(document) == [["规章", "12"], ["行政处罚", ""]]


def test_table_of_a_template_and_of_a_composite_object_is_seen() -> None:
    template = '<ofd:TemplatePage ID="5" BaseLoc="Tpls/Tpl_0/Content.xml"/>'
    used = '<ofd:Template TemplateID="5"/>'
    unit = f'<ofd:CompositeGraphicUnit ID="7"><ofd:Content>{GRID}</ofd:Content></ofd:CompositeGraphicUnit>'
    drawn = '<ofd:CompositeObject ID="9" Boundary="0 0 210 297" ResourceID="7"/>'
    below = ofd(page(TITLE + CELLS, used), common=template, more={"Doc_0/Tpls/Tpl_0/Content.xml": page(GRID)})
    composed = ofd(page(TITLE + CELLS + drawn), resources=unit)
    assert rows(read(below)) == rows(read(composed)) == [["规章", "12"], ["行政处罚", ""]]


def test_each_character_may_be_an_object_in_a_finer_space() -> None:
    """As WPS writes: 73.7 high in a space of a twentieth of a millimetre."""
    fine = "".join(
        f'<ofd:TextObject Boundary="{55 + 2 * k} 42 2 4" Size="80" CTM="0.05 0 0 0.05 0 0">'
        f'<ofd:TextCode X="0" Y="80">{digit}</ofd:TextCode></ofd:TextObject>'
        for k, digit in enumerate("305")
    )
    table = text("规章", 22, 46) + text("行政处罚", 22, 56) + fine
    assert rows(read(ofd(page(TITLE + GRID + table)))) == [["规章", "305"], ["行政处罚", ""]]


def test_resources_of_a_page_alone_are_found_beside_it() -> None:
    drawn = '<ofd:CompositeObject ID="9" Boundary="0 0 210 297" ResourceID="7"/>'
    unit = f'<ofd:CompositeGraphicUnit ID="7"><ofd:Content>{GRID}</ofd:Content></ofd:CompositeGraphicUnit>'
    more = {"Doc_0/Pages/Page_0/PageRes.xml": f"<ofd:Res {NAMESPACE}>{unit}</ofd:Res>"}
    data = ofd(page(TITLE + CELLS + drawn, "<ofd:PageRes>\n PageRes.xml\n</ofd:PageRes>"), more=more)
    assert rows(read(data)) == [["规章", "12"], ["行政处罚", ""]]


@pytest.mark.parametrize(("order", "shown"), [("Foreground", "……"), ("Background", "38")])
def test_template_is_drawn_above_or_below_the_page(order: str, shown: str) -> None:
    template = '<ofd:TemplatePage ID="5" BaseLoc="Tpls/Tpl_0/Content.xml"/>'
    used = f'<ofd:Template TemplateID="5" ZOrder="{order}"/>'
    more = {"Doc_0/Tpls/Tpl_0/Content.xml": page(box(51, 51, 28, 8))}
    data = ofd(page(TITLE + GRID + CELLS + text("38", 55, 56), used), common=template, more=more)
    assert rows(read(data))[1] == ["行政处罚", shown]


def test_digit_beyond_the_boundary_of_its_text_is_not_drawn() -> None:
    """384 in a cell that shows 38; a boundary with nothing in it is none."""
    cut = text("384", 55, 56).replace('"55 52 50 5"', '"55 52 3.5 5"')
    assert rows(read(ofd(page(TITLE + GRID + CELLS + cut))))[1] == ["行政处罚", "38…"]
    wrong = text("384", 55, 56).replace('"55 52 50 5"', '"55 52 50 0.1"')
    assert rows(read(ofd(page(TITLE + GRID + CELLS + wrong))))[1] == ["行政处罚", "384"]


def test_figure_at_the_side_of_the_page_may_be_cut_off() -> None:
    """38 of 384 at the edge of the paper."""
    wide = "".join([*(line(20, y, 210, y) for y in (40, 50, 60)), *(line(x, 40, x, 60) for x in (20, 50, 210))])
    assert rows(read(ofd(page(TITLE + wide + CELLS + text("38", 206, 56)))))[1] == ["行政处罚", "38…"]


@pytest.mark.parametrize("sideways", ['CTM="0 1 -1 0 0 0"', 'ReadDirection="90" CharDirection="90"'])
def test_table_on_a_page_on_its_side_is_turned_upright(sideways: str) -> None:
    def down(words: str, x: float, y: float) -> str:
        place = (
            'X="0" Y="0"' if "CTM" in sideways else f'X="0" Y="0" DeltaX="g {len(words)} 0" DeltaY="g {len(words)} 4"'
        )
        steps = f' DeltaX="g {len(words)} 4"' if "CTM" in sideways else ""
        return (
            f'<ofd:TextObject Boundary="{x} {y} 50 50" Size="4" {sideways}>'
            f"<ofd:TextCode {place}{steps}>{words}</ofd:TextCode></ofd:TextObject>"
        )

    turned = "".join(
        [*(line(x, 20, x, 80) for x in (140, 150, 160)), *(line(140, y, 160, y) for y in (20, 50, 80))],
    )
    words = down("青屏县政府信息公开年度报告", 180, 40) + down("规章", 154, 22) + down("行政处罚", 144, 22)
    assert rows(read(ofd(page(turned + words + down("12", 154, 55))))) == [["规章", "12"], ["行政处罚", ""]]


WHITE, CLEAR = '<ofd:FillColor Value="255 255 255"/>', '<ofd:FillColor Value="0 0 0" Alpha="0"/>'


@pytest.mark.parametrize(
    "hidden",
    [
        text("38", 55, 56, inside=WHITE),
        text("38", 55, 56, inside=CLEAR),
        text("38", 55, 56, inside='<ofd:FillColor Value="#FF #FF #FF"/>'),
        text("38", 55, 56, 'DrawParam="4"'),
        text("38", 55, 56, 'Fill="false"'),
        text("38", 55, 56) + box(51, 51, 28, 8),
        text("38", 55, 56) + '<ofd:ImageObject Boundary="51 51 28 8" ResourceID="6"/>',
    ],
    ids=["white", "transparent", "white, hexadecimal", "white by its way of drawing", "unfilled", "boxed", "pictured"],
)
def test_figure_that_is_not_seen_is_no_value_and_no_blank(hidden: str) -> None:
    resources = f'<ofd:DrawParam ID="3">{WHITE}</ofd:DrawParam><ofd:DrawParam ID="4" Relative="3"/>'
    media = '<ofd:MultiMedia ID="6" Type="Image"><ofd:MediaFile>a.jpg</ofd:MediaFile></ofd:MultiMedia>'
    data = ofd(
        page(TITLE + GRID + CELLS + hidden), resources=resources + media, more={"Doc_0/Res/a.jpg": picture("RGB")}
    )
    assert rows(read(data))[1] == ["行政处罚", "……"]


@pytest.mark.parametrize(
    "seen",
    [
        box(51, 51, 28, 8, "230 230 230") + text("38", 55, 56),
        box(51, 51, 28, 8, "0 0 160") + text("38", 55, 56, inside=WHITE),
        text("38", 55, 56) + box(51, 51, 28, 8, "255 255 0").replace('255 0"', '255 0" Alpha="90"'),
        text("38", 55, 56) + '<ofd:ImageObject Boundary="51 51 28 8" ResourceID="6"/>',
        text("38", 55, 56, 'Fill="false" Stroke="true"'),
        text("38", 55, 56, inside='<ofd:FillColor Value="0 0 0 80"/>'),
        text("99", 55, 56, 'Visible="false"') + text("99", 55, 56, 'Visible="0"') + text("38", 55, 56),
        text("38", 55, 56) + text("38", 55.1, 56),
    ],
    ids=["on grey", "white on blue", "marked", "below a seal", "outlines", "four colours", "beside invisible", "bold"],
)
def test_figure_that_is_seen_is_read(seen: str) -> None:
    media = '<ofd:MultiMedia ID="6" Type="Image"><ofd:MediaFile>a.png</ofd:MediaFile></ofd:MultiMedia>'
    data = ofd(page(TITLE + GRID + CELLS + seen), resources=media, more={"Doc_0/Res/a.png": picture("RGBA")})
    assert rows(read(data))[1] == ["行政处罚", "38"]


def test_two_figures_printed_over_each_other_are_neither() -> None:
    data = ofd(page(TITLE + GRID + CELLS + text("38", 55, 56) + text("41", 55, 56)))
    assert set(rows(read(data))[1][1]) == {"…"}


def test_character_without_a_code_is_lost() -> None:
    assert rows(read(ofd(page(TITLE + GRID + CELLS + text("3¤", 55, 56)))))[1] == ["行政处罚", "3\ufffd"]


def test_text_noted_on_the_page_is_read_and_a_watermark_is_not() -> None:
    after = "<ofd:Annotations>Annots/Annotations.xml</ofd:Annotations>"
    notes = "".join(
        f'<ofd:Annot Type="{kind}"><ofd:Appearance Boundary="0 0 210 297">{content}</ofd:Appearance></ofd:Annot>'
        for kind, content in (("Path", text("38", 55, 56)), ("Watermark", text("草稿", 65, 56)))
    )
    more = {
        "Doc_0/Annots/Annotations.xml": f'<ofd:Annotations {NAMESPACE}><ofd:Page PageID="0"><ofd:FileLoc>P.xml'
        "</ofd:FileLoc></ofd:Page></ofd:Annotations>",
        "Doc_0/Annots/P.xml": f"<ofd:PageAnnot {NAMESPACE}>{notes}</ofd:PageAnnot>",
    }
    assert rows(read(ofd(page(TITLE + GRID + CELLS), after=after, more=more)))[1] == ["行政处罚", "38"]


def test_names_of_elements_need_no_prefix() -> None:
    data = ofd(page(TITLE + GRID + CELLS))
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        files = {
            name: archive.read(name).decode().replace("ofd:", "").replace(":ofd", "") for name in archive.namelist()
        }
    assert rows(read(zipped(files))) == [["规章", "12"], ["行政处罚", ""]]


def picture(mode: str) -> bytes:
    buffer = io.BytesIO()
    Image.new(mode, (60, 80), 200).save(buffer, "PNG" if mode == "RGBA" else "JPEG")
    return buffer.getvalue()


MEDIA = '<ofd:MultiMedia ID="6" Type="Image"><ofd:MediaFile>a.jpg</ofd:MediaFile></ofd:MultiMedia>'
SHEET = '<ofd:ImageObject Boundary="0 0 210 297" ResourceID="6"/>'
LAYER = text("青屏县政府信息公开年度报告青屏县政府信息公开年度报告", 40, 20, inside=CLEAR)


@pytest.mark.parametrize(
    "content",
    [SHEET, SHEET + LAYER, TITLE + CELLS.replace("规章", "12345678") + SHEET, SHEET + LAYER.replace("报告", "28")],
    ids=["no text", "transparent layer", "layer below the picture", "layer of figures"],
)
def test_scan_is_told_by_its_pictures(content: str) -> None:
    data = ofd(page(content), resources=MEDIA, more={"Doc_0/Res/a.jpg": picture("RGB")})
    with pytest.raises(Scan, match="scan"):
        read_ofd(data, name="report.ofd")
    assert list(ofd_pictures(data, name="report.ofd")) == [picture("RGB")]


def test_page_of_a_scan_without_a_picture_is_an_error() -> None:
    data = ofd(page(SHEET), page(text("1", 5, 5)), resources=MEDIA, more={"Doc_0/Res/a.jpg": picture("RGB")})
    with pytest.raises(Unreadable, match="page 2 of the OFD file has no picture"):
        list(ofd_pictures(data, name="report.ofd"))


def test_other_documents_and_versions_in_the_file_are_told() -> None:
    with zipfile.ZipFile(io.BytesIO(ofd(page(TITLE)))) as archive:
        files = {name: archive.read(name).decode() for name in archive.namelist()}
    body = files["OFD.xml"].partition("<ofd:DocBody>")[2].partition("</ofd:DocBody>")[0]
    versions = "<ofd:Versions><ofd:Version/><ofd:Version/></ofd:Versions>"
    whole = (
        f"<ofd:OFD {NAMESPACE}><ofd:DocBody>{body}{versions}</ofd:DocBody><ofd:DocBody>{body}</ofd:DocBody></ofd:OFD>"
    )
    assert english(read(zipped({**files, "OFD.xml": whole})).notes) == (
        "of the 2 documents in the OFD file the first is read",
        "the OFD file says that it has 2 versions; the first is read",
    )


@pytest.mark.parametrize(
    ("data", "why"),
    [
        (zipped({"OFD.xml": f"<ofd:OFD {NAMESPACE}/>"}), "names no document"),
        (zipped({"OFD.xml": "<OFD><DocBody><DocRoot>../x.xml</DocRoot></DocBody></OFD>"}), "names no document"),
        (ofd(), "has 0 pages"),
        (ofd(*[page(TITLE)] * 201), "has 201 pages"),
        (ofd(page(TITLE)).replace(b"Page_0/Content", b"Page_1/Content"), "page 1 of the OFD file is missing"),
        (ofd(page("")), "prints no text"),
        (ofd(page(TITLE, area="<ofd:PhysicalBox>0 0 0 0</ofd:PhysicalBox>")), "no size"),
        (ofd(page(TITLE, area="<ofd:PhysicalBox>0 0 9e9 9e9</ofd:PhysicalBox>")), "no size"),
        (ofd(page("<ofd:PageBlock>" * 60 + TITLE + "</ofd:PageBlock>" * 60)), "objects"),
        (ofd(page(TITLE * 3000)), "characters"),
        (ofd(page("".join(f'<ofd:PageBlock ID="{n}"/>' for n in range(100_001)))), "objects"),
        (
            ofd(page("".join(box(5, 40, 199, 9 + n / 9_000) for n in range(9_000)) + text("1" * 60, 55, 46))),
            "too many boxes",
        ),
        (ofd(page("".join(text("¤" * 40, 20, y) for y in (20, 30)) + TITLE)), "which characters"),
        (ofd(page(TITLE).replace("<ofd:Page ", "<!DOCTYPE a><ofd:Page ", 1)), "entities"),
    ],
    ids=[
        *("no document", "path out", "no pages", "many pages", "page missing", "blank", "no size", "huge", "deep"),
        *("many characters", "many objects", "many boxes", "no codes", "document type"),
    ],
)
def test_file_that_cannot_be_read_says_why(data: bytes, why: str) -> None:
    with pytest.raises(Unreadable, match=f"^report.ofd: .*{why}"):
        read_ofd(data, name="report.ofd")


@pytest.mark.parametrize(
    ("limit", "why"),
    [("_MOST_CONTENT", "too large"), ("_MOST_SHARED", "what pages share"), ("_MOST_DRAWN", "lines and objects")],
)
def test_what_a_file_holds_in_all_is_bounded(limit: str, why: str, monkeypatch: pytest.MonkeyPatch) -> None:
    template = '<ofd:TemplatePage ID="5" BaseLoc="Tpls/Tpl_0/Content.xml"/>'
    more = {"Doc_0/Tpls/Tpl_0/Content.xml": page(GRID)}
    data = ofd(page(TITLE + CELLS, '<ofd:Template TemplateID="5"/>'), common=template, more=more)
    assert rows(read_ofd(data, name="report.ofd")) == [["规章", "12"], ["行政处罚", ""]]
    monkeypatch.setattr(ofd_reader, limit, 5)
    with pytest.raises(Unreadable, match=why):
        read_ofd(data, name="report.ofd")


def test_a_file_of_resources_that_is_named_often_is_read_once(monkeypatch: pytest.MonkeyPatch) -> None:
    """One of 480 kB, named 9,000 times, took over 10 s (found by damaging files)."""
    parts: list[str] = []

    def noted(package: Package, path: str) -> etree._Element | None:
        parts.append(path)
        return read_xml(package, path)

    monkeypatch.setattr(ofd_reader, "read_xml", noted)
    again = "<ofd:DocumentRes>DocumentRes.xml</ofd:DocumentRes><ofd:PublicRes>/Doc_0/DocumentRes.xml</ofd:PublicRes>"
    assert lines_of(read(ofd(page(TITLE), common=again * 50)))[:1] == ["青屏县政府信息公开年度报告"]
    assert parts.count("Doc_0/DocumentRes.xml") == 1
