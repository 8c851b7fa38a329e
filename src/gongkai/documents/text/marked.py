"""Tables as TeX and MediaWiki write them, as comma-separated rows: what turns pictures into text may write TeX.

A cell stands in the first of the places that it covers, the others are blank.
"""

import csv
import io
import re
from collections.abc import Iterator, Sequence

from gongkai.documents.limits import MAX_CELLS, MAX_COLUMNS

_TEX = re.compile(r"\\begin\{(tabular[xy]?\*?|longtable|array)\}")
_SPEC = re.compile(r"(?:\s*\[[^\]\n]{0,40}\]|\s*\{(?:[^{}]|\{(?:[^{}]|\{[^{}]*\})*\}){0,2000}\})+")
"""What stands behind the beginning of a table: its width, and how its columns look."""
_ROW_END = re.compile(r"\\\\(?:\[[^\]\n]{0,20}\])?|\\tabularnewline\b")
_RULES = re.compile(
    r"\\(?:hline|toprule|midrule|bottomrule|endhead|endfirsthead|endfoot|endlastfoot|raggedright|raggedleft|centering"
    r"|arraybackslash|strut)\b(?:\[\])?|\\(?:cline|cmidrule|noalign|begin|end)(?:\([^()]{0,40}\))?(?:\{[^{}]*\})?"
    r"(?:\[[^\[\]]{0,99}\])?(?:\{[^{}]*\})?"
)
_APART = re.compile(
    r"\\(?:textsuperscript|textsubscript|sout|st|footnote)\s{0,9}\{([^{}]*)\}|(?<!\\)[\^_](?:\{([^{}]*)\}|(\w))"
)
"""Raised, lowered or struck: no part of the figure beside it, from which brackets part it."""
_SEVERAL = re.compile(r"\\multicolumn\s{0,9}\{\s{0,9}(\d{1,3})\s{0,9}\}\s{0,9}\{(?:[^{}]|\{[^{}]*\})*\}")
_ROWS = re.compile(
    r"\\multirow\s{0,9}(?:\[[^\[\]]{0,99}\])?\s{0,9}\{[^{}]*\}\s{0,9}(?:\[[^\[\]]{0,99}\])?\s{0,9}(?:\{[^{}]*\}|\*)"
)
_OTHERS = re.compile(
    r"\\(?!(?:text(?!color)[a-z]{0,6}|math(?:rm|bf|it|sf|tt)|emph|boldsymbol|bm|underline|uline|overline|makecell|thead"
    r"|num|SI|mbox|hbox|multicolumn|multirow)\*?\s?[\[{])[A-Za-z]{1,30}\*?\s?(?:\[[^\[\]]{0,99}\])?"
    r"((?:\{[^{}]{0,999}\}){1,9})"
)
"""Commands of which it is not known what they make of the texts behind them: fractions, struck texts, blanks."""
_COMMAND = re.compile(r"\\[A-Za-z]+\*?|~")
_BRACES = re.compile(r"(?<!\\)[{}$]")
_ESCAPED = re.compile(r"\\([&%#_{}$ ])")
_CELL_END = re.compile(r"(?<!\\)&")

_WIKI = re.compile(
    r"(?m)^[ \t:]{0,9}\{\|[^\n]*\n(?P<body>(?:(?![ \t:]{0,9}\{\|)[^\n]*\n){1,2000}?)[ \t]{0,9}\|\}[ \t]*$"
)
_ATTRIBUTES = re.compile(r"\s*(?P<all>\w+\s*=[^|\[\]]*)\|(?!\|)")
_SPAN = re.compile(r"(colspan|rowspan)\s*=\s*[\"']?(\d{1,3})")
_LINK = re.compile(r"\[\[(?:[^\[\]|]*\|)?([^\[\]|]*)\]\]|'{2,5}")
Cell = tuple[str, int, int]
"""A text, and how many columns and rows it covers."""


def with_comma_rows(text: str) -> str:
    """The text with such tables as comma-separated rows; another as it is."""
    text = "".join(_tex_parts(text)) if "\\begin{" in text else text
    return _WIKI.sub(lambda table: _written(table[0], _wiki_rows(table["body"])), text) if "{|" in text else text


def _tex_parts(text: str) -> Iterator[str]:
    at = 0
    ends: dict[str, int] = {}
    for table in _TEX.finditer(text):
        kind = table[1]
        if ends.get(kind, 0) < table.end():
            end = text.find(f"\\end{{{kind}}}", table.end())
            ends[kind] = end if end >= 0 else len(text)
        if at <= table.start() and ends[kind] < len(text):
            body = text[table.end() : ends[kind]]
            yield text[at : table.start()]
            yield _written(body, _tex_rows(body))
            at = ends[kind] + len(f"\\end{{{kind}}}")
    yield text[at:]


def _tex_rows(body: str) -> list[list[Cell]]:
    spec = _SPEC.match(body)
    rows = _ROW_END.split(_RULES.sub("", body[spec.end() :] if spec else body))
    return [[_tex_cell(cell) for cell in _CELL_END.split(row)] for row in rows if row.strip()]


def _tex_cell(cell: str) -> Cell:
    several = _SEVERAL.search(cell)
    plain = _ROWS.sub("", _SEVERAL.sub("", cell))
    plain = _APART.sub(lambda part: f"[{part[1] or part[2] or part[3] or ''}]", plain)
    plain = _OTHERS.sub(r"[\1]", plain)
    return _ESCAPED.sub(r"\1", _BRACES.sub("", _COMMAND.sub(" ", plain))), int(several[1]) if several else 1, 1


def _wiki_rows(body: str) -> list[list[Cell]]:
    rows: list[list[str]] = [[]]
    for line in map(str.strip, body.splitlines()):
        if line.startswith("|-"):
            rows.append([])
        elif line.startswith(("|", "!")) and not line.startswith("|+"):
            rows[-1] += re.split(r"\|\||!!" if line[0] == "!" else r"\|\|", line[1:])
        elif rows[-1] and not line.startswith("|"):
            rows[-1][-1] += f" {line}"
    return [[_wiki_cell(cell) for cell in row] for row in rows if row]


def _wiki_cell(cell: str) -> Cell:
    attributes = _ATTRIBUTES.match(cell)
    spans = dict(_SPAN.findall(attributes["all"])) if attributes else {}
    plain = _LINK.sub(lambda link: link[1] or "", cell[attributes.end() :] if attributes else cell)
    return plain, int(spans.get("colspan", 1)), int(spans.get("rowspan", 1))


def _written(printed: str, rows: Sequence[Sequence[Cell]]) -> str:
    """The rows as text, equally long; as they were `printed` where that would be more than a document may hold."""
    filled = list(_filled(rows))
    width = max(map(len, filled), default=0)
    if width * len(filled) > MAX_CELLS:
        return printed
    text = io.StringIO()
    csv.writer(text, lineterminator="\n").writerows([*row, *[""] * (width - len(row))] for row in filled)
    return f"\n\n{text.getvalue()}\n"


def _filled(rows: Sequence[Sequence[Cell]]) -> Iterator[list[str]]:
    """The rows with a blank in each place that a cell before or above covers."""
    below: dict[int, int] = {}
    for row in rows:
        filled: list[str] = []
        cells = iter(row)
        while len(filled) < MAX_COLUMNS:
            if below.get(len(filled), 0):
                below[len(filled)] -= 1
                filled.append("")
            elif (cell := next(cells, None)) is not None:
                for n in range(min(cell[1], MAX_COLUMNS)):
                    below[len(filled)] = cell[2] - 1
                    filled.append("" if n else " ".join(cell[0].split()))
            else:
                break
        yield filled
