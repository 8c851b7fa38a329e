"""Headers cut to pieces: accepted where every character is there and in order."""

import pytest

from gongkai.reports.loose.scattered import in_order

APPLICANTS = ["自然人", "商业企业", "科研机构", "社会公益组织", "法律服务机构", "其他", "总计"]


def test_whole_labels_in_order() -> None:
    assert in_order("rq", [APPLICANTS])


def test_the_columns_of_table_rq_are_none_of_table_rl() -> None:
    labels = ["自然人", "商业企业", "科研机构", "社会公益组织", "法律服务机构", "其他", "总计"]
    assert in_order("rq", [labels])
    assert not in_order("rl", [labels])


def test_pieces_over_two_lines() -> None:
    assert in_order("rq", [["自然人总计"], ["商业企科研机社会公法律服"], ["其他"], ["业", "构", "益组织", "务机构"]])


def test_labels_over_two_lines_stand_lower_than_the_one_over_five() -> None:
    assert in_order(
        "rq",
        [["法人或其他组织"], ["自然人总计"], ["商业企科研机社会公法律服"], ["其他"], ["业", "构", "益组织", "务机构"]],
    )
    assert in_order("rq", [["法人或其他组织"], ["自然人", "总计"], APPLICANTS[1:6]])


@pytest.mark.parametrize(("one", "other"), [(1, 2), (0, 6), (3, 4)])
def test_another_order_is_refused(one: int, other: int) -> None:
    swapped = list(APPLICANTS)
    swapped[one], swapped[other] = swapped[other], swapped[one]
    assert not in_order("rq", [swapped])


def test_another_order_over_several_lines_is_refused() -> None:
    lines = [["自然人"], ["商业企"], ["业"], ["科研机构"], ["社会公益组织"], ["法律服务机构"], ["其他"], ["总计"]]
    assert in_order("rq", lines)
    lines[3], lines[4] = lines[4], lines[3]
    assert not in_order("rq", lines)


@pytest.mark.parametrize("lost", range(7))
def test_a_label_that_is_missing_is_missed(lost: int) -> None:
    assert not in_order("rq", [APPLICANTS[:lost] + APPLICANTS[lost + 1 :]])


def test_the_note_on_the_sums_is_passed_over() -> None:
    assert in_order("rq", [["（本列数据的勾稽关系为）"], APPLICANTS])


SHORT = ["自然人", "企业", "科研", "公益组织", "法律服务", "其他", "合计"]


def test_other_names_of_the_columns() -> None:
    assert in_order("rq", [SHORT])
    assert in_order("rq", [["自然人"], ["法人或其他组织"], ["合计"], *([word] for word in SHORT[1:6])])
    assert in_order("rq", [["自然人"], ["商", "业", "企", "业"], *([word] for word in SHORT[2:])])


@pytest.mark.parametrize(("one", "other"), [(1, 2), (0, 6), (3, 4)])
def test_other_names_in_another_order_are_refused(one: int, other: int) -> None:
    swapped = list(SHORT)
    swapped[one], swapped[other] = swapped[other], swapped[one]
    assert not in_order("rq", [swapped])


def test_the_total_under_its_other_name_may_be_cut_up_too() -> None:
    assert in_order("rq", [["自然人合计"], ["商业企科研机社会公法律服"], ["其他"], ["业", "构", "益组织", "务机构"]])


@pytest.mark.parametrize(
    "lines",
    [
        [["法人或其他组织", "自然人", "总计"], APPLICANTS[1:6]],
        [["法人或其他组织"], ["自然人"], ["总计"], *([label] for label in APPLICANTS[1:6])],
        [["法人或其他组织自然人总计"], APPLICANTS[1:6]],
    ],
)
def test_natural_persons_named_behind_the_legal_persons_may_stand_there(lines: list[list[str]]) -> None:
    assert not in_order("rq", lines)
