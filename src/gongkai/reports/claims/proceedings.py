"""The patterns N14 to N16 by which figures in the text speak of reviews and suits (table RL), as data.

They are written as those of `claims.patterns`, which tries them in its order.
"""

from collections.abc import Iterator

from gongkai.reports.claims.shape import Pattern, pattern
from gongkai.reports.late import late

_THOSE_OF = "(?:的?(?:涉及|因)?(?:政府)?信息公开(?:工作)?类?的?(?:行政)?(?:复议|诉讼))?"
"""What may stand between an end and its figure: 尚未审结的政府信息公开行政诉讼案件6件."""


def proceedings() -> Iterator[Pattern]:
    """N14 to N16: counts of reviews and suits, and how they ended."""
    yield Pattern(
        "N14",
        ("review", "suit"),
        late(r"(?<!未经)复议(?!后)[^#]{0,8}诉讼[^#]{0,10}#|#[^#]{0,16}复议(?:和|或|、|及|与)(?:行政)?诉讼", "诉讼"),
        ("rl.review.total + rl.suits.total",),
        each=(("N14", "rl.review.total"), ("N15", "rl.suits.total")),
    )
    yield pattern(
        "N14",
        "review suit",
        "案件",
        r"(?:相关|此类|上述|该类)(?:行政)?案件[^#率]{0,4}#",
        "rl.review.total + rl.suits.total",
        "rl.review.total",
        "rl.suits.total",
        strict=False,
    )
    for subject, table in (("review", "rl.review"), ("suit", "rl.suits")):
        for words, column in (
            ("未审结|尚未审结|[正尚仍还]在[^#，]{0,6}审理|未结|审理中|在审(?!理|查)", "pending"),
            ("维持|驳回|胜诉", "upheld"),
            ("纠正|纠错|撤销(?!(?:行政)?(?:复议)?申请)|确认违法|责令|败诉", "corrected"),
            ("撤回|撤诉|撤销(?:行政)?(?:复议)?申请|终止|调解|和解|其他结果", "other"),
        ):
            said = " ".join(("审理" if "审理" in word else word.partition("(")[0]) for word in words.split("|"))
            sure = words.startswith(("维持", "纠正", "未审结"))
            yield pattern(
                "N16",
                subject,
                said,
                rf"(?:{words}){_THOSE_OF}(?:(?!单位|部门|函|约谈|通报)[^#率]){{0,10}}#|#[^#率]{{0,10}}(?:{words})",
                f"{table}.{column}",
                strict=sure,
            )
        yield pattern("N16", subject, "其他", "^其他(?:情形|情况)?#", f"{table}.other", strict=False)
    yield pattern(
        "N15",
        "review suit",
        "未经复议 直接起诉 直接诉讼",
        "(?:未经复议|直接(?:起诉|诉讼)){w}#|#{w}(?:未经复议|直接(?:起诉|诉讼))",
        "rl.suit_direct.total",
    )
    yield pattern(
        "N15",
        "review suit",
        "复议后",
        "复议后(?:再)?(?:直接)?(?:起诉|诉讼|提起){w}#|#{w}复议后(?:再)?(?:起诉|诉讼|提起)",
        "rl.suit_after_review.total",
    )
    cases = "^(?!.*(?:通知书|决定书|答复书|意见书|[醒办]函|约谈|类信息|答辩|材料|培训|案例|出庭|旁听|庭审))"
    yield pattern(
        "N14", "review", "复议", f"{cases}[^#]{{0,48}}复议[^#率]{{0,16}}#|#[^#率]{{0,20}}复议", "rl.review.total"
    )
    yield pattern(
        "N15",
        "suit",
        "诉讼 应诉",
        f"{cases}[^#]{{0,48}}(?:诉讼|应诉)[^#率]{{0,16}}#|#[^#率]{{0,20}}(?:诉讼|应诉)",
        "rl.suits.total",
    )
