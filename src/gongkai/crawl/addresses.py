"""Addresses: one spelling per page, the host that a page belongs to, and which hosts are never asked."""

import ipaddress
import re
from functools import lru_cache
from urllib.parse import urlencode

import httpx

from gongkai.values import GongkaiError, PageRequest

_HOST = re.compile(r"[a-z0-9](?:[a-z0-9._-]{0,251}[a-z0-9])?")
_DEFAULT_PORT = {"http": 80, "https": 443}

_REMEMBERED = 10_000
"""Addresses whose spelling is remembered: each is asked for a dozen times while its page is fetched."""


class BadAddressError(GongkaiError):
    """No address of a page: another scheme than http and https, no host, or a password in it."""


_SESSION = re.compile(r";jsessionid=[^/;]*", re.IGNORECASE)
_PASSING = re.compile(
    r"(?:t|_|ts|time|timestamp|r|rand|random|v|nocache)=(?:1\d{9}(?:\d{3})?|0?\.\d{1,20})", re.IGNORECASE
)
"""A moment in seconds or milliseconds, or a random number, by which an address is another each time."""


@lru_cache(_REMEMBERED)
def clean_url(url: str) -> str:
    """The one spelling of an absolute address: lower-case ASCII host, no default port, no `..`, no fragment.

    Spaces and Chinese are percent-encoded as UTF-8. Raises BadAddressError.
    """
    try:
        parts = httpx.URL(url.strip())
        host = parts.raw_host.decode("ascii").rstrip(".")
        if ":" in host:
            host = str(ipaddress.IPv6Address(host))
        elif not _HOST.fullmatch(host) or ".." in host:
            raise BadAddressError(f"{url!r} is not fetched: it names no host")
        if parts.scheme not in _DEFAULT_PORT:
            raise BadAddressError(f"{url!r} is not fetched: only http and https addresses are")
        if parts.userinfo:
            raise BadAddressError(f"{url!r} is not fetched: it carries a name or password")
        if parts.port is not None and not 0 < parts.port < 65_536:
            raise BadAddressError(f"{url!r} is not fetched: there is no such port")
        return str(parts.copy_with(host=host, path=parts.path or "/", fragment=None))
    except (httpx.InvalidURL, ValueError) as error:
        raise BadAddressError(f"{url!r} is not fetched: it is no address ({error})") from error


@lru_cache(_REMEMBERED)
def host_of(url: str) -> str:
    """The host of an address, as registry and archive name it: `name`, or `name:port` for an unusual port.

    Raises BadAddressError.
    """
    parts = httpx.URL(clean_url(url))
    host = parts.raw_host.decode("ascii")
    name = f"[{host}]" if ":" in host else host
    return name if parts.port is None else f"{name}:{parts.port}"


def page_key(request: PageRequest) -> str:
    """What tells one request from another, and the `url` of its snapshots: the address, and `#` and the form of a POST.

    A fragment is never sent to a server, so no page has such an address of its own. Raises BadAddressError.
    """
    url = clean_url(request.url)
    return f"{url}#{urlencode(request.form)}" if request.form else url


@lru_cache(_REMEMBERED)
def same_page(url: str, host: str) -> str:
    """What two addresses of one page share, on the site of a host (as `host_of` gives it) and on its `www.` twin.

    Scheme, the leading `www.`, the order of the query, the number of a session and what serves to get past a cache are
    left out. It is no address, and serves to compare only.
    """
    try:
        parts = httpx.URL(clean_url(url))
        here = host_of(url)
    except BadAddressError:
        return url
    if here.removeprefix("www.") == host.removeprefix("www."):
        here = here.removeprefix("www.")
    query = "&".join(sorted(pair for pair in parts.query.decode("ascii").split("&") if not _PASSING.fullmatch(pair)))
    return f"{here}{_SESSION.sub('', parts.raw_path.decode('ascii').partition('?')[0])}?{query}"


def is_loopback(host: str) -> bool:
    """Whether a host (as `host_of` gives it) is this machine itself, by its name alone."""
    name = _without_port(host)
    if name == "localhost":
        return True
    try:
        return ipaddress.ip_address(name).is_loopback
    except ValueError:
        return False


def is_private_literal(host: str) -> bool:
    """Whether a host (as `host_of` gives it) is written as an address that is not of the open Internet."""
    name = _without_port(host)
    if name == "localhost":
        return True
    try:
        ipaddress.ip_address(name)
    except ValueError:
        return False
    return not is_public(name)


def is_public(address: str) -> bool:
    """Whether an IP address is of the open Internet: not loopback, private, link-local, shared, multicast, reserved."""
    ip = ipaddress.ip_address(address)
    mapped = ip.ipv4_mapped if isinstance(ip, ipaddress.IPv6Address) else None
    ip = mapped or ip
    return ip.is_global and not ip.is_multicast


def _without_port(host: str) -> str:
    if host.startswith("["):
        return host[1:].partition("]")[0]
    return host.partition(":")[0]
