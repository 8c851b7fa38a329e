"""Scans to paragraphs and grids: PDF and OFD without text, PNG, JPEG. The one module that the extra `ocr` is for.

A page's picture becomes a `Page` like that of a PDF with text: characters with places, and ruling lines. From there on
both are read alike. Each character carries how sure it is; text in doubt is never handed on as if it were read.
"""

from collections.abc import Iterable, Sequence
from itertools import count, islice
from typing import NamedTuple

import numpy as np

from gongkai.documents.limits import Unreadable
from gongkai.documents.ofd.reader import ofd_pictures
from gongkai.documents.pdf.drawing import Rule
from gongkai.documents.pdf.glyphs import Glyph, Page
from gongkai.documents.pdf.lattice import find_lattices
from gongkai.documents.pdf.layer import with_doubt
from gongkai.documents.pdf.reader import blocks_of, title_of
from gongkai.documents.scan.coarse import is_coarse, softened
from gongkai.documents.scan.depth import deepen, is_too_faint, smooth
from gongkai.documents.scan.figures import decide, see
from gongkai.documents.scan.flat import flatten
from gongkai.documents.scan.halves import halves
from gongkai.documents.scan.height import text_height
from gongkai.documents.scan.ink import (
    String,
    by_place,
    doubt_at_lines,
    doubt_beside,
    doubt_cut,
    find_blobs,
    strings,
)
from gongkai.documents.scan.lines import Ruling, find_ruling
from gongkai.documents.scan.long import pages_of
from gongkai.documents.scan.pale import without_pale
from gongkai.documents.scan.pictures import MAX_SCAN_PAGES, Grey, pdf_pictures, read_picture, read_pictures
from gongkai.documents.scan.readings import UNREAD
from gongkai.documents.scan.recognise import Box, Read, Recogniser, marked, recogniser
from gongkai.documents.scan.seen import Seen
from gongkai.documents.scan.straight import straighten, whiten
from gongkai.documents.scan.streaks import doubt_under, hidden, without_streaks
from gongkai.documents.scan.strokes import Stroke
from gongkai.values import Document, DocumentKind, Note

MAX_READ = 25_000.0
"""How wide all strings of a scan may be, each in its own height: 30 pages of 830, where a dense one has 600.
Recognising them takes up to some five minutes, which no other document may."""
_TEXT_SIZE = 10.5
"""The size, in points, that most text of a page is taken to have: pictures do not say how large they are."""
_SIDEWAYS = 1.5
_FEWEST = 4
_LOOKED_AT = 16
_LIKE_MOST = 0.15
"""Sizes that differ from most by less than this are theirs."""
_SHORT = 4.0
"""A string narrower than this, in characters, does not tell its size by its width."""


def read_scan(data: bytes, *, name: str) -> Document:
    """Read a scan's pages.

    Cells and lines are as sure as `GridCell.confidence` says; ink that nothing was recognised in is U+FFFD with the
    confidence 0. Raises `Unreadable` for a damaged picture, one beyond the limits of `scan.pictures`, or without text.
    """
    kind, pictures = _pictures(data, name)
    models = recogniser()
    upright = (page for picture in pictures for page in _pages(picture, models))
    sheets = [half for page in upright for half in halves(*page)]
    unit = _TEXT_SIZE / (text_height(sheets) or _TEXT_SIZE)
    looked: list[_Looked] = []
    for number, (white, boxes) in enumerate(sheets, 1):
        left = MAX_READ - sum(page.cost for page in looked)
        looked.append(_look(white, boxes, unit, number, models, most=left))
    reads = iter(decide([one for page in looked for one in page.seen], models))
    pages = [_read_page(page, list(islice(reads, len(page.seen))), unit) for page in looked]
    if not any(page.glyphs for page in pages):
        raise Unreadable(
            f"{name}: no text was recognised in {len(pages)} pages; scan it anew, upright and in grey",
            f"{name}：在{len(pages)}页中没有识别出文字，请摆正后以灰度重新扫描",
        )
    blocks, notes = blocks_of(pages)
    blocks = tuple(map(with_doubt, blocks))
    recognised = Note(
        f"the text of {len(pages)} pages was recognised in pictures; cells in doubt are left without a value",
        f"{len(pages)}页的文字由图片识别得到，有疑问的单元格不取值",
    )
    return Document(kind, title_of(blocks), {}, blocks, (recognised, *notes))


