"""How far a group is: each step's "done when", as rules that the workbook checks itself."""

import json
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from typing import Any, Literal

from pydantic import BaseModel

from netwerk_widgets.method import ACCELERATORS, ASKS, Step
from netwerk_widgets.session import ids
from netwerk_widgets.session.fields import belongs, grew, in_step, later, rows
from netwerk_widgets.session.models import Session
from netwerk_widgets.session.models.common import Model
from netwerk_widgets.session.models.parties import Relation, Stakeholder
from netwerk_widgets.texts import Texts

Status = Literal["open", "ready", "confirmed"]

#: Fewer answers than this say more about the persons than about the group.
FEW = 3


@dataclass(frozen=True)
class Requirement:
    """One line of a "done when": how many there are of how many that are needed."""

    step: Step
    key: str
    have: int
    need: int

    @property
    def met(self) -> bool:
        """Whether there is enough; nothing of nothing is not."""
        return self.have >= self.need > 0

    def sentence(self, t: Texts) -> str:
        """The line in words, with what is still missing."""
        words = t(f"done.{self.step}.{self.key}", need=self.need)
        if self.met:
            return words
        return t("done.missing", line=words, have=self.have, need=max(self.need, 1))


Rule = tuple[str, int, int]


def _all(key: str, checks: Iterable[bool], least: int = 1) -> Rule:
    """Every one must hold, and there must be at least ``least``."""
    found = list(checks)
    return key, sum(found), max(len(found), least)


def _some(key: str, checks: Iterable[bool], need: int = 1) -> Rule:
    """At least ``need`` must hold."""
    return key, min(sum(checks), need), need


def _told(*words: str) -> bool:
    """Whether each of these was filled in; spaces are nothing."""
    return all(each.strip() for each in words)


def _many(counts: Mapping[Any, int]) -> int:
    """How many answered without a name."""
    return sum(counts.values())


def involved(session: Session) -> list[str]:
    """The parties in the core and the ring; all that have no place yet count too."""
    return [each.id for each in session.stakeholders.items if each.ring != "outside"]


def _context(s: Session) -> list[Rule]:
    scored = (
        all(a in r.now and a in r.expected for a in ACCELERATORS) for r in s.context.respondents
    )
    counts = {each.id: (each.now, each.expected) for each in s.context.counted}
    nameless = min(_many(each) for a in ACCELERATORS for each in counts.get(a, ({},)))
    strengthens = (
        bool(strength) for row in s.context.reinforcement for strength in row.strengthens.values()
    )
    described = (_told(each.name, each.interests) for each in s.stakeholders.items)
    return [
        _some("stakeholders", described, FEW),
        _all(
            "forces",
            (e.relevance is not None or _many(e.counts) > 0 for e in s.context.forces),
        ),
        ("respondents", min(sum(scored) + nameless, FEW), FEW),
        _some("reinforcement", strengthens, 3),
    ]


def _domain(s: Session) -> list[Rule]:
    parties = s.stakeholders.items
    scope = [each.scope for each in s.domain.scope if _told(each.text)]
    inside = set(involved(s))
    complete = sum({each.from_id, each.to_id} <= inside for each in s.relations.items)
    links = max(len(inside) - 1, 1)
    return [
        _all("rings", (each.ring is not None for each in parties)),
        _some("core", (each.ring == "core" for each in parties)),
        ("relations", min(complete, links), links),
        _some("kind", [s.domain.kind is not None and _told(s.domain.kind_reason)]),
        _some("geography", [bool(s.domain.geography)]),
        _some("parties", [s.domain.parties is not None]),
        _some("inside", (each == "in" for each in scope)),
        _some("outside", (each == "out" for each in scope)),
    ]


def _dream(s: Session) -> list[Rule]:
    dreams = {each.id: each for each in s.dream.dreams}
    parties = [dreams.get(each) for each in involved(s)]
    return [
        _all("sentences", (each is not None and _told(each.sentence) for each in parties)),
        _some("shared", [_told(s.dream.shared)]),
        _some("horizon", [s.dream.horizon is not None]),
        _some("themes", (_told(each.name) for each in s.dream.themes)),
        _all("support", (bool(each and each.support) for each in parties)),
    ]


def _goals(s: Session) -> list[Rule]:
    goals = s.goals.goals
    positions = {each.id: each.positions for each in s.goals.positions}
    return [
        _all(
            "measurable",
            (
                _told(g.name, g.indicator) and g.baseline is not None and g.target is not None
                for g in goals
            ),
        ),
        _all("dated", (g.due is not None for g in goals)),
        _all("owned", (g.owner is not None for g in goals)),
        _all("themed", (g.theme is not None for g in goals)),
        _all("positions", (g.id in positions.get(p, {}) for p in involved(s) for g in goals)),
    ]


def _dilemmas(s: Session) -> list[Rule]:
    dilemmas = s.dilemmas.dilemmas
    exchanges = {each.id: each for each in s.dilemmas.exchanges}
    inside = set(involved(s))
    reasoned = {
        dilemma.id: len(
            {
                each.party
                for each in s.dilemmas.positions
                if each.dilemma == dilemma.id
                and each.party in inside
                and each.position is not None
                and _told(each.reason)
            }
        )
        for dilemma in dilemmas
    }
    least = min(FEW, max(len(inside), 1))
    parties = [exchanges.get(each) for each in involved(s)]
    return [
        _all("poles", (_told(each.pole_a, each.pole_b) for each in dilemmas)),
        _all("positions", (count >= least for count in reasoned.values())),
        _all("exchange", (each is not None and _told(each.brings, each.gets) for each in parties)),
        _all("outcome", (_told(each.outcome) and each.review is not None for each in dilemmas)),
    ]


