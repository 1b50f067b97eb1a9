"""The style sheet has the figures' colours, and words that everybody can read."""

import re
from itertools import product

import pytest

from netwerk_widgets import places
from netwerk_widgets.bundle import sheet
from netwerk_widgets.figures import palette
from netwerk_widgets.widgets.lists import FEW

SHEET = sheet("netwerk.css")
ROOT = dict(re.findall(r"--nw-([\w-]+):\s*([^;]+);", re.search(r":root\s*{([^}]*)}", SHEET)[1]))
SHARED = ("INK", "MUTED", "LINE", "PAPER", "MIST", "ACCENT")
#: Colours that words have, and colours that are behind words.
WORDS = ("ink", "muted", "accent", "accent-dark", "good", "warn")
BEHIND = ("paper", "mist")


def luminance(colour):
    """Relative luminance (WCAG 2.2) of ``#rrggbb``, 0 … 1."""
    parts = (int(colour[at : at + 2], 16) / 255 for at in (1, 3, 5))
    red, green, blue = (
        part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts
    )
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(one, other):
    """WCAG 2.2's contrast of two colours, 1 … 21."""
    dark, light = sorted((luminance(one), luminance(other)))
    return (light + 0.05) / (dark + 0.05)


def test_contrast_is_computed_as_wcag_says():
    assert contrast("#000000", "#ffffff") == pytest.approx(21)
    assert contrast("#777777", "#777777") == 1
    assert contrast("#767676", "#ffffff") == pytest.approx(4.54, abs=0.01)


@pytest.mark.parametrize("name", SHARED)
def test_a_colour_is_the_same_in_figures_and_on_pages(name):
    assert ROOT[name.lower()] == getattr(palette, name)


@pytest.mark.parametrize(("word", "behind"), list(product(WORDS, BEHIND)))
def test_words_stand_out(word, behind):
    assert contrast(ROOT[word], ROOT[behind]) >= 4.5


def dark():
    """The colours of the participants' page on a dark phone."""
    rule = re.search(r":root:has\([^{]*{([^}]*)}", SHEET)[1]
    return dict(re.findall(r"--nw-([\w-]+):\s*([^;]+);", rule))


@pytest.mark.parametrize(("word", "behind"), list(product(WORDS, BEHIND)))
def test_words_stand_out_on_a_dark_phone_too(word, behind):
    assert contrast(dark()[word], dark()[behind]) >= 4.5
    assert contrast(dark()["paper"], dark()[word]) >= 4.5


@pytest.mark.parametrize("name", ["netwerk.css", "room.css", "round/round.css", "map/map.css"])
def test_the_letters_of_the_participants_page_are_as_large_as_the_reader_wants(name):
    """Sizes in rem: those of the workbook's own pages may be in pixels."""
    parts = ("page", "step", "figures", "buttons", "fields", "narrow", "dashboard")
    source = sheet(name)
    if name == "netwerk.css":
        source = "".join(sheet(f"css/{each}.css") for each in parts)
    sizes = re.findall(r"font(?:-size)?:[^;}]*", source)
    assert sizes
    assert [each for each in sizes if "px" in each] == []


def test_every_colour_that_is_used_is_defined():
    used = set(re.findall(r"var\(--nw-([\w-]+)", SHEET))
    assert used <= set(ROOT)
    assert used >= {"ink", "paper"}


def test_a_phone_shows_as_many_lines_as_the_page_counts_on():
    room = (places.static() / "room.css").read_text(encoding="utf-8")
    (beyond,) = re.findall(r"nth-child\(n \+ (\d+)\)", room)
    assert int(beyond) == FEW + 1


def test_the_page_asks_nobody_else_for_anything():
    assert "@import" not in SHEET
    for address in re.findall(r"url\(\s*[\"']?([^\"')]*)", SHEET):
        assert (places.static() / address).is_file()


#: What holds a whole page, or a table of hundreds of rows.
LARGE = re.compile(
    r"(?:^|[\s>])(?:html|:root|body|#rendered_cells|table|\.nw-(?:body|cells|cell|main|page|editor)"
    r"|\.jp-[\w-]+)(?:[.:][\w-]+)*(?::not\(|:is\()?:has\("
)
#: Found at once where it is looked for, or on pages with few rows.
FOUND = (".nw-cells:has(.nw-cell)", ".nw-main:has(.nw-map-section)", ".nw-stage-window.is-whole")


def test_nothing_large_looks_like_what_it_holds_far_below():
    """A browser would search all of it, and style it anew, with every change in it."""
    sheets = [*places.static().rglob("*.css")]
    rules = re.findall(
        r"[^{},;]+:has\([^{};]*(?={)", "\n".join(each.read_text("utf-8") for each in sheets)
    )
    assert len(rules) > 20
    far = [
        rule.strip()
        for rule in rules
        for found in LARGE.finditer(rule)
        if not rule[found.end() :].startswith(">")
    ]
    assert [rule for rule in far if not any(each in rule for each in FOUND)] == []
