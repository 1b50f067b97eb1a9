"""What the start page says of who can use it: each thing has its test, each exception is told."""

import re
from pathlib import Path

import pytest

from netwerk_widgets import __version__
from netwerk_widgets.texts import LANGUAGES, load, texts
from netwerk_widgets.widgets import everybody
from tests.browser.axe import ARGUED

TESTS = Path(__file__).parents[1]
#: Where each thing that is said to be tested is tested: a file, and words that stand in it.
PROOF = {
    "pages": ("browser/pages/test_opening.py", "assert violations_unfolded(page) == []"),
    "room": ("browser/room/test_everybody.py", "test_axe_finds_nothing_in_the_dark_in_english"),
    "round": ("browser/round/test_everybody.py", "at.height < 44 || at.width < 44"),
    "others": ("browser/test_stage_looks.py", "assert violations(beamer) == []"),
    "keyboard": ("browser/test_walk.py", "test_the_whole_path_with_the_keyboard_alone"),
    "speech": ("browser/round/test_everybody.py", "test_a_screen_reader_hears_every_shape"),
    "large": ("browser/pages/test_opening.py", '"width": 320, "height": 256'),
    "wishes": ("browser/pages/test_opening.py", 'reduced_motion="reduce", forced_colors="active"'),
    "contrast": ("widgets/test_css.py", "test_words_stand_out_on_a_dark_phone_too"),
    "figures": ("figures/test_told.py", "test_every_number_in_the_picture_is_in_its_words"),
    "pdf": ("report/test_pdf.py", "test_it_says_its_language_and_title_and_what_each_table"),
    "word": ("report/test_word.py", "test_a_table_says_what_it_is_to_who_does_not_see_it"),
    "words": ("texts/test_sentences.py", "MOST = 15\nAVERAGE = 10"),
}
#: Besides the stage: search, the desk, trying out, exercises, the way in, what is mailed, reports.
OTHERS = (
    "pages/test_finding", "test_explore", "test_study", "test_entrance", "test_beforehand",
    "test_steps",
)  # fmt: skip
#: What axe-core finds and we leave, and the line that tells of it.
TOLD = {"label-content-name-mismatch": "letters"}


@pytest.mark.parametrize("language", LANGUAGES)
def test_all_of_it_is_there_with_the_version(language):
    t = texts(language)
    shown = re.sub(r"<[^>]+>", "\n", everybody.told(t).unescape()).split("\n")
    known = load(language, "everybody")
    assert list(known["tested"]) == list(everybody.TESTED)
    assert list(known["lacking"]) == list(everybody.LACKING)
    assert {*known["tested"].values(), *known["lacking"].values()} <= {*shown}
    assert t("everybody.intro", version=__version__) in shown


def test_what_is_said_to_be_tested_is():
    assert list(PROOF) == list(everybody.TESTED)
    for file, words in PROOF.values():
        assert words in (TESTS / file).read_text(encoding="utf-8"), file
    for name in OTHERS:
        assert "assert violations" in (TESTS / f"browser/{name}.py").read_text(encoding="utf-8")


def test_what_axe_core_reports_and_we_leave_is_told():
    assert {rule for rule, _ in ARGUED} == set(TOLD)
    assert set(TOLD.values()) <= {*everybody.LACKING}
