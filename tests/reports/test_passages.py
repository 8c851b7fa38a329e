"""The text of a report as it is searched: by parts, folded, broken lines put together, no tables."""

from gongkai.reports.passages import MOST_TEXT, read_passages
from gongkai.values import Document, DocumentKind, Grid, Paragraph


def passages(*blocks: Paragraph | Grid | str, kind: DocumentKind = "html") -> tuple[str, ...]:
    made = tuple(Paragraph(block) if isinstance(block, str) else block for block in blocks)
    return read_passages(Document(kind, "", {}, made)).texts


def test_a_passage_is_a_part_with_its_heading() -> None:
    assert passages("题目", "一、总体情况", "收到 １２ 件。", "另有1件。", "六、其他需要报告的事项", "无。") == (
        "题目",
        "一、总体情况\n收到12件。\n另有1件。",
        "六、其他需要报告的事项\n无。",
    )


def test_tables_are_left_out() -> None:
    assert passages("一、总体情况", Grid(((),), 1), "无。") == ("一、总体情况\n无。",)


def test_lines_broken_at_the_width_of_a_page_are_one() -> None:
    lines = ("全年收到政府信息公开申请12件，较上年有所增加，其中网络申请", "10件。", "办结12件。")
    joined = "全年收到政府信息公开申请12件，较上年有所增加，其中网络申请10件。\n办结12件。"
    assert passages(*lines, kind="text") == (joined,)
    assert passages(*lines, kind="pdf") == (joined,)
    assert passages(*lines, kind="html") == ("\n".join(lines),)


def test_a_heading_ends_a_broken_line_and_so_does_a_table() -> None:
    line = "全年收到政府信息公开申请12件，较上年有所增加，其中网络申请"
    assert passages(line, "二、主动公开政府信息情况", kind="text") == (line, "二、主动公开政府信息情况")
    assert passages(line, Grid(((),), 1), "10件。", kind="text") == (f"{line}\n10件。",)


def test_a_heading_with_its_text_behind_it_may_be_broken_too() -> None:
    lines = ("一、总体情况2024年全年共收到政府信息公开申请", "10件。")
    assert passages(*lines, kind="pdf") == ("一、总体情况2024年全年共收到政府信息公开申请10件。",)


def test_no_more_than_a_bound_is_taken() -> None:
    document = Document("html", "", {}, (Paragraph("文" * MOST_TEXT), Paragraph("末")))
    found = read_passages(document)
    assert found.cut
    assert sum(map(len, found.texts)) <= MOST_TEXT
    assert not read_passages(Document("html", "", {}, (Paragraph("文"),))).cut


def test_an_empty_document_has_none() -> None:
    assert passages() == ()
