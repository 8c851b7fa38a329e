"""Labels to rows and columns."""

import unicodedata

import pytest

from gongkai.forms import TableName
from gongkai.reports import labels
from gongkai.reports.labels import COLUMNS, ROWS, TABLES, Match, level, match_column, match_row, ordinal, shown
from gongkai.reports.tables.rows import request_row


@pytest.mark.parametrize(
    ("table", "label", "key"),
    [
        ("rq", "（一）予以公开", "granted_full"),
        ("rq", "(一) 予以公开", "granted_full"),
        ("rq", "㈠予以公开", "granted_full"),
        ("rq", "（二）部分公开（区分处理的，只计这一情况，不计其他情形）", "granted_partial"),
        ("rq", "3．危及“三安全一稳定”", "denied_security_stability"),
        ("rq", '③危及"三安全一稳定"', "denied_security_stability"),
        ("rq", "３.危及「三安全一稳定」", "denied_security_stability"),
        ("rq", "2.其他法律行政止公开", "denied_other_law_prohibits"),
        ("rq", "5.属于三类内容事务信息", "denied_internal_affairs"),
        ("rq", "2．重复申请", "not_processed_repeat"),
        ("rq", "4．无正当理由大量反复申请", "not_processed_excessive"),
        ("rq", "二、上年转结政府信息公开申请数量", "requests_carried_in"),
        ("rq", "四、結轉下年度繼續辦理", "requests_carried_out"),
        ("rq", "四丶结转下年度继续力理", "requests_carried_out"),
        ("pd", "规 章", "rules"),
        ("pd", "規章(設區的市、自治州人民政府應提供相關數據)", "rules"),
        ("pd", "其他對外管理服務事項(指行政許可證以外的事項)", "other_external_service"),
        ("rq", "2.逾期未缴费", "other_fee_unpaid"),
        ("rq", "2．逾期不缴费", "other_fee_unpaid"),
        ("rq", "1.本机关不掌握", "unable_not_held"),
        ("rq", "3.补正后仍不明确", "unable_unclear_after_correction"),
        ("rq", "一、本年新收政府資訊公開申請數量", "requests_new"),
        ("pd", "行政規範性檔案", "normative_docs"),
        ("pd", "規(guī)章", "rules"),
        ("pd", "规章guīzhāng", "rules"),
        ("rl", "未经复议 直接起诉", "suit_direct"),
    ],
)
def test_rows(table: TableName, label: str, key: str) -> None:
    assert match_row(table, label).keys == (key,)


@pytest.mark.parametrize(
    ("table", "label", "key"),
    [
        ("rq", "公民", "natural_person"),
        ("rq", "个人", "natural_person"),
        ("rq", "律所", "legal_services_org"),
        ("rq", "社会团体", "public_interest_org"),
        ("rq", "科研单位", "research_institution"),
        ("rq", "其它", "other_org"),
        ("rq", "其他法人或组织", "other_org"),
        ("rq", "总 数", "total"),
        ("rl", "维持结果", "upheld"),
        ("rl", "其它结果", "other"),
        ("pd", "本年增/减数量", "items_change"),
        ("rq", "社会 公益 组织", "public_interest_org"),
        ("pd", "本年（2023）制发件数", "issued"),
        ("pd", "2023年制发件数", "issued"),
        ("pd", "现行有效件", "in_force"),
        ("pd", "上一年專案數量", "items_prev_year"),
        ("pd", "採購專案數量", "projects"),
        ("pd", "現(xiàn)行有效件數(shù)", "in_force"),
        ("pd", "本年增／减", "items_change"),
        ("pd", "本年增/减(指2020年增加或减少的事项数，减用负值表示，如-8)", "items_change"),
        ("pd", "本年收费金额(单位:元)", "cny_10k"),
        ("rl", "尚未 审结", "pending"),
    ],
)
def test_columns(table: TableName, label: str, key: str) -> None:
    assert match_column(table, label).keys == (key,)


@pytest.mark.parametrize(
    "label", ["（三）不予公开", "不予以公开", "予公开", "本年结转政府信息公开申请数量", "索引号", "", "7"]
)
def test_what_could_be_another_row_is_none(label: str) -> None:
    assert match_row("rq", label).keys == ()


def test_a_damaged_label_is_matched_but_not_surely() -> None:
    match = match_row("rq", "1．属干国家秘蜜信息")
    assert match.keys == ()
    match = match_row("rq", "5．要求行政机关确忍或重新出具已获取信息")
    assert (match.keys, match.sure) == (("not_processed_reconfirm",), False)