def _doing(s: Session) -> list[Rule]:
    actions = s.doing.actions
    served = {each.goal for each in actions}
    invested = {
        each.id for each in s.doing.investments if each.hours is not None or each.money is not None
    }
    counts = {each.id: each.counts for each in s.doing.counted}
    nameless = min(_many(counts.get(ask, {})) for ask in ASKS)
    answered = (all(ask in each.scores for ask in ASKS) for each in s.doing.readiness)
    return [
        _all("actions", (_told(a.name) and None not in (a.owner, a.start, a.end) for a in actions)),
        _all("goals", (each.id in served for each in s.goals.goals)),
        _all("investments", (each in invested for each in involved(s))),
        _all(
            "conditions", (c.level is not None or _many(c.counts) > 0 for c in s.doing.conditions)
        ),
        ("readiness", min(sum(answered) + nameless, FEW), FEW),
    ]


def _persevering(s: Session) -> list[Rule]:
    moments = s.persevering.moments
    dated = [each for each in moments if each.on is not None]
    latest = max(dated, key=lambda each: str(each.on), default=None)
    measured = {
        each.goal
        for each in s.persevering.measurements
        if latest and each.moment == latest.id and each.value is not None
    }
    return [
        _some("moments", (_told(each.name) and each.on is not None for each in moments)),
        _all("measured", (each.id in measured for each in s.goals.goals)),
        _some("lessons", (_told(each.text) for each in s.persevering.lessons)),
        _some("review", [s.persevering.next_review is not None]),
    ]


_RULES: dict[Step, Callable[[Session], list[Rule]]] = {
    "context": _context,
    "domain": _domain,
    "dream": _dream,
    "goals": _goals,
    "dilemmas": _dilemmas,
    "doing": _doing,
    "persevering": _persevering,
}


def requirements(session: Session, step: Step) -> list[Requirement]:
    """The "done when" of a step, line by line."""
    return [Requirement(step, *rule) for rule in _RULES[step](session)]


def content(session: Session, step: Step, document: dict[str, Any] | None = None) -> Any:
    """What belongs to a step: its own part, and its share of what steps have in common.

    ``document`` is the part as it was kept before, when its models were others.
    """
    part = getattr(session, step)
    kept = document or part.model_dump(mode="json")
    kept = {name: each for name, each in kept.items() if _counts(step, type(part), name)}
    own = _told_by_anybody(step, _as_at_first(type(part), kept))
    of_parties = in_step("stakeholders", Stakeholder, step)
    of_relations = in_step("relations", Relation, step)
    found: list[Any] = [own]
    if of_parties:
        found.append(_only(of_parties, session.stakeholders.items))
    if of_relations:
        lines = _only(of_relations, session.relations.items)
        plain = [_as_at_first(Relation, each) | {"source": "group"} for each in lines]
        found.append({"items": plain})
    return found if len(found) > 1 else own


def _counts(step: Step, model: type[BaseModel], name: str) -> bool:
    """Whether a field of a step's own part takes a confirmation away (`marks.OF_NO_STEP`)."""
    return name not in model.model_fields or bool(belongs(step, model, name).steps)


def _as_at_first(model: type[BaseModel], own: dict[str, Any]) -> dict[str, Any]:
    """A document without the fields that came later and are empty (`marks.Later`), rows too."""
    if not grew(model):
        return own
    kept = {name: each for name, each in own.items() if each or name not in later(model)}
    inner = {name: each for name, each in rows(model).items() if name in kept}
    return kept | {
        name: [_as_at_first(row, each) for each in kept[name]] for name, row in inner.items()
    }


def _told_by_anybody(step: Step, own: dict[str, Any]) -> dict[str, Any]:
    """A part without who says so, which takes no confirmation away.

    Once that was a word for each whole row. The group's own stays where it was, so that what was
    confirmed then is confirmed still.
    """
    made = {
        name: [{**row, "source": "group"} for row in value]
        if isinstance(value, list) and value and isinstance(value[0], dict)
        else value
        for name, value in own.items()
        if name != "source"
    }
    return made | {"shared_source": "group"} if step == "dream" else made


def _only(fields: tuple[str, ...], items: Iterable[Model]) -> list[dict[str, Any]]:
    return [each.model_dump(mode="json", include=set(fields)) for each in items]


def digest(session: Session, step: Step, document: dict[str, Any] | None = None) -> str:
    """A short fingerprint of a step's `content`."""
    text = json.dumps(content(session, step, document), sort_keys=True, ensure_ascii=False)
    return ids.digest(text)


def status(session: Session, step: Step) -> Status:
    """Confirmed while the content is what the group confirmed; else ready, or open."""
    confirmed = session.steps.confirmed.get(step)
    if confirmed is not None and confirmed.digest == digest(session, step):
        return "confirmed"
    return "ready" if all(each.met for each in requirements(session, step)) else "open"
