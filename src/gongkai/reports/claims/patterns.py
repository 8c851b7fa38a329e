"""The patterns N01 to N26 by which figures in the text speak of cells (domain reference, section 3), as data.

Each is searched in the words round one figure, `before#after` with `#` for the figure, in the clause that it stands
in; `{w}` is up to 14 characters. The first that fits decides, so those that say more stand first. What a clause is
about (its subject) is told by `claims.subjects`: 答复 of a motion is not 答复 of a request.
Few are needed for one page, so each is compiled late.
Those of what is carried over stand in `claims.transfers`, of reviews and suits in `claims.proceedings`, of documents in
`claims.documents`; words without a figure, times and comparisons in `claims.words`; N27, a sum over figures, in
`claims`; N28, Chinese numerals, in `numerals`.
"""

from collections.abc import Iterator, Mapping

from gongkai.forms.requests import DENIED_ROWS, NOT_PROCESSED_ROWS, OTHER_ROWS_2021, UNABLE_ROWS
from gongkai.reports.claims.documents import documents
from gongkai.reports.claims.proceedings import proceedings
from gongkai.reports.claims.shape import (
    CARRIED_IN,
    COMPLETED,
    COUNTERS,
    FEW,
    MONEY,
    NEW,
    OTHER,
    OURS,
    WORKLOAD,
    Pattern,
    pattern,
)
from gongkai.reports.claims.transfers import TRANSFERS
from gongkai.reports.claims.ways import BY_ONE_WAY, BY_SEVERAL_WAYS, CHANNEL, CHANNELS, WAYS
from gongkai.reports.late import late

_GRANTED, _PARTIAL = "rq.granted_full.total", "rq.granted_partial.total"
_FINISHED = "办结|答复|回复|办理完[毕成]|办毕|办复"
_WHOLE = (
    "(?:(?!不|未|属于|存在|补正|撤回|延期|延长|逾期|超期|重新|被|移送|转办|部分|同意|重复|信访|其他"
    "|提供|模板|范本|口径|工作|意见|文书|手册|指南|业务|流程|能力|满意|反馈|指导|辅导|案例|引用|援引)[^#率])"
)
"""A character of what stands between 答复 and its figure, if all answers are counted and not those of a kind."""


def _reasons() -> Iterator[Pattern]:
    """Each row of （三） to （六）, by words that only its label has: a sub-reason is not the whole."""
    groups = (("N08", DENIED_ROWS), ("N09", UNABLE_ROWS), ("N10", NOT_PROCESSED_ROWS), ("N10", OTHER_ROWS_2021))
    for name, rows in groups:
        for row in rows:
            if row.key in _REASONS:
                said, words = _REASONS[row.key]
                yield pattern(
                    name,
                    "request unsaid",
                    said,
                    f'(?:{words})(?:[”"」]?为由)?[，而的]?(?:不予公开|无法提供|不予处理)?{FEW}#|#(?:[办处]理|答复)?(?:结果)?{FEW}(?:属于|因|由于|系|以|为)(?:申请人)?(?:无正当理由)?(?:{words})'
                    f"|#(?:涉及)?(?:{words})[^#，]{{0,8}}(?:不予公开|无法提供|不予处理)",
                    f"rq.{row.key}.total",
                )


_GIVEN_UP = (
    "(?:[，、而]?(?:行政机关|本机关|我[局委办])?(?:终止|不再|视为)(?:办理|处理|放弃)(?:其?(?:政府信息公开)?申请)?)?"
)
_REASONS: Mapping[str, tuple[str, str]] = {
    "denied_state_secret": ("国家秘密", "国家秘密"),
    "denied_other_law_prohibits": ("法规禁止公开", "法律、?(?:行政)?法规禁止公开"),
    "denied_security_stability": ("三安全一稳定", '三安全一稳定[”"」]?'),
    "denied_third_party_rights": ("第三方", "第三方的?(?:合法)?权益"),
    "denied_internal_affairs": ("内部事务信息", "内部事务信息"),
    "denied_process_info": ("过程性信息", "过程性信息"),
    "denied_enforcement_case_file": ("行政执法案卷", "行政执法案卷(?:信息)?"),
    "denied_admin_inquiry": ("行政查询事项", "行政查询事项"),
    "unable_needs_creation": ("没有现成信息 另行制作", "没有现成信息[^#等]{0,8}|需要?另行制作"),
    "unable_unclear_after_correction": ("不明确", "补正后[^#]{0,8}不明确"),
    "not_processed_petition_complaint": ("信访", "信访(?:、?(?:举报|投诉)){2}(?:类|事项)?(?:申请)?"),
    "not_processed_repeat": ("重复申请", "重复申请"),
    "not_processed_publication": ("公开出版物", "公开出版物"),
    "not_processed_excessive": ("大量反复申请", "大量反复申请"),
    "not_processed_reconfirm": ("重新出具", "重新出具[^#]{0,8}信息"),
    "other_no_correction": (
        "补正",
        f"(?:逾期(?:不|未)|未及时|未在[^#，]{{0,8}}期限[^#，]{{0,4}})补正{_GIVEN_UP}",
    ),
    "other_fee_unpaid": ("缴纳费用", f"逾期[^#]{{0,10}}缴纳费用{_GIVEN_UP}"),
}
"""Of each, a word that stands wherever it fits, and its words."""

