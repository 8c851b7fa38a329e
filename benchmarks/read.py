"""What reading costs, on one core, beside a floor, pandas and pdfplumber; and the memory of one document.

    python benchmarks/read.py [--pages 200] [--rounds 3] [--pdfs 30]

- HTML, from bytes to the checked report, against the floor: decode, parse (selectolax), every table expanded to a grid
  of texts, and nothing else. Aim: at most 4 times below 20 kB, at most 2.5 times at 200 kB.
- The same against `pandas.read_html`, which finds tables and nothing else. Aim: at least 10 times faster. pandas is no
  dependency of the project: `pip install --group bench` (pip 25.1 or newer) or `pip install 'pandas>=2.2'`; without it
  the line is left out.
- PDF, from bytes to the checked report, against pdfplumber's own text and tables of all pages. Aim: at most 1.3 times.
- Peak memory of a process that reads one document, ordinary and hostile. Limit: 500 MB.

No page is read twice: each round makes its own, so that nothing but the official labels, which all reports share, can
be remembered from one page to the next; the first round is the one that finds all memories empty. Both sides take each
page in turn, in one process; seconds are of CPU, so that other processes disturb less. Exit status 1 if an aim is
missed.
"""

import argparse
import importlib
import importlib.util
import io
import os
import random
import resource
import statistics
import subprocess
import sys
import time
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from itertools import chain, count
from pathlib import Path

import pdfplumber
from selectolax.lexbor import LexborHTMLParser, LexborNode

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))

from benchmarks.hostile import DOCUMENTS
from benchmarks.pages import large_page, small_page
from gongkai.checks import check
from gongkai.documents import Unreadable, read_document
from gongkai.reports import NotAReport, read_report
from tests.maker.pdf import render
from tests.maker.reports import make

AIMS = {"below 20 kB": 4.0, "at 200 kB": 2.5}
PANDAS_AIM = 10.0
PDF_AIM = 1.3
MEMORY_AIM = 500

Reader = Callable[[bytes], object]


def checked(data: bytes, name: str = "page.html") -> object:
    """What is measured: bytes to the checked report."""
    try:
        report = read_report(read_document(data, name=name))
    except NotAReport:
        return None
    return report, check(report)


def floor(data: bytes) -> list[list[list[str]]]:
    """The least that can be done: decode, parse, and the texts of every table in a grid."""
    tree = LexborHTMLParser(data.decode("utf-8", "replace"))
    return [_texts(table) for table in tree.css("table")]


def _texts(table: LexborNode) -> list[list[str]]:
    places: dict[tuple[int, int], str] = {}
    rows = 0
    for row in _rows(table):
        column = 0
        for cell in row.iter():
            if cell.tag not in ("td", "th"):
                continue
            while (rows, column) in places:
                column += 1
            attributes = cell.attributes
            text = cell.text(deep=True, strip=True)
            for down in range(_span(attributes.get("rowspan"))):
                for right in range(_span(attributes.get("colspan"))):
                    places[rows + down, column + right] = text
            column += 1
        rows += 1
    width = max((column for _, column in places), default=-1) + 1
    return [[places.get((row, column), "") for column in range(width)] for row in range(rows)]


def _rows(table: LexborNode) -> Iterator[LexborNode]:
    for part in table.iter():
        if part.tag == "tr":
            yield part
        elif part.tag in ("tbody", "thead", "tfoot"):
            yield from (row for row in part.iter() if row.tag == "tr")


def _span(value: str | None) -> int:
    return min(max(int(value), 1), 100) if value and value.isdigit() else 1


def seconds(read: Reader, data: bytes) -> float:
    """Seconds of CPU of one reading."""
    start = time.process_time()
    read(data)
    return time.process_time() - start


def in_turn(ours: Reader, other: Reader, pages: Sequence[bytes]) -> tuple[float, float]:
    """Seconds of both over the same pages, page by page, each of the two first in turn."""
    sums = [0.0, 0.0]
    for number, data in enumerate(pages):
        for side in (0, 1) if number % 2 else (1, 0):
            sums[side] += seconds((ours, other)[side], data)
    return sums[0], sums[1]


@dataclass(frozen=True)
class Against:
    """Mean milliseconds a page of ours and the other's in each round."""

    ours: tuple[float, ...]
    other: tuple[float, ...]

    @property
    def ratios(self) -> list[float]:
        """How many times the other's time ours takes, by round."""
        return [a / b for a, b in zip(self.ours, self.other, strict=True)]

    @property
    def ratio(self) -> float:
        """The median of the rounds."""
        return statistics.median(self.ratios)


def against(ours: Reader, other: Reader, rounds: Sequence[Sequence[bytes]]) -> Against:
    """Measure all rounds."""
    sums = [in_turn(ours, other, pages) for pages in rounds]
    of = [len(pages) / 1000 for pages in rounds]
    return Against(*(tuple(one[n] / pages for one, pages in zip(sums, of, strict=True)) for n in (0, 1)))


def taken(pages: Iterator[bytes], rounds: int, size: int) -> list[list[bytes]]:
    """So many rounds of so many pages, all distinct."""
    made = [[next(pages) for _ in range(size)] for _ in range(rounds)]
    assert len(set(chain.from_iterable(made))) == rounds * size
    return made


