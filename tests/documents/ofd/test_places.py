"""How OFD writes places: numbers, distances, paths."""

import pytest
from lxml import etree

from gongkai.documents.ofd.places import Space, characters, numbers, subpaths


def node(code: str, more: str = "") -> etree._Element:
    return etree.fromstring(f"<TextObject {more}>{code}</TextObject>")


@pytest.mark.parametrize(
    ("text", "found"),
    [("0 0 210 297", [0, 0, 210, 297]), ("1e1 -.5", [10, -0.5]), ("1 x nan inf 2", [1, 2]), ("", []), (None, [])],
)
def test_what_is_no_number_is_left_out(text: str | None, found: list[float]) -> None:
    assert numbers(text) == found


@pytest.mark.parametrize(
    ("code", "more", "places"),
    [
        ('<TextCode X="1" Y="5" DeltaX="2 3">123</TextCode>', "", [(1, 5), (3, 5), (6, 5)]),
        ('<TextCode X="1" Y="5" DeltaX="g 2 2.5">123</TextCode>', "", [(1, 5), (3.5, 5), (6, 5)]),
        ('<TextCode X="1" Y="5" DeltaX="1 g 2 3 g">1234</TextCode>', "", [(1, 5), (2, 5), (5, 5), (8, 5)]),
        ('<TextCode X="0" Y="5">1县1</TextCode>', "", [(0, 5), (2, 5), (6, 5)]),
        ('<TextCode X="0" Y="5">1县1</TextCode>', 'HScale="0.5"', [(0, 5), (1, 5), (3, 5)]),
        ('<TextCode X="0" Y="5" DeltaY="4 4">县县县</TextCode>', "", [(0, 5), (0, 9), (0, 13)]),
        ('<TextCode X="0" Y="5">县县</TextCode>', 'ReadDirection="90"', [(0, 5), (0, 9)]),
        ('<TextCode X="0" Y="5">1</TextCode><TextCode X="7">2</TextCode>', "", [(0, 5), (7, 5)]),
        ('<TextCode X="0" Y="5" DeltaX="g 99999999 1">12</TextCode>', "", [(0, 5), (1, 5)]),
        ('<TextCode X="0" Y="5" DeltaX="x">12</TextCode>', "", [(0, 5), (2, 5)]),
    ],
)
def test_each_character_has_its_place(code: str, more: str, places: list[tuple[float, float]]) -> None:
    assert [(x, y) for _, x, y, _ in characters(node(code, more), 4.0)] == places


def test_character_is_no_wider_than_the_step_to_the_next() -> None:
    code = node('<TextCode X="0" Y="0" DeltaX="1.5 9">123</TextCode>')
    assert [wide for *_, wide in characters(code, 4.0)] == [1.5, 2.0, 2.0]


@pytest.mark.parametrize(
    ("data", "parts"),
    [
        ("M 0 0 L 5 0", [(False, [(0, 0), (5, 0)])]),
        ("M0 0L5 0L5 5C", [(False, [(0, 0), (5, 0), (5, 5), (0, 0)])]),
        ("M 0 0 L 5 0 M 0 9 L 5 9", [(False, [(0, 0), (5, 0)]), (False, [(0, 9), (5, 9)])]),
        ("M 0 0 B 1 1 2 2 3 3", [(True, [(0, 0), (3, 3)])]),
        ("M 0 0 A 1 1 0 1 0 4 4 Q 1 1 9 9", [(True, [(0, 0), (4, 4), (9, 9)])]),
        ("M 0 0 L 5", [(False, [(0, 0)])]),
        ("7 L 1 2 Z", [(False, [(1, 2)])]),
        ("", []),
    ],
)
def test_corners_of_a_path(data: str, parts: list[tuple[bool, list[tuple[float, float]]]]) -> None:
    assert list(subpaths(data)) == parts


def test_space_within_a_space() -> None:
    page = Space(2, 0, 0, 2, 10, 20)
    turned = page.inside(Space(0, 1, -1, 0, 3, 4))
    assert turned.at(1, 0) == (10 + 2 * 3, 20 + 2 * (4 + 1))
