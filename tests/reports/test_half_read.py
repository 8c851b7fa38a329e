"""Columns whose labels were read by half are named where no other can stand, and nowhere else."""

import pytest

from gongkai.reports.half_read import half_read

RQ = ("natural_person", "commercial_enterprise", "research_institution", "public_interest_org", "legal_services_org")


def rq(label: str, *, before: str | None = RQ[2], after: str | None = RQ[4]) -> dict[int, str]:
    return half_read("rq", [(before, "科研机构", None), (None, label, None), (after, "法律服务机构", None)])


@pytest.mark.parametrize("label", ["会公织", "社会\ufffd织", "社公益组织", "社会组织"])
def test_label_that_is_left_in_parts_is_its_column_between_its_neighbours(label: str) -> None:
    """法律服务机构 was read as 法律务, and all that stood under it was left null (made scan 507)."""
    assert rq(label) == {1: RQ[3]}


@pytest.mark.parametrize("label", ["", "SE", "事业单位", "公", "组会社", "社会团体", "社区服务站机构", "2023年"])
def test_other_label_names_no_column(label: str) -> None:
    assert rq(label) == {}


def test_column_that_may_have_moved_is_not_named() -> None:
    assert rq("会公织", before=None) == rq("会公织", after=None) == rq("会公织", before=RQ[1]) == {}
    assert rq("会公织", after="other_org") == half_read("rq", [(RQ[2], "科研机构", None), (None, "会公织", None)]) == {}


def test_outcome_is_named_in_its_own_proceeding() -> None:
    outcomes = [("upheld", "结果维持"), ("corrected", "结果纠正"), ("other", "其他结果"), ("total", "总计")]
    review = [(key, label, "review") for key, label in outcomes]
    suit = [(None, "结莱持", "suit_direct"), ("corrected", "结果纠正", "suit_direct")]
    assert half_read("rl", [*review, *suit]) == {4: "upheld"}
    assert half_read("rl", [(key, label, "suit_direct") for key, label, _ in [*review, *suit]]) == {}


@pytest.mark.parametrize("label", ["总", "总t", "\ufffd计"])
def test_label_of_two_characters_is_known_by_one_of_them(label: str) -> None:
    assert half_read("rl", [("pending", "尚未审结", "review"), (None, label, "review")]) == {1: "total"}


@pytest.mark.parametrize("label", ["", "共计数", "其地", "t", "备注", "总数"])
def test_label_of_two_characters_is_not_known_by_less(label: str) -> None:
    assert half_read("rl", [("pending", "尚未审结", "review"), (None, label, "review")]) == {}


def pd(*labels: str) -> dict[int, str]:
    return half_read("pd", [("issued", labels[0], None), (None, labels[1], None), ("in_force", labels[2], None)])


def test_label_of_table_pd_may_differ_in_one_character() -> None:
    """废止 was read as 皮止 (made scan 41)."""
    assert pd("本年制发件数", "本年皮止件数", "现行有效件数") == {1: "repealed"}


@pytest.mark.parametrize("label", ["本年修改件数", "本年止件数", "上年废止件次", "备注"])
def test_other_label_of_table_pd_names_no_column(label: str) -> None:
    assert pd("本年制发件数", label, "现行有效件数") == {}
    headings = [("issued", "本年制发件数", None), (None, "本年皮止件数", None), ("repealed", "本年废止件数", None)]
    assert half_read("pd", headings) == {}
