"""The days of a session as any calendar program reads them."""

from datetime import date

import pytest
from icalendar import Calendar

from netwerk_widgets.report.calendar import days, write
from netwerk_widgets.report.kinds import KINDS, kind_of
from netwerk_widgets.report.making import make
from netwerk_widgets.session.models import Session
from netwerk_widgets.texts import LANGUAGES, texts
from tests.whole import HOSTILE

everywhere = pytest.mark.parametrize("language", LANGUAGES)
EVIL = "Weg; er\\mee, nu\r\nBEGIN:VEVENT\nSUMMARY:vals " + "é" * 50


def planned(**more):
    action = {"id": "a1", "name": "Bellen", "owner": "p1", "partners": ["p2"], "goal": "g1"}
    return Session.model_validate(
        {
            "stakeholders": {
                "items": [{"id": "p1", "name": "Gemeente"}, {"id": "p2", "name": "Kwekers"}]
            },
            "people": {"items": [{"id": "w1", "name": "Jantine Wolters"}]},
            "goals": {"goals": [{"id": "g1", "name": "Meer bomen"}]},
            "doing": {
                "actions": [
                    {**action, "start": "2027-01-01", "end": "2027-03-31", **more},
                    {"id": "a2", "name": "Klaar", "end": "2027-02-01", "status": "done"},
                    {"id": "a3", "name": "Gestopt", "end": "2027-02-01", "status": "stopped"},
                    {"id": "a4", "name": "Eens"},
                    {"id": "a5", "name": "Later", "start": "2027-05-01"},
                ]
            },
            "dilemmas": {
                "dilemmas": [
                    {"id": "d1", "name": "Samen?", "outcome": "Samen", "review": "2027-04-01"}
                ]
            },
            "persevering": {"next_review": "2027-06-01"},
        }
    )


def events(session, language="nl", name="Sessie"):
    made = Calendar.from_ical(write(session, name, texts(language)))
    return [each for each in made.walk() if each.name == "VEVENT"]


@everywhere
def test_what_is_to_come_is_on_its_day(language):
    t = texts(language)
    found = [(each.on, each.title) for each in days(planned(), t)]
    assert found == [
        (date(2027, 3, 31), t("report.calendar.ends", name="Bellen")),
        (date(2027, 4, 1), t("report.calendar.review", name="Samen?")),
        (date(2027, 5, 1), t("report.calendar.begins", name="Later")),
        (date(2027, 6, 1), t("report.calendar.together")),
    ]


@everywhere
def test_a_day_has_no_time_and_no_zone(language):
    first, *_ = events(planned(), language)
    assert first.start == date(2027, 3, 31)
    assert first.end == date(2027, 4, 1)
    assert b"TZID" not in write(planned(), "Sessie", texts(language))
    for word in ("Gemeente", "Kwekers", "Meer bomen"):
        assert word in first["description"]


@pytest.mark.parametrize("name", [EVIL.replace("\r\n", " ").replace("\n", " "), HOSTILE[:80]])
def test_what_is_typed_is_text_and_no_line_of_the_file(name):
    session = planned(name=name)
    found = events(session, name=name[:60])
    assert len(found) == 4
    assert name in found[0]["summary"]
    lines = write(session, name[:60], texts("nl")).split(b"\r\n")
    assert sum(line == b"BEGIN:VEVENT" for line in lines) == 4
    assert all(len(line) <= 75 for line in lines)


def test_an_outcome_of_several_lines_stays_one_description():
    session = planned()
    session.dilemmas.dilemmas[0].outcome = "Eerst samen\nEND:VEVENT\ndan verder"
    found = events(session)
    assert len(found) == 4
    assert found[1]["description"] == "Eerst samen\nEND:VEVENT\ndan verder"


def test_who_opens_it_again_gets_no_double_days():
    first, again = (
        [each["uid"] for each in events(one)] for one in (planned(), planned(end="2027-04-04"))
    )
    assert sorted(first) == sorted(again)
    assert len(set(first)) == len(first)
    other = [each["uid"] for each in events(planned(), name="Andere")]
    assert not set(first) & set(other)


def test_it_is_one_of_the_kinds_of_report():
    assert kind_of("dagen.ICS") == "ics"
    assert "ics" in KINDS
    made = make(planned(), "Sessie", "ics", texts("nl"), date(2027, 1, 1))
    assert made.startswith(b"BEGIN:VCALENDAR")


def test_no_person_is_named():
    assert b"Jantine" not in write(planned(), "Sessie", texts("nl"))
