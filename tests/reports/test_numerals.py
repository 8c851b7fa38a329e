"""Figures in running text, however they are printed (pattern N28)."""

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from gongkai.reports.numerals import figures, fold


def read(text: str) -> list[tuple[int | Decimal, str, bool]]:
    return [(one.value, one.unit, one.exact) for one in figures(fold(text))]


@pytest.mark.parametrize(
    ("text", "value", "unit"),
    [
        ("12件", 12, "件"),
        ("１２件", 12, "件"),
        ("1,234条", 1234, "条"),
        ("１，２３４条", 1234, "条"),
        ("14 069 件", 14069, "件"),
        ("一件", 1, "件"),
        ("两件", 2, "件"),
        ("零件", 0, "件"),
        ("〇件", 0, "件"),
        ("十件", 10, "件"),
        ("二十三宗", 23, "宗"),
        ("一百零二件", 102, "件"),
        ("一千二百三十四份", 1234, "份"),
        ("12.50%", Decimal("12.50"), "%"),
        ("１２．５％", Decimal("12.5"), "%"),
        ("百分之百", 100, "%"),
        ("百分之三十五", 35, "%"),
        ("百分之八十八点五", Decimal("88.5"), "%"),
        ("百分之零点〇三", Decimal("0.03"), "%"),
        ("3.5万元", 35_000, "元"),
        ("5件次", 5, "件次"),
        ("26[1]件", 26, "件"),
        ("[3]26件", 26, "件"),
    ],
)
def test_one_figure(text: str, value: int | Decimal, unit: str) -> None:
    assert read(f"共{text}。") == [(value, unit, True)]


@pytest.mark.parametrize("text", ["60余件", "近百件", "约30件", "超过20条", "3-5件", "10件以上", "十件左右", "1.2万条"])
def test_a_figure_that_is_only_about(text: str) -> None:
    assert not any(exact for _, _, exact in read(f"收到{text}。"))


@pytest.mark.parametrize(
    "text",
    [
        "一次性告知",
        "一件事一次办",
        "无一例外",
        "第三项",
        "第12条",
        "统一部署",
        "2024年",
        "A4份",
        "千百件",
        "百万千件",
        "十十两%",
        "1[2]6件",
    ],
)
def test_what_is_no_count(text: str) -> None:
    assert read(text) == []


@pytest.mark.parametrize("unit", ["件次", "人次", "元", "%", *"件条份宗项次篇起例期个部场人户家批页张分名款号楼天日"])
def test_every_counter(unit: str) -> None:
    assert read(f"共5{unit}，三{unit}，1,234余{unit}，2.5万{unit}") == [
        (5, unit, True),
        (3, unit, True),
        (1234, unit, False),
        (25_000, unit, unit == "元"),
    ]


def test_a_long_run_of_digits_costs_no_more_than_its_length() -> None:
    assert read("1" * 200_000 + "一" * 200_000) == []


def test_several_in_their_order() -> None:
    assert read("收到12件、三件，占1.5%") == [(12, "件", True), (3, "件", True), (Decimal("1.5"), "%", True)]


def test_years_in_chinese_digits() -> None:
    assert fold("二〇二三年、二○二四年、二零一九年") == "2023年、2024年、2019年"


@pytest.mark.parametrize(
    ("text", "folded"),
    [
        ("二〇二四年一月一日至十二月三十一日", "2024年1月1日至12月31日"),
        ("十月十日、十一月二十日、二月二十九日、三月三十日", "10月10日、11月20日、2月29日、3月30日"),
        ("十二月底", "12月底"),
        ("每三月一次", "每三月一次"),
        ("第三月", "第三月"),
        ("二十月", "二十月"),
        ("数月", "数月"),
    ],
)
def test_months_and_days_in_chinese_digits(text: str, folded: str) -> None:
    assert fold(text) == folded


def test_folding_takes_spaces_and_traditional_characters() -> None:
    assert fold("政府信息公開\u3000申請 数\xa0量\n续") == "政府信息公开申请数量\n续"


def test_a_comma_between_two_figures_parts_them() -> None:
    assert fold("收到12，其中3件") == "收到12，其中3件"
    assert read("收到１２件，３４５件") == [(12, "件", True), (345, "件", True)]


@given(st.integers(0, 10**9))
def test_any_number_in_any_print(value: int) -> None:
    wide = str(value).translate(str.maketrans("0123456789", "０１２３４５６７８９"))
    for printed in (str(value), f"{value:,}", wide, f"{value:,}".replace(",", "，") if value < 1000 else wide):
        assert read(f"共{printed}件") == [(value, "件", True)]


@given(st.text("0123456789０１零一二两十百千万亿,，.．%件条次年第余约 \n", max_size=40))
def test_no_text_breaks_it(text: str) -> None:
    folded = fold(text)
    ends = [0]
    for figure in figures(folded):
        assert ends[-1] <= figure.start < figure.end
        ends.append(figure.end)
    assert fold(folded) == folded or "百分之" in folded
