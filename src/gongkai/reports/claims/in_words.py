"""Figures told without a number: none (N14 to N16, N18, N22, N23), all (N13), a change (N17); and the period (N25)."""

import re
from collections.abc import Iterator, Mapping

from gongkai.reports.claims import words as claim_words
from gongkai.reports.claims.asides import tells_of_other_work
from gongkai.reports.claims.cells import Judged, Status, judge
from gongkai.reports.claims.places import Passage, clause_at, subject_at, when
from gongkai.reports.claims.shape import CARRIED_IN, CARRIED_OUT
from gongkai.reports.claims.shares import judge_rate
from gongkai.reports.contacts import without_contacts
from gongkai.reports.kinds import kind_of
from gongkai.values import Cell, Claim

_AHEAD = 60
"""Characters behind a negation that are looked at."""
_WAYS = (
    "网[上络站]|线上|在线|平台|邮箱|电子|电话",
    "书面|线下|当面|现场|窗口|信函|来[信函访]|(?<!公开)信件|邮寄|传真|纸质",
)
"""Ways by which requests come in over lines, and on paper or in person."""
_OF_A_FIGURE = re.compile(r"[^，。；、\d\n]*[1-9]\d*[件宗份起例条]")
"""Behind a negation that tells what a figure counts: 未被纠错的行政复议21件."""
_REVIEWS, _SUITS = ("rl.review.corrected",), ("rl.suits.corrected",)
"""What was corrected, in reviews and in suits."""


def in_words(passage: Passage, cells: Mapping[str, Cell], allowance: Iterator[int]) -> list[Judged]:
    """The claims in words of a passage; each negation takes one from the allowance."""
    return [
        *_zeros(passage, cells, allowance),
        *_noughts(passage, cells),
        *_nothing_carried(passage, cells),
        *_all_done(passage, cells),
        *_changes(passage),
        *_periods(passage),
    ]


def _zeros(passage: Passage, cells: Mapping[str, Cell], allowance: Iterator[int]) -> Iterator[Judged]:
    """0 in words: 未收到申请, 未发生行政复议、行政诉讼, 未被纠错."""
    text = passage.text
    for negation, _ in zip(claim_words.NEGATION.finditer(text), allowance, strict=False):
        ahead = text[negation.end() : negation.end() + _AHEAD]
        zeros = () if _OF_A_FIGURE.match(ahead) else claim_words.ZEROS
        ends = {zero: negation.end() + end for zero in zeros if (end := _end(zero, ahead))}
        time = when(passage, negation.start(), negation.start()) if ends else "other"
        if time == "other" or _supposed(text, negation.start()):
            continue
        words = clause_at(text, negation.start(), max(ends.values()))
        before = _clause_up_to(text, negation.start())
        whole = re.split(r"[，。；\n]", f"{words}{text[negation.start() + len(words) : negation.end() + _AHEAD]}")[0]
        some = bool(re.search(r"\d[件个宗份]", before))  # 1件因故未收到申请人的材料 is of that one alone.
        told = {
            zero.cells: zero
            for zero in ends
            if not (zero.unless and zero.unless.search(whole)) and not (some and zero.id == "N18")
        }
        others = claim_words.OTHER_WORK.search(f"{before}{words}") or claim_words.OF_SOME_BODIES.search(before)
        others = others or re.search("本级", before)  # 全区行政复议70件，区政府本级无纠正: of its own alone.
        anew = re.search("新(?:增|发生|的)", words)  # 无新增诉讼案件 may leave those of the year before.
        strict = time == "this" and not (others or claim_words.OF_SOME_WAYS.search(before))
        for zero in told.values():
            sure = strict and zero.id != "N22" and not (_is_of_one_kind(words) if zero.id == "N18" else anew)
            of = _SUITS if _is_of_suits(passage, negation.start(), zero, f"{before}{words}") else zero.cells
            judgement = judge(0, of, cells, strict=sure)
            claim = Claim(zero.id, 0, without_contacts(words), judgement.cells, judgement.status)
            yield Judged(claim, negation.start(), judgement.tables)


def _is_of_suits(passage: Passage, position: int, zero: claim_words.Zero, words: str) -> bool:
    """Is 未被纠错 told of suits, and its clause names no review: 行政诉讼5件，未被纠错; 无被纠错的行政诉讼?"""
    is_of_reviews = zero.cells == _REVIEWS and "复议" not in words
    return is_of_reviews and ("诉讼" in words or subject_at(passage, position) == "suit")


def _is_of_one_kind(words: str) -> bool:
    """未收到自然人申请 may leave companies that asked, 无网上申请 letters; 未收到公民、法人申请 leaves none.

    未收到涉及国家秘密的 and 未收到针对征地的 may leave others too.
    """
    if re.search("涉及|针对(?![我本该]|政府信息|信息公开)|(?<![和及与或、等])(?<!以及)其他(?!组织)", words):
        return True
    online, on_paper = (bool(re.search(ways, words)) for ways in _WAYS)
    if online != on_paper:
        return True
    if re.search("公众|群众", words):
        return False
    return bool(re.search("自然人|公民|个人|市民", words)) != bool(
        re.search("法人|组织|企业|公司|团体|(?<![我本])单位", words)
    )


