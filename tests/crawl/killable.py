"""Crawls to be killed, each a process of its own; for test_kill.py. `python killable.py`, then a JSON list per line.

`["ROOT", "RUN_ID", "PORTAL_URL"]` on stdin starts a crawl; its process id comes back, and its exit status when it has
ended. The crawls are forked from here, where all that they need is imported: starting Python costs more than they do.
"""

import json
import os
import sys
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[2]))

from gongkai.crawl import listing
from gongkai.values import Portal
from tests.crawl.crawls import crawl
from tests.crawl.sites import PlainFamily


def crawl_once(root: str, run_id: str, url: str) -> int:
    """Crawl one portal of the plain family; the exit status."""
    setattr(listing, "FAMILIES", {"plain": PlainFamily()})  # noqa: B010
    portal = Portal("p1", "示例局", "320400", "county", url, "plain", "own")
    (result,) = crawl(Path(root), [portal], run_id=run_id)
    return 1 if result.problem or result.portals[0].problem else 0


def main() -> None:
    """One crawl after another, until stdin ends."""
    for line in sys.stdin:
        root, run_id, url = json.loads(line)
        pid = os.fork()
        if pid == 0:
            status = 2
            try:
                status = crawl_once(root, run_id, url)
            finally:
                os._exit(status)
        print(pid, flush=True)  # noqa: T201
        print(os.waitstatus_to_exitcode(os.waitpid(pid, 0)[1]), flush=True)  # noqa: T201


if __name__ == "__main__":
    main()
