"""JSON that holds tables as lists, or a page as Markdown with tags."""

import json

import pytest

from gongkai.documents import read_document
from gongkai.documents.json_values import json_values
from gongkai.documents.text.json_texts import texts_in_json
from gongkai.values import Grid

LINES = "\n".join(["云泽市2024年政府信息公开工作年度报告", *"一二三四五六七八九十"])
ROWS = "| 规章 | 1 | 2 |\n|---|---|---|\n| 数量 | 3 | 4 |"
MARKDOWN = f"{LINES}\n\n<span id='p-1'></span>二、情况\n\n{ROWS}\n"


def said(text: str) -> str | None:
    return texts_in_json(json_values(text, "a"))


@pytest.mark.parametrize(
    "text",
    [
        json.dumps({"data": {"markdown": MARKDOWN}}),
        f"{json.dumps({'text': '别的', 'n': 1})}\n{json.dumps({'text': MARKDOWN, 'n': [1, None]})}\n",
        json.dumps([{"text": "别的"}, {"text": MARKDOWN}], indent=1),
    ],
)
def test_markdown_in_json_is_read_as_such(text: str) -> None:
    document = read_document(text.encode(), name="pages.json")
    [grid] = (block for block in document.blocks if isinstance(block, Grid))
    assert [[cell and cell.text for cell in row] for row in grid.rows][-1] == ["数量", "3", "4"]


def test_texts_of_lines_are_left_to_others() -> None:
    """Guards against telling too much: of several none is the report."""
    assert said(json.dumps({"text": LINES, "rows": [["规章", 1]]})) is None
    assert said(json.dumps([{"id": 1, "text": LINES}, {"id": 2, "text": f"{LINES}\n完"}])) is None
    assert said(f"{json.dumps({'text': MARKDOWN})}\n{json.dumps({'text': LINES})}") is None


HEADER = ["信息内容", "本年", "现行"]
FILLED: list[list[object]] = [[f"第{n}行", n, None] for n in range(12)]
TABLE = [list[object](HEADER), *FILLED]


@pytest.mark.parametrize(
    "value",
    [
        {"title": "年报", "tables": [TABLE]},
        [{"title": "年报"}, *TABLE],
        {"title": "年报", "rows": [dict(zip(HEADER, row, strict=True)) for row in TABLE[1:]]},
    ],
)
@pytest.mark.parametrize("by_lines", [True, False])
def test_tables_as_lists_of_rows_are_tables(value: object, by_lines: bool) -> None:
    """What takes tables out of files keeps them so; in one line of JSON no row began, and nothing was found."""
    values = value if by_lines and isinstance(value, list) else [value]
    document = read_document("\n".join(map(json.dumps, values)).encode(), name="tables.json")
    [grid] = (block for block in document.blocks if isinstance(block, Grid))
    texts = [[cell and cell.text for cell in row] for row in grid.rows]
    assert texts == [[str(cell or "") if cell != 0 else "0" for cell in row] for row in TABLE]


def test_records_of_pandas_are_rows() -> None:
    """Their first row is the keys, with names of its own for blanks; a label of two lines made no table of them."""
    keys = ["信息内容", "Unnamed: 1", "Unnamed: 2"]
    rows: list[list[object]] = [["", "本年\n制发", "现行\n有效"], *FILLED]
    text = json.dumps({"主动公开": [dict(zip(keys, row, strict=True)) for row in rows]})
    [grid] = (b for b in read_document(text.encode(), name="a.json").blocks if isinstance(b, Grid))
    texts = [[cell and cell.text for cell in row] for row in grid.rows]
    assert texts[:3] == [["信息内容", "", ""], ["", "本年 制发", "现行 有效"], ["第0行", "0", ""]]


@pytest.mark.parametrize(
    "page",
    [
        LINES.replace("一", "<table>"),
        LINES.replace("一", "&lt;td&gt;"),
        json.dumps({"html": f"{LINES}\\u003ctable>"}, indent=1),
        LINES[:20],
        "\n" * 20,
    ],
)
def test_pages_in_html_and_short_texts_are_no_lines(page: str) -> None:
    """Guards against telling too much: they are read as pages, or as what they are."""
    assert said(json.dumps({"page": page})) is None


@pytest.mark.parametrize("text", ["年报", "{", f'{{"text": "{LINES}', f"[{LINES}]", "[" * 100_000])
def test_what_is_no_json_to_its_end_is_left_as_it_is(text: str) -> None:
    assert said(text) is None
