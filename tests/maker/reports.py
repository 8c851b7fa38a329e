"""A whole made report from a seed: agency, year, prose of our own, tables, and the truth."""

import random
from dataclasses import dataclass

from tests.maker import figures as fig
from tests.maker.disclosure import disclosure_blocks
from tests.maker.disputes import dispute_blocks
from tests.maker.layout import Kind, Layout, leaves_room, random_layout
from tests.maker.neighbours import with_neighbour
from tests.maker.pieces import PICTURE, MadeTable, Piece, Printer, Truth
from tests.maker.requests import request_blocks

_REGIONS = ("云泽市", "青屏县", "临砚区", "南浔溪市")
_BODIES = ("人民政府", "教育局", "财政局", "水利局", "人民政府办公室")
_HEADINGS = (
    "总体情况",
    "主动公开政府信息情况",
    "收到和处理政府信息公开申请情况",
    "政府信息公开行政复议、行政诉讼情况",
    "存在的主要问题及改进情况",
    "其他需要报告的事项",
)


@dataclass(frozen=True, slots=True)
class MadeReport:
    """A report before it is rendered: title, paragraphs and tables in order, and what a reader must find."""

    layout: Layout
    agency: str
    year: int
    title: str
    blocks: tuple[str | MadeTable, ...]
    truth: dict[str, Truth]
    figures: fig.Figures


def make(seed: int, layout: Layout | None = None, kind: Kind = "html") -> MadeReport:
    """The report of this seed, in the given layout or one drawn at random for this kind of file."""
    draw = random.Random(seed)
    layout = layout or random_layout(draw, kind)
    applicants = ["natural_person"] if layout.natural_persons_only else fig.APPLICANTS
    figures = {
        **fig.disclosure_figures(draw, layout.pd_form),
        **fig.request_figures(draw, layout.rq_form, applicants),
        **fig.dispute_figures(draw),
    }
    agency = draw.choice(_REGIONS) + draw.choice(_BODIES)
    year = draw.randint(2019, 2025)
    printer = Printer(layout, figures, draw, year)
    parts: list[list[str | MadeTable]] = [
        [f"本报告由{agency}编制，数据统计期限为{year}年1月1日至{year}年12月31日。", *_comparison(printer)],
        disclosure_blocks(printer),
        request_blocks(printer),
        dispute_blocks(printer),
        ["公开内容还不够细，下一步将加强培训。"],
        ["无其他需要报告的事项。"],
    ]
    if leaves_room(layout):
        printer.unsettle(list(printer.truth))
    blocks: list[str | MadeTable] = []
    for number, (heading, part) in enumerate(zip(_headings(layout), parts, strict=True)):
        blocks += [heading] if heading else []
        blocks += part
        blocks += ["数据由各股室汇总后填报。"] if number == 2 else []
    blocks = with_neighbour(_with_pictures(blocks, printer), printer)
    if layout.one_table and layout.neighbour == "none" and layout.pictures == "none":
        blocks = _joined(blocks)
    if layout.margins:
        blocks = [[[Piece(""), *row, Piece("")] for row in b] if isinstance(b, list) else b for b in blocks]
    title = f"{agency}{year}年政府信息公开工作年度报告"
    return MadeReport(layout, agency, year, title, tuple(blocks), printer.truth, figures)


def _comparison(printer: Printer) -> list[MadeTable]:
    """Some of this year's figures beside those of the year before, where the layout compares them."""
    if not printer.layout.comparison:
        return []
    names = {"requests_new": "新收政府信息公开申请数量", "granted_full": "予以公开", "completed_total": "总计"}
    rows = [
        [Piece(name), Piece(str(printer.draw.randint(0, 99))), Piece(str(printer.figures[f"rq.{key}.total"]))]
        for key, name in names.items()
    ]
    return [[[Piece("项目"), Piece(f"{printer.year - 1}年"), Piece(f"{printer.year}年")], *rows]]


def _joined(blocks: list[str | MadeTable]) -> list[str | MadeTable]:
    """All from the first table to the last as one, in which paragraphs are rows over its whole width."""
    tables = [n for n, block in enumerate(blocks) if isinstance(block, list)]
    if not tables:
        return blocks
    first, last = tables[0], tables[-1]
    wide = max(sum(p.columns for p in row) for block in blocks if isinstance(block, list) for row in block)
    one: MadeTable = []
    for block in blocks[first : last + 1]:
        one += block if isinstance(block, list) else [[Piece(block, columns=wide)]]
    return [*blocks[:first], one, *blocks[last + 1 :]]


def _with_pictures(blocks: list[str | MadeTable], printer: Printer) -> list[str | MadeTable]:
    """The blocks with a picture in place of each part of the table of which the layout makes pictures."""
    pictured = printer.layout.pictures
    lost = [key for key in printer.truth if key.startswith(f"{pictured}.")]
    printer.truth |= dict.fromkeys(lost, Truth(None, "absent"))
    return [
        PICTURE if isinstance(b, list) and any(p.key.startswith(f"{pictured}.") for row in b for p in row) else b
        for b in blocks
    ]


def _headings(layout: Layout) -> list[str]:
    numbers = "一二三四五六"
    if layout.headings == "dropped":
        return [f"{numbers[n]}、{name}" if n in (1, 2, 3) else "" for n, name in enumerate(_HEADINGS)]
    shifted = [0, 0, 1, 2, 3, 4] if layout.headings == "renumbered" else range(6)
    return [f"{numbers[n]}、{name}" for n, name in zip(shifted, _HEADINGS, strict=True)]
