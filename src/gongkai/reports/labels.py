"""Labels as pages print them, matched to the rows and columns of the forms.

A label matches if it is the same once spaces, enumerators, brackets, quotes, width and traditional characters are taken
away; else if it is once its bracketed notes are gone too; else if it differs in so few characters from one label, and
from no other, that it cannot be another (`其他法律行政止公开`). What matches nothing is told, never dropped.
"""

import re
import unicodedata
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache, partial
from itertools import pairwise
from typing import Literal

from gongkai.forms import FORMS, Column, Row, Subtotal, TableName
from gongkai.reports.memory import MOST, remembered
from gongkai.reports.traditional import simplified

Level = Literal["", "一", "（一）", "1"]
"""The kind of enumerator before a label: none, `三、`, `（三）`, `3．`."""

_ENCLOSED = {ord(c): f"{n}." for n, c in enumerate("①②③④⑤⑥⑦⑧⑨⑩", 1)} | {
    ord(c): f"({'一二三四五六七八九十'[n]})" for n, c in enumerate("㈠㈡㈢㈣㈤㈥㈦㈧㈨㈩")
}
_ENCLOSED[ord("丶")] = "、"
"""The stroke that some type, and text recognition reads, for the comma of a list."""
_SPACE = re.compile(r"\s+")
_ENUMERATOR = re.compile(
    r"(?P<bracketed>[(〔\[][一二三四五六七八九十]{1,2}[)〕\]][、.．]?)|(?P<chinese>[一二三四五六七八九十]{1,2}[、.．,])"
    r"|(?P<digit>[(]?\d{1,2}[)][、.．]?|\d{1,2}[、.．,](?!\d)|\d(?=[^\W\d]))"
)
_NOTE = re.compile(r"\([^()]*\)|\[[^\[\]]*\]|【[^【】]*】|〔[^〔〕]*〕|[(\[【].*$")
YEAR = re.compile(r"20\d\d(?:年度?)?")
_ENGLISH = re.compile(r"\([a-zÀ-ɏ]{1,6}\)|[A-Za-zÀ-ɏ][A-Za-zÀ-ɏ'’&/,.;:()-]*")  # or how a character is read: 數(shù)
_NOT_WORD = re.compile(r"[\W_]+")


_MOST_FOLDED = MOST
"""Characters of a label that are looked at: with long notes they have some 200, but a page may be all one text."""
_LAST_FOLDED = 64
"""Labels whose folded form is kept, however long: a label is held against each table's rows and columns in turn."""
_CHINESE = re.compile("[\u4e00-\u9fff]")


def _folded(label: str) -> str:
    """A label in plain width and simplified characters, without spaces, and without English beside its Chinese."""
    return _fold(label[:_MOST_FOLDED])


@lru_cache(maxsize=_LAST_FOLDED)
def _fold(label: str) -> str:
    folded = _SPACE.sub("", unicodedata.normalize("NFKC", label.translate(_ENCLOSED)))
    folded = simplified(folded)
    return _ENGLISH.sub("", folded) if _CHINESE.search(folded) else folded


@remembered(4096)
def level(label: str) -> Level:
    """The kind of enumerator that a label begins with."""
    match = _ENUMERATOR.match(_folded(label))
    if match is None:
        return ""
    return "（一）" if match["bracketed"] else "一" if match["chinese"] else "1"


def ordinal(label: str) -> str:
    """The numeral in a label's enumerator, `六` or `3`, or `""`."""
    match = _ENUMERATOR.match(_folded(label))
    return re.sub(r"\W", "", match[0]) if match else ""


def _without_enumerator(folded: str) -> str:
    match = _ENUMERATOR.match(folded)
    return folded[match.end() :] if match else folded


@remembered(4096)
def normalise(label: str) -> str:
    """A label without what does not distinguish it: width, spaces, enumerator, punctuation, traditional characters.

    >>> normalise("３． 危及“三安全一稳定”")
    '危及三安全一稳定'
    """
    return _NOT_WORD.sub("", _without_enumerator(_folded(label)))


@remembered(4096)
def bare(label: str) -> str:
    """A normalised label without its bracketed notes, and without the report's year (`本年（2023）制发件数`)."""
    return YEAR.sub("", _NOT_WORD.sub("", _NOTE.sub("", _without_enumerator(_folded(label)))))


@remembered(4096)
def shown(label: str) -> str:
    """A label as printed, without enumerator and bracketed notes: the name of a row that no form knows."""
    spaced = _SPACE.sub("", label)
    match = _ENUMERATOR.match(_folded(label))
    if match and len(match[0]) < len(spaced):
        spaced = spaced[match.end() :] if len(_folded(label)) == len(spaced) else _without_enumerator(_folded(label))
    return re.sub(r"[（(\[【].*$", "", spaced) or spaced


