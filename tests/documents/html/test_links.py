"""Links to what a page does not hold itself: as printed, in order, each once, and nothing fetched."""

import pytest

from gongkai.documents import read_document
from gongkai.documents.html.links import LONGEST, MOST_LINKS
from gongkai.values import Document, DocumentLink


def read(html: str) -> Document:
    return read_document(f"<p>年度报告</p>{html}".encode(), name="page.html")


@pytest.mark.parametrize(
    ("html", "kind", "url", "text"),
    [
        ("<a href='./P020240115.pdf'>附件：年报</a>", "attachment", "./P020240115.pdf", "附件：年报"),
        ("<a href=' /a b/年报 2024.DOCX '>下载</a>", "attachment", "/a b/年报 2024.DOCX", "下载"),
        ("<a href='x.wps?v=1#p2' title=年报><img src=i.png></a>", "attachment", "x.wps?v=1#p2", "年报"),
        ("<a href='/attach/0/9f'>2024年报.xlsx</a>", "attachment", "/attach/0/9f", "2024年报.xlsx"),
        (
            "<a href='/system/_content/download.jsp?urltype=news.DownloadAttachUrl&amp;wbfileid=2'>附件</a>",
            "attachment",
            "/system/_content/download.jsp?urltype=news.DownloadAttachUrl&wbfileid=2",
            "附件",
        ),
        (
            "<a href='/module/download/downfile.jsp?classid=0&amp;filename=2b5f.pdf'>下载</a>",
            "attachment",
            "/module/download/downfile.jsp?classid=0&filename=2b5f.pdf",
            "下载",
        ),
        ("<a href='javascript:void(0)' onclick=\"down('/a/b.doc', 1)\">附件</a>", "attachment", "/a/b.doc", "附件"),
        ("<a href=\"javascript:open('/a/b.doc')\">附件</a>", "attachment", "/a/b.doc", "附件"),
        ("<embed src='a.pdf'>", "attachment", "a.pdf", ""),
        ("<object data='a.pdf' title='年报'></object>", "attachment", "a.pdf", "年报"),
        ("<iframe src='body.html'></iframe>", "frame", "body.html", ""),
        ("<a href='files/basic-html/page12.html'>12</a>", "page", "files/basic-html/page12.html", "12"),
        ("<a href='page2.html'>下一页</a>", "page", "page2.html", "下一页"),
        ("<script>PDFObject.embed('/x/y.pdf', '#a')</script>", "viewer", "/x/y.pdf", ""),
        (
            '<script>var c = {content: "\\u003Ca href=\'/x/y.docx\'\\u003E年报"}</script>',
            "attachment",
            "/x/y.docx",
            "年报",
        ),
        ('<script>w("<embed src=a.pdf>" + "<a href=" + u + ".doc>x</a>")</script>', "attachment", "a.pdf", ""),
        ("<iframe src='/pdfjs/web/viewer.html?file=%2Fa%2F%E5%B9%B4.pdf#page=1'></iframe>", "viewer", "/a/年.pdf", ""),
        ("<iframe src='/pdfjs/web/viewer.html?file=%252Fa%252Fb.pdf'></iframe>", "viewer", "/a/b.pdf", ""),
        ("<a href='/pdfjs/web/viewer.html?file=/a/%C4%EA.pdf'>阅读</a>", "viewer", "/a/年.pdf", "阅读"),
        ("<iframe src='/op/view.aspx?src=http%3A%2F%2Fa.cn%2Fx.doc'></iframe>", "viewer", "http://a.cn/x.doc", ""),
        ("<iframe src='/onlinePreview?url=aHR0cDovL2EuY24veC5wZGY='></iframe>", "viewer", "http://a.cn/x.pdf", ""),
        ("<iframe src='/view?url=/show/12'></iframe>", "viewer", "/show/12", ""),
    ],
)  # fmt: skip
def test_links_to_follow(html: str, kind: str, url: str, text: str) -> None:
    assert [(link.kind, link.url, link.text) for link in read(html).links] == [(kind, url, text)]


@pytest.mark.parametrize(
    "html",
    [
        "<a href='/art/1.html'>关于.doc格式的说明</a>",
        "<a href='/download/'>下载中心</a><a href='/download/index.html'>下载中心</a>",
        "<a href='#年报.pdf'>年报</a><a href='mailto:a@b.pdf'>写信</a>",
        "<a href='javascript:void(0)'>年报.pdf</a>",
        "<!-- <a href='a.pdf'>附件</a> --><noscript>a.pdf</noscript>",
        "<iframe></iframe><iframe src='about:blank'></iframe><iframe src='javascript:void(0)'></iframe>",
        "<script>var hint = '请下载 .pdf 文件'; // '/a.pdf'\n</script>",
        "<script>open('/a/' + id + '.pdf')</script>",
        f"<a href='/{'a' * LONGEST}.pdf'>附件</a>",
        "<img src=a.pdf><a href='http://[1'>附件</a>",
    ],
)
def test_no_links(html: str) -> None:
    assert read(html).links == ()


def test_links_are_in_reading_order_each_once_and_bounded() -> None:
    html = "<iframe src=f.html></iframe><a href=b.pdf>乙</a><a href=a.doc>甲</a><a href=b.pdf>又</a>"
    assert [link.url for link in read(html).links] == ["f.html", "b.pdf", "a.doc"]
    many = "".join(f"<a href='{n}.pdf'>{n}</a>" for n in range(2 * MOST_LINKS))
    assert [link.url for link in read(many).links] == [f"{n}.pdf" for n in range(MOST_LINKS)]


def test_a_page_with_tables_of_its_own_has_no_links_to_frames() -> None:
    tables = "<table>" + "<tr><td>甲</td><td>5</td></tr>" * 10 + "</table>"
    links = "<iframe src=f.html></iframe><iframe src='/view?file=%2Fc.pdf'></iframe><a href=page2.html>2</a>"
    assert [link.url for link in read(tables + links + "<a href=a.pdf>附件</a>").links] == [
        "/c.pdf",
        "page2.html",
        "a.pdf",
    ]
    assert [link.url for link in read(links).links] == ["f.html", "/c.pdf", "page2.html"]


REPORT = f"<table>{'<tr><td>予以公开<td>1<td>2<td>3<td>6' * 4}</table>"
"""A page's own tables: of it only files, viewers and the pages of a book are asked for."""


@pytest.mark.parametrize(
    "url",
    [
        *(f"/a/report.{suffix}" for suffix in ("doc", "DOCX", "Wps", "xls", "et", "ET?v=1", "pdf", "ofd", "rTf", "7z")),
        *("a.b.c.zip", "x.RAR#y", "files/basic-html/page12.html", "/book/Page31.html"),
    ],
)
def test_a_page_with_tables_of_its_own_still_leads_to_files(url: str) -> None:
    assert [link.url for link in read(f"{REPORT}<p>1.2 万元</p><a href='{url}'>附件</a>").links] == [url]


@pytest.mark.parametrize("url", ["/a/etc.html", "/a.etx", "page.html", "/page/index.html", "/col12345.html"])
def test_what_only_looks_like_a_file_is_no_link(url: str) -> None:
    assert read(f"{REPORT}<a href='{url}'>上一页</a>").links == ()


def test_the_base_is_as_printed() -> None:
    document = read_document(
        "<head><base href=' http://a.gov.cn/b/ '></head><a href='c.pdf'>附件</a>".encode(), name="x"
    )
    assert (document.base, document.links) == ("http://a.gov.cn/b/", (DocumentLink("c.pdf", "附件", "attachment"),))
    assert read("<a href='c.pdf'>附件</a>").base == ""
