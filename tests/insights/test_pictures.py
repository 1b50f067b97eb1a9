"""Everyone's own picture: what both say, what one says, where kinds differ; and deciding."""

from types import SimpleNamespace

import pytest

from netwerk_widgets.figures.map.pictures import pictures_map, pictures_scene
from netwerk_widgets.figures.map.svg import free
from netwerk_widgets.insights.deciding import by_rule, decided, ruled
from netwerk_widgets.insights.pictures import agreement_of, findings, pairs
from netwerk_widgets.session.models import Session
from netwerk_widgets.session.references import move_references, remove_references
from netwerk_widgets.texts import texts

NL = texts("nl")


def said(by, other, *kinds, round_="p1", **more):
    row = {"id": f"{round_}-{by}-{other}", "round": round_, "by": by, "other": other}
    return row | {"kinds": kinds} | more


def session(*pictures, relations=()):
    return Session.model_validate(
        {
            "stakeholders": {"items": [{"id": each, "name": each.upper()} for each in "abcd"]},
            "domain": {"pictures": pictures},
            "relations": {
                "items": [
                    {"id": f"r{at}", "from_id": a, "to_id": b, "kind": kind}
                    for at, (a, b, kind) in enumerate(relations)
                ]
            },
        }
    )


#: A and B say the same, A and C name another kind, D is named and sent nothing, B–C says one.
SAID = (
    said("a", "b", "supply-to", strength=3),
    said("b", "a", "supply-from", strength=1),
    said("a", "c", "cooperation"),
    said("c", "a", "information"),
    said("b", "c", "cooperation"),
    said("c", "d", "funding-to"),
)


def test_pairs_that_see_it_differently_come_first():
    found = pairs(session(*SAID))
    assert [("".join(e.ends), e.state, e.apart, e.silent) for e in found] == [
        ("ac", "differ", True, ()),
        ("bc", "one", True, ()),
        ("cd", "one", False, ("d",)),
        ("ab", "both", False, ()),
    ]


def test_the_last_round_of_each_counts():
    later = (*SAID, said("c", "a", "cooperation", round_="p2"))
    states = {"".join(each.ends): each.state for each in pairs(session(*later))}
    assert states == {"ab": "both", "ac": "both", "bc": "one"}


def test_figures_before_and_after_merging():
    found = agreement_of(session(*SAID, relations=[("a", "b", "supply"), ("b", "d", "funding")]))
    assert found.answered == 3
    # Five arcs between who answered, four of them with one back: 4/5; of three pairs two.
    assert (found.reciprocity, found.concordance) == (pytest.approx(0.8), pytest.approx(2 / 3))
    assert found.kinds == 0.5
    assert found.pairs == {"both": 1, "differ": 1, "one": 2}
    assert found.on_map == {"both": 1, "differ": 0, "one": 0, "none": 1}


def test_words_ask_why():
    lines = findings(session(*SAID), NL)
    assert [each.key for each in lines] == [
        "pictures_both", "pictures_apart", "pictures_apart", "pictures_silent",
    ]  # fmt: skip
    assert "A noemt samenwerking" in lines[1].sentence
    assert "C noemt informatie" in lines[1].sentence
    assert lines[1].question == "De twee zien dit anders: waarom?"
    assert findings(session(), NL) == []


def rows(made):
    return [(each["from_id"], each["to_id"], each["kind"]) for each in made]


def test_a_rule_decides_on_what_was_named_and_heard_alone():
    content = session(*SAID, relations=[("b", "d", "funding"), ("a", "c", "information")])
    before = [each.model_dump(mode="json") for each in content.relations.items]
    found = pairs(content)
    both = ruled(content, before, found, "both")
    # B–D was named by nobody: it stays. A–C is no common kind: it goes.
    assert rows(both) == [("b", "d", "funding"), ("a", "b", "supply")]
    assert both[1]["strength"] == 1
    one = ruled(content, before, found, "one")
    assert {*rows(one)} == {
        ("b", "d", "funding"), ("a", "c", "information"), ("a", "c", "cooperation"),
        ("a", "b", "supply"), ("b", "c", "cooperation"),
    }  # fmt: skip
    assert by_rule(found[2], "one") is None
    assert ruled(content, one, found, "one") == one


def test_one_pair_is_decided_on_by_itself_and_what_was_said_stays():
    content = session(*SAID, relations=[("a", "c", "information")])
    before = [each.model_dump(mode="json") for each in content.relations.items]
    pair = pairs(content)[0]
    made = decided(
        content, before, pair, [each for each in pair.links if each.kind == "cooperation"]
    )
    assert rows(made) == [("a", "c", "cooperation")]
    relations = content.relations.model_validate({"items": made})
    after = content.model_copy(update={"relations": relations})
    assert pairs(after)[0].state == "differ"


def test_a_party_that_goes_takes_what_it_said_along_and_two_that_become_one_say_nothing_of_it():
    documents = session(*SAID).model_dump(mode="json")
    left = remove_references(documents, "stakeholder", "a")["domain"]["pictures"]
    assert [(each["by"], each["other"]) for each in left] == [("b", "c"), ("c", "d")]
    joined = move_references(documents, "stakeholder", "b", "a")["domain"]["pictures"]
    assert [(each["by"], each["other"]) for each in joined] == [("a", "c"), ("c", "a"), ("c", "d")]


def test_the_map_has_one_sign_a_pair_and_what_was_named_though_it_is_not_on_the_map():
    content = session(*SAID, relations=[("a", "c", "information"), ("a", "c", "cooperation")])
    scene = pictures_scene(content, NL)
    signs = [each["sign"] for each in scene["relations"]]
    assert sorted(filter(None, signs)) == ["both", "differ", "one", "one"]
    assert len(scene["relations"]) == 5
    drawn = pictures_map(content, NL)
    assert drawn.figure.wide.count('data-sign="one"') == 2
    assert "één zegt het" in drawn.figure.wide  # in the legend
    assert [row[3] for row in drawn.table.rows] == ["ja", "nee", "nee", "nee"]
    assert pictures_map(session(), NL).empty


def test_a_sign_stands_in_the_middle_of_its_line_or_where_nothing_else_does():
    line = SimpleNamespace(points=((0, 0), (200, 0)))  # as tests/js/map-frame.test.js
    assert free(line, []) == (100, 0)
    assert free(line, [((100, 0), 12)]) == (60, 0)
    assert free(line, [((80, 0), 40)]) == (140, 0)
    assert free(line, [((100, 0), 400)]) == (100, 0)
