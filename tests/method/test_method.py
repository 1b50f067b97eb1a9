"""Every part of the article is there, literally in Dutch, and explained in both languages."""

import tomllib

import pytest
from pydantic import BaseModel

from netwerk_widgets import method, texts
from netwerk_widgets.session.models import PARTS, Session
from netwerk_widgets.session.models.common import Model
from netwerk_widgets.session.shapes import field_key
from netwerk_widgets.texts import LANGUAGES

NL = texts.texts("nl")

ARTICLE: dict[str, dict[str, str]] = {
    "test": {
        "independent_units": "zelfstandige eenheden",
        "own_interests": "eigen activiteiten, belangen en waarden",
        "shared_goal": "gemeenschappelijk doel",
        "not_alone": "niet gemakkelijk alleen te realiseren",
    },
    "challenge": {
        "market_position": "Hoe kunnen we onze internationale of regionale marktpositie "
        "handhaven en verder uitbouwen?",
        "regional_economy": "Hoe kunnen wij de regionale economie versterken?",
        "chain_design": "Hoe kunnen we onze voedselketen, zorgketen of waterketen beter inrichten?",
        "service": "Hoe kunnen wij onze klantgerichtheid en dienstverlening verbeteren?",
        "sustainability": "Hoe kunnen wij duurzaamheid vormgeven?",
        "innovation": "Hoe kunnen wij de innovatie versnellen?",
        "livability": "Hoe kunnen we de leefbaarheid of bereikbaarheid in onze regio verbeteren?",
        "decentralisation": "Hoe gaan we de decentralisatie van zorg, arbeid en jeugd vormgeven?",
    },
    "kind": {
        "internal": "intern netwerk",
        "chain": "ketennetwerk",
        "business": "bedrijvennetwerk",
        "diagonal": "diagonaal netwerk",
    },
    "geography": {
        "local": "lokaal",
        "regional": "regionaal",
        "national": "nationaal",
        "international": "internationaal",
        "combination": "combinatie",
    },
    "parties": {"public": "publiek", "private": "privaat", "combination": "combinatie"},
    "force": {
        "customer_demands": "hogere klantwensen",
        "complexity": "toegenomen complexiteit",
        "cost_saving": "kostenbesparing",
        "risk_management": "risicobeheersing",
        "innovation": "innovatie",
    },
    "accelerator": {
        "sustainability": "duurzaamheid",
        "interdependence": "verwevenheid",
        "lifestyle": "lifestyle",
        "technology": "technologie",
        "organising_differently": "anders organiseren",
    },
    "condition": {
        "awareness": "bewustwording",
        "initiative": "initiatief en leiderschap",
        "willingness": "bereidheid om samen tijd en geld te investeren",
    },
    "audience": {
        "organisation": "uw organisatie",
        "people": "uw mensen",
        "manager": "u als manager",
    },
    "ask": {
        "preparation": "voorbereiding en vragen stellen",
        "investing": "investeren en ruimte geven",
        "bringing_getting": "brengen en halen",
        "responsibility": "eigen verantwoordelijkheid",
        "cooperation": "samenwerking",
        "step_back": "een stap terug",
        "empathy": "inlevingsvermogen",
        "choices": "keuzes maken",
        "connecting": "verbinden",
    },
    "reference": {
        "toffler": "Toffler (1980)",
        "hawken": "Hawken (2007)",
        "florida": "Florida (2002)",
        "voc": "VOC (1602)",
    },
}

STEPS = {
    "context": "doorgronden context",
    "domain": "domein afbakenen",
    "dream": "droom ontwikkelen",
    "goals": "doelen stellen",
    "dilemmas": "dilemma's delen",
    "doing": "doen",
    "persevering": "doorzetten",
}

#: The groups whose parts are explained besides named.
EXPLAINED = set(ARTICLE) - {"geography", "parties", "audience"}

