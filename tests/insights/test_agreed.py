"""What was agreed: by date, per party, and confirmed as it was that day."""

from datetime import date

import pytest

from netwerk_widgets.insights.agreed import agreed_actions, digest, promises
from netwerk_widgets.insights.agreed_words import confirmed, promised
from netwerk_widgets.session.cases import load_case
from netwerk_widgets.session.models.panels import PANELS
from netwerk_widgets.session.models.persevering import Agreed
from netwerk_widgets.session.progress import digest as of_step
from netwerk_widgets.session.published import published
from netwerk_widgets.texts import LANGUAGES, texts

ON = date(2026, 11, 26)


@pytest.fixture
def session():
    return load_case("laanboompact", "nl")


@pytest.fixture
def party(session):
    return next(each for each in promises(session) if each.does).party


def confirm(session, party):
    session.persevering.agreed = [Agreed(id=party, on=ON, digest=digest(session, party))]


def of(session, party):
    return next(each for each in promises(session) if each.party == party)


def test_what_is_still_to_be_done_stands_by_date(session):
    found = agreed_actions(session)
    assert {each.status for each in found} <= {"planned", "busy"}
    assert {each.id for each in session.doing.actions} > {each.id for each in found}
    days = [each.end for each in found if each.end]
    assert days == sorted(days)


def test_every_party_is_told_what_it_promised(session, party):
    found = of(session, party)
    for language in LANGUAGES:
        said = " ".join(promised(found, texts(language)))
        for each in (*found.does, *found.joins):
            assert each.name in said
        assert found.brings in said
    assert all(party == each.owner for each in found.does)
    assert all(party in each.partners and party != each.owner for each in found.joins)


def changes(party):
    def action(session):
        next(each for each in session.doing.actions if each.owner == party).end = date(2031, 1, 1)

    def money(session):
        next(each for each in session.doing.investments if each.id == party).hours = 12345

    def brings(session):
        next(each for each in session.dilemmas.exchanges if each.id == party).brings = "anders"

    return action, money, brings


def test_a_confirmation_is_of_what_was_promised_that_day(session, party):
    t = texts("nl")
    assert confirmed(of(session, party), t) == ""
    confirm(session, party)
    assert of(session, party).confirmed
    assert confirmed(of(session, party), t) == t("agreed.confirmed", day=t.day(ON))
    # How far it is with that, and what others do, changes nothing about it.
    for each in session.doing.actions:
        if each.owner == party:
            each.status = "done"
        elif party not in each.partners:
            each.name = "Iets anders"
    assert of(session, party).confirmed
    for change in changes(party):
        other = session.model_copy(deep=True)
        change(other)
        assert of(other, party).changed
        assert confirmed(of(other, party), t) == t("agreed.changed", day=t.day(ON))


def test_the_room_gets_it_with_what_it_is_about_and_no_step_is_open_again(session, party):
    before = of_step(session, "persevering")
    confirm(session, party)
    assert of_step(session, "persevering") == before
    assert of(published(session), party).confirmed
    [row] = published(session).persevering.agreed
    assert row.on == ON
    session.room.hidden = ["dilemmas"]
    [row] = published(session).persevering.agreed
    assert row.digest == ""
    session.room.hidden = list(PANELS)
    assert published(session).persevering.agreed == []
