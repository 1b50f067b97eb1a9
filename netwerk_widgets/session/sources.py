"""Who says so, in words: of the fields of a row that are filled in, together."""

from collections.abc import Collection
from dataclasses import dataclass
from typing import Any, get_args

from pydantic import BaseModel

from netwerk_widgets.session.fields import counted, typed
from netwerk_widgets.session.models.sources import (
    DEFAULT,
    GROUP,
    Source,
    Sourced,
    as_now,
    source_of,
)
from netwerk_widgets.session.shapes import field_key
from netwerk_widgets.texts import Texts

_EMPTY: tuple[Any, ...] = (None, "", [], {})


@dataclass(frozen=True)
class Said:
    """The source of most of a row, and a phrase that names what has another one."""

    kind: Source
    text: str


def said(
    model: type[BaseModel], row: dict[str, Any], t: Texts, among: Collection[str] | None = None
) -> Said | None:
    """Who says what of a row's filled fields (``among`` some); None when all is the group's.

    For instance: ``artikel: naam; verder illustratief``.
    """
    sources = as_now(row.get("source") or {})
    if not sources:
        return None
    found = _by_source(model, row, _filled(model) if among is None else among)
    if not set(found) - {GROUP}:
        return None
    usual = sources.get(DEFAULT, GROUP)
    most = usual if usual in found else max(found, key=lambda each: len(found[each]))
    if len(found) == 1:
        return Said(most, t(f"fields.source.{most}"))
    parts = [
        t(
            "fields.sources.some",
            source=t(f"fields.source.{source}"),
            fields=t.enumerate([t(f"fields.label.{field_key(model, each)}") for each in names]),
        )
        for source, names in found.items()
        if source != most
    ]
    rest = t("fields.sources.rest", source=t(f"fields.source.{most}"))
    return Said(most, "; ".join([*parts, rest]))


def _filled(model: type[BaseModel]) -> tuple[str, ...]:
    """What can be somebody's: what is typed, and what a round without names brought."""
    return (*typed(model), *counted(model))


def _by_source(
    model: type[BaseModel], row: dict[str, Any], names: Collection[str]
) -> dict[Source, list[str]]:
    """The filled fields by their source, in the order of the model."""
    sources = as_now(row.get("source") or {})
    found: dict[Source, list[str]] = {each: [] for each in ("article", *get_args(Source))}
    for name in model.model_fields:
        value = row.get(name)
        if name not in names or value in _EMPTY:
            continue
        inner = list(value) if isinstance(value, dict) else [""]
        for source in {source_of(sources, name, each): None for each in inner}:
            found[source].append(name)
    return {source: fields for source, fields in found.items() if fields}


def is_said(row: BaseModel, among: Collection[str] | None = None) -> bool:
    """Whether anything that is filled in of a row is somebody else's than the group's."""
    if not isinstance(row, Sourced):
        return False
    names = _filled(type(row)) if among is None else among
    return bool(set(_by_source(type(row), row.model_dump(mode="json"), names)) - {GROUP})


def told(row: BaseModel, t: Texts, among: Collection[str] | None = None) -> str:
    """As `said`, of a row of a session: the phrase, or "group"."""
    found = said(type(row), row.model_dump(mode="json"), t, among)
    return found.text if found else t(f"fields.source.{GROUP}")
