"""A session, a case or a file is opened as what it is, and what is saved is a session."""

import networkx as nx
import pandas as pd
import pytest

import netwerk_widgets as nw
from netwerk_widgets import files
from netwerk_widgets.session.cases import load_case
from netwerk_widgets.session.portable import dumps
from netwerk_widgets.session.store import open_store
from netwerk_widgets.study import own
from netwerk_widgets.texts import texts
from tests.whole import whole


def put(name, session):
    with open_store() as store:
        store.create(name, session.model_dump(mode="json"), "iemand")


def test_looking_makes_no_store(own_home):
    assert nw.load("laanboompact").session == load_case("laanboompact", "nl")
    assert nw.sessions().empty
    assert not (own_home / "sessions.db").exists()


def test_a_session_is_found_by_its_name():
    put("Regio Oost", whole())
    assert nw.load("Regio Oost").session == whole()
    assert nw.load(session="regio oost").name == "Regio Oost"
    assert list(nw.sessions().index) == ["Regio Oost"]


def test_a_name_that_fits_two_things_is_refused():
    put("laanboompact", whole())
    with pytest.raises(nw.LaboratoryError, match='case="laanboompact" en session="laanboompact"'):
        nw.load("laanboompact")
    assert nw.load(session="laanboompact").session == whole()


def test_what_is_saved_is_a_session_and_no_other_is_replaced():
    made = nw.from_frames(pd.DataFrame(index=["A", "B"])).save("Nieuw")
    assert made.name == "Nieuw"
    assert list(nw.load(session="Nieuw").parties.index) == ["A", "B"]
    with pytest.raises(nw.LaboratoryError, match="al een sessie ‘nieuw’"):
        made.save("nieuw")


def test_a_session_s_own_file(tmp_path):
    path = tmp_path / "sessie.json"
    session = load_case("laanboompact", "nl")
    path.write_text(dumps("Oost", session), encoding="utf-8")
    found = nw.load(file=path)
    assert (found.name, found.session) == ("Oost", session)
    path.write_text("{}", encoding="utf-8")
    with pytest.raises(nw.LaboratoryError, match="geen sessiebestand"):
        nw.load(file=path)


@pytest.mark.parametrize("suffix", [".xlsx", ".csv", ".graphml", ".gexf"])
def test_any_list_is_read(tmp_path, suffix):
    path = tmp_path / f"lijst{suffix}"
    session = load_case("zeeuws-vlaanderen", "nl")
    path.write_bytes(files.write("Lijst", session, suffix, texts("nl")))
    found = nw.load(str(path))
    assert list(found.parties.index) == [each.name for each in session.stakeholders.items]
    assert len(found.relations) == len(session.relations.items)
    assert found.name == "lijst"


def test_how_a_list_was_taken_and_what_is_odd_in_it(tmp_path):
    path = tmp_path / "relaties.csv"
    path.write_text("van;naar;sterkte\nA;B;2\nA;A;1\nA;B;heel veel\n", encoding="utf-8")
    found = nw.read(path)
    assert list(found.parties.index) == ["A", "B"]
    assert found.recognised["taken_for"].tolist() == ["Van", "Naar", "Sterkte"]
    assert found.notes[0] == "Rij 4, kolom ‘sterkte’: ‘heel veel’ kennen we niet als sterkte."
    assert found.notes[1].startswith("Rij 3: Deze relatie loopt van een partij naar zichzelf")
    assert found.notes[0] in found._repr_html_()


def test_what_must_be_answered_first_is_said(tmp_path):
    path = tmp_path / "vreemd.csv"
    path.write_text("2024-01-01 10:00 INFO start\n2024-01-01 10:01 ERROR stop\n")
    with pytest.raises(nw.LaboratoryError) as problem:
        nw.read(path)
    assert "Traceback" not in str(problem.value)


def test_a_student_s_own_answers():
    with open_store() as store:
        name = own.open_own(store, "laanboompact", "nl", "student")
        document = store.read(name, "stakeholders").document
        document = document | {"items": [{"id": "a", "name": "Mijn partij"}]}
        number = store.read(name, "stakeholders").number
        store.save(name, "stakeholders", document, number, "student")
    found = nw.answers("laanboompact")
    assert found.name == name
    assert list(found.parties.index) == ["Mijn partij"]


def test_the_graph_is_called_as_the_tables_are():
    data = nw.load(case="laanboompact", language="nl")
    graph = data.graph()
    assert type(graph) is nx.Graph
    assert list(graph) == list(data.parties.index)
    assert graph.nodes["Waterschap"]["id"] == data.parties.loc["Waterschap", "id"]
    weights = data.relations.assign(weight=data.relations["strength"].astype(int))
    ends = weights[["from", "to"]].apply(frozenset, axis=1)
    assert {frozenset(e): d["weight"] for *e, d in graph.edges(data=True)} == dict(
        weights.groupby(ends)["weight"].sum()
    )
    arcs = data.graph(directed=True, kinds=["supply"])
    supply = data.relations[data.relations["kind"] == "supply"]
    assert set(arcs.edges) == set(zip(supply["from"], supply["to"], strict=True))


def test_two_parties_of_one_name_are_two_nodes():
    names = pd.DataFrame({"name": ["Kas", "Kas"]}, index=pd.Index(["Kas", "Kas (2)"], name="party"))
    data = nw.from_frames(
        names.drop(columns="name"), pd.DataFrame({"from": ["Kas"], "to": ["Kas (2)"]})
    )
    assert list(data.graph().edges) == [("Kas", "Kas (2)")]
    assert list(nw.measures(data).index) == ["Kas", "Kas (2)"]


def test_without_a_party():
    data = nw.load(case="laanboompact", language="nl")
    less = data.what_if(remove=["Waterschap"])
    assert set(data.parties.index) - set(less.parties.index) == {"Waterschap"}
    assert "Waterschap" not in less.graph()
    assert len(nw.load(case="laanboompact", language="nl").parties) == len(data.parties)