@pytest.mark.parametrize("label", ["（一）子以公开", "（一）于以公开", "予以公升"])
def test_a_short_label_is_matched_though_characters_were_taken_for_others_like_them(label: str) -> None:
    match = match_row("rq", label)
    assert (match.keys, match.sure) == (("granted_full",), False)
    assert match_column("rl", "尚末审结") == Match(("pending",), sure=False)
    assert match_column("rq", "自然入") == Match(("natural_person",), sure=False)
    assert match_column("rq", "商業企菜") == Match(("commercial_enterprise",), sure=False)


@pytest.mark.parametrize("label", ["（三）不子公开", "不子处理", "（三不子公开", "（四无法提供", "子公开", "子以"])
def test_what_looks_like_a_label_over_several_is_no_row(label: str) -> None:
    assert match_row("rq", label).keys == ()


@pytest.mark.parametrize(
    ("label", "key"),
    [
        ("四结转下度继续办理", "requests_carried_out"),
        ("（二部分么开（区分处理的只计这一情形，不计其他情形）", "granted_partial"),
        ("二上年转结政府信总公开申请数量", "requests_carried_in"),
        ("（七总计", "completed_total"),
        ("（一子以公开", "granted_full"),
        ("一予以公开", "granted_full"),
    ],
)
def test_a_damaged_label_whose_enumerator_lost_its_marks(label: str, key: str) -> None:
    """As scans at 120 dots an inch are recognised."""
    match = match_row("rq", label)
    assert (match.keys, match.sure) == ((key,), False)


@pytest.mark.parametrize(
    ("label", "key"),
    [
        ("三、本年度办理结果（一）予以公开", "granted_full"),
        ("三、本年度办理结果-（三）不予公开-1.属于国家秘密", "denied_state_secret"),
        ("（四）无法提供 1．本机关不掌握相关政府信息", "unable_not_held"),
        ("不予处理/重复申请", "not_processed_repeat"),
        ("三、本年度办理结果（六）其他处理3.其他", "other_other"),
        ("三、本年度办理结果（六）其他处理", "other_total"),
        ("三、本年度办理结果：（七）总计", "completed_total"),
    ],
)
def test_a_row_whose_label_begins_with_those_over_it(label: str, key: str) -> None:
    assert match_row("rq", label).keys == (key,)
    assert request_row(label, (), None).key == key


@pytest.mark.parametrize(
    "label",
    [
        "1.申请人无正当由运期不正行政机关不再处其政信息公开申请",
        "1 申请人无正当理由涂期不正、行敢机关不再处理其政信息公开申请",
    ],
)
def test_of_a_long_label_a_fifth_may_be_damaged(label: str) -> None:
    """All figures of the row were lost (made scans 1724, 1730)."""
    assert match_row("rq", label) == Match(("other_no_correction",), sure=False)
    assert not match_row("rq", "申请人逾期未补正的，行政机关不再处理其政府信息公开申请").keys


DUE = [
    ("四结转下年度继候力理", "completed_total", "requests_carried_out"),
    ("形二）部分他开（区分处理的，只计这一情形，不计其他情形）", "granted_full", "granted_partial"),
    ("8．属于行政查事", "denied_enforcement_case_file", "denied_admin_inquiry"),
]


@pytest.mark.parametrize(("label", "before", "key"), DUE)
def test_a_row_that_is_due_is_known_by_two_thirds_of_its_label(label: str, before: str, key: str) -> None:
    """As faint scans are recognised; elsewhere so much of a label does not tell."""
    row = request_row(label, (), before)
    assert (row.key, row.sure) == (key, False)
    assert request_row(label, (), "requests_new").key is None


@pytest.mark.parametrize(
    ("label", "before"),
    [("（二）全部公开", "granted_full"), ("不以公开", "requests_carried_in"), ("其他情况", "other_fee_unpaid")],
)
def test_a_row_that_is_due_is_not_one_that_may_be_another(label: str, before: str) -> None:
    assert request_row(label, (), before).key is None


@pytest.mark.parametrize(
    "label", ["（四）无法提供1.属于国家秘密", "（三）不予公开-", "（三）不予公开，其中", "不予公开小计"]
)
def test_a_label_under_another_group_or_of_no_row_is_none(label: str) -> None:
    assert not match_row("rq", label).keys
    assert request_row(label, (), None).key is None


