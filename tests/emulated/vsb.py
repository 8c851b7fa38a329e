"""博达 VSB: `/info/{category}/{id}.htm`, and a list whose pages count down: the column page is the newest, then {n-1}.

Habits: the pager is one of three (`pb_sys` spans, the older table with `class="Next"`, or a `<select>` moved by script
beside 下一页); entries are padded with `line_u` ids; an article's files stand in a list after the body, with a counter.
"""

from collections.abc import Sequence
from html import escape

from tests.crawl.sites import Answer
from tests.emulated.cast import YEARS, Entry, clipped, entries, pages, shown
from tests.emulated.files import STUB, print_out, word
from tests.emulated.portal import Emulated, Shown, html

PAGERS = ("spans", "table")
CATEGORY = 29737


def row(href: str, title: str, day: str, number: int) -> str:
    """One entry, its title cut short."""
    return (
        f'<li id="line_u7_{number}"><a href="{escape(href)}" target="_blank" title="{escape(title)}">'
        f"<em></em>{clipped(title)}</a><span>{day}</span></li>"
    )


def listing(rows: Sequence[str], *, name: str, folder: str, page: int, pages: int, total: int, pager: str) -> str:
    """Page `page` (from 1) of `pages`. `folder`: from this page to the others ("xxgknb/" on the column page, else "").

    Page 1 is the column page; page p lies at `{folder}{pages - p + 1}.htm`.
    """
    older = f"{folder}{pages - page}.htm" if page < pages else ""
    oldest = f"{folder}1.htm"
    drawn = (
        _spans(folder, older, oldest, page, pages) if pager == "spans" else _table(older, oldest, page, pages, total)
    )
    return f"""<!DOCTYPE html PUBLIC "-//W3C//DTD XHTML 1.0 Transitional//EN" "http://www.w3.org/TR/xhtml1/DTD/xhtml1-transitional.dtd">
<html xmlns="http://www.w3.org/1999/xhtml"><head><title>{name}-示例县人民政府</title>
<META Name="keywords" Content="示例县人民政府,{name}" />
<!--Announced by Visual SiteBuilder 9-->
<link rel="stylesheet" type="text/css" href="/_sitegray/_sitegray_d.css" />
<script language="javascript" src="/_sitegray/_sitegray.js"></script>
<!-- CustomerNO:77656262657232307e78475c53525742000000034e5a -->
<link rel="stylesheet" type="text/css" href="/list.vsb.css" />
<script type="text/javascript" src="/system/resource/js/vsbscreen.min.js" id="_vsbscreen" ></script>
</head><body>
<div class="dqwz">当前位置: <a href="/index.htm">首页</a>&gt;&gt;<a href="/zwgk.htm">政务公开</a>&gt;&gt;{name}</div>
<div class="menu"><a href="/zwgk/xxgkzn.htm">政府信息公开指南</a><a href="/zwgk/xxgkzd.htm">政府信息公开制度</a></div>
<div class="list"><script language="javascript" src="/system/resource/js/centerCutImg.js"></script><ul>
{chr(10).join(rows)}
</ul>{drawn}</div>
<div class="foot">版权所有 示例县人民政府 <script language="javascript" src="/system/resource/js/counter.js"></script>
<script language="javascript">_jsq_(1003,'/list.jsp',-1,1405610000)</script></div>
</body></html>
"""


def _spans(folder: str, older: str, oldest: str, page: int, pages: int) -> str:
    numbers = "".join(
        f'<span class="p_no_d">{at}</span>'
        if at == page
        else f'<span class="p_no"><a href="{folder}{pages - at + 1}.htm">{at}</a></span>'
        for at in range(1, pages + 1)
    )
    after = (
        f'<span class="p_next p_fun"><a href="{older}">下页</a></span>'
        f'<span class="p_last p_fun"><a href="{oldest}">尾页</a></span>'
        if older
        else '<span class="p_next_d p_fun_d">下页</span><span class="p_last_d p_fun_d">尾页</span>'
    )
    return (
        '<div class="pb_sys_common pb_sys_normal pb_sys_style1"><span class="p_pages">'
        f'<span class="p_first_d p_fun_d">首页</span><span class="p_prev_d p_fun_d">上页</span>{numbers}{after}'
        "</span></div>"
    )


def _table(older: str, oldest: str, page: int, pages: int, total: int) -> str:
    links = (
        f'<a href="{older}" class="Next">下一页</a><a href="{oldest}" class="Next">尾页</a>'
        if older
        else "<span>下一页</span><span>尾页</span>"
    )
    return (
        '<TABLE cellspacing=0 class="headStyle" width="100%" cellpadding=1><TR valign=middle>'
        f"<TD nowrap align=left width=1% id=fanye194253>共{total}条&nbsp;&nbsp;{page}/{pages}&nbsp;</td>"
        f'<td nowrap align=left><div style="padding-left:3px"><span>首页</span><span>上页</span>{links}</div></td>'
        "<td align=left width=1% noWrap><input align=absmiddle type=button class=defaultButtonStyle "
        'onclick="a194253_gopage_fun()" value=转到><INPUT size=2 align=absMiddle class=defaultInputStyle></td>'
        "</TR></TABLE>"
    )


