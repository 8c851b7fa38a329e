"""Whose report it is: many wordings, no word for itself, and never an agency that the page itself denies."""

import re
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from gongkai.documents import read_document
from gongkai.reports.identity.names import governments, is_above_towns, kinship
from gongkai.reports.identity.reader import Identity, identify
from gongkai.reports.identity.titles import Title
from gongkai.reports.passages import read_passages

UNNAMED = "2024年政府信息公开工作年度报告"


def who(*paragraphs: str, head: str = "", table: str = "") -> Identity:
    body = "".join(f"<p>{text}</p>" for text in paragraphs)
    page = f"<html><head>{head}</head><body>{table}{body}</body></html>"
    return _identified(page, "x.html")


def of_text(text: str) -> Identity:
    return _identified(text, "report.txt")


def _identified(text: str, name: str) -> Identity:
    document = read_document(text.encode(), name=name)
    return identify(document, read_passages(document))


def row(*pairs: tuple[str, str]) -> str:
    return "<table><tr>" + "".join(f"<td>{label}</td><td>{text}</td>" for label, text in pairs) + "</tr></table>"


def meta(**named: str) -> str:
    return "".join(f"<meta name='{name}' content='{text}'>" for name, text in named.items())


def rules(found: Identity) -> list[tuple[str, str]]:
    return [(finding.rule, finding.severity) for finding in found.findings]


TITLES = [
    ("云泽市教育局2024年政府信息公开工作年度报告", "云泽市教育局"),
    ("2024年云泽市人民政府办公厅政府信息公开工作年度报告", "云泽市人民政府办公厅"),
    ("云泽市财政局2024年度政府信息公开年报", "云泽市财政局"),
    ("云泽市财政局2024年信息公开年度报告", "云泽市财政局"),
    ("云泽市财政局政府信息公开2024年度报告", "云泽市财政局"),
    ("云泽市水利局二〇二四年政府信息公开工作年度报告", "云泽市水利局"),
    ("云泽市水利局二○二四年度政府信息公开工作年度报告", "云泽市水利局"),
    ("青屏街道办事处2024年度政府信息公开工作年度报告", "青屏街道办事处"),
    ("２０２４年云泽市民政局政府信息公开工作年度报告", "云泽市民政局"),
    ("云泽市公安局 2024 年政府信息公开工作年度报告", "云泽市公安局"),
    ("关于云泽市公安局2024年政府信息公开工作情况的报告", "云泽市公安局"),
    ("云泽市公安局关于2024年政府信息公开工作情况的报告", "云泽市公安局"),
    ("《云泽市公安局2024年政府信息公开工作年度报告》", "云泽市公安局"),
    ("2024年政府信息公开工作年度报告（云泽市公安局）", "云泽市公安局"),
    ("云泽市市场监督管理局（知识产权局）2024年政府信息公开工作年度报告", "云泽市市场监督管理局"),
    ("中共云泽市委机构编制委员会办公室2024年政府信息公开工作年度报告", "中共云泽市委机构编制委员会办公室"),
    ("临湖区房屋征收工作管理办公室2024年政府信息公开工作年度报告", "临湖区房屋征收工作管理办公室"),
    ("云泽经济技术开发区管委会2024年政府信息公开工作年度报告", "云泽经济技术开发区管委会"),
    ("临湖区党政办2024年政府信息公开工作年度报告", "临湖区党政办"),
    ("青梧县白石镇人民政府2024年政府信息公开工作年度报告", "青梧县白石镇人民政府"),
    ("国家税务总局云泽市税务局2024年政府信息公开工作年度报告", "国家税务总局云泽市税务局"),
    ("云泽海关2024年政府信息公开工作年度报告", "云泽海关"),
    ("云泽海关关区2024年政府信息公开工作年度报告", "云泽海关"),
    ("云泽市气象部门2024年政府信息公开工作年度报告", "云泽市气象部门"),
    ("云泽市气象局2024年政府信息公开工作年度报告", "云泽市气象局"),
    ("云泽市第三中学2024年信息公开工作年度报告", "云泽市第三中学"),
    ("云泽市残联2024年政府信息公开工作年度报告", "云泽市残联"),
    ("云泽监狱2024年政府信息公开工作年度报告", "云泽监狱"),
    ("本溪市教育局2024年政府信息公开工作年度报告", "本溪市教育局"),
    ("全州县水利局2024年政府信息公开工作年度报告", "全州县水利局"),
    ("云泽市人民政府信息公开工作年度报告（2024年）", "云泽市人民政府"),
    ("首页 &gt; 信息公开年报 &gt; 云泽市教育局2024年政府信息公开工作年度报告", "云泽市教育局"),
]


@pytest.mark.parametrize(("title", "agency"), TITLES)
def test_the_title_names_the_agency(title: str, agency: str) -> None:
    found = who(title, "一、总体情况", "正文")
    assert (found.agency, found.year) == (agency, 2024)
    assert found.findings == ()


def test_a_title_over_two_lines() -> None:
    assert who("云泽市教育局", UNNAMED, "一、总体情况").agency == "云泽市教育局"
    found = who("2024年云泽市科技局政府信息公开工作", "年度报告", "一、总体情况")
    assert (found.agency, found.year) == ("云泽市科技局", 2024)


def test_a_sentence_cut_into_lines_is_no_title() -> None:
    found = who(
        "正文",
        "2024 年云泽市科技局政府信息公开",
        "工作年度报告",
        "本报告根据《云泽市政府信息公开规",
        "定》）和《关于印发中华人民共和国政府信息公开工作年度报告",
        "格式的通知》的要求编制。",
        "一、总体情况",
    )
    assert (found.agency, found.year) == ("云泽市科技局", 2024)


def test_a_title_in_traditional_characters_names_the_agency_as_printed() -> None:
    found = who("麻雲縣云澤鄉人民政府2024年政府信息公開工作年度報告", "一、總體情況")
    assert (found.agency, found.year) == ("麻雲縣云澤鄉人民政府", 2024)


@pytest.mark.parametrize(
    ("sentence", "agency"),
    [
        ("根据条例的有关规定,现公布云泽市教育局2024年度政府信息公开年度报告。", "云泽市教育局"),
        ("根據條例的有關規定,現公布雲澤市教育局2024年度政府信息公開年度報告。", "雲澤市教育局"),
    ],
)
def test_the_first_sentence_of_a_text_without_a_title(sentence: str, agency: str) -> None:
    text = f"{sentence}\n一、总体情况\n2024年，雲澤市教育局門戶網站主动发布信息3条。\n"
    found = of_text(text)
    assert (found.agency, found.year) == (agency, 2024)


@pytest.mark.parametrize(
    ("sentence", "agency"),
    [
        ("现公布云泽市人民政府2024年度政府信息公开工作报告。", "云泽市人民政府"),
        ("根据条例，现向社会公布2024年云泽市教育局政府信息公开工作年度报告。", "云泽市教育局"),
        ("根据条例，现公布云泽市发展和改革委员会2024年政府信息公开工作年度报告。", "云泽市发展和改革委员会"),
        ("根据条例，现公布临湖区白石街道2024年政府信息公开工作年度报告。", "临湖区白石街道"),
        ("本报告由云泽经济技术开发区管委会结合有关统计数据编制。", "云泽经济技术开发区管委会"),
        ("本报告由临湖区白石街道办事处综合各项数据编制。", "临湖区白石街道办事处"),
        ("如对本报告有疑问，请联系：云泽市水利局办公室（地址：云泽市青年路2号）。", "云泽市水利局"),
        ("如对报告有任何疑问，请与白石镇人民政府党政办公室联系。", "白石镇人民政府"),
        ("如对报告有异议，请与云泽县民政局办公室联系（地址：云泽县青年路2号）。", "云泽县民政局"),
        ("根据条例要求，云泽市人民政府根据全市2024年度公开工作情况，编制本报告。", "云泽市人民政府"),
        ("根据条例要求，云泽市人民政府外事办公室编制完成本报告。", "云泽市人民政府外事办公室"),
        ("根据条例要求，由云泽市教育局编制完成本报告。", "云泽市教育局"),
        ("如对报告有任何疑问，请与云泽市人民政府办公室联系。", None),
        ("如对报告有疑问，请与白石乡党政办联系（地址：白石乡人民政府二楼）。", "白石乡人民政府"),
        ("如对报告有疑问，请与白石乡人民政府党建办联系。", "白石乡人民政府"),
        ("如对本报告有疑问，请联系:临湖区人民政府白石街道办事处;地址：白石路2号。", "临湖区人民政府白石街道办事处"),
        ("如有疑问，请与云泽市临湖区白石镇政府综合督考办公室联系。", "云泽市临湖区白石镇政府"),
        ("如有疑问，请与云泽市教育局局党政办公室联系。", "云泽市教育局"),
        ("如有疑问，请与云泽市教育局乡村教育科联系。", "云泽市教育局"),
        ("本年报是由云泽市临湖区教育局办公室编制的2024年度年报。", "云泽市临湖区教育局"),
        ("本报告由临湖区人民政府白石街道党政办公室综合科编制。", "临湖区人民政府白石街道"),
        ("按照规定,国家税务总局云泽市税务局向社会公布本单位2024年年报。", "国家税务总局云泽市税务局"),
        ("本报告由云泽市统计局围绕2024年度公开工作情况编制而成。如有疑问，请与市统计局联系。", "云泽市统计局"),
        ("本年报根据2024年云泽市司法局信息公开工作实际编制而成。", "云泽市司法局"),
        ("按照规定，临湖区白石街道特编制2024年政府信息公开年度报告。", "临湖区白石街道"),
        ("本报告汇总2024年度白石乡的政府信息公开年度报告编制而成（地址：白石乡人民政府）。", "白石乡人民政府"),
        (
            "结合国家税务总局云泽市税务局（以下简称“云泽税务”）政府信息公开工作有关数据撰写。",
            "国家税务总局云泽市税务局",
        ),
        ("现将2024年度政府信息公开工作报告公布如下。", None),
    ],
)
def test_a_preamble_under_a_title_without_a_name(sentence: str, agency: str | None) -> None:
    for title in (UNNAMED, "点击收听语音"):
        assert who(title, sentence, "一、总体情况", "2024年，管委会认真落实条例。").agency == agency


def test_a_region_and_its_government_in_two_titles_are_one() -> None:
    way = "位置: 首页 > 政府信息公开 > 白石镇人民政府 > 政府信息公开年报"
    text = f"白石镇人民政府\n{way}\n白石镇{UNNAMED}\n来源：白石镇人民政府\n一、总体情况\n正文。\n"
    found = of_text(text)
    assert (found.agency, found.year) == ("白石镇人民政府", 2024)


def test_the_name_of_a_column_for_all_offices_names_none() -> None:
    way = "首页 > 政务公开 > 政府信息公开年报 > 2024 > 街道办事处政府信息公开工作年度报告"
    text = f"{way}\n2024年白石街道政府信息公开工作年度报告\n白石街道办事处\n2025年01月18日\n一、总体情况\n正文。\n"
    found = of_text(text)
    assert (found.agency, found.year) == ("白石街道办事处", 2024)


def test_a_year_without_a_comma_before_who_did_its_work() -> None:
    assert who(UNNAMED, "一、总体情况", "2024年云泽市住房和城乡建设局坚持公开。").agency == "云泽市住房和城乡建设局"


def test_the_way_to_the_page_with_slashes_is_no_title() -> None:
    way = "首页/ 政府信息公开 / 政府信息公开年报 / 镇街 / 2024年 / 正文"
    for crumbs in (way, way.replace(" ", "")):
        found = who(crumbs, f"白石镇{UNNAMED}", "本年度报告由白石镇人民政府编制。", "一、总体情况")
        assert (found.agency, found.year, found.title) == ("白石镇人民政府", 2024, f"白石镇{UNNAMED}")


def test_what_kind_of_page_it_is_is_no_part_of_the_name() -> None:
    found = who(f"【图文】云泽市市场监督管理局{UNNAMED}", "一、总体情况", "2024年，云泽市市场监管局受理申请3件。")
    assert (found.agency, found.findings) == ("云泽市市场监督管理局", ())


@pytest.mark.parametrize("label", ["Title: ", "title：", 'title: "'])
def test_an_english_label_before_a_title_is_no_part_of_it(label: str) -> None:
    """Programs that take pages for language models put it there: no agency was found in the title."""
    found = of_text(f"{label}云泽市水利局{UNNAMED}\n\n一、总体情况\n2024年，我局收到申请3件。\n")
    assert (found.title, found.agency) == (f"云泽市水利局{UNNAMED}", "云泽市水利局")


def test_a_label_run_together_with_a_title_is_no_part_of_the_name() -> None:
    """A row of metadata whose cells are lost: the agency was called 名称云泽市水利局."""
    found = of_text(
        f"索引号A/2025公开日期2025-01-20\n名称云泽市水利局{UNNAMED}\n\n一、总体情况\n2024年，我局收到申请3件。\n"
    )
    assert (found.agency, found.title) == ("云泽市水利局", f"云泽市水利局{UNNAMED}")


