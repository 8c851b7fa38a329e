"""How exactly made reports are read back, by kind of file and by switch of their layout.

    python benchmarks/accuracy.py [--reports 20000] [--kind html,docx,xlsx,pdf,ofd,text,scan] [--damaged] [--first 0]
                                  [--processes 2]

Report n is of the n-th kind in turn, with layout switches drawn at random from its seed. Scans are made only where
asked for: one takes some 20 s. Each cell is right in value
and state, or null and named by a finding (flagged), or silently wrong. Recall is of the cells about which the page
leaves no room. Prints both tables, the worst first, and the first failing seeds. Exit status 1 if any cell is silently
wrong or any agency or year is another than the page prints.
"""

import argparse
import random
import sys
import time
from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from functools import partial
from multiprocessing import Pool
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))

from tests.maker.damage import DAMAGES
from tests.maker.judge import judge, readable_kinds
from tests.maker.layout import ALL_KINDS, KINDS, Kind, switches_on
from tests.maker.reports import make

FAILURES_SHOWN = 12


@dataclass(frozen=True)
class Result:
    """One report: what it was, and how many of its cells were right, flagged, excused and wrong."""

    kind: Kind
    seed: int
    switches: tuple[str, ...]
    right: int
    flagged: int
    excused: int
    wrong: tuple[str, ...]
    identity: str


@dataclass
class Line:
    """Sums over the reports of one line of a table."""

    reports: int = 0
    right: int = 0
    flagged: int = 0
    excused: int = 0
    wrong: int = 0

    def add(self, result: Result) -> None:
        """Count one more report."""
        self.reports += 1
        self.right += result.right
        self.flagged += result.flagged
        self.excused += result.excused
        self.wrong += len(result.wrong)

    @property
    def recall(self) -> float:
        """The share of cells read, of those about which the page leaves no room."""
        sure = self.right + self.flagged - self.excused + self.wrong
        return self.right / sure if sure else 1.0


@dataclass
class Tally:
    """The tables of a run."""

    kinds: dict[str, Line] = field(default_factory=lambda: defaultdict(Line))
    switches: dict[str, Line] = field(default_factory=lambda: defaultdict(Line))
    failures: list[Result] = field(default_factory=list)

    def add(self, result: Result) -> None:
        """Count a report under its kind, all its switches, and the failures if it is one."""
        self.kinds[result.kind].add(result)
        self.kinds["all"].add(result)
        for switch in result.switches or ("(the statutory form)",):
            self.switches[switch].add(result)
        if result.wrong or result.identity:
            self.failures.append(result)


def try_report(task: tuple[Kind, int], *, damaged: bool) -> Result:
    """Make one report, read it back and judge it."""
    kind, seed = task
    made = make(seed, kind=kind)
    switches = switches_on(made.layout)
    if damaged:
        name = list(DAMAGES)[seed // len(KINDS) % len(DAMAGES)]
        made = DAMAGES[name](made, random.Random(seed))
        switches.append(f"damage: {name}")
    score = judge(made, kind)
    flagged = len(score.doubtful)
    return Result(kind, seed, tuple(switches), score.right, flagged, score.excused, score.wrong, score.identity)


def table(title: str, lines: Iterable[tuple[str, Line]]) -> str:
    """A table, worst line first."""
    worst_first = sorted(lines, key=lambda item: (-item[1].wrong / max(1, item[1].reports), item[1].recall))
    rows = [f"{title:<44}{'reports':>9}{'cells':>10}{'right':>10}{'flagged':>9}{'wrong':>7}{'recall':>10}"]
    for name, line in worst_first:
        cells = line.right + line.flagged + line.wrong
        rows.append(
            f"{name:<44}{line.reports:>9}{cells:>10}{line.right:>10}{line.flagged:>9}{line.wrong:>7}{line.recall:>10.3%}"
        )
    return "\n".join(rows)


def report(tally: Tally, unread: Sequence[str], seconds: float) -> str:
    """All that a run prints."""
    parts = [table("kind", tally.kinds.items()), table("switch", tally.switches.items())]
    parts += [f"not readable yet: {', '.join(unread)}"] if unread else []
    for failed in sorted(tally.failures, key=lambda one: (one.kind, one.seed))[:FAILURES_SHOWN]:
        cells = ", ".join(failed.wrong[:3])
        parts.append(
            f"{failed.kind} {failed.seed}: {len(failed.wrong)} wrong, {cells} {failed.identity} {failed.switches}"
        )
    parts.append(f"{tally.kinds['all'].reports} reports in {seconds:.0f} s, {len(tally.failures)} of them failed")
    return "\n\n".join(parts)


def main() -> int:
    """Run, print, and give the exit status."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--reports", type=int, default=20_000)
    parser.add_argument("--kind", default=",".join(KINDS))
    parser.add_argument("--first", type=int, default=0, help="the first seed")
    parser.add_argument("--damaged", action="store_true", help="damage every report, each kind of damage in turn")
    parser.add_argument("--processes", type=int, default=2)
    options = parser.parse_args()
    asked = options.kind.split(",")
    if unknown := set(asked) - set(ALL_KINDS):
        parser.error(f"no such kind: {', '.join(sorted(unknown))}; there are {', '.join(ALL_KINDS)}")
    readable = readable_kinds(kind for kind in ALL_KINDS if kind in asked)
    unread = [kind for kind in asked if kind not in readable]
    if not readable:
        parser.error(f"not readable yet: {', '.join(unread)}")
    tasks = [(readable[n % len(readable)], options.first + n) for n in range(options.reports)]
    tally, start = Tally(), time.perf_counter()
    chunk = 1 if "scan" in asked else 20
    with Pool(options.processes) as pool:
        for result in pool.imap_unordered(partial(try_report, damaged=options.damaged), tasks, chunksize=chunk):
            tally.add(result)
    print(report(tally, unread, time.perf_counter() - start))
    return 1 if tally.failures else 0


if __name__ == "__main__":
    sys.exit(main())
