"""What an OFD page has and does not show: clipped away, below another layer, or under what is noted on it."""

import pytest

from gongkai.documents.ofd.reader import read_ofd
from tests.documents.ofd.files import BOX, CELLS, GRID, NAMESPACE, TITLE, box, ofd, page, rows, text


def clip(wide: float, more: str = "") -> str:
    """Clips that leave so much of an object, from its left, in the space of the object."""
    path = f"M 0 0 L {wide} 0 L {wide} 9 L 0 9 C"
    return (
        f'<ofd:Clips><ofd:Clip><ofd:Area {more}><ofd:Path Boundary="0 0 {wide} 9"><ofd:AbbreviatedData>{path}'
        "</ofd:AbbreviatedData></ofd:Path></ofd:Area></ofd:Clip></ofd:Clips>"
    )


def figure(drawn: str, area: str = BOX, **more: object) -> str:
    """What is read in the cell beside 行政处罚."""
    data = ofd(page(TITLE + GRID + CELLS + drawn, area=area), **more)  # type: ignore[arg-type]
    return rows(read_ofd(data, name="report.ofd"))[1][1]


@pytest.mark.parametrize(
    "inside",
    [clip(4.2), clip(2.1, 'CTM="2 0 0 2 0 0"'), clip(4.2).replace("M 0 0", "M 0 0 " + "L 0 0 " * 900)],
    ids=["box", "in a space of its own", "long path"],
)
def test_digit_that_is_clipped_away_is_not_drawn(inside: str) -> None:
    assert figure(text("384", 55, 56, inside=inside)) == "38…"


def test_digit_that_a_block_is_clipped_before_is_not_drawn() -> None:
    block = f"<ofd:PageBlock>{clip(59.2).replace(' 9', ' 297')}{text('384', 55, 56)}</ofd:PageBlock>"
    assert figure(block) == "38…"


@pytest.mark.parametrize("wide", [7, 140], ids=["clip outside of its matrix", "inside"])
def test_figure_whose_clip_leaves_all_of_it_is_read(wide: float) -> None:
    fine = text("384", 55, 56, 'CTM="0.05 0 0 0.05 0 0"', clip(wide).replace(" 9", " 140"))
    fine = fine.replace('Size="4"', 'Size="80"').replace('Y="4"', 'Y="80"').replace("2.0 2.0", "40 40")
    assert figure(fine) == "384"


def test_box_covers_what_its_clip_leaves_of_it() -> None:
    cover = box(40, 51, 28, 8).replace("</ofd:PathObject>", clip(10) + "</ofd:PathObject>")
    assert figure(text("38", 55, 56) + cover) == "38"
    assert figure(text("38", 55, 56) + cover.replace(clip(10), clip(28))) == "……"


def test_layers_are_drawn_in_the_order_of_their_kinds() -> None:
    cover = f'</ofd:Layer><ofd:Layer ID="5" Type="Background">{box(51, 51, 28, 8)}'
    assert figure(text("38", 55, 56) + cover) == "38"
    above = page(TITLE + GRID + CELLS + text("38", 55, 56)).replace(
        "<ofd:Content>", f'<ofd:Content><ofd:Layer ID="5" Type="Foreground">{box(51, 51, 28, 8)}</ofd:Layer>'
    )
    assert rows(read_ofd(ofd(above), name="report.ofd"))[1][1] == "……"


def test_figure_beyond_the_part_of_the_page_that_is_shown_is_no_blank() -> None:
    area = f"{BOX}<ofd:ApplicationBox>0 0 58.5 297</ofd:ApplicationBox>"
    assert figure(text("384", 55, 56), area) == "38…"
    assert figure(text("384", 55, 56), area.replace("58.5", "0")) == "384"


@pytest.mark.parametrize(
    ("kind", "place", "drawn", "read"),
    [
        ("Path", "51 51 28 8", box(0, 0, 28, 8), "……"),
        ("Text", "0 0 210 297", box(51, 51, 28, 8), "……"),
        ("Stamp", "51 51 28 8", text("9", 4, 5), "……8"),
        ("Stamp", "51 51 28 8", box(0, 0, 28, 8), "38"),
        ("Highlight", "51 51 28 8", box(0, 0, 28, 8), "38"),
    ],
    ids=["box in its own space", "unknown kind", "stamp with a figure", "seal", "highlight"],
)
def test_note_stands_in_its_own_space(kind: str, place: str, drawn: str, read: str) -> None:
    note = f'<ofd:Annot Type="{kind}"><ofd:Appearance Boundary="{place}">{drawn}</ofd:Appearance></ofd:Annot>'
    more = {
        "Doc_0/Annots/Annotations.xml": f'<ofd:Annotations {NAMESPACE}><ofd:Page PageID="0"><ofd:FileLoc>P.xml'
        "</ofd:FileLoc></ofd:Page></ofd:Annotations>",
        "Doc_0/Annots/P.xml": f"<ofd:PageAnnot {NAMESPACE}>{note}</ofd:PageAnnot>",
    }
    after = "<ofd:Annotations>Annots/Annotations.xml</ofd:Annotations>"
    assert figure(text("38", 55, 56), after=after, more=more) == read
