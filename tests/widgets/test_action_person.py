"""Who does an action: seen in a row that somebody opened and in the report, nowhere else."""

import json

import pytest

from netwerk_widgets.report.tables import tables
from netwerk_widgets.session.cases import load_case
from netwerk_widgets.session.live import LiveSession
from netwerk_widgets.session.models import Session
from netwerk_widgets.session.published import published
from netwerk_widgets.session.references import remove_references
from netwerk_widgets.session.store.memory import MemoryStore
from netwerk_widgets.texts import LANGUAGES, texts
from netwerk_widgets.widgets.act_words import buttons
from netwerk_widgets.widgets.pages.doing import ACTIONS
from netwerk_widgets.widgets.pages.people import PEOPLE

T = texts("nl")
NAME = "Jantine Wolters"


def session(**more):
    return Session.model_validate(
        {
            "people": {"items": [{"id": "w0"}, {"id": "w1", "name": NAME}]},
            "doing": {"actions": [{"id": "a1", "name": "Bellen", "person": "w1"}]},
            **more,
        }
    )


@pytest.fixture
def live():
    store = MemoryStore()
    store.create("een", session().model_dump(mode="json"), "test")
    return LiveSession(store, "een", "test")


def column(of):
    [found] = [each for each in ACTIONS.columns(of, T) if each["key"] == "person"]
    return found


def test_it_is_chosen_from_the_people_in_the_row_that_is_opened():
    found = column(session())
    assert (found["kind"], found["aside"]) == ("choice", True)
    assert [each["value"] for each in found["options"]] == ["w0", "w1"]
    assert NAME in found["options"][1]["label"]
    assert found["options"][0]["label"] == "1"
    [row] = ACTIONS.shown(session().model_dump(mode="json")["doing"], session(), T)
    assert row["name"] == "Bellen"
    assert row["values"]["person"] == "w1"
    assert "_number" not in row["values"]
    beside = [each for each in ACTIONS.columns(session(), T) if not each["aside"]]
    assert NAME not in json.dumps(beside)


def test_the_room_gets_no_person():
    every = {"room": {"shown": ["power", "about"]}}
    seen = published(session(**every))
    assert [each.name for each in seen.doing.actions] == ["Bellen"]
    assert seen.doing.actions[0].person is None
    assert "w1" not in seen.doing.model_dump_json()


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_report_names_who_does_it(language):
    [table] = [each for each in tables(session(), texts(language)) if each.key == "doing_actions"]
    assert any(NAME in str(cell) for cell in table.rows[0])


def test_what_was_done_is_told_without_the_name(live):
    live.edit("doing", "actions", [{"op": "set", "id": "a1", "key": "person", "value": "w0"}])
    told = json.dumps(buttons(live, "doing", T)["titles"], ensure_ascii=False)
    assert T("fields.label.action_person") in told
    assert NAME not in told


def test_who_leaves_the_list_leaves_the_action(live):
    changed = remove_references(live.documents, "person", "w1")
    [action] = changed["doing"]["actions"]
    assert (action["name"], action["person"]) == ("Bellen", None)


def test_the_organisation_of_a_person_is_chosen_from_the_parties():
    """Both are personal; only one is a person."""
    case = load_case("laanboompact", "nl")
    [party] = [each for each in PEOPLE.columns(case, T) if each["key"] == "party"]
    offered = [each["value"] for each in party["options"]]
    assert set(offered) <= {each.id for each in case.stakeholders.items}
    assert "bank" in offered
