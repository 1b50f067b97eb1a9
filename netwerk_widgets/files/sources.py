"""Who says so of the fields of a row, in one cell: ``illustrative; article: name, sector``.

First what holds for the fields that are not named. In a list it stands in the words of its
language, in a network's file in those of the models; both are read.
"""

from collections.abc import Callable
from functools import cache
from typing import get_args

from pydantic import BaseModel

from netwerk_widgets.files.spelling import normal
from netwerk_widgets.session.fields import typed
from netwerk_widgets.session.models.parties import Relation, Stakeholder
from netwerk_widgets.session.models.sources import DEFAULT, GROUP, Source, Sources, shortened
from netwerk_widgets.session.shapes import field_key
from netwerk_widgets.texts import LANGUAGES, Texts, texts

_MODELS: dict[str, type[BaseModel]] = {"parties": Stakeholder, "relations": Relation}


def written(
    sources: Sources,
    label: Callable[[str], str] = str,
    word: Callable[[Source], str] = str,
) -> str:
    """The cell; ``label`` says a field, ``word`` a source."""
    parts = [word(sources.get(DEFAULT, GROUP))]
    for source in get_args(Source):
        named = [label(key) for key, each in sources.items() if key != DEFAULT and each == source]
        if named:
            parts.append(f"{word(source)}: {', '.join(named)}")
    return "; ".join(parts)


def in_words(sources: Sources, table: str, t: Texts) -> str:
    """The cell of a list."""
    model = _MODELS[table]
    return written(
        sources,
        lambda name: t(f"fields.label.{field_key(model, name)}"),
        lambda source: t(f"fields.source.{source}"),
    )


@cache
def _words() -> dict[str, Source]:
    """Every way to write a source."""
    known: dict[str, Source] = {}
    for each in get_args(Source):
        known[normal(each)] = each
        known |= {normal(texts(language)(f"fields.source.{each}")): each for language in LANGUAGES}
    return known


@cache
def _fields() -> dict[str, str]:
    """Every way to write a field of a party or a relation."""
    known: dict[str, str] = {}
    for model in _MODELS.values():
        for name in model.model_fields:
            words = (texts(language).optional(f"fields.label.{field_key(model, name)}")
                     for language in LANGUAGES)  # fmt: skip
            known |= {normal(each): name for each in (name, *filter(None, words))}
    return known


def read(cell: str) -> Sources | None:
    """What a cell says; None when it is no such cell.

    That a whole row is of an article nobody knows: a list that says so is older than the sources
    of fields.
    """
    found: Sources = {}
    for part in cell.split(";"):
        word, of_some, names = part.partition(":")
        source = _words().get(normal(word))
        if source is None:
            return None
        if not of_some:
            found[DEFAULT] = "unknown" if source == "article" else source
            continue
        for each in names.split(","):
            name = _fields().get(normal(each))
            if name is None:
                return None
            found[name] = source
    return shortened(found)


def of_table(sources: Sources, table: str) -> Sources:
    """Without what is said of fields that this list does not have."""
    known = {DEFAULT, *typed(_MODELS[table])}
    return shortened({key: each for key, each in sources.items() if key in known})
