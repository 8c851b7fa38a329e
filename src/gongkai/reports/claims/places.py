"""The figures of a passage, each with the words that say what it counts, of when, and for whom."""

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Literal, NamedTuple

from gongkai.reports.claims import words as claim_words
from gongkai.reports.claims.shape import MONEY
from gongkai.reports.claims.subjects import SUBJECTS
from gongkai.reports.kinds import kind_of
from gongkai.reports.numerals import Figure, figures
from gongkai.values import Scope

_BEFORE, _AFTER, _RECENT, _BACK = 48, 36, 60, 200
"""Characters looked at: of the clause before a figure and behind it, of its sentence, and back for the subject."""
_SENTENCE = re.compile(r"[。！？!?\n]")
_CLAUSE = re.compile(r"[，；：:;（）()\[\]【】]|,(?!\d{3})")
_ITEM = re.compile(r"[，；：:;（）()\[\]【】、]|,(?!\d{3})")
_OF_THESE = re.compile("[^，。；、]{0,12}中(?![止心央标国断介小])")
"""Behind a figure: what follows counts some of these (71件申请中予以公开、部分公开共30件)."""
_BEHIND_IT = re.compile(r"^[（(][^（）()\d]{1,24}[)）]")
"""What is said in brackets of the figure before them: 上年结转 in 7件（上年结转）、69件（办结）."""
_END = re.compile(r"[，；：:;（）()\[\]【】、。！？!?\n]|,(?!\d{3})")
_STOP = re.compile(r"[，；：:;（）()\[\]【】、。！？!?,]")
_SHORT = 80
_NAME = re.compile(r"《[^《》\n]{1,80}》")
"""What a document is called: its stops end no clause (《某办法（试行）》), its year is not the figures' behind.

Nor does it count anything (《优化营商环境87项措施》).
"""
_INCLUDING = re.compile(r"[(（](?:包含|包括|含)(?P<what>[^()（），。；：\d\n]{1,24})[)）]")
"""What a count behind includes, in brackets."""
_ASIDE = re.compile(r"[^()（）。]{0,24}\d[件起宗条份%][^()（）。]{0,12}[)）]")
"""Behind a time in brackets that closed: 予以公开19件（上年16件），部分公开11件."""
_DENIED = re.compile(
    "(?:未(?!予|审|结(?!转)|办|答|回复|处理|到|在|及时|补|缴|掌握|经|受理|按|能)|无(?!法|正当|效|关|需|论|一例外)|没有(?!现成)"
    "|不存在(?=[^，。；]{0,12}(?:情[况形]|现象|问题))|不涉及|不是|(?<=[均并都])非|(?:(?<=^中)|(?<=申请中))(?![止心央标国断介小])).*",
    re.DOTALL,
)
"""What is behind a figure from words on by which it is not said of it: 行政复议23件均未被纠错, 71件申请中予以公开的."""
_OF_CASES = re.compile("申请|复议|诉讼")
"""Papers that are counted by what they are of: 收到《政府信息公开申请表》7份. 出台《行政许可办法》 grants no 许可."""

When = Literal["this", "other", "unknown"]
"""The report's year; another year, a part of one or a comparison; or a year named where the report's is unknown."""


class Named(NamedTuple):
    """The matches of a pattern in a text, by where they begin."""

    starts: tuple[int, ...]
    matches: tuple[re.Match[str], ...]

    @classmethod
    def find(cls, pattern: re.Pattern[str], text: str) -> "Named":
        """All matches in a text."""
        matches = tuple(pattern.finditer(text))
        return cls(tuple(match.start() for match in matches), matches)

    def within(self, start: int, end: int) -> tuple[re.Match[str], ...]:
        """The matches that lie in a part of the text."""
        found = self.matches[bisect_left(self.starts, start) : bisect_left(self.starts, end)]
        return found[:-1] if found and found[-1].end() > end else found


