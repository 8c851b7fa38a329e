"""Two readings that differ, and figures that do not fit their ink, are in doubt; both are given, the ink is drawn."""

import pytest

pytest.importorskip("rapidocr_onnxruntime", reason="text recognition is not installed: pip install 'gongkai[ocr]'")

from collections.abc import Sequence
from typing import cast

import cv2
import numpy as np

from gongkai.documents.scan.commas import Cut
from gongkai.documents.scan.cuts import cropped
from gongkai.documents.scan.figures import DASH, decide, see
from gongkai.documents.scan.ink import String, find_blobs, strings
from gongkai.documents.scan.pictures import Grey
from gongkai.documents.scan.readings import UNREAD
from gongkai.documents.scan.recognise import Box, Read, Recogniser

HIGH = 24.0
CELL = Box(0, 0, 400, 80)


class Readings:
    """Gives prepared readings, one list for each time that it is asked, then none; and keeps the pictures."""

    def __init__(self, *readings: Sequence[Read]) -> None:
        self.readings = list(readings)
        self.pictures: list[list[Grey]] = []

    def read(self, lines: Sequence[Grey]) -> list[Read]:
        self.pictures.append(list(lines))
        nothing = [Read("", 0.0)] * len(lines)
        return list(self.readings.pop(0)) if lines and self.readings else nothing


def drawn(text: str, gap: int = 0) -> Grey:
    """Digits beside each other, `gap` pixels farther apart than usual after the first."""
    picture = np.full((80, 400), 255, np.uint8)
    x = 100
    for k, char in enumerate(text):
        cv2.putText(picture, char, (x, 52), cv2.FONT_HERSHEY_SIMPLEX, 1.0, (20,), 3, cv2.LINE_AA)
        x += (20 if char.isdigit() else 10) + (gap if k == 0 else 0)
    return picture


def read_strings(picture: Grey, found: Sequence[String], models: Recogniser) -> list[Read]:
    return decide(see(picture, found, models), models)


def read(picture: Grey, first: str, second: str, sure: tuple[float, float] = (0.99, 0.97)) -> Read:
    models = Readings([Read(first, sure[0])], [Read(second, sure[1])])
    [found] = strings(find_blobs(picture), HIGH, CELL)
    [one] = read_strings(picture, [found], cast(Recogniser, models))
    return one


@pytest.mark.parametrize("text", ["0", "7", "14", "100", "2024", "358605"])
def test_figure_read_twice_alike_is_as_sure_as_the_less_sure_reading(text: str) -> None:
    assert read(drawn(text), text, text) == Read(text, 0.97)
    assert read(drawn(text), text, text, (0.9, 0.95)) == Read(text, 0.9)
    assert read(drawn(text), text, text, (0.7, 0.99)) == Read(text, 0.0)


@pytest.mark.parametrize(
    ("ink", "first", "second"),
    [
        ("14", "14", "74"),  # another digit
        ("100", "100", "10"),  # one of two like digits dropped
        ("100", "10", "10"),  # dropped twice
        ("10", "100", "100"),  # doubled twice
        ("14", "1.4", "1.4"),  # a point for which there is no room
        ("14", "1,4", "1,4"),
        ("14", ".14", ".14"),  # a point at the end
        ("14", "14.", "14."),
        ("7", "", "7"),
        ("7", "7", ""),
        ("228", "22b", "22b"),  # letters
        ("8", "g", "g"),
        ("4033", "40$3", "40$3"),
        ("4033", "40.33", "40 33"),  # a space for a point: 7982.5929 was taken for 79825929 in a fax
        ("4033", "40 33", "40 33"),
        ("4033", "40 33", "40.33"),
        ("14", "14", "14”"),  # dirt in one of the readings
        ("14", "14", "1.4"),  # a broken digit in one of them
    ],
)
def test_figure_that_does_not_agree_is_in_doubt(ink: str, first: str, second: str) -> None:
    assert read(drawn(ink), first, second).confidence == 0


def test_point_is_believed_where_its_ink_is_and_nowhere_else() -> None:
    picture = drawn("14", gap=10)
    assert read(picture, "1.4", "1.4").confidence == 0
    picture[49:53, 123:127] = 20
    assert read(picture, "1.4", "1.4") == Read("1.4", 0.97)


def test_digits_so_far_apart_that_something_was_lost_are_in_doubt() -> None:
    assert read(drawn("14", gap=14), "14", "14").confidence == 0


def test_slash_or_bar_is_not_read_as_one() -> None:
    slash, bar = np.full((80, 400), 255, np.uint8), np.full((80, 400), 255, np.uint8)
    cv2.line(slash, (100, 52), (112, 28), (20,), 2)
    bar[28:52, 100:103] = 20
    assert read(slash, "1", "1") == Read("/", 1.0)
    assert read(bar, "1", "1").confidence == 0
    assert read(drawn("7"), "7", "7") == Read("7", 0.97)


def test_ink_that_nothing_is_read_in_is_marked() -> None:
    assert read(drawn("8"), "", "") == Read(UNREAD, 0.97)


def test_words_are_read_once() -> None:
    models = Readings([Read("行政许可", 0.9)])
    found = strings(find_blobs(drawn("8080")), HIGH, CELL)
    assert read_strings(drawn("8080"), found, cast(Recogniser, models)) == [Read("行政许可", 0.9)]
    assert models.pictures[1:] == [[]]


