"""A site that no family claims: a plain list in a table, and 下一页 as a link to the next page.

Habits: addresses relative to a `<base>`, some with Chinese and spaces in them and not encoded; headers that name no
charset, and columns in GBK; script links in the page's furniture; no metadata in the head of an article.
"""

from collections.abc import Mapping
from html import escape

from gongkai.demo.plan import Column, Item, SitePlan
from gongkai.demo.sites import (
    Article,
    Family,
    Route,
    Screen,
    charset_meta,
    clipped,
    declared,
    html_page,
    newest,
    screens,
)


def _home_link(column: Column) -> str:
    return column.path


def _article_path(column: Column, item: Item) -> str:
    return item.path or f"{column.path}{item.published:%Y}/{item.number}.htm"


def _article(site: SitePlan, column: Column, article: Article) -> str:
    return f"""<html><head>{charset_meta(article.charset)}<title>{escape(article.title)}</title></head>
<body bgcolor="#ffffff">
<div class="position">您的位置：<a href="/">首页</a>－<a href="{column.path}">{column.name}</a></div>
<h1>{escape(article.title)}</h1>
<p>时间：{article.published.year}年{article.published.month}月{article.published.day}日
<a href="javascript:window.print()">打印</a> <a href="#" onclick="window.close()">关闭</a></p>
<div class="wz_content">
{article.body}
</div>
<hr><p>{site.name}（演示站点）</p>
</body></html>
"""


def _name(number: int) -> str:
    return f"list-{number}.htm" if number > 1 else "index.htm"


def _listings(site: SitePlan, column: Column) -> Mapping[str, Route]:
    routes: dict[str, Route] = {}
    for screen in screens(column):
        text = _listing(site, column, screen)
        routes[column.path + _name(screen.number)] = html_page(site, text, newest(column.items), column.encoding)
    return {**routes, column.path: routes[column.path + "index.htm"]}


def _listing(site: SitePlan, column: Column, screen: Screen) -> str:
    number, total = screen.number, screen.total
    rows = "\n".join(
        f'<tr><td>·<a href="{_article_path(column, item).removeprefix(column.path)}" title="{escape(item.title)}">'
        f"{escape(clipped(item.title))}</a></td><td>[{item.published:%Y-%m-%d}]</td></tr>"
        for item in screen.items
    )
    before = f'<a href="{_name(number - 1)}">上一页</a>' if number > 1 else "<span>上一页</span>"
    after = f'<a href="{_name(number + 1)}">下一页</a>' if number < total else "<span>下一页</span>"
    return f"""<html><head>{charset_meta(declared(column.encoding))}<title>{column.name}</title>
<base href="{column.path}"></head>
<body bgcolor="#ffffff">
<div class="menu"><a href="/">首页</a> <a href="javascript:void(0)" onclick="addFavorite()">加入收藏</a></div>
<table width="760" align="center"><tbody>
{rows}
</tbody></table>
<div class="pages">共{len(column.items)}条 第{number}/{total}页 <a href="index.htm">首页</a> {before} {after}
<a href="{_name(total)}">末页</a></div>
<hr><p>{site.name}（演示站点）</p>
</body></html>
"""


GENERIC = Family("generic", _home_link, _article_path, _article, _listings)
