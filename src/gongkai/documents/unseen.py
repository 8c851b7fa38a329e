"""Characters that print nothing: editors and programs leave them in what is copied, also between the words of a name.

Spaces without width, marks that join or part words, and marks of a direction. The one that turns digits round (U+202E)
is none of them: 12 is shown as 21 behind it.
"""

import re
from dataclasses import replace

from gongkai.values import Document, Grid, GridCell, Paragraph

_UNSEEN = re.compile("[\u00ad\u200b-\u200f\u202a-\u202d\u2060\u2066-\u2069\ufeff]")


def without_unseen(text: str) -> str:
    """The text as it is seen.

    >>> without_unseen("\u202d12\u202c件")
    '12件'
    """
    return text if text.isascii() else _UNSEEN.sub("", text)


def as_seen(document: Document) -> Document:
    """The document with its texts as they are seen: what character references and office files held is left too."""
    blocks = tuple(map(_seen, document.blocks))
    metadata = {name: without_unseen(text) for name, text in document.metadata.items()}
    return replace(document, title=_spaced(document.title), metadata=metadata, blocks=blocks)


def _spaced(text: str) -> str:
    seen = without_unseen(text)
    return text if seen == text else " ".join(seen.split())


def _seen(block: Paragraph | Grid) -> Paragraph | Grid:
    if isinstance(block, Paragraph):
        text = _spaced(block.text)
        return block if text == block.text else replace(block, text=text)
    cells = {id(cell): cell for row in block.rows for cell in row if cell is not None}
    if not _UNSEEN.search("".join([cell.text for cell in cells.values()])):
        return block
    seen = {key: cell._replace(text=_spaced(cell.text)) for key, cell in cells.items()}

    def of(cell: GridCell | None) -> GridCell | None:
        return None if cell is None else seen[id(cell)]

    return replace(block, rows=tuple(tuple(map(of, row)) for row in block.rows))
