"""Labels of columns that line ends cut."""

from gongkai.reports.tables.cut_labels import pieces


def test_pieces_that_spell_a_label() -> None:
    persons = ["商业", "企业", "科研机构", "社会", "公益", "组织", "法律", "服务", "机构", "其他"]
    assert pieces(["自然人", "法人或其他组织", *persons]) == [1, 1, 2, 1, 3, 3, 1]
    assert pieces(["结果", "维持", "其他", "结果", "尚未", "审结", "总计"]) == [2, 2, 2, 1]
    assert pieces(["信息内容", "本年新", "公开数量", *"对外公开总数量", "本年收费", "金额（单位：万元）"]) == [
        1,
        2,
        7,
        2,
    ]


def test_what_spells_no_label_stays() -> None:
    assert pieces(["社会", "组织", "小计", "商业", "", "企业"]) == [1] * 6
    assert pieces(["本年收费", "金额（元）"]) == [2]
    assert pieces([]) == []


def test_a_label_with_that_of_its_group_before_it_is_cut_too() -> None:
    words = [
        "法人或其他组织（商业",
        "企业）",
        "法人或其他组织（社会",
        "公益",
        "组织）",
        "法人或其他组织（其他）",
        "总计",
    ]
    assert pieces(words) == [2, 3, 1, 1]
    assert pieces([*words[:1], "法人或其他组织（其他）"]) == [1, 1]