def test_a_title_broken_in_the_middle_of_its_words() -> None:
    found = who("云泽新区白石街道办事处2024年度政府", "信息公开工作年度报告", "一、总体情况")
    assert found.title == "云泽新区白石街道办事处2024年度政府信息公开工作年度报告"
    assert (found.agency, found.year) == ("云泽新区白石街道办事处", 2024)


def test_a_name_without_its_place_is_told() -> None:
    found = who(f"县应急管理局{UNNAMED}", "一、总体情况")
    assert (found.agency, rules(found)) == ("县应急管理局", [("READ-AGENCY", "info")])
    assert who(f"市中区应急管理局{UNNAMED}", "一、总体情况").findings == ()
    asked = "如有疑问，请与云泽县应急管理局办公室联系。"
    assert who(f"县应急管理局{UNNAMED}", asked, "一、总体情况").agency == "云泽县应急管理局"


@pytest.mark.parametrize(
    "first", ["一、总体情况", "正文", "点击收听年报", "根据条例，现公布我局2024年政府信息公开工作年度报告。"]
)
def test_a_page_without_a_title_has_none(first: str) -> None:
    text = f"{first}\n一、总体情况\n2024年，我局收到申请3件。\n"
    found = of_text(text)
    assert (found.title, found.year) == ("", 2024)


def test_an_office_of_a_government_over_the_title_is_no_banner() -> None:
    found = who("云泽市人民政府办公室", UNNAMED, "一、总体情况")
    assert (found.agency, found.year) == ("云泽市人民政府办公室", 2024)


def test_a_body_that_the_text_calls_by_its_level_is_named_in_full_by_those_to_be_asked() -> None:
    found = who(
        UNNAMED,
        "如对本报告有疑问，可与云泽市市场监督管理局办公室联系（地址：云泽市利州路2号）。",
        "一、总体情况",
        "2024年，在市委、市政府的正确领导下，市市场监管局认真落实条例。",
    )
    assert found.agency == "云泽市市场监督管理局"


def test_a_title_whose_first_line_is_name_and_year() -> None:
    for first in ("云泽市人民政府2024年", "云泽市人民政府2024"):
        found = who(first, "政府信息公开工作年度报告", "云泽市人民政府办公室", "2025年3月", "一、概述")
        assert (found.agency, found.year) == ("云泽市人民政府", 2024)


def test_a_title_in_a_line_of_bars() -> None:
    found = who("标 题 | 云泽市教育局2024年政府信息公开工作年度报告 | ||", f"云泽市教育局{UNNAMED}", "一、概述")
    assert (found.agency, found.year) == ("云泽市教育局", 2024)


def test_labels_before_a_title_are_no_part_of_it() -> None:
    found = who(
        "名称 云泽市教育局2024年政府信息公开年度报告", "索引号 0000/2025-0042 分类 信息公开年报 其他 报告", "一、概述"
    )
    assert (found.agency, found.title) == ("云泽市教育局", "云泽市教育局2024年政府信息公开年度报告")


def test_a_name_from_the_text_is_given_in_the_characters_of_the_page() -> None:
    found = who("現公布雲澤縣白閣鄉人民政府2024年政府信息公開年度報告。", "一、總體情況")
    assert found.agency == "雲澤縣白閣鄉人民政府"


def test_a_name_in_traditional_characters_and_in_simplified_ones_is_one() -> None:
    found = who("雲澤省教育廳2024年政府信息公開年度工作報告", "現公布雲澤省教育廳2024年政府信息公開年度工作報告。")
    assert (found.agency, found.findings) == ("雲澤省教育廳", ())


def test_a_row_with_bars_names_the_agency() -> None:
    assert who(UNNAMED, "发布机构： | 云泽市教育局 | ||", "一、总体情况").agency == "云泽市教育局"


def test_a_page_of_a_flip_book_is_named_by_its_book() -> None:
    page = "<title>Page 8 - 云泽市信访局2024年政府信息公开工作年度报告</title><p>P. 8</p><p>正文</p>"
    document = read_document(page.encode(), name="page8.html")
    assert identify(document, read_passages(document)).agency == "云泽市信访局"


def test_a_sites_banner_above_the_title_is_not_the_agency() -> None:
    assert who("云泽市人民政府", UNNAMED, "一、总体情况").agency is None


@pytest.mark.parametrize(
    "behind", [" - 云泽市人民政府", "_云泽市人民政府网", " | 云泽市政务公开", "-云泽市人民政府门户网站"]
)
def test_the_site_behind_the_title_is_not_the_agency(behind: str) -> None:
    found = who("一、总体情况", head=f"<title>云泽市教育局{UNNAMED}{behind}</title>")
    assert (found.agency, found.title) == ("云泽市教育局", f"云泽市教育局{UNNAMED}")
    found = who("一、总体情况", head=f"<title>{UNNAMED}{behind}</title>" + meta(ContentSource="云泽市政府网站"))
    assert (found.agency, found.year) == (None, 2024)
    assert rules(found) == [("READ-AGENCY", "warning")]


def test_a_region_alone_is_completed_by_what_the_page_prints() -> None:
    title = "云泽市2024年政府信息公开工作年度报告"
    assert who(title, table=row(("发布机构", "云泽市人民政府"))).agency == "云泽市人民政府"
    assert who(title, table=row(("发布机构", "云泽市人民政府办公室"))).agency == "云泽市人民政府"
    alone = who(title)
    assert (alone.agency, rules(alone)) == ("云泽市", [("READ-AGENCY", "info")])
    zone = who("云泽开发区2024年政府信息公开工作年度报告", "本报告由云泽开发区管委会编制。")
    assert zone.agency == "云泽开发区管委会"
    street = who("佳云街2024年政府信息公开工作年度报告", table=row(("发布机构", "佳云街道办事处")))
    assert street.agency == "佳云街道办事处"
    other = who(title, table=row(("发布机构", "云泽市教育局")))
    assert (other.agency, rules(other)) == (None, [("READ-AGENCY", "warning")])


PLACES = {
    "issuer": ([], "", row(("发布机构", "云泽市教育局"))),
    "issuer line": (["索引号：2025-01 发布机构：云泽市教育局 发布日期：2025-01-20 浏览次数：12"], "", ""),
    "issuer, spaced": (["发布 机构: 云泽市教育局"], "", ""),
    "issuer, two lines": (["发布机构", "云泽市教育局"], "", ""),
    "preamble, subject": (["根据《条例》，现公布云泽市教育局2024年政府信息公开工作年度报告。"], "", ""),
    "preamble, by": (["本报告由云泽市教育局编制。"], "", ""),
    "preamble, after": (["根据《中华人民共和国政府信息公开条例》，云泽市教育局编制本报告。"], "", ""),
    "signature": (["一、总体情况", "正文。", "云泽市教育局", "2025年1月20日"], "", ""),
    "signature, one line": (["一、总体情况", "正文。", "云泽市教育局 二〇二五年一月二十日"], "", ""),
    "source": (["来源：云泽市教育局 时间：2025-01-20"], "", ""),
    "content source": ([], meta(ContentSource="云泽市教育局"), ""),
    "author": ([], meta(author="云泽市教育局"), ""),
    "publisher": ([], meta(publisher="云泽市教育局"), ""),
    "keywords": ([], meta(Keywords="政府信息公开,云泽市教育局,年报"), ""),
    "site name": ([], meta(SiteName="云泽市教育局"), ""),
    "column name": ([], meta(ColumnName="云泽市教育局"), ""),
    "text": (["一、总体情况", "2024年，云泽市教育局认真落实条例。"], "", ""),
}


@pytest.mark.parametrize("place", PLACES)
def test_other_places_that_name_the_agency(place: str) -> None:
    paragraphs, head, table = PLACES[place]
    found = who(UNNAMED, *paragraphs, head=head, table=table)
    assert found.agency == "云泽市教育局"
    assert found.evidence[0].field == "agency"
    weak = ("source", "content source", "author", "publisher", "keywords", "site name", "column name", "text")
    assert rules(found) == ([("READ-AGENCY", "info")] if place in weak else [])


def _kind(place: str) -> str:
    return place.replace(",", "").split(" ", maxsplit=1)[0]


PAIRS = [(one, other) for one in PLACES for other in PLACES if _kind(one) < _kind(other)]


@pytest.mark.parametrize(("place", "other"), PAIRS)
def test_places_that_contradict_each_other_name_no_agency(place: str, other: str) -> None:
    """Whatever two places: where one names another body, none is taken."""
    paragraphs, head, table = PLACES[place]
    lines, tags, grid = (
        str(part).replace("教育局", "水利局") for part in ("\n".join(PLACES[other][0]), *PLACES[other][1:])
    )
    both = sorted(
        [paragraphs, lines.split("\n")], key=lambda part: (part[:1] == ["一、总体情况"], part[-1:] > ["云泽市"])
    )
    found = who(UNNAMED, *both[0], *both[1], head=head + tags, table=table + grid)
    assert {one.value for one in found.evidence if one.field == "agency"} == {"云泽市教育局", "云泽市水利局"}
    assert (found.agency, rules(found)) == (None, [("READ-AGENCY", "warning")])


def test_the_title_goes_before_a_row_that_denies_it_with_a_finding() -> None:
    found = who(f"云泽市教育局{UNNAMED}", table=row(("发布机构", "云泽市水利局")))
    assert (found.agency, rules(found)) == ("云泽市教育局", [("READ-AGENCY", "warning")])
    assert "云泽市水利局" in found.findings[0].zh
    assert [(one.source, one.value) for one in found.evidence if one.field == "agency"] == [
        ("title", "云泽市教育局"),
        ("issuer", "云泽市水利局"),
    ]


@pytest.mark.parametrize("short", ["市教育局", "教育局", "云泽市教育局（本级）", "示例省云泽市教育局"])
def test_short_and_long_names_are_no_contradiction(short: str) -> None:
    assert who(f"云泽市教育局{UNNAMED}", table=row(("发布机构", short))).findings == ()


def test_a_government_and_its_office_are_no_contradiction_and_the_first_place_counts() -> None:
    found = who(UNNAMED, table=row(("发布机构", "云泽市人民政府")), head=meta(ContentSource="云泽市人民政府办公室"))
    assert (found.agency, rules(found)) == ("云泽市人民政府", [("READ-AGENCY", "info")])


SELVES = [
    "管委会",
    "街道办事处",
    "镇人民政府",
    "我局",
    "我办",
    "今年我办",
    "本机关",
    "本单位",
    "市局",
    "全市各部门",
    "各镇办事处",
    "本委",
    "该局",
    "区政府信息中心",
    "市政务公开办公室",
]


@pytest.mark.parametrize("word", SELVES)
def test_words_for_itself_and_those_who_upload_for_others_are_no_agency(word: str) -> None:
    text = f"2024年，{word}认真落实条例。"
    found = who(UNNAMED, "一、总体情况", "做好工作。" if "中心" in word else text, head=meta(ContentSource=word))
    assert (found.agency, rules(found)) == (None, [("READ-AGENCY", "warning")])


def test_the_name_of_a_governments_site_is_no_agency() -> None:
    assert who(UNNAMED, head=meta(SiteName="云泽市人民政府")).agency is None


def test_two_bodies_in_passing_are_none() -> None:
    two = who(UNNAMED, "一、", "2024年，甲市财政局认真落实。", "2024年，乙市财政局认真落实。")
    assert (two.agency, rules(two)) == (None, [("READ-AGENCY", "warning")])


LISTED = (
    "<ul><li>云泽市水利局2023年政府信息公开工作年度报告</li><li>云泽市民政局2023年政府信息公开工作年度报告</li></ul>"
)


def test_titles_of_other_reports_beside_the_report() -> None:
    """A column lists its other reports before this one: the heading, or the page's own title, tells which it is."""
    title = f"云泽市教育局{UNNAMED}"
    page = f"<html><head>%s</head><body>{LISTED}%s<p>一、总体情况</p></body></html>"
    for head, line in (("", f"<h1>{title}</h1>"), (f"<title>{title}-云泽市</title>", f"<p>{title}</p>")):
        document = read_document((page % (head, line)).encode(), name="x.html")
        found = identify(document, read_passages(document))
        assert (found.agency, found.year) == ("云泽市教育局", 2024)
    document = read_document((page % ("", f"<p>{title}</p>")).encode(), name="x.html")
    found = identify(document, read_passages(document))
    assert (found.agency, found.year) == (None, None)
    assert {rule for rule, _ in rules(found)} == {"READ-AGENCY", "READ-YEAR"}


