"""Step 5: where the parties stand between two poles, and who brings and who gets."""

from dataclasses import dataclass
from statistics import median

from netwerk_widgets.insights.consensus import agreement, consensus
from netwerk_widgets.insights.finding import Finding
from netwerk_widgets.insights.names import few, known_parties, named, party_names
from netwerk_widgets.session.models import Session
from netwerk_widgets.texts import Texts

#: The places on the line: 1 is entirely pole A, 7 entirely pole B.
LINE = (1, 7)


@dataclass(frozen=True)
class Place:
    """One party's place on the line, with its reason."""

    party: str
    position: int
    reason: str


@dataclass(frozen=True)
class Strip:
    """One dilemma with the places on its line, from pole A to pole B.

    ``median`` and ``consensus`` are None with fewer than two places.
    """

    dilemma: str
    places: tuple[Place, ...]
    median: float | None
    consensus: float | None

    @property
    def n(self) -> int:
        """How many parties took a place."""
        return len(self.places)


@dataclass(frozen=True)
class Balance:
    """What a party brings and gets, each 0 … 3 or None."""

    party: str
    brings: int | None
    gets: int | None
    brings_what: str
    gets_what: str

    @property
    def only_gets(self) -> bool:
        """It gets something and brings nothing."""
        return bool(self.gets) and not self.brings

    @property
    def only_brings(self) -> bool:
        """It brings something and gets nothing."""
        return bool(self.brings) and not self.gets


def strips(session: Session) -> tuple[Strip, ...]:
    """Every dilemma with its places; of a party that took two the last one counts."""
    order = {party: number for number, party in enumerate(known_parties(session))}
    result = []
    for dilemma in session.dilemmas.dilemmas:
        by_party = {
            each.party: Place(each.party, each.position, each.reason)
            for each in session.dilemmas.positions
            if each.dilemma == dilemma.id and each.party in order and each.position is not None
        }
        places = tuple(sorted(by_party.values(), key=lambda at: (at.position, order[at.party])))
        values = [at.position for at in places]
        result.append(
            Strip(
                dilemma.id,
                places,
                float(median(values)) if len(values) > 1 else None,
                consensus(values, *LINE) if len(values) > 1 else None,
            )
        )
    return tuple(result)


def balances(session: Session) -> tuple[Balance, ...]:
    """Brings and gets of every party that said something about either."""
    given = {each.id: each for each in session.dilemmas.exchanges}
    rows = []
    for party in known_parties(session):
        each = given.get(party)
        if each is None or (each.brings_weight is None and each.gets_weight is None):
            continue
        rows.append(Balance(party, each.brings_weight, each.gets_weight, each.brings, each.gets))
    return tuple(rows)


def findings(session: Session, t: Texts) -> list[Finding]:
    """What stands out in the dilemmas and in brengen en halen."""
    return [*_about_strips(session, t), *_about_balance(session, t)]


def _about_strips(session: Session, t: Texts) -> list[Finding]:
    names = party_names(session, t)
    dilemmas = named(session.dilemmas.dilemmas, t)
    rows = [each for each in strips(session) if each.consensus is not None]
    result = []
    if rows:
        apart = min(rows, key=lambda each: each.consensus or 0)
        word = agreement(apart.consensus or 0)
        first, last = apart.places[0], apart.places[-1]
        if word == "high":
            result.append(
                Finding(
                    "dilemma_agreed",
                    t.count(
                        "dilemmas.finding.agreed",
                        len(rows),
                        dilemma=dilemmas[apart.dilemma],
                        consensus=t.number(apart.consensus or 0, 2),
                        parties=apart.n,
                    ),
                    t("dilemmas.question.agreed"),
                )
            )
        else:
            result.append(
                Finding(
                    "dilemma_apart",
                    t(
                        "dilemmas.finding.apart",
                        dilemma=dilemmas[apart.dilemma],
                        consensus=t.number(apart.consensus or 0, 2),
                        n=apart.n,
                        one=names[first.party],
                        one_at=first.position,
                        other=names[last.party],
                        other_at=last.position,
                    ),
                    t("dilemmas.question.apart", one=names[first.party], other=names[last.party]),
                )
            )
    undecided = [d for d in session.dilemmas.dilemmas if not d.outcome.strip()]
    if undecided:
        which = few([dilemmas[each.id] for each in undecided], t, 3, quoted=True)
        result.append(
            Finding("dilemma_open", t.count("dilemmas.finding.open", len(undecided), names=which))
        )
    return result


def _about_balance(session: Session, t: Texts) -> list[Finding]:
    names = party_names(session, t)
    rows = balances(session)
    only_get = [names[each.party] for each in rows if each.only_gets]
    only_bring = [names[each.party] for each in rows if each.only_brings]
    result = []
    if only_get:
        result.append(
            Finding(
                "only_gets",
                t.count("dilemmas.finding.only_gets", len(only_get), names=few(only_get, t)),
                t("dilemmas.question.only_gets"),
            )
        )
    if only_bring:
        result.append(
            Finding(
                "only_brings",
                t.count("dilemmas.finding.only_brings", len(only_bring), names=few(only_bring, t)),
                t("dilemmas.question.only_brings"),
            )
        )
    if rows and not only_get and not only_bring:
        result.append(Finding("balance_even", t("dilemmas.finding.even", n=len(rows))))
    return result
