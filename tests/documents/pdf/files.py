"""Draws PDFs for the tests of the PDF reader: tables ruled in many ways, prose, and what pages print round them."""

import io
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.cidfonts import UnicodeCIDFont
from reportlab.pdfbase.ttfonts import TTFont
from reportlab.pdfgen.canvas import Canvas

pdfmetrics.registerFont(UnicodeCIDFont("STSong-Light"))
SONG = "STSong-Light"
WIDTH, HEIGHT = 595.0, 842.0
PADDING = 3.0


@dataclass(frozen=True)
class Box:
    """A cell to draw: its text, first row and column, spans. `align` is `left`, `middle` or `right`."""

    text: str
    row: int
    column: int
    row_span: int = 1
    column_span: int = 1
    align: str = "middle"


class Sheet:
    """A PDF being drawn; places are in points from the top left."""

    def __init__(self, **options: object) -> None:
        self.buffer = io.BytesIO()
        self.canvas = Canvas(self.buffer, pagesize=(WIDTH, HEIGHT), **options)  # type: ignore[arg-type]

    def text(self, x: float, y: float, text: str, size: float = 12, font: str = SONG, apart: float = 0.0) -> None:
        """Print `text` with its base line at `y`, its letters set so many points `apart`."""
        self.canvas.setFont(font, size)
        self.canvas.drawString(x, HEIGHT - y, text, charSpace=apart)

    def font(self, file: str) -> None:
        """Make known a font that comes with reportlab and goes into the file, with codes of its own for characters.

        Its name is that of the file without `.ttf`.
        """
        pdfmetrics.registerFont(TTFont(file.removesuffix(".ttf"), file, asciiReadable=False))

    def prose(self, y: float, lines: Sequence[str], x: float = 80, size: float = 14) -> float:
        """Print lines, the first indented by two characters; give the height below them."""
        for index, line in enumerate(lines):
            self.text(x + (2 * size if index == 0 else 0), y + size, line, size)
            y += 1.6 * size
        return y

    def line(self, x0: float, y0: float, x1: float, y1: float) -> None:
        """Draw a ruling line."""
        self.canvas.setLineWidth(0.5)
        self.canvas.line(x0, HEIGHT - y0, x1, HEIGHT - y1)

    def page(self) -> None:
        """Go to the next page."""
        self.canvas.showPage()

    def data(self) -> bytes:
        """End the file, and give its bytes."""
        self.canvas.save()
        return self.buffer.getvalue()

    def table(
        self,
        xs: Sequence[float],
        ys: Sequence[float],
        boxes: Sequence[Box],
        *,
        rules: str = "all",
        upright: str = "middle",
        size: float = 9,
        split_digits: float = 0.0,
    ) -> None:
        """Draw a table with its column borders at `xs` and its row borders at `ys`.

        `rules`: `all`, `level`, `upright`, `box`, `three` (top, below the first row, foot), `thin` (filled boxes),
        `open` (no outer sides) or `none`. `upright` is where texts stand in a cell: `top` or `middle`. With
        `split_digits`, each digit is printed alone, and so many points apart from the next.
        """
        for box in boxes:
            x0, x1 = xs[box.column], xs[box.column + box.column_span]
            y0, y1 = ys[box.row], ys[box.row + box.row_span]
            self._rule(box, (x0, y0, x1, y1), xs, ys, rules)
            self._fill(box, (x0, y0, x1, y1), upright, size, split_digits)

    def _rule(
        self, box: Box, area: tuple[float, float, float, float], xs: Sequence[float], ys: Sequence[float], rules: str
    ) -> None:
        x0, y0, x1, y1 = area
        level, sides = rules in ("all", "level", "open"), rules in ("all", "upright")
        outer = rules in ("box", "upright", "all")
        for y in (y0, y1):
            is_end = y in (ys[0], ys[-1])
            if rules == "thin":
                self.canvas.rect(x0, HEIGHT - y - 0.25, x1 - x0, 0.5, stroke=0, fill=1)
            elif level or (outer and is_end) or (rules == "three" and (is_end or y == ys[1])):
                self.line(x0, y, x1, y)
        for x in (x0, x1):
            is_end = x in (xs[0], xs[-1])
            if rules == "thin":
                self.canvas.rect(x - 0.25, HEIGHT - y1, 0.5, y1 - y0, stroke=0, fill=1)
            elif sides or (outer and is_end) or (rules == "open" and not is_end):
                self.line(x, y0, x, y1)

    def _fill(
        self, box: Box, area: tuple[float, float, float, float], upright: str, size: float, split_digits: float
    ) -> None:
        x0, y0, x1, y1 = area
        lines = wrapped(box.text, x1 - x0 - 2 * PADDING, size)
        high = 1.3 * size
        y = y0 + PADDING if upright == "top" else (y0 + y1 - high * len(lines)) / 2
        for line in lines:
            wide = text_width(line, size)
            free = x1 - x0 - 2 * PADDING - wide
            x = x0 + PADDING + {"left": 0.0, "middle": free / 2, "right": free}[box.align]
            base = y + 1.1 * size
            if split_digits and line.isdigit():
                for index, digit in enumerate(line):
                    self.text(x + index * (0.5 * size + split_digits), base, digit, size, "Times-Roman")
            elif line.isdigit():
                self.text(x, base, line, size, "Times-Roman")
            else:
                self.text(x, base, line, size)
            y += high


def text_width(text: str, size: float) -> float:
    """The width of a text: a Chinese character is 1, all else 0.5."""
    return sum(size if ord(c) > 0x2000 else 0.5 * size for c in text)


def wrapped(text: str, width: float, size: float) -> list[str]:
    """Cut a text into lines no wider than `width` points, and where it has line feeds."""
    lines = []
    for part in text.split("\n"):
        line = ""
        for char in part:
            if line and text_width(line + char, size) > width + 0.01:
                lines.append(line)
                line = ""
            line += char
        lines.append(line)
    return lines


def pdf_of(objects: Mapping[int, bytes], root: int = 1) -> bytes:
    """A PDF of these objects, by number; `root` is the catalogue."""
    out = io.BytesIO()
    out.write(b"%PDF-1.7\n")
    places = {}
    for number, body in objects.items():
        places[number] = out.tell()
        out.write(b"%d 0 obj\n" % number + body + b"\nendobj\n")
    start = out.tell()
    size = max(objects) + 1
    out.write(b"xref\n0 %d\n0000000000 65535 f \n" % size)
    for number in range(1, size):
        out.write(b"%010d 00000 n \n" % places.get(number, 0))
    out.write(b"trailer\n<< /Root %d 0 R /Size %d >>\nstartxref\n%d\n%%%%EOF" % (root, size, start))
    return out.getvalue()
