"""A column's page that has moved, and only says where to: by `<meta http-equiv=refresh>`, or by a line of script.

Columns are left behind as such shells (crawling.md, row 21). What sets a cookie is a challenge and is not followed.
"""

import re

from gongkai.documents.html.script import Value, assigned, calls
from gongkai.portals.family import BadListingError
from gongkai.portals.links import normalise
from gongkai.portals.pages import parse_page, scripts, squeezed

LONGEST_SHELL = 4_096
"""Characters of a page that does nothing but lead on."""
LONGEST_TEXT = 120
"""Characters that it shows: a title, and 页面已迁移，正在跳转，请稍候，如未跳转请点击这里."""
LONGEST_WAIT = 10
"""Seconds after which it leads on; a page that waits longer is one to be read."""

_REFRESH = re.compile(r"\s{0,9}(\d{1,3})(?:\.\d{1,3})?\s{0,9}[;,]\s{0,9}url\s{0,9}=\s{0,9}(.{1,2000})", re.IGNORECASE)


def leads_on(url: str, html: str) -> str | None:
    """Where a page that is nothing but a shell leads to; None for any other page, and for one that leads to itself."""
    if len(html) > LONGEST_SHELL or "document.cookie" in html:
        return None
    try:
        page = parse_page(url, html)
    except BadListingError:
        return None
    shown = "".join(node.text() for node in page.root.css("body > *:not(script, style, noscript)"))
    if len(squeezed(shown)) > LONGEST_TEXT:
        return None
    for node in page.root.css("meta[http-equiv]"):
        found = _REFRESH.fullmatch(node.attributes.get("content") or "")
        if found and (node.attributes.get("http-equiv") or "").lower() == "refresh" and int(found[1]) <= LONGEST_WAIT:
            return _elsewhere(found[2].strip().strip("'\""), page.base, url)
    script = scripts(page)
    replaced = (arguments[0] for arguments in calls(script, "replace") if len(arguments) == 1)
    named = (*(assigned(script, name) for name in ("href", "location")), *replaced)
    return next((to for value in named if (to := _elsewhere(value, page.base, url))), None)


def _elsewhere(value: Value, base: str, url: str) -> str | None:
    to = normalise(value, base) if isinstance(value, str) and value else None
    return to if to and to != normalise(url) else None
