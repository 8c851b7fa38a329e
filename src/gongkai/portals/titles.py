"""Which links are reports, by their titles alone: surely, surely not, or doubtful.

A doubtful one is fetched and decided by content, so the words that say "surely not" are few, and stand here as data.
"""

import re
import unicodedata

_YEAR = r"(?:20\d{2}|二[〇○零]\S{2})"
_REPORT = re.compile(
    rf"(?:政府|政务)?信息公开的?(?:{_YEAR}年?度?)?(?:年度)?(?:工作)?(?:情况)?的?(?:{_YEAR}年?度?)?"
    r"(?:年度)?(?:工作)?(?:情况)?的?(?:总结)?(?:报告|年报)"
)
"""政府信息公开(工作)年度报告, 信息公开年报, 政府信息公开工作2023年度报告, 政府信息公开工作情况的报告."""

_ABOUT_ONE = re.compile(
    r"通知|通告|解读|图解|图说|读懂|看懂|速览|一图|图表|长图|格式|模板|样式|范本|公示|征求意见|培训|座谈|推进会|工作会|编制说明|填报|问卷|问答|台账"
    r"|数说|发布会|须知|的函"
    r"|季度|半年|月份|月报"
)
"""Pages about a report, popular versions of it, parts of a year (wild.md, item 26): in no agency's name."""
_SOMETHING_ELSE = re.compile(
    r"法治|依法行政|政府工作报告|网站|报表|知识产权|质量|公报|审计|督查|指南|目录|制度|要点|方案|办法|规定|申请表"
)
"""Other things in the same columns. An agency may be called so (审计局): its report is one all the same."""
_MONEY_OR_MARKS = re.compile(r"(?:预算|决算|考核|考评|绩效|评估|评议)(?!\S{0,6}?(?:局|办|中心|委|科|处|所|院))")
"""Budgets, final accounts and assessments; but 考核办 and 预算绩效中心 are agencies with reports of their own."""

_A_MONTH = re.compile(r"(?<!\d)\d{1,2}月$")
_TO_DECEMBER = re.compile(r"1月?[-—–~至到]12月$")
"""2024年7月政府信息公开工作情况报告 is no annual report, but 2024年1-12月 is a year."""

_TRADITIONAL = str.maketrans(
    "開報縣務區鎮鄉廳辦會總結關於況圖讀預決業門網佈發導員", "开报县务区镇乡厅办会总结关于况图读预决业门网布发导员"
)
"""What titles in traditional characters have that the words here are made of; 資訊 is 信息."""

_YEAR_ALONE = re.compile(rf"{_YEAR}(?:年度?)?(?:年?报告?)?")
_SOME_ANNUAL_REPORT = re.compile(rf"年报|年度报告|年度工作报告|{_YEAR}年?度?\S{{0,12}}(?:报告|总结)")
_ON_DISCLOSURE = re.compile(r"(?:信息|政务)公开")
_HOW_IT_WENT = re.compile(r"情况|总结|报告|年报|年度")
_AGENCY = re.compile(
    r"\S{1,28}(?:局|委员会|委|办公室|办公厅|办|政府|街道|办事处|镇|乡|苏木|中心|厅|部|署|管委会|大队|支队|总队|分局|开发区|新区|园区|高新区"
    r"|县|市|区|旗|州|盟|省|学校|医院|公司|集团|研究院|法院|检察院|社|联|会)"
)
"""An agency's or a region's name, as columns that list departments show it."""
_FURNITURE = re.compile(
    r"(?:返回|设为|加入|网站|站点|联系|关于|关注|扫码|无障碍|长者|互动|政民|要闻|办事|投诉|举报|登录|注册|搜索|检索|帮助|走进|魅力)\S*"
    r"|(?:政务服务|新闻)(?!\S*(?:局|办|办公室|中心)$)\S*"
    r"|\S*(?:专区|社区|景区|专栏)"
)
"""What pages have besides: 联系我办, 走进青梧县; 政务服务管理局 and 新闻出版局 are agencies."""
_NO_NAME = re.compile(
    r"(?:点击|查看|详情|详细|全文|更多详情|下载|附件|浏览|阅读)+|\S{1,80}\.(?:pdf|docx?|wps|xlsx?|rtf)", re.IGNORECASE
)
_MARKS = re.compile(r"[\s《》<>〈〉“”\"'‘’·•●◆■\[\]【】…]+")


def is_report_title(title: str) -> bool | None:
    """Whether a link with this title is an annual report on open government information (政府信息公开工作年度报告).

    True: its title is that of one, with a year or an agency. False: surely none: budgets (预算, 决算), other
    reports (法治政府建设年度报告, 政府工作报告), pages about reports (通知, 格式, 解读, 图解, 公示, 考核), a part of
    a year, or words that speak of no report. None: doubtful, to be decided by content: a year or an agency's name
    alone, the report of one month, 信息公开年报 alone (as often the column's own name), an annual report on nothing
    said, 附件, no title.

        >>> is_report_title("云泽市公安局2023年政府信息公开工作年度报告"), is_report_title("2023年")
        (True, None)
    """
    text = _MARKS.sub("", unicodedata.normalize("NFKC", title)).translate(_TRADITIONAL).replace("資訊", "信息")
    report = _REPORT.search(text)
    before, after = (text[: report.start()], text[report.end() :]) if report else (text, "")
    if _ABOUT_ONE.search(before) or _ABOUT_ONE.search(after) or _MONEY_OR_MARKS.search(text):
        return False
    if _A_MONTH.search(before) and not _TO_DECEMBER.search(before):
        return None
    if report:
        return True if re.search(_YEAR, text) or _is_agency(before.removesuffix("关于")) else None
    return None if _is_doubtful(text) else False


def _is_doubtful(text: str) -> bool:
    if not text or _NO_NAME.fullmatch(text) or _YEAR_ALONE.fullmatch(text):
        return True
    if _is_agency(text) and not _FURNITURE.fullmatch(text):
        return True
    if _SOMETHING_ELSE.search(text):
        return False
    if _ON_DISCLOSURE.search(text):
        return bool(_HOW_IT_WENT.search(text))
    return bool(_SOME_ANNUAL_REPORT.search(text))


def _is_agency(text: str) -> bool:
    return 3 <= len(text) <= 30 and bool(_AGENCY.fullmatch(text))