@dataclass(frozen=True, slots=True)
class Match:
    """The rows or columns that a label can mean, by key; `sure` is False where the label is damaged."""

    keys: tuple[str, ...]
    sure: bool = True


NO_MATCH = Match(())


def _known(things: Iterable[Row | Column | Subtotal]) -> dict[str, tuple[str, ...]]:
    known: dict[str, tuple[str, ...]] = {}
    for thing in things:
        for label in (thing.label, *thing.variants):
            for form in (normalise(label), bare(label)):
                known[form] = tuple(dict.fromkeys((*known.get(form, ()), thing.key)))
    return known


def _rows(table: TableName) -> Iterator[Row]:
    return (row for form in FORMS.values() for block in form.tables[table].blocks for row in block.rows)


def _columns(table: TableName) -> Iterator[Column]:
    return (column for form in FORMS.values() for block in form.tables[table].blocks for column in block.columns)


TABLES: tuple[TableName, ...] = ("pd", "rq", "rl")
ROWS: Mapping[TableName, Mapping[str, tuple[str, ...]]] = {table: _known(_rows(table)) for table in TABLES}
COLUMNS: Mapping[TableName, Mapping[str, tuple[str, ...]]] = {table: _known(_columns(table)) for table in TABLES}
SUBTOTALS: Mapping[str, tuple[str, ...]] = _known(
    subtotal for form in FORMS.values() for subtotal in form.tables["rq"].subtotals
)
"""Label to key, over all forms: which form a table follows is seen afterwards, from what matched."""

_GROUPS = {row.key: normalise(row.groups[-1]) if row.groups else "" for row in _rows("rq")}
"""The label over each row of table RQ."""
TITLES: Mapping[TableName, str] = {table: normalise(next(iter(FORMS.values())).tables[table].title) for table in TABLES}
"""The title of each table, normalised."""
_TABLE_NUMBER = re.compile(r"^表[一二三四五六\d]{1,2}[:：、.．\s]")

_BETWEEN = r"[-—–:/>|·,、;]*"
_IN_GROUP = re.compile(
    rf"(?:(?:三[、.,]?)?本年度办理结果{_BETWEEN})?(?:(?:[(\[〔][三四五六][)\]〕][、.]?)?"
    rf"(?P<group>不予公开|无法提供|不予处理|其他处理){_BETWEEN})?(?P<own>.+)"
)
_UNDER_PERSONS = re.compile(
    rf"(?:申请人情况{_BETWEEN})?(?P<group>(?:法人(?:或者?|[和与及])其[他它]组织|法人(?=[-—–:/>|·(\[〔])){_BETWEEN})?"
    r"[(\[〔]?(?P<own>.+)"
)

_HEADS = frozenset(map(normalise, ("信息内容", "申请人情况", "法人或其他组织", "行政诉讼", "三、本年度办理结果")))
_ARTICLE = re.compile(r"第?二十条第.{1,3}项")


def is_title(table: TableName, text: str) -> bool:
    """Is this the title of a table, whether it is numbered as a part (三、) or as a table (表三：)?"""
    return normalise(_TABLE_NUMBER.sub("", text)) == TITLES[table]


def own_part(label: str) -> tuple[str, str]:
    """The group and the own label of a row of table RQ whose label prints those over it too; else "" and the label.

    >>> own_part("三、本年度办理结果-（三）不予公开-1.属于国家秘密")
    ('不予公开', '1.属于国家秘密')
    """
    match = _IN_GROUP.fullmatch(_folded(label))
    return (match["group"] or "", match["own"]) if match and match.start("own") else ("", label)


@remembered(4096)
def is_head(label: str) -> bool:
    """Is this a label of a table's head that names no column: 信息内容, 申请人情况, 第二十条第（一）项?"""
    return normalise(label) in _HEADS or bool(_ARTICLE.fullmatch(normalise(label)))


def match_row(table: TableName, label: str) -> Match:
    """The rows of a table that a label can mean."""
    return _ROW_MATCHES[table](label)


def match_column(table: TableName, label: str) -> Match:
    """The columns of a table that a label can mean."""
    return _COLUMN_MATCHES[table](label)


def _match(label: str, kind: Literal["row", "column"], table: TableName) -> Match:
    if len(label) > _MOST_FOLDED or not _CHINESE.search(label):
        return NO_MATCH
    exact = _exact(label, (ROWS if kind == "row" else COLUMNS)[table])
    if exact is not None:
        return exact
    if (_OTHER_ROWS if kind == "row" else _OTHER_COLUMNS).match(normalise(label)):
        return NO_MATCH
    if table == "pd" and kind == "row" and len(words := normalise(label)) == _SHORTEST - 2:
        return _one_short(words, _VOCABULARIES[kind][table])
    inner = _match_own_part(label, kind) if table == "rq" else NO_MATCH
    return inner if inner.keys else _near(label, _VOCABULARIES[kind][table])


