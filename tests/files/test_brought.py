"""Lists in the shapes that people bring: read right, or asked; never silently wrong.

The small files of ``brought/`` each stand for a kind (its README says what is right).
"""

from dataclasses import dataclass, field
from pathlib import Path

import pytest

from netwerk_widgets.cli import main
from netwerk_widgets.files import plan, read, read_network, read_text
from netwerk_widgets.files.planning import UnansweredError
from netwerk_widgets.network import analysis, graph
from netwerk_widgets.session.errors import ImportFileError
from netwerk_widgets.session.models import Session
from netwerk_widgets.session.portable import read_session
from netwerk_widgets.session.store import open_store
from netwerk_widgets.texts import texts

BROUGHT = Path(__file__).parent / "brought"
A, B, C, D = "Gemeente Aa", "Zorggroep Bee", "Welzijn Cee", "Bibliotheek Dee"


@dataclass
class Right:
    """What is right for a file: how many, or what is asked, said or refused."""

    parties: int = 0
    relations: int = 0
    asks: tuple[str, ...] = ()
    says: tuple[str, ...] = ()
    refused: str = ""
    strengths: tuple[int, ...] = ()
    arcs: tuple[tuple[str, str], ...] = ()
    scores: dict[str, tuple[int | None, int | None]] = field(default_factory=dict)
    names: tuple[str, ...] = ()


TRIPLE = Right(4, 3, strengths=(3, 2, 1), arcs=((A, B), (B, C), (A, D)))
SQUARE = ((A, B), (A, C), (B, C), (C, D))

