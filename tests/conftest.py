"""What all tests share: the network is shut, and the real sample reports are found where they exist."""

import os
from collections.abc import Generator, Iterator
from pathlib import Path
from unittest import mock

import pytest
from hypothesis import settings
from xdist.scheduler import LoadFileScheduling  # type: ignore[import-untyped]

from tests.parsed import with_the_project_parsed_once
from tests.tracing import untraced

settings.register_profile("untimed", deadline=None)
settings.load_profile("untimed")  # A test that fails because the machine is busy says nothing of the code.

ROOT = Path(__file__).resolve().parents[1]
SAMPLES = ROOT.parent / "shared" / "samples"
LOOPBACK = ["127.0.0.0/8", "::1"]
ROOMS_WITH_A_NETWORK = {"crawl", "demo", "emulated", "flows", "pages", "stores"}
"""Tests of these rooms may open sockets, on loopback only; all others may open none."""

UNTRACED = {"emulated", "hostile", "portals/test_hostile.py", "reports/test_made.py", "reports/test_made_reports.py"}
UNTRACED |= {"reports/test_claims_made.py", "reports/test_placing.py"}
UNTRACED |= {"flows/test_kill.py", "warehouse/test_building.py"}
"""Whole crawls and builds, and thousands of made and damaged files. A tracer for coverage makes them three times as
slow, and what they run is run by the tests of the rooms too: coverage is measured over all others."""

SLOW = {"demo", "emulated", "exports", "flows", "hostile", "warehouse"}
"""Rooms whose files take longest: they come first, so that no worker has one left when the others are done."""
ONE_SERVER = "tests/flows/"
"""What one worker runs, file after file: they share a Prefect server, which takes half a minute of CPU."""


class OneServer(LoadFileScheduling):  # type: ignore[misc]
    """A file's tests on one worker, and all those that share the server."""

    def _split_scope(self, nodeid: str) -> str:
        return ONE_SERVER if nodeid.startswith(ONE_SERVER) else str(super()._split_scope(nodeid))


@pytest.hookimpl(optionalhook=True)
def pytest_xdist_make_scheduler(config: pytest.Config, log: object) -> OneServer:
    """How tests are given to the workers."""
    return OneServer(config, log)


@pytest.hookimpl(wrapper=True)
def pytest_runtest_protocol(item: pytest.Item) -> Generator[None, object, object]:
    """Run a test, its fixtures too, without a tracer where it is marked so."""
    if item.get_closest_marker("untraced") is None:
        return (yield)
    with untraced():
        return (yield)


@pytest.fixture(scope="session", autouse=True)
def project_parsed_once() -> Iterator[None]:
    """Builds of the warehouse in this process share what dbt reads of `sql/`."""
    with mock.patch("gongkai.warehouse.building.run_dbt", with_the_project_parsed_once):
        yield


def pytest_report_header() -> str:
    """Say whether the real reports are here: a clone alone does not have them."""
    if SAMPLES.is_dir():
        return "real samples: found, tests over them run"
    return "real samples: not found beside this clone, tests over them do not run"


def pytest_ignore_collect(collection_path: Path) -> bool | None:
    """Leave out the tests over the real samples where there are none."""
    return True if collection_path.name.endswith("_samples.py") and not SAMPLES.is_dir() else None


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Open loopback, and nothing else, to the rooms that need it; mark what is not to be traced; slow rooms first."""
    items.sort(key=lambda item: Path(str(item.path)).relative_to(ROOT / "tests").parts[0] not in SLOW)
    for item in items:
        path = Path(str(item.path)).relative_to(ROOT / "tests")
        if path.parts[0] in UNTRACED or path.as_posix() in UNTRACED:
            item.add_marker(pytest.mark.untraced)
        if path.parts[0] in ROOMS_WITH_A_NETWORK:
            item.add_marker(pytest.mark.allow_hosts(LOOPBACK))
        else:
            item.add_marker(pytest.mark.disable_socket)


@pytest.hookimpl(trylast=True)
def pytest_terminal_summary(terminalreporter: pytest.TerminalReporter) -> None:
    """Name each skipped test's reason, so that a missing system program is seen."""
    for report in terminalreporter.stats.get("skipped", []):
        reason = report.longrepr[2] if isinstance(report.longrepr, tuple) else report.longrepr
        terminalreporter.write_line(f"skipped: {report.nodeid}: {reason}")


def pytest_sessionfinish(session: pytest.Session, exitstatus: int) -> None:
    """On CI everything is installed, so a skip is a failure."""
    reporter = session.config.pluginmanager.get_plugin("terminalreporter")
    if os.environ.get("CI") and exitstatus == 0 and reporter is not None and reporter.stats.get("skipped"):
        session.exitstatus = pytest.ExitCode.TESTS_FAILED
