"""How languages write numbers, days, lists and plurals."""

import subprocess
import sys
from datetime import date

import pytest

from netwerk_widgets.texts import LANGUAGES, Texts, texts
from netwerk_widgets.texts.writing import writing


@pytest.mark.parametrize(
    ("tag", "value", "digits", "written"),
    [
        ("nl-NL", 1234567.891, 2, "1.234.567,89"),
        ("en-GB", 1234567.891, 2, "1,234,567.89"),
        ("nl-NL", 999, 0, "999"),
        ("nl-NL", 1000, 0, "1.000"),
        ("hi-IN", 1234567, 0, "12,34,567"),
        ("nl-NL", -0.5, 1, "−0,5"),
        # What rounds to nothing is not under nothing.
        ("nl-NL", -0.04, 1, "0,0"),
        ("nl-NL", -0.4, 0, "0"),
        # As everywhere else in the workbook: of the number itself, half to even.
        ("nl-NL", 2.5, 0, "2"),
        ("nl-NL", 0.35, 1, "0,3"),
        # The last bits of a sum tell in which order it was added up.
        ("nl-NL", 12.499999999999998, 0, "12"),
        ("nl-NL", 12.500000000000002, 0, "12"),
    ],
)
def test_a_number_is_written_as_the_language_does(tag, value, digits, written):
    assert writing(tag).number(value, digits) == written


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_place_around_zero_has_its_sign(language):
    t = texts(language)
    assert [t.signed(x) for x in (3, 0, -3)] == ["+3", "0", "−3"]


def test_a_day_is_written_as_the_language_does():
    days = [writing(tag).day(date(2026, 3, 7)) for tag in ("nl-NL", "en-GB", "de-DE", "sv-SE")]
    assert days == ["7 mrt 2026", "7 Mar 2026", "07.03.2026", "7 mars 2026"]


def test_a_list_is_written_as_the_language_does():
    def rows(tag):
        return [writing(tag).together([*"abcd"][:n]) for n in range(5)]

    assert rows("nl-NL") == ["", "a", "a en b", "a, b en c", "a, b, c en d"]
    assert rows("de-DE")[3:] == ["a, b und c", "a, b, c und d"]
    # What is joined is text, whatever is in it.
    assert writing("nl-NL").together(["{0}", "{x}", "}"]) == "{0}, {x} en }"


class Slavic(Texts):
    """Texts of a language with three forms of a word, of which one is not translated yet."""

    def _walk(self, key):
        own = {"language.tag": "pl-PL", "w.one": "{n} a", "w.few": "{n} b", "w.other": "{n} d"}
        return own[key] if key in own else super()._walk(key)


def test_a_language_may_have_more_forms_than_two():
    t = Slavic("nl")
    assert [t.count("w", n) for n in (1, 3, 5)] == ["1 a", "3 b", "5 d"]


def test_no_one_pays_for_it_before_the_first_number():
    code = "import sys, netwerk_widgets.texts as t; t.texts('nl')('ui.unnamed'); "
    told = "assert not [m for m in sys.modules if m.partition('.')[0] == 'babel']"
    subprocess.run([sys.executable, "-c", code + told], check=True)


def test_of_what_babel_reads_only_the_signs_and_names_are_kept():
    from babel import localedata

    writing.cache_clear()
    assert writing("nl-NL").months[2] == "mrt"
    assert not localedata._cache
