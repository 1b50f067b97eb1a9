"""What happened to a document, in words: which item, which field, in both languages."""

from dataclasses import replace

import pytest

from netwerk_widgets.session.acts import act_of, page_of
from netwerk_widgets.session.cases import case_names, load_case
from netwerk_widgets.session.differences import differences
from netwerk_widgets.session.models import PARTS, Session
from netwerk_widgets.session.store import MemoryStore
from netwerk_widgets.session.told import Names, told, value_words
from netwerk_widgets.texts import LANGUAGES, texts
from tests.whole import HOSTILE, crowded, whole

T = texts("nl")
EMPTY = Session().model_dump(mode="json")


def said(part, before, after, t=T, names=None):
    whole_before, whole_after = ({**EMPTY, **(names or {}), part: each} for each in (before, after))
    changes = differences(part, whole_before[part], whole_after[part])
    return told(changes, Names(whole_before, whole_after), t)


def canonical(part, **values):
    return PARTS[part].model_validate(values).model_dump(mode="json")


def parties(*rows):
    return canonical("stakeholders", items=list(rows))


A, B = {"id": "a", "name": "Waterschap"}, {"id": "b", "name": "Bank"}
NAMES = {
    "stakeholders": parties(A, B),
    "people": canonical("people", items=[{"id": "r", "name": "An"}]),
}


@pytest.mark.parametrize(
    ("before", "after", "nl"),
    [
        ([A], [A, B], "partij ‘Bank’ toegevoegd"),
        ([A, B], [A], "partij ‘Bank’ weggehaald"),
        ([A, B], [B, A], "partij ‘Waterschap’ verplaatst"),
        ([A], [A | {"power": 4}], "partij ‘Waterschap’, invloed was leeg, werd 4"),
        ([A], [A | {"sector": "public"}], "partij ‘Waterschap’, sector was leeg, werd publiek"),
        ([A], [A | {"x": 0.1, "y": 0.2}], "partij ‘Waterschap’, plek op de kaart"),
        ([A], [A | {"power": 4, "interest": 1}],
         "partij ‘Waterschap’, invloed en belang bij de uitkomst"),
        ([A], [A | {"name": "Wetterskip"}],
         "partij ‘Wetterskip’, naam was ‘Waterschap’, werd ‘Wetterskip’"),
        ([A], [A | {"source": {"name": "article"}}],
         "partij ‘Waterschap’, bron (naam) was groep, werd artikel"),
        ([A], [A | {"power": 4, "source": {"power": "illustrative"}}],
         "partij ‘Waterschap’, invloed was leeg, werd 4"),
        ([A], [{"id": f"p{n}"} for n in range(5)],
         "de partijen: 5 regels toegevoegd; partij ‘Waterschap’ weggehaald"),
        ([A], [A], ""),
    ],
)  # fmt: skip
def test_what_happened_to_a_list_of_parties(before, after, nl):
    assert said("stakeholders", parties(*before), parties(*after)) == nl


@pytest.mark.parametrize(
    ("part", "after", "nl"),
    [
        ("dream", {"shared": "Samen"}, "onze gezamenlijke droom was leeg, werd ‘Samen’"),
        ("dream", {"horizon": 2035}, "jaartal van de droom was leeg, werd 2035"),
        ("dream", {"dreams": [{"id": "a", "support": 2}]},
         "droom van ‘Waterschap’, steun voor de gezamenlijke droom was leeg, werd 2"),
        ("relations", {"items": [{"id": "r", "from_id": "a", "to_id": "b"}]},
         "relatie ‘Waterschap – Bank’ toegevoegd"),
        ("goals", {"positions": [{"id": "b", "positions": {"g": -2}}]},
         "plek bij de doelen van ‘Bank’, plek (‘(bestaat niet meer)’)"
         " was leeg, werd −2"),
        ("doing", {"actions": [{"id": "x", "name": "Planten", "end": "2027-03-01"}]},
         "actie ‘Planten’ toegevoegd"),
        ("doing", {"investments": [{"id": "a", "money": 1250.5}]},
         "inleg van ‘Waterschap’, euro's per jaar was leeg, werd 1.250,5"),
        ("domain", {"geography": ["local", "national"]},
         "gebied was leeg, werd lokaal en nationaal"),
        ("persevering", {"next_review": "2027-04-01"},
         "volgende terugblik was leeg, werd 1 apr 2027"),
        ("context", {"respondents": [{"id": "r", "now": {"technology": 4}}]},
         "deelnemer ‘1’, nu (technologie) was leeg, werd 4"),
    ],
)  # fmt: skip
def test_what_happened_to_the_other_parts(part, after, nl):
    assert said(part, EMPTY[part], canonical(part, **after), names=NAMES) == nl