@pytest.mark.parametrize("over", ["（三）不予公开", "不予公开", "三、本年度办理结果"])
def test_labels_over_a_row_hundreds_of_times_are_no_label(over: str) -> None:
    """A hostile cell: each was taken off in a call of its own, and there is a limit to those."""
    assert not match_row("rq", over * (900 // len(over)) + "属于国家秘密").keys
    assert not match_column("rq", "申请人情况" * 180 + "自然人").keys


@pytest.mark.parametrize(
    ("label", "key"),
    [
        ("法人或其他组织（商业企业）", "commercial_enterprise"),
        ("法人或其他组织-其他", "other_org"),
        ("申请人情况：法人或其他组织：科研机构", "research_institution"),
        ("申请人情况-自然人", "natural_person"),
        ("法人-商业企业", "commercial_enterprise"),
        ("法人（科研机构）", "research_institution"),
        ("法人和其他组织：其他", "other_org"),
        ("申请人情况合计", "total"),
    ],
)
def test_a_column_whose_label_begins_with_those_over_it(label: str, key: str) -> None:
    assert match_column("rq", label).keys == (key,)


@pytest.mark.parametrize("label", ["法人或其他组织合计", "法人或其他组织（总计）", "法人-合计", "法人合计", "法人商业"])
def test_the_sum_of_the_legal_persons_is_not_that_of_all_applicants(label: str) -> None:
    """法人或其他组织合计 was a second 总计."""
    assert match_column("rq", label).keys == ()


@pytest.mark.parametrize("table", TABLES)
def test_no_damage_makes_a_label_another(table: TableName) -> None:
    """One or two wrong or lost characters: the same row or column, or none, and never another one."""
    for known, match in ((ROWS[table], match_row), (COLUMNS[table], match_column)):
        for label, keys in known.items():
            for n in range(len(label)):
                for damaged in (
                    f"{label[:n]}口{label[n + 1 :]}",
                    f"{label[:n]}口口{label[n + 2 :]}",
                    label[:n] + label[n + 1 :],
                    label[:n] + label[n + 2 :],
                ):
                    for printed in (damaged, f"二{damaged}"):
                        assert set(match(table, printed).keys) <= set(keys) or damaged in known, (label, printed)


def test_enumerators() -> None:
    assert [level(label) for label in ("三、本年度", "（三）不予", "3．其他", "③其他", "三类内部", "其他")] == [
        "一",
        "（一）",
        "1",
        "1",
        "",
        "",
    ]
    assert (ordinal("（七）总计"), ordinal("3．其他"), ordinal("总计")) == ("七", "3", "")
    assert shown("（三）其他主動公開檔案(含以本單位名義簽發的)") == "其他主動公開檔案"


def test_a_long_label_is_folded_once_for_all_tables(monkeypatch: pytest.MonkeyPatch) -> None:
    folded: list[str] = []

    class Counting:
        @staticmethod
        def normalize(form: str, text: str) -> str:
            folded.append(text)
            return unicodedata.normalize(form, text)  # type: ignore[arg-type]

    monkeypatch.setattr(labels, "unicodedata", Counting)
    label = "不是任何表格之行" * 90
    assert not any(match(table, label).keys for table in TABLES for match in (match_row, match_column))
    assert len(folded) == 1


def test_what_cannot_be_near_a_label_is_not_measured_against_it(monkeypatch: pytest.MonkeyPatch) -> None:
    measured: list[str] = []

    def counted(one: str, other: str) -> int:
        measured.append(other)
        return distance(one, other)

    distance = labels._distance
    monkeypatch.setattr(labels, "_distance", counted)
    assert not any(labels.match_column("rl", f"法人的{number}").keys for number in range(1000, 1100))
    assert not measured
    assert labels.match_row("rq", "其他法律行政法规禁上公开").keys == ("denied_other_law_prohibits",)
    assert measured


def test_a_text_without_any_chinese_is_no_label_and_is_not_folded() -> None:
    before = labels._fold.cache_info().misses
    assert labels.match_row("rq", "7" * 250).keys == ()
    assert labels._fold.cache_info().misses == before


def test_rows_of_another_year_are_none_but_what_was_carried_from_it_is() -> None:
    """去年结转 is 上年结转 in other words; 去年新收 is no damaged 本年新收."""
    assert match_row("rq", "二、去年结转政府信息公开申请数量").keys == ("requests_carried_in",)
    assert match_row("rq", "一、去年新收政府信息公开申请数量").keys == ()


@pytest.mark.parametrize(("wrong", "is_it"), [(0, True), (3, True), (4, False)])
def test_a_label_may_nearly_be_another_with_three_characters_wrong(wrong: int, is_it: bool) -> None:
    whole = "一、本年新收政府信息公开申请数量"
    assert labels.is_nearly(whole[: len(whole) - wrong] + "甲乙丙丁"[:wrong], "requests_new") is is_it
