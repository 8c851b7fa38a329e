"""The only place that opens a socket to a portal: finds what a registry's portals show, politely, into the archive."""

from gongkai.crawl.addresses import BadAddressError, clean_url, host_of, is_loopback
from gongkai.crawl.events import (
    Event,
    HostFinished,
    HostLeft,
    HostResult,
    HostStarted,
    ListingRead,
    OnEvent,
    PageFetched,
    PortalResult,
    SilentZero,
    ignore,
)
from gongkai.crawl.follow import page_of_book
from gongkai.crawl.gate import Gates
from gongkai.crawl.hosts import check_pause, crawl_host, crawl_hosts, hosts_of
from gongkai.crawl.look import Look, LookAt, no_look
from gongkai.crawl.manners import SHORTEST_PAUSE, Manners, honest_user_agent
from gongkai.crawl.portals import SEEN_WHOLE
from gongkai.crawl.survey import MOST_PAGES as SURVEYED_PAGES
from gongkai.crawl.survey import Surveyed, survey_host
from gongkai.crawl.tls import TlsException

__all__ = [
    "SEEN_WHOLE",
    "SHORTEST_PAUSE",
    "SURVEYED_PAGES",
    "BadAddressError",
    "Event",
    "Gates",
    "HostFinished",
    "HostLeft",
    "HostResult",
    "HostStarted",
    "ListingRead",
    "Look",
    "LookAt",
    "Manners",
    "OnEvent",
    "PageFetched",
    "PortalResult",
    "SilentZero",
    "Surveyed",
    "TlsException",
    "check_pause",
    "clean_url",
    "crawl_host",
    "crawl_hosts",
    "honest_user_agent",
    "host_of",
    "hosts_of",
    "ignore",
    "is_loopback",
    "no_look",
    "page_of_book",
    "survey_host",
]
