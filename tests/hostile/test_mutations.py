"""Damaged files from fixed numbers: each is a report or one clear line. `benchmarks/fuzz.py` tries many more."""

import time

import pytest

from tests.hostile.mutations import mutated
from tests.hostile.reading import REPORT, outcome, without_programs
from tests.hostile.seeds import KINDS, files

NUMBERS = {
    "pdf": 40,
    "ofd": 40,
    "word_2003": 40,
    "docx": 40,
    "scan": 40,
    "jpeg": 40,
    "tiff": 40,
    "webp": 40,
    "text": 60,
    "markdown": 40,
    "converted": 40,
    "records": 40,
}
"""Files of a kind where they are slow to read; 120 of the others."""
SECONDS = 10


@pytest.mark.parametrize("kind", KINDS)
def test_damaged_files_are_reports_or_clear_errors(kind: str) -> None:
    with without_programs():
        for number in range(NUMBERS.get(kind, 120)):
            data = mutated(kind, number)
            began = time.process_time()
            try:
                outcome(data)
            except Exception as error:
                error.add_note(f"{kind} {number}")
                raise
            assert time.process_time() - began < SECONDS, (kind, number)


@pytest.mark.parametrize(
    "kind",
    [
        "html",
        "script",
        "mhtml",
        "json",
        "text",
        "markdown",
        "converted",
        "records",
        "docx",
        "xlsx",
        "xls",
        "word_2003",
        "excel_2003",
        "ofd",
        "pdf",
        "zip",
    ],
)
def test_undamaged_files_are_reports(kind: str) -> None:
    assert {outcome(data) for data in files(kind)} == {REPORT}


@pytest.mark.parametrize(("kind", "number"), [("gif", 13067), ("webp", 9703)])
def test_files_that_ended_reading_in_a_fault_do_no_more(kind: str, number: int) -> None:
    """Labels in less than one column; a digit without ink at a picture's side."""
    with without_programs():
        assert outcome(mutated(kind, number))


def test_the_same_number_is_the_same_file() -> None:
    assert [mutated(kind, 7) for kind in KINDS] == [mutated(kind, 7) for kind in KINDS]
