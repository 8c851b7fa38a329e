"""Text made to cost much is searched in time that grows with its length only."""

import time

import pytest

from gongkai.reports.contacts import without_contacts
from gongkai.reports.numerals import fold
from gongkai.reports.sections import read_sections
from gongkai.values import Paragraph
from tests.reports.claims.claiming import held

LENGTH = 20_000
SECONDS = 2.0
"""Of CPU: ten times what the slowest of these takes; what backtracks takes minutes."""
WORDS = """
申请 未 无 没有 未收到 未公民法人和其他组织 未收到公民、法人要求公开信息 的 因 收到 信息公开 上年结转
结转 转 答复 办结 均已 全部 所有 所有申请 统计期限 2024年 1月 12月31日 20 1 件 1件
12件 一件 九十 、 ， 一 二〇二三年 百分之 百分之九 部分公开 不予公开 复议 诉讼 均获维持 占
占1%， % 12.3% 1.1 1,111 电话 电话0519 电话1- 1234567890 138 -
1- @ a@ a. a@a. 联系人 联系人： 联系人：王 联系人：王、 （ ( 规范性文件 规章 制发 废止
其中 各 各1件 分别 网上 自然人 法人 公民申请 如 确保 同比 增长 维持 纠正 提案 费用 许可
行政许可 许可申请 信访、 信访、举报 去年 较 均 一、 一、总体情况 其他需要报告的事项：
信息公开申请1件，上年结转1件，办结1件，结转下年1件。 行政复议1件， 主动公开1条，其中1条。 网上申请1件、
均《 均《条例》 皆 所有申请《 未涉及 未涉及政府信息公开 涉及信息公开 通过 通过网收到申请1件， 以信函渠道收到
没有对我局申请提起 没有公民认为我局提出申请而提起
截至2024年12月 收到申请1件，经核查， 收到申请1件，内容 其余1件 行政诉讼1件，未被纠错，
"""


@pytest.mark.parametrize("word", [*WORDS.split(), " ", "\n", "\u3000", "1 ", "申请1件\n"])
def test_repeats_of_each_word_are_searched_fast(word: str) -> None:
    text = (word * (LENGTH // len(word) + 1))[:LENGTH]
    start = time.process_time()
    held(fold(text))
    without_contacts(text)
    read_sections([Paragraph(text), Paragraph(f"一、{text}")])
    assert time.process_time() - start < SECONDS
