"""Lines as words, figures, and words behind them."""

import pytest

from gongkai.reports.loose import strips as module
from gongkai.reports.tables.numbers import Reading, read_number
from tests.reports.loose_text import strips


def parts(text: str) -> list[tuple[tuple[str, ...], list[str], tuple[str, ...]]]:
    return [(strip.words, [item.text for item in strip.figures], strip.behind) for strip in strips(text)]


def test_words_figures_and_words_behind() -> None:
    assert parts("行政许可 97\n| 3 | 4 | 甲乙 |\n") == [
        (("行政许可",), ["97"], ()),
        ((), ["3", "4"], ("甲乙",)),
    ]


def test_a_colon_parts_a_label_from_its_figure() -> None:
    assert parts("结果维持：27\n总计（件）: 3\n发布时间：2025-01-20 09:30:15\n") == [
        (("结果维持",), ["27"], ()),
        (("总计（件）",), ["3"], ()),
        (("发布时间", "2025-01-20", "09:30:15"), [], ()),
    ]


def test_figures_alone_on_lines_are_one_strip() -> None:
    assert parts("1\n0\n2\n") == [((), ["1", "0", "2"], ())]


def test_page_marks_and_headings_are_left_out() -> None:
    assert parts("— 3 —\n第 4 页 共 9 页\n##\n行政许可 1\n") == [(("行政许可",), ["1"], ())]


def test_a_question_mark_and_a_nought_are_no_figure() -> None:
    """`? 0` stands for nothing (catalogue item 3): the nought in it is not printed as a number."""
    assert parts("行政处罚 ? 0\n") == [(("行政处罚", "? 0"), [], ())]


@pytest.mark.parametrize("figure", ["22（其中修订 16 件）", "四十（其中修订 1 件）", "一千零二（含 3 件）"])
def test_a_figure_and_its_note_are_one(figure: str) -> None:
    says = [token.text for strip in strips(f"行政规范性文件 {figure} 0 1\n") for token in strip.tokens]
    assert says == ["行政规范性文件", figure, "0", "1"]


def test_words_for_nothing_are_figures_in_a_table_only() -> None:
    assert parts("| 规章 | 无 | 3 |\n") == [(("规章",), ["无", "3"], ())]
    assert parts("本年度 无\n") == [(("本年度", "无"), [], ())]


def test_prose_is_left_out() -> None:
    assert parts(" ".join(["词"] * 61)) == []


def test_no_more_words_of_a_long_line_are_read_than_tell_that_it_is_prose(monkeypatch: pytest.MonkeyPatch) -> None:
    reads: list[str] = []

    def counted(text: str) -> Reading:
        reads.append(text)
        return read_number(text)

    monkeypatch.setattr(module, "read_number", counted)
    assert parts("规章 " * 5_000) == []
    assert len(reads) < 100


def test_a_mark_for_nothing_right_behind_a_label_is_no_figure() -> None:
    """行政处罚? 0, as text taken without spaces between cells has it, was read as 0."""
    assert parts("行政处罚? 0\n") == [(("行政处罚", "? 0"), [], ())]


def test_a_row_of_a_table_in_tex_is_left_out() -> None:
    """Without the blanks between its signs the second figure of a row was read as the first."""
    assert strips("规章 & & 9 \\\\\n") == []
