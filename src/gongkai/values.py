"""The values that the rooms hand to each other: frozen, typed, no behaviour of their own.

The way of the data: `Portal` → `ReportLink` → `Snapshot` → `Document` → `Report` → `Finding`. Each is made in one
room and only read in the next; none holds a connection, a path that must exist, or a clock.

Cells, of which a report has hundreds, are named tuples: a frozen dataclass takes ten times as long to make.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, datetime
from decimal import Decimal
from typing import Literal, NamedTuple

Scope = Literal["own", "government_level", "aggregate", "system", "unknown"]
"""Whose requests a report counts: one organ, 本级, all bodies below too, a vertical system, or not known."""

ScopeConfidence = Literal["plain", "hinted"]
"""How a report tells its scope: a sentence on the data says so, or other wording leaves little else."""

EvidenceField = Literal["agency", "year", "scope", "published_at", "org_code", "document_number"]
EvidenceSource = Literal[
    "title",
    "preamble",
    "issuer",
    "signature",
    "source",
    "row",
    "metadata",
    "site",
    "index_number",
    "label",
    "sheet",
    "text",
]
"""Where a page says who, when, which: its title; the paragraphs before the first heading; a row or line like 发布机构;
the name and day at its end; a row like 来源; another row, like 公开日期; meta tags; the site's or column's own name;
索引号; labels of the tables (本年（2023）制发件数); a sheet's name; the running text."""

CellState = Literal["number", "blank", "dash", "slash", "text", "absent"]
"""What stands in a cell: a number; nothing; `-`; `/`; other words; or the page has no such cell."""

Severity = Literal["error", "warning", "info"]
FindingStatus = Literal["fail", "pass_assumed", "not_assessable"]
DocumentKind = Literal["html", "text", "docx", "xlsx", "xls", "doc", "rtf", "pdf", "ofd", "picture"]

Outcome = Literal[
    "ok",
    "unchanged",
    "gone",
    "waf",
    "throttled",
    "reset",
    "truncated",
    "soft404",
    "shell",
    "robots",
    "redirect_loop",
    "timeout",
    "tls",
    "dns",
    "refused",
    "too_large",
    "http_error",
    "postponed",
]
"""How a fetch ended. `refused`: an address that the registry does not allow; `http_error`: any other status;
`postponed`: not asked for, since the run had reached its limit at the host, or the night was over."""

Role = Literal["robots", "listing", "report", "attachment", "probe"]
"""Why a page is asked for. `attachment`: a file, frame or page that a page leads to, or its text in a list's answer;
`probe`: the home page, or a path that no site has, to know a soft 404 by."""

ListingEnd = Literal["last_page", "announced_reached", "repeat", "stub", "error"]
"""Why a listing ended. Only the first two mean that it was seen whole."""


class Note(NamedTuple):
    """What is said of a file, or of a place in it, in both languages."""

    en: str
    zh: str


class GongkaiError(Exception):
    """Something that a user must read: what happened, where, and what to do next, in one line. Never a traceback.

    `zh` is the same in Chinese, for what an office is told; `""` where it is said in English only.
    """

    def __init__(self, message: str, zh: str = "") -> None:
        super().__init__(message)
        self.zh = zh

    def __reduce__(self) -> tuple[type["GongkaiError"], tuple[str, str]]:
        """Both languages go to another process too: without the second, one that waits for it would wait for ever."""
        return type(self), (str(self), self.zh)


def explained(error: Exception, lang: str = "en") -> str:
    """What is said of an error in reading a document: one that is no `GongkaiError` is a fault of ours, not its own."""
    if isinstance(error, GongkaiError):
        return (error.zh if lang == "zh" else "") or str(error)
    what = f"{type(error).__name__}: {error}"
    if lang == "zh":
        return f"读取程序出错（{what}），请将此信息连同文件一并反馈"
    return f"fault in the reader: {what}; please report it, with the file"


@dataclass(frozen=True, slots=True)
class Portal:
    """One column page of one site, for one agency: a row of `data/registry/portals.csv`."""

    portal_id: str
    agency_name: str
    region_code: str
    level: str
    listing_url: str
    family: str
    """A module of `portals/`, or `""`: the crawler finds out."""
    scope: Scope


