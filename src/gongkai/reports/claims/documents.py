"""The patterns N19 and N20 by which figures in the text speak of normative documents and rules (table PD), as data.

They are written as those of `claims.patterns`, which tries them in its order.
"""

from collections.abc import Iterator

from gongkai.reports.claims.shape import FEW, ISSUE, Pattern, pattern

_NAMES = "《[^#]*》[等共计的]{0,3}"
"""The names of documents before their number: 出台《某办法》《某规定》等2件规章."""


def documents() -> Iterator[Pattern]:
    """N19 and N20: documents made, repealed and in force. Published ones may be other than those made."""
    for name, subject, word, field in (
        ("N19", "normative", "规范性文件", "normative_docs"),
        ("N20", "rules", "规章", "rules"),
    ):
        made = (f"pd.{field}_issued", f"pd.{field}_made")
        issued = "制发 制定 制订 出台 印发"
        others_too = "牵头|起草|代拟|参与|推动|报请|提请|配合|协助"  # A bureau drafts what its government issues.
        aside = f"^(?!.*(?:清理|审查|审核|备案|评估|解读|修改|修订|合法性|{others_too}))[^#]{{0,48}}"
        yield pattern(
            name,
            subject,
            "废止 失效",
            rf"(?:废止|失效)(?:[^#]{{0,8}}|[^#《]{{0,4}}{_NAMES})#|#[^#]{{0,8}}(?:废止|失效)",
            f"pd.{field}_repealed",
        )
        in_force = (f"pd.{field}_in_force", f"pd.{field}_published_total")
        yield pattern(name, subject, "有效", r"(?:现行有效|继续有效)[^#]{0,12}#|#[^#]{0,4}现行有效", *in_force)
        published = (f"pd.{field}_published_total", f"pd.{field}_in_force")
        yield pattern(name, subject, "公开总数", "公开总数量?[为是共计]{0,2}#", *published, strict=False)
        yield pattern(name, subject, "修改 修订", r"(?:修改|修订)[^#]{0,8}#|#[^#]{0,4}(?:修改|修订)")
        verbs = (
            rf"{ISSUE}[^#]{{0,12}}{word}(?:{_NAMES})?{FEW}#|{word}[^#]{{0,4}}{ISSUE}[^#]{{0,4}}#"
            rf"|{ISSUE}(?:[^#]{{0,6}}|[^#《]{{0,4}}{_NAMES})#[^#]{{0,8}}{word}"
        )
        yield pattern(name, subject, issued, f"{aside}(?:{verbs})", *made)
        yield pattern(name, subject, issued, f"{ISSUE}(?:件数)?[了的共有为计]{{0,2}}#", *made, strict=False)
        others = (f"pd.{field}_newly_published", *in_force, f"pd.{field}_repealed")
        yield pattern(name, subject, word, f"{aside}{word}{FEW}#", *made, *others, strict=False)
