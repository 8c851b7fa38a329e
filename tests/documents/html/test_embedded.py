"""Bodies that a page's own markup does not hold: in scripts, in `srcdoc`."""

import html as entities
import json
import random
from urllib.parse import quote

import pytest

from gongkai.documents import read_document
from gongkai.documents.limits import LONGEST_ANSWER
from gongkai.reports import NotAReport, read_report
from gongkai.values import Document, Grid, Paragraph
from tests.maker.html import page
from tests.maker.layout import random_layout
from tests.maker.reports import make
from tests.notes import english

BODY = "<table>" + "".join(f"<tr><td>行{n}</td><td>{n}</td></tr>" for n in range(12)) + "</table>"
INFO = "<table><tr><td>索引号</td><td>11</td></tr></table>"
OTHER = BODY.replace(">5<", ">6<")


def escaped(text: str) -> str:
    """As gkmlpt has it."""
    return json.dumps(text).replace("<", "\\u003c").replace(">", "\\u003e").replace("/", "\\/").replace("&", "\\u0026")


def units(text: str) -> str:
    """As JavaScript's `escape` writes it."""
    return "".join(
        c if c.isalnum() and c.isascii() else f"%{ord(c):02X}" if c < "\xff" else f"%u{ord(c):04X}" for c in text
    )


def read(text: str) -> Document:
    return read_document(text.encode(), name="page.html")


def tables(document: Document) -> list[tuple[int, int]]:
    return [(block.number, len(block.rows)) for block in document.blocks if isinstance(block, Grid)]


NOTE = ("the tables were read from scripts, fields or texts of the page, not from the page itself",)


@pytest.mark.parametrize(
    "script",
    [
        f"window._CONFIG = {{SID: '2', DETAIL: {{title: 't', content: {escaped(BODY)}, views: [1]}}}};",
        f"var x = '{BODY}';",
        f'var x = "{entities.escape(BODY)}";',
        "var x = '" + BODY.replace("<tr>", "' +\n '<tr>") + "';",
        f"document.write('{BODY[:40]}'); document.writeln('{BODY[40:]}');",
        f"var x = `\n{BODY}`;",
        f"var a = '{BODY}'; var same = {escaped(BODY)};",
        f"var data = JSON.parse({json.dumps(json.dumps({'title': '年报', 'content': BODY}))});",
        f"document.write(decodeURIComponent('{quote(BODY)}'));",
        f"document.write(unescape('{units(BODY)}'));",
    ],
    ids=["json", "text", "entities", "sum", "written", "template", "twice", "json in a text", "address", "escape"],
)
def test_a_body_in_a_script(script: str) -> None:
    document = read(f"<h1>年报</h1>{INFO}<script>{script}</script>")
    assert tables(document) == [(1, 1), (2, 12)]
    assert english(document.notes) == NOTE
    assert document.blocks[0] == Paragraph("年报", heading=True)


def test_a_body_in_a_template_or_a_frames_own_text() -> None:
    assert tables(read(f"<p>x</p><script type='text/template'>{BODY}</script>")) == [(1, 12)]
    assert tables(read(f"<p>x</p><iframe srcdoc='{BODY}'></iframe>")) == [(1, 12)]


@pytest.mark.parametrize(
    "holder",
    [
        f"<textarea id='content'>{BODY}</textarea>",
        f"<textarea style='display:none'>{entities.escape(BODY)}</textarea>",
        f'<input type="hidden" id="content" value="{entities.escape(BODY)}">',
        f"<div class=viewer data-content='{entities.escape(BODY)}'></div>",
        f"<template>{BODY}</template>",
        f"<noscript>{BODY}</noscript>",
        f"<script type='text/xml'><datastore><record><![CDATA[{BODY}]]></record></datastore></script>",
        f"<xmp>{BODY}</xmp>",
        f"<div>{entities.escape(BODY)}</div>",
        f"<pre>{entities.escape(BODY)}</pre>",
        f"<item><description>{entities.escape(BODY)}</description></item>",
    ],
    ids=[
        "text area",
        "text area, escaped",
        "hidden field",
        "attribute",
        "template",
        "no script",
        "data store",
        "xmp",
        "text",
        "pre",
        "feed",
    ],
)
def test_a_body_that_a_field_or_a_template_holds(holder: str) -> None:
    document = read(f"<h1>年报</h1>{INFO}{holder}")
    (grid,) = (block for block in document.blocks if isinstance(block, Grid) and len(block.rows) > 1)
    assert [cell.text for row in grid.rows for cell in row if cell][:4] == ["行0", "0", "行1", "1"]
    assert english(document.notes) == NOTE


