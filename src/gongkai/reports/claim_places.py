"""The figures of a passage, each with the words that say what it counts, of when, and for whom."""

import re
from bisect import bisect_right
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal

from gongkai.reports import claim_words
from gongkai.reports.claim_patterns import SUBJECTS, subject_of
from gongkai.reports.numerals import Figure, figures

_BEFORE, _AFTER, _RECENT, _BACK = 48, 36, 60, 200
"""Characters looked at: of the clause before a figure and behind it, of its sentence, and back for the subject."""
_SENTENCE = re.compile(r"[。！？!?\n]")
_CLAUSE = re.compile(r"[，；：:;（）()\[\]【】]|,(?!\d{3})")
_ITEM = re.compile(r"[，；：:;（）()\[\]【】、]|,(?!\d{3})")
_END = re.compile(r"[，；：:;（）()\[\]【】、。！？!?\n]|,(?!\d{3})")
_SHORT = 80

When = Literal["this", "other", "unknown"]
"""The report's year; another year, a part of one or a comparison; or a year named where the report's is unknown."""


@dataclass(frozen=True, slots=True)
class Place:
    """A figure and the words round it: its clause up to it, its clause behind it, and its sentence up to it and on."""

    figure: Figure
    before: str
    after: str
    recent: str
    ahead: str
    subject: str
    """A name of `claim_SUBJECTS`, or `""`."""
    when: When
    sentence: int
    clause: str
    """The clause that it stands in, for people."""

    @property
    def window(self) -> str:
        """The words round the figure, which is `#`."""
        return f"{self.before}#{self.after}"


def places(text: str, year: int | None) -> Iterator[Place]:
    """Each figure of a folded passage in its place. `year` is the report's."""
    ends = [match.end() for match in _SENTENCE.finditer(text)]
    found = list(figures(text))
    last: Place | None = None
    for n, figure in enumerate(found):
        following = found[n + 1].start if n + 1 < len(found) else len(text)
        sentence = bisect_right(ends, figure.start)
        opens = ends[sentence - 1] if sentence else 0
        before = _before(text, figure, last, opens)
        after = _after(text, figure.end, following)
        own = figure.start - len(before)
        last = Place(
            figure,
            before,
            after,
            text[max(opens, figure.start - _RECENT) : figure.start],
            text[figure.end : min(figure.end + _RECENT, ends[sentence] if sentence < len(ends) else len(text))],
            _subject(before, after, text, own),
            when(text, figure.start, own, year),
            sentence,
            clause_at(text, own, figure.end),
        )
        yield last


def _before(text: str, figure: Figure, last: Place | None, opens: int) -> str:
    """The figure's clause up to it; where that says nothing (共, 为), the clause before it as well.

    Words between two figures of one clause are the later one's, unless the earlier one stands before its noun.
    """
    between = text[max(opens, figure.start - _BEFORE) : figure.start]
    if last is not None and last.figure.end > figure.start - len(between):
        between = text[max(opens, last.figure.end) : figure.start]
        if opens <= last.figure.end:
            first = _ITEM.search(between)
            if first is None:
                return between if last.before.strip("其中共有") else ""
            between = between[first.end() :]
    clauses = _CLAUSE.split(between)
    if len(clauses) > 1 and claim_words.FILLER.fullmatch(clauses[-1].lstrip("、")):
        return f"{clauses[-2]}，{clauses[-1]}"
    return clauses[-1]


def _after(text: str, end: int, following: int) -> str:
    """The figure's clause behind it, or nothing where another figure follows in the same clause."""
    stop = _END.search(text, end, min(end + _AFTER, len(text)))
    limit = stop.start() if stop else min(end + _AFTER, len(text))
    return "" if following < limit else text[end:limit]


def _subject(before: str, after: str, text: str, own: int) -> str:
    """What the clause is about: the last subject before the figure, else the first behind it, else the last so far."""
    for words, last in ((before, True), (after, False), (text[max(0, own - _BACK) : own], True)):
        found = list(SUBJECTS.finditer(words))
        if found:
            return subject_of(found[-1 if last else 0])
    return ""


def subject_at(text: str, position: int) -> str:
    """What the text is about at a position: the last subject before it."""
    return _subject("", "", text, position)


def when(text: str, position: int, own: int, year: int | None) -> When:
    """Which time a figure is of: the last time named before it in its paragraph.

    The other side of a comparison (较2023年的12件) counts for its own clause only, which starts at `own`.
    """
    start = max(text.rfind("\n", 0, position) + 1, position - _BACK)
    for match in reversed(list(claim_words.TIME.finditer(text, start, position))):
        prefix = text[max(start, match.start() - 3) : match.start()]
        if claim_words.TARGET_BEFORE.search(prefix):
            continue
        if claim_words.COMPARISON_BEFORE.search(prefix):
            if match.start() >= own:
                return "other"
            continue
        if match["part"]:
            return "other"
        if match["year"]:
            return "unknown" if year is None else "this" if int(match["year"]) == year else "other"
        if match["this"]:
            return "this"
    return "this"


def clause_at(text: str, start: int, end: int) -> str:
    """The words from `start` to the end of the clause in which `end` lies, at most 80 characters more."""
    stop = _END.search(text, end, min(len(text), end + _SHORT))
    return text[start : stop.start() if stop else min(len(text), end + _SHORT)].strip("，、 \n")
