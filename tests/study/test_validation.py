"""A case that is not in order is told in one sentence each, with the file and the place."""

import json
import shutil

import pytest

from netwerk_widgets import places
from netwerk_widgets.study.validation import problems
from netwerk_widgets.texts import LANGUAGES, texts

T = texts("nl")


@pytest.fixture
def folder(tmp_path):
    made = tmp_path / "laanboompact"
    shutil.copytree(places.data() / "cases" / "laanboompact", made)
    return made


def change(folder, name, *path, value):
    file = folder / f"{name}.json"
    tree = json.loads(file.read_text(encoding="utf-8"))
    inner = tree
    for word in path[:-1]:
        inner = inner[word]
    if value is None:
        del inner[path[-1]]
    else:
        inner[path[-1]] = value
    file.write_text(json.dumps(tree, ensure_ascii=False), encoding="utf-8")


@pytest.mark.parametrize("case", ["laanboompact", "zeeuws-vlaanderen"])
def test_the_shipped_cases_are_in_order(case):
    for language in LANGUAGES:
        assert problems(places.data() / "cases" / case, texts(language)) == []


@pytest.mark.parametrize(
    ("name", "path", "value", "said"),
    [
        (
            "stakeholders",
            ("items", 0, "sector"),
            "publiek",
            "stakeholders.json, items[1] (nurseries).sector: ‘publiek’",
        ),
        (
            "stakeholders",
            ("items", 1, "name", "en"),
            None,
            "stakeholders.json, items[2].name: De tekst ontbreekt in een taal (en)",
        ),
        (
            "stakeholders",
            ("items", 1, "interests"),
            "Alleen Nederlands",
            "stakeholders.json, items[2].interests: Deze tekst staat er in één taal",
        ),
        (
            "stakeholders",
            ("items", 2, "source"),
            None,
            "stakeholders.json, items[3].source: Zeg in source van ‘suppliers’",
        ),
        (
            "stakeholders",
            ("items", 0, "colour"),
            "blauw",
            "stakeholders.json, items[1] (nurseries).colour",
        ),
        (
            "relations",
            ("items", 6, "to_id"),
            "nobody",
            "relations.json, items[7] (linde-waalzicht-cooperation).to_id: Hier wordt verwezen",
        ),
        (
            "start",
            ("case",),
            "iets-anders",
            "start.json, case: Hier hoort de naam van de map te staan: laanboompact",
        ),
        ("case", ("summary",), None, "case.json, summary: Dit onderdeel ontbreekt"),
        ("case", ("extra",), 1, "case.json, extra: Dit onderdeel kent een casus niet"),
        (
            "study",
            ("parties", 0, "place"),
            ["nergens"],
            "study.json, parties[1].place: Hier wordt verwezen naar ‘nergens’",
        ),
        (
            "study",
            ("parties", 1, "aliases"),
            ["kwekers"],
            "study.json, parties[2].aliases: De naam ‘kwekers’ staat ook bij ‘nurseries’",
        ),
        (
            "study",
            ("relations", "pairs", 0, "ends"),
            ["bank", "trade"],
            "study.json, relations.pairs[1].ends: Tussen ‘bank’ en ‘trade’ is geen relatie",
        ),
        (
            "study",
            ("drivers", 0, "facts"),
            ["nergens"],
            "study.json, drivers[1] (customer_demands).facts: Hier wordt verwezen naar ‘nergens’",
        ),
        ("study", ("drivers", 0), None, "study.json, drivers: Hier horen alle vijf"),
        ("study", ("hints", "kind"), None, "study.json, hints.kind: Dit onderdeel ontbreekt"),
        ("study", ("claims",), [], "study.json, claims: Hier staat te weinig"),
        (
            "study",
            ("statements", 0, "why", "nl"),
            "",
            "study.json, statements[1].why: De tekst ontbreekt in een taal (nl)",
        ),
        ("study", ("facts", 0, "source"), "group", "study.json, facts[1] (who).source: ‘group’"),
    ],
)
def test_a_problem_says_the_file_and_the_place(folder, name, path, value, said):
    change(folder, name, *path, value=value)
    found = problems(folder, T)
    assert any(each.startswith(said) for each in found), found
    assert len(found) == 1


def test_files_that_are_missing_damaged_or_strange(folder):
    (folder / "study.json").unlink()
    (folder / "goals.json").write_text('{"goals": [}', encoding="utf-8")
    (folder / "dream.json").write_bytes(b"\xff\xfe\x00")
    (folder / "plan.docx").write_bytes(b"")
    found = "\n".join(problems(folder, T))
    assert "study.json: Dit bestand ontbreekt" in found
    assert "goals.json: Op regel 1, teken 12" in found
    assert "dream.json: Dit bestand is geen tekst in UTF-8" in found
    assert "plan.docx: Dit bestand hoort niet bij een casus" in found


def test_a_frozen_moment_is_looked_into(folder):
    change(folder, "moments", "frozen", 0, "state", "stakeholders", "items", 0, "power", value=9)
    (said,) = problems(folder, T)
    assert said.startswith("moments.json, frozen[1].state.stakeholders.items[1] (nurseries).power")


