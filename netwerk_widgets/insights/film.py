"""Step 7: the network from moment to moment: who came, who went, what shifted.

Every frame is what may be seen of it under today's panels (`session.published`). Who is not in
the network any more has no name in any frame, and nothing else by which it could be known.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from itertools import pairwise
from typing import TypeVar

from netwerk_widgets.insights.changes import changes
from netwerk_widgets.insights.finding import Finding
from netwerk_widgets.insights.names import day
from netwerk_widgets.insights.persevering import states
from netwerk_widgets.network.comparison import Comparison, compare
from netwerk_widgets.session.models import PARTS, Session
from netwerk_widgets.session.models.parties import Relation, Relations, Stakeholder, Stakeholders
from netwerk_widgets.session.published import published
from netwerk_widgets.session.store.base import Store
from netwerk_widgets.texts import Texts

_Any = TypeVar("_Any")

#: So many frames at most stand between the moments.
MOST_BETWEEN = 40
#: What a frame shows.
SHOWN = ("stakeholders", "relations")
#: So many sentences at most are told of a frame.
SENTENCES = 6


@dataclass(frozen=True)
class Frame:
    """The network as it was: at a moment, in between (``moment`` is False), or now (the last)."""

    label: str
    time: datetime
    moment: bool
    session: Session


def frames(
    session: Session, t: Texts, between: Iterable[tuple[datetime, Session]] = ()
) -> tuple[Frame, ...]:
    """The moments from early to late, what lies ``between`` the first and now, and now.

    Empty while there is no moment, or while the room may not see the map.
    """
    taken = {each.id: each.taken for each in session.moments.frozen}
    *moments, now = states(session, t)
    if not moments or "map" not in session.room.shows:
        return ()
    made = [Frame(e.label, taken[e.moment], True, e.session) for e in moments if e.moment]
    first, last = min(each.time for each in made), max(each.time for each in made)
    made += [
        Frame(_between(time, t), time, False, state) for time, state in between if time > first
    ]
    made.sort(key=lambda each: each.time)
    end = max(datetime.now(UTC), last)
    return _seen((*made, Frame(now.label, end, True, session)), session)


def _between(time: datetime, t: Texts) -> str:
    here = time.astimezone()
    return t("film.between", day=day(here.date(), t), time=f"{here:%H:%M}")


def _seen(made: Sequence[Frame], today: Session) -> tuple[Frame, ...]:
    """The frames as they may be seen today; a frame in between that shows nothing new is left."""
    here = {each.id for each in today.stakeholders.items}
    gone: dict[str, str] = {}
    found: list[Frame] = []
    for each in made:
        open_ = published(_alone(each.session, today))
        for party in open_.stakeholders.items:
            if party.id not in here:
                gone.setdefault(party.id, f"gone-{len(gone) + 1}")
        shown = replace(each, session=_nameless(open_, gone))
        if each.moment or not found or not compare(found[-1].session, shown.session).same:
            found.append(shown)
    # What was saved last is how it is now.
    if len(found) > 1 and not found[-2].moment and compare(*_last_two(found)).same:
        del found[-2]
    return tuple(found)


def _last_two(found: Sequence[Frame]) -> tuple[Session, Session]:
    return found[-2].session, found[-1].session


def _alone(state: Session, today: Session) -> Session:
    """The network of then, with what the room is shown today."""
    return Session(stakeholders=state.stakeholders, relations=state.relations, room=today.room)


def _nameless(session: Session, gone: dict[str, str]) -> Session:
    """Without anything that tells who the parties are that are there no more."""
    parties = [
        _shape(each, gone[each.id]) if each.id in gone else each
        for each in session.stakeholders.items
    ]
    lines = [_turned(each, gone) for each in session.relations.items]
    return session.model_copy(
        update={"stakeholders": Stakeholders(items=parties), "relations": Relations(items=lines)}
    )


def _shape(party: Stakeholder, id_: str) -> Stakeholder:
    """Where it stood, and nothing else of it."""
    return Stakeholder(id=id_, ring=party.ring, x=party.x, y=party.y)


def _turned(relation: Relation, gone: dict[str, str]) -> Relation:
    ends = {
        name: gone[end] for name in ("from_id", "to_id") if (end := getattr(relation, name)) in gone
    }
    return relation.model_copy(update=ends) if ends else relation


def from_log(store: Store, name: str, since: datetime) -> list[tuple[datetime, Session]]:
    """The network after each time that it was changed ``since`` then, early to late.

    `MOST_BETWEEN` at most: of more the first, the last, and those evenly between.

    Raises
    ------
    SessionNotFoundError
        When there is no such session.
    """
    numbers = dict.fromkeys(SHOWN, 1)
    found: list[tuple[datetime, dict[str, int]]] = []
    for entry in reversed(store.log(name, SHOWN)):
        numbers = numbers | {entry.part: entry.number}
        if entry.time > since:
            found.append((entry.time, numbers))
    return [(time, _read(store, name, each)) for time, each in spread(found, MOST_BETWEEN)]


def recorded(session: Session, store: Store, name: str, t: Texts) -> tuple[Frame, ...]:
    """The whole film of a session that is kept under a name: with what lies between."""
    first = min((each.taken for each in session.moments.frozen), default=None)
    return frames(session, t, from_log(store, name, first) if first else ())


def spread(steps: Sequence[_Any], most: int) -> list[_Any]:
    """At most so many of them, the first and the last among them, evenly."""
    if len(steps) <= most:
        return list(steps)
    return [steps[round(at * (len(steps) - 1) / (most - 1))] for at in range(most)]


def _read(store: Store, name: str, numbers: dict[str, int]) -> Session:
    documents = {part: store.read(name, part, number).document for part, number in numbers.items()}
    parts = {part: PARTS[part].model_validate(each) for part, each in documents.items()}
    return Session.model_construct(**{**dict(Session()), **parts})


def steps(made: Sequence[Frame]) -> list[Comparison]:
    """What each frame changed, from the second on."""
    return [compare(one.session, other.session) for one, other in pairwise(made)]


def told(made: Sequence[Frame], at: int, t: Texts) -> list[Finding]:
    """What came, went and shifted in a frame; of the first that the film begins there."""
    if at == 0:
        many = len(made[0].session.stakeholders.items)
        return [Finding("film_begins", t("film.begins", n=many), "", many, "party")]
    compared = compare(made[at - 1].session, made[at].session)
    return changes(compared, t, SENTENCES)
