"""Files that are no reports, damaged, locked or made to harm give one clear error each, and quickly."""

import io
import random
import time
import zlib

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from reportlab import rl_config
from reportlab.lib.pdfencrypt import StandardEncryption
from reportlab.pdfgen.canvas import Canvas

from gongkai.documents.limits import Unreadable
from gongkai.documents.pdf import limits as pdf_limits
from gongkai.documents.pdf.reader import read_pdf
from gongkai.values import Paragraph
from tests.documents.pdf.files import Box, Sheet, pdf_of


def stream(body: bytes, head: bytes = b"", *, packed: bool = True) -> bytes:
    data = zlib.compress(body, 9) if packed else body
    filtered = b"/Filter /FlateDecode " if packed else b""
    return b"<< %s %s/Length %d >>\nstream\n" % (head, filtered, len(data)) + data + b"\nendstream"


def page_of(content: bytes, more: dict[int, bytes] | None = None, resources: bytes = b"") -> bytes:
    """A PDF of one page with this content object."""
    return pdf_of(
        {
            1: b"<< /Type /Catalog /Pages 2 0 R >>",
            2: b"<< /Type /Pages /Kids [3 0 R] /Count 1 >>",
            3: b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents 4 0 R /Resources << %s"
            b" /Font << /F1 << /Type /Font /Subtype /Type1 /BaseFont /Helvetica >> >> >> >>" % resources,
            4: content,
            **(more or {}),
        }
    )


def test_small_page_made_by_hand_is_read() -> None:
    document = read_pdf(page_of(stream(b"BT /F1 12 Tf 100 700 Td (No requests: 14 of 20) Tj ET")))
    assert document.blocks == (Paragraph("No requests: 14 of 20", heading=False),)


@pytest.mark.parametrize("title", [b"<FEFFD800>", b"(\\376\\377\\330\\000\\000A)"])
def test_title_that_is_no_text_is_none(title: bytes) -> None:
    page = page_of(stream(b"BT /F1 12 Tf 100 700 Td (No requests: 14 of 20) Tj ET"), {9: b"<< /Title %s >>" % title})
    document = read_pdf(page.replace(b"/Size", b"/Info 9 0 R /Size"))
    assert document.metadata == {}
    assert document.blocks == (Paragraph("No requests: 14 of 20"),)


def locked(user_password: str) -> bytes:
    sheet = Sheet(encrypt=StandardEncryption(user_password, "two", strength=128))
    sheet.prose(60, ["全年新收到政府信息公开申请六十三件"])
    return sheet.data()


def test_locked_file_asks_for_one_without_a_password() -> None:
    with pytest.raises(Unreadable, match="encrypted; save it without a password"):
        read_pdf(locked("one"))


def test_file_that_only_forbids_changes_is_read() -> None:
    document = read_pdf(locked(""))
    assert document.blocks == (Paragraph("全年新收到政府信息公开申请六十三件"),)


def picture_page(words: str) -> bytes:
    sheet = Sheet()
    sheet.canvas.drawInlineImage(picture(), 50, 50, 400, 600)
    if words:
        sheet.text(200, 820, words, 9)
    return sheet.data()


def picture() -> object:
    from PIL import Image

    return Image.new("L", (40, 60), 200)


@pytest.mark.parametrize("words", ["", "- 1 -"])
def test_scan_says_so(words: str) -> None:
    with pytest.raises(Unreadable, match="this PDF is a scan"):
        read_pdf(picture_page(words))


def test_empty_pages_say_so() -> None:
    with pytest.raises(Unreadable, match="prints no text"):
        read_pdf(page_of(stream(b"")))


@pytest.mark.parametrize("data", [b"", b"%PDF-1.7", b"%PDF-1.7\n" + bytes(500), b"<html></html>", b"PK\x03\x04"])
def test_what_is_no_pdf_says_so(data: bytes) -> None:
    with pytest.raises(Unreadable, match="fetch it again"):
        read_pdf(data)


