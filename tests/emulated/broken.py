"""Lists of which a page in the middle cannot be had: those after it are there all the same (crawling.md, row 26)."""

import socket
from collections.abc import Callable, Mapping
from dataclasses import replace
from http.server import BaseHTTPRequestHandler

from tests.crawl.sites import Answer, Asked, Page
from tests.emulated import generic as plain
from tests.emulated import hanweb_gateway, shaanxi, shanghai, trs, ucap, vsb
from tests.emulated.cast import entries, shown
from tests.emulated.portal import HOME, NOT_FOUND, Emulated, html


def _hang_up(handler: BaseHTTPRequestHandler) -> None:
    handler.connection.shutdown(socket.SHUT_RDWR)
    handler.close_connection = True


ANSWERS: Mapping[str, Page] = {
    "error": html("<h1>HTTP Status 500</h1>", status=500),
    "reset": Page(behave=_hang_up),
    "gone": NOT_FOUND,
    "home": HOME,
    "busy": html("<html><body><h1>系统繁忙，请稍后再试</h1></body></html>"),
}
"""What comes in place of the second of three pages."""


def _of_path(end: str) -> Callable[[Asked], bool]:
    return lambda asked: asked.path.endswith(end)


def _of_page(name: str) -> Callable[[Asked], bool]:
    return lambda asked: asked.parameters.get(name) == "2"


def _portals() -> dict[str, tuple[Emulated, Callable[[Asked], bool]]]:
    """A portal of twelve entries on three pages, and which request is for the second."""
    return {
        "generic": (plain.of_shape("dated"), _of_path("_2.shtml")),
        "query": (plain.of_shape("dated", following="query"), _of_page("page")),
        "trs": (trs.column("createPageHTML", "html"), _of_path("/index_1.html")),
        "ucap": (ucap.portal("ucap"), _of_path("_2.shtml")),
        "search": (ucap.portal("search", ucap.Habits("search")), _of_page("page")),
        "post": (ucap.portal("post", ucap.Habits("post")), _of_page("page")),
        "vsb": (vsb.counting_down(), _of_path("/zfxxgknb/2.htm")),
        "table": (vsb.counting_down("table"), _of_path("/zfxxgknb/2.htm")),
        "shaanxi": (shaanxi.numbered("link", name="shaanxi"), _of_path("/2.html")),
        "script": (shaanxi.numbered("script", name="script"), _of_path("/2.html")),
        "shanghai": (shanghai.city(), _of_path("/index_2.html")),
        "gateway": (hanweb_gateway.portal("gateway"), _of_page("pageNo")),
    }


def _breaking(answer: Answer, path: str, page: Page, is_meant: Callable[[Asked], bool]) -> Answer:
    """The answer, but `page` to the requests that are meant."""
    if callable(answer):
        whole = answer
        return lambda asked: page if is_meant(asked) else whole(asked)
    return page if is_meant(Asked(0.0, "GET", path, {})) else answer


def all_portals() -> list[Emulated]:
    """Each of the portals with each of the answers; they show what the first and the third page list."""
    found = []
    for name, (portal, is_meant) in _portals().items():
        for kind, page in ANSWERS.items():
            routes = {path: _breaking(answer, path, page, is_meant) for path, answer in portal.routes.items()}
            lost = {path for one in shown(entries()[5:10], lambda e: f"{e.year}") for path in one.paths}
            shows = tuple(one for one in portal.shows if f"{one.year}" not in lost)
            found.append(replace(portal, name=f"{name}-{kind}", routes={"/": HOME, **routes}, shows=shows))
    return found