OTHERS = pattern(
    "N10",
    "request unsaid",
    "其他",
    f"^其他(?:情形|情况)?#(?![^#]{{0,14}}(?:{_FINISHED}))",
    OTHER,
    "rq.other_other.total",
    strict=False,
)
OTHER_APPLICANTS = pattern("N11", "request unsaid", "其他", "#", "rq.requests_new.other_org", strict=False)
"""Behind a figure of those who asked, what 其他 without a noun counts: 商业企业14件，其他6件."""

OUTCOMES = (
    Pattern(
        "N06",
        ("request", "unsaid"),
        late(
            r"(?:公开|全部)[^#不]{0,4}(?:及|和|、|与|或|以及)[^#不]{0,4}部分(?:同意|予以)?公开[^#不]{0,10}#|#[^#]{0,6}公开(?:及|和|、|与|或)(?:予以)?部分(?:同意|予以)?公开",
            "部分",
        ),
        (f"{_GRANTED} + {_PARTIAL}",),
        each=(("N06", _GRANTED), ("N07", _PARTIAL)),
    ),
    pattern(
        "N07",
        "request unsaid",
        "部分 部份",
        r"(?<!含)(?<!包括)部[分份](?:同意|予以)?公开(?!的?信息)[^#不]{0,14}#|#(?!属于?不)[^#不]{0,12}部[分份](?:同意|予以)?公开",
        _PARTIAL,
    ),
    *_reasons(),
    pattern("N10", "request unsaid", "补正", "#(?:份|名)?(?:因?申请人)?逾期[不未]补正", "rq.other_no_correction.total"),
    pattern(
        "N08",
        "request unsaid",
        "不予 不同意 未予",
        r"(?:[不未]予以?|(?<!方)不同意)公开[^#]{0,12}#|#[^#]{0,12}(?:[不未]予以?|(?<!方)不同意)公开",
        "rq.denied_total.total",
    ),
    pattern(
        "N08",
        "request unsaid",
        "不公开",
        r"(?:^|[、，])(?:决定|答复|依法)?不公开的?[有为共计]{0,2}#|#(?:决定|依法)?不公开(?!的)",
        "rq.denied_total.total",
        strict=False,
    ),
    pattern(
        "N09",
        "request unsaid",
        "不掌握",
        rf"不掌握的?(?:该|相关)?(?:政府)?(?:信息)?[，而”\"」]?(?:无法提供)?{FEW}#",
        "rq.unable_not_held.total",
        "rq.unable_total.total",
    ),
    pattern(
        "N09",
        "request unsaid",
        "不属于本 不属于我 非本 非我 未掌握",
        rf"不属于{OURS}[^#]{{0,10}}#|非{OURS}[^#]{{0,6}}#|(?:不属于{OURS}|未掌握)[^#]{{0,36}}答复[^#]{{0,4}}#|#不属于{OURS}",
        "rq.unable_not_held.total",
        "rq.unable_total.total",
        strict=False,
    ),
    pattern(
        "N09",
        "request unsaid",
        "无法提供",
        # Two reasons for not holding it; one with 等 (因本机关不掌握等原因) is all that could not be provided.
        r"(?:不掌握|不存在|非本(?:行政)?(?:机关|单位|部门))[^#，]{0,12}[、和或及][^#，]{0,12}等[^#，]{0,6}无法提供[^#]{0,8}#",
        "rq.unable_total.total",
        "rq.unable_not_held.total",
    ),
    pattern(
        "N09",
        "request unsaid",
        "无法提供 不能提供",
        r"(?:无法|不能)提供[^#]{0,10}#|#[^#]{0,14}(?:无法|不能)提供",
        "rq.unable_total.total",
    ),
    pattern(
        "N09",
        "request unsaid",
        "不存在 不掌握",
        r"(?:信息不存在|不存在(?:该|相关)?(?:政府)?信息)[^#]{0,12}#|不存在的?[有共为]?#|#[^#]{0,14}(?:不掌握|信息不存在)",
        "rq.unable_not_held.total",
        "rq.unable_total.total",
        strict=False,
    ),
    pattern(
        "N09",
        "request unsaid",
        "不明确 不具体",
        rf"(?:申请|内容|指向|描述)[^#，]{{0,8}}(?:不明确|不具体){FEW}#|#[^#，]{{0,10}}(?:内容|指向|描述)[^#，]{{0,4}}(?:不明确|不具体)",
        "rq.unable_unclear_after_correction.total",
        "rq.unable_total.total",
        strict=False,
    ),
    pattern("N08", "request unsaid", "不予公开", "#[^#，]{12,30}不予公开$", "rq.denied_total.total", strict=False),
    pattern(
        "N10",
        "request unsaid",
        "不予处理",
        r"不予处理[^#]{0,10}#|#[^#]{0,10}不予处理",
        "rq.not_processed_total.total",
        "rq.not_processed_total.total + rq.other_no_correction.total + rq.other_fee_unpaid.total",  # …不再处理其申请
    ),
    pattern(
        "N10",
        "request unsaid",
        "其他",
        r"其他(?:情形)?(?:方式)?处理[^#]{0,8}#|#[^#]{0,6}(?:作|予以)?其他(?:方式)?处理",
        OTHER,
    ),
    OTHERS,
    pattern(
        "N06",
        "request unsaid",
        "予以公开 予公开 同意公开 全部公开 决定公开 答复公开",
        r"(?:(?<![不未分])(?:予以|给予|准予)公开|(?<![不分])同意公开|全部公开|决定公开|答复公开)(?!的信息)[^#]{0,12}#"
        r"|#[^#不]{0,10}(?:(?<![不未分])(?:予以|给予|准予)公开|(?<![不分])同意公开|全部公开|决定公开)",
        _GRANTED,
    ),
    pattern("N06", "request", "公开", "^(?:其中)?公开#|#公开$", _GRANTED, strict=False),
)

