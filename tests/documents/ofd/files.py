"""OFD files written by hand from the standard (GB/T 33190-2016)."""

from collections.abc import Mapping

from gongkai.values import Document, Grid
from tests.documents.office.files import zipped

NAMESPACE = 'xmlns:ofd="http://www.ofdspec.org/2016"'
BOX = "<ofd:PhysicalBox>0 0 210 297</ofd:PhysicalBox>"


def text(words: str, x: float, y: float, more: str = "", inside: str = "", size: float = 4) -> str:
    """A text whose base line begins at x, y."""
    steps = f'DeltaX="{" ".join(str(size if char > "9" else size / 2) for char in words[:-1])}"'
    return (
        f'<ofd:TextObject ID="9" Boundary="{x} {y - size} 50 5" Font="3" Size="{size}" {more}>{inside}'
        f'<ofd:TextCode X="0" Y="{size}" {steps}>{words}</ofd:TextCode></ofd:TextObject>'
    )


def line(x0: float, y0: float, x1: float, y1: float) -> str:
    """A stroked line."""
    return (
        f'<ofd:PathObject ID="9" Boundary="{x0} {y0} 200 200" LineWidth="0.2">'
        f"<ofd:AbbreviatedData>M 0 0 L {x1 - x0} {y1 - y0}</ofd:AbbreviatedData></ofd:PathObject>"
    )


def box(x: float, y: float, wide: float, high: float, color: str = "255 255 255", more: str = "") -> str:
    """A filled box."""
    return (
        f'<ofd:PathObject ID="9" Boundary="{x} {y} {wide} {high}" Fill="true" Stroke="false" {more}>'
        f'<ofd:FillColor Value="{color}"/>'
        f"<ofd:AbbreviatedData>M 0 0 L {wide} 0 L {wide} {high} L 0 {high} C</ofd:AbbreviatedData></ofd:PathObject>"
    )


GRID = "".join(
    [*(line(20, y, 80, y) for y in (40, 50, 60)), *(line(x, 40, x, 60) for x in (20, 50, 80))],
)
"""Two rows and two columns."""
TITLE = text("青屏县政府信息公开年度报告", 40, 20, size=7) + text("数据由各股室汇总后填报", 20, 30)
"""So much text that pages with pictures are no scans."""
CELLS = text("规章", 22, 46) + text("行政处罚", 22, 56) + text("12", 55, 46)


def page(content: str, before: str = "", area: str = BOX) -> str:
    """A page of one layer."""
    return (
        f"<ofd:Page {NAMESPACE}><ofd:Area>{area}</ofd:Area>{before}<ofd:Content>"
        f'<ofd:Layer ID="2">{content}</ofd:Layer></ofd:Content></ofd:Page>'
    )


def ofd(
    *pages: str, common: str = "", resources: str = "", more: Mapping[str, str | bytes] | None = None, after: str = ""
) -> bytes:
    """A file of these pages."""
    listed = "".join(f'<ofd:Page ID="{n}" BaseLoc="Pages/Page_{n}/Content.xml"/>' for n in range(len(pages)))
    return zipped(
        {
            "OFD.xml": f"<ofd:OFD {NAMESPACE}><ofd:DocBody><ofd:DocInfo><ofd:Title>年报</ofd:Title></ofd:DocInfo>"
            "<ofd:DocRoot>/Doc_0/Document.xml</ofd:DocRoot></ofd:DocBody></ofd:OFD>",
            "Doc_0/Document.xml": f"<ofd:Document {NAMESPACE}><ofd:CommonData><ofd:PageArea>{BOX}</ofd:PageArea>"
            f"<ofd:DocumentRes>DocumentRes.xml</ofd:DocumentRes>{common}</ofd:CommonData><ofd:Pages>{listed}</ofd:Pages>"
            f"{after}</ofd:Document>",
            "Doc_0/DocumentRes.xml": f'<ofd:Res {NAMESPACE} BaseLoc="Res">{resources}</ofd:Res>',
            **{f"Doc_0/Pages/Page_{n}/Content.xml": content for n, content in enumerate(pages)},
            **(more or {}),
        }
    )


def rows(document: Document) -> list[list[str]]:
    """The texts of the first grid."""
    grid = next(block for block in document.blocks if isinstance(block, Grid))
    return [[cell.text if cell else "" for cell in row] for row in grid.rows]
