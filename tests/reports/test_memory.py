"""Answers are remembered for short texts, and long ones are not kept."""

from gongkai.reports.memory import LONGEST, remembered


def test_short_texts_are_asked_once_and_long_ones_each_time() -> None:
    asked: list[str] = []

    @remembered(8)
    def length(text: str) -> int:
        asked.append(text)
        return len(text)

    short, long = "a" * LONGEST, "a" * (LONGEST + 1)
    assert [length(short), length(short), length(long), length(long)] == [LONGEST, LONGEST, LONGEST + 1, LONGEST + 1]
    assert asked == [short, long, long]
