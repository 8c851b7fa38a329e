"""Words that decide what a figure is, as data: a change, a share (N12, N13, N17), 0 in words (N18), when and whose."""

import re
from dataclasses import dataclass

from gongkai.reports.claims.shape import CARRIED, CARRIED_IN, CARRIED_OUT, DIRECT, ISSUE, LAST_YEAR, NEW, ONWARD
from gongkai.reports.kinds import any_of
from gongkai.reports.late import Late, late

FILLER = re.compile(
    r"(?:其中|另有|另|并|共|计|合计|总计|累计|总数|总量|数量|件数|发生|产生|为|有|是|达|达到|约|仅|只|均|已|了|的|分别|全年|本年度?|今年"
    r"|20\d\d年度?|较上年){0,4}"
)
"""Words before a figure that do not say what it counts: the clause before must."""
SHARED = re.compile(r"(?:各|均|分别|依次|每[^#]{0,4})(?:为|是|有|计|达|占)?$")
"""Words right before figures that belong to several nouns at once."""

WHOSE = late("分别(?![为是有][^由#]{2})", "分别")
"""Words before a figure of which it is not told whose it is; 分别为自然人41件、企业14件 tells it."""

NEGATION = re.compile("没有|不存在|不涉及|未|无|零")
NOT_ONE = late(
    "((?:无|没有?|未|不(?=存在|涉及))(?:再|曾)?(?:发生|涉及|出现|收到|接到|接收到|产生|有|存在|新增|制定|制发|出台)?过?)(?:任何)?"
    "[一1](?:(?:件|起|例|次|宗|份|个|条|项)(?!次?性|外|以上|[件起例次宗份个])|(?=被|败诉|纠错))",
    "一 1",
)
"""Words for none at all: 没有发生一起行政诉讼 tells of no suit, not of one. 无一例外, 未一次性 are other words."""
_GAP = (
    r"(?:针对[^，。；、#\n\d]{2,10}?(?=有关|的|政府信息|信息公开)|对(?:[我本][^，。；、#\n\d申提]{1,3}|[省市县区州旗][^，。；、#\n\d申提]{1,9}[局委])(?=申请|提起|提出|提请)|涉及[^，。；、#\n\d]{2,12}?(?=政府信息公开|信息公开)|以[^，。；、#\n\d]{2,20}?为被(?:申请人|告)|因[^，。；#\n\d]{2,20}?(?=引[起发]|导致)"
    r"|认为(?:(?!提起|提出|申请)[^，。；#\n\d]){2,30}(?=(?:提起|提出|申请)[^，。；#\n\d]{0,8}(?:复议|诉讼))"
    "|发生|出现|收到|接到|接收到|涉及|有|产生|存在|被|提起|提请|引起|引发|导致|因|就|发现|新增|新收|受理|接收|过|任何|关于|针对|与|违反|规定|政府"
    "|信息公开|信息(?!公开)|政务(?:公开|(?=信息))|依申请公开|依申(?=公开)|相关|有关|由|的|共|依法|、|，(?=被?提起)|和|和处理(?!完)|(?:办理|答复)(?=导致|引[起发]|而|过)|公开(?=行政复议|行政诉讼)|及|以及|或者?|而|方面|工作|事务|事项|事宜|申请|行政|诉讼|起诉|复议|申诉|举报|检举|投诉|信访|诉求|案件|案|情况|行为"
    "|[我本](?:[局办委厅院镇乡团会站]|街道|机关|部门|中心)|我单位|不依法|履行|义务|责令改正"
    "|类|形式|渠道|途径|方式|公民|自然人|法人|其他|组织|团体|群众|市民|社会|公众|公司|企业|单位|个人|人|相对人|当事人|提出|提交|向|书面|网上|网络|在线|线上|线下|新|本|年度|年)"
)
"""Words that keep a negation's scope. None is two of the others in a row: the search would try both."""
_WAYS = "(?:形式|方式|渠道|途径)"
_ALL_WAYS = rf"通过[^，。；#\n]{{2,30}}?等{_WAYS}"
_OTHER_WAYS = rf"[^，。；#\n]{{2,40}}(?:[和及与或、]|以及)其他{_WAYS}(?:提[交出])?的?(?:政府)?(?:信息)?公开"
"""None by letter and the like, or by letter and in other ways, is none; none by letter (通过信函) may be some."""
_SHORT_OF = (
    "(?![^，。；#\n零]{0,12}(?:纠|败|撤|改|确认违法|维持|率|后|前置|通知|决定|判决书|裁定书)"
    "|(?:[(（][^()（）\n]{0,24}[)）])?[^，。；#\n、及和]{0,8}(?:费|支出))"
)