#: The identifiers that the code knows, for each group.
IDENTIFIERS: dict[str, tuple[str, ...]] = {
    "test": method.NETWORK_TESTS,
    "challenge": method.CHALLENGES,
    "kind": method.KINDS,
    "geography": (*method.GEOGRAPHIES, "combination"),
    "parties": method.PARTIES,
    "force": method.FORCES,
    "accelerator": method.ACCELERATORS,
    "condition": method.CONDITIONS,
    "audience": method.AUDIENCES,
    "ask": method.ASKS,
}


def tree(language: str, topic: str) -> dict:
    path = texts._FOLDER / language / f"{topic}.toml"
    return tomllib.loads(path.read_text(encoding="utf-8"))


def paths(node: object, prefix: str = "") -> set[str]:
    if isinstance(node, dict):
        return {path for key, value in node.items() for path in paths(value, f"{prefix}.{key}")}
    return {f"{prefix}[{len(node)}]" if isinstance(node, list) else prefix}


def models(model: type[BaseModel]) -> set[type[Model]]:
    """The model and all models that its fields hold."""
    found: set[type[Model]] = {model}
    pending = [info.annotation for info in model.model_fields.values()]
    while pending:
        annotation = pending.pop()
        if isinstance(annotation, type) and issubclass(annotation, Model):
            found |= models(annotation)
        else:
            pending.extend(getattr(annotation, "__args__", ()))
    return found


@pytest.mark.parametrize("group", ARTICLE)
def test_the_articles_own_words_are_the_dutch_labels(group: str) -> None:
    found = {key: value["label"] for key, value in tree("nl", "method")[group].items()}
    assert found == ARTICLE[group]


@pytest.mark.parametrize("group", IDENTIFIERS)
def test_the_code_knows_each_part_and_keeps_the_articles_order(group: str) -> None:
    assert list(IDENTIFIERS[group]) == list(ARTICLE[group])


def test_the_nine_asks_are_divided_over_organisation_people_and_manager() -> None:
    assert tuple(ask for asks in method.ASKED_OF.values() for ask in asks) == method.ASKS
    assert tuple(method.ASKED_OF) == method.AUDIENCES


def test_the_seven_steps_carry_the_articles_names_in_its_order() -> None:
    found = {step: NL(f"steps.{step}.label") for step in method.STEPS}
    assert list(found.items()) == list(STEPS.items())


def test_the_definition_holds_its_four_parts_and_the_source_names_the_article() -> None:
    definition = NL("method.definition")
    for part in ("zelfstandige", "eigen", "belangen", "waarden", "samen"):
        assert part in definition
    assert "Netwerkorganiseren: afbakening, aanleiding en aanpak" in NL("method.source")
    assert "Rijnconsult" in NL("method.source")


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("group", sorted(EXPLAINED))
def test_each_part_is_explained(language: texts.Language, group: str) -> None:
    t = texts.texts(language)
    for part in ARTICLE[group]:
        assert t(f"method.{group}.{part}.label")
        assert 20 <= len(t(f"method.{group}.{part}.explanation")) <= 260


TITLES = {
    "reference.toffler": "The Third Wave",
    "reference.hawken": "Blessed Unrest",
    "reference.florida": "The Rise of the Creative Class",
    "measured.freeman_1977": "A set of measures of centrality based on betweenness",
    "measured.freeman_1978": "Centrality in social networks: conceptual clarification",
    "measured.burt": "Structural Holes",
    "measured.godet": "the MACTOR method",
    "measured.tastle_wierman": "Consensus and dissention",
    "measured.provan_kenis": "Modes of network governance",
    "measured.cronbach": "Coefficient alpha",
}


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_sources_are_named_with_their_titles(language: texts.Language) -> None:
    t = texts.texts(language)
    named = {key: t(f"method.{key}.explanation") for key in TITLES}
    assert [key for key, title in TITLES.items() if title not in named[key]] == []
    measured = [key.removeprefix("measured.") for key in TITLES if key.startswith("measured.")]
    assert measured == list(method.MEASURED)