def test_an_entry_of_a_field_is_named():
    """Of a person the number: this is told on the beamer."""
    before = canonical("context", respondents=[{"id": "r", "now": {"technology": 4}}])
    after = canonical("context", respondents=[{"id": "r", "now": {"technology": 2}}])
    told = "deelnemer ‘1’, nu (technologie) was 4, werd 2"
    assert said("context", before, after, names=NAMES) == told
    english = "participant ‘1’, now (technology) was 4, became 2"
    assert said("context", before, after, texts("en"), names=NAMES) == english


def test_who_somebody_is_is_never_told():
    """Not in a list of changes, nor in a conflict: all of it is told on the beamer."""
    one = {"id": "r", "name": "Ada", "role": "wethouder", "party": "a"}
    people = canonical("people", items=[{"id": "q"}, one])
    bare = canonical("people", items=[{"id": "q"}, {"id": "r"}])
    names = Names({**NAMES, "people": people})
    phrases = []
    for before, after in ((EMPTY["people"], people), (people, EMPTY["people"]), (bare, people)):
        changes = differences("people", before, after)
        phrases += [told([each], names, T) for each in changes] + [told(changes, names, T)]
        for change in changes:
            for each in change.fields:
                single = replace(change, fields=(each,))
                phrases.append(told([single], names, T))
                phrases.append(value_words("people", "items", each.field, "", each.after, names, T))
    said = " ".join(phrases)
    assert "deelnemer ‘2’" in said
    assert not [word for word in ("Ada", "wethouder", "Waterschap") if word in said]


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("kind", [*case_names(), "whole", "hostile"])
def test_every_field_of_every_part_can_be_told(kind, language):
    made = {"whole": whole, "hostile": lambda: crowded(4, HOSTILE)}.get(kind)
    session = made() if made else load_case(kind, language)
    full = session.model_dump(mode="json")
    t = texts(language)
    for part, document in full.items():
        for before, after in ((EMPTY, full), (full, EMPTY)):
            changes = differences(part, before[part], after[part])
            assert bool(changes) == (document != EMPTY[part])
            for each in changes:
                words = told([each], Names(before, after), t)
                assert words
                assert "\n" not in words
                assert len(words) < 200, words
            assert len(told(changes, Names(before, after), t)) < 700


def test_a_list_in_quite_another_order():
    rows = [{"id": each, "name": each} for each in "abcd"]
    moved = [rows[3], rows[2], rows[1], rows[0]]
    assert said("stakeholders", parties(*rows), parties(*moved)) == (
        "de partijen in een andere volgorde gezet"
    )


@pytest.mark.parametrize(
    ("part", "after", "page"),
    [
        ("stakeholders", parties(A), "context"),
        ("stakeholders", parties(A | {"ring": "core"}), "domain"),
        ("stakeholders", parties(A | {"x": 0.5, "y": 0.5}), "map"),
        ("stakeholders", parties(A | {"interests": "geld"}), "context"),
        ("relations", canonical("relations", items=[{"id": "r"}]), "domain"),
        ("start", canonical("start", intro="x"), "start"),
        ("doing", canonical("doing", actions=[{"id": "x"}]), "doing"),
        ("study", canonical("study", case="x"), "case"),
    ],
)
def test_where_a_change_belongs(part, after, page):
    before = parties({"id": "a", "name": "Waterschap"}) if part == "stakeholders" else EMPTY[part]
    if page == "context" and after == parties(A):
        before = EMPTY[part]
    [change] = differences(part, before, after)
    assert page_of(change) == page


def test_an_act_of_several_parts():
    store = MemoryStore()
    store.create("een", None, "x")
    documents = {"stakeholders": parties(A), "dream": canonical("dream", shared="Samen")}
    store.save_all("een", documents, {"stakeholders": 1, "dream": 1}, "x")
    act = act_of(store, "een", store.undoable("een", list(PARTS)))
    assert sorted(act.revisions) == [("dream", 2), ("stakeholders", 2)]
    assert act.pages == ["context", "dream"]
