"""Figures in the text held against the tables: every match of the patterns N01 to N28, with what the tables say.

Nothing is mended, and a figure is only a contradiction after all that it can mean was tried. Figures of another year,
of half a year or of a comparison with the year before are none of this year's; figures that the text itself gives to
a part (各部门, 本级, 其中) are at worst ambiguous. Statistics periods (N25) are held against the report's year.
"""

import re
from collections.abc import Iterator, Mapping, Sequence
from itertools import groupby

from gongkai.reports import findings
from gongkai.reports.claims import words as claim_words
from gongkai.reports.claims.all_alike import all_alike
from gongkai.reports.claims.asides import is_aside, tells_of_other_work
from gongkai.reports.claims.cells import Judged, Judgement, judge
from gongkai.reports.claims.finding import find, pattern_of
from gongkai.reports.claims.in_words import in_words
from gongkai.reports.claims.patterns import PATTERNS_OF
from gongkai.reports.claims.places import Passage, Place, places
from gongkai.reports.claims.respective import told_apart
from gongkai.reports.claims.sentences import Told, broken_down, counted_twice, is_of_a_part, of_sentence
from gongkai.reports.claims.shape import (
    CARRIED,
    CARRIED_IN,
    COMPLETED,
    NEW,
    OTHER,
    WORKLOAD,
    Pattern,
)
from gongkai.reports.claims.shares import judge_rate, judge_share
from gongkai.reports.claims.sums import named_together
from gongkai.reports.claims.transfers import ONTO_THIS_YEAR
from gongkai.reports.contacts import without_contacts
from gongkai.reports.passages import MOST_TEXT, Passages
from gongkai.values import Cell, Claim, Finding, Scope

MOST_FIGURES = 1_000
"""Figures of one report, in digits and in words, that are looked at; a real one has a few dozen, at most hundreds."""


def read_claims(
    passages: Passages, cells: Mapping[str, Cell], year: int | None, scope: Scope
) -> tuple[tuple[Claim, ...], tuple[Finding, ...]]:
    """The claims of a report's text, in its order, and a finding for each that the tables contradict.

    `cells` are the report's, by key; `year` is the report's, None if unknown: figures under a named year then
    contradict nothing; nor do figures of a whole region, unless the report's `scope` is `aggregate` or `system`. A
    claim's text is its clause as folded, without contacts; 没有一件 is folded into 没有, and each figure of 分别 stands
    behind its noun.
    """
    judged: list[Judged] = []
    allowance = iter(range(MOST_FIGURES))
    for text in passages.texts:
        passage = Passage(told_apart(claim_words.NOT_ONE.sub(r"\1", text)), year, scope)
        judged += _read(passage, cells, allowance)
    contradictions: dict[tuple[object, ...], Finding] = {}
    for one in judged:
        claim = one.claim
        if claim.status == "mismatch" and claim.pattern != "N25":  # X-YEAR tells of a period of another year.
            key = claim.pattern, claim.value, claim.cells
            if key not in contradictions:
                contradictions[key] = _finding(one)
    told = [_TOO_LONG] if passages.cut or next(allowance, None) is None else []
    return tuple(one.claim for one in judged), (*contradictions.values(), *told)


_TOO_LONG = findings.left_null(
    findings.DOCUMENT,
    f"正文过长，仅核对了前{MOST_TEXT}字、至多{MOST_FIGURES}处数字",
    f"the text is too long: only the first {MOST_TEXT} characters, and at most {MOST_FIGURES} figures, were held "
    "against the tables",
    severity="info",
)


def _read(passage: Passage, cells: Mapping[str, Cell], allowance: Iterator[int]) -> list[Judged]:
    """The claims of one passage, as far as the allowance of figures goes."""
    found = in_words(passage, cells, allowance)
    for _, group in groupby(places(passage, allowance), key=lambda place: place.sentence):
        told: list[Told] = []
        for place in group:
            told += _figure(place, told, cells)
        found += [one.judged for one in counted_twice(broken_down(told)) if one.judged is not None]
        found += of_sentence(told, passage.text, cells)
        found += all_alike(told, passage.text, cells)
    return sorted(found, key=lambda one: one.position)


