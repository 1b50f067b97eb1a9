"""What can be asked: derived from the session, complete in words, of sections that exist."""

from datetime import UTC, datetime, timedelta

import pytest

from netwerk_widgets.rounds.kinds import KINDS, OWN_KINDS, Wanted, again, made, offered
from netwerk_widgets.rounds.model import Round, Scale
from netwerk_widgets.rounds.sheet import sheet
from netwerk_widgets.session.errors import NetwerkError
from netwerk_widgets.session.models import Session
from netwerk_widgets.texts import LANGUAGES, texts
from netwerk_widgets.widgets import pages
from tests.rounds.making import CASE, CODE, round_of
from tests.whole import whole


def leaves(tree):
    if isinstance(tree, dict):
        for value in tree.values():
            yield from leaves(value)
    elif isinstance(tree, list | tuple):
        for value in tree:
            yield from leaves(value)
    else:
        yield tree


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("kind", KINDS)
def test_a_phone_gets_every_word_and_a_definition_of_each_thing(kind, language):
    told = sheet(round_of(kind), texts(language))
    assert told["title"]
    assert told["kept"]
    for question in told["questions"]:
        assert question["label"]
        assert question["definition"]
        for ask in question["asks"]:
            assert ask["shape"] == "text" or ask["choices"]
            assert all(large for _, large, _ in ask["choices"])
    # Nothing of the session's own key, or of the code.
    said = [each for each in leaves(told) if isinstance(each, str)]
    assert not {CODE.key, CODE.digits, "s1"} & set(said)


@pytest.mark.parametrize("kind", [each for each in KINDS if each not in OWN_KINDS.values()])
def test_it_is_offered_in_a_section_that_its_page_has(kind):
    step = KINDS[kind].step
    assert KINDS[kind].section in {each.name for each in pages.contents(step).entries}


def test_what_is_asked_is_of_this_session():
    goals = round_of("positions")
    assert [each.id for each in goals.questions] == [each.id for each in CASE.goals.goals]
    assert goals.questions[0].label.text == CASE.goals.goals[0].name
    one = CASE.dilemmas.dilemmas[0]
    place = round_of("places", only=[one.id]).questions[0].asks[0].shape
    assert isinstance(place, Scale)
    assert (place.words[1].text, place.words[7].text) == (one.pole_a, one.pole_b)
    assert round_of("support").questions[0].label.text == CASE.dream.shared


def test_a_session_without_anything_offers_what_needs_nothing():
    assert set(offered(Session())) == {
        "tests", "forces", "accelerators", "conditions", "readiness", "health", "lesson",
        "ideas",
    }  # fmt: skip
    assert set(offered(CASE)) == set(KINDS)


@pytest.mark.parametrize("kind", offered(whole()))
def test_a_session_with_everything_in_it_makes_rounds_that_are_kept_as_they_are(kind):
    found = made(Wanted(kind, per=KINDS[kind].per[0]), whole(), "x", CODE)
    assert Round.model_validate_json(found.model_dump_json()) == found


@pytest.mark.parametrize(
    ("kind", "how", "key"),
    [
        ("positions", {"per": "party", "anonymous": True}, "round_open"),
        ("positions", {"per": "person"}, "round_open"),
        ("support", {"per": "party", "anonymous": True}, "round_open"),
        ("places", {"per": "party", "only": ["nothing"]}, "round_nothing"),
    ],
)
def test_what_cannot_be_asked_so_is_said(kind, how, key):
    with pytest.raises(NetwerkError) as problem:
        made(Wanted(kind, **how), CASE, "x", CODE)
    assert problem.value.key == key


def test_nobody_to_ask_is_said():
    with pytest.raises(NetwerkError) as problem:
        made(Wanted("exchange", per="party"), Session(), "x", CODE)
    assert problem.value.key == "round_nobody"


def test_too_many_things_are_too_many():
    goals = CASE.goals.goals
    many = [goals[0].model_copy(update={"id": f"g{n}"}) for n in range(21)]
    session = CASE.model_copy(update={"goals": CASE.goals.model_copy(update={"goals": many})})
    with pytest.raises(NetwerkError) as problem:
        round_of("positions", session)
    assert problem.value.key == "round_many"
    assert len(round_of("positions", session, only=["g1", "g2"]).questions) == 2


def test_an_anonymous_round_asks_nobody_who_they_are():
    found = round_of("accelerators", anonymous=True)
    assert found.parties == ()
    assert sheet(found, texts("nl"))["who"] == []
    with pytest.raises(ValueError, match="anonymous"):
        Round.model_validate(found.model_dump() | {"parties": [{"id": "a", "name": "A"}]})


def test_what_is_kept_is_said_of_each_way_to_ask():
    said = {
        sheet(each, texts("nl"))["kept"]
        for each in (
            round_of("forces"),
            round_of("forces", anonymous=True),
            round_of("forces", anonymous=True, roles=("zorg", "bestuur")),
            round_of("positions"),
        )
    }
    assert len(said) == 4


def test_a_second_round_asks_the_same_and_knows_its_first():
    ends = datetime.now(UTC) + timedelta(minutes=2)
    first = round_of("forces", anonymous=True, least=8, expected=24, ends=ends)
    second = again(first.model_copy(update={"state": "taken"}), CODE)
    assert (second.number, second.first, second.state) == (2, first.id, "open")
    assert second.id != first.id
    assert second.ends is None
    same = ("kind", "questions", "anonymous", "least", "expected", "session")
    assert all(getattr(second, each) == getattr(first, each) for each in same)


def test_less_than_five_cannot_be_asked_for():
    with pytest.raises(ValueError, match="least"):
        round_of("forces", anonymous=True, least=4)