REGIONS = st.sampled_from(["云泽市", "青梧县", "临湖区", "示例省云泽市", "澜川市鼓楼区"])
BODIES = st.sampled_from(
    [
        "教育局",
        "水利局",
        "人民政府办公室",
        "住房和城乡建设局",
        "发展和改革委员会",
        "医疗保障局",
        "消防救援支队",
        "青屏街道办事处",
        "供销合作社",
        "档案馆",
        "人民医院",
    ]
)
SHAPES = st.sampled_from(
    [
        "{who}{year}年政府信息公开工作年度报告",
        "{year}年{who}政府信息公开工作年度报告",
        "{who}{year}年度政府信息公开工作报告",
        "{who}关于{year}年度政府信息公开工作情况的报告",
        "关于{who}{year}年政府信息公开工作的报告",
        "{who}政府信息公开工作{year}年度报告",
        "{who} {year} 年政府信息公开年报",
    ]
)


@given(REGIONS, BODIES, SHAPES, st.integers(2008, 2030))
def test_titles_of_many_shapes(region: str, body: str, shape: str, year: int) -> None:
    found = who(shape.format(who=region + body, year=year), "一、总体情况")
    assert (found.agency, found.year, found.findings) == (region + body, year, ())


def test_the_name_of_a_page_that_names_no_report_is_not_cut_at_its_verbs() -> None:
    """云泽市政务公开 before 演示站 is no 公开 before a name (the demonstration's site)."""
    named = "云泽市公安局2023年度政府信息公开工作情况"
    head = f"<title>{named}_云泽市政务公开演示站</title>{meta(ContentSource='云泽市公安局')}"
    assert who(named, "一、总体情况", head=head).agency == "云泽市公安局"


def test_a_title_in_lines_has_its_agency_and_its_year_in_any_of_them() -> None:
    for lines in (
        ("云泽市教育局", "2024年度", "政府信息公开工作年度报告"),
        ("云泽市教育局", "政府信息公开工作年度报告", "（2024年度）"),
        ("云泽市教育局", "政府信息公开工作年度报告", "（二〇二四年）", "2025年1月"),
        ("2024年度", "政府信息公开工作年度报告", "（云泽市教育局）"),
        ("2024年度", "政府信息公开工作年度报告", "云泽市教育局", "2025年1月"),
    ):
        found = who(*lines)
        assert (found.agency, found.year, found.findings) == ("云泽市教育局", 2024, ())


@pytest.mark.parametrize("month", ["2025年1月", "二〇二五年一月", "2025年01月"])
def test_a_signature_of_a_month(month: str) -> None:
    found = who("2024年政府信息公开工作年度报告", "一、总体情况", "正文。", "云泽市教育局", month)
    assert (found.agency, found.year, found.published_at) == ("云泽市教育局", 2024, None)


def test_a_year_under_a_title_may_be_the_signatures() -> None:
    found = who("政府信息公开工作年度报告", "2025年", "云泽市教育局", "2025年1月20日")
    assert (found.agency, found.year) == ("云泽市教育局", None)


def test_years_of_a_menu_beside_a_title_are_not_its_own() -> None:
    for lines in (("2025年", "政府信息公开工作年度报告"), ("2024年度", "2025年度", "政府信息公开工作年度报告")):
        assert who(*lines, "云泽市教育局", "2025年1月20日").year is None
    assert who("政府信息公开工作年度报告", "（2024年度）", "（2023年度）", "云泽市教育局").year is None


def test_a_notice_that_sends_a_report_names_no_longer_body() -> None:
    found = who("云泽市教育局关于印发《云泽市教育局2024年政府信息公开工作年度报告》的通知", "各科室：")
    assert (found.agency, found.year) == ("云泽市教育局", 2024)
    told = who(
        "云泽市教育局关于印发《云泽市教育局2024年政府信息公开工作年度报告》的通知",
        "现将《云泽市教育局2024年政府信息公开工作年度报告》印发给你们。",
    )
    assert told.agency == "云泽市教育局"


def test_a_first_line_of_any_length_is_looked_at_as_far_as_a_title_goes() -> None:
    """A damaged RTF of one line of 260,000 characters took over 25 s."""
    title = "2024年政府信息公开工作年度报告（云泽市教育局）"
    assert Title(title).agency == "云泽市教育局"
    assert Title("，" * 400 + title).agency == ""


@pytest.mark.parametrize(
    ("sentence", "agency"),
    [
        (
            "特向社会公布国家税务总局云泽市税务局(以下简称“云泽市税务局”,下文类同)2024年政府信息公开工作年度报告。",
            "国家税务总局云泽市税务局",
        ),
        ("现特向社会公布2024年白石镇人民政府信息公开工作年度报告。", "白石镇人民政府"),
        (
            "根据条例规定，现公布云泽高新技术产业开发区教育局2024年度政府信息公开工作情况。",
            "云泽高新技术产业开发区教育局",
        ),
        ("根据《云泽市人民政府办公室关于2024年度政府信息公开工作年度报告编制工作的通知》要求编制。", None),
        ("特向社会公布云泽市统计局2024年政府信息公开情况。", "云泽市统计局"),
        ("云泽高新技术产业开发区管委会国土规划局向社会公布2024年度年报。", "云泽高新技术产业开发区管委会国土规划局"),
        ("云泽市重大项目办公室依据《条例》第五十条规定，编制本报告。", "云泽市重大项目办公室"),
        ("公众如需了解相关信息，请联系云泽市水利局（地址：青年路2号）。", None),
        ("如对报告有疑问，请联系自然资源部办公厅政务公开处（地址：青年路2号）。", "自然资源部"),
    ],
)
def test_more_words_of_a_preamble(sentence: str, agency: str | None) -> None:
    assert who(UNNAMED, sentence, "一、总体情况", "2024年，管委会认真落实条例。").agency == agency
    assert of_text(f"{sentence}\n一、总体情况\n2024年，管委会认真落实条例。\n").agency == agency


@pytest.mark.parametrize(
    "title",
    [
        "2024年政府信息公开工作年度报告 ( 2025-01-31 )(云泽市水利局)",
        "标题云泽市水利局2024年政府信息公开工作年度报告",
        "• 云泽市水利局2024年政府信息公开工作年度报告",
        "附件1：云泽市水利局2024年政府信息公开工作年度报告",
        "附：云泽市水利局2024年政府信息公开工作年度报告",
        "关于报送《云泽市水利局2024年政府信息公开工作年度报告》的函",
        "云泽市人民政府关于印发《云泽市水利局2024年政府信息公开工作年度报告》的通知",
        "关于公布云泽市水利局2024年政府信息公开工作年度报告的公告",
        "（已公开）云泽市水利局2024年政府信息公开工作年度报告",
        "[2024年]云泽市水利局政府信息公开工作年度报告",
        "3.云泽市水利局2024年政府信息公开工作年度报告",
    ],
)
def test_what_sites_write_round_a_title(title: str) -> None:
    assert who(title, "一、总体情况").agency == "云泽市水利局"


def test_a_title_twice_once_behind_its_label_is_one() -> None:
    found = who("标题白石镇2024年政府信息公开工作年度报告", "白石镇2024年政府信息公开工作年度报告", "一、总体情况")
    assert found.agency == "白石镇"


def test_the_last_line_of_a_title_is_none_of_its_own() -> None:
    body, rest = "云泽风景区管理委员会", "卫生健康办公室2024年政府信息公开工作年度报告"
    assert who(f"{body} {rest}", body, rest, "一、总体情况").agency == f"{body}卫生健康办公室"


def test_rooms_of_counsellors_are_bodies() -> None:
    assert who("2024年云泽市人民政府参事室政府信息公开工作年度报告", "一、总体情况").agency == "云泽市人民政府参事室"


def test_a_board_and_its_short_name_are_one() -> None:
    found = who(UNNAMED, "本报告由云泽省机关事务管理局编制。", "一、总体情况", "2024年，省机关事务局认真落实条例。")
    assert found.agency == "云泽省机关事务管理局"


def test_an_office_of_a_government_without_its_place_is_told() -> None:
    for name in ("政府办公室", "水利局", "人社分局", "自治区林业和草原局"):
        found = who(UNNAMED, "一、总体情况", table=row(("发布机构", name)))
        assert found.agency == name
        assert "未写明地区" in "".join(finding.zh for finding in found.findings)
    assert who("教育部2024年政府信息公开工作年度报告", "一、总体情况").findings == ()


def test_the_words_for_a_rule_are_no_part_of_a_name() -> None:
    found = who("云泽市教育局2024年政府信息公开工作年度报告", "根据《条例》规定市教育局编制了本报告。", "一、总体情况")
    assert found.findings == ()


def test_a_body_that_did_the_years_work_with_an_aim() -> None:
    assert (
        of_text("一、总体情况\n2024年，云泽市行政审批局以群众需求为导向，做好各项工作。\n").agency == "云泽市行政审批局"
    )


def test_a_body_that_published_by_its_ways() -> None:
    said = "一、总体情况\n2024年，云泽市医疗保障局通过市政府网站主动公开政府信息8条。\n"
    assert of_text(said).agency == "云泽市医疗保障局"


def test_a_governments_own_organs_are_the_government() -> None:
    assert who("云泽县人民政府机关", "2024年政府信息公开工作年度报告", "一、总体情况").agency == "云泽县人民政府"


def test_the_office_for_disclosure_stands_for_its_body() -> None:
    compiled = "本报告由{}根据条例要求编制而成。"
    for office, body in (
        ("云泽市人民政府信息公开工作领导小组办公室", "云泽市人民政府"),
        ("云泽市临湖区人民政府信息公开办", "云泽市临湖区人民政府"),
        ("云泽市水利局政府信息公开工作领导小组办公室", "云泽市水利局"),
        ("云泽市水利局政务公开办公室", "云泽市水利局"),
    ):
        assert who(UNNAMED, compiled.format(office), "一、总体情况").agency == body
    asked = "如有疑问，请与云泽市水利局信息公开领导小组办公室联系（电话：0000-0000000）。"
    assert who(UNNAMED, asked, "一、总体情况").agency == "云泽市水利局"


def test_no_body_is_named_by_a_word_for_all() -> None:
    said = "本报告根据条例及2024年云泽系统各直属单位云泽局信息公开年度报告编制。"
    assert who(UNNAMED, said, "一、总体情况").agency is None


def test_a_line_with_the_agency_alone_below_the_title() -> None:
    assert who(UNNAMED, "云泽市水利局", "根据条例编制本报告。", "一、总体情况").agency == "云泽市水利局"
    assert of_text(f"{UNNAMED}\n云泽市人民政府\n根据条例编制本报告。\n一、总体情况\n").agency == "云泽市人民政府"
    assert who(UNNAMED, "云泽市人民政府", "根据条例编制本报告。", "一、总体情况").agency is None


def test_a_title_of_two_lines_with_the_year_before_the_name() -> None:
    found = who("2024年临湖区青屏街道办事处", "政府信息公开工作年度报告", "一、总体情况")
    assert (found.agency, found.title) == (
        "临湖区青屏街道办事处",
        "2024年临湖区青屏街道办事处政府信息公开工作年度报告",
    )


def test_a_preamble_with_the_year_behind_what_it_reports_on() -> None:
    said = "根据条例规定，现公布临湖区青屏街道办事处政府信息公开2024年度报告。"
    assert who(UNNAMED, said, "一、总体情况").agency == "临湖区青屏街道办事处"


def test_a_category_of_pages_is_no_title() -> None:
    found = who("根据条例编制本报告。", "一、总体情况", table=row(("主题分类", "区政府部门信息公开年度报告")))
    assert found.title == ""


@pytest.mark.parametrize(
    ("title", "said"),
    [
        ("青屏街道2024年政府信息公开工作年度报告", "现公开2024年青屏街办政府信息公开工作年度报告。"),
        ("北街街道2024年政府信息公开工作年度报告", "现公布北街办事处2024年政府信息公开工作年度报告。"),
        ("云泽市气象部门2024年政府信息公开工作年度报告", "本报告由云泽市气象局办公室根据条例编制。"),
    ],
)
def test_short_forms_are_of_the_same_body(title: str, said: str) -> None:
    found = who(title, said, "一、总体情况")
    assert found.agency == title.partition("2024")[0]
    assert "不一致" not in "".join(one.zh for one in found.findings) and not [
        one for one in found.findings if one.severity == "warning"
    ]


def test_a_region_in_traditional_characters() -> None:
    found = who("雲澤市青屏鎮2024年政府信息公開工作年度報告", "一、總體情況", table=row(("發布機構", "政府辦公室")))
    assert found.agency == "雲澤市青屏鎮"


def test_the_place_of_a_body_that_a_preamble_calls_by_its_level() -> None:
    told = ("市水利局根据2024年工作情况编制本报告。如有疑问，请与云泽市水利局办公室联系（地址：湖滨路1号）。",)
    assert who(UNNAMED, *told, "一、总体情况").agency == "云泽市水利局"


def test_a_short_name_in_the_text_and_the_whole_of_those_to_be_asked() -> None:
    said = ("如有疑问，请与云泽市临湖林区应急管理局办公室联系（电话：0000-0000000）。", "一、总体情况")
    assert who(UNNAMED, *said, "2024年，林区应急局认真落实条例。").agency == "云泽市临湖林区应急管理局"


