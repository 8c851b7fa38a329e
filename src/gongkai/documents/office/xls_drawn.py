"""What an XLS draws over its cells: pictures and text boxes, each with the places that it reaches from and to."""

import struct
from collections.abc import Iterator

from gongkai.documents.office.sheets import Area

_ANCHOR = b"\x10\xf0\x12\x00\x00\x00"
"""The kind and the length of the part of a drawing that says where it stands (`OfficeArtClientAnchorSheet`)."""
_SIZE = 18
_MOST = 500


def anchors(body: bytes) -> Iterator[Area]:
    """Where the objects of a drawing record stand."""
    at = body.find(_ANCHOR)
    for _ in range(_MOST):
        place = at + len(_ANCHOR)
        if at < 0 or len(body) < place + _SIZE:
            return
        left, top, right, bottom = struct.unpack_from("<2xHxxHxxHxxH", body, place)
        yield min(top, bottom), min(left, right), max(top, bottom), max(left, right)
        at = body.find(_ANCHOR, place)
