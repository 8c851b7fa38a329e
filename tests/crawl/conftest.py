"""The crawl is tested with a family of its own, so that the real ones may change."""

from collections.abc import Iterator

import pytest

from gongkai.crawl import listing

from .sites import PlainFamily, Site


@pytest.fixture(autouse=True)
def plain_family(monkeypatch: pytest.MonkeyPatch) -> None:
    """Let the plain family be the only one."""
    monkeypatch.setattr(listing, "FAMILIES", {"plain": PlainFamily()})
    monkeypatch.setattr(listing, "family_of", lambda url, html: ("plain", PlainFamily().recognise(url, html) or ""))


@pytest.fixture
def site() -> Iterator[Site]:
    """A site with nothing on it but a missing robots.txt."""
    with Site() as running:
        yield running