def test_who_answers_for_a_sum_of_reports_need_not_be_whose_it_is() -> None:
    said = "本报告所列数据来自全市编制年度报告的单位。如有疑问，请与市政务服务局联系（电话：0000-0000000）。"
    assert who(UNNAMED, said, "一、总体情况").agency is None


def test_a_region_alone_over_a_title_in_a_text() -> None:
    found = of_text(f"云泽市青屏乡\n{UNNAMED}\n如有疑问，请联系云泽市青屏乡人民政府。\n一、总体情况\n")
    assert (found.agency, found.title) == ("云泽市青屏乡人民政府", f"云泽市青屏乡{UNNAMED}")
    assert who("云泽市", UNNAMED, "一、总体情况").title == UNNAMED


def test_a_name_may_leave_out_the_level_of_a_region_above() -> None:
    found = who("云泽市临湖区教育局2024年政府信息公开工作年度报告", "由云泽临湖区教育局编制本报告。", "一、总体情况")
    assert (found.agency, found.findings) == ("云泽市临湖区教育局", ())


def test_the_whole_name_of_a_body_that_the_issuer_row_calls_by_its_level() -> None:
    issuer = row(("发布机构", "省水利厅"))
    asked = "由市政府办公厅编制。如有疑问，请与云泽市人民政府办公厅联系（电话：0000-0000000）。"
    assert who(UNNAMED, asked, "一、总体情况").agency == "云泽市人民政府办公厅"
    assert who(UNNAMED, "本报告由云泽省水利厅编制。", "一、总体情况", table=issuer).agency == "云泽省水利厅"
    title = "水利厅2024年政府信息公开工作年度报告"
    assert who(title, "一、总体情况", "2024年，省水利厅通过网站主动公开信息8条。").agency == "水利厅"


def test_the_next_label_of_a_line_is_no_part_of_the_title() -> None:
    title = "青屏街道2024年政府信息公开工作年度报告"
    assert who(f"名 称: {title} 发布机构: 青屏街道", title, "一、总体情况").title == title


def test_a_sentence_that_stands_for_the_title_in_traditional_characters() -> None:
    said = "特向社會公佈雲澤海事局2024年政府資訊公開工作年度報告。所列數據統計期限自2024年1月1日起至2024年12月31日止。"
    assert of_text(f"{said}\n一、總體情況\n").agency == "雲澤海事局"


def test_a_region_with_the_word_for_and_in_its_name() -> None:
    assert of_text("现向社会公布2024年云和县政府信息公开工作年度报告。\n一、总体情况\n").agency == "云和县"
    said = "根据条例和云泽市人民政府要求，现公布云泽市2024年政府信息公开工作年度报告。"
    assert of_text(f"{said}\n一、总体情况\n").agency == "云泽市人民政府"


def test_the_government_of_a_sumu_that_is_asked_is_the_agency() -> None:
    """A 苏木 is the township of a banner: whoever answers for its report is no office of a larger government."""
    asked = "如对本报告有疑问，请与云泽旗白音花苏木人民政府联系。"
    assert of_text(f"{asked}\n一、总体情况\n").agency == "云泽旗白音花苏木人民政府"


def test_a_title_with_another_word_before_those_for_a_report() -> None:
    for tail in ("公开工作开展年度报告", "公开工作开展情况年度报告"):
        assert of_text(f"云泽市审计局2025年政府信息{tail}\n一、总体情况\n").agency == "云泽市审计局"


def test_to_whom_a_report_is_sent_is_not_who_reports() -> None:
    found = of_text("示例省教育厅：\n2023-2024学年，云泽师范大学认真落实办法，现报告如下。\n一、概述\n内容。")
    assert (found.agency, found.title) == ("云泽师范大学", "")


def test_the_office_of_a_university_stands_for_it() -> None:
    found = who(
        "云泽大学学校办公室结合学校2020年信息公开工作实际情况，编制发布本报告。",
        "一、概述",
        "2019-2020学年，云泽大学坚持公开为常态。",
    )
    assert found.agency == "云泽大学"


def test_an_office_that_sums_up_what_others_report_does_so_for_the_government() -> None:
    for summed in ("区政府所属各行政机关", "各区和市级部门", "各县区"):
        said = f"本年报由云泽市人民政府办公室综合{summed}的年度报告编制而成。"
        found = who(said, "一、总体情况")
        assert (found.agency, found.scope) == ("云泽市人民政府", "aggregate")
    own = who("本年报由云泽市人民政府办公室综合各项数据编制而成。", "一、总体情况")
    assert own.agency == "云泽市人民政府办公室"


def test_the_region_whose_parts_a_report_sums_up() -> None:
    said = "本报告综合2017年度{}各县（市、区）政府和市级各部门的年度报告编制而成。"
    assert who(said.format("云泽市"), "一、概述").agency == "云泽市"
    assert who(said.format("本市"), "一、概述").agency is None


def test_what_offices_with_rules_of_their_own_call_their_information_is_no_name() -> None:
    """海关政府信息公开 and 海关信息公开 stood in titles of the customs until 2019: 海关政府 was read as who reports."""
    found = who("云泽海关2015年海关政府信息公开年度报告", "现编制我关2015年海关政府信息公开年度报告如下。")
    assert (found.agency, found.findings) == ("云泽海关", ())
    assert who("海关总署2010年海关信息公开工作年度报告").agency == "海关总署"
    assert who("云泽市环境保护局2016年度环境信息公开年度报告").agency == "云泽市环境保护局"
    assert who("2018年云泽海关政府信息公开工作年度报告").agency == "云泽海关"


def test_a_governments_office_that_sums_up_without_its_place_is_completed_by_those_to_be_asked() -> None:
    text = "本年度报告由市政府办公室综合各县市区人民政府和市政府各部门的政府信息公开工作年度报告编制而成。"
    found = of_text(f"{text}如有疑问，请与云泽市人民政府办公室电子政务办联系（电话：0000000）。\n一、概述\n")
    assert (found.agency, found.scope) == ("云泽市人民政府", "aggregate")


def test_who_did_the_years_work_in_traditional_characters() -> None:
    found = of_text("一、總體情況\n2022年，云澤市自然資源局不斷強化信息公開工作。\n")
    assert found.agency == "云澤市自然資源局"


def test_two_bodies_that_report_together_are_both_named_and_neither_taken() -> None:
    for names in (
        "云泽市发展和改革委员会、云泽市粮食和物资储备局共同",
        "云泽市教育局和云泽市发展和改革委员会联合",
    ):
        found = of_text(f"本报告由{names}编制。\n一、总体情况\n")
        assert found.agency is None
        assert [names[:6] in finding.zh for finding in found.findings if finding.rule == "READ-AGENCY"] == [True]


def test_a_body_without_those_below_it() -> None:
    assert who("云泽市市场监督管理局机关2023年政府信息公开工作年度报告").agency == "云泽市市场监督管理局"


def test_a_schools_work_of_a_school_year() -> None:
    text = "根据云泽大学2017-2018学年信息公开工作执行情况编制本报告。\n一、概述\n"
    assert of_text(text).agency == "云泽大学"


def test_a_sites_welcome_and_the_kind_of_a_page_are_no_titles() -> None:
    page = "欢迎光临云泽省水利厅\n首页 > 政府信息公开年报\n• 标       题: 云泽省水利厅2024年度政府信息公开工作报告\n"
    assert of_text(f"{page}云泽省水利厅\n2024年政府信息公开工作年度报告\n一、总体情况\n").agency == "云泽省水利厅"
    page = "云泽州人民政府\n文 号: 所属主题: 州政府信息公开年报\n云泽州人民政府2024年政府信息公开工作年度报告\n"
    assert of_text(f"{page}一、总体情况\n").agency == "云泽州人民政府"


def test_a_report_that_was_completed() -> None:
    found = of_text("根据条例要求，编制完成《云泽县乡村振兴局2023年政府信息公开工作年度报告》。\n一、总体情况\n")
    assert found.agency == "云泽县乡村振兴局"


def test_the_office_of_a_hospital_or_a_school_stands_for_it() -> None:
    """请与云泽市中医院行政办公室联系 named the office; 医院管理中心 is a body of its own."""
    for office, body in (
        ("云泽市中医院行政办公室", "云泽市中医院"),
        ("云泽市第一中学党政办公室", "云泽市第一中学"),
        ("云泽市医院管理中心", "云泽市医院管理中心"),
    ):
        assert who(f"如对本报告有疑问，请与{office}联系。", "一、总体情况").agency == body


def test_a_report_on_how_the_year_went_names_who_reports() -> None:
    """现将…工作年度情况报告如下 named no one."""
    found = who("现将云泽市地震局2023年政府信息公开工作年度情况报告如下。", "一、总体情况")
    assert found.agency == "云泽市地震局"


def test_a_bureau_that_sums_up_a_region_does_so_for_its_government() -> None:
    """The title's region and the compiler's name contradicted each other."""
    for summed in ("要求汇总各苏木镇人民政府、各部门年度报告编制而成", "以及全旗各部门信息公开工作编制而成"):
        found = who(
            "云泽旗2023年政府信息公开工作年度报告",
            f"本报告由云泽旗政务服务局根据条例{summed}。",
            "一、总体情况",
        )
        assert found.agency == "云泽旗"
    own = who("云泽旗2023年政府信息公开工作年度报告", "本报告由云泽旗政务服务局根据条例编制。", "一、总体情况")
    assert own.agency is None


def test_the_office_that_sums_up_and_is_to_be_asked_does_so_for_the_government() -> None:
    """由市政府办公厅综合… was taken for the office's own report where its full name stood by its telephone."""
    found = who(
        "本报告由市政府办公厅综合各区政府和市政府各部门的年度报告编制而成。如有疑问，请与云泽市人民政府办公厅联系。",
        "一、总体情况",
    )
    assert found.agency == "云泽市人民政府"


def test_a_report_that_is_sent_up_names_who_sends_it() -> None:
    """云泽市交通运输局关于报送2022年…报告的报告 named no one."""
    for verb in ("报送", "上报", "公布"):
        found = who(f"云泽市交通运输局关于{verb}2022年政府信息公开工作年度报告的报告", "一、总体情况")
        assert found.agency == "云泽市交通运输局"
    letter, title = (f"云泽市交通运输局{words}2022年政府信息公开工作年度报告" for words in ("关于报送", ""))
    assert who(f"{letter}的函", title, "一、总体情况").title == title


def test_the_office_of_a_town_reports_for_the_town() -> None:
    """由杨柳镇人民政府党政办公室编制 named the office."""
    for office, town in (("杨柳镇人民政府党政办公室", "杨柳镇人民政府"), ("青屏街道办事处办公室", "青屏街道办事处")):
        assert who(f"本报告由{office}编制。", "一、总体情况").agency == town
    assert who("本报告由云泽县人民政府办公室编制。", "一、总体情况").agency == "云泽县人民政府办公室"


def test_where_a_bureau_takes_requests_in_stands_for_it() -> None:
    found = who("如有疑问，请与云泽市民族宗教局办公室政府信息公开受理处联系。", "一、总体情况")
    assert found.agency == "云泽市民族宗教局"


def test_zones_and_boards_in_long_and_short_words_are_one() -> None:
    """云泽经开区管委会 contradicted 云泽经济技术开发区管委会, 云泽市文广旅体局 the 云泽市文化广电旅游体育局."""
    for whole, short in (
        ("云泽经济技术开发区管委会", "云泽经开区管委会"),
        ("云泽高新技术产业开发区管理委员会", "云泽高新区管委会"),
        ("云泽市文化广电旅游体育局", "云泽市文广旅体局"),
    ):
        found = who(f"{whole}2023年政府信息公开工作年度报告", f"发布机构：{short}", "一、总体情况")
        assert (found.agency, found.findings) == (whole, ())


def test_a_red_cross_is_a_body() -> None:
    assert who("云泽市红十字会2022年信息公开工作年度报告", "一、总体情况").agency == "云泽市红十字会"


def test_a_sentence_about_what_is_now_published_is_no_title() -> None:
    """现发布2022年度市财政局…报告 below the title was a rival of it."""
    title = "云泽市财政局2022年度政府信息公开工作报告"
    for verb in ("现发布", "现向社会公布"):
        found = who(title, f"{verb}2022年度市财政局政府信息公开工作报告", "一、总体情况")
        assert (found.agency, found.title) == ("云泽市财政局", title)


def test_whose_work_a_report_covers() -> None:
    """A slip of the pen in the text (区自然资源局局) stood for the name that the preamble tells."""
    found = who(
        "本报告涵盖了2022年云泽区自然资源局政府信息公开工作。",
        "一、总体情况",
        "2022年，区自然资源局局认真落实条例。",
    )
    assert found.agency == "云泽区自然资源局"


def test_the_office_of_a_bureau_sends_in_what_the_bureau_reports() -> None:
    """ContentSource 云泽市财政局办公室 was the agency; the office of a government reports for itself too."""
    for sender, agency in (("云泽市财政局办公室", "云泽市财政局"), ("云泽市人民政府办公室", "云泽市人民政府办公室")):
        head = f"<meta name=ContentSource content={sender}>"
        assert who("2023年政府信息公开工作年度报告", "一、总体情况", head=head).agency == agency


