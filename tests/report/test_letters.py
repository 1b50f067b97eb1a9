"""Letters that our own font lacks, on a picture for Word: found, drawn by a browser, or told."""

from io import BytesIO

import docx
import pytest
from fontTools.ttLib import TTCollection, TTFont

from netwerk_widgets.figures.map import fonts
from netwerk_widgets.figures.map.still import still_map
from netwerk_widgets.report import letters, raster
from netwerk_widgets.report.making import make
from netwerk_widgets.session.cases import load_case
from netwerk_widgets.texts import LANGUAGES, texts
from tests.report.pages import TODAY
from tests.report.rare import NOBODYS, RARE, drawn, font

T = texts("nl")


@pytest.fixture
def no_browser(monkeypatch, tmp_path):
    monkeypatch.setenv("BROWSER_PATH", str(tmp_path / "none"))


# ---- which fonts ----


def test_our_own_letters_need_no_other_font(monkeypatch):
    monkeypatch.setattr(letters, "listed", lambda: pytest.fail("looked for"))
    for case in ("laanboompact", "zeeuws-vlaanderen"):
        svg = still_map(load_case(case, "nl"), T).figure.wide
        assert letters.found(letters.needed(svg)) == ([], [])


def test_what_is_to_be_seen_is_needed_once():
    name = "地e\u0301 ❤\ufe0f 👩\u200d🌾 地 שלום"
    assert letters.needed(drawn(name)) == [*"地❤👩🌾", *"שלום"]


def test_only_listed_fonts_are_taken_the_first_before_the_others(place):
    font(place / "deep" / "er" / "NotoColorEmoji.ttf", RARE)
    second = font(place / "msyh.ttf", f"{RARE}地")
    first = font(place / "deep" / "dejavusans.TTF", RARE)
    (place / "DejaVuSans.txt").write_text("no font")
    assert letters.listed() == [first, second]
    assert letters.found([RARE]) == ([first], [])
    assert letters.found([RARE, "地", "人"]) == ([first, second], ["人"])
    assert letters.found(["人"]) == ([], ["人"])
    assert letters.found([]) == ([], [])


@pytest.mark.parametrize("path", fonts.files(), ids=lambda path: path.stem)
def test_the_letters_of_a_font_are_those_that_fonttools_finds(path):
    assert letters._known(path) == set(TTFont(path).getBestCmap())


def test_a_collection_has_the_letters_of_all_its_fonts(place):
    one, other = font(place / "a.ttf", f"x{RARE}"), font(place / "b.ttf", "yz地")
    whole = TTCollection()
    whole.fonts = [TTFont(one), TTFont(other)]
    path = place / "PingFang.ttc"
    whole.save(path)
    assert letters._known(path) == set(map(ord, f"x{RARE}yz地"))


def test_a_damaged_font_has_no_letters(place):
    path = font(place / "DejaVuSans.ttf", RARE)
    whole = path.read_bytes()
    for number, size in enumerate((0, 3, 40, len(whole) // 3)):
        other = place / f"{number}.ttf"
        other.write_bytes(whole[:size])
        assert letters._known(other) == frozenset()
    assert letters._known(place / "gone.ttf") == frozenset()


# ---- the picture ----


def test_a_letter_that_a_font_has_is_on_the_picture(place):
    svg = drawn(f"A{RARE}")
    assert raster.missing(svg) == [RARE]
    without = raster.png(svg)
    font(place / "DejaVuSans.ttf", RARE)
    assert raster.missing(svg) == []
    assert raster.png(svg) != without


def test_what_nobody_has_is_a_question_mark_and_no_box(place):
    for name, instead in (
        (f"A{NOBODYS}B", "A?B"),
        (f"{RARE}\u0301 B", "? B"),
        (f"👩\u200d🌾 B{RARE}", "? B?"),
    ):
        assert letters.without(drawn(name), raster.missing(drawn(name))).count(instead) == 1
    svg = letters.without(drawn(f"A{RARE}"), [RARE])
    assert f"<title>A{RARE}</title>" in svg
    assert ">A?<" in svg


def test_without_a_browser_the_word_report_says_which_letters_are_missing(place, no_browser):
    whole = load_case("laanboompact", "nl")
    whole.stakeholders.items[0].name = f"Telers {RARE}地"
    for language in LANGUAGES:
        t = texts(language)
        opened = docx.Document(BytesIO(make(whole, "Naam", "docx", t, TODAY)))
        notes = [each.text for each in opened.paragraphs if each.style.name == "Note"]
        wanted = t("report.missing_letters", letters=f"{RARE} U+12000, 地 U+5730")
        # Without a browser there are no other pictures than the maps.
        assert notes.count(wanted) == len(opened.inline_shapes) > 0
        page = make(whole, "Naam", "html", t, TODAY).decode()
        assert wanted not in page  # the reader's own browser draws it
