"""What is said of a document that holds no statutory table: what was looked for, why it has none, where they may be."""

from collections.abc import Iterator

from gongkai.reports.identity.reader import Identity
from gongkai.reports.passages import Passages
from gongkai.values import Document, GongkaiError, Grid, LinkKind

_FIRST_YEAR = 2019
"""The first year whose reports have these tables."""
_UNIVERSITIES = "高等学校信息公开办法"
_KINDS: dict[LinkKind, str] = {
    "attachment": "附件",
    "viewer": "在线预览的文件",
    "frame": "框架页",
    "page": "页面",
    "picture": "图片",
}
_MOST_NOTES = 3
_LONGEST_NOTE = 300


class NotAReport(GongkaiError):  # noqa: N818 - what a document is, not what went wrong
    """A document without any statutory table; the message says what was looked for."""


def no_tables(document: Document, identity: Identity, passages: Passages) -> NotAReport:
    """None of the three tables was found in the document."""
    grids = sum(isinstance(block, Grid) for block in document.blocks)
    said = [
        (
            f"未找到法定统计表：{grids}个表格中没有主动公开（PD）、申请（RQ）、复议诉讼（RL）表",
            f"no statutory table: none of 主动公开 (PD), 申请 (RQ), 复议诉讼 (RL) was found in {grids} tables",
        ),
        *_reasons(identity, passages),
        *_elsewhere(document),
        *((f"读取文件时的假设：{_shortened(zh)}", _shortened(en)) for en, zh in document.notes[:_MOST_NOTES]),
    ]
    return NotAReport("; ".join(en for _, en in said), "；".join(zh for zh, _ in said))


def blank(words: str) -> NotAReport:
    """The tables are a form to be filled in, by these words."""
    return NotAReport(
        f"no figure in the statutory tables: “{words}” says that they are a form to be filled in",
        f"法定统计表中没有数字：“{words}”表明这是待填写的空表",
    )


def _reasons(identity: Identity, passages: Passages) -> Iterator[tuple[str, str]]:
    """Why a report has other tables, or none, in both languages."""
    if identity.title and identity.year and identity.year < _FIRST_YEAR:
        yield (
            f"这是{identity.year}年度的报告，三张表自{_FIRST_YEAR}年度起才有",
            f"the report is on {identity.year}, and there are such tables from {_FIRST_YEAR} on",
        )
    if any(_UNIVERSITIES in text for text in passages.texts):
        yield (
            f"按《{_UNIVERSITIES}》编制的报告没有这三张表",
            f"reports by the rules for universities (《{_UNIVERSITIES}》) have no such tables",
        )


def _elsewhere(document: Document) -> Iterator[tuple[str, str]]:
    """Where a page that holds no table says that more lies; a file goes before a frame."""
    link = min(document.links, key=lambda link: link.kind in ("frame", "page"), default=None)
    if link is not None:
        shown = f"“{link.text}” ({link.url})" if link.text else link.url
        yield (
            f"报告可能在{_KINDS[link.kind]}{shown}中，请取得后再读取",
            f"the report may be in the {link.kind} {shown}: fetch it and read that",
        )


def _shortened(note: str) -> str:
    """What the reader of the file had to leave out or assume: the report may be there. Some quote long names."""
    return note if len(note) <= _LONGEST_NOTE else f"{note[:_LONGEST_NOTE]}…"
