"""Which new relations would help this group most: what is searched, and what is said of it.

What a group wants of its network follows from what it recorded (`aim`): that the parties of its
domain reach each other, that no single one can break that, short ways between who are for the same
goal (a position above 0), and for who took a side in a dilemma (left or right of the middle) a
relation with the other side. How it is searched stands in `network.augmenting`.
"""

from collections import Counter
from dataclasses import dataclass
from functools import lru_cache
from itertools import combinations

from netwerk_widgets.insights.dilemmas import LINE, strips
from netwerk_widgets.insights.finding import Finding
from netwerk_widgets.insights.goals import positions
from netwerk_widgets.insights.names import amount, few, party_names, short, taking_part
from netwerk_widgets.insights.not_feasible import set_aside
from netwerk_widgets.network import augmenting
from netwerk_widgets.network.aims import AIMS, Aim, Goal, Pair, Score
from netwerk_widgets.network.augmenting import Gain
from netwerk_widgets.network.engines import there
from netwerk_widgets.network.measures import measure
from netwerk_widgets.session.models import Session
from netwerk_widgets.session.what_if import AddRelation, what_if
from netwerk_widgets.texts import Texts

#: What a new relation costs as long as the group does not say so: both sides an hour a month.
HOURS = 24.0
#: A party with so few relations, or one outside the domain, can be brought in.
FEW = 1


@dataclass(frozen=True)
class Suggestion(Gain):
    """New relations and what they change; ``party`` is who is brought in by them, if anybody."""

    party: str | None = None

    def more(self, only: tuple[Goal, ...] = AIMS) -> float:
        """What it adds to the mean of the aims, 0–1."""
        return self.after.worth(only) - self.before.worth(only)


@dataclass(frozen=True)
class Help:
    """The best new relations, each beside those before it, and the party to bring in, if any.

    ``counted`` says which of the aims that were asked for have something to count.
    """

    relations: tuple[Suggestion, ...]
    party: Suggestion | None
    counted: tuple[Goal, ...]

    def __bool__(self) -> bool:
        return bool(self.relations or self.party)

    @property
    def pairs(self) -> tuple[Pair, ...]:
        """The relations together; those of the party when there are no others."""
        if not self.relations:
            return self.party.relations if self.party else ()
        return tuple(pair for each in self.relations for pair in each.relations)

    @property
    def reach(self) -> tuple[Score, Score] | None:
        """Where the network stands without and with the relations together."""
        if not self.relations:
            return (self.party.before, self.party.after) if self.party else None
        return self.relations[0].before, self.relations[-1].after


def aim(session: Session, only: tuple[Goal, ...] = AIMS) -> Aim:
    """What this group wants of its network; who is outside the domain does not count."""
    where, common = positions(session), Counter[Pair]()
    # Of everybody: who is brought in from outside has its goals too.
    rows = dict(zip(where.parties, where.values, strict=True))
    for goal in range(len(where.goals)):
        wants = sorted(party for party, row in rows.items() if (row[goal] or 0) > 0)
        common.update(combinations(wants, 2))
    middle = sum(LINE) / 2
    sides = tuple(
        (
            frozenset(each.party for each in strip.places if each.position < middle),
            frozenset(each.party for each in strip.places if each.position > middle),
        )
        for strip in strips(session)
    )
    goals = tuple((*pair, many) for pair, many in sorted(common.items()))
    ends = ((each.one, each.other) for each in set_aside(session))
    barred = frozenset((min(a, b), max(a, b)) for a, b in ends if b is not None)
    return Aim(frozenset(taking_part(session)), goals, sides, only, barred)


def aim_keys(session: Session) -> tuple[Goal, ...]:
    """The aims of which this session has something to count."""
    return tuple(augmenting.score(measure(session).ties, aim(session)).shares())


def helping(session: Session, only: tuple[Goal, ...] = AIMS) -> Help:
    """What would help most; the same for any order of parties and relations.

    ``only`` are the aims that count. What was set aside (`not_feasible`) is not among it.
    """
    found, wanted = measure(session), aim(session, only)
    ties = tuple(sorted((min(a, b), max(a, b)) for a, b in found.ties.edges))
    return _searched(tuple(found.order), ties, wanted, frozenset(session.domain.not_brought))


@lru_cache(maxsize=16)
def _searched(
    order: tuple[str, ...], ties: tuple[Pair, ...], wanted: Aim, stays: frozenset[str]
) -> Help:
    """Kept: it is searched anew only when a relation, a position or the domain changed.

    ``stays``: who is not to be brought in.
    """
    import networkx as nx

    graph = nx.Graph()
    graph.add_nodes_from(order)
    graph.add_edges_from(ties)
    some = {node for node in order if node not in wanted.counted or graph.degree[node] <= FEW}
    joined = augmenting.joining(graph, wanted, order, some - stays)
    counted = augmenting.score(graph, wanted).shares(wanted.only)
    return Help(
        tuple(_suggestion(each) for each in augmenting.relations(graph, wanted, order)),
        None if joined is None else _suggestion(joined[1], joined[0]),
        tuple(each for each in wanted.only if each in counted),
    )