@dataclass(frozen=True, slots=True)
class Passage:
    """A folded passage of a report of a year and scope, and where in it subjects and times are named (found once)."""

    text: str
    year: int | None
    scope: Scope
    unstopped: str = field(init=False)
    """The text without stops in the names of documents and in what a count includes, as long as it is."""
    subjects: Named = field(init=False)
    times: Named = field(init=False)

    def __post_init__(self) -> None:
        """Find the subjects and the times."""
        unstopped = _NAME.sub(lambda name: _STOP.sub("·", name[0]), self.text)
        object.__setattr__(self, "unstopped", _INCLUDING.sub(_joined, unstopped))
        papers = _NAME.sub(lambda name: name[0] if _OF_CASES.search(name[0]) else _nothing(name), self.text)
        object.__setattr__(self, "subjects", Named.find(SUBJECTS, papers))
        object.__setattr__(self, "times", Named.find(claim_words.TIME, _NAME.sub(_nothing, self.text)))


def _joined(including: re.Match[str]) -> str:
    """予以公开（含部分公开）30件 counts both: 予以公开、、部分公开的30件."""
    return f"{'、' * (including.start('what') - including.start())}{including['what']}的"


def _nothing(name: re.Match[str]) -> str:
    return "·" * len(name[0])


class Place(NamedTuple):
    """A figure and the words round it. What few figures are asked for is only worked out for these."""

    passage: Passage
    figure: Figure
    before: str
    """Its clause up to it."""
    after: str
    """Its clause behind it, up to what it denies."""
    subject: str
    """A kind of `SUBJECTS`, or `unsaid`."""
    sentence: int
    span: tuple[int, int]
    """Where its sentence begins and ends in the passage."""
    stop: int
    """Where its clause ends in the passage."""

    @property
    def window(self) -> str:
        """The words round the figure, which is `#`."""
        return f"{self.before}#{self.after}"

    @property
    def recent(self) -> str:
        """Its sentence up to it."""
        return self.passage.text[max(self.span[0], self.figure.start - _RECENT) : self.figure.start]

    @property
    def ahead(self) -> str:
        """Its sentence behind it."""
        return self.passage.text[self.figure.end : min(self.figure.end + _RECENT, self.span[1])]

    @property
    def when(self) -> When:
        """The time that it is of."""
        return when(self.passage, self.figure.start, self.figure.start - len(self.before))

    @property
    def regional(self) -> bool:
        """Is it by its paragraph of a whole region, though the report does not say that its tables are?"""
        if self.passage.scope in ("aggregate", "system"):
            return False
        end = self.figure.start
        earlier = self.passage.text[max(self.passage.text.rfind("\n", 0, end) + 1, end - _BACK) : end]
        return bool(claim_words.REGION.search(self.recent) or claim_words.REGION_COUNTED.search(earlier))

    @property
    def clause(self) -> str:
        """The clause that it stands in, for people."""
        return self.passage.text[self.figure.start - len(self.before) : self.stop].strip("，、 \n")


def places(passage: Passage, allowance: Iterator[int]) -> Iterator[Place]:
    """Each figure of a passage in its place; each takes one from the allowance."""
    text = passage.unstopped
    ends = [match.end() for match in _SENTENCE.finditer(text)]
    found = [figure for figure, _ in zip(figures(_NAME.sub(_nothing, text)), allowance, strict=False)]
    last: Place | None = None
    for n, figure in enumerate(found):
        following = found[n + 1].start if n + 1 < len(found) else len(text)
        sentence = bisect_right(ends, figure.start)
        opens = ends[sentence - 1] if sentence else 0
        before = _before(text, figure, last, opens)
        stop = _clause_end(text, figure.end)
        limit = min(stop, figure.end + _AFTER)
        after = "" if following < limit else _DENIED.sub("", text[figure.end : limit], count=1)
        span = opens, ends[sentence] if sentence < len(ends) else len(text)
        subject = _subject(passage, figure.start - len(before), figure, after)
        last = Place(passage, figure, before, after, subject, sentence, span, stop)
        yield last


