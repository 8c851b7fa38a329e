"""What a style says of how a text looks: not shown, raised, struck, white, small."""

import re
from collections.abc import Collection, Sequence
from typing import NamedTuple

_GONE = re.compile(r"display\s*:\s*none(?![\s\S]{0,200}[;\s]display\s*:\s*(?!none))|mso-hide\s*:\s*all", re.IGNORECASE)
_UNSEEN = re.compile(r"visibility\s*:\s*(?:hidden|collapse)", re.IGNORECASE)
_RAISED = re.compile(r"vertical-align\s*:\s*su[pb]|mso-text-raise\s*:\s*-?(?:[3-9]|\d\d)", re.IGNORECASE)
_LOST = re.compile(
    r"line-through|(?<![-\w])(?:opacity|font-size)\s*:\s*0(?![.\d]*[1-9])|(?:left|right|top|text-indent)\s*:\s*-\d{3}"
    r"|(?<![-\w])clip(?:-path)?\s*:(?!\s*(?:auto|none))|(?:scale[xy]?|opacity)\(\s*0(?![.\d]*[1-9])"
    r"|translate[xy]?\([^)]{0,40}-\d{3}|(?<![-\w])font\s*:[^;/]{0,40}\b0(?:px|pt|em)?\s*/"
    r"|(?<![-\w])font-size\s*:\s*(?:0?\.\d+|1(?:\.0*)?)(?:px|pt)",
    re.IGNORECASE,
)
_SMALL = re.compile(
    r"(?<![-\w])(?:vertical-align\s*:\s*(?:text-)?(?:top|bottom)|vertical-align\s*:\s*-?[.0]*[1-9]"
    r"|top\s*:\s*-\s*(?:[3-9]|\d\d)|font-size\s*:\s*(?:smaller|x+-small|[1-7]?\d(?:\.\d+)?%|0?\.[1-7]\d*r?em))",
    re.IGNORECASE,
)
_SHUT = re.compile(
    r"\A(?=[\s\S]*overflow\s*:\s*hidden)(?:[\s\S]*[;\s])?(?:max-)?(?:width|height)\s*:\s*[01](?![.\d])",
    re.IGNORECASE,
)
_PLACED = re.compile(
    r"(?<![-\w])(?:position\s*:\s*(?:absolute|fixed)|float\s*:\s*(?:left|right)|order\s*:|transform\s*:|filter\s*:"
    r"|display\s*:\s*(?!none|inline\s*(?:[;!]|$))|mso-list\s*:\s*ignore)",
    re.IGNORECASE,
)
_WHITE = (
    r"(?:#(?:fff|(?:f[c-f]){3})\b|white\b|transparent\b|rgba?\(\s*25[2-5]\s*,\s*25[2-5]\s*,\s*25[2-5]\b"
    r"|(?:rgb|hsl)a\([^)]{0,40}[,/]\s*0?\.?0*%?\s*\)|hsla?\([^)]{0,40},\s*100%)"
)
_PALE = re.compile(rf"(?<![-\w])color\s*:\s*{_WHITE}", re.IGNORECASE)
_GROUND = re.compile(rf"(?<![-\w])background(?:-color)?\s*:\s*(?!\s|{_WHITE}|none|in(?:herit|itial))", re.IGNORECASE)
_Marks = Sequence[tuple[re.Pattern[str], Sequence[str]]]
_MARKS: _Marks = (
    (_GONE, ("display", "hide")),
    (_UNSEEN, ("visib",)),
    (
        _LOST,
        (
            *("line-through", "opacity", "font-size", "font:", "font :", "clip", "scale", "translate"),
            *(":-", ": -", ":  ", ":\t", ":\n"),
        ),
    ),
    (_RAISED, ("vertical-align", "raise")),
    (_SMALL, ("vertical-align", "top", "font-size")),
    (_PALE, ("#f", "white", "transparent", "25", "rgba", "hsl")),
    (_SHUT, ("overflow",)),
    (
        _PLACED,
        (
            *("absolute", "fixed", "float", "transform", "filter", "display", "mso-list"),
            *(";order", " order", "\torder", "\norder"),
        ),
    ),
)
"""Of each mark of `Look`, in their order, its pattern, and words of which each match holds one: few styles hold any."""
_WHITE_NAMES = frozenset(("#fff", "#ffffff", "ffffff", "white"))


class Look(NamedTuple):
    """What a style says of an element."""

    gone: bool
    """It is not shown, and takes no place."""
    unseen: bool
    """It is not shown, and keeps its place."""
    lost: bool
    """It is struck, or seen by nobody."""
    raised: bool
    small: bool
    """It is smaller or higher than the text round it, where it stands in one."""
    pale: bool
    """It is white, as of a style's text; in style sheets most such text stands on a dark ground."""
    shut: bool
    """It is cut to nothing, where it has a width and a height of its own."""
    placed: bool
    """It stands elsewhere than in the order of the text, or in a line of its own."""

    def parts(self, *, in_a_line: bool) -> bool:
        """Is such a text no part of the one beside it?"""
        apart = self.gone or self.unseen or self.lost or self.raised
        return apart or (in_a_line and (self.small or self.pale or self.shut or self.placed))


def looks_of(styles: Collection[str]) -> dict[str, Look]:
    """What each of these styles says, of those that say anything of this kind."""
    all_styles = "\n".join(styles).lower()
    marks = [(mark, [word for word in words if word.strip(";") in all_styles]) for mark, words in _MARKS]
    looks = {style: _look(style, marks) for style in styles}
    return {style: look for style, look in looks.items() if any(look)}


def _look(style: str, marks: _Marks) -> Look:
    lowered = f";{style.lower()}"
    return Look(*[any(map(lowered.__contains__, words)) and mark.search(style) is not None for mark, words in marks])


def is_white(color: str | None) -> bool:
    """Does an attribute of a page name white?"""
    return (color or "").strip().lower() in _WHITE_NAMES


def has_ground(style: str) -> bool:
    """Does a style give a colour, or a picture, to stand on, other than white?"""
    return _GROUND.search(style) is not None