def test_a_folder_that_is_not_there_or_not_a_name(folder, tmp_path):
    (said,) = problems(tmp_path / "niets", T)
    assert "Deze map is er niet" in said
    renamed = folder.rename(tmp_path / "Mijn Casus")
    assert any("kleine letters" in each for each in problems(renamed, T))


def test_a_case_needs_no_more_than_its_parties_relations_and_exercises(folder):
    for each in folder.iterdir():
        if each.stem not in ("case", "start", "stakeholders", "relations", "study"):
            each.unlink()
    (folder / "README.md").write_text("For colleagues")
    assert problems(folder, T) == []


def test_a_kind_that_earns_points_has_the_reasons_that_are_asked(folder):
    """Else the exercise would ask a reason against where the list has none."""
    kind = json.loads((folder / "study.json").read_text(encoding="utf-8"))["kind"]
    reasons = [
        {**each, "con": [con for con in each["con"] if con != "chain"]} for each in kind["reasons"]
    ]
    change(folder, "study", "kind", "reasons", value=reasons)
    (problem,) = problems(folder, T)
    assert problem.startswith("study.json, kind.reasons")


@pytest.mark.parametrize("frozen", [False, True])
@pytest.mark.parametrize(("part", "place"), [("context", "respondents"), ("doing", "readiness")])
def test_a_person_of_a_case_of_before_is_told_of_where_it_stands(folder, part, place, frozen):
    rows = [{"id": "ann", "source": {"default": "article"}, "name": {"nl": "An", "en": ""}}]
    if frozen:
        tree = json.loads((folder / "moments.json").read_text(encoding="utf-8"))
        state = tree["frozen"][0]["state"]
        state.pop("people", None)
        for each in ("context", "doing"):
            state.pop(each, None)
        state[part] = {place: rows, "source": {"default": "article"}}
        (folder / "moments.json").write_text(json.dumps(tree), encoding="utf-8")
        where = f"moments.json, frozen[1].state.{part}.{place}[1]"
    else:
        (folder / "people.json").unlink()
        for each, within in (("context", "respondents"), ("doing", "readiness")):
            change(folder, each, within, value=rows if each == part else [])
        where = f"{part}.json, {place}[1]"
    said = problems(folder, T)
    assert any(each.startswith(f"{where} (ann).name: De tekst ontbreekt") for each in said), said
    assert not any("people" in each for each in said)


def test_what_the_models_refuse_does_not_hide_what_does_not_go_together(folder):
    change(folder, "stakeholders", "items", 2, "sector", value="civic")
    change(folder, "study", "statements", 0, "fact", value="nowhere")
    change(folder, "relations", "items", 0, "to_id", value="nobody")
    change(folder, "study", "kind", "best", value="Keten!")
    found = problems(folder, T)
    kinds = "internal, chain, business, diagonal"
    assert sorted(each.partition(": ")[2] for each in found) == sorted(
        [
            T("checkcase.not_listed", value="civic", listed="public, private, social"),
            T("checkcase.not_listed", value="Keten!", listed=kinds),
            T("checkcase.dangling", id="nobody"),
        ]
    )
    change(folder, "study", "kind", "best", value="chain")
    assert any(T("checkcase.dangling", id="nowhere") in each for each in problems(folder, T))


def test_what_an_id_may_be_is_said(folder):
    change(folder, "relations", "items", 0, "from_id", value="De kwekers")
    assert any(T("checkcase.no_id", value="De kwekers") in each for each in problems(folder, T))


@pytest.mark.parametrize(
    ("name", "text", "key"),
    [
        ("relations", "[" * 400 + "]" * 400, "too_deep"),
        ("relations", "[" * 100_000 + "]" * 100_000, "too_deep"),
        ("relations", r'{"items": [{"id": "\ud800"}]}', "not_text"),
        ("relations", r'{"\ud800": 1}', "not_text"),
    ],
)
def test_what_no_part_can_hold_is_a_sentence(folder, name, text, key):
    (folder / f"{name}.json").write_text(text)
    assert T("checkcase.line", where=f"{name}.json", said=T(f"checkcase.{key}")) in problems(
        folder, T
    )


@pytest.mark.parametrize(
    ("name", "tree"),
    [
        ("moments", {"frozen": 5}),
        ("moments", {"frozen": [5]}),
        ("people", {"items": [{"id": []}]}),
        ("people", {"items": 5}),
        ("context", {"respondents": [5]}),
        ("doing", {"readiness": {"a": 1}}),
        ("stakeholders", [1]),
        ("study", {"facts": 3}),
        ("start", {"case": {}}),
    ],
)
def test_whatever_stands_in_a_part_is_told(folder, name, tree):
    (folder / f"{name}.json").write_text(json.dumps(tree))
    assert problems(folder, T)


@pytest.mark.parametrize("title", [["x"], 5, {}, {"x": "y"}, None])
def test_a_title_is_a_text_in_every_language(folder, title):
    tree = json.loads((folder / "case.json").read_text(encoding="utf-8"))
    (folder / "case.json").write_text(json.dumps(tree | {"title": title}))
    assert any("title" in each for each in problems(folder, T))
