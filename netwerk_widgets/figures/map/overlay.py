"""What can lie over the facilitator's own map: who says it, or the marks for trust or value.

Only relations that are on the map carry a sign here; a pair has one, on its first line.
"""

from typing import Any, Literal, get_args

from netwerk_widgets.figures.map.pictures import SIGNS as SAID
from netwerk_widgets.figures.map.pictures import sign_key
from netwerk_widgets.figures.map.rated import SIGNS as RATED
from netwerk_widgets.insights.pictures import pairs
from netwerk_widgets.insights.quality import SIDES, rated
from netwerk_widgets.session.models import Session
from netwerk_widgets.texts import Texts

Overlay = Literal["said", "trust", "value"]
OVERLAYS: tuple[Overlay, ...] = get_args(Overlay)
Scene = dict[str, Any]


def offered(session: Session) -> tuple[Overlay, ...]:
    """What there is to lay over the map."""
    if not session.domain.pictures:
        return ()
    return tuple(each for each in OVERLAYS if _levels(session, each))


def overlaid(scene: Scene, session: Session, t: Texts, what: Overlay | None) -> Scene:
    """The scene with a sign on each relation of which that is known."""
    levels = _levels(session, what) if what else {}
    if not levels:
        return scene
    left, relations = dict(levels), []
    for each in scene["relations"]:
        sign = left.pop(frozenset((each["from"], each["to"])), None)
        relations.append(each | {"sign": sign})
    looks = SAID if what == "said" else RATED
    words = "pictures.sign" if what == "said" else "quality.level"
    keys = [sign_key(str(each), look, t(f"{words}.{each}")) for each, look in looks.items()]
    return scene | {"relations": relations, "keys": scene["keys"] | {"signs": keys}}


def _levels(session: Session, what: Overlay) -> dict[frozenset[str], str]:
    if what == "said":
        return {frozenset(each.ends): each.state for each in pairs(session)}
    assert what in SIDES
    return {frozenset(each.ends): each.level for each in rated(session, what)}
