"""My organisation's relations: with whom, of what kind, how strong, and who says the same."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from statistics import median_low
from typing import Any, Literal, get_args

from netwerk_widgets.rounds.model import Answer, Ask, Choice, Question, Round, Scale, says, typed
from netwerk_widgets.rounds.slips import Slip
from netwerk_widgets.session import ids
from netwerk_widgets.session.models import Session
from netwerk_widgets.session.models.parties import DIRECTED, RelationKind
from netwerk_widgets.session.progress import involved

#: What two organisations say of their relation: the same, something else, or only one speaks.
State = Literal["both", "differ", "one"]
STATES: tuple[State, ...] = get_args(State)
#: Of a kind that runs one way: from whom says it to the other, or the other way round.
TO, FROM = "-to", "-from"


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
class Link:
    """A relation as the map has it: of a kind that runs both ways the first-named comes first."""

    from_id: str
    to_id: str
    kind: str

    @property
    def name(self) -> str:
        """What it is called among what can be chosen."""
        return f"{self.from_id}/{self.to_id}/{self.kind}"

    @property
    def ends(self) -> frozenset[str]:
        """The two organisations."""
        return frozenset((self.from_id, self.to_id))


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
    for party, link, strength in _said(slips, order):
        said.setdefault(link, []).append((party, strength))
    kinds: dict[frozenset[str], int] = {}
    for link in said:
        kinds[link.ends] = kinds.get(link.ends, 0) + 1
    found = []
    for link, lines in said.items():
        by = {party for party, _strength in lines}
        strengths = [strength for _party, strength in lines]
        state: State = "differ" if kinds[link.ends] > 1 else "both" if len(by) > 1 else "one"
        found.append(
            Told(
                link,
                tuple(sorted(by, key=order.__getitem__)),
                tuple(sorted(link.ends - answered, key=order.__getitem__)),
                median_low(strengths),
                min(strengths),
                max(strengths),
                state,
            )
        )

    def place(each: Told) -> tuple[int, ...]:
        ends = sorted(order[end] for end in each.link.ends)
        return (STATES.index(each.state), *ends, order[each.link.from_id])

    return sorted(found, key=lambda each: (place(each), each.link.kind))


def _said(slips: Sequence[Slip], order: Mapping[str, int]) -> Iterator[tuple[str, Link, int]]:
    """Who says what, and how strong."""
    for slip in slips:
        for name, value in slip.answers.items():
            other, _, ask = name.partition(".")
            if ask == "kind" and other in order and slip.party in order:
                strength = slip.answers.get(f"{other}.strength")
                if strength is not None:
                    yield slip.party, _link(slip.party, other, str(value), order), int(strength)


def _link(party: str, other: str, option: str, order: Mapping[str, int]) -> Link:
    if option.endswith(TO):
        return Link(party, other, option.removesuffix(TO))
    if option.endswith(FROM):
        return Link(other, party, option.removesuffix(FROM))
    first, last = sorted((party, other), key=order.__getitem__)
    return Link(first, last, option)


def known(link: Link, relations: Sequence[Mapping[str, Any]]) -> str | None:
    """The id of the row of a session that says so already, how strong apart; None without."""
    for row in relations:
        ends = (row["from_id"], row["to_id"])
        same = ends == (link.from_id, link.to_id)
        if link.kind not in DIRECTED:
            same = {*ends} == link.ends
        if same and row["kind"] == link.kind:
            return str(row["id"])
    return None


def rows(
    round_: Round, slips: Sequence[Slip], relations: Sequence[Mapping[str, Any]]
) -> list[tuple[str, Link, dict[str, Answer]]]:
    """What a session keeps of each relation that was told of, by the id of its row.

    A row of ``relations`` that says so already only gets to know how strong it is.
    """
    made = []
    for each in told(round_, slips):
        link, own = each.link, known(each.link, relations)
        values: dict[str, Answer] = {"strength": each.strength}
        if own is None:
            values |= {"from_id": link.from_id, "to_id": link.to_id, "kind": link.kind}
        made.append((own or _link_id(round_, link), link, values))
    return made


def _link_id(round_: Round, link: Link) -> str:
    """The id of a new row: the same each time that this is taken over."""
    return f"r{ids.digest(f'{round_.id} {link.name}', 12)}"