@dataclass(frozen=True, slots=True)
class PageRequest:
    """One request that a portal family asks for: GET, or POST where `form` is given."""

    url: str
    form: tuple[tuple[str, str], ...] = ()
    memo: tuple[str, ...] = ()
    """What the family must know of the pages before, to read this one; never sent, and no part of the address."""
    may_lack: bool = False
    """It may well not be there, and the listing goes on all the same: the family then reads `""` in its place."""
    otherwise: "PageRequest | None" = None
    """Where the list goes on if this page cannot be had, or shows nothing: it is not whole then, and most of it is."""
    page: int = 0
    """Which page of its column it is, from 1, where a walk goes over several columns; else 0."""
    step: int = 1
    """What the number in the address of the page after this one is more by: -1 where pages count down."""


@dataclass(frozen=True, slots=True)
class ReportLink:
    """An entry of a listing page: a link with its title, by which it is a report, may be one, or surely is none."""

    url: str
    title: str
    published: date | None = None
    """The day beside the link, else a day that its address carries (t20240115_…), else None."""
    otherwise: str = ""
    """Where the page is if it is not at `url`, or `""`: some interfaces name another host of the same office."""
    inside: str = ""
    """Where in the listing's own answer, a JSON, the entry stands with its text (a JSON pointer, RFC 6901); or `""`."""


@dataclass(frozen=True, slots=True)
class Listing:
    """What one listing page shows: its entries in order, the next page if any, the total if it is announced.

    Entries that are surely no reports are among the links (`portals.is_report_title` says which): `announced` counts
    them too, and a page of budgets alone is no stub.
    """

    links: tuple[ReportLink, ...]
    next: PageRequest | None
    announced: int | None = None
    sound: bool = False
    """The family vouches for a page without anything new: a year without a report, a category that another repeats."""
    cut: str = ""
    """Why the list cannot be followed though the page says that it goes on; `""` where it can, or ends."""
    pages: int | None = None
    """How many pages the page says that its column has; None where it says nothing."""


@dataclass(frozen=True, slots=True)
class Snapshot:
    """One response as archived: where it came from, how it ended, and where its bytes lie.

    `sha256` is of the body as decoded for transfer (gzip undone), `None` where there was no body to keep.
    `warc_file` is relative to the archive's root; `warc_offset` counts bytes of the compressed file.
    For `unchanged` (a 304, or the same bytes again) the body is that of the snapshot which `sha256` names.
    `attempt` counts from 1; 0 means that the page was not asked for, and `outcome` and `detail` say why.
    A text that stands in a listing's answer, and in no page of its own, has the article's address and `#in-list` as
    `url`, as `final_url` the address and where in the answer it stands (`#/data/results/3`, a JSON pointer), and as
    `parent` the article's page; the body is the whole answer.
    """

    url: str
    final_url: str
    portal_id: str
    host: str
    role: Role
    title: str
    """The link's text on the listing, `""` where the page was not reached by a link; of an attachment, its page's."""
    fetched_at: datetime
    status: int | None
    outcome: Outcome
    attempt: int
    headers: tuple[tuple[str, str], ...] = ()
    bytes: int = 0
    sha256: str | None = None
    warc_file: str | None = None
    warc_offset: int | None = None
    detail: str = ""
    """What went wrong, in words, where something did; of a page that was fetched elsewhere, what it came from."""
    parent: str = ""
    """The `url` of the page that an attachment was found on; of a page that was not at the address that its list gives,
    that address; else `""`."""


@dataclass(frozen=True, slots=True)
class Paragraph:
    """A block of text that is not a table. `text` has single spaces and no line feeds."""

    text: str
    heading: bool = False
    """Marked up as a heading in the source (h1 to h6)."""


class GridCell(NamedTuple):
    """One cell as printed, at its first row and column (from 0), with its spans."""

    text: str
    row: int
    column: int
    row_span: int = 1
    column_span: int = 1
    confidence: float | None = None
    """How sure the text is, from 0 to 1, where it was recognised in a picture; None where the file says it."""
    readings: tuple[str, ...] = ()
    """The text and all else that it was read as, where it was recognised in a picture and is in doubt; what all views
    agree on stands there twice."""


@dataclass(frozen=True, slots=True)
class Grid:
    """A table after spans are expanded: `rows[r][c]` is the cell that covers that place, or None.

    A cell that spans several places is the same object in each, so `cell.row == r and cell.column == c` tells where it
    starts. Rows have equal length. `number` counts all tables of the document from 1, in reading order. `page` counts
    from 1 where the source has pages.
    """

    rows: tuple[tuple[GridCell | None, ...], ...]
    number: int
    page: int | None = None
    flattened: bool = False
    """Rebuilt from one-cell-per-line text: where rows end is a guess, and labels decide."""
    row_pages: tuple[int, ...] = ()
    """The page of each row, where the table runs over several pages; else empty, and all are on `page`."""
    unruled: bool = False
    """No lines part its columns: how texts stand over each other tells them."""
    drawn: bool = False
    """Drawn on a page: it has no columns but those that its own rows show."""


