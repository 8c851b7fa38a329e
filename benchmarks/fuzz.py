"""Damaged files of every kind, read one after another: none may crash the reader, hold it up, or fill the memory.

    python benchmarks/fuzz.py [--minutes 10] [--kind html,pdf] [--first 0] [--count N] [--keep FOLDER]

Each kind gets its minutes, or its `--count` of files from the number `--first` on. The files come from tests/hostile:
the same number is the same file. A child process reads them, by the way of `gongkai read --json`; a file that takes
over 10 s of CPU, more memory than the limit, or raises anything but `Unreadable` and `NotAReport` with one line is
a failure: its number is printed, its bytes are kept in the folder, and a new child goes on behind it. LibreOffice and
the recognition models are not run. Exit status 1 if anything failed.
"""

import argparse
import faulthandler
import os
import resource
import signal
import sys
import tempfile
import time
import traceback
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field
from multiprocessing import get_context
from multiprocessing.connection import Connection
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))

from tests.hostile.mutations import mutated
from tests.hostile.reading import NAME, NO_REPORT, outcome, without_programs
from tests.hostile.seeds import KINDS, files

SECONDS = 10
"""Of CPU, for one file."""
WALL_SECONDS = 600
"""For one file, on a machine that may be busy with other things: it waits for something that never comes."""
MEMORY = 600 * 1024 * 1024
"""Bytes: the 500 MB that one document may take, and what the process has before."""
ADDRESS_SPACE = 8 * 1024 * 1024 * 1024
"""Bytes: so that a failure does not take the machine along."""
_FORK = get_context("fork")


@dataclass
class Tally:
    """What came of the files of one kind."""

    outcomes: Counter[str] = field(default_factory=Counter)
    failures: list[str] = field(default_factory=list)
    seconds: float = 0.0
    slowest: float = 0.0
    memory: int = 0


def _read(kind: str, numbers: Iterator[int], pipe: Connection) -> None:
    """In the child: read file after file; say each number before, and what came of it after."""
    resource.setrlimit(resource.RLIMIT_AS, (ADDRESS_SPACE, ADDRESS_SPACE))
    faulthandler.enable()
    os.dup2(os.open(os.devnull, os.O_WRONLY), 1)
    signal.signal(signal.SIGPROF, signal.SIG_DFL)
    with without_programs():
        for number in numbers:
            data = mutated(kind, number)
            pipe.send(number)
            began = time.process_time()
            signal.setitimer(signal.ITIMER_PROF, SECONDS)
            try:
                result = _kind_of(outcome(data))
            except BaseException as error:
                where = traceback.extract_tb(error.__traceback__)[-1]
                result = f"{error!r:.300} at {Path(where.filename).name}:{where.lineno}"
            signal.setitimer(signal.ITIMER_PROF, 0)
            memory = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss * 1024
            pipe.send((result, time.process_time() - began, memory))
            if memory > MEMORY:
                return


def _kind_of(told: str) -> str:
    if told.startswith(NAME):
        return "unreadable"
    return "no report" if told.startswith(NO_REPORT) else told


def _watch(pipe: Connection, tally: Tally) -> tuple[int | None, str]:
    """Follow a child to its end: the number of the file that it failed at, if it did, and how."""
    number = None
    try:
        while True:
            if not pipe.poll(WALL_SECONDS):
                return number, f"waits for over {WALL_SECONDS} s"
            told = pipe.recv()
            if isinstance(told, int):
                number = told
                continue
            result, seconds, memory = told
            tally.slowest, tally.memory = max(tally.slowest, seconds), max(tally.memory, memory)
            if memory > MEMORY:
                return number, f"{memory / 1e6:.0f} MB of memory"
            if result not in ("report", "no report", "unreadable"):
                tally.outcomes["failed"] += 1
                _keep(tally, number or 0, result)
            else:
                tally.outcomes[result] += 1
            number = None
    except EOFError:
        return number, ""


def _keep(tally: Tally, number: int, why: str) -> None:
    tally.failures.append(f"{number}: {why}")


def fuzz(kind: str, first: int, count: int, seconds: float) -> Tally:
    """Read `count` damaged files of a kind, or as many as `seconds` allow."""
    tally, began = Tally(), time.monotonic()
    number = first
    while number < first + count and time.monotonic() - began < seconds:
        receiving, sending = _FORK.Pipe(duplex=False)
        left = _until(range(number, first + count), began + seconds)
        child = _FORK.Process(target=_read, args=(kind, left, sending))
        child.start()
        sending.close()
        failed, why = _watch(receiving, tally)
        child.kill()
        child.join()
        if failed is None:
            break
        tally.outcomes["failed"] += 1
        ended = f"over {SECONDS} s of CPU" if child.exitcode == -signal.SIGPROF else f"ended by signal {child.exitcode}"
        _keep(tally, failed, why or ended)
        number = failed + 1
    tally.seconds = time.monotonic() - began
    return tally


def _until(numbers: range, end: float) -> Iterator[int]:
    for number in numbers:
        if time.monotonic() > end:
            return
        yield number


def main() -> int:
    """Run, print, and give the exit status."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--minutes", type=float, default=10.0, help="for each kind")
    parser.add_argument("--kind", default=",".join(KINDS))
    parser.add_argument("--first", type=int, default=0, help="the number of the first file")
    parser.add_argument("--count", type=int, default=10**9, help="files of each kind")
    parser.add_argument("--keep", type=Path, default=Path(tempfile.gettempdir()) / "gongkai-fuzz")
    options = parser.parse_args()
    kinds = options.kind.split(",")
    if unknown := set(kinds) - set(KINDS):
        parser.error(f"no such kind: {', '.join(sorted(unknown))}; there are {', '.join(KINDS)}")
    failed = False
    for kind in kinds:
        files(kind)
        tally = fuzz(kind, options.first, options.count, options.minutes * 60)
        counts = ", ".join(f"{count} {result}" for result, count in sorted(tally.outcomes.items()))
        print(
            f"{kind}: {tally.outcomes.total()} files in {tally.seconds / 60:.1f} min ({counts}); "
            f"slowest {tally.slowest:.1f} s, at most {tally.memory / 1e6:.0f} MB",
            flush=True,
        )
        for failure in tally.failures:
            failed = True
            options.keep.mkdir(parents=True, exist_ok=True)
            number = int(failure.partition(":")[0])
            (options.keep / f"{kind}-{number}").write_bytes(mutated(kind, number))
            print(f"  {failure}", flush=True)
    return 1 if failed else 0


if __name__ == "__main__":
    sys.exit(main())