@pytest.mark.parametrize("words", ["街道", "开发区", "高新区", "经开区", "经济技术开发区", "工业园区", "示范区"])
def test_a_kind_of_place_is_the_name_of_none(words: str) -> None:
    assert who(f"{words}2023年政府信息公开工作年度报告", "一、总体情况").agency is None


def test_a_town_beside_the_publisher_reports_and_a_district_may_not() -> None:
    """A town's page that names it in the row 发布机构 alone had no agency; a district's may be one of its bureaus'."""
    page = (
        "<table><tr><td>发布机构</td><td>{}</td></tr></table><p>2024年政府信息公开工作年度报告</p><p>一、总体情况</p>"
    )
    for words, agency in (("白石镇", "白石镇"), ("云泽区", None)):
        document = read_document(page.format(words).encode(), name="x.html")
        assert identify(document, read_passages(document)).agency == agency


def test_a_line_of_a_list_of_metadata_is_no_part_of_the_title() -> None:
    title = "2024年云泽区人民政府信息公开工作年度报告"
    assert who("- 发布机构：", f"- 名称：{title}", title, "一、总体情况").title == title


def test_a_preamble_that_runs_into_the_first_heading_is_no_title() -> None:
    """现公开…报告。…一、总体情况 in one paragraph was a second title, of another body."""
    title = "白石街道2024年政府信息公开工作年度报告"
    told = "现公开2024年白石街办政府信息公开工作年度报告。数据期限自2024年1月1日起。一、总体情况"
    found = who(title, told, "（一）主动公开。")
    assert (found.agency, found.title) == ("白石街道", title)


def test_where_a_report_can_be_had_is_no_part_of_a_name() -> None:
    text = "本报告的电子版可在云泽县人民政府（http://www.yunze.example）政府信息公开年度报告专栏获取。"
    assert of_text(f"2024年，我县扎实推进政务公开。{text}").agency is None


def test_a_board_of_management_is_not_cut_short() -> None:
    """管委会 before its inner office was read as 管委."""
    compiled = who("2024年政府信息公开工作年度报告", "本报告由云泽经济开发区管委会办公室编制。").agency
    asked = who("2024年政府信息公开工作年度报告", "如有疑问，请与云泽经济开发区管委会党政办公室联系。").agency
    assert compiled == "云泽经济开发区管委会办公室"
    assert asked is None


@pytest.mark.parametrize(
    ("short", "name"),
    [
        ("林草局", "云泽市林业和草原局"),
        ("住建局", "云泽县住房和城乡建设局"),
        ("人社局", "云泽县人力资源和社会保障局"),
        ("卫健委", "云泽市卫生健康委员会"),
    ],
)
def test_the_first_letters_of_a_name_without_its_place_are_the_same_body(short: str, name: str) -> None:
    """发布机构 often says 林草局; the page was then said to contradict itself."""
    page = who(f"{name}2024年政府信息公开工作年度报告", table=row(("发布机构", short)))
    assert page.agency == name
    assert rules(page) == []
    assert who(f"本报告由{name}编制。", table=row(("发布机构", short))).agency == name
    assert ("READ-AGENCY", "warning") in rules(
        who(f"{name}2024年政府信息公开工作年度报告", table=row(("发布机构", "水利局")))
    )


@pytest.mark.parametrize("name", ["云泽二中", "云泽市第一小学", "云泽三小"])
def test_a_school_by_its_number(name: str) -> None:
    assert who(f"{name}2024年信息公开工作年度报告").agency == name


def test_a_body_that_received_none_is_named_in_the_text() -> None:
    assert who(UNNAMED, "2024年云泽市教育局未收到政府信息公开申请。").agency == "云泽市教育局"


def test_a_sites_greeting_is_not_printed_as_the_title() -> None:
    text = "您好，欢迎登录云泽市政务公开平台\n云泽市水利局2024年工作情况\n一、总体情况\n本年主动公开信息5条。"
    assert of_text(text).title == ""


def test_the_government_whose_site_shows_the_report_of_a_bureau_is_no_rival() -> None:
    told = "现公布《云泽市临湖区水利局2024年度政府信息公开工作年度报告》。"
    assert who(UNNAMED, "来源：临湖区人民政府", told).agency == "云泽市临湖区水利局"
    assert who(UNNAMED, "来源：青屏区人民政府", told).agency is None
    assert who(UNNAMED, "来源：临湖区人民政府", "本报告由云泽市临湖区水利局编制。").agency is None


@pytest.mark.parametrize("body", ["研究室", "参事室"])
def test_a_body_of_a_government_that_is_no_office_in_it(body: str) -> None:
    """The government was named as the agency, or nobody, since its office answers for others."""
    assert who(UNNAMED, f"本报告由云泽市人民政府{body}编制。").agency == f"云泽市人民政府{body}"
    assert who(UNNAMED, f"如有疑问，请联系云泽市人民政府{body}（电话）。").agency == f"云泽市人民政府{body}"


def test_a_title_without_the_place_of_its_body_is_no_less_one() -> None:
    """市水利局 above the whole name of who compiled it: the site's government was a rival, and no agency was told."""
    found = who("市水利局2024年政府信息公开工作年度报告", "来源：云泽市政府", "本报告由云泽市水利局编制。")
    assert (found.agency, found.findings) == ("云泽市水利局", ())


@pytest.mark.parametrize(
    "title",
    [
        "更正：云泽市水利局2024年政府信息公开工作年度报告",
        "关于更正云泽市水利局2024年政府信息公开工作年度报告的说明",
        "云泽市水利局关于更正2024年政府信息公开工作年度报告的公告",
        "（更新）云泽市水利局2024年政府信息公开工作年度报告",
        "关于重新公布云泽市水利局2024年政府信息公开工作年度报告的公告",
    ],
)
def test_that_a_report_is_corrected_is_no_part_of_a_name(title: str) -> None:
    assert who(title).agency == "云泽市水利局"


def test_public_enterprises_report_on_information_of_their_own() -> None:
    assert who("云泽市自来水公司2024年度公共企事业单位信息公开年度报告").agency == "云泽市自来水公司"


def test_the_agency_below_the_name_of_the_form_and_the_year() -> None:
    page = of_text("中华人民共和国政府信息公开工作年度报告\n（2024年度）\n云泽市教育局\n一、总体情况\n正文。\n")
    assert (page.agency, page.year) == ("云泽市教育局", 2024)


def test_a_hospital_by_its_number_alone_tells_no_place() -> None:
    page = who("第三人民医院2024年信息公开工作年度报告")
    assert page.agency == "第三人民医院"
    assert [finding.zh for finding in page.findings] == ["机关名称“第三人民医院”未写明地区，由所在栏目确定"]


def test_a_prefecture_by_its_level_alone_tells_no_place() -> None:
    """州政府 was the agency, and nothing said that no place is told."""
    summed = "由州政府办公室综合各县（市）人民政府和州政府各工作部门的年度报告编制而成。"
    asked = "如有疑问，请与云泽州政府信息公开工作办公室联系，电子版在云泽州人民政府网站下载。"
    assert who(UNNAMED, f"{summed}{asked}", "一、概述").agency == "云泽州人民政府"
    alone = who(UNNAMED, summed, "一、概述")
    assert "未写明地区" in alone.findings[0].zh


def test_a_city_of_two_letters_whose_government_is_to_be_asked() -> None:
    said = "根据《条例》有关规定，结合云泽市政府信息公开工作实际编制本年报。如有疑问，请与云泽市政府办公室联系。"
    assert who(UNNAMED, said, "一、总体情况").agency == "云泽市政府"


def test_a_body_that_opens_a_line_of_the_text_where_none_stands_behind_a_year() -> None:
    page = who(UNNAMED, "根据《条例》编制本报告。", "一、总体情况", "云泽市水利局按照条例要求，做好公开工作。")
    assert page.agency == "云泽市水利局"
    both = who(UNNAMED, "一、总体情况", "白石镇人民政府按照要求公开信息。", "2024年，云泽市水利局认真落实条例。")
    assert both.agency == "云泽市水利局"


@pytest.mark.parametrize(
    "called", ["（以下简称“自治区云泽办”）", "(以下简称自治区云泽办,下同)", "（简称：自治区云泽办）"]
)
def test_what_a_body_is_called_is_no_other_body(called: str) -> None:
    """The title has what the preamble says it is called further on, and both were said to differ (2022)."""
    full = "青屏自治区云泽经济区规划建设管理办公室"
    found = who("自治区云泽办2022年政府信息公开工作年度报告", f"本报告由{full}{called}编制。", "一、总体情况")
    assert (found.agency, found.findings) == (full, ())


@pytest.mark.parametrize(("issuer", "agency"), [("云泽县政府", "白石镇人民政府"), ("云泽县水利局", None)])
def test_a_town_on_the_site_of_its_county(issuer: str, agency: str | None) -> None:
    """The county's government stands as 发布机构 over what its towns publish, and no agency was taken (2023)."""
    told = "现将白石镇2022年度政府信息公开工作报告如下："
    text = "白石镇人民政府严格按照条例要求，做好政府信息公开工作。"
    found = who(told, "一、总体情况", text, table=row(("发布机构", issuer)))
    assert (found.agency, [rule for rule, _ in rules(found)]) == (agency, ["READ-AGENCY"])


def test_a_zone_by_its_kind_alone_is_no_other_body() -> None:
    """A preamble names the zone in full, the text by what it is; 工作 stands in what the report is called (2021)."""
    told = "现公布2021年度云泽县高新科技产业园管理委员会信息公开年度工作情况。"
    found = who(told, "一、总体情况", "2021年，高新区管委会坚持公开为常态。")
    assert (found.agency, found.year) == ("云泽县高新科技产业园管理委员会", 2021)


def test_the_office_of_a_centre_compiles_for_it() -> None:
    told = "年度报告由云泽区机关事务管理中心办公室编制，统计期限从2023年1月1日到12月31日止。"
    assert who(UNNAMED, told, "一、总体情况").agency == "云泽区机关事务管理中心"


@pytest.mark.parametrize("name", ["审计署驻云泽特派员办事处", "水利部云泽水利委员会", "生态环境部云泽督察局"])
def test_what_a_ministry_has_in_a_place_tells_it(name: str) -> None:
    assert who(f"{name}{UNNAMED}", "一、总体情况").findings == ()


@pytest.mark.parametrize("zone", ["高新区", "经开区"])
def test_a_zone_before_the_words_for_disclosure_is_no_government(zone: str) -> None:
    """结合2024年高新区|政府信息公开工作 made a government of a zone, and nothing was said of it (2019)."""
    said = f"本年报结合2024年{zone}政府信息公开工作实际编制。"
    assert who(UNNAMED, said, "一、总体情况").agency is None


@pytest.mark.parametrize("name", ["高新区管委会", "经开区财政局", "高新技术产业开发区管委会", "示范区管委会"])
def test_a_zone_by_its_kind_alone_tells_no_place(name: str) -> None:
    found = who(f"{name}{UNNAMED}", "一、总体情况")
    assert (found.agency, ["未写明地区" in finding.zh for finding in found.findings]) == (name, [True])
    assert who(f"云泽{name}{UNNAMED}", "一、总体情况").findings == ()


@pytest.mark.parametrize(
    ("whole", "short"),
    [
        ("云泽市白石街道办事处", "白石街道办"),
        ("云泽市大街街道办事处", "大街街道办"),
        ("云泽市残疾人联合会", "市残联"),
        ("云泽市妇女联合会", "市妇联"),
        ("云泽市工商业联合会", "市工商联"),
        ("云泽市归国华侨联合会", "市侨联"),
        ("云泽市文学艺术界联合会", "市文联"),
        ("云泽市科学技术协会", "市科协"),
        ("云泽市供销合作社联合社", "市供销社"),
        ("云泽市住房公积金管理中心", "市公积金中心"),
        ("云泽市退役军人事务局", "市退役军人局"),
        ("云泽市人民政府办公室", "市府办"),
    ],
)
def test_short_names_that_are_not_made_of_first_letters(whole: str, short: str) -> None:
    """The row 发布机构 was said to name another body than the title."""
    found = who(f"{whole}{UNNAMED}", "一、总体情况", table=row(("发布机构", short)))
    assert (found.agency, found.findings) == (whole, ())
    other = who(f"{whole}{UNNAMED}", "一、总体情况", table=row(("发布机构", "市体育局")))
    assert [rule for rule, _ in rules(other)] == ["READ-AGENCY"]


def test_a_title_in_a_short_name_that_the_text_explains() -> None:
    said = "2024年，云泽市残疾人联合会（以下简称“市残联”）在市委领导下推进公开。"
    found = who(f"市残联{UNNAMED}", said, "一、总体情况")
    assert found.agency == "云泽市残疾人联合会"


