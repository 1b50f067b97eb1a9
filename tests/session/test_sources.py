"""Who says so: of each field, through edits, merges, undo, putting back, and from old sessions."""

import json

import pytest

from netwerk_widgets.files.sources import in_words, read, written
from netwerk_widgets.method import STEPS
from netwerk_widgets.session.edits import apply
from netwerk_widgets.session.errors import EditError
from netwerk_widgets.session.live import LiveSession
from netwerk_widgets.session.models import PARTS, Session
from netwerk_widgets.session.models.parties import Stakeholder
from netwerk_widgets.session.models.sources import as_now, shortened
from netwerk_widgets.session.people_of_before import PLACES
from netwerk_widgets.session.portable import loads
from netwerk_widgets.session.progress import digest
from netwerk_widgets.session.published import published
from netwerk_widgets.session.sources import said
from netwerk_widgets.session.store import MemoryStore
from netwerk_widgets.session.store.base import Conflict
from netwerk_widgets.session.store.revisions import stored
from netwerk_widgets.texts import LANGUAGES, texts
from tests.session.progress.steps import DONE

NL = texts("nl")
OURS = {"default": "illustrative", "name": "article"}
PARTY = {"id": "a", "name": "Handel", "power": 4, "note": "Belde.", "source": OURS}


def put(key, value):
    return {"op": "set", "id": "a", "key": key, "value": value}


@pytest.fixture
def two():
    """Two people in one session with a party of a case."""
    store = MemoryStore()
    store.create("s", {"stakeholders": {"items": [PARTY]}}, "x")
    return LiveSession(store, "s", "Ada"), LiveSession(store, "s", "Ben")


def party(live):
    live.refresh()
    return live.session.stakeholders.items[0]


def test_two_who_change_different_fields_each_claim_their_own(two):
    ada, ben = two
    ada.edit("stakeholders", "items", [put("power", 5)])
    assert ben.edit("stakeholders", "items", [put("note", "Anders.")]) == []
    assert party(ada).source == OURS | {"power": "group", "note": "group"}
    assert ben.undo()
    assert party(ada).source == OURS | {"power": "group"}


def test_what_is_put_back_is_of_whom_it_was(two):
    ada, ben = two
    ada.edit("stakeholders", "items", [put("power", 5)])
    ben.refresh()
    ben.edit("stakeholders", "items", [{"op": "remove", "id": "a"}])
    ada.refresh()
    assert ada.put_back(ada.replaced()) == []
    assert party(ada).source == OURS | {"power": "group"}


def test_what_is_taken_over_from_others_is_the_groups(two):
    ada, _ = two
    ada.take_theirs("stakeholders", [Conflict(("items", "a", "power"), 4, 2)])
    assert (party(ada).power, party(ada).source) == (2, OURS | {"power": "group"})


def test_a_new_row_is_the_groups():
    document = apply("stakeholders", PARTS["stakeholders"]().model_dump(mode="json"), "items",
                     {"op": "add", "id": "n", "values": {"name": "Nieuw", "power": 2}})  # fmt: skip
    assert document["items"][0]["source"] == {}


@pytest.mark.parametrize("was", ["article", "illustrative", "unknown"])
def test_of_an_old_row_nobody_knows_who_said_what(was):
    assert Stakeholder.model_validate({"id": "a", "source": was}).source == {"default": "unknown"}
    text = json.dumps({"items": [{"id": "a", "name": "x", "source": was}]})
    assert stored("stakeholders", text)["items"][0]["source"] == {"default": "unknown"}
    frozen = {"id": "m", "taken": "2026-01-01T00:00:00Z",
              "state": {"stakeholders": {"items": [{"id": "a", "source": was}]}}}  # fmt: skip
    kept = stored("moments", json.dumps({"frozen": [frozen]}))["frozen"][0]["state"]
    assert kept["stakeholders"]["items"][0]["source"] == {"default": "unknown"}
    assert stored("dream", json.dumps({"shared_source": was}))["source"] == {"shared": "unknown"}


def test_an_old_row_of_the_group_is_still_the_groups():
    assert Stakeholder.model_validate({"id": "a", "source": "group"}).source == {}
    assert as_now("somebody") == "somebody", "which is then refused"
    with pytest.raises(ValueError, match="dictionary"):
        Stakeholder.model_validate({"id": "a", "source": "somebody"})


