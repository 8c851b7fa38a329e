"""The patterns N03 and N05 by which figures in the text speak of requests carried over the turn of a year, as data.

They are written as those of `claims.patterns`, which tries them in its order.
"""

from gongkai.reports.claims.shape import CARRIED, CARRIED_IN, CARRIED_OUT, LAST_YEAR, ONWARD, pattern

_DEALT_WITH = "办结|办理完?[毕成]?|办毕|答复|回复|处理"

_FULL = (
    pattern(
        "N05",
        "request",
        "转 延",
        rf"{ONWARD}(?:(?!其余|其他)[^#]){{0,14}}#|#[^#]{{0,24}}{ONWARD}|下一?年度?结转[^#]{{0,10}}#"
        r"|(?:结转|顺延|延期)[^#]{0,12}#[^#]{0,6}[至到](?:下一?个?年|次年|明年|20\d\d年)",
        CARRIED_OUT,
    ),
    pattern(
        "N03",
        "request",
        "转 延续 遗留",
        rf"{LAST_YEAR}[^#]{{0,8}}{CARRIED}{{w}}#|{CARRIED}{LAST_YEAR}[^#]{{0,10}}#|#[^#]{{0,10}}{LAST_YEAR}[^#]{{0,6}}{CARRIED}"
        rf"|20\d\d年度?{CARRIED}(?!至|到|下|20){{w}}#|#[^#]{{0,6}}20\d\d年度?{CARRIED}(?!至|到|下|20)"
        r"|转(?:至|到|入)(?:今年|本年|当年)度?{w}#",
        CARRIED_IN,
    ),
    pattern(
        "N05",
        "request",
        "在 跨年 未到",
        r"(?:[正尚]在办理中?|跨年度?办理)[^#]{0,4}#|未到[^#，]{0,6}期限?[^#，]{0,12}#|#[^#]{0,6}(?:(?:[正尚]在|跨年度?)办理|[正尚仍]在[^#，]{0,6}期限?内|未到[^#，]{0,6}期)|#[^#，]{6,12}[正尚仍]在[^#，]{0,8}期限?内",
        CARRIED_OUT,
        strict=False,
    ),
    pattern(
        "N05",
        "request",
        "未 待 在办",
        rf"(?:(?:尚|还|仍)?未(?:予以?)?|待)(?:{_DEALT_WITH})(?!率)[^#未]{{0,8}}#|在办(?![结理公文事])[^#]{{0,4}}#|#[正尚还仍]?在办$|#[^#]{{0,6}}(?:尚|还|仍)未(?:{_DEALT_WITH})",
        CARRIED_OUT,
        strict=False,
    ),
    pattern(
        "N05",
        "request",
        "继续办理",
        r"(?:结转[^#]{0,4}|下一?个?年度?|次年|明年)继续办理[^#]{0,4}#|#[^#]{0,6}结转继续办理",
        CARRIED_OUT,
    ),
)

_OF_THIS_YEAR = pattern(
    "N05",
    "request",
    "转",
    r"(?:^|[，、])(?:本年度?|今年|当年)(?:结转|转结)(?:申请)?(?:数量?|量|件数)?[为共是有的]{0,2}#",
    CARRIED_OUT,
    CARRIED_IN,
    strict=False,
)
CARRIED_ALONE = pattern(
    "N05",
    "request",
    "转",
    r"(?:^|[，、])(?:剩余|其余|尚有|另有)?(?:结转|转结)(?:申请)?(?:数量?|量|件数)?[为共是有的]{0,2}#|#(?:申请)?(?:结转|转结)(?:以?外)?$",
    CARRIED_OUT,
    CARRIED_IN,
    strict=False,
)
CARRIED_IN_ALONE = pattern("N03", "request", "转", "转", CARRIED_IN, CARRIED_OUT, strict=False)
"""What was carried, where no word says from or to where: out of the year behind what was done in it, else into it."""

ONTO_THIS_YEAR = _FULL[1]
"""What a figure carried over is of if the year that it is carried to is the report's: 2023年结转至2024年7件."""

TRANSFERS = (*_FULL, _OF_THIS_YEAR, CARRIED_ALONE)