RIGHT = {
    "hang-7-parties.csv": Right(7, 10),
    "e02_source_destination.csv": TRIPLE,
    "e03_nodexl_vertex.csv": TRIPLE,
    "e05_ego_alter.csv": TRIPLE,
    "e07_bron_doel_gewicht.csv": TRIPLE,
    "e09_partij_relatie_met.csv": TRIPLE,
    "e11_zender_ontvanger.csv": TRIPLE,
    "e13_org_a_b.csv": TRIPLE,
    "e19_org_org_same.csv": TRIPLE,
    "e33_noheader_3col_disjoint.csv": Right(4, 2, asks=("pairs",), strengths=(3, 2)),
    "e35_adjlist_semicolon.csv": Right(4, 6),
    "e37_edgelist_space.txt": Right(4, 4, asks=("spaces",)),
    "e40_arrows.txt": Right(3, 2, arcs=((A, B), (B, C))),
    "e41_weights_big.csv": Right(4, 3, asks=("scale",), strengths=(3, 2, 1)),
    "e43_weights_zero.csv": Right(3, 2, says=("none",), strengths=(3, 1)),
    "e44_weights_negative.csv": Right(3, 2, asks=("negative",), arcs=((A, B), (A, D))),
    "e45_sterkte_0_5.csv": Right(4, 3, asks=("scale",), strengths=(3, 3, 1)),
    "e49_pipes_in_to.csv": Right(4, 3, arcs=((A, B), (A, C), (A, D))),
    "e50_commas_in_to.csv": Right(4, 4, arcs=((A, B), (A, C), (A, D), (B, D))),
    "e52_weights_as_gephi_writes_them.csv": Right(3, 2, strengths=(1, 3)),
    "e55_soort_ja_nee.csv": Right(2, 1, says=("none",)),
    "d03_selfloops_multi.csv": Right(
        3, 2, says=("with_itself", "double_relation"), strengths=(3, 1)
    ),
    "d07_long_names_edges_only.csv": Right(3, 3, asks=("long_name",)),
    "f01_pajek.net": Right(4, 3, strengths=(3, 1, 2), names=(A, "Zorggroep, Bee", C, D)),
    "f02_gml.gml": Right(2, 1, strengths=(3,)),
    "f03_dl_edgelist.dl": Right(3, 2, strengths=(1, 2)),
    "f05_gdf.gdf": Right(refused="upload_other_graph"),
    "g01_nx_weighted.graphml": Right(4, 3, says=("rounded",), strengths=(3, 3, 1)),
    "g08_yed_group.graphml": Right(
        4, 2, says=("left_groups", "left_group_edges"), arcs=((A, B), ("Provincie Pee", B))
    ),
    "g11_mixed_edges.graphml": Right(3, 2),
    "g12_hyperedge.graphml": Right(3, 0, says=("left_hyperedges",)),
    "g13_two_graphs.graphml": Right(3, 2, says=("left_graphs",)),
    "g15_empty_label.graphml": Right(2, 1, names=(A, B)),
    "j03_cyjs.cyjs": Right(2, 1, names=(A, B)),
    "j06_d3_index.json": Right(3, 2, asks=("scale",), strengths=(1, 3)),
    "j07_d3_id.json": Right(2, 1, strengths=(3,)),
    "j10_list_of_orgs.json": Right(2, 0, names=(A, B)),
    "j13_kumu_samelabel.json": Right(3, 3, names=("Noord", "Noord", A)),
    "k04_two_header_rows.xlsx": Right(2, 0, scores={A: (5, 4), B: (3, 2)}),
    "k05_hidden_row.xlsx": Right(3, 0, says=("hidden",)),
    "k09_formulas_uncached.xlsx": Right(1, 0, says=("formula", "no_name")),
    "k14_matrix.xlsx": Right(3, 2, arcs=((A, B), (A, C))),
    "k22_org_multiple_relations.xlsx": Right(3, 3, arcs=((A, B), (A, C), (B, C))),
    "m01_matrix_empty_corner.csv": Right(4, 4, arcs=SQUARE),
    "m02_matrix_naam_corner.csv": Right(4, 4, arcs=SQUARE),
    "m05_matrix_weighted_directed.csv": Right(
        4, 4, strengths=(3, 1, 2, 1), arcs=((A, B), (B, A), (B, C), (C, D))
    ),
    "m06_matrix_x.csv": Right(4, 4, arcs=SQUARE),
    "m11_two_mode.csv": Right(3, 2, asks=("meetings",)),
    "m13_matrix_title.csv": Right(4, 4, arcs=SQUARE),
    "n05_macroman.csv": Right(
        3, 0, names=("Café Zuid", "St. Jozefïnstituut", "Gemeente Súdwest-Fryslân")
    ),
    "n20_unclosed_quote.csv": Right(3, 0, says=("quote",), names=("Café", "B", "C")),
    "num_isolate_betweenness.graphml": Right(5, 3),
    "o01_libreoffice.ods": Right(refused="upload_empty"),
    "o07_html_as_xls.xls": Right(refused="upload_other_list"),
    "o09_pdf.pdf": Right(refused="upload_other_list"),
    "r02_register_en.csv": Right(
        2, 0, asks=("persons", "scale_words"), names=("Council Aa", "Care Bee")
    ),
    "r03_register_hml.csv": Right(
        2, 0, asks=("persons", "scale_words"), scores={"Council Aa": (5, 5), "Care Bee": (3, 1)}
    ),
    "r05_scale10.csv": Right(3, 0, asks=("scale",), scores={A: (5, 4), B: (2, 5), C: (4, 1)}),
    "r06_scale_pct.csv": Right(2, 0, asks=("scale",), scores={A: (5, 5), B: (2, 5)}),
    "r07_plusplus.csv": Right(
        3, 0, asks=("scale_words",), scores={A: (4, 5), B: (3, 2), C: (1, 5)}
    ),
    "r11_unknown_headers.csv": Right(2, 0, asks=("unknown_heads",), names=(A, B)),
    "r13_lidorganisatie.csv": Right(2, 0, asks=("unknown_heads",), names=(A, B)),
    "s01_limesurvey_wide.csv": Right(3, 4, says=("coded",), arcs=((A, B), (A, C), (B, A), (C, A))),
    "s04_gforms.csv": Right(3, 3, arcs=((A, B), (A, C), (B, A))),
    "s06_gforms_grid.csv": Right(2, 2, strengths=(3, 3)),
    "s07_miro.csv": Right(3, 0, says=("sticky",), names=(A, B, C)),
    "t02_two_tables_no_blank.csv": Right(2, 1, arcs=((A, B),)),
    "t03_side_by_side.csv": Right(3, 2, arcs=((A, B), (B, C))),
    "t04_two_party_blocks.csv": Right(2, 0, scores={A: (5, None), B: (3, None)}),
    "x03_dynamic.gexf": Right(3, 2, says=("left_dates",)),
    "x05_kind13.gexf": Right(2, 2),
    "t05_totals_row.csv": Right(2, 0, says=("foot",), names=(A, B)),
}


def test_every_file_that_was_brought_is_tried():
    found = {path.name for path in BROUGHT.iterdir() if path.is_file()} - {"README.md"}
    assert found == set(RIGHT)


def check(name: str, contents) -> None:
    right = RIGHT[name]
    found = plan(contents, Session())
    assert tuple(each.kind for each in found.asks) == right.asks
    kinds = {each.kind for each in found.problems}
    assert set(right.says) <= kinds
    session = Session.model_validate(found.documents)
    names = {each.id: each.name for each in session.stakeholders.items}
    links = [(names[each.from_id], names[each.to_id]) for each in session.relations.items]
    assert (len(names), len(links)) == found.named == (right.parties, right.relations)
    if right.names:
        assert tuple(names.values()) == right.names
    if right.arcs:
        assert tuple(links) == right.arcs
    if right.strengths:
        assert tuple(each.strength for each in session.relations.items) == right.strengths
    for each in session.stakeholders.items:
        if each.name in right.scores:
            assert (each.power, each.interest) == right.scores[each.name]


