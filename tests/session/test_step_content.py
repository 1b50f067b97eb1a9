"""Each field of a party and of a relation belongs to a step: a change un-confirms just that one."""

import pytest

from netwerk_widgets.method import STEPS
from netwerk_widgets.session.models import Session
from netwerk_widgets.session.models.parties import Stakeholder
from netwerk_widgets.session.progress import digest

PARTY = {"id": "a", "name": "A"}
#: Of each field of a party: another value, and the steps that it says something about.
CHANGES = {
    "id": ("b", {"context", "domain"}),
    "name": ("B", {"context"}),
    "sector": ("public", {"context"}),
    "branch": ("kwekerij", {"context"}),
    "interests": ("x", {"context"}),
    "values": ("x", {"context"}),
    "activities": ("x", {"context"}),
    "parent": ("Moeder", {"domain"}),
    "role": ("client", {"domain"}),
    "ring": ("core", {"domain"}),
    "power": (5, {"domain"}),
    "interest": (5, {"domain"}),
}
#: What tells a party apart on the map, or is a note, takes no confirmation away.
FREE = {"geography", "note", "x", "y", "source"}


def whole(**changes):
    return Session.model_validate({"stakeholders": {"items": [PARTY | changes]}})


def test_every_field_of_a_party_is_in_a_step_or_free():
    assert set(Stakeholder.model_fields) <= set(CHANGES) | FREE


@pytest.mark.parametrize("field", CHANGES)
def test_a_changed_party_takes_away_the_steps_it_is_about(field):
    value, steps = CHANGES[field]
    before, after = whole(), whole(**{field: value})
    assert {step for step in STEPS if digest(before, step) != digest(after, step)} == steps
