"""Names of agencies as reports print them, made comparable: titles cut off, long words shortened, regions taken off."""

import re
import unicodedata
from collections.abc import Iterator, Sequence

_YEAR = r"(?:20\d{2}(?:[-—–~至]{1,2}20\d{2})?学年|(?:20\d{2}|[二贰][〇○零OoＯ0]\S{2})年?)度?"
_TITLE_TAIL = re.compile(
    rf"(?:政府|政务)?(?:信息(?:主动)?|政务)公开的?(?:{_YEAR})?(?:年度)?(?:工作)?(?:开展)?(?:情况)?的?(?:{_YEAR})?(?:年度)?(?:工作)?"
    r"的?(?:总结)?(?:报告|年报|总结)\S*$"
)
"""云泽市公安局2023年政府信息公开工作年度报告 is a title: what stands before it is the agency."""
KIND_OF_INFORMATION = "(?:海关|环境|税务|检验检疫|公共企事业单位|医院|学校|高校)"
"""What offices with rules of their own called their information until 2019: 某海关2015年海关政府信息公开年度报告.

Waterworks and schools, which are no offices, call theirs 公共企事业单位信息公开.
"""
_AND_MORE = re.compile("(?:法治政府建设|依法行政|政府信息公开|政务公开)(?:工作)?(?:情况|总结)?[暨和与及]$")
"""What else a report is on: 2024年法治政府建设暨政府信息公开工作年度报告."""
_TITLE_YEAR = re.compile(rf"(?:关于)?(?:{_YEAR}[、和及至~—–-]?){{1,4}}的?{KIND_OF_INFORMATION}?$")
_FIRST_YEAR = re.compile(rf"^(?:关于)?{_YEAR}的?")
_ABOUT_FIRST = re.compile("^关于(?:报送|上报|呈报|印发|公布|发布)?")
_ABOUT = re.compile("关于(?:报送|上报|呈报|印发|公布|发布|更正|修订|重新[公发]布)?$")
"""The words of a letter with which a report is sent up: 云泽市公安局关于报送2023年政府信息公开工作年度报告的报告."""
_CORRECTED = re.compile(
    r"^(?:关于)?(?:更正|勘误)[:：]?|^关于(?:修订|重新[公发]布)|^[(\[【](?:更正|更新|修订)[)\]】]|^(?:更新|修订)[:：]"
)
"""What stands before the title of a report that is shown again: 更正：某局2022年政府信息公开工作年度报告."""
_BEFORE = re.compile(r"^(?:[(\[【][^()\[\]【】]{1,8}[)\]】]|\d{1,2}[.、])")
"""What a list writes before its titles: (2021) 某局…, [2021年]某局…, (已公开)某局…, 1.某局…."""
_LAST_BRACKETS = re.compile(r"(?<=\S)\([^()]*\)$")
_MARKS = re.compile(r"[\s()\[\]{}《》〈〉<>“”\"'‘’、,，。.·:：;；_\-—]+")

_SHORT = (
    ("人民政府", "政府"),
    ("街道办事处", "街道"),
    ("管理委员会", "管委"),
    ("管委会", "管委"),
    ("委员会", "委"),
    ("办公室", "办"),
    ("办公厅", "办"),
    ("和", ""),
    ("与", ""),
)
"""Words that reports shorten: 区党政办 is 区党政办公室, 市发展改革委 is 市发展和改革委员会."""

_LEVEL_WORDS = (
    *("自治区", "自治州", "自治县", "街道", "地区", "新区"),
    *("省", "市", "区", "县", "旗", "州", "盟", "镇", "乡"),
)
"""The last word of a region's name, by which its agencies call it: 市公安局, 区党政办, 镇政府."""

_SELF = re.compile(
    r"(?:我|本)(?:行政机关|机关|单位|机构|部门|级|局|委|办|厅|部|院|会|队|所|站|中心|处|科|办公室|办公厅|委员会|管委会|管委|街道|街道办|街道办事处"
    r"|省|市|区|县|旗|州|盟|镇|乡|开发区|新区|园区|(?:市|区|县|镇|乡)(?:局|办|委|人民政府|政府|政府办|政府办公室))?"
    r"|(?:行政)?机关|单位|局|局机关|委|办|办公室|本级|省|市|区|县|旗|州|盟|镇|乡"
)
"""我局, 本机关, 我区, 办公室: the words of an office that speaks of itself and names no place. 本溪市 is a place."""


