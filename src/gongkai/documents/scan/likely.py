"""What a figure in doubt most likely is: for the sums of the form to prove or not, for nobody to take on trust.

A model reads 4 as 1 where a stroke is faint, and reads it so twice; the shape of the ink is the better guess then.
"""

from collections.abc import Sequence

import numpy as np
import numpy.typing as npt

_LIKE, _LIKER = 0.95, 0.005
"""How like a digit's shape is to another than it was read as, at least, and how much liker, if it is that one rather.
"""


def likeliest_figure(texts: Sequence[str], alike: Sequence[npt.NDArray[np.float64]]) -> str:
    """The first of some readings that has a digit for each ink, each as its shape says; or else what all shapes say.

    `alike` is how like each digit is to each of 0 to 9, and 0 for one that is not known. Nothing where no reading has
    as many digits and a shape is unclear.

    >>> one, four = np.full(10, 0.9) + np.eye(10)[1] / 10, np.full(10, 0.9) + np.eye(10)[4] / 10
    >>> likeliest_figure(["11", "4"], [one, four]), likeliest_figure([], [one]), likeliest_figure([], [one - 0.1])
    ('14', '1', '')
    """
    shapes = [str(some.argmax()) if some.max() >= _LIKE else "" for some in alike]
    fitting = (text for text in texts if sum(map(str.isdigit, text)) == len(alike))
    text = next(fitting, "") or ("".join(shapes) if all(shapes) else "")
    digits = iter(zip(shapes, alike, strict=True))
    return "".join(_likelier(char, *next(digits)) if char.isdigit() else char for char in text)


def _likelier(read: str, shape: str, alike: npt.NDArray[np.float64]) -> str:
    own = alike[int(read)]
    return shape if shape and 0 < own < alike.max() - _LIKER else read
