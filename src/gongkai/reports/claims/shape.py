"""What a pattern of claims is, and the sums of cells and the words that more than one of them is made of."""

from dataclasses import dataclass

from gongkai.reports.late import Late, late

COUNTERS = frozenset(("件", "件次", "条", "份", "宗", "项", "次", "篇", "起", "例", "部", "个"))
LOOSE_COUNTERS = frozenset(("次", "项", "篇", "部", "个"))
"""Counters that are not those of requests and proceedings alone: 答复口径3项, 答复2次."""
MONEY = frozenset(("元",))


@dataclass(frozen=True, slots=True)
class Pattern:
    """Words round a figure, and the sums of cells that it can then mean, the likeliest first; none: no cell.

    `strict`: it can mean nothing else, so that where nothing fits the text contradicts the table. `each` splits a
    pattern for figures that count several things together: 复议、诉讼各1件.
    """

    id: str
    subjects: tuple[str, ...]
    words: Late
    candidates: tuple[str, ...] = ()
    strict: bool = True
    units: frozenset[str] = COUNTERS
    each: tuple[tuple[str, str], ...] = ()


def pattern(
    name: str,
    subjects: str,
    said: str,
    words: str,
    *candidates: str,
    strict: bool = True,
    units: frozenset[str] = COUNTERS,
) -> Pattern:
    """A pattern; `said` are words of which one stands wherever it fits, so that most are told not to at a glance."""
    spaced = words.replace("{w}", "[^#]{0,14}")
    return Pattern(name, tuple(subjects.split()), late(spaced, said), candidates, strict, units)


NEW, CARRIED_IN = "rq.requests_new.total", "rq.requests_carried_in.total"
COMPLETED, CARRIED_OUT = "rq.completed_total.total", "rq.requests_carried_out.total"
WORKLOAD = f"{NEW} + {CARRIED_IN}"
OTHER = "rq.other_total.total"

LAST_YEAR = "(?:上一?年(?:度|末|底)?|上年度|去年|往年)"
CARRIED = "(?:结转|转结|转接|转入|延续|接转|遗留)"
ONWARD = "(?:结转|转结|转接|顺延|延期|延续|留转|转)(?:至|到|入|于)?(?:下一?个?年度?|次年|明年|20\\d\\d年度?)"
ISSUE = "(?:制发|制定|制订|出台|印发|新制定|新出台)"
DIRECT = "(?:未经过?(?:行政)?复议|直接(?:向(?:人民)?法院)?(?:提起)?(?:政府)?(?:信息公开)?(?:行政)?(?:起诉|诉讼))"
"""Words for suits that no review went before."""
OURS = "[本我](?:行政)?(?:机关|单位|部门|局|委|办|厅|院|街道|镇|乡|中心)"
"""An office's words for itself."""
FEW = "(?:[的共计数量总为有达是类案件申请情况方面决定书答复处理提出，]|信息公开|政府|提交|身份){0,10}"
"""Words between what is counted and its figure."""
