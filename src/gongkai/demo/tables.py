"""The three statutory tables of a report as boxes with spans, before any markup."""

from collections.abc import Iterator
from dataclasses import dataclass

from gongkai.demo.figures import Figures
from gongkai.demo.labels import (
    APPLICANTS,
    CARRIED_IN,
    CARRIED_OUT,
    COLUMNS,
    COMPLETED,
    NEW,
    OUTCOMES,
    PD,
    RESULTS,
    RL_GROUPS,
    RL_RESULTS,
    SUITS,
    TOTAL,
    rl_keys,
)


@dataclass(frozen=True, slots=True)
class Box:
    """One cell of a table: its text (a line feed is a line break), how many rows and columns it covers."""

    text: str
    rows: int = 1
    columns: int = 1
    figure: bool = False


Table = tuple[tuple[Box, ...], ...]
"""Rows of boxes, each box in the row where it begins."""


def proactive(figures: Figures) -> Table:
    """Table PD (主动公开政府信息情况), four columns wide; blocks that are not known are left out. Empty if none is."""
    rows: list[tuple[Box, ...]] = []
    for number, block in enumerate(PD[figures.pd_form]):
        known = [row for row, _ in block.rows if f"pd.{row}_{block.columns[0][0]}" in figures.cells]
        if not known:
            continue
        rows.append((Box(block.heading, columns=4),))
        rows.append((Box("信息内容"), *_widened([label for _, label in block.columns], figure=False)))
        for row, label in block.rows:
            if row in known:
                texts = [figures.cells[f"pd.{row}_{column}"].text for column, _ in block.columns]
                rows.append((Box(figures.labels.get(row, label)), *_widened(texts, figure=True)))
        if number == 0:
            rows.extend((Box(label), *_widened(list(texts), figure=True)) for label, texts in figures.extra.items())
    return tuple(rows)


def _widened(texts: list[str], *, figure: bool) -> Iterator[Box]:
    """One to three boxes over three columns; the last one takes what is left."""
    for position, text in enumerate(texts):
        yield Box(text, columns=4 - len(texts) if position == len(texts) - 1 else 1, figure=figure)


def requests(figures: Figures) -> Table:
    """Table RQ (收到和处理政府信息公开申请情况), ten columns wide; rows that are not known are left out."""
    if f"rq.{NEW[0]}.total" not in figures.cells:
        return ()
    results = tuple(_results(figures))
    if results:
        first = results[0]
        results = ((Box(RESULTS, rows=len(results)), *first), *results[1:])
    outer = {row: _line(figures, row, label, width=3) for row, label in (NEW, CARRIED_IN, CARRIED_OUT)}
    body = (outer[NEW[0]], outer[CARRIED_IN[0]], *results, outer[CARRIED_OUT[0]])
    return (*_request_headers(), *(row for row in body if row))


def _request_headers() -> Table:
    hint = "（本列数据的勾稽关系为：第一项加第二项之和，等于第三项加第四项之和）"
    (_, person), *organisations = APPLICANTS
    return (
        (Box(hint, rows=3, columns=3), Box("申请人情况", columns=7)),
        (Box(person, rows=2), Box("法人或其他组织", columns=5), Box(TOTAL[1], rows=2)),
        tuple(Box(_broken(label)) for _, label in organisations),
    )


def _broken(label: str) -> str:
    """A narrow header as offices break it: two characters to a line."""
    return "\n".join(label[at : at + 2] for at in range(0, len(label), 2))


def _line(figures: Figures, row: str, label: str, width: int) -> tuple[Box, ...]:
    """A row's label and its seven figures; nothing where the page does not have the row."""
    if f"rq.{row}.total" not in figures.cells:
        return ()
    values = (Box(figures.cells[f"rq.{row}.{column}"].text, figure=True) for column in COLUMNS)
    return (Box(figures.labels.get(row, label), columns=width), *values)


def _results(figures: Figures) -> Iterator[tuple[Box, ...]]:
    for group in OUTCOMES[figures.rq_form]:
        width = 1 if group.label else 2
        lines = [line for row, label in group.rows if (line := _line(figures, row, label, width))]
        for position, line in enumerate(lines):
            yield (Box(group.label, rows=len(lines)), *line) if group.label and position == 0 else line
    if total := _line(figures, *COMPLETED, width=2):
        yield total


def litigation(figures: Figures) -> Table:
    """Table RL (政府信息公开行政复议、行政诉讼情况), fifteen columns wide; empty where it is not known."""
    if rl_keys()[0] not in figures.cells:
        return ()
    labels = [_broken(label) for _, label in RL_RESULTS]
    (_, review), *suits = RL_GROUPS
    return (
        (Box(review, columns=5), Box(SUITS, columns=10)),
        (*(Box(label, rows=2) for label in labels), *(Box(label, columns=5) for _, label in suits)),
        tuple(Box(label) for _ in suits for label in labels),
        tuple(Box(figures.cells[key].text, figure=True) for key in rl_keys()),
    )