_APPLICANTS = (
    pattern(
        "N11",
        "request",
        "自然人 公民 个人",
        rf"(?:自然人|公民|个人){FEW}#|#(?:为|系|是|由|来自|属于?)(?:自然人|公民|个人)",
        "rq.requests_new.natural_person",
        "rq.requests_new.natural_person + rq.requests_carried_in.natural_person",
        "rq.completed_total.natural_person",
    ),
    pattern(
        "N11",
        "request",
        "法人 其他组织",
        rf"^(?!.*(?:自然人|公民|个人))[^#]{{0,40}}(?:法人[和或及、]?(?:其他|非法人)?组织|法人|其他组织){FEW}#"
        r"|#(?:为|系|是|由|来自|属于?)法人",
        "rq.requests_new.legal_persons",
        "rq.requests_new.commercial_enterprise",
        "rq.requests_new.other_org",
        "rq.requests_new.legal_persons - rq.requests_new.commercial_enterprise",
    ),
    *(
        pattern(
            "N11",
            "request",
            words.replace("|", " "),
            rf"^(?!.*(?:自然人|公民|个人))[^#]{{0,40}}(?:{words}){FEW}#|#(?:为|系|是|由|来自|属于?)(?:{words})",
            f"rq.requests_new.{column}",
            *more,
        )
        for words, column, more in (
            ("商业企业|企业", "commercial_enterprise", ("rq.requests_new.legal_persons",)),
            ("科研机构", "research_institution", ()),
            ("社会公益组织", "public_interest_org", ()),
            ("法律服务机构", "legal_services_org", ()),
        )
    ),
)

