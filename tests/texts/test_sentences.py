"""Plain words: short sentences, and none of the words that nobody says aloud."""

import re
import tomllib
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

import netwerk_widgets
from netwerk_widgets.method import STEPS
from netwerk_widgets.texts import LANGUAGES, texts

FOLDER = Path(netwerk_widgets.__file__).parent / "texts"
MOST = 15
AVERAGE = 10
#: Abbreviations after which a sentence goes on.
SHORTENED = re.compile(r"\b(e\.g|i\.e|bijv|nr|no)\.$")
END = re.compile(r"(?<=[.!?…])[”’\"')\]]*\s+|\n+|<br>")
#: Sentences that may be longer, by file and key, and why.
EXCEPTIONS = {
    "method.definition": "the article defines a network in one sentence",
    "cli.report_about": "the help of an option lists its choices",
    "cli.report_appendix": "the help of an option lists its choices",
}
#: What nobody says aloud, and what has another name here.
FORBIDDEN = {
    "nl": [
        "middels",
        "teneinde",
        "inzake",
        "alsmede",
        "tevens",
        "indien",
        "thans",
        "desalniettemin",
        "dienen te",
        "middelste scores?",  # mediaan
        r"alle \{\w+\}",  # "alle 2", where one says "beide"
    ],
    "en": [  # most of these are Dutch in English words
        "trap:",
        "working form",
        "in the picture",
        "chafes?",
        "hang(s|ing)? together",
        "middle scores?",  # median
        r"all \{\w+\}",  # "all 2", where one says "both"
        "no heads?",
        "type over",
        "what with whom",
        "leans? on",
        "from one to one",
        "stands? on paper",
        "invisible signs?",
        "by what you see",
        "utilise|utilize|leverage",
    ],
}


def texts_of(tree: Any, key: str = "") -> Iterator[tuple[str, str]]:
    """Every text of a file with its key; the texts of a list one by one."""
    if isinstance(tree, str):
        yield key, tree
    for name, each in tree.items() if isinstance(tree, dict) else ():
        yield from texts_of(each, f"{key}.{name}" if key else name)
    for place, each in enumerate(tree) if isinstance(tree, list) else ():
        yield from texts_of(each, f"{key}[{place}]")


def sentences(text: str) -> list[str]:
    """The sentences of a text."""
    found: list[str] = []
    for part in END.split(text):
        if found and SHORTENED.search(found[-1]):
            found[-1] += " " + part
        elif part:
            found.append(part)
    return found


def words(sentence: str) -> int:
    """How many words a sentence has; what is filled in counts as one, of two forms the last."""
    one = re.sub(r"\{\w+(?::[^}]*?([^|}]*))?\}", lambda found: found[1] or "x", sentence)
    return sum(bool(re.search(r"[\w#]", each)) for each in one.split())


def everything(language: str) -> Iterator[tuple[str, str]]:
    """Every text of a language, with its file and key: ``steps.context.done``."""
    for path in sorted((FOLDER / language).rglob("*.toml")):
        for key, text in texts_of(tomllib.loads(path.read_text(encoding="utf-8"))):
            yield f"{path.stem}.{key}", text


@pytest.mark.parametrize("language", LANGUAGES)
def test_sentences_are_short(language):
    found = {
        key: (words(each), each)
        for key, text in everything(language)
        for each in sentences(text)
        if words(each) > MOST
    }
    assert {key: each for key, each in found.items() if key not in EXCEPTIONS} == {}
    assert set(EXCEPTIONS) <= set(found), "an exception that is no longer needed"


@pytest.mark.parametrize("language", LANGUAGES)
def test_on_average_they_are_ten_words_or_fewer(language):
    """Of what is a sentence: a label of up to three words is none."""
    long = [words(each) for _, text in everything(language) for each in sentences(text)]
    long = [each for each in long if each > 3]
    assert len(long) > 2000
    assert sum(long) / len(long) <= AVERAGE


@pytest.mark.parametrize("language", sorted(FORBIDDEN))
def test_forbidden_words_are_not_there(language):
    found = {
        key: wrong
        for key, text in everything(language)
        for wrong in FORBIDDEN[language]
        if re.search(rf"\b({wrong})(?!\w)", text, re.IGNORECASE)
    }
    assert found == {}


@pytest.mark.parametrize("step", STEPS)
@pytest.mark.parametrize("language", LANGUAGES)
def test_what_closes_a_step_only_introduces_its_checklist(language, step):
    """What has to be there is said once, item by item, in the list below it."""
    assert len(sentences(texts(language)(f"steps.{step}.done"))) == 1


@pytest.mark.parametrize(
    ("text", "parts"),
    [
        ("Eerst dit. Dan dat!", ["Eerst dit.", "Dan dat!"]),
        ("“Wat zie je? Wat nog?” Daarna pas.", ["“Wat zie je?", "Wat nog?", "Daarna pas."]),
        ("See e.g. the map. Then go on.", ["See e.g. the map.", "Then go on."]),
        ("From 1.5 to 2: {names}", ["From 1.5 to 2: {names}"]),
        ("(One.) Two … three", ["(One.", "Two …", "three"]),
    ],
)
def test_where_a_sentence_ends(text, parts):
    assert sentences(text) == parts


def test_what_is_filled_in_is_one_word():
    assert words("{one} – {other}: {n_then} answers (n = {n}).") == 6
    assert words("{n:# party is|# parties are} there.") == 4
