"""Which pattern of claims a figure fits: by its subject, its counter and the words round it, its sentence's and years'.

The patterns themselves stand in `claims.patterns` and `claims.proceedings`.
"""

from gongkai.reports.claims import words as claim_words
from gongkai.reports.claims.patterns import OTHER_APPLICANTS, OTHERS, PATTERNS_OF
from gongkai.reports.claims.places import Place
from gongkai.reports.claims.shape import CARRIED_OUT, NEW, Pattern
from gongkai.reports.claims.transfers import CARRIED_ALONE, CARRIED_IN_ALONE, ONTO_THIS_YEAR


def find(subject: str, unit: str, window: str) -> Pattern | None:
    """The first pattern that a figure fits, by its subject, its counter and the words round it."""
    for pattern in PATTERNS_OF.get(subject, ()):
        if unit in pattern.units and pattern.words.search(window):
            return pattern
    return None


def pattern_of(place: Place, means_before: str) -> Pattern | None:
    """The pattern that a figure fits; where its clause says nothing, the next one may: 9件未到期限，结转下年度办理.

    `means_before` is the sum of cells that the figure before it speaks of: 其他 behind applicants is one of these.
    """
    subject, unit = place.subject, place.figure.unit
    pattern = find(subject, unit, place.window)
    is_part = pattern is not None and pattern.id == "N01" and claim_words.OF_THOSE.search(place.before)
    if (pattern is None or is_part) and (onward := claim_words.THEN_ONWARD.match(place.ahead)):
        pattern = find(subject, unit, f"#{onward['onward']}")
    if pattern is OTHERS and means_before.startswith("rq.requests_new.") and not means_before.startswith(NEW):
        return OTHER_APPLICANTS
    is_out = place.before.endswith("除") or claim_words.DONE_BEFORE.search(place.recent)
    if pattern is CARRIED_ALONE and not is_out:
        return CARRIED_IN_ALONE
    return _carried(place, pattern) if pattern is not None and pattern.candidates == (CARRIED_OUT,) else pattern


def _carried(place: Place, pattern: Pattern) -> Pattern | None:
    """The pattern of what is carried on: the years that are named tell whether out of this one, into it, or neither."""
    year = place.passage.year
    into, out_of = claim_words.INTO_YEAR.search(place.window), claim_words.FROM_YEAR.search(place.window)
    if year is None or not (into or out_of):
        return pattern
    reached = int(into[1] or into[2]) if into else int(out_of[1]) + 1 if out_of else year
    return pattern if reached > year else ONTO_THIS_YEAR if reached == year else None
