"""Checking an exercise: which rules, of which answer, and how far a student is."""

import json
from collections.abc import Callable
from typing import Any, Literal

from netwerk_widgets.session import ids
from netwerk_widgets.session.models import Session
from netwerk_widgets.session.models.study import EXERCISES, Checked, Exercise
from netwerk_widgets.study.exercises import (
    compare,
    dilemma,
    drivers,
    facts,
    kind,
    parties,
    reflection,
    relations,
)
from netwerk_widgets.study.exercises.asked import Asked
from netwerk_widgets.study.guide import load_guide
from netwerk_widgets.study.outcome import Outcome
from netwerk_widgets.texts import Texts

#: Not checked yet; checked, and not all right or changed since; all right.
Status = Literal["open", "ready", "confirmed"]

_CHECKS: dict[Exercise, Callable[[Asked], Outcome]] = {
    "facts": facts.check,
    "parties": parties.check,
    "kind": kind.check,
    "relations": relations.check,
    "drivers": drivers.check,
    "dilemma": dilemma.check,
    "reflection": reflection.check,
    "compare": compare.check,
}


def check(case: str, exercise: Exercise, session: Session, t: Texts) -> Outcome:
    """What a student's answer to an exercise comes to; the same answer, the same outcome.

    Raises
    ------
    NetwerkError
        When there is no such case, or it is not one for students.
    """
    return _CHECKS[exercise](Asked(case, load_guide(case, t.language), session, t))


def answer(session: Session, exercise: Exercise) -> Any:
    """Everything that an exercise's check looks at."""
    study = session.study

    def prefixed(values: dict[str, Any], prefix: str = exercise) -> dict[str, Any]:
        return {key: each for key, each in sorted(values.items()) if key.startswith(f"{prefix}-")}

    own = [prefixed(study.chosen), prefixed(study.ticked), prefixed(study.written)]
    named = [[each.id, each.name] for each in session.stakeholders.items]
    if exercise == "parties":
        rows = [[e.id, e.name, e.sector, e.branch] for e in session.stakeholders.items]
        return own, rows, [[e.id, e.place] for e in study.places]
    if exercise == "kind":
        return own, session.domain.model_dump(mode="json", exclude={"scope", "source"})
    if exercise == "relations":
        return own, named, [[e.from_id, e.to_id] for e in session.relations.items]
    if exercise == "drivers":
        return own, [each.model_dump(mode="json") for each in study.evidence]
    if exercise == "dilemma":
        told = session.dilemmas.model_dump(mode="json", include={"dilemmas", "positions"})
        # Who says so is no part of an answer; what was checked with it once stays checked.
        said = {"source": "group"}
        return own, {name: [row | said for row in rows] for name, rows in told.items()}
    return own


def digest(session: Session, exercise: Exercise) -> str:
    """A short fingerprint of an answer."""
    text = json.dumps(answer(session, exercise), sort_keys=True, ensure_ascii=False)
    return ids.digest(text)


def last_check(session: Session, exercise: Exercise) -> Checked | None:
    """What the last check of an exercise came to, if it was ever checked."""
    return next((each for each in session.study.checked if each.id == exercise), None)


def is_fresh(session: Session, exercise: Exercise) -> bool:
    """Whether the answer is still the one that was checked."""
    last = last_check(session, exercise)
    return last is not None and last.digest == digest(session, exercise)


def status(session: Session, exercise: Exercise) -> Status:
    """How far an exercise is."""
    last = last_check(session, exercise)
    if last is None:
        return "open"
    whole = last.have >= last.need > 0 and is_fresh(session, exercise)
    return "confirmed" if whole else "ready"


def first_open(session: Session) -> Exercise:
    """Where to go on: the first exercise that is not all right."""
    return next((each for each in EXERCISES if status(session, each) != "confirmed"), EXERCISES[0])
