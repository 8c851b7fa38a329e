"""A site as TRS WCM publishes it: static files, `t{date}_{id}.html` in a folder per month, `createPageHTML` for paging.

Habits: links relative to the listing (`./202501/t….html`), the listing under its folder's address and under
`index.html`, pages after the first as `index_1.html`, and no link to the next page but by script.
"""

from collections.abc import Mapping
from html import escape

from gongkai.demo.plan import Column, Item, SitePlan
from gongkai.demo.sites import Article, Family, Route, Screen, charset_meta, clipped, html_page, newest, screens


def _home_link(column: Column) -> str:
    return column.path


def _article_path(column: Column, item: Item) -> str:
    return item.path or f"{column.path}{item.published:%Y%m}/t{item.published:%Y%m%d}_{item.number}.html"


def _article(site: SitePlan, column: Column, article: Article) -> str:
    metas = {
        "SiteName": site.name,
        "ColumnName": column.name,
        "ArticleTitle": article.title,
        "PubDate": f"{article.published:%Y-%m-%d} 09:30",
        "ContentSource": article.issuer,
    }
    head = "\n".join(f'<meta name="{name}" content="{escape(value)}" />' for name, value in metas.items())
    return f"""<!DOCTYPE html PUBLIC "-//W3C//DTD XHTML 1.0 Transitional//EN">
<html xmlns="http://www.w3.org/1999/xhtml"><head>{charset_meta(article.charset)}
<title>{escape(article.title)}_{site.name}</title>
{head}
</head><body>
<div class="crumb">当前位置：<a href="/">首页</a> &gt; <a href="{column.path}">{column.name}</a></div>
<h2 class="xl_title">{escape(article.title)}</h2>
<div class="xl_info">发布时间：{article.published:%Y-%m-%d} 来源：{escape(article.issuer)} 字体：
<a href="javascript:doZoom(16)">大</a> <a href="javascript:doZoom(12)">小</a></div>
<div class="view TRS_UEDITOR trs_paper_default"><div class="TRS_Editor">
{article.body}
</div></div>
<div class="footer">{site.name}（演示站点）</div>
</body></html>
"""


def _listings(site: SitePlan, column: Column) -> Mapping[str, Route]:
    routes: dict[str, Route] = {}
    for screen in screens(column):
        name = f"index_{screen.number - 1}.html" if screen.number > 1 else "index.html"
        routes[column.path + name] = html_page(site, _listing(site, column, screen), newest(column.items))
    return {**routes, column.path: routes[column.path + "index.html"]}


def _listing(site: SitePlan, column: Column, screen: Screen) -> str:
    lines = "\n".join(
        f'<li><span class="date">{item.published:%Y-%m-%d}</span>'
        f'<a href="./{_article_path(column, item).removeprefix(column.path)}" target="_blank" '
        f'title="{escape(item.title)}">{escape(clipped(item.title))}</a></li>'
        for item in screen.items
    )
    return f"""<!DOCTYPE html>
<html><head>{charset_meta("utf-8")}<title>{column.name}_{site.name}</title>
<meta name="SiteName" content="{site.name}" /><meta name="ColumnName" content="{column.name}" />
</head><body>
<div class="nav"><a href="/">首页</a> <a href="/">政府信息公开指南</a> <a href="{column.path}">{column.name}</a></div>
<ul class="gl_list">
{lines}
</ul>
<div class="page"><script type="text/javascript">
createPageHTML({screen.total}, {screen.number - 1}, "index", "html");
</script></div>
<div class="footer">{site.name}（演示站点）</div>
</body></html>
"""


TRS = Family("trs", _home_link, _article_path, _article, _listings)
