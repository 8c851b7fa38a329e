"""Pictures of lines of text to strings, each with a confidence. Nothing else asks the recognition models.

The models are those that rapidocr-onnxruntime carries. They are asked here line by line, each line in a picture of a
width of its own, so that what one line says does not depend on the lines beside it, and each character's own
probability is seen: the least of them is the line's confidence.
"""

import re
from collections import defaultdict
from collections.abc import Iterable, Sequence
from concurrent.futures import ThreadPoolExecutor
from functools import cache
from pathlib import Path
from typing import Any, NamedTuple

import cv2
import numpy as np
import numpy.typing as npt
import onnxruntime  # type: ignore[import-untyped]
import rapidocr_onnxruntime  # type: ignore[import-untyped]
from rapidocr_onnxruntime import RapidOCR

from gongkai.documents.scan.pictures import Grey

_THREADS = 2
"""Each runs a model of its own: threads within one wait for each other by spinning, which costs twice the time."""
_HIGH = 48
"""Pixels of height that the model is made for."""
_WIDTHS = (64, 96, 160, 320, 480, 640, 960, 1280, 1920, 2560)
_AT_ONCE = 2560
"""Pixels of width that are read at once."""
_ALIKE = {"0": "OoQ〇○０Ｏｏ", **{str(n): chr(0xFF10 + n) for n in range(1, 10)}}
_ALIKE["1"] += "lI!"
_ALIKE |= {".": "．", ",": "，", "-": "－", "/": "／"}
"""Characters that look the same in a figure, and whose probabilities count as one there."""
_STROKES = {"一": "-—–_－", "十": "+＋"}
"""The same in a Chinese numeral, where another character shows that it is one."""
_NUMERAL = re.compile("(?=.*[二三四五六七八九百])[一二三四五六七八九十百]{2,}")
_FIGURE = re.compile(r"[0-9.,\-—–_/%+ ]*[0-9][0-9.,\-—–_/%+ ]*")
_THOUSANDS = re.compile(r"(?<=[0-9])(?<![0-9]{4})[.,](?=[0-9]{3}(?![0-9]))")
"""What may stand between thousands."""
_COMMA = 0.85
"""The probability of such a comma that is no point: in a blurred scan its tail is too faint to be seen."""
_FEWEST = 4
_LOOK = 1600
"""Pixels of the longer side of a page while text is looked for."""
_MOST_LOOKED = 1_920_000
"""Pixels that are looked at at once: the model takes some 170 bytes for each. A4 at `_LOOK` has 1.8 million."""
_LEAST_SIDE = 736
"""Pixels of the shorter side that the detection model's own preparation makes a page have, whatever the longer is."""
_UPSIDE_DOWN = 0.9
_EVEN = 0.5
_MODELS = Path(rapidocr_onnxruntime.__file__).parent / "models"

Probabilities = npt.NDArray[np.float32]


class Read(NamedTuple):
    """A string, and the probability of its least sure character (0 where there is none)."""

    text: str
    confidence: float
    unsure: tuple[int, ...] = ()
    """The places of its characters that are less likely than not."""
    others: tuple[str, ...] = ()
    """What else a string in doubt was read as."""


def marked(read: Read, mark: str) -> Read:
    """Running text with a mark for each Chinese character that is as likely another: a name is not half guessed.

    >>> marked(Read("南得溪市2019年", 0.3, (1, 5)), "?").text
    '南?溪市2019年'
    """
    chars = (mark if n in read.unsure and char >= "\u4e00" else char for n, char in enumerate(read.text))
    return read._replace(text="".join(chars))


class Box(NamedTuple):
    """A place in a picture, in pixels; `x1` and `y1` are behind the last."""

    x0: int
    y0: int
    x1: int
    y1: int

    @property
    def x(self) -> float:
        """The middle, from the left."""
        return (self.x0 + self.x1) / 2

    @property
    def y(self) -> float:
        """The middle, from the top."""
        return (self.y0 + self.y1) / 2


@cache
def recogniser() -> "Recogniser":
    """The models, loaded once."""
    return Recogniser()


class _Session:
    """A model that gives back what memory it took after each run: else it keeps, and takes anew, some 300 MB."""

    def __init__(self, name: str) -> None:
        options = onnxruntime.SessionOptions()
        options.log_severity_level = 4
        options.intra_op_num_threads = options.inter_op_num_threads = 1
        options.enable_mem_pattern = False
        providers = [("CPUExecutionProvider", {"arena_extend_strategy": "kSameAsRequested"})]
        self._session = onnxruntime.InferenceSession(str(_MODELS / name), options, providers=providers)
        self._run = onnxruntime.RunOptions()
        self._run.add_run_config_entry("memory.enable_memory_arena_shrinkage", "cpu:0")

    def __call__(self, pictures: npt.NDArray[np.float32]) -> Any:
        return self._session.run(None, {self._session.get_inputs()[0].name: pictures}, self._run)