def read_pages(data: bytes, pages: Sequence[Page], *, name: str) -> list[Page]:
    """Read pages of a PDF or OFD that are pictures, each to the size that it has.

    Raises `Unreadable` as `read_scan` does.
    """
    models = recogniser()
    looked: list[tuple[_Looked, float]] = []
    _, pictures = _pictures(data, name, [page.number for page in pages])
    for page, picture in zip(pages, pictures, strict=True):
        white, boxes = _upright(whiten(picture), models)
        unit = max(page.width, page.height) / max(white.shape)
        left = MAX_READ - sum(one.cost for one, _ in looked)
        looked.append((_look(white, boxes, unit, page.number, models, most=left), unit))
    reads = iter(decide([one for page, _ in looked for one in page.seen], models))
    return [_read_page(page, list(islice(reads, len(page.seen))), unit) for page, unit in looked]


def _pictures(data: bytes, name: str, numbers: Sequence[int] = ()) -> tuple[DocumentKind, Iterable[Grey]]:
    """What kind of file it is, and its pages, or those of these `numbers`."""
    if data.startswith(b"%PDF-"):
        return "pdf", pdf_pictures(data, name, numbers)
    if data.startswith(b"PK"):
        pages = list(islice(ofd_pictures(data, name=name, numbers=numbers), MAX_SCAN_PAGES + 1))
        if len(pages) > MAX_SCAN_PAGES:
            raise Unreadable(
                f"{name}: a scan of over {MAX_SCAN_PAGES} pages; give the pages of the report alone",
                f"{name}：扫描件超过{MAX_SCAN_PAGES}页，请只提供年报部分",
            )
        counted = zip(numbers or count(1), pages, strict=False)
        return "ofd", (read_picture(page, name, number) for number, page in counted)
    return "picture", read_pictures(data, name)


class _Looked(NamedTuple):
    """A page without characters, the strings in its cells, and what was read elsewhere or not at all."""

    page: Page
    seen: list[Seen]
    others: list[tuple[Box, Read]]
    cost: float
    """How wide all that was read in it is, in its height."""


def _look(white: Grey, boxes: Sequence[Box], unit: float, number: int, models: Recogniser, *, most: float) -> _Looked:
    """What a page shows. Raises `Unreadable` for one that costs more to read than `most`."""
    if not boxes:
        return _Looked(_page(number, white, unit, None), [], [], 0.0)
    high = text_height([(white, boxes)])
    sharp = white if is_coarse(white) else None
    smoothed = smooth(white) if sharp is None else softened(sharp)
    white, streaky = without_streaks(deepen(smoothed, boxes), high)
    white, pale = without_pale(white, high)
    lost = streaky | pale
    ruling = find_ruling(white, high)
    words = None if sharp is None else np.where(ruling.taken, np.uint8(255), sharp)
    page = _page(number, white, unit, ruling)
    places = _places(page, unit)
    cells = by_place(find_blobs(ruling.picture), places)
    found = [
        doubt_under(lost, doubt_at_lines(ruling.taken, doubt_beside(ruling.picture, one, blobs, high, place)), high)
        for place, blobs in zip(places, cells, strict=True)
        for one in strings(blobs, high, place)
    ]
    found = doubt_cut(ruling.taken, found, high)
    in_cells = by_place(boxes, places)
    inside = {box for some in in_cells for box in some}
    free = [box for box in boxes if box not in inside]
    cost = sum((box.x1 - box.x0) / (box.y1 - box.y0) for box in (*free, *(string.box for string in found)))
    if cost > most:
        raise Unreadable(
            f"page {number} of a scan has more print than any report; give the pages of the report alone",
            f"扫描件第{number}页的文字过多，不像年报，请只提供年报部分",
        )
    shown = white if sharp is None else sharp
    others = list(
        zip(free, (marked(read, UNREAD) for read in models.read([_cut(shown, box) for box in free])), strict=True)
    )
    others += [(box, Read(UNREAD, 0.0)) for box in _unseen(in_cells, cells, found)]
    unsure = np.ones_like(lost) if is_too_faint(smoothed, boxes) else lost
    others += [(box, Read(UNREAD, 0.0)) for box in hidden(unsure, places, [one.box for one in found], high)]
    return _Looked(page, see(ruling.picture, found, models, words), others, cost)


def _read_page(looked: _Looked, reads: Sequence[Read], unit: float) -> Page:
    inside = [(one.string.box, read) for one, read in zip(looked.seen, reads, strict=True)]
    return looked.page._replace(glyphs=(*_set(inside, unit), *_set(looked.others, unit)))


def _pages(picture: Grey, models: Recogniser) -> Sequence[tuple[Grey, list[Box]]]:
    """The page that a picture is, or the pages of a long one, upright, and where their texts are.

    A long one whose texts lie on their side is a page that is wide.
    """
    parts = pages_of(picture)
    if len(parts) > 1 and is_sideways(models.find(picture)):
        parts = [picture]
    return [_upright(whiten(part), models) for part in parts]


