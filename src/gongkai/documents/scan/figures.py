"""Strings read twice, and figures held against the shapes of their ink: what does not agree is in doubt.

A recognition model may drop one of two like digits, or see a point in a speck. So each string that may be a figure is
read a second time, at another scale and without specks, and its digits are counted in the ink.
"""

from collections.abc import Mapping, Sequence
from itertools import permutations
from typing import NamedTuple

import numpy as np

from gongkai.documents.scan.again import agreed, likeliest, look_again, with_others
from gongkai.documents.scan.commas import Cut, parted
from gongkai.documents.scan.cuts import cleaned, cropped, kept_whole
from gongkai.documents.scan.ink import String
from gongkai.documents.scan.likely import likeliest_figure
from gongkai.documents.scan.numerals import as_numeral, numeral
from gongkai.documents.scan.opinions import (
    LIKE_ALONE,
    LIKER_ITSELF,
    VERY_LIKE,
    Alike,
    is_unspoilt,
    shape_of,
    speak_against,
    speak_for,
)
from gongkai.documents.scan.pictures import Grey
from gongkai.documents.scan.readings import (
    BROKEN,
    COUNTED,
    FIGURE,
    LEFT_SO,
    LETTERS,
    PLAIN,
    SPACED,
    STROKES,
    UNREAD,
    WORD,
    WORDS,
    is_figure,
    only_digits,
    plainly,
    pointed,
)
from gongkai.documents.scan.recognise import Read, Recogniser, between_thousands
from gongkai.documents.scan.seen import SLANT, THOUSANDS, Seen, fits, recut
from gongkai.documents.scan.shapes import (
    Shapes,
    digits_of,
    evenly_cut,
    likeness,
    pitch_of,
    shapes_of,
    tall_places,
)
from gongkai.documents.scan.slash import stroke, told_by_others
from gongkai.documents.scan.words import numerals, same_words

DASH, SLASH = "—", "/"
"""What a dash is read as, long or short, one or two of them; and one slash."""
_SURE = 0.8
"""Words with this confidence are not read again."""
_SURE_FIGURE = 0.85
"""Figures that one of the models' readings gives less confidence are in doubt: 54 was read as 34 twice, with 0.7."""
_SUREST, _ENOUGH = 0.99, 4
"""The confidence of both readings of a figure whose digits are the best patterns; and so many of a digit are enough."""
_SMALLER = 0.1
"""How much surer the second reading of words is if it is the better one: it is of a smaller picture."""
_UNDECIDED = 0.01
"""How much liker to another digit its shape may be if all readings and views of it are sure."""
_SURE_ALONE, _LIKE_SURE = 0.97, 0.93
"""How like one that stands alone and is no 1 is if all readings and views of it have the first confidence, at least."""
_BARELY = 0.008
"""How much liker to others of its kind a digit is whose shape is not spoilt, at least, if all readings and views of it
are alike: of 39 figures all were right, of 15 that were wrong none was such."""
_HIGHER = 1.2
"""A stroke alone that is so many times as high as most digits of its page is no 1."""
_LEANS = (0.7, SLANT)
"""How near to a straight line, from 0 to 1, the ink of a slash is, and how far it leans at least."""
_MAY_LEAN = (0.35, 0.2)
"""The same where the report's digits stand upright: theirs is at most 0.1, but 0.4 for a slash that is blurred."""
_FEWEST, _UPRIGHT = 10, 0.1
"""So many digits that on the average lean less than the second say that they stand upright."""
_LEGIBLE = 0.2
"""The share of a report's figures that are sure at once, at least, if it is legible: 30 % in the poorest that was
read without a mistake, 4 to 10 % in those that no one can read. What is sure there is so by chance."""
_SAID = 3
"""So many readings of a lone nought say so, unsurely, if its shape need not be surely one; others say nothing."""
_CLEARLY, _SPOILT_NOUGHT = 0.05, 0.8
"""How much liker to a nought than to any other a spoilt one is, and how like to one, at least."""
_FAR_OFF = 4.0
"""How many times as far from its own kind as most of them a digit is, at most, if neither reading is sure of it."""
_SHORT, _UNSURE = 6, 0.7
"""Characters of words that are looked at again, and their confidence: those of longer ones make up for each other."""


