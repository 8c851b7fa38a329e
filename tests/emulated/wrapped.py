"""Reports that are not in the page that the column leads to: files, frames, viewers, pictures (wild.md, 20 and 21)."""

from collections.abc import Callable, Sequence

from tests.crawl.sites import Answer, Page
from tests.emulated.cast import YEARS, Entry, entries
from tests.emulated.files import STUB, picture, print_out, word
from tests.emulated.generic import article, listing, row
from tests.emulated.portal import HOME, Emulated, Shown, html

COLUMN = "/xxgk/ndbg/"


def _art(entry: Entry) -> str:
    return f"{COLUMN}{entry.number}.html"


def _column(rows: Sequence[str]) -> dict[str, Answer]:
    return {"/": HOME, COLUMN: html(listing(rows, name="政府信息公开年报"))}


def _rows(column: Sequence[Entry]) -> list[str]:
    return [row(_art(entry), entry.title, f"{entry.published}") for entry in column]


def _round_a_file(name: str, body: str, file: Callable[[int], Page], at: str) -> Emulated:
    """Pages of `body` round a file that lies at `at`; both may use `{0}`, the year."""
    column = entries(years=YEARS[-1:], decoys=False)
    routes = _column(_rows(column))
    shows = []
    for entry in column:
        year = entry.year or 0
        routes[at.format(year)] = file(year)
        routes[_art(entry)] = html(article(entry.title, f"{entry.published}", body.format(year)))
        shows.append(Shown(entry.agency, year, (at.format(year),)))
    return Emulated(name, "generic", COLUMN, routes, tuple(shows))


_SAID = STUB.format("云泽市教育局年度报告")
ROUND_FILES = {
    "link-to-word": (_SAID + '<p><a href="./P0{0}.docx">附件：{0}年年度报告.docx</a></p>', word, COLUMN + "P0{0}.docx"),
    "link-to-pdf": (_SAID + '<p><a href="P0{0}.pdf" title="下载">下载</a></p>', print_out, COLUMN + "P0{0}.pdf"),
    "link-by-script": (
        _SAID + """<a href="javascript:;" onclick="window.open('/files/{0}.pdf')">{0}年度报告.pdf</a>""",
        print_out,
        "/files/{0}.pdf",
    ),
    "iframe": ('<iframe src="/files/{0}.pdf" width="100%" height="900"></iframe>', print_out, "/files/{0}.pdf"),
    "embed": ('<embed src="../files/{0}.pdf" type="application/pdf">', print_out, "/xxgk/files/{0}.pdf"),
    "object": ('<object data="/files/{0}.pdf" type="application/pdf"></object>', print_out, "/files/{0}.pdf"),
    "viewer": (
        '<iframe src="/pdfjs/web/viewer.html?file=%2Ffiles%2F{0}.pdf"></iframe>',
        print_out,
        "/files/{0}.pdf",
    ),
    "viewer-by-script": (
        '<div id="pdf"></div><script>new PDFObject({{url: "/files/{0}.pdf"}}).embed("pdf");</script>',
        print_out,
        "/files/{0}.pdf",
    ),
}
"""Name → the page's body, the file, where the file lies."""


def in_a_frame() -> Emulated:
    """The article's page is a frame round another page, which is the report."""
    column = entries(years=YEARS[-3:], decoys=False)
    routes = _column(_rows(column))
    for entry in column:
        frame = f'<iframe src="inner/{entry.number}.html" frameborder="0"></iframe>'
        routes[_art(entry)] = html(article(entry.title, f"{entry.published}", frame))
        routes[f"{COLUMN}inner/{entry.number}.html"] = html(article(entry.title, f"{entry.published}", entry.body))
    shows = tuple(Shown(e.agency, e.year or 0, (f"{COLUMN}inner/{e.number}.html",)) for e in column)
    return Emulated("in-a-frame", "generic", COLUMN, routes, shows)


AGENCY_OF_BOTH = "云泽市档案局"


def page_and_file() -> Emulated:
    """The report in its page, and once more as a file: one report, two documents. A flyer hangs on it too."""
    column = entries(AGENCY_OF_BOTH, YEARS[-3:], decoys=False)
    routes = _column(_rows(column))
    shows = []
    for entry in column:
        year = entry.year or 0
        links = f'<p><a href="P0{year}.docx">全文下载.docx</a> <a href="tj{year}.jpg">图解</a></p>'
        routes[_art(entry)] = html(article(entry.title, f"{entry.published}", entry.body + links))
        routes[f"{COLUMN}P0{year}.docx"] = word(year, AGENCY_OF_BOTH)
        routes[f"{COLUMN}tj{year}.jpg"] = Page(b"\xff\xd8\xff\xe0 a flyer", headers={"Content-Type": "image/jpeg"})
        shows.append(Shown(entry.agency, year, (_art(entry), f"{COLUMN}P0{year}.docx")))
    return Emulated("page-and-file", "generic", COLUMN, routes, tuple(shows), AGENCY_OF_BOTH)


def as_pictures() -> Emulated:
    """A report scanned and put into its page as pictures."""
    (entry,) = entries(years=YEARS[-1:], decoys=False)
    year = entry.year or 0
    sheets = picture(year)
    body = "".join(f'<p style="text-align:center"><img src="./W0{year}{at}.png"></p>' for at in range(len(sheets)))
    routes = _column(_rows([entry]))
    routes[_art(entry)] = html(article(entry.title, f"{entry.published}", body))
    paths = tuple(f"{COLUMN}W0{year}{at}.png" for at in range(len(sheets)))
    routes |= dict(zip(paths, sheets, strict=True))
    return Emulated("as-pictures", "generic", COLUMN, routes, (Shown(entry.agency, year, paths),))


CHARSETS = {
    "gbk-said-to-be-utf-8": ("gbk", "text/html; charset=utf-8", '<meta charset="gb2312">'),
    "gbk-unsaid": ("gbk", "text/html", ""),
    "gb18030-said-to-be-latin": ("gb18030", "text/html; charset=ISO-8859-1", ""),
    "utf-8-said-to-be-gbk": ("utf-8", "text/html; charset=GBK", ""),
    "utf-8-unsaid": ("utf-8", "text/html", '<meta charset="gb2312">'),
}
"""Name → the true charset, the header, what the head says."""


def in_charset(name: str) -> Emulated:
    """A column and its pages in a charset that they do not say, or say wrongly."""
    charset, header, meta = CHARSETS[name]
    column = entries(years=YEARS[-3:])

    def page(text: str) -> Page:
        return Page(text.replace('<meta charset="utf-8">', meta).encode(charset), headers={"Content-Type": header})

    routes: dict[str, Answer] = {
        "/": HOME,
        COLUMN: page(listing(_rows(column), name="政府信息公开年报")),
        **{_art(e): page(article(e.title, f"{e.published}", e.body)) for e in column},
    }
    shows = tuple(Shown(e.agency, e.year, (_art(e),)) for e in column if e.year is not None)
    return Emulated(name, "generic", COLUMN, routes, shows)


def all_portals() -> list[Emulated]:
    """One of each, but for the pictures."""
    files = [_round_a_file(name, *parts) for name, parts in ROUND_FILES.items()]
    return [*files, in_a_frame(), page_and_file(), *map(in_charset, CHARSETS)]
