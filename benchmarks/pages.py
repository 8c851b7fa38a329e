"""Distinct pages for measurements: made reports with prose, small, or as large as sites and Word make them.

Pages of 200 kB are not one filler: in turn they are large by their site (menus with hidden parts, scripts, style
sheets, lists of links), by Word (a style on each cell, paragraph and span, conditional comments), or by both.
"""

import random
import re
from collections.abc import Iterator
from html import escape

from tests.maker.html import page
from tests.maker.pieces import MadeTable
from tests.maker.reports import MadeReport, make

SMALL = 20_000
LARGE = 200_000
WAYS = ("site", "word", "both")
"""What makes a page large, in turn."""

_WORDS = (
    *("政务公开", "机构职能", "规划计划", "统计数据", "财政预决算", "行政执法", "办事服务", "互动交流", "回应关切"),
    *("通知公告", "工作动态", "重点领域", "公共企事业", "依申请公开", "公开指南", "专题专栏", "建议提案", "走进本地"),
)
_WITH_FIGURES = (
    "全年主动公开政府信息{a}条，其中通过门户网站公开{b}条，政务新媒体发布{c}条。",
    "围绕群众关心的事项，完善公开目录，更新栏目{c}个，办理留言{b}件，答复率100%。",
    "本年新收政府信息公开申请{new}件，上年结转{carried}件，均在法定期限内答复。",
    "予以公开{granted}件，部分公开{partial}件，答复内容经过法制审核，格式统一。",
    "制定规范性文件{docs}件，全部附有解读材料，图文解读占{p}%。",
    "组织培训{c}次，参加人员{b}人次；开展检查，整改问题{c}项，责任到人、限期完成。",
    "依托平台汇集数据，较上年增长{p}%，公开的范围、时限和方式由目录逐项写明。",
    "因政府信息公开被申请行政复议{c}件，被提起行政诉讼{c}件，无败诉案件。",
)
_WITHOUT_FIGURES = (
    "个别股室对公开的要求理解不深，解读形式较为单一，更新不够及时，需要改进。",
    "下一步将细化目录，加强审核，定期通报，并把公开的成效列入年度考核的内容。",
    "主要负责人听取汇报，分管负责人逐项督办，办公室牵头，各股室按职责分工落实。",
    "信息发布前先审后发，涉密和涉及个人隐私的内容一律不予上网，审查记录留存备查。",
    "申请的登记、审核、办理、答复、归档各环节衔接顺畅，与申请人的沟通及时耐心。",
    "目录按业务领域编排，公开的依据、时限、主体、渠道一一列明，便于群众查阅。",
    "平台栏目设置合理，检索方便，页面适应手机浏览，老年人也能看得清、用得上。",
    "会同业务单位研究答复口径，重要答复送法律顾问把关，避免程序和文字上的疏漏。",
)
_ISSUED = ("pd.normative_docs_issued", "pd.normative_docs_made")
_CELL = (
    "border:solid windowtext 1.0pt;border-left:none;mso-border-left-alt:solid windowtext .5pt;"
    "mso-border-alt:solid windowtext .5pt;padding:0cm 5.4pt 0cm 5.4pt;height:{}.{}pt"
)
_PARAGRAPH = "margin-bottom:0cm;text-align:center;line-height:normal;mso-pagination:widow-orphan;layout-grid-mode:char"
_SPAN = "font-size:{}.0pt;font-family:宋体;mso-bidi-font-family:宋体;color:black;mso-font-kerning:0pt"
_TEXT_CELL = re.compile(r"<td([^>]*)>([^<]*)</td>")


def report(seed: int, paragraphs: int) -> str:
    """A made report as a page, with so many paragraphs of prose under its headings; its figures are the report's."""
    made, draw = make(seed), random.Random(seed)
    return page(made.title, _with_prose(made, draw, paragraphs), made.layout)


