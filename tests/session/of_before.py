"""Sessions from before there was one list of people."""

from netwerk_widgets.session import progress
from netwerk_widgets.session.models import Session
from netwerk_widgets.session.people_of_before import with_people

PARTIES = [{"id": "kwekers", "name": "Kwekers"}, {"id": "bank", "name": "Bank"}]
NOW = {"technology": 4}
SCORES = {"choices": 2}
ILLUSTRATIVE = {"default": "illustrative"}


def scored(id_, name="", role="", party=None, **more):
    """A row of scores as step 1 had them."""
    return {"id": id_, "name": name, "role": role, "party": party, "now": NOW,
            "expected": {}, "source": {}} | more  # fmt: skip


def answered(id_, name="", party=None, **more):
    """And as step 6 had them."""
    return {"id": id_, "name": name, "party": party, "scores": SCORES, "source": {}} | more


def of_before(respondents, readiness, **more):
    """The documents of a session from before there was one list."""
    fresh = Session.model_validate({"stakeholders": {"items": PARTIES}}).model_dump(mode="json")
    del fresh["people"]
    fresh["context"]["respondents"], fresh["doing"]["readiness"] = respondents, readiness
    return fresh | more


def brought(respondents, readiness, **more) -> Session:
    return Session.model_validate(with_people(of_before(respondents, readiness, **more)))


def who(session):
    return [(each.id, each.name, each.role, each.party) for each in session.people.items]


OLD = (
    [scored("r1", "Jannie", "kweker", "kwekers"), scored("r2", "Piet", source=ILLUSTRATIVE),
     scored("r3")],
    [answered("a1", "  JANNIE "), answered("a2", "Klaas", "bank"), answered("r3")],
)  # fmt: skip


def confirmed(session_documents):
    """The steps as an older workbook confirmed them: with the people in the rows."""
    fresh = Session.model_validate(with_people(session_documents))
    return {
        step: {"at": "2026-01-01T00:00:00Z",
               "digest": progress.digest(fresh, step, session_documents[step])}
        for step in ("context", "doing")
    }  # fmt: skip
