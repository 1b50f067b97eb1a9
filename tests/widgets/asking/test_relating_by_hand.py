"""Relations that are typed in from paper: a list for each organisation, judged as a phone's."""

import pytest
from ipywidgets import Button

from netwerk_widgets.rounds.relating import told
from netwerk_widgets.rounds.slips import read
from netwerk_widgets.rounds.store import Answers
from netwerk_widgets.texts import LANGUAGES, texts
from netwerk_widgets.widgets.asking.relating_by_hand import RelationList
from tests.rounds.making import raw
from tests.widgets.asking.pressing import T, buttons, inside, press, read_out


@pytest.fixture
def asked(opened):
    page, asking = opened("relations")
    press(asking, "ask")
    press(asking, "open")
    buttons(asking)[T("grid.open.answers")].click()
    return page, asking


def add(typing, party, other, kind, strength):
    typing.party.value, typing.other.value = party, other
    typing.kind.value, typing.strength.value = kind, strength
    typing.add.click()


def test_relations_of_two_organisations_are_typed_and_seen_before_they_are_taken_over(asked):
    page, asking = asked
    typing = asking.by_hand.grid
    assert isinstance(typing, RelationList)
    round_ = asking.desk.now("relations").round
    one, two, three = (each.id for each in round_.parties[:3])
    add(typing, one, two, "funding-to", 3)
    assert typing.other.value != two, "the next one is ready"
    add(typing, one, three, "cooperation", 1)
    add(typing, two, one, "funding-from", 1)
    with Answers() as answers:
        assert answers.count(round_.id) == 2
    typing.party.value = one
    rows = [each for each in inside(typing.told) if isinstance(each, Button)]
    assert len(rows) == 2
    rows[-1].click()  # a mistake is taken out again
    before = page.session.documents["relations"]
    press(asking, "close")
    press(asking, "reveal")
    [found] = told(round_, asking.desk.slips(round_))
    assert (found.state, found.low, found.high) == ("both", 1, 3)
    assert page.session.documents["relations"] == before
    press(asking, "all_both")
    press(asking, "take")
    [new] = page.session.documents["relations"]["items"][len(before["items"]) :]
    assert (new["from_id"], new["to_id"], new["kind"]) == (one, two, "funding")


def test_what_came_from_a_phone_is_not_typed_over(asked):
    _page, asking = asked
    typing, round_ = asking.by_hand.grid, asking.desk.now("relations").round
    one, two = (each.id for each in round_.parties[:2])
    with Answers() as answers:
        answers.put(round_.id, [read(raw(round_, party=one), round_)])
    typing.party.value = two
    typing.party.value = one
    assert typing.add.disabled
    assert T("grid.phone.away") in read_out(typing)
    typing.add.disabled = False
    add(typing, one, two, "cooperation", 2)
    with Answers() as answers:
        assert answers.by_hand(round_.id) == {}


@pytest.mark.parametrize("language", LANGUAGES)
def test_its_words_are_there_in_every_language(language):
    for key in ("how", "party", "other", "kind", "strength", "add", "remove"):
        assert texts(language)(f"relating.hand.{key}")
