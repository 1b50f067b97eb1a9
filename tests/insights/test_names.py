from datetime import date

from netwerk_widgets.insights.names import amount, day, few, in_room, named, short
from netwerk_widgets.session.models.dream import Theme
from netwerk_widgets.texts import texts

NL, EN = texts("nl"), texts("en")


def test_short_is_one_line_of_at_most_so_many_characters():
    assert short("een\n  twee") == "een twee"
    assert short("abcdefghij", 5) == "abcd…"


def test_names_are_whole_where_there_is_room_and_share_it_where_not():
    assert in_room(["abcdefghij", "k"], 11) == ["abcdefghij", "k"]
    assert in_room(["abcdefghij", "k"], 10) == ["abcd…", "k"]


def test_a_thing_without_a_name_still_has_one():
    assert named([Theme(id="t")], NL) == {"t": NL("ui.unnamed")}


def test_few_names_the_first_and_counts_the_rest():
    assert few(["a", "b"], NL) == "a en b"
    assert few(["a", "b", "c", "d"], NL, 3) == "a, b en nog 2"
    assert few(["Waarom?"], EN, quoted=True) == "‘Waarom?’"


def test_dates_and_numbers_in_the_language():
    assert day(date(2026, 3, 1), NL) == "1 mrt 2026"
    assert day(date(2026, 3, 1), EN) == "1 Mar 2026"
    assert [amount(x, NL) for x in (1234.0, 2.5, 0.125, 2.001)] == ["1.234", "2,5", "0,12", "2"]