@pytest.mark.parametrize("text", ["行政许可", "8080"])
def test_words_are_read_sharp_and_figures_softened(text: str) -> None:
    """A blur joins the strokes of Chinese characters, and fills the gaps in those of digits."""
    soft, sharp = drawn("8080"), drawn("7070")
    found = strings(find_blobs(soft), HIGH, CELL)
    models = Readings(*[[Read(text, 0.9)]] * 3)
    see(soft, found, cast(Recogniser, models), sharp)
    shown = [pictures[0] for pictures in models.pictures if pictures]
    assert np.array_equal(shown[0], cropped(sharp, found[0].box))
    assert len(shown) == 1 if text != "8080" else np.array_equal(shown[1], cropped(soft, found[0].box))


def test_words_with_a_digit_read_differently_keep_the_surer_reading() -> None:
    assert read(drawn("8080"), "行政许可1", "行政许町1", (0.7, 0.6)) == Read("行政许可1", 0.6)
    assert read(drawn("8080"), "行政许可1", "行政许町1", (0.6, 0.65)) == Read("行政许可1", 0.6)
    assert read(drawn("8080"), "行政许可1", "行政许町1", (0.6, 0.8)) == Read("行政许町1", 0.6)


def test_words_whose_digits_are_read_differently_are_in_doubt() -> None:
    assert read(drawn("8080"), "其中修订1件", "其中修订7件", (0.7, 0.6)) == Read(
        "其中修订1件", 0.0, others=("其中修订7件",)
    )


def test_dash_is_told_by_its_shape() -> None:
    picture = np.full((80, 400), 255, np.uint8)
    picture[40:43, 100:120] = 20
    assert read(picture, "一", "1") == Read(DASH, 1.0)


def test_dirt_is_taken_away_before_the_second_reading_but_for_a_point() -> None:
    picture = drawn("14", gap=10)
    dirty = picture.copy()
    dirty[26:29, 150:153] = 60
    point = dirty.copy()
    point[49:52, 123:126] = 20
    shown = []
    for one in (picture, dirty, point):
        models = Readings([Read("14", 0.9)], [Read("14", 0.9)])
        [found] = strings(find_blobs(one), HIGH, CELL)
        read_strings(one, [found], cast(Recogniser, models))
        shown.append(models.pictures[1][0])
    assert np.array_equal(shown[0], shown[1])
    assert not np.array_equal(shown[0], shown[2])


def page(*figures: str) -> tuple[Grey, list[String]]:
    """Figures one under the other, and their strings."""
    picture = np.vstack([drawn(figure) for figure in figures])
    found = [string for k in range(len(figures)) for string in _strings(picture, k)]
    assert len(found) == len(figures)
    return picture, found


def _strings(picture: Grey, row: int) -> list[String]:
    place = Box(0, 80 * row, 400, 80 * row + 80)
    return strings([blob for blob in find_blobs(picture) if place.y0 <= blob.y < place.y1], HIGH, place)


OTHERS = ("3456", "6543", "5364", "4635", "2078", "8702", "7820")
"""Figures in which each digit that is asked for stands at least three times."""


def held(ink: str, first: Read, second: Read) -> Read:
    """Read a figure on a page with others that are read surely."""
    picture, found = page(*OTHERS, ink)
    sure = [Read(text, 0.99) for text in OTHERS]
    return read_strings(picture, found, cast(Recogniser, Readings([*sure, first], [*sure, second])))[-1]


@pytest.mark.parametrize(
    ("first", "second"),
    [
        (Read("54", 0.71), Read("54", 0.8)),
        (Read("54", 0.99), Read("34", 0.98)),
        (Read("34", 0.98), Read("54", 0.99)),
        (Read("5A", 0.4), Read("54", 0.6)),
        (Read("54", 0.4), Read("S4", 0.6)),
    ],
)
def test_figure_in_doubt_is_sure_if_its_shape_says_what_a_reading_says(first: Read, second: Read) -> None:
    assert held("54", first, second) == Read("54", 0.85)


@pytest.mark.parametrize(
    ("first", "second"),
    [
        (Read("34", 0.7), Read("34", 0.7)),
        (Read("34", 0.99), Read("34", 0.99)),
        (Read("54", 0.5), Read("34", 0.5)),  # 24 and 21, of which coarse print had lost the stroke (made scan 1339)
        (Read("5A", 0.9), Read("S4", 0.9)),
        (Read("", 0.0), Read("", 0.0)),
    ],
)
def test_shape_is_never_believed_alone_but_speaks_against_readings(first: Read, second: Read) -> None:
    assert held("54", first, second).confidence == 0


