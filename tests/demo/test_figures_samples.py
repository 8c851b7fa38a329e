"""The real figures, against the cells that were typed from the same reports by others."""

import json
from pathlib import Path

import pytest

from gongkai.demo.figures import read_figures

ROOT = Path(__file__).resolve().parents[2]
GOLD = ROOT.parent / "shared" / "samples" / "gold"


@pytest.mark.parametrize("path", sorted((ROOT / "data" / "sample" / "figures").glob("*.toml")), ids=lambda p: p.stem)
def test_figures_are_those_of_the_report(path: Path) -> None:
    figures = read_figures(path)
    gold = json.loads((GOLD / f"{path.stem}.json").read_text("utf-8"))
    assert figures.year == gold["year"]
    assert {key: cell.value for key, cell in figures.cells.items()} == {
        key: cell["value"] for key, cell in gold["cells"].items()
    }


def test_each_real_report_is_there() -> None:
    have = {path.stem for path in (ROOT / "data" / "sample" / "figures").glob("*.toml")}
    assert have == {path.stem for path in GOLD.glob("*.json")}
