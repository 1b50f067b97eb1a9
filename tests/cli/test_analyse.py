"""``netwerk analyse``: what it prints of sessions and of files, and how it fails."""

import json

import networkx as nx
import pytest

from netwerk_widgets.cli import main
from netwerk_widgets.session.cases import load_case
from netwerk_widgets.session.portable import dumps
from netwerk_widgets.texts import LANGUAGES, texts

KEYS = [
    "parties", "relations", "directed", "density", "components", "isolates", "transitivity",
    "reciprocity", "centralisation", "ei_index", "articulation_points", "bridges", "per_party",
]  # fmt: skip
PARTY_KEYS = [
    "name", "degree", "degree_centrality", "in_degree", "out_degree", "betweenness", "closeness",
    "eigenvector", "constraint", "effective_size", "core", "community",
]  # fmt: skip


@pytest.fixture
def analyse(capsys):
    """Run the command: what it printed, and what went wrong."""

    def run(*words):
        code = main(["analyse", *map(str, words)])
        said = capsys.readouterr()
        assert code == (1 if said.err else 0)
        return said.err or said.out

    return run


@pytest.fixture
def measured(analyse):
    return lambda *words: json.loads(analyse(*words, "--json"))


@pytest.fixture
def case(tmp_path):
    file = tmp_path / "case.json"
    file.write_text(dumps("x", load_case("laanboompact", "nl")), encoding="utf-8")
    return file


def test_a_session_and_its_file_are_the_same(measured, case, capsys):
    main(["new", "Een", "--case", "laanboompact", "--lang", "nl"])
    capsys.readouterr()
    found = measured("een")
    assert found == measured(case)
    assert list(found) == KEYS
    assert list(found["per_party"][0]) == PARTY_KEYS
    assert found["directed"] is False
    assert found["reciprocity"] is None
    assert set(found["ei_index"]) == {"sector", "ring", "role", "branch"}
    names = [each.name for each in load_case("laanboompact", "nl").stakeholders.items]
    assert [row["name"] for row in found["per_party"]] == names


def test_directed_when_asked(measured, case):
    found = measured(case, "--directed")
    assert found["directed"] is True
    assert 0 < found["reciprocity"] < 1
    assert found["per_party"][0]["in_degree"] == 11
    assert "weighted_per_party" not in found
    assert measured(case, "--weighted")["weighted_per_party"][0]["strength"] == 23


@pytest.mark.parametrize("kind", [nx.Graph, nx.DiGraph])
def test_a_file_says_whether_it_is_directed(measured, tmp_path, kind):
    graph = kind([("a", "b"), ("b", "c")])
    graph.add_node("alone", label="Alleen")
    graph.add_node("other", label="Alleen")
    nx.write_graphml(graph, tmp_path / "in.graphml")
    found = measured(tmp_path / "in.graphml")
    assert found["directed"] is graph.is_directed()
    assert (found["parties"], found["relations"]) == (5, 2)
    assert found["isolates"] == ["Alleen", "Alleen"]
    assert found["reciprocity"] == (0 if graph.is_directed() else None)
    assert measured(tmp_path / "in.graphml", "--undirected")["directed"] is False


def test_a_list_with_a_column_of_directions(measured, tmp_path):
    file = tmp_path / "in.csv"
    file.write_text("From,To,Direction\na,b,directed\nb,c,mutual\n")
    found = measured(file)
    assert (found["directed"], found["relations"]) == (True, 3)
    assert found["reciprocity"] == pytest.approx(2 / 3)
    file.write_text("From,To\na,b\nb,c\n")
    assert (measured(file)["directed"], measured(file)["relations"]) == (False, 2)
    assert measured(file, "--directed")["relations"] == 2


@pytest.mark.parametrize("language", LANGUAGES)
def test_for_people_there_is_a_table_and_five_sentences(analyse, case, language):
    t = texts(language)
    said = analyse(case, "--lang", language)
    assert t("analyse.whole.density") in said
    assert "Gemeente Neder-Betuwe" in said
    assert t("analyse.column.betweenness") in said
    assert len([line for line in said.splitlines() if line.startswith("- ")]) == 5
    rows = [line for line in said.splitlines() if line.startswith(("Handel ", "Laanboomkwekers "))]
    assert len({len(row) for row in rows}) == 1, "columns stand under each other"


def test_what_is_not_there_is_one_sentence(analyse, tmp_path):
    t = texts("nl")
    assert analyse("weg", "--lang", "nl").strip() == t("errors.no_session", name="weg")
    gone = tmp_path / "weg.csv"
    assert analyse(gone, "--lang", "nl").strip() == t("errors.file_unreadable", file=gone)
    damaged = tmp_path / "kapot.json"
    damaged.write_text("{")
    said = analyse(damaged, "--lang", "nl")
    assert said.count("\n") == 1
    assert "Traceback" not in said
