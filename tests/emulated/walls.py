"""What stands in the place of a page: challenges of firewalls, the home page, the listing, a page to log in at.

crawling.md, rows 1 to 5 and 21; wild.md, items 24 and 27. Each takes a portal that is as it should be, and puts
something in the place of one of its answers or of several.
"""

from collections.abc import Callable, Iterable
from dataclasses import replace

from tests.crawl.sites import Answer, Asked, Page
from tests.emulated.portal import Emulated, html, redirect

SHELL = Page(
    b"""<!DOCTYPE html><html><head><meta http-equiv="Content-Type" content="text/html; charset=utf-8"></head><body>
<script>var _0x1f2b=["C3VK","f81a2b","; path=/; max-age=604800"];
function go(){document.cookie=_0x1f2b[0]+"="+_0x1f2b[1]+_0x1f2b[2];window.location.reload();}
setTimeout(go,50);</script><noscript>Please enable JavaScript</noscript></body></html>""",
    headers={"Content-Type": "text/html"},
)
"""A script challenge with status 200: it sets a cookie, and asks again (chinatax.gov.cn)."""

LOGIN = html("""<!DOCTYPE html><html><head><title>统一身份认证平台</title></head><body>
<form action="/cas/login" method="post">
<h2>用户登录</h2><input name="username" type="text"><input name="password" type="password"><button>登录</button></form>
<p><a href="/cas/register">个人注册</a> <a href="/cas/corp">法人登录</a></p></body></html>""")

NO_SUCH_PAGE = html(
    "<html><head><title>提示信息</title></head><body><h2>对不起，您访问的页面不存在或已删除</h2>"
    "<p>请检查输入的网址是否正确，或者返回网站首页继续浏览其他内容。</p></body></html>"
)
"""How a site says with status 200 that it has no such page."""


def instead(portal: Emulated, name: str, answers: dict[str, Answer]) -> Emulated:
    """A portal with other answers at some of its addresses."""
    return replace(portal, name=name, routes={**portal.routes, **answers})


def forbidden(status: int) -> Page:
    """A firewall's answer."""
    text = f"<html><head><title>{status}</title></head><body><h1>访问被拒绝</h1><p>event id 7f3a</p></body></html>"
    return html(text, status=status)


def after(answers: Iterable[str], most: int, portal: Emulated) -> dict[str, Answer]:
    """All of some addresses, until `most` requests of them have been answered; then a firewall's 403."""
    asked_for = 0

    def counting(answer: Answer) -> Callable[[Asked], Page]:
        def answered(asked: Asked) -> Page:
            nonlocal asked_for
            asked_for += 1
            assert isinstance(answer, Page)
            return answer if asked_for <= most else forbidden(403)

        return answered

    return {path: counting(portal.routes[path]) for path in answers}


def by_cookie(answer: Answer) -> Callable[[Asked], Page]:
    """A page for who brings the cookie that a redirect to itself has set; that is plain HTTP, and no challenge."""

    def asked_with(asked: Asked) -> Page:
        assert isinstance(answer, Page)
        if "CT6T=1" in asked.headers.get("Cookie", ""):
            return answer
        leads = redirect(asked.path)
        return replace(leads, headers={**leads.headers, "Set-Cookie": "CT6T=1; path=/"})

    return asked_with
