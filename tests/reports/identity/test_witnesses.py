"""What is said of the places that name a body: each in both languages, and never more than a reader can take in."""

from gongkai.reports.identity.witnesses import Witness, conflict, denied, weak

TITLE = Witness("title", "云泽市教育局", "云泽市教育局2024年政府信息公开工作年度报告")
SENTENCE = Witness("preamble", "云泽市教育局", "现将云泽市教育局2024年的工作报告如下。")
ISSUER = Witness("issuer", "云泽市财政局", "发布机构：云泽市财政局")
SIX = [Witness("source", f"云泽市第{n}中学", f"来源：云泽市第{n}中学") for n in "一二三四五六"]


def test_a_name_that_other_places_deny_is_told_by_the_place_that_it_is_from() -> None:
    of_title, of_sentence = denied(TITLE, [ISSUER]), denied(SENTENCE, [ISSUER])
    assert of_title.zh == "标题写的机关是“云泽市教育局”，发布机构一栏“云泽市财政局”与之不同；按标题读取"
    assert of_title.en == (
        "the title names “云泽市教育局”, but the row 发布机构 “云泽市财政局”; that of the title was taken"
    )
    assert of_sentence.zh.startswith("首段写的机关是") and of_sentence.zh.endswith("按首段读取")
    assert of_sentence.en.endswith("that of the first paragraph was taken")


def test_of_many_places_that_contradict_each_other_four_are_named() -> None:
    told = conflict(SIX)
    for n, witness in enumerate(SIX):
        assert (f"来源一栏“{witness.name}”" in told.zh) == (n < 4)
        assert (f"the row 来源 “{witness.name}”" in told.en) == (n < 4)


def test_the_office_s_name_beside_the_government_s_is_told_with_both_places() -> None:
    office = Witness("signature", "云泽市人民政府办公室", "云泽市人民政府办公室")
    (told,) = weak(Witness("issuer", "云泽市人民政府", "发布机构：云泽市人民政府"), [office])
    assert told.zh == "机关名称“云泽市人民政府”取自发布机构一栏，落款写的是“云泽市人民政府办公室”"
    assert told.en == "the agency “云泽市人民政府” is from the row 发布机构; the signature says “云泽市人民政府办公室”"


def test_a_name_from_weak_places_is_doubted_where_no_other_place_has_it() -> None:
    source = Witness("source", "云泽市财政局", "来源：云泽市财政局")
    site = Witness("site", "云泽市财政局", "云泽市财政局")
    assert [finding.zh for finding in weak(source, [])] == [
        "机关名称“云泽市财政局”只取自来源一栏，可能是简称或他人代发"
    ]
    assert len(list(weak(source, [source]))) == 1
    assert list(weak(source, [site])) == []
    assert list(weak(ISSUER, [])) == []
