"""Pictures among the pages of a file with text: a table that was scanned, or pasted as a screenshot, is no text."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from itertools import islice, product
from typing import NamedTuple

from gongkai.documents.limits import Unreadable
from gongkai.documents.pdf.drawing import THIN
from gongkai.documents.pdf.glyphs import Page
from gongkai.documents.pdf.lattice import find_lattices
from gongkai.documents.pdf.veils import Box
from gongkai.values import Note

FEWEST_CHARS = 20
"""A page that prints fewer characters, its number or its seal, and shows a large picture, is a picture.

So is a file that has pictures, and fewer on the average page.
"""
_OF_PAGE = 0.25
MOST_OUTLINES = 200
"""So many small shapes on a page without a text are its characters, drawn as outlines."""
_WIDE, _HIGH = 0.4, 0.06
"""The shares of a page's sides that the lowest of the three tables takes at least."""
_NEAR = 2.0
"""Points between two pictures that are strips of one."""
_MOST_LARGE = 30
_FEW = 3
"""Characters that may reach into a picture of figures; more stand on the ground of a page, or under a seal."""
_TILE, _MOST_TILES = 6.0, 6_000
MOST_RECOGNISED = 6
"""Pages of a file with text that are recognised: each takes some 5 s. A book of photographs has more, and no table."""
_SHOWN = 10

_GIVE_ALONE = Note(
    "give such pages as a file of their own, so that they are recognised as a scan",
    "请将这些页面单独存为一个文件，以便作为扫描件识别",
)
_NO_TABLE = Note("no table was recognised in it", "其中没有识别出表格")
_RECOGNISED = Note(
    "a picture without text, its text was recognised; cells in doubt are left without a value",
    "是没有文字的图片，文字由识别得到，有疑问的单元格不取值",
)
_LARGE_PICTURE = Note(
    "a picture as large as a table, whose text is not read", "有一幅与表格一样大的图片，其中的文字未读取"
)

Recognise = Callable[[Sequence[Page]], Sequence[Page]]
"""Reads pages that are pictures. Raises `Unreadable` where that cannot be done."""


class Pictured(NamedTuple):
    """The numbers of the pages that were recognised, and what is said of pictures."""

    recognised: tuple[int, ...]
    notes: tuple[Note, ...]


def with_recognised(pages: Sequence[Page], recognise: Recognise | None) -> tuple[list[Page], Pictured]:
    """The pages, those that are pictures of tables as they are recognised, if there is a way and they are few.

    What is recognised on a cover is left out: the text of other pages says the same, and does not err.
    """
    whole = [page for page in pages if len(page.glyphs) < FEWEST_CHARS and _is_picture(page)]
    others = [page.number for page in pages if page not in whole and _has_table(page)]
    read: dict[int, Page] = {}
    why = _GIVE_ALONE
    if whole and recognise and len(whole) <= MOST_RECOGNISED:
        try:
            read = {page.number: page for page in recognise(whole) if find_lattices(page)[0]}
            why = _NO_TABLE
        except Unreadable as error:
            why = Note(str(error), error.zh)
    unread = [page.number for page in whole if page.number not in read]
    not_read = Note(f"a picture without text, not read; {why.en}", f"是没有文字的图片，未读取；{why.zh}")
    said = ((list(read), _RECOGNISED), (unread, not_read), (others, _LARGE_PICTURE))
    notes = tuple(_on_pages(numbers, words) for numbers, words in said if numbers)
    made = [read.get(page.number) or (_sure(page) if read else page) for page in pages]
    return made, Pictured(tuple(read), notes)


def _sure(page: Page) -> Page:
    """The page, its characters surer than recognised ones: a table may begin there and go on in a picture."""
    sure = (g if g.confidence is not None else g._replace(confidence=1.0) for g in page.glyphs)
    return page._replace(glyphs=tuple(sure))


def _on_pages(numbers: Sequence[int], words: Note) -> Note:
    shown = [str(number) for number in numbers[:_SHOWN]]
    more = len(numbers) > _SHOWN
    return Note(
        f"page{'s' * (len(numbers) > 1)} {', '.join(shown)}{', …' * more}: {words.en}",
        f"第{'、'.join(shown)}页{'等' * more}{words.zh}",
    )


def _is_picture(page: Page) -> bool:
    sides = ((_within(box.x0, box.x1, page.width), _within(box.top, box.bottom, page.height)) for box in page.pictured)
    area = sum(wide * high for wide, high in sides)
    return area >= _OF_PAGE * page.width * page.height or len(page.shapes) >= MOST_OUTLINES


def _within(start: float, end: float, side: float) -> float:
    """How much of a picture's side is on the page."""
    return max(0.0, min(end, side) - max(start, 0.0))


def with_pictured_cells(page: Page) -> Page:
    """The page with small shapes all over each picture that stands on it alone: blank cells under it show something."""
    if len(page.glyphs) < FEWEST_CHARS:
        return page
    tiles = (tile for box in _bare(page) for tile in _tiles(box))
    shapes = sorted((*page.shapes, *islice(tiles, _MOST_TILES)), key=lambda box: box.top + box.bottom)
    return page._replace(shapes=tuple(shapes))


def _tiles(box: Box) -> Iterator[Box]:
    wide, high = box.x1 - box.x0, box.bottom - box.top
    across, down = (max(1, int(side // _TILE)) for side in (wide, high))
    for n, k in product(range(min(down, _MOST_TILES)), range(min(across, _MOST_TILES))):
        x, y = box.x0 + wide * k / across, box.top + high * n / down
        yield Box(x, y, x + wide / across, y + high / down)


def _has_table(page: Page) -> bool:
    """Tell whether a picture as large as a table, in which no text of the page stands, is on a page."""
    return next(_bare(page, _WIDE * page.width, _HIGH * page.height), None) is not None


def _bare(page: Page, wide: float = THIN, high: float = THIN) -> Iterator[Box]:
    """The pictures of more than these sizes that hold next to no text of the page."""
    large = (box for box in _joined(page.pictured) if box.x1 - box.x0 > wide and box.bottom - box.top > high)
    for box in islice(large, _MOST_LARGE):
        if sum(box.holds(glyph.x, glyph.y) for glyph in page.glyphs) < _FEW:
            yield box


def _joined(boxes: Iterable[Box]) -> list[Box]:
    """The pictures, those made one that are strips of one: as wide, and right below each other."""
    joined: list[Box] = []
    for box in sorted(boxes, key=lambda box: (round(box.x0), round(box.x1), box.top)):
        last = joined[-1] if joined else None
        if last and _are_strips(last, box):
            joined[-1] = last._replace(bottom=max(last.bottom, box.bottom))
        else:
            joined.append(box)
    return joined


def _are_strips(above: Box, below: Box) -> bool:
    sides = abs(above.x0 - below.x0), abs(above.x1 - below.x1)
    return max(sides) <= _NEAR and abs(below.top - above.bottom) <= _NEAR
