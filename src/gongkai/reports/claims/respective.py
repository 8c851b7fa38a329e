"""Figures that several things have in their order are told apart: 予以公开、部分公开分别为19件、11件.

The text is written anew so that each figure stands behind its own noun; where nouns and figures are not as many, it is
left alone, and none of the figures is anything's.
"""

import re

_FIGURE = r"\d[\d,.]*+(?:件次|[件条份起宗例]|%)?"
_RUN = re.compile(
    rf"分别(?P<verb>[为是有占达]?)(?P<figures>{_FIGURE}(?:(?:、|，|和|及|以及|与){_FIGURE})+)(?<=[件次条份起宗例%])(?=[，。；、）)\n]|$)"
)
_STOP = re.compile(r"[，。；：:（）()\n]")
_LONGEST = 120
"""Characters of the nouns together, and"""
_LONGEST_NOUN = 24
"""of one of them."""
_AND = re.compile("以及|[和及与]")
_COUNTED = re.compile(r"\d(?!\d{0,3}年)[\d.]*(?:[件条份起宗例项个]|%)")
_BODY = re.compile("(?:[局办委厅院处科股站所镇乡县区市]|街道|政府|部门|单位|机关|中心|本级)$")
"""A noun that has its figure in its own right: 市局、分局收到申请分别为51件、20件 counts no kinds of requests."""
_SHARE = re.compile("(?:所占|占)(?:总数)?的?(?:比例|比重|比)?$|(?:比例|比重)$")
"""What the last noun says of all: 予以公开、部分公开占比."""
_UNIT = re.compile("(?:件次|[件条份起宗例]|%)$")


def told_apart(text: str) -> str:
    """Folded text in which each figure of 分别 stands behind its noun.

    >>> told_apart("申请中，予以公开、部分公开和不予公开的分别为19、11和13件。")
    '申请中，予以公开为19件、部分公开为11件、不予公开的为13件。'
    """
    if "分别" not in text:
        return text
    written: list[str] = []
    end = 0
    for run in _RUN.finditer(text):
        start = max(end, run.start() - _LONGEST)
        stops = list(_STOP.finditer(text, start, run.start()))
        start = stops[-1].end() if stops else start
        pairs = _paired(text[start : run.start()], run["figures"], run["verb"] or "为")
        if pairs:
            written += [text[end:start], pairs]
            end = run.end()
    return "".join([*written, text[end:]])


def _paired(head: str, said: str, verb: str) -> str:
    """Each noun with its figure; empty if they are not as many."""
    figures = re.findall(_FIGURE, said)
    unit = _UNIT.search(figures[-1])
    share = _SHARE.search(head)
    nouns = _nouns(head[: share.start()] if share else head, len(figures))
    if not nouns or unit is None or any(not 0 < len(noun) <= _LONGEST_NOUN for noun in nouns):
        return ""
    if _COUNTED.search(head) or any(_BODY.search(noun) for noun in nouns[:-1]):
        return ""
    of_all = share[0] if share else ""
    each = (figure if _UNIT.search(figure) else f"{figure}{unit[0]}" for figure in figures)
    return "、".join(f"{noun}{of_all}{verb}{figure}" for noun, figure in zip(nouns, each, strict=True))


def _nouns(head: str, count: int) -> list[str]:
    """The things that a list names, if it has so many: parted by 、, the last two by 和, else all by either."""
    listed = head.split("、")
    joined = _AND.split(listed[-1], maxsplit=1)
    ways = (listed, [*listed[:-1], *joined], [noun for one in listed for noun in _AND.split(one)])
    return next((way for way in ways if len(way) == count), [])
