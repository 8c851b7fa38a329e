"""What the rooms hand on."""

import pickle

import pytest

from gongkai.documents import Unreadable
from gongkai.reports import NotAReport
from gongkai.values import GongkaiError, explained


@pytest.mark.parametrize("kind", [GongkaiError, Unreadable, NotAReport])
def test_an_error_goes_to_another_process_in_both_languages(kind: type[GongkaiError]) -> None:
    """A pool of processes that cannot read an error waits for its answer for ever."""
    error = pickle.loads(pickle.dumps(kind("x.pdf: the file is empty", "x.pdf：文件是空的")))
    assert type(error) is kind
    assert (explained(error), explained(error, "zh")) == ("x.pdf: the file is empty", "x.pdf：文件是空的")
