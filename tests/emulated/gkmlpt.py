"""gkmlpt (广东 公开目录平台): a tree of categories in the index page, their articles by an API, bodies inside scripts.

portals.md, row 7 of the families; crawling.md, rows 11, 16 and 18 to 20.
"""

import json
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from functools import partial
from html import escape
from typing import Literal

from tests.crawl.sites import Answer, Asked, Page
from tests.emulated.cast import Entry, entries, shown
from tests.emulated.portal import HOME, Emulated, Shown, html, json_page
from tests.maker import docx
from tests.maker.layout import Layout
from tests.maker.reports import make

SID, CATEGORY, SIZE = "755045", 25637, 5
INDEX = "/gkmlpt/index"
API = f"/gkmlpt/api/all/{CATEGORY}"


@dataclass(frozen=True, slots=True)
class Habits:
    """What a catalogue does in its own way.

    - `addresses`: of articles, as the API writes them: whole, with https where there is none, or of a site where they
      are not.
    - `detail`: the article's body stands in its script alone, its markup escaped; else in the page.
    - `crossposts`: some articles come twice, with the same address and another id; or again at another address.
    - `total`: what `post_count` says; None for the truth.
    - `answer`: what answers in place of the truth, by the page asked for.
    """

    addresses: Literal["http", "https", "elsewhere"] = "http"
    detail: bool = True
    crossposts: Literal["", "same_address", "other_address"] = ""
    total: int | None = None
    answer: Callable[[int], Page | None] = lambda page: None


def path(entry: Entry) -> str:
    """Where an article lies."""
    return f"/gkmlpt/content/{entry.number // 1000}/{entry.number}/post_{entry.number}.html"


def _again(entry: Entry) -> str:
    """Where an article that was posted twice lies too."""
    return f"/content/post_{entry.number + 40_000}.html"


File = Mapping[str, str]


def article(entry: Entry, body: str, *, detail: bool = True, files: Sequence[File] = ()) -> Page:
    """An article's page: its script holds the body, escaped twice as the platform does it."""
    said = {
        "id": entry.number,
        "title": entry.title,
        "publisher": entry.agency,
        "content": body if detail else "",
        "attachment": list(files),
    }
    config = json.dumps({"SID": SID, "DETAIL": said}, ensure_ascii=False)
    config = config.replace("<", "\\u003C").replace(">", "\\u003E").replace("&", "\\u0026")
    return html(f"""<!DOCTYPE html><html><head><meta charset="utf-8"><title>{escape(entry.title)}</title>
<meta name="SiteName" content="云泽市人民政府门户网站"><meta name="ColumnName" content="政府信息公开年报">
<meta name="ArticleTitle" content="{escape(entry.title)}"><meta name="PubDate" content="{entry.published}"></head><body>
<div class="classify"><table><tr><td>索引号:</td><td>{entry.number}/2025-00008</td><td>分类:</td><td>年报</td></tr>
<tr><td>发布机构:</td><td>{entry.agency}</td><td>成文日期:</td><td>{entry.published}</td></tr></table></div>
<h1 class="title document-number">{escape(entry.title)}</h1>
<div class="article-content">{"" if detail else body}</div>
<script>window._CONFIG = {config};</script><script src="/gkmlpt/public/js/app.js"></script></body></html>""")


def index() -> Page:
    """The index page, with the tree of all categories."""
    tree = [
        {"id": 25601, "name": "机构概况", "parent_id": 0, "children": []},
        {
            "id": 25602,
            "name": "政策文件",
            "parent_id": 0,
            "children": [{"id": 25603, "name": "规范性文件", "children": []}],
        },
        {
            "id": 25630,
            "name": "政府信息公开",
            "parent_id": 0,
            "children": [
                {"id": 25631, "name": "政府信息公开指南", "children": []},
                {"id": CATEGORY, "name": "政府信息公开年报", "children": []},
            ],
        },
    ]
    return html(f"""<!DOCTYPE html><html><head><meta charset="utf-8"><title>政府信息公开目录</title></head>
<body><div id="app"></div><script>
window._CONFIG = {{
    SID: '{SID}',
    IS_MOBILE: false,
    TREE: {json.dumps(tree, ensure_ascii=False)},
    NAME: '云泽市教育局'
}};
</script><script src="/gkmlpt/public/js/index.js"></script></body></html>""")


