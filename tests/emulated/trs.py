"""TRS WCM as static files: `./YYYYMM/tYYYYMMDD_{id}.html`, and a pager that a script draws from the number of pages.

Habits: the script is `createPageHTML`, `createPage`, or variables (`countPage`), and the files end in html, shtml or
htm; pages after the first are `index_1` and so on; on some sites these are stubs of 300 bytes; links climb with `../`.
"""

from collections.abc import Sequence
from html import escape

from tests.crawl.sites import Answer
from tests.emulated.cast import Entry, clipped, entries, shown
from tests.emulated.cast import pages as cut_into
from tests.emulated.portal import Emulated, html

SCRIPTS = ("createPageHTML", "createPage", "countPage")


def row(href: str, title: str, day: str) -> str:
    """One entry, its title cut short."""
    return f'<li><a href="{href}" target="_blank" title="{escape(title)}">{clipped(title)}</a><span>{day}</span></li>'


def address(page: int, ending: str) -> str:
    """A page's file, counted from 1."""
    return f"index.{ending}" if page == 1 else f"index_{page - 1}.{ending}"


def listing(rows: Sequence[str], *, name: str, page: int, pages: int, script: str, ending: str) -> str:
    """Page `page` (from 1) of `pages`."""
    return f"""<!DOCTYPE html>
<html><head><meta http-equiv="Content-Type" content="text/html; charset=utf-8">
<meta name="SiteName" content="示例区人民政府"><meta name="ColumnName" content="{name}">
<meta name="ColumnType" content="年度报告">
<title>{name}_示例区人民政府</title></head><body>
<div class="bread"><a href="../../">首页</a> &gt; <a href="../">政府信息公开</a> &gt; <a href="./">{name}</a></div>
<div class="side"><a href="../zfxxgkzn/">政府信息公开指南</a><a href="../zfxxgkzd/">政府信息公开制度</a>
<a href="./">政府信息公开年报</a></div>
<div class="tab-con"><ul class="list_con">
{chr(10).join(rows)}
</ul></div>
<div class="page">{_pager(page, pages, script, ending)}</div>
</body></html>
"""


def _pager(page: int, pages: int, script: str, ending: str) -> str:
    if script != "countPage":
        return f'<script>{script}({pages}, {page - 1}, "index", "{ending}");</script>'
    return f"""<script language="JavaScript">
var currentPage = {page - 1};//所在页从0开始
var prevPage = currentPage-1//上一页
var nextPage = currentPage+1//下一页
var countPage = {pages}//共多少页
document.write("共"+countPage+"页&nbsp;&nbsp;");
//设置下一页代码
if(countPage>1&&currentPage!=(countPage-1))
	document.write("<a href=\\"index"+"_" + nextPage + "."+"{ending}\\">下一页</a>&nbsp;");
</script>"""


def stub() -> str:
    """What some sites answer for every page but the first: some 300 bytes and nothing in them."""
    return (
        '<!DOCTYPE html>\n<html><head><meta http-equiv="Content-Type" content="text/html; charset=utf-8">'
        "<title>示例区人民政府</title>\n"
        '<link rel="stylesheet" href="/images/base.css"></head>\n<body>\n'
        '<div class="head"></div>\n<div class="list"><ul></ul></div>\n<div class="foot"></div>\n</body></html>\n'
    )


def article(title: str, day: str, body: str, *, editor: str = "view TRS_UEDITOR trs_paper_default") -> str:
    """An article's page; `editor` is the class of its body."""
    return f"""<!DOCTYPE html>
<html><head><meta http-equiv="Content-Type" content="text/html; charset=utf-8">
<meta name="SiteName" content="示例区人民政府"><meta name="ArticleTitle" content="{escape(title)}">
<meta name="PubDate" content="{day} 09:12"><meta name="ContentSource" content="">
<title>{escape(title)}_示例区人民政府</title></head><body>
<div class="bread"><a href="../../../">首页</a> &gt; <a href="../">政府信息公开年报</a></div>
<h1>{escape(title)}</h1><div class="xx">发布时间：{day} 09:12　<a href="javascript:window.print()">打印</a></div>
<div class="{editor}">
{body}
</div>
<script>var _link = ""; if (_link != "") location.href = _link;</script>
</body></html>
"""


def column(script: str, ending: str, *, name: str = "trs", stubs: bool = False, bare: bool = True) -> Emulated:
    """A column over three pages. `stubs`: pages after the first hold nothing; `bare`: its address ends with a slash."""
    listed = entries()
    cut = cut_into(listed, 5)
    folder = "/zwgk/xxgk/zfxxgknb/"

    def where(entry: Entry) -> str:
        return f"{entry.published:%Y%m}/t{entry.published:%Y%m%d}_{3_000_000 + entry.number}.{ending}"

    routes: dict[str, Answer] = {folder + where(e): html(article(e.title, f"{e.published}", e.body)) for e in listed}
    for at, part in enumerate(cut, 1):
        rows = [row(f"./{where(entry)}", entry.title, f"{entry.published}") for entry in part]
        text = listing(rows, name="政府信息公开年报", page=at, pages=len(cut), script=script, ending=ending)
        routes[folder + address(at, ending)] = html(stub() if stubs and at > 1 else text)
    routes[folder] = routes[folder + address(1, ending)]
    shows = shown(cut[0] if stubs else listed, lambda entry: folder + where(entry))
    return Emulated(name, "trs", folder if bare else folder + address(1, ending), routes, shows)
