"""Runs the dbt project `sql/` in this process, and says in one line what went wrong if it did."""

import json
from collections.abc import Callable, Sequence
from contextlib import chdir
from pathlib import Path
from typing import Any

from gongkai.values import GongkaiError

Progress = Callable[[str], None]

# what dbt says when a node is done, and what it calls the number of all nodes there
_TOTALS = {"LogModelResult": "total", "LogSeedResult": "total", "LogTestResult": "num_models"}


def run_dbt(
    command: Sequence[str],
    *,
    project: Path,
    folder: Path,
    on_progress: Progress | None = None,
    threads: int = 2,
    memory_limit: str = "2GB",
) -> None:
    """Run a dbt command such as `["build"]` on the project, building in `folder`, where work.duckdb is.

    Says nothing on the terminal. Calls `on_progress` with a line per model and test done. Raises GongkaiError naming
    the models and tests that failed.
    """
    from dbt.cli.main import dbtRunner  # noqa: PLC0415  # takes two seconds, and only a build needs it

    def report(event: Any) -> None:
        total = _TOTALS.get(event.info.name)
        if on_progress is not None and total is not None:
            data = event.data
            on_progress(f"{data.index} of {getattr(data, total)}: {data.node_info.node_name}")

    folder, project = folder.absolute(), project.absolute()
    variables = {"folder": str(folder), "threads": threads, "memory_limit": memory_limit}
    command_line = [
        "--no-send-anonymous-usage-stats",
        "--no-version-check",
        "--no-write-json",
        "--no-partial-parse",
        "--no-use-colors",
        *("--log-level", "none", "--log-level-file", "none"),
        *command,
        *("--project-dir", str(project), "--profiles-dir", str(project), "--target", "build"),
        *("--target-path", str(folder / "target"), "--log-path", str(folder / "logs")),
        *("--vars", json.dumps(variables)),
    ]
    with chdir(Path.cwd()):  # dbt leaves the process in the project's folder
        result = dbtRunner(callbacks=[report]).invoke(command_line)
    if not result.success:
        raise GongkaiError(f"the warehouse was not built: {_reason(result)}")


def _reason(result: Any) -> str:
    """The first three nodes that failed, each with the first lines of what dbt says of it."""
    if result.exception is not None:
        return _short(str(result.exception))
    failed = [one for one in result.result.results if str(one.status) in ("error", "fail", "runtime error")]
    said = [f"{one.node.resource_type} {one.node.name}: {_short(one.message or '')}" for one in failed[:3]]
    more = f"; and {len(failed) - 3} more" if len(failed) > 3 else ""
    return "; ".join(said) + more


def _short(text: str) -> str:
    return " ".join(line.strip() for line in text.strip().splitlines()[:4] if line.strip())