@dataclass(frozen=True, slots=True)
class Zero:
    """Words after a negation that say that a figure is 0, and the sum of cells that it speaks of."""

    id: str
    words: Late
    cells: tuple[str, ...] = ()
    unless: Late | None = None


_AND = "(?:信息|事项|件|情况)?(?:[和及与或、]|以及)"
_OTHER_MATTER = late(
    rf"^(?![^，。；]{{0,4}}(?:收到|接到|接收到|受理)(?!因|由|针对)(?:(?!复议|诉讼)[^，。；]){{0,24}}申请(?:公开)?{_AND})"
    rf"(?![^，。；]{{0,4}}(?:信息公开申请|依申请公开){_AND}(?![^，。；]{{0,24}}(?:引[起发]|导致|费))).*"
    r"(?:复议|诉讼|举报|检举|申诉|投诉|信访|收费|收取|费用|逾期|超期|超时|延期|延长|积压|纠|败|结转|转结|舆情|差错|失误|泄密|责令|重新)"
)
"""未发生因公开申请提起的复议 is none of N18, 未收到公开申请和复议申请 is."""
_CHARGED = "对|收取|减免|依申请|申请人|因|对象|提供|检索|复印|打印|传真|邮寄|邮递|递送|等"
"""More words between a negation and a fee: what is charged for, and whom."""
_DECIDED = "[作做]出|实施|采取|进行|开展|办理|许可|处罚|强制(?!执行)|决定|措施|事项"
"""More words between a negation and a decision (N22), other decisions among them."""
_DECISION = r"(?:处理)?(?:决定|措施|行为|事项|案件)?(?:的?情[况形])?(?=[，。；、和及或与）\n]|$)"
ZEROS = (
    Zero(
        "N16",
        late(rf"{_GAP}{{0,16}}?复议[^，。；#\n、零]{{0,10}}?(?:纠错|纠正|撤销)", "纠错 纠正 撤销"),
        ("rl.review.corrected",),
    ),
    Zero(
        "N16",
        late(rf"{_GAP}{{0,12}}?(?:复议)?(?:审查)?(?:机关)?(?:纠错|纠正|撤销)", "纠错 纠正 撤销"),
        ("rl.review.corrected",),
    ),
    Zero("N16", late(rf"(?:{_GAP}|纠错|纠正|撤销|机关|(?:法院)?判决){{0,14}}?败诉", "败诉"), ("rl.suits.corrected",)),
    Zero("N14", late(rf"{_GAP}{{0,16}}?复议{_SHORT_OF}", "复议"), ("rl.review.total",)),
    Zero("N15", late(rf"{_GAP}{{0,16}}?(?:诉讼|应诉){_SHORT_OF}", "诉讼 应诉"), ("rl.suits.total",)),
    Zero("N15", late(rf"{_GAP}{{0,12}}?起诉(?![^，。；#\n]{{0,8}}(?:败|撤|率))", "起诉"), ("rl.suits.total",)),
    Zero("N03", late(rf"{_GAP}{{0,4}}?{LAST_YEAR}[^，。；#\n]{{0,6}}{CARRIED}", "转 延续 遗留"), (CARRIED_IN,)),
    Zero("N05", late(rf"(?:{_GAP}|申请件){{0,6}}?(?:{ONWARD}|下一?年度?结转)", "转 延"), (CARRIED_OUT,)),
    Zero(
        "N18",
        late(
            rf"{_GAP}{{0,12}}?(?:要求办理的?|依法处理的?)?(?:依申请|信息公开的?申请|公开申请|申请公开|申请(?:获取)?(?:政府)?信息公开)(?!人|权|被滥)"
            r"(?![^，。；#\n]{0,30}(?:费|支出)|[^，。；#\n]{0,6}的(?:单位|部门)|(?:工作|事[项宜]|办理|答复)?而?(?:引[起发]|导致|造成|产生))"
            rf"|(?:收到|接到|受理)(?:{_GAP}|要求|需要|主动|公开|以外|获取|信息|等|{_ALL_WAYS}){{0,16}}?依?申请(?!人|的(?:单位|部门))"
            rf"|(?:收到|接到|受理){_OTHER_WAYS}申请(?!人)",
            "申请",
        ),
        (NEW,),
        _OTHER_MATTER,
    ),
    Zero(
        "N19",
        late(
            rf"(?:{_GAP}|规章){{0,6}}?{ISSUE}(?:{_GAP}|{ISSUE}|发布|废止|修[改订]|部门|规章){{0,6}}?规范性文件(?!以外|[^，。；#\n]{{0,8}}解读)"
            rf"|(?:{_GAP}|规章){{0,6}}?规范性文件的?(?:立改废释?|{ISSUE})(?:等?的?(?:情况|情形|工作)|，|。|；|$)",
            "规范性文件",
        ),
        ("pd.normative_docs_issued", "pd.normative_docs_made"),
    ),
    *(
        Zero("N22", late(rf"(?:{_GAP}|{_DECIDED}){{0,14}}?{word}{_DECISION}", word), (f"pd.{field}_decisions",))
        for word, field in (("许可", "licensing"), ("处罚", "penalty"), ("强制", "compulsion"))
    ),
    Zero("N23", late(f"(?:{_GAP}|{_CHARGED}){{0,20}}?(?:收费|费用|处理费)", "费")),
)
"""0 in words (N18, N22, 无 and 未 of N14 to N16): read from the negation on, only over words that keep its scope."""

