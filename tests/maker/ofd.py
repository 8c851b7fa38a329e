"""A made report as an OFD file (GB/T 33190-2016), in the ways that the programs which write these differ."""

import io
import random
import zipfile
from dataclasses import dataclass, field
from xml.sax.saxutils import escape

from reportlab.pdfbase import pdfmetrics

from tests.maker import pdf
from tests.maker.reports import MadeReport

_NAMESPACE = 'xmlns:ofd="http://www.ofdspec.org/2016"'
_HEAD = '<?xml version="1.0" encoding="UTF-8"?>\n'
_MILLIMETRES = 25.4 / 72
_THICK = 0.2


@dataclass(frozen=True, slots=True)
class Style:
    """How a program writes OFD: each a way seen in real files, or that the standard has."""

    each_alone: bool = False
    """Each character is an object of its own, in a space twenty times as fine (WPS)."""
    grouped: bool = True
    """Equal distances are written as `g 3 2.5`."""
    lines: str = "stroked"
    """Ruling lines are `stroked`, or thin boxes that are `filled`, or lie in a `shared` template below the text."""
    composed: bool = False
    """The lines of a page are one composite object, drawn by its number."""
    hexadecimal: bool = False
    """Colours are written as #00."""
    prefix: bool = True
    """Elements have the prefix `ofd:`; else their namespace is the default one."""


def style_of(name: str) -> Style:
    """One of the ways, by chance, for a report so named."""
    chance = random.Random(f"ofd {name}")
    return Style(
        each_alone=chance.random() < 0.3,
        grouped=chance.random() < 0.5,
        lines=chance.choice(("stroked", "filled", "shared")),
        composed=chance.random() < 0.2,
        hexadecimal=chance.random() < 0.3,
        prefix=chance.random() < 0.8,
    )


def render(report: MadeReport, style: Style | None = None) -> bytes:
    """The file's bytes, in a style that goes with the report."""
    paper = _OfdPaper(style or style_of(f"{report.title} {report.layout}"), pdf.page_size(report))
    pdf.draw(report, paper)
    return paper.bytes()


def _number(value: float) -> str:
    return f"{value:.4f}".rstrip("0").rstrip(".")


def _groups(steps: list[str]) -> str:
    """The steps, equal ones that follow each other as a group."""
    words: list[str] = []
    while steps:
        count = next((k for k, step in enumerate(steps) if step != steps[0]), len(steps))
        words.append(f"g {count} {steps[0]}" if count > 1 else steps[0])
        steps = steps[count:]
    return " ".join(words)


