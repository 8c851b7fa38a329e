"""Sentences made from the cells fit them; the same with another figure never do."""

from dataclasses import dataclass

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.reports.claims.claiming import FIGURES, held


@dataclass(frozen=True)
class Said:
    """A way to say the sum of some cells."""

    pattern: str
    text: str
    keys: tuple[str, ...]


def _rows(prefix: str) -> tuple[str, ...]:
    return tuple(key for key in FIGURES if key.startswith(f"rq.{prefix}") and key.endswith(".total"))


SAID = (
    Said("N01", "全年共收到政府信息公开申请{}。", ("rq.requests_new.total",)),
    Said("N02", "信息公开申请本年新收{}。", ("rq.requests_new.total",)),
    Said("N03", "上年结转政府信息公开申请{}。", ("rq.requests_carried_in.total",)),
    Said("N04", "全年办结政府信息公开申请{}。", ("rq.completed_total.total",)),
    Said("N05", "结转下一年度继续办理的申请{}。", ("rq.requests_carried_out.total",)),
    Said("N06", "申请中予以公开{}。", ("rq.granted_full.total",)),
    Said("N07", "申请中部分公开{}。", ("rq.granted_partial.total",)),
    Said("N08", "申请中不予公开{}。", _rows("denied_")),
    Said("N08", "申请中属于国家秘密{}。", ("rq.denied_state_secret.total",)),
    Said("N09", "申请中无法提供{}。", _rows("unable_")),
    Said("N10", "申请中不予处理{}。", _rows("not_processed_")),
    Said("N10", "申请中其他处理{}。", _rows("other_")),
    Said("N14", "因政府信息公开被申请行政复议{}。", ("rl.review.total",)),
    Said("N15", "因政府信息公开被提起行政诉讼{}。", ("rl.suit_direct.total", "rl.suit_after_review.total")),
    Said("N16", "信息公开行政复议维持{}。", ("rl.review.upheld",)),
    Said("N19", "全年制发行政规范性文件{}。", ("pd.normative_docs_issued",)),
)
COUNTERS = st.sampled_from(("件", "份", "宗"))
WIDE = str.maketrans("0123456789", "０１２３４５６７８９")
WORDS = """
申请 收到 未 无 办结 答复 均已 所有 全部 上年 结转 下年度 予以 部分 不予 公开 信息公开 复议 诉讼 维持 占 % 12 3.5 七 件
条 ， 。 、 （ ） 2024年 去年 其中 分别 各 同比 增长 规范性文件 规章 制发 废止 现行有效 许可 费用 元 提案 统计期限
1月1日 12月31日 网上 自然人 法人
"""
SMALL = "零一二三四五六七八九"


@st.composite
def printed(draw: st.DrawFn, value: int) -> str:
    """The figure as an office can print it: narrow, wide, grouped, or (below 100) in Chinese numerals."""
    ways = [str(value), str(value).translate(WIDE), f"{value:,}"]
    if value < 10:
        ways.append("两" if value == 2 else SMALL[value])
    elif value < 100:
        tens, ones = divmod(value, 10)
        ways.append(f"{SMALL[tens] if tens > 1 else ''}十{SMALL[ones] if ones else ''}")
    return draw(st.sampled_from(ways)) + draw(COUNTERS)


@pytest.mark.parametrize("said", SAID, ids=lambda said: f"{said.pattern} {said.text}")
@settings(max_examples=40)
@given(data=st.data())
def test_a_figure_of_the_cells_fits_and_another_does_not(said: Said, data: st.DataObject) -> None:
    figures: dict[str, int | None] = dict.fromkeys(FIGURES, 0)
    for key in said.keys:
        figures[key] = data.draw(st.integers(0, 20_000))
    truth = sum(figures[key] or 0 for key in said.keys)
    (claim,), findings = held(said.text.format(data.draw(printed(truth))), figures=figures)
    assert (claim.pattern, claim.value, claim.status) == (said.pattern, truth, "match")
    assert claim.cells == said.keys
    assert findings == ()

    wrong = data.draw(st.integers(0, 20_000).filter(lambda value: value != truth))
    (claim,), findings = held(said.text.format(data.draw(printed(wrong))), figures=figures)
    assert (claim.pattern, claim.value, claim.status) == (said.pattern, wrong, "mismatch")
    assert [finding.rule for finding in findings] == [f"CLAIM-{said.pattern}"]


@settings(max_examples=60)
@given(data=st.data())
def test_no_text_of_trigger_words_breaks_it(data: st.DataObject) -> None:
    text = "".join(data.draw(st.lists(st.sampled_from(WORDS.split()), max_size=60)))
    claims, _ = held(text)
    assert {claim.status for claim in claims} <= {"match", "match_alternative", "mismatch", "no_cell", "ambiguous"}