def _upright(white: Grey, models: Recogniser) -> tuple[Grey, list[Box]]:
    """The page turned so that its text is upright, and where the text is."""
    straight = flatten(straighten(white))
    boxes = models.find(straight)
    if is_sideways(boxes):
        straight = flatten(straighten(np.ascontiguousarray(np.rot90(white))))
        boxes = models.find(straight)
    widest = sorted(boxes, key=lambda box: box.x0 - box.x1)[:_LOOKED_AT]
    if models.is_upside_down([_cut(straight, box) for box in widest]):
        straight = np.ascontiguousarray(np.rot90(straight, 2))
        boxes = models.find(straight)
    return straight, boxes


def is_sideways(boxes: Sequence[Box]) -> bool:
    """Tell whether most texts run from top to bottom: so do labels written downwards, but the few lines are longer.

    Most texts of a table are single digits, which run neither way.
    """
    sideways = [box.y1 - box.y0 for box in boxes if box.y1 - box.y0 > _SIDEWAYS * (box.x1 - box.x0)]
    level = [box.x1 - box.x0 for box in boxes if box.x1 - box.x0 > _SIDEWAYS * (box.y1 - box.y0)]
    return len(sideways) >= _FEWEST and len(sideways) > len(level) and sum(sideways) > sum(level)


def _cut(picture: Grey, box: Box) -> Grey:
    return np.ascontiguousarray(picture[max(box.y0, 0) : max(box.y1, 1), max(box.x0, 0) : max(box.x1, 1)])


def _page(number: int, picture: Grey, unit: float, ruling: Ruling | None) -> Page:
    """A page in points, `unit` for each pixel, without characters."""
    height, width = picture.shape
    level, upright = (ruling.level, ruling.upright) if ruling else ((), ())
    return Page(
        number,
        width * unit,
        height * unit,
        (),
        _rules(level, unit),
        _rules(upright, unit),
        unmapped=0,
        hidden=False,
        pictures=1,
        drawn=0,
        lost=0,
    )


def _rules(strokes: Iterable[Stroke], unit: float) -> tuple[Rule, ...]:
    return tuple(Rule(stroke.at * unit, stroke.start * unit, stroke.end * unit) for stroke in strokes)


def _places(page: Page, unit: float) -> list[Box]:
    """All cells that the page's ruling lines make, in pixels."""
    lattices, _ = find_lattices(page)
    return [
        Box(*(round(v / unit) for v in (lattice.xs[left], lattice.ys[top], lattice.xs[right], lattice.ys[below])))
        for lattice in lattices
        for top, left, below, right in lattice.regions
    ]


def _unseen(in_cells: Sequence[list[Box]], cells: Sequence[list[Box]], found: Sequence[String]) -> list[Box]:
    """Where the detection model sees text in a cell that has no ink: too faint to be read, but not blank."""
    inked = {blob for string in found for blob in string.blobs}
    return [
        box
        for boxes, blobs in zip(in_cells, cells, strict=True)
        if not any(blob in inked for blob in blobs)
        for box in boxes
    ]


def _set(reads: Iterable[tuple[Box, Read]], unit: float) -> list[Glyph]:
    """Strings to characters, each where it stands if a Chinese one is as wide as two others."""
    kept = [(box, read) for box, read in reads if read.text.strip()]
    sizes = [_size(box, read.text) * unit for box, read in kept]
    most = float(np.median(sizes)) if sizes else 0.0
    glyphs = []
    for (box, read), size in zip(kept, sizes, strict=True):
        width = (box.x1 - box.x0) / _width(read.text)
        size = most if abs(size - most) < _LIKE_MOST * most else size  # noqa: PLW2901
        x, readings = float(box.x0), (read.text, *read.others) if read.others else ()
        for char in read.text:
            x1 = x + width * _width(char)
            if not char.isspace():
                glyphs.append(
                    Glyph(
                        char,
                        x * unit,
                        box.y0 * unit,
                        x1 * unit,
                        box.y1 * unit,
                        size,
                        confidence=read.confidence,
                        readings=readings,
                    )
                )
            x = x1
    return glyphs


def _size(box: Box, text: str) -> float:
    wide = _width(text)
    return (box.x1 - box.x0) / wide if wide >= _SHORT else box.y1 - box.y0


def _width(text: str) -> float:
    return sum(1.0 if char > "\u1fff" else 0.5 for char in text)
