"""Measurement moments: the whole session as it is, kept under a name."""

from datetime import UTC, date, datetime

from netwerk_widgets.session import ids
from netwerk_widgets.session.live import LiveSession
from netwerk_widgets.session.models import PARTS

#: What a moment keeps; not the other moments, which would grow without end, nor what was planned
#: or only came up.
_NOT = ("moments", "steps", "room", "programme", "ideas")
KEPT = tuple(part for part in PARTS if part not in _NOT)


def freeze(live: LiveSession, name: str, on: date) -> str:
    """Add a moment with the session as it is now; the id of the moment.

    Raises
    ------
    EditError
        When there are as many moments as there can be, or the name is too long.
    """
    id_ = ids.fresh("m")
    values = {"name": name, "on": on.isoformat()}
    live.edit("persevering", "moments", [{"op": "add", "id": id_, "after": None, "values": values}])
    known = {each["id"] for each in live.documents["persevering"]["moments"]}
    # A moment that the group removed is not kept either.
    frozen = [each for each in live.documents["moments"]["frozen"] if each["id"] in known]
    state = {part: live.documents[part] for part in KEPT}
    new = {"id": id_, "taken": datetime.now(UTC).isoformat(), "state": state}
    live.replace("moments", {"frozen": [*frozen, new]})
    return id_