def test_whose_work_a_report_is_to_do_well() -> None:
    told = "为认真做好云泽市卫生健康局政府信息公开工作，{}按照条例编制了2024年度报告。"
    assert who(UNNAMED, told.format("我局"), "一、总体情况").agency == "云泽市卫生健康局"
    assert who(UNNAMED, told.format("全体人员"), "一、总体情况").agency is None


@pytest.mark.parametrize("how", ["自觉履行职责", "扎实推进公开", "聚焦重点领域"])
def test_what_a_body_does_in_the_text(how: str) -> None:
    assert who(UNNAMED, "一、总体情况", f"2024年，云泽市水利局{how}。").agency == "云泽市水利局"


@pytest.mark.parametrize("banner", ["云泽市人民政府", "- 信息来源:云泽市政府", "发布机构：云泽市政府"])
def test_what_opens_a_page_without_a_title_is_not_whose_report_it_is(banner: str) -> None:
    """The banner of a government's site, or a line of metadata, was the title that names the agency."""
    found = of_text(f"{banner}\n\n一、总体情况\n2024年，云泽市卫生健康委员会认真贯彻条例。\n")
    assert found.agency == ("云泽市卫生健康委员会" if banner == "云泽市人民政府" else None)
    assert [finding.rule for finding in found.findings if finding.rule == "READ-AGENCY"]
    page = who("一、总体情况", "2024年，云泽市水利局认真贯彻条例。", head="<title>云泽市人民政府</title>")
    assert page.agency == "云泽市水利局"


def test_what_opens_a_page_without_a_title_counts_where_nothing_denies_it() -> None:
    for name in ("云泽市人民政府", "云泽市教育局"):
        found = of_text(f"{name}\n\n一、总体情况\n2024年，我局认真贯彻条例。\n")
        assert (found.agency, "READ-AGENCY" in dict(rules(found))) == (name, True)
    denied = of_text("云泽市教育局\n\n一、总体情况\n2024年，云泽市水利局认真贯彻条例。\n")
    assert (denied.agency, "READ-AGENCY" in dict(rules(denied))) == (None, True)
    compiled = of_text("云泽市人民政府\n\n本报告由云泽市水利局编制。\n一、总体情况\n")
    assert (compiled.agency, dict(rules(compiled)).get("READ-AGENCY")) == ("云泽市水利局", None)


def test_the_way_to_a_page_is_no_body() -> None:
    """您当前所|在位置 opens a line, and was the agency."""
    told = "如有意见，请联系云泽市水利局办公室政务公开处。"
    found = of_text(f"您当前所在位置：首页 / 公开\n{UNNAMED}\n{told}\n一、总体情况\n推进公开。\n")
    assert found.agency == "云泽市水利局"


def test_a_row_that_names_two_bodies_names_none() -> None:
    """Both were run together to a body of its own: 云泽区街道办事处青屏街办事处 (a street, 2019)."""
    both = row(("发布机构", "云泽区街道办事处;青屏街办事处"))
    found = who(f"云泽区青屏街街道办事处{UNNAMED}", "一、总体情况", table=both)
    assert (found.agency, found.findings) == ("云泽区青屏街街道办事处", ())
    assert who(UNNAMED, "一、总体情况", table=both).agency is None
    assert who(UNNAMED, "一、总体情况", table=row(("发布机构", "云泽市水利局；"))).agency == "云泽市水利局"


COLUMN = "云泽市青屏区人民政府\n\n政府信息公开年报\n\n云泽市青屏区水利局2021\n\n政府信息公开工作年度报告\n\n"
"""What a site prints over all that it publishes, above a report, in a page turned into text."""


@pytest.mark.parametrize(
    ("compiler", "agency"),
    [("青屏区水利局", "云泽市青屏区水利局"), ("青屏区粮食局", None), ("青屏区人民政府", None), ("", None)],
)
def test_the_preamble_tells_which_of_two_titles_is_the_reports(compiler: str, agency: str | None) -> None:
    by = f"由{compiler}编制，" if compiler else ""
    found = of_text(f"{COLUMN}本报告{by}数据截至2021年12月31日。\n\n一、总体情况\n")
    assert (found.agency, rules(found)) == (agency, [] if agency else [("READ-AGENCY", "warning")])


@pytest.mark.parametrize("body", ["政务服务和大数据管理局", "行政审批服务局", "大数据中心"])
def test_a_bureau_of_public_services_answers_for_its_government_too(body: str) -> None:
    asked = f"如有疑问，请与云泽县{body}联系（电话：0000-0000000）。"
    assert who(asked, "一、总体情况", "督促各机关依法答复。").agency is None
    assert who(asked, "一、总体情况", "我局按时答复。").agency == f"云泽县{body}"


@pytest.mark.parametrize(
    "behind",
    [
        " - 政府信息公开年报 - 云泽市水利局",
        "_云泽市人民政府门户网站",
        "-云泽市人民政府",
        " | 云泽市政务公开网",
        "——年度报告——云泽市水利局网站",
    ],
)
def test_the_site_behind_a_title_is_no_part_of_it(behind: str) -> None:
    """Converters print what a page is called as its first line: the site was in the title."""
    title = "云泽市水利局2024年政府信息公开工作年度报告"
    assert (who(f"{title}{behind}").title, who(f"{title}{behind}").agency) == (title, "云泽市水利局")
    assert who(f"{title}{behind}", title, "来源：云泽市水利局").title == title


@pytest.mark.parametrize("before", ["政府信息公开年报 - ", "政府信息公开年报 | ", "| 标 题 | ", "| 標 題 | "])
def test_a_column_or_a_label_before_a_title_is_no_part_of_it(before: str) -> None:
    title = "云泽市水利局2024年政府信息公开工作年度报告"
    found = who(f"{before}{title} | |")
    assert (found.title, found.agency) == (title, "云泽市水利局")


@pytest.mark.parametrize(
    "line",
    [
        "索 引 号 | 014416330/2025-00012 | 分 类 | 政府信息公开年报 综合政务 |",
        "| 索引号 | 014416330/2025-00012 | 分类 | 政府信息公开年报 |",
        "发布机构 | 云泽市水利局 | 分类 | 政府信息公开年报 |",
    ],
)
def test_a_row_of_metadata_in_bars_is_no_title(line: str) -> None:
    found = who(line, "现公布云泽市水利局2024年政府信息公开工作年度报告。")
    assert (found.title, found.agency) == ("", "云泽市水利局")


def test_a_town_that_its_title_and_another_place_name_is_not_the_bureau_of_a_copied_preamble() -> None:
    """The preamble was another body's: no agency was told, where the title and 发布机构 name the same town."""
    title, copied = "云泽县白石镇2024年政府信息公开工作年度报告", "现公布云泽县教育局2024年政府信息公开工作年度报告。"
    found = who(title, copied, table=row(("发布机构", "云泽县白石镇人民政府")))
    assert found.agency == "云泽县白石镇人民政府"
    assert ("READ-AGENCY", "warning") in rules(found)
    assert who(title, copied).agency is None  # one word against the other
    assert who(title, copied, table=row(("发布机构", "云泽县教育局"))).agency is None
    county = "云泽县2024年政府信息公开工作年度报告"  # its site prints its name beside what its bureaus publish
    assert who(county, copied, table=row(("发布机构", "云泽县人民政府"))).agency is None


@pytest.mark.parametrize(
    ("short", "name"),
    [
        ("云泽县政府办", "云泽满族自治县人民政府办公室"),
        ("云泽州水利局", "云泽土家族苗族自治州水利局"),
        ("城管局", "云泽市城市管理局"),
        ("交通局", "云泽市交通运输局"),
        ("市资规局", "云泽市自然资源和规划局"),
        ("综合执法局", "云泽市综合行政执法局"),
        ("大数据局", "云泽市大数据发展管理局"),
        ("粮食局", "云泽市粮食和物资储备局"),
        ("林水局", "泽州市林业水利局"),
        ("国资委", "云泽市人民政府国有资产监督管理委员会"),
        ("市地方志办公室", "云泽市人民政府地方志办公室"),
        ("残联", "云泽市残疾人联合会"),
        ("区公安分局", "云泽市公安局临湖区分局"),
        ("市生态环境局临湖分局", "云泽市生态环境局临湖分局"),
        ("消防大队", "临湖区消防救援大队"),
        ("国家卫健委", "国家卫生健康委员会"),
        ("云泽市住建局", "云泽市住房和城乡建设局"),
        ("市住建局", "云泽市住房和城乡建设局"),
        ("住建委", "云泽市住房和城乡建设委员会"),
        ("临湖区住建局", "云泽市临湖区住房和城乡建设局"),
        ("云泽市城管局", "云泽市城市管理局"),
        ("城管局", "云泽市城市管理局"),
        ("临湖区城管局", "云泽市临湖区城市管理局"),
        ("云泽市市监局", "云泽市市场监督管理局"),
        ("云泽临湖区社区矫正局", "云泽市临湖区社区矫正局"),
    ],
)
def test_more_short_names_are_the_same_body(short: str, name: str) -> None:
    """发布机构 in a short form was told as another body than the title's."""
    assert kinship(short, name).same
    assert rules(who(f"{name}2024年政府信息公开工作年度报告", table=row(("发布机构", short)))) == []


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("云泽市城市管理局", "云泽市综合行政执法局"),
        ("云泽市自然资源和规划局", "云泽市自然资源局"),
        ("云泽市水利局", "云泽市水务局"),
        ("云泽市公安局临湖区分局", "云泽市公安局青屏区分局"),
        ("云泽市公安局临湖区分局", "云泽市生态环境局临湖区分局"),
        ("云泽市公安局临湖区分局", "云泽市公安局"),
        ("云泽市人民政府研究室", "云泽市委研究室"),
        ("云泽市人民政府外事办公室", "云泽市人民政府地方志办公室"),
        ("国家卫生健康委员会", "国家疾病预防控制局"),
        ("云泽藏族自治州教育局", "云泽彝族自治县教育局"),
        ("云泽市残疾人联合会", "云泽市妇女联合会"),
        ("云泽市大数据发展管理局", "云泽市数据局"),
        ("泽州市林业水利局", "泽州市林业局"),
        ("青阳市住建局", "云泽市住房和城乡建设局"),
        ("临湖区住建局", "云泽市住房和城乡建设局"),
        ("云泽市住建局", "云泽市临湖区住房和城乡建设局"),
        ("云泽市城建局", "云泽市城市管理局"),
        ("云泽市教育局", "云泽市教育体育局"),
        ("云泽市技委", "云泽市科学技术委员会"),
        ("云泽市科技", "云泽市科学技术委员会"),
    ],
)
def test_bodies_that_short_names_do_not_join(one: str, other: str) -> None:
    assert not kinship(one, other).same
    assert not kinship(other, one).same


@pytest.mark.parametrize("name", ["云泽高新区(新市区)司法局", "云泽高新区（新市区）司法局"])
def test_brackets_inside_a_name_are_printed(name: str) -> None:
    """云泽高新区新市区司法局 stands nowhere on the page."""
    found = who(f"{name}2024年政府信息公开工作年度报告", table=row(("发布机构", "云泽高新区（新市区）司法局")))
    assert (found.agency, found.findings) == (name, ())


@pytest.mark.parametrize("label", ["• 题：", "题：", "•标题：", "- 标 题：", "称：", "• 名称："])
def test_a_label_of_which_a_part_is_lost_is_no_part_of_the_name(label: str) -> None:
    """Converters lose what is spaced out (标　题): 题云泽市水利局 was the agency, without a word."""
    title = "云泽市水利局2024年政府信息公开工作年度报告"
    found = who(f"{label}{title}", title)
    assert (found.title, found.agency) == (title, "云泽市水利局")
    assert who(f"{label}{title}").title == title


def test_what_stands_before_a_colon_is_no_part_of_the_name() -> None:
    assert who("年报：云泽市水利局2024年政府信息公开工作年度报告").agency == "云泽市水利局"
    assert who("云泽市水利局：2024年政府信息公开工作年度报告").agency == "云泽市水利局"


@pytest.mark.parametrize("verb", ["涵盖", "包括", "包含", "反映", "汇报", "梳理", "回顾"])
def test_what_a_report_does_with_the_years_work_is_no_part_of_a_name(verb: str) -> None:
    """涵盖云泽县白石乡人民政府 was the agency, without a word."""
    said = f"本报告依据条例编制，{verb}云泽县白石乡人民政府2024年信息公开工作情况。"
    assert who(said, "一、总体情况").agency == "云泽县白石乡人民政府"


