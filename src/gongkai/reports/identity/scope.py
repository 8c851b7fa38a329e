"""Whose figures a report gives (domain.md 5.2), where its own words tell; else unknown, and the portal says.

A wrong scope is worse than none: sums would count twice. An aggregate is never guessed.
"""

import re
from collections.abc import Iterator, Sequence

from gongkai.reports.identity.names import is_government
from gongkai.reports.identity.printed import evidence
from gongkai.reports.passages import Passages
from gongkai.values import Evidence, Scope, ScopeConfidence

_OF_DATA = re.compile(
    r"^(?:20\d\d年度)?报告(?:根据|依据|汇总)|本(?:年度|年|次)?(?:政府信息公开(?:工作)?(?:年度)?)?(?:报告|年报)|年度报告(?:中|所列|数据|统计)|(?:所列|统计|汇总|填报|报告|年报)(?:中)?的?(?:各项)?数据|报告内容(?=涵盖|包[括含])|数据(?:统计|来源|来自|范围|口径"
    r"|涵盖|包括|包含|含|为|由|是|仅|只|不)|统计(?:范围|口径|的是|对象)"
)
_DATA = ("数据", "统计", "报告", "年报")
"""Words of which `_OF_DATA` always has one."""
_ENDS = re.compile(r"[。；]")
_LONGEST = 600
"""Characters of a sentence: what is longer is none."""
_OF_WORK = re.compile(r"培训|指导|督促|推进|加强|召开|会议|平台|栏目|目录|网站|考核|通报|检查|不规范|差错|质量不高")
"""Words of sentences on the year's work, which name departments and towns for other reasons."""
_BODIES = (
    r"(?:各级?(?<![局委厅院]属各)|所属|所辖|下属|下级|直属|全[省市县区州旗盟](?:\d{1,3}|[一二三四五六七八九十百]{1,5})个)(?:级|个|有关|相关|市|县|区)?"
    r"(?:部门|单位|镇|乡|街道|县|区|市|旗|州|地|行政机关|人民政府|政府|机关|委办局|机构)"
)
_ALL = r"全[省市县区州旗盟](?:各级|所有)(?:行政机关|人民政府|政府|机关)"
_MANY = r"\d{1,3}个(?:[省市县区]级|[省市县区]直)?(?:部门|单位|镇|乡|街道|县|区)"
_VERTICAL = r"(?:税务|海关|气象|海事|邮政管理|烟草|外汇管理|地震|消防救援|统计调查|能源监管|矿山安全监察)"
_NOT = re.compile(
    "[不非](?:[仅只单是为]|限于?)[^，。；还也]*|"
    rf"(?:不|未|没有|除)(?:再)?(?:包括|包含|含|涵盖|计入|统计|汇总)?[^，。；]{{0,16}}?(?:{_BODIES}|{_VERTICAL}系统|全系统)[^，。；]*"
)
"""What is not counted, or not alone, to the end of its clause: 不含各部门、各区县; 不仅反映我局情况."""
_APART = re.compile(
    "(?:另行|自行|各自|单独|分别)[^，。；]{0,6}(?:编制|编写|公布|发布|公开)|[不未](?:再|予)?(?:计入|纳入|列入|并入|汇总|在)"
    "|差异|不同|不一致|出入|为准|一[并同]|见[^，。；]{0,12}(?:报告|年报)"
)
"""Words of a clause by which the reports of the bodies in it are others: 各部门年度报告另行发布; and, below, not."""
_SUMS = re.compile("(?<![不未再予])(?:汇总|综合)")
_AGGREGATE = re.compile(
    rf"{_ALL}[^，。；]{{0,8}}?(?:数据|情况|统计)"
    rf"|综合了?[^。；]{{0,40}}?{_BODIES}[^。；]{{0,60}}?(?:报告|数据|(?:公开|工作)(?:工作)?情况)"
    rf"|(?:根据|依据)[^。；]{{0,40}}?{_BODIES}[^。；]{{0,60}}?(?:报告|年报|数据)[^，。；]{{0,6}}(?:汇总|综合|整理)"
    r"|(?:涵盖|包[括含]|含|来自)[^。；]{0,20}?本级[^。；]{0,4}(?:、|和|及|与|以及)[^。；，]{0,10}?(?:部门|乡镇|街道|县区|区县)"
    rf"|{_BODIES}[^。；]{{0,40}}?年度报告(?:综合|汇总)?(?:编制|整理|汇总)(?=[，。]|而成|完成|$)"
    r"|数据来自全[省市县区州旗盟]"
    r"|汇总了?全[省市县区州旗盟]的?数据"
    rf"|结合[^。；]{{0,20}}?{_BODIES}(?:20\d\d年度?)?的?政府信息公开(?:工作)?年度报告"
    rf"|(?:涵盖|包括|包含|含|统计|汇总|来自|来源于)了?[^。；]{{0,30}}?(?:{_BODIES}|{_ALL}|{_MANY})"
    r"|(?:为|是|系)全[省市县区州旗盟](?:的|（[^（）]{1,16}）)?(?:汇总)?(?:数据|情况)"
    rf"|(?:及|和|与|以及|、|由)(?:其)?{_BODIES}[^。；]{{0,24}}?(?:数据|汇总|合计)"
    rf"|在[^。；]{{0,60}}?{_BODIES}[^。；]{{0,40}}?(?:报告|数据)的?基础上"
    rf"|(?:是|为|反映)了?(?:20\d\d年度?)?[^，。；]{{0,16}}{_BODIES}[^，。；]{{0,16}}公开(?:工作)?的?(?:基本|总体)?情况"
)
_SELF = (
    r"(?:本机关|本单位|本部门|我局|我办|我委|我厅|我院|我中心|我街道|我镇|我乡|本局|本办|本委|本厅|本院|本中心|本街道)"
)
_OWN = re.compile(
    rf"(?:仅|只)限?[^，。；]{{0,20}}(?:[局委厅院部]|办公[室厅])机关(?![^，。；]{{0,4}}(?:及|和|与))"
    r"|(?:为|是|系)[^，。；、及和与]{2,30}[局委厅院部]机关的?(?:数据|情况)(?=，|$)"
    rf"|数据(?:均|都)?(?:为|是|系){_SELF}(?:自身)?的?数据(?=[，；（(]|$)"
    rf"|范围(?:仅|只)?(?:限于|为|是)[^，。；]{{0,4}}{_SELF}(?![^，。；]{{0,4}}(?:及|和|与))"
    rf"|(?:仅|只)(?:包括|统计|涵盖|包含|含|反映|为|是)?[^，。；]{{0,4}}{_SELF}(?![^，。；]{{0,4}}(?:及|和|与))"
)
_LEVEL = re.compile(
    r"(?:仅|只)(?:包括|统计|涵盖|包含|含|反映|为|是)?[^，。；]{0,12}(?:本级|[省市县区]级)(?:人民)?(?:政府|机关)?[^，。；]{0,4}(?:数据|情况)?"
    r"|(?<![件条宗])(?:为|是|系)[^，。；、及和与]{0,12}本级(?:人民)?(?:政府|机关)?的?(?:汇总|统计)?(?:数据|情况)?(?=[，；（(]|$)"
    r"|以[^，。；]{1,20}人民政府及其?办公[室厅]名义"
    r"|(?:为|是|系|涵盖|包括|包含|统计)[^，。；、]{0,8}政府(?:及|和|与|、)(?:其|[^，。；、]{0,8}政府)?办公[室厅](?:的|本级)?(?:数据|情况|工作)?"
    r"(?=，(?![以及和与各还])|；|$)"
)
_SYSTEM = re.compile(
    rf"(?:涵盖|包括|包含|含|汇总|统计|梳理|为|是)[^。；]{{0,16}}?(?:全[国省市县区州])?(?:{_VERTICAL}系统|各级{_VERTICAL}(?:机关|部门|局)"
    rf"|本系统各级|全系统|[^。；]{{0,24}}(?:及|和|与)其?(?:隶属|所属|下属|所辖)[^，。；]{{0,8}}(?:海关|局|处))"
)
_DISTRICT = re.compile(
    r"海关关区(?:20\d\d年|政府信息)"
    r"|^(?:[^，。；]{2,24}(?<!公开)(?<!信息)系统20\d\d年度?|20\d\d年度?[^，。；]{2,24}(?<!公开)(?<!信息)系统)政府信息公开"
)
"""A customs district is a customs office with those below it; 某市市场监管系统2023年… is of all its bureaus."""
_OF_LEVEL = re.compile(
    "(?:（本级(?:机关)?）|人民政府机关|[局委厅署]机关)20\\d\\d年|(?:报告|年报)[（【][^（）【】]{0,4}本级(?:政府|机关)?[）】]"
)
_FIRST_PERSON = ("我", "本")
_REQUESTS = r"(?![^。；]{0,8}(?:所属|下属|系统))[^。；]{0,30}?(?:收到|受理|新收|接到)[^。；]{0,24}?(?:申请|公开)"