def see(picture: Grey, found: Sequence[String], models: Recogniser, words: Grey | None = None) -> list[Seen]:
    """Read strings in the picture of a page without ruling lines; what may be a figure, twice.

    `words` is the picture to read words in, if it is another.
    """
    first = models.read([cropped(picture if words is None else words, string.box) for string in found])
    again = [k for k, read in enumerate(first) if not _is_words(read)]
    if words is not None:
        figures = [k for k in again if not WORDS.search(first[k].text)]
        for k, read in zip(figures, models.read([cropped(picture, found[k].box) for k in figures]), strict=True):
            first[k] = read
    second = dict(zip(again, models.read([cleaned(picture, found[k]) for k in again]), strict=True))
    places = {k: tall_places(found[k]) for k in again}
    plain = [k for k in again if PLAIN.fullmatch(first[k].text)]
    pitch = pitch_of((len(only_digits(first[k].text)), places[k]) for k in plain)
    high = float(np.median([places[k][0].y1 - places[k][0].y0 for k in again if places[k]] or [1]))
    heights = [places[k][0].y1 - places[k][0].y0 for k in plain if places[k]]
    usual = float(np.median(heights)) if heights else high
    digits = {k: digits_of(picture, places[k], pitch, usual) for k in again}
    counts = {k: len(only_digits(first[k].text)) for k in plain}
    as_read = {k: Cut(evenly_cut(picture, found[k].box, pitch, usual, count)) for k, count in counts.items()}
    signed = {k: first[k].text for k in again if k not in as_read and is_figure(first[k])}
    as_read |= {k: parted(picture, found[k].box, pitch * usual, usual, text) for k, text in signed.items()}
    return [
        Seen(
            string,
            first[k],
            second.get(k, first[k]),
            digits.get(k, ()),
            stroke(picture, string),
            kept_whole(picture, string) if k in places else None,
            any(place.y1 - place.y0 > _HIGHER * usual for place in places.get(k, ())[:1]),
            as_read.get(k, Cut()),
        )
        for k, string in enumerate(found)
    ]


def decide(seen: Sequence[Seen], models: Recogniser) -> list[Read]:
    """What all strings of a report say. One in doubt has the confidence 0.

    Dashes and slashes are told by their shape: to the models a stroke alone is many things. Figures are held against
    the shapes of the others: one that the models doubt is sure if they and its shape say the same, one of which its
    shape says otherwise is in doubt. What is in doubt then is looked at again.
    """
    printed = _printed(seen)
    twice = [_agreed(one, printed.pitch) for one in seen]
    texts = {k: read.text for k, read in enumerate(twice) if read.confidence and is_figure(read)}
    if not _is_legible(seen, len(texts)):
        return [
            read if one.shown is None else read._replace(confidence=0.0) for one, read in zip(seen, twice, strict=True)
        ]
    printed = printed._replace(shapes=_shapes(seen, texts))
    seen = [one if twice[k].confidence else recut(one, printed.shapes, k) for k, one in enumerate(seen)]
    reads = [_decided(printed, k, one, read) for k, (one, read) in enumerate(zip(seen, twice, strict=True))]
    pictures = {k: one.shown for k, one in enumerate(seen) if one.shown is not None and _is_doubtful(one, reads[k])}
    again = look_again(pictures, models)
    agreed_on = {k: agreed([*map(plainly, seen[k][1:3])], [*map(plainly, some)]) for k, some in again.items()}
    figures = {k: text for k, text in agreed_on.items() if FIGURE.fullmatch(text)}
    texts |= {k: text for k, text in figures.items() if _is_pattern(printed, k, seen[k], text)}
    printed = printed._replace(shapes=_shapes(seen, texts))
    for k, some in again.items():
        if k not in figures:
            reads[k] = _reworded(seen[k], reads[k], some, agreed_on[k])
        elif _is_settled(printed, k, seen[k], some, figures[k]):
            reads[k] = _settled(figures[k])
    reads = _with_slashes(seen, reads, printed.shapes)
    likely = [_likely(printed, k, one, reads[k], again.get(k, ())) for k, one in enumerate(seen)]
    views = (map(plainly, (one.first, one.second, *again.get(k, ()))) for k, one in enumerate(seen))
    return same_words([*map(with_others, likely, views, (figures.get(k, "") for k in range(len(seen))))])