def test_digit_between_two_shapes_is_in_doubt_however_sure_the_readings() -> None:
    """Dirt in the upper half of a 5 makes it a 3."""
    picture, _ = page(*OTHERS, "54")
    other, _ = page(*OTHERS, "34")
    between = (picture // 2 + other // 2).astype(np.uint8)
    found = [string for k in range(len(OTHERS) + 1) for string in _strings(between, k)]
    for text in ("34", "54"):
        reads = [Read(one, 0.99) for one in (*OTHERS, text)]
        assert read_strings(between, found, cast(Recogniser, Readings(reads, reads)))[-1].confidence == 0


def test_shape_of_a_digit_that_is_not_surely_read_elsewhere_says_nothing() -> None:
    assert held("19", Read("19", 0.7), Read("19", 0.7)).confidence == 0
    assert held("19", Read("19", 0.9), Read("19", 0.9)) == Read("19", 0.9)


@pytest.mark.parametrize("with_minus", [False, True])
def test_minus_is_believed_where_its_ink_is_and_nowhere_else(with_minus: bool) -> None:
    picture = drawn("14")
    if with_minus:
        picture[40:43, 88:96] = 20
    for text in ("14", "-14"):
        assert (read(picture, text, text).confidence > 0) == (text.startswith("-") == with_minus)


@pytest.mark.parametrize("lost", ["1234", "79825929"])
def test_digits_farther_apart_than_the_others_are_in_doubt(lost: str) -> None:
    """Where a decimal point was too faint to be ink, the room that it takes is left."""
    assert read(drawn(lost), lost, lost).confidence > 0
    assert read(drawn(lost, gap=8), lost, lost).confidence == 0


def test_character_that_looks_like_a_digit_without_its_specks_stays_a_character() -> None:
    assert read(drawn("7"), "正", "7", (0.99, 0.6)) == Read("正", 0.99)
    assert read(drawn("7"), "正", "7", (0.85, 0.9)).confidence == 0
    assert read(drawn("7"), "三", "7", (0.99, 0.6)).confidence == 0


def again(picture: Grey, first: Read, second: Read, *views: Read) -> Read:
    """Read one figure on a page with others that are read surely, and what is said of three views of it."""
    whole = np.vstack([page(*OTHERS)[0], picture])
    found = [string for k in range(len(OTHERS) + 1) for string in _strings(whole, k)]
    sure = [Read(text, 0.99) for text in OTHERS]
    readings = [[*sure, first], [*sure, second._replace()], *([views] if views else [])]
    return read_strings(whole, found, cast(Recogniser, Readings(*readings)))[-1]


SPOILT = Read("14", 0.99), Read("74", 0.6)
"""What a faint figure was read as: its second reading is of a smaller picture without the specks in it."""


def test_figure_in_doubt_is_sure_if_all_views_of_it_say_what_one_reading_says() -> None:
    """385038 was read as such with 0.997 and, its faint flag taken for dirt, as 985038 with 0.61 (made scan 2)."""
    assert again(drawn("14"), *SPOILT, *[Read("14", 0.9)] * 3) == Read("14", 0.85)
    assert again(drawn("14"), *SPOILT, *[Read("14", 0.9)] * 2, Read("14", 0.8)).confidence == 0  # one is unsure
    assert again(drawn("14"), *SPOILT, *[Read("14", 0.9)] * 2, Read("74", 0.9)).confidence == 0  # one says otherwise
    assert again(drawn("14"), *SPOILT, *[Read("11", 0.9)] * 3).confidence == 0  # neither reading said so
    assert again(drawn("140"), *SPOILT, *[Read("14", 0.9)] * 3).confidence == 0  # there is ink of another digit
    doubtful = Read("14", 0.7)
    assert again(drawn("14"), doubtful, doubtful, *[Read("14", 0.8)] * 3) == Read("14", 0.85)  # all alike
    assert again(drawn("14"), doubtful, doubtful, *[Read("14", 0.7)] * 3).confidence == 0


def test_views_show_what_is_within_a_figure_and_no_dirt_beside_it() -> None:
    """A flag of a faint 5 is a speck as dirt is, but where a digit is."""
    picture = drawn("14")
    clean = find_blobs(picture)
    shown = []
    for x, y in ((110, 29), (145, 40)):
        dirty = picture.copy()
        dirty[y : y + 3, x : x + 3] = 60
        models = Readings([Read("14", 0.5)], [Read("14", 0.5)])
        [found] = strings(find_blobs(dirty), HIGH, CELL)
        read_strings(dirty, [found], cast(Recogniser, models))
        shown.append(models.pictures[2])
    models = Readings([Read("14", 0.5)], [Read("14", 0.5)])
    [found] = strings(clean, HIGH, CELL)
    read_strings(picture, [found], cast(Recogniser, models))
    within, beside, none = (some[0] for some in (*shown, models.pictures[2]))
    assert np.array_equal(beside, none)
    assert not np.array_equal(within, none)


def test_stroke_that_may_be_a_minus_is_one_if_all_views_show_it() -> None:
    picture = drawn("14")
    picture[40:44, 93:98] = 20
    plain = Read("14", 0.99)
    assert again(picture, plain, plain, *[Read("-14", 0.9)] * 3) == Read("-14", 0.85)
    assert again(picture, plain, plain, *[Read("14", 0.99)] * 3).confidence == 0
    assert again(drawn("14"), plain, plain, *[Read("-14", 0.99)] * 3) == Read("14", 0.99)


def test_figure_at_a_ruling_line_is_sure_if_the_digit_there_has_the_shape_of_others() -> None:
    """21308 stood right beside the line at its right; where a line has taken ink of a digit, its shape is another's."""
    picture, found = page(*OTHERS, "54")
    for ink, is_sure in ((found[-1].box.x1, True), (found[-1].box.x1 - 8, False)):
        picture[-80:, ink:] = 255
        last = _strings(picture, len(OTHERS))[0]._replace(at_line=(False, True))
        readings = [*(Read(text, 0.99) for text in OTHERS), Read("54", 0.99)]
        models = cast(Recogniser, Readings(readings, readings, [Read("54", 0.99)] * 3))
        assert (read_strings(picture, [*found[:-1], last], models)[-1].confidence > 0) == is_sure


@pytest.mark.parametrize("share", [0.45, 0.5])
def test_digits_of_one_shape_that_are_read_alike_do_not_prove_each_other(share: float) -> None:
    """In a fax every 5 had become half a 3: 7560 and 4258 were read as 7360 and 4238 (made scan 700)."""
    fives, found = page(*OTHERS, "54", "54", "54", "54")
    threes, _ = page(*OTHERS, "34", "34", "34", "34")
    spoilt = (fives * (1 - share) + threes * share).astype(np.uint8)
    found = [string for k in range(len(found)) for string in _strings(spoilt, k)]
    first, second = ([*(Read(text, 0.99) for text in OTHERS), *[Read("34", sure)] * 4] for sure in (0.7, 0.98))
    views = [Read("34", 0.97)] * 12
    models = cast(Recogniser, Readings(first, second, views))
    assert [read.confidence for read in read_strings(spoilt, found, models)[-4:]] == [0.0] * 4


def test_ink_behind_the_last_digit_is_of_one_more() -> None:
    """11293 ended in a ruling line that took half of its 3 along, and was read as 1129 (made scan 726)."""
    picture = drawn("543")
    digits = sorted(find_blobs(picture))
    picture[:, digits[-1].x1 - 8 :] = 255
    picture[:47, digits[-1].x0 :] = 255
    assert again(picture, Read("543", 0.98), Read("54", 0.99)).confidence == 0


def test_speck_at_the_foot_of_two_digits_without_room_between_them_is_no_point() -> None:
    """6646 was read as 664.6, its speck taken for a point, and nobody was told (made scan 22)."""
    picture = drawn("146")
    picture[51:53, 137:139] = 20
    assert read(picture, "14.6", "14.6").confidence == 0


def test_point_before_three_digits_may_be_a_comma() -> None:
    """In a blurred scan the tail of a comma is too faint to be seen: 45,498 was read as 45.498 (made scan 38)."""
    picture = drawn("1234", gap=10)
    picture[49:53, 123:127] = 20
    point, comma = Read("1.234", 0.99), Read("1,234", 0.99)
    assert again(picture, point, point, *[point] * 3).confidence == 0
    assert again(picture, point, comma, *[point] * 3).confidence == 0
    assert again(picture, comma, comma) == comma


def test_point_behind_four_digits_is_no_comma() -> None:
    """9294.065 was left null, for fear of a comma (made scan 50)."""
    picture = drawn("1234567")
    picture[:, 190:] = picture[:, 180:-10].copy()
    picture[:, 180:190] = 255
    picture[49:53, 183:187] = 20
    point = Read("1234.567", 0.99)
    assert again(picture, point, point._replace()) == point


def test_sure_digits_with_a_point_before_the_last_three_are_given_without_it() -> None:
    """The sums may decide what stands there; they cannot where a digit is in doubt too."""
    picture = drawn("1234", gap=10)
    picture[49:53, 123:127] = 20
    point = Read("1.234", 0.99)
    assert again(picture, point, point, *[point] * 3) == Read(f"1{UNREAD}234", 0.0, others=("1.234", "1.234"))
    doubted = again(picture, point, Read("1.284", 0.99), *[point] * 2, Read("1.284", 0.9))
    assert doubted == Read("1.234", 0.0, others=("1.284",))  # the digit's shape says what it is likely to be
    assert again(drawn("1234"), point, point, *[point] * 3).text == "1.234"  # there is no room for a sign


def test_point_before_three_digits_is_a_comma_where_another_parts_the_fraction() -> None:
    """9,074.4952 was left null, for its comma was a point (made scan 1755)."""
    picture = drawn("123456789", gap=10)
    picture[49:53, 123:127] = 20
    picture[:, 200:] = picture[:, 190:-10].copy()
    picture[:, 190:200] = 255
    picture[49:53, 193:197] = 20
    point = Read("1.234.56789", 0.99)
    assert again(picture, point, point._replace(), *[point] * 3) == Read("1,234.56789", 0.85)
    three = Read("1.234.567", 0.99)  # a fraction, or millions
    assert again(picture, three, three._replace(), *[three] * 3).confidence == 0


def test_comma_that_touches_the_digits_beside_it_parts_them() -> None:
    """8,974 had an ink more than it has digits, and was left null (made scan 1743)."""
    picture = drawn("8074", gap=10)
    picture[44:58, 119:127] = 20
    picture[49:52, 114:134] = 20
    comma = Read("8,074", 0.7)
    assert again(picture, comma, comma._replace(), *[Read("8,074", 0.9)] * 3) == Read("8,074", 0.85)
    assert again(drawn("8074", gap=10), comma, comma._replace(), *[Read("8,074", 0.9)] * 3).confidence == 0


def test_slash_too_blurred_to_be_straight_is_told_by_the_others() -> None:
    """A third of the slashes of a report was in doubt (made scan 1757)."""
    slash = np.full((80, 400), 255, np.uint8)
    cv2.line(slash, (100, 52), (107, 28), (20,), 3)
    straight, blurred = (np.asarray(cv2.GaussianBlur(slash, (0, 0), by), np.uint8) for by in (1.5, 2))

    def last(others: int) -> Read:
        picture = np.vstack([*map(drawn, OTHERS), *[straight] * others, blurred])
        found = [string for k in range(len(OTHERS) + others + 1) for string in _strings(picture, k)]
        readings = [*(Read(text, 0.99) for text in OTHERS), *[Read("1", 0.6)] * (others + 1)]
        again = [one._replace() for one in readings]
        return read_strings(picture, found, cast(Recogniser, Readings(readings, again)))[-1]

    assert last(4) == Read("/", 1.0)
    assert last(3).confidence == 0


def test_point_behind_a_figure_is_dirt_if_all_views_show_the_digits() -> None:
    """38 was read as 38. with 0.96 and 0.8, and left null (made scan 405)."""
    point = Read("14.", 0.9)
    assert again(drawn("14"), point, point, Read("14", 0.99), point, point) == Read("14", 0.85)
    assert again(drawn("140"), point, point, *[point] * 3).confidence == 0  # a digit was not read
    assert again(drawn("14"), point, point, Read("11", 0.99), point, point).confidence == 0
    leading = Read(".14", 0.99)
    assert again(drawn("14"), leading, leading, *[leading] * 3).confidence == 0  # it may be a fraction


def wide(text: str, gap: int = 0) -> Grey:
    """Full-width digits: narrow ones, each in the room of a character; the third is `gap` pixels farther right."""
    picture = np.full((80, 400), 255, np.uint8)
    for k, char in enumerate(text):
        one = np.full((80, 40), 255, np.uint8)
        cv2.putText(one, char, (10, 52), cv2.FONT_HERSHEY_SIMPLEX, 1.0, (20,), 3, cv2.LINE_AA)
        x = 100 + 24 * k + (gap if k > 1 else 0)
        picture[:, x : x + 24] = cv2.resize(one, (24, 80), interpolation=cv2.INTER_AREA)
    return picture


def test_full_width_digits_are_as_far_apart_as_they_are() -> None:
    """33 was taken to have lost what stands between its digits (made scan 508)."""
    texts = ("3456", "6543", "5364", "11", "2078")
    picture = np.vstack([wide(text) for text in texts])
    found = [string for k in range(len(texts)) for string in _strings(picture, k)]
    reads = [Read(text, 0.99) for text in texts]
    models = cast(Recogniser, Readings(reads, [one._replace() for one in reads]))
    assert [one.text for one in read_strings(picture, found, models) if one.confidence] == list(texts)


def test_full_width_digits_leave_less_room_for_a_point_that_was_lost() -> None:
    """Of 5590.0481 a copy in black and white had lost the point, and the figure was read without it."""
    texts = ("3456", "6543", "5364", "2078", "4635")
    for gap, sure in ((1, texts), (5, texts[:-1])):
        picture = np.vstack([wide(text, gap if text == texts[-1] else 0) for text in texts])
        found = [string for k in range(len(texts)) for string in _strings(picture, k)]
        reads = [Read(text, 0.99) for text in texts]
        models = cast(Recogniser, Readings(reads, [one._replace() for one in reads]))
        assert [one.text for one in read_strings(picture, found, models) if one.confidence] == list(sure)


def test_sign_before_a_figure_or_two_strokes_of_a_numeral() -> None:
    """十一 was read as +1, with 0.85 and 0.83, and taken for 1."""
    picture = drawn("14")
    picture[38:42, 82:94] = picture[34:46, 86:90] = 20
    assert read(picture, "+14", "+14") == Read("+14", 0.97)
    assert read(picture, "+14", "+14", (0.84, 0.9)).confidence == 0
    assert read(picture, "+1", "+1") == Read("十一", 0.0)


def test_arc_of_a_seal_between_two_ruling_lines_is_no_slash() -> None:
    """In a cell that it crosses a grey seal was a slash, and the cell's nought nothing."""
    slash = np.full((80, 400), 255, np.uint8)
    cv2.line(slash, (100, 52), (130, 28), (20,), 3)
    models = Readings([Read("", 0.0)], [Read("", 0.0)])
    for place, sure in ((CELL, 1.0), (Box(97, 0, 134, 80), 0.0)):
        [found] = strings(find_blobs(slash), HIGH, place)
        [one] = read_strings(slash, [found], cast(Recogniser, models))
        assert one.confidence == sure


def test_digit_far_from_its_own_kind_needs_one_sure_reading() -> None:
    """3653 was read as 3633 by both readings and all views, with 0.6 and 0.8: its 5 had gone towards a 3."""
    picture, found = page(*OTHERS, "34")
    top = 80 * len(OTHERS)
    picture[top + 49 : top + 54, 100:108] = 255  # the end of the 3
    found[-1:] = _strings(picture, len(OTHERS))
    for confidence, expected in ((0.84, 0.0), (0.86, 0.85)):
        reads = [Read(one, 0.99) for one in OTHERS]
        views = [Read("34", confidence)] * 3
        models = Readings([*reads, Read("34", confidence)], [*reads, Read("34", 0.8)], views)
        assert read_strings(picture, found, cast(Recogniser, models))[-1].confidence == expected


def test_numeral_in_doubt_is_sure_if_all_views_show_it() -> None:
    unsure = Read("二十七", 0.8), Read("二+七", 0.7)
    assert again(drawn("8080"), *unsure, *[Read("二+七", 0.9)] * 3) == Read("二十七", 0.85)
    assert again(drawn("8080"), *unsure, *[Read("三十七", 0.9)] * 3) == Read("二十七", 0.0, others=("三十七",))
    assert again(drawn("8080"), *unsure) == Read("二十七", 0.0)
    plus = Read("+七", 0.7), Read("+七", 0.8)  # as both readings take it (made scan 731)
    assert again(drawn("8080"), *plus, *[Read("+七", 0.9)] * 2, Read("十七", 0.9)) == Read("十七", 0.85)
    assert again(drawn("8080"), *plus, *[Read("+七", 0.9)] * 3).confidence == 0


@pytest.mark.parametrize("lean", [0, 8])
def test_blurred_slash_is_one_where_digits_stand_upright(lean: int) -> None:
    """Its ink is no straight line; but no more is that of an italic 1, so not where digits lean."""
    picture = np.vstack([*(drawn(text) for text in OTHERS), np.full((80, 400), 255, np.uint8)])
    if lean:
        shift = np.array([[1, -lean / 24, 0], [0, 1, 0]], np.float32)
        rows = [cv2.warpAffine(row, shift, (400, 80), borderValue=(255,)) for row in np.split(picture, len(OTHERS) + 1)]
        picture = np.vstack(rows)
    high = len(OTHERS) * 80
    cv2.line(picture, (100, high + 52), (108, high + 28), (20,), 4)
    picture[-80:] = cv2.GaussianBlur(picture[-80:], (0, 0), 1.5)
    found = [string for k in range(len(OTHERS) + 1) for string in _strings(picture, k)]
    readings = [*(Read(text, 0.99) for text in OTHERS), Read("1", 0.6)]
    models = cast(Recogniser, Readings(readings, readings))
    assert (read_strings(picture, found, models)[-1] == Read("/", 1.0)) == (lean == 0)


def test_figure_with_its_unit_needs_as_much_as_one_alone() -> None:
    picture = drawn("8080")
    unsure = Read("14件", 0.8), Read("14件", 0.7)
    assert again(picture, *unsure, *[Read("14件", 0.8)] * 3) == Read("14件", 0.85)
    assert again(picture, *unsure, *[Read("17件", 0.9)] * 3).confidence == 0
    assert again(picture, *unsure).confidence == 0
    point = Read("8.258件", 0.97)  # the comma of 8,258件 (made scan 883)
    assert again(picture, point, point._replace(), *[point] * 3).confidence == 0
    assert again(picture, Read("8.258件", 0.7), Read("8.258件", 0.7), *[point] * 3).confidence == 0


def test_short_words_are_what_most_views_say() -> None:
    """结果维持 was read as 结果准持, and table RL was not known by it (made scan 303)."""
    unsure = Read("结果准", 0.35), Read("结果难", 0.3)
    views = Read("结果维", 0.9), Read("结果维", 0.8), Read("结果准", 0.4)
    assert again(drawn("8080"), *unsure, *views).text == "结果维"


def test_letter_is_the_digit_that_it_looks_like_but_in_doubt() -> None:
    """5 was read as S twice, and no sum could prove it (made scan 405)."""
    assert read(drawn("5"), "S", "S") == Read("5", 0.0, others=("S",))
    assert read(drawn("15"), "lS", "lS") == Read("15", 0.0, others=("lS",))
    assert read(drawn("11"), "n", "n") == Read("11", 0.0, others=("n",))
    assert read(drawn("5"), "e", "e") == Read("e", 0.0)


def test_lone_letter_is_the_character_that_a_view_shows() -> None:
    """正 was read as E and L (made scan 4)."""
    letters = Read("E", 0.88), Read("L", 0.82)
    assert again(drawn("8"), *letters, Read("E", 0.43), Read("E", 0.52), Read("正", 0.94)).text == "正"
    assert again(drawn("8"), *letters, Read("E", 0.43), Read("8", 0.52), Read("正", 0.94)).confidence == 0


def arrows(high: int, count: int) -> Grey:
    """Cells with an arrow each, one under the other."""
    picture = np.full((80, 400), 255, np.uint8)
    cv2.arrowedLine(picture, (110, 52), (110, 52 - high), (20,), 2, tipLength=0.3)
    return np.vstack([picture] * count)


@pytest.mark.parametrize(("high", "count"), [(22, 1), (30, 1), (30, 4)])
def test_arrow_is_no_one_however_sure_the_readings(high: int, count: int) -> None:
    """The models know no arrow: four ↓ and ↑ were 1 with up to 0.96, and nobody was told (made scan 504)."""
    others = ("21", "31", "41", "51")
    note = np.full((80, 400), 255, np.uint8)
    note[20:54, 100:140] = 20  # numbered words are higher than figures, and no measure of them
    picture = np.vstack([page(*others, "1")[0], arrows(high, count), *[note] * 9])
    rows = len(others) + 1 + count
    found = [string for k in range(rows + 9) for string in _strings(picture, k)]
    reads = [Read(text, 0.99) for text in (*others, *["1"] * (1 + count), *["1.申请"] * 9)]
    twice = reads, [one._replace() for one in reads]
    said = read_strings(picture, found, cast(Recogniser, Readings(*twice, [Read("1", 0.99)] * 3 * count)))
    assert [one.confidence > 0 for one in said[:rows]] == [True] * (len(others) + 1) + [False] * count


@pytest.mark.parametrize(("sure", "is_legible"), [(2, False), (6, True)])
def test_what_is_sure_by_chance_in_an_illegible_scan_is_in_doubt(sure: int, is_legible: bool) -> None:
    """Of 136 figures of a blurred fax 7 were sure, and three of these were wrong: 0 and 5 were 1 (made scan 559)."""
    texts = [*OTHERS, *OTHERS[:5]]
    dash = np.full((80, 400), 255, np.uint8)
    dash[40:43, 100:120] = 20
    picture = np.vstack([page(*texts)[0], dash])
    found = [string for k in range(len(texts) + 1) for string in _strings(picture, k)]
    first = [*(Read(text, 0.99) for text in texts), Read("一", 0.9)]
    second = [*first[:sure], *(Read("l$", 0.4) for _ in texts[sure:]), Read("-", 0.9)]
    models = cast(Recogniser, Readings(first, [read._replace() for read in second]))
    reads = read_strings(picture, found, models)
    assert [read.confidence > 0 for read in reads[:sure]] == [is_legible] * sure
    assert (reads[-1] == Read(DASH, 1.0)) == is_legible
    assert is_legible or {read.confidence for read in reads} == {0.0}


@pytest.mark.parametrize(("digit", "is_sure"), [("0", True), ("2", False)])
def test_blot_on_a_lone_digit_leaves_nought_what_it_is(digit: str, is_sure: bool) -> None:
    """Whatever is round is nought; a stroke with a blot may be any sign."""
    picture = np.vstack([page(*OTHERS)[0], drawn(digit)])
    picture[-46:-42, 116:121] = 20
    found = [string for k in range(len(OTHERS) + 1) for string in _strings(picture, k)]
    first = [Read(text, 0.99) for text in (*OTHERS, digit)]
    models = cast(Recogniser, Readings(first, [one._replace() for one in first]))
    assert (read_strings(picture, found, models)[-1].confidence > 0) == is_sure


def test_ink_before_the_first_digit_is_a_sign_that_is_too_faint_to_be_read() -> None:
    """Of ?0 the half that was left of its sign was no digit, and so the rest a nought that is sure (made scan 876)."""
    picture = drawn("20")
    picture[36:56, 98:120] = 255
    assert read(picture, "0", "10", (0.97, 0.5)).confidence == 0
    spoilt, found = page(*OTHERS, "60")
    spoilt[-80 + 38 : -80 + 60, 98:119] = 255  # the upper half of its first digit
    found = [string for k in range(len(OTHERS) + 1) for string in _strings(spoilt, k)]
    sure = [Read(text, 0.99) for text in OTHERS]
    readings = Readings([*sure, Read("0", 0.97)], [*sure, Read("10", 0.5)])
    assert read_strings(spoilt, found, cast(Recogniser, readings))[-1].confidence == 0


def test_what_an_office_prints_where_it_does_not_know_is_no_figure() -> None:
    assert held("60", Read("?0", 0.8), Read("80", 0.3)).text == "80"


@pytest.mark.parametrize(("least", "is_sure"), [(0.9, True), (0.78, False)])
def test_digit_between_two_shapes_is_sure_only_if_each_view_is(least: float, is_sure: bool) -> None:
    """3600 in a coarse JPEG was read as 3800, surely but in one view."""
    picture, _ = page(*OTHERS, "54")
    other, _ = page(*OTHERS, "34")
    between = (picture // 2 + other // 2).astype(np.uint8)
    found = [string for k in range(len(OTHERS) + 1) for string in _strings(between, k)]
    reads = [Read(one, 0.99) for one in (*OTHERS, "34")]
    views = [Read("34", 0.9), Read("34", least), Read("34", 0.9)]
    models = cast(Recogniser, Readings(reads, [one._replace() for one in reads], views))
    assert (read_strings(between, found, models)[-1].confidence > 0) == is_sure


@pytest.mark.parametrize("text", ["32483万元", "二十七"])
def test_figure_with_its_unit_beside_lost_ink_is_in_doubt(text: str) -> None:
    """312483万元 under a pale stripe was 32483万元, surely: the unit beside it made words of it (made scan 937)."""
    picture = drawn("8080")
    models = [cast(Recogniser, Readings([Read(text, 0.99)], [Read(text, 0.98)])) for _ in range(2)]
    [found] = strings(find_blobs(picture), HIGH, CELL)
    assert read_strings(picture, [found], models[0])[0].confidence > 0
    assert read_strings(picture, [found._replace(is_unclear=True)], models[1])[0].confidence == 0


@pytest.mark.parametrize(("bar", "is_sure"), [((-5, 16), False), ((-5, 3), True), ((-12, 16), True), (None, True)])
def test_stroke_with_what_is_left_of_a_bar_beside_it_is_no_one(bar: tuple[int, int] | None, is_sure: bool) -> None:
    """A 4 under a marker's ink kept its stroke and an end of its bar: ':' to one reading, 1 to the other."""
    others = ("21", "31", "41", "51")
    picture = np.vstack([page(*others)[0], drawn("1")])
    [lone] = _strings(picture, len(others))
    if bar:
        x, y = lone.box.x0 + bar[0], lone.box.y0 + bar[1]
        picture[y : y + 2, x : x + 3] = 20
    found = [string for k in range(len(others) + 1) for string in _strings(picture, k)]
    first = [Read(text, 0.99) for text in (*others, "1")]
    models = cast(Recogniser, Readings(first, [one._replace() for one in first]))
    assert (read_strings(picture, found, models)[-1].confidence > 0) == is_sure


def faint_eight(share: float, reads: tuple[float, float], view: Read, *, at_line: bool = False) -> Read:
    """Read 28 on a page with others, its 8 by this share a 0, with what is said of three views of it."""
    eight, nought = page(*OTHERS, "28")[0], page(*OTHERS, "20")[0]
    picture = np.round(eight * (1 - share) + nought * share).astype(np.uint8)
    found = [string for k in range(len(OTHERS) + 1) for string in _strings(picture, k)]
    found[-1] = found[-1]._replace(at_line=(False, at_line))
    readings = [[*(Read(text, 0.99) for text in OTHERS), Read("28", sure)] for sure in reads]
    models = cast(Recogniser, Readings(*readings, [view, view, view]))
    return read_strings(picture, found, models)[-1]


@pytest.mark.parametrize(
    ("share", "view", "is_sure"),
    [(0.4, Read("28", 0.8), True), (0.45, Read("28", 0.8), False), (0.4, Read("20", 0.8), False)],
)
def test_unspoilt_digit_need_be_barely_liker_to_itself_if_all_readings_and_views_agree(
    share: float, view: Read, is_sure: bool
) -> None:
    """In a blurred scan of few dots all digits are like each other: a tenth of it was null (made scan 892)."""
    assert (faint_eight(share, (0.7, 0.8), view).confidence > 0) == is_sure


@pytest.mark.parametrize(("share", "sure", "is_sure"), [(0.38, 0.99, True), (0.43, 0.99, False), (0.38, 0.8, False)])
def test_unspoilt_digit_at_a_ruling_line_is_sure_if_all_readings_and_views_are(
    share: float, sure: float, is_sure: bool
) -> None:
    """18988 ended at a line, and its 8 was as like to a 9 as those of its page are (made scan 758)."""
    assert (faint_eight(share, (sure, 0.98), Read("28", sure), at_line=True).confidence > 0) == is_sure


@pytest.mark.parametrize("text", ["0", "20", "1", "11"])
def test_two_strokes_of_an_open_nought_are_one_digit(text: str) -> None:
    """Half of the noughts in a fine scan in black and white were two digits by their ink, and null."""
    last = drawn(text)
    if text.endswith("0"):
        last[:, 20 * len(text) + 89 :][:, :2] = 255
    whole = np.vstack([page(*OTHERS)[0], last])
    found = [string for k in range(len(OTHERS) + 1) for string in _strings(whole, k)]
    reads = [[*(Read(one, 0.99) for one in OTHERS), Read(text, sure)] for sure in (0.97, 0.96)]
    assert read_strings(whole, found, cast(Recogniser, Readings(*reads)))[-1].confidence > 0


@pytest.mark.parametrize("sure", [0.9, 0.98])
def test_digit_that_was_read_less_surely_is_no_pattern_where_there_are_better_ones(sure: float) -> None:
    """Fives of coarse black and white were all 3 to the models, up to 0.98, and proved each other (made scan 701)."""
    others = tuple(text.replace("5", "2") for text in OTHERS)
    picture, found = page(*others, *["54"] * 4)
    first, second = ([*(Read(text, 0.99) for text in others), *[Read("34", one)] * 4] for one in (sure, 0.98))
    models = cast(Recogniser, Readings(first, second, [Read("34", 0.97)] * 12))
    assert [read.confidence for read in read_strings(picture, found, models)[-4:]] == [0.0] * 4


@pytest.mark.parametrize(
    ("ink", "first", "second", "said"),
    [("1", "}", ")", "1"), ("1", "]", "|", "1"), ("1", "}", "A", "}"), ("7", "}", ")", ")"), ("0", "()", "", "0")],
)
def test_lone_digit_that_is_a_sign_to_the_models_is_told_by_its_shape(
    ink: str, first: str, second: str, said: str
) -> None:
    others = (*OTHERS, "21", "31", "41", "61")
    picture, found = page(*others, ink)
    sure = [Read(text, 0.99) for text in others]
    models = cast(Recogniser, Readings([*sure, Read(first, 0.9)], [*sure, Read(second, 0.9)]))
    read = read_strings(picture, found, models)[-1]
    assert (read.text if read.confidence else "") == (said if said.isdigit() else "")


@pytest.mark.parametrize(("views", "said"), [(("0", "()", "0"), "0"), (("0", "()", "6"), "")])
def test_lone_nought_is_told_by_its_shape_unless_a_view_has_another_digit(views: tuple[str, ...], said: str) -> None:
    """Of noughts in thin black and white most readings were two brackets, and one in three views a nought."""
    strokes = Read("()", 0.6)
    read = again(drawn("0"), strokes, strokes._replace(), *(Read(view, 0.5) for view in views))
    assert (read.text if read.confidence else "") == said


@pytest.mark.parametrize(("share", "is_sure"), [(0.0, True), (0.5, False)])
def test_digit_is_not_another_of_which_the_report_has_no_pattern(share: float, is_sure: bool) -> None:
    """A report of few figures had no other 5, and 7580 was 7380 to the models (made scan 973)."""
    others = tuple(text.replace("5", "2") for text in OTHERS)
    three, five = page(*others, "34")[0], page(*others, "54")[0]
    picture = np.round(three * (1 - share) + five * share).astype(np.uint8)
    found = [string for k in range(len(others) + 1) for string in _strings(picture, k)]
    reads = [Read(text, 0.99) for text in (*others, "34")]
    assert (read_strings(picture, found, cast(Recogniser, Readings(reads, [*reads])))[-1].confidence > 0) == is_sure


@pytest.mark.parametrize(("share", "other", "is_sure"), [(0.35, "", True), (0.35, "8", False), (0.5, "", False)])
def test_lone_nought_that_all_readings_are_unsure_of_is_one_if_liker_to_it_than_to_any_other(
    share: float, other: str, is_sure: bool
) -> None:
    """Noughts of coarse black and white are little to the models, and as like an 8 as each other (made scan 1043)."""
    nought, eight = page(*OTHERS, "0")[0], page(*OTHERS, "8")[0]
    picture = np.round(nought * (1 - share) + eight * share).astype(np.uint8)
    found = [string for k in range(len(OTHERS) + 1) for string in _strings(picture, k)]
    sure = [Read(text, 0.99) for text in OTHERS]
    views = [Read("0", 0.6), Read("0", 0.4), Read(other, 0.3)]
    models = Readings([*sure, Read("0", 0.6)], [*sure, Read("", 0.0)], views)
    assert (read_strings(picture, found, cast(Recogniser, models))[-1].confidence > 0) == is_sure


def test_digits_are_as_high_as_figures_are_and_words_are_higher() -> None:
    """Among words twice as many as figures 10503, whose digits touch, was four digits wide (made scan 1525)."""
    joined = drawn("36543")
    joined[50:52, 102:195] = 20
    word = np.full((80, 400), 255, np.uint8)
    word[31:54, 100:140] = 20
    picture = np.vstack([page(*OTHERS)[0], joined, *[word] * 20])
    found = [string for k in range(len(OTHERS) + 21) for string in _strings(picture, k)]
    reads = [Read(one, 0.99) for one in (*OTHERS, "36543", *["许"] * 20)]
    seen = see(picture, found, cast(Recogniser, Readings(reads, [one._replace() for one in reads])))
    assert [len(one.digits) for one in seen[: len(OTHERS) + 1]] == [*[4] * len(OTHERS), 5]


@pytest.mark.parametrize(("text", "ink", "is_sure"), [("54", "54", True), ("34", "54", False), ("54", "", False)])
def test_broken_digits_are_held_against_shapes_where_those_that_were_read_must_stand(
    text: str, ink: str, *, is_sure: bool
) -> None:
    """10718 was read so five times; its 7 was two specks and no digit, and so it was null (made scan 1412)."""
    picture, found = page(*OTHERS, "54")
    reads = [Read(one, 0.99) for one in (*OTHERS, text)]
    models = cast(Recogniser, Readings(reads, [one._replace() for one in reads], [Read(text, 0.99)] * 3))
    *others, last = see(picture, found, models)
    broken = last._replace(digits=last.digits[:1], as_read=Cut(last.digits if ink else ()))
    assert (decide([*others, broken], models)[-1].confidence > 0) == is_sure
