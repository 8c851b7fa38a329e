"""Radicals that stand for the characters they look like, ⾏ for 行, ⺠ for 民: fonts in PDF files map them so."""

import re
import unicodedata
from dataclasses import replace

from gongkai.values import Document, Grid, Paragraph

_SUPPLEMENT = {
    **dict(
        zip(
            "⺟⺠⻁⻄⻅⻆⻉⻋⻓⻔⻘⻙⻚⻛⻜⻝⻢⻣⻤⻥⻦⻨⻩⻬⻮⻰⻳",
            "母民虎西见角贝车长门青韦页风飞食马骨鬼鱼鸟麦黄齐齿龙龟",
            strict=True,
        )
    )
}
"""Radicals of a block of Unicode that does not say which characters they are."""
_CHARACTERS = str.maketrans(
    {**{chr(code): unicodedata.normalize("NFKC", chr(code)) for code in range(0x2F00, 0x2FD6)}, **_SUPPLEMENT}
)
_RADICAL = re.compile("[\u2e80-\u2fd5]")


def without_radicals(document: Document) -> Document:
    """The document with the characters in its paragraphs that a person sees there, one for one."""
    if not any(isinstance(block, Paragraph) and _RADICAL.search(block.text) for block in document.blocks):
        return document
    return replace(document, blocks=tuple(map(_plain, document.blocks)))


def _plain(block: Paragraph | Grid) -> Paragraph | Grid:
    return replace(block, text=block.text.translate(_CHARACTERS)) if isinstance(block, Paragraph) else block
