"""What readers note of a file: tests compare the English, and the Chinese must be there too."""

import re
from collections.abc import Sequence

from gongkai.values import Note

CHINESE = re.compile("[\u4e00-\u9fff]")


def english(notes: Sequence[Note]) -> tuple[str, ...]:
    """The notes in English, each of which says it in Chinese too."""
    assert all(CHINESE.search(note.zh) for note in notes), notes
    return tuple(note.en for note in notes)