def _with_prose(made: MadeReport, draw: random.Random, paragraphs: int) -> Iterator[str | MadeTable]:
    headings = [block for block in made.blocks if isinstance(block, str) and block[1:2] == "、"]
    for block in made.blocks:
        yield block
        if block in headings:
            yield from (_paragraph(made, draw) for _ in range(paragraphs // len(headings)))


def _paragraph(made: MadeReport, draw: random.Random) -> str:
    """One sentence with figures and two without: some twenty figures in a thousand characters, as real reports have."""
    figures = made.figures
    sentence = "".join((draw.choice(_WITH_FIGURES), *draw.sample(_WITHOUT_FIGURES, 2)))
    return sentence.format(
        a=draw.randint(200, 9000),
        b=draw.randint(20, 900),
        c=draw.randint(2, 30),
        p=draw.randint(5, 95),
        new=figures["rq.requests_new.total"],
        carried=figures["rq.requests_carried_in.total"],
        granted=figures["rq.granted_full.total"],
        partial=figures["rq.granted_partial.total"],
        docs=next(figures[key] for key in _ISSUED if key in figures),
    )


def small_page(seed: int) -> bytes | None:
    """The report of this seed as a page below 20 kB, None where it is larger (pasted from Word)."""
    data = report(seed, 18).encode()
    return data if len(data) < SMALL else None


def large_page(seed: int) -> bytes:
    """The report of this seed as a page of about 200 kB, large in one of the `WAYS`."""
    way, draw = WAYS[seed % len(WAYS)], random.Random(seed)
    text = report(seed, 36)
    if way != "site":
        text = _TEXT_CELL.sub(lambda cell: _word_cell(cell[1], cell[2], draw, whole=way == "word"), text)
        text = text.replace("<p>", f"<p class='MsoNormal' style='text-indent:32.0pt;{_PARAGRAPH}'>")
    missing = LARGE - len(text.encode())
    head = _style_sheet(draw, missing // 4) + _script(draw, missing // 4)
    before, after = _menu(draw, missing * 3 // 10), _links(draw, missing // 5)
    text = text.replace("</head>", f"{head}</head>", 1).replace("<body>", f"<body>{before}", 1)
    return text.replace("</body>", f"{after}</body>", 1).encode()


def _word_cell(attributes: str, text: str, draw: random.Random, *, whole: bool) -> str:
    """A table cell as Word exports it."""
    cell = _CELL.format(draw.randint(12, 40), draw.randint(0, 9))
    span = _SPAN.format(draw.choice((10, 12, 14)))
    inner = f"<span lang=EN-US style='{span}'>{text}<o:p></o:p></span>"
    if whole:
        inner = f"<p class=MsoNormal align=center style='{_PARAGRAPH}'>{inner}</p>"
        inner = f"<!--[if !supportMisalignedColumns]--><!--[endif]-->{inner}" if draw.random() < 0.1 else inner
    return f"<td width={draw.randint(40, 200)} nowrap{attributes} style='{cell}'>{inner}</td>"


def _until(size: int, piece: Iterator[str]) -> str:
    """As many pieces as make so many bytes."""
    parts: list[str] = []
    while size > 0:
        parts.append(next(piece))
        size -= len(parts[-1].encode())
    return "".join(parts)


def _style_sheet(draw: random.Random, size: int) -> str:
    def rules() -> Iterator[str]:
        while True:
            n = draw.randint(1, 9999)
            shown = "none" if n % 20 == 0 else "block"
            yield f".m{n} li a:hover,.box-{n} > p{{width:{n % 1200}px;margin:0 auto;color:#{n:06x};display:{shown}}}\n"

    return f"<style type='text/css'>\n{_until(size, rules())}</style>"


def _script(draw: random.Random, size: int) -> str:
    def calls() -> Iterator[str]:
        while True:
            n = draw.randint(1, 9999)
            yield f"function f{n}(e,t){{if(e<{n}&&t>2){{$('#d{n}').html('<li>'+e+'</li>');return !1}}var x=[{n},t];}}\n"

    return f"<script type='text/javascript'>\n//<![CDATA[\n{_until(size, calls())}//]]>\n</script>"


def _menu(draw: random.Random, size: int) -> str:
    def entries() -> Iterator[str]:
        while True:
            links = "".join(
                f"<li><a href='/col/col{draw.randint(1000, 99999)}/index.html' target='_blank'>{word}</a></li>"
                for word in draw.sample(_WORDS, 6)
            )
            yield f"<li class='item'><a href='#'>{draw.choice(_WORDS)}</a><ul style='display:none'>{links}</ul></li>\n"

    return f"<div class='header'><ul class='menu' id='nav'>{_until(size, entries())}</ul></div>"


def _links(draw: random.Random, size: int) -> str:
    def entries() -> Iterator[str]:
        while True:
            day = f"{draw.randint(2019, 2025)}-{draw.randint(1, 12):02}-{draw.randint(1, 28):02}"
            title = escape(f"关于{draw.choice(_WORDS)}的{draw.choice(_WORDS)}（第{draw.randint(1, 300)}号）")
            address = f"/art/{day.replace('-', '/')}/art_{draw.randint(1, 9999)}_{draw.randint(1, 10**6)}.html"
            yield f"<li><span class='date'>{day}</span><a title='{title}' href='{address}'>{title}</a></li>\n"

    return f"<div class='side'><div class='list'><h3>相关链接</h3><ul>{_until(size, entries())}</ul></div></div>"