@dataclass(slots=True)
class _OfdPaper:
    """Collects what is drawn as OFD says it: in millimetres."""

    style: Style
    size: tuple[float, float]
    pages: list[tuple[list[str], list[str]]] = field(default_factory=lambda: [([], [])])
    """The texts and the lines of each page; the last one is still blank."""
    objects: int = 100

    def end_page(self) -> None:
        self.pages.append(([], []))

    def text(self, x: float, y: float, text: str, size: float, font: str) -> None:
        widths = [pdfmetrics.stringWidth(char, font, size) * _MILLIMETRES for char in text]
        left, base, high = x * _MILLIMETRES, y * _MILLIMETRES, size * _MILLIMETRES
        if not self.style.each_alone:
            self._object(left, base, high, text, widths)
            return
        for char, wide in zip(text, widths, strict=True):
            self._object(left, base, high, char, [wide])
            left += wide

    def line(self, x0: float, y0: float, x1: float, y1: float) -> None:
        left, right = sorted((x0 * _MILLIMETRES, x1 * _MILLIMETRES))
        top, bottom = sorted((y0 * _MILLIMETRES, y1 * _MILLIMETRES))
        wide, high = _number(max(right - left, _THICK)), _number(max(bottom - top, _THICK))
        if self.style.lines == "filled":
            corners, how = f"M 0 0 L {wide} 0 L {wide} {high} L 0 {high} C", 'Stroke="false" Fill="true"'
        else:
            corners, how = f"M 0 0 L {_number(right - left)} {_number(bottom - top)}", f'LineWidth="{_THICK}"'
        self.pages[-1][1].append(
            f'<ofd:PathObject ID="{self._next()}" Boundary="{_number(left)} {_number(top)} {wide} {high}" {how}>'
            f"<ofd:AbbreviatedData>{corners}</ofd:AbbreviatedData></ofd:PathObject>"
        )

    def bytes(self) -> bytes:
        """Put all pages into the archive."""
        box = f"0 0 {_number(self.size[0] * _MILLIMETRES)} {_number(self.size[1] * _MILLIMETRES)}"
        files = {"OFD.xml": _entry(), "Doc_0/PublicRes.xml": f'<ofd:Res {_NAMESPACE} BaseLoc="Res"/>'}
        templates, units, listed = [], [], []
        for number, (texts, lines) in enumerate(self.pages[:-1]):
            drawn = "".join(lines)
            used = ""
            if self.style.composed:
                units.append(_unit(1000 + number, drawn))
                drawn = f'<ofd:CompositeObject ID="{self._next()}" Boundary="0 0 1 1" ResourceID="{1000 + number}"/>'
            if self.style.lines == "shared":
                templates.append(f'<ofd:TemplatePage ID="{500 + number}" BaseLoc="Tpls/Tpl_{number}/Content.xml"/>')
                files[f"Doc_0/Tpls/Tpl_{number}/Content.xml"] = _page(box, "", drawn)
                used, drawn = f'<ofd:Template TemplateID="{500 + number}" ZOrder="Background"/>', ""
            block = f'<ofd:PageBlock ID="{self._next()}">{"".join(texts)}</ofd:PageBlock>'
            files[f"Doc_0/Pages/Page_{number}/Content.xml"] = _page(box, used, block + drawn)
            listed.append(f'<ofd:Page ID="{10 + number}" BaseLoc="Pages/Page_{number}/Content.xml"/>')
        files["Doc_0/DocumentRes.xml"] = f"<ofd:Res {_NAMESPACE}>{''.join(units)}</ofd:Res>"
        files["Doc_0/Document.xml"] = _document(box, "".join(templates), "".join(listed))
        return _zipped(files, prefix=self.style.prefix)

    def _next(self) -> int:
        self.objects += 1
        return self.objects

    def _object(self, left: float, base: float, size: float, text: str, widths: list[float]) -> None:
        fine = 20 if self.style.each_alone else 1
        steps = [_number(wide) for wide in widths[:-1]]
        delta = f' DeltaX="{_groups(steps) if self.style.grouped else " ".join(steps)}"' if steps else ""
        matrix = ' CTM="0.05 0 0 0.05 0 0"' if fine > 1 else ""
        black = "#00 #00 #00" if self.style.hexadecimal else "0 0 0"
        self.pages[-1][0].append(
            f'<ofd:TextObject ID="{self._next()}" Boundary="{_number(left)} {_number(base - size)} '
            f'{_number(sum(widths))} {_number(1.2 * size)}" Font="3" Size="{_number(size * fine)}"{matrix}>'
            f'<ofd:FillColor Value="{black}"/><ofd:TextCode X="0" Y="{_number(size * fine)}"{delta}>'
            f"{escape(text)}</ofd:TextCode></ofd:TextObject>"
        )


def _entry() -> str:
    return (
        f'<ofd:OFD {_NAMESPACE} Version="1.0" DocType="OFD"><ofd:DocBody><ofd:DocInfo><ofd:DocID>0</ofd:DocID>'
        "</ofd:DocInfo><ofd:DocRoot>Doc_0/Document.xml</ofd:DocRoot></ofd:DocBody></ofd:OFD>"
    )


def _document(box: str, templates: str, pages: str) -> str:
    return (
        f"<ofd:Document {_NAMESPACE}><ofd:CommonData><ofd:PageArea><ofd:PhysicalBox>{box}</ofd:PhysicalBox>"
        f"</ofd:PageArea><ofd:PublicRes>PublicRes.xml</ofd:PublicRes><ofd:DocumentRes>DocumentRes.xml</ofd:DocumentRes>"
        f"{templates}</ofd:CommonData><ofd:Pages>{pages}</ofd:Pages></ofd:Document>"
    )


def _page(box: str, used: str, content: str) -> str:
    return (
        f"<ofd:Page {_NAMESPACE}><ofd:Area><ofd:PhysicalBox>{box}</ofd:PhysicalBox></ofd:Area>{used}"
        f'<ofd:Content><ofd:Layer ID="2" Type="Body">{content}</ofd:Layer></ofd:Content></ofd:Page>'
    )


def _unit(number: int, content: str) -> str:
    return (
        f'<ofd:CompositeGraphicUnits><ofd:CompositeGraphicUnit ID="{number}" Width="1" Height="1">'
        f"<ofd:Content>{content}</ofd:Content></ofd:CompositeGraphicUnit></ofd:CompositeGraphicUnits>"
    )


def _zipped(files: dict[str, str], *, prefix: bool) -> bytes:
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as archive:
        for path, text in files.items():
            plain = text.replace("<ofd:", "<").replace("</ofd:", "</").replace("xmlns:ofd=", "xmlns=")
            archive.writestr(path, _HEAD + (text if prefix else plain))
    return buffer.getvalue()
