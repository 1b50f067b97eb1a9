"""Advice on the kind of network, from the recorded parties and relations.

The article tells the four kinds apart by two questions: are the parties units of one
organisation or autonomous, and are they alike (horizontal), different (vertical, in a
chain) or both at once (diagonal)? Each kind gets a score from 0 to 1: the geometric mean
of its conditions, so that a kind of which one condition is absent cannot win on the rest.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from math import prod
from typing import Literal

from netwerk_widgets.insights.evidence import Evidence, gather
from netwerk_widgets.method import KINDS, Kind
from netwerk_widgets.session.models import Session
from netwerk_widgets.texts import Texts

Certainty = Literal["clear", "doubtful", "none"]

#: Less than this tells nothing.
MINIMUM_PARTIES, MINIMUM_RELATIONS = 3, 2
#: A kind below this score, or so close before the next, is doubtful.
CONVINCING, AHEAD = 0.65, 0.1


@dataclass(frozen=True)
class Reason:
    """A sentence of ``texts/…/network.toml`` (advice.reason, advice.against, advice.missing)."""

    key: str
    values: Mapping[str, object] = field(default_factory=dict)


@dataclass(frozen=True)
class Advice:
    """The kind that fits best (None when too little is recorded), why, and why not."""

    kind: Kind | None
    certainty: Certainty
    scores: dict[Kind, float] = field(default_factory=dict)
    reasons: list[Reason] = field(default_factory=list)
    against: list[Reason] = field(default_factory=list)
    missing: list[Reason] = field(default_factory=list)


@dataclass(frozen=True)
class AdviceWords:
    """The advice in sentences."""

    headline: str
    reasons: list[str]
    against: list[str]


def advise(session: Session) -> Advice:
    """The advice for what is recorded now; the same for any order of parties and relations."""
    evidence = gather(session)
    missing = _missing(evidence)
    if missing:
        return Advice(None, "none", missing=missing)
    scores = score(evidence)
    ranked = sorted(KINDS, key=lambda kind: -scores[kind])
    best, second = ranked[0], ranked[1]
    sure = scores[best] >= CONVINCING and scores[best] - scores[second] >= AHEAD
    return Advice(
        best,
        "clear" if sure else "doubtful",
        scores,
        _reasons(best, evidence),
        _against(best, second, scores, evidence),
    )


def score(e: Evidence) -> dict[Kind, float]:
    """How well each kind fits, 0–1."""
    autonomous = 1 - e.units / e.parties if e.units > 1 else 1.0
    vertical, horizontal = e.vertical_share, _upto((1 - e.vertical_share) / 0.6)
    several = e.branched or 1
    largest = e.largest / several
    mixed = 0.3 + 0.35 * _upto(e.alike / several / 0.3) + 0.35 * bool(e.public and e.private)
    return {
        # Half of the parties in one organisation is doubt, all of them is certainty.
        "internal": e.units / e.parties if e.units > 1 else 0.0,
        # Supply is the main relation, it runs over three stations, most take part in it.
        "chain": _mean(
            autonomous,
            _upto(vertical / 0.5) ** 2,
            _upto((e.path - 1) / 2),
            _upto(e.touched / e.parties / 0.6),
        ),
        # Nearly all in one branch, and what they have is not supply.
        "business": _mean(autonomous, _upto(largest / 0.8) ** 2, horizontal)
        if e.largest > 1
        else 0.0,
        # Several branches, some alike, public and private, and supply is not the main relation.
        "diagonal": _mean(
            autonomous,
            _upto((e.branches - 1) / 2),
            _upto((1 - largest) / 0.4),
            mixed**2,
            horizontal**2,
        ),
    }


def _upto(value: float) -> float:
    return min(1.0, max(0.0, value))


def _mean(*conditions: float) -> float:
    return float(prod(conditions) ** (1 / len(conditions)))


def _missing(e: Evidence) -> list[Reason]:
    found = []
    if e.parties < MINIMUM_PARTIES:
        found.append(Reason("parties", {"least": MINIMUM_PARTIES, "n": e.parties}))
    if e.parties and e.described * 2 < e.parties:
        found.append(Reason("branches", {"n": e.parties - e.described}))
    if e.relations < MINIMUM_RELATIONS:
        found.append(Reason("relations", {"least": MINIMUM_RELATIONS, "n": e.relations}))
    return found


def _reasons(kind: Kind, e: Evidence) -> list[Reason]:
    found: list[Reason | None] = []
    if kind == "internal":
        found = [Reason("units", {"n": e.units, "all": e.parties, "name": e.organisation})]
    elif kind == "chain":
        found = [
            _if(e.vertical > 0, "vertical", percent=round(100 * e.vertical_share)),
            _if(e.path > 2, "path", n=e.path),
            _if(e.branches > 2, "different", n=e.branches),
            _if(e.units < 2, "autonomous", n=e.parties),
        ]
    elif kind == "business":
        found = [
            _if(e.largest > 1, "alike", n=e.largest, all=e.branched, name=e.largest_branch),
            _if(e.vertical_share < 0.5, "horizontal", percent=100 - round(100 * e.vertical_share)),
            _if(e.units < 2, "autonomous", n=e.parties),
        ]
    else:
        found = [
            _if(e.alike > 1, "both", alike=e.alike, branches=e.branches),
            _if(e.alike < 2 and e.branches > 2, "different", n=e.branches),
            _if(bool(e.public and e.private), "mixed", public=e.public, private=e.private),
            _if(e.vertical_share < 0.5, "horizontal", percent=100 - round(100 * e.vertical_share)),
        ]
    return [each for each in found if each is not None]


def _against(kind: Kind, second: Kind, scores: dict[Kind, float], e: Evidence) -> list[Reason]:
    found = [
        _if(kind != "internal" and e.units > 1, "units", n=e.units, name=e.organisation),
        _if(kind == "internal" and e.units < e.parties, "others", n=e.parties - e.units),
        _if(
            kind in ("chain", "business") and bool(e.public and e.private),
            "mixed",
            public=e.public,
            private=e.private,
        ),
        _if(kind == "chain" and e.alike > 1, "alike", n=e.alike),
        _if(kind == "chain" and e.path < 3, "short"),
        _if(kind == "business" and e.branches > 1, "different", n=e.branched - e.largest),
        _if(
            kind in ("business", "diagonal") and e.vertical > 0,
            "vertical",
            percent=round(100 * e.vertical_share),
        ),
        _if(kind == "diagonal" and e.alike < 2, "nobody_alike"),
        _if(kind == "diagonal" and not (e.public and e.private), "one_side"),
        _if(e.described < e.parties, "unknown", n=e.parties - e.described),
        _if(scores[kind] - scores[second] < AHEAD and scores[second] > 0, "close", kind=second),
    ]
    return [each for each in found if each is not None]


def _if(condition: bool, key: str, **values: object) -> Reason | None:
    return Reason(key, values) if condition else None


def sentences(advice: Advice, t: Texts) -> AdviceWords:
    """The advice as a person reads it."""
    if advice.kind is None:
        missing = [
            t(f"network.advice.missing.{each.key}", **each.values) for each in advice.missing
        ]
        return AdviceWords(t("network.advice.none", missing=t.enumerate(missing)), [], [])
    kind = t(f"method.kind.{advice.kind}.label")
    headline = (
        t("network.advice.clear", kind=kind)
        if advice.certainty == "clear"
        else t("network.advice.doubtful", kind=kind)
    )
    return AdviceWords(
        headline,
        [t(f"network.advice.reason.{each.key}", **each.values) for each in advice.reasons],
        [_objection(each, t) for each in advice.against],
    )


def _objection(reason: Reason, t: Texts) -> str:
    values = dict(reason.values)
    if "kind" in values:
        values["kind"] = t(f"method.kind.{values['kind']}.label")
    return t(f"network.advice.against.{reason.key}", **values)
