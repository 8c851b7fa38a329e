"""Table RL, 政府信息公开行政复议、行政诉讼情况: the same in the forms of 2019 and 2021 (domain reference 1.3).

The page prints one line of fifteen figures; here each group of five is a row.
"""

from gongkai.forms.model import Block, Column, Identity, Row, Table

LITIGATION = "行政诉讼"
OUTCOMES = (
    Column("upheld", "结果维持", ("维持", "维持结果")),
    Column("corrected", "结果纠正", ("纠正", "纠正结果")),
    Column("other", "其他结果", ("其他", "其它", "其它结果")),
    Column("pending", "尚未审结", ("未审结", "尚未审理", "尚未结案")),
    Column("total", "总计", ("合计", "总数", "共计")),
)
PROCEEDINGS = (
    Row("review", "行政复议"),
    Row("suit_direct", "未经复议直接起诉", groups=(LITIGATION,), variants=("行政诉讼未经复议直接起诉",)),
    Row("suit_after_review", "复议后起诉", groups=(LITIGATION,), variants=("行政诉讼复议后起诉",)),
)


def _sum(row: Row) -> Identity:
    """RL-SUM: upheld, corrected, other and pending add up to the total."""
    return Identity(
        rule=f"RL-SUM.{row.key}",
        left=tuple(f"rl.{row.key}.{column.key}" for column in OUTCOMES[:-1]),
        right=(f"rl.{row.key}.total",),
        zh=f"“{row.label}”：结果维持、结果纠正、其他结果、尚未审结之和应等于总计",
        en=f"{row.key}: upheld + corrected + other + pending = total",
    )


REVIEW_AND_LITIGATION = Table(
    name="rl",
    title="政府信息公开行政复议、行政诉讼情况",
    blocks=(Block("", OUTCOMES, PROCEEDINGS),),
    joint=".",
    layout="line",
    identities=tuple(_sum(row) for row in PROCEEDINGS),
)