def test_data_of_a_script_too_long_to_be_parsed_does_not_hide_the_page() -> None:
    data = '{"a": "' + "甲" * LONGEST_ANSWER + '<td>"}'
    document = read(f"<p>一</p><script>var x = {json.dumps(data, ensure_ascii=False)};</script>")
    assert document.blocks == (Paragraph("一"),)


def test_a_feed_of_entities_alone() -> None:
    feed = (
        f"<?xml version='1.0'?><rss><item><title>年报</title><description>{entities.escape(BODY)}</description></rss>"
    )
    assert tables(read(feed)) == [(1, 12)]


@pytest.mark.parametrize(
    "page_text",
    [
        f"{BODY}<script>var x = '{OTHER}';</script>",
        f"<p>x</p><script>/* '{BODY}' */ // '{BODY}'\n</script>",
        f"<p>x</p><!-- <script>var x = '{BODY}'</script> -->",
        f"{BODY}<textarea>{OTHER}</textarea>",
        "<p>x</p><script>var x = '<table><tr><td>日</td><td>一</td></tr></table>';</script>",
        "<p>x</p><script>var x = '<table>" + "<tr><td>' + a + '</td></tr>" * 12 + "</table>';</script>",
    ],
    ids=[
        "a page with tables of its own",
        "comments",
        "commented script",
        "a field beside tables",
        "a calendar",
        "variables only",
    ],
)
def test_what_is_not_taken_from_scripts(page_text: str) -> None:
    document = read(page_text)
    assert tables(document) == ([(1, 12)] if page_text.startswith(BODY) else [])
    assert document.notes == ()


def test_what_only_running_the_script_would_tell_is_not_blank() -> None:
    rows = "".join(f"document.write('<tr><td>行{n}</td><td>' + {n} + '</td><td>{n}</td></tr>');" for n in range(12))
    document = read(f"<p>x</p><script>document.write('<table>');{rows}document.write(end);</script>")
    (grid,) = (block for block in document.blocks if isinstance(block, Grid))
    assert [cell.text for cell in grid.rows[3] if cell] == ["行3", "\ufffd", "3"]


def test_two_bodies_with_the_same_labels_and_other_figures_are_not_chosen_between() -> None:
    document = read(f"<p>x</p><script>var a = '{BODY}', b = '{OTHER}';</script>")
    assert tables(document) == []
    assert english(document.notes) == (
        "scripts, fields or texts of the page hold 2 texts with the same tables and other figures; none of them was "
        "read",
    )


def test_what_was_not_chosen_between_is_named_where_no_report_is_left() -> None:
    document = read(f"<p>x</p><script>var a = '{BODY}', b = '{OTHER}';</script>")
    with pytest.raises(NotAReport, match="found in 0 tables; scripts, fields or texts of the page hold 2 texts"):
        read_report(document)


def test_three_tables_in_three_texts_are_one_report() -> None:
    second = BODY.replace("行", "列")
    assert tables(read(f"<p>x</p><script>a = '{BODY}'; b = '{second}';</script>")) == [(1, 12), (2, 12)]


@pytest.mark.parametrize("seed", range(24))
def test_a_report_inside_a_script_or_an_answer_is_read_as_the_page_is(seed: int) -> None:
    made = make(seed, random_layout(random.Random(seed)))
    text = page(made.title, made.blocks, made.layout)
    in_script = f"<html><body><h1>门户</h1><script>window._CONFIG = {{DETAIL: {{content: {escaped(text)}}}}};</script>"
    plain = read_report(read(text))
    assert any(cell.value is not None for cell in plain.cells.values())
    for inside in (in_script, json.dumps({"data": {"contentHtml": text}})):
        report = read_report(read(inside))
        assert report.forms == plain.forms
        assert report.cells == plain.cells