def _is_legible(seen: Sequence[Seen], sure: int) -> bool:
    """Tell whether enough of what may be figures is sure, dashes apart."""
    twice = (one[1:3] for one in seen if one.shown is not None and not one.string.is_dash)
    may_be = sum(any(is_figure(read) or BROKEN.fullmatch(read.text) for read in reads) for reads in twice)
    return may_be < _FEWEST or sure >= _LEGIBLE * may_be


class _Printed(NamedTuple):
    """How a report's figures are printed: their digits' pitch and shapes, and what is a slash among them."""

    pitch: float
    slash: tuple[float, float]
    shapes: Shapes


def _printed(seen: Sequence[Seen]) -> _Printed:
    plain = [one for one in seen if one.first.text == one.second.text and PLAIN.fullmatch(one.first.text)]
    pitch = pitch_of((len(only_digits(one.first.text)), [digit.box for digit in one.digits]) for one in plain)
    leans = [digit.lean for one in plain for digit in one.digits]
    is_upright = len(leans) >= _FEWEST and abs(float(np.median(leans))) < _UPRIGHT
    return _Printed(pitch, _MAY_LEAN if is_upright else _LEANS, shapes_of([]))


def _shapes(seen: Sequence[Seen], texts: Mapping[int, str]) -> Shapes:
    """The patterns of the report's figures, purest first: where a digit was read most surely, only that speaks for it.

    A 5 of coarse black and white is a 3 to the models, and then a pattern for the next one.
    """
    surest = [k for k in texts if min(seen[k].first.confidence, seen[k].second.confidence) >= _SUREST]
    return shapes_of((k, only_digits(text), seen[k].digits) for k, text in texts.items()).purest(surest, _ENOUGH)


def _is_pattern(printed: _Printed, number: int, one: Seen, text: str) -> bool:
    """Tell whether a figure may be a pattern for others: else one five read as three proves the next."""
    alike = [likeness(digit, printed.shapes, number) for digit in one.digits]
    return _is_whole(text, one, printed.pitch) and not speak_against(alike, only_digits(text))


def _is_whole(text: str, one: Seen, pitch: float) -> bool:
    """Tell whether a figure fits its ink, of which no ruling line can have taken any along."""
    return not any(one.string.at_line) and fits(text, one, pitch)


def _settled(text: str) -> Read:
    """A figure that all readings and its ink agree on; what stands between its thousands is not read, if a point.

    Where another point parts its fraction (9.074.4952), that one is a comma.
    """
    sign_lost = THOUSANDS.sub(lambda point: UNREAD + point[0][1:], text)
    is_sure = "." in sign_lost or UNREAD not in sign_lost
    return Read(between_thousands(",", text), _SURE_FIGURE) if is_sure else Read(sign_lost, 0.0)


def _is_doubtful(one: Seen, read: Read) -> bool:
    """Tell whether to look again: at what may be a figure, or its letters, and is in doubt; at short, unsure words."""
    texts = one.first.text, one.second.text
    if any(as_numeral(text) or some.fullmatch(text) for text in texts for some in (FIGURE, BROKEN, COUNTED)):
        return not read.confidence and not one.string.is_unclear
    return read.confidence < _UNSURE and any(map(WORD.search, texts)) and max(map(len, texts)) <= _SHORT


def _reworded(one: Seen, read: Read, again: Sequence[Read], text: str) -> Read:
    """What words without a digit are by all readings: a letter was a character. `text` is what all say of a figure."""
    reads = (one.first, one.second, *again)
    is_counted = COUNTED.fullmatch(text) is not None or as_numeral(text) != ""
    is_said = text in (plainly(one.first).text, plainly(one.second).text)
    if is_counted and is_said and any(some.text == text for some in reads):
        return Read(text, 0.0 if THOUSANDS.search(text) else _SURE_FIGURE)
    words = [some for some in reads if WORD.search(some.text)]
    has_digit = any(numerals(some.text) for some in reads) or read.text in (DASH, SLASH)
    return likeliest(words) if words and not has_digit else read


