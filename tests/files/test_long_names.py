"""Names that are too long: refused with all of each name, until somebody says what to do."""

from pathlib import Path

import pytest

from netwerk_widgets.cli import main
from netwerk_widgets.files import plan, read, read_network
from netwerk_widgets.files.columns import LONGEST
from netwerk_widgets.session.models import Session
from netwerk_widgets.session.store import open_store
from netwerk_widgets.texts import LANGUAGES, texts
from netwerk_widgets.widgets.intake import preview

PATH = Path(__file__).parent / "brought" / "d07_long_names_edges_only.csv"
NORTH, SOUTH = (
    "Samenwerkingsverband voor de ontwikkeling van de regionale economie en de leefbaarheid van "
    f"de dorpen in het buitengebied van {each}"
    for each in ("Noord", "Zuid")
)


def planned(text=None, answers=None, into=None):
    data = PATH.read_bytes() if text is None else text.encode()
    return plan(read(data, "x.csv"), into or Session(), answers)


def test_it_is_asked_once_with_every_name_whole():
    found = planned()
    (problem,) = found.asks
    assert (problem.kind, problem.chosen) == ("long_name", "shorten")
    for language in LANGUAGES:
        assert NORTH in problem.sentence(texts(language))
        assert SOUTH in problem.sentence(texts(language))


def test_a_terminal_refuses_with_both_names_and_stores_nothing(capsys):
    assert main(["import", str(PATH), "--name", "x"]) == 1
    told = capsys.readouterr().err
    assert NORTH in told
    assert SOUTH in told
    assert "--answer long_name=shorten" in told
    with open_store() as store:
        assert store.sessions() == []
    assert main(["import", str(PATH), "--name", "x", "--answer", "long_name=shorten"]) == 0


def test_shortened_they_stay_apart_and_are_found_again():
    documents = planned(answers={"long_name": "shorten"}).documents
    session = Session.model_validate(documents)
    _, north, south = session.stakeholders.items
    assert max(len(north.name), len(south.name)) == LONGEST["name"]
    assert (north.note, south.note) == (NORTH, SOUTH)
    assert north.name != south.name
    again = planned(into=session)
    assert (again.documents, again.asks) == ({}, ())


@pytest.mark.parametrize("shape", [f"Naam;Sector\nAa;publiek\n{NORTH};privaat\n", None])
def test_left_out_they_take_their_relations_with_them(shape):
    found = planned(shape, {"long_name": "leave"})
    assert [each["name"] for each in found.documents["stakeholders"]["items"]] == [
        "Aa" if shape else "Gemeente Aa"
    ]
    assert "relations" not in found.documents
    assert found.count("left_out") >= 1


def test_a_name_that_no_sentence_holds_has_its_beginning_and_end():
    found = planned(f"Naam\nAa\n{'begin ' * 300}einde\n")
    sentence = found.asks[0].sentence(texts("nl"))
    assert "begin begin" in sentence
    assert "einde’" in sentence
    assert len(sentence) < 400


def test_many_names_are_counted():
    names = "\n".join(f"{'lang ' * 30}{n}" for n in range(9))
    sentence = planned(f"Naam\nAa\n{names}\n").asks[0].sentence(texts("nl"))
    assert "en nog 5" in sentence


def test_the_preview_names_relations_by_both_parties_whole():
    rows = preview(planned(), "x", texts("nl"))["groups"][0]["rows"]
    names = [each["name"] for each in rows if " → " in each["name"]]
    assert len(set(names)) == len(names) == 3


def test_to_measure_nothing_is_asked():
    assert len(read_network(PATH)[0].stakeholders.items) == 3
