"""What several figures of one sentence say together: a balance (N27), a list of ways (N26), wholes and their parts."""

import re
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from decimal import Decimal
from itertools import zip_longest
from typing import NamedTuple

from gongkai.reports.claims import words as claim_words
from gongkai.reports.claims.asides import ENDS
from gongkai.reports.claims.cells import Judged, Status, judge
from gongkai.reports.claims.part_words import PART_OF
from gongkai.reports.claims.places import Place
from gongkai.reports.claims.shape import CARRIED_IN, CARRIED_OUT, COMPLETED, NEW, WORKLOAD, Pattern
from gongkai.reports.claims.ways import CHANNEL
from gongkai.reports.contacts import without_contacts
from gongkai.reports.late import late
from gongkai.reports.numerals import Figure
from gongkai.values import Cell, Claim


class Told(NamedTuple):
    """A figure in its place with its claim; `means` is the sum of cells that its pattern speaks of first."""

    place: Place
    judged: Judged | None
    means: str | None


_COUNTS = frozenset(("N01", "N02", "N03", "N04", "N05", "N11", CHANNEL))
"""Patterns that count requests; the others tell how these ended."""
_AHEAD = 40
"""Characters behind the last figure of half a sentence in which words may say how all ended."""
_SUM = re.compile("(?:^|[，、；])(?:以上|[两二三四][项者])?(?:共计?|合计|总计|累计|总共)[为有是达]?$")
_KIND = late(r"rq\.requests_new\.(?!natural|legal_persons|total)", "rq.requests_new.")
_OF_THEM = late(r"其中|中，|[（(]", "其中 中， （ (")


def is_of_a_part(place: Place, pattern: Pattern, told: Sequence[Told]) -> bool:
    """Is a figure of those that its sentence counts before it, which are not all?

    上年结转申请7件，其中自然人6件; 网上申请50件，其中予以公开12件; 企业申请14件，答复12件.
    """
    counted = [(one, one.judged.claim) for one in told if one.judged and one.judged.claim.pattern in _COUNTS]
    if not counted:
        return False
    if pattern.id == "N11":
        means = [one.means for one, _ in counted if one.means in (NEW, CARRIED_IN, COMPLETED, CARRIED_OUT)]
        rest = "其他组织" in place.before and "法人" not in place.before
        return means[-1:] not in ([], [NEW]) or (rest and any(_KIND.match(one.means or "") for one, _ in counted))
    if pattern.id not in ENDS and pattern.candidates[:1] not in ((COMPLETED,), (CARRIED_OUT,)):
        return False
    last, claim = counted[-1]
    whole = any(one.means in (NEW, WORKLOAD, COMPLETED) for one, _ in counted)
    whole |= len(counted) > 1 and place.passage.text.startswith("其中", place.span[0])  # it stands a sentence before
    of_them = _OF_THEM.search(place.passage.text[last.place.figure.end : place.figure.start])
    if claim.pattern in ("N11", CHANNEL):
        return not whole or bool(of_them)
    if claim.pattern in ("N03", "N05"):
        return not whole
    return bool(PART_OF.search(last.place.before) or (of_them and CARRIED_IN in claim.cells))


def of_sentence(told: Sequence[Told], text: str, cells: Mapping[str, Cell]) -> Iterator[Judged]:
    """What only several figures of a sentence say together."""
    if not told:
        return
    yield from _added_up(told, cells)
    yield from _balance(told)
    yield from _channels(told, cells)
    yield from _ended(told, text, cells)


def broken_down(told: Sequence[Told]) -> Sequence[Told]:
    """N21: a count of published things that the rest of its sentence breaks down is a match if its parts add up."""
    first = next((n for n, one in enumerate(told) if one.judged and one.judged.claim.pattern == "N21"), None)
    if first is None:
        return told
    whole, parts = told[first], told[first + 1 :]
    figure = whole.place.figure
    assert whole.judged is not None
    outer = [one for one in parts if not _in_brackets(whole.place, one.place)]
    if not figure.value or not any(_add_up(some, figure) for some in (parts, outer)):
        return told
    proved = whole.judged._replace(claim=replace(whole.judged.claim, status="match"))
    return (*told[:first], whole._replace(judged=proved), *parts)


