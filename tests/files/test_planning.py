"""What a list does to a session: added, changed, left out, and every problem with its place."""

import pytest

from netwerk_widgets.files import plan, read_text
from netwerk_widgets.session.errors import ImportFileError
from netwerk_widgets.session.live import LiveSession
from netwerk_widgets.session.models import Session
from netwerk_widgets.session.store import MemoryStore
from netwerk_widgets.texts import LANGUAGES, texts

PARTIES = [
    {"id": "p1", "name": "Gemeente Sluis", "sector": "public", "note": "Belde dinsdag."},
    {
        "id": "p2",
        "name": "ZorgSaam",
        "source": {"default": "illustrative", "name": "article"},
        "activities": "Zorg",
    },
]
RELATIONS = [{"id": "r1", "from_id": "p1", "to_id": "p2", "kind": "funding", "strength": 1}]


def session(parties=PARTIES, relations=RELATIONS) -> Session:
    return Session.model_validate(
        {"stakeholders": {"items": parties}, "relations": {"items": relations}}
    )


def planned(text, known=None, choices=None, name="x.csv"):
    return plan(read_text(text, name), session() if known is None else known, choices)


def after(found, known=None) -> Session:
    known = session() if known is None else known
    return Session.model_validate(known.model_dump(mode="json") | found.documents)


def parties(found, known=None):
    return {each.name: each for each in after(found, known).stakeholders.items}


def links(found, known=None):
    whole = after(found, known)
    names = {each.id: each.name for each in whole.stakeholders.items}
    return [
        (names.get(each.from_id), names.get(each.to_id), each.kind, each.strength)
        for each in whole.relations.items
    ]


EMPTY = Session()


def test_new_parties_are_added_and_known_ones_filled_in():
    found = planned("Naam;Sector;Rol\ngemeente  sluis;publiek;financier\nCuramus;privaat;\n")
    assert [(c.what, c.name) for c in found.changes] == [
        ("changed", "Gemeente Sluis"), ("added", "Curamus"),
    ]  # fmt: skip
    (detail,) = found.changes[0].details
    assert (detail.field, detail.old, detail.new) == ("role", None, "financier")
    made = parties(found)
    assert list(made) == ["Gemeente Sluis", "ZorgSaam", "Curamus"]
    assert (made["Gemeente Sluis"].role, made["Gemeente Sluis"].sector) == ("financier", "public")
    assert made["Curamus"].sector == "private"
    assert list(found.documents) == ["stakeholders"]


def test_an_empty_cell_leaves_what_was_there():
    found = planned("Naam;Sector;Activiteiten\nZorgSaam;;\nGemeente Sluis;;\n")
    assert (found.documents, found.changes) == ({}, ())


def test_who_changes_a_party_of_the_article_becomes_its_source():
    was = {"default": "illustrative", "name": "article"}
    found = parties(planned("Naam;Invloed\nZorgSaam;3\n"))["ZorgSaam"]
    assert found.source == was | {"power": "group"}
    assert parties(planned("Naam;Sector\nZorgSaam;\n"))["ZorgSaam"].source == was


def test_a_list_says_of_each_field_who_says_so():
    made = parties(
        planned('Naam;Sector;Bron\nA;publiek;"illustratief; artikel: naam"\nB;;artikel\n')
    )
    assert made["A"].source == {"default": "illustrative", "name": "article"}
    assert made["B"].source == {"default": "unknown"}, "no list knows that of a whole row"


def test_other_columns_are_kept_in_the_note_and_never_twice():
    text = "Naam;KvK;Opmerking;Site\nGemeente Sluis;123;Nieuw;=x\nA;;;y\n"
    found = planned(text)
    made = parties(found)
    assert made["Gemeente Sluis"].note == "Belde dinsdag.\nNieuw\nKvK: 123\nSite: =x"
    assert made["A"].note == "Site: y"
    assert plan(read_text(text, "x.csv"), after(found)).documents == {}


def test_a_wrong_value_gets_the_nearest_right_one_or_what_was_chosen():
    text = "Naam;Sector\nA;pubilek\nB;goed\nC;pubilek\n"
    found = planned(text, EMPTY)
    one, two = found.problems
    assert [place.row for place in one.places] == [2, 4]
    assert (one.places[0].column, one.chosen, two.chosen) == ("Sector", "public", "keep")
    made = parties(found, EMPTY)
    assert (made["A"].sector, made["B"].sector, made["B"].note) == ("public", None, "Sector: goed")
    chosen = planned(text, EMPTY, {one.key: "keep", two.key: "social"})
    made = parties(chosen, EMPTY)
    assert (made["A"].note, made["B"].sector, made["B"].note) == ("Sector: pubilek", "social", "")
    assert planned(text, EMPTY, {one.key: "paars"}).problems[0].chosen == "public"