def _item(entry: Entry, where: str, number: int, files: Sequence[File], base: str) -> dict[str, object]:
    """An article as the API gives it; `base` begins its whole address."""
    return {
        "id": number,
        "sid": SID,
        "title": entry.title,
        "url": base + where,
        "publisher": entry.agency,
        "document_number": "",
        "display_publish_time": f"{entry.published}",
        "created_at": f"{entry.published} 10:00:00",
        "attachment": list(files),
    }


def _api(items: Sequence[Callable[[str], dict[str, object]]], habits: Habits) -> Callable[[Asked], Page]:
    """The API's answers; items are made for the host that was asked, since their addresses are whole."""
    total = len(items) if habits.total is None else habits.total
    groups = [items[start : start + SIZE] for start in range(0, len(items), SIZE)]

    def api(asked: Asked) -> Page:
        said = asked.parameters
        number = int(said.get("page", 1))
        told = habits.answer(number)
        if told is not None:
            return told
        if said.get("sid") != SID:
            return json_page('{"articles":[],"classify":null}')
        base = {
            "http": f"http://{asked.headers['Host']}",
            "https": f"https://{asked.headers['Host']}",
            "elsewhere": "http://127.0.0.77:9",
        }[habits.addresses]
        group = groups[number - 1] if 0 < number <= len(groups) else ()
        answer = {
            "articles": [item(base) for item in group],
            "classify": {"id": CATEGORY, "name": "政府信息公开年报", "post_count": total},
        }
        return json_page(json.dumps(answer))

    return api


def portal(name: str, habits: Habits | None = None) -> Emulated:
    """A catalogue whose category of annual reports has twelve articles, six of them reports."""
    habits = habits or Habits()
    column = entries()
    reports = [entry for entry in column if entry.year is not None]
    routes: dict[str, Answer] = {"/": HOME, INDEX: index()}
    routes |= {path(entry): article(entry, entry.body, detail=habits.detail) for entry in column}
    items = [partial(_item, entry, path(entry), entry.number, ()) for entry in column]
    if habits.crossposts == "same_address":
        items += [partial(_item, entry, path(entry), entry.number + 7, ()) for entry in reports[:4]]
    shows = shown(column, path)
    if habits.crossposts == "other_address":
        items += [partial(_item, entry, _again(entry), entry.number + 7, ()) for entry in reports[:4]]
        routes |= {_again(entry): article(entry, entry.body) for entry in reports[:4]}
        shows = tuple(Shown(entry.agency, entry.year or 0, (path(entry), _again(entry))) for entry in reports)
    routes[API] = _api(items, habits)
    return Emulated(name, "gkmlpt", INDEX, routes, shows)


def with_files(name: str, *, named: bool = True, in_page: bool = True) -> Emulated:
    """Articles of one line, and the report a file: `named` as an attachment of the article, or linked in its text.

    Without `in_page` the interface alone names the files.
    """
    reports = [make(seed, Layout(), "docx") for seed in (3, 4)]
    routes: dict[str, Answer] = {"/": HOME, INDEX: index()}
    items = []
    shows: list[Shown] = []
    for made, like in zip(reports, entries(decoys=False), strict=False):
        entry = Entry(made.title, like.published, like.number, "<p>详见附件。</p>", made.agency, made.year)
        file = f"/attachment/0/512/{entry.number}/{entry.hex[:7]}.docx"
        files = [{"name": f"{entry.title}.docx", "url": file, "suffix": "docx"}] if named else []
        items.append(partial(_item, entry, path(entry), entry.number, files))
        line = "" if named else f'<p><a class="nfw-cms-attachment" href="{file}">{escape(entry.title)}.docx</a></p>'
        routes |= {
            path(entry): article(entry, entry.body + line, files=files if in_page else ()),
            file: Page(docx.render(made)),
        }
        shows.append(Shown(made.agency, made.year, (file,)))
    routes[API] = _api(items, Habits())
    return Emulated(name, "gkmlpt", INDEX, routes, tuple(shows))
