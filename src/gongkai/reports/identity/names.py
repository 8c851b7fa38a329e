"""Names of bodies: which words are one, which name a region alone, and whether two can be the same body.

A wrong agency is worse than none: words that are not plainly a body's name are none.
"""

import re
from dataclasses import dataclass
from itertools import takewhile

from gongkai.registry.names import is_self_reference, plain_name, short_name
from gongkai.reports.identity.offices import FARM
from gongkai.reports.traditional import simplified

_ENDS = re.compile(
    r"(?:政府|委员会|办公室|办公厅|党政办|办事处|管委会|[省市县区旗州盟]委|[厅局署院社馆站所队部处办委]|中心|公司|集团|大学|学校|中学|小学|[一二三四五六七八九十][中小]|幼儿园|党校|银行|[支分]行|海关"
    r"|参事室|研究室|联合会|红十字会|总工会|[残妇科文侨商]联|气象部门|协会|科协|法院|监狱|兵团|街道|[镇乡]|苏木"
    rf"|{FARM})$"
)
_ZONE = (
    r"(?:国家级?|省级)?(?:高新(?:技术|科技)?(?:产业|工业)?(?:开发|园|示范)?区|(?:经济(?:技术)?)?开发区|经开区|[工产]业园区?"
    r"|[园新景]区|示范区|度假区|(?:综合)?保税区|自贸(?:试验)?区)"
)
"""The kinds of zones; one alone tells no place."""
_SELF = re.compile(
    r"我|该|各|您|当前|本(?:局|办|机关|单位|部门|委|厅|院|部|级|市|县|区|省|镇|乡|街道|中心|行政|年|报)|全(?:市|省|县|区|镇|乡|局|系统|国|体|街道)"
    r"|(?:省|市|县|区|州)?(?:局|办|委|厅|院)$"
    rf"|(?:管委会|管理委员会|街道|街道办|街道办事处|办事处|党工委|苏木|[镇乡](?:人民)?政府|{_ZONE}(?:(?:人民)?政府)?)$"
    "|办公[厅室]$|[省市县区旗州盟镇乡]?(?:人民)?政府(?:[及和与、]|以及)"
)
"""我局, 本机关, 管委会, 办公厅, 市政府及政府办: an office's words for itself or for all. 本溪市, 全州县 are places.

高新区政府 is 高新区 with the first word of 政府信息公开.
"""
_NO_NAME = re.compile(
    r"[今去]年|我[局办委厅院校部]|各(?:直属|级|有关|相关|部门|单位|省|市|县|区|乡|镇|街道|局|委)|公开|电子版|报告|年报|关于|印发|转发|条例|代表|带领|牵头|领导下|网站|首页|位置|门户|平台|频道|网$|请|联系|相关|疑问|编辑|记者|管理员|局局$|[^\w()（）·]|[0-9A-Za-z_]"
)
_LONGEST = 40
_REGION = re.compile(r"(?:[省市县区旗州盟镇乡街]|街道|苏木)$")
_KINDS = re.compile("(?:[省市州盟县区旗镇乡街]|街道|苏木){2,6}")
_CUSTOMS = ("海关关区", "海關關區")
"""A customs district: its customs reports for it, and it is no region."""
_ITSELF = tuple(f"{body}机关" for body in ("人民政府", *"局委厅署"))
"""A body without those below it, which report for themselves: 某市市场监督管理局机关."""
_OPERATOR = re.compile(r"(?:信息|网络|数据|媒体|新闻|电子政务|政务公开|网站).{0,5}(?:中心|办公室|办|处|部|集团|公司)$")
_BOARD = re.compile("(?<!城市)管理(?=局$)")
"""What short names leave out: 机关事务局, 应急局; 城管局 does not."""
_PEOPLES = (
    "壮|满|回|苗|维吾尔|土家|彝|蒙古|藏|布依|侗|瑶|朝鲜|白|哈尼|哈萨克|黎|傣|畲|傈僳|仡佬|东乡|拉祜|水|佤|纳西|羌|土|仫佬|锡伯|柯尔克孜|达斡尔"
    "|景颇|毛南|撒拉|布朗|塔吉克|阿昌|普米|鄂温克|怒|京|基诺|德昂|保安|俄罗斯|裕固|乌孜别克|门巴|鄂伦春|独龙|塔塔尔|赫哲|高山|珞巴|各"
)
_AUTONOMY = re.compile(rf"(?<=[\u4e00-\u9fff]{{2}})(?:(?:{_PEOPLES})族)+自治(?=[州县旗])")
"""What names of autonomous places leave out: 大理白族自治州 is 大理州."""
_BRANCH = re.compile("^.{0,10}[市州盟]([\u4e00-\u9fff]{2,8})局([\u4e00-\u9fff]{2,8})分局$")
"""A branch named behind its bureau: 云泽市公安局临湖区分局 is 临湖区公安分局."""
_SHORT_FORMS = (
    (re.compile("(?:街办|街道办|办事处)$"), "街道"),
    (re.compile("街街道$"), "街道"),
    (re.compile("气象部门$"), "气象局"),
    (re.compile("(?<=[省市县区州旗盟])府办$"), "政府办"),
    (re.compile("残疾人联合会$"), "残联"),
    (re.compile("妇女联合会$"), "妇联"),
    (re.compile("工商业联合会$"), "工商联"),
    (re.compile("归国华侨联合会$"), "侨联"),
    (re.compile("文学艺术界联合会$"), "文联"),
    (re.compile("科学技术协会$"), "科协"),
    (re.compile("供销(?:合作社联合社|合作联社|合作总社|合作社|联社)$"), "供销社"),
    (re.compile("住房公积金(?:管理)?中心$"), "公积金中心"),
    (re.compile("退役军人事务局$"), "退役军人局"),
    (re.compile("人力(?:资源)?社(?:会保障|保)(?=[局厅]$)"), "人社"),
    (re.compile("(?:自然资源规划|资规)局$"), "自规局"),
    (re.compile("(?:规划自然资源|规划资源|规资)局$"), "规自局"),
    (re.compile("(?:行政)?审批(?:服务)?局$"), "审批局"),
    (re.compile("(?:地方)?金融(?:监管|工作|发展|服务)?(?=[局办]$)"), "金融"),
    (re.compile("公共资源交易(?=中心$)"), "交易"),
    (re.compile("交通运输(?=[局厅委]$)"), "交通"),
    (re.compile("(?<!管理)(?<!城管)(?:综合行政|综合|行政)执法局$"), "执法局"),
    (re.compile("大数据(?:发展|应用|产业发展|资源)局$"), "大数据局"),
    (re.compile("(?:粮食物资储备|粮储)局$"), "粮食局"),
    (re.compile("消防救援(?=[支大]队$)"), "消防"),
    (re.compile("(?<=[省市县区旗州盟])政府(?!办|信息|政务|研究|参事)(?=[\u4e00-\u9fff]{3})"), ""),
)
"""Short forms of names at their end: 青屏街办 and 青屏街办事处 are 青屏街道, 云泽市气象部门 is its bureau.

And what stands in names of bodies right below a government: 云泽市人民政府地方志办公室.
"""
_LEAGUES = ("残联", "妇联", "侨联", "文联", "科协")
"""Names of two characters that are whole."""
_ZONES = (
    (re.compile("高新(?:技术|科技)?(?:产业|工业)?(?:开发区|园区?)"), "高新区"),
    (re.compile("经济(?:技术)?开发区"), "经开区"),
    (re.compile("(?:工业|产业)园区?"), "园区"),
)
"""Long words for zones."""
_LEVEL_ABOVE = re.compile(
    "(?<=[\u4e00-\u9fff]{2})[省市](?=[\u4e00-\u9fff]{2,}?(?:[县旗]|(?<!社)区|(?<!城)[镇乡](?!村)))"
)
"""The level of a region above another, which names may leave out: 云泽临湖区教育局. 城乡建设局 names no 乡."""
_IN_PLACE = re.compile("^.{1,8}?(?:[省市县区旗盟]|州(?![市区县]))")
"""A region before the name of a body: 郑州 is none without 市."""
_SEVERAL = re.compile(r"[;；](?=\s*[\u4e00-\u9fff])")
"""Between two bodies of a row: 发布机构：云泽区街道办事处;青屏街道办事处."""
_ALIAS = re.compile(r"[(（][^()（）]{0,40}[)）]$")

