"""Where a page names a body, and what is said of it in findings: weak, contradicted, a region alone, or none."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from gongkai.reports import findings
from gongkai.reports.identity.names import PLACELESS, kinship
from gongkai.reports.identity.titles import is_title
from gongkai.values import EvidenceSource, Finding


@dataclass(frozen=True, slots=True)
class Witness:
    """A place of the page that names a body: the name, and the words as printed."""

    source: EvidenceSource
    name: str
    text: str


WEAK: frozenset[EvidenceSource] = frozenset(("source", "metadata", "site", "text"))
"""Places that may name another than whose report it is."""
_PLACES: dict[EvidenceSource, tuple[str, str]] = {
    "title": ("标题", "the title"),
    "preamble": ("导语", "the preamble"),
    "issuer": ("发布机构一栏", "the row 发布机构"),
    "signature": ("落款", "the signature"),
    "source": ("来源一栏", "the row 来源"),
    "metadata": ("网页元数据", "the meta tags"),
    "site": ("网站或栏目名称", "the name of the site or column"),
    "text": ("正文", "the text"),
}


NO_AGENCY = findings.left_null(
    findings.AGENCY,
    "页面未写明机关名称（标题、发布机构、落款、元数据、正文均无），由所在栏目确定",
    "the page names no agency in its title, 发布机构 row, signature, metadata or text; the portal must tell",
)
"""Where no place names a body."""


def only_region(told: Witness) -> Finding:
    """A region's name stands for its government."""
    zh, en = _PLACES[told.source]
    return findings.assumed(
        findings.AGENCY,
        f"{zh}只写明地区“{told.name}”，未写明机关全称",
        f"{en} names only the region “{told.name}”, not the agency",
    )


def weak(first: Witness, others: Sequence[Witness]) -> Iterator[Finding]:
    """A name without its place, that stands in one weak place alone, or is the office's beside the government's."""
    zh, en = _PLACES[first.source]
    if PLACELESS.match(first.name):
        yield findings.assumed(
            findings.AGENCY,
            f"机关名称“{first.name}”未写明地区，由所在栏目确定",
            f"the agency's name “{first.name}” does not say of which place; the portal must tell",
        )
    if first.source == "title":
        return
    office = next((other for other in others if kinship(first.name, other.name).office), None)
    if office:
        yield findings.assumed(
            findings.AGENCY,
            f"机关名称“{first.name}”取自{zh}，{_PLACES[office.source][0]}写的是“{office.name}”",
            f"the agency “{first.name}” is from {en}; {_PLACES[office.source][1]} says “{office.name}”",
        )
    elif first.source in WEAK and not any(other.source != first.source for other in others):
        yield findings.assumed(
            findings.AGENCY,
            f"机关名称“{first.name}”只取自{zh}，可能是简称或他人代发",
            f"the agency's name “{first.name}” was taken from {en} alone and may be a short form or another's",
        )


def _named_zh(witnesses: Sequence[Witness]) -> str:
    return "、".join(f"{_PLACES[w.source][0]}“{w.name}”" for w in witnesses[:4])


def _named_en(witnesses: Sequence[Witness]) -> str:
    return ", ".join(f"{_PLACES[w.source][1]} “{w.name}”" for w in witnesses[:4])


def denied(first: Witness, others: Sequence[Witness]) -> Finding:
    """Other places name others than the title, or the sentence that stands for it, whose name was taken."""
    zh, en = ("标题", "the title") if is_title(first.text) else ("首段", "the first paragraph")
    return findings.assumed(
        findings.AGENCY,
        f"{zh}写的机关是“{first.name}”，{_named_zh(others)}与之不同；按{zh}读取",
        f"{en} names “{first.name}”, but {_named_en(others)}; that of {en} was taken",
        severity="warning",
    )


def conflict(witnesses: Sequence[Witness]) -> Finding:
    """Several bodies are named, and none was taken."""
    return findings.left_null(
        findings.AGENCY,
        f"页面各处写的机关不一致：{_named_zh(witnesses)}；不取其一，由所在栏目确定",
        f"the page names several agencies: {_named_en(witnesses)}; none was taken, the portal must tell",
    )