@pytest.mark.parametrize(
    "name",
    [
        *(
            "即墨区水利局",
            "犍为县水利局",
            "乐山市水利局",
            "台州市水利局",
            "将乐县水利局",
            "无为市教育局",
            "云泽市劳动就业服务中心",
            "将军街道办事处",
            "云泽市对外经济合作局",
            "对青山镇人民政府",
        ),
        *(
            "云泽市综合行政执法局",
            "云泽市委编办",
            "为民街道办事处",
            "云泽市土地整理中心",
            "云泽市规划展示馆",
            "和平县教育局",
        ),
    ],
)
def test_names_that_have_words_in_them_which_stand_before_names(name: str) -> None:
    """乐县水利局, 市教育局 and 业服务中心 were agencies, without a word."""
    for said in (
        f"现公布{name}2024年政府信息公开工作年度报告。",
        f"本报告由{name}编制。",
        f"按照要求，现将{name}2024年政府信息公开工作情况报告如下。",
    ):
        assert who(UNNAMED, said, "一、总体情况").agency in (name, None)
    assert who(UNNAMED, f"现公布{name}2024年政府信息公开工作年度报告。").agency == name


@pytest.mark.parametrize(
    "before",
    [
        *(
            "本报告系统梳理了",
            "本报告旨在全面展示",
            "本报告即",
            "现把",
            "拟定",
            "撰写",
            "特起草",
            "草拟",
            "整理",
            "汇编",
            "特向社会公示",
        ),
        *(
            "特向社会公告",
            "现报告",
            "现呈报",
            "现报送",
            "现上报",
            "现提交",
            "现刊登",
            "现印发",
            "现披露",
            "现推出",
            "以下系",
        ),
        "为做好",
    ],
)
@pytest.mark.parametrize("name", ["云泽县水利局", "云泽市发展和改革委员会"])
def test_more_words_before_a_name_are_no_part_of_it(before: str, name: str) -> None:
    """拟定云泽县水利局 was an agency, and so was 改革委员会, without a word."""
    found = who(UNNAMED, f"{before}{name}2024年政府信息公开工作年度报告。", "一、总体情况").agency
    assert found == name or (found is None and "和" in name)


@pytest.mark.parametrize(
    "name",
    [
        "云泽市残疾人联合会",
        "云泽市公共资源交易中心",
        "云泽县消防救援大队",
        "国营云泽农场",
        "云泽市档案馆",
        "云泽市人民防空办公室",
    ],
)
def test_the_office_of_a_league_or_a_centre_is_the_leagues_own(name: str) -> None:
    assert who(UNNAMED, f"本报告由{name}办公室编制。", "一、总体情况").agency == name
    assert who(UNNAMED, f"如有疑问，请与{name}办公室联系（电话）。", "一、总体情况").agency == name


@pytest.mark.parametrize("name", ["云泽县地方志编纂委员会办公室", "云泽县绿化委员会办公室"])
def test_the_office_of_a_committee_of_a_purpose_is_the_body(name: str) -> None:
    assert who(UNNAMED, f"本报告由{name}编制。", "一、总体情况").agency == name


@pytest.mark.parametrize(
    "name",
    [
        *("城市管理局", "人力资源和社会保障局", "科学技术局", "工业和信息化局", "粮食和物资储备局", "大数据管理局"),
        *("环境保护局", "气象局", "规划和自然资源局", "民族宗教事务局", "园林绿化局", "招商服务局", "疾病预防控制中心"),
    ],
)
def test_a_body_by_its_work_alone_tells_no_place(name: str) -> None:
    """城市管理局 passed for a bureau of some 市, and nothing was said."""
    found = who(f"{name}{UNNAMED}", "一、总体情况")
    assert (found.agency, ["未写明地区" in finding.zh for finding in found.findings]) == (name, [True])
    whole = who(f"{name}{UNNAMED}", f"本报告由云泽市{name}编制。", "一、总体情况")
    assert (whole.agency, whole.findings) == (f"云泽市{name}", ())


@pytest.mark.parametrize(
    "place", ["公安县教育局", "体育路街道办事处", "气象路街道办事处", "文体街道办事处", "金融街街道办事处"]
)
def test_places_named_after_a_body_s_work_are_places(place: str) -> None:
    assert who(f"{place}{UNNAMED}", "一、总体情况").findings == ()


@pytest.mark.parametrize("column", ["乡镇", "区县", "镇街", "县市区"])
def test_a_column_of_towns_is_no_town(column: str) -> None:
    """The way to the page, one line for each step, was another title, and the agency was in doubt."""
    found = of_text(f"首页\n> 政务公开\n> {column}信息公开年度报告\n云泽县白石镇{UNNAMED}\n一、总体情况\n")
    assert (found.agency, found.title) == ("云泽县白石镇", f"云泽县白石镇{UNNAMED}")


def test_labels_before_a_title_are_none_of_its_name() -> None:
    """关键字云泽区统计局 was the agency."""
    for line in ("文       号: 关键字: ", "关键词：", "文号： 关 键 字："):
        found = of_text(f"索  引  号: /2025-172732 生成日期: 2025-01-06\n{line}云泽区统计局{UNNAMED}\n一、总体情况\n")
        assert (found.agency, found.title) == ("云泽区统计局", f"云泽区统计局{UNNAMED}")
    assert of_text(f"年报: 本区: 云泽区统计局{UNNAMED}\n一、总体情况\n").agency == "云泽区统计局"


@pytest.mark.parametrize(
    "title",
    [
        "云泽市财政局、云泽市水利局2024年政府信息公开工作年度报告",
        "云泽市财政局、市水利局2024年政府信息公开工作年度报告",
        "云泽市财政局 云泽市水利局2024年政府信息公开工作年度报告",
        "云泽市财政局和云泽市水利局2024年政府信息公开工作年度报告",
        "云泽市发展和改革委员会、云泽市财政局、云泽市水利局2024年政府信息公开工作年度报告",
    ],
)
def test_a_title_of_several_bodies_names_none_alone(title: str) -> None:
    """They were one body's name, which no body has: 云泽市财政局云泽市水利局."""
    found = who(title, "一、总体情况")
    assert (found.agency, found.year) == (None, 2024)
    assert rules(found) == [("READ-AGENCY", "warning")]
    assert {one.value for one in found.evidence if one.field == "agency"} >= {"云泽市财政局"}


@pytest.mark.parametrize(
    "name",
    [
        "云泽市粮食和物资储备局",
        "和静县教育和科学技术局",
        "云泽市城市管理和综合行政执法局",
        "中共云泽市委、云泽市人民政府信访局",
        "临湖区人民政府 青屏街道办事处",
        "云泽市文化、体育和旅游局",
    ],
)
def test_one_body_of_several_words_is_one(name: str) -> None:
    found = who(f"{name}2024年政府信息公开工作年度报告", "一、总体情况")
    assert found.agency is not None
    assert found.agency.replace("、", "").replace(" ", "") == name.replace("、", "").replace(" ", "")


@pytest.mark.parametrize(
    ("title", "agency"),
    [
        ("云泽市卫生健康委员会及所属事业单位2024年政府信息公开工作年度报告", "云泽市卫生健康委员会"),
        ("云泽市教育局和直属学校2024年政府信息公开工作年度报告", "云泽市教育局"),
        ("云泽市教育局2021—2023年度政府信息公开工作年度报告", "云泽市教育局"),
        ("云泽市教育局贰〇二四年度政府信息公开工作年度报告", "云泽市教育局"),
        ("云泽市第一中学2023学年信息公开年度报告", "云泽市第一中学"),
    ],
)
def test_what_stands_behind_a_name_in_titles(title: str, agency: str) -> None:
    assert who(title, "一、总体情况").agency == agency


@pytest.mark.parametrize(
    ("lines", "agency"),
    [
        (("2024年云泽市人力资源和社会", "保障局政府信息公开工作年度报告"), "云泽市人力资源和社会保障局"),
        (("云泽市人力资源和社会", "保障局2024年政府信息公开工作年度报告"), "云泽市人力资源和社会保障局"),
        (("2024年云泽市", "水利局政府信息公开工作年度报告"), "云泽市水利局"),
    ],
)
def test_a_name_broken_in_two_is_whole(lines: tuple[str, str], agency: str) -> None:
    """保障局 was the agency."""
    found = who(*lines, "一、总体情况")
    assert (found.agency, found.year, found.title) == (agency, 2024, "".join(lines))


@pytest.mark.parametrize("above", ["云泽市政务公开", "云泽市", "云泽市人民政府", "云泽市人民政府门户网站", "政务公开"])
def test_what_else_stands_over_a_title_is_no_half_of_a_name(above: str) -> None:
    """Guards against telling too much."""
    assert who(above, "水利局2024年政府信息公开工作年度报告", "一、总体情况").agency == "水利局"
    assert who(above, "临湖区水利局2024年政府信息公开工作年度报告", "一、总体情况").agency == "临湖区水利局"


@pytest.mark.parametrize("row", ["单位：云泽市水利局", "填报单位（盖章）：云泽市水利局", "单位：云泽市水利局 单位：件"])
def test_other_rows_that_name_who_reports(row: str) -> None:
    assert who(UNNAMED, row, "一、总体情况").agency == "云泽市水利局"


def test_a_unit_of_figures_names_no_body() -> None:
    assert who(UNNAMED, "单位：万元", "一、总体情况").agency is None


@pytest.mark.parametrize(
    ("title", "agency"),
    [
        ("2024年度政府信息公开工作年度报告-云泽市水利局", "云泽市水利局"),
        ("2024年政府信息公开工作年度报告——云泽市水利局", "云泽市水利局"),
        ("2024年政府信息公开工作年度报告-云泽市人民政府", None),
        ("2024年政府信息公开工作年度报告-云泽市信息中心", None),
        ("云泽市水利局2024年政府信息公开工作年度报告-云泽市教育局", "云泽市水利局"),
        ("云泽市水利局2024年法治政府建设暨政府信息公开工作年度报告", "云泽市水利局"),
        ("云泽市水利局2024年度政府信息公开和政务公开工作年度报告", "云泽市水利局"),
        ("云泽市水利局政府信息主动公开工作2024年度报告", "云泽市水利局"),
        ("云泽市第三人民医院2024年度医院信息公开年报", "云泽市第三人民医院"),
    ],
)
def test_more_titles(title: str, agency: str | None) -> None:
    found = who(title, "一、总体情况")
    assert (found.agency, found.year) == (agency, 2024)


@pytest.mark.parametrize("row", ["发布机构：云泽市水利局办公室", "发布机构：云泽市水利局政务公开科"])
def test_the_office_of_a_bureau_that_publishes_for_it_is_no_other_body(row: str) -> None:
    found = who("云泽市水利局2024年政府信息公开工作年度报告", row, "一、总体情况")
    assert (found.agency, rules(found)) == ("云泽市水利局", [])
    other = who("云泽市水利局2024年政府信息公开工作年度报告", "发布机构：云泽市教育局办公室", "一、总体情况")
    assert rules(other) == [("READ-AGENCY", "warning")]


@pytest.mark.parametrize(
    ("full", "short"),
    [
        ("云泽市住房和城乡建设局", "市住建局"),
        ("云泽市住房和城乡建设局", "市住房城乡建设局"),
        ("云泽市住房和城乡建设委员会", "市住建委"),
        ("云泽市人力资源和社会保障局", "市人力社保局"),
        ("云泽市规划和自然资源局", "市规划资源局"),
        ("云泽市行政审批服务局", "市行政审批局"),
        ("云泽市行政审批服务局", "市审批服务局"),
        ("云泽市地方金融监督管理局", "市金融局"),
        ("云泽市公共资源交易中心", "市交易中心"),
    ],
)
def test_what_a_bureau_is_called_in_the_text_is_the_bureau(full: str, short: str) -> None:
    """城乡 was taken for the end of a region below the city, and who is called so for another body."""
    said = f"现公布{full}2024年信息公开年度报告。"
    found = who(UNNAMED, said, "一、总体情况", f"2024年，{short}认真贯彻条例。")
    assert (found.agency, found.findings) == (full, ())


def test_two_bureaus_of_like_names_are_two() -> None:
    assert not kinship("云泽市住房和城乡建设局", "市建设局").same
    assert not kinship("云泽市行政审批服务局", "市行政执法局").same
    assert not kinship("云泽市规划和自然资源局", "市资源局").same


@pytest.mark.parametrize("body", ["住房和城乡建设管理委员会", "国有资产监督管理委员会", "城市管理委员会"])
def test_a_bureau_that_is_called_as_the_board_of_a_zone_is(body: str) -> None:
    """It was taken for a government, whose name below a title may be that of the site."""
    assert who(UNNAMED, f"云泽市{body}", "一、总体情况").agency == f"云泽市{body}"
    asked = f"如有疑问，请与云泽市{body}联系（电话：85550000）。"
    assert who(UNNAMED, f"根据条例编制本报告。{asked}", "一、总体情况").agency == f"云泽市{body}"
    assert who(UNNAMED, "云泽新区管理委员会", "一、总体情况").agency is None


@pytest.mark.parametrize("own", ["办公厅", "市政府及政府办", "市政府和市政府办公室"])
def test_an_inner_office_and_a_government_with_its_office_are_no_other_bodies(own: str) -> None:
    """来源：办公厅 was said to deny who did the work of the year, and no agency was taken."""
    text = "2022年，云泽市教育局认真贯彻条例。"
    assert who(UNNAMED, f"来源：{own}", "一、总体情况", text).agency == "云泽市教育局"
    said = "编制形成2022年云泽市人民政府办公室政府信息公开年度报告。"
    assert who(said, "一、总体情况", f"2022年度，{own}共受理申请7件。").agency == "云泽市人民政府办公室"