#: What the article says beside its lists, and where that is told.
TOLD = {
    "nl": {
        "reference.voc.explanation": ("maatschappij", "mens", "mobiliteit", "milieu"),
        "condition.awareness.explanation": ("ijna de helft", "buiten hun eigen organisatie"),
        "force.innovation.explanation": ("open innovatie",),
        "accelerator.organising_differently.explanation": ("organisch ontwikkelen",),
        "roles": ("rol", "taak", "vaardigheden", "houding"),
        "urgency": ("dringend", "uitzicht"),
        "ours": ("Maatschappelijk", "dit werkboek"),
    },
    "en": {
        "reference.voc.explanation": ("society", "people", "mobility", "environment"),
        "condition.awareness.explanation": ("early half", "outside their own organisation"),
        "force.innovation.explanation": ("open innovation",),
        "accelerator.organising_differently.explanation": ("organic development",),
        "roles": ("role", "task", "skills", "attitudes"),
        "urgency": ("urgent", "prospect"),
        "ours": ("Social", "this workbook"),
    },
}


@pytest.mark.parametrize("language", LANGUAGES)
def test_what_the_article_says_beside_its_lists_is_told(language: texts.Language) -> None:
    t = texts.texts(language)
    for key, words in TOLD[language].items():
        assert [word for word in words if word not in t(f"method.{key}")] == []


@pytest.mark.parametrize("language", LANGUAGES)
def test_each_kind_has_an_example(language: texts.Language) -> None:
    t = texts.texts(language)
    assert all(t(f"method.kind.{kind}.example") for kind in method.KINDS)


def test_no_sentence_of_the_explanations_is_the_articles() -> None:
    """The labels are its terms; the sentences that explain them are ours."""
    telling = (
        "verzameling zelfstandige eenheden",
        "stellen hogere eisen aan",
        "transacties efficiënter",
        "afgelopen decennia is door",
        "lopen in elkaar over",
        "versterken elkaar ook",
        "niet meer alle kennis en competenties",
    )
    written = (texts._FOLDER / "nl" / "method.toml").read_text(encoding="utf-8")
    assert [each for each in telling if each in written] == []


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("step", method.STEPS)
def test_each_step_is_complete(language: texts.Language, step: str) -> None:
    t = texts.texts(language)
    assert t(f"steps.{step}.question").endswith("?")
    assert t(f"steps.{step}.purpose")
    assert t(f"steps.{step}.done").startswith({"nl": "Klaar wanneer", "en": "Done when"}[language])
    assert len(t(f"steps.{step}.short")) <= 10
    notes = t.items(f"steps.{step}.notes")
    assert 5 <= len(notes) <= 7
    assert all(len(note) >= 40 for note in notes)


@pytest.mark.parametrize("topic", ["method", "steps", "fields"])
def test_both_languages_have_the_same_keys_and_nothing_is_empty(topic: str) -> None:
    assert paths(tree("nl", topic)) == paths(tree("en", topic))
    for language in LANGUAGES:
        assert '""' not in (texts._FOLDER / language / f"{topic}.toml").read_text(encoding="utf-8")


def test_every_field_of_every_model_has_a_name() -> None:
    named = {
        "label": set(tree("nl", "fields")["label"]),
        "list": set(tree("nl", "fields")["list"]),
        "part": set(tree("nl", "fields")["part"]),
    }
    parts = set(PARTS.values())
    wanted: dict[str, set[str]] = {"label": set(), "list": set(), "part": set(PARTS)}
    for model in models(Session) - {Session}:
        for name, info in model.model_fields.items():
            inner = models_in(info.annotation)
            group = "list" if model in parts and inner and name != "confirmed" else "label"
            wanted[group].add(field_key(model, name))
    assert named == wanted


def models_in(annotation: object) -> list[type[Model]]:
    if isinstance(annotation, type) and issubclass(annotation, Model):
        return [annotation]
    return [each for inner in getattr(annotation, "__args__", ()) for each in models_in(inner)]


def test_hints_belong_to_fields() -> None:
    fields = tree("nl", "fields")
    assert set(fields["hint"]) <= set(fields["label"])
