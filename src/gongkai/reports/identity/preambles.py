"""Whose report a preamble says it is, and who compiled it: 现公布某局2024年…报告, 本报告由某局编制.

Words before a name are cut off; what is left of them would be part of it.
"""

import re

from gongkai.registry.names import KIND_OF_INFORMATION
from gongkai.reports.identity.names import PLACELESS, is_government, is_region, is_town, name_of
from gongkai.reports.identity.offices import GENERAL_OFFICE, body_of, outer

_REPORT = (
    r"(?:(?:政府)?(?:信息|政务)公开(?:工作)?(?:情况)?的?(?:年度)?(?:主要)?(?:工作)?(?:报告|年报)(?![^，。；》\n]{0,20}通知)"
    r"|(?:政府)?(?:信息|政务)公开(?:工作)?的?(?:年度)?(?:工作)?情况(?=[。；\n]|报告))"
)
"""A report, or 公布…公开工作情况。; an order to write one (…年度报告编制工作的通知) names who gave it."""
SUBJECT = re.compile(
    rf"(?P<name>[\u4e00-\u9fff（）()]{{3,48}}?)(?:关于)?(?:20\d\d年(?:度)?)(?:的)?(?:工作|{KIND_OF_INFORMATION})?{_REPORT}"
    rf"|20\d\d年(?:度)?+(?!{KIND_OF_INFORMATION}(?:政府)?信息公开)(?P<behind>[\u4e00-\u9fff（）()]{{3,40}}?){_REPORT}"
    r"|(?P<before>[\u4e00-\u9fff（）()]{3,40}?)(?:政府信息|信息|政务)公开(?:工作)?20\d\d年度?(?:工作)?(?:报告|年报)"
)
VERBS = re.compile(
    r".*(?:(?:公布|发布|公开|编制|编写|完成|总结|向社会|形成|制作|制定|根据|结合|涵盖|包含|包括|反映|汇报|通报|概括|梳理|回顾|展示(?!馆|中心)|介绍"
    r"|记录|拟定|撰写|起草|草拟|整理(?!中心|局|办)|汇编|公示|公告|报告|呈报|报送|上报|提交|刊登|刊发|印发|披露|出具|推出|晒出|做好|提供)(?!委)"
    r"|[现特今兹]将|将(?!乐县|军|台)|(?<![无犍])为(?!民)|对(?!外|口|青山)|就(?!业)|系(?!统)|即(?!墨)|[是了的把])"
)
"""Words before a name. 将乐县, 无为市, 犍为县, 即墨区, 对青山镇 and 就业服务中心 are names; all counties were tried."""
_AND = re.compile(r".*和")
_TOLD_PLACE = re.compile("[省市县区旗州盟镇乡]|街道|^(?:国家|中国|中华)")
_PLACE_WITH_AND = re.compile("(?:.*[省市州盟区])?[\u4e00-\u9fff]{0,1}和[\u4e00-\u9fff]{0,2}[市县区旗镇乡]")
"""What may stand before a name, but may also be in it: 根据条例和…, 发展和改革局; and in a region's: 平和县."""
COMPILER = re.compile(
    r"由(?P<by>[\u4e00-\u9fff（）()]{3,40}?)(?:负责|组织|牵头)?"
    r"(?:根据|依据|按照|结合|围绕|综合(?!行政|执法|保税|管理|服务|治理|开发|交通|监管|信息|事务|办)|编制(?!委|办)|编写|汇总|制作|起草)"
    r"|(?:结合(?:20\d\d年度?)?|(?:根据|涵盖了?|汇总)20\d\d年度?|根据(?=[^，。；《]{2,30}20\d\d-))(?P<of>[\u4e00-\u9fff（）()“”]{4,60}?|[\u4e00-\u9fff]{2}[市县区旗州])"
    r"(?:20\d\d年度?|20\d\d-20\d\d学年度?)?的?(?:政府信息|政务|信息)公开工作"
    r"|(?:^|[，,》）)\n])(?P<after>(?!由|结合|根据|按照|依据)[\u4e00-\u9fff（）()]{3,40}?)(?:现|特|组织|负责)?(?:(?:根据|结合|依据|按照)[^。；\n]{0,60}?)?"
    r"(?:向社会)?(?:编制|编写|公布|发布|起草)(?:完成)?(?:了|本|此|20|《)"
    r"|为(?:认真|进一步|切实|扎实|全面|更好)?做好(?P<aim>[\u4e00-\u9fff（）()]{4,40}?)(?:20\d\d年度?)?(?:政府信息|政务|信息)公开工作[,，](?=[我本])"
)
_SHORT_PLACE = re.compile("[^省市县区旗州盟镇乡]{2,3}政府")
"""A zone's short name before 政府信息公开: 结合临港政府信息公开工作情况编制."""
_RULE = re.compile("^的?(?:有关|相关)?(?:规定|要求|精神)")
"""The end of 根据《条例》规定, where no comma stands behind it."""
SUMMED = re.compile(
    "来自全[省市县区州旗盟]|全[省市县区州旗盟]各[^，。；]{0,24}编制|汇总[^，。；]{0,12}?(?:各[县区市镇乡苏]|各?部门)|综合[^，。；]{0,24}?(?:各[县区市行委级]|所属|部门)"
)
"""Reports that sum up those of others, whose offices compile them for their governments."""


def subject(match: re.Match[str]) -> str:
    """The name that stands before or behind the year in words like 现公布…2024年政府信息公开工作年度报告."""
    words = VERBS.sub("", (match["name"] or match["behind"] or match["before"]).removesuffix("的"))
    if words.endswith("人民"):
        words += "政府"  # …人民政府信息公开年度报告: the words overlap
    if name_of(words) or _PLACE_WITH_AND.fullmatch(words):
        return words
    behind = _AND.sub("", words)
    return behind if _TOLD_PLACE.search(behind) else words  # 发展和|改革委员会


def compiler(match: re.Match[str]) -> str:
    """Who compiled the report, without its inner office; the office of a government may report for itself.

    That which sums up what others report does so for the government: 由某区人民政府办公室综合各部门….
    """
    if _SHORT_PLACE.fullmatch(match["of"] or ""):
        return ""
    name: str = body_of(_RULE.sub("", match["by"] or match["of"] or match["after"] or match["aim"]))
    if not PLACELESS.match(name) and SUMMED.match(match.string, match.end() - len("综合")):
        return GENERAL_OFFICE.sub("", name)
    body = outer(name)
    return name if is_government(body) and not is_region(body) and not is_town(body) else body