def _judged(name: str, place: Place, judgement: Judgement, clause: str = "") -> Judged:
    words = without_contacts(clause or place.clause)
    claim = Claim(name, place.figure.value, words, judgement.cells, judgement.status)
    return Judged(claim, place.figure.start, judgement.tables)


_NO_CELL = Judgement("no_cell", (), None)


# --- one figure -----------------------------------------------------------------------------------------------------


def _figure(place: Place, told: Sequence[Told], cells: Mapping[str, Cell]) -> list[Told]:
    """The figure with its claim, if any: two where it counts two things (复议、诉讼各1件)."""
    nothing = [Told(place, None, None)]
    if place.subject not in PATTERNS_OF:
        return nothing
    if _is_change(place):
        of_requests = place.subject in ("request", "proactive", "normative")
        return [Told(place, _judged("N17", place, _NO_CELL), None)] if of_requests else nothing
    is_share = place.figure.unit == "%"
    pattern = None if is_share else pattern_of(place, next((one.means for one in reversed(told) if one.means), ""))
    if not place.figure.exact or (pattern is None and not is_share):
        return nothing
    is_other = claim_words.DOWN_OR_UP.match(place.ahead) or (place.when == "other" and pattern is not ONTO_THIS_YEAR)
    if is_other or claim_words.SUPPOSED.search(place.before) or claim_words.DENIED.search(place.before):
        return nothing
    return [_percent(place, told, cells)] if pattern is None else _amount(place, pattern, told, cells) or nothing


def _amount(place: Place, pattern: Pattern, told: Sequence[Told], cells: Mapping[str, Cell]) -> list[Told]:
    """A count by its pattern. 各 gives each of two nouns a claim; of 分别 it is not told which figure is whose.

    What a sentence counts twice (收到71件，受理70件) it counts in two ways: the second contradicts nothing.
    """
    together = None if pattern.each else named_together(place.before, place.ahead, place.subject)
    candidates = (
        _candidates(place, pattern) if together is None else (together, *pattern.candidates) if together else ()
    )
    parts: tuple[tuple[str, tuple[str, ...]], ...] = ((pattern.id, candidates),)
    shared = claim_words.SHARED.search(place.before)
    if claim_words.WHOSE.search(place.before) or place.after.startswith(("分别", "为分别")):
        parts = ()
    elif shared:
        parts = tuple((name, (cell,)) for name, cell in pattern.each) if shared[0].startswith(("各", "均")) else ()
    found: list[Told] = []
    for name, candidates in parts:
        means = candidates[0] if candidates else None
        judgement = judge(place.figure.value, candidates, cells, strict=False)
        is_new = (
            together is None and means not in {one.means for one in told} and not is_of_a_part(place, pattern, told)
        )
        if judgement.status == "ambiguous" and is_new and _is_sure(place, pattern):
            judgement = judge(place.figure.value, candidates, cells, strict=True)
        found.append(Told(place, _judged(name, place, judgement), means))
    return found


def _candidates(place: Place, pattern: Pattern) -> tuple[str, ...]:
    """What a figure can mean. Outcomes behind counts of reviews and of suits may be of either, or of both.

    办结69件，其中上年结转7件、本年新收62件: of what was completed, those that came this year. 受理并办结69件 counts
    what was completed too. 收到公民申请71件 may be all that was received, and so may 71件均按时答复;
    其他处理 what is left where those that lapsed are told apart; 收到71件（不含上年结转7件） what came this year alone.
    """
    if pattern.id == "N04" and claim_words.OWED.search(place.before):
        return WORKLOAD, NEW, *pattern.candidates
    if pattern.id in ("N01", "N04") and claim_words.AND_DONE.search(place.before):
        return tuple(dict.fromkeys((*pattern.candidates, NEW, WORKLOAD, COMPLETED)))
    if pattern.candidates[:1] == (OTHER,) and claim_words.LAPSED.search(place.recent):
        return (*pattern.candidates, "rq.other_other.total")
    if _is_received(place, pattern):
        return (*pattern.candidates, NEW, WORKLOAD)
    if pattern.candidates[:1] == (NEW,):
        return _of_new(place, pattern)
    return _of_proceedings(place, pattern) if pattern.id in ("N15", "N16") else pattern.candidates


