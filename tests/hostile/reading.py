"""A file read the whole way as `gongkai read --json` does, and what came of it."""

import json
import resource
import time
from collections.abc import Iterator, Sequence
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass
from multiprocessing import get_context
from multiprocessing.connection import Connection
from unittest import mock

from gongkai.answers import plain_number, report_json
from gongkai.checks import check
from gongkai.documents import Unreadable, read_document
from gongkai.documents.scan.pictures import Grey
from gongkai.documents.scan.recognise import Box, Read
from gongkai.reports import NotAReport, read_report
from tests.documents.office.files import docx, p, tbl, tc, tr
from tests.notes import CHINESE, english

REPORT = "report"
NO_REPORT = "no statutory table"
"""How the message begins where a file is readable, and no report."""
_FORK = get_context("fork")
CONVERTED = docx(p("甲局2024年报告") + tbl(tr(tc("三"), tc("1"))))
NAME = "甲.bin"


def outcome(data: bytes) -> str:
    """What reading gives: `REPORT`, or the one line of the error.

    Any error but the two that say what a file is goes through; so does one of several lines.
    """
    try:
        document = read_document(data, name=NAME)
        report = read_report(document)
    except (Unreadable, NotAReport) as error:
        for message in (error.zh, str(error)):
            assert message.strip(), "an error that says nothing"
            assert len(message.splitlines()) == 1, f"an error of several lines: {message!r}"
            assert len(message) < 2_000, f"an error of {len(message)} characters: {message[:200]!r}"
            message.encode()
        assert CHINESE.search(error.zh.replace(NAME, "")), f"an error that says nothing in Chinese: {error.zh!r}"
        assert error.zh.count(NAME) == message.count(NAME), f"not the same: {message!r} {error.zh!r}"
        return message
    english(document.notes)
    told = report_json(NAME, report, check(report))
    json.dumps(told, ensure_ascii=False, default=plain_number, allow_nan=False).encode()
    return REPORT


class _Models:
    """In the place of the recognition models: text is wherever it is looked for, and always the same."""

    def find(self, picture: Grey) -> list[Box]:
        high, wide = picture.shape
        return [Box(x, y, x + 20, y + 12) for y in range(10, high, 35)[:40] for x in range(10, wide, 50)[:40]]

    def is_upside_down(self, lines: Sequence[Grey]) -> bool:
        return len(lines) % 5 == 4

    def read(self, lines: Sequence[Grey]) -> list[Read]:
        return [Read("12" if line.shape[1] % 2 else "规章", 0.5 + line.size % 50 / 100) for line in lines]


@contextmanager
def without_programs() -> Iterator[None]:
    """LibreOffice and the recognition models stand aside: what is done before and after them is tried by itself."""
    with ExitStack() as stack:
        stack.enter_context(mock.patch("gongkai.documents.scan.reader.recogniser", _Models))
        stack.enter_context(mock.patch("gongkai.documents.office.legacy.shutil.which", lambda program: program))
        stack.enter_context(mock.patch("gongkai.documents.office.legacy._convert", lambda *_: CONVERTED))
        stack.enter_context(mock.patch("gongkai.documents.office.legacy._second_opinion", lambda _: None))
        yield


@dataclass(frozen=True, slots=True)
class Measured:
    """What a file came to, in one line, and what it cost: seconds of CPU, bytes of memory on top of what was there."""

    told: str
    seconds: float
    memory: int


def measured(data: bytes) -> Measured:
    """Read a file in a process of its own, since the most memory that a process ever had is all that it tells."""
    receiving, sending = _FORK.Pipe(duplex=False)
    child = _FORK.Process(target=_measure, args=(data, sending))
    child.start()
    sending.close()
    try:
        told, seconds, memory = receiving.recv()
    finally:
        child.join()
    return Measured(told, seconds, memory)


def _measure(data: bytes, pipe: Connection) -> None:
    before, began = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss, time.process_time()
    try:
        told = outcome(data)
    except BaseException as error:
        told = f"CRASH {error!r}"
    memory = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss - before
    pipe.send((told, time.process_time() - began, memory * 1024))
