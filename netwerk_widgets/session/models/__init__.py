"""What a group records: one validated model for each part of a session.

A session is stored part by part (`PARTS`), so that two people who work on different parts
never wait for each other. A part's document is the JSON form of its model.
"""

from typing import Annotated

from pydantic import Field

from netwerk_widgets.session.models.chosen import Choices
from netwerk_widgets.session.models.common import Model
from netwerk_widgets.session.models.context import Context
from netwerk_widgets.session.models.dilemmas import Dilemmas
from netwerk_widgets.session.models.doing import Doing
from netwerk_widgets.session.models.domain import Domain
from netwerk_widgets.session.models.dream import Dream
from netwerk_widgets.session.models.goals import Goals
from netwerk_widgets.session.models.ideas import Ideas
from netwerk_widgets.session.models.marks import Belongs, of
from netwerk_widgets.session.models.own import Own
from netwerk_widgets.session.models.parties import Relations, Stakeholders
from netwerk_widgets.session.models.people import People
from netwerk_widgets.session.models.persevering import Moments, Persevering
from netwerk_widgets.session.models.programme import Programme
from netwerk_widgets.session.models.room import Room
from netwerk_widgets.session.models.start import Start
from netwerk_widgets.session.models.steps import Steps
from netwerk_widgets.session.models.study import Study


class Session(Model):
    """Everything a group has recorded, all parts together."""

    start: Start = Field(default_factory=Start)
    stakeholders: Annotated[Stakeholders, of("context")] = Field(default_factory=Stakeholders)
    relations: Annotated[Relations, of("domain")] = Field(default_factory=Relations)
    people: Annotated[People, Belongs(page="context")] = Field(default_factory=People)
    context: Context = Field(default_factory=Context)
    domain: Domain = Field(default_factory=Domain)
    dream: Dream = Field(default_factory=Dream)
    goals: Goals = Field(default_factory=Goals)
    dilemmas: Dilemmas = Field(default_factory=Dilemmas)
    doing: Doing = Field(default_factory=Doing)
    persevering: Persevering = Field(default_factory=Persevering)
    choices: Annotated[Choices, Belongs(page="gather")] = Field(default_factory=Choices)
    moments: Moments = Field(default_factory=Moments)
    steps: Steps = Field(default_factory=Steps)
    room: Room = Field(default_factory=Room)
    ideas: Annotated[Ideas, Belongs(page="gather")] = Field(default_factory=Ideas)
    own: Annotated[Own, Belongs(page="start")] = Field(default_factory=Own)
    programme: Annotated[Programme, Belongs(page="desk")] = Field(default_factory=Programme)
    study: Annotated[Study, Belongs(page="case")] = Field(default_factory=Study)


#: The model of each part, by the part's name.
PARTS: dict[str, type[Model]] = {
    name: field.annotation  # type: ignore[misc]
    for name, field in Session.model_fields.items()
}

__all__ = ["PARTS", "Session"]