def _noughts(passage: Passage, cells: Mapping[str, Cell]) -> Iterator[Judged]:
    """0 without a counter behind what it counts: 依申请公开数量为0, 行政复议、行政诉讼零发生."""
    for said in claim_words.NOUGHT.finditer(passage.text):
        counted = _clause_up_to(passage.text, said.start())
        time = when(passage, said.end(), said.start() - len(counted))
        if time == "other" or _supposed(passage.text, said.end()):
            continue
        for name, words, candidates in claim_words.NOUGHTS:
            if words.search(counted):
                judgement = judge(0, candidates, cells, strict=time == "this")
                claim = Claim(name, 0, without_contacts(f"{counted}{said[0]}"), judgement.cells, judgement.status)
                yield Judged(claim, said.start(), judgement.tables)


def _nothing_carried(passage: Passage, cells: Mapping[str, Cell]) -> Iterator[Judged]:
    """N03 and N05 in words that name the year before the negation: 上年无结转."""
    for said in claim_words.NOTHING_CARRIED.findall(passage.text):
        time = when(passage, said.start(), said.start())
        before = said["year"] is not None and passage.year == int(said["year"]) + 1
        if not before and (said["year"] or time == "other"):
            continue
        name, cell = ("N03", CARRIED_IN) if said["last"] or before else ("N05", CARRIED_OUT)
        judgement = judge(0, (cell,), cells, strict=time == "this" and not before)
        yield Judged(Claim(name, 0, said[0], judgement.cells, judgement.status), said.start(), judgement.tables)


def _end(zero: claim_words.Zero, ahead: str) -> int | None:
    """Where words that say 0 end, if they open what stands behind a negation and no figure is among them."""
    said = zero.words.match(ahead)
    return None if said is None or re.search(r"\d", said[0]) else said.end()


def _clause_up_to(text: str, position: int) -> str:
    return re.split(r"[，。；：:\n]", text[max(0, position - _AHEAD) : position])[-1]


def _supposed(text: str, position: int) -> bool:
    """Does the clause up to here suppose or wish something (如, 若, 应当, 确保), and not tell it?"""
    return bool(claim_words.SUPPOSED.search(text[max(0, position - 32) : position]))


def _all_done(passage: Passage, cells: Mapping[str, Cell]) -> Iterator[Judged]:
    """N13 in words: all requests completed; requests carried out of the year contradict it."""
    text = passage.text
    for said in claim_words.ALL_DONE.finditer(text):
        time = when(passage, said.start(), said.start())
        about = "request" if "申请" in said[0] else subject_at(passage, said.start())
        if about != "request" or time == "other" or _supposed(text, said.start()):
            continue
        sentence = re.split("[。；\n]", text[max(0, said.start() - _AHEAD) : said.start()])[-1]
        if claim_words.THE_REST.search(sentence):
            continue
        aside = claim_words.IN_TIME.search(said[0]) or claim_words.OF_LAST_YEAR.search(sentence)
        aside = aside or claim_words.OF_A_PART.search(sentence) or claim_words.BY_NOW.search(sentence)
        aside = aside or claim_words.DONE_LATER.search(re.split("[。；\n]", text[said.end() : said.end() + _AHEAD])[0])
        others = passage.scope not in ("aggregate", "system") and claim_words.REGION.search(sentence)
        is_aside = aside or others or tells_of_other_work(sentence)
        strict = kind_of(said) == "done" and time == "this" and not is_aside
        judgement = judge_rate(100, cells, strict=strict)
        claim = Claim("N13", 100, clause_at(text, said.start(), said.end()), judgement.cells, judgement.status)
        yield Judged(claim, said.start(), judgement.tables)


def _changes(passage: Passage) -> Iterator[Judged]:
    """N17 in words: 较上年翻了一番 is 100 %, 同比减少三成 is 30 %."""
    for said in claim_words.CHANGED.findall(passage.text):
        if subject_at(passage, said.start()) in ("request", "proactive", "normative"):
            value = 100 if said["twice"] else 10 * claim_words.TENTHS.index(said["tenths"])
            yield Judged(Claim("N17", value, said[0], (), "no_cell"), said.start())


def _periods(passage: Passage) -> Iterator[Judged]:
    """N25: the year of a statistics period, against the report's."""
    for said in claim_words.PERIOD.findall(passage.text):
        value = int(said[2] or said[1])
        status: Status = "ambiguous" if passage.year is None else "match" if value == passage.year else "mismatch"
        yield Judged(Claim("N25", value, said[0], (), status), said.start(), passage.year)
