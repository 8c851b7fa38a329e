"""How all requests that a sentence counts ended, or who made them, in words: 收到申请7件，均予以公开."""

from collections.abc import Iterator, Mapping, Sequence

from gongkai.reports.claims.asides import ENDS
from gongkai.reports.claims.cells import Judged, judge
from gongkai.reports.claims.finding import find
from gongkai.reports.claims.sentences import Told
from gongkai.reports.claims.shape import COMPLETED, NEW
from gongkai.reports.contacts import without_contacts
from gongkai.reports.late import late
from gongkai.values import Cell, Claim

_TOLD = ENDS | {"N05", "N11"}
"""Patterns of what can be told of all requests: how they ended, that they are carried on, who made them."""
_AHEAD = 72
"""Characters behind the count that are looked at."""
_NOUN, _END = r"[^，。；（）()#\n\d]{0,16}", r"(?=[，。；）)\n]|$)"
_BETWEEN = (
    "(?:(?:经|申请(?:公开)?的?(?:事项|内容|信息)|(?:内容)?主要|内容|涉及|根据|依据|按照)"
    r"[^，。；（）()\n\d]{1,30}，){0,2}"
)
"""What may be told first: what was asked for, and what was looked into."""
_WHO = "(?:申请(?:人|主体|者|对象)(?:类型)?)?"
_ALL = late(
    rf"^{_NOUN}[，（(]{_BETWEEN}{_WHO}(?P<said>(?:均|全部|都)[^，。；（）()#\n\d]{{2,30}}){_END}",
    "均 全部 都",
)
_ONE = late(
    rf"^{_NOUN}[，（(]{_BETWEEN}(?:在(?:法定|规定)?(?:时限|期限|时间)之?内)?"
    rf"(?P<said>(?:(?:已|依法|按时|按期|均|全部|结果|答复|办理|处理|决定|为|系|属于?){{1,6}}|因(?:其|该|所)?申请)[^，。；（）()#\n\d]{{2,30}}){_END}"
)
"""The same of a single one, which needs no 均: 收到申请1件，已予以公开."""
_OTHER = late("是否|理由|原因|涉及|未出现|没有|不属于不|要求|答复$")
"""Words by which 均 tells something else, or that an answer was given."""


def all_alike(told: Sequence[Told], text: str, cells: Mapping[str, Cell]) -> Iterator[Judged]:
    """The claims of such words behind the count of what was received; what was carried in may differ."""
    for one in told:
        if one.means not in (NEW, COMPLETED) or not one.place.figure.value:
            continue
        figure = one.place.figure
        ahead = text[figure.end : figure.end + _AHEAD]
        said = _ALL.match(ahead) or (_ONE.match(ahead) if figure.value == 1 else None)
        if said is None or _OTHER.search(said["said"]):
            continue
        pattern = find("request", figure.unit, f"{said['said']}#")
        if pattern is not None and pattern.id in _TOLD:
            judgement = judge(figure.value, pattern.candidates, cells, strict=False)
            words = without_contacts(f"{one.place.clause}，{said['said']}")
            claim = Claim(pattern.id, figure.value, words, judgement.cells, judgement.status)
            yield Judged(claim, figure.end + said.start("said"), judgement.tables)