def counted_twice(told: Sequence[Told]) -> Iterator[Told]:
    """What a sentence counts in two ways (收到80件，实际受理71件) contradicts nothing where one is the table's.

    Nor what it counts in two parts that add up to the table's: 新收17件，予以公开13件；上年结转1件，予以公开1件.
    """
    fitting = {one.means for one in told if one.means and one.judged and one.judged.claim.status == "match"}
    sums: defaultdict[str, int | Decimal] = defaultdict(int)
    for one in told:
        sums[one.means or ""] += one.place.figure.value if one.judged else 0
    for one in told:
        if one.judged is None or one.judged.claim.status != "mismatch" or one.means is None:
            yield one
        elif one.means in fitting or sums[one.means] == one.judged.tables:
            claim = replace(one.judged.claim, status="ambiguous")
            yield one._replace(judged=one.judged._replace(claim=claim))
        else:
            yield one


def _add_up(parts: Sequence[Told], whole: Figure) -> bool:
    same = {one.place.figure.unit for one in parts} == {whole.unit}
    return len(parts) > 1 and same and sum(one.place.figure.value for one in parts) == whole.value


def _in_brackets(whole: Place, part: Place) -> bool:
    """Is a part itself broken down here: 其中网站225条（工作动态125条、其他100条）?"""
    between = part.passage.text[whole.figure.end : part.figure.start]
    return len(re.findall("[(（]", between)) > len(re.findall("[)）]", between))


def _added_up(told: Sequence[Told], cells: Mapping[str, Cell]) -> Iterator[Judged]:
    """What the text adds up itself: 新收71件，上年结转7件，共78件; two figures or more right before make the sum."""
    for n, one in enumerate(told):
        if one.judged is None and _SUM.search(one.place.recent):
            parts = _parts_of(told[:n], one.place.figure.value)
            if len(parts) > 1:
                means = [part.means for part in parts if part.means]
                of_requests = {NEW, CARRIED_IN} == set(means)
                name = "N01" if of_requests else _pattern_of(parts[0])
                candidates = (NEW, WORKLOAD) if of_requests else (" + ".join(means),)
                judgement = judge(one.place.figure.value, candidates, cells, strict=False)
                words = without_contacts(one.place.clause)
                claim = Claim(name, one.place.figure.value, words, judgement.cells, judgement.status)
                yield Judged(claim, one.place.figure.start, judgement.tables)


def _pattern_of(one: Told) -> str:
    assert one.judged is not None
    return one.judged.claim.pattern


def _parts_of(told: Sequence[Told], total: int | Decimal) -> Sequence[Told]:
    """The last figures that add up to a total, each of other cells; none if they do not."""
    parts: list[Told] = []
    for one in reversed(told):
        if one.place.figure.unit == "%" or (one.judged is None and one.place.figure.unit == "项"):
            continue  # 两项合计
        if one.judged is None or one.means is None or one.means in {part.means for part in parts}:
            return ()
        parts.insert(0, one)
        value = sum(part.place.figure.value for part in parts)
        if value >= total:
            return parts if value == total else ()
    return ()


