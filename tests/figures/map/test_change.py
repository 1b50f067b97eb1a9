import json

from netwerk_widgets.figures.map.change import change_scenes
from netwerk_widgets.network.comparison import compare
from netwerk_widgets.session.cases import load_case
from netwerk_widgets.session.models import Session
from netwerk_widgets.session.what_if import AddParty, AddRelation, RemoveParty, what_if
from netwerk_widgets.texts import texts
from tests.figures.checks import HOSTILE
from tests.network.networks import session

T = texts("nl")
LABELS = ("nu", "dan")


def places(scene):
    return scene["layouts"]["network"]["places"]


def marked(scene, list_):
    return {each["id"] for each in scene[list_] if each["marked"]}


def test_everybody_stays_where_they_are_and_who_differs_is_marked():
    before = load_case("laanboompact", "nl")
    changes = [RemoveParty("nurseries"), AddParty("new", "Nieuw"), AddRelation("n", "new", "bank")]
    old, new = change_scenes(compare(before, what_if(before, changes)), LABELS, T)
    assert set(places(old)) - set(places(new)) == {"nurseries"} == marked(old, "parties")
    assert set(places(new)) - set(places(old)) == {"new"} == marked(new, "parties")
    shared = set(places(old)) & set(places(new))
    assert all(places(old)[each] == places(new)[each] for each in shared)
    assert marked(new, "relations") == {"n"}
    gone = {each.id for each in before.relations.items if "nurseries" in (each.from_id, each.to_id)}
    assert marked(old, "relations") == gone
    # A sign in the name, not only a colour.
    names = {each["id"]: each["name"] for scene in (old, new) for each in scene["parties"]}
    assert names["nurseries"].startswith("×\u00a0")
    assert names["new"] == "+\u00a0Nieuw"
    assert ["partij", "Nieuw", "nieuw"] in new["table"]["rows"]
    assert old["table"]["rows"] == []
    assert old["title"].startswith("nu: ")


def test_a_place_that_somebody_gave_is_kept():
    parties = [{"id": "a", "x": 0.25, "y": 0.75}, {"id": "b"}]
    before = session(parties, [("a", "b")])
    old, new = change_scenes(compare(before, what_if(before, [RemoveParty("b")])), LABELS, T)
    assert places(old)["a"] == places(new)["a"] == [0.25, 0.75]


def test_nothing_and_hostile_names():
    for scene in change_scenes(compare(Session(), Session()), LABELS, T):
        assert scene["parties"] == []
        assert scene["summary"] == T("changes.map.hint")
    before = session(
        [{"id": f"p{n}", "name": name} for n, name in enumerate(HOSTILE)], [("p0", "p1")]
    )
    scenes = change_scenes(compare(before, what_if(before, [RemoveParty("p0")])), LABELS, T)
    assert len(json.loads(json.dumps(scenes[0]))["parties"]) == len(HOSTILE)