_OTHER_ROWS = re.compile("[去前历]年(?!结转|转结)")
_OTHER_COLUMNS = re.compile("[去前历]年|上一?年度?(?!项目)")
"""How a label begins that is of another year than the report's: 上年制发件数 is no damaged 本年制发件数."""


def _one_short(label: str, known: "_Vocabulary") -> Match:
    """The one row that lost the first of its four characters: 政许可, 政处罚 (a city's branch bureau, 2023)."""
    longer = known.by_length[len(label) + 1]
    found = {keys for text, keys in longer if text[1:] == label and text not in SUBTOTALS}
    return Match(found.pop(), sure=False) if len(found) == 1 else NO_MATCH


def _exact(label: str, known: Mapping[str, tuple[str, ...]]) -> Match | None:
    """What a label means that is not damaged, nothing where it is one over several; None where that is not known."""
    keys = known.get(normalise(label)) or known.get(bare(label))
    if keys:
        return Match(keys)
    return NO_MATCH if is_head(label) or normalise(label) in SUBTOTALS else None


def _near(label: str, known: "_Vocabulary") -> Match:
    words = bare(label) or normalise(label)  # a bracket that lost its other half makes a note of all the rest
    found = _look_alike(words, known) or _nearest(words, known)
    left = _LEFT_OF_ENUMERATOR.match(words)
    if found.keys or not left:
        return found
    rest = words[left.end() :]
    return _exactly(rest.translate(LOOK_ALIKE), known) or _nearest(rest, known)


def _match_own_part(label: str, kind: Literal["row", "column"]) -> Match:
    """What the end of a label means that begins with the labels over it; a row only of the group that it names.

    Those over it stand there once: a label of hundreds of them is none.
    """
    group, own = own_part(label) if kind == "row" else _under_persons(label)
    if own == label:
        return NO_MATCH
    if kind == "column":
        match = _exact(own, COLUMNS["rq"]) or _near(own, _VOCABULARIES[kind]["rq"])
        return match if not group or "total" not in match.keys else NO_MATCH  # 法人合计 is a sum of some.
    match = _exact(own, ROWS["rq"]) or _near(own, _VOCABULARIES[kind]["rq"])
    return Match(tuple(key for key in match.keys if not group or _GROUPS[key] == group), match.sure)


def _under_persons(label: str) -> tuple[str, str]:
    match = _UNDER_PERSONS.fullmatch(_folded(label))
    return (match["group"] or "", match["own"]) if match and match.start("own") else ("", label)


def _look_alike(label: str, known: "_Vocabulary") -> Match | None:
    """What a label means whose characters were taken for others that look like them; it may be short then."""
    meant = label.translate(LOOK_ALIKE)
    return _exactly(meant, known) if meant != label else None


def _exactly(meant: str, known: "_Vocabulary") -> Match | None:
    labels = known.by_length.get(len(meant), ()) if meant not in SUBTOTALS else ()
    return next((Match(keys, sure=False) for text, keys in labels if text == meant), None)


def _matching(kind: Literal["row", "column"]) -> Mapping[TableName, Callable[[str], Match]]:
    return {table: remembered(2048)(partial(_match, kind=kind, table=table)) for table in TABLES}


_ROW_MATCHES, _COLUMN_MATCHES = _matching("row"), _matching("column")
_LEFT_OF_ENUMERATOR = re.compile("[一二三四五六七八九十]{1,2}")
"""What recognition leaves of 四、 or （二） where it did not see the rest."""
_REST_OF_ENUMERATOR = re.compile(r"^(?:.?[一二三四五六七八九十]{1,2}|[^\u4e00-\u9fff]+)")
"""What it leaves of an enumerator that it took for something else: 形二）."""
LOOK_ALIKE = str.maketrans("子于矛末来雏待让入亚菜枸池升日瓣绒", "予予予未未维持计人业业构他开目办织")
"""Characters that recognition, or a writer, takes for those of labels: 子以公开 (a made scan, seed 404)."""
_FAR = 12
"""A distance beyond all that count."""
_NOTHING_NEAR: list[tuple[int, tuple[str, ...]]] = [(_FAR, ()), (_FAR, ())]
_SHORTEST = 5
"""Characters that a damaged label has at least: of four, one wrong character leaves too little (予以公开, 不予公开)."""
_LONGEST = 60
_MOST_WRONG = 3
_FIFTH = 5
"""Of a label so long that a fifth of it is more, a fifth may be wrong: the two of 30 characters differ in a dozen."""


