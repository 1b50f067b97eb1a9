from netwerk_widgets.figures.map_change import change_maps
from netwerk_widgets.network.comparison import compare
from netwerk_widgets.session.cases import load_case
from netwerk_widgets.session.models import Session
from netwerk_widgets.session.what_if import AddParty, AddRelation, RemoveParty, what_if
from netwerk_widgets.texts import texts
from tests.figures.checks import HOSTILE, check
from tests.network.networks import session

T = texts("nl")
LABELS = ("nu", "dan")


def places(figure):
    """Where each party stands, by its id."""
    return {
        party: (x, y)
        for trace in figure["data"]
        if "customdata" in trace
        for party, x, y in zip(trace["customdata"], trace["x"], trace["y"], strict=True)
    }


def test_everybody_stays_where_they_are_and_who_differs_is_marked():
    before = load_case("laanboompact", "nl")
    changes = [RemoveParty("nurseries"), AddParty("new", "Nieuw"), AddRelation("n", "new", "bank")]
    first, second = change_maps(compare(before, what_if(before, changes)), "x", LABELS, T)
    old, new = (check(each) for each in (first, second))
    assert (first.key, second.key) == ("x-before", "x-after")
    assert set(places(old)) - set(places(new)) == {"nurseries"}
    assert set(places(new)) - set(places(old)) == {"new"}
    shared = set(places(old)) & set(places(new))
    assert all(places(old)[each] == places(new)[each] for each in shared)
    # A sign in the name and a form of its own, not only a colour.
    assert any("✕" in each["text"] for each in old["layout"]["annotations"])
    assert any("+" in each["text"] for each in new["layout"]["annotations"])
    assert any(trace.get("marker", {}).get("symbol") == "x" for trace in old["data"])
    assert any(trace.get("marker", {}).get("symbol") == "cross" for trace in new["data"])
    assert ("partij", "Nieuw", "nieuw") in second.table.rows


def test_a_place_that_somebody_gave_is_kept():
    parties = [{"id": "a", "x": 0.25, "y": 0.75}, {"id": "b"}]
    before = session(parties, [("a", "b")])
    first, second = change_maps(
        compare(before, what_if(before, [RemoveParty("b")])), "x", LABELS, T
    )
    assert places(check(first))["a"] == places(check(second))["a"] == (0.25, 0.75)


def test_nothing_and_hostile_names():
    assert all(each.empty for each in change_maps(compare(Session(), Session()), "x", LABELS, T))
    before = session(
        [{"id": f"p{n}", "name": name} for n, name in enumerate(HOSTILE)], [("p0", "p1")]
    )
    for drawing in change_maps(
        compare(before, what_if(before, [RemoveParty("p0")])), "x", LABELS, T
    ):
        check(drawing)