def article(title: str, day: str, body: str, *, number: int, files: str = "") -> str:
    """An article's page. `files` is the list after the body (see `attached`)."""
    return f"""<!DOCTYPE html><html><head><title>{escape(title)}-示例县人民政府</title>
<META Name="keywords" Content="示例县人民政府" /><META Name="description" Content="" />
<!--Announced by Visual SiteBuilder 9-->
<script type="text/javascript" src="/system/resource/js/jquery/jquery-latest.min.js"></script></head><body>
<div class="dqwz">当前位置: <a href="/index.htm">首页</a>&gt;&gt;正文</div>
<div class="ar_article"><script language="javascript" src="/_dwr/interface/NewsvoteDWR.js"></script>
<script language="javascript" src="/system/resource/js/news/newscontent.js"></script>
<form name="_newscontent_fromname"><div>
<h1 align="center">{escape(title)}</h1>
<div align="center"><span>发布时间:{day}</span>&nbsp;&nbsp;作者：&nbsp;&nbsp;浏览次数：<span>
<script>_showDynClicks("wbnews", 1405610000, {number})</script></span></div>
<div id="vsb_content"><div class="v_news_content">
{body}
</div></div><div id="div_vote_id"></div>
{files}
<div>上一条：<a href="56001.htm">示例县二〇二四年部门预算公开</a></div>
<div>【<a href="javascript:window.opener=null;window.open('','_self');window.close();">关闭</a>】</div>
</div></form></div></body></html>
"""


def attached(href: str, name: str) -> str:
    """A file after the body, as VSB writes it."""
    return (
        f'<UL style="list-style-type:none;"><li>附件【<a href="{escape(href)}" target="_blank">{escape(name)}</a>】'
        '已下载<span id="nattach9012345"><script language="javascript">getClickTimes(9012345,1405610000,'
        '"wbnewsfile","attach")</script></span>次</li></UL>'
    )


def pdf_by_script(path: str) -> str:
    """A body that is a PDF, drawn by VSB's own script."""
    return (
        '<p class="vsbcontent_start"></p><div class="vsbcontent_pdf"><script type="text/javascript">'
        f'showVsbpdfIframe("{path}","100%","1000","0","","0","nattach","0");</script></div>'
    )


def counting_down(pager: str = "spans", *, name: str = "vsb", folder: str = "zwgk/zfxxgknb") -> Emulated:
    """A column at `/{folder}.htm` whose further pages are `/{folder}/{n}.htm`, the oldest being 1."""
    column = entries()
    cut = pages(column, 5)
    routes: dict[str, Answer] = {f"/{_path(entry)}": html(article_of(entry)) for entry in column}
    inner = folder.rpartition("/")[2]
    for at, part in enumerate(cut, 1):
        up = "../" * (folder.count("/") + (at > 1))
        rows = [row(up + _path(entry), entry.title, f"{entry.published}", n) for n, entry in enumerate(part)]
        text = listing(
            rows,
            name="政府信息公开年报",
            folder="" if at > 1 else f"{inner}/",
            page=at,
            pages=len(cut),
            total=len(column),
            pager=pager,
        )
        routes[f"/{folder}.htm" if at == 1 else f"/{folder}/{len(cut) - at + 1}.htm"] = html(text)
    return Emulated(name, "vsb", f"/{folder}.htm", routes, shown(column, lambda entry: f"/{_path(entry)}"))


def _path(entry: Entry) -> str:
    return f"info/{CATEGORY}/{entry.number}.htm"


def article_of(entry: Entry) -> str:
    """An entry's page."""
    return article(entry.title, f"{entry.published}", entry.body, number=entry.number)


def twice_addressed() -> Emulated:
    """Each report under its file's address and under the dynamic one, in one list."""
    column = entries(years=(2022, 2023, 2024), decoys=False)
    dynamic = "/content.jsp?urltype=news.NewsContentUrl&wbtreeid={}&wbnewsid={}"
    routes: dict[str, Answer] = {f"/{_path(entry)}": html(article_of(entry)) for entry in column}
    routes |= {dynamic.format(CATEGORY, entry.number): html(article_of(entry)) for entry in column}
    rows = [row(_path(entry), entry.title, f"{entry.published}", n) for n, entry in enumerate(column)]
    rows += [row(dynamic.format(CATEGORY, e.number), e.title, f"{e.published}", n) for n, e in enumerate(column, 9)]
    routes["/ndbg.htm"] = html(
        listing(rows, name="年度报告", folder="ndbg/", page=1, pages=1, total=len(rows), pager="spans")
    )
    both = [(f"/{_path(entry)}", dynamic.format(CATEGORY, entry.number)) for entry in column]
    shows = tuple(Shown(e.agency, e.year, paths) for e, paths in zip(column, both, strict=True) if e.year is not None)
    return Emulated("vsb-twice", "vsb", "/ndbg.htm", routes, shows)


FILE = "/system/_content/download.jsp?urltype=news.DownloadAttachUrl&owner=1405610000&wbfileid={}"
SCRIPTED = "/__local/F/42/0A/8C1D5B9E0A7F4C2B{}_5E8C3A21_4D2F1.pdf"


def files_only() -> Emulated:
    """Pages of one line round a file: a download by number, and a PDF that VSB's own script shows."""
    column = entries(years=YEARS[-4:], decoys=False)
    routes: dict[str, Answer] = {}
    shows = []
    for entry in column:
        year = entry.year or 0
        if year % 2:
            at, body, files = SCRIPTED.format(year), pdf_by_script(SCRIPTED.format(year)), ""
            routes[at] = print_out(year)
        else:
            at, body = FILE.format(year), STUB.format(entry.title)
            files = attached(at, f"{entry.title}.docx")
            routes[at] = word(year)
        routes[f"/{_path(entry)}"] = html(
            article(entry.title, f"{entry.published}", body, number=entry.number, files=files)
        )
        shows.append(Shown(entry.agency, year, (at,)))
    rows = [row(_path(entry), entry.title, f"{entry.published}", n) for n, entry in enumerate(column)]
    routes["/ndbg.htm"] = html(
        listing(rows, name="年度报告", folder="ndbg/", page=1, pages=1, total=len(rows), pager="table")
    )
    return Emulated("vsb-files", "vsb", "/ndbg.htm", routes, tuple(shows))
