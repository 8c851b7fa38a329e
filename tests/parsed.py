"""What dbt reads of `sql/`, half of a small build's time, read once for all builds of a process, and never traced.

Tests that call `run_dbt` themselves, and those that build in processes of their own, have it read anew.
"""

from collections.abc import Sequence
from functools import cache
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any
from unittest import mock

from gongkai.warehouse.transform import run_dbt
from tests.tracing import untraced


def with_the_project_parsed_once(command: Sequence[str], *, project: Path, folder: Path, **more: Any) -> None:
    """As `run_dbt`, with the manifest that the first call in this process parsed."""
    from dbt.cli.main import dbtRunner

    with untraced():
        manifest = _manifest(project.absolute()).deepcopy()
        with mock.patch("dbt.cli.main.dbtRunner", lambda callbacks: dbtRunner(manifest, callbacks)):
            run_dbt(command, project=project, folder=folder, **more)


@cache
def _manifest(project: Path) -> Any:
    """The parsed project; to be copied, since a build notes in it what it did."""
    from dbt.cli.main import dbtRunner

    parsed = []

    class Kept(dbtRunner):
        def invoke(self, args: list[str], **kwargs: Any) -> Any:
            answer = super().invoke(args, **kwargs)
            parsed.append(answer.result)
            return answer

    with TemporaryDirectory() as folder, mock.patch("dbt.cli.main.dbtRunner", Kept):
        run_dbt(["parse"], project=project, folder=Path(folder))
    return parsed.pop()