def _likely(printed: _Printed, number: int, one: Seen, read: Read, again: Sequence[Read]) -> Read:
    """What a figure in doubt is likely to be, still in doubt; a lone 0 or 1, which is little to a model, is sure."""
    texts = [plainly(some).text for some in (read, one.first, one.second, *again)]
    figures = [text for text in texts if FIGURE.fullmatch(text)]
    may_be_digit = len(one.digits) == 1 and all(len(text.strip(STROKES)) <= 1 for text in texts)
    is_settled = read.confidence > 0 or any(map(LEFT_SO.search, texts))
    if is_settled or one.shown is None or not (figures or may_be_digit):
        return read
    alike = [likeness(digit, printed.shapes, number) for digit in one.digits]
    lone = _lone(alike, texts)
    if lone and {lone}.issuperset(figures) and _is_whole(lone, one, printed.pitch):
        return Read(lone, _SURE_FIGURE)
    return Read(likeliest_figure(figures, alike) or read.text, 0.0)


def _lone(alike: Sequence[Alike], texts: Sequence[str]) -> str:
    """The digit that stands alone where no reading has another: what is round is nought; what is a stroke to all, 1."""
    if speak_for(alike, "0") or (texts.count("0") >= _SAID and _is_like_nought(alike)):
        return "0"
    is_stroke = not any(text.strip(STROKES + "1") for text in texts) and speak_for(alike, "1")
    return "1" if is_stroke and alike[0][1] >= VERY_LIKE else ""


def _is_like_nought(alike: Sequence[Alike]) -> bool:
    """Tell whether a lone digit is liker to a nought than to any other: surely so, or clearly, be it spoilt."""
    own, margin = alike[0][0], alike[0][0] - np.abs(np.delete(alike[0], 0)).max()
    is_surely = not speak_against(alike, "0")
    return len(alike) == 1 and bool(own >= _SPOILT_NOUGHT and (is_surely or margin >= _CLEARLY))


def _decided(printed: _Printed, number: int, one: Seen, read: Read) -> Read:
    if one.string.is_dash:
        return Read(DASH, 1.0)
    if (
        not any(one.string.at_line)
        and one.stroke[0] >= printed.slash[0]
        and printed.slash[1] < one.stroke[1] < 1 / SLANT
    ):
        return Read(SLASH, 1.0)
    may_be_figure = is_figure(one.first) or is_figure(one.second)
    is_word = read.confidence > 0 and WORD.fullmatch(read.text) is not None
    return _held_against(printed, number, one, read) if may_be_figure and not is_word else read


def _with_slashes(seen: Sequence[Seen], reads: Sequence[Read], shapes: Shapes) -> list[Read]:
    """The readings with slashes for marks in doubt that are like the others of the report, and no digits."""
    sure = {k for k, read in enumerate(reads) if read == (SLASH, 1.0, (), ())}
    lone = {
        k: one.digits[0]
        for k, one in enumerate(seen)
        if len(one.digits) == 1 and (k in sure or not (reads[k].confidence or one.string.is_unclear))
    }
    marks = {k: mark for k, mark in lone.items() if k in sure or not any(seen[k].string.at_line)}
    told = told_by_others(marks, sure & marks.keys(), shapes)
    return [Read(SLASH, 1.0) if k in told else read for k, read in enumerate(reads)]


def _held_against(printed: _Printed, number: int, one: Seen, read: Read) -> Read:
    """What a figure is, its digits' shapes asked too."""
    alike = [likeness(digit, printed.shapes, number) for digit in one.digits]
    if read.confidence:
        return read._replace(confidence=0.0) if speak_against(alike, only_digits(read.text)) else read
    for text, other in permutations(map(plainly, (one.second, one.first))):
        least = _SURE_FIGURE if other.confidence >= _SURE_FIGURE else _UNSURE
        is_point = only_digits(text.text) == only_digits(other.text)  # that one of them has, and no shape tells of
        is_denied = is_figure(other) and other.text != text.text and (is_point or text.confidence < least)
        is_shown = is_figure(text) and speak_for(alike, only_digits(text.text))
        is_shown = is_shown and not _is_far(one, alike, text.text, printed.shapes)
        if is_shown and not is_denied and _is_whole(text.text, one, printed.pitch):
            return Read(text.text, _SURE_FIGURE)
    return read