def html(options: argparse.Namespace) -> bool:
    """Print the lines on HTML; True if all aims are met."""
    small = (page for seed in count(options.first) if (page := small_page(seed)) is not None)
    large = map(large_page, count(options.first))
    met = True
    for size, pages in (("below 20 kB", small), ("at 200 kB", large)):
        rounds = taken(pages, options.rounds, options.pages)
        result = against(checked, floor, rounds)
        mean = statistics.mean(map(len, rounds[0])) / 1000
        met &= result.ratio <= AIMS[size]
        print(f"HTML {size}: {options.rounds} rounds of {options.pages} pages of {mean:.0f} kB")
        print(f"  ours {min(result.ours):7.2f} ms a page, floor {min(result.other):.2f} ms")
        shown = ", ".join(f"{ratio:.2f}" for ratio in result.ratios)
        print(f"  {result.ratio:.2f} times the floor (rounds: {shown}; aim: at most {AIMS[size]:g})")
        met &= _pandas(*taken(pages, 1, options.pages))
    return met


def _pandas(pages: Sequence[bytes]) -> bool:
    if importlib.util.find_spec("pandas") is None:
        print("  pandas is not installed: not measured (see --help)")
        return True
    read_html = importlib.import_module("pandas").read_html

    def tables(data: bytes) -> object:
        try:
            return read_html(io.BytesIO(data), encoding="utf-8")
        except ValueError:  # Spans that it cannot make a table of.
            return None

    tables(pages[0])
    result = against(checked, tables, [pages])
    print(f"  {1 / result.ratio:.1f} times faster than pandas.read_html, {result.other[0]:.1f} ms a page, ", end="")
    print(f"on {len(pages)} more (aim: at least {PANDAS_AIM:g})")
    return result.ratio * PANDAS_AIM <= 1


def plumbed(data: bytes) -> object:
    """What pdfplumber itself extracts: the text and the tables of all pages."""
    with pdfplumber.open(io.BytesIO(data)) as pdf:
        return [(page.extract_text(), page.extract_tables()) for page in pdf.pages]


def pdf(options: argparse.Namespace) -> bool:
    """Print the line on PDF; True if its aim is met."""
    files = [render(make(seed, kind="pdf")) for seed in range(options.first, options.first + options.pdfs)]
    result = against(lambda data: checked(data, "report.pdf"), plumbed, [files])
    print(f"PDF: {options.pdfs} files of {statistics.mean(map(len, files)) / 1000:.0f} kB")
    print(f"  ours {result.ours[0]:7.1f} ms a file, pdfplumber's text and tables {result.other[0]:.1f} ms")
    print(f"  {result.ratio:.2f} times pdfplumber (aim: at most {PDF_AIM:g})")
    return result.ratio <= PDF_AIM


def memory() -> bool:
    """Print the peak memory of a process that reads one document, for each kind; True if all are under the limit."""
    print(f"Memory: peak of a process that reads one document (limit: {MEMORY_AIM} MB)")
    met = True
    for name in DOCUMENTS:
        command = [sys.executable, __file__, "--memory-of", name]
        run = subprocess.run(command, check=True, capture_output=True, text=True)
        peak, told = run.stdout.split(" ", 1)
        met &= float(peak) <= MEMORY_AIM
        print(f"  {name:40}{float(peak):6.0f} MB  {told.strip()}")
    return met


def memory_of(name: str) -> None:
    """In the child: make the document, read it, print the peak and what came of it."""
    data = DOCUMENTS[name]()
    start = time.perf_counter()
    try:
        told = "read" if checked(data, "document") else "not a report"
    except Unreadable as error:
        told = f"refused: {str(error).removeprefix('document: ')[:70]}"
    took = time.perf_counter() - start
    print(f"{_peak():.0f} {took:.1f} s, {told}")


def _peak() -> float:
    """The most memory that this process had, in MB. What getrusage tells begins, on Linux, with what the parent had."""
    status = Path("/proc/self/status")
    if status.exists():
        line = next(line for line in status.read_text().splitlines() if line.startswith("VmHWM:"))
        return int(line.split()[1]) / 1024
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024


def main() -> int:
    """Measure and print; 1 if an aim is missed."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--pages", type=int, default=200, help="distinct pages of each size in each round")
    parser.add_argument("--rounds", type=int, default=3)
    parser.add_argument("--pdfs", type=int, default=30)
    parser.add_argument("--first", type=int, default=0, help="the first seed")
    parser.add_argument("--only", choices=("html", "pdf", "memory"), help="one of the measurements alone")
    parser.add_argument("--memory-of", choices=sorted(DOCUMENTS), help=argparse.SUPPRESS)
    options = parser.parse_args()
    if options.memory_of:
        memory_of(options.memory_of)
        return 0
    if hasattr(os, "sched_setaffinity"):
        os.sched_setaffinity(0, {random.choice(sorted(os.sched_getaffinity(0)))})
    parts: dict[str, Callable[[], bool]] = {
        "html": lambda: html(options),
        "pdf": lambda: pdf(options),
        "memory": memory,
    }
    met = [part() for name, part in parts.items() if options.only in (None, name)]
    return not all(met)


if __name__ == "__main__":
    sys.exit(main())
