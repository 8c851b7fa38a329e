"""What Excel shows for a stored number, typed by hand."""

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from gongkai.documents.office.number_formats import as_shown, show, show_text

ACCOUNTING = '_ * #,##0_ ;_ * -#,##0_ ;_ * "-"_ ;_ @_ '
SHOWN = [
    (9.0, "General", "9"),
    (26.55, "General", "26.55"),
    (0.1 + 0.2, "General", "0.3"),
    (59237.2449, "General", "59237.2449"),
    (11398889.0, "General", "11398889"),
    (-417.0, "General", "-417"),
    (9.0, "0", "9"),
    (9.0, "0.00", "9.00"),
    (26.55, "0.0", "26.6"),
    (26.55, "0", "27"),
    (2.5, "0", "3"),
    (-0.4, "0", "0"),
    (1036.0, "+0;-0;0", "+1036"),
    (-8.0, "+0;-0;0", "-8"),
    (-8.0, "0;(0)", "(8)"),
    (1234567.5, "#,##0.00", "1,234,567.50"),
    (999.0, "#,##0", "999"),
    (0.0, "#", ""),
    (0.0, ACCOUNTING, "-"),
    (1234.0, ACCOUNTING, "1,234"),
    (-1234.0, ACCOUNTING, "-1,234"),
    (0.0, "0;-0;;@", ""),
    (0.0, "0;;", ""),
    (7.0, ";;;", "\ufffc"),
    (0.0, ";;;", ""),
    (7.0, "[White]0", "\ufffc"),
    (7.0, "[颜色2]0", "\ufffc"),
    (7.0, "[Color3]0", "7"),
    (0.0, "0;-0;[White]0", ""),
    (5.0, "[=0][White]0;0", "5"),
    (0.5, "0%", "50%"),
    (0.505, "0.0%", "50.5%"),
    (5.0, '0"件"', "5件"),
    (5.0, 'General"件"', "5件"),
    (5.0, 'G/通用格式"件"', "5件"),
    (12.0, "00000", "00012"),
    (3.0, "0.##", "3"),
    (3.25, "0.##", "3.25"),
    (123456.0, '0\\.0,"万元"', "12.3万元"),
    (1234.0, "#,##0,", "1"),
    (5.0, '[>3]"多"0;0', "多5"),
    (2.0, '[>3]"多"0;0', "2"),
    (5.0, "[Red]0", "5"),
    (5.0, "[$¥-804]#,##0.00", "¥5.00"),
    (5.0, "@", "5"),
    (1.5, "# ?/?", "1.5"),
    (1500.0, "0.00E+00", "1500"),
    (45292.0, 'yyyy"年"m"月"d"日"', "2024年1月1日"),
    (45292.0, "[$-804]yyyy/m/d;@", "2024/1/1"),
    (45292.75, "yyyy-mm-dd hh:mm:ss", "2024-01-01 18:00:00"),
    (45292.75, "h:mm AM/PM", "6:00 下午"),
    (0.5, "h:mm", "12:00"),
    (45292.0, "aaaa", "星期一"),
    (-1.0, "yyyy", "-1"),
    (1e20, "0", "1E+20"),
]


@pytest.mark.parametrize(("stored", "code", "shown"), SHOWN)
def test_numbers_are_shown_as_excel_shows_them(stored: float, code: str, shown: str) -> None:
    assert as_shown(stored, code)[0] == shown


def test_days_are_counted_from_1904_in_old_files() -> None:
    assert show(Decimal(43830), "yyyy-m-d", from_1904=True) == "2024-1-1"


def test_digits_that_a_format_hides_are_told() -> None:
    assert as_shown(26.55, "0") == ("27", "26.55")
    assert as_shown(26.5, "0.00") == ("26.50", None)
    assert as_shown(0.5, "0%") == ("50%", None)
    assert as_shown(float("inf"), "0") == ("inf", None)


@pytest.mark.parametrize(
    ("text", "code", "shown"),
    [
        ("甲", "General", "甲"),
        ("甲", '@"局"', "甲局"),
        ("甲", "0;0;0;", ""),
        ("甲", ACCOUNTING, "甲"),
        ("01", "0", "01"),
    ],
)
def test_texts(text: str, code: str, shown: str) -> None:
    assert show_text(text, code) == shown


@given(st.integers(-(10**12), 10**12), st.sampled_from(["General", "0", "#,##0", "0.00", "#,##0.00", "0.####", "@"]))
def test_a_whole_number_is_never_changed_by_a_common_format(number: int, code: str) -> None:
    shown, hidden = as_shown(float(number), code)
    assert hidden is None
    assert Decimal(shown.replace(",", "")) == number


@given(st.floats(), st.text('0#?.,%;@"\\[]_*$ymdhs/E+-General年>=1 ', max_size=30))
def test_any_format_shows_something(number: float, code: str) -> None:
    shown, hidden = as_shown(number, code)
    assert isinstance(shown, str) and (hidden is None or isinstance(hidden, str))