_KINDS: tuple[tuple[Scope, re.Pattern[str]], ...] = (
    ("aggregate", _AGGREGATE),
    ("own", _OWN),
    ("government_level", _LEVEL),
    ("system", _SYSTEM),
)


def read_scope(agency: str | None, passages: Passages) -> tuple[Scope, ScopeConfidence | None, list[Evidence]]:
    """The scope, how plainly it is told, and the sentences that tell it.

    `plain`: sentences on the data say so, and none says otherwise. `hinted`: none does, the agency is a department
    and the text tells what it received itself (我局收到…申请, or by its name): `own`. Governments tell of their offices
    in such words while their tables count all (Hongze 2024: 17 in the text, 95 in the table), so of them nothing is
    guessed.
    """
    plain = [*_titled(passages.texts[:1], agency), *_plain(passages.texts, agency)]
    scopes = {scope for scope, _ in plain}
    told = [evidence("scope", "text", scope, sentence) for scope, sentence in plain]
    if len(scopes) == 1:
        return plain[0][0], "plain", told
    if scopes or agency is None or is_government(agency) or re.search(_VERTICAL, agency):
        return "unknown", None, told
    said = (sentence for text in passages.texts for sentence in _sentences(text, (*_FIRST_PERSON, agency)))
    own = re.compile(f"(?:{_SELF}|{re.escape(agency)}){_REQUESTS}")
    hint = next((sentence for sentence in said if own.search(sentence)), None)
    return ("own", "hinted", [evidence("scope", "text", "own", hint)]) if hint else ("unknown", None, [])


