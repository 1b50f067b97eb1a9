"""Small sessions to make a headline of."""

from netwerk_widgets.session.models import Session
from netwerk_widgets.texts import texts

NL = texts("nl")


SCALE = {f"p{n}": f"Partij {n}" for n in range(12)}


def session(parties: int = 3, **parts) -> Session:
    items = [{"id": key, "name": SCALE[key]} for key in list(SCALE)[:parties]]
    return Session.model_validate({"stakeholders": {"items": items}, **parts})


ACTION = {"id": "a", "name": "Actie", "goal": "g"}