@pytest.mark.parametrize("name", RIGHT)
def test_as_a_file_on_the_page_of_the_map(name):
    data = (BROUGHT / name).read_bytes()
    if RIGHT[name].refused:
        with pytest.raises(ImportFileError) as problem:
            read(data, name)
        assert problem.value.key == RIGHT[name].refused
        return
    check(name, read(data, name))


#: Pasted, a list of two columns without heads that we know is a list of parties with details.
PASTED = [
    name
    for name in RIGHT
    if name.endswith((".csv", ".txt"))
    and name not in ("n05_macroman.csv", "r13_lidorganisatie.csv")
]


@pytest.mark.parametrize("name", PASTED)
def test_pasted(name):
    check(name, read_text((BROUGHT / name).read_text("utf-8-sig")))


@pytest.mark.parametrize("name", RIGHT)
def test_on_the_command_line(name, capsys):
    right = RIGHT[name]
    path = str(BROUGHT / name)
    code = main(["import", path, "--name", "x"])
    told = capsys.readouterr()
    assert code == (1 if right.refused or right.asks else 0)
    with open_store() as store:
        assert [each.name for each in store.sessions()] == ([] if code else ["x"])
    if right.asks:
        for each in plan(read((BROUGHT / name).read_bytes(), name), Session()).asks:
            assert each.sentence(texts("nl")) in told.err
            assert f"{each.key}={each.options[0].value}" in told.err
        code = main(["import", path, "--name", "x", *answered(name)])
        told = capsys.readouterr()
        assert code == 0, told.err
    if not right.refused:
        with open_store() as store:
            session = read_session(store, "x")
        assert len(session.stakeholders.items) == right.parties
        assert len(session.relations.items) == right.relations
        assert f"{right.parties} partij" in told.out


def answered(name: str) -> list[str]:
    """The default answer to all that a file asks."""
    found = plan(read((BROUGHT / name).read_bytes(), name), Session())
    return [word for each in found.asks for word in ("--answer", f"{each.key}={each.chosen}")]


@pytest.mark.parametrize("name", RIGHT)
def test_to_measure(name):
    right = RIGHT[name]
    if right.refused:
        with pytest.raises(ImportFileError):
            read_network(BROUGHT / name)
        return
    if right.asks and right.asks != ("long_name",):  # to measure, a name may be shortened
        with pytest.raises(UnansweredError):
            read_network(BROUGHT / name)
        return
    session, _ = read_network(BROUGHT / name)
    assert len(session.stakeholders.items) == right.parties


def test_at_most_three_questions_a_file():
    for name, right in RIGHT.items():
        if not right.refused:
            asks = plan(read((BROUGHT / name).read_bytes(), name), Session()).asks
            assert len(asks) <= 3
            assert all(each.chosen == each.options[0].value for each in asks)


@pytest.mark.parametrize("order", [("nodes.csv", "edges.csv"), ("edges.csv", "nodes.csv")])
@pytest.mark.parametrize("at_once", [True, False])
def test_nodes_and_edges_as_two_files_in_either_order(order, at_once, capsys):
    paths = [str(BROUGHT / "pair_gephi" / each) for each in order]
    if at_once:
        assert main(["import", *paths, "--name", "x"]) == 0
    else:
        assert main(["import", paths[0], "--name", "x"]) == 0
        assert main(["import", paths[1], "--into", "x"]) == 0
    with open_store() as store:
        session = read_session(store, "x")
    names = {each.id: each.name for each in session.stakeholders.items}
    assert sorted(names.values()) == [A, C, B]
    assert [(names[r.from_id], names[r.to_id]) for r in session.relations.items] == [(A, B), (B, C)]


def test_the_density_and_betweenness_are_those_of_networkx():
    session, _ = read_network(BROUGHT / "e02_source_destination.csv")
    assert analysis.analyse(graph.undirected(session))["density"] == pytest.approx(0.5)
    session, _ = read_network(BROUGHT / "m01_matrix_empty_corner.csv")
    assert analysis.analyse(graph.undirected(session))["density"] == pytest.approx(2 / 3)
    session, _ = read_network(BROUGHT / "num_isolate_betweenness.graphml")
    rows = {each["name"]: each for each in analysis.analyse(graph.undirected(session))["per_party"]}
    assert rows["B"]["betweenness"] == pytest.approx(1 / 3)


def test_the_number_itself_is_kept_with_the_relation_and_the_party():
    found = plan(read((BROUGHT / "e41_weights_big.csv").read_bytes(), "x.csv"), Session())
    session = Session.model_validate(found.documents)
    assert [each.note for each in session.relations.items] == [
        "Weight: 120", "Weight: 45", "Weight: 7",
    ]  # fmt: skip
    found = plan(read((BROUGHT / "r06_scale_pct.csv").read_bytes(), "x.csv"), Session())
    session = Session.model_validate(found.documents)
    assert session.stakeholders.items[0].note == "Invloed: 90%\nBelang: 80%"
