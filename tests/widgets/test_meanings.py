"""Whatever is scored is defined where it is scored, in both languages and without hovering."""

import pytest
from ipywidgets import HTML

from netwerk_widgets.method import ACCELERATORS, ASKS, CONDITIONS, FORCES
from netwerk_widgets.session.cases import load_case
from netwerk_widgets.session.store import MemoryStore
from netwerk_widgets.texts import LANGUAGES, texts
from netwerk_widgets.widgets.editor import Editor
from netwerk_widgets.widgets.page import Page

#: The editors with scores: their step, and the keys of the words that are scored there.
METHOD = {
    "forces": ("context", [f"method.force.{each}" for each in FORCES]),
    "respondents": ("context", [f"method.accelerator.{each}" for each in ACCELERATORS]),
    "reinforcement": ("context", [f"method.accelerator.{each}" for each in ACCELERATORS]),
    "conditions": ("doing", [f"method.condition.{each}" for each in CONDITIONS]),
    "readiness": ("doing", [f"method.ask.{each}" for each in ASKS]),
}
WORDS = {
    "reinforcement": ("context", ["strengthens"]),
    "positions": ("domain", ["ring", "power", "interest"]),
    "relations": ("domain", ["strength"]),
    "dreams": ("dream", ["support"]),
    "goal_positions": ("goals", ["goal_position"]),
    "dilemma_positions": ("dilemmas", ["dilemma_position"]),
    "exchanges": ("dilemmas", ["brings", "gets"]),
    "investments": ("doing", ["gain"]),
}
#: What is scored in a sentence above it says itself what the ends of its scale are.
SENTENCES = {"influences": ("goals", "influence.correct_how")}
CASES = [
    (name, step, [(f"{key}.label", f"{key}.explanation") for key in keys])
    for name, (step, keys) in METHOD.items()
] + [
    (
        name,
        step,
        [(f"pages.meaning.{key}.word", f"pages.meaning.{key}.meaning") for key in keys],
    )
    for name, (step, keys) in WORDS.items()
]


@pytest.fixture(scope="module")
def pages():
    store = MemoryStore()
    store.create("een", load_case("laanboompact", "nl").model_dump(mode="json"), "x")
    made = {}

    def page(step, language):
        if (step, language) not in made:
            made[step, language] = Page(step, store, "een", language)
        return made[step, language]

    yield page
    for each in made.values():
        each.close()


def leaves(widget):
    for child in getattr(widget, "children", ()):
        yield from leaves(child)
    yield widget


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize(("name", "step", "keys"), CASES)
def test_every_scored_word_is_defined_in_its_section(pages, name, step, keys, language):
    t = texts(language)
    (section,) = [
        each
        for each in pages(step, language).sections
        if any(isinstance(x, Editor) and x.recording.name == name for x in leaves(each.box))
    ]
    folds = "".join(
        each.value
        for each in leaves(section.box)
        if isinstance(each, HTML) and "<details" in each.value and "<summary" in each.value
    )
    # The conditions have theirs in the label of the row.
    editors = [each for each in leaves(section.box) if isinstance(each, Editor)]
    labels = "".join(row["name"] for each in editors for row in each.rows)
    for word, meaning in keys:
        assert t(word) in folds + labels
        assert t(meaning).replace("'", "&#39;") in folds or t(meaning) in labels


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("name", SENTENCES)
def test_a_scale_is_told_in_a_sentence_above_it(pages, name, language):
    step, key = SENTENCES[name]
    (section,) = [
        each
        for each in pages(step, language).sections
        if any(isinstance(x, Editor) and x.recording.name == name for x in leaves(each.box))
    ]
    told = "".join(str(x.value) for x in leaves(section.box) if isinstance(x, HTML))
    assert texts(language)(key).replace("'", "&#39;") in told


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("step", ["context", "domain", "dream", "goals", "dilemmas", "doing"])
def test_no_editor_with_scores_was_forgotten(pages, step, language):
    """Every column with a short scale, also of what is added later, is in the tables above."""
    known = METHOD.keys() | WORDS.keys() | SENTENCES.keys()
    for editor in pages(step, language).editors:
        if not isinstance(editor, Editor):
            continue
        levels = [
            column
            for column in editor.spec["columns"]
            if column["kind"] in ("level", "choice")
            and column["options"]
            and all(isinstance(option["value"], int) for option in column["options"])
        ]
        assert not levels or editor.recording.name in known
