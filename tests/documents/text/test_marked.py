"""Tables as TeX and MediaWiki write them are tables, each cell in its column."""

import pytest

from gongkai.documents import read_document
from gongkai.documents.text.marked import with_comma_rows
from gongkai.values import Grid

TEX = r"""一、总体情况
\begin{tabular}{|c|p{2cm}|c|c|} \hline
\multirow[t]{2}{*}{\textbf{信息内容}} & \multicolumn{2}{|c|}{本年} & 现行 \\ \cline{2-4}
 & 制发 & 废止 \& 失效 & 有效 \\[2pt] \hline
规章 & 1 & $2$ & 3 \\
\hline
\end{tabular}
二、下一部分
"""
WIKI = """一、总体情况
{| class="wikitable" border="1"
|+ 表一
! rowspan="2" | 信息内容 !! colspan=2 | 本年 !! 现行
|-
| 制发 || '''废止'''
| 有效
|-
| [[规章|规
章]]
| 1
| 2 || 3
|}
二、下一部分
"""


def _rows(text: str) -> list[list[str]]:
    document = read_document(text.encode(), name="report.txt")
    [grid] = (block for block in document.blocks if isinstance(block, Grid))
    return [[cell.text for cell in row if cell] for row in grid.rows]


def test_a_table_of_tex() -> None:
    """What reads text in pictures may write its tables so: no report was found in it but its labels."""
    head = [["信息内容", "本年", "", "现行"], ["", "制发", "废止 & 失效", "有效"]]
    assert _rows(TEX) == [*head, ["规章", "1", "2", "3"]]


def test_a_table_of_mediawiki() -> None:
    assert _rows(WIKI) == [["信息内容", "本年", "", "现行"], ["", "制发", "废止", "有效"], ["规 章", "1", "2", "3"]]


@pytest.mark.parametrize(
    ("raised", "text"),
    [
        (r"3\textsuperscript{1}", "3[1]"),
        ("3$^{1}$", "3[1]"),
        ("3^1", "3[1]"),
        (r"\sout{3}1", "[3]1"),
        (r"\frac{3}{1}", "[31]"),
        (r"\cancel{3}1", "[3]1"),
        (r"\hphantom{3}1", "[3]1"),
        (r"\rotatebox[origin=c]{90}{31}", "[9031]"),
        (r"\textbf{\makecell{31}}", "31"),
        (r"\mathrm {3}1", "31"),
        (r"$\underline{31}$", "31"),
    ],
)
def test_what_is_raised_or_struck_in_tex_is_no_part_of_a_figure(raised: str, text: str) -> None:
    """Guards against telling too much: 31 is printed nowhere."""
    assert f"\n规章,1,2,{text}\n" in with_comma_rows(TEX.replace("& 3 ", f"& {raised} "))


@pytest.mark.parametrize(
    "text",
    [r"规章 & 1 & 2 \\", r"\begin{tabular}{cc} 规章 & 1", r"\begin{itemize}规章\end{itemize}", "{|\n| 规章\n", "{|x|}"],
)
def test_other_text_stays_as_it_is(text: str) -> None:
    """Guards against telling too much."""
    assert with_comma_rows(text) == text


@pytest.mark.parametrize(
    "text", [r"\begin{tabular}" * 100_000, "{|\n" * 300_000, "{|\n| colspan=999|a" + "||b" * 300_000]
)
def test_tables_that_never_end_are_looked_at_once(text: str) -> None:
    """Each with all that is behind it would take minutes."""
    assert with_comma_rows(text) == text


@pytest.mark.parametrize("command", [r"\multirow[ ", r"\multirow{1}[ ", r"\cline(", r"\cline{1}[", r"\multirow "])
def test_brackets_that_never_close_are_looked_at_once(command: str) -> None:
    """Each with all that is behind it took minutes."""
    text = rf"\begin{{tabular}}{{c}}{command * 200_000}{' ' * 200_000}\end{{tabular}}"
    assert with_comma_rows(text)
