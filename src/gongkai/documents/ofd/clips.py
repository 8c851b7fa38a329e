"""What of an object of an OFD page is shown: what is clipped away of it is not (8.6 of GB/T 33190-2016)."""

from collections.abc import Iterator, Sequence

from lxml import etree

from gongkai.documents.ofd.places import Space, children, corner_of, numbers, space_of, subpaths
from gongkai.documents.pdf.veils import Box, Point, around

_LONGEST = 4_096
"""Letters of a path that is looked into; of a longer one, which is no box, the boundary is taken."""

Window = tuple[Box, ...]
"""Parts of a page, in any of which an object is shown."""


def windows_of(node: etree._Element, space: Space) -> list[Window]:
    """Where an object, which stands in a `space`, is shown: in all of these at once.

    Programs do not agree on whether the object's own matrix holds for its clips: either way is taken.
    """
    found: list[Window] = []
    spaces = {space.inside(corner_of(node)), space.inside(space_of(node))}
    for clips in children(node, "Clips"):
        found += [
            tuple(box for one in spaces for box in _boxes(list(children(clip, "Area")), one))
            for clip in children(clips, "Clip")
        ]
    return found


def is_shown(windows: Sequence[Window], x: float, y: float) -> bool:
    """Tell whether what stands at a place of the page is not clipped away."""
    return all(any(box.holds(x, y) for box in window) for window in windows)


def left_of(box: Box, windows: Sequence[Window]) -> Box:
    """The part of a box that its clips leave, where each is one part of the page; else all of it."""
    for window in windows:
        if len(window) == 1:
            x0, top, x1, bottom = window[0]
            box = Box(max(box.x0, x0), max(box.top, top), min(box.x1, x1), min(box.bottom, bottom))
    return box


def _boxes(areas: Sequence[etree._Element], space: Space) -> Iterator[Box]:
    """The boxes round the paths of clipping areas; one that is made of letters shows no figure."""
    for area in areas:
        inside = space.inside(space_of(area))
        for path in children(area, "Path"):
            box = around([inside.at(*point) for point in _corners(path)])
            if box is not None:
                yield box


def _corners(path: etree._Element) -> list[Point]:
    data = " ".join(part.text or "" for part in children(path, "AbbreviatedData"))
    bounds = numbers(path.get("Boundary"))
    if len(data) > _LONGEST and len(bounds) >= 4:
        x, y, wide, high = bounds[:4]
        return [(x, y), (x + wide, y + high)]
    own = space_of(path)
    return [own.at(*point) for _, points in subpaths(data[:_LONGEST]) for point in points]