def _balance(told: Sequence[Told]) -> Iterator[Judged]:
    """N27: new and carried in are completed and carried out, where a sentence tells all four; the value is the sum.

    上年结转7件，全部办结；新收71件，办结62件: what was completed can be of those that came this year, or those that
    were answered (`apart`); 办结69件，其中新收62件 tells of what was completed, not of all that came.
    """
    places_of: dict[str, Place] = {}
    apart = False
    for one in told:
        if (
            one.means in (NEW, CARRIED_IN, COMPLETED, CARRIED_OUT)
            and one.judged
            and one.judged.claim.status != "ambiguous"
        ):
            if one.means in places_of or (one.means == NEW and COMPLETED in one.judged.claim.cells):
                return
            places_of[one.means] = one.place
            apart |= one.means == COMPLETED and one.judged.claim.status == "match_alternative"
    if len(places_of) < 4:
        return
    value = {key: place.figure.value for key, place in places_of.items()}
    keys = (NEW, CARRIED_IN, COMPLETED, CARRIED_OUT)
    told_in, told_out = value[NEW] + value[CARRIED_IN], value[COMPLETED] + value[CARRIED_OUT]
    between = places_of[CARRIED_IN].passage.text[places_of[NEW].figure.end : places_of[CARRIED_IN].figure.start]
    if value[NEW] == told_out and (apart or claim_words.WITHIN.search(between)):
        told_in = value[NEW]
    words = "；".join(without_contacts(places_of[key].clause) for key in keys)
    status: Status = "match" if told_in == told_out else "ambiguous" if apart else "mismatch"
    yield Judged(Claim("N27", told_in, words, keys, status), told[-1].place.figure.end, told_out)


def _channels(told: Sequence[Told], cells: Mapping[str, Cell]) -> Iterator[Judged]:
    """N26: two ways or more by which requests came; their sum is the requests received where the list is complete."""
    split = [one for one in told if one.judged and one.judged.claim.pattern == "N26" and one.means is None]
    if len(split) < 2 or any("其中" in one.place.before for one in split[1:]):
        return
    total = sum(one.place.figure.value for one in split)
    judgement = judge(total, (NEW, WORKLOAD, COMPLETED), cells, strict=False)
    words = "；".join(without_contacts(one.place.clause) for one in split)
    yield Judged(Claim("N26", total, words, judgement.cells, judgement.status), split[-1].place.figure.end)


def _ended(told: Sequence[Told], text: str, cells: Mapping[str, Cell]) -> Iterator[Judged]:
    """N16 in words: 均获维持 or 均未审结 behind counts of reviews and suits says how all of them ended.

    All of their half of a sentence: 复议9件，全部维持；诉讼1件，未审结.
    """
    halves: list[list[Told]] = []
    for one in told:
        if halves and "；" not in text[halves[-1][-1].place.figure.end : one.place.figure.start]:
            halves[-1].append(one)
        else:
            halves.append([one])
    for half, following in zip_longest(halves, halves[1:]):
        begin = half[-1].place.figure.end
        stop = min(begin + _AHEAD, following[0].place.figure.start) if following else begin + _AHEAD
        yield from _half_ended(half, text[begin:stop], cells)


def _half_ended(told: Sequence[Told], ahead: str, cells: Mapping[str, Cell]) -> Iterator[Judged]:
    """How the reviews and suits ended that half a sentence counts, by the words behind its last figure."""
    counted = [one for one in told if one.means in ("rl.review.total", "rl.suits.total")]
    if not counted:
        return
    alone = claim_words.ONE_ENDED if len(counted) == 1 and counted[0] is told[-1] else ()
    ends = ((column, words.search(ahead)) for column, words in (*claim_words.ALL_ENDED, *alone))
    ended, said = next(((column, said) for column, said in ends if said), ("", None))
    if said is None or "。" in ahead[: said.start()]:
        return
    for one in counted:
        assert one.means is not None
        column = one.means.replace(".total", f".{ended}")
        in_doubt = one.place.regional or (one.judged is not None and one.judged.claim.status == "ambiguous")
        is_sure = one.place.when == "this" and not in_doubt
        judgement = judge(one.place.figure.value, (column,), cells, strict=is_sure)
        words = without_contacts(f"{one.place.clause}，{re.split('[，（]', said[0], maxsplit=1)[-1]}")
        claim = Claim("N16", one.place.figure.value, words, judgement.cells, judgement.status)
        yield Judged(claim, told[-1].place.figure.end + said.start(), judgement.tables)
