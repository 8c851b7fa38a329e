"""Where a page says that more of it lies: attachments, frames, the files that viewers show. Nothing is fetched.

A report is often a one-line page round an attachment, a PDF in a viewer's frame, or a book of one page per sheet
(catalogue items 20 and 28). What looks like neither is left out: menus, other articles, the page's own pictures.
"""

import base64
import binascii
import re
from collections.abc import Iterator
from urllib.parse import parse_qsl, urlsplit

from selectolax.lexbor import LexborHTMLParser, LexborNode

from gongkai.documents.html.script import texts, tokens
from gongkai.values import DocumentLink

MOST_LINKS = 100
"""Links of one document. A page of 21 attached forms has been seen; one of hundreds is a library, not a report."""
LONGEST = 2_048
"""Characters of an address; longer ones are not followed (as in a crawl)."""
_MOST_ELEMENTS = 20_000
"""Elements that are looked at for a link; a page with a site's whole menu in it has about 1,000."""
_LONGEST_TEXT = 200
_LONGEST_SCRIPT = 2_000_000
"""Characters of one script that are looked through for a viewer's file."""

_SUFFIXES = r"\.(?:docx?|wps|xlsx?|et|pdf|ofd|rtf|zip|rar|7z)"
_BEGIN_SUFFIXES = frozenset(("doc", "wps", "xls", "pdf", "ofd", "rtf", "zip", "rar"))
_SHORT_SUFFIX = re.compile(r"et\b|7z")
_NUMBERED_PAGE = re.compile(r"page-?\d{1,4}\Z", re.IGNORECASE)
_FILE = re.compile(rf"[^?#]+{_SUFFIXES}(?:[?#].*)?", re.IGNORECASE | re.DOTALL)
_FILE_NAME = re.compile(rf"{_SUFFIXES}(?![a-z0-9])", re.IGNORECASE)
_FILE_PARAMETER = re.compile(
    rf"[?&][a-z_]{{0,20}}(?:file|name|path|url|attach|doc)[a-z_]{{0,20}}=[^&=]+{_SUFFIXES}(?:[&#]|$)", re.IGNORECASE
)
"""`/module/download/downfile.jsp?classid=0&filename=2b5f.pdf`, as Hanweb has it."""
_DOWNLOAD = re.compile(r"down(?:load|file|attach)[a-z_]{0,20}(?:\.[a-z]{2,5})?(?:\?|/[0-9a-f-]{6,}/?$)", re.IGNORECASE)
"""`/system/_content/download.jsp?urltype=news.DownloadAttachUrl&owner=1&wbfileid=2`, as VSB has it."""
_PAGE = re.compile(r"\.(?:s?html?|jhtml|php|aspx?|jspx?)(?:[?#]|$)|/$", re.IGNORECASE)
_VIEWER = re.compile(r"view|pdfjs|reader", re.IGNORECASE)
"""The path of a page that shows a file: `/pdfjs/web/viewer.html`, `/onlinePreview`, `/op/view.aspx`."""
_SHOWN = frozenset(("file", "url", "src", "pdf", "path", "furl", "fileurl", "pdfurl", "filepath", "fileurlpath"))
_BOOK_PAGE = re.compile(r"(?:^|/)(?:basic-html/(?:index|page-?\d+)|page\d+)\.html?(?:[?#]|$)", re.IGNORECASE)
_FRAMES = frozenset(("iframe", "frame", "embed", "object"))
_ANCHOR = re.compile(r"<(?:a|iframe|embed|object)\s", re.IGNORECASE)
_NOWHERE = re.compile(r"#|(?:about|data|mailto|tel|blob|javascript|vbscript):", re.IGNORECASE)
_EDGES = "".join(map(chr, range(33))) + "\u3000\xa0\ufeff"


def read_links(tree: LexborHTMLParser, text: str, *, files_only: bool) -> tuple[DocumentLink, ...]:
    """The links of a page, in reading order, each address once. `text` is the page's source.

    With `files_only`, those to files, viewers and the pages of a book: a page that holds its report needs no frame.
    """
    if files_only and not _may_lead_on(text):
        return ()
    found: dict[str, DocumentLink] = {}
    for node in tree.css("a, area, iframe, frame, embed, object, script, [onclick]")[:_MOST_ELEMENTS]:
        for link in _links_of(node):
            if not files_only or link.kind != "frame":
                found.setdefault(link.url, link)
        if len(found) >= MOST_LINKS:
            break
    return tuple(found.values())[:MOST_LINKS]


def _may_lead_on(text: str) -> bool:
    """Does the suffix of a file, or the page of a book, stand anywhere in a page?

    Cut at its dots, it is looked through in a tenth of the time that a search for all of these takes.
    """
    pieces = text.split(".")
    behind = [piece[:3].lower() for piece in pieces[1:]]
    if not _BEGIN_SUFFIXES.isdisjoint(behind) or any(map(_SHORT_SUFFIX.match, set(behind))):
        return True
    before = (piece[-9:] for piece, suffix in zip(pieces, behind, strict=False) if suffix == "htm")
    return any(end[-1:].isdigit() and _NUMBERED_PAGE.search(end) for end in before)


