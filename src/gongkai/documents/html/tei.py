"""Tables of the XML that texts are kept in for study (TEI): `<row><cell>`, which a browser takes for words."""

import re

_PART = re.compile(r"<(?P<end>/?)(?P<part>row|cell)\b(?P<more>[^<>]{0,500}?)(?P<alone>/?)>")
_TAGS = {"row": "tr", "cell": "td"}
_SPANS = (("cols", "colspan"), ("rows", "rowspan"), ("span", "colspan"))


def with_html_tables(text: str) -> str:
    """The text with such tables as HTML has them; others as they are.

    >>> with_html_tables('<table><row><cell cols="2">规章</cell><cell/></row></table>')
    '<table><tr><td colspan="2">规章</td><td></td></tr></table>'
    """
    return _PART.sub(_as_html, text) if "<row" in text and "<cell" in text and "<td" not in text else text


def _as_html(match: re.Match[str]) -> str:
    tag = _TAGS[match["part"]]
    spans = (f' {html}="{found[1]}"' for name, html in _SPANS if (found := _number(name, match["more"])))
    begin = f"<{match['end']}{tag}{''.join(spans)}>"
    return f"{begin}</{tag}>" if match["alone"] else begin


def _number(name: str, attributes: str) -> re.Match[str] | None:
    return re.search(rf"(?:^|\s){name}\s*=\s*[\"'](\d{{1,3}})[\"']", attributes)
