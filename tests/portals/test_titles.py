import pytest
from hypothesis import given
from hypothesis import strategies as st

from gongkai.portals import is_report_title

REPORTS = [
    "云泽市公安局2023年政府信息公开工作年度报告",
    "云泽市公安局 2023 年政府信息公开年度报告",
    "2023年度政府信息公开工作报告",
    "青梧县人民政府2019年政府信息公开年报",
    "青梧县政府信息公开工作2023年度报告",
    "关于2022年度政府信息公开情况的报告",
    "《青梧县教育局二〇二三年信息公开年度报告》",
    "二〇二一年政府信息公开工作年度报告",
    "青梧县司法局政府信息公开年度报告",
    "青梧县审计局2023年政府信息公开工作年度报告",
    "青梧县考核办2023年政府信息公开工作年度报告",
    "青梧县知识产权局2020年政府信息公开年报.pdf",
    "青梧县法制办公室2019年政府信息公开工作年度报告",
    "青梧县预算绩效中心2022年政府信息公开年度报告",
    "青梧县人民政府办公室２０２１年政府信息公开工作年度报告",
]

NO_REPORTS = [
    "云泽市2024年法治政府建设年度报告",
    "2025年澜川市政府工作报告",
    "云泽市人民政府办公室2025年部门预算公开",
    "2022年度部门决算公开",
    "财政预决算信息公开情况报告",
    "关于做好2024年政府信息公开工作年度报告编制工作的通知",
    "政府信息公开工作年度报告格式",
    "解读《云泽市2022年政府信息公开工作年度报告》",
    "图解：云泽市2024年政府信息公开工作年度报告",
    "一图读懂2023年政府信息公开工作年度报告",
    "2023年政府信息公开工作年度报告公示",
    "2023年政务公开考核结果",
    "2024年上半年政府信息公开工作情况",
    "2020年第一季度政府信息公开工作报告",
    "政府信息公开指南",
    "政府信息公开制度",
    "2023年政务公开工作要点",
    "2023年政府网站工作年度报表",
    "首页",
    "网站地图",
    "关于我们",
    "青梧县召开防汛工作会议",
]

DOUBTFUL = [
    "2023年",
    "2023",
    "2023年度",
    "2023年年报",
    "二〇二三年",
    "县教育局",
    "青梧县审计局",
    "白石镇",
    "政府信息公开年报",
    "政府信息公开年度报告",
    "云泽市公安局2023年度政府信息公开工作情况",
    "2023年政务公开工作总结",
    "青梧县教育局2023年度报告",
    "查看详情",
    "附件下载",
    "2023nb.pdf",
    "",
]


@pytest.mark.parametrize("title", REPORTS)
def test_reports(title: str) -> None:
    assert is_report_title(title) is True


@pytest.mark.parametrize("title", NO_REPORTS)
def test_no_reports(title: str) -> None:
    assert is_report_title(title) is False


@pytest.mark.parametrize("title", DOUBTFUL)
def test_doubtful(title: str) -> None:
    assert is_report_title(title) is None


@given(st.sampled_from(REPORTS), st.sampled_from([" ", "\u3000", "\n", "\xa0"]), st.integers(0, 12))
def test_spaces_change_nothing(title: str, space: str, at: int) -> None:
    assert is_report_title(title[:at] + space + title[at:]) is True
