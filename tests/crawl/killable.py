"""A crawl to be killed: `python killable.py ROOT RUN_ID PORTAL_URL`. Run by test_kill.py in a process of its own."""

import sys
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[2]))

from gongkai.crawl import listing
from gongkai.values import Portal
from tests.crawl.crawls import crawl
from tests.crawl.sites import PlainFamily


def main(root: str, run_id: str, url: str) -> None:
    """Crawl one portal of the plain family."""
    setattr(listing, "FAMILIES", {"plain": PlainFamily()})  # noqa: B010
    portal = Portal("p1", "示例局", "320400", "county", url, "plain", "own")
    (result,) = crawl(Path(root), [portal], run_id=run_id)
    sys.exit(1 if result.problem or result.portals[0].problem else 0)


if __name__ == "__main__":
    main(*sys.argv[1:])