def test_half_a_file_is_read_as_far_as_it_goes_or_refused() -> None:
    sheet = Sheet()
    for k in range(30):
        sheet.text(80, 60 + 20 * k, "全年新收到政府信息公开申请", 14)
    data = sheet.data()
    for length in range(100, len(data), 97):
        try:
            read_pdf(data[:length])
        except Unreadable as error:
            assert "\n" not in str(error)


def test_too_many_pages() -> None:
    canvas = Canvas(buffer := io.BytesIO())
    for _ in range(500):
        canvas.drawString(100, 100, "page")
        canvas.showPage()
    canvas.save()
    with pytest.raises(Unreadable, match="500 pages, and at most 200"):
        read_pdf(buffer.getvalue())


def test_too_many_bytes() -> None:
    with pytest.raises(Unreadable, match="at most 67 MB"):
        read_pdf(b"%PDF-1.7\n" + bytes(pdf_limits.MAX_PDF_BYTES))


def test_page_larger_than_any_paper() -> None:
    data = page_of(stream(b"BT /F1 12 Tf (a) Tj ET")).replace(b"[0 0 595 842]", b"[0 0 9000000 842]")
    with pytest.raises(Unreadable, match="no sheet of paper"):
        read_pdf(data)


def test_stream_that_unpacks_without_end() -> None:
    bomb = zlib.compress(bytes(60_000_000), 9)
    body = b"<< /Filter /FlateDecode /Length %d >>\nstream\n" % len(bomb) + bomb + b"\nendstream"
    with pytest.raises(Unreadable, match="unpacks to over 50 MB"):
        read_pdf(page_of(body))


def test_page_drawn_with_too_much() -> None:
    with pytest.raises(Unreadable, match="drawn with over 4 MB"):
        read_pdf(page_of(stream(b"BT /F1 9 Tf " + b"(aaaaaaaaaaaaaaaa) Tj " * 200_000 + b"ET")))


@pytest.mark.parametrize("contents", [b"[" + b"4 0 R " * 3000 + b"]", b"6 0 R"])
def test_one_stream_drawn_again_and_again(contents: bytes) -> None:
    content = stream(b"BT /F1 9 Tf (abcdefgh) Tj ET " * 100)
    data = page_of(content, {6: b"[" + b"4 0 R " * 3000 + b"]"}).replace(b"/Contents 4 0 R", b"/Contents " + contents)
    with pytest.raises(Unreadable, match="drawn with over 4 MB"):
        read_pdf(data)


@pytest.mark.parametrize("contents", [b"4 0 R", b"[4 0 R]", b"5 0 R"])
def test_many_pages_drawn_with_one_stream(contents: bytes) -> None:
    page = b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents %s >>" % contents
    objects = {
        1: b"<< /Type /Catalog /Pages 2 0 R >>",
        2: b"<< /Type /Pages /Kids [%s] /Count 100 >>" % b" ".join(b"%d 0 R" % n for n in range(6, 106)),
        4: stream(b"BT /F1 9 Tf (a) Tj ET" + b" 1" * 500_000),
        5: b"[4 0 R]",
    }
    with pytest.raises(Unreadable, match="all pages with over 25 MB"):
        read_pdf(pdf_of({**objects, **dict.fromkeys(range(6, 106), page)}))


def lacking_fonts(more: bytes) -> bytes:
    """A page with a lone character that no font has, of a font that is not in the file, and `more` in what draws it."""
    sheet = Sheet(pageCompression=1)
    sheet.text(100, 100, "\ue000")
    sheet.text(100, 200, "无其他事项")
    sheet.canvas._code.append(more.decode())  # type: ignore[attr-defined]
    return sheet.data()


def test_page_that_lacks_fonts_and_is_drawn_with_too_much() -> None:
    with pytest.raises(Unreadable, match="whose fonts it lacks, or is drawn with over"):
        read_pdf(lacking_fonts(b"1 " * 1_100_000 + b"n"))


