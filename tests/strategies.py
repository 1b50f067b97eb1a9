"""Sessions as hypothesis makes them: any content that the models allow, references and all.

Hypothesis draws the texts and a seed; the structure follows from the seed, because drawing
hundreds of small choices one by one takes seconds a session.
"""

import random
import re
from datetime import UTC, date, datetime, timedelta
from typing import Any, Literal, get_args, get_origin

from hypothesis import strategies as st
from pydantic import AwareDatetime, StringConstraints

from netwerk_widgets.session.fields import typed
from netwerk_widgets.session.models import PARTS, Session
from netwerk_widgets.session.models.common import Model, Ref
from netwerk_widgets.session.models.persevering import FrozenMoment
from netwerk_widgets.session.models.signs import blank, unseen
from netwerk_widgets.session.models.sources import Source
from netwerk_widgets.session.shapes import Shape, field_shape, shape

#: What people, spreadsheets and ill-wishers put in a text field.
HOSTILE = (
    "<script>alert(1)</script>",
    "'); DROP TABLE revisions; --",
    "{name} {0} %s %(x)s",
    "=HYPERLINK(1)",
    "\u05d0\u05d1 van rechts",
    "é é 🌳 ﷽ 👩\u200d🌾",
    "regel één\nregel twee\tmet tab",
    "null",
    "</textarea>\\u0000",
)
TEXTS = st.sampled_from(HOSTILE) | st.text(
    st.characters(exclude_categories=("Cs", "Cc", "Cf", "Cn", "Zl", "Zp")), max_size=12
).filter(lambda text: not unseen(text, name=True) and not blank(text))

#: The kind of reference that leads to each list of items.
HOMES = {
    ("Stakeholders", "items"): "stakeholder",
    ("People", "items"): "person",
    ("Dream", "themes"): "theme",
    ("Goals", "goals"): "goal",
    ("Dilemmas", "dilemmas"): "dilemma",
    ("Persevering", "moments"): "moment",
    ("Ideas", "groups"): "group",
    ("Own", "questions"): "question",
}
_DIGESTS = ("0" * 16, "f" * 16)
_ID_POOL = ("a", "b-1", "c_2", "0", "z9-y8")
_TIMES = ("00:00", "09:10", "23:59")


def _ref(found: Shape) -> str | None:
    return next((mark.kind for mark in found.metadata if isinstance(mark, Ref)), None)


def _is_model(found: Shape) -> bool:
    return isinstance(found.type, type) and issubclass(found.type, Model)


class _Builder:
    """Makes documents: structure from a seed, texts from a given list."""

    def __init__(self, seed: int, texts: list[str]) -> None:
        self.rng = random.Random(seed)
        self.texts = texts
        self.ids = {kind: self.some(_ID_POOL) for kind in HOMES.values()}

    def some(self, options: Any) -> list[Any]:
        """A few of the options, in their order."""
        return [each for each in options if self.rng.random() < 0.6][:3]

    def options(self, found: Shape) -> tuple[Any, ...]:
        """All values of a reference or a choice."""
        kind = _ref(found)
        return tuple(self.ids[kind]) if kind else get_args(found.type)

    def bare(self, found: Shape) -> Any:
        """A value of a shape; None when there is nothing to refer to."""
        rng = self.rng
        origin = get_origin(found.type)
        if _ref(found) or origin is Literal:
            options = self.options(found)
            return rng.choice(options) if options else None
        if origin is list and found.entry.type is str and not _ref(found.entry):
            if found.entry.first(StringConstraints).pattern:
                return self.some(_DIGESTS)
            return self.some(dict.fromkeys(self.texts))
        if origin is list:
            return self.some(self.options(found.entry))
        if origin is dict:
            keys = self.some(self.options(shape(get_args(found.type)[0])))
            return {key: self.value(found.entry) for key in keys}
        if found.type is int:
            return rng.randint(found.least, found.most)
        if found.type is float:
            odd = min(found.most, rng.random() * 10 ** rng.randint(0, 9))
            return rng.choice([found.least, found.most, 0.1, odd])
        if found.type is date:
            return date.fromordinal(rng.randint(1, date.max.toordinal()))
        if found.type is AwareDatetime:
            return datetime(2026, 1, 1, tzinfo=UTC) + timedelta(microseconds=rng.randint(0, 10**15))
        limits = found.first(StringConstraints)
        if limits and limits.pattern:  # an id of nothing in particular, a digest, a time
            known = (*_ID_POOL, *_DIGESTS, *_TIMES)
            return rng.choice([each for each in known if re.search(limits.pattern, each)])
        return rng.choice(self.texts)

    def value(self, found: Shape) -> Any:
        """As `bare`, of models too, and empty now and then where that may be."""
        if found.optional and self.rng.random() < 0.3:
            return None
        return self.model(found.type) if _is_model(found) else self.bare(found)

    def rows(self, owner: type[Model], name: str, row: type[Model]) -> list[Any]:
        """The rows of a list, each with its own id."""
        home = HOMES.get((owner.__name__, name))
        found = field_shape(row.model_fields["id"])
        free = not _ref(found) and get_origin(found.type) is not Literal
        ids = self.ids[home] if home else self.some(_ID_POOL if free else self.options(found))
        return [self.model(row) | {"id": each} for each in ids]

    def sources(self, kind: type[Model]) -> dict[str, str]:
        """Who says so: of all fields, and otherwise of some."""
        sources = get_args(Source)
        usual = {"default": self.rng.choice([each for each in sources if each != "article"])}
        return usual | {name: self.rng.choice(sources) for name in self.some(typed(kind))}

    def model(self, kind: type[Model]) -> dict[str, Any]:
        """A document of a model."""
        made: dict[str, Any] = {}
        for name, field in kind.model_fields.items():
            found = field_shape(field)
            if kind is FrozenMoment and name == "state":
                parts = self.some(("stakeholders", "context", "doing"))
                made[name] = {part: PARTS[part]().model_dump(mode="json") for part in parts}
            elif get_origin(found.type) is list and _is_model(found.entry):
                made[name] = self.rows(kind, name, found.entry.type)
            elif name == "source":
                made[name] = self.sources(kind)
            elif name != "id":
                made[name] = self.value(found)
        return made


def _session(seed: int, texts: list[str]) -> Session:
    build = _Builder(seed, texts)
    return Session.model_validate({part: build.model(PARTS[part]) for part in PARTS})


def sessions() -> st.SearchStrategy[Session]:
    """Valid sessions whose references all lead somewhere."""
    return st.builds(_session, st.integers(0, 2**32 - 1), st.lists(TEXTS, min_size=1, max_size=6))
