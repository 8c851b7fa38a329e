"""Portals on loopback, served from `data/sample`, so that the whole job runs on a machine with no internet.

`serve` runs them; `Sites` tells the rest of the house what a registry would, and a test what the pages print. Nothing
outside this room knows that a portal is the demo's.
"""

from gongkai.demo.run import PAUSE_SECONDS, Sites, free_port, open_sites, serve
from gongkai.demo.server import RequestRecord
from gongkai.demo.truth import Expected

__all__ = ["PAUSE_SECONDS", "Expected", "RequestRecord", "Sites", "free_port", "open_sites", "serve"]