def test_packed_text_without_an_end_takes_no_time(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(rl_config, "useA85", 0)
    draw = random.Random(1)
    sound = lacking_fonts(b" ".join(b"%d" % draw.randrange(10**6) for _ in range(100_000)) + b" n")
    end = sound.index(b"endstream")
    data = sound[: end - 12] + sound[end:]
    took, blocks = {}, {}
    for one in (sound, data):
        began = time.process_time()
        blocks[one] = read_pdf(one).blocks
        took[one] = time.process_time() - began
    assert blocks[data] == blocks[sound] == (Paragraph("无其他事项"),)
    assert took[data] < 2 * took[sound], "pdfminer itself unpacks it byte by byte, each time anew"


def test_forms_that_draw_forms_ten_times_over() -> None:
    forms = {
        number: stream(
            b"/X%d Do " % (number + 1) * 10 if number < 18 else b"BT /F1 9 Tf (a) Tj ET",
            b"/Type /XObject /Subtype /Form /BBox [0 0 9 9] /Resources << /XObject << /X%d %d 0 R >> >>"
            % (number + 1, number + 1),
        )
        for number in range(10, 19)
    }
    with pytest.raises(Unreadable, match="drawn with over 4 MB"):
        read_pdf(page_of(stream(b"/X10 Do"), forms, b"/XObject << /X10 10 0 R >>"))


def form(text: bytes, drawn: int) -> bytes:
    """A form that prints a text and draws the form `drawn`, which it calls X."""
    head = b"/Type /XObject /Subtype /Form /BBox [0 0 595 842] /Resources << /XObject << /X %d 0 R >>" % drawn
    font = b" /Font << /F1 << /Type /Font /Subtype /Type1 /BaseFont /Helvetica >> >> >>"
    return stream(b"BT /F1 12 Tf 100 " + text + b" Tj ET /X Do", head + font)


def test_form_that_draws_itself_is_refused() -> None:
    with pytest.raises(Unreadable, match="drawn with over 4 MB"):
        read_pdf(page_of(stream(b"/X Do"), {5: form(b"700 Td (again)", 5)}, b"/XObject << /X 5 0 R >>"))


def test_forms_in_forms_with_the_same_name_are_read() -> None:
    forms = {5: form(b"700 Td (outer)", 6), 6: form(b"650 Td (middle)", 7), 7: form(b"600 Td (inner)", 8)}
    document = read_pdf(page_of(stream(b"/X Do"), forms, b"/XObject << /X 5 0 R >>"))
    words = " ".join(block.text for block in document.blocks if isinstance(block, Paragraph))
    assert words == "outer middle inner"


@pytest.mark.parametrize("filters", [b"[/FlateDecode /FlateDecode]", b"/LZWDecode", b"[/A85 /RL]"])
def test_ways_of_packing_that_no_report_has(filters: bytes) -> None:
    data = zlib.compress(zlib.compress(bytes(1_000_000)))
    with pytest.raises(Unreadable, match="print it to a new PDF"):
        read_pdf(page_of(b"<< /Filter %s /Length %d >>\nstream\n" % (filters, len(data)) + data + b"\nendstream"))


def test_more_rules_than_a_table_has() -> None:
    lines = b" ".join(b"10 %.1f m 500 %.1f l S" % (y / 10, y / 10) for y in range(0, 84_000, 30))
    data = page_of(stream(lines + b" BT /F1 12 Tf 100 700 Td (text) Tj ET")).replace(b"595 842", b"595 9000")
    with pytest.raises(Unreadable, match="ruling lines"):
        read_pdf(data)


@settings(max_examples=60, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.lists(st.tuples(st.integers(0, 4_000), st.integers(0, 255)), min_size=1, max_size=12), st.integers(0, 4_000))
def test_damaged_bytes_never_break_the_reader(hits: list[tuple[int, int]], cut: int) -> None:
    sheet = Sheet(pageCompression=0)
    sheet.table([60, 200, 300], [60, 90, 120], [Box("规章", 0, 0), Box("14", 0, 1), Box("文件", 1, 0), Box("0", 1, 1)])
    data = bytearray(sheet.data())
    for place, value in hits:
        data[place % len(data)] = value
    try:
        read_pdf(bytes(data[: len(data) - cut % 300]))
    except Unreadable as error:
        assert "\n" not in str(error)
