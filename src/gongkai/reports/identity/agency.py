"""The agency as the page prints it: in its title, else where its own words agree on one; never one that they deny.

A title names the agency or its region. Where it names neither, the other places are heard in the order of their weight
(a title in the preamble, 发布机构, the signature, who compiled it, 来源 and meta tags, the site's name, the text), and
the first is taken if none of the others names another body. Where there is none of them, whoever is to be asked about
the report is named. A null is loud and leaves the agency to the portal.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import islice, pairwise

from gongkai.reports.identity.names import (
    PLACELESS,
    TOWN,
    bodies_together,
    governments,
    is_above_towns,
    is_government,
    is_operator,
    is_region,
    is_town,
    kinship,
    name_of,
)
from gongkai.reports.identity.offices import GENERAL_OFFICE, outer
from gongkai.reports.identity.preambles import COMPILER, SUBJECT, SUMMED, VERBS, compiler, subject
from gongkai.reports.identity.printed import Printed, evidence, named
from gongkai.reports.identity.titles import Title, is_title, is_year
from gongkai.reports.identity.witnesses import NO_AGENCY, WEAK, Witness, conflict, denied, only_region, weak
from gongkai.reports.passages import Passages
from gongkai.reports.traditional import simplified
from gongkai.values import Document, Evidence, EvidenceSource, Finding, Paragraph


def read_agency(
    document: Document, title: Title, printed: Printed, passages: Passages
) -> tuple[str | None, list[Evidence], list[Finding]]:
    """The agency as printed, all that the page says of it, and what is weak or contradicts itself."""
    witnesses = list(_witnesses(document, printed, passages))
    in_title = _of_sentence(title) if _in_a_sentence(title.text) else title.agency
    if _names_no_report(title.text):
        witnesses += _banner(in_title, title.text, document, alone=not witnesses)
        in_title = ""
    whole = name_of(in_title)
    if rivals := _rivals(title, in_title, witnesses):
        return None, _told(rivals + witnesses), [conflict(rivals)]
    if whole:
        first = Witness("title", whole, title.text)
    elif region := _region(title, in_title) or (None if witnesses else _told_of_region(passages.texts[:1], printed)):
        return _government(region, witnesses, document, is_sum=any(map(SUMMED.search, passages.texts[:1])))
    elif told := witnesses or list(_of("text", _contacts(passages))):
        first, witnesses = told[0], told[1:]
    else:
        return _town_asked(document, passages)
    first = _in_full(first, witnesses, passages)
    others = [witness for witness in witnesses if _another(first, witness) and not _is_its_site(first, witness)]
    others = [witness for witness in others if not _is_its_other_name(first, witness, passages)]
    if not others:
        return first.name, _told([first, *witnesses]), list(weak(first, witnesses))
    if whole:  # in the title, if not as a whole
        strong = [witness for witness in others if witness.source not in WEAK]
        return first.name, _told([first, *witnesses]), [denied(first, strong)] if strong else []
    return None, _told([first, *witnesses]), [conflict([first, *others])]


def _rivals(title: Title, in_title: str, witnesses: Sequence[Witness]) -> list[Witness]:
    """The bodies that a title names side by side, or those of titles that the page shows as if they were its own."""
    together = [Witness("title", name, title.text) for name in bodies_together(_as_it_stands(in_title, title.text))]
    if together:
        return together
    if not any(_names_another(in_title, Title(rival).agency) for rival in title.rivals) or _is_its_own(
        title, witnesses
    ):
        return []
    return [Witness("title", t.agency, t.text) for t in (title, *map(Title, title.rivals)) if t.agency]


def _as_it_stands(name: str, text: str) -> str:
    """A name with the commas and blanks that stand in it."""
    spaced = re.search("[、，,/\\s]{0,4}".join(map(re.escape, name)), text) if len(name) <= _LONGEST_NAMES else None
    return spaced[0] if spaced else ""


def _names_another(one: str, other: str) -> bool:
    """Whether a second title names another body than the first: no region of a government (杨柳镇, 杨柳镇人民政府)."""
    if one == other or not (name_of(other) or is_region(other)):
        return False
    return other not in governments(one) and one not in governments(other)


def _is_its_own(title: Title, witnesses: Sequence[Witness]) -> bool:
    """Does the preamble name the body of this title, and that of no rival (a column's head over a report in a text)?"""
    said = [witness.name for witness in witnesses if witness.source == "preamble" and witness.text != witness.name]
    rivals = [rival.agency for rival in map(Title, title.rivals) if _names_another(title.agency, rival.agency)]
    return bool(said) and all(
        kinship(title.agency, name).same and not any(kinship(rival, name).same for rival in rivals) for name in said
    )


def _told(witnesses: Sequence[Witness]) -> list[Evidence]:
    return [evidence("agency", witness.source, witness.name, witness.text) for witness in witnesses]


def _another(first: Witness, other: Witness) -> bool:
    """Whether the second plainly names another body. An office that publishes for its government or bureau is none."""
    kin = kinship(first.name, other.name)
    body = outer(other.name)
    return not kin.same and not kin.office and (is_government(body) or not kinship(first.name, body).same)


def _is_its_other_name(first: Witness, other: Witness, passages: Passages) -> bool:
    """A name in brackets behind a body's own: 云泽市水利局（市水务局）, 云泽市数据局（原云泽市大数据管理局）."""
    behind = re.compile(rf"{re.escape(first.name)}[(（](?:原|加?挂)?([\u4e00-\u9fff]{{3,40}}?)(?:牌子)?[)）]")
    texts = (simplified(first.text), *passages.texts[:1])
    return any(kinship(match[1], other.name).same for text in texts for match in behind.finditer(text))


def _is_its_site(first: Witness, other: Witness) -> bool:
    """来源：云泽区人民政府 on a page that says whose report it is: 现公布云泽区水利局2024年…报告."""
    region = re.sub("(?:人民)?政府$", "", other.name)
    told = first.source == "preamble" and SUBJECT.search(first.text) is not None
    return other.source == "source" and region != other.name and told and region in first.name


def _government(
    told: Witness, witnesses: Sequence[Witness], document: Document, *, is_sum: bool
) -> tuple[str | None, list[Evidence], list[Finding]]:
    """The government of a title that names a region alone (某市2025年…报告), as the page prints it elsewhere.

    If the report sums up those of others, a bureau of the region that compiles it does so for its government. A town's
    is published on the site of the county's government, which some such sites print as 发布机构.
    """
    region = told.name
    texts = [witness.name for witness in witnesses]
    texts += [block.text for block in document.blocks if isinstance(block, Paragraph)]
    whole = next((name for name in governments(region) if any(name in text for text in texts)), None)
    first = Witness(told.source, whole or region, told.text)
    others = [
        w for w in witnesses if w.source not in WEAK and _another(Witness("title", governments(region)[0], ""), w)
    ]
    kin = {w.name: [kinship(name, w.name) for name in governments(region)] for w in others}
    others = [w for w in others if not any(one.same or one.office for one in kin[w.name])]
    others = [w for w in others if not (is_sum and w.source == "preamble" and w.name.startswith(region))]
    if (
        others
        and TOWN.search(region)
        and (all(w.source == "issuer" and is_above_towns(w.name) for w in others) or _is_borne_out(told, witnesses))
    ):
        return first.name, _told([first, *witnesses]), [denied(first, others)]
    if others:
        return None, _told([first, *witnesses]), [conflict([first, *others])]
    return first.name, _told([first, *witnesses]), [] if whole else [only_region(told)]


def _town_asked(document: Document, passages: Passages) -> tuple[str | None, list[Evidence], list[Finding]]:
    """The town that a preamble tells to ask, where nothing else is told: 请与云泽区白石镇联系, 青屏街道综合办公室.

    Towns have no bureaus that report.
    """
    for match in _CONTACT.finditer(passages.texts[0] if passages.texts else ""):
        name = outer(match["name"])
        if is_region(name) and TOWN.search(name):
            return _government(Witness("text", name, match[0]), [], document, is_sum=False)
    return None, [], [NO_AGENCY]


def _is_borne_out(told: Witness, witnesses: Sequence[Witness]) -> bool:
    """Does 发布机构 or the signature name the town of the title, whose preamble was copied from another's report?"""
    names = [w.name for w in witnesses if w.source in ("issuer", "signature")]
    ours = governments(told.name)
    return told.source == "title" and bool(names) and all(any(kinship(n, one).same for one in ours) for n in names)


# --- witnesses -------------------------------------------------------------------------------------------------------

_ORDER = re.compile("《[^《》]*(?:通知|意见|办法)》")
_CALLED = re.compile(r"[（(](?:以下|下文)?(?:统一|均)?简?称[^（）()\n]{1,40}[）)]")
"""What a body is called further on."""
_TOGETHER = re.compile(
    r"由(?P<one>[\u4e00-\u9fff]{3,30})(?:、|和(?![\u4e00-\u9fff]{0,4}改革))(?P<other>[\u4e00-\u9fff]{4,30}?)(?:共同|联合)"
    r"(?:编制|编写|起草)"
)
"""Two bodies that report together: neither is the one who reports."""
_CONTACT = re.compile(
    r"(?:疑问|疑义|异议|问题|意见|建议|咨询)[^。；\n]{0,12}?(?:与|联系|致电|向)[:：]?(?P<name>[\u4e00-\u9fff]{4,40}?)"
    r"(?:联系|咨询|反映|反馈|[（(，,。；;：:])"
)
_SUMMED_IN = re.compile(
    r"(?:综合|汇总)(?:了|20\d\d年度?+)*+(?P<name>[\u4e00-\u9fff]{2,16}?[省市县区州盟旗])(?:各|所属各?)(?:[县区市级]|部门|有关)"
)
"""The region whose parts a report sums up, which is the report of its government: 综合云泽市各县（市、区）…的报告."""
_FOR_ALL = re.compile("(?:政务服务|行政审批|数据)[^省市县区]{0,16}(?:局|中心|办公室|委员会)$")
"""Bodies that compile the reports of their governments (a county, 2023)."""
_OWN = re.compile("[我本](?:局|中心|办|委)")
_ACTS = (
    "以[^，。；]{2,12}为|认真|坚持|严格|深入|全面|按照|高度重视|以习近平|在|始终|积极|持续|紧紧|围绕|根据|切实|依法|不断|贯彻|主动"
    "|自觉|扎实|着力|立足|聚焦|紧扣|进一步|未收到|没有收到|共收到|收到|共受理|受理|新收|通过[^，。；\n]{2,20}主动公开"
)
_IN_TEXT = re.compile(
    rf"20\d\d学?年(?:度|以来)?[,，]?(?:在[^，。；\n]{{2,30}}下[,，])?([\u4e00-\u9fff（）()]{{2,30}}?)(?:{_ACTS})"
)
_OPENS_LINE = re.compile(rf"(?m)^([\u4e00-\u9fff（）()]{{4,30}}?)(?:{_ACTS})")
_FIRST_LINES = 40
_NAME_ALONE = re.compile("[\u4e00-\u9fff（）()]{4,30}")
_LONGEST_NAMES = 80
_SITES = ("sitename", "columnname", "og:site_name")
_SOURCES = ("contentsource", "source", "author", "publisher", "dc.publisher", "dc.creator")


def _witnesses(document: Document, printed: Printed, passages: Passages) -> Iterator[Witness]:
    preamble = _CALLED.sub("", passages.texts[0]) if passages.texts else ""
    yield from _of("preamble", ((subject(m), m[0]) for m in SUBJECT.finditer(preamble)))
    yield from _of("issuer", ((text.split()[0], f"{label}：{text}") for label, text in printed.issuers))
    if printed.signature:
        yield from _of("signature", [(printed.signature[0], " ".join(printed.signature))])
    yield from _of("preamble", ((line, line) for line in _below_titles(document)))
    yield from _of("preamble", ((compiler(m), m[0]) for m in COMPILER.finditer(preamble)))
    yield from _of("preamble", [(name, m[0]) for m in _TOGETHER.finditer(preamble) for name in (m["one"], m["other"])])
    yield from _senders("source", ((text.split()[0], f"{label}：{text}") for label, text in printed.sources))
    meta = document.metadata
    yield from _senders("metadata", ((meta[key], f"{key}: {meta[key]}") for key in named(meta, *_SOURCES)))
    words = [word for key in named(meta, "keywords") for word in re.split(r"[,，;；、|\s]+", meta[key])]
    yield from _senders("metadata", ((word, f"keywords: {word}") for word in words))
    sites = _senders("site", ((meta[key], f"{key}: {meta[key]}") for key in named(meta, *_SITES)))
    yield from (
        site for site in sites if "政府" not in site.name
    )  # one site of a government shows hundreds of agencies
    yield from _passing(passages)


def _below_titles(document: Document) -> Iterator[str]:
    """The line below a title that names no agency: 2024年政府信息公开工作年度报告 over 云泽市水利局.

    On a web page no government, whose site's menu may stand there.
    """
    lines = [block.text.strip() for block in document.blocks if isinstance(block, Paragraph)]
    lines = [line for line in lines if not is_year(line)]
    for title, line in islice(pairwise(lines), _FIRST_LINES):
        if not _NAME_ALONE.fullmatch(line) or not is_title(title):
            continue
        above = Title(title).agency  # 中华人民共和国政府信息公开工作年度报告 is what the form itself is called.
        if name_of(above) or is_region(above):
            continue
        if document.kind != "html" or not is_government(line):
            yield line


def _in_full(first: Witness, others: Sequence[Witness], passages: Passages) -> Witness:
    """The whole name of a body that the text shortens, or that is called 市水利局, if the page has it elsewhere.

    Or that of the body which the preamble says is called so: 云泽市发展和改革委员会（以下简称市发改委）.
    """
    if called := next((one for one in others if _is_called(one.name, first.name, passages)), None):
        return replace(first, name=called.name)
    if first.source != "text" and not PLACELESS.match(first.name):
        return first
    is_office = GENERAL_OFFICE.search(first.name) is not None
    asked = [(m["name"], m[0]) for text in passages.texts[:is_office] for m in _CONTACT.finditer(text)]
    named = (*others, *_of("text", [*_asked(passages), *asked]))
    whole = (one for one in named if len(one.name) > len(first.name) and not PLACELESS.match(one.name))
    sums_up = any(SUMMED.search(text) for text in passages.texts[:1])  # and so its office writes for a government
    for one in whole:
        kin = kinship(one.name, first.name)
        if kin.same or (sums_up and kin.office):
            return replace(one, name=GENERAL_OFFICE.sub("", one.name)) if sums_up else one
    return first


def _is_called(name: str, short: str, passages: Passages) -> bool:
    """Does the preamble say that a body is called this further on?"""
    called = rf"{re.escape(name)}[（(](?:以下|下文)?(?:统一|均)?简?称(?:为|作)?[:：]?[“\"「]?{re.escape(short)}"
    told = rf"{called}[”\"」]?[^（）()]{{0,9}}[）)]"
    return any(re.search(told, text) for text in passages.texts[:1])


def _in_a_sentence(text: str) -> bool:
    """Do these words name a report in a sentence (现公布…年度报告)? Names of other pages begin with no verb."""
    return not is_title(text) and any(word in simplified(text) for word in ("报告", "年报"))


def _names_no_report(text: str) -> bool:
    """Is what stands for a title none: the first line of a page, or what the page is called?"""
    return not is_title(text) and not any(word in simplified(text) for word in ("公开", "报告", "年报"))


def _banner(words: str, text: str, document: Document, *, alone: bool) -> Iterator[Witness]:
    """Whom such a line names; a government, whose site shows hundreds of agencies, in a file where no other is told."""
    name = name_of(words)
    if name and (not is_government(name) or (alone and document.kind != "html")):
        yield Witness("site", name, text)


def _of_sentence(title: Title) -> str:
    """The name that a sentence tells which stands for a title, without the orders that it quotes.

    None of those that answer for all offices of a place, whom it tells to ask: 请联系：云泽县政务服务中心.
    """
    words = _ORDER.sub("", title.text)
    name = Title(words).agency
    name = name[len(name) - len(VERBS.sub("", simplified(name))) :]
    answers_for_all = is_operator(name) or _FOR_ALL.search(name)
    return "" if answers_for_all and re.search(f"(?:联系|与)[:：]?{re.escape(name)}", words) else name


def _region(title: Title, in_title: str) -> Witness | None:
    """A region alone in the title."""
    return Witness("title", in_title, title.text) if is_region(in_title) else None


def _told_of_region(preambles: Sequence[str], printed: Printed) -> Witness | None:
    """A region in a preamble that says whose report it is (现公布白石街道2022年…报告), or a town beside 发布机构.

    Towns have no bureaus that report; what a whole district or county publishes may be one of its bureaus'.
    """
    found = [(subject(m), m[0]) for text in preambles for m in SUBJECT.finditer(text)]
    found += [(compiler(m), m[0]) for text in preambles for m in COMPILER.finditer(text)]
    found += [(m["name"], m[0]) for text in preambles for m in _SUMMED_IN.finditer(text)]
    told = [Witness("preamble", name, text) for name, text in found if is_region(name)]
    issued = [Witness("issuer", text.split()[0], f"{label}：{text}") for label, text in printed.issuers]
    towns = [witness for witness in issued if is_region(witness.name) and TOWN.search(witness.name)]
    return next(iter((*told, *towns)), None)


def _contacts(passages: Passages) -> Iterator[tuple[str, str]]:
    """Whom to ask about the report, without its inner office.

    The office of a government also answers for others: it is none. That of a town is the town's government. So does a
    bureau of public services or data, if the text does not speak for a bureau (我局). Who answers for a report that
    sums up those of others need not be whose report it is.
    """
    if any(SUMMED.search(text) for text in passages.texts[:1]):
        return
    is_bureau = any(map(_OWN.search, passages.texts))
    for name, words in _asked(passages):
        if is_town(name) or not (is_government(name) or (_FOR_ALL.search(name) and not is_bureau)):
            yield name, words


def _asked(passages: Passages) -> Iterator[tuple[str, str]]:
    """All whom a preamble tells to ask, offices of governments among them."""
    preamble = passages.texts[0] if passages.texts else ""
    for match in _CONTACT.finditer(preamble):
        name = outer(match["name"])
        if is_region(name):
            name = next((whole for whole in governments(name) if whole in preamble), "")
        yield name, match[0]


def _of(source: EvidenceSource, found: Iterator[tuple[str, str]] | Sequence[tuple[str, str]]) -> Iterator[Witness]:
    names: set[str] = set()
    for words, text in found:
        name = name_of(words)
        if name and name not in names:
            names.add(name)
            yield Witness(source, name, text)


def _senders(source: EvidenceSource, found: Iterator[tuple[str, str]]) -> Iterator[Witness]:
    """Those who sent the page in, without those who do so for others; a bureau's office does so for the bureau."""
    sent = ((words if is_government(body := outer(words)) else body, text) for words, text in found)
    return (witness for witness in _of(source, sent) if not is_operator(witness.name))


def _passing(passages: Passages) -> Iterator[Witness]:
    """The body that the text says did the year's work, where it is one and the same in all places."""
    texts = [_CALLED.sub("", text) for text in passages.texts]
    found = list(_of("text", [(m[1], m[0]) for text in texts for m in _IN_TEXT.finditer(text)]))
    if not found:
        found = list(_of("text", [(m[1], m[0]) for text in texts for m in _OPENS_LINE.finditer(text)]))
    if found and all(not _another(found[0], other) for other in found):
        yield found[0]
    elif found:
        yield from found