OTHER_WORK = late(
    r"^(?!.*(?:信息公开|政务公开|依申请)).*行政(?:执法|许可|处罚|强制|征收)"
    r"|以(?![我本])[^，。；]{2,20}?为被",
    "行政 为被",
)
"""行政执法工作均无被申请行政复议 is of other reviews than those of the table; 以镇政府为被告的诉讼 may be too."""
NOTHING_CARRIED = late(
    r"(?:(?P<last>上一?年度?)|(?P<year>20\d\d)年度?|本年度?)(?:均|也)?(?:没有|无|未)(?:申请)?(?:结转|转结)(?![^，。；\n]{0,6}(?:上|下|20))",
    "无结转 没有结转 未结转 申请结转 转结",
)
"""上年无结转 is N03, as is 2023年无结转 in a report of 2024; 本年无结转 is N05."""
NOUGHT = re.compile(
    r"(?:为(?:0|零)|零(?:发生|受理|申请))(?![\d.%件条份宗起元万])|(?<=[况数量件请开议讼])[:：]?(?:(?:均为|为)?无|(?<=[:：])(?:均无|0))(?=[。；\n]|$)"
    r"|(?<=[议讼件])(?:均|都|也)?(?:未|没有)(?:发生|出现)(?=[，。；、\n]|$)"
)
"""0 without a counter behind what it counts: 申请数量为0, 行政诉讼零发生, 行政诉讼：无; and, below, what that is."""
_REQUESTS = "^(?!.*(?:复议|诉讼)).*"
NOUGHTS = (
    ("N14", late("复议(?![^，]*(?:率|纠|撤|败|费))", "复议"), ("rl.review.total",)),
    ("N15", late("(?:诉讼|应诉)(?![^，]*(?:率|纠|撤|败|费))", "诉讼 应诉"), ("rl.suits.total",)),
    (
        "N03",
        late(f"{_REQUESTS}(?:{LAST_YEAR}[^，]{{0,6}}{CARRIED}|{CARRIED}{LAST_YEAR})", "转 延续 遗留"),
        (CARRIED_IN,),
    ),
    ("N05", late(f"{_REQUESTS}{ONWARD}", "转 延"), (CARRIED_OUT,)),
    (
        "N18",
        late(
            "^(?!.*(?:复议|诉讼|转|费|投诉|举报|[超逾延]期|延长|差错|补正|不明确|不予|部分|予以|无法|掌握|不存在|其他|重复|撤))"
            "(?!(?!.*(?:收到|受理|接收|新收)).*(?:办结|答复|回复)).*(?:依申请公开|信息公开申请|公开申请)(?!.*率)"
            "|新收(?:政府)?信息公开申请(?:数量)?、",
            "申请",
        ),
        (NEW,),
    ),
    ("N23", late("^(?!.*(?:复议|诉讼)).*(?:收费|收取|处理费)(?!.*率)", "收"), ()),
)

