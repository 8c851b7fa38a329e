"""Answers are remembered for short texts; of long ones only the last are kept, and of very long ones none."""

from gongkai.reports.memory import LONGEST, MOST, remembered


def test_short_texts_are_asked_once_and_very_long_ones_each_time() -> None:
    asked: list[str] = []

    @remembered(8)
    def length(text: str) -> int:
        asked.append(text)
        return len(text)

    short, long = "a" * LONGEST, "a" * (MOST + 1)
    assert [length(short), length(short), length(long), length(long)] == [LONGEST, LONGEST, MOST + 1, MOST + 1]
    assert asked == [short, long, long]


def test_a_long_text_is_remembered_until_others_have_come() -> None:
    asked: list[str] = []

    @remembered(1_000)
    def first(text: str) -> str:
        asked.append(text)
        return text[:3]

    texts = [f"{n:03}".ljust(LONGEST + 1) for n in range(100)]
    assert [first(text) for text in texts for _ in range(30)] == [text[:3] for text in texts for _ in range(30)]
    assert asked == texts
    assert first(texts[0]) == "000"
    assert asked == [*texts, texts[0]], "thousands of long ones are not kept"
