"""What the emulated columns list: an agency's reports year by year, and between them what only looks like one."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from functools import cache
from html import escape

from gongkai.demo.figures import Figures
from gongkai.demo.invent import Invented, invent
from gongkai.demo.pages import body_html
from tests.emulated.portal import AGENCY, Shown

YEARS = tuple(range(2019, 2025))


@dataclass(frozen=True, slots=True)
class Entry:
    """One entry of a column: a report where `year` is given, else something else."""

    title: str
    published: date
    number: int
    """The same on each run, and no other entry's of its agency."""
    body: str
    """HTML, to be put in a page of the family's."""
    agency: str
    year: int | None = None

    @property
    def hex(self) -> str:
        """`number` as 32 hexadecimal digits."""
        return f"{self.number * 0x9E3779B97F4A7C15F39CC0605CEDC834 % 2**128:032x}"


@cache
def figures(agency: str) -> dict[int, Figures]:
    """An agency's figures by year, each report with others."""
    return {one.year: one for one in invent(Invented(agency, YEARS, 40, 90), 20261126)}


@cache
def report_body(agency: str, year: int, layout: frozenset[str] = frozenset()) -> str:
    """A report of an agency as HTML."""
    return body_html(figures(agency)[year], layout, date(year + 1, 1, 20))


def entries(agency: str = AGENCY, years: Sequence[int] = YEARS, *, decoys: bool = True) -> tuple[Entry, ...]:
    """A column, newest first."""
    found = [*_reports(agency, years), *(_decoys(agency, max(years)) if decoys else ())]
    return tuple(sorted(found, key=lambda entry: (entry.published, entry.number), reverse=True))


def _reports(agency: str, years: Sequence[int]) -> Iterator[Entry]:
    titles = (
        f"{agency}{{}}年政府信息公开工作年度报告",
        f"{agency}政府信息公开工作年度报告（{{}}年）",
        f"{{}}年度{agency}政府信息公开年报",
    )
    for year in years:
        title = titles[year % 3].format(year)
        yield Entry(title, date(year + 1, 1, 10 + year % 10), 10_000 + year, report_body(agency, year), agency, year)


def _decoys(agency: str, newest: int) -> Iterator[Entry]:
    money = "".join(
        f"<tr><td>{name}</td><td>{at * 37.5}</td></tr>" for at, name in enumerate(("公用经费", "项目支出"), 3)
    )
    bodies = {
        f"{agency}{newest + 1}年部门预算公开": money,
        f"{agency}{newest}年法治政府建设年度报告": "<p>一、主要举措和成效。二、存在的不足和原因。</p>",
        f"关于印发政府信息公开工作年度报告格式的通知（{newest}）": "<p>现将年度报告格式印发给你们，请遵照执行。</p>",
        f"图解：{agency}{newest}年政府信息公开工作年度报告": '<p><img src="/images/tujie.png" alt="图解"></p>',
        f"{agency}{newest - 1}年政府信息公开工作年度报告解读": "<p>年度报告共六个部分，全年收到申请若干件。</p>",
        f"{newest}年政府工作报告": "<p>各位代表：现在向大会报告政府工作，请予审议。</p>",
    }
    for at, (title, body) in enumerate(bodies.items()):
        yield Entry(title, date(newest + (at < 4), 2 + 2 * at, 3 + at), 500 + at, body, agency)


def shown(column: Sequence[Entry], path: Callable[[Entry], str]) -> tuple[Shown, ...]:
    """The reports of a column, each at one address."""
    return tuple(Shown(entry.agency, entry.year, (path(entry),)) for entry in column if entry.year is not None)


def pages(column: Sequence[Entry], size: int = 5) -> list[Sequence[Entry]]:
    """A column cut into the pages of its listing."""
    return [column[start : start + size] for start in range(0, len(column), size)]


def clipped(title: str) -> str:
    """A title as a listing shows it: the first characters, and an ellipsis."""
    return escape(title if len(title) <= 20 else f"{title[:20]}…")