_GOVERNMENT = re.compile("政府(?:办公室|办公厅|办)?$|(?:管理委员会|管委会)$")
_BUREAU = re.compile("(?:监督|城乡建设|城市|城市综合|市容)管理委员会$")
"""Bureaus that are called as boards of zones are: 国有资产监督管理委员会."""

TOWN = re.compile("(?:[镇乡]|街道|苏木)$")
"""The end of a town's name."""
_WORKS = (
    "水[利务文]|教[育体]|交[通警]|财政|民[政宗]|民族(?:宗教|事务)|司法|审计|统计|公安|人[社防]|人力资源|人民防空|卫[健生计]|农[业牧机]"
    "|自然资源|规划(?:[局和与]|管理|自然)|国土|国资|国有资产|国防动员|国动办|住[建房]|房[屋管产]|城[管建乡市]|建设(?:[局和]|委员会|交通)|建管"
    "|市场监|应急|安监|安全生产|文[旅化广体物联]|旅游|体育|发[改展]|工信|工业(?:和|经济|信息)|经[信贸济]|商务|信访|档案|综合|退役"
    "|医[保疗]|生态|环[保境卫]|林[业草]|园林(?:[局和]|绿化|管理)|绿化(?:[局和]|市容|管理)|畜牧|渔业|海洋(?:[局和与]|渔业|发展)|气象|地震|数据|大数据"
    "|行政审批|行政执法|科[技工协]|科学技术|机关事务|公共资源|乡村振兴|扶贫|粮[食储]|物价|金融(?!街|港)|投资促进|招商(?!街)|营商|外[事办]|侨[务联办]|台办"
    "|知识产权|税务|邮政管理|烟草|供销|能源|煤炭|公路(?:局|管理|事业)|港航|广播电视|新闻出版|网信|社会(?:保[险障]|发展|工作|事业)|就业|疾病预防|疾控"
    "|地方志|史志|党[政群史]|政法委|残[联疾]|妇[联女]|团委|总工会|红十字|消防(?:救援|[大支]队)|公积金|融媒体"
)
"""What bureaus and other bodies do, as their names begin where these tell no place. 体育路街道, 公安县 are places."""
PLACELESS = re.compile(
    _ZONE + r"|[省市县区](?!.{1,4}[省市县区])|[州盟旗]|自治[区州县]|(?:人民)?政府办|政务服务"
    "|第[一二三四五六七八九十](?:人民|医院|中|小|实验)"
    rf"|(?:国[营有])?{FARM}$|(?:{_WORKS})(?![县镇乡街路])(?!.*(?:[部署]|总局)$|[^局厅委办]{{0,9}}?(?:部(?!门)|署))"
)
"""A name that begins with its level, a kind of zone, or its work, and tells no place: 县应急管理局, 高新区管委会.

市中区教育局 tells one, and what a ministry has in a place is no bureau of one: 审计署驻武汉特派员办事处.
"""