def test_a_file_of_the_version_before_comes_in():
    whole = {"format": "netwerk-session", "version": 1, "name": "Oud", "session": {
        "dream": {"shared": "x", "shared_source": "article"},
        "stakeholders": {"items": [{"id": "a", "name": "x", "source": "article"}]},
    }}  # fmt: skip
    _, session = loads(json.dumps(whole))
    assert session.stakeholders.items[0].says("name") == "unknown"
    assert session.dream.says("shared") == "unknown"
    assert session.dream.says("horizon") == "group"


@pytest.mark.parametrize(
    ("wrong", "key"),
    [({"default": "article"}, "source_default"), ({"colour": "article"}, "field_unknown"),
     ({"name": "krant"}, "not_a_choice")],
)  # fmt: skip
def test_a_source_that_cannot_be_is_refused(wrong, key):
    document = PARTS["stakeholders"].model_validate({"items": [PARTY]}).model_dump(mode="json")
    with pytest.raises(EditError) as problem:
        apply("stakeholders", document, "items", put("source", wrong))
    assert problem.value.key == key


def test_what_goes_without_saying_is_not_kept():
    assert shortened({"default": "group", "name": "group", "power": "article"}) == {
        "power": "article"
    }
    inner = {
        "default": "unknown",
        "now": "group",
        "now.lifestyle": "group",
        "now.technology": "unknown",
    }
    assert shortened(inner) == {"default": "unknown", "now": "group", "now.technology": "unknown"}


#: The fingerprints of `DONE` from before there was a source for each field.
CONFIRMED = {
    "context": "e893541c22e42cd9", "domain": "5d93d70e4e76c703", "dream": "7a2635135509d289",
    "goals": "8386316fc47c8760", "dilemmas": "770603c28a753ef6", "doing": "af5b3f5d579b1bff",
    "persevering": "0bdf1217fb3dfb3e",
}  # fmt: skip


def uncounted(document):
    """A part as it was before anything was counted without names."""
    return {
        name: [uncounted(row) if isinstance(row, dict) else row for row in each]
        if isinstance(each, list)
        else each
        for name, each in document.items()
        if name not in ("counts", "counted") or each
    }


def of_then(session, step):
    """The digest as it was when who scored stood in the rows (`people_of_before`)."""
    document = uncounted(session.model_dump(mode="json")[step])
    who = {"context": {"name": "", "role": "", "party": None}, "doing": {"name": "", "party": None}}
    for row in document[PLACES[step]] if step in PLACES else ():
        row |= who[step]
    return digest(session, step, document)


def test_what_was_confirmed_before_is_confirmed_still():
    session = Session.model_validate(DONE)
    assert {step: of_then(session, step) for step in STEPS} == CONFIRMED


def test_who_says_so_takes_no_confirmation_away():
    session = Session.model_validate(DONE)
    for row in (session.stakeholders.items[0], session.relations.items[0], session.dream,
                session.goals.goals[0], session.domain):  # fmt: skip
        row.source = {"default": "unknown"}
    assert {step: of_then(session, step) for step in STEPS} == CONFIRMED


def test_the_room_does_not_learn_that_a_hidden_field_was_changed():
    def seen(source, hidden=()):
        tree = {"stakeholders": {"items": [PARTY | {"source": source}]}, "room": {"hidden": hidden}}
        return published(Session.model_validate(tree)).model_dump(mode="json")

    assert seen(OURS) == seen(OURS | {"note": "group", "power": "group", "interests": "group"})
    assert seen(OURS) != seen({"default": "illustrative"})
    assert seen(OURS) != seen(OURS | {"role": "group"})
    assert seen(OURS, ["map"]) == seen(OURS | {"role": "group"}, ["map"])


@pytest.mark.parametrize(
    ("source", "words"),
    [
        ({}, None),
        ({"power": "article", "default": "group"}, "artikel: invloed; verder groep"),
        (OURS, "artikel: naam; verder illustratief"),
        ({"default": "unknown"}, "bron onbekend"),
        ({"default": "unknown", "name": "group", "power": "group", "note": "group"}, None),
    ],
)
def test_in_words(source, words):
    found = said(Stakeholder, PARTY | {"source": source}, NL)
    assert (found and found.text) == words


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("source", [{}, OURS, {"default": "unknown", "ring": "group"},
                                    {"name": "article", "interests": "illustrative"}])  # fmt: skip
def test_a_cell_of_a_list_comes_back(language, source):
    assert read(in_words(source, "parties", texts(language))) == source
    assert read(written(source)) == source
    assert read("krant") is None
    assert read("artikel: kleur") is None
