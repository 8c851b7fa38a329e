"""Columns whose labels were read by half are named where no other can stand, and nowhere else."""

import pytest

from gongkai.reports.tables.align import align
from gongkai.reports.tables.applicants import COLUMNS
from gongkai.reports.tables.half_read import half_read, half_read_groups
from gongkai.values import Grid, GridCell

OUTCOMES = ("结果维持", "结果纠正", "其他结果", "尚未审结", "总计")
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


def test_a_sum_at_the_end_is_no_second_total() -> None:
    """小计 of the legal persons has 计 in common with 总计, which stands before 自然人 there (made file 169020338)."""
    persons = [(key, key, None) for key in COLUMNS[:6]]
    assert half_read("rq", [("total", "总计", None), *persons, (None, "小计", None)]) == {}
    assert half_read("rq", [*persons, (None, "小计", None)]) == {6: "total"}, "a guard: there it may be 总计"


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


@pytest.mark.parametrize("label", ["本年止件數", "本年废止件", "本年废件数"])
def test_label_of_table_pd_may_lack_one_character(label: str) -> None:
    """Text recognition does not know 廢, and a page in black and white has more that it does not (made scan 715)."""
    assert pd("本年制发件数", label, "现行有效件数") == {1: "repealed"}


@pytest.mark.parametrize("label", ["本年修改件数", "本年件数", "上年废止件次", "备注"])
def test_other_label_of_table_pd_names_no_column(label: str) -> None:
    assert pd("本年制发件数", label, "现行有效件数") == {}
    headings = [("issued", "本年制发件数", None), (None, "本年皮止件数", None), ("repealed", "本年废止件数", None)]
    assert half_read("pd", headings) == {}


FIRST_OF_2019 = (None, "信息内容", None), ("items_change", "本年增/减", None), ("decisions", "处理决定数量", None)


def of_2019(label: str) -> dict[int, str]:
    return half_read("pd", [FIRST_OF_2019[0], (None, label, None), *FIRST_OF_2019[1:]])


def test_ink_in_a_label_of_table_pd_is_one_or_two_of_its_characters() -> None:
    """上一, written downwards in a narrow cell, was read as nothing (made scan 576)."""
    assert of_2019("\ufffd年项目数量") == of_2019("上\ufffd年项目数量") == {1: "items_prev_year"}
    assert of_2019("\ufffd年项日数量") == of_2019("5年项目数量") == {1: "items_prev_year"}  # made scan 705
    assert of_2019("2022年项目数量") == of_2019("本年项目数量") == of_2019("\ufffd年其他数量") == {}
    assert pd("本年制发件数", "本年\ufffd止件数", "现行有效件数") == {1: "repealed"}


@pytest.mark.parametrize(
    "label", ["\ufffd项目数量", "\ufffd年项目\ufffd量", "今年项目数量", "年项目数量", "\ufffd年项目总量"]
)
def test_ink_in_a_label_of_table_pd_is_not_more_than_two(label: str) -> None:
    assert of_2019(label) == {}


def applicants(label: str, *keys: str | None) -> dict[int, str]:
    return half_read("rq", [(key, label if key is None else "", None) for key in keys])


@pytest.mark.parametrize("label", ["SE", "\ufffd", "\ufffd:", "u"])
def test_unread_label_is_that_of_the_one_applicant_that_no_other_names(label: str) -> None:
    """商业企业 was read as SE, and all of its column was left null (made scan 612)."""
    assert applicants(label, COLUMNS[0], None, *COLUMNS[2:]) == {1: "commercial_enterprise"}
    assert applicants(label, None, COLUMNS[0], None, *COLUMNS[2:]) == {2: "commercial_enterprise"}


def test_one_applicant_is_known_by_half_of_its_label() -> None:
    """A speck made 自然太 of 自然人, which has no column before it (made scan 969); 機橘 was 机构 (made scan 1043)."""
    assert applicants("自然太", None, *COLUMNS[1:]) == {0: "natural_person"}
    assert half_read("rq", [("", "", None), *((key or None, label, None) for key, label in PERSONS)]) == {3: RQ[2]}
    both = [("商案企業", 1), ("科研機橘", 2)]  # beside each other, in black and white
    shown = {n: label for label, n in both}
    headings = [(None if n in shown else key, shown.get(n, ""), None) for n, key in enumerate(COLUMNS)]
    assert half_read("rq", headings) == {1: RQ[1], 2: RQ[2]}
    assert half_read("rq", [*headings, (None, "备注", None)]) == {}
    assert applicants("自治州", None, *COLUMNS[1:]) == applicants("自然太", None, None, *COLUMNS[2:]) == {}


PERSONS = [
    ("natural_person", ""),
    (RQ[1], ""),
    ("", "科研機橘"),
    (RQ[3], ""),
    (RQ[4], ""),
    ("other_org", ""),
    ("total", ""),
]


def test_unread_label_is_none_where_others_are_not_in_their_places() -> None:
    assert applicants("SE", COLUMNS[0], None, COLUMNS[3], COLUMNS[2], *COLUMNS[4:]) == {}
    assert applicants("SE", COLUMNS[0], None, None, *COLUMNS[3:]) == {}
    assert applicants("SE", COLUMNS[0], None, *COLUMNS[2:], None) == {}
    assert applicants("", COLUMNS[0], None, *COLUMNS[2:]) == applicants("2023", COLUMNS[0], None, *COLUMNS[2:]) == {}
    assert applicants("事业单位", COLUMNS[0], None, *COLUMNS[2:]) == {}


