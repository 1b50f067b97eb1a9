"""Step 5: where the parties stand between two poles, and who brings and who gets."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from statistics import median

from netwerk_widgets.insights.consensus import agreement, consensus
from netwerk_widgets.insights.finding import Finding
from netwerk_widgets.insights.names import few, form_order, named, outside, party_names
from netwerk_widgets.insights.overdue import overdue_findings
from netwerk_widgets.session.models import Session
from netwerk_widgets.texts import Texts

#: The places on the line: 1 is entirely pole A, 7 entirely pole B.
LINE = (1, 7)


@dataclass(frozen=True)
class Place:
    """One party's place on the line, with its reason; ``outside`` the domain it does not count."""

    party: str
    position: int
    reason: str
    outside: bool = False


@dataclass(frozen=True)
class Strip:
    """One dilemma with the places on its line, in the order of the form.

    ``median`` and ``consensus`` are of the parties that count, None with fewer than two.
    """

    dilemma: str
    places: tuple[Place, ...]
    median: float | None
    consensus: float | None

    @property
    def n(self) -> int:
        """How many parties that count took a place."""
        return len(self.counted)

    @property
    def counted(self) -> tuple[Place, ...]:
        """The places of the parties inside the domain."""
        return tuple(each for each in self.places if not each.outside)


@dataclass(frozen=True)
class Balance:
    """What a party brings and gets, each 0 … 3 or None; ``outside`` it does not count."""

    party: str
    brings: int | None
    gets: int | None
    brings_what: str
    gets_what: str
    outside: bool = False

    @property
    def only_gets(self) -> bool:
        """It gets something and said that it brings nothing."""
        return bool(self.gets) and self.brings == 0 and not self.outside

    @property
    def only_brings(self) -> bool:
        """It brings something and said that it gets nothing."""
        return bool(self.brings) and self.gets == 0 and not self.outside


def strips(session: Session) -> tuple[Strip, ...]:
    """Every dilemma with its places; of a party that took two the last one counts."""
    known, apart = set(form_order(session)), set(outside(session))
    result = []
    for dilemma in session.dilemmas.dilemmas:
        by_party: dict[str, Place] = {}
        for each in session.dilemmas.positions:
            if each.dilemma == dilemma.id and each.party in known and each.position is not None:
                by_party.pop(each.party, None)
                by_party[each.party] = Place(
                    each.party, each.position, each.reason, each.party in apart
                )
        places = tuple(by_party.values())
        values = [at.position for at in places if not at.outside]
        result.append(
            Strip(
                dilemma.id,
                places,
                float(median(values)) if len(values) > 1 else None,
                consensus(values, *LINE) if len(values) > 1 else None,
            )
        )
    return tuple(result)


def least(rows: Sequence[Strip]) -> list[Strip]:
    """Of the strips with a consensus those with the lowest, as it is shown."""
    known = [(round(each.consensus, 2), each) for each in rows if each.consensus is not None]
    lowest = min((value for value, _ in known), default=None)
    return [each for value, each in known if value == lowest]


def _at(strip: Strip, position: int, names: dict[str, str], t: Texts) -> str:
    return few([names[each.party] for each in strip.counted if each.position == position], t, 3)


def balances(session: Session) -> tuple[Balance, ...]:
    """Brings and gets of every party that said something about either."""
    given = {each.id: each for each in session.dilemmas.exchanges}
    rows, apart = [], set(outside(session))
    for party in form_order(session):
        each = given.get(party)
        if each is None or (each.brings_weight is None and each.gets_weight is None):
            continue
        said = (each.brings_weight, each.gets_weight, each.brings, each.gets)
        rows.append(Balance(party, *said, party in apart))
    return tuple(rows)


def findings(session: Session, t: Texts, today: date | None = None) -> list[Finding]:
    """What stands out in the dilemmas and in brengen en halen; with ``today`` what is overdue."""
    return [
        *_about_strips(session, t),
        *overdue_findings(session, t, today, ("dilemma",)),
        *_about_balance(session, t),
    ]


def _about_strips(session: Session, t: Texts) -> list[Finding]:
    names = party_names(session, t)
    dilemmas = named(session.dilemmas.dilemmas, t)
    rows = [each for each in strips(session) if each.consensus is not None]
    result = []
    if rows:
        apart = min(rows, key=lambda each: each.consensus or 0)
        word = agreement(apart.consensus or 0)
        first, last = (pick(apart.counted, key=lambda at: at.position) for pick in (min, max))
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
                    apart.consensus,
                    "consensus",
                )
            )
        else:
            result.append(
                Finding(
                    "dilemma_apart",
                    t.count(
                        "dilemmas.finding.apart",
                        # Of equals nobody stands furthest apart.
                        1 if len(least(rows)) > 1 else len(rows),
                        dilemma=dilemmas[apart.dilemma],
                        consensus=t.number(apart.consensus or 0, 2),
                        parties=apart.n,
                        one=_at(apart, first.position, names, t),
                        one_at=first.position,
                        other=_at(apart, last.position, names, t),
                        other_at=last.position,
                    ),
                    t("dilemmas.question.apart", one=names[first.party], other=names[last.party]),
                    apart.consensus,
                    "consensus",
                )
            )
    undecided = [d for d in session.dilemmas.dilemmas if not d.outcome.strip()]
    if undecided:
        which = few([dilemmas[each.id] for each in undecided], t, 3, quoted=True)
        sentence = t.count("dilemmas.finding.open", len(undecided), names=which)
        result.append(Finding("dilemma_open", sentence, "", len(undecided), "dilemma"))
    return result


def _about_balance(session: Session, t: Texts) -> list[Finding]:
    names = party_names(session, t)
    rows = [each for each in balances(session) if not each.outside]
    only_get = [names[each.party] for each in rows if each.only_gets]
    only_bring = [names[each.party] for each in rows if each.only_brings]
    result = []
    if only_get:
        result.append(
            Finding(
                "only_gets",
                t.count("dilemmas.finding.only_gets", len(only_get), names=few(only_get, t)),
                t("dilemmas.question.only_gets"),
                len(only_get),
                "party",
            )
        )
    if only_bring:
        result.append(
            Finding(
                "only_brings",
                t.count("dilemmas.finding.only_brings", len(only_bring), names=few(only_bring, t)),
                t("dilemmas.question.only_brings"),
                len(only_bring),
                "party",
            )
        )
    if rows and all(each.brings and each.gets for each in rows):
        sentence = t("dilemmas.finding.even", n=len(rows))
        result.append(Finding("balance_even", sentence, "", len(rows), "party"))
    return result