def test_a_doubled_name_is_merged_unless_somebody_chooses_otherwise():
    text = "Naam;Sector;Rol;X\nA;publiek;;1\nA;privaat;partner;2\nB;;;\nb;;;\n"
    found = planned(text, EMPTY)
    (problem,) = found.problems
    assert (problem.kind, problem.places[0].row) == ("double", 3)
    assert parties(found, EMPTY)["A"].model_dump(include={"sector", "role"}) == {
        "sector": "public", "role": "partner",
    }  # fmt: skip
    assert ("left_out", "b", "double") in [(c.what, c.name, c.reason) for c in found.changes]

    def chosen(answer):
        return parties(planned(text, EMPTY, {problem.key: answer}), EMPTY)["A"]

    assert (chosen("first").sector, chosen("first").role) == ("public", None)
    assert (chosen("last").sector, chosen("last").role) == ("private", "partner")
    both = planned(text, EMPTY, {problem.key: "both"})
    assert [each.name for each in after(both, EMPTY).stakeholders.items] == ["A", "A", "B"]


def test_an_unknown_party_in_a_relation_is_added_or_meant_otherwise_or_left_out():
    text = "Van;Naar\nGemeente Sluis;Zorgsam\n"
    found = planned(text)
    (problem,) = found.problems
    assert [each.kind for each in problem.options] == ["add", "use", "skip"]
    assert ("Gemeente Sluis", "Zorgsam", "cooperation", 2) in links(found)
    use = planned(text, None, {problem.key: problem.options[1].value})
    assert use.documents == {}  # that relation is there, with more known of it
    assert [c.reason for c in planned(text, None, {problem.key: "skip"}).changes] == ["unknown"]


def test_a_list_of_relations_alone_makes_its_parties_in_order():
    found = planned("Van;Naar\nC;A\nA;B\n", EMPTY)
    assert found.problems == ()
    assert [each.name for each in after(found, EMPTY).stakeholders.items] == ["C", "A", "B"]
    assert links(found, EMPTY) == [("C", "A", "cooperation", 2), ("A", "B", "cooperation", 2)]


def test_a_known_relation_is_changed_and_one_of_another_kind_added():
    found = planned(
        "Van;Naar;Soort relatie;Sterkte\nGemeente Sluis;ZorgSaam;geld;3\n"
        "ZorgSaam;Gemeente Sluis;geld;1\nZorgSaam;Gemeente Sluis;informatie;1\n"
        "Gemeente Sluis;ZorgSaam;informatie;2\n"
    )
    assert links(found) == [
        ("Gemeente Sluis", "ZorgSaam", "funding", 3),
        ("ZorgSaam", "Gemeente Sluis", "funding", 1),
        ("ZorgSaam", "Gemeente Sluis", "information", 3),  # it runs both ways: 1 + 2
    ]
    assert [c.what for c in found.changes] == ["changed", "added", "added", "left_out"]


def test_what_cannot_be_a_party_or_relation_is_left_out_with_its_place():
    found = planned("Naam;Sector\n;publiek\nA;publiek\n\nVan;Naar\nA;\nA;A\n", EMPTY)
    assert [(p.kind, p.places[0].row) for p in found.problems] == [
        ("no_name", 2), ("no_end", 6), ("with_itself", 7),
    ]  # fmt: skip
    assert found.count("left_out") == 3
    assert found.count("added", "parties") == 1


def test_long_texts_are_cut_and_kept_in_the_note():
    long = "woord " * 120
    found = planned(f"Naam;Belangen\n{'n' * 130};{long}\n", EMPTY)
    (party,) = after(found, EMPTY).stakeholders.items
    assert (len(party.name), len(party.interests)) == (120, 600)
    assert f"Naam: {'n' * 130}" in party.note
    assert long.strip() in party.note
    assert {p.kind for p in found.problems} == {"too_long", "long_name"}
    assert [p.kind for p in found.asks] == ["long_name"]


@pytest.mark.parametrize(
    "text",
    [
        f"Naam;Belangen\n{'n' * 100_000};kort\nB;kort\n",
        f"Naam;Belangen\nA;{'n' * 100_000}\nB;kort\n",
        f"Van;Naar;Aantekening\nA;{'n' * 100_000};x\n",
        f"Van;Naar;Aantekening\nA;B;{'n' * 100_000}\n",
    ],
)
def test_a_cell_of_a_hundred_thousand_characters_is_cut_and_told(text):
    found = planned(text, EMPTY)
    seen = after(found, EMPTY)
    assert len(seen.stakeholders.items) == 2
    assert "note_long" in {p.kind for p in found.problems}