def _suggestion(gain: Gain, party: str | None = None) -> Suggestion:
    return Suggestion(gain.relations, gain.before, gain.after, party)


def imagined(session: Session, pairs: tuple[Pair, ...]) -> Session:
    """The session with these relations; the one given stays as it is."""
    known = {each.id for each in session.relations.items}
    free = (name for n in range(len(known) + len(pairs)) if (name := f"new{n}") not in known)
    return what_if(session, [AddRelation(next(free), a, b) for a, b in pairs])


def hours(session: Session) -> float:
    """What a new relation costs a year: what the group says, else our own `HOURS`."""
    said = session.domain.relation_hours
    return HOURS if said is None else said


# ---- in words ----


def findings(session: Session, t: Texts, only: tuple[Goal, ...] = AIMS) -> list[Finding]:
    """Each suggestion in words: what it changes, what it costs, and whether it can be done.

    Nothing where there is no numpy to search with: in a browser.
    """
    if not there("numpy"):
        return []
    found = helping(session, only)
    if not found:
        key = "nothing" if found.counted else "unknown"
        asked = t("helping.nothing_question") if found.counted else ""
        if found.counted and set_aside(session):
            key = "nothing_else"
        return [Finding(f"help_{key}", t(f"helping.{key}"), asked)]
    every = [*found.relations, *([found.party] if found.party else [])]
    return [
        Finding(
            "help_party" if each.party else "help_relation",
            " ".join([headline(each, session, t), *effects(each, t), price(each, session, t)]),
            question(each, session, t),
            each.more(only),
            "share",
        )
        for each in every
    ]


def headline(suggestion: Suggestion, session: Session, t: Texts) -> str:
    """What is suggested."""
    names = party_names(session, t)
    if suggestion.party is None:
        ((a, b),) = suggestion.relations
        return t("helping.relation", a=short(names[a], 48), b=short(names[b], 48))
    others = few([names[each] for each in partners(suggestion)], t)
    has = measure(session).degree[suggestion.party]
    inside = suggestion.party in taking_part(session)
    now = "outside" if not inside else "one" if has else "alone"
    said = t(f"helping.party.{now}", name=short(names[suggestion.party], 48))
    return f"{said} {t('helping.party.join', names=others)}"


def partners(suggestion: Suggestion) -> list[str]:
    """With whom the party that is brought in gets a relation."""
    return [a if b == suggestion.party else b for a, b in suggestion.relations]


def question(suggestion: Suggestion, session: Session, t: Texts) -> str:
    """The doubt: whether it can be done, and what there is in it for them."""
    names = party_names(session, t)
    if suggestion.party is not None:
        return t("helping.party_question", name=short(names[suggestion.party], 48))
    ((a, b),) = suggestion.relations
    return t("helping.question", a=short(names[a], 48), b=short(names[b], 48))


def price(suggestion: Suggestion, session: Session, t: Texts) -> str:
    """What it costs, and whether that is the group's own number."""
    key = "ours" if session.domain.relation_hours is None else "theirs"
    total = hours(session) * len(suggestion.relations)
    return t(f"helping.price.{key}", hours=amount(total, t))


def effects(suggestion: Suggestion, t: Texts) -> list[str]:
    """What it changes, aim by aim; nothing of an aim that stays as it was."""
    return [
        t(f"helping.effect.{key}", **values)
        for key, values in _changes(suggestion.before, suggestion.after, t)
    ]


def _changes(before: Score, after: Score, t: Texts) -> list[tuple[str, dict[str, object]]]:
    found: list[tuple[str, dict[str, object]]] = []
    for key in ("connected", "robust"):
        was, now = getattr(before, key), getattr(after, key)
        if was != now:
            found.append((key, {"before": was, "after": now, "all": after.pairs}))
    if after.steps is not None and before.steps is None:
        found.append(("near_first", {"after": t.number(after.steps, 2)}))
    elif after.steps is not None and before.steps is not None:
        steps = [t.number(each.steps or 0, 2) for each in (before, after)]
        if steps[0] != steps[1]:
            found.append(("near", {"before": steps[0], "after": steps[1]}))
    if before.touch != after.touch:
        found.append(("touch", {"before": before.touch, "after": after.touch, "all": after.sided}))
    return found


def value(score: Score, key: Goal, t: Texts) -> str:
    """Where a network stands on an aim, as people read it."""
    if key == "near":
        return "–" if score.steps is None else t.number(score.steps, 2)
    many = getattr(score, key)
    return "–" if many is None else t("helping.of", n=many, all=_all(score, key))


def _all(score: Score, key: Goal) -> int:
    return score.sided if key == "touch" else score.pairs
