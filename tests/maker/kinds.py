"""All kinds of file that the maker writes, each from a report to bytes."""

from collections.abc import Callable

from tests.maker import docx, html, ofd, pdf, scan, text, xlsx
from tests.maker.layout import Kind
from tests.maker.reports import MadeReport

RENDERERS: dict[Kind, Callable[[MadeReport], bytes]] = {
    "html": html.render,
    "docx": docx.render,
    "xlsx": xlsx.render,
    "pdf": pdf.render,
    "ofd": ofd.render,
    "text": text.render,
    "scan": scan.render,
}