def test_a_renamed_party_in_our_own_list_is_a_change():
    text = "Naam;Kenmerk\nGemeente Sluis-Oost;p1\nZorgSaam;p2\n\nVan;Naar;Kenmerk;Van (kenmerk)\n"
    found = planned(text + "Gemeente Sluis;ZorgSaam;r1;p1\n")
    assert list(parties(found)) == ["Gemeente Sluis-Oost", "ZorgSaam"]
    assert after(found).relations == session().relations


def test_a_list_of_another_session_is_matched_by_name():
    found = planned("Naam;Kenmerk\nZorgSaam;p1\nHeel iemand anders;p2\nNieuw;p3\n")
    assert [each.id for each in after(found).stakeholders.items][:2] == ["p1", "p2"]
    assert list(parties(found)) == ["Gemeente Sluis", "ZorgSaam", "Heel iemand anders", "Nieuw"]


def test_places_in_pixels_become_shares_of_the_map():
    found = planned("Naam;x;y\nA;-500;0\nB;500;200\nC;0;100\n", EMPTY)
    assert [(each.x, each.y) for each in after(found, EMPTY).stakeholders.items] == [
        (0.05, 0.05), (0.95, 0.95), (0.5, 0.5),
    ]  # fmt: skip


def test_the_session_is_not_touched_and_ids_are_the_same_each_time():
    known = session()
    before = known.model_dump()
    text = "Naam\nÉén & twee!\n中文\n🌳\n🌳🌳\n"
    ids = [each["id"] for each in planned(text, known).documents["stakeholders"]["items"]]
    again = [each["id"] for each in planned(text, known).documents["stakeholders"]["items"]]
    assert known.model_dump() == before
    assert ids == again == ["p1", "p2", "een-twee", "p", "p-2", "p-3"]


@pytest.mark.parametrize(
    ("text", "key"),
    [
        ("Naam\n" + "".join(f"P{n}\n" for n in range(2001)), "upload_parties"),
        ("Van;Naar\n" + "".join(f"A;B{n % 1500}\nB{n % 1500};C\n" for n in range(5001)), None),
        ("Van;Naar;Soort relatie\n" + "".join(
            f"A{n % 101};B{n // 101};geld\n" for n in range(10_001)), "upload_relations"),
    ],
)  # fmt: skip
def test_more_than_fits_is_refused_in_a_sentence(text, key):
    if key is None:
        assert planned(text, EMPTY).count("added", "relations") == 3000
    else:
        with pytest.raises(ImportFileError) as problem:
            planned(text, EMPTY)
        assert problem.value.key == key


def test_nothing_to_take_in_is_refused():
    with pytest.raises(ImportFileError) as problem:
        planned("Naam;Sector\n")
    assert problem.value.key == "upload_nothing"


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_problem_says_where_what_and_what_to_do(language):
    t = texts(language)
    found = planned(
        "Naam;Sector;Belangen\nA;pubilek;" + "x" * 700 + "\nA;privaat;\n;publiek;\nB;{0};\n"
        + "".join(f"C{n};pubilek;\n" for n in range(8))
        + "\nVan;Naar\nA;Onbekend <b>\nA;\nA;A\n",
        EMPTY,
    )  # fmt: skip
    lines = [each.line(t) for each in found.problems]
    assert {each.kind for each in found.problems} == {
        "value", "too_long", "double", "no_name", "unknown_party", "no_end", "with_itself",
    }  # fmt: skip
    assert all("files." not in line for line in lines)
    row = {"nl": "Rij 2, 6, 7, 8, 9 en nog 4, kolom ‘Sector’", "en": "Rows 2, 6, 7, 8, 9 and 4"}
    assert lines[0].startswith(row[language])
    assert t("fields.sector.public") in lines[0]


def test_taking_in_is_one_act_that_one_undo_takes_back():
    store = MemoryStore()
    store.create("een", session().model_dump(mode="json"), "x")
    live = LiveSession(store, "een", "x")
    live.replace_many(planned("Van;Naar\nA;B\nZorgSaam;A\n", live.session).documents)
    assert len(live.session.stakeholders.items) == 4
    assert len(live.session.relations.items) == 3
    assert live.undo()
    assert live.session == session()
    assert not live.can_undo
    assert live.redo()
    assert len(live.session.relations.items) == 3


def test_a_row_of_ours_that_is_there_twice_may_lack_its_name():
    found = planned("Naam;Kenmerk\nCuramus;p7\n;p7\n", EMPTY)
    assert [each.name for each in after(found, EMPTY).stakeholders.items] == ["Curamus", ""]