def _is_far(one: Seen, alike: Sequence[Alike], text: str, shapes: Shapes) -> bool:
    """Tell whether neither reading is sure and some digit is far from its own kind: a 5 that was twice read as a 3."""
    own = ((float(some[int(one)]), shapes.usual[int(one)]) for some, one in zip(alike, only_digits(text), strict=False))
    is_unsure = max(one.first.confidence, one.second.confidence) < _SURE_FIGURE
    return is_unsure and any(like < VERY_LIKE and 1 - like > _FAR_OFF * (1 - usual) for like, usual in own)


def _is_settled(printed: _Printed, number: int, one: Seen, again: Sequence[Read], text: str) -> bool:
    """Tell whether what all views say fits the ink, and is what one of the readings gave, or else each shape says.

    No shape may speak against it, and that of a digit at a ruling line must speak for it.
    """
    if not fits(THOUSANDS.sub(lambda point: "," + point[0][1:], text), one, printed.pitch):
        return False
    alike, digits = [likeness(digit, printed.shapes, number) for digit in one.digits], only_digits(text)
    read_as = {between_thousands("", plainly(read).text) for read in (one.first, one.second)}
    if between_thousands("", text.removeprefix("-")) not in read_as and not speak_for(alike, digits):
        return False
    if _is_far(one, alike, digits, printed.shapes):
        return False
    least = min(read.confidence for read in (one.first, one.second, *again))
    is_sure = least >= _SURE_FIGURE and one.first.text == one.second.text
    reads = map(plainly, (one.first, one.second, *again))
    are_alike = len({between_thousands("", read.text) for read in reads}) == 1
    liker, barely = -_UNDECIDED if is_sure else LIKER_ITSELF, _BARELY if are_alike else LIKER_ITSELF
    if speak_against(alike, digits, liker, barely, _LIKE_SURE if least >= _SURE_ALONE else LIKE_ALONE):
        return False
    ends = [(alike[end], digits[end]) for end, is_at in zip((0, -1), one.string.at_line, strict=True) if is_at]
    return all(shape_of(shape) == digit or (is_sure and is_unspoilt(shape, digit)) for shape, digit in ends)


def _is_words(read: Read) -> bool:
    return read.confidence >= _SURE and WORDS.search(read.text) is not None and not numerals(read.text)


def _agreed(one: Seen, pitch: float) -> Read:
    """What two readings say together."""
    first, second = one.first, one.second
    if first is second:
        return first
    confidence = min(first.confidence, second.confidence)
    if WORD.fullmatch(first.text) and first.confidence >= _SURE and not WORD.fullmatch(second.text):
        return first if first.confidence > second.confidence else Read(UNREAD, 0.0)
    if is_figure(second):
        is_alike = confidence >= _SURE_FIGURE and pointed(first.text) == pointed(second.text)
        is_sure = is_alike and not any(one.string.at_line) and not THOUSANDS.search(first.text)
        return Read(second.text, confidence if is_sure and fits(second.text, one, pitch) else 0.0)
    if not is_figure(first) and (said := numeral(first, second)):
        return said._replace(confidence=0.0) if one.string.is_unclear else said
    is_broken = BROKEN.fullmatch(second.text) or (first.text and not first.text.strip(STROKES))
    if is_figure(first) or is_broken or any(SPACED.fullmatch(read.text) for read in (first, second)):
        likely = second.text.translate(LETTERS)
        is_likely = FIGURE.fullmatch(likely) is not None
        return Read(first.text if is_figure(first) else likely if is_likely else second.text or UNREAD, 0.0)
    better = first if first.confidence > second.confidence - _SMALLER else second
    is_counted = COUNTED.fullmatch(better.text) is not None
    is_whole = not one.string.is_unclear and not THOUSANDS.search(better.text)
    is_unsure = is_counted and (confidence < _SURE_FIGURE or not is_whole)
    is_alike = numerals(first.text) == numerals(second.text)
    return Read(better.text or UNREAD, confidence if is_alike and not is_unsure else 0.0)