def file_link(url: str, text: str) -> DocumentLink | None:
    """A link to a file, by its address or the name that it shows; None for any other address."""
    url = url.strip(_EDGES)
    if not url or len(url) > LONGEST or _NOWHERE.match(url):
        return None
    shown = _shown_file(url)
    if shown is not None:
        return DocumentLink(shown, text, "viewer")
    if _BOOK_PAGE.search(url):
        return DocumentLink(url, text, "page")
    is_file = _FILE.fullmatch(url) or _FILE_PARAMETER.search(url) or _DOWNLOAD.search(url)
    is_named = not _PAGE.search(url) and _FILE_NAME.search(text)
    return DocumentLink(url, text, "attachment") if is_file or is_named else None


def _links_of(node: LexborNode) -> Iterator[DocumentLink]:
    attributes = node.attributes
    if node.tag == "script":
        yield from _in_script(node.text(deep=True) or "", "")
    elif node.tag in _FRAMES:
        url = (attributes.get("data" if node.tag == "object" else "src") or "").strip(_EDGES)
        if url and len(url) <= LONGEST and not _NOWHERE.match(url):
            text = attributes.get("title") or ""
            yield file_link(url, text) or DocumentLink(url, text, "frame")
    else:
        yield from _of_anchor(node, attributes)


def _of_anchor(node: LexborNode, attributes: dict[str, str | None]) -> Iterator[DocumentLink]:
    url, onclick = attributes.get("href") or attributes.get("data-href") or "", attributes.get("onclick") or ""
    if not onclick and _PAGE.search(url) and "?" not in url and not _BOOK_PAGE.search(url):
        return  # a plain page, as most links are
    text = _text(node)
    link = file_link(url, text)
    if link is not None:
        yield link
    else:
        yield from _in_script(f"{url}\n{onclick}", text)


def _text(node: LexborNode) -> str:
    shown = " ".join(node.text().split()) or (node.attributes.get("title") or "").strip()
    return shown[:_LONGEST_TEXT]


def _in_script(source: str, text: str) -> Iterator[DocumentLink]:
    """Files that a script names in a text of its own: `PDFObject.embed("a.pdf")`, `onclick="down('a.doc')"`."""
    if len(source) > _LONGEST_SCRIPT or not _FILE_NAME.search(source):
        return
    for literal in texts(tokens(source)):
        if _ANCHOR.search(literal):
            yield from _in_markup(literal)
            continue
        is_address = len(literal) <= LONGEST and not re.search(r"[\s<>\ufffd]", literal)
        if is_address and (_FILE.fullmatch(literal) or "=" in literal):
            link = file_link(literal, text)
            if link is not None:
                yield link if text else DocumentLink(link.url, text, "viewer")


def _in_markup(source: str) -> Iterator[DocumentLink]:
    """Files that a piece of a page leads to which a script holds as a text; its own scripts are left out."""
    for node in LexborHTMLParser(source).css("a, iframe, embed, object")[:MOST_LINKS]:
        found = (link for link in _links_of(node) if link.kind in ("attachment", "viewer"))
        yield from (link for link in found if "\ufffd" not in link.url)


def _shown_file(url: str) -> str | None:
    """The file that a viewer's address names in its query or fragment, decoded; None where it is no viewer's."""
    if "=" not in url:
        return None
    try:
        parts = urlsplit(url)
        is_viewer = bool(_VIEWER.search(parts.path))
        if _DOWNLOAD.search(parts.path + "?") or not (is_viewer or _PAGE.search(parts.path)):
            return None
        pairs = [pair for part in (parts.query, parts.fragment) for pair in _pairs(part)]
    except ValueError:
        return None
    return next(
        (value for key, value in pairs if key in _SHOWN and (_FILE.fullmatch(value) or (is_viewer and "/" in value))),
        None,
    )


def _pairs(query: str) -> Iterator[tuple[str, str]]:
    """The parameters of an address. A Chinese name may be encoded as GBK, an address also twice or as base64."""
    for key, value in parse_qsl(query, max_num_fields=50, encoding="utf-8", errors="surrogateescape"):
        raw = value.encode("utf-8", "surrogateescape")
        try:
            plain = raw.decode("utf-8")
        except UnicodeDecodeError:
            plain = raw.decode("gb18030", "replace")
        if "%2f" in plain.lower() and "/" not in plain:
            plain = next((again for _, again in parse_qsl(f"_={plain.replace('&', '%26')}")), plain)
        yield key.lower(), _from_base64(plain) or plain


def _from_base64(value: str) -> str | None:
    """`onlinePreview?url=aHR0cDovL…`: the address inside, None where the value is none."""
    if not value.startswith(("aHR0c", "L")):
        return None
    try:
        plain = base64.b64decode(value + "=" * (-len(value) % 4), validate=True).decode("utf-8")
    except (binascii.Error, ValueError):
        return None
    return plain if plain.startswith(("http://", "https://", "/")) else None