def plain_name(printed: str) -> str:
    """An agency's name as printed, without spaces, brackets, a last note in brackets, and the title of a report.

    `""` where nothing is left: the title names no agency.

        >>> plain_name("云泽市 公安局（云泽市国家移民局）2023年政府信息公开工作年度报告")
        '云泽市公安局'
    """
    text = re.sub(r"\s+", "", unicodedata.normalize("NFKC", printed)).strip("《》“”\"'")
    tail = _TITLE_TAIL.search(text)
    if tail:
        text = _AND_MORE.sub("", text[: tail.start()])
        text = _CORRECTED.sub("", _TITLE_YEAR.sub("", _BEFORE.sub("", text)))
        text = _ABOUT_FIRST.sub("", _FIRST_YEAR.sub("", text))
        text = _ABOUT.sub("", text)
        if tail[0].startswith("政府信息") and text.endswith("人民"):
            text += "政府"  # …人民政府信息公开年度报告: the words overlap
    text = _LAST_BRACKETS.sub("", text)
    return _MARKS.sub("", text)


def short_name(name: str) -> str:
    """A name with its long words shortened, so that full and short ones compare equal."""
    text = plain_name(name)
    for long, short in _SHORT:
        text = text.replace(long, short)
    return text


def is_self_reference(name: str) -> bool:
    """Whether a plain name is only an office's word for itself: 我局, 本机关, 区政府办."""
    return bool(_SELF.fullmatch(name))


def bare_name(short: str, chain: Sequence[str]) -> str:
    """An agency's short name without its region's own: 云泽市公安局 and 示例省云泽市公安局 are 公安局 in 云泽市.

    `chain` has the names of the region's ancestors and of itself, the highest first. A region's name alone stands for
    its government (政府). The name as it is where it does not begin with its region.
    """
    found = sorted((prefix for prefix in _prefixes(chain) if short.startswith(prefix)), key=len)
    return (short.removeprefix(found[-1]) or "政府") if found else short


def readings(short: str, chain: Sequence[str]) -> frozenset[str]:
    """All bare names that a printed short name may stand for in a region: 市公安局 is 公安局, 市场监管局 only itself.

    Beside what `bare_name` takes off, the last word of the region's name: 市公安局 in 云泽市, 区党政办 in a zone.
    """
    own = short_name(chain[-1]) if chain else ""
    words = [word for word in _LEVEL_WORDS if own.endswith(word) and short.startswith(word) and short != word]
    return frozenset({short, bare_name(short, chain), *(short.removeprefix(word) for word in words)})


def tells_region(short: str, chain: Sequence[str]) -> bool:
    """Whether a short name begins with the name of its region, in full or without its last word."""
    return told_length(short, chain) > 0


def told_length(short: str, chain: Sequence[str]) -> int:
    """How many characters a short name begins with that name its region; 0 where it does not."""
    return max((len(prefix) for prefix in _prefixes(chain) if short.startswith(prefix)), default=0)


def _prefixes(chain: Sequence[str]) -> Iterator[str]:
    """How a region is named before its agencies: with or without each ancestor, in full or without the last word."""
    before = [""]
    for name in map(short_name, chain[:-1]):
        before += [start + form for start in before for form in {name, _without_level(name)}]
    for name in map(short_name, chain[-1:]):
        for start in before:
            yield start + name
            yield start + _without_level(name)


def _without_level(name: str) -> str:
    word = next((word for word in _LEVEL_WORDS if name.endswith(word)), "")
    return name.removesuffix(word) if len(name) - len(word) >= 2 else name


def is_abbreviation(short: str, of: str) -> bool:
    """Whether a bare short name abbreviates another: 科委 for 科学技术委, 住建局 for 住房城乡建设局.

    It begins and ends as the other, has its characters in their order and fewer of them, and is 2 to 6 long.
    """
    if not 2 <= len(short) < len(of) or len(short) > 6 or short[0] != of[0] or short[-1] != of[-1]:
        return False
    rest = iter(of)
    return all(character in rest for character in short)