_DONE = r"(?:办结|办理完[成毕]|完成办理|办理结束|办毕)(?!率|[一-龥]?\d)"
_ANSWERED = r"(?:答复|回复)(?![一-龥]?\d)"
_EACH = "均(?<!其余均)(?<![平人月年日]均)"
"""Each of them, which is not 平均办结时间."""
_SO = r"(?:《[^《》，。；#\n]{1,40}》|[^，。；#率未\n《》])"
"""A character of how all was answered, or the name of the rules by which: 均严格按照《信息公开条例》予以答复."""
ALL_DONE = any_of(
    (
        ("done", rf"所有[^，。；#\n]{{0,16}}申请[^，。；#率未\n]{{0,20}}{_DONE}"),
        ("done", rf"全部[^，。；#\n]{{0,16}}申请[^，。；#率未\n]{{0,20}}{_DONE}"),
        (
            "done",
            rf"{_EACH}[^，。；#率未\n]{{0,16}}{_DONE} 都(?<!其余都)[^，。；#率未\n]{{0,16}}{_DONE}",
        ),
        ("done", rf"已全部[^，。；#率未\n]{{0,10}}{_DONE}"),
        ("done", rf"全部(?<!其余全部)[^，。；#率未\n]{{0,13}}{_DONE}"),
        ("answered", rf"所有[^，。；#\n]{{0,16}}申请(?!中){_SO}{{0,24}}{_ANSWERED}"),
        ("answered", rf"全部[^，。；#\n]{{0,16}}申请[^，。；#率未中\n]{{0,16}}{_ANSWERED}"),
        (
            "answered",
            " ".join(rf"{each}{_SO}{{0,24}}{_ANSWERED}" for each in (_EACH, "都(?<!其余都)", "皆(?<!其余皆)")),
        ),
        ("answered", rf"全部(?<!其余全部)[^，。；#率未\n]{{0,12}}{_ANSWERED}"),
    )
)
"""N13 in words: all is done. Of what was answered (答复) it can mean that this was in time."""
THE_REST = late(
    r"(?:其余|剩余|余下|其他)[^，。；\n]{0,8}$|除[^，。；\n]{1,16}外，?$|(?:在|于)(?:20\d\d年|次年|下一?年)[^，。；\n]{0,8}$",
    "其余 剩余 余下 其他 除 年",
)
"""Words before 均办结 by which it is of the rest: 除1件结转外，其余62件均办结."""
BY_NOW = late("截[至止]到?(?:目前|20\\d\\d年[1-5]月|本?(?:年度)?报告)|目前为止|至今", "截 目前 至今")
"""Words before what was done by which that was when the report was written, not when its year ended."""
DONE_LATER = late(r"(?:在|于)(?:20\d\d年|次年|下一?年)[^，。；\n]{0,8}(?:办结|答复|办理)", "在 于")
"""Behind a figure or 均办结: some of it was done when the year was over."""
OF_SOME_BODIES = late(
    r"下属|下辖|所属|其[他余](?:单位|部门|科室|乡镇|街道)|[局委]属|镇街|乡镇(?!人民|政府)|区县|事业单位|各(?:科室?|股室?|处室|单位|部门|镇|乡|街道)"
)
"""Words before a negation by which none is of these: 下属单位未收到申请."""
OF_SOME_WAYS = late(
    r"(?:网站|网[上络]|线[上下]|平台|窗口|当面|现场|传真|信[函件]|邮[件箱])[^，。；等各均都]{0,4}$",
    "网 线 台 窗口 面 场 传真 信 邮",
)
"""Words before a negation by which none came in this one way: 政府网站未收到申请，信函收到71件."""
SUPPOSED = late(
    r"(?:如(?![下实期数皋东意])|若(?![干羌尔])|凡(?!事)|应当|必须|不得|确保|力争|努力|避免|防止)[^，：。；\n]{0,28}$"
    r"|(?:(?<![草虚模代])拟|(?<!按)(?<!按照)计划|预计|建议)新?(?:制定|制订|制发|出台|印发|废止|修[改订])[^，：。；\n]{0,20}$",
    "如 若 凡 应当 必须 不得 确保 力争 努力 避免 防止 拟 计划 预计 建议",
)
"""Words of a clause after which nothing is told that was."""
ALL_ENDED = (
    ("upheld", late(r"(?:均|全部|都)[^，。；#\n未无没]{0,6}(?:维持|驳回)", "维持 驳回")),
    (
        "pending",
        late(
            r"(?:均|全部|都)[^，。；#\n\d无没]{0,8}(?:未审结|未结案|审理中|在审理|在审)(?=[，。；）\n]|$)", "审 未结案"
        ),
    ),
)
"""N16 in words: how all proceedings that the sentence counts ended."""
_STILL = r"(?:该案件?|案件|目前|现|至[^，。；\d]{1,12}时?){0,3}(?:尚|仍|还|正)?"
ONE_ENDED = (
    ("upheld", late(r"^，(?:复议|处理|审理)?结果为?(?:维持|驳回)(?=[，。；\n])", "维持 驳回")),
    (
        "pending",
        late(
            rf"^[^，。；（\d]{{0,20}}[，（]{_STILL}(?:未审结|未结案|在?(?:[^，。；\d]{{0,4}}(?:机关|法院))?(?:审理|办理)(?:之?中)?)(?=[，。；）\n]|$)",
            "审 未结案 办理",
        ),
    ),
)
"""The same right behind the one count of a sentence: 行政复议1件，结果维持."""
RATE = late(r"(?:(?P<done>办结|办理|处理)|答复|回复)率[^#]{0,16}#$", "率")
IN_TIME = late("按时|按期|到期|应办|及时|依法|限时|期限|时限|[日天]之?内")
"""Words by which all that was due is done, not all that was received: what is carried over does not contradict it."""
ALL_IN_TIME = late(
    "^(?:申请|信息公开|政府|依|公开){0,4}(?:均|都|全部)[^#]{0,8}(?:按时|按期|及时|期限|时限)", "均 都 全部"
)
"""Behind a count of what was received, which is told once more: 收到71件，71件申请均在法定期限内答复."""
IN_BRACKETS = re.compile("\\d[件份宗条][(（]$")
"""Words before a share that stands in brackets right behind a count."""
AIM = late(r"确保|力争|力求|目标|要求达到|应达|将")
DENIED = late(
    "(?:未|没有|无|[并均]?非|不(?:涉及|是|属于))(?:发生|出现|被|予以|因|属于?|上一?年度?|全部|提起|引发){0,2}"
    "(?:纠|撤销|确认违法|责令|败诉|维持|驳回|[结转][转结]|废止|失效|部分公开|重复申请|国家秘密|第三方|自然人|公民|个人|企业|法人"
    "|行政复议|复议|行政诉讼|诉讼)[^#，。；]{0,16}$",
    "未 没有 无 非 不涉及 不是 不属于",
)
"""Words right before a figure by which it is of the others: 未被纠错的行政复议21件, 非自然人30件."""
CHANGE = late(
    r"(?:增长|增加|回落|减少|降低|提高|增|减|降|升)(?:了|幅度|幅|约|为|达|率|近|[:：]){0,3}#"
    r"|(?<=[年期])[多少]了?#|#[^#]{0,2}(?:增幅|降幅)",
    "增 升 落 降 减 提 多 少",
)
DOWN_OR_UP = late("(?:上升|增加|增长|提高|下降|减少|降低|[升增降减])[至到为]", "升 增 提高 降 减")
"""Behind a figure: it is another year's (20件下降到13件)."""
COMPARED = late(r"同比|环比|同期|(?:较|比|与|和)(?:上一?年|去年|前年|20\d\d年|往年)|上年相比")
TENTHS = "零一二三四五六七八九"
CHANGED = late(
    r"(?:同比|环比|(?:较|比|与)(?:上一?年|去年|前年|20\d\d年)(?:度|同期|相比){0,2})[^，。；#\n\d]{0,10}?"
    rf"(?:(?P<twice>翻了?一?番|(?:增长|增加|上升|提高)了?[近约]?一倍)|(?:增|升|提|降|减|少|低|落)[^，。；#\n\d]{{0,3}}?(?P<tenths>[{TENTHS[1:]}])成)",
    "番 倍 成",
)
"""A change in words, without a figure: 较上年翻番, 同比减少近三成."""
SHARE = late(
    r"占[^#]{0,23}#$"
    r"|(?:比例|比重|公开率)(?:为|是|约|达|[:：])?#$",
    "占 比例 比重 公开率",
)

