"""What a clause is about, by the words in it: the last of these before a figure tells what it counts, as data."""

from gongkai.reports.kinds import any_of

_APPLIED_FOR = (
    *(
        "行政许可",
        "许可",
        "登记",
        "审批",
        "救助",
        "补贴",
        "补助",
        "仲裁",
        "听证",
        "公证",
        "专利",
        "评审",
        "低保",
        "贷款",
    ),
    *("执行", "办证", "加装", "模拟"),
)
"""What else is applied for: its applications are none of ours."""
_ASKED = ("热线", "群众", "网民", "网友", "市民", "公众", "读者")
"""Whose suggestions (热线建议) are none of a deputy's."""
SUBJECTS = any_of(
    (
        ("review", "复议申请人? 申请进入(?:行政)?复议 申请被提起(?:行政)?复议"),
        ("suit", "复议后起诉 复议后[再又仍]?(?:向(?:人民)?法院)?(?:提起)?(?:行政)?诉讼 未经过?(?:行政)?复议"),
        ("suit", r"复议后(?=[的有共为]{0,2}\d) 经(?:行政)?复议(?=[的有共为]{0,2}\d)"),
        ("review", "复议"),
        ("suit", "诉讼 应诉 败诉 胜诉 起诉 行政案件"),
        ("other", " ".join(rf"{word}(?!(?:政府)?信息公开|公开)[^#，。\n]{{0,4}}?申请" for word in _APPLIED_FOR)),
        ("request", "收到(?:政府)?信息公开 受理(?:政府)?信息公开 办理(?:政府)?信息公开案件"),
        ("request", "依申请公开的?(?:信件|来信)"),
        ("request", "信访、?举报、?投诉 信访、?投诉、?举报 依申请 依申公开 来信申请 信件申请 信件渠道 线下来信"),
        ("request", "申请(?!人(?:主动|自愿|自行)?撤)人?"),
        ("other", " ".join(rf"{word}[^#，。；\n]{{0,3}}建议" for word in _ASKED)),
        ("motion", "提案 议案 建议"),
        ("other", "留言 咨询 投诉 信访 工单 热线 信件 来信(?!息) 来访 网民 问政 互动 舆情 培训 会议 新闻 模拟"),
        ("other", r"来电 公开电话 长信箱 书记信箱 部门信箱 公开信箱 12345(?<!\d12345)(?![\d件条份宗起次个项])"),
        ("other", "诉求(?<!公开诉求)(?<!申请诉求)"),
        ("other", "办成一件事 规章制度 内部规章 党内规范性文件 技术规范性文件 行政事业性收费"),
        ("fee", "信息处理费 收费 费用 复印费 检索费 邮寄费"),
        ("rules", "规章"),
        ("normative", "规范性文件"),
        ("decision", "行政许可 行政处罚 行政强制"),
        ("proactive", "主动公开(?<!属于主动公开)(?<!已主动公开)(?<!已经主动公开)(?!范围|类)"),
        ("proactive", "发布 更新 解读 刊登 转载 网站 公众号 微博 微信 公开(?<!申请公开)(?<!予以公开)了?各类"),
        *(
            ("proactive", rf"{word}(?<=[共计]{word})了?(?:政[府务])?信息(?=\s*\d+\s*[余多]?条)")
            for word in ("公开", "公布")
        ),
    )
)
"""What a clause is about."""