@dataclass(frozen=True, slots=True)
class _Vocabulary:
    """Known labels with their keys, by their length, and the keys of those that can be told though damaged.

    `text` has all of them, a line each.
    """

    text: str
    by_length: Mapping[int, Sequence[tuple[str, tuple[str, ...]]]]
    long_enough: frozenset[tuple[str, ...]]


def _vocabulary(known: Mapping[str, tuple[str, ...]]) -> _Vocabulary:
    by_length: dict[int, list[tuple[str, tuple[str, ...]]]] = {}
    for text, keys in (*known.items(), *SUBTOTALS.items()):
        by_length.setdefault(len(text), []).append((text, keys))
    return _Vocabulary(
        "\n".join((*known, *SUBTOTALS)),
        by_length,
        frozenset(keys for text, keys in known.items() if len(text) >= _SHORTEST),
    )


_VOCABULARIES: Mapping[Literal["row", "column"], Mapping[TableName, _Vocabulary]] = {
    "row": {table: _vocabulary(known) for table, known in ROWS.items()},
    "column": {table: _vocabulary(known) for table, known in COLUMNS.items()},
}


def _nearest(label: str, known: _Vocabulary) -> Match:
    """The one known label that this damaged one must be: few characters off, and clearly farther from all others.

    One is as far at least as the characters that it has not; what is farther than one more than allowed tells nothing.
    Of a label cut in one piece more than characters may be wrong, one piece is right.
    """
    if not _SHORTEST <= len(label) <= _LONGEST:
        return NO_MATCH
    allowed = len(label) // _FIFTH
    cuts = [len(label) * n // (allowed + 1) for n in range(allowed + 2)]
    if not any(label[begin:end] in known.text for begin, end in pairwise(cuts)):
        return NO_MATCH
    distances: dict[tuple[str, ...], int] = {}
    for text, keys in _as_near(label, known, min(allowed + 1, _most_wrong(label)), allowed + 1):
        distances[keys] = min(_distance(label, text), distances.get(keys, _FAR))
    (distance, best), (next_distance, _) = sorted([(d, keys) for keys, d in distances.items()] + _NOTHING_NEAR)[:2]
    if distance > allowed or next_distance <= distance + 1 or best not in known.long_enough:
        return NO_MATCH
    return Match(best, sure=False)


def is_nearly(label: str, key: str) -> bool:
    """Is this the label of a row of table RQ of which up to a third is damaged, and clearly that of no other?

    For the row that is due: elsewhere so much of a label does not tell which it is.

    >>> is_nearly("四结转下年度继候力理", "requests_carried_out"), is_nearly("八）不子公开", "granted_full")
    (True, False)
    """
    words = bare(label) or normalise(label)
    rest = _REST_OF_ENUMERATOR.sub("", words)
    if not rest or len(words) > _LONGEST:
        return False
    readings = {words, rest, words.translate(LOOK_ALIKE), rest.translate(LOOK_ALIKE)}
    most = min(len(rest) // 3, _most_wrong(rest))
    near = [
        (read, *known) for read in readings for known in _as_near(read, _VOCABULARIES["row"]["rq"], most + 1, most + 1)
    ]
    if not any(key in keys for _, _, keys in near):
        return False
    own, other = (
        min((_distance(read, text) for read, text, keys in near if (key in keys) is wanted), default=_FAR)
        for wanted in (True, False)
    )
    return own <= most and other > own + 1


def _most_wrong(label: str) -> int:
    return max(_MOST_WRONG, len(label) // _FIFTH)


def _as_near(label: str, known: _Vocabulary, longer: int, wrong: int) -> Iterator[tuple[str, tuple[str, ...]]]:
    """The known labels, with their keys, that may be as near to this one: by their length, and by its characters."""
    characters = set(label)
    for length in range(len(label) - longer, len(label) + longer + 1):
        for text, keys in known.by_length.get(length, ()):
            if len(characters.difference(text)) <= wrong:
                yield text, keys


def _distance(a: str, b: str) -> int:
    """Levenshtein's distance: characters to insert, leave out or replace. All that is `_FAR` or more is `_FAR`."""
    previous = list(range(len(b) + 1))
    for i, x in enumerate(a, 1):
        current = [i]
        for j, y in enumerate(b, 1):
            current.append(min(previous[j] + 1, current[-1] + 1, previous[j - 1] + (x != y)))
        if min(current) >= _FAR:
            return _FAR
        previous = current
    return min(previous[-1], _FAR)