_RECEIVED = (
    pattern(
        "N01",
        "request",
        "收到 受理 接收",
        rf"(?:{WAYS})(?:等|[^#、等]{{0,12}}等|[、和及与](?:{WAYS}))(?!待)[^#]{{0,20}}(?:收到|受理|接收)[^#]{{0,12}}#"
        rf"|{BY_SEVERAL_WAYS}",
        NEW,
        WORKLOAD,
    ),
    pattern(
        CHANNEL,
        "request",
        f"{CHANNELS.replace('|', ' ')} 收到 受理 接收 新收",
        rf"{BY_ONE_WAY}|^(?!.*告知|.*，#[^#]*(?:答复|回复|办结))[^#]*(?:{WAYS})(?!等|[^#]*(?:处理|答复|(?<!申请)公开(?!申请)|发布|更新|刊登|推送))[^#、等]{{0,14}}#"
        rf"|#(?:为|系|是|通过|来自)(?:{WAYS})",
        units=COUNTERS - {"个", "部", "篇"},
    ),
    pattern("N02", "request", "新收", "本年度?新收{w}#", NEW),
    pattern(
        "N01",
        "request",
        "收到 接收 接到 新收 受理 新增",
        r"(?:收到|接收|接到|新收(?!录|集|入|藏)|新受理|(?<!不予)(?<!不再)(?<!未)(?<!不)受理(?!部门|机构|窗口)|新增)(?![^#]*(?:补正|材料|问卷|通知(?!书)|案例|渠道|回复|反馈|答复|转办|交办|转交|转来|推送|转送|移送|代收))[^#]{0,32}#"
        r"|#[^#]{0,16}(?:依申请|申请)(?!人)[^#不未]{0,4}(?:被)?受理(?!点|站|中心|场|窗口|机构|部门)",
        NEW,
        WORKLOAD,
    ),
)

_DONE = (
    pattern(
        "N04",
        "request",
        "办结 答复 回复 办理完 办毕 办复 审结",
        rf"^(?!.*(?:不能|无法|难以|延期|延长|超期|逾期|情形|等原因|不属于|掌握|未[^#]{{0,6}}(?:{_FINISHED}|审结)))[^#]{{0,48}}(?:{_FINISHED}|审结)(?!率|的){_WHOLE}{{0,18}}#"
        rf"|#(?!以?外){_WHOLE}{{0,22}}(?:{_FINISHED})(?!率|不|期|[逾超延]期|中$|书|意见|文书|质量|问题|内容)",
        COMPLETED,
        f"{COMPLETED} - rq.other_total.total",
        f"{COMPLETED} - {CARRIED_IN}",
    ),
    pattern("N04", "request", "办结的", "办结的#[^#，。]{0,8}中", COMPLETED, strict=False),
    pattern(
        "N04",
        "request",
        "办理 处理 已办",
        rf"(?<![未予待再止])(?:办理|处理)(?!率|的|中|费){_WHOLE}{{0,18}}#|已办了?#",
        COMPLETED,
        f"{COMPLETED} - rq.other_total.total",
        WORKLOAD,
        NEW,
        strict=False,
    ),
    pattern(
        "N01",
        "request",
        "申请公开 公开申请 申请量 申请总量",
        r"(?:依申请公开|信息公开申请|公开申请|申请公开)[^#率答模范培]{0,6}#|(?<!占)(?<!新收)申请总?量[为是共达计]{0,2}#",
        NEW,
        WORKLOAD,
        COMPLETED,
        strict=False,
    ),
)


_PUBLISHED = (
    *(
        pattern("N22", "decision", word, f"{word}(?![^#]*等)[^#率]{{0,12}}#", f"pd.{field}_decisions", strict=False)
        for word, field in (("行政许可", "licensing"), ("行政处罚", "penalty"), ("行政强制", "compulsion"))
    ),
    pattern(
        "N23",
        "fee",
        "收取 费 减免 金额",
        r"(?:收取|收费|费用|处理费|减免|[印索寄]费)[^#]{0,16}#|(?:^|[，、的])(?:实际)?(?:收取|收费)?的?总?金额[为是共计]{0,2}#",
        units=MONEY,
    ),
    pattern("N24", "motion", "提案 议案 建议", r"(?:提案|议案|建议)[^#率]{0,14}#|#[^#率]{0,14}(?:提案|议案|建议)"),
    pattern(
        "N21",
        "proactive normative decision",
        "公开 公布 发布 更新 发文 刊登 转载",
        r"(?:主动公开|公开|公布(?=[^#]{0,16}(?:信息|文件)[^#]{0,3}#)|发布(?!会)|更新|发文|刊登|转载)(?![^#]*发布会)[^#率]{0,30}#(?![^#，。；]{0,8}[组构]成)",
    ),
)

_PATTERNS = (
    *TRANSFERS,
    *OUTCOMES,
    *_APPLICANTS,
    *_RECEIVED,
    *_DONE,
    *proceedings(),
    *documents(),
    *_PUBLISHED,
)
PATTERNS_OF: Mapping[str, tuple[Pattern, ...]] = {
    subject: tuple(one for one in _PATTERNS if subject in one.subjects)
    for subject in dict.fromkeys(subject for one in _PATTERNS for subject in one.subjects)
}
"""The patterns for one figure by what its clause is about, in the order in which they are tried."""