def over(*labels: str, outcomes: int = 5) -> list[str | None]:
    return half_read_groups([label for label in labels for _ in range(outcomes)])


def test_proceedings_are_known_by_more_than_half_of_all_three() -> None:
    """Text recognition knows neither 議 nor 訴: 行政復議 and 復議后起訴 were 行政復 and 復后起 (made scan 516)."""
    rows = over("行政復", "未经復直接起", "復后起")
    assert (rows[0], rows[5], rows[14], len(rows)) == ("review", "suit_direct", "suit_after_review", 15)


def test_one_proceeding_that_is_whole_leaves_the_others_known() -> None:
    """行政復 and 復后起 beside 未经復直接起诉: of that alone no column was sure (made scan 784)."""
    texts = ("行政復", "未经復直接起诉", "復后起")
    over = [GridCell(text, 0, 5 * n, column_span=5) for n, text in enumerate(texts) for _ in range(5)]
    labels = [GridCell(OUTCOMES[n % 5], 1, n) for n in range(15)]
    figures = [GridCell(str(5 + n), 2, n) for n in range(15)]
    [*_, last] = align([Grid((tuple(over), tuple(labels), tuple(figures)), 1)]).placed
    assert (last.row.key, last.column, last.item and last.item.text) == ("suit_after_review", "total", "19")


def test_proceedings_over_one_column_each_are_known_by_more_than_half() -> None:
    """Table RL turned, in traditional characters: none of its cells was read (made scan 1749)."""
    texts = ("类别", "行政復", "未经直接起诉", "復后起诉")
    assert half_read_groups(texts) == [None, "review", "suit_direct", "suit_after_review"]
    assert half_read_groups(texts[1:]) == ["review", "suit_direct", "suit_after_review"]
    assert half_read_groups(["1", *texts]) == half_read_groups([*texts, "总计"]) == half_read_groups(texts[2:]) == []
    rows = [texts, *((label, *map(str, (n, n + 10, n + 20))) for n, label in enumerate(OUTCOMES))]
    grid = Grid(tuple(tuple(GridCell(text, y, x) for x, text in enumerate(row)) for y, row in enumerate(rows)), 1)
    placed = {(one.row.key, one.column): one.item and one.item.text for one in align([grid]).placed}
    assert len(placed) == 15
    assert (placed["review", "upheld"], placed["suit_after_review", "total"]) == ("0", "24")


def test_proceedings_are_not_known_by_less() -> None:
    assert over("行政", "未经復直接起", "復后起") == over("行政復", "復后起", "未经復直接起") == []
    assert over("行政復", "未经復直接起") == over("行政復", "未经復直接起", "復后起", outcomes=4) == []
    assert over("行政復", "未经復直接起", "复核后上诉起来") == []


def outcomes(*labels: str) -> dict[int, str]:
    """The first five columns of table RL, those unnamed whose labels are not the form's."""
    names = {"结果维持": "upheld", "结果纠正": "corrected", "其他结果": "other", "尚未审结": "pending", "总计": "total"}
    return half_read("rl", [(names.get(label), label, "review") for label in labels])


def test_outcomes_beside_each_other_are_named_in_their_places() -> None:
    """尚未窖结 and 继計 beside each other were no columns (made scan 784)."""
    whole = "结果维持", "结果纠正", "其他结果"
    assert outcomes(*whole, "尚未窖结", "继計") == {3: "pending", 4: "total"}
    assert outcomes(*whole, "备注", "继計") == outcomes(*whole[:2], "尚未窖结", "继計") == {}
    assert outcomes("结果纠正", "结果维持", "其他结果", "尚未窖结", "继計") == {}
    assert outcomes("维", "纠", "其他结果", "尚未审结", "总计") == {}


def test_outcome_of_which_nothing_was_read_is_known_by_the_four_others() -> None:
    """A blot in place of 结果维持 left all of table RL null (made scan 1037)."""
    others = "结果纠正", "其他结果", "尚未审结", "总计"
    assert outcomes("1\ufffd", *others) == outcomes("\ufffd", *others) == {0: "upheld"}
    assert outcomes("", *others) == outcomes("1", *others) == outcomes("驳回", *others) == {}
    assert outcomes("\ufffd", "\ufffd", *others[1:4]) == outcomes("\ufffd", *others[1:4], "\ufffd") == {}


def test_a_blot_among_labels_is_a_label() -> None:
    over = [GridCell("行政复议", 0, 0, column_span=5, confidence=1.0)] * 5
    texts = ("1\ufffd", *OUTCOMES[1:])
    labels = [GridCell(text, 1, n, confidence=0.0 if n == 0 else 1.0) for n, text in enumerate(texts)]
    figures = [GridCell(str(n), 2, n, confidence=1.0) for n in range(5)]
    placed = align([Grid((tuple(over), tuple(labels), tuple(figures)), 1)]).placed
    assert [(one.column, one.item and one.item.text) for one in placed][:2] == [("upheld", "0"), ("corrected", "1")]
