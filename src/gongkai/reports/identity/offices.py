"""Inner offices behind the names of their bodies: 云泽市水利局办公室 is 云泽市水利局."""

import re

FARM = "(?:[农林牧渔茶盐果]|垦殖|种植|种畜|良种|原种|园艺)场"
"""Farms of a state that govern a place as towns do."""
GENERAL_OFFICE = re.compile("(?<=政府)(?:办公室|办公厅|办)$")
"""The office of a government, which may report for itself."""
_INNER = re.compile(
    r"(?P<body>.{2,30}(?:政府(?!党政|综合|政务|信息)[\u4e00-\u9fff]{2,8}办公室(?=[\u4e00-\u9fff]{1,4}[处科室]$)|大学|学院|(?<!大学)(?<!学院)学校|中学|小学|医院(?!管理)|保健院|公司|集团|政府|街道办事处|街道|管委会|(?<!编纂|编制|绿化|运动|指导|动员)委员会|(?<![省市县区旗州盟党])(?<!党工)委(?![员会])|(?<![局厅])[局厅]|[镇乡](?![村镇建化统])|苏木))(?!大队|支队)"
    r"(?:(?!政府|街道|局局|办事处)[\u4e00-\u9fff]){0,8}(?:办公室|办|科|股|处|室|中心)"
)
"""An inner office behind its body's name. A body ends as late as it can: 某区人民政府长河街道|党政办公室.

Committees of a purpose have no other staff than their offices: 地方志编纂委员会办公室 is whole.
"""
_OF_OTHERS = re.compile(
    "(?P<body>[^局厅委院校府]{2,30}(?:(?:事务|管理|服务|交易|储备|登记|信息|控制|发展|媒体|援助)中心|联合会|总工会|红十字会|联合社|[支大总]队|调查队"
    f"|档案馆|{FARM}|办公室))(?:(?:党[政委]|党工委)?(?:综合)?办公室|党政办|综合科)"
)
"""An office of a centre, a league or a squad that is no other body's: 云泽区机关事务管理中心办公室."""
_OF_GOVERNMENT = re.compile("政府(?:(?:政策)?研究室|参事室)$")
"""Bodies of a government that report for themselves, and are no offices in it."""
_DISCLOSURE_OFFICE = re.compile(
    "(?:(?<!人民)政府)?(?:信息|政务)公开(?:工作)?(?:领导小组)?(?:办公室|办|中心|(?:申请)?(?:工作|受理)机构|(?:申请)?受理[处点]|(?:申请)?受理窗口)$"
)
"""The office for disclosure behind its body's name: 云泽市人民政府信息公开工作领导小组办公室, 水利局政务公开办."""
_OFFICE = re.compile("(?<=[部署局会])办公[厅室]$")
"""The general office of a ministry, itself an inner one: 自然资源部办公厅政务公开处."""


def body_of(name: str) -> str:
    """A name without the office for disclosure behind it."""
    return _DISCLOSURE_OFFICE.sub("", name)


def outer(name: str) -> str:
    """A name without its inner office: 云泽市水利局办公室 is 云泽市水利局."""
    name = body_of(name)
    inner = None if _OF_GOVERNMENT.search(name) else _OF_OTHERS.fullmatch(name) or _INNER.fullmatch(name)
    return _OFFICE.sub("", inner["body"]) if inner else name
