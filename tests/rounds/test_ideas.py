"""The open question: worded by the facilitator, a few ideas a phone, each a row of the tray."""

import pytest

from netwerk_widgets.rounds.put import differences, taken
from netwerk_widgets.rounds.questions import IDEAS
from netwerk_widgets.rounds.sheet import sheet
from netwerk_widgets.rounds.slips import Refused, read
from netwerk_widgets.rounds.taking import Revealed, puts
from netwerk_widgets.session.errors import NetwerkError
from netwerk_widgets.session.models import PARTS, Session
from netwerk_widgets.texts import LANGUAGES, texts
from tests.rounds.making import raw, round_of

DOCUMENTS = Session().model_dump(mode="json")
HOSTILE = "<img src=x onerror='window.bad = 1'>"


def slips(round_, *said):
    names = [name for name, _ in round_.fields()]
    return [
        read(raw(round_) | {"answers": dict(zip(names, each, strict=False))}, round_)
        for each in said
    ]


def revealed(round_, found, picked=None):
    every = Revealed(round_, found, [f"{n}-{at}" for n, _ in round_.fields() for at in range(9)])
    return every if picked is None else Revealed(round_, found, picked)


@pytest.mark.parametrize("language", LANGUAGES)
def test_without_words_of_her_own_each_phone_reads_it_in_its_own_language(language):
    t = texts(language)
    [question] = sheet(round_of("ideas", anonymous=True), t)["questions"]
    assert question["label"] == t("rounds.ideas.label")
    assert [each["shape"] for each in question["asks"]] == ["text"] * IDEAS


def test_the_question_is_asked_as_it_is_worded():
    round_ = round_of("ideas", anonymous=True, words="  Wat kan   er\u00a0anders? ")
    for language in LANGUAGES:
        [question] = sheet(round_, texts(language))["questions"]
        assert question["label"] == "Wat kan er anders?"


@pytest.mark.parametrize("words", ["x" * 201, "een\x00twee", "stiekem\u202eom"])
def test_a_question_that_cannot_be_read_is_not_asked(words):
    with pytest.raises(NetwerkError) as problem:
        round_of("ideas", anonymous=True, words=words)
    assert problem.value.key == "round_words"


def test_no_other_kind_takes_words_of_her_own():
    asked = round_of("lesson", anonymous=True, words="Iets anders?").questions[0]
    assert asked.label.key == "rounds.lesson.label"


def test_each_idea_of_each_phone_is_a_row_and_the_same_words_stay_two():
    round_ = round_of("ideas", anonymous=True)
    found = slips(round_, ("Fietspad", "Zwembad"), ("Fietspad",), (HOSTILE,), ("A",), ("B",))
    changed = taken(DOCUMENTS, puts(revealed(round_, found)))
    rows = PARTS["ideas"].model_validate(changed["ideas"]).items
    assert sorted(each.text for each in rows) == sorted(
        ["Fietspad", "Fietspad", "Zwembad", HOSTILE, "A", "B"]
    )
    assert {each.came for each in rows} == {"round"}
    assert changed["ideas"]["picked"] == []


def test_taking_it_over_once_more_adds_nothing():
    round_ = round_of("ideas", anonymous=True)
    found = revealed(round_, slips(round_, *[("Fietspad",)] * 5))
    once = DOCUMENTS | taken(DOCUMENTS, puts(found))
    assert taken(once, puts(found)) == {}
    assert differences(once, puts(found)) == []


def test_what_was_not_picked_is_nowhere_and_below_five_phones_nothing_is():
    round_ = round_of("ideas", anonymous=True)
    assert puts(revealed(round_, slips(round_, *[("A",)] * 5), [])) == []
    assert puts(revealed(round_, slips(round_, *[("A",)] * 4))) == []


def test_it_is_never_asked_with_names():
    round_ = round_of("ideas", anonymous=True)
    with pytest.raises(Refused) as problem:
        read(raw(round_, who="Ada"), round_)
    assert problem.value.key == "form"
