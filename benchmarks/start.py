"""How long `gongkai read` of one page takes from the shell, and what it imports.

    python benchmarks/start.py [PAGE] [--runs 5]

Prints the best and median of the runs after one warm-up, beside `python -c pass` and beside the same verb with the
pipeline imported first (what it would cost without care), the slowest imports by `-X importtime`, and whether any
module that reading must not need was loaded. Exit status 1 if one was.
"""

import argparse
import re
import statistics
import subprocess
import sys
import time
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
UNWANTED = ("prefect", "dbt", "duckdb", "polars", "httpx", "pydantic", "pandas", "numpy")


def timed(command: list[str], runs: int) -> tuple[float, float]:
    """Best and median wall seconds of a whole process, after one warm-up."""
    seconds = []
    for _ in range(runs + 1):
        start = time.perf_counter()
        subprocess.run(command, check=True, stdout=subprocess.DEVNULL)
        seconds.append(time.perf_counter() - start)
    return min(seconds[1:]), statistics.median(seconds[1:])


def imports(command: list[str]) -> list[tuple[int, str]]:
    """Own microseconds and name of each module imported, slowest first."""
    run = subprocess.run(command, check=True, capture_output=True, text=True)
    found = re.findall(r"import time:\s+(\d+) \|\s+\d+ \| +(\S+)", run.stderr)
    return sorted(((int(own), name) for own, name in found), reverse=True)


def main() -> int:
    """Measure and print; 1 if a heavy module was imported."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("page", nargs="?", type=Path, default=sorted((ROOT / "tests" / "cases").rglob("*.html"))[0])
    parser.add_argument("--runs", type=int, default=5)
    options = parser.parse_args()

    call = "import sys; sys.argv = ['gongkai', 'read', sys.argv[1], '--json']; from gongkai.cli import main; main()"
    read = [sys.executable, "-c", call, str(options.page)]
    with_pipeline = [sys.executable, "-c", f"import gongkai.pipeline; {call}", str(options.page)]
    print(f"{options.page} ({options.page.stat().st_size / 1000:.0f} kB), {options.runs} runs after a warm-up")
    for name, command in (
        ("python -c pass", [sys.executable, "-c", "pass"]),
        ("gongkai read", read),
        ("… with the pipeline imported", with_pipeline),
    ):
        best, median = timed(command, options.runs)
        print(f"  {name:32} best {best:.3f} s   median {median:.3f} s")

    loaded = imports([sys.executable, "-X", "importtime", *read[1:]])
    print(f"{len(loaded)} modules imported; the slowest by their own time:")
    for own, name in loaded[:8]:
        print(f"  {own / 1000:7.1f} ms  {name}")
    heavy = sorted({name.partition(".")[0] for _, name in loaded} & set(UNWANTED))
    print("heavy modules imported: " + (", ".join(heavy) or "none"))
    return bool(heavy)


if __name__ == "__main__":
    sys.exit(main())
