"""Pictures that may be the sheets of a report: what a page shows that has no tables, no files and hardly any words.

Some offices scan their report and put the sheets into the page, one picture below the other (catalogue item 20). Others
paste a picture of one table between words and other tables: such are told.
"""

import re
from collections.abc import Iterator, Sequence

from selectolax.lexbor import LexborHTMLParser, LexborNode

from gongkai.documents.html.links import LONGEST
from gongkai.values import DocumentLink, Grid, Note, Paragraph

MOST_PICTURES = 30
"""Pictures of one page; the longest report seen has some 20 sheets."""
_LONG, _PROSE = 60, 300
"""A paragraph of over 60 characters is prose, and a page with over 300 of these has its text in words."""
_SMALLEST = 200
"""Pixels: a picture that says that it is narrower or lower is no sheet of paper."""
_HIGHEST = 12
_MOST_LOOKED_AT = 500
_SHOWN = 3
_INSIDE = 'img[src^="data:image/"]'
_LARGE = 10_000
"""Characters that a picture of a table takes, at least, where its bytes are in the page; a sign has fewer."""
_PICTURE = re.compile(r"[^?#]+\.(?:jpe?g|png|bmp|tiff?|webp)(?:[?#]|$)", re.IGNORECASE)
_FURNITURE = re.compile(
    r"nav|menu|foot|head|banner|logo|share|qr|code|side|friend|icon|weixin|btn|button|arrow|print|(?:^|[-_/])(?:bg|top|ewm)",
    re.IGNORECASE,
)
_FURNITURE_TAGS = frozenset({"nav", "header", "footer", "a", "button"})


def read_pictures(tree: LexborHTMLParser, blocks: Sequence[Paragraph | Grid]) -> tuple[DocumentLink, ...]:
    """The pictures in a page's body, in reading order, each once; none where the page says something in words."""
    prose = (len(block.text) for block in blocks if isinstance(block, Paragraph) and len(block.text) > _LONG)
    if sum(prose) > _PROSE:
        return ()
    return tuple({link.url: link for link in _pictures(tree)}.values())[:MOST_PICTURES]


def picture_notes(tree: LexborHTMLParser) -> tuple[Note, ...]:
    """What is said of the pictures in a page's body, those with their bytes in the page among them."""
    inside = (node.attributes.get("src") or "" for node in tree.css(_INSIDE)[:_MOST_LOOKED_AT])
    urls = tuple(
        dict.fromkeys([*(link.url for link in _pictures(tree)), *(url for url in inside if len(url) > _LARGE)])
    )
    if not urls:
        return ()
    more = len(urls) > _SHOWN
    en = ", ".join(url if len(url) <= _LARGE else "one inside the page" for url in urls[:_SHOWN])
    zh = "、".join(url if len(url) <= _LARGE else "网页内嵌的图片" for url in urls[:_SHOWN])
    return (
        Note(
            f"{len(urls)} pictures, whose text is not read: {en}{', …' * more}",
            f"有{len(urls)}张图片，其中的文字未读取：{zh}{'等' * more}",
        ),
    )


def _pictures(tree: LexborHTMLParser) -> Iterator[DocumentLink]:
    for node in tree.css("img")[:_MOST_LOOKED_AT]:
        attributes = node.attributes
        url = (attributes.get("data-original") or attributes.get("data-src") or attributes.get("src") or "").strip()
        sizes = (re.match(r"\s*(\d{1,5})\s*(?:px)?\s*$", attributes.get(side) or "") for side in ("width", "height"))
        if len(url) > LONGEST or not _PICTURE.match(url) or _FURNITURE.search(url.rpartition("/")[2]):
            continue
        if not any(size and int(size[1]) < _SMALLEST for size in sizes) and not _is_furniture(node):
            yield DocumentLink(url, (attributes.get("alt") or "").strip(), "picture")


def _is_furniture(node: LexborNode) -> bool:
    parent = node.parent
    for _ in range(_HIGHEST):
        if parent is None or parent.tag in ("body", "html"):
            return False
        names = f"{parent.attributes.get('class') or ''} {parent.attributes.get('id') or ''}"
        if parent.tag in _FURNITURE_TAGS or _FURNITURE.search(names):
            return True
        parent = parent.parent
    return False
