from netwerk_widgets.insights.changes import changes, difference_rows, measure_rows
from netwerk_widgets.network.comparison import compare
from netwerk_widgets.session.cases import load_case
from netwerk_widgets.session.what_if import AddParty, AddRelation, RemoveParty, what_if
from netwerk_widgets.texts import texts
from tests.network.networks import session

NL = texts("nl")
#: Two triangles that meet in m.
BEFORE = session("abmxy", [("a", "b"), ("b", "m"), ("a", "m"), ("m", "x"), ("x", "y"), ("m", "y")])


def row(found, key):
    return next(each for each in found.rows if each.key == key)


def test_the_same_is_the_same():
    found = compare(BEFORE, BEFORE.model_copy(deep=True))
    assert found.same
    assert all(each.same for each in found.rows)
    assert [each.key for each in changes(found, NL)] == ["same"]
    assert difference_rows(found, NL) == []


def test_who_leaves_and_what_it_does():
    found = compare(BEFORE, what_if(BEFORE, [RemoveParty("m")]))
    assert (found.parties.new, found.parties.gone) == ((), ("m",))
    assert found.relations.gone == ("r1", "r2", "r3", "r5")
    assert (row(found, "components").before, row(found, "components").after) == (1, 2)
    assert row(found, "articulation").after == 0
    said = " ".join(each.sentence for each in changes(found, NL))
    assert "M" in said
    assert "Losse delen: van 1 naar 2." in said
    assert ("partij", "M", "weg") in difference_rows(found, NL)


def test_who_joins_and_whose_place_moves():
    after = what_if(
        BEFORE, [AddParty("n", "N"), AddRelation("p", "n", "a"), AddRelation("q", "n", "x")]
    )
    found = compare(BEFORE, after)
    assert (found.parties.new, found.relations.new) == (("n",), ("p", "q"))
    assert found.moves[0].party == "m"
    assert found.moves[0].after < found.moves[0].before
    assert any(each.key == "new" for each in changes(found, NL))


def test_what_is_changed_is_named():
    after = BEFORE.model_copy(deep=True)
    after.stakeholders.items[0].sector = "public"
    after.relations.items[0].strength = 3
    after.stakeholders.items[1].note = "alleen een notitie"
    found = compare(BEFORE, after)
    assert found.parties.changed == {"a": ("sector",)}
    assert found.relations.changed == {"r0": ("strength",)}
    assert ("partij", "A", "gewijzigd: sector") in difference_rows(found, NL)


def test_an_undefined_measure_is_a_dash():
    found = compare(session(), session("ab", [("a", "b")]))
    table = {
        label: (before, after, differs) for label, before, after, differs in measure_rows(found, NL)
    }
    assert table["Gelegd van alle mogelijke relaties"] == ("–", "100%", True)
    assert table["Draait om één partij (centralisatie)"] == ("–", "–", False)


def test_what_nobody_can_read_as_a_change_is_not_said():
    before = load_case("laanboompact", "nl")
    there = {frozenset((each.from_id, each.to_id)) for each in before.relations.items}
    one, other = next(
        (a.id, b.id)
        for a in before.stakeholders.items
        for b in before.stakeholders.items
        if a.id != b.id and frozenset((a.id, b.id)) not in there
    )
    after = what_if(before, [AddRelation("new", one, other)])
    said = [each.sentence for each in changes(compare(before, after), texts("nl"))]
    assert not any("van 28% naar 28%" in each for each in said)
    rows = measure_rows(compare(before, after), texts("nl"))
    assert [differs for *_, differs in rows] == [one != other for _, one, other, _ in rows]
