"""A site as Hanweb's JCMS with jpage publishes it: `/col/col{N}/index.html`, `/art/Y/M/D/art_{N}_{id}.html`.

The column page carries its first records inside a script, as an XML datastore; the others come from
`/module/web/jpage/dataproxy.jsp`, by `startrecord` and `endrecord` or by `page`, by GET or POST. Habits: records are
HTML in CDATA with `<li>` not closed and dates split over lines; an unknown `columnid` or `unitid` answers an empty
datastore with status 200; never more than three pages of records at once.
"""

from collections.abc import Mapping
from datetime import date
from functools import partial
from html import escape

from gongkai.demo.plan import Column, Item, SitePlan
from gongkai.demo.sites import Article, Family, Page, Parameters, Route, charset_meta, clipped, html_page, newest

WEB_ID = 7
PROXY = "/module/web/jpage/dataproxy.jsp"


def _home_link(column: Column) -> str:
    return f"/col/col{column.code}/index.html"


def _article_path(column: Column, item: Item) -> str:
    day = item.published
    return item.path or f"/art/{day.year}/{day.month}/{day.day}/art_{column.code}_{item.number}.html"


def _article(site: SitePlan, column: Column, article: Article) -> str:
    return f"""<!DOCTYPE html>
<html><head>{charset_meta(article.charset)}<title>{escape(article.title)}</title>
<meta name="SiteName" content="{site.name}"><meta name="ColumnName" content="{column.name}">
<meta name="ArticleTitle" content="{escape(article.title)}">
<meta name="PubDate" content="{article.published:%Y-%m-%d} 10:05">
<meta name="ContentSource" content="{escape(article.issuer)}">
</head><body>
<div id="top"><a href="/">网站首页</a> &gt; <a href="/col/col{column.code}/index.html">{column.name}</a></div>
<table class="ewb-frame" width="1000" align="center"><tbody><tr><td>
<p class="con-title">{escape(article.title)}</p>
<p class="con-info">发布日期：{article.published:%Y-%m-%d}　来源：{escape(article.issuer)}</p>
<div id="zoom" class="article-body"><!--ZJEG_RSS.content.begin-->
{article.body}
<!--ZJEG_RSS.content.end--></div>
</td></tr></tbody></table>
<div id="foot">{site.name}（演示站点）</div>
</body></html>
"""


def _listings(site: SitePlan, column: Column) -> Mapping[str, Route]:
    return {_home_link(column): partial(_column_page, site, column), PROXY: partial(_proxy, site)}


def _column_page(site: SitePlan, column: Column, parameters: Parameters) -> Page:
    """The column page; `?uid={unit}&pageNum=2` embeds the records of another page."""
    number = _count(parameters.get("pageNum"), 1) if parameters.get("uid") == str(column.unit) else 1
    first = (number - 1) * column.page_size
    records = _datastore(column, first, first + column.page_size)
    text = f"""<!DOCTYPE html>
<html><head>{charset_meta("utf-8")}<title>{site.name} {column.name}</title>
<meta name="SiteName" content="{site.name}"><meta name="ColumnName" content="{column.name}">
<script type="text/javascript" src="/script/jpage/jpage.js"></script>
</head><body>
<div id="top"><a href="/">网站首页</a></div>
<div class="list"><div id="{column.unit}" class="default_pgContainer"></div>
<script type="text/xml">{records}</script>
<script type="text/javascript">
$(function(){{ $("#{column.unit}").jpage({{ themeName:'default', openCookies:false, perPage:{column.page_size},
  totalRecord:{len(column.items)}, groupSize:3, proxyUrl:'{PROXY}', dataBefore:'<ul>', dataAfter:'</ul>',
  ajaxParam:{{col:1,appid:1,webid:{WEB_ID},path:'/',columnid:{column.code},sourceContentType:1,unitid:'{column.unit}',
  webname:'{site.name}',permissiontype:0}} }}); }});
</script>
</div>
<div id="foot">{site.name}（演示站点）</div>
</body></html>
"""
    return html_page(site, text, newest(column.items))


def _proxy(site: SitePlan, parameters: Parameters) -> Page:
    wanted = (parameters.get("columnid"), parameters.get("unitid"))
    column = next((column for column in site.columns if (str(column.code), str(column.unit)) == wanted), None)
    if column is None:
        return _xml("<datastore></datastore>", newest(site.columns[0].items))
    size = min(_count(parameters.get("perpage"), column.page_size), 100)
    start = _count(parameters.get("startrecord"), (_count(parameters.get("page"), 1) - 1) * size + 1)
    end = min(_count(parameters.get("endrecord"), start + size - 1), start + 3 * size - 1)
    return _xml(_datastore(column, start - 1, end), newest(column.items))


def _xml(datastore: str, modified: date) -> Page:
    text = f"<?xml version='1.0' encoding='utf-8'?>\n{datastore}"
    return Page(text.encode(), "text/xml; charset=utf-8", modified)


def _count(text: str | None, default: int) -> int:
    """A positive number from a request, or the default where it is none."""
    return int(text) if text and text.isascii() and text.isdigit() and len(text) < 7 and int(text) > 0 else default


def _datastore(column: Column, start: int, end: int) -> str:
    """The records from `start` (counted from 0) up to `end`, and the address of the page after them if there is one."""
    total, size = len(column.items), column.page_size
    query = f"appid=1&webid={WEB_ID}&path=/&columnid={column.code}&unitid={column.unit}&permissiontype=0"
    following = f'<a href="{PROXY}?page={-(-end // size) + 1}&{query}"></a>' if end < total else ""
    records = "\n".join(_record(column, item) for item in column.items[start:end])
    return (
        f"<datastore>\n<nextgroup><![CDATA[{following}]]></nextgroup>\n"
        f"<totalrecord>{total}</totalrecord><totalpage>{-(-total // size)}</totalpage>\n"
        f"<recordset>\n{records}\n</recordset></datastore>"
    )


def _record(column: Column, item: Item) -> str:
    day = item.published
    return (
        f"<record><![CDATA[\n<li><a href='{_article_path(column, item)}' title='{escape(item.title)}' target='_blank'>"
        f"{escape(clipped(item.title))}</a><span>{day:%Y}-\n{day:%m}-\n{day:%d}</span>\n]]></record>"
    )


HANWEB = Family("hanweb_jpage", _home_link, _article_path, _article, _listings)
