"""My organisation's relations: with whom, of what kind, how strong, and who says the same."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from statistics import median_low
from typing import Any, get_args

from netwerk_widgets.insights.pictures import FROM, STATES, TO, Link, State, known, link, state
from netwerk_widgets.rounds import quality
from netwerk_widgets.rounds.model import Answer, Ask, Choice, Question, Round, Scale, says, typed
from netwerk_widgets.rounds.slips import Slip
from netwerk_widgets.session import ids
from netwerk_widgets.session.models import Session
from netwerk_widgets.session.models.parties import DIRECTED, RelationKind
from netwerk_widgets.session.progress import involved


def _kinds() -> tuple[str, ...]:
    """What can be said of a relation: each kind, and of a directed one which way it runs."""
    return tuple(
        option
        for kind in get_args(RelationKind)
        for option in ((f"{kind}{TO}", f"{kind}{FROM}") if kind in DIRECTED else (kind,))
    )


def questions(session: Session) -> tuple[Question, ...]:
    """What relation there is with each organisation that takes part."""
    names = {each.id: each.name for each in session.stakeholders.items}
    kinds = Choice(options={each: says(f"rounds.relation.{each}") for each in _kinds()})
    words = {n: says(f"rounds.ends.strength.{n}") for n in (1, 2, 3)}
    asks = (
        Ask(id="kind", label=says("rounds.ask.relation"), shape=kinds),
        Ask(
            id="strength",
            label=says("rounds.ask.strength"),
            shape=Scale(least=1, most=3, words=words),
        ),
    )
    listed = [each for each in involved(session) if names[each].strip()]
    if len(listed) < 2:
        return ()
    return tuple(
        Question(
            id=each, label=typed(names[each]), definition=says("rounds.relations.what"), asks=asks
        )
        for each in listed
    )


@dataclass(frozen=True)
class Told:
    """One relation that was told of.

    ``by`` are who say so, ``silent`` who of the two sent nothing at all. ``strength`` is the lower
    median of what they say, from ``low`` to ``high``. ``state``: what both say of each other.
    """

    link: Link
    by: tuple[str, ...]
    silent: tuple[str, ...]
    strength: int
    low: int
    high: int
    state: State


def told(round_: Round, slips: Sequence[Slip]) -> list[Told]:
    """What was told of: first what both say, then where kinds differ, then what one says."""
    order = {each.id: number for number, each in enumerate(round_.parties)}
    answered = {each.party for each in slips}
    said: dict[Link, list[tuple[str, int]]] = {}
    for party, one, strength in _said(slips, order):
        said.setdefault(one, []).append((party, strength))
    between: dict[frozenset[str], list[Link]] = {}
    for each in said:
        between.setdefault(each.ends, []).append(each)
    found = []
    for each, lines in said.items():
        by = {party for party, _strength in lines}
        strengths = [strength for _party, strength in lines]
        found.append(
            Told(
                each,
                tuple(sorted(by, key=order.__getitem__)),
                tuple(sorted(each.ends - answered, key=order.__getitem__)),
                median_low(strengths),
                min(strengths),
                max(strengths),
                state(by, between[each.ends]),
            )
        )

    def place(one: Told) -> tuple[int, ...]:
        ends = sorted(order[end] for end in one.link.ends)
        return (STATES.index(one.state), *ends, order[one.link.from_id])

    return sorted(found, key=lambda one: (place(one), one.link.kind))


def _said(slips: Sequence[Slip], order: Mapping[str, int]) -> Iterator[tuple[str, Link, int]]:
    """Who says what, and how strong."""
    for slip in slips:
        for name, value in slip.answers.items():
            other, _, ask = name.partition(".")
            if ask == "kind" and other in order and slip.party in order:
                strength = slip.answers.get(f"{other}.strength")
                if strength is not None:
                    yield slip.party, link(slip.party, other, str(value), order), int(strength)


def rows(
    round_: Round, slips: Sequence[Slip], relations: Sequence[Mapping[str, Any]]
) -> list[tuple[str, Link, dict[str, Answer]]]:
    """What a session keeps of each relation that was told of, by the id of its row.

    A row of ``relations`` that says so already only gets to know how strong it is.
    """
    made = []
    for each in told(round_, slips):
        own = known(each.link, relations)
        values: dict[str, Answer] = {"strength": each.strength}
        if own is None:
            from_id, to_id, kind = each.link.from_id, each.link.to_id, each.link.kind
            values |= {"from_id": from_id, "to_id": to_id, "kind": kind}
        made.append((own or _row_id("r", round_, each.link.name), each.link, values))
    return made


def _row_id(first: str, round_: Round, name: str) -> str:
    """The id of a new row: the same each time that this is taken over."""
    return f"{first}{ids.digest(f'{round_.id} {name}', 12)}"


def pictures(round_: Round, slips: Sequence[Slip]) -> list[tuple[str, dict[str, Any]]]:
    """Each organisation's own picture, whatever of it goes onto the map: a row for each other."""
    order = {each.id: number for number, each in enumerate(round_.parties)}
    said: dict[tuple[str, str], list[Slip]] = {}
    for slip in slips:
        for name in slip.answers:
            other, _, ask = name.partition(".")
            if ask == "kind" and {slip.party, other} <= {*order} and slip.party != other:
                said.setdefault((slip.party, other), []).append(slip)
    common = f"p{ids.digest(round_.id, 12)}"
    return [
        (_row_id("p", round_, f"{by} {other}"), {"round": common, "by": by, "other": other} | kept)
        for by, other in sorted(said, key=lambda ends: (order[ends[0]], order[ends[1]]))
        if (kept := _picture(round_, said[by, other], other))
    ]


def _picture(round_: Round, slips: Sequence[Slip], other: str) -> dict[str, Any]:
    """What the people of one organisation say of one other, together."""
    named = [str(each.answers[f"{other}.kind"]) for each in slips]
    strengths = [
        int(value) for each in slips if (value := each.answers.get(f"{other}.strength")) is not None
    ]
    kept: dict[str, Any] = {"kinds": [each for each in _kinds() if each in named]}
    kept |= quality.marks(round_, slips, other)
    if strengths:
        kept["strength"] = median_low(strengths)
    if round_.asked:
        kept["on"] = round_.asked.isoformat()
    return kept
