"""What a reading of a string is by its characters alone: a figure, words, or what a model makes of spoilt digits."""

import re

from gongkai.documents.scan.numerals import as_numeral
from gongkai.documents.scan.recognise import Read

UNREAD = "\ufffd"
"""Stands for ink that nothing was recognised in."""
WORDS = re.compile(r"[\u4e00-\u9fff]{2}")
WORD = re.compile(r"(?![零〇一二两三四五六七八九十百])[\u4e00-\u9fff]")
"""One character that is no numeral: without its specks it may look like a digit."""
FIGURE = re.compile(r"-?[0-9.,]*[0-9][0-9.,]*")
PLAIN = re.compile(r"-?[0-9]+")
LEFT_SO = re.compile(f"[0-9]{UNREAD}[0-9]|[?？]")
"""Digits without the sign between their thousands; and what an office prints where it does not know."""
TRAILING = re.compile(r"(?<=[0-9])[.,]$")
"""What the noise behind a figure is read as: of a digit there would be ink."""
COUNTED = re.compile(r"[-+增加减少]*[0-9.,]*[0-9](?:[\u4e00-\u9fff（(\[*※①-⑳].*)?")
"""A figure with its unit, or a note, behind it (17835件), or with its sign before it (+1036)."""
SPACED = re.compile(r"-?[0-9.,]+(?: +[0-9.,]+)+")
"""A figure with a space in it, where a point may have been (7982 5929 for 7982.5929)."""
STROKES = "()[]{}|!"
"""What a broken 1 is read as; and a nought that is open at its top and bottom, both of its strokes."""
BROKEN = re.compile(r"[A-Za-z]{1,2}|[()\[\]{}|!]{1,2}|(?=.*[0-9])(?=.*[^0-9.,+\-/%() ])[ -~]+")
"""What spoilt digits are read as: a letter or two, strokes, or letters and signs among digits (40$3)."""
LETTERS = str.maketrans("SsOoIlZzBgq", "55001122899") | {ord("n"): "11"}
"""The digits that letters look like: such a figure is in doubt, but a sum may prove it."""


def is_figure(read: Read) -> bool:
    """Tell whether a reading is a plain figure."""
    return FIGURE.fullmatch(read.text) is not None


def pointed(text: str) -> str:
    """The digits of a text, and the points between them: what dirt may be to one reading alone."""
    return re.sub("[^0-9.]", "", text.replace(",", "."))


def only_digits(text: str) -> str:
    """The digits of a text."""
    return re.sub("[^0-9]", "", text)


def plainly(read: Read) -> Read:
    """A reading without what is read behind a figure, and a numeral as one."""
    return read._replace(text=as_numeral(read.text) or TRAILING.sub("", read.text))