def _sentences(text: str, words: Sequence[str]) -> Iterator[str]:
    """The sentences of those lines that have one of these words; lines of menus have none."""
    for line in text.split("\n"):
        for word in words:
            if word in line:
                yield from (sentence for sentence in _ENDS.split(line) if len(sentence) <= _LONGEST)
                break


def _titled(texts: Sequence[str], agency: str | None) -> Iterator[tuple[Scope, str]]:
    """What a title or the words for it in a preamble say: 云泽海关关区2024年…, 海关总署（本级）2024年…."""
    for line in (line for text in texts for line in text.split("\n")):
        plain = line.replace("(", "（").replace(")", "）")
        if _DISTRICT.search(plain):
            yield "system", line
        elif _OF_LEVEL.search(plain):
            yield ("government_level" if agency and is_government(agency) else "own"), line


def _plain(texts: Sequence[str], agency: str | None) -> Iterator[tuple[Scope, str]]:
    for text in texts:
        for sentence in _sentences(text, _DATA):
            if not _OF_DATA.search(sentence) or _OF_WORK.search(sentence):
                continue
            rest = _counted(sentence)
            system = _SYSTEM.search(rest) and (
                re.search(f"{_VERTICAL}(?:系统|机关|部门|局)", sentence) or re.search(_VERTICAL, agency or "")
            )
            kinds = [kind for kind in _KINDS if kind[0] != ("aggregate" if system else "system")]
            for scope, pattern in kinds:
                if pattern.search(rest):
                    yield ("system" if scope == "aggregate" and re.search(_VERTICAL, agency or "") else scope), sentence


def _counted(sentence: str) -> str:
    """A sentence without what it says is not counted, or is in reports of its own."""
    clauses = _NOT.sub("", sentence).split("，")
    return "，".join(
        one for one in clauses if not (re.search(_BODIES, one) and _APART.search(one) and not _SUMS.search(one))
    )