def name_of(text: str) -> str | None:
    """The body that words name, or None: no region alone, no office's word for itself, no site.

    >>> name_of("云泽市教育局"), name_of("我局"), name_of("云泽市政府门户网站"), name_of("云泽市")
    ('云泽市教育局', None, None, None)
    """
    if _SEVERAL.search(text):
        return None
    name = plain_name(_ALIAS.sub("", text.strip()))
    name = name.removesuffix("关区") if name.endswith(_CUSTOMS) else name
    name = name.removesuffix("机关") if name.endswith(_ITSELF) else name
    plain = simplified(name)
    known = (
        3 <= len(plain) <= _LONGEST and _ENDS.search(plain) and not _SELF.match(plain) and not _NO_NAME.search(plain)
    )
    return name if known and not is_self_reference(plain) and not is_region(plain) else None


_BESIDE = re.compile("[、，,/和与及]|\\s+")
_PARTY = re.compile("(?:中共.*委员会|[省市县区旗州盟]委)$")
"""A committee of the party, which shares offices with a government: 中共云泽市委、云泽市人民政府信访局."""


def bodies_together(printed: str) -> tuple[str, ...]:
    """The bodies that printed words name side by side; none where they are one body's name.

    >>> bodies_together("云泽市财政局、云泽市水利局"), bodies_together("云泽市发展和改革委员会")
    (('云泽市财政局', '云泽市水利局'), ())
    """
    for beside in _BESIDE.finditer(printed):
        left, right = name_of(printed[: beside.start()]), name_of(behind := printed[beside.end() :])
        if left is None or right is None or (_PARTY.search(left) and not is_government(right)):
            continue
        if not beside[0].isspace() or behind.startswith(left[:2]):
            return (left, *(bodies_together(behind) or (right,)))
    return ()


def is_region(name: str) -> bool:
    """Whether a name is a region's alone, which stands for its government: 云泽市, 白石镇, 青屏街道, 云泽经济开发区."""
    name = simplified(name)
    known = 2 <= len(name) <= _LONGEST and bool(_REGION.search(name))
    return (
        known
        and not is_kind_of_regions(name)
        and not name.endswith(_CUSTOMS)
        and not _SELF.match(name)
        and not _NO_NAME.search(name)
        and not is_self_reference(name)
    )


