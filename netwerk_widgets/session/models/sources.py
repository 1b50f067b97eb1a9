"""Who says so, of each field: the group itself, the article, we (to make a case work), or unknown.

A row keeps ``{"default": "illustrative", "name": "article"}``: what holds for its fields, and the
fields for which it is otherwise. Without a default that is the group. An entry of a field that is
a dict may have its own (``"now.technology"``). Only what differs is kept, so that two rows that
say the same are the same.
"""

from functools import cache
from typing import TYPE_CHECKING, Annotated, Any, Literal, get_args

from pydantic import StringConstraints, field_validator

from netwerk_widgets.session.models.marks import OF_NO_STEP
from netwerk_widgets.session.models.model import Model

Source = Literal["group", "article", "illustrative", "unknown"]
#: Where stands what holds for the fields that say nothing; there is no field of that name.
DEFAULT = "default"
GROUP: Source = "group"
_Key = Annotated[str, StringConstraints(max_length=90)]
Sources = dict[_Key, Source]


def source_of(sources: Sources, name: str, inner: str = "") -> Source:
    """Who says so of a field, or of an entry of one."""
    usual = sources.get(name, sources.get(DEFAULT, GROUP))
    return sources.get(f"{name}.{inner}", usual) if inner else usual


def claimed(sources: Sources, name: str, inner: str = "", by: Source = GROUP) -> Sources:
    """The sources when somebody has filled in a field, or an entry of one."""
    if inner:
        return shortened({**sources, f"{name}.{inner}": by})
    kept = {key: each for key, each in sources.items() if key.partition(".")[0] != name}
    return shortened({**kept, name: by})


def only(sources: Sources, names: set[str]) -> Sources:
    """What is said of these fields, and of no others."""
    return {
        key: each
        for key, each in sources.items()
        if key == DEFAULT or key.partition(".")[0] in names
    }


def shortened(sources: Sources) -> Sources:
    """Without what goes without saying."""
    usual = sources.get(DEFAULT, GROUP)
    kept: Sources = {} if usual == GROUP else {DEFAULT: usual}
    for key, each in sources.items():
        name, _, inner = key.partition(".")
        if key != DEFAULT and each != (sources.get(name, usual) if inner else usual):
            kept[key] = each
    return kept


def as_now(said: Any) -> Any:
    """The sources as they are kept now, of a row that had one for all its fields.

    Such a row may have been filled in by several: what it says of any one field is not known.
    Only of the group it is, because each edit of theirs made the whole row theirs.
    """
    if not isinstance(said, str) or said not in get_args(Source):
        return said
    return {} if said == GROUP else {DEFAULT: "unknown"}


@cache
def _known(model: type[Model]) -> frozenset[str]:
    """What a row of this model may name the source of."""
    return frozenset({DEFAULT, *model.model_fields} - {"id", "source"})


class Sourced(Model):
    """Something of which each field has a source.

    An article says some things of a row and never all of it, so that cannot be its default.
    """

    if TYPE_CHECKING:
        source: Sources

    @field_validator("source", mode="before", check_fields=False)
    @classmethod
    def _of_before(cls, said: Any) -> Any:
        return as_now(said)

    @field_validator("source", check_fields=False)
    @classmethod
    def _of_own_fields(cls, said: Sources) -> Sources:
        known = _known(cls)
        if any(key not in known and key.partition(".")[0] not in known for key in said):
            raise ValueError("field_unknown")
        if said.get(DEFAULT) == "article":
            raise ValueError("source_default")
        return shortened(said)

    def says(self, name: str, inner: str = "") -> Source:
        """Who says so of a field, or of an entry of one."""
        return source_of(self.source, name, inner)


class Form(Sourced):
    """The fields of a part itself; their sources are not for the room."""

    source: Annotated[Sources, OF_NO_STEP] = {}