class Recogniser:
    """The loaded models: loading takes 0.4 s, and about 60 MB. Threads may share them."""

    def __init__(self) -> None:
        self._models = RapidOCR(intra_op_num_threads=1, inter_op_num_threads=1)
        self._models.text_det.infer = _Session("ch_PP-OCRv4_det_infer.onnx")
        self._models.text_rec.session = _Session("ch_PP-OCRv4_rec_infer.onnx")
        characters: list[str] = self._models.text_rec.postprocess_op.character
        self._characters = characters
        number = {character: index for index, character in enumerate(characters)}
        self._signs = number["."], number[","]
        self._alike, self._strokes = (
            [
                (number[one], [number[other] for other in others if other in number])
                for one, others in alike.items()
                if one in number
            ]
            for alike in (_ALIKE, _STROKES)
        )

    def find(self, picture: Grey) -> list[Box]:
        """Where text stands in a page, as the detection model sees it."""
        by = min(1.0, _LOOK / max(picture.shape), (_MOST_LOOKED / picture.size) ** 0.5)
        small = np.asarray(cv2.resize(picture, None, fx=by, fy=by, interpolation=cv2.INTER_AREA), np.uint8)
        found, _ = self._models.text_det(np.repeat(_not_too_long(small)[:, :, None], 3, axis=2))
        if found is None:
            return []
        boxes = [Box(*(round(float(v) / by) for v in (*box.min(axis=0), *(box.max(axis=0) + 1)))) for box in found]
        return sorted(boxes, key=lambda box: (box.y0, box.x0))

    def is_upside_down(self, lines: Sequence[Grey]) -> bool:
        """Tell whether most of these lines of text stand on their heads."""
        if len(lines) < _FEWEST:
            return False
        _, judged, _ = self._models.text_cls([np.repeat(line[:, :, None], 3, axis=2) for line in lines])
        down = sum(1 for label, score in judged if label == "180" and score >= _UPSIDE_DOWN)
        return 2 * down > len(lines)

    def read(self, lines: Sequence[Grey]) -> list[Read]:
        """Read pictures of one line each."""
        by_width: dict[int, list[tuple[int, Any]]] = defaultdict(list)
        for index, line in enumerate(lines):
            wide = max(1, round(_HIGH * line.shape[1] / line.shape[0]))
            width = next((width for width in _WIDTHS if width >= wide), _WIDTHS[-1])
            by_width[width].append((index, _prepared(line, min(wide, width), width)))
        batches = [
            some[start : start + _AT_ONCE // width]
            for width, some in sorted(by_width.items())
            for start in range(0, len(some), _AT_ONCE // width)
        ]
        reads: list[Read] = [Read("", 0.0)] * len(lines)
        with ThreadPoolExecutor(_THREADS) as threads:
            for batch, read in zip(batches, threads.map(self._read_batch, batches), strict=True):
                for (index, _), one in zip(batch, read, strict=True):
                    reads[index] = one
        return reads

    def _read_batch(self, batch: Sequence[tuple[int, Any]]) -> list[Read]:
        found = self._models.text_rec.session(np.stack([prepared for _, prepared in batch]))[0]
        return [self._decoded(probabilities) for probabilities in found]

    def _decoded(self, probabilities: Probabilities) -> Read:
        folded = _folded(probabilities, self._alike)
        figure = self._string(folded)
        if _FIGURE.fullmatch(figure.text):
            return self._with_points(folded, figure) if _THOUSANDS.search(figure.text) else figure
        numeral = self._string(_folded(probabilities, self._strokes))
        return numeral if _NUMERAL.fullmatch(numeral.text) else self._string(probabilities)

    def _with_points(self, probabilities: Probabilities, figure: Read) -> Read:
        """The figure with a point for each sign between thousands that is a point or a comma, be it unclear which."""
        point, comma = self._signs
        pointed = probabilities.copy()
        signs = pointed[:, [point, comma]].sum(axis=1)
        is_unclear = (signs > _EVEN) & (pointed[:, comma] < _COMMA)
        pointed[is_unclear, point] = signs[is_unclear]
        pointed[is_unclear, comma] = 0
        read = self._string(pointed)
        return read if between_thousands("", read.text) == between_thousands("", figure.text) else figure

    def _string(self, probabilities: Probabilities) -> Read:
        """Take the likeliest character of each step; the first (number 0) means none, and a repeated one is one."""
        best = probabilities.argmax(axis=1)
        steps = [k for k, one in enumerate(best) if one and (k == 0 or best[k - 1] != one)]
        text = "".join(self._characters[best[k]] for k in steps)
        likely = [float(probabilities[k, best[k]]) for k in steps]
        return Read(text, min(likely, default=0.0), tuple(n for n, one in enumerate(likely) if one < _EVEN))


def between_thousands(sign: str, text: str) -> str:
    """A figure with this sign between its thousands, where it has a point or a comma.

    >>> between_thousands("", "12.345"), between_thousands(",", "1.234.5678"), between_thousands("", "1234.567")
    ('12345', '1,234.5678', '1234.567')
    """
    return _THOUSANDS.sub(sign, text)


def _folded(probabilities: Probabilities, alike: Iterable[tuple[int, list[int]]]) -> Probabilities:
    """The probabilities, those of characters that look the same put together."""
    folded = probabilities.copy()
    for one, others in alike:
        folded[:, one] += folded[:, others].sum(axis=1)
        folded[:, others] = 0
    return folded


def _not_too_long(picture: Grey) -> Grey:
    """A strip with white paper beside it, so that the model's own preparation does not make it many times larger."""
    high, wide = picture.shape
    if _LEAST_SIDE**2 * max(high, wide) <= _MOST_LOOKED * min(high, wide):
        return picture
    right, below = max(0, _LEAST_SIDE - wide), max(0, _LEAST_SIDE - high)
    return np.pad(picture, ((0, below), (0, right)), constant_values=255)


def _prepared(line: Grey, wide: int, width: int) -> npt.NDArray[np.float32]:
    resized = cv2.resize(line, (wide, _HIGH), interpolation=cv2.INTER_LINEAR).astype(np.float32) / 127.5 - 1
    padded = np.zeros((_HIGH, width), np.float32)
    padded[:, :wide] = resized
    return np.repeat(padded[None], 3, axis=0)