def _before(text: str, figure: Figure, last: Place | None, opens: int) -> str:
    """The figure's clause up to it; where that says nothing (共, 为), the clause before it as well.

    Words between two figures of one clause are the later one's, unless the earlier one stands before its noun.
    """
    between = text[max(opens, figure.start - _BEFORE) : figure.start]
    if last is not None and last.figure.end > figure.start - len(between):
        between = text[max(opens, last.figure.end) : figure.start]
        between = _BEHIND_IT.sub("", between)
        if opens <= last.figure.end:
            first = _ITEM.search(between)
            if first is None:
                return between if last.before.strip("其中共有") else ""
            between = between[(_OF_THESE.match(between) or first).end() :]
    clauses = _CLAUSE.split(between)
    if len(clauses) > 1 and claim_words.FILLER.fullmatch(clauses[-1].lstrip("、")):
        return f"{clauses[-2]}，{clauses[-1]}"
    return clauses[-1]


def _clause_end(text: str, position: int) -> int:
    """Where the clause ends in which a position lies, at most 80 characters on."""
    end = min(len(text), position + _SHORT)
    stop = _END.search(text, position, end)
    return stop.start() if stop else end


def _subject(passage: Passage, own: int, figure: Figure, after: str) -> str:
    """What the clause is about: the last subject before the figure, else the first behind it, else the last so far.

    Outcomes behind a count of requests are theirs, whatever was asked for: 受理申请4件，内容为规范性文件，予以公开2件.
    """
    before = passage.subjects.within(own, figure.start)
    if before:
        return kind_of(before[-1])
    behind = passage.subjects.within(figure.end, figure.end + len(after)) if after else ()
    if behind:
        return kind_of(behind[0])
    if claim_words.OUTCOME.search(f"{passage.text[own : figure.start]}#{after}"):
        start = max(passage.text.rfind("\n", 0, own) + 1, own - _BACK)
        if claim_words.REQUESTS_COUNTED.search(passage.text[start:own]):
            return "request"
    return subject_at(passage, own, but="" if figure.unit in MONEY else "fee")


def subject_at(passage: Passage, position: int, but: str = "") -> str:
    """What the text is about at a position: the last subject before it, `but` for one, or `unsaid`.

    A count is of no fee: 收到申请9件；未收取费用。其中2件….
    """
    found = passage.subjects.within(max(0, position - _BACK), position)
    return next((kind for kind in map(kind_of, reversed(found)) if kind != but), "unsaid")


def when(passage: Passage, position: int, own: int) -> When:
    """Which time a figure is of: the last time named before it in its paragraph.

    The other side of a comparison (较2023年的12件) counts for its own clause only, which starts at `own`; behind a part
    of a year in a sentence before that tells of other work (6月召开会议。) it is not known.
    """
    text, year = passage.text, passage.year
    start = max(text.rfind("\n", 0, position) + 1, position - _BACK)
    ours: When = "this"
    for match in reversed(passage.times.within(start, position)):
        prefix = text[max(start, match.start() - 3) : match.start()]
        if claim_words.TARGET_BEFORE.search(prefix) or _ASIDE.match(text, match.end(), position):
            continue
        if claim_words.COMPARISON_BEFORE.search(prefix):
            if match.start() >= own:
                return "other"
            continue
        kind = kind_of(match)
        if kind == "part" and _is_of_other_work(text, start, match, own):
            ours = "unknown"
        elif kind != "whole":
            return _of_time(match, kind, year, ours)
    return ours


def _of_time(time: re.Match[str], kind: str, year: int | None, ours: When) -> When:
    """Which time words tell; a school year is called by the year that it ends in."""
    if kind in ("year", "school"):
        told = int(re.findall(r"20\d\d", time[0])[-1])
        return "unknown" if year is None else ours if told == year else "other"
    return "other" if kind == "part" else ours


def _is_of_other_work(text: str, start: int, time: re.Match[str], own: int) -> bool:
    """Does a time stand in a sentence that ends before `own` and tells nothing of what is counted here?"""
    end = text.find("。", time.end(), own)
    opens = text.rfind("。", start, time.start()) + 1 or start
    return end >= 0 and claim_words.OF_THIS_WORK.search(text[opens:end]) is None


def clause_at(text: str, start: int, end: int) -> str:
    """The words from `start` to the end of the clause in which `end` lies, at most 80 characters more."""
    return text[start : _clause_end(text, end)].strip("，、 \n")