def _of_new(place: Place, pattern: Pattern) -> tuple[str, ...]:
    if claim_words.WITHOUT_LAST_YEARS.match(place.ahead):
        return (NEW,)
    of_done = re.search(f"(?:其中|办[结理毕]|答复).*{CARRIED}", place.recent)
    return (*pattern.candidates, f"{COMPLETED} - {CARRIED_IN}") if of_done else pattern.candidates


def _of_proceedings(place: Place, pattern: Pattern) -> tuple[str, ...]:
    """What a count of suits or an end can mean; where one way to court was named before an end, that way's first."""
    column = pattern.candidates[0].rpartition(".")[2]
    told = (f"rl.{way}.{column}" for way in _way_to_court(place)) if pattern.id == "N16" else ()
    return tuple(dict.fromkeys((*told, *pattern.candidates, *_ends(place, pattern))))


def _way_to_court(place: Place) -> tuple[str, ...]:
    """The suits of one way that an end is of: 未经复议15件，维持8件; 未经复议15件，复议后9件（维持6件）."""
    ways = claim_words.WAY_TO_COURT.findall(place.recent) if place.subject == "suit" else []
    kinds = ["suit_after_review" if "后" in way[0] else "suit_direct" for way in ways]
    inside = bool(ways) and re.search("[(（][^)）]*$", place.recent[ways[-1].end() :])
    return tuple(kinds[-1:]) if inside or len(set(kinds)) == 1 else ()


def _ends(place: Place, pattern: Pattern) -> Iterator[str]:
    """What else ends can be of: of reviews and suits together, or of suits of one way (未经复议15件（维持8件）).

    Suits too may be those of one way, where the other follows: 行政诉讼15件，复议后诉讼9件.
    """
    column = pattern.candidates[0].rpartition(".")[2]
    both = "复议" in place.recent and "诉讼" in place.recent
    if both and ("复议" in place.before) == ("诉讼" in place.before):
        yield f"rl.review.{column} + rl.suits.{column}"
        yield f"rl.review.{column}"
    words = place.recent if pattern.id == "N16" else place.ahead
    of_a_way = claim_words.WAY_TO_COURT.search(words) or claim_words.AFTER_REVIEW.search(place.recent)
    if pattern.candidates[0].startswith("rl.suits.") and of_a_way:
        yield f"rl.suit_direct.{column}"
        yield f"rl.suit_after_review.{column}"


def _is_received(place: Place, pattern: Pattern) -> bool:
    """Whether a figure of those who asked, or of what was done, may be all that was received."""
    if pattern.id == "N11":
        return claim_words.RECEIVED_OF.search(place.before) is not None
    return pattern.id == "N04" and claim_words.ALL_IN_TIME.search(place.after) is not None


def _is_sure(place: Place, pattern: Pattern) -> bool:
    """Can the figure mean nothing else than what the table counts, so that one of them must be wrong?"""
    return pattern.strict and place.when == "this" and not is_aside(place, pattern)


def _is_change(place: Place) -> bool:
    """Is this the change since another year (N17), not an amount?"""
    is_change = claim_words.CHANGE.search(place.window)
    return bool(is_change and claim_words.COMPARED.search(f"{place.recent}{place.after}"))


