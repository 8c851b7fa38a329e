"""Who reports, on which year, for whom, published when: as the page prints it, each with the evidence for it.

None of these is made up: what the page does not print is None (or `unknown`), with a finding.
"""

import re
from dataclasses import dataclass, replace
from datetime import date

from gongkai.reports.identity.agency import read_agency
from gongkai.reports.identity.printed import read_document_number, read_org_code, read_printed, read_published
from gongkai.reports.identity.scope import read_scope
from gongkai.reports.identity.titles import Title, find_title, is_title
from gongkai.reports.identity.years import is_school_year, judge_publication, read_year
from gongkai.reports.numerals import fold
from gongkai.reports.passages import Passages
from gongkai.reports.traditional import simplified
from gongkai.values import Document, Evidence, Finding, Paragraph, Scope, ScopeConfidence


@dataclass(frozen=True, slots=True)
class Identity:
    """What a report says of itself. `agency` is as printed; `findings` tell what is missing or contradicts itself."""

    agency: str | None
    year: int | None
    title: str
    scope: Scope
    scope_confidence: ScopeConfidence | None
    published_at: date | None
    org_code: str | None
    document_number: str | None
    evidence: tuple[Evidence, ...]
    findings: tuple[Finding, ...]


_LONGEST_PREAMBLE = 8_000
"""Characters before the first heading that are searched; a page without headings is all preamble."""
_OF_THE_REPORT = re.compile(
    r"(?:本|此)(?:次|年度|年)?(?:政府信息公开(?:工作)?(?:年度)?)?(?:报告|年报)|(?:根据|按照|依据)[^。\n]{0,160}(?:报告|年报)"
)
"""What a line begins with that tells of the report itself, and not of the year's work."""


def identify(document: Document, passages: Passages) -> Identity:
    """Read agency, year, title, scope, date and numbers from a document that holds a report, and from its text."""
    printed = read_printed(document)
    title = find_title(document, printed)
    beside = _without_titles(passages, title)
    agency, of_agency, agency_findings = read_agency(document, title, printed, beside)
    agency = agency and _as_printed(agency, document)
    year, of_year, year_findings = read_year(document, title.text, title.rivals, beside, is_titled=is_title(title.text))
    is_school = is_school_year(year, title.text, beside)
    scope, confidence, of_scope = read_scope(agency, passages)
    published_at, of_day = read_published(document, printed)
    org_code, of_code = read_org_code(printed)
    number, of_number = read_document_number(document, printed)
    return Identity(
        agency=agency,
        year=year,
        title=title.printed,
        scope=scope,
        scope_confidence=confidence,
        published_at=published_at,
        org_code=org_code,
        document_number=number,
        evidence=(*of_agency, *of_year, *of_scope, *of_day, *of_code, *of_number),
        findings=(*year_findings, *judge_publication(year, published_at, is_school=is_school), *agency_findings),
    )


def _as_printed(name: str, document: Document) -> str:
    """A name in the characters of the page, with the brackets in it: text is searched in simplified ones, bare."""
    texts = [block.text for block in document.blocks if isinstance(block, Paragraph)]
    for text in texts:
        if (begin := simplified(text).find(name)) >= 0:
            return text[begin : begin + len(name)]
    bracketed = re.compile("[()（）]?".join(map(re.escape, name)))
    found = (bracketed.search(simplified(text)) for text in texts)
    return next((text[match.start() : match.end()] for text, match in zip(texts, found, strict=True) if match), name)


def _opening_of_parts(passages: Passages) -> str:
    """The words of a preamble that stand below the first heading: 一、总体情况, 本报告由云泽市水利局编制."""
    below = "".join(passages.texts[1:2]).split("\n")[1:3]
    return "\n".join(line for line in below if _OF_THE_REPORT.match(line))


def _without_titles(passages: Passages, title: Title) -> Passages:
    """The text without titles, its own and those of other reports: they are no second witnesses of what they say."""
    if not passages.texts:
        return passages
    preamble = f"{passages.texts[0]}\n{_opening_of_parts(passages)}"[:_LONGEST_PREAMBLE]
    for text in filter(is_title, (title.text, *title.rivals)):  # a text without one is called by its first sentence
        preamble = preamble.replace(fold(text), "\n", 1)
    preamble = "\n".join(line for line in preamble.split("\n") if not is_title(line))
    return replace(passages, texts=(preamble, *passages.texts[1:]))
