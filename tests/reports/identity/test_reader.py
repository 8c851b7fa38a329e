"""What a page says of itself, as a whole: each answer with the evidence for it, and nothing that is made up."""

from datetime import date

from hypothesis import given
from hypothesis import strategies as st

from gongkai.documents import read_document
from gongkai.reports.identity.reader import Identity, identify
from gongkai.reports.passages import read_passages
from gongkai.values import Document, Evidence, Paragraph

PAGE = """
<html><head><title>云泽市教育局2024年政府信息公开工作年度报告 - 云泽市人民政府</title>
<meta name="PubDate" content="2025-01-20 09:30"><meta name="SiteIDCode" content="9901000020"></head><body>
<table><tr><td>索引号</td><td>014416330/2025-00012</td><td>发布机构</td><td>云泽市教育局</td></tr>
<tr><td>发文字号</td><td>云教函〔2025〕3号</td><td>公开日期</td><td>2025-01-20</td></tr></table>
<h1>云泽市教育局2024年政府信息公开工作年度报告</h1>
<p>本报告所列数据的统计期限为2024年1月1日至2024年12月31日，仅包括本机关数据。</p>
<p>一、总体情况</p><p>2024年，我局共收到申请3件。联系电话：0512-00000000。</p>
</body></html>
"""


def who(page: str) -> Identity:
    document = read_document(page.encode(), name="x.html")
    return identify(document, read_passages(document))


def test_everything_with_its_evidence() -> None:
    found = who(PAGE)
    assert (found.agency, found.year, found.scope, found.scope_confidence) == ("云泽市教育局", 2024, "own", "plain")
    assert (found.published_at, found.org_code) == (date(2025, 1, 20), "014416330")
    assert found.document_number == "云教函〔2025〕3号"
    assert found.findings == ()
    title = "云泽市教育局2024年政府信息公开工作年度报告"
    row = "发布机构：云泽市教育局"
    assert [one for one in found.evidence if one.field == "agency"] == [
        Evidence("agency", "title", "云泽市教育局", title),
        Evidence("agency", "issuer", "云泽市教育局", row),
    ]
    first = {one.field: (one.source, one.value) for one in reversed(found.evidence)}
    assert first == {
        "agency": ("title", "云泽市教育局"),
        "year": ("title", "2024"),
        "scope": ("text", "own"),
        "published_at": ("metadata", "2025-01-20"),
        "org_code": ("index_number", "014416330"),
        "document_number": ("row", "云教函〔2025〕3号"),
    }


def test_an_empty_page_says_nothing_and_is_told() -> None:
    found = who("<html><body><p>一、总体情况</p></body></html>")
    assert (found.agency, found.year, found.scope, found.published_at) == (None, None, "unknown", None)
    assert (found.org_code, found.document_number, found.evidence) == (None, None, ())
    assert {finding.rule for finding in found.findings} == {"READ-YEAR", "READ-AGENCY"}


def test_contacts_stay_out_of_the_evidence() -> None:
    sentence = "2024年，我局共收到政府信息公开申请3件，咨询电话：0512-00000000。"
    found = who(f"<h1>云泽市教育局2024年政府信息公开工作年度报告</h1><p>一、总体情况</p><p>{sentence}</p>")
    (scope,) = (one for one in found.evidence if one.field == "scope")
    assert "[telephone]" in scope.text
    assert "00000000" not in scope.text


_WORDS = st.sampled_from(
    [
        "云泽市教育局",
        "政府信息公开",
        "2024年",
        "年度报告",
        "发布机构：",
        "索引号:",
        "\n",
        "一、总体情况",
        "由",
        "编制",
        "，",
        "。",
        "12月31日",
        "我局",
        "(",
    ]
)


@given(st.lists(_WORDS | st.text(max_size=8), max_size=40))
def test_any_words_give_an_identity_whose_answers_have_evidence(words: list[str]) -> None:
    blocks = tuple(Paragraph(" ".join(line.split())) for line in "".join(words).split("\n"))
    document = Document("text", "", {}, blocks)
    found = identify(document, read_passages(document))
    values = {(one.field, one.value) for one in found.evidence}
    assert found.agency is None or ("agency", found.agency) in values
    assert found.year is None or ("year", str(found.year)) in values
    assert found.scope == "unknown" or ("scope", found.scope) in values
