"""Columns of table RQ that flattened text names in its order, a sum of the legal persons among them."""

import pytest

from gongkai.documents import read_document
from gongkai.reports import read_report
from gongkai.reports.tables.applicants import columns_in_order
from gongkai.values import Cell

MEMBERS = ("商业企业", "科研机构", "社会公益组织", "法律服务机构", "其他")
PD = "规章\t1\t2\t3\n行政规范性文件\t4\t5\t6\n"


def keys(*words: str) -> list[str | None]:
    return [key for _, key, _ in columns_in_order(words)]


def test_a_sum_of_the_legal_persons_is_a_column() -> None:
    for sum_ in ("小计", "法人合计"):
        assert keys("自然人", "法人或其他组织", "总计", sum_, *MEMBERS)[:3] == [
            "natural_person",
            None,
            "commercial_enterprise",
        ]
        assert keys("自然人", "法人或其他组织", "总计", *MEMBERS, sum_)[-2:] == [None, "total"]
    assert keys("自然人", "法人或其他组织", "总计", *MEMBERS)[-2:] == ["other_org", "total"]
    assert keys("自然人", "法人或其他组织", "总计", "小计", *MEMBERS[1:]) == []


@pytest.mark.parametrize("behind", ["上年总计", "2018年总计", "同比增减"])
def test_a_column_of_another_year_stands_behind_the_total(behind: str) -> None:
    """Eight figures under seven columns left a whole table null."""
    assert keys("自然人", "法人或其他组织", "总计", behind, *MEMBERS)[-3:] == ["other_org", "total", None]


@pytest.mark.parametrize("label", ["上年总计", "上年度合计", "同比增减", "去年"])
def test_a_column_of_another_year_over_the_line_of_the_others(label: str) -> None:
    """In lines of text its label, which reaches down over the header, stands in the line of 申请人情况."""
    persons = ("自然人", "法人或其他组织", "总计", *MEMBERS)
    assert keys("申请人情况", label, *persons) == [*keys(*persons), None]
    assert keys(label, "申请人情况", *persons) == [None, *keys(*persons)]
    assert keys("申请人情况", "2024年", *persons) == keys(*persons), "a year alone may be that of all columns"


def told(row: str) -> dict[str, Cell]:
    text = (
        "信息内容\t本年制发件数\t本年废止件数\t现行有效件数\n"
        f"{PD}\n申请人情况\n自然人\t法人或其他组织\t总计\n小计\t{chr(9).join(MEMBERS)}\n{row}\n"
    )
    cells = read_report(read_document(text.encode(), name="x.txt")).cells
    return {key: cell for key, cell in cells.items() if key.startswith("rq.") and cell.value is not None}


@pytest.mark.parametrize("blank", ["\t ", ""], ids=["a blank total", "no total"])
def test_a_row_without_a_total_is_no_row_of_seven(blank: str) -> None:
    """Its seven figures are the natural persons', the sum of the others, and five parts."""
    assert told(f"三、本年度办理结果\t（一）予以公开\t0\t8\t0\t0\t0\t0\t8{blank}") == {}


def test_a_row_with_all_its_figures_is_read() -> None:
    cells = told("三、本年度办理结果\t（一）予以公开\t2\t8\t1\t0\t3\t0\t4\t10")
    assert [cell.value for cell in cells.values()] == [2, 1, 0, 3, 0, 4, 10]


def test_a_total_first_leaves_the_natural_persons_behind_the_group_that_they_follow() -> None:
    members = [
        "commercial_enterprise",
        "research_institution",
        "public_interest_org",
        "legal_services_org",
        "other_org",
    ]
    assert keys("总计", "法人或其他组织", "自然人", *MEMBERS) == ["total", *members, "natural_person"]
    assert keys("总计", "自然人", "法人或其他组织", *MEMBERS) == ["total", "natural_person", *members]
    assert keys("总计", "自然人", *MEMBERS) == ["total", "natural_person", *members]


def test_the_label_of_the_group_before_that_of_the_natural_persons_says_nothing_of_their_place() -> None:
    """自然人 over two rows has its text lower than what stands beside it, and a library finds it later."""
    assert keys("法人或其他组织", "自然人", "总计", *MEMBERS) == []
    assert keys("自然人", "法人或其他组织", "总计", *MEMBERS)[:2] == ["natural_person", "commercial_enterprise"]