def is_kind_of_regions(words: str) -> bool:
    """Whether words name kinds of regions, as a site's columns do, and none of them: 乡镇, 县市区."""
    return _KINDS.fullmatch(words) is not None


def governments(region: str) -> tuple[str, ...]:
    """What the government of a region may be called in full."""
    if region.endswith(("街道", "街")):
        return (f"{region.removesuffix('道')}道办事处",)
    if region.endswith(("区", "區")):
        return (f"{region}人民政府", f"{region}管理委员会", f"{region}管委会")
    return (f"{region}人民政府",)


def is_operator(name: str) -> bool:
    """Whether a name is of those that run sites and upload for others: 信息中心, 大数据中心, 融媒体中心."""
    return bool(_OPERATOR.search(name))


def is_government(name: str) -> bool:
    """Whether a name is of a government as a whole or of its general office, which reports for it."""
    return is_region(name) or (bool(_GOVERNMENT.search(name)) and not _BUREAU.search(name))


def is_town(name: str) -> bool:
    """Whether a name is of a government whose office answers for it alone: it has no departments that report."""
    return bool(re.search(r"(?:[镇乡]|苏木)(?:人民)?政府$|街道办事处$", name))


def is_above_towns(name: str) -> bool:
    """Whether a name is of the government of a county or a city, on whose site its towns publish."""
    return is_government(name) and not is_town(name) and not TOWN.search(name)


@dataclass(frozen=True, slots=True)
class Kinship:
    """How two names stand to each other: `same` body; or `office`, one is the government whose office the other is."""

    same: bool
    office: bool = False


def kinship(one: str, other: str) -> Kinship:
    """Whether two names can be of the same body: full and short, with and without region.

    >>> kinship("云泽市科学技术委员会", "市科委").same, kinship("云泽市教育局", "云泽市体育局").same
    (True, False)
    """
    names = (_short(name) for name in (one, other))
    short, long = sorted(names, key=len)
    if short.startswith("国家") and long.startswith("国家"):
        short, long = short[2:], long[2:]
    is_end = (len(short) >= 3 or short in _LEAGUES) and long.endswith(short)
    if short == long or is_end or _contracts(short, long):
        return Kinship(True)
    without = {_OFFICE_OF_ALL.sub("", name).replace("党政", "政府") for name in (short, long)}
    return Kinship(False, office=len(without) == 1 or _same_ends(*without))


_OFFICE_OF_ALL = re.compile("(?<=管委)(?:党政|综合)*办$|办$")
"""The office of a government, or of the board of a zone: 云泽经济开发区管委会党政办公室."""


def _short(name: str) -> str:
    """A name as it is compared, with its long words shortened."""
    short = _AUTONOMY.sub("", short_name(simplified(name)))
    short = _BOARD.sub("", _BRANCH.sub(r"\2\1分局", short.replace("监督管理", "监管")))
    short = _LEVEL_ABOVE.sub("", short)
    for form, whole in (*_ZONES, *_SHORT_FORMS):
        short = form.sub(whole, short)
    return short


def _same_ends(one: str, other: str) -> bool:
    short, long = sorted((one, other), key=len)
    return short.endswith(("政府", "管委")) and long.endswith(short)


def _contracts(short: str, long: str) -> bool:
    """科委 for 科学技术委, 住建局 for 住房城乡建设局: the first of each word. 教育局 is not 教育体育局."""
    place = _IN_PLACE.match(short)
    long = long[max(long.find(place[0]), 0) :] if place and len(place[0]) >= 3 else long
    shared = takewhile(lambda pair: pair[0] == pair[1], zip(short, long, strict=False))
    regions = [n for n, (letter, _) in enumerate(shared, start=1) if letter in "省市县区旗州盟"]
    if regions:
        return any(_is_of_first_letters(short[region:], long[region:]) for region in regions)
    body = _IN_PLACE.sub("", long)
    return _is_of_first_letters(short[1:], body) or _is_of_first_letters(short, body)


def _is_of_first_letters(rest: str, body: str) -> bool:
    if not 2 <= len(rest) <= 5 or rest[:1] != body[:1] or rest[-1] != body[-1] or rest[:2] == body[:2]:
        return False
    letters = iter(body)
    return all(letter in letters for letter in rest)