@pytest.mark.parametrize(
    "line",
    [
        "本年度报告是根据条例的要求，由云泽市水利局编制而成，报告所列数据的统计期限为一年。",
        "根据条例规定，现公开云泽市水利局2022年度政府信息公开年度报告。",
    ],
)
def test_a_preamble_below_the_first_heading(line: str) -> None:
    assert who(UNNAMED, "一、总体情况", line, "（一）主动公开。").agency == "云泽市水利局"
    assert who(UNNAMED, "一、总体情况", "依法推进。", "（一）主动公开。", "由云泽市水利局编制指南。").agency is None


def test_the_main_report_on_the_year() -> None:
    said = "现将云泽市住房和城乡建设局2022年政府信息公开主要工作报告如下："
    assert who(said, "一、总体情况", "正文。").agency == "云泽市住房和城乡建设局"


def test_a_page_without_a_title_is_not_said_to_have_one() -> None:
    said = "本报告由云泽区人民政府办公室编制。如需咨询，请联系云泽区综合行政执法局（电话：85550000）"
    found = who(said, "一、总体情况", "2022年以来，区综合行政执法局依法公开。")
    assert found.agency == "云泽区综合行政执法局"
    assert [one.zh[:2] for one in found.findings if one.severity == "warning"] == ["首段"]


@pytest.mark.parametrize(
    ("title", "issuer"),
    [
        ("云泽市水利局（市水务局）2024年政府信息公开工作年度报告", "云泽市水务局"),
        (
            "云泽市住房和城乡建设局（加挂云泽市人民防空办公室牌子）2024年政府信息公开工作年度报告",
            "云泽市人民防空办公室",
        ),
        ("云泽市数据局（原云泽市大数据管理局）2024年政府信息公开工作年度报告", "云泽市大数据管理局"),
    ],
)
def test_a_name_in_brackets_behind_its_own_is_the_same_bodys(title: str, issuer: str) -> None:
    """The second name of a body beside 发布机构 was told as another body's."""
    found = who(title, "一、总体情况", table=row(("发布机构", issuer)))
    assert (found.agency, rules(found)) == (title[: title.index("（")], [])
    other = who(title, "一、总体情况", table=row(("发布机构", "云泽市财政局")))
    assert rules(other) == [("READ-AGENCY", "warning")]


def test_a_former_name_that_the_preamble_tells_is_the_same_bodys() -> None:
    title = "云泽市数据局2024年政府信息公开工作年度报告"
    told = "本报告由云泽市数据局（原云泽市大数据管理局）编制。"
    found = who(title, told, "一、总体情况", table=row(("发布机构", "云泽市大数据管理局")))
    assert (found.agency, rules(found)) == ("云泽市数据局", [])


@pytest.mark.parametrize(
    "said",
    [
        "汇总2024年度云泽市商务局的政务公开工作开展情况编制而成。",
        "如有疑问，请与云泽市商务局政府信息公开申请受理机构联系（电话：85550000）。",
    ],
)
def test_whose_work_is_summed_up_and_where_it_takes_requests_in(said: str) -> None:
    assert who(UNNAMED, said, "一、总体情况").agency == "云泽市商务局"


@pytest.mark.parametrize(
    "name", ["云泽县湖西垦殖场", "云泽县湖西园艺场", "云泽县湖西林场", "云泽县湖西镇人民政府", "云泽县水利局"]
)
@pytest.mark.parametrize("office", ["党政办公室", "党委办公室", "党工委办公室"])
def test_the_offices_of_a_party_committee_are_the_bodys_own(name: str, office: str) -> None:
    """Farms govern places as towns do; 某镇党委 and 某局党委 are no body of their own."""
    assert who(UNNAMED, f"本报告由{name}{office}编制。", "一、总体情况").agency == name
    assert who(UNNAMED, f"如有疑问，请与{name}{office}联系（电话）。", "一、总体情况").agency == name


def test_squares_and_markets_are_no_farms() -> None:
    said = "如有疑问，请与云泽县中心市场办公室联系（电话）。"
    assert who(UNNAMED, said, "一、总体情况").agency != "云泽县中心市场"


@pytest.mark.parametrize(("name", "told"), [("园艺场", False), ("国营林场", False), ("湖西园艺场", True)])
def test_a_farm_by_its_kind_alone_tells_no_place(name: str, *, told: bool) -> None:
    found = who(f"{name}2024年政府信息公开工作年度报告", "一、总体情况", "依法公开。")
    assert found.agency == name
    assert any("未写明地区" in one.zh for one in found.findings) != told


@pytest.mark.parametrize("column", ["政府信息公开年度报告", "当前位置：首页 > 信息公开 > 政府信息公开年报"])
def test_a_column_above_a_title_broken_in_two_is_not_the_title(column: str) -> None:
    found = who(column, "云泽市水利局2024年政府信息公开", "工作年度报告", "一、总体情况")
    assert (found.title, found.agency, found.year) == (
        "云泽市水利局2024年政府信息公开工作年度报告",
        "云泽市水利局",
        2024,
    )


def test_two_columns_beside_a_third_are_no_title() -> None:
    found = who("政府信息公开年报", "云泽市政府信息公开", "年度报告", "一、总体情况")
    assert (found.title, found.agency, found.year) == ("政府信息公开年报", None, None)


def test_a_government_above_its_towns() -> None:
    names = ("云泽市人民政府", "青梧县", "白石镇人民政府", "白石镇", "青屏街道", "云泽市水利局")
    assert [is_above_towns(name) for name in names] == [True, True, False, False, False, False]
    assert governments("青梧县") == ("青梧县人民政府",)


OF_2024 = "2024年政府信息公开工作年度报告"


@pytest.mark.parametrize(
    ("one", "other", "agency"),
    [
        ("云泽市民政局", "云泽市民政局2023年政府信息公开工作年度报告", "云泽市民政局"),
        ("白石镇人民政府", "白石镇2023年政府信息公开工作年度报告", "白石镇人民政府"),
        ("云泽市民政局", "青梧县2023年政府信息公开工作年度报告", None),
        ("云泽市民政局", "云泽市财政局2023年政府信息公开工作年度报告", None),
    ],
)
def test_the_title_of_another_year_beside_the_reports_own(one: str, other: str, agency: str | None) -> None:
    """Of the same body or its region it names no other."""
    found = who(f"{one}{OF_2024}", other, "一、总体情况")
    assert found.agency == agency
    assert all(told.value for told in found.evidence)


@pytest.mark.parametrize(
    ("asked", "agency"),
    [
        ("请与云泽旗白石镇联系（电话：85550000）。", "云泽旗白石镇"),
        ("请与云泽区青屏街道综合办公室联系（地址：青屏路1号）。", "云泽区青屏街道"),
        ("请与云泽旗红柳苏木党政综合办公室联系。", "云泽旗红柳苏木"),
        ("请与云泽区联系。", None),
        ("请联系云泽市人民政府外事办公室综合处，地址：云泽路1号。", "云泽市人民政府外事办公室"),
        ("请联系云泽市人民政府办公室秘书处，地址：云泽路1号。", None),
        ("请联系云泽市人民政府综合办公室信息科，地址：云泽路1号。", None),
    ],
)
def test_whom_to_ask_is_told_where_nothing_else_is(asked: str, agency: str | None) -> None:
    """Towns have no bureaus that report; the office of a whole government answers for all of them."""
    found = who(f"根据条例编制本报告。统计期限为2024年1月1日至12月31日。如有疑问，{asked}", "一、总体情况")
    assert found.agency == agency
    assert [rule for rule, _ in rules(found)] == ["READ-AGENCY"]


def test_the_inner_office_of_a_town_of_a_banner_is_no_other_body() -> None:
    said = (
        "现公布云泽市红柳旗白石苏木人民政府2024年度政府信息公开情况。本报告由云泽市红柳旗白石苏木党政综合办公室编制。"
    )
    found = who(UNNAMED, said, "一、总体情况")
    assert (found.agency, found.findings) == ("云泽市红柳旗白石苏木人民政府", ())


@pytest.mark.parametrize("asked", ["云泽县人民政府电子政务办公室", "云泽县政务服务中心"])
def test_those_who_answer_for_all_offices_are_not_whose_report_a_first_sentence_tells(asked: str) -> None:
    """A page without a title was said to be the report of the centre that its first sentence tells to ask."""
    said = f"根据条例要求，由云泽县人民政府办公室编制。如对本年度报告有任何疑问，请联系：{asked}。"
    found = who(said, "一、概述", "2024年，县政府推进各项工作。")
    assert (found.agency, [one for one in rules(found) if one[0] == "READ-AGENCY"]) == ("云泽县人民政府办公室", [])
    alone = f"根据条例编制本年度报告。如对本年度报告有任何疑问，请联系：{asked}。"
    assert who(alone, "一、概述", "2024年，县政府推进各项工作。").agency is None


@pytest.mark.parametrize("column", ["信息公开", "政府信息公开专栏", "政务公开目录"])
def test_the_name_of_a_column_is_no_title(column: str) -> None:
    said = "本报告由云泽市水利局根据条例编制。统计期限为2024年1月1日至12月31日。"
    found = who(column, said, "一、总体情况")
    assert (found.title, found.agency, found.year) == ("", "云泽市水利局", 2024)


def test_the_office_of_a_government_that_the_text_shortens_is_named_in_full_by_those_to_be_asked() -> None:
    """区政府办 was left without its place, which the preamble has."""
    asked = "统计期限为2024年1月1日至12月31日。如有疑问，请联系：云泽区人民政府办公室，联系电话：85550000。"
    found = who("一、总体情况", asked, "2024年，区政府办共受理申请3件。")
    assert found.agency == "云泽区人民政府办公室"
    town = who("一、总体情况", asked.replace("人民政府", "白石街道办事处"), "2024年，街道认真公开。")
    assert town.agency == "云泽区白石街道办事处"


@pytest.mark.parametrize("office", ["管委会办公室", "管委会党政综合办公室", "管理委员会办公室"])
def test_the_office_of_a_zones_board_writes_for_the_zone_of_a_title(office: str) -> None:
    """As 云泽县人民政府办公室 does for 云泽县: the two were told to contradict each other."""
    zone = "云泽临港新区2024年政府信息公开工作年度报告"
    found = who(zone, table=row(("发布机构", f"云泽临港新区{office}")))
    assert found.agency == f"云泽临港新区{re.split('党政|办公室', office)[0]}"
    assert [one for one in rules(found) if one[1] != "info"] == []
    assert who(zone, f"年报由区{office}负责编制。", "一、总体情况").agency == "云泽临港新区"
    for other in (f"白石经济开发区{office}", "云泽临港新区管委会经济发展局", "云泽临港新区城市管理委员会办公室"):
        assert who(zone, table=row(("发布机构", other))).agency is None


@pytest.mark.parametrize(
    ("line", "title", "agency"),
    [
        (
            "位置： 首页 年报 云泽县2024年度政府信息公开年度报告 来源：白石市人民政府 时间：2025-01-20 --> 下载 ",
            "云泽县2024年度政府信息公开年度报告",
            "云泽县",
        ),
        (
            "首页 政务公开 云泽县水利局 2024年政府信息公开工作年度报告 来源：云泽县人民政府 时间：2025-01-20 09:30 ",
            "云泽县水利局 2024年政府信息公开工作年度报告",
            "云泽县水利局",
        ),
        (
            "您的位置：首页 > 信息公开年报 云泽县水利局2024年政府信息公开年度报告 发布日期：2025-01-20 ",
            "云泽县水利局2024年政府信息公开年度报告",
            "云泽县水利局",
        ),
    ],
)
def test_a_page_whose_head_and_text_are_one_line(line: str, title: str, agency: str) -> None:
    """The way to the page, title, source and day ran into the text: only the source was read, as the agency."""
    text = (
        "根据条例要求编制本年度报告。本报告统计期限为2024年1月1日至12月31日。" + "本报告电子版可在门户网站查阅。" * 20
    )
    found = of_text(f"{line}{text}\n一、总体情况\n2024年，各项公开稳步推进。\n")
    assert (found.title, found.agency, found.published_at) == (title, agency, date(2025, 1, 20))


@pytest.mark.parametrize("place", ["临港", "青屏湖"])
def test_the_short_name_of_a_zone_before_the_words_for_its_reports_is_no_government(place: str) -> None:
    """结合临港|政府信息公开工作 was heard as 临港政府, which contradicted the title."""
    said = f"根据条例规定，结合{place}政府信息公开工作情况编制本年度报告。"
    found = who(f"云泽{place}新区管理委员会2024年政府信息公开工作年度报告", said, "一、总体情况")
    assert (found.agency, rules(found)) == (f"云泽{place}新区管理委员会", [])