LinkKind = Literal["attachment", "viewer", "frame", "page", "picture"]
"""What a page leads to: a file; a file that the address of a viewer names; a page shown inside it; a page of a book;
a picture in its text, which may be a sheet of paper."""


@dataclass(frozen=True, slots=True)
class DocumentLink:
    """Where more of a document lies than its own bytes hold: to be fetched by whoever may fetch.

    `url` is as printed: not resolved, not encoded anew; it is relative to `Document.base`, itself relative to the
    page's own address. Only a viewer's parameter (`file=%2Fa%2Fb.pdf`) is percent-decoded, and relative to the viewer.
    `text` is what the link shows, else its title, else `""`.
    """

    url: str
    text: str
    kind: LinkKind


@dataclass(frozen=True, slots=True)
class Document:
    """A file as blocks in reading order, knowing nothing of any form."""

    kind: DocumentKind
    title: str
    """What the file calls itself (`<title>`, else the first heading, else the first line), or `""`."""
    metadata: Mapping[str, str]
    """`<meta>` names and contents, as printed."""
    blocks: tuple[Paragraph | Grid, ...]
    notes: tuple[Note, ...] = ()
    """What the reader had to assume: a charset that the header denies, a table that was cut."""
    links: tuple[DocumentLink, ...] = ()
    """In reading order, each address once; of HTML and JSON answers only. Frames and book pages are left out where the
    document's own tables hold a report's figures."""
    base: str = ""
    """`<base href>` as printed, or `""`."""


class At(NamedTuple):
    """Where a cell stood, all counted from 1 after spans are expanded; None where it does not apply."""

    page: int | None = None
    table: int | None = None
    row: int | None = None
    column: int | None = None


class Cell(NamedTuple):
    """One cell of a form: what the page prints, never what we work out.

    `key` is `table.field[.column]`. `value` is the number as printed, in the printed `unit` (元, 万元 or None), and
    None wherever `state` is not `number`.
    """

    key: str
    raw: str | None
    value: int | Decimal | None
    state: CellState
    at: At = At()
    unit: str | None = None


@dataclass(frozen=True, slots=True)
class Section:
    """One of the six parts of a report, by its heading."""

    number: str
    heading: str
    text: str


@dataclass(frozen=True, slots=True)
class Claim:
    """A figure in the text, and what the tables say of it (domain.md section 3)."""

    pattern: str
    value: int | Decimal
    text: str
    cells: tuple[str, ...]
    status: Literal["match", "match_alternative", "mismatch", "no_cell", "ambiguous"]


@dataclass(frozen=True, slots=True)
class Finding:
    """Something that a person should look at: the rule, the cells it is about, and words in two languages."""

    rule: str
    severity: Severity
    status: FindingStatus
    cells: tuple[str, ...]
    zh: str
    en: str
    suggestion: str | None = None


@dataclass(frozen=True, slots=True)
class Evidence:
    """One thing that the page says of the report itself: of which field, where, what, and in which words.

    What was taken for a field is its first evidence; what else the page says of it stands behind, whether it agrees or
    not. `text` is the passage as printed, shortened, without personal contacts.
    """

    field: EvidenceField
    source: EvidenceSource
    value: str
    text: str


@dataclass(frozen=True, slots=True)
class Report:
    """One annual report, read. `forms` has a form's name per table (`pd`, `rq`, `rl`), where that table was found.

    `findings` are those of reading itself (an unmatched row, a guessed charset); the sums are proved by `checks`.
    """

    agency: str | None
    year: int | None
    title: str
    scope: Scope
    published_at: date | None
    forms: Mapping[str, str]
    cells: Mapping[str, Cell]
    sections: tuple[Section, ...] = ()
    claims: tuple[Claim, ...] = ()
    findings: tuple[Finding, ...] = ()
    scope_confidence: ScopeConfidence | None = None
    """None where `scope` is `unknown`."""
    org_code: str | None = None
    """The organisation code (GB 11714) that the page's 索引号 begins with, where its check digit is right."""
    document_number: str | None = None
    """发文字号, as printed: 云教函〔2025〕3号."""
    evidence: tuple[Evidence, ...] = ()


@dataclass(frozen=True, slots=True)
class Verdict:
    """What the checks say of one report. `findings` holds what did not plainly pass; a pass is only counted."""

    passed: int
    assumed: int
    failed: int
    not_assessable: int
    findings: tuple[Finding, ...] = field(default=())