def _percent(place: Place, told: Sequence[Told], cells: Mapping[str, Cell]) -> Told:
    """N13, the rate of what was completed in time or at all; N12, a share of the requests.

    Where no word says that it is of requests, a share right behind an outcome of theirs is (部分公开18件，占32.7%), but
    may be one of something else.
    """
    is_said = place.subject == "request"
    is_behind = bool(told and (told[-1].means or "").startswith("rq."))
    if is_behind and not place.before and claim_words.IN_BRACKETS.search(place.recent):
        return _share_in_brackets(place, told[-1], cells)
    if not is_said and not (is_behind and place.subject == "unsaid"):
        return Told(place, None, None)
    before = f"{place.before}#"
    rate = claim_words.RATE.search(before)
    if rate and is_said and not claim_words.AIM.search(place.recent):
        is_aside = place.regional or "本级" in place.before or claim_words.IN_TIME.search(place.recent)
        of_others = is_aside or tells_of_other_work(place.recent)
        strict = bool(rate["done"]) and place.when == "this" and not of_others
        judgement = judge_rate(place.figure.value, cells, strict=strict)
        return Told(place, _judged("N13", place, judgement), None)
    if rate or not claim_words.SHARE.search(before):
        return Told(place, None, None)
    means, plainly = _counted(place, told)
    if means is None or claim_words.SHARED.search(place.before):
        return Told(place, None, None)
    of_before = bool(told) and means == told[-1].means
    is_aside = place.regional or claim_words.DOCUMENTS.search(place.recent)
    is_sure = (
        is_said and plainly and means != NEW and place.when == "this" and not (is_aside or _is_of_group(means, place))
    )
    _, of, whole = place.before.rpartition("占")
    judgement = judge_share(place.figure.value, means, whole if of else "", cells, strict=is_sure)
    clause = f"{told[-1].place.clause}，{place.clause}" if of_before else place.clause
    return Told(place, _judged("N12", place, judgement, clause), None)


def _share_in_brackets(place: Place, counted: Told, cells: Mapping[str, Cell]) -> Told:
    """N12: 予以公开19件（27.5%）, if it is the share of what stands before; else it may be anything's."""
    assert counted.means is not None
    judgement = judge_share(place.figure.value, counted.means, "", cells, strict=False)
    fits = judgement.status in ("match", "match_alternative")
    clause = f"{counted.place.clause}（{place.clause}）"
    return Told(place, _judged("N12", place, judgement, clause) if fits else None, None)


def _is_of_group(means: str, place: Place) -> bool:
    """Can the share of a row be of its group: 不予处理6件，其中重复申请1件，占17%; 不予公开13件中，国家秘密占8%?"""
    group = re.match("rq\\.(?:denied|unable|not_processed|other)_", means)
    return (
        group is not None
        and not means.startswith(f"{group[0]}total")
        and re.search("其中|中，", place.recent) is not None
    )


def _counted(place: Place, told: Sequence[Told]) -> tuple[str | None, bool]:
    """What a share is of: the outcome named before 占 in its own clause, else what the figure before it counts.

    And whether that can be nothing else.
    """
    noun, of, _ = place.before.rpartition("占")
    # 占已答复件数的5.1% names what it is a share of.
    noun = noun if of else re.sub("(?:比例|比重|率).*", "", place.before)
    if noun.strip("，、"):
        if together := named_together(noun, "", place.subject):
            return together, False
        pattern = find(place.subject, "件", f"{noun}#")
        if pattern is not None and pattern.candidates:
            return pattern.candidates[0], pattern.strict
    if not told or told[-1].judged is None:
        return None, False
    return told[-1].means, told[-1].judged.claim.status != "ambiguous"


# --- findings -------------------------------------------------------------------------------------------------------


def _finding(one: Judged) -> Finding:
    """CLAIM-<pattern>: the text says one thing and the tables another. Which of them is right is not for us to say."""
    claim = one.claim
    unit = "%" if claim.pattern in ("N12", "N13") else ""
    if claim.pattern == "N27":
        zh = f"正文四个数字不平衡：新收与结转之和为{claim.value}，办结与转下年之和为{one.tables}（“{claim.text}”）"
        en = f"the text's own figures do not balance: {claim.value} in, {one.tables} out (“{claim.text}”)"
    else:
        zh = f"正文“{claim.text}”说的是{claim.value}{unit}，表格为{one.tables}{unit}，不一致（口径可能不同）"
        en = f"the text says {claim.value}{unit} (“{claim.text}”), the tables {one.tables}{unit}; scopes may differ"
    return Finding(f"CLAIM-{claim.pattern}", "warning", "fail", claim.cells, zh, en)
