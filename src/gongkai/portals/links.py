"""One spelling for each address: the only place where the addresses of a page are put together.

Sites write links with Chinese and spaces in them, relative to a `<base>`, with `/../` left in (which some servers
answer with 400), and glue `./x` to the host, which gives `host.` (crawling.md, row 23).
"""

import re
from urllib.parse import SplitResult, quote, urljoin, urlsplit, urlunsplit

LONGEST = 2048
"""Characters of an address; longer ones are not followed."""

_DEFAULT_PORTS = {"http": 80, "https": 443}
_PATH_SAFE = "/:@!$&'()*+,;=~%"
_QUERY_SAFE = _PATH_SAFE + "?[]|"
_UNRESERVED = frozenset("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-._~")
_ESCAPE = re.compile(r"%([0-9A-Fa-f]{2})")
_LONE_PERCENT = re.compile(r"%(?![0-9A-Fa-f]{2})")
_DROPPED = re.compile(r"[\t\n\r]")
"""Browsers drop these anywhere in an address: links are split over lines."""
_EDGES = "".join(map(chr, range(33))) + "\u3000\xa0\ufeff"
_SCHEME = re.compile(r"([A-Za-z][A-Za-z0-9+.-]*):")
_NAME = re.compile(r"[a-z0-9_](?:[a-z0-9_-]*[a-z0-9_])?(?:\.[a-z0-9_](?:[a-z0-9_-]*[a-z0-9_])?)*")


def normalise(link: str, base: str | None = None) -> str | None:
    """The one spelling of an address, or None where it is no address of a page.

    `link` may be relative to `base`. The result is absolute, http or https, without fragment, dot segments, default
    port or trailing dot of the host; Chinese and spaces are percent-encoded as UTF-8. Giving it the result again
    changes nothing. None: another scheme (`javascript:`, `mailto:`), no host, a name or password in it, a port that is
    none, only a fragment, too long.

        >>> normalise("./2024 年报/t1.html#top", "http://Example.gov.cn:80/a/b/index.html")
        'http://example.gov.cn/a/b/2024%20%E5%B9%B4%E6%8A%A5/t1.html'
    """
    text = _DROPPED.sub("", link.strip(_EDGES)).replace("\\", "/")
    scheme = _SCHEME.match(text)
    if not text or text.startswith("#") or (scheme and scheme[1].lower() not in _DEFAULT_PORTS):
        return None
    try:
        parts = urlsplit(urljoin(base, text) if base else text)
        authority = _authority(parts)
    except ValueError:
        return None
    if authority is None:
        return None
    path = _encoded(parts.path, _PATH_SAFE)
    query = _encoded(parts.query, _QUERY_SAFE)
    url = urlunsplit((parts.scheme.lower(), authority, _without_dots(path), query, ""))
    return url if len(url) <= LONGEST else None


def _authority(parts: SplitResult) -> str | None:
    """Host and port as one spelling. Raises ValueError for a port that is none."""
    scheme, host, port = parts.scheme.lower(), parts.hostname, parts.port
    if scheme not in _DEFAULT_PORTS or not host or "@" in parts.netloc or port == 0:
        return None
    if ":" in host:
        name = f"[{host}]"
    else:
        name = host.rstrip(".").encode("idna").decode("ascii").lower()
        if not _NAME.fullmatch(name):
            return None
    return name if port is None or port == _DEFAULT_PORTS[scheme] else f"{name}:{port}"


def _encoded(text: str, safe: str) -> str:
    """Percent-encoded once: escapes that are there stay, in capitals, and those of plain letters are undone."""

    def one(match: re.Match[str]) -> str:
        character = chr(int(match[1], 16))
        return character if character in _UNRESERVED else match[0].upper()

    escaped = _LONE_PERCENT.sub("%25", text)
    return quote(_ESCAPE.sub(one, escaped), safe=safe, errors="replace")


def _without_dots(path: str) -> str:
    """RFC 3986, 5.2.4; a `..` above the root is dropped."""
    kept: list[str] = []
    segments = path.split("/")[1:] or [""]
    for segment in segments:
        if segment == "..":
            del kept[-1:]
        elif segment != ".":
            kept.append(segment)
    if segments[-1] in (".", ".."):
        kept.append("")
    return "/" + "/".join(kept)


def relative_base(page: str, base_href: str | None) -> str:
    """What the relative links of a page are relative to: its `<base href>` where it has one that is an address."""
    return (normalise(base_href, page) if base_href else None) or page
