"""Chinese numerals in the cells of a scan: what the models take their strokes for, and when two readings are sure.

十 is a plus sign to the models, 一 a hyphen or a 1 and 七 a t, as long as no word stands beside them.
"""

import re

from gongkai.documents.scan.recognise import Read

_NUMERAL = re.compile(r"(?=.*[二三四五六七八九十百t+])(?:[一二三四五六七八九十百t+\-]|(?<=[十+])1)+")
_STROKES = str.maketrans("t+-1", "七十一一")
_SURE = 0.85
"""The confidence that both readings need: 二 and 三 differ in one stroke."""


def as_numeral(text: str) -> str:
    """The numeral that a text is or was taken from; nothing where it is none.

    >>> as_numeral("二+-"), as_numeral("+1"), as_numeral("t"), as_numeral("-"), as_numeral("4")
    ('二十一', '十一', '七', '', '')
    """
    return text.translate(_STROKES) if _NUMERAL.fullmatch(text) else ""


def numeral(first: Read, second: Read) -> Read | None:
    """What two readings of a Chinese numeral say together; None where neither is one.

    One of which nothing but signs and letters was seen may be none.
    """
    text, other = as_numeral(first.text), as_numeral(second.text)
    if not text and not other:
        return None
    has_own = text in (first.text, second.text)
    confidence = min(first.confidence, second.confidence)
    is_sure = text == other and has_own and confidence >= _SURE
    return Read(text or other, confidence if is_sure else 0.0)