# --- when and whose -------------------------------------------------------------------------------------------------

_MONTHS = ("1[0-2]?", "0[1-9]", *"23456789")
_UP_TO = (r"截[至止]20\d\d年", r"截[至止]到20\d\d年")
"""What stands before 12月 if that is the end of the year: 截至2023年12月，收到申请12件."""
_DECEMBER = " ".join(rf"12月(?<={before}12月)(?!\d)" for before in _UP_TO)
_NOT_CARRIED = r"(?!度?[^，。；\n]{0,4}(?:结转|转结|转接|转办|转[入至到]|延续|遗留|接转))"
TIME = any_of(
    (
        ("part", r"20\d\d年?[至到—~-]{1,2}20\d\d年(?!\d) 20\d\d年[以之]前(?=共?(?:收到|受理|接收|答复|办结))"),
        ("school", r"20\d\d年0?9月(?:0?1日)?[至到—~-]{1,2}20\d\d年0?8月(?:31日|底|末)?"),
        (
            "whole",
            r"1月?(?:1日)?[至到—~-]{1,3}(?:20\d\d年)?12月(?:31日|底|末)? 12月(?:2[5-9]日|3[01]日|底|末) 1月1日以来",
        ),
        ("whole", _DECEMBER),
        (
            "year",
            r"20\d\d年(?!度?(?:结转|转结|转[入至到]|转接|延续|遗留)|以前|之前|修订|修正|公布|版|第)"
            rf"(?!(?:1[01]|[2-9])月|1月(?!1日)|{''.join(f'(?<!{before})' for before in _UP_TO)}12月(?!2[5-9]|3|底|末))"
            r"(?!度?[^，。；\n]{0,14}申请(?:引发|引起|提起|而))",
        ),
        ("this", "全年 本年 今年 年内 报告期 统计期 当年 一年来"),
        (
            "part",
            f"去年 上年{_NOT_CARRIED} 上一年{_NOT_CARRIED} 前年 往年 历年 上半年 下半年 季度 近[两三四五几]年 近年"
            " 年初至今 本月 当月",
        ),
        ("part", " ".join(rf"{count}年[来间]" for count in "两三四五六七八九十")),
        ("part", " ".join(rf"{month}月(?:份|底|末|\d{{1,2}}日)?" for month in _MONTHS)),
        ("part", "本届 改革以来 组建以来 挂牌以来 成立以来 开通以来 建立以来 实施以来 施行以来 运行以来"),
    )
)
"""When a figure is of: the last of these before it. `part` and any other year than the report's: not this year's."""
OF_THIS_WORK = late(
    "申请|受理|收到|答复|办结|复议|诉讼|规范性文件|规章|许可|处罚|强制|近[两三四五几]?年|[两三四五六七八九十]年[来间]|以来"
)
"""Words of a sentence whose time may be that of the figures in the next one."""
COMPARISON_BEFORE = re.compile(r"(?:较|比|与|和|同|从|由)$")
TARGET_BEFORE = re.compile(r"(?:转|延)(?:至|到|入|于)?$")
OF_THOSE = late(r"(?:申请|事项|件)(?:当?中|里)，?(?:另|还|也|就|仍|尚|只|仅|共)?[有计]?$", "中 里")
"""Words right before a figure by which it is of a part: 收到的申请中，有9件因收到时间较晚转入下年."""
OWED = late("(?:应当?|需|须)(?:予以?|要)?(?:答复|办[理结]|处理)", "应 需 须")
"""Words by which a figure is of what was to be done, not of what was: 应答复78件，实际答复69件."""
THEN_ONWARD = late(
    rf"[^，。；#\n\d]{{2,24}}，[^，。；#\n\d]{{0,6}}(?P<onward>{ONWARD})(?![^，。；\n]{{0,12}}\d)", "转 延"
)
"""Behind a figure: what it counts, and in the next clause that this is carried on."""
DONE_BEFORE = late(
    r"(?:办结|答复|回复|办理完[毕成]|办毕)[^，。；\n]{0,10}\d|\d[^，。；\n]{0,10}(?:办结|答复|回复)"
    rf"|{LAST_YEAR}{CARRIED}[^，。；\n\d]{{0,8}}\d|(?:公开|提供|处理)\d",
    "办 复 转 公开 提供 处理",
)
"""Words of a sentence behind which 结转9件 is of what was carried on."""
INTO_YEAR = late(
    r"(?:(?<=20\d\d年)|(?<=20\d\d年度))结转(20\d\d)年|(?:结转|转结|转接|顺延|延期|延续|留转|转)(?:至|到|入)(20\d\d)年",
    "转 延",
)
FROM_YEAR = late(r"(?<!\d年)(?<!年度)结转(20\d\d)年", "结转")
"""结转2023年申请7件 tells where from, 2023年结转2024年7件 where to."""
OF_LAST_YEAR = late(
    rf"^(?!.*(?:收到|受理|接收|新收)).*(?:{LAST_YEAR}[^，。；#\n]{{0,8}}(?:{CARRIED}|未[办答完])"
    rf"|20\d\d年度?(?:{CARRIED}|未[办答完]))",
    "转 延续 遗留 未",
)
"""Words of a sentence that tells of nothing but what was carried in: 上年结转7件，全部办结."""
OF_A_PART = late(
    r"(?:其中|转[办交送]|移送)[^，。；\n]{0,24}\d[件条份宗个起](?:[^，。；\n\d]{0,6}，)?[^，。；\n\d]{0,6}$",
    "其中 转 移送",
)
"""Words of a sentence before 已全部办结 by which it is of a part: 其中属于本机关职责的60件，已全部办结."""
WITHIN = late("其中|(?<!不)(?:包含|包括|含)", "其中 含 包括")
"""Words by which what was carried in is among what was received: 受理78件（其中上年结转7件）."""
WITHOUT_LAST_YEARS = late(
    rf"^[^，。；（(\d]{{0,8}}[（(，]?不(?:包含|包括|含){LAST_YEAR}[^，。；\d]{{0,4}}{CARRIED}", "不"
)
"""Behind a count of what was received: what was carried in is not among it."""
_REGION = (
    r"(?:全[省市州盟县区旗镇乡](?!政府(?!系统|[各及和]|部门|机关))|政府各?部门|各级|各(?:地|区县|县区|市县|乡镇|镇街)"
    r"|(?<!代表)我[省市州县区旗](?![级直政府委局办人])|辖区|政府系统|[省市县区]、?[市县区乡镇街]{1,2}[两三]级"
    r"|系统(?:共|累计|全年)?(?=新?收到|受理|接收)|含[^（）()，。]{0,6}(?:所属|下属|[委局院]属))"
)
_RECEIVES = "(?:收到|受理|接收|新收|办理|处理|答复|办结)"
_BODIES_RECEIVE = (
    r"各(?:部门|单位|镇|乡|街道)(?:[（(][^（）()]{1,8}[）)])?(?:、[^，。；\n]{1,12})?[^，。；\n\d]{0,6}"
    f"{_RECEIVES}"
)
_SAID = "全 政府 各 我 辖区 级 系统 含"
REGION = late(f"{_REGION}|{_BODIES_RECEIVE}", _SAID)
"""Words by which a figure is of a whole region, or of the bodies below."""
REGION_COUNTED = late(
    rf"(?:{_REGION}[^。；\n]{{0,40}}?{_RECEIVES}|{_BODIES_RECEIVE})[^。；\n]{{0,30}}?\d"
    rf"(?!.*(?:本级|[我本](?:机关|单位|部门|[局办委厅院]))[^，。；\n]{{0,8}}{_RECEIVES})",
    _SAID,
)
"""Words of a paragraph that count a whole region's requests: the figures behind, by outcome, are the region's too."""
WAY_TO_COURT = late(f"{DIRECT}|复议后", "复议 直接")
"""Words of a sentence that counts suits by whether a review went before."""
AFTER_REVIEW = late("复议(?:决定|结果)[^，。；]{0,6}不服，", "不服")
"""Words of a sentence by which a suit is one behind a review, in the clause before its own."""
DOCUMENTS = late(
    "公文|制发|发文|公开属性|拟公开|保密审查|公开审[查核]|(?:制作|形成|产生|生成)(?:[、和]获取)?(?:的|各类)?(?:政府)?信息|(?:主动|不予|依申请)公开的?文件"
    r"|主动公开[^。；]{0,16}?\d[^。；]{0,6}依申请公开[^。；]{0,8}?\d[^。；]{0,4}不予公开"
)
"""Words of a sentence that counts an office's own documents by whether they are made public, not requests."""
OUTCOME = late("(?:予以|部分|不予)公开|无法提供|不予处理|其他处理|结转[^#，]{0,8}继续办理", "公开 提供 处理 办理")
REQUESTS_COUNTED = late(
    r"(?:收到|受理|新收|办理|答复)[^。；\n]{0,20}申请[^。；\n\d]{0,6}\d|申请的?(?:答复|办理)[^。；\n\d]{0,8}\d", "申请"
)
LAPSED = late(r"(?:补正|缴纳|缴费)[^，。；\n]{0,8}\d", "补正 缴纳 缴费")
RECEIVED_OF = late("(?:收到|受理|接收|接到)[^#，、]{0,6}(?:公民|自然人|个人|群众)", "收到 受理 接收 接到")
AND_DONE = late("(?:收到|受理|接收)[、和及与]?(?:并|且)?(?:已|依法)?(?:办[结理]|答复|回复|处理)", "收到 受理 接收")
"""Words by which what was received and what was done with it are one figure."""
PERIOD = late(
    r"(?:(?:统计|截止)(?:期限|时限|时段|周期|时间|期间|日期|期|限)|数据的?(?:期限|时限)|涵盖"
    r"|(?:统计|所列)数据(?![^，。；\n]{0,6}(?:统计|截止)))"
    r"[^，。；\n\d]{0,8}，?[^，。；\n\d]{0,3}(20\d\d)年1月1日[^。；\n\d]{0,6}(?:(20\d\d)年)?12月(?:[12]\d|3[01])[日号]",
    "统计 截止 数据 涵盖",
)
"""Of a customs office the year stands behind a comma: 统计期限，自2023年1月1日起."""
