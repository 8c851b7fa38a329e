"""Flip-books (文登): a folder of books for a year, each book a page of HTML for each page of its PDF.

`/book/{year}dzs/` names the books by their agencies; `{agency}/index.html` is the reader, a script and little more;
`{agency}/files/basic-html/page{N}.html` holds what stands on a page.
"""

from collections.abc import Mapping
from html import escape

from tests.crawl.sites import Answer
from tests.emulated.files import sheets
from tests.emulated.portal import Emulated, Shown, html

YEAR = 2022
AGENCIES = {"shuiwen": "云泽市水文局", "bangongshi": "云泽市人民政府办公室", "zonghexz": "云泽市综合行政执法局"}


def shelf(books: Mapping[str, str], *, name: str) -> str:
    """The folder's page: books by address → title."""
    entries = "\n".join(
        f'<li><a href="{href}" target="_blank">{escape(title)}</a></li>' for href, title in books.items()
    )
    return f"""<!DOCTYPE html>
<html><head><meta charset="utf-8"><title>{name}</title></head><body><div class="top"><img src="images/top.jpg"></div>
<h1>{name}</h1><ul class="books">
{entries}
</ul></body></html>
"""


def reader(title: str) -> str:
    """The book's own page: nothing without its script, but for the link to the plain pages."""
    return f"""<!DOCTYPE html>
<html><head><meta charset="utf-8"><meta name="generator" content="Flip PDF Professional"><title>{escape(title)}</title>
<script src="mobile/javascript/config.js"></script><script src="mobile/javascript/main.js"></script></head>
<body><div id="flipbook"></div>
<noscript><a href="files/basic-html/index.html">Basic HTML</a></noscript></body></html>
"""


def contents(title: str, pages: int) -> str:
    """The table of contents of the plain pages."""
    links = "".join(f'<li><a href="page{at}.html">Page {at}</a></li>' for at in range(1, pages + 1))
    return f"""<!DOCTYPE html>
<html><head><meta charset="utf-8"><title>{escape(title)}</title></head><body>
<h3>Table of Contents</h3><ul>{links}</ul></body></html>
"""


def page(title: str, text: str, number: int, pages: int) -> str:
    """A plain page: its picture, its text, and the ways to the others."""
    before = f'<a href="page{number - 1}.html" title="Previous Page">Previous Page</a>' if number > 1 else ""
    after = f'<a href="page{number + 1}.html" title="Next Page">Next Page</a>' if number < pages else ""
    return f"""<!DOCTYPE html>
<html><head><meta charset="utf-8"><meta name="generator" content="Flip PDF Professional">
<title>Page {number} - {escape(title)}</title></head><body>
<div id="top-title-bar"><p id="top-title">{escape(title)}
<a href="../../index.html#p={number}">View in Flip Book</a></p></div>
<div class="navigation"><a href="page1.html" title="First Page">First Page</a>{before}{after}
<a href="page{pages}.html" title="Last Page">Last Page</a><a href="index.html">Table of Contents</a></div>
<div id="page-content"><div class="page-image"><img src="../page/{number}.jpg" alt="Page {number}"></div>
<div class="text-container">
{text}
</div></div></body></html>
"""


def books(name: str, *, first_page: bool = False) -> Emulated:
    """A year's books, one for each agency. `first_page`: the shelf leads to a book's first page, not to its reader."""
    home = f"/book/{YEAR}dzs/"
    routes: dict[str, Answer] = {}
    links, shows = {}, []
    for short, agency in AGENCIES.items():
        title = f"{agency}{YEAR}年政府信息公开工作年度报告"
        text = sheets(YEAR, agency)
        plain = f"{home}{short}/files/basic-html/"
        links[f"{short}/files/basic-html/page1.html" if first_page else f"{short}/index.html"] = title
        routes[f"{home}{short}/index.html"] = html(reader(title))
        routes[f"{plain}index.html"] = html(contents(title, len(text)))
        numbered = [f"{plain}page{at}.html" for at in range(1, len(text) + 1)]
        routes |= {
            at: html(page(title, sheet, n, len(text)))
            for n, (at, sheet) in enumerate(zip(numbered, text, strict=True), 1)
        }
        shows.append(Shown(agency, YEAR, tuple(numbered)))
    routes[home] = html(shelf(links, name=f"{YEAR}年政府信息公开年报电子书"))
    return Emulated(name, "flipbook", home, routes, tuple(shows))
