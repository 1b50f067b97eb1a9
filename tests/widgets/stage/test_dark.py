"""In the dark theme figures are turned round by a filter: what is read in them stays readable."""

import re

import pytest

from netwerk_widgets import places
from netwerk_widgets.figures import palette

#: WCAG 2.2 AA for large text, which all on the stage is (`figures.large.SMALLEST`), and a line.
LEAST = 3.0
CSS = (places.static() / "stage" / "stage.css").read_text(encoding="utf-8")
#: hue-rotate(180deg), as the Filter Effects specification has it.
TURNED = ((-0.574, 1.43, 0.144), (0.426, 0.43, 0.144), (0.426, 1.43, -0.856))


def rgb(colour):
    return [int(colour[at : at + 2], 16) / 255 for at in (1, 3, 5)]


def filtered(colour):
    """The colour after ``invert() hue-rotate(180deg) contrast()`` of the style sheet."""
    invert, contrast = map(
        float, re.search(r"invert\((.*?)\) hue-rotate\(180deg\) contrast\((.*?)\)", CSS).groups()
    )
    parts = [each * (1 - 2 * invert) + invert for each in rgb(colour)]
    parts = [sum(a * b for a, b in zip(row, parts, strict=True)) for row in TURNED]
    parts = [(min(1, max(0, each)) - 0.5) * contrast + 0.5 for each in parts]
    return [min(1, max(0, each)) for each in parts]


def light(parts):
    linear = [c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in parts]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


def contrast(one, other):
    high, low = sorted((light(one), light(other)), reverse=True)
    return (high + 0.05) / (low + 0.05)


def inked(colour):
    """The words on a cell of this colour, as `figures.grid` chooses them."""
    red, green, blue = rgb(colour)
    return palette.INK if 0.3 * red + 0.59 * green + 0.11 * blue > 0.5 else palette.PAPER


PAIRS = [(inked(each), each) for each in (*palette.AMOUNTS, *palette.DIVERGING)]
PAIRS += [
    (each, palette.PAPER)
    for each in (palette.INK, palette.MUTED, palette.VERMILION, palette.ACCENT, palette.BLUE)
]


@pytest.mark.parametrize(("ink", "paper"), PAIRS)
def test_words_in_figures_can_be_read_in_both_themes(ink, paper):
    assert contrast(rgb(ink), rgb(paper)) >= LEAST
    assert contrast(filtered(ink), filtered(paper)) >= LEAST


def test_their_paper_is_that_of_the_stage():
    paper = "".join(f"{round(each * 15):x}" for each in filtered(palette.PAPER))
    assert f"--stage-paper: #{paper}" in CSS
