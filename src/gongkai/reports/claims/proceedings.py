"""The patterns N14 to N16 by which figures in the text speak of reviews and suits (table RL), as data.

They are written as those of `claims.patterns`, which tries them in its order.
"""

from collections.abc import Iterator

from gongkai.reports.claims.shape import DIRECT, Pattern, pattern
from gongkai.reports.late import late

_THOSE_OF = "(?:的?(?:涉及|因)?(?:政府)?信息公开(?:工作)?类?的?(?:行政)?(?:复议|诉讼))?"
"""What may stand between an end and its figure: 尚未审结的政府信息公开行政诉讼案件6件."""

_AFTER_REVIEW = (
    "(?:复议后[再又仍]?(?:直接)?|不服(?:(?!申请|答复)[^#，]){0,10}复议[^#，、和及或与]{0,6}|复议(?:决定|结果)不服[，而]?)(?:向(?:人民)?法院)?"
    "(?:起诉|诉讼|提起)"
)


def proceedings() -> Iterator[Pattern]:
    """N14 to N16: counts of reviews and suits, and how they ended."""
    yield pattern(
        "N15",
        "review suit",
        "复议后 不服",
        f"{_AFTER_REVIEW}{{w}}#|#{{w}}复议后[再又仍]?(?:起诉|诉讼|提起)",
        "rl.suit_after_review.total",
    )
    yield Pattern(
        "N14",
        ("review", "suit"),
        late(
            r"(?<!经)(?<!经行政)复议(?!后|决定)[^#]{0,8}诉讼(?:(?!维持|驳回|纠|撤|审结|[胜败]诉)[^#]){0,10}#"
            r"|#[^#]{0,16}复议(?:和|或|、|及|与)(?:行政)?诉讼",
            "诉讼",
        ),
        ("rl.review.total + rl.suits.total",),
        each=(("N14", "rl.review.total"), ("N15", "rl.suits.total")),
    )
    yield pattern(
        "N14",
        "review suit",
        "案件 应诉",
        r"(?:相关|此类|上述|该类)(?:行政)?案件[^#率]{0,4}#|复议[^#后]{0,6}应诉[^#率]{0,10}#",
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
        "未经 直接",
        f"{DIRECT}{{w}}#|#{{w}}{DIRECT}",
        "rl.suit_direct.total",
    )
    yield pattern(
        "N15",
        "review suit",
        "复议",
        "(?<!未)经过?(?:行政)?复议(?:[有共为]{0,2}|的[^#]{0,10})#|复议后[的有共为]{0,2}#",
        "rl.suit_after_review.total",
        "rl.review.total",
        strict=False,
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
