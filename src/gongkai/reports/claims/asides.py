"""Figures that the text itself gives to a part, a region or other matters than the table: they contradict nothing."""

import re

from gongkai.reports.claims import part_words as said
from gongkai.reports.claims import words as claim_words
from gongkai.reports.claims.cells import GROUPS
from gongkai.reports.claims.places import Place
from gongkai.reports.claims.shape import LOOSE_COUNTERS, Pattern

_DIRECT = frozenset(("N01", "N02", "N04"))
"""Patterns of whole amounts, which 其中 or a named body makes a part."""
_NOT_HELD = "rq.unable_not_held.total"
_PETITION = "rq.not_processed_petition_complaint.total"
_CORRECTED = "撤销|变更|确认违法|责令"
_OF_REQUESTS = re.compile("申请|公开")
_SENTENCE = 300
"""Characters of a sentence that are looked at."""
_OUTCOMES = frozenset(("N08", "N09", "N10"))
ENDS = _OUTCOMES | {"N06", "N07"}
"""Patterns of how requests ended."""


def is_aside(place: Place, pattern: Pattern) -> bool:
    """Can the figure be of a part, of a region or of other matters than the table, by what the text itself says?"""
    around = f"{place.recent}#{place.ahead}"
    if (
        _is_regional(place)
        or _is_loose(place)
        or said.SINCE.match(place.ahead)
        or said.SINCE_THEN.search(place.recent)
        or said.OF_TOWNS.search(place.recent)
        or said.INSTANCE.search(place.before)
        or said.OF_DEPARTMENTS.search(around)
        or (place.passage.scope in ("aggregate", "system") and said.OF_ITS_OFFICE.search(place.recent))
    ):
        return True
    if place.subject in ("review", "suit"):
        return _is_of_other_proceedings(place)
    if place.subject in ("normative", "rules"):
        both = {"废止", "失效"} <= set(re.findall("废止|失效", around))
        others = said.OF_GOVERNMENT.search(place.before) or said.OF_LEVELS.search(around)
        together = place.figure.value and said.WITH_OTHER_DOCUMENTS.search(place.before)
        return bool(both or said.CLEARED.search(place.recent) or others or together)
    if pattern.id in _DIRECT and _is_part(place, pattern):
        return True
    papers = said.PAPERS.search(place.before) or claim_words.DOCUMENTS.search(f"{place.recent}{place.after}")
    return _is_of_a_reason(place, pattern) or bool(papers)


def _is_regional(place: Place) -> bool:
    """Of a whole region: 0 in all of it is 0 in each of its bodies, but not what bodies below have."""
    return place.regional and bool(place.figure.value or claim_words.OF_SOME_BODIES.search(place.recent))


def _is_loose(place: Place) -> bool:
    """Counted as other things are: 答复2次, and 规范性文件5条 among what a site shows. 行政复议0次 is none at all."""
    if place.subject in ("normative", "rules"):
        return place.figure.unit == "条" and bool(place.figure.value)
    none = place.subject in ("review", "suit") and not place.figure.value
    return place.figure.unit in LOOSE_COUNTERS and not none


def _is_of_other_proceedings(place: Place) -> bool:
    """Other reviews than those of disclosure, or one of several ways to be upheld or corrected: 维持12件，驳回5件."""
    if not place.figure.value:
        return False
    sentence = place.passage.text[slice(*place.span)]
    ways = re.findall("维持|驳回|胜诉", sentence)
    several = len(set(ways)) > 1 or ways.count("驳回") > 1
    upheld = several and re.search("维持|驳回|胜诉", place.window)
    corrected = len(set(re.findall(_CORRECTED, sentence))) > 1 and re.search(_CORRECTED, place.window)
    return bool(
        upheld
        or corrected
        or "案例" in place.window
        or said.OF_ENDED.search(place.recent)
        or said.ENDED.search(f"{place.before}#{place.ahead}")
        or said.TAKEN_IN.match(place.ahead)
        or said.AS_JUDGE.search(place.recent)
        or said.NOT_OURS.search(f"{place.before}#{place.ahead}")
        or said.OTHER_CASES.search(f"{place.recent}#{place.ahead}")
        or not said.OF_DISCLOSURE.search(f"{place.recent}{place.after}")
    )


def _is_of_a_reason(place: Place, pattern: Pattern) -> bool:
    """不予公开 for one reason, 予以公开 beside what was public already, or a reason's words about something else."""
    is_group = pattern.candidates[0] in GROUPS
    if pattern.id in ENDS and (said.OF_CARRIED.search(place.recent) or said.OF_SOME.search(place.window)):
        return True
    if "同意公开" in place.window and said.ASKED_FIRST.search(place.recent):
        return True
    around = f"{place.recent}#{place.ahead}"
    if pattern.id == "N06" and said.ALREADY_PUBLIC.search(around):
        return True
    if pattern.candidates[:1] == (_NOT_HELD,) and said.NOT_THERE.search(around):
        return True
    if is_group:
        return bool(said.FOR_A_REASON.search(place.before) or said.FOR_A_REASON.search(place.after))
    is_petition = pattern.candidates[:1] == (_PETITION,)
    of_all = is_petition and not re.search("申请|公开|不予处理", f"{place.recent}{place.ahead}")
    return of_all or (pattern.id in _OUTCOMES and place.subject == "unsaid")


def tells_of_other_work(sentence: str) -> bool:
    """Does a sentence count what is plainly no request, and names none: 受理不动产登记80件，均已办结?"""
    return _OF_REQUESTS.search(sentence) is None and said.OTHER_OBJECT.search(sentence) is not None


def _is_of_other_work(place: Place) -> bool:
    """The same of a figure. A clause that names requests again is of these."""
    if said.OTHER_OBJECT.search(f"{place.before}#"):
        return True
    return _OF_REQUESTS.search(place.before) is None and said.OTHER_OBJECT.search(place.recent) is not None


def _is_part(place: Place, pattern: Pattern) -> bool:
    """A part of what was received or done, a sum over years, or what was taken in of all that came."""
    taken_in = "受理" in place.before and "收到" not in place.before
    return bool(
        said.PART_OF.search(place.before)
        or re.match("其中[:：]", place.recent)
        or (re.match("其中，(?!新)", place.recent) and "新收" not in place.before)
        or said.OF_TWO_BODIES.search(place.passage.text[slice(*place.span)][:_SENTENCE])
        or claim_words.OF_THOSE.search(place.before)
        or said.LOOKED_AT.search(place.window)
        or said.OTHER_MATTERS.search(f"{place.before}#")
        or _is_of_other_work(place)
        or said.AT_A_DESK.search(place.recent)
        or said.WITH_OTHERS.search(place.before)
        or said.OF_THE_REST.search(place.before)
        or said.ANSWERED_SO.search(place.before)
        or said.MOST_OR_LEAST.search(place.recent)
        or said.MANY_BODIES.search(place.recent)
        or said.PARTS_AHEAD.search(place.recent)
        or said.PARTS_AHEAD.search(place.ahead)
        or said.WAYS_AHEAD.search(place.ahead)
        or ("累计" in place.before and not re.search("年", place.recent))
        or claim_words.BY_NOW.search(place.recent)
        or (pattern.id == "N04" and claim_words.DONE_LATER.search(place.ahead))
        or ((pattern.id == "N04" or taken_in) and said.OTHER_ENDS_AHEAD.search(place.ahead))
        or (pattern.id == "N04" and said.OTHER_ENDS_BEFORE.search(place.recent))
    )
